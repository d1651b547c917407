"""Who says what: each position verbatim, with its actor, the verb that reports it, and the side it takes."""

from __future__ import annotations

from collections.abc import Mapping

from generator.languages import language_data
from generator.model import Dossier, Position, Side
from generator.sections import overrides
from generator.sections.sentences import Sentence, in_another_language, quotable, reported
from generator.sections.speech.attributed import Report
from generator.sections.speech.cast import cast_of, key
from generator.sections.speech.statements import Statement, statements
from generator.sections.speech.tokens import quotations
from generator.sections.words import holds, words

__all__ = ["NAME", "derive", "side", "statements"]

NAME = "positions"


def derive(dossier: Dossier) -> tuple[Position, ...]:
    """The positions of the issue: pinned ones, those in the page's language, the others, the editor's own.

    Within each they stand by source and place in the text.

    A sentence that several articles of one origin carry counts once, for the first of them.
    """
    chosen = overrides.of(dossier, NAME)
    cast = cast_of(entry.article for entry in quotable(dossier))
    found: dict[tuple[int, str, str], Position] = {}
    every = tuple(statements(reported(dossier), cast))
    names = {key(said.actor): said.actor for said in every}
    for said in every:
        position = _position(said, names)
        if not overrides.names(chosen.hide, position.origin):
            found.setdefault((said.sentence.entry.origin, key(position.actor), said.sentence.text), position)
    pinned = [position for position in found.values() if overrides.names(chosen.pin, position.origin)]
    others = [position for position in found.values() if position not in pinned]
    others.sort(key=lambda position: in_another_language(position.origin, dossier))
    return (*pinned, *others, *_added(dossier))


def _position(said: Statement, names: Mapping[str, str]) -> Position:
    """A statement as a position; its actor without a class word before a name that stands alone elsewhere."""
    first, _, rest = said.actor.partition(" ")
    organisations = language_data(said.sentence.passage.language).reporting.organisations
    return Position(
        actor=names.get(key(rest), said.actor) if first.casefold() in organisations else said.actor,
        verb=said.reports[-1].text,
        origin=said.sentence.citation,
        quoted=said.quoted or bool(quotations(said.sentence.text)),
        date=said.sentence.entry.article.published,
        side=next((found for report in said.reports if (found := side(report, said.sentence))), None),
    )


def side(report: Report, sentence: Sentence) -> Side | None:
    """Where the verb, or a phrase beside it, says that the actor stands; None where the words do not."""
    if report.verb is None:
        return None
    if report.verb.stance != "neutral":
        return Side.SUPPORT if report.verb.stance == "support" else Side.OPPOSE
    known = language_data(sentence.passage.language)
    for phrases, found in ((known.reporting.oppose, Side.OPPOSE), (known.reporting.support, Side.SUPPORT)):
        if holds(sentence.text, tuple(phrase for phrase in phrases if _telling(phrase, known.stopwords))):
            negated = any(word in known.reporting.negations for word in words(sentence.text))
            return None if negated else found
    return None


def _telling(phrase: str, stopwords: frozenset[str]) -> bool:
    """Whether a phrase by itself takes a side: "in favour of" does, "against" says only what of."""
    parts = words(phrase)
    return len(parts) > 1 and any(word not in stopwords and len(word) > 3 for word in parts)


def _added(dossier: Dossier) -> list[Position]:
    return [
        Position(actor=added.actor, verb="", origin=text, date=added.date)
        for added, text in overrides.additions(dossier, NAME)
        if added.actor
    ]
