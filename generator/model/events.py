"""When: events as sources date them, and the words for a time that nobody can resolve."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.model.citations import Citation, Origin


class Precision(StrEnum):
    """How exactly a text dates an event."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Phase(StrEnum):
    """Which part of a period a text means: "early May", "mid-May", "late May", "the end of May", "later this year"."""

    START = "start"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Event:
    """Something a source says happened, or will, on a date.

    `end` is the last day when the expression covers more than its first, `phase` the part of that which is meant.
    `expression` is the words that gave the date, in the passage `dated_by` where that is not the one shown; `stated`
    is True where they give the calendar date themselves. `lead` is the sentence before, where the passage leans on it
    ("It ends on …"). `others` are further sources of the event. `deadline` marks a day by which somebody must do
    something, `forecast` what is only expected, `quoted` a speaker's words.
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
    dated_by: Citation | None = None

    @property
    def due(self) -> dt.date:
        """The day by which it is expected, which orders what is coming: the last of a period, the first of a range."""
        exact = self.precision is Precision.DAY and not self.deadline
        return self.date if exact or self.phase is Phase.START else self.end or self.date


@dataclass(frozen=True, slots=True)
class Undated:
    """A sentence of a source without a date whose words for the time, `expressions`, nobody can resolve."""

    origin: Citation
    expressions: tuple[str, ...]
