"""Which facts sentences tell, across languages: the events of the timeline, and days with words in common."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from generator.analysis.model import Dating, Dossier, Sentence
from generator.analysis.words import Kinship
from generator.model.articles import Citation
from generator.model.events import Event
from generator.model.precision import Precision
from generator.sections.notices import newest

SHARED = {Precision.DAY: 1, Precision.WEEK: 2, Precision.MONTH: 2}
"""Words that two sentences of the same days share at least, to be about the same; of longer periods `LONG`."""
LONG = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence tells of.

    `events` are places in the timeline, `origins` those that tell of one of them, `due` where one is a deadline that is
    still to come on the day of the newest source. `days` are its own first days, `awaited` its quarters, years and the
    like that had not begun. `dates` and the folded words beside them, `subject`, include those of all who tell of its
    events; `kindred` are for each word of the subject those that are akin to it.
    """

    events: frozenset[int] = frozenset()
    origins: frozenset[int] = frozenset()
    due: bool = False
    days: tuple[dt.date, ...] = ()
    awaited: frozenset[tuple[dt.date, dt.date]] = frozenset()
    dates: tuple[Dating, ...] = ()
    subject: frozenset[str] = frozenset()
    language: str = ""
    kindred: tuple[frozenset[str], ...] = ()

    def overtaken(self, published: dt.date | None, newest: dt.date | None) -> bool:
        """Whether a day was still to come when the sentence was published, and has come by the `newest` source."""
        if published is None or newest is None:
            return False
        return any(published < day <= newest for day in self.days)


def facts(sentences: Sequence[Sentence], timeline: Sequence[Event], dossier: Dossier) -> list[Fact]:
    """The fact of each sentence, in their order."""
    origin_of = {entry.number: entry.origin for entry in dossier.sources}
    told: dict[tuple[int, str], list[int]] = defaultdict(list)
    origins: list[frozenset[int]] = []
    for index, event in enumerate(timeline):
        citations = _citations(event)
        origins.append(frozenset(origin_of[citation.number] for citation in citations))
        for citation in citations:
            told[citation.number, citation.passage.id].append(index)
    last = newest(dossier)
    due = frozenset(index for index, event in enumerate(timeline) if _is_due(event, last))
    return _pooled(
        [_fact(sentence, told[sentence.entry.number, sentence.passage.id], origins, due) for sentence in sentences]
    )


def _citations(event: Event) -> list[Citation]:
    return [origin for origin in (event.origin, *event.others) if isinstance(origin, Citation)]


def _fact(sentence: Sentence, events: Iterable[int], origins: Sequence[frozenset[int]], due: frozenset[int]) -> Fact:
    return Fact(
        frozenset(events),
        frozenset().union(*(origins[index] for index in events)),
        not due.isdisjoint(events),
        tuple(date.first for date in sentence.datings),
        _awaited(sentence, sentence.datings),
        sentence.datings,
        sentence.cognates if sentence.datings else frozenset(),
        sentence.language,
    )


def _is_due(event: Event, last: dt.date | None) -> bool:
    return event.deadline and last is not None and event.is_to_come(last)


def _awaited(sentence: Sentence, dates: Sequence[Dating]) -> frozenset[tuple[dt.date, dt.date]]:
    published = sentence.entry.article.published
    wide = (date for date in dates if date.precision not in SHARED)
    return frozenset((date.first, date.last) for date in wide if published is not None and published < date.first)


def _pooled(found: Sequence[Fact]) -> list[Fact]:
    """The facts with the dates and words of all that tell of their events."""
    dates: dict[int, dict[object, Dating]] = defaultdict(dict)
    told: dict[int, set[str]] = defaultdict(set)
    for fact in found:
        for event in fact.events:
            dates[event] |= _by_days(fact.dates)
            told[event] |= fact.subject
    kinship = Kinship(word for fact in found for word in fact.subject)
    subjects: dict[frozenset[int], _Subject] = {}  # shared by all that tell of the same events
    pooled: list[Fact] = []
    for fact in found:
        own = _by_days(fact.dates)
        for event in sorted(fact.events):
            own |= dates[event]
        subject = subjects.get(fact.events)
        if subject is None:
            subject = _subject(fact.subject.union(*(told[event] for event in fact.events)), kinship)
        if fact.events:
            subjects[fact.events] = subject
        pooled.append(replace(fact, dates=tuple(own.values()), subject=subject[0], kindred=subject[1]))
    return pooled


_Subject = tuple[frozenset[str], tuple[frozenset[str], ...]]


def _subject(words: frozenset[str], kinship: Kinship) -> _Subject:
    return words, tuple(kinship.of(word) for word in sorted(words))


def _by_days(dates: Sequence[Dating]) -> dict[object, Dating]:
    return {(date.first, date.last, date.precision): date for date in dates}


def same_fact(one: Fact, other: Fact, *, sure: bool = False) -> bool:
    """Whether two sentences would be one event: days within each other, words in common.

    In two languages one day is enough. `sure` asks for two words at least.
    """
    if one.events & other.events or one.awaited & other.awaited:
        return True
    near = [(mine, its) for mine, its in product(one.dates, other.dates) if _within(mine, its) or _within(its, mine)]
    if not near:
        return False
    alike = one.language == other.language or sure
    shared = sum(not kin.isdisjoint(other.subject) for kin in one.kindred)
    return shared >= sure + min(_needed(mine, its, alike=alike) for mine, its in near)


def _needed(one: Dating, other: Dating, *, alike: bool) -> int:
    """Words that sentences of these days share, to be about the same; `alike` where they are in one language."""
    if one.precision is not other.precision:
        return max(SHARED.get(date.precision, LONG) for date in (one, other)) + 1
    return SHARED.get(one.precision, LONG) - (not alike and one.precision is Precision.DAY)


def _within(one: Dating, other: Dating) -> bool:
    return other.first <= one.first and one.last <= other.last
