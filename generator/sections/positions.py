"""Who says what: each position verbatim, with its actor, the verb that reports it, and the side it takes."""

from generator.analysis.model import OPEN, Dossier, Statement, key
from generator.model.briefings import Position
from generator.sections import overrides

NAME = "positions"


def derive(dossier: Dossier) -> tuple[Position, ...]:
    """The positions of the issue: pinned ones, those in the page's language, the others, the editor's own.

    Within each they stand by source and place in the text.

    A sentence that several articles of one origin carry counts once, for the first of them.
    """
    chosen = overrides.of(dossier, NAME)
    found: dict[tuple[int, str, str], Position] = {}
    for said in dossier.statements:
        position = _position(said, dossier.labels[key(said.actor)])
        if _stands_alone(said.sentence.text) and not overrides.names(chosen.hide, position.origin):
            found.setdefault((said.sentence.entry.origin, key(position.actor), said.sentence.text), position)
    pinned = [position for position in found.values() if overrides.names(chosen.pin, position.origin)]
    others = [position for position in found.values() if position not in pinned]
    others.sort(key=lambda position: position.origin.language != dossier.language)
    return (*pinned, *others, *_added(dossier))


def _stands_alone(text: str) -> bool:
    """Whether a passage is more than the opening of a list or the rest of a sentence."""
    return not text.endswith(":") and not text.startswith(("–", "—", "-"))


def _position(said: Statement, actor: str) -> Position:
    verb = said.reports[-1].text
    return Position(
        actor=actor,
        verb="" if verb.endswith(OPEN) else verb,
        origin=said.sentence.citation,
        quoted=said.quoted,
        date=said.sentence.entry.article.published,
        side=said.side,
    )


def _added(dossier: Dossier) -> list[Position]:
    return [
        Position(actor=added.actor, verb="", origin=text, date=added.date)
        for added, text in overrides.additions(dossier, NAME)
        if added.actor
    ]
