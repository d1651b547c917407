"""Finds the actors of a sentence: names and nouns of those who can say something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.analysis.model import Actor, Kind, Mention, Token
from generator.analysis.speech.rules import SpeechRules, speech_rules
from generator.analysis.tokens import MARKS, loose_dates, lower_at, undated, written

LONGEST_COMPLEMENT = 7
LONGEST_DESCRIPTION = 3
"""Words before a noun, or before the capital of a name, that say what it is, itself included for a noun."""
LONGEST_PARENTHESIS = 10
LONGEST_MARKED = 4
FAR = 7
"""Words that may stand before the first capital of a name: articles, and what it is."""
APOSTROPHES = ("'", "’")
_JOINABLE = (Kind.NAME, Kind.GROUP)


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a noun phrase begins: with the determiners `start:noun`. `determined` also by an article left out of it."""

    start: int
    noun: int
    determined: bool


def actor_at(tokens: Sequence[Token], start: int, rules: SpeechRules, *, oblique: bool = False) -> Actor | None:
    """The noun phrase that begins at token `start`, if it is one of an actor.

    `oblique` says that an article which is no nominative stands before it ("nach Angaben des").
    """
    first = _single(tokens, start, rules, oblique=oblique)
    if first is None or first.kind not in _JOINABLE or lower_at(tokens, first.end) not in rules.grammar.and_:
        return first
    second = _single(tokens, first.end + 1, rules)
    if second is None or second.kind not in _JOINABLE:
        return first
    other = second.name if second.kind is Kind.NAME else written(tokens, second.start, second.end)
    name = f"{first.name} {tokens[first.end].text} {other}"
    if _is_one_name(tokens, first, second, rules):
        return Actor(start, second.end, name, Kind.NAME, head=second.head)
    kind = Kind.NAME if first.kind is second.kind is Kind.NAME else Kind.GROUP
    return Actor(start, second.end, name, kind, many=True)


def _is_one_name(tokens: Sequence[Token], first: Actor, second: Actor, rules: SpeechRules) -> bool:
    """Whether "and" stands inside a name ("Securities and Exchange Commission"), not between two."""
    organisations = rules.reporting.organisations
    common = " " not in first.name and first.name.casefold() in organisations
    return common and tokens[second.start].is_capital and second.head in organisations


def _single(tokens: Sequence[Token], start: int, rules: SpeechRules, *, oblique: bool = False) -> Actor | None:
    if start >= len(tokens):
        return None
    grammar, opening = rules.grammar, tokens[start].lower
    if opening in rules.pronouns and lower_at(tokens, start - 1) in ("", ","):
        many = opening in grammar.many - grammar.one
        return Actor(start, start + 1, tokens[start].text, Kind.PRONOUN, many=many)
    noun = start
    while lower_at(tokens, noun) in grammar.determiners:
        noun += 1
    phrase = _Opening(start, noun, determined=noun > start or oblique)
    if (body := _body(tokens, phrase, rules)) is not None:
        return body
    if phrase.determined and (marked := marked_name(tokens, noun)) is not None:
        return replace(marked, start=start)
    if noun == 0 and not grammar.noun_capitals:
        # The first word of a sentence has a capital in any case.
        return _common(tokens, phrase, rules) or _named(tokens, phrase, rules)
    return _named(tokens, phrase, rules) or _common(tokens, phrase, rules)


def marked_name(tokens: Sequence[Token], start: int) -> Actor | None:
    """A name between quotation marks, as media's are: "der „Hafenbote“"."""
    if start >= len(tokens) or tokens[start].text not in MARKS:
        return None
    close = start + 1
    while close < len(tokens) and close - start <= LONGEST_MARKED and tokens[close].is_capital:
        close += 1
    if close == start + 1 or lower_at(tokens, close) not in MARKS:
        return None
    return Actor(start, close + 1, written(tokens, start + 1, close), Kind.NAME, determined=True)


