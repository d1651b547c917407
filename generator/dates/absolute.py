"""Dates and times that name their place in the calendar, whole or but for the year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.dates.discourse import TWO_DIGITS, Discourse, is_day_of, is_stated, part_of_year
from generator.dates.scan import RuleMatch, Slots, SlotValue
from generator.dates.timex import (
    DECEMBER,
    MONTHS,
    SEASON_MONTHS,
    CalendarUnit,
    Period,
    Resolution,
    dated,
    floor,
    value_of,
)

_LONGEST_RANGE = 50  # years that "1914-18" can span
_NEARBY = 45  # days from the document within which "Friday 12" lies
_LIST = 20  # tokens from a day in a list to its month
_LEAP = 2000  # a year that has all days

_HALVES: dict[SlotValue | None, int] = {1: 1, 2: 2}
_LAST_CENTURY = 30
_NOON = 12
_GRACE = 15  # days by which a business quarter may end after the calendar's
_OTHER_CENTURY = range(1700, 1900)  # histories of these have decades of their own


def read_date(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A day, month or year of the calendar, its year inferred where it is not named."""
    slots = match.slots
    if slots.get("era") or (discourse.era_year and "y" not in slots):
        yield _before_christ(discourse, slots)
        return
    if {"one", "ten"} & slots.keys():
        year = int(slots["c"]) * 100 + int(slots.get("ten", 0)) + int(slots.get("one", 0))
        match = replace(match, slots={**slots, "y": year})
    if "m" in slots:
        yield from _month_or_day(discourse, match, int(slots["m"]), int(slots["d"]) if "d" in slots else None)
        return
    named = discourse.year_of(match.slots)
    if named is not None:
        yield dated(Period("year", date(named, 1, 1)), stated=is_stated(match.slots))
    elif "d" in slots:
        read_day = _day_nearby if {"wd", "dir"} & slots.keys() else _day_of_spoken_month
        yield from read_day(discourse, match, int(slots["d"]))


def _before_christ(discourse: Discourse, slots: Slots) -> Resolution:
    discourse.era_year = int(slots.get("y", discourse.era_year))
    rest = "".join(f"-{int(slots[name]):02}" for name in "md" if name in slots)
    return Resolution("DATE", f"BC{discourse.era_year:04}{rest}")


