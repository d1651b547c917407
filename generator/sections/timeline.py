"""Dated events of the articles, oldest first: each with the words that dated it and where it stands."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.analysis.model import Dossier, Occurrence, Sentence
from generator.model.articles import BlockKind, Citation, EditorText
from generator.model.briefings import SourceEntry
from generator.model.events import Event
from generator.model.precision import Bound, Precision
from generator.sections import overrides
from generator.sections.events.same_event import Told, When, groups
from generator.sections.points import MOST_KINDS, own_words

NAME = "timeline"
MAIN = 12
"""How many events that have happened tell what happened; the others are there to be looked up."""
KIND, OWN, LEADING, STATED, LEANING, AGREED = 1.6, 2.0, 1.5, 1.2, 0.5, 0.7
"""How much more an event weighs for each kind of act or power that its sentence names, for a word of the issue's own,
at the head of its article, with the date itself; what it keeps where the sentence cannot be read alone; the power of
the number of its origins by which it weighs more. Set beside five issues, for the mean."""


def derive(dossier: Dossier) -> tuple[Event, ...]:
    """The events of the issue with the editor's own, by date; one entry an event, however many sources tell of it."""
    told = _without_echoes(_told(dossier))
    weighed = [(_merge(group, dossier), _weight(group, own_words(dossier))) for group in groups(told)]
    pinned = overrides.of(dossier, NAME).pin
    ranked = sorted(weighed, key=lambda one: (not overrides.names(pinned, one[0].origin), -one[1], *_place(one[0])))
    merged = [replace(event, rank=rank) for rank, (event, _) in enumerate(ranked)]
    return tuple(sorted((*merged, *_added(dossier)), key=_place))


def as_of(events: Sequence[Event], sources: Sequence[SourceEntry], day: dt.date) -> tuple[Event, ...]:
    """The events with those marked that are still to come on a day, and those that tell what happened by then: the
    first in rank, one a day."""
    past = sorted((event for event in events if not event.is_to_come(day)), key=lambda event: event.rank)
    days = {event.date: event.rank for event in reversed(past)}
    main = sorted(days.values())[:MAIN]
    last = main[-1] if main else 0
    return tuple(
        replace(event, upcoming=True)
        if event.is_to_come(day)
        else replace(event, upcoming=False, main=event.rank <= last and days[event.date] == event.rank)
        for event in events
    )


def _told(dossier: Dossier) -> list[Told]:
    """The events of all sentences, in the order of sources and texts."""
    hide = overrides.of(dossier, NAME).hide
    sentences = {(sentence.entry.number, sentence.passage.id): sentence for sentence in dossier.sentences}
    counted: Counter[tuple[int, When]] = Counter()
    told: list[Told] = []
    for (number, _), sentence in sentences.items():
        if not sentence.occurrences or overrides.names(hide, sentence.citation):
            continue
        before = sentences.get((number, sentence.before.id)) if sentence.before else None
        for occurrence in _events(sentence):
            one = Told(occurrence, sentence, before)
            told.append(replace(one, index=counted[number, one.when]))
            counted[number, one.when] += 1
    return told


def _events(sentence: Sentence) -> list[Occurrence]:
    """The occurrences of a sentence, one for the same days: the first words that give them.

    A period that is said with a date in it only tells where that lies: "this year it opens on 8 July".
    """
    events: dict[tuple[dt.date, dt.date], Occurrence] = {}
    for occurrence in sentence.occurrences:
        events.setdefault((occurrence.dating.first, occurrence.dating.last), occurrence)
    inner = [(first, last) for first, last in events if any(_covers(days, (first, last)) for days in events)]
    return [one for days, one in events.items() if not any(_covers(days, other) for other in inner)]