def _named(tokens: Sequence[Token], opening: _Opening, rules: SpeechRules) -> Actor | None:
    """A name, with up to three words in lower case before it that say what it is ("the trade body Pay Now")."""
    start = _past_description(tokens, opening.noun, rules)
    end = _run(tokens, start, rules)
    if end == start or not _is_name(tokens, start, end, rules, determined=opening.determined):
        return None
    first = _past_office(tokens, start, end, rules)
    last = _before_affiliation(tokens, first, end, rules)
    person = last < end or first > start or lower_at(tokens, first - 1) in rules.offices
    return Actor(
        opening.start,
        _after_parenthesis(tokens, end),
        written(tokens, first, last),
        Kind.NAME,
        tokens[end - 1].lower,
        person=person,
        determined=start == first == opening.noun and lower_at(tokens, start - 1) in rules.grammar.determiners,
    )


def _body(tokens: Sequence[Token], opening: _Opening, rules: SpeechRules) -> Actor | None:
    """An institution that its noun in small letters and what it is of name together: "le ministère des Transports"."""
    head = opening.noun
    if not rules.grammar.head_first or lower_at(tokens, head) not in rules.reporting.institutions:
        return None
    for at in range(head + 1, min(head + 1 + LONGEST_DESCRIPTION, len(tokens))):
        if (end := _belonging(tokens, at, rules)) > at:
            return Actor(opening.start, end, written(tokens, head, end), Kind.NAME, tokens[head].lower)
        if _ends_phrase(tokens[at], rules) and tokens[at].lower not in rules.grammar.of:
            return None
    return None


def _past_description(tokens: Sequence[Token], start: int, rules: SpeechRules) -> int:
    """Where a name begins after words in lower case, of which the last is what it is; `start` where none does."""
    lead = start
    while lead < len(tokens) and lead - start < LONGEST_DESCRIPTION and _is_small(tokens[lead]):
        lead += 1
    if lead >= len(tokens) or not tokens[lead].is_capital:
        return start
    # Where all nouns have capitals, small words before two of them are what the first one is like.
    two = rules.grammar.noun_capitals and lead + 1 < len(tokens) and tokens[lead + 1].is_capital
    liked = two and not any(token.lower in rules.closing for token in tokens[start:lead])
    return lead if liked or lower_at(tokens, lead - 1) in rules.roles else start


def _is_small(token: Token) -> bool:
    return token.is_word and not token.is_capital


def _past_office(tokens: Sequence[Token], start: int, end: int, rules: SpeechRules) -> int:
    """Where a person's name begins after all that stands before it: the office last, with what it belongs to
    ("Port Club Chair Katrin Vogel", "Mr. Vogel")."""
    for at in range(end - 1, start, -1):
        dot = tokens[at - 1].text == "."
        office = tokens[at - 1 - dot].lower
        short = end - at == 1
        fits = office in rules.offices | rules.reporting.courtesies if short else rules.is_person(office)
        if tokens[at].is_capital and fits and not _has_organisation(tokens[at:end], rules):
            return at
    return start


def _before_affiliation(tokens: Sequence[Token], start: int, end: int, rules: SpeechRules) -> int:
    """Where a person's name ends before the organisation it belongs to ("Ines Calder of the Ledger Institute")."""
    for at in range(start + 2, end):
        if tokens[at].lower in rules.grammar.inside and not tokens[at].is_capital:
            return end if _has_organisation(tokens[start:at], rules) else at
    return end


def _has_organisation(tokens: Sequence[Token], rules: SpeechRules) -> bool:
    return any(rules.is_organisation(token.lower) for token in tokens)


