"""Calendar arithmetic on days, weeks, months, seasons, years and longer, and their TIMEX3 spelling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]

UNITS: dict[str, Kind] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half",
    "Y": "year", "DE": "decade", "CE": "century", "SEASON": "season",
}  # fmt: skip
MONTHS: dict[Kind, int] = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
FIRST_YEAR, LAST_YEAR = 1, 9998
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: its kind and its first day."""

    kind: Kind
    first: date


def floor(day: date, kind: Kind) -> Moment:
    """The day, week, month, … that contains `day` (for a weekend, the one of its week)."""
    match kind:
        case "day":
            first = day
        case "week":
            first = day - timedelta(day.weekday())
        case "weekend":
            first = day - timedelta(day.weekday()) + timedelta(5)
        case "month":
            first = day.replace(day=1)
        case "quarter":
            first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case "season":
            first = date(day.year - (day.month < 3), (day.month // 3 * 3) or 12, 1)
        case "half":
            first = date(day.year, 1 if day.month < 7 else 7, 1)
        case "year":
            first = date(day.year, 1, 1)
        case "decade":
            first = date(max(FIRST_YEAR, day.year // 10 * 10), 1, 1)
        case "century":
            first = date(max(FIRST_YEAR, day.year // 100 * 100), 1, 1)
    return Moment(kind, first)


def add_months(day: date, count: int) -> date:
    """`day` moved by months; the 31st becomes the month's last day. ValueError outside the calendar."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("outside the calendar")
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def shift(day: date, kind: Kind, count: int) -> Moment:
    """The moment of this kind that lies `count` of them after the one containing `day`.

    Raises ValueError or OverflowError when it falls outside the calendar.
    """
    if kind in MONTHS:
        return floor(add_months(day, MONTHS[kind] * count), kind)
    moved = day + timedelta(count * (1 if kind == "day" else 7))
    return floor(moved, kind)


def last_day(moment: Moment) -> date:
    """The last day of a moment."""
    if moment.kind in MONTHS:
        months = MONTHS[moment.kind]
        if moment.first.year < 100 and moment.kind in ("decade", "century"):
            return date(9 if moment.kind == "decade" else 99, 12, 31)
        total = moment.first.year * 12 + moment.first.month - 1 + months
        year, month = divmod(total, 12)
        return date.max if year > date.max.year else date(year, month + 1, 1) - timedelta(1)
    return moment.first + timedelta({"day": 0, "week": 6, "weekend": 1}[moment.kind])


def value_of(moment: Moment) -> str:
    """The TIMEX3 value of a moment."""
    first, kind = moment.first, moment.kind
    if kind in ("week", "weekend"):
        iso_year, week, _ = first.isocalendar()
        return f"{iso_year:04}-W{week:02}" + ("-WE" if kind == "weekend" else "")
    if kind == "season":
        return f"{first.year + (first.month == DECEMBER):04}-{_SEASONS[first.month]}"
    if kind in ("quarter", "half"):
        return f"{first.year:04}-{kind[0].upper()}{(first.month - 1) // MONTHS[kind] + 1}"
    length = {"century": 2, "decade": 3, "year": 4, "month": 7}.get(kind, 10)
    return first.isoformat()[:length]
