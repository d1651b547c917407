"""What the engine tells of an expression beside its value, and how it reads whole texts."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.engine import timexes
from tests.dates.cases import WEDNESDAY, value, values


def test_the_span_is_the_expression_and_nothing_else() -> None:
    """The words shown to a reader are those that gave the date."""
    text = "In a letter sent on Monday, the group asked for more time."
    assert values(text, "en") == [("Monday", "2026-04-06")]


def test_stated_and_inferred_dates_are_told_apart() -> None:
    """Only a date whose every part stands in the text is stated."""
    text = "On 12 March 2025 it began; on 12 June it ended, on Friday it was over, in 2024 it was planned."
    found = timexes(text, language="en", reference=WEDNESDAY)
    assert [(t.value[:4], t.stated) for t in found] == [
        ("2025", True),
        ("2025", False),
        ("2026", False),
        ("2024", True),
    ]


def test_an_ambiguous_numeric_date_is_inferred() -> None:
    """4/5/2026 may be read two ways, 25/12/2025 only one, and 25/12/25 lacks its century."""
    found = timexes("From 4/5/2026 or 25/12/2025 or 25/12/25.", language="en", reference=WEDNESDAY)
    assert [(t.value, t.stated) for t in found] == [("2026-04-05", False), ("2025-12-25", True), ("2025-12-25", False)]


def test_a_history_is_read_against_its_own_dates() -> None:
    """In a text about the past, bare months and "the next day" follow the line of its dates."""
    text = (
        "In 1871 the canal was planned. Work began on 4 March 1872. In October it stopped. "
        "In January 1873 it went on. In 1874 money ran out, as in 1837. On 3 May 1875 the last lock was built. "
        "The next day the first ship passed. By August, trade had doubled."
    )
    assert value(text, "en", date(2009, 1, 1)) == [
        "1871",
        "1872-03-04",
        "1872-10",
        "1873-01",
        "1874",
        "1837",
        "1875-05-03",
        "1875-05-04",
        "1875-08",
    ]


def test_an_undated_text_resolves_nothing() -> None:
    """Without a document date only what the text states in full is a date."""
    text = "On Monday it said that on 3 June, last week and later this year more would follow, as in 2024."
    found = timexes(text, language="en", reference=None)
    assert [(t.value, t.precision) for t in found] == [
        ("XXXX-WXX-1", None),
        ("XXXX-06-03", None),
        ("XXXX-WXX", None),
        ("XXXX", None),
        ("2024", "year"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Am Montag, gestern und am 3. Juni."), ("it", "Lunedì, ieri e il 3 giugno.")],
)
def test_a_language_without_a_document_date_resolves_nothing(language: str, text: str) -> None:
    """Without a document date relative expressions keep their unresolved values."""
    assert value(text, language, None) == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-06-03"]
