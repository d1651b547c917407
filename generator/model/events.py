"""When: events as sources date them, and the words for a time that nobody can resolve."""

import datetime as dt
from dataclasses import dataclass

from generator.model.articles import Citation, Origin
from generator.model.precision import Bound, Phase, Precision


@dataclass(frozen=True, slots=True)
class Event:
    """Something a source says happened, or will, on a date.

    `end` is the last day when the expression covers more than its first, `phase` the part of that which is meant.
    `expression` is the words that gave the date; `stated` is True where they give the calendar date themselves. `lead`
    is the sentence before, where the passage leans on it ("It ends on …"). `others` are further sources of the event.
    `deadline` marks a day by which somebody must do something, `forecast` what was still to come when it was told,
    `quoted` a speaker's words. `bound` is set where the date is only the first or last on which it may happen. `ahead`
    says that the words look ahead. `rank` is its place among the issue's events by what it weighs, from 0. `upcoming`
    and `main`, whether it is among the few that tell what happened, are settled for the day of a page.
    """

    date: dt.date
    end: dt.date | None
    precision: Precision
    expression: str
    stated: bool
    upcoming: bool
    origin: Origin
    others: tuple[Citation, ...] = ()
    deadline: bool = False
    forecast: bool = False
    quoted: bool = False
    phase: Phase | None = None
    lead: Citation | None = None
    bound: Bound | None = None
    ahead: bool = False
    rank: int = 0
    main: bool = True

    def is_to_come(self, day: dt.date) -> bool:
        """Whether it is still to come on a day: not begun, or within days not over where the words look ahead."""
        last = self.end or self.date
        return self.date > day or (self.ahead and self.date < last and day <= last)

    @property
    def due(self) -> dt.date:
        """The day by which it is expected, which orders what is coming: the last of a period, the first of a range."""
        exact = self.precision is Precision.DAY and not self.deadline
        return self.date if exact or self.phase is Phase.START else self.end or self.date

    @property
    def part(self) -> bool:
        """Whether the words name less than the whole of their month, quarter or year."""
        last = self.end or self.date
        within = (self.date.year, self.date.month) == (last.year, last.month) and self.end is not None
        halved = within and (self.date.day > 1 or (last + dt.timedelta(1)).month == last.month)
        return self.phase is not None or (self.precision is Precision.MONTH and halved)

    @property
    def meant(self) -> tuple[dt.date, dt.date]:
        """The first and last day of what the words mean: a third of the period at its beginning, middle or end; the
        last day itself for what happens by then. It orders what is past."""
        last = self.end or self.date
        at_end = self.bound is Bound.LATEST or self.phase is Phase.END
        return (last, last) if at_end else part(self.date, last, self.phase)


def part(first: dt.date, last: dt.date, phase: Phase | None) -> tuple[dt.date, dt.date]:
    """The first and last day of a part of a period: a third at its beginning, in its middle, at its end."""
    third = (last - first) / 3
    low = {Phase.MIDDLE: first + third, Phase.LATE: last - third, Phase.END: last - third}
    high = {Phase.START: first + third, Phase.MIDDLE: last - third}
    return (low.get(phase, first), high.get(phase, last)) if phase else (first, last)


@dataclass(frozen=True, slots=True)
class Undated:
    """A sentence of a source without a date whose words for the time, `expressions`, nobody can resolve."""

    origin: Citation
    expressions: tuple[str, ...]
