"""Changes in words alone, for feeds, the digest and PDFs; what pages say of them with markup."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.context import Context
from generator.exports.wording import Wording
from generator.model import Change
from generator.pages.markup import plain


def kind(change: Change, context: Context) -> str:
    """What happened: "Added", "New briefing"."""
    gettext, pgettext = context.catalogue.gettext, context.catalogue.pgettext
    if change.section == "briefing":
        return gettext("New briefing") if change.kind == "added" else gettext("Discontinued")
    return {
        "added": pgettext("change", "Added"),
        "removed": pgettext("change", "Removed"),
        "changed": pgettext("change", "Changed"),
    }[change.kind]


def heading(change: Change, context: Context) -> str:
    """What happened, in which section, to whose words or to what of which date: "Added · Timeline · 8 April 2026"."""
    if change.section == "briefing":
        return kind(change, context)
    wording = Wording(context)
    section = wording.section(change.section)
    dated = wording.moment(change.dated) if change.dated else ""
    return " · ".join(filter(None, (kind(change, context), section, plain(change.about), dated)))


def details(change: Change, context: Context) -> Iterator[str]:
    """What else there is to say: the date before, what was corrected, how it read, whose hand was in it."""
    wording, gettext, pgettext = Wording(context), context.catalogue.gettext, context.catalogue.pgettext
    if change.against:
        yield context.formats.quote(plain(change.against.text))
    if change.dated_before:
        yield f"{gettext('before:')} {wording.moment(change.dated_before)}"
    if change.what:
        named = {
            "title": pgettext("corrected", "title"),
            "text": pgettext("corrected", "text"),
            "date": pgettext("corrected", "date"),
        }
        yield f"{gettext('Corrected:')} {', '.join(named[what] for what in change.what)}"
    if change.before:
        yield f"{gettext('Before:')} {context.formats.quote(plain(change.before))}"
    if change.rewritten:
        yield gettext("Rewritten by AI")


def said(change: Change, context: Context) -> str:
    """The words of a change; of a source whose very title is withheld, that it is one."""
    return plain(change.text) or (
        context.catalogue.gettext("A source that is no longer published") if change.section == "sources" else ""
    )


def line(change: Change, context: Context) -> str:
    """A change on one line of text."""
    more = "; ".join(details(change, context))
    return f"{heading(change, context)}: {said(change, context)}{f' ({more})' if more else ''}"
