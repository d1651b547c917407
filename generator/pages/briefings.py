"""The briefing pages: each section of a briefing arranged for its template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.model import Briefing, Citation, Event, GlossaryEntry, Issue, Position, Side, SourceEntry
from generator.pages.chart import tone_chart
from generator.pages.contested import sides
from generator.pages.documents import Page
from generator.pages.editions import grouped
from generator.pages.markup import address
from generator.pages.press import Press
from generator.pages.register import Register, Text
from generator.sections.notices import told


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
    tones, path = _tones(briefing), f"briefings/{issue.slug}/"
    downloads = {file.removeprefix(path) for file in register.publication.downloads if file.startswith(path)}
    return press.page(
        "briefing.html",
        path=path,
        kind="briefing",
        title=title.text,
        description=description.text if description else "",
        feed="feed.xml" if "feed.xml" in downloads else "",
        briefing=briefing,
        notices=told(briefing.notices),
        contents=_contents(briefing, issue, tones),
        changes=grouped(briefing.changes),
        heading=title,
        summary=description,
        editor_note=register.text(issue.file.notes),
        languages=list(dict.fromkeys(entry.article.language for entry in briefing.sources)),
        positions=_sides(briefing.positions),
        contested=[(pair, sides(pair)) for pair in briefing.contested],
        years=_years(briefing.timeline),
        dated=_numbers(briefing.timeline),
        downloads=downloads,
        upcoming=coming(briefing),
        related=_related(issue, register),
        glossary=_glossary(issue, briefing, register),
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
        "contested": briefing.contested,
        "timeline": _years(briefing.timeline),
        "coming-up": any(event.upcoming for event in briefing.timeline),
        "undated": briefing.undated,
        "faq": briefing.faq,
        "related": issue.related,
        "glossary": issue.file.glossary or briefing.glossary,
        "sources": briefing.sources,
        "tone": tones,
    }
    unread = {name.replace("_", "-") for name in briefing.unread_sections}
    return [section for section, content in has.items() if content or section in unread]


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


def headed(actor: str) -> str:
    """An actor as a heading: with a capital, but for names that are written without ("deVere Group")."""
    first, _, _ = actor.partition(" ")
    return actor[:1].upper() + actor[1:] if first.islower() else actor


def coming(briefing: Briefing) -> list[Event]:
    """The events to come, soonest first."""
    return sorted((event for event in briefing.timeline if event.upcoming), key=lambda event: event.due)


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


def _glossary(issue: Issue, briefing: Briefing, register: Register) -> list[Term]:
    entries = ((term, register.text(texts)) for term, texts in issue.file.glossary.items())
    terms = [Term(term, meaning) for term, meaning in entries if meaning]
    terms += [Term(entry.term, found=entry) for entry in briefing.glossary]
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