def _run(tokens: Sequence[Token], start: int, rules: SpeechRules) -> int:
    """Where the run of capitalised words that begins at `start` ends; words inside names join them."""
    end = start
    while end < len(tokens) and not tokens[end].quoted:
        if not (_joins(tokens, start, end, rules) or _is_part(tokens, start, end, rules)):
            break
        end += 1
    # "Lega araba": an organisation's adjectives have no capital where they follow it.
    if rules.grammar.head_first and end == start + 1 and rules.is_organisation(tokens[start].lower):
        while end < min(len(tokens), start + LONGEST_DESCRIPTION) and _is_adjective(tokens[end], rules):
            end += 1
    return end


def _is_adjective(token: Token, rules: SpeechRules) -> bool:
    """Whether a small word after an organisation's noun may be part of its name: none that has another task."""
    idle = rules.closing | rules.skipped | rules.stopwords
    known = token.lower in idle or token.lower in rules.finite or token.lower in rules.reporting.participle_of
    return _is_small(token) and token.text.isalpha() and not known and token.lower.endswith(rules.grammar.adjectives)


def _is_part(tokens: Sequence[Token], start: int, at: int, rules: SpeechRules) -> bool:
    """Whether a word has a capital, and not only as the first of its sentence or of an adjective ("EU-wide")."""
    token = tokens[at]
    if not (token.is_word and token.is_capital) or ("-" in token.text and token.text.rpartition("-")[2].islower()):
        return False
    if at > start or token.lower not in rules.stopwords or (token.text.isupper() and len(token.text) > 1):
        return True
    opens = not any(other.is_word for other in tokens[:start])
    return not opens and at + 1 < len(tokens) and tokens[at + 1].is_capital


def _joins(tokens: Sequence[Token], start: int, at: int, rules: SpeechRules) -> bool:
    """Whether a word or mark stands inside the name that begins at `start`, between two of its capitals."""
    if at == start:
        return False
    if tokens[at].text == ".":
        return tokens[at - 1].lower in rules.dotted and at + 1 < len(tokens) and tokens[at + 1].is_capital
    if tokens[at].text in (*APOSTROPHES, "&"):
        held = tokens[at].text == "&" or tokens[at - 1].lower.endswith("s")
        return held and at + 1 < len(tokens) and tokens[at + 1].is_capital
    inside = tokens[at].lower in rules.joining and _goes_on(tokens, at, rules)
    return inside and (not rules.grammar.noun_capitals or _joins_nouns(tokens, start, at, rules))


def _joins_nouns(tokens: Sequence[Token], start: int, at: int, rules: SpeechRules) -> bool:
    """Whether a preposition or article can stand inside a name where nouns have capitals: after an organisation's
    noun, one that joins names also after a first name. "Version von Debian" is none."""
    if _has_organisation(tokens[start:at], rules):
        return True
    return tokens[at].lower in rules.grammar.joins and not _is_abstract(tokens[at - 1], rules)


def _is_abstract(token: Token, rules: SpeechRules) -> bool:
    """Whether a noun is by its ending nobody's name."""
    return token.lower.endswith(rules.grammar.abstract_endings)


def _goes_on(tokens: Sequence[Token], at: int, rules: SpeechRules) -> bool:
    """Whether a word inside a name is followed by more of it, at most two such words on."""
    for token in tokens[at + 1 : at + 3]:
        if token.is_word and token.is_capital:
            return True
        if token.lower not in rules.grammar.inside:
            return False
    return False


def _is_name(tokens: Sequence[Token], start: int, end: int, rules: SpeechRules, *, determined: bool) -> bool:
    """Whether capitalised words are a name: no adjective before a noun that speaks.

    Where all nouns have capitals they are where two stand side by side, or one alone without an article that is no
    common word of an actor.
    """
    if not rules.grammar.noun_capitals:
        after = lower_at(tokens, end)
        follows = end < len(tokens) and not tokens[end].is_capital and after not in rules.reporting.verb_of
        return not (follows and rules.speaks(after))
    run = [token for token in tokens[start:end] if token.is_capital]
    short = any(token.text.isupper() and len(token.text) > 1 for token in run)
    if _is_abstract(run[-1], rules) and not short and not _has_organisation(run, rules):
        return False
    return len(run) > 1 or _is_single_name(run[0], rules, determined=determined)


