import datetime as dt

import pytest

from generator.languages.formats import Formats
from generator.model.precision import Precision

APRIL = dt.date(2026, 4, 6)


@pytest.mark.parametrize(
    ("language", "day", "month", "quarter"),
    [
        ("en", "6 April 2026", "April 2026", "2nd quarter 2026"),
        ("it", "6 aprile 2026", "aprile 2026", "2º trimestre 2026"),
        ("de", "6. April 2026", "April 2026", "2. Quartal 2026"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(language: str, day: str, month: str, quarter: str) -> None:
    """A day, a month, a quarter and a year are written as the language writes them, and no more exactly."""
    formats = Formats(language)
    assert formats.date(APRIL) == day
    assert formats.date(APRIL, Precision.MONTH) == month
    assert formats.date(APRIL, Precision.QUARTER) == quarter
    assert formats.date(APRIL, Precision.YEAR) == "2026"


def test_ranges_name_what_differs() -> None:
    """A range in one month names the month once; a week is its days."""
    assert Formats("en").date(APRIL, end=dt.date(2026, 4, 9)) == "6–9 April 2026"
    assert Formats("de").date(dt.date(2026, 4, 8), Precision.WEEK) == "6.–12. April 2026"


def test_languages_are_named_in_the_reader_s() -> None:
    """A language's name is in the page's language; a code that CLDR lacks stands for itself."""
    assert Formats("it").language_name("de") == "tedesco"
    assert Formats("it").language_name("qqq") == "qqq"


def test_unknown_locale_still_writes() -> None:
    """A language that CLDR does not have is written as English is, and nothing fails."""
    assert Formats("qps").short_date(APRIL) == "6 Apr 2026"


def test_the_last_week_of_all_ends_with_the_last_day() -> None:
    """A week that runs beyond the last day there is, is written up to that day."""
    assert Formats("en").date(dt.date.max, Precision.WEEK).endswith("31 December 9999")
