"""Which facts sentences tell, across languages: the events of the timeline, and days with words in common."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.analysis.model import Dating, Dossier, Sentence
from generator.analysis.tokens import loose_dates
from generator.analysis.words import SHORT, akin, folded, words
from generator.languages import language_data
from generator.model import Citation, Event, Passage, Precision
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
    events.
    """

    events: frozenset[int] = frozenset()
    origins: frozenset[int] = frozenset()
    due: bool = False
    days: tuple[dt.date, ...] = ()
    awaited: frozenset[tuple[dt.date, dt.date]] = frozenset()
    dates: tuple[Dating, ...] = ()
    subject: frozenset[str] = frozenset()
    language: str = ""

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
        citations = [one for one in (event.origin, *event.others) if isinstance(one, Citation)]
        origins.append(frozenset(origin_of[one.number] for one in citations))
        for one in citations:
            told[one.number, one.passage.id].append(index)
    translations = _translations(dossier)
    last = newest(dossier)
    found: list[Fact] = []
    for sentence in sentences:
        number = sentence.entry.number
        events = told[number, sentence.passage.id]
        dates = sentence.datings
        found.append(
            Fact(
                frozenset(events),
                frozenset().union(*(origins[index] for index in events)),
                any(_is_due(timeline[index], last) for index in events),
                tuple(date.first for date in dates),
                _awaited(sentence, dates),
                dates,
                _subject(sentence, dates, translations[number]) if dates else frozenset(),
                sentence.passage.language,
            )
        )
    return _pooled(found)


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
    subjects = {event: frozenset(words) for event, words in told.items()}  # shared by all that tell of it
    pooled: list[Fact] = []
    for fact in found:
        own = _by_days(fact.dates)
        for event in sorted(fact.events):
            own |= dates[event]
        subject = [subjects[event] for event in fact.events] or [fact.subject]
        pooled.append(replace(fact, dates=tuple(own.values()), subject=subject[0].union(*subject[1:])))
    return pooled


def _by_days(dates: Sequence[Dating]) -> dict[object, Dating]:
    return {(date.first, date.last, date.precision): date for date in dates}


def same_fact(one: Fact, other: Fact, *, sure: bool = False) -> bool:
    """Whether two sentences would be one event: days within each other, words in common.

    In two languages one day is enough. `sure` asks for two words at least.
    """
    if one.events & other.events or one.awaited & other.awaited:
        return True
    needed = [
        _needed(mine, its, alike=one.language == other.language or sure) + sure
        for mine in one.dates
        for its in other.dates
        if _within(mine, its) or _within(its, mine)
    ]
    if not needed:
        return False
    theirs = _by_beginning(other.subject)
    return sum(any(akin(word, own) for own in theirs.get(word[:SHORT], ())) for word in one.subject) >= min(needed)


@lru_cache(maxsize=4096)
def _by_beginning(subject: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their first letters: akin words begin alike."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in subject:
        found[word[:SHORT]].append(word)
    return {beginning: tuple(words) for beginning, words in found.items()}


def _needed(one: Dating, other: Dating, *, alike: bool) -> int:
    """Words that sentences of these days share, to be about the same; `alike` where they are in one language."""
    if one.precision is not other.precision:
        return max(SHARED.get(date.precision, LONG) for date in (one, other)) + 1
    return SHARED.get(one.precision, LONG) - (not alike and one.precision is Precision.DAY)


def _within(one: Dating, other: Dating) -> bool:
    return other.first <= one.first and one.last <= other.last


def _translations(dossier: Dossier) -> dict[int, tuple[Mapping[str, Passage], ...]]:
    """The passages of each source's translations that have as many as it, by id."""
    versions = {article.place: work.versions for work in dossier.issue.works for article in work.versions}
    found: dict[int, tuple[Mapping[str, Passage], ...]] = {}
    for entry in dossier.sources:
        others = [
            {passage.id: passage for passage in article.passages}
            for article in versions.get(entry.article.place, ())
            if article.language != entry.article.language
        ]
        found[entry.number] = tuple(one for one in others if len(one) == len(entry.article.passages))
    return found


def _subject(
    sentence: Sentence, dates: Sequence[Dating], translations: Sequence[Mapping[str, Passage]]
) -> frozenset[str]:
    """The folded words of a sentence and its translations beside its dates, without function words."""
    text = sentence.text
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    told = [(text, sentence.passage.language)]
    for passages in translations:
        passage = passages.get(sentence.passage.id)
        if passage is not None:
            told.append((_undated(passage), passage.language))
    return frozenset(
        folded(word)
        for each, language in told
        for word in words(each)
        if len(word) >= SHORT and not word.isdigit() and word not in language_data(language).stopwords
    )


def _undated(passage: Passage) -> str:
    text = passage.text
    for date in loose_dates(text, passage.language):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text