def _covers(days: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    return days != other and days[0] <= other[0] and other[1] <= days[1]


def _without_echoes(told: list[Told]) -> list[Told]:
    """Without rows of tables that repeat a date of their article's sentences."""
    running = {(one.number, one.when) for one in told if not _is_row(one)}
    return [one for one in told if not _is_row(one) or (one.number, one.when) not in running]


def _is_row(one: Told) -> bool:
    return one.sentence.block.kind is BlockKind.TABLE


def _merge(group: list[Told], dossier: Dossier) -> Event:
    """One event of the sentences that tell of it: of those that date it most exactly the best one to show."""
    best, *rest = sorted(group, key=lambda one: (_width(one), *_quality(one, dossier)))
    others = sorted(rest, key=lambda one: (one.number, one.sentence.order))
    dating = best.dating
    deadline = any(one.occurrence.deadline for one in group)
    return Event(
        date=dating.first,
        end=dating.last if dating.last != dating.first else None,
        precision=dating.precision,
        expression=best.sentence.text[dating.words],
        stated=dating.stated,
        upcoming=False,
        origin=best.sentence.citation,
        others=tuple(one.sentence.citation for one in others),
        deadline=deadline,
        forecast=not deadline and _is_forecast(group),
        quoted=best.occurrence.quoted,
        phase=dating.phase,
        lead=_lead(best),
        bound=_bound(best),
        ahead=dating.first < dating.last and any(_looks_ahead(one) for one in group if one.when == best.when),
    )


def _weight(group: list[Told], own: frozenset[str]) -> float:
    """How much an event counts: by the best of its sentences, and by how many origins tell of it."""
    origins = {one.sentence.entry.origin for one in group}
    return math.pow(len(origins), AGREED) * max(_sentence_weight(one, own) for one in group)


def _sentence_weight(one: Told, own: frozenset[str]) -> float:
    sentence = one.sentence
    factors = (
        (OWN, not own.isdisjoint(sentence.stems)),
        (LEADING, sentence.place == 0),
        (STATED, one.dating.stated),
        (LEANING, not sentence.stands_alone()),
    )
    kinds = KIND ** (min(MOST_KINDS, len(sentence.acts)) + min(MOST_KINDS, len(sentence.powers)))
    return math.prod((factor for factor, applies in factors if applies), start=kinds)


def _is_forecast(group: list[Told]) -> bool:
    """Whether an event was expected, and no source tells that its day has come."""
    return any(one.occurrence.expected for one in group) and not any(one.occurrence.past for one in group)


def _bound(one: Told) -> Bound | None:
    if one.dating.earliest:
        return None if one.occurrence.past else Bound.EARLIEST
    return Bound.LATEST if one.dating.bound else None


def _width(one: Told) -> int:
    return (one.dating.last - one.dating.first).days


def _lead(one: Told) -> Citation | None:
    """The sentence before, where the one that is shown leans on it."""
    sentence = one.sentence
    if sentence.before is None or not one.occurrence.leaning:
        return None
    return sentence.entry.cite(sentence.before)


def _quality(one: Told, dossier: Dossier) -> tuple[bool, bool, bool, bool, int, int]:
    sentence = one.sentence
    return (
        sentence.language != dossier.language,
        sentence.entry.article.is_rewritten,
        one.occurrence.quoted,
        not one.dating.stated,
        sentence.entry.number,
        sentence.order,
    )


def _looks_ahead(one: Told) -> bool:
    return one.dating.bound or one.occurrence.ahead


def _added(dossier: Dossier) -> list[Event]:
    return [
        Event(
            date=added.date,
            end=None,
            precision=Precision.DAY,
            expression="",
            stated=True,
            upcoming=False,
            origin=text,
        )
        for added, text in overrides.additions(dossier, NAME)
        if added.date is not None
    ]


def _place(event: Event) -> tuple[int, dt.date, int, int, int, str]:
    """Where an event stands: by year, first day that is meant, the wider before the narrower, then by source."""
    first, last = event.meant
    return event.date.year, first, -last.toordinal(), *_source(event.origin)


def _source(origin: Citation | EditorText) -> tuple[int, int, str]:
    if isinstance(origin, EditorText):
        return 0, 0, origin.text
    return origin.number, origin.passage.order, ""
