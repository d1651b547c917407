"""What a temporal expression means: periods of the calendar, their TIMEX3 values and the days they cover."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.model.precision import Phase, Precision

CalendarUnit = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

# Each unit by the code that rules have for it, with its months, the value of an unknown one, and the shape of values.
_UNITS: tuple[tuple[str, CalendarUnit, int, str, str], ...] = (
    ("D", "day", 0, "XXXX-XX-XX", r"(\d{4})-(\d\d)-(\d\d)"),
    ("W", "week", 0, "XXXX-WXX", r"(\d{4})-W(\d\d)"),
    ("WE", "weekend", 0, "XXXX-WXX-WE", r"(\d{4})-W(\d\d)-WE"),
    ("M", "month", 1, "XXXX-XX", r"(\d{4})-(\d\d)"),
    ("Q", "quarter", 3, "XXXX-QX", r"(\d{4})-Q([1-4])"),
    ("", "season", 3, "", r"(\d{4})-(SP|SU|FA|WI)"),
    ("H", "half", 6, "XXXX-HX", r"(\d{4})-H([12])"),
    ("Y", "year", 12, "XXXX", r"(\d{4})"),
    ("DE", "decade", 120, "XXX", r"(\d{3})"),
    ("CE", "century", 1200, "XX", r"(\d{2})"),
)
UNITS = {code: unit for code, unit, *_ in _UNITS if code}
MONTHS = {unit: months for _, unit, months, *_ in _UNITS if months}
UNKNOWN = {code: value for code, _, _, value, _ in _UNITS if code}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASONS = {month: code for code, month in SEASON_MONTHS.items()}
_YEARS_IN: dict[str, int] = {"decade": 10, "century": 100}
_MIDDLE = 15  # the last day of a month's first half
_MARCH, DECEMBER = 3, 12
_SATURDAY = 5
_LAST_YEAR = 9998  # leaves room for what is counted a year on


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its unit and its first day."""

    unit: CalendarUnit
    first: date


@dataclass(frozen=True, slots=True)
class Resolution:
    """What one expression means, before it has its place in the text.

    `period` is what its value names of the calendar, `tokens` what it takes where that is not all that its rule
    took, `half` a Timex's.
    """

    type: TimexType
    value: str
    period: Period | None = None
    stated: bool = False
    tokens: tuple[int, int] | None = None
    half: int | None = None


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
    half: int | None = None
    phase: Phase | None = None
    points_back: bool = False


def floor(day: date, unit: CalendarUnit) -> Period:
    """The day, week, month, … that contains `day` (for a weekend, the one of its week)."""
    if unit in MONTHS:
        return Period(unit, _day_one(_first_month(day, unit) or 12))
    monday = day - timedelta(day.weekday())
    return Period(unit, {"day": day, "week": monday}.get(unit) or monday + timedelta(_SATURDAY))


def _first_month(day: date, unit: CalendarUnit) -> int:
    """The month in which the unit around `day` begins, counted from year 0; 0 for the first decade and century."""
    offset = _MARCH - 1 if unit == "season" else 0
    length = MONTHS[unit]
    return (day.year * 12 + day.month - 1 - offset) // length * length + offset


def _day_one(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return (_day_one(year * 12 + month) - date(year, month, 1)).days


def add_months(day: date, count: int) -> date:
    """`day` moved by months; the 31st becomes the month's last day. ValueError outside the calendar."""
    first = _day_one(day.year * 12 + day.month - 1 + count)
    if first.year > _LAST_YEAR:
        raise ValueError("outside the calendar")
    return first.replace(day=min(day.day, month_length(first.year, first.month)))


def shift(day: date, unit: CalendarUnit, count: int) -> Period:
    """The period of this unit that lies `count` of them after the one containing `day`.

    Raises ValueError or OverflowError when it falls outside the calendar.
    """
    if unit in MONTHS:
        return floor(add_months(day, MONTHS[unit] * count), unit)
    return floor(day + timedelta(count * (1 if unit == "day" else 7)), unit)


def last_day(period: Period) -> date:
    """The last day of a period."""
    if period.unit not in MONTHS:
        return period.first + timedelta({"week": 6, "weekend": 1}.get(period.unit, 0))
    following = _first_month(period.first, period.unit) + MONTHS[period.unit]
    return date.max if following // 12 > date.max.year else _day_one(following) - timedelta(1)


def value_of(period: Period) -> str:
    """The TIMEX3 value of a period."""
    first, unit = period.first, period.unit
    if unit in ("week", "weekend"):
        iso_year, week, _ = first.isocalendar()
        return f"{iso_year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        return f"{first.year + (first.month == DECEMBER):04}-{_SEASONS[first.month]}"
    if unit in ("quarter", "half"):
        return f"{first.year:04}-{unit[0].upper()}{(first.month - 1) // MONTHS[unit] + 1}"
    length = {"century": 2, "decade": 3, "year": 4, "month": 7}.get(unit, 10)
    return first.isoformat()[:length]


def dated(period: Period, *, stated: bool = False, tokens: tuple[int, int] | None = None) -> Resolution:
    """The resolution of a period of the calendar."""
    return Resolution("DATE", value_of(period), period, stated, tokens)


def period_of(value: str) -> Period | None:
    """The period that a TIMEX3 value names, without its time of day; None if it names none."""
    days = value.partition("T")[0]
    for _, unit, _, _, pattern in _UNITS:
        if match := re.fullmatch(pattern, days, re.ASCII):
            try:
                return Period(unit, _first_day(unit, match.groups()))
            except ValueError:
                return None
    return None


def _first_day(unit: CalendarUnit, parts: tuple[str, ...]) -> date:
    if unit == "season":
        month = SEASON_MONTHS[parts[1]]
        return date(int(parts[0]) - (month == DECEMBER), month, 1)
    numbers = [int(part) for part in parts]
    if unit in ("week", "weekend"):
        return date.fromisocalendar(numbers[0], numbers[1], _SATURDAY + 1 if unit == "weekend" else 1)
    if unit in ("quarter", "half"):
        return date(numbers[0], (numbers[1] - 1) * MONTHS[unit] + 1, 1)
    if unit in _YEARS_IN:
        return date(max(1, numbers[0] * _YEARS_IN[unit]), 1, 1)
    month, day = [*numbers[1:], 1, 1][:2]
    return date(numbers[0], month, day)


def precision_of(value: str) -> Precision | None:
    """How exactly a TIMEX3 value dates: None where it names no day, month, … of the calendar."""
    period = period_of(value)
    if period is None:
        return None
    return Precision.WEEK if period.unit == "weekend" else Precision(period.unit)


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day that a TIMEX3 calendar value covers; None for any other value.

    >>> interval("2026-Q1")
    (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))
    """
    period = period_of(value)
    return (period.first, last_day(period)) if period else None


def covered(timex: Timex) -> tuple[date, date] | None:
    """The first and last day that an expression covers: its value's, or half of that month. None if it names none."""
    days = interval(timex.value)
    if days is None or timex.half is None:
        return days
    first, last = days
    middle = first.replace(day=_MIDDLE)
    return (first, middle) if timex.half == 1 else (middle + timedelta(1), last)
