"""Dates that are counted from the document's day, or from the date last spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.dates.absolute import read_date
from generator.dates.context import Context
from generator.dates.inference import infer_day
from generator.dates.moments import MONTHS, UNITS, Kind, Moment, floor, shift, value_of
from generator.dates.reading import REFS, UNKNOWN, Reading, count_of, dated, year_of
from generator.dates.scan import Found, Slots

_LENGTHS: dict[Kind, int] = {
    "week": 1,
    "weekend": 1,
    "month": 2,
    "quarter": 3,
    "half": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
}
_GRACE = 15  # days by which a business quarter may end after the calendar's


def read_weekday(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "Monday", "last Monday": the nearest that tense and direction allow."""
    weekday = int(slots["wd"])
    day = infer_day(context, found, slots)
    if "wk" in slots and context.now:  # "Tuesday of last week"
        day = shift(context.now, "week", int(slots["wk"])).first + timedelta(weekday - 1)
    yield dated(Moment("day", day)) if day else Reading("DATE", f"XXXX-WXX-{weekday}")


def read_weekdays(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "Monday to Friday": the second weekday is the first such day after the first."""
    first, last, border = int(slots["wd"]), int(slots["wd2"]), found.places["wd2"]
    day = infer_day(context, found, slots)
    until = day + timedelta((last - first) % 7) if day else None
    places = (found.first, found.places["wd"] + 1), (border, found.end)
    for weekday, own, place in zip((first, last), (day, until), places, strict=True):
        yield dated(Moment("day", own), place=place) if own else Reading("DATE", f"XXXX-WXX-{weekday}", place=place)


def read_day(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "yesterday", "tomorrow": so many days from the document's; in a narrative "today" is no day of it."""
    if context.reference is None or context.narrative:
        yield Reading("DATE", "PRESENT_REF" if slots["day"] == 0 else "XXXX-XX-XX")
        return
    yield dated(shift(context.reference, "day", int(slots["day"])))


def read_shift(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "last week", "this year", "next month"."""
    unit, direction = str(slots["u"]), int(slots["dir"])
    if context.now is None:
        yield Reading("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"))
        return
    yield dated(shift(context.now, UNITS[unit], direction))


def read_weekend(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "the weekend", "last weekend"."""
    if context.now is None:
        yield Reading("DATE", UNKNOWN["WE"])
        return
    direction = slots.get("dir")
    count = int(direction) if direction is not None else 0
    if direction is None and context.now.weekday() < 5:
        count = 0 if context.tense(found.first, found.end) in ("future", "present") else -1
    yield dated(shift(context.now, "weekend", count))


def read_that(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "that year", "the same day", "the quarter": the one last spoken of."""
    unit = str(slots["u"])
    kind = UNITS[unit]
    base = _anchor(context, kind)
    if base is None:
        yield Reading("DATE", UNKNOWN[unit])
        return
    yield dated(floor(base, kind))


def _anchor(context: Context, kind: Kind) -> date | None:
    """The date from which a step in units of this kind is counted."""
    if context.reference is None:
        return None
    if kind in context.periods and kind not in ("year", "decade", "century"):
        last = context.last
        if kind in ("day", "quarter") or (last and MONTHS.get(last.kind, 0) > MONTHS.get(kind, 0)):
            return context.periods[kind].first
    if context.last and _LENGTHS.get(kind, 0) < _LENGTHS.get(context.last.kind, 0):
        return None  # a year is spoken of: which of its days is "the next day"?
    return context.anchor


def read_step(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "two days later", "a year earlier", "the next day": counted from the date last spoken of."""
    unit, count, direction = str(slots["u"]), count_of(slots), int(slots["dir"])
    if unit not in UNITS:
        return
    base = _anchor(context, UNITS[unit])
    if count is None:
        yield Reading("DATE", REFS[direction])
    elif base is None:
        yield Reading("DATE", UNKNOWN[unit])
    else:
        yield dated(shift(base, UNITS[unit], int(count) * direction))


def read_ago(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "two years ago": counted from the document's date."""
    unit, count, direction = str(slots["u"]), count_of(slots), int(slots.get("dir", -1))
    if unit not in UNITS:
        return
    if count is None:
        yield Reading("DATE", REFS[direction])
    elif context.now is None:
        yield Reading("DATE", UNKNOWN[unit])
    else:
        yield dated(shift(context.now, UNITS[unit], int(count) * direction))


def read_focus(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "the latest quarter", "the 1988 period": the quarter that the report is about, or of a named year."""
    if context.reference is None:
        yield Reading("DATE", "XXXX-QX")
        return
    year = year_of(context, slots)
    if context.focus is None and slots.get("u") == "period":
        if year:
            yield dated(Moment("year", date(year, 1, 1)), stated=True)
        return
    focus = context.focus = context.focus or shift(context.reference, "quarter", -1)
    yield dated(Moment(focus.kind, focus.first.replace(year=year)) if year else focus, stated=bool(year))


def read_ended(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "the quarter ended Sept. 30": the quarter, or the length of a year, and the day."""
    days = list(read_date(context, found, {**slots, "dir": -1}))
    border = found.places["ended"]
    kind = UNITS[str(slots["u"])]
    moment = days[0].moment if days else None
    if kind == "quarter" and moment:
        context.focus = floor(moment.first - timedelta(_GRACE), "quarter")
        yield Reading("DATE", value_of(context.focus), context.focus, place=(found.first, border))
    else:
        yield Reading("DURATION", f"P1{slots['u']}", place=(found.first, border))
    for day in days:
        yield Reading(day.type, day.value, day.moment, day.stated, (border + 1, found.end))


def read_compared(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "a year earlier": the quarter that the report is about, or the month, a year before; else the year."""
    if context.reference is None:
        yield Reading("DATE", "XXXX")
        return
    base = context.focus
    if base is None and (slots.get("u") == "Q" or context.reports):
        base = shift(context.reference, "quarter", -1)
    if base is None:
        last = context.last
        base = last if last and last.kind in ("month", "half") and context.is_same_sentence else None
    if base is None:
        base = floor(context.now or context.reference, "year")
    yield dated(shift(shift(base.first, "month", -12).first, base.kind, 0))
