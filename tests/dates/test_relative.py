"""Dates counted from a day, durations and repetitions."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.engine import timexes
from generator.dates.relative import count_of
from tests.dates.cases import WEDNESDAY, value, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # weekdays
        ("en", "They met on Tuesday of next week.", ["2026-04-14"]),
        ("en", "They met on Sunday of this week.", ["2026-04-12"]),
        ("en", "They met Friday to Tuesday.", ["2026-04-03", "2026-04-07"]),
        ("en", "They met Friday to Friday.", ["2026-04-03", "2026-04-03"]),
        ("de", "Sie tagten von Freitag bis Dienstag.", ["2026-04-03", "2026-04-07"]),
        # days and units from the document's
        ("en", "Today it rose.", ["2026-04-08"]),
        ("de", "Vorgestern stieg es, übermorgen fällt es.", ["2026-04-06", "2026-04-10"]),
        ("en", "It fell last decade.", ["201"]),
        ("en", "It will fall next century.", ["21"]),
        ("en", "It fell this month.", ["2026-04"]),
        ("en", "It fell three days ago.", ["2026-04-05"]),
        ("en", "It fell two weeks ago.", ["2026-W13"]),
        ("en", "It fell several weeks ago.", ["PAST_REF"]),
        ("en", "It falls a few days from now.", ["FUTURE_REF"]),
        ("en", "It falls three days from now.", ["2026-04-11"]),
        ("en", "It fell three hours ago.", ["PT3H"]),
        ("en", "It fell two centuries ago.", ["18"]),
        ("en", "It fell twenty-five years ago.", ["2001"]),
        ("en", "It fell two hundred years ago.", ["1826"]),
        ("en", "It fell a couple of years ago.", ["2024"]),
        ("en", "It fell 2,000 years ago.", []),
        # weekends
        ("en", "It fell at the weekend.", ["2026-W14-WE"]),
        ("en", "It will fall at the weekend.", ["2026-W15-WE"]),
        ("en", "It fell this weekend.", ["2026-W15-WE"]),
        ("en", "It will fall next weekend.", ["2026-W16-WE"]),
        # counted from what was said
        ("en", "It met on 3 May 2024. The next day it fell.", ["2024-05-03", "2024-05-04"]),
        ("en", "It met on 3 May 2024. Three days earlier it fell.", ["2024-05-03", "2024-04-30"]),
        ("en", "It met on 3 May 2024. The week before, it fell.", ["2024-05-03", "2024-W17"]),
        ("en", "It met on 3 May 2024. The following week it fell.", ["2024-05-03", "2024-W19"]),
        ("en", "It met on 3 May 2024. The previous month it fell.", ["2024-05-03", "2024-04"]),
        ("en", "It met on 3 May 2024. The following year it fell.", ["2024-05-03", "2025"]),
        ("en", "It met on 3 May 2024. Several days later it fell.", ["2024-05-03", "FUTURE_REF"]),
        ("en", "It met on 3 May 2024. Three hours later it fell.", ["2024-05-03", "PT3H"]),
        ("en", "It met in 2024. The next day it fell.", ["2024", "XXXX-XX-XX"]),
        ("en", "It met in 2024. The following week it fell.", ["2024", "XXXX-WXX"]),
        ("en", "It met in May 2024. The following week it fell.", ["2024-05", "XXXX-WXX"]),
        ("en", "It met in May 2024. The following month it fell.", ["2024-05", "2024-06"]),
        ("en", "It met in 2024. The following decade it fell.", ["2024", "203"]),
        ("en", "It met on 3 May 2024 and in 2025. The next day it fell.", ["2024-05-03", "2025", "2024-05-04"]),
        ("en", "The next day it fell.", ["2026-04-09"]),
        ("en", "It met on 3 May 2024. That day it fell.", ["2024-05-03", "2024-05-03"]),
        ("en", "It met on 3 May 2024. That month it fell.", ["2024-05-03", "2024-05"]),
        ("en", "It met on 3 May 2024. That year it fell.", ["2024-05-03", "2024"]),
        ("en", "It met on 3 May 2024. That same week it fell.", ["2024-05-03", "2024-W18"]),
        ("en", "It met in May 2023, in 2024. That month it fell.", ["2023-05", "2024", "2023-05"]),
        ("en", "It met in May 2023, on 2 June 2024. That month it fell.", ["2023-05", "2024-06-02", "2024-06"]),
        ("en", "It met in 2023, on 2 June 2024. That year it fell.", ["2023", "2024-06-02", "2024"]),
        ("de", "Am Vortag fiel es, am Folgetag stieg es.", ["2026-04-07", "2026-04-08"]),
        # business reports
        ("en", "Profit fell in the latest quarter.", ["2026-Q1"]),
        ("en", "Profit fell in the third quarter. The quarter was bad.", ["2025-Q3", "2025-Q3"]),
        ("en", "Third-quarter profit fell. It was higher in the 1988 period.", ["2025-Q3", "1988-Q3"]),
        ("en", "It was higher in the 1988 period.", ["1988"]),
        ("en", "It was higher than a year earlier.", ["2025"]),
        ("en", "In March it was higher than a year earlier.", ["2026-03", "2025-03"]),
        ("en", "In March it was high. It was higher than a year earlier.", ["2026-03", "2025"]),
        ("en", "In the first half it was higher than a year earlier.", ["2025"]),
        ("en", "It rose in the year-earlier quarter.", ["2025-Q1"]),
        ("en", "It rose from a year earlier in the third quarter.", ["2025-Q1", "2025-Q3"]),
        # lengths
        ("en", "It took two years.", ["P2Y"]),
        ("en", "It took 2.5 hours.", ["PT2.5H"]),
        ("en", "It took two and a half years.", ["P2.5Y"]),
        ("en", "It took half an hour.", ["PT0.5H"]),
        ("en", "It took several minutes.", ["PTXM"]),
        ("en", "It took one hundred days.", ["P100D"]),
        ("en", "It took five thousand years.", ["P5000Y"]),
        ("en", "It took 100 thousand years.", ["P100000Y"]),
        ("en", "It took ninety-nine days.", ["P99D"]),
        ("it", "Durò due anni e mezzo.", ["P2.5Y"]),
        ("it", "Durò 2,5 anni.", ["P2.5Y"]),
        # sets
        ("en", "It meets every month.", ["P1M"]),
        ("en", "It meets every three months.", ["P3M"]),
        ("en", "It meets every Friday.", ["XXXX-WXX-5"]),
        ("en", "It meets every May.", ["XXXX-05"]),
        ("en", "It meets every winter.", ["XXXX-WI"]),
        ("en", "It meets weekly.", ["P1W"]),
        ("de", "Jeden Montagabend tagt sie.", ["XXXX-WXX-1TEV"]),
    ],
)
def test_what_is_counted_has_its_value(language: str, text: str, expected: list[str]) -> None:
    """From the document's day, or from the date last spoken of."""
    assert value(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell today, yesterday and last week.", ["PRESENT_REF", "XXXX-XX-XX", "XXXX-WXX"]),
        ("It fell last weekend.", ["XXXX-WXX-WE"]),
        ("It fell two years ago.", ["XXXX"]),
        ("It fell several years ago.", ["PAST_REF"]),
        ("It fell on 3 May 2024. The next day it rose.", ["2024-05-03", "XXXX-XX-XX"]),
        ("It fell on 3 May 2024. That month it rose.", ["2024-05-03", "XXXX-XX"]),
        ("It fell last quarter, last decade and last century.", ["XXXX-QX", "XXX", "XX"]),
        ("It fell in the latest quarter.", ["XXXX-QX"]),
        ("It fell from a year earlier.", ["XXXX"]),
        ("It fell Monday to Friday.", ["XXXX-WXX-1", "XXXX-WXX-5"]),
        ("It fell on Tuesday of last week.", ["XXXX-WXX-2"]),
    ],
)
def test_an_undated_text_has_nothing_to_count_from(text: str, expected: list[str]) -> None:
    """The unit stands, its place in the calendar is unknown."""
    assert value(text, "en", None) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (date(2026, 4, 10), "2026-W14-WE"),
        (date(2026, 4, 11), "2026-W15-WE"),
        (date(2026, 4, 12), "2026-W15-WE"),
        (date(2026, 4, 13), "2026-W15-WE"),
    ],
)
def test_at_the_weekend_is_the_last_one_but_on_its_own_days(reference: date, expected: str) -> None:
    """On Saturday and Sunday it is the one that goes on."""
    assert value("It fell at the weekend.", "en", reference) == [expected]


