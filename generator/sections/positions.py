"""Who says what: each position verbatim, with its actor, the verb that reports it, and the side it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.analysis.model import Dossier, Statement, key
from generator.analysis.sentences import in_another_language
from generator.analysis.speech.naming import labels
from generator.analysis.speech.reports import OPEN
from generator.analysis.speech.stances import Thing, stance, things
from generator.analysis.speech.statements import statements
from generator.languages import language_data
from generator.model import Position, Side
from generator.sections import overrides

__all__ = ["NAME", "derive", "statements"]

NAME = "positions"


def derive(dossier: Dossier) -> tuple[Position, ...]:
    """The positions of the issue: pinned ones, those in the page's language, the others, the editor's own.

    Within each they stand by source and place in the text.

    A sentence that several articles of one origin carry counts once, for the first of them.
    """
    chosen = overrides.of(dossier, NAME)
    found: dict[tuple[int, str, str], Position] = {}
    every = tuple(said for said in dossier.statements if _stands_alone(said.sentence.text))
    plain = {key(said.actor): said.actor for said in every}
    actors = [(_without_class(said, plain), said.sentence.passage.language) for said in every]
    shown = labels(actors, dossier.language)
    about = things(dossier.issue.file, dossier.language)
    for said, (actor, _) in zip(every, actors, strict=True):
        position = _position(said, shown[key(actor)], about)
        if not overrides.names(chosen.hide, position.origin):
            found.setdefault((said.sentence.entry.origin, key(position.actor), said.sentence.text), position)
    pinned = [position for position in found.values() if overrides.names(chosen.pin, position.origin)]
    others = [position for position in found.values() if position not in pinned]
    others.sort(key=lambda position: in_another_language(position.origin, dossier))
    return (*pinned, *others, *_added(dossier))


def _stands_alone(text: str) -> bool:
    """Whether a passage is more than the opening of a list or the rest of a sentence."""
    return not text.endswith(":") and not text.startswith(("–", "—", "-"))


def _without_class(said: Statement, names: Mapping[str, str]) -> str:
    """The name of an actor without a class word before one that stands alone elsewhere."""
    first, _, rest = said.actor.partition(" ")
    organisations = language_data(said.sentence.passage.language).reporting.organisations
    return names.get(key(rest), said.actor) if first.casefold() in organisations else said.actor


def _position(said: Statement, actor: str, about: Sequence[Thing]) -> Position:
    verb = said.reports[-1].text
    return Position(
        actor=actor,
        verb="" if verb.endswith(OPEN) else verb,
        origin=said.sentence.citation,
        quoted=said.quoted,
        date=said.sentence.entry.article.published,
        side=_side(said, about),
    )


def _side(said: Statement, about: Sequence[Thing]) -> Side | None:
    """Where the sentence itself says that the actor stands; None where another sentence names the actor."""
    stances = (stance(report, said.sentence, about) for report in said.reports)
    return None if said.carried else next((side for side in stances if side), None)


def _added(dossier: Dossier) -> list[Position]:
    return [
        Position(actor=added.actor, verb="", origin=text, date=added.date)
        for added, text in overrides.additions(dossier, NAME)
        if added.actor
    ]
