"""Finds in one sentence who reports what with which verb: "X argues that", "…", said X, "according to X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.analysis.model import Actor, Kind, Report, Token
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.attributed import attributed_reports
from generator.analysis.speech.rules import SpeechRules, is_certain
from generator.analysis.speech.verbs import Verb, reporting_verbs
from generator.analysis.tokens import MARKS, POSSESSIVE, ends_clause, lower_at, written

FARTHEST_SUBJECT = 48
LONGEST_ASIDE = 36
LONGEST_COMPLEMENT = 9
LONGEST_SUBJECT = 12
"""Words of a subject after its verb, with all that stands before its name ("host", "Port Club Chair")."""
FARTHEST_INFINITIVE = 8
ADDRESSED = 10
"""Words after a verb among which what opens its clause must be, behind whom it was said to, where and when."""
FARTHEST_FINITE = 14
"""Words after a verb among which the finite one of a clause without an opening word must be."""
NEAR = 6
"""Words between a verb and its subject among which a negation turns it."""
SAID = frozenset({*MARKS, ",", "’"})
"""Marks at the end of what is said, before the verb that reports it."""
DASHES = ("–", "—", "-")
FRONTED = frozenset({*SAID, *DASHES, "'"})
"""Marks between what is said and a verb that stands before its subject."""
LITTLE = 4
"""Letters of a little word; words of a headline."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A report, and whether what is said stands before it ("…, said X")."""

    report: Report
    back: bool


def reports(tokens: Sequence[Token], rules: SpeechRules, *, announcing: bool = False) -> tuple[Report, ...]:
    """The reports of a sentence that are not inside another, in the order of the text.

    `announcing` says that what is reported stands in the paragraph after ("The letter replied,").
    """
    if _is_headline(tokens):
        return ()
    if rules.grammar.enclitics:
        tokens = tuple(replace(token, lower=_without_enclitic(token, rules)) for token in tokens)
    verbs = tuple(reporting_verbs(tokens, rules))
    attributed = list(attributed_reports(tokens, verbs, rules))
    taken = {verb.start for verb in verbs for report in attributed if report.text == verb.text}
    rest = [verb for verb in verbs if verb.start not in taken]
    found = [_Said(report, back=lower_at(tokens, report.at - 1) in SAID) for report in attributed]
    found += _spoken(tokens, rest, rules, announcing=announcing)
    return _outermost(tokens, sorted(found, key=lambda said: said.report.at), rules)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether all words but the little ones have a capital, verbs and adjectives, too."""
    outside = [token for token in tokens if not token.quoted]
    long = [token.is_capital for token in outside if len(token.text) > LITTLE and token.text[0].isalpha()]
    return len(long) >= LITTLE and sum(long) * 10 >= len(long) * 9


def _outermost(tokens: Sequence[Token], found: Sequence[_Said], rules: SpeechRules) -> tuple[Report, ...]:
    """Reports without those in what another reports: all before one that follows what is said, and all after one that
    precedes it, but for another half of the sentence ("…, but Y said")."""
    kept: list[Report] = []
    for said in found:
        actor = said.report.actor
        if said.back:
            kept = [report for report in kept if _is_apart(tokens, report.at, actor.start, rules)]
        elif any(report.actor != actor and not _is_apart(tokens, report.at, actor.start, rules) for report in kept):
            continue
        kept.append(said.report)
    return tuple(kept)


def _is_apart(tokens: Sequence[Token], first: int, second: int, rules: SpeechRules) -> bool:
    """Whether two places of a sentence are in halves that are set against each other."""
    between = range(first + 1, second)
    return any(
        tokens[at].text == ";" or (tokens[at].lower in rules.grammar.contrast and tokens[at - 1].text == ",")
        for at in between
        if not tokens[at].quoted
    )


def _spoken(tokens: Sequence[Token], verbs: Sequence[Verb], rules: SpeechRules, *, announcing: bool) -> Iterator[_Said]:
    before: Actor | None = None
    for verb in verbs:
        if verb.group.deed and not _wants(tokens, verb, rules):
            continue
        actor, inverted = _speaker(tokens, verb, before, rules)
        if actor is None or not _agrees(tokens, actor, verb, rules) or _is_turned(tokens, verb, actor, rules):
            continue
        first = min(actor.start, verb.start)
        back = _follows(tokens, first, max(actor.end, verb.end), verb, rules, inverted=inverted)
        if announcing or back or _says(tokens, verb, actor, rules):
            before = actor
            yield _Said(Report(actor, verb.group, verb.text, first, (verb.start, verb.end)), back)


def _wants(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> bool:
    """Whether a plan is asked of somebody else: "wants the SEC to decide", but not "wants to decide"."""
    rest = [token.lower for token in tokens[verb.end : verb.end + FARTHEST_INFINITIVE]]
    return verb.text in rules.grammar.wants and not rules.grammar.infinitive.isdisjoint(rest[1:])


def _agrees(tokens: Sequence[Token], actor: Actor, verb: Verb, rules: SpeechRules) -> bool:
    many = actor.many or tokens[actor.start].lower in rules.grammar.plural_determiners
    return actor.kind is not Kind.NAME or many or rules.agrees(verb.text, actor.name)


def _speaker(
    tokens: Sequence[Token], verb: Verb, before: Actor | None, rules: SpeechRules
) -> tuple[Actor | None, bool]:
    """Who speaks with a verb, and whether it stands before its subject. `before` spoke with the verb before it."""
    if (pronoun := _enclitic(tokens, verb, rules)) is not None:
        # "“…”, a-t-il dit"; without what is said before it, it asks ("Le maire a-t-il dit …?").
        return (pronoun if verb.start and tokens[verb.start - 1].text in FRONTED else None), True
    previous = lower_at(tokens, verb.start - 1)
    if previous and tokens[verb.start].lower.endswith(rules.grammar.trailing_participles):
        # "X has opposed the plan, arguing that …"
        hangs = previous == "," and _opens(tokens[verb.end :], rules)
        subject, inverted = _first_subject(tokens, verb.start, rules) if hangs else None, None
    else:
        subject = _subject(tokens, verb, rules)
        certain = subject is not None and is_certain(subject.name, rules)
        inverted = None if certain else _inverted(tokens, verb, rules)
    if inverted is not None and _is_rather(inverted, subject, rules):
        return _named_beside(tokens, inverted, rules), True
    # "agrees with them and demands": one subject for both.
    return subject or (before if previous in rules.grammar.and_ else None), False


def _is_rather(inverted: Actor, subject: Actor | None, rules: SpeechRules) -> bool:
    """Whether who stands after the verb is its subject rather than who stands before it."""
    if subject is None:
        return True
    bare = subject.start == 0 and not subject.determined
    return is_certain(inverted.name, rules) and not bare


def _without_enclitic(token: Token, rules: SpeechRules) -> str:
    """A word in small letters without the pronoun that is hung on it."""
    ending = next((ending for ending in rules.grammar.enclitics if token.lower.endswith(ending)), "")
    return token.lower.removesuffix(ending)


def _enclitic(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> Actor | None:
    """The pronoun that is hung on one of a verb's words."""
    for token in tokens[verb.start : verb.end]:
        ending = token.text.casefold().removeprefix(token.lower)
        if ending in rules.grammar.enclitics:
            pronoun = ending.rpartition("-")[2]
            return Actor(verb.start, verb.end, pronoun, Kind.PRONOUN, many=pronoun in rules.grammar.many)
    return None


