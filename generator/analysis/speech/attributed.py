"""Finds whose view a sentence gives without a verb of saying: "according to X", "X zufolge", "For X, the issue is"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.analysis.model import Actor, Kind, Report, Token
from generator.analysis.speech.actors import actor_at, marked_name
from generator.analysis.speech.rules import SpeechRules
from generator.analysis.speech.verbs import Verb
from generator.analysis.tokens import MARKS, ends_clause, lower_at, written

JUDGED = 8
"""Words after "For X," among which one must judge."""
LONGEST_ADJUNCT = 8
"""Words and marks after ", so X" that say where or when."""
FARTHEST_VERB = 7
"""Words between an actor and the verb that ends "as X said"."""
FARTHEST_ACTOR = 6
"""Words before "zufolge" in which the actor begins."""


def attributed_reports(tokens: Sequence[Token], verbs: Sequence[Verb], rules: SpeechRules) -> Iterator[Report]:
    """The views that a sentence gives as somebody's; `verbs` are its reporting verbs."""
    yield from (found for found in (_view(tokens, rules), _labelled(tokens, rules)) if found is not None)
    asked = rules.reporting.question_words | rules.grammar.that
    for at, token in enumerate(tokens):
        if token.quoted or lower_at(tokens, at - 1) in asked:
            continue
        if (opened := _opened(tokens, at, verbs, rules) or _as_told(tokens, at, verbs, rules)) is not None:
            yield opened
        if (closed := _closed(tokens, at, rules)) is not None:
            yield closed


def _opened(tokens: Sequence[Token], at: int, verbs: Sequence[Verb], rules: SpeechRules) -> Report | None:
    """ "According to X", and ", so X in einem Interview." at the end of a sentence."""
    phrase = rules.openings.at(tokens, at)
    if phrase is None:
        closing = tokens[at].lower in rules.grammar.closing_view and lower_at(tokens, at - 1) == ","
        actor = _object(tokens, at + 1, rules) if closing else None
        if actor is None:
            return None
        ends = next((place for place in range(actor.end, len(tokens) + 1) if ends_clause(tokens, place)), 0)
        return Report(actor, None, "", at) if ends - actor.end <= LONGEST_ADJUNCT else None
    actor = _object(tokens, phrase.end, rules)
    if actor is None:
        return None
    # "A spokesperson for the agency said": the attribution is a subject itself.
    verb = next((verb for verb in verbs if _follows(tokens, actor.end, verb.start, rules)), None)
    if verb is None:
        return Report(actor, None, "", at)
    return Report(actor, verb.group, verb.text, at, (verb.start, verb.end))


def _as_told(tokens: Sequence[Token], at: int, verbs: Sequence[Verb], rules: SpeechRules) -> Report | None:
    """ "As X said, …": what is told is all around."""
    if tokens[at].lower not in rules.grammar.as_told or (at and tokens[at - 1].is_word):
        return None
    actor = actor_at(tokens, at + 1, rules)
    if actor is None or actor.kind is Kind.PRONOUN:
        return None
    after = (verb for verb in verbs if actor.end <= verb.start <= actor.end + FARTHEST_VERB)
    verb = next((verb for verb in after if ends_clause(tokens, verb.end)), None)
    if verb is None or any(not token.is_word for token in tokens[actor.end : verb.start]):
        return None
    return Report(actor, verb.group, verb.text, at, (verb.start, verb.end))


def _labelled(tokens: Sequence[Token], rules: SpeechRules) -> Report | None:
    """ "Katrin Vogel: “…”"."""
    actor = actor_at(tokens, 0, rules) if tokens and tokens[0].lower not in rules.finite else None
    if actor is None or actor.kind is not Kind.NAME or lower_at(tokens, actor.end) != ":":
        return None
    said = actor.end + 1 < len(tokens) and tokens[actor.end + 1].text in MARKS
    return Report(actor, None, "", 0) if said and " " in actor.name else None


def _closed(tokens: Sequence[Token], at: int, rules: SpeechRules) -> Report | None:
    """ "X zufolge"."""
    word = tokens[at].lower
    if word not in rules.reporting.after_actor or word in rules.reporting.before_actor_weak:
        return None
    actors = (_object(tokens, start, rules) for start in range(max(0, at - FARTHEST_ACTOR), at))
    actor = next((actor for actor in actors if actor is not None and actor.end == at), None)
    return None if actor is None else Report(actor, None, "", actor.start)


def _follows(tokens: Sequence[Token], end: int, verb: int, rules: SpeechRules) -> bool:
    """Whether a verb stands right after an actor, or after adverbs only."""
    return end <= verb and all(token.lower in rules.skipped for token in tokens[end:verb])


def _object(tokens: Sequence[Token], start: int, rules: SpeechRules) -> Actor | None:
    """The actor after a preposition: its article may have any case."""
    noun = start
    while lower_at(tokens, noun) in rules.grammar.oblique:
        noun += 1
    oblique = lower_at(tokens, noun - 1) in rules.grammar.oblique
    actor = marked_name(tokens, noun) or actor_at(tokens, noun, rules, oblique=oblique)
    if actor is None or actor.kind in (Kind.PRONOUN, Kind.STATEMENT):
        return None
    if actor.kind is Kind.NAME and actor.head in rules.reporting.statement_nouns:
        return None
    if actor.kind is Kind.NAME and not actor.many and (end := _past_nouns(tokens, actor.end, rules)) > actor.end:
        # "according to a Dock Fund study": the name only tells which study it is.
        while tokens[noun].lower in rules.grammar.determiners:
            noun += 1
        return Actor(start, end, written(tokens, noun, end), Kind.GROUP)
    return Actor(start, actor.end, actor.name, actor.kind, actor.head, actor.many)


def _past_nouns(tokens: Sequence[Token], at: int, rules: SpeechRules) -> int:
    """Where the small words end that make of the name before them something else."""
    if rules.grammar.noun_capitals or rules.grammar.head_first:
        return at
    idle = rules.closing | rules.stopwords | rules.skipped | rules.grammar.of
    while at < len(tokens) and tokens[at].is_word and not tokens[at].is_capital and tokens[at].lower not in idle:
        at += 1
    return at


def _view(tokens: Sequence[Token], rules: SpeechRules) -> Report | None:
    """ "For X, the issue is …": the sentence opens with whose view it is, and judges. "For X, costs rise" does not."""
    grammar = rules.grammar
    if len(tokens) < JUDGED or tokens[0].lower not in grammar.view_of:
        return None
    actor = _viewer(tokens, rules)
    if actor is None or actor.end >= len(tokens):
        return None
    # The verb comes right after the first part of a sentence, or a comma does.
    verbal = grammar.verb_brackets and tokens[actor.end].lower in grammar.passive | grammar.view
    judged = {token.lower for token in tokens[actor.end : actor.end + JUDGED]}
    opens = tokens[actor.end].text == "," or (grammar.head_first and tokens[actor.end].lower in grammar.determiners)
    return Report(actor, None, "", 0) if (verbal or opens) and judged & grammar.view else None


def _viewer(tokens: Sequence[Token], rules: SpeechRules) -> Actor | None:
    """Whose view it is: who stands after the preposition, also a pronoun."""
    grammar, second = rules.grammar, tokens[1].lower
    if second in (grammar.chain_one | grammar.chain_many) - grammar.determiners:
        return Actor(1, 2, tokens[1].text, Kind.PRONOUN, many=second in grammar.chain_many)
    return _object(tokens, 1, rules)
