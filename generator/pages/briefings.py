"""The briefing pages: each section of a briefing arranged for its template."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.model.articles import Citation
from generator.model.briefings import Briefing, GlossaryEntry, Position, Side, SourceEntry
from generator.model.events import Event
from generator.model.issues import Issue
from generator.pages.chart import tone_chart
from generator.pages.press import Page, Press
from generator.presentation.arrangement import coming, grouped, headed, host, rated, sides, told
from generator.presentation.markup import address
from generator.presentation.register import Register, Text
from generator.sections import registry


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes positions, with all of them on one side."""

    name: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Positions by where their words stand."""

    support: tuple[Actor, ...]
    oppose: tuple[Actor, ...]
    others: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year."""

    year: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The timeline: what happened by year, what is coming, and the numbers of the sources that tell what happened."""

    years: tuple[Year, ...]
    upcoming: list[Event]
    sources: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page by its name: its items, or what its template shows of them, and the ids of its headings."""

    name: str
    items: Any
    headings: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its first heading."""
        return self.name.replace("_", "-")

    @property
    def templates(self) -> list[str]:
        """Its own template, and what serves where it has none."""
        return [f"briefing/{self.name}.html", "briefing/sentences.html"]


@dataclass(frozen=True, slots=True)
class Near:
    """A related issue: how many works both have, and names that stand in both."""

    slug: str
    title: Text
    works: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: what the editor writes of a term, or an entry found in the sources."""

    term: str
    meaning: Text | None = None
    found: GlossaryEntry | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A source in the list of sources: `twins` are the numbers of the others that carry the same text."""

    entry: SourceEntry
    twins: tuple[int, ...]
    original: str | None
    host: str


def pages(register: Register, press: Press) -> Iterator[Page]:
    """One page for each issue that has a briefing."""
    for issue in register.publication.issues:
        briefing = register.publication.briefings.get(issue.slug)
        if briefing:
            yield press.isolated(
                partial(_page, issue, briefing, register, press),
                path=f"briefings/{issue.slug}/",
                kind="briefing",
                title=issue.title(press.language) or issue.slug,
                source=issue.file.path or issue.slug,
            )


def _page(issue: Issue, briefing: Briefing, register: Register, press: Press) -> Page:
    title, description = register.title(issue.file), register.text(issue.file.description)
    tones, path = rated(briefing), f"briefings/{issue.slug}/"
    downloads = {file.removeprefix(path) for file in register.publication.downloads if file.startswith(path)}
    head, body = _parts(briefing, register, tones)
    unread = briefing.unread_sections
    return press.page(
        "briefing.html",
        path=path,
        kind="briefing",
        title=title.text,
        description=description.text if description else "",
        feed="feed.xml" if "feed.xml" in downloads else "",
        briefing=briefing,
        parts={"head": head, "body": body},
        contents=[anchor for part in body for anchor in part.headings or (part.anchor,) * (part.name in unread)],
        changes=grouped(briefing.changes),
        heading=title,
        summary=description,
        editor_note=register.text(issue.file.notes),
        languages=list(dict.fromkeys(entry.article.language for entry in briefing.sources)),
        downloads=downloads,
        related=_related(issue, register),
        sources=[_listed(entry, briefing.sources) for entry in briefing.sources],
        tones=tones,
        chart=tone_chart([entry.article for entry in tones]) if tones else Markup(""),
    )


def _parts(briefing: Briefing, register: Register, tones: Sequence[SourceEntry]) -> tuple[list[Part], list[Part]]:
    """The sections above all else; then the others in the order of the page, with what is derived from no text."""
    places: dict[registry.Place, list[Part]] = {place: [] for place in registry.Place}
    for section in registry.SECTIONS:
        places[section.place].append(_arranged(section, briefing, register))
    body = [
        *places[registry.Place.OPENING],
        _part("changes", briefing.changes),
        *places[registry.Place.BODY],
        _part("related", briefing.issue.related),
        *places[registry.Place.REFERENCE],
        _part("sources", briefing.sources),
        _part("tone", tones),
    ]
    return places[registry.Place.HEAD], body


def _part(name: str, items: Sequence[Any]) -> Part:
    part = Part(name, items)
    return replace(part, headings=(part.anchor,)) if items else part


def _arranged(section: registry.Section, briefing: Briefing, register: Register) -> Part:
    arrange = _ARRANGED.get(section.name)
    part = _part(section.name, briefing.items(section.name))
    return arrange(part, briefing, register) if arrange else part


def _with_sides(part: Part, briefing: Briefing, register: Register) -> Part:
    return replace(part, items=_sides(briefing.positions))


def _with_stretches(part: Part, briefing: Briefing, register: Register) -> Part:
    return replace(part, items=[(pair, sides(pair)) for pair in part.items])


def _with_years(part: Part, briefing: Briefing, register: Register) -> Part:
    years, upcoming = _years(briefing.timeline), coming(briefing)
    headings = ("timeline",) * bool(years) + ("coming-up",) * bool(upcoming)
    return replace(part, items=Dates(years, upcoming, _numbers(briefing.timeline)), headings=headings)


def _with_editors_terms(part: Part, briefing: Briefing, register: Register) -> Part:
    terms = _glossary(briefing, register)
    return replace(part, items=terms, headings=(part.anchor,) if terms else ())


def _as_told(part: Part, briefing: Briefing, register: Register) -> Part:
    """The cautions, also where nothing else is there to say but what could not be read."""
    lacking = part.name in briefing.unread_sections or any(lack.source for lack in briefing.unread)
    return replace(part, items=told(part.items), headings=part.headings or (part.anchor,) * lacking)


_ARRANGED: Mapping[str, Callable[[Part, Briefing, Register], Part]] = {
    "positions": _with_sides,
    "contested": _with_stretches,
    "timeline": _with_years,
    "glossary": _with_editors_terms,
    "notices": _as_told,
}
"""What the template of a section shows in place of its items, by the section's name."""


