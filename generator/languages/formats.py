"""Dates, numbers, lists and names of languages as each language writes them, from CLDR by way of Babel."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.languages.data import SOURCE
from generator.languages.loading import behaviour, data_cache, locale
from generator.model.language_tags import base
from generator.model.precision import Precision


@data_cache
def _readers_locale(language: str) -> Locale:
    """Where a language's readers are, if not in CLDR's default region: English dates are 8 April 2026, not April 8.

    A language that CLDR does not have is written as the program's own is.
    """
    found = locale(behaviour(language).formats or language) if base(language) == language else locale(language)
    return _readers_locale(SOURCE) if found.language == "root" else found


@dataclass(frozen=True, slots=True)
class Formats:
    """How a language writes dates, numbers and lists."""

    language: str

    @property
    def locale(self) -> Locale:
        """CLDR's data for the language."""
        return _readers_locale(self.language)

    def date(self, day: dt.date, precision: Precision = Precision.DAY, end: dt.date | None = None) -> str:
        """`day` as exactly as it is known: "8 April 2026", "April 2026", "Q2 2026", "2026"; a range up to `end`."""
        match precision:
            case Precision.DAY if end and end != day:
                return self._days(day, end)
            case Precision.DAY:
                return self._day(day, str(self.locale.date_formats["long"]))
            case Precision.WEEK:
                monday = day - dt.timedelta(days=day.weekday())
                last = min(monday.toordinal() + 6, dt.date.max.toordinal())
                return self._days(monday, dt.date.fromordinal(last))
            case Precision.QUARTER:
                return format_skeleton("yQQQQ", day, locale=self.locale)
            case Precision.MONTH | Precision.SEASON | Precision.HALF:
                return format_interval(day, end or day, "yMMMM", locale=self.locale)
            case _:
                return self.years(day, end)

    def _days(self, first: dt.date, last: dt.date) -> str:
        """Two days as a range. CLDR's shortest skeleton with days has short months; names in full read better here."""
        field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        patterns = self.locale.interval_formats["yMMMd"][field]
        pairs = zip((first, last), patterns, strict=True)
        return "".join(self._day(day, re.sub("M+", "MMMM", text.replace("dd", "d"))) for day, text in pairs)

    def _day(self, day: dt.date, pattern: str) -> str:
        """A day by a pattern of CLDR, which knows no first day of a month with a name of its own ("1er juillet")."""
        first = behaviour(self.language).first_day
        pattern = re.sub("d+", f"'{first}'", pattern) if first and day.day == 1 else pattern
        return format_date(day, pattern, locale=self.locale)

    def years(self, day: dt.date, end: dt.date | None) -> str:
        """A year, or the years from `day` to `end`."""
        return f"{day.year}–{end.year}" if end and end.year != day.year else str(day.year)

    def short_date(self, day: dt.date) -> str:
        """`day` where there is little room: "8 Apr 2026"."""
        return self._day(day, str(self.locale.date_formats["medium"]))

    def number(self, number: float) -> str:
        """A number with the language's separators."""
        return format_decimal(number, locale=self.locale)

    def conjunction(self, items: Sequence[str]) -> str:
        """Items as a list in running text: "a, b and c"."""
        return format_list(list(items), locale=self.locale)

    def language_name(self, code: str) -> str:
        """The name of a language in this one; the code itself where CLDR has none."""
        try:
            return Locale.parse(code, sep="-").get_display_name(self.locale) or code
        except (UnknownLocaleError, ValueError):
            return code

    def quote(self, text: str) -> str:
        """`text` in the language's quotation marks."""
        marks = behaviour(self.language).quotes
        half = len(marks) // 2
        return f"{marks[:half]}{text}{marks[half:]}"
