"""What a temporal expression is: its place in the text, its TIMEX3 value and the days it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.dates.moments import DECEMBER, MONTHS, Kind, Moment, last_day

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Half = Literal[1, 2]
Phase = Literal["start", "middle", "late", "end", "rest"]
Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]

_SPELLINGS: dict[Kind, str] = {
    "day": r"(\d{4})-(\d\d)-(\d\d)",
    "month": r"(\d{4})-(\d\d)",
    "year": r"(\d{4})",
    "decade": r"(\d{3})",
    "century": r"(\d{2})",
    "week": r"(\d{4})-W(\d\d)",
    "weekend": r"(\d{4})-W(\d\d)-WE",
    "quarter": r"(\d{4})-Q([1-4])",
    "half": r"(\d{4})-H([12])",
    "season": r"(\d{4})-(SP|SU|FA|WI)",
}
_CALENDAR = {kind: re.compile(pattern, re.ASCII) for kind, pattern in _SPELLINGS.items()}
_MIDDLE = 15  # the last day of a month's first half
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Timex:
    """One temporal expression of a text.

    `start` and `end` are character offsets, `text` is what stands between them. `value` is a TIMEX3 value; an
    `X` in it stands for what is not known. `precision` is None unless `value` names days of the calendar.
    `stated` is True when the words give the calendar date in full for their precision ("8 April 2026",
    "2026"), False when a part of it (the year of "8 April", the day of "on Monday") was concluded. `half` is set
    where the words name the first or second half of a month, `phase` where they name a part of a period ("early May",
    "later this year"): TIMEX3 has no value of its own for these.
    `points_back` marks what names a date spoken of before again ("that day").
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    precision: Precision | None
    stated: bool
    half: Half | None = None
    phase: Phase | None = None
    points_back: bool = False


def moment_of(value: str) -> Moment | None:
    """The calendar moment that a TIMEX3 value names, without its time of day; None if it names none."""
    day_part = value.partition("T")[0]
    for kind, pattern in _CALENDAR.items():
        if match := pattern.fullmatch(day_part):
            try:
                return Moment(kind, _first_day(kind, match.groups()))
            except ValueError:
                return None
    return None


def _first_day(kind: Kind, parts: tuple[str, ...]) -> date:
    if kind == "season":
        month = SEASON_MONTHS[parts[1]]
        return date(int(parts[0]) - (month == DECEMBER), month, 1)
    numbers = [int(part) for part in parts]
    if kind in ("week", "weekend"):
        return date.fromisocalendar(numbers[0], numbers[1], 6 if kind == "weekend" else 1)
    if kind in ("quarter", "half"):
        return date(numbers[0], (numbers[1] - 1) * MONTHS[kind] + 1, 1)
    year = numbers[0] * {"decade": 10, "century": 100}.get(kind, 1)
    month, day = [*numbers[1:], 1, 1][:2]
    return date(max(year, 1) if kind in ("decade", "century") else year, month, day)


def precision_of(value: str) -> Precision | None:
    """How exactly a TIMEX3 value dates: None where it names no day, month, … of the calendar."""
    moment = moment_of(value)
    if moment is None:
        return None
    return "week" if moment.kind == "weekend" else moment.kind


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day that a TIMEX3 calendar value covers; None for any other value.

    >>> interval("2026-Q1")
    (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))
    """
    moment = moment_of(value)
    return (moment.first, last_day(moment)) if moment else None


def covered(timex: Timex) -> tuple[date, date] | None:
    """The first and last day that an expression covers: its value's, or half of that month. None if it names none."""
    days = interval(timex.value)
    if days is None or timex.half is None:
        return days
    first, last = days
    middle = first.replace(day=_MIDDLE)
    return (first, middle) if timex.half == 1 else (middle + timedelta(1), last)