def _month_or_day(discourse: Discourse, match: RuleMatch, month: int, day: int | None) -> Iterator[Resolution]:
    year = discourse.year_of(match.slots)
    if not is_day_of(year or _LEAP, month, day):
        return
    if year is None and "ydir" not in match.slots:
        year = discourse.infer_year(match, month, day)
    if year is None:
        yield Resolution("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    elif is_day_of(year, month, day):
        period = Period("day" if day else "month", date(year, month, day or 1))
        yield replace(dated(period, stated=is_stated(match.slots)), half=_HALVES.get(match.slots.get("hm")))


def _day_of_spoken_month(discourse: Discourse, match: RuleMatch, day: int) -> Iterator[Resolution]:
    """ "the 20th": of the month last spoken of, else of the document's."""
    base = discourse.anchor if discourse.last and discourse.last.unit in ("day", "month") else discourse.now
    if base and is_day_of(base.year, base.month, day):
        yield dated(Period("day", base.replace(day=day)))


def _day_nearby(discourse: Discourse, match: RuleMatch, day: int) -> Iterator[Resolution]:
    """ "Friday 12", "il 15 scorso": the nearest such day, else the weekday alone."""
    weekday, direction = match.slots.get("wd"), int(match.slots.get("dir", 0))
    if discourse.now is None:
        yield Resolution("DATE", f"XXXX-XX-{day:02}")
        return
    nearest = _nearest_day(discourse.now, day, weekday, direction)
    if nearest is None and weekday is not None:
        nearest = discourse.infer_day(match)
    if nearest is not None:
        yield dated(Period("day", nearest))


def _nearest_day(now: date, day: int, weekday: SlotValue | None, direction: int) -> date | None:
    steps = (count for away in range(_NEARBY) for count in (-away, away) if direction * count >= 0)
    days = (now + timedelta(count) for count in steps)
    return next((d for d in days if d.day == day and weekday in (None, d.isoweekday())), None)


def read_listed(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A day whose month stands at the end of a list: "on 3, 4 and 5 May"."""
    slots = _month_of_list(discourse.scanned.classes[match.end : match.end + _LIST + 1])
    if slots or match.slots.get("spoken"):
        yield from read_date(discourse, replace(match, slots={**slots, "d": match.slots["d"]}))


def _month_of_list(following: list[Slots]) -> Slots:
    """The month that ends a list of days, with its year; nothing where the list ends without."""
    for place, classes in enumerate(following[:_LIST]):
        if "MONTH" in classes:
            after = following[place + 1] if place + 1 < len(following) else {}
            return {"m": classes["MONTH"]} | ({"y": after["YEAR"]} if "YEAR" in after else {})
        if "." in str(classes.get("DMY")):
            _, month, year = str(classes["DMY"]).split(".")
            return {"m": int(month), "y": int(year)}
        if not {"LISTED", "DAY", "DAYORD"} & classes.keys():
            break
    return {}


def read_range(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """Two dates that share a month or a year: "3-5 May 2026", "May to July 1940", "1914-18"."""
    ends = _range_ends(match.slots)
    if ends is None:
        return
    last = max(place for name, place in match.places.items() if not name.endswith("2"))
    border = min(place for name, place in match.places.items() if name in ("y2", "m2", "d2"))
    for slots, tokens in zip(ends, ((match.first, last + 1), (border, match.end)), strict=True):
        for resolution in read_date(discourse, replace(match, slots=slots)):
            if resolution.period:
                discourse.remember(resolution.period, stated=resolution.stated)
            yield replace(resolution, tokens=tokens)


def _range_ends(slots: Slots) -> tuple[Slots, Slots] | None:
    """The slots of both ends, each with what it shares with the other; None where they are no range."""
    left = {name: slots[name] for name in "ymd" if name in slots}
    right = {name: slots[name + "2"] for name in "ymd" if name + "2" in slots}
    for end, other in ((left, right), (right, left)):
        if "y" in other:
            end.setdefault("y", other["y"])
        if "m" in other and "d" in end:
            end.setdefault("m", other["m"])
    if "y" not in left:
        return left, right
    if "y" in slots:
        return _years_in_order(left, right)
    if int(left.get("m", 0)) > int(right.get("m", DECEMBER)):
        left["y"] = int(left["y"]) - 1  # "December to January 2027"
    return left, right


def _years_in_order(left: Slots, right: Slots) -> tuple[Slots, Slots] | None:
    """Both ends, a second year of two digits ("1914-18") in full; None where the second lies before the first."""
    first, second = int(left["y"]), int(right["y"])
    is_short = second <= TWO_DIGITS
    if is_short:
        second += first // 100 * 100
    longest = _LONGEST_RANGE if is_short else date.max.year
    return (left, {**right, "y": second}) if 0 <= second - first <= longest else None


def read_numeric(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A date in figures: 2026-04-08, 08.04.2026, 8/4/26, 15.3."""
    text = str(match.slots["t"])
    days, clock = text[:10], text[11:]  # 2026-04-01T10:30
    written, month, day, is_ambiguous = _figures(days, month_first=discourse.scanned.lexicon.month_first)
    is_short = written is not None and written <= TWO_DIGITS
    year = discourse.year_of_two_digits(written or 0) if is_short else written
    if not is_day_of(year or _LEAP, month, day):
        return
    if year is None:
        yield from read_date(discourse, replace(match, slots={"m": month, "d": day}))
        return
    period = Period("day", date(year, month, day))
    if clock:
        yield Resolution("TIME", f"{value_of(period)}T{clock}", period, stated=True)
    else:
        yield dated(period, stated=not is_short and not is_ambiguous)


def _figures(text: str, *, month_first: bool) -> tuple[int | None, int, int, bool]:
    """Year, month and day of a date in figures, and whether day and month might be the other way round.

    Figures between full stops give the day first wherever they are written.
    """
    first, second, *rest = (int(part) for part in text.replace("/", "-").replace(".", "-").split("-"))
    if text[:4].isdigit():
        rest, month, day, is_american = [first], second, rest[0], False
    else:
        month, day, is_american = second, first, month_first and "." not in text
    if month > DECEMBER >= day or (is_american and day <= DECEMBER):
        day, month = month, day
    return next(iter(rest), None), month, day, is_american and max(day, month) <= DECEMBER and day != month


def read_part(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A quarter, half or season, of a named year or the one that tense allows."""
    part, unknown = _part(match.slots)
    if part is None:
        return
    year = discourse.year_of(match.slots)
    if year is None and "ydir" not in match.slots:
        year = discourse.infer_part(match, part)
    if year is None:
        yield Resolution("DATE", unknown)
        return
    period = part_of_year(year, part)
    if part.unit == "quarter" and discourse.reported_quarter is None and discourse.is_recent(period):
        discourse.reported_quarter = period
    yield dated(period, stated=is_stated(match.slots))


def _part(slots: Slots) -> tuple[Period | None, str]:
    """The quarter, half or season that the slots name, in any year, and its value without one."""
    if "s" in slots:
        season = str(slots["s"])
        return Period("season", date(_LEAP, SEASON_MONTHS[season], 1)), f"XXXX-{season}"
    unit: CalendarUnit = "quarter" if "q" in slots else "half"
    number = int(slots[unit[0]])
    month = (number - 1) * MONTHS[unit] + 1
    if not 1 <= month <= DECEMBER:
        return None, ""
    return Period(unit, date(_LEAP, month, 1)), f"XXXX-{unit[0].upper()}{number}"


def read_ended(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "the quarter ended Sept. 30": the quarter, or the length of a year, and the day."""
    days = list(read_date(discourse, replace(match, slots={**match.slots, "dir": -1})))
    unit, border = str(match.slots["u"]), match.places["ended"]
    ended = days[0].period if days else None
    if unit == "Q" and ended:
        discourse.reported_quarter = floor(ended.first - timedelta(_GRACE), "quarter")
        yield dated(discourse.reported_quarter, tokens=(match.first, border))
    else:
        yield Resolution("DURATION", f"P1{unit}", tokens=(match.first, border))
    for day in days:
        yield replace(day, tokens=(border + 1, match.end))


def read_decade(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "the 1990s", "the nineties", "anni '80"."""
    year = int(match.slots["y"])
    stated = year > TWO_DIGITS
    if not stated:
        base = discourse.reference
        if discourse.narrative and discourse.line and discourse.line.first.year in _OTHER_CENTURY:
            base = discourse.line.first
        now = base.year if base else 1999
        century = now // 100 * 100
        year += century if century + year <= now else century - 100
    yield dated(Period("decade", date(year // 10 * 10, 1, 1)), stated=stated)


def read_century(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "the 19th century"."""
    number = int(match.slots["n"])
    if match.slots.get("era"):
        yield Resolution("DATE", f"BC{number:02}")
    elif 1 <= number <= _LAST_CENTURY:
        yield dated(Period("century", date(max(1, (number - 1) * 100), 1, 1)), stated=True)


def read_holiday(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A feast by its name, on a fixed date ("12-25") or counted from Easter Sunday ("easter+60")."""
    feast = str(match.slots["f"])
    is_moving = feast.startswith("easter")
    if is_moving:
        month, day = easter(discourse.now.year if discourse.now else _LEAP).month, None
    else:
        month, day = (int(part) for part in feast.split("-"))
    year = discourse.year_of(match.slots)
    if year is None:
        year = discourse.infer_year(replace(match, slots={}), month, day)
    if year is None:
        yield Resolution("DATE", "XXXX-XX-XX" if is_moving else f"XXXX-{feast}")
        return
    feast_day = date(year, month, day) if day else easter(year) + timedelta(int(feast.removeprefix("easter")))
    yield dated(Period("day", feast_day), stated=is_stated(match.slots))


def read_time(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A time of day, with its day where one is named or being spoken of."""
    clock = _clock(match.slots)
    if clock is None:
        return
    day = _day_of_time(discourse, match)
    stated = "m" in match.slots and is_stated(match.slots)
    value = f"{day.isoformat() if day else 'XXXX-XX-XX'}T{clock}"
    yield Resolution("TIME", value, Period("day", day) if day else None, stated=stated)


def _day_of_time(discourse: Discourse, match: RuleMatch) -> date | None:
    slots = match.slots
    if "day" in slots:
        return discourse.reference + timedelta(int(slots["day"])) if discourse.reference else None
    if "m" in slots:
        named = next(read_date(discourse, match), None)
        return named.period.first if named and named.period else None
    if "wd" in slots:
        return discourse.infer_day(match)
    return discourse.day_of_clock


def _clock(slots: Slots) -> str | None:
    if "p" in slots:
        return str(slots["p"])
    hour, minute = slots.get("h", 0), slots.get("min", 0)
    if isinstance(hour, str):
        hour, minute = hour.replace(".", ":").replace(",", ":").split(":")[:2]
    hour, minute = int(hour), int(minute)
    if slots.get("ap") == "pm" and hour < _NOON:
        hour += _NOON
    elif slots.get("ap") == "am" and hour == _NOON:
        hour = 0
    return f"{hour:02}:{minute:02}" if 0 <= hour <= 24 and 0 <= minute < 60 else None


def read_weekday_part(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "Montagabend": a weekday and a part of the day in one word."""
    weekday, part = str(match.slots["w"]).split()
    return read_time(discourse, replace(match, slots={**match.slots, "wd": int(weekday), "p": part}))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by Oudin's algorithm (1940)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(full_moon - weekday)
