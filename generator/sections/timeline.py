"""Dated events of the articles, oldest first: each with the words that dated it and where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.dates import Timex, interval, timexes
from generator.languages import language_data
from generator.model import BlockKind, Citation, Dossier, EditorText, Event, Precision
from generator.sections import overrides
from generator.sections.grammar import grammar
from generator.sections.legal import cites_law
from generator.sections.notices import rewritten
from generator.sections.sentences import Sentence, reported
from generator.sections.words import containment, content, holds, likeness, words

NAME = "timeline"
ALIKE = 0.6
"""How alike the words of two dated sentences must be to tell of the same event."""
TOO_WIDE = frozenset({Precision.DECADE, Precision.CENTURY})
SENTENCE = 2
"""Words that must stand beside a date to tell of something."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event found in one sentence."""

    event: Event
    sentence: Sentence

    @property
    def when(self) -> tuple[dt.date, dt.date | None, Precision]:
        return self.event.date, self.event.end, self.event.precision


def derive(dossier: Dossier) -> tuple[Event, ...]:
    """The events of the issue with the editor's own, by date; one entry an event, however many sources tell of it."""
    hide = overrides.of(dossier, NAME).hide
    dated = [
        found
        for sentence in reported(dossier)
        if not overrides.names(hide, sentence.citation)
        for found in _dated(sentence, dossier)
    ]
    merged = [_merge(group, dossier) for group in _groups(_without_echoes(dated))]
    return tuple(sorted((*merged, *_added(dossier)), key=_place))


def _without_echoes(dated: list[_Dated]) -> list[_Dated]:
    """Without rows of tables that repeat a date of their article's sentences."""
    told = {(one.sentence.entry.number, one.when) for one in dated if one.sentence.block.kind is not BlockKind.TABLE}
    return [
        one
        for one in dated
        if one.sentence.block.kind is not BlockKind.TABLE or (one.sentence.entry.number, one.when) not in told
    ]


def _dated(sentence: Sentence, dossier: Dossier) -> list[_Dated]:
    """The events of one sentence, one a date: the first expression that gives it."""
    found: dict[tuple[dt.date, dt.date], _Dated] = {}
    passage = sentence.passage
    # The paragraph is read as a whole, so that "from that day" finds the day named before.
    every = _timexes(sentence.block.text, passage.language, sentence.entry.article.published)
    given = {timex.value for timex in every if timex.end <= passage.start}
    for timex in every:
        if not timex.stated and timex.value in given:
            continue
        if passage.start <= timex.start and timex.end <= passage.end:
            own = replace(timex, start=timex.start - passage.start, end=timex.end - passage.start)
            days = _days(own, sentence)
            if days is not None and days not in found:
                found[days] = _Dated(_event(own, days, sentence, dossier), sentence)
    return list(found.values())


@lru_cache(maxsize=256)
def _timexes(text: str, language: str, reference: dt.date | None) -> tuple[Timex, ...]:
    return tuple(timexes(text, language=language, reference=reference))


def _days(timex: Timex, sentence: Sentence) -> tuple[dt.date, dt.date] | None:
    """The days that an expression dates an event with; None for what dates none."""
    if timex.type not in ("DATE", "TIME") or timex.precision is None or Precision(timex.precision) in TOO_WIDE:
        return None
    if sentence.entry.article.published is None and not timex.stated:
        return None
    following = words(sentence.text[timex.end :])
    if not timex.stated and following and following[0] in grammar(sentence.passage.language).than:
        return None
    leading = words(sentence.text[: timex.start])
    if leading and leading[-1] in grammar(sentence.passage.language).older:
        return None
    if _idle(timex, sentence):
        return None
    rest = sentence.text[: timex.start] + " " + sentence.text[timex.end :]
    if len(words(rest)) < SENTENCE or cites_law(sentence.text, timex.start, timex.end, sentence.passage.language):
        return None
    return interval(timex.value)


def _idle(timex: Timex, sentence: Sentence) -> bool:
    """Whether "today" says no more than nowadays: nothing in the sentence is told as done."""
    published = sentence.entry.article.published
    if timex.stated or published is None or timex.value != published.isoformat() or " " in timex.text:
        return False
    rules = grammar(sentence.passage.language)
    known = language_data(sentence.passage.language).reporting
    done = rules.perfect | rules.passive | frozenset(known.verb_of)
    return not any(word in done or (len(word) > 4 and word.endswith("ed")) for word in words(sentence.text))


def _event(timex: Timex, days: tuple[dt.date, dt.date], sentence: Sentence, dossier: Dossier) -> Event:
    first, last = days
    return Event(
        date=first,
        end=last if last != first else None,
        precision=Precision(timex.precision or "day"),
        expression=timex.text,
        stated=timex.stated,
        upcoming=first > dossier.today or (last > dossier.today and looks_ahead(sentence)),
        origin=sentence.citation,
    )


def looks_ahead(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is to come, by its words."""
    return holds(sentence.text, language_data(sentence.passage.language).reporting.forecast)


def _groups(dated: list[_Dated]) -> list[list[_Dated]]:
    """Sentences that tell of the same event; only those of the same date are compared."""
    by_date: dict[tuple[dt.date, dt.date | None, Precision], list[list[_Dated]]] = {}
    for one in dated:
        groups = by_date.setdefault(one.when, [])
        for group in groups:
            if all(_same(one, other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return [group for groups in by_date.values() for group in groups]


def _same(one: _Dated, other: _Dated) -> bool:
    """Whether two sentences tell of the same event: the same words or nearly so, in different articles."""
    if one.sentence.passage.language != other.sentence.passage.language:
        return False
    if one.sentence.entry.number == other.sentence.entry.number:
        return False
    first, second = (content(dated.sentence.text, dated.sentence.passage.language) for dated in (one, other))
    return likeness(first, second) >= ALIKE or (
        len(first) > SENTENCE < len(second) and containment(first, second) >= 0.8
    )


def _merge(group: list[_Dated], dossier: Dossier) -> Event:
    ranked = sorted(group, key=lambda dated: _quality(dated.sentence, dossier))
    others = sorted(ranked[1:], key=lambda dated: (dated.sentence.entry.number, dated.sentence.order))
    return replace(ranked[0].event, others=tuple(dated.sentence.citation for dated in others))


def _quality(sentence: Sentence, dossier: Dossier) -> tuple[bool, bool, int, int]:
    foreign = sentence.passage.language != dossier.language
    return foreign, rewritten(sentence.entry.article), sentence.entry.number, sentence.order


def _added(dossier: Dossier) -> list[Event]:
    return [
        Event(
            date=added.date,
            end=None,
            precision=Precision.DAY,
            expression="",
            stated=True,
            upcoming=added.date > dossier.today,
            origin=text,
        )
        for added, text in overrides.additions(dossier, NAME)
        if added.date is not None
    ]


def _place(event: Event) -> tuple[dt.date, dt.date, int, int, str]:
    """Where an event stands: by its first day, the wider before the narrower, then by source."""
    last = event.end or event.date
    return event.date, dt.date.fromordinal(dt.date.max.toordinal() - last.toordinal() + 1), *_source(event.origin)


def _source(origin: Citation | EditorText) -> tuple[int, int, str]:
    if isinstance(origin, EditorText):
        return 0, 0, origin.text
    return origin.number, origin.article.passages.index(origin.passage), ""
