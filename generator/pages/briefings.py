"""The briefing pages: each section of a briefing arranged for its template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.model import Briefing, Citation, Event, Issue, Position, Side, SourceEntry
from generator.pages.chart import tone_chart
from generator.pages.documents import Page
from generator.pages.markup import address
from generator.pages.press import Press
from generator.pages.register import Register, Text


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
class Term:
    """An entry of the glossary."""

    term: str
    meaning: Text


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
            yield _page(issue, briefing, register, press)


def _page(issue: Issue, briefing: Briefing, register: Register, press: Press) -> Page:
    title, description = register.title(issue.file), register.text(issue.file.description)
    tones = _tones(briefing)
    return press.page(
        "briefing.html",
        path=f"briefings/{issue.slug}/",
        kind="briefing",
        title=title.text,
        description=description.text if description else "",
        feed="feed.xml" if "feed.xml" in register.publication.downloads else "",
        briefing=briefing,
        contents=_contents(briefing, issue, tones),
        heading=title,
        summary=description,
        editor_note=register.text(issue.file.notes),
        languages=list(dict.fromkeys(entry.article.language for entry in briefing.sources)),
        positions=_sides(briefing.positions),
        years=_years(briefing.timeline),
        dated=_numbers(briefing.timeline),
        downloads=register.publication.downloads,
        upcoming=[event for event in briefing.timeline if event.upcoming],
        glossary=_glossary(issue, register),
        sources=[_listed(entry, briefing.sources) for entry in briefing.sources],
        tones=tones,
        chart=tone_chart([entry.article for entry in tones]) if tones else Markup(""),
    )


def _contents(briefing: Briefing, issue: Issue, tones: Sequence[SourceEntry]) -> list[str]:
    """The sections that the page has, in its order, by the ids of their headings."""
    has = {
        "key-points": briefing.key_points,
        "changes": briefing.changes,
        "positions": briefing.positions,
        "timeline": _years(briefing.timeline),
        "coming-up": any(event.upcoming for event in briefing.timeline),
        "faq": briefing.faq,
        "glossary": issue.file.glossary,
        "sources": briefing.sources,
        "tone": tones,
    }
    return [section for section, content in has.items() if content]


def _sides(positions: Sequence[Position]) -> Sides:
    def on(side: Side | None) -> tuple[Actor, ...]:
        return _actors(position for position in positions if position.side is side)

    return Sides(on(Side.SUPPORT), on(Side.OPPOSE), on(None))


def _actors(positions: Iterable[Position]) -> tuple[Actor, ...]:
    """Positions gathered by who holds them, in the order in which they first speak."""
    held: dict[str, list[Position]] = {}
    for position in positions:
        held.setdefault(position.actor, []).append(position)
    return tuple(Actor(actor, tuple(statements)) for actor, statements in held.items())


def _years(timeline: Iterable[Event]) -> tuple[Year, ...]:
    past = (event for event in timeline if not event.upcoming)
    return tuple(Year(year, tuple(events)) for year, events in groupby(past, key=lambda event: event.date.year))


def _numbers(timeline: Iterable[Event]) -> frozenset[int]:
    """The sources that tell of an event in the timeline."""
    told = (origin for event in timeline if not event.upcoming for origin in (event.origin, *event.others))
    return frozenset(origin.number for origin in told if isinstance(origin, Citation))


def _glossary(issue: Issue, register: Register) -> list[Term]:
    entries = ((term, register.text(texts)) for term, texts in issue.file.glossary.items())
    terms = [Term(term, meaning) for term, meaning in entries if meaning]
    return sorted(terms, key=lambda term: term.term.casefold())


def _listed(entry: SourceEntry, sources: Sequence[SourceEntry]) -> Listed:
    twins = tuple(other.number for other in sources if other.origin == entry.origin and other is not entry)
    original = address(entry.article.url)
    return Listed(entry, twins, original, host(original))


def host(url: str | None) -> str:
    """What a link to another site is called: its host without "www."."""
    return (urlsplit(url).hostname or url).removeprefix("www.") if url else ""


def _tones(briefing: Briefing) -> list[SourceEntry]:
    """The dated sources that carry a tone, oldest first; none when there is nothing to compare."""
    rated = [
        entry
        for entry in briefing.sources
        if entry.article.published and (entry.article.sentiment or entry.article.score is not None)
    ]
    return sorted(rated, key=_dated) if len(rated) > 1 else []


def _dated(entry: SourceEntry) -> tuple[str, int]:
    return str(entry.article.published), entry.number
