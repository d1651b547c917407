"""Finds in one sentence who reports what with which verb: "X argues that", "…", said X, "according to X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.analysis.model import Actor, Kind, Report, Token
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.attributed import attributed_reports
from generator.analysis.speech.rules import SpeechRules
from generator.analysis.speech.verbs import Verb, reporting_verbs
from generator.analysis.tokens import MARKS, POSSESSIVE, ends_clause, lower_at

FARTHEST_SUBJECT = 24
LONGEST_ASIDE = 14
LONGEST_COMPLEMENT = 9
FARTHEST_INFINITIVE = 8
ADDRESSED = 8
"""Words after a verb among which what opens its clause must be, behind whom it was said to."""
SAID = frozenset({*MARKS, ",", "’"})
"""Marks at the end of what is said, before the verb that reports it."""
FRONTED = frozenset({*SAID, "–", "—", "'"})
"""Marks between what is said and a verb that stands before its subject."""


def reports(tokens: Sequence[Token], rules: SpeechRules, *, announcing: bool = False) -> tuple[Report, ...]:
    """All reports of a sentence, in the order of the text.

    `announcing` says that what is reported stands in the paragraph after ("The letter replied,").
    """
    verbs = tuple(reporting_verbs(tokens, rules))
    attributed = list(attributed_reports(tokens, verbs, rules))
    taken = {verb.start for verb in verbs for report in attributed if report.text == verb.text}
    rest = [verb for verb in verbs if verb.start not in taken]
    spoken = _spoken(tokens, rest, rules, announcing=announcing)
    return tuple(sorted([*attributed, *spoken], key=lambda report: report.at))


def _spoken(
    tokens: Sequence[Token], verbs: Sequence[Verb], rules: SpeechRules, *, announcing: bool
) -> Iterator[Report]:
    before: Actor | None = None
    for verb in verbs:
        if verb.group.deed and not _wants(tokens, verb, rules):
            continue
        actor, inverted = _speaker(tokens, verb, before, rules)
        if actor is None or not _agrees(actor, verb, rules):
            continue
        if announcing or _says(tokens, verb, actor, rules, inverted=inverted):
            before = actor
            yield Report(actor, verb.group, verb.text, min(actor.start, verb.start), (verb.start, verb.end))


def _wants(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> bool:
    """Whether a plan is asked of somebody else: "wants the SEC to decide", but not "wants to decide"."""
    rest = [token.lower for token in tokens[verb.end : verb.end + FARTHEST_INFINITIVE]]
    return verb.text in rules.grammar.wants and not rules.grammar.infinitive.isdisjoint(rest[1:])


def _agrees(actor: Actor, verb: Verb, rules: SpeechRules) -> bool:
    return actor.kind is not Kind.NAME or actor.many or rules.agrees(verb.text, actor.name)


def _speaker(
    tokens: Sequence[Token], verb: Verb, before: Actor | None, rules: SpeechRules
) -> tuple[Actor | None, bool]:
    """Who speaks with a verb, and whether it stands before its subject. `before` spoke with the verb before it."""
    previous = lower_at(tokens, verb.start - 1)
    hanging = bool(previous) and tokens[verb.start].lower.endswith(rules.grammar.trailing_participles)
    if hanging and previous == "," and _opens(tokens[verb.end :], rules):
        # "X has opposed the plan, arguing that …"
        return _first_subject(tokens, verb.start, rules), False
    if not hanging and (subject := _subject(tokens, verb, rules)) is not None:
        return subject, False
    if not hanging and (inverted := _inverted(tokens, verb, rules)) is not None:
        return inverted, True
    # "agrees with them and demands": one subject for both.
    return (before if previous in rules.grammar.and_ else None), False


def _subject(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> Actor | None:
    """The actor right before the verb; between them adverbs, auxiliaries, an aside between commas."""
    for start in range(max(0, verb.start - FARTHEST_SUBJECT), verb.start):
        if tokens[start].quoted or _hangs(tokens, start, rules):
            continue
        actor = actor_at(tokens, start, rules)
        if actor is not None and actor.end <= verb.start and _is_subject(tokens, actor, verb, rules):
            return actor
    return None


def _hangs(tokens: Sequence[Token], start: int, rules: SpeechRules) -> bool:
    """Whether what stands before a noun and its articles makes it no subject: a preposition, another noun, "no"."""
    opening = start
    while opening and lower_at(tokens, opening - 1) in rules.nominal - rules.barred:
        opening -= 1
    articles = {token.lower for token in tokens[opening:start]}
    if lower_at(tokens, opening - 1) in rules.barred or articles & rules.reporting.negations:
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
    """Whether a noun is the second of two that a preposition stands before: "the entry of Tesla and Cisco"."""
    if start < 3 or tokens[start - 1].lower not in rules.grammar.and_:
        return False
    at = start - 2
    while at > 0 and tokens[at].is_word and tokens[at].is_capital:
        at -= 1
    return at < start - 2 and tokens[at].lower in rules.barred


def _is_subject(tokens: Sequence[Token], actor: Actor, verb: Verb, rules: SpeechRules) -> bool:
    """Whether an actor before a verb is its subject, and no name that is cut short."""
    before = tokens[actor.start - 1] if actor.start else None
    named = actor.kind is Kind.NAME and tokens[actor.start].is_capital
    if named and before and before.is_word and before.is_capital:
        return False
    aside = before is not None and before.text == "," == tokens[actor.end].text
    return _reaches(tokens[actor.end + aside : verb.start], rules)


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
        return _is_complement(between, rules)
    return words[0] == "," and _is_aside(words, rules)


def _are_skipped(words: Sequence[str], rules: SpeechRules) -> bool:
    return all(word in rules.skipped for word in words)


def _is_complement(between: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether the tokens after a preposition are all of a noun's complement, without a verb."""
    verbal = (token.lower in rules.reporting.verb_of or token.lower in rules.grammar.passive for token in between)
    return len(between) <= LONGEST_COMPLEMENT and all(token.is_word for token in between) and not any(verbal)