def test_the_parts_of_a_span_of_weekdays_have_their_words() -> None:
    """Each weekday is an expression of its own."""
    assert values("They met Friday to Tuesday.", "en") == [("Friday", "2026-04-03"), ("Tuesday", "2026-04-07")]


def test_types_follow_the_value() -> None:
    """A word for now is a date, a length a duration, a repetition a set."""
    text = "It is now closed for two years, opens daily, every week and at 10:30."
    found = timexes(text, language="en", reference=WEDNESDAY)
    assert [timex.type for timex in found] == ["DATE", "DURATION", "SET", "SET", "TIME"]


@pytest.mark.parametrize(
    ("slots", "count"),
    [
        ({}, 1),
        ({"n": 3}, 3),
        ({"n": "2.5"}, 2.5),
        ({"n": "2,5"}, 2.5),
        ({"n": "X"}, None),
        ({"n": "1.2.3"}, None),
        ({"n": 3, "times": 100}, 300),
        ({"n": 3, "tens": 20}, 23),
        ({"n": 2, "half": True}, 2.5),
        ({"half": True}, 0.5),
    ],
)
def test_a_count_is_put_together_from_its_words(slots: dict[str, int | str], count: float | None) -> None:
    """Hundreds, tens and halves; none for "several"."""
    assert count_of(slots) == count
