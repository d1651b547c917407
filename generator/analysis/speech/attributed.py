"""Finds whose view a sentence gives without a verb of saying: "according to X", "X zufolge", "For X, the issue is"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.model import Actor, Kind, Report, Token
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.grammar import grammar
from generator.analysis.speech.phrases import attributions
from generator.analysis.tokens import matches_at
from generator.languages import VerbGroup, language_data

OBLIQUE = frozenset({"dem", "den", "der", "des", "the", "il", "la", "i", "gli", "le", "lo", "l'", "l’"})
JUDGED = 8
"""Words after "For X," among which one must judge."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb of a sentence: its first token, the one after its finite part, the words as written."""

    start: int
    end: int
    text: str
    group: VerbGroup
    perfect: bool = False


def attributed_reports(words: Sequence[Token], verbs: Sequence[Verb], language: str) -> Iterator[Report]:
    """The views that a sentence gives as somebody's; `verbs` are its reporting verbs."""
    known = language_data(language).reporting
    rules = grammar(language)
    openings = attributions(language)
    if (view := _view(words, language)) is not None:
        yield view
    for at, token in enumerate(words):
        if token.quoted:
            continue
        phrase = next((one for one in openings.get(token.lower, ()) if matches_at(words, at, one.words)), None)
        if at and words[at - 1].lower in known.question_words | rules.that:
            continue
        if phrase is None and token.lower in known.before_actor_weak and at and words[at - 1].text == ",":
            # "…, so der Verein.": only at the end of the sentence.
            closing = _object(words, at + 1, language)
            if closing is not None and closing.end >= len(words) - 1 and language == "de":
                yield Report(closing, None, "", at)
        if phrase is not None and (actor := _object(words, at + len(phrase.words), language)):
            # "A spokesperson for the agency said": the attribution is a subject itself.
            verb = next((one for one in verbs if _follows(words, actor.end, one.start, language)), None)
            if verb is None:
                yield Report(actor, None, "", at)
            else:
                yield Report(actor, verb.group, verb.text, at, (verb.start, verb.end))
        if token.lower in known.after_actor and token.lower not in known.before_actor_weak:
            starts = range(max(0, at - 6), at)
            actors = (_object(words, start, language) for start in starts)
            if actor := next((actor for actor in actors if actor and actor.end == at), None):
                yield Report(actor, None, "", actor.start)


def _follows(words: Sequence[Token], end: int, verb: int, language: str) -> bool:
    """Whether a verb stands right after an actor, or after adverbs only."""
    rules = grammar(language)
    return end <= verb and all(token.lower in rules.adverbs | rules.perfect for token in words[end:verb])


def _object(words: Sequence[Token], start: int, language: str) -> Actor | None:
    """The actor after a preposition: its article may have any case."""
    at = start
    while at < len(words) and words[at].lower in OBLIQUE:
        at += 1
    oblique = at > start or (at > 0 and words[at - 1].lower in OBLIQUE)
    actor = actor_at(words, at, language, oblique=oblique)
    if actor is None or actor.kind in (Kind.PRONOUN, Kind.STATEMENT):
        return None
    if actor.kind is Kind.NAME and actor.head in language_data(language).reporting.statement_nouns:
        return None
    return Actor(start, actor.end, actor.name, actor.kind, actor.head, actor.many)


def _view(words: Sequence[Token], language: str) -> Report | None:
    """ "For X, the issue is …": the sentence opens with whose view it is, and judges. "For X, costs rise" does not."""
    rules = grammar(language)
    if len(words) < JUDGED or words[0].lower not in rules.view_of:
        return None
    if words[1].lower in rules.chain_one | rules.chain_many and words[1].lower not in rules.determiners:
        actor: Actor | None = Actor(1, 2, words[1].text, Kind.PRONOUN, many=words[1].lower in rules.chain_many)
    else:
        actor = _object(words, 1, language)
    if actor is None or actor.end >= len(words):
        return None
    # German has the verb after its first part, the others a comma.
    verbal = words[actor.end].lower in rules.passive | rules.view
    if words[actor.end].text != "," and not (language == "de" and verbal):
        return None
    judged = {token.lower for token in words[actor.end : actor.end + JUDGED]}
    return Report(actor, None, "", 0) if judged & rules.view else None
