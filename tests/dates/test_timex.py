"""Periods of the calendar, their values and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.engine import timexes
from generator.dates.timex import (
    CalendarUnit,
    Period,
    Resolution,
    add_months,
    covered,
    dated,
    floor,
    interval,
    last_day,
    month_length,
    period_of,
    precision_of,
    shift,
    value_of,
)
from generator.model.precision import Precision


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


THURSDAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("day", "unit", "first", "last", "value"),
    [
        (THURSDAY, "day", date(2026, 1, 15), date(2026, 1, 15), "2026-01-15"),
        (THURSDAY, "week", date(2026, 1, 12), date(2026, 1, 18), "2026-W03"),
        (THURSDAY, "weekend", date(2026, 1, 17), date(2026, 1, 18), "2026-W03-WE"),
        (date(2026, 1, 18), "weekend", date(2026, 1, 17), date(2026, 1, 18), "2026-W03-WE"),
        (THURSDAY, "month", date(2026, 1, 1), date(2026, 1, 31), "2026-01"),
        (date(2024, 2, 29), "month", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2026, 12, 31), "month", date(2026, 12, 1), date(2026, 12, 31), "2026-12"),
        (date(2026, 3, 31), "quarter", date(2026, 1, 1), date(2026, 3, 31), "2026-Q1"),
        (date(2026, 4, 1), "quarter", date(2026, 4, 1), date(2026, 6, 30), "2026-Q2"),
        (date(2026, 12, 1), "quarter", date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"),
        (date(2026, 6, 30), "half", date(2026, 1, 1), date(2026, 6, 30), "2026-H1"),
        (date(2026, 7, 1), "half", date(2026, 7, 1), date(2026, 12, 31), "2026-H2"),
        (THURSDAY, "season", date(2025, 12, 1), date(2026, 2, 28), "2026-WI"),
        (date(2026, 3, 1), "season", date(2026, 3, 1), date(2026, 5, 31), "2026-SP"),
        (date(2026, 8, 31), "season", date(2026, 6, 1), date(2026, 8, 31), "2026-SU"),
        (date(2026, 11, 30), "season", date(2026, 9, 1), date(2026, 11, 30), "2026-FA"),
        (date(2026, 12, 1), "season", date(2026, 12, 1), date(2027, 2, 28), "2027-WI"),
        (THURSDAY, "year", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (THURSDAY, "decade", date(2020, 1, 1), date(2029, 12, 31), "202"),
        (THURSDAY, "century", date(2000, 1, 1), date(2099, 12, 31), "20"),
        (date(5, 5, 5), "decade", date(1, 1, 1), date(9, 12, 31), "000"),
        (date(25, 5, 5), "decade", date(20, 1, 1), date(29, 12, 31), "002"),
        (date(55, 5, 5), "century", date(1, 1, 1), date(99, 12, 31), "00"),
        (date(9999, 5, 5), "year", date(9999, 1, 1), date.max, "9999"),
    ],
)
def test_a_day_lies_in_a_period_of_each_unit(
    day: date, unit: CalendarUnit, first: date, last: date, value: str
) -> None:
    """Every unit has its first day, its last day and its value, and the value gives the period back."""
    period = floor(day, unit)
    assert period == Period(unit, first)
    assert last_day(period) == last
    assert value_of(period) == value
    assert period_of(value) == period


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", -15, "2025-12-31"),
        ("day", 17, "2026-02-01"),
        ("week", -3, "2025-W52"),
        ("week", 1, "2026-W04"),
        ("weekend", -1, "2026-W02-WE"),
        ("month", -1, "2025-12"),
        ("month", 12, "2027-01"),
        ("quarter", -1, "2025-Q4"),
        ("half", 1, "2026-H2"),
        ("season", 1, "2026-SP"),
        ("year", -26, "2000"),
        ("decade", -1, "201"),
        ("century", 1, "21"),
        ("year", 7972, "9998"),
    ],
)
def test_counting_moves_by_whole_units(unit: CalendarUnit, count: int, value: str) -> None:
    """So many units before or after the one that the day lies in."""
    assert value_of(shift(THURSDAY, unit, count)) == value


@pytest.mark.parametrize(("unit", "count"), [("year", 7973), ("year", -2026), ("month", -12 * 2026), ("day", 10**7)])
def test_nothing_is_counted_out_of_the_calendar(unit: CalendarUnit, count: int) -> None:
    """Beyond the calendar's ends there is an error to catch."""
    with pytest.raises((ValueError, OverflowError)):
        shift(THURSDAY, unit, count)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 5, 15), -5, date(2025, 12, 15)),
        (date(1, 2, 1), -1, date(1, 1, 1)),
    ],
)
def test_a_day_that_a_month_lacks_becomes_its_last(day: date, months: int, expected: date) -> None:
    """A month on from 31 January is the end of February."""
    assert add_months(day, months) == expected


def test_months_have_their_lengths() -> None:
    """Thirty days, thirty-one, and February."""
    assert [month_length(2026, month) for month in (1, 2, 4, 12)] == [31, 28, 30, 31]
    assert month_length(1900, 2) == 28
    assert month_length(2000, 2) == 29


def test_a_weekend_is_as_exact_as_a_week() -> None:
    """A reader is told the week."""
    assert precision_of("2026-W15-WE") is Precision.WEEK
    assert precision_of("2026-W15") is Precision.WEEK


def test_a_resolution_of_a_period_is_a_date() -> None:
    """Its value, its period, whether it is stated, and the tokens it takes."""
    period = Period("month", date(2026, 5, 1))
    assert dated(period, stated=True, tokens=(2, 4)) == Resolution("DATE", "2026-05", period, True, (2, 4))
    assert dated(period) == Resolution("DATE", "2026-05", period)