def _subject(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> Actor | None:
    """The actor right before the verb; between them adverbs, auxiliaries, an aside between commas."""
    for start in range(max(0, verb.start - FARTHEST_SUBJECT), verb.start):
        if tokens[start].quoted or _hangs(tokens, start, rules):
            continue
        actor = actor_at(tokens, start, rules)
        if actor is not None and actor.end <= verb.start and _is_subject(tokens, actor, verb, rules):
            beside = _named_beside(tokens, actor, rules)
            return _with_complement(tokens, beside, verb.start, rules) if beside is actor else beside
    return None


def _hangs(tokens: Sequence[Token], start: int, rules: SpeechRules) -> bool:
    """Whether what stands before a noun and its articles makes it no subject: a preposition, another noun, "no"."""
    opening = start
    while opening and lower_at(tokens, opening - 1) in rules.nominal - rules.barred:
        opening -= 1
    articles = {token.lower for token in tokens[opening:start]}
    before = lower_at(tokens, opening - 1)
    if rules.grammar.noun_capitals and opening > 1 and lower_at(tokens, opening - 2) in rules.barred:
        before = before if before in rules.closing | rules.skipped else lower_at(tokens, opening - 2)
    if before in rules.barred | rules.grammar.hypothetical or articles & rules.reporting.negations:
        return True
    determined = opening < start or tokens[start].lower in rules.nominal
    if determined and rules.grammar.noun_capitals and _is_noun(tokens, opening - 1, rules):
        return True  # a genitive: "die Unterstützung der Vereinigung"
    return _is_second(tokens, start, rules)


def _is_noun(tokens: Sequence[Token], place: int, rules: SpeechRules) -> bool:
    """Whether a word with a capital is more than the little word that opens a sentence ("Auch der Verein")."""
    if place < 0 or not (tokens[place].is_word and tokens[place].is_capital):
        return False
    return tokens[place].lower not in rules.stopwords | rules.grammar.adverbs


def _is_second(tokens: Sequence[Token], start: int, rules: SpeechRules) -> bool:
    """Whether a noun is the second of two that a preposition stands before: "the entry of Tesla and Cisco", or the last
    of a list."""
    if start < 3 or tokens[start - 1].lower not in rules.grammar.and_:
        return False
    if tokens[start - 2].text == "," and tokens[start - 3].is_capital:
        return True
    at = start - 2
    while at > 0 and tokens[at].is_word and tokens[at].is_capital:
        at -= 1
    return at < start - 2 and tokens[at].lower in rules.barred


def _is_subject(tokens: Sequence[Token], actor: Actor, verb: Verb, rules: SpeechRules) -> bool:
    """Whether an actor before a verb is its subject, and no name that is cut short."""
    before = tokens[actor.start - 1] if actor.start else None
    named = actor.kind is Kind.NAME and tokens[actor.start].is_capital
    if named and before and _goes_before(tokens, actor.start - 1, rules):
        return False
    aside = before is not None and before.text == "," == tokens[actor.end].text
    return _reaches(tokens[actor.end + aside : verb.start], rules)


def _goes_before(tokens: Sequence[Token], at: int, rules: SpeechRules) -> bool:
    """Whether a token is part of the name after it: a capital that no sentence begins with, or a title's full stop."""
    if tokens[at].text == ".":
        return lower_at(tokens, at - 1) in rules.dotted
    opens = not any(token.is_word for token in tokens[:at]) and tokens[at].lower in rules.stopwords
    return tokens[at].is_word and tokens[at].is_capital and not opens


def _reaches(between: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether an actor is the subject of a verb, by the tokens between them."""
    words = [token.lower for token in between]
    if _are_skipped(words, rules):
        return True
    if words[0] == POSSESSIVE:
        # "The association's letter says": its statement speaks for it.
        stated = lower_at(between, 1) in rules.reporting.statement_nouns
        return stated and _are_skipped(words[2:], rules)
    if words[0] in rules.grammar.of:
        comma = words.index(",") if "," in words else len(words)
        return _is_complement(between[:comma], rules) and (comma == len(words) or _is_aside(words[comma:], rules))
    return words[0] in (",", *DASHES) and _is_aside(words, rules)


def _are_skipped(words: Sequence[str], rules: SpeechRules) -> bool:
    return all(word in rules.skipped for word in words)


def _is_complement(between: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether the tokens after a preposition are all of a noun's complement, without a verb."""
    verbal = (token.lower in rules.reporting.verb_of or token.lower in rules.grammar.passive for token in between)
    return len(between) <= LONGEST_COMPLEMENT and all(token.is_word for token in between) and not any(verbal)


def _is_aside(words: Sequence[str], rules: SpeechRules) -> bool:
    """Whether what a comma or dash opens ends with another, right before the verb."""
    if len(words) > LONGEST_ASIDE + 2 or ";" in words or words.count(words[0]) < 2:
        return False
    return _are_skipped(words[len(words) - words[::-1].index(words[0]) :], rules)


def _inverted(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> Actor | None:
    """The actor right after the verb: after a quotation or clause, or after any first part where the verb is second."""
    start = verb.end
    while lower_at(tokens, start) in rules.grammar.adverbs:
        start += 1
    if start >= len(tokens) or tokens[start].quoted:
        return None
    said = verb.start > 0 and (
        tokens[verb.start - 1].text in FRONTED or (verb.start == 1 and tokens[0].lower in rules.grammar.it)
    )
    start = _past_addressee(tokens, start, rules) if said else start
    actor = _last_name(tokens, start, rules) if said else actor_at(tokens, start, rules)
    if actor is None or actor.kind is Kind.PRONOUN:
        return None
    return actor if said or _is_fronted(tokens, verb, actor, rules) else None


def _last_name(tokens: Sequence[Token], start: int, rules: SpeechRules) -> Actor | None:
    """The actor that begins at a token, by the name that comes last ("Port Radio host Tom Reed", "Bell's lawyer Tom
    Reed")."""
    first = actor_at(tokens, start, rules)
    at, last = (first.end, first) if first else (start, None)
    while _goes_on(tokens, at, start, rules):
        name = actor_at(tokens, at, rules) if tokens[at].is_capital else None
        at, last = (name.end, name) if name and name.kind is Kind.NAME else (at + 1, last)
    if last is not None and last is not first:
        return replace(last, start=start, determined=False) if last.end == at else first
    described = first is not None and first.end < at
    if described and any(token.lower in rules.people for token in tokens[start:at]):
        return Actor(start, at, written(tokens, start, at), Kind.GROUP)
    return first


def _goes_on(tokens: Sequence[Token], at: int, start: int, rules: SpeechRules) -> bool:
    """Whether a description that begins at `start` may go on with the token `at`."""
    if at >= min(len(tokens), start + LONGEST_SUBJECT) or tokens[at].lower in rules.closing:
        return False
    return tokens[at].is_word or tokens[at].lower == POSSESSIVE


def _past_addressee(tokens: Sequence[Token], start: int, rules: SpeechRules) -> int:
    """Where a subject begins behind those to whom it was said ("ha detto ai giornalisti X"), who have no capital."""
    told = start + 2 < len(tokens) and tokens[start].lower in rules.grammar.not_actor
    return start + 2 if told and not tokens[start + 1].is_capital and tokens[start + 2].is_capital else start


def _named_beside(tokens: Sequence[Token], actor: Actor, rules: SpeechRules) -> Actor:
    """Who an actor is by the name in an aside right after it ("the union's lawyer, Tom Reed"), or the actor."""
    if actor.kind not in (Kind.NOUN, Kind.GROUP) or actor.many or ends_clause(tokens, actor.end + 1):
        return actor
    comma = actor.end
    if tokens[comma].lower in rules.grammar.of:
        comma += next((at for at in range(LONGEST_COMPLEMENT) if ends_clause(tokens, comma + at)), 0)
    name = actor_at(tokens, comma + 1, rules) if lower_at(tokens, comma) == "," else None
    if name is None or name.kind is not Kind.NAME or name.determined:
        return actor
    closed = ends_clause(tokens, name.end) and lower_at(tokens, name.end) not in rules.grammar.and_
    return replace(name, start=actor.start, person=True) if closed else actor


def _with_complement(tokens: Sequence[Token], actor: Actor, end: int, rules: SpeechRules) -> Actor:
    """A noun with all up to its verb, where that ends like a person's name ("il ministro dei Trasporti Tom Rossi")."""
    rest = tokens[actor.end : end]
    if actor.kind is not Kind.NOUN or not rest or rest[0].lower not in rules.grammar.of:
        return actor
    while len(rest) > 1 and rest[-1].lower in rules.skipped:
        rest = rest[:-1]
    named = all(token.is_word for token in rest) and rest[-1].is_capital
    return replace(actor, name=written(tokens, actor.start, actor.end + len(rest))) if named else actor


def _is_fronted(tokens: Sequence[Token], verb: Verb, actor: Actor, rules: SpeechRules) -> bool:
    """Whether the first part of a sentence is not the subject of the verb after it."""
    if not rules.grammar.verb_brackets or verb.start == 0:
        return False
    human = verb.group.human and actor.kind is Kind.NAME
    opens = human or tokens[0].lower not in rules.grammar.determiners
    return opens and tokens[actor.start].lower not in rules.grammar.not_actor


def _opens(rest: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether what follows a participle is what somebody says: a clause or a quotation at once."""
    said = bool(rest) and (rest[0].text == ":" or any(token.quoted for token in rest[:3]))
    return said or _opens_clause(rest, rules, near=True)


def _first_subject(tokens: Sequence[Token], end: int, rules: SpeechRules) -> Actor | None:
    """The actor that a sentence begins with, after "However," and the like at most."""
    actor = actor_at(tokens, 2 if tokens[1].text == "," else 0, rules)
    if actor is None or actor.end >= end:
        return None
    after, grammar = tokens[actor.end], rules.grammar
    ends = after.is_word and not after.is_capital
    return actor if ends and after.lower not in grammar.of | grammar.not_actor | grammar.and_ | grammar.that else None


def _follows(
    tokens: Sequence[Token], first: int, after: int, verb: Verb, rules: SpeechRules, *, inverted: bool
) -> bool:
    """Whether what is said stands before a report at `first:after`: a quotation, or a clause that a comma ends."""
    if inverted and first == 1 and tokens[0].lower in rules.grammar.it:
        return True
    before = tokens[first - 1].text if first else ""
    if before not in (SAID.union(DASHES) if inverted else MARKS | {","}):
        return False
    if inverted or before in MARKS or tokens[first - 2].text in MARKS:
        return True
    opens = _opens_aside(tokens[:first], rules)
    if opens and after >= len(tokens) - 1:
        return False
    return ends_clause(tokens, after) or (not opens and _stands_apart(tokens, after, verb, rules))


def _opens_aside(before: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether what stands before a report is one adjunct or condition up to its comma ("In June, X said")."""
    adjunct = before[0].lower in rules.barred or before[0].lower in rules.grammar.hypothetical
    return adjunct and all(token.text != "," for token in before[:-1])


def _stands_apart(tokens: Sequence[Token], after: int, verb: Verb, rules: SpeechRules) -> bool:
    """Whether only an adjunct follows a report ("…, X said on Monday"), and nothing that is said."""
    adjunct = lower_at(tokens, after) in rules.grammar.not_actor | rules.grammar.adverbs
    return verb.group.bare and adjunct and not _is_said(tokens[after:], verb, rules)


def _says(tokens: Sequence[Token], verb: Verb, actor: Actor, rules: SpeechRules) -> bool:
    """Whether the verb has something said after it."""
    rest = tokens[max(verb.end, actor.end) :]
    if actor.person and actor.start >= verb.end and rest and rest[0].text == ",":
        rest = rest[1:]  # the end of an aside: "verteidigte der Chef des Hafens, Tom Rot, den Plan"
    return _is_said(rest, verb, rules) or (tokens[-1].text not in (":", ",") and _is_object(rest, verb, rules))


def _is_turned(tokens: Sequence[Token], verb: Verb, actor: Actor, rules: SpeechRules) -> bool:
    """Whether a verb is passive or negated, also at the end of its clause."""
    near = {token.lower for token in tokens[max(0, verb.start - 2) : verb.start]}
    if near & rules.grammar.passive and not verb.perfect:
        return True
    start, end = min(actor.end, verb.end), max(actor.start, verb.start)
    between = tokens[start:end] if end - start <= NEAR else ()
    after = tokens[max(verb.end, actor.end) : max(verb.end, actor.end) + 1]
    ending = next(place for place in range(verb.end, len(tokens) + 1) if ends_clause(tokens, place)) - 1
    closing = tokens[max(verb.end, ending - 1) : ending + 1] if rules.grammar.verb_brackets else ()
    return any(token.lower in rules.reporting.negations and not token.quoted for token in (*between, *after, *closing))


def _is_said(rest: Sequence[Token], verb: Verb, rules: SpeechRules) -> bool:
    """Whether a clause, a quotation or a colon follows."""
    if any(token.quoted for token in rest) or any(token.text == ":" for token in rest[:ADDRESSED]):
        return True
    near = verb.group.needs == "clause at once"
    return _opens_clause(rest, rules, near=near, free=verb.group.bare) or (verb.group.bare and _is_bare(rest, rules))


def _is_bare(rest: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether a clause follows that no word opens: "said the bank was insolvent", "sagte, die Bank sei pleite"."""
    grammar = rules.grammar
    if grammar.verb_brackets:
        comma = next((at for at, token in enumerate(rest[:FARTHEST_FINITE]) if token.text == ","), None)
        telling = grammar.reported | grammar.conditional | grammar.infinitive
        return comma is not None and (comma == 0 or any(token.lower in telling for token in rest[comma:]))
    words = [token.lower for token in rest[:FARTHEST_FINITE]]
    finite = (at for at, word in enumerate(words) if at and word in grammar.finite)
    return any(words[at - 1] not in rules.reporting.question_words | grammar.that for at in finite)


def _is_object(rest: Sequence[Token], verb: Verb, rules: SpeechRules) -> bool:
    """Whether a verb that needs no clause has an object, or an infinitive after a comma."""
    if not rest or verb.group.needs != "object" or (rest[0].lower in rules.grammar.one and len(rest) <= 3):
        return False
    infinitive = rules.grammar.verb_brackets and any(token.lower in rules.grammar.infinitive for token in rest)
    return (rest[0].is_word and not rest[0].text[0].isdigit()) or infinitive


def _opens_clause(rest: Sequence[Token], rules: SpeechRules, *, near: bool, free: bool = False) -> bool:
    """Whether what follows a verb opens what is said: at once if `near`, else also after whom it was said to; where
    the verb is `free` for it, also after where and when."""
    words = [token.lower for token in rest if token.is_word and token.lower not in rules.grammar.adverbs]
    following = words[: 1 if near else ADDRESSED]
    if following[:1] and following[0] in rules.grammar.that_at_once:
        return True
    cuts = frozenset() if free else rules.grammar.cuts
    telling = (word for word in following if word in rules.grammar.that or word in cuts)
    return next(telling, "") in rules.grammar.that