def _is_single_name(word: Token, rules: SpeechRules, *, determined: bool) -> bool:
    """Whether a word alone is a name where nouns have capitals: an abbreviation, or nothing else that can speak."""
    known = rules.reporting
    if word.lower in rules.grammar.one | rules.grammar.many or rules.is_person(word.lower):
        return False
    common = word.lower in known.actor_nouns | known.organisations | known.statement_nouns
    abbreviation = sum(letter.isupper() for letter in word.text) > 1
    return abbreviation or not (determined or common)


def _common(tokens: Sequence[Token], opening: _Opening, rules: SpeechRules) -> Actor | None:
    """A common noun that can speak, with up to two words before it that describe it and a complement after it."""
    for head in range(opening.noun, min(opening.noun + LONGEST_DESCRIPTION, len(tokens))):
        lower = tokens[head].lower
        if f"{lower} {lower_at(tokens, head + 1)}" in rules.reporting.actor_nouns | rules.reporting.institutions:
            return _noun(tokens, opening, head + 2, rules)
        if head == opening.noun and _points_at_several(tokens, opening, rules):
            return Actor(opening.start, head + 1, tokens[head].text, Kind.NOUN, head=lower, many=True)
        kind = _kind(tokens, head, opening, rules)
        if kind is Kind.NOUN:
            return _noun(tokens, opening, head + 1, rules)
        if kind is not None:
            return Actor(opening.start, head + 1, written(tokens, opening.noun, head + 1), kind, head=lower)
        if _ends_phrase(tokens[head], rules):
            return None
    return None


def _ends_phrase(token: Token, rules: SpeechRules) -> bool:
    """Whether no noun of the same phrase follows."""
    return not token.is_word or token.lower in rules.closing or token.lower in rules.reporting.verb_of


def _kind(tokens: Sequence[Token], head: int, opening: _Opening, rules: SpeechRules) -> Kind | None:
    """As what a noun can say something: a statement, a line of business, somebody; None if it cannot."""
    lower = tokens[head].lower
    if opening.determined and lower in rules.reporting.statement_nouns:
        return Kind.STATEMENT
    if head + 1 < len(tokens) and rules.speaks(tokens[head + 1].lower):
        return None
    if opening.determined and rules.is_collective(lower):
        return Kind.GROUP
    return Kind.NOUN if rules.speaks(lower) else None


def _determiners(tokens: Sequence[Token], opening: _Opening) -> frozenset[str]:
    return frozenset(token.lower for token in tokens[opening.start : opening.noun])


def _points_at_several(tokens: Sequence[Token], opening: _Opening, rules: SpeechRules) -> bool:
    """Whether any noun means several named before: "the two firms"."""
    determiners = _determiners(tokens, opening)
    points = len(determiners & rules.grammar.pair) == 1 < len(determiners)
    return points and tokens[opening.noun].lower not in rules.grammar.not_actor


def _noun(tokens: Sequence[Token], opening: _Opening, end: int, rules: SpeechRules) -> Actor | None:
    """A common noun as an actor; one of several points at those named before only with "the two", "both"."""
    start, noun = opening.start, opening.noun
    determiners, head = _determiners(tokens, opening), rules.nominative(tokens[end - 1].lower)
    if determiners & rules.grammar.indefinite:
        return _somebodys(tokens, opening, end, rules)
    first = tokens[start].lower if determiners else ""
    many = rules.is_plural(head, first, determined=opening.determined)
    if not (many or opening.determined):
        return None
    close = _complement(tokens, end, rules) if many else end
    kind = Kind.GROUP if many and not determiners & rules.grammar.pair else Kind.NOUN
    return Actor(start, close, written(tokens, noun, close), kind, head=head, many=many)


