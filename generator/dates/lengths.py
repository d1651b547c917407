"""Durations, repetitions, times of day, and words for now, before and later: what must not become a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.dates.absolute import read_date
from generator.dates.context import Context
from generator.dates.inference import infer_day
from generator.dates.moments import Moment
from generator.dates.reading import Reading, count_of, is_stated
from generator.dates.scan import Found, Slots
from generator.dates.timex import TimexType

_MANY = 100_000  # from here a count is not written with an exponent
_TIME_UNITS = {"H": "T#H", "MIN": "T#M", "S": "T#S"}


def read_duration(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "two years", "several days"; `half` adds a half."""
    unit, count = str(slots["u"]), count_of(slots)
    number = "X" if count is None else f"{count:g}" if count < _MANY else f"{count:.0f}"
    yield Reading("DURATION", f"P{_TIME_UNITS.get(unit, number + unit)}".replace("#", number))


def read_set(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "every week", "each Thursday", "daily"."""
    if "w" in slots:
        weekday, part = str(slots["w"]).split()
        yield Reading("SET", f"XXXX-WXX-{weekday}T{part}")
    elif "wd" in slots:
        yield Reading("SET", f"XXXX-WXX-{slots['wd']}")
    elif "m" in slots:
        yield Reading("SET", f"XXXX-{int(slots['m']):02}")
    elif "s" in slots:
        yield Reading("SET", f"XXXX-{slots['s']}")
    else:
        for reading in read_duration(context, found, slots):
            yield Reading("SET", reading.value)


def read_fixed(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A value that the rule or the word gives: PRESENT_REF, PAST_REF, FUTURE_REF, P1D, PXM."""
    value = str(slots["v"])
    kind: TimexType = "DATE" if value.endswith("_REF") else "SET" if slots.get("set") else "DURATION"
    yield Reading(kind, value)


def read_time(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A time of day, with its day where one is named or being spoken of."""
    clock = _clock(slots)
    if clock is None:
        return
    day: date | None = None
    if "day" in slots:
        day = context.reference + timedelta(int(slots["day"])) if context.reference else None
    elif "m" in slots:
        moments = [r.moment for r in read_date(context, found, slots)]
        day = moments[0].first if moments and moments[0] else None
    elif "wd" in slots:
        day = infer_day(context, found, slots)
    elif context.now:
        day = context.last_day if context.last_day and (context.narrative or context.is_near) else context.now
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{clock}"
    yield Reading("TIME", value, Moment("day", day) if day else None, stated="m" in slots and is_stated(slots))


def read_weekday_part(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "Montagabend": a weekday and a part of the day in one word."""
    weekday, part = str(slots["w"]).split()
    yield from read_time(context, found, {**slots, "wd": int(weekday), "p": part})


def _clock(slots: Slots) -> str | None:
    if "p" in slots:
        return str(slots["p"])
    hour, minute = slots.get("h", 0), slots.get("min", 0)
    if isinstance(hour, str):
        parts = hour.replace(".", ":").replace(",", ":").split(":")
        hour, minute = int(parts[0]), int(parts[1])
    hour, minute = int(hour), int(minute)
    if slots.get("ap") == "pm" and hour < 12:
        hour += 12
    elif slots.get("ap") == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if 0 <= hour <= 24 and 0 <= minute < 60 else None
