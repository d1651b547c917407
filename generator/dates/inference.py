"""What the text leaves out: the year of a month, the week of a weekday, the century of two digits."""

from __future__ import annotations

from datetime import date, timedelta

from generator.dates.context import Context, Tense
from generator.dates.moments import MONTHS, Moment, add_months, last_day, month_length
from generator.dates.scan import Found, Slots

# How much farther a day behind, a day ahead of the document's date counts, by the tense of its clause.
_WEIGHTS: dict[Tense | None, tuple[float, float]] = {
    "past": (1.0, 3.0), "present": (1.0, 1.1), "future": (8.0, 1.0), None: (1.0, 1.1),
}  # fmt: skip
_YEARED = ("day", "month", "year")  # dates whose stated year holds for the rest of a sentence
_PART = 3.0  # the most that tense counts for a quarter: its results are "expected" when it is over
_FORWARD = 200


def year_of_two_digits(year: int, context: Context) -> int | None:
    """The full year of "'86": the one nearest to the text's own dates, at most 15 years after them."""
    base = context.anchor if context.narrative else context.reference
    if base is None:
        return None
    full = base.year // 100 * 100 + year
    return full - 100 if full > base.year + 15 else full


def infer_year(context: Context, found: Found, month: int, day: int | None, slots: Slots) -> int | None:
    """The year of a month or day without one, for 29 February a leap year; None without a document date."""
    year = _infer_year(context, found, month, day, slots)
    if year is None or day is None or day <= month_length(year, month):
        return year
    return min(
        (y for y in range(max(1, year - 8), year + 9) if day <= month_length(y, month)),
        key=lambda y: (abs(y - year), y),
    )


def _infer_year(context: Context, found: Found, month: int, day: int | None, slots: Slots) -> int | None:
    base, direction, weekday = context.now, slots.get("dir"), slots.get("wd")
    if "seq" in slots:
        base, direction = context.anchor, slots["seq"]
    if base is None or context.reference is None:
        return None
    if isinstance(direction, int):
        ahead = (month, day or 0) > (base.month, base.day if day else 0)
        behind = (month, day or 99) < (base.month, base.day if day else 99)
        if direction == 0:
            return base.year
        return base.year - (not behind) if direction < 0 else base.year + (not ahead)
    if context.narrative and context.line:
        return _narrative_year(context.line, month, day)
    shared = _shared_year(context, found, context.reference.year)
    if shared is not None:
        return shared
    if isinstance(weekday, int) and day:
        for year in (base.year, base.year - 1, base.year + 1):
            if day <= month_length(year, month) and date(year, month, day).isoweekday() == weekday:
                return year
    if day is None and month == base.month:
        return base.year
    return _nearest_year(context, found, base, month, day or 15)


def _shared_year(context: Context, found: Found, now: int) -> int | None:
    """The year stated before in the same sentence, unless the tense speaks of another time."""
    last = context.last
    if last is None or not context.last_stated or last.kind not in _YEARED or not context.is_same_sentence:
        return None
    year, tense = last.first.year, context.tense(found.first, found.end)
    side = "past" if year < now else "future" if year > now else tense
    if last.kind == "year":  # "the conference of 2027 will open in May", but not "the 1987 plan, in May"
        return year if side == "future" and tense != "past" else None
    return year if tense in (side, None, "present") else None


def _nearest_year(context: Context, found: Found, base: date, month: int, day: int, *, most: float = 100.0) -> int:
    """The nearest such date to the document's, where the tense makes one side farther than the other."""
    behind, ahead = (min(most, w) for w in _WEIGHTS[context.tense(found.first, found.end)])
    years = (base.year - 1, base.year, base.year + 1)
    distances = {y: (date(y, month, min(day, month_length(y, month))) - base).days for y in years}
    return min(years, key=lambda y: distances[y] * ahead if distances[y] > 0 else -distances[y] * behind)


def _narrative_year(last: Moment, month: int, day: int | None) -> int:
    """The year that carries a narrative on: the spoken one, or the next when the month lies far behind."""
    if last.kind in ("year", "decade", "century"):
        return last.first.year
    spoken = last.first
    distance = (date(spoken.year, month, min(day or 15, month_length(spoken.year, month))) - spoken).days
    return spoken.year + 1 if distance < -_FORWARD else spoken.year


def infer_day(context: Context, found: Found, slots: Slots) -> date | None:
    """The day of a weekday's name; None without a document date."""
    base, direction, weekday = context.now, slots.get("dir"), int(slots["wd"])
    if "seq" in slots:
        base, direction = context.anchor, slots["seq"]
    if base is None:
        return None
    ahead = (weekday - base.isoweekday()) % 7
    if direction == 1:
        return base + timedelta(ahead or 7)
    if direction == -1:
        return base + timedelta(ahead - 7)
    tense = context.tense(found.first, found.end)
    if direction == 0:  # "this Friday": of the document's week, unless the tense speaks of another
        day = base + timedelta(weekday - base.isoweekday())
        return day + timedelta({"past": -7 * (day > base), "future": 7 * (day < base)}.get(tense or "", 0))
    future = tense == "future"
    return base + timedelta(ahead if future or ahead == 0 else ahead - 7)


def infer_part(context: Context, found: Found, part: Moment, slots: Slots) -> int | None:
    """The year of a quarter, half or season (a winter is counted by its January)."""
    base, direction, month = context.now, slots.get("dir"), part.first.month
    if "seq" in slots:
        base, direction = context.anchor, slots["seq"]
    if base is None:
        return None
    years = [base.year - 1, base.year, base.year + 1]
    moments = {year: Moment(part.kind, date(year - (month == 12), month, 1)) for year in years}
    if direction == -1:
        return max(year for year in years if last_day(moments[year]) < base)
    if direction == 1:
        return min(year for year in years if moments[year].first > base)
    if direction == 0:
        return base.year
    if context.narrative and context.line:
        return _narrative_year(context.line, month % 12 or 1, None)
    middle = add_months(moments[base.year].first, MONTHS[part.kind] // 2)
    year = _nearest_year(context, found, base, middle.month, 15, most=_PART)
    return next((y for y in years if moments[y].first <= base <= last_day(moments[y])), year)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm of Nature, 20 April 1876."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    total = h + m - 7 * n + 114
    return date(year, total // 31, total % 31 + 1)
