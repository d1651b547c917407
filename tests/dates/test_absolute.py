"""Dates and times that name their place in the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.absolute import easter
from generator.dates.engine import timexes
from tests.dates.cases import WEDNESDAY, value, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It met on 30 February 2025.", []),
        ("en", "It met on 31 April.", []),
        ("en", "It met on 31 May.", ["2026-05-31"]),
        ("en", "In nineteen eighty-four it met.", ["1984"]),
        ("en", "In the year two thousand it met.", ["2000"]),
        ("en", "In March nineteen eighty it met.", ["1980-03"]),
        ("en", "The 3rd, in May.", ["2026-04-03", "2026-05"]),
        ("en", "It met on 2 March 2020 and on the 20th.", ["2020-03-02", "2020-03-20"]),
        ("en", "It met in 2020 and on the 20th.", ["2020", "2026-04-20"]),
        ("en", "It met on Friday the 3rd.", ["2026-04-03"]),
        ("en", "It meets on Friday the 15th.", ["2026-05-15"]),
        ("en", "It met on 12 June of last year.", ["2025-06-12"]),
        ("en", "It met in June of that year.", ["2026-06"]),
        ("it", "Si riunì venerdì 13.", ["2026-03-13"]),
        ("it", "Si riunisce il 15 prossimo.", ["2026-04-15"]),
        ("it", "Si riunì il 15 scorso.", ["2026-03-15"]),
        # lists
        ("en", "It met on 3, 4, 5 and 6 May 2025.", ["2025-05-03", "2025-05-04", "2025-05-05", "2025-05-06"]),
        ("en", "It met on 3, 4 and 5 times.", []),
        ("de", "Termine: 3., 4. und 5.6.2025.", ["2025-06-03", "2025-06-04", "2025-06-05"]),
        # ranges
        ("en", "It met 3-5 May 2026.", ["2026-05-03", "2026-05-05"]),
        ("en", "It met 5-3 May 2026.", ["2026-05-05", "2026-05-03"]),
        ("en", "It met 30 April to 2 May 2026.", ["2026-04-30", "2026-05-02"]),
        ("en", "It met 30 December to 2 January 2027.", ["2026-12-30", "2027-01-02"]),
        ("en", "It met December to January 2027.", ["2026-12", "2027-01"]),
        ("en", "It met May to July 2027.", ["2027-05", "2027-07"]),
        ("en", "The war of 1914-18.", ["1914", "1918"]),
        ("en", "The war of 1914-1918.", ["1914", "1918"]),
        ("en", "The life of 1914-64.", ["1914", "1964"]),
        ("en", "The life of 1914-65.", []),
        ("en", "The life of 1914-13.", []),
        ("en", "The life of 1914-14.", ["1914", "1914"]),
        ("en", "The life of 1918-1914.", []),
        ("en", "The life of 1801-1899.", ["1801", "1899"]),
        ("en", "It met May 3 to 5.", ["2026-05-03", "2026-05-05"]),
        ("en", "It met 3 May to 5 June.", ["2026-05-03", "2026-06-05"]),
        # figures
        ("en", "Due 12/31/2025.", ["2025-12-31"]),
        ("en", "Due 31/12/2025.", ["2025-12-31"]),
        ("en", "Due 13/13/2025.", []),
        ("en", "Due 12.13.2025.", ["2025-12-13"]),
        ("en", "Due 2/30/2025.", []),
        ("en", "Due 2/29/2024.", ["2024-02-29"]),
        ("en", "Due 2026/4/8.", ["2026-04-08"]),
        ("en", "Due 0/4/2026.", []),
        ("en", "Due 2026-04-31.", []),
        ("en", "Due 2026-04-30 10:30.", ["2026-04-30T10:30"]),
        ("de", "Am 4.5. war es so.", ["2026-05-04"]),
        ("de", "Am 04.05.26 war es so.", ["2026-05-04"]),
        # parts of years
        ("en", "In Q4 of 2025 it fell.", ["2025-Q4"]),
        ("en", "In Q5 of 2025 it fell.", []),
        ("en", "In 2025 Q1 it fell.", ["2025-Q1"]),
        ("en", "In H2 2025 it fell.", ["2025-H2"]),
        ("en", "In H3 2025 it fell.", []),
        ("en", "In the second quarter of last year it fell.", ["2025-Q2"]),
        ("en", "In the second quarter of the year it fell.", ["2026-Q2"]),
        ("en", "In the winter of 2025 it fell.", ["2025-WI"]),
        ("de", "Im Winter 1939/40 fror es.", ["1940-WI"]),
        ("de", "Im Sommer 1939/40 fror es.", ["1939-SU"]),
        # decades and centuries
        ("en", "In the 1920s it fell.", ["192"]),
        ("en", "In the twenties it fell.", ["202"]),
        ("en", "In the thirties it fell.", ["193"]),
        ("en", "In the 1st century it fell.", ["00"]),
        ("en", "In the 2nd century it fell.", ["01"]),
        ("en", "In the 30th century it fell.", ["29"]),
        ("en", "In the 31st century it fell.", []),
        # feasts
        ("en", "It met at Christmas 2020.", ["2020-12-25"]),
        ("en", "It met at Christmas.", ["2025-12-25"]),
        ("en", "It will meet at Christmas.", ["2026-12-25"]),
        ("en", "It met at Easter.", ["2026-04-05"]),
        ("en", "It met at Pentecost 2026.", ["2026-05-24"]),
        ("de", "Sie tagt an Fronleichnam 2027.", ["2027-05-27"]),
        # clock times
        ("en", "It met at 9 a.m.", ["2026-04-08T09:00"]),
        ("en", "It met at 9 p.m.", ["2026-04-08T21:00"]),
        ("en", "It met at 12 p.m.", ["2026-04-08T12:00"]),
        ("en", "It met at 12 a.m.", ["2026-04-08T00:00"]),
        ("en", "It met at 11:45 pm.", ["2026-04-08T23:45"]),
        ("en", "It met at 24:00.", ["2026-04-08T24:00"]),
        ("en", "It met at 25:00.", []),
        ("en", "It met at 10:60.", []),
        ("en", "It met at 10:59.", ["2026-04-08T10:59"]),
        ("en", "It met at 3pm tomorrow.", ["2026-04-08T15:00", "2026-04-09"]),
        ("en", "It met at 3 pm tomorrow.", ["2026-04-09T15:00"]),
        ("en", "It met at noon tomorrow.", ["2026-04-09T12:00"]),
        ("en", "It met tomorrow morning.", ["2026-04-09TMO"]),
        ("en", "It met this evening.", ["2026-04-08TEV"]),
        ("en", "It met on the evening of 3 May 2025.", ["2025-05-03TEV"]),
        ("de", "Am Montagabend tagte sie.", ["2026-04-06TEV"]),
        ("de", "Um 20.30 Uhr tagte sie.", ["2026-04-08T20:30"]),
        ("it", "Si riunì alle 20.30.", ["2026-04-08T20:30"]),
    ],
)
def test_a_date_has_its_place_in_the_calendar(language: str, text: str, expected: list[str]) -> None:
    """Whole dates, and those that want a year; none where the calendar has no such day."""
    assert value(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It met at Christmas.", ["XXXX-12-25"]),
        ("en", "It met at Easter.", ["XXXX-XX-XX"]),
        ("en", "It met at Easter 2020.", ["2020-04-12"]),
        ("en", "It met in May.", ["XXXX-05"]),
        ("en", "It met on 3 May.", ["XXXX-05-03"]),
        ("en", "It met on 29 February.", ["XXXX-02-29"]),
        ("en", "It met on 30 February.", []),
        ("en", "It met on Friday the 3rd.", ["XXXX-XX-03"]),
        ("en", "It fell in the second quarter.", ["XXXX-Q2"]),
        ("en", "It fell in the spring.", ["XXXX-SP"]),
        ("en", "It fell in the first half of the year.", ["XXXX-H1"]),
        ("en", "It fell in the nineties.", ["199"]),
        ("en", "It fell in the twenties.", ["192"]),
        ("en", "It fell at 10:30.", ["XXXX-XX-XXT10:30"]),
        ("en", "It fell at noon tomorrow.", ["XXXX-XX-XXT12:00"]),
        ("en", "It fell on 3 May 2020. It rose at 10:30.", ["2020-05-03", "XXXX-XX-XXT10:30"]),
        ("en", "Stamped 25/12/25.", ["XXXX-12-25"]),
    ],
)
def test_an_undated_text_leaves_open_what_it_does_not_say(language: str, text: str, expected: list[str]) -> None:
    """Without a document date the known part stands alone."""
    assert value(text, language, None) == expected


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("on 3 May 2026", True),
        ("on 3 May", False),
        ("in the 1920s", True),
        ("in the twenties", False),
        ("in the 19th century", True),
        ("in Q1 2026", True),
        ("in the first quarter", False),
        ("at Easter 2026", True),
        ("at Easter", False),
        ("2026-04-08T10:30", True),
        ("due 3/4/2026", False),
        ("due 4/4/2026", True),
        ("due 13/4/2026", True),
        ("due 4/13/2026", True),
        ("due 4/13/26", False),
        ("17:00 on 3 May 2026", True),
        ("17:00 on 3 May", False),
        ("at 17:00", False),
        ("2014-16 inclusive", True),
    ],
)
def test_what_the_words_give_in_full_is_stated(text: str, stated: bool) -> None:
    """A part that we concluded makes it inferred; so does an order of figures that can be read two ways."""
    assert {timex.stated for timex in timexes(text, language="en", reference=WEDNESDAY)} == {stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Profit fell in the quarter ended March 31. In the quarter sales rose.",
            [("the quarter", "2026-Q1"), ("March 31", "2026-03-31"), ("the quarter", "2026-Q1")],
        ),
        (
            "Profit fell in the quarter ended April 12, 2025.",
            [("the quarter", "2025-Q1"), ("April 12, 2025", "2025-04-12")],
        ),
        ("Profit fell in the year ended June 30.", [("the year", "P1Y"), ("June 30", "2025-06-30")]),
        ("Profit fell in the quarter ended June 31.", [("the quarter", "P1Q")]),
    ],
)
def test_a_business_period_ends_on_a_day(text: str, expected: list[tuple[str, str]]) -> None:
    """The quarter is that of the calendar, also where it ends some days later; the last such day is meant."""
    assert values(text, "en") == expected


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (1954, date(1954, 4, 18)),
        (1981, date(1981, 4, 19)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
        (2076, date(2076, 4, 19)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_easter_is_the_sunday_of_the_tables(year: int, day: date) -> None:
    """The earliest, the latest, and years in which simpler rules fail."""
    assert easter(year) == day
