"""What holds for every text: valid values, spans in order, and relative dates that move with their reference."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates.engine import timexes
from generator.dates.timex import interval, period_of
from tests.dates.cases import is_valid

WORDS = {
    "en": "last next this the of in on a two 3 12 31 2025 1999 '86 480 BC May March Friday yesterday week weeks month "
    "year quarter decade century ago later earlier first third winter spring 1990s 20th 10:30 p.m. - – , . / "
    "2026-02-29 30/02/2025 every daily evening end early and to Q3 half BC easter fiscal ended , ( ) ' second",
    "it": "scorso prossima il la l ' di del a due 3 12 31 2025 1999 86 maggio lunedì ieri settimana mesi anno anni "
    "trimestre decennio secolo fa dopo prima primo terzo inverno estate ottanta 10.30 - – , . / 2026-02-29 "
    "30/02/2025 ogni sera fine inizio e al Q3 semestre XIX pasqua natale stesso quello giorno",
    "de": "letzte nächsten diese der des im am vor in zwei 3 3. 12. 31. 2025 1999 86 Mai März Montag gestern Woche "
    "Monaten Jahr Jahren Quartal Jahrzehnt Jahrhundert später zuvor erste dritten Winter Sommer 90er 10.30 Uhr - – "
    ", . / 2026-02-29 30.02.2025 jeden täglich Abend Ende Anfang und bis Q3 Halbjahr Ostern Vortag Folgetag",
}
LANGUAGES = sorted(WORDS)
DAYS = st.dates(date(1, 1, 1), date.max)


@st.composite
def language_and_text(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of its temporal words in any order, now and then of anything at all."""
    language = draw(st.sampled_from(LANGUAGES))
    words = st.sampled_from(WORDS[language].split()) | st.text(max_size=4)
    return language, draw(st.sampled_from((" ", " ", "", "\n\n"))).join(draw(st.lists(words, max_size=14)))


@given(language_and_text(), st.none() | DAYS)
def test_values_are_valid_and_spans_lie_in_order(case: tuple[str, str], reference: date | None) -> None:
    """Every value is well-formed TIMEX3; spans lie in the text, hold their words and do not cross."""
    language, text = case
    end = 0
    for timex in timexes(text, language=language, reference=reference):
        assert is_valid(timex), timex
        assert end <= timex.start < timex.end <= len(text)
        assert timex.text == text[timex.start : timex.end]
        end = timex.end
        covered = interval(timex.value)
        assert (covered is not None) == (period_of(timex.value) is not None)
        if covered:
            assert covered[0] <= covered[1]
        assert timex.precision is None or covered


@given(language_and_text())
def test_without_a_document_date_nothing_is_inferred(case: tuple[str, str]) -> None:
    """In an undated text only what is stated has a precision, but for the century of words like "the nineties"."""
    language, text = case
    for timex in timexes(text, language=language, reference=None):
        assert timex.precision is None or timex.stated or timex.precision == "decade" or "/" in timex.text


@given(language_and_text(), DAYS)
def test_reading_twice_gives_the_same(case: tuple[str, str], reference: date) -> None:
    """Nothing is left over from one text to the next."""
    language, text = case
    first = timexes(text, language=language, reference=reference)
    assert timexes(text, language=language, reference=reference) == first


RELATIVE = {
    "en": ("yesterday", "tomorrow", "ten days ago", "the day before yesterday"),
    "it": ("ieri", "domani", "dieci giorni fa", "dopodomani"),
    "de": ("gestern", "übermorgen", "vor zehn Tagen", "vorgestern"),
}


@given(
    st.sampled_from([(language, text) for language in sorted(RELATIVE) for text in RELATIVE[language]]),
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.integers(0, 4000),
)
def test_relative_days_move_with_the_reference(case: tuple[str, str], reference: date, days: int) -> None:
    """Another document date moves what is counted from it by as many days."""
    language, text = case
    (before,) = timexes(text, language=language, reference=reference)
    (after,) = timexes(text, language=language, reference=reference + timedelta(days))
    assert date.fromisoformat(after.value) - date.fromisoformat(before.value) == timedelta(days)


def _first_day_of_next(unit: str, day: date) -> date:
    """The day on which the week, month or year after the one of `day` begins."""
    if unit == "week":
        return day + timedelta(7 - day.weekday())
    if unit == "month":
        return (day.replace(day=1) + timedelta(31)).replace(day=1)
    return date(day.year + 1, 1, 1)


UNITS = [("last week", "week"), ("next month", "month"), ("two months ago", "month"), ("this year", "year")]


@given(
    st.sampled_from(UNITS),
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
)
def test_units_follow_each_other_without_gap(case: tuple[str, str], reference: date) -> None:
    """A reference in the following week, month or year gives the unit that begins the day after the first one's end."""
    text, unit = case
    (timex,) = timexes(text, language="en", reference=reference)
    (later,) = timexes(text, language="en", reference=_first_day_of_next(unit, reference))
    covered, following = interval(timex.value), interval(later.value)
    assert covered
    assert following
    assert following[0] == covered[1] + timedelta(1)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("last week", date(2021, 1, 6), "2020-W53"),
        ("next week", date(2020, 12, 30), "2021-W01"),
        ("last month", date(2024, 3, 31), "2024-02"),
        ("one month ago", date(2025, 3, 31), "2025-02"),
        ("yesterday", date(2024, 3, 1), "2024-02-29"),
        ("yesterday", date(2026, 1, 1), "2025-12-31"),
        ("last quarter", date(2026, 2, 1), "2025-Q4"),
        ("last weekend", date(2026, 1, 1), "2025-W52-WE"),
        ("It began on February 29.", date(2026, 4, 8), "2024-02-29"),
        ("It ended in December.", date(2026, 1, 8), "2025-12"),
        ("It will end in January.", date(2025, 12, 8), "2026-01"),
    ],
)
def test_the_ends_of_months_weeks_and_years(text: str, reference: date, expected: str) -> None:
    """Leap days, week 53 and turns of the year come out right."""
    (timex,) = timexes(text, language="en", reference=reference)
    assert timex.value == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", [date.min, date.max])
def test_the_calendars_ends_are_no_error(language: str, reference: date) -> None:
    """A date outside the calendar is left out, not an exception."""
    timexes(WORDS[language], language=language, reference=reference)
