"""Finds the actors of a sentence: names and nouns of those who can say something."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis.model import Actor, Kind, Token
from generator.analysis.speech.grammar import closing, grammar, pronouns
from generator.analysis.speech.nouns import collective, compound, offices, people, plural, roles, speaks
from generator.analysis.tokens import written
from generator.languages import language_data

LONGEST_APPOSITION = 14
LONGEST_COMPLEMENT = 7
ABSTRACT = ("ung", "ion", "heit", "keit", "schaft", "tät", "nis")
"""How German nouns end that are nobody's first name."""


def actor_at(words: Sequence[Token], start: int, language: str, *, oblique: bool = False) -> Actor | None:
    """The noun phrase that begins at token `start`, if it is one of an actor.

    `oblique` says that an article which is no nominative stands before it ("nach Angaben des").
    """
    first = _single(words, start, language, oblique=oblique)
    if first is None:
        return None
    joint = grammar(language).and_
    if first.end + 1 < len(words) and words[first.end].lower in joint and first.kind is not Kind.PRONOUN:
        second = _single(words, first.end + 1, language)
        if second is not None and second.kind in (Kind.NAME, Kind.GROUP) and first.kind in (Kind.NAME, Kind.GROUP):
            other = second.name if second.kind is Kind.NAME else written(words, second.start, second.end)
            name = f"{first.name} {words[first.end].text} {other}"
            if _one_name(words, first, second, language):
                return Actor(start, second.end, name, Kind.NAME, head=second.head)
            kind = Kind.NAME if first.kind is second.kind is Kind.NAME else Kind.GROUP
            return Actor(start, second.end, name, kind, many=True)
    return first


def _one_name(words: Sequence[Token], first: Actor, second: Actor, language: str) -> bool:
    """Whether "and" stands inside a name ("Securities and Exchange Commission"), not between two."""
    known = language_data(language).reporting
    common = " " not in first.name and first.name.casefold() in known.organisations
    return common and words[second.start].is_capital and second.head in known.organisations


def _single(words: Sequence[Token], start: int, language: str, *, oblique: bool = False) -> Actor | None:
    rules = grammar(language)
    if start >= len(words):
        return None
    opening = words[start].lower
    first = start == 0 or words[start - 1].text == ","
    if first and opening in pronouns(language):
        return Actor(start, start + 1, words[start].text, Kind.PRONOUN, many=opening in rules.many - rules.one)
    at = start
    while at < len(words) and words[at].lower in rules.determiners:
        at += 1
    determined = at > start or oblique
    if start == 0 and at == 0 and language != "de":
        # The first word of a sentence has a capital in any case.
        common = _common(words, start, at, language, determined=determined)
        if common is not None:
            return common
    return _named(words, start, at, language, determined=determined) or _common(
        words, start, at, language, determined=determined
    )


def _named(words: Sequence[Token], start: int, at: int, language: str, *, determined: bool) -> Actor | None:
    """A name, with up to three words in lower case before it that say what it is ("the trade body Pay Now")."""
    lead, before = at, roles(language)
    while lead < len(words) and lead - at < 3 and words[lead].is_word and not words[lead].is_capital:
        lead += 1
    if lead > at and not (words[lead - 1].lower in before and lead < len(words) and words[lead].is_capital):
        return None
    end = _run(words, lead, language)
    if language != "de" and end < len(words) and not words[end].is_capital and speaks(words[end].lower, language):
        return None
    if end == lead or (language == "de" and not _german_name(words, lead, end, determined=determined)):
        return None
    first = _past_office(words, lead, end, language)
    last = _before_affiliation(words, first, end, language)
    close = _after_abbreviation(words, end)
    person = last < end or first > lead or (first > 0 and words[first - 1].lower in offices(language))
    return Actor(start, close, written(words, first, last), Kind.NAME, words[end - 1].lower, person=person)


def _past_office(words: Sequence[Token], start: int, end: int, language: str) -> int:
    """Where a person's name begins after the office before it ("Sprecherin Katrin Vogel")."""
    while end - start > 2 and words[start].lower in people(language):
        start += 1
    return start


def _before_affiliation(words: Sequence[Token], start: int, end: int, language: str) -> int:
    """Where a person's name ends before the organisation it belongs to ("Ines Calder of the Ledger Institute")."""
    rules, known = grammar(language), language_data(language).reporting
    for at in range(start + 2, end):
        if words[at].lower in rules.inside and not words[at].is_capital:
            plain = words[start:at]
            organised = any(token.lower in known.organisations or compound(token.lower, language) for token in plain)
            return end if organised else at
    return end


def _run(words: Sequence[Token], start: int, language: str) -> int:
    """Where the run of capitalised words that begins at `start` ends; words inside names join them."""
    rules, known = grammar(language), language_data(language)
    end = start
    while end < len(words) and not words[end].quoted:
        token = words[end]
        opens = end == start and token.lower in known.stopwords and not any(one.is_word for one in words[:start])
        opens = opens or ("-" in token.text and token.text.rpartition("-")[2].islower())
        owns = token.text in ("'", "’") and end > start and words[end - 1].lower.endswith("s")
        joins = owns and end + 1 < len(words) and words[end + 1].is_capital
        joins = joins or (
            end > start
            and token.lower in rules.inside - rules.and_
            and _goes_on(words, end, rules.inside)
            and (language != "de" or _german_joint(words, start, end))
        )
        if not joins and (opens or not token.is_word or not token.is_capital):
            break
        end += 1
    return end


