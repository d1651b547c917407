"""How exactly a date is known."""

from enum import StrEnum


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


class Bound(StrEnum):
    """What a date only limits: "2029 at the earliest", "by June"."""

    EARLIEST = "earliest"
    LATEST = "latest"
