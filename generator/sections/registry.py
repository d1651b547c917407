"""The sections of a briefing: `SECTIONS` lists them; whatever derives, shows or remembers sections reads it.

Each has a line here and a module of its name beside this one, whose `derive` chooses its items (`derivation`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where on a page a section stands: above all else, before what has changed, after it, among what one looks up."""

    HEAD = "head"
    OPENING = "opening"
    BODY = "body"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Section:
    """A derived part of a briefing.

    `name` is what everything knows it by: its module, its key in a briefing, in briefing.json and in overrides, its
    template (`pages/templates/briefing/<name>.html`) and, with hyphens, its anchor. `title` heads it, the message of
    the catalogues. It is derived of the dossier and of the items of the sections that it `needs`. `takes` says which
    overrides it obeys, by its name or one of `aliases` ("words" are hidden as an entry); `remembered` whether editions
    hold it.
    """

    name: str
    title: str
    needs: tuple[str, ...] = ()
    place: Place = Place.BODY
    takes: tuple[str, ...] = ("add", "hide", "pin")
    aliases: tuple[str, ...] = ()
    remembered: bool = True


def pgettext(context: str, message: str) -> str:
    """Marks a message for the catalogues, which say it in each language; here it stays as it is."""
    return message


SECTIONS: tuple[Section, ...] = (
    Section(
        "key_points",
        pgettext("section", "Key points"),
        needs=("timeline",),
        place=Place.OPENING,
        aliases=("key point", "points"),
    ),
    Section("positions", pgettext("section", "Positions"), aliases=("position",)),
    Section(
        "contested",
        pgettext("section", "Where sources disagree"),
        takes=("hide",),
        aliases=("disagreements",),
    ),
    Section(
        "timeline",
        pgettext("section", "Timeline"),
        aliases=("events", "event"),
    ),
    Section("undated", pgettext("section", "Without a date"), takes=(), remembered=False),
    Section("faq", pgettext("section", "Questions and answers"), aliases=("questions", "question")),
    Section(
        "glossary",
        pgettext("section", "Glossary and actors"),
        place=Place.REFERENCE,
        takes=("hide", "words"),
        aliases=("terms", "term"),
        remembered=False,
    ),
    Section(
        "notices",
        pgettext("section", "Before you read"),
        needs=("contested",),
        place=Place.HEAD,
        takes=(),
        remembered=False,
    ),
)
"""All sections, those of one place in the order of the page."""


def named(name: str) -> Section | None:
    """The section of a name."""
    return next((section for section in SECTIONS if section.name == name), None)


def remembered() -> tuple[str, ...]:
    """The sections that editions hold, in page order."""
    return tuple(section.name for section in SECTIONS if section.remembered)


def overridable() -> Mapping[str, str]:
    """What editors may call the sections that take overrides, without spaces or hyphens, and the name of each."""
    return {
        re.sub(r"[\s_-]", "", called): section.name
        for section in SECTIONS
        if section.takes
        for called in (section.name, *section.aliases)
    }
