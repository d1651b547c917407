"""The pages of editions: all of them, and for each what it changed in every briefing."""

from collections.abc import Iterable, Iterator

from generator.model.briefings import Change, EditionChanges
from generator.pages.press import Page, Press
from generator.presentation.arrangement import grouped
from generator.presentation.markup import plain
from generator.presentation.register import Register


def pages(register: Register, press: Press) -> Iterator[Page]:
    """The list of editions, and a page for each; none where there are no editions."""
    history = register.publication.history
    if not history:
        return
    title = press.catalogue.pgettext("page", "Editions")
    yield press.page("editions.html", path="editions/", kind="editions", title=title, editions=history)
    for edition in history:
        yield _page(edition, register, press)


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