def _is_aside(words: Sequence[str], rules: SpeechRules) -> bool:
    """Whether what a comma opens ends with another, right before the verb."""
    if len(words) > LONGEST_ASIDE + 2 or not 1 < words.count(",") <= 3:
        return False
    return _are_skipped(words[len(words) - words[::-1].index(",") :], rules)


def _inverted(tokens: Sequence[Token], verb: Verb, rules: SpeechRules) -> Actor | None:
    """The actor right after the verb: after a quotation or clause, or after any first part where the verb is second."""
    start = verb.end
    while lower_at(tokens, start) in rules.grammar.adverbs:
        start += 1
    actor = actor_at(tokens, start, rules)
    if actor is None or actor.kind is Kind.PRONOUN or tokens[start].quoted:
        return None
    said = verb.start > 0 and tokens[verb.start - 1].text in FRONTED
    return actor if said or _is_fronted(tokens, verb, actor, rules) else None


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


def _says(tokens: Sequence[Token], verb: Verb, actor: Actor, rules: SpeechRules, *, inverted: bool) -> bool:
    """Whether the verb has something said beside it, and is neither negated nor passive."""
    if _is_turned(tokens, verb, actor, rules):
        return False
    if inverted and verb.start and tokens[verb.start - 1].text in SAID:
        return True
    if tokens[-1].text in (":", ","):
        return False
    after = max(verb.end, actor.end)
    rest = tokens[after:]
    apart = lower_at(tokens, actor.start - 1) == "," and ends_clause(tokens, after)
    return apart or _is_said(rest, verb, rules) or _is_object(rest, verb, rules)


def _is_turned(tokens: Sequence[Token], verb: Verb, actor: Actor, rules: SpeechRules) -> bool:
    """Whether a verb is passive or negated, also at the end of its clause."""
    near = {token.lower for token in tokens[max(0, verb.start - 2) : verb.start]}
    if near & rules.grammar.passive and not verb.perfect:
        return True
    between = tokens[min(actor.end, verb.start) : max(verb.end, actor.end) + 1]
    ending = next(place for place in range(verb.end, len(tokens) + 1) if ends_clause(tokens, place)) - 1
    last = tokens[max(verb.end, ending - 1) : ending + 1] if rules.grammar.verb_brackets else ()
    return any(token.lower in rules.reporting.negations for token in (*between, *last))


def _is_said(rest: Sequence[Token], verb: Verb, rules: SpeechRules) -> bool:
    """Whether a clause, a quotation or a colon follows."""
    if any(token.quoted for token in rest) or (rest and rest[0].text == ":"):
        return True
    return _opens_clause(rest, rules, near=verb.group.needs == "clause at once")


def _is_object(rest: Sequence[Token], verb: Verb, rules: SpeechRules) -> bool:
    """Whether a verb that needs no clause has an object, or an infinitive after a comma."""
    if not rest or verb.group.needs != "object" or (rest[0].lower in rules.grammar.one and len(rest) <= 3):
        return False
    infinitive = rules.grammar.verb_brackets and any(token.lower in rules.grammar.infinitive for token in rest)
    return rest[0].is_word or infinitive


def _opens_clause(rest: Sequence[Token], rules: SpeechRules, *, near: bool) -> bool:
    """Whether what follows a verb opens what is said: at once if `near`, else also after whom it was said to."""
    following = [token.lower for token in rest if token.is_word][: 1 if near else ADDRESSED]
    telling = (word for word in following if word in rules.grammar.that or word in rules.grammar.cuts)
    return next(telling, "") in rules.grammar.that
