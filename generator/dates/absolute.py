"""Dates that name their place in the calendar, whole or but for the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.dates.context import Context
from generator.dates.inference import easter, infer_day, infer_part, infer_year, year_of_two_digits
from generator.dates.moments import MONTHS, Kind, Moment, month_length, value_of
from generator.dates.reading import Reading, dated, is_stated, year_of
from generator.dates.scan import Found, Slots
from generator.dates.timex import SEASON_MONTHS, Half

_LONGEST_RANGE = 50  # years that "1914-18" can span
_TWO_DIGITS = 99
_NEARBY = 45  # days from the document within which "Friday 12" lies
_LIST = 20  # tokens from a day in a list to its month


def read_date(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A day, month or year of the calendar, its year inferred where it is not named."""
    if slots.get("era") or (context.era_year and "y" not in slots):
        yield _before_christ(context, slots)
        return
    if "one" in slots or "ten" in slots:
        slots = {**slots, "y": int(slots["c"]) * 100 + int(slots.get("ten", 0)) + int(slots.get("one", 0))}
    year, month, day = year_of(context, slots), slots.get("m"), slots.get("d")
    if month is None:
        if year is not None:
            yield dated(Moment("year", date(year, 1, 1)), stated=is_stated(slots))
        elif day is not None and ("wd" in slots or "dir" in slots):
            yield from _day_nearby(context, found, int(day), slots)
        elif day is not None:
            yield from _day_of_spoken_month(context, int(day))
        return
    month, day = int(month), int(day) if day is not None else None
    if day is not None and day > month_length(year or 2000, month):
        return
    if year is None and "ydir" not in slots:
        year = infer_year(context, found, month, day, slots)
    if year is None:
        yield Reading("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    elif day is None or day <= month_length(year, month):
        yield replace(dated(_calendar(year, month, day), stated=is_stated(slots)), half=_half(slots))


def _half(slots: Slots) -> Half | None:
    """Which half of a month the slots name."""
    match slots.get("hm"):
        case 1:
            return 1
        case 2:
            return 2
    return None


def _before_christ(context: Context, slots: Slots) -> Reading:
    context.era_year = int(slots.get("y", context.era_year))
    rest = "".join(f"-{int(slots[name]):02}" for name in "md" if name in slots)
    return Reading("DATE", f"BC{context.era_year:04}{rest}")


def _calendar(year: int, month: int, day: int | None) -> Moment:
    return Moment("month" if day is None else "day", date(year, month, day or 1))


def _day_of_spoken_month(context: Context, day: int) -> Iterator[Reading]:
    """ "the 20th": of the month last spoken of, else of the document's."""
    base = context.anchor if context.last and context.last.kind in ("day", "month") else context.now
    if base is None or day > month_length(base.year, base.month):
        return
    yield dated(Moment("day", base.replace(day=day)))


def _day_nearby(context: Context, found: Found, day: int, slots: Slots) -> Iterator[Reading]:
    """ "Friday 12", "il 15 scorso": the nearest such day, else the weekday alone."""
    weekday, direction = slots.get("wd"), int(slots.get("dir", 0))
    if context.now is None:
        yield Reading("DATE", f"XXXX-XX-{day:02}")
        return
    steps = (count for away in range(_NEARBY) for count in (-away, away) if direction * count >= 0)
    days = (context.now + timedelta(count) for count in steps)
    fitting = next((one for one in days if one.day == day and weekday in (None, one.isoweekday())), None)
    if fitting is None and weekday is not None:
        fitting = infer_day(context, found, slots)
    if fitting is not None:
        yield dated(Moment("day", fitting))


def read_listed(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A day whose month stands at the end of a list: "on 3, 4 and 5 May"."""
    known = context.scanned.classes
    for place in range(found.end, min(found.end + _LIST, len(known))):
        classes = known[place]
        if "MONTH" in classes:
            following = known[place + 1] if place + 1 < len(known) else {}
            year = {"y": following["YEAR"]} if "YEAR" in following else {}
            yield from read_date(context, found, {"d": slots["d"], "m": classes["MONTH"], **year})
            return
        if "DMY" in classes and "." in str(classes["DMY"]):
            _, month, written = (int(part) for part in str(classes["DMY"]).split("."))
            yield from read_date(context, found, {"d": slots["d"], "m": month, "y": written})
            return
        if not ("LISTED" in classes or "DAY" in classes or "DAYORD" in classes):
            break
    if slots.get("spoken"):
        yield from read_date(context, found, {"d": slots["d"]})


def read_range(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """Two dates that share a month or a year: "3-5 May 2026", "May to July 1940", "1914-18"."""
    left = {name: slots[name] for name in "ymd" if name in slots}
    right = {name: slots[name + "2"] for name in "ymd" if name + "2" in slots}
    border = min(found.places[name + "2"] for name in right)
    if "y" in left and "y" in right and isinstance(right["y"], int) and right["y"] < 100:
        right["y"] = int(left["y"]) // 100 * 100 + int(right["y"])
        if int(right["y"]) > int(left["y"]) + _LONGEST_RANGE:
            return
    for name in "ym":
        if name not in left and name in right and (name == "y" or "d" in left):
            left[name] = right[name]
        elif name not in right and name in left and (name == "y" or "d" in right):
            right[name] = left[name]
    if "y" in left and "m" in left and int(left["m"]) > int(right.get("m", 12)) and "y" not in slots:
        left["y"] = int(left["y"]) - 1
    if right.get("y") and left.get("y") and int(right["y"]) < int(left["y"]):
        return
    last = max(place for name, place in found.places.items() if not name.endswith("2"))
    for part, place in ((left, (found.first, last + 1)), (right, (border, found.end))):
        for reading in read_date(context, found, part):
            if reading.moment:
                context.remember(reading.moment, stated=reading.stated)
            yield Reading(reading.type, reading.value, reading.moment, reading.stated, place)


def read_numeric(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A date in figures: 2026-04-08, 08.04.2026, 8/4/26, 15.3."""
    text = str(slots["t"]).replace("/", "-").replace(".", "-")
    clock, full = "", True
    for separator in ("T", " "):
        if separator in text:
            text, clock = text.split(separator)
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if len(parts) == 3 and len(text.split("-")[0]) == 4:
        year, month, day = parts
    elif len(parts) == 3:
        day, month, year = parts
        full = year > _TWO_DIGITS
        year = year_of_two_digits(year, context) or 0 if year < 100 else year
    else:
        day, month, year = parts[0], parts[1], 0
    american = context.scanned.lexicon.month_first and len(text.split("-")[0]) < 3
    if month > 12 >= day or (american and day <= 12):  # the first figure is the month
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= month_length(year or 2000, month)):
        return
    if not year:
        yield from read_date(context, found, {"m": month, "d": day})
        return
    moment = Moment("day", date(year, month, day))
    if clock:
        yield Reading("TIME", f"{value_of(moment)}T{clock}", moment, stated=True)
    else:
        ambiguous = american and day <= 12 and month <= 12 and day != month
        yield dated(moment, stated=not ambiguous and full)


def read_part(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A quarter, half or season, of a named year or the one that tense allows."""
    kind: Kind = "quarter" if "q" in slots else "half" if "h" in slots else "season"
    if kind == "season":
        code = str(slots["s"])
        month, unknown = SEASON_MONTHS[code], f"XXXX-{code}"
    else:
        number = int(slots["q"] if kind == "quarter" else slots["h"])
        if not 1 <= number <= 12 // MONTHS[kind]:
            return
        month, unknown = (number - 1) * MONTHS[kind] + 1, f"XXXX-{kind[0].upper()}{number}"
    year = year_of(context, slots)
    stated = is_stated(slots)
    if year is None and "ydir" not in slots:
        year = infer_part(context, found, Moment(kind, date(2000, month, 1)), slots)
    if year is None:
        yield Reading("DATE", unknown)
        return
    moment = Moment(kind, date(year - (month == 12), month, 1))
    if kind == "quarter" and context.focus is None and context.is_recent(moment):
        context.focus = moment
    yield dated(moment, stated=stated)


def read_decade(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "the 1990s", "the nineties", "anni '80"."""
    year = int(slots["y"])
    stated = year > 99
    if year < 100:
        base = context.reference
        if context.narrative and context.line and 1700 <= context.line.first.year < 1900:
            base = context.line.first
        century = base.year // 100 * 100 if base else 1900
        year += century if not base or century + year <= base.year else century - 100
    yield dated(Moment("decade", date(year // 10 * 10, 1, 1)), stated=stated)


def read_century(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """ "the 19th century"."""
    number = int(slots["n"])
    if slots.get("era"):
        yield Reading("DATE", f"BC{number:02}")
    elif 1 <= number <= 30:
        yield dated(Moment("century", date(max(1, (number - 1) * 100), 1, 1)), stated=True)


def read_holiday(context: Context, found: Found, slots: Slots) -> Iterator[Reading]:
    """A feast by its name, on a fixed date ("12-25") or counted from Easter Sunday ("easter 60")."""
    feast = str(slots["f"])
    first, second = ("easter", feast[6:]) if feast.startswith("easter") else feast.split("-")
    year = year_of(context, slots)
    if first != "easter":
        year = year or infer_year(context, found, int(first), int(second), {})
        day = date(year, int(first), int(second)) if year else None
    else:
        month = easter(context.now.year if context.now else 2000).month
        year = year or infer_year(context, found, month, None, {})
        day = easter(year) + timedelta(int(second)) if year else None
    if day:
        yield dated(Moment("day", day), stated=is_stated(slots))
    else:
        yield Reading("DATE", "XXXX-XX-XX" if first == "easter" else f"XXXX-{first}-{second}")
