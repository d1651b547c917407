"""Dates counted from the document's day or from the date last spoken of; durations and repetitions."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.dates.discourse import Discourse
from generator.dates.scan import RuleMatch, Slots
from generator.dates.timex import MONTHS, UNITS, UNKNOWN, CalendarUnit, Period, Resolution, dated, floor, shift

_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_LENGTHS: dict[CalendarUnit, int] = {
    "week": 1, "weekend": 1, "month": 2, "quarter": 3, "half": 4, "year": 5, "decade": 6, "century": 7,
}  # fmt: skip
_OPEN = ("year", "decade", "century")  # counted from any date, not only from one in the same unit
_MANY = 100_000  # from here a count is not written with an exponent
_TIME_UNITS = {"H": "T#H", "MIN": "T#M", "S": "T#S"}
_WORKDAYS = 5


def _weekday(weekday: int, day: date | None, tokens: tuple[int, int] | None = None) -> Resolution:
    if day is None:
        return Resolution("DATE", f"XXXX-WXX-{weekday}", tokens=tokens)
    return dated(Period("day", day), tokens=tokens)


def read_weekday(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "Monday", "last Monday": the nearest that tense and direction allow."""
    weekday = int(match.slots["wd"])
    day = discourse.infer_day(match)
    if "wk" in match.slots and discourse.now:  # "Tuesday of last week"
        day = shift(discourse.now, "week", int(match.slots["wk"])).first + timedelta(weekday - 1)
    yield _weekday(weekday, day)


def read_weekdays(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "Monday to Friday": the second weekday is the first such day after the first."""
    first, last = int(match.slots["wd"]), int(match.slots["wd2"])
    day = discourse.infer_day(match)
    until = day + timedelta((last - first) % 7) if day else None
    yield _weekday(first, day, (match.first, match.places["wd"] + 1))
    yield _weekday(last, until, (match.places["wd2"], match.end))


def read_day(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "yesterday", "tomorrow": so many days from the document's; in a narrative "today" is no day of it."""
    days = int(match.slots["day"])
    if discourse.reference is None or discourse.narrative:
        yield Resolution("DATE", UNKNOWN["D"] if days else _REFERENCES[0])
    else:
        yield dated(shift(discourse.reference, "day", days))


def read_shift(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "last week", "this year", "next month"."""
    yield _counted(discourse.now, str(match.slots["u"]), int(match.slots["dir"]))


def _counted(base: date | None, unit: str, count: int) -> Resolution:
    return Resolution("DATE", UNKNOWN[unit]) if base is None else dated(shift(base, UNITS[unit], count))


def read_weekend(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "the weekend", "last weekend"."""
    count = int(match.slots.get("dir", 0))
    if "dir" not in match.slots and discourse.now and discourse.now.isoweekday() <= _WORKDAYS:
        count = 0 if discourse.tense(match.first, match.end) in ("FUTURE", "PRESENT") else -1
    yield _counted(discourse.now, "WE", count)


def read_that(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "that year", "the same day", "the quarter": the one last spoken of."""
    unit = str(match.slots["u"])
    yield _counted(_spoken_of(discourse, UNITS[unit]), unit, 0)


def _spoken_of(discourse: Discourse, unit: CalendarUnit) -> date | None:
    """The date from which a step in this unit is counted."""
    last, same = discourse.last, discourse.by_unit.get(unit)
    if discourse.reference is None or last is None:
        return discourse.reference
    is_wider = MONTHS.get(last.unit, 0) > MONTHS.get(unit, 0)
    if same and unit not in _OPEN and (is_wider or unit in ("day", "quarter")):
        return same.first
    # A year is spoken of: which of its days is "the next day"?
    return None if _LENGTHS.get(unit, 0) < _LENGTHS.get(last.unit, 0) else last.first


def read_step(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "two days later", "a year earlier", "the next day": counted from the date last spoken of."""
    unit = UNITS.get(str(match.slots["u"]))
    if unit:
        yield from _steps(_spoken_of(discourse, unit), match.slots)


def read_ago(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "two years ago": counted from the document's date."""
    if match.slots["u"] in UNITS:
        yield from _steps(discourse.now, match.slots)


def _steps(base: date | None, slots: Slots) -> Iterator[Resolution]:
    direction, count = int(slots.get("dir", -1)), count_of(slots)
    if count is None:
        yield Resolution("DATE", _REFERENCES[direction])
    else:
        yield _counted(base, str(slots["u"]), int(count) * direction)


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


def read_focus(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "the latest quarter", "the 1988 period": the quarter that the report is about, or of a named year."""
    if discourse.reference is None:
        yield Resolution("DATE", UNKNOWN["Q"])
        return
    year = discourse.year_of(match.slots)
    if discourse.reported_quarter is None and match.slots.get("u") == "period":
        if year:
            yield dated(Period("year", date(year, 1, 1)), stated=True)
        return
    quarter = discourse.reported_quarter or shift(discourse.reference, "quarter", -1)
    discourse.reported_quarter = quarter
    yield dated(Period("quarter", quarter.first.replace(year=year)) if year else quarter, stated=bool(year))


def read_compared(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "a year earlier": the quarter that the report is about, or the month, a year before; else the year."""
    if discourse.reference is None:
        yield Resolution("DATE", UNKNOWN["Y"])
        return
    base = _compared(discourse, match) or floor(discourse.now or discourse.reference, "year")
    yield dated(shift(shift(base.first, "month", -12).first, base.unit, 0))


def _compared(discourse: Discourse, match: RuleMatch) -> Period | None:
    """The quarter that a report is about, else the month or half-year that the sentence speaks of."""
    if discourse.reported_quarter:
        return discourse.reported_quarter
    if discourse.reference and (discourse.is_report or match.slots.get("u") == "Q"):
        return shift(discourse.reference, "quarter", -1)
    last = discourse.last
    return last if last and last.unit in ("month", "half") and discourse.is_same_sentence else None


def read_duration(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "two years", "several days"; `half` adds a half."""
    yield Resolution("DURATION", _length(match.slots))


def _length(slots: Slots) -> str:
    unit, count = str(slots["u"]), count_of(slots)
    number = "X" if count is None else f"{count:g}" if count < _MANY else f"{count:.0f}"
    return f"P{_TIME_UNITS.get(unit, '#' + unit)}".replace("#", number)


def read_set(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """ "every week", "each Thursday", "daily"."""
    slots = match.slots
    if "w" in slots:
        weekday, part = str(slots["w"]).split()
        value = f"XXXX-WXX-{weekday}T{part}"
    elif "wd" in slots:
        value = f"XXXX-WXX-{slots['wd']}"
    elif "m" in slots:
        value = f"XXXX-{int(slots['m']):02}"
    else:
        value = f"XXXX-{slots['s']}" if "s" in slots else _length(slots)
    yield Resolution("SET", value)


def read_fixed(discourse: Discourse, match: RuleMatch) -> Iterator[Resolution]:
    """A value that the rule or the word gives: PRESENT_REF, PAST_REF, FUTURE_REF, P1D, PXM."""
    value = str(match.slots["v"])
    yield Resolution("DATE" if value.endswith("_REF") else "SET" if match.slots.get("set") else "DURATION", value)