def _german_joint(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether a preposition or article can stand inside a German name: after an organisation's noun, "von" also after
    a first name. "Version von Debian" is none."""
    known = language_data("de").reporting
    before = [token.lower for token in words[start:at]]
    if any(word in known.organisations or compound(word, "de") for word in before):
        return True
    return words[at].lower == "von" and not before[-1].endswith(ABSTRACT)


def _goes_on(words: Sequence[Token], at: int, inside: frozenset[str]) -> bool:
    """Whether a word inside a name is followed by more of it, at most two such words on."""
    for token in words[at + 1 : at + 3]:
        if token.is_word and token.is_capital:
            return True
        if token.lower not in inside:
            return False
    return False


def _german_name(words: Sequence[Token], start: int, end: int, *, determined: bool) -> bool:
    """Whether capitalised German words are a name: nouns have capitals too.

    They are where two stand side by side, or one alone without an article that is no common word of an actor.
    """
    known = language_data("de").reporting
    run = [token for token in words[start:end] if token.is_capital]
    word, last = run[0], run[-1].lower
    organised = any(token.lower in known.organisations or compound(token.lower, "de") for token in run)
    if last.removesuffix("en").endswith(ABSTRACT) and not organised:
        return False
    if len(run) > 1:
        return True
    rules = grammar("de")
    if word.lower in rules.one | rules.many:
        return False
    common = word.lower in known.actor_nouns | known.organisations | known.statement_nouns
    acronym = sum(letter.isupper() for letter in word.text) > 1
    return acronym or (not determined and not common)


def _common(words: Sequence[Token], start: int, at: int, language: str, *, determined: bool) -> Actor | None:
    """A common noun that can speak, with up to two words before it that describe it and a complement after it."""
    known, rules = language_data(language).reporting, grammar(language)
    before, pairs = frozenset(token.lower for token in words[start:at]), rules.pair
    for head in range(at, min(at + 3, len(words))):
        lower = words[head].lower
        pair = f"{lower} {words[head + 1].lower}" if head + 1 < len(words) else ""
        if not words[head].is_word or lower in rules.determiners:
            return None
        if pair in known.actor_nouns:
            return _noun(words, start, at, head + 2, language, determined=determined)
        if head == at and len(before & pairs) == 1 < len(before) and lower not in rules.not_actor:
            return Actor(start, head + 1, written(words, at, head + 1), Kind.NOUN, head=lower, many=True)
        if lower in known.statement_nouns and determined:
            return Actor(start, head + 1, written(words, at, head + 1), Kind.STATEMENT, head=lower)
        last = head + 1 == len(words) or not speaks(words[head + 1].lower, language)
        if last and determined and collective(lower, language):
            return Actor(start, head + 1, written(words, at, head + 1), Kind.GROUP, head=lower)
        if last and speaks(lower, language):
            return _noun(words, start, at, head + 1, language, determined=determined)
        if lower in closing(language) or lower in known.verb_of:
            return None
    return None


def _noun(words: Sequence[Token], start: int, at: int, end: int, language: str, *, determined: bool) -> Actor | None:
    """A common noun as an actor; one of several points at those named before only with "the two", "both"."""
    head = words[end - 1].lower
    if language == "de" and head.endswith("s") and head not in language_data("de").reporting.actor_nouns:
        head = head.removesuffix("es") if head.endswith(("tes", "des")) else head[:-1]
    opening = frozenset(token.lower for token in words[start:at])
    many = plural(head, words[start].lower if at > start else "", language, determined=determined)
    close = _complement(words, end, language) if many else end
    pointing = not many or bool(opening & grammar(language).pair)
    kind = Kind.NOUN if pointing else Kind.GROUP
    if opening & grammar(language).indefinite:
        close = _belonging(words, end, language)
        organised = close > end or (language != "de" and any(token.is_capital for token in words[at:end]))
        return Actor(start, close, written(words, at, close), Kind.GROUP, head=head) if organised else None
    if not (many or determined):
        return None
    return Actor(start, close, written(words, at, close), kind, head=head, many=many)


def _belonging(words: Sequence[Token], start: int, language: str) -> int:
    """Where the name ends that says whose a person is ("a spokesperson for the SEC"); `start` where there is none."""
    rules = grammar(language)
    at = start
    if start >= len(words) or words[start].lower not in rules.of:
        return start
    while at < len(words) and words[at].lower in rules.of | rules.determiners:
        at += 1
    end = _run(words, at, language)
    named = end > at and not (language == "de" and not _german_name(words, at, end, determined=True))
    return end if named else start


def _complement(words: Sequence[Token], start: int, language: str) -> int:
    """Where the prepositional complement that may follow a noun ends ("critics of the planned exemption")."""
    rules, known = grammar(language), language_data(language).reporting
    genitive = language == "de" and start < len(words) and words[start].lower.endswith(("er", "r"))
    if start >= len(words) or not (words[start].lower in rules.of or (genitive and not words[start].is_capital)):
        return start
    for end in range(start + 1, min(start + LONGEST_COMPLEMENT, len(words))):
        lower, last = words[end].lower, words[end - 1].lower
        if not words[end].is_word:
            return end if words[end].text == "," and last not in rules.determiners | rules.not_actor else start
        linked = last in rules.determiners | rules.of | rules.not_actor
        verbal = lower in known.verb_of or lower in rules.perfect | rules.passive | rules.adverbs
        if not linked and (verbal or lower in rules.not_actor):
            return end
    return start


def _after_abbreviation(words: Sequence[Token], end: int) -> int:
    """The token after "(BA)", where that follows a name."""
    closed = [token.text for token in words[end : end + 3]]
    return end + 3 if len(closed) == 3 and closed[0] == "(" and closed[2] == ")" else end
