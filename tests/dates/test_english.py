"""English expressions, each read on Wednesday, 8 April 2026."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.engine import timexes
from tests.dates.cases import WEDNESDAY, value, values

CASES = [
    # the calendar
    ("The board met on 12 March 2025.", ["2025-03-12"]),
    ("The board met on March 12, 2025.", ["2025-03-12"]),
    ("The board met on Wednesday, March 12, 2025.", ["2025-03-12"]),
    ("The rules date from the 3rd of May 2019.", ["2019-05-03"]),
    ("The rules apply from June 2027.", ["2027-06"]),
    ("A draft came out in early September 2025.", ["2025-09"]),
    ("It was founded in 1998.", ["1998"]),
    ("Effective 2026-07-01, fees rise.", ["2026-07-01"]),
    ("The hearing ran from 3 to 5 March 2025.", ["2025-03-03", "2025-03-05"]),
    ("The hearing ran March 3-5, 2025.", ["2025-03-03", "2025-03-05"]),
    ("Submissions were open from May to July 2024.", ["2024-05", "2024-07"]),
    ("The crisis of 2008-12 changed that.", ["2008", "2012"]),
    ("It met on 3, 4 and 5 March 2025.", ["2025-03-03", "2025-03-04", "2025-03-05"]),
    ("The siege of 480 BC is famous.", ["BC0480"]),
    # a year to infer
    ("The panel voted on 12 March.", ["2026-03-12"]),
    ("The panel will vote on 12 May.", ["2026-05-12"]),
    ("The panel met in November.", ["2025-11"]),
    ("The panel will meet in November.", ["2026-11"]),
    ("The fund closed last June.", ["2025-06"]),
    ("Payments were made on December 15.", ["2025-12-15"]),
    # weekdays, by tense and reporting context
    ("The agency said on Monday that nothing had changed.", ["2026-04-06"]),
    ("Parliament will vote on Monday.", ["2026-04-13"]),
    ("The minister resigned on Wednesday.", ["2026-04-08"]),
    ("It was published last Friday.", ["2026-04-03"]),
    ("The deadline is next Friday.", ["2026-04-10"]),
    # counted from the document's date
    ("The vote took place yesterday; the count ends tomorrow.", ["2026-04-07", "2026-04-09"]),
    ("The paper appeared last week.", ["2026-W14"]),
    ("A decision is expected later this year.", ["2026"]),
    ("Talks resume next month.", ["2026-05"]),
    ("It collapsed two years ago.", ["2024"]),
    ("It collapsed five months ago.", ["2025-11"]),
    ("It collapsed ten days ago.", ["2026-03-29"]),
    ("The text should be final by the end of the year.", ["2026"]),
    # counted from the date last spoken of
    ("The text was tabled on 30 December 2025. The following day it was withdrawn.", ["2025-12-30", "2025-12-31"]),
    ("The text was tabled on 2 March 2025. Two weeks later it passed.", ["2025-03-02", "2025-W11"]),
    ("It was founded in 1998. That year it lost money.", ["1998", "1998"]),
    # parts of years, decades, centuries
    ("Revenue fell in the third quarter of 2025.", ["2025-Q3"]),
    ("Revenue fell in Q3 2025.", ["2025-Q3"]),
    ("It is due in the second half of 2027.", ["2027-H2"]),
    ("The pilot ran in the summer of 2024.", ["2024-SU"]),
    ("A law of the late 1990s still applies.", ["199"]),
    ("That idea is from the 19th century.", ["18"]),
    ("Registration closes this Friday.", ["2026-04-10"]),
    ("It was closed this Friday already.", ["2026-04-03"]),
    ("The board will meet this Monday.", ["2026-04-13"]),
    ("It met on 30 March. The next day it wrote.", ["2026-03-30", "2026-03-31"]),
    ("Talks run from Thursday to Saturday.", ["2026-04-02", "2026-04-04"]),
    ("The desk opens in the first half of June.", ["2026-06"]),
    ("Third-quarter profit rose from a year earlier.", ["2025-Q3", "2024-Q3"]),
    # not dates
    ("The scheme ran for three years.", ["P3Y"]),
    ("Staff waited twenty-four hours.", ["PT24H"]),
    ("Every week a report is filed.", ["P1W"]),
    ("It meets every Monday.", ["XXXX-WXX-1"]),
    ("They may march, and it may rain.", []),
    ("Regulation (EU) 2016/679 covers 1500 firms, see CVE-2011-4089.", []),
    ("Directive 2014/65/EU, Regulation (EU) 2023/1114 and Law 190/2012 apply.", []),
    ("The call is at 1930 GMT; a second reading took one second.", ["PT1S"]),
    ("Version 2.6.32 is out: https://example.org/2025/03/04/release", []),
    ("Prime Minister May spoke to the Long March veterans.", []),
    # times
    ("The call starts at 10:30 on Monday evening.", ["2026-04-08T10:30", "2026-04-13TEV"]),
    ("The market is now calmer than it recently was.", ["PRESENT_REF", "PAST_REF"]),
    # words that belong together, and what only looks like a date
    ("They were to meet on Thursday of last week.", ["2026-04-02"]),
    ("The fair opens on 12 June next year.", ["2027-06-12"]),
    ("Payments fell in the second half of the year.", ["2026-H2"]),
    ("It lasted from 12 September 1812 until the following spring.", ["1812-09-12", "1813-SP"]),
    ("The fort fell in 1812. That summer the army left.", ["1812", "1812-SU"]),
    ("The shelling began at 04:30 on 1 September 1939.", ["1939-09-01T04:30"]),
    ("The group meets every two weeks.", ["P2W"]),
    ("The deadline was extended to midnight on Friday.", ["2026-04-08T00:00", "2026-04-10"]),
    ("They have until Friday to respond.", ["2026-04-10"]),
    ("The storm is forecast to arrive on Tuesday.", ["2026-04-14"]),
    ("The concession ends on 31 December 2299.", ["2299-12-31"]),
    ("Tribes traded in the 18th and early 19th centuries.", ["17"]),
    ("The spring collection was a failure.", []),
    ("It happened on a Tuesday.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_expressions_have_the_values_a_reader_gives_them(text: str, expected: list[str]) -> None:
    """Each expression of the table is found and resolved as a reader of 8 April 2026 would."""
    assert value(text, "en") == expected


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