def _sides(positions: Sequence[Position]) -> Sides:
    def on(side: Side | None) -> tuple[Actor, ...]:
        return _actors(position for position in positions if position.side is side)

    return Sides(on(Side.SUPPORT), on(Side.OPPOSE), on(None))


def _actors(positions: Iterable[Position]) -> tuple[Actor, ...]:
    """Positions gathered by who holds them, in the order in which they first speak."""
    held: dict[str, list[Position]] = {}
    for position in positions:
        held.setdefault(headed(position.actor), []).append(position)
    return tuple(Actor(actor, tuple(statements)) for actor, statements in held.items())


def _years(timeline: Iterable[Event]) -> tuple[Year, ...]:
    past = (event for event in timeline if not event.upcoming)
    return tuple(Year(year, tuple(events)) for year, events in groupby(past, key=lambda event: event.date.year))


def _numbers(timeline: Iterable[Event]) -> frozenset[int]:
    """The sources that tell of an event in the timeline."""
    told = (origin for event in timeline if not event.upcoming for origin in (event.origin, *event.others))
    return frozenset(origin.number for origin in told if isinstance(origin, Citation))


def _related(issue: Issue, register: Register) -> list[Near]:
    files = {other.slug: other.file for other in register.publication.issues}
    return [
        Near(relation.slug, register.title(files[relation.slug]), len(relation.works), relation.names)
        for relation in issue.related
    ]


def _glossary(briefing: Briefing, register: Register) -> list[Term]:
    entries = ((term, register.text(texts)) for term, texts in briefing.issue.file.glossary.items())
    terms = [Term(term, meaning) for term, meaning in entries if meaning]
    terms += [Term(entry.term, found=entry) for entry in briefing.items("glossary")]
    return sorted(terms, key=lambda term: term.term.casefold())


def _listed(entry: SourceEntry, sources: Sequence[SourceEntry]) -> Listed:
    twins = tuple(other.number for other in sources if other.origin == entry.origin and other is not entry)
    original = address(entry.article.url)
    return Listed(entry, twins, original, host(original))


def _dated(entry: SourceEntry) -> tuple[str, int]:
    return str(entry.article.published), entry.number
