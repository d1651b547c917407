"""The pages of editions: all of them, and for each what it changed in every briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Change, EditionChanges
from generator.pages.documents import Page
from generator.pages.markup import plain
from generator.pages.press import Press
from generator.pages.register import Register

SHOWN = 4
"""How many changes of a section stand open; the rest can be opened."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one section: `shown`, and `more` that are folded away."""

    section: str
    shown: tuple[Change, ...]
    more: tuple[Change, ...]


def pages(register: Register, press: Press) -> Iterator[Page]:
    """The list of editions, and a page for each; none where there are no editions."""
    history = register.publication.history
    if not history:
        return
    title = press.catalogue.pgettext("page", "Editions")
    yield press.page("editions.html", path="editions/", kind="editions", title=title, editions=history)
    for edition in history:
        yield _page(edition, register, press)


def grouped(changes: Iterable[Change]) -> list[Group]:
    """Changes by section, in their order; what is said of the whole briefing is in no group."""
    runs = groupby((one for one in changes if one.section != "briefing"), key=lambda change: change.section)
    groups = ((section, tuple(run)) for section, run in runs)
    return [Group(section, changes[:SHOWN], changes[SHOWN:]) for section, changes in groups]


def _page(edition: EditionChanges, register: Register, press: Press) -> Page:
    day = press.formats.date(edition.date)
    return press.page(
        "edition.html",
        path=f"editions/{edition.date.isoformat()}/",
        kind="edition",
        title=press.catalogue.gettext("Edition of %(date)s") % {"date": day},
        description=", ".join(plain(issue.title) for issue in edition.issues),
        edition=edition,
        issues=[(issue, _whole(issue.changes), grouped(issue.changes)) for issue in edition.issues],
        published=register.publication.briefings,
    )


def _whole(changes: Iterable[Change]) -> str:
    """Whether the whole briefing is "added" or "removed"; "" where it was there before and after."""
    return next((change.kind for change in changes if change.section == "briefing"), "")
