"""What pages and files both arrange: coming events, actors, contradictions, tones, hosts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from generator.model.articles import Citation, Passage
from generator.model.briefings import Briefing, Change, Contradiction, Notice, NoticeKind, SourceEntry
from generator.model.events import Event


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage: its language, and whether it is among the words that differ."""

    text: str
    language: str
    marked: bool


@dataclass(frozen=True, slots=True)
class DisputedSide:
    """One of the two passages."""

    citation: Citation
    stretches: tuple[Stretch, ...]


def sides(pair: Contradiction) -> tuple[DisputedSide, DisputedSide]:
    """The two passages of a contradiction."""
    return (
        DisputedSide(pair.one, stretches(pair.one.passage, pair.words)),
        DisputedSide(pair.other, stretches(pair.other.passage, pair.other_words)),
    )


def stretches(passage: Passage, words: tuple[tuple[int, int], ...]) -> tuple[Stretch, ...]:
    """A passage in stretches; joined they are its text."""
    last = len(passage.text)
    spans = [*words, *((low, high) for low, high, _ in passage.foreign)]
    cuts = sorted({0, last, *(min(max(cut, 0), last) for span in spans for cut in span)})
    return tuple(
        Stretch(
            passage.text[start:end],
            next((code for low, high, code in passage.foreign if low <= start and end <= high), passage.language),
            any(low <= start and end <= high for low, high in words),
        )
        for start, end in pairwise(cuts)
    )


def headed(actor: str) -> str:
    """An actor as a heading: with a capital, but for names that are written without ("deVere Group")."""
    first, _, _ = actor.partition(" ")
    return actor[:1].upper() + actor[1:] if first.islower() else actor


def coming(briefing: Briefing) -> list[Event]:
    """The events to come, soonest first."""
    return sorted((event for event in briefing.timeline if event.upcoming), key=lambda event: event.due)


def host(url: str | None) -> str:
    """What a link to another site is called: its host without "www."."""
    return (urlsplit(url).hostname or url).removeprefix("www.") if url else ""


def rated(briefing: Briefing) -> list[SourceEntry]:
    """The dated sources that carry a tone, oldest first; none when there is nothing to compare."""
    found = [
        entry
        for entry in briefing.sources
        if entry.article.published and (entry.article.sentiment or entry.article.score is not None)
    ]
    return sorted(found, key=_by_day) if len(found) > 1 else []


def _by_day(entry: SourceEntry) -> tuple[str, int]:
    return str(entry.article.published), entry.number


SHOWN = 4
"""How many changes of a section stand open; the rest can be opened."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one section: `shown`, and `more` that are folded away."""

    section: str
    shown: tuple[Change, ...]
    more: tuple[Change, ...]


def grouped(changes: Iterable[Change]) -> list[Group]:
    """Changes by section, in their order; what is said of the whole briefing is in no group."""
    runs = groupby((one for one in changes if one.section != "briefing"), key=lambda change: change.section)
    groups = ((section, tuple(run)) for section, run in runs)
    return [Group(section, changes[:SHOWN], changes[SHOWN:]) for section, changes in groups]


STRONGEST = (NoticeKind.CURRENT, NoticeKind.UNDATED, NoticeKind.STALE)
"""Cautions that say nearly the same of a source, the strongest first."""


def told(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """The cautions as a reader is told them: of those that say nearly the same, a source has only the strongest."""
    seen: set[int] = set()
    near: list[Notice] = []
    for kind in STRONGEST:
        for notice in notices:
            if notice.kind is kind:
                near.append(replace(notice, articles=tuple(one for one in notice.articles if one not in seen)))
                seen.update(notice.articles)
    return tuple(
        notice for notice in (*near, *(one for one in notices if one.kind not in STRONGEST)) if notice.articles
    )
