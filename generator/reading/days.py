"""Dates as metadata and bylines write them -> dates; the day as written, whatever the time zone."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel.dates import get_month_names

from generator.languages import KNOWN

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:(?:[T ]|,? at )\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4})")
_CLOCK = (
    r"(?:,?\s+(?:(?:at|ore|alle|um)\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"(?:\s*(?:[ap]\.?m\.?|Uhr))?(?:\s*(?:[A-Z]{2,4}|[+-]\d{4}))?)?"
)


@cache
def _months() -> dict[str, int]:
    """Month names and their abbreviations in every language we know, casefolded, with the month's number."""
    found: dict[str, int] = {}
    for code in dict.fromkeys(("en", *KNOWN)):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, locale=code)
                found |= {str(name).casefold().rstrip("."): int(number) for number, name in names.items()}
    return {"sept": 9} | found


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for "8 April 2026" and "April 8, 2026", with a weekday before and a time after."""
    month = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    weekday = r"(?:[^\W\d_]{2,12}[.,]{0,2}\s+)?"
    day = r"(?P<day>\d{1,2})(?:\.|º|°|st|nd|rd|th)?"
    day_first = rf"{weekday}{day}\s+(?:del?\s+)?(?P<month>{month})\.?,?\s+(?P<year>\d{{4}}){_CLOCK}"
    month_first = rf"{weekday}(?P<month>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE)


def match_day(text: str, start: int = 0) -> tuple[dt.date, int] | None:
    """The date that `text` states at `start`, and where it ends; None where there is none, or an ambiguous one."""
    iso = _ISO.match(text, start)
    if iso and not text[iso.end() : iso.end() + 1].isdigit():
        day = _date(iso["year"], iso["month"], iso["day"])
        return (day, iso.end()) if day else None
    for pattern in _words():
        words = pattern.match(text, start)
        if words:
            day = _date(words["year"], str(_months()[words["month"].casefold()]), words["day"])
            return (day, words.end()) if day else None
    numbers = _NUMBERS.match(text, start)
    day = _from_numbers(numbers) if numbers else None
    return (day, numbers.end()) if day and numbers else None


def day_of(text: str) -> dt.date | None:
    """The date that `text` is, and nothing else."""
    text = text.strip()
    matched = match_day(text)
    return matched[0] if matched and not text[matched[1] :].strip(" .") else None


def moment_of(text: str) -> dt.datetime | None:
    """The moment that `text` is, in UTC where it names no other zone; None where it gives no time."""
    iso = _ISO.fullmatch(text.strip())
    if not iso or not iso["hour"]:
        return None
    try:
        day = dt.date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        time = dt.time(int(iso["hour"]), int(iso["minute"]), int(iso["second"] or 0), tzinfo=_zone(iso["zone"]))
        return dt.datetime.combine(day, time).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _zone(text: str | None) -> dt.timezone:
    if not text or text[0] not in "+-":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if text[0] == "-" else offset)


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _from_numbers(match: re.Match[str]) -> dt.date | None:
    """`08.04.2026` has its day first; `8/4/2026` is read only where it can mean one day."""
    first, second, year = match["first"], match["second"], match["year"]
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if match["mark"] == "." or day_first == month_first:
        return day_first
    if day_first and month_first:
        return None
    return day_first or month_first
