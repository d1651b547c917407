"""What an operation gives: a reading of one expression, and what the operations share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.dates.context import Context
from generator.dates.inference import year_of_two_digits
from generator.dates.moments import Moment, value_of
from generator.dates.scan import Found, Slots
from generator.dates.timex import Half, TimexType

REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX",
    "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip
_LONGEST_TWO_DIGITS = 99


@dataclass(frozen=True, slots=True)
class Reading:
    """What one expression means. `place` is its tokens where they are not all that the rule took, `half` a Timex's."""

    type: TimexType
    value: str
    moment: Moment | None = None
    stated: bool = False
    place: tuple[int, int] | None = None
    half: Half | None = None


Operation = Callable[[Context, Found, Slots], Iterator[Reading]]


def dated(moment: Moment, *, stated: bool = False, place: tuple[int, int] | None = None) -> Reading:
    """The reading of a moment of the calendar."""
    return Reading("DATE", value_of(moment), moment, stated, place)


def year_of(context: Context, slots: Slots) -> int | None:
    """The year that the slots name: in full, in two digits, or as "last year", "that year"."""
    year = slots.get("y")
    if isinstance(year, int):
        if year > _LONGEST_TWO_DIGITS or "era" in slots:
            return year
        return year_of_two_digits(year, context)
    if isinstance(year, str) and year[:4].isdigit():  # 1939/40: a winter is counted by its January
        return int(year[:4]) + (slots.get("s") == "WI")
    direction = slots.get("ydir")
    if direction == "that":
        return context.anchor.year if context.anchor else None
    if isinstance(direction, int) and not isinstance(direction, bool):
        return context.now.year + direction if context.now else None
    return None


def is_stated(slots: Slots) -> bool:
    """Do the slots name the year in full?"""
    year = slots.get("y")
    return isinstance(year, str) or (isinstance(year, int) and year > _LONGEST_TWO_DIGITS)


def count_of(slots: Slots) -> float | None:
    """The number of units that the slots name, 1 where they name none; None for "several"."""
    count = slots.get("n", 1)
    if isinstance(count, str):
        count = count.replace(",", ".")
        if not count.replace(".", "", 1).isdigit():
            return None
    total = float(count) * float(slots.get("times", 1)) + float(slots.get("tens", 0))
    if "half" in slots:  # "two and a half years"; "half a year"
        return total + 0.5 if "n" in slots else 0.5
    return total
