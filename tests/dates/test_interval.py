"""The days that a value covers."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.engine import timexes
from generator.dates.timex import covered, interval, precision_of


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2026-04-08", date(2026, 4, 8), date(2026, 4, 8), "day"),
        ("2026-04-08T20:30", date(2026, 4, 8), date(2026, 4, 8), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quarter"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "half"),
        ("2026-WI", date(2025, 12, 1), date(2026, 2, 28), "season"),
        ("2026-SU", date(2026, 6, 1), date(2026, 8, 31), "season"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "year"),
        ("199", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("18", date(1800, 1, 1), date(1899, 12, 31), "century"),
        ("00", date(1, 1, 1), date(99, 12, 31), "century"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "week"),
        ("2026-W15-WE", date(2026, 4, 11), date(2026, 4, 12), "week"),
    ],
)
def test_a_calendar_value_covers_its_days(value: str, first: date, last: date, precision: str) -> None:
    """First and last day belong to the stretch that the value names."""
    assert interval(value) == (first, last)
    assert precision_of(value) == precision


@pytest.mark.parametrize(
    "value",
    ["", "PRESENT_REF", "XXXX-04", "P3M", "2026-02-30", "2026-13", "2025-W53", "BC0480", "0000", "2026-Q5", "２０２６"],
)
def test_any_other_value_covers_none(value: str) -> None:
    """What names no days of the calendar has no interval and no precision."""
    assert interval(value) is None
    assert precision_of(value) is None


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "the first half of June 2026", date(2026, 6, 1), date(2026, 6, 15)),
        ("en", "the second half of February 2024", date(2024, 2, 16), date(2024, 2, 29)),
        ("it", "nella seconda metà di giugno 2026", date(2026, 6, 16), date(2026, 6, 30)),
        ("de", "in der ersten Hälfte des Juni 2026", date(2026, 6, 1), date(2026, 6, 15)),
        ("de", "in der zweiten Junihälfte 2026", date(2026, 6, 16), date(2026, 6, 30)),
        ("en", "June 2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("en", "three months", None, None),
    ],
)
def test_half_a_month_covers_half_its_days(language: str, text: str, first: date | None, last: date | None) -> None:
    """TIMEX3 has no value for half a month: the value is the month, the days are its half."""
    (timex,) = timexes(text, language=language, reference=None)
    assert covered(timex) == (None if first is None else (first, last))


def test_a_date_named_again_is_told_from_a_new_one() -> None:
    """ "That day" points back, "the next day" does not."""
    text = "It met on 3 May 2026. That day it voted, the next day it rose."
    found = timexes(text, language="en", reference=date(2026, 5, 8))
    assert [timex.points_back for timex in found] == [False, True, False]