def _somebodys(tokens: Sequence[Token], opening: _Opening, end: int, rules: SpeechRules) -> Actor | None:
    """Whom an article points at nobody with: an actor only where a name says whose it is."""
    close = _belonging(tokens, end, rules)
    adjective = not rules.grammar.noun_capitals and any(token.is_capital for token in tokens[opening.noun : end])
    if close == end and not adjective:
        return None
    head = rules.nominative(tokens[end - 1].lower)
    return Actor(opening.start, close, written(tokens, opening.noun, close), Kind.GROUP, head=head)


def _belonging(tokens: Sequence[Token], start: int, rules: SpeechRules) -> int:
    """Where the name ends that says whose a person is ("a spokesperson for the SEC"); `start` where there is none."""
    grammar, at = rules.grammar, start
    if lower_at(tokens, start) not in grammar.of:
        return start
    while lower_at(tokens, at) in grammar.of | grammar.determiners:
        at += 1
    if at < len(tokens) and rules.is_organisation(tokens[at].lower):
        return at + 1
    end = _run(tokens, at, rules)
    named = end > at and (not grammar.noun_capitals or _is_name(tokens, at, end, rules, determined=True))
    return end if named else start


def _complement(tokens: Sequence[Token], start: int, rules: SpeechRules) -> int:
    """Where the prepositional complement that may follow a noun ends ("critics of the planned exemption")."""
    if start >= len(tokens) or not _opens_complement(tokens[start], rules):
        return start
    for end in range(start + 1, min(start + LONGEST_COMPLEMENT, len(tokens))):
        linked = tokens[end - 1].lower in rules.linking
        if not tokens[end].is_word:
            return end if tokens[end].text == "," and not linked else start
        if not linked and tokens[end].lower in rules.complete:
            return end
    return start


def _opens_complement(token: Token, rules: SpeechRules) -> bool:
    """Whether a word is a preposition, or an adjective in the genitive, that hangs a noun on the one before."""
    return token.lower in rules.grammar.of or (
        not token.is_capital and token.lower.endswith(rules.grammar.adjective_genitives)
    )


def _after_parenthesis(tokens: Sequence[Token], end: int) -> int:
    """The token after a short parenthesis that follows a name: "(BA)", "(D-N.C.)"."""
    if end >= len(tokens) or tokens[end].text != "(":
        return end
    closed = (at + 1 for at in range(end, min(end + LONGEST_PARENTHESIS, len(tokens))) if tokens[at].text == ")")
    return next(closed, end)


def mentions(tokens: Sequence[Token], rules: SpeechRules) -> tuple[Mention, ...]:
    """The names of a sentence in order, and whether each can be its subject: no preposition or figure before it."""
    found: list[Mention] = []
    at = 0
    capitals = [place for place, token in enumerate(tokens) if token.is_capital]
    while (near := next((place for place in capitals if place >= at), None)) is not None:
        at = max(at, near - FAR)
        actor = actor_at(tokens, at, rules) if tokens[at].is_word else None
        if actor is None or actor.kind is not Kind.NAME:
            at += 1
            continue
        found.append(Mention(actor, _is_free(tokens, at, rules) and not tokens[at].quoted))
        at = max(actor.end, at + 1)
    return tuple(found)


def _is_free(tokens: Sequence[Token], at: int, rules: SpeechRules) -> bool:
    """Whether no preposition or figure stands before a name; one that opens the sentence is the name's view."""
    # "For Citadel, …" at the head of a sentence gives Citadel's view: it is who the sentence is about.
    before = lower_at(tokens, at - 1)
    if at == 1 and before in rules.reporting.before_actor_weak:
        return True
    return not (before in rules.grammar.not_actor or before.isdigit())


def named_in(text: str, language: str) -> tuple[Mention, ...]:
    """The names of a piece of a sentence."""
    return mentions(undated(text, loose_dates(text, language)), speech_rules(language))
