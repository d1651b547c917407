"""The sections of a briefing: `SECTIONS` lists them; whatever derives, shows or remembers sections reads it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from generator.analysis.model import Dossier
from generator.errors import Problem, attempt
from generator.model import Briefing, Citation, Issue, Sections, SourceEntry, Unread
from generator.sections import contested, faq, glossary, key_points, notices, positions, timeline, undated

Items: TypeAlias = tuple[Any, ...]


class Place(StrEnum):
    """Where on a page a section stands: above all else, before what has changed, after it, among what one looks up."""

    HEAD = "head"
    OPENING = "opening"
    BODY = "body"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Section:
    """A derived part of a briefing.

    `name` is what everything knows it by: its key in a briefing, in briefing.json and in overrides, its template
    (`pages/templates/briefing/<name>.html`) and, with hyphens, its anchor. `title` heads it, the message of the
    catalogues. `derive` takes the dossier and the items of the sections that it `needs`; its items are frozen
    dataclasses, the sentence of each its `origin`. `as_of` settles what depends on the day of the page. `takes` says
    which overrides it obeys, by its name or one of `aliases` ("words" are hidden as an entry); `remembered` whether
    editions hold it.
    """

    name: str
    title: str
    derive: Callable[..., Items]
    needs: tuple[str, ...] = ()
    as_of: Callable[[Items, Sequence[SourceEntry], dt.date], Items] | None = None
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
        key_points.derive,
        needs=("timeline",),
        place=Place.OPENING,
        aliases=("key point", "points"),
    ),
    Section("positions", pgettext("section", "Positions"), positions.derive, aliases=("position",)),
    Section(
        "contested",
        pgettext("section", "Where sources disagree"),
        contested.derive,
        takes=("hide",),
        aliases=("disagreements",),
    ),
    Section(
        "timeline",
        pgettext("section", "Timeline"),
        timeline.derive,
        as_of=timeline.as_of,
        aliases=("events", "event"),
    ),
    Section("undated", pgettext("section", "Without a date"), undated.derive, takes=(), remembered=False),
    Section("faq", pgettext("section", "Questions and answers"), faq.derive, aliases=("questions", "question")),
    Section(
        "glossary",
        pgettext("section", "Glossary and actors"),
        glossary.derive,
        place=Place.REFERENCE,
        takes=("hide", "words"),
        aliases=("terms", "term"),
        remembered=False,
    ),
    Section(
        "notices",
        pgettext("section", "Before you read"),
        notices.derive,
        needs=("contested",),
        as_of=notices.as_of,
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


def derive(dossier: Dossier) -> Briefing:
    """Everything a briefing page shows, on whatever day. Depends on nothing but the dossier; sources keep their
    numbers. A section that fails is empty, and the briefing says so.
    """
    unread = [*_unread_passages(dossier), *dossier.unread]
    made: dict[str, Items] = {}
    for section in SECTIONS:
        _add(section, dossier, made, unread)
    empty = underived(dossier.issue, dossier.language, dossier.sources)
    sections = Sections({section.name: made[section.name] for section in SECTIONS})
    return replace(empty, sections=sections, unread=tuple(unread))


def underived(issue: Issue, language: str, sources: tuple[SourceEntry, ...]) -> Briefing:
    """A briefing of its sources alone, without any section."""
    articles = [entry.article for entry in sources]
    published = [article.published for article in articles if article.published]
    updated = [article.updated for article in articles if article.updated]
    return Briefing(
        issue=issue,
        language=language,
        sources=sources,
        origins=len({entry.origin for entry in sources}),
        updated=max(published + updated, default=None),
        period=(min(published), max(published)) if published else None,
    )


def _add(section: Section, dossier: Dossier, made: dict[str, Items], unread: list[Unread]) -> None:
    """Derives a section unless that is done, after those that it needs; one that is not listed has no items."""
    for name in section.needs:
        needed = named(name)
        if needed:
            _add(needed, dossier, made, unread)
    if section.name not in made:
        given = [made.get(name, ()) for name in section.needs]
        problems: list[Problem] = []
        path, what = dossier.issue.file.path or dossier.issue.slug, f"the section '{section.name}'"
        made[section.name] = attempt(lambda: section.derive(dossier, *given), (), problems, path, what)
        unread += [Unread(problem, section=section.name) for problem in problems]


def _unread_passages(dossier: Dossier) -> Iterator[Unread]:
    """What could not be analysed of the sources."""
    for entry, analysis in zip(dossier.sources, dossier.analyses, strict=True):
        passages = {passage.id: passage for passage in entry.article.passages}
        for problem in analysis.problems:
            passage = passages.get(problem.passage)
            citation = Citation(entry.number, entry.article, passage) if passage else None
            yield Unread(problem, source=entry.number, citation=citation)


def as_of(briefing: Briefing, day: dt.date) -> Briefing:
    """The briefing as a page of that day shows it: what is still to come, what may be out of date."""
    settled = {
        section.name: section.as_of(briefing.items(section.name), briefing.sources, day)
        for section in SECTIONS
        if section.as_of and section.name in briefing.sections
    }
    return briefing.with_items(**settled)
