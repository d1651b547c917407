"""What the text leaves out: years, weeks and centuries, from the document's date, the dates before and the tense."""

from __future__ import annotations

from datetime import date

import pytest

from generator.dates.discourse import Discourse, is_day_of, is_stated, part_of_year
from generator.dates.lexicon import lexicon
from generator.dates.scan import scan
from generator.dates.timex import Period
from tests.dates.cases import value

WEDNESDAY = date(2026, 4, 8)
HISTORY = (
    "In 1801 it was founded. In 1803 it was sold. In 1805 it moved. In 1806 it burnt. In 1808 it was rebuilt. "
    "In 1810 it closed. "
)


def tense(text: str, word: str) -> str | None:
    """The tense of the clause around a word."""
    scanned = scan(text, lexicon("en"))
    place = [token.text for token in scanned.tokens].index(word)
    return Discourse(scanned, WEDNESDAY).tense(place, place + 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet on Monday", "FUTURE"),
        ("They met on Monday", "PAST"),
        ("They are here on Monday", "PRESENT"),
        ("They gather on Monday", None),
        ("On Monday they will meet", "FUTURE"),
        ("On Monday they met and will go", "PAST"),
        ("They left. They gather on Monday", None),
        ("They met! They gather on Monday", None),
        ("They met; they gather on Monday", None),
        ("They met\n\nThey gather on Monday", None),
        ("They met, it seems, in St. Paul on Monday", "PAST"),
        ("They met in Kansas. Paul on Monday", None),
        ("They are set to go on Monday", "FUTURE"),
        ("They plan to go on Monday", "FUTURE"),
        ("They refused it on Monday", "PAST"),
        ("They Refused it on Monday", None),
        ("They fled on Monday", "PAST"),
        ("They need it on Monday", None),
        ("The bill, to be introduced on Monday", None),
        ("They met and will go on Monday", "FUTURE"),
        ("They met " + "so " * 12 + "Monday", "PAST"),
        ("They met " + "so " * 13 + "Monday", None),
        ("On Monday " + "so " * 12 + "they met", "PAST"),
        ("On Monday " + "so " * 13 + "they met", None),
    ],
)
def test_the_nearest_verb_of_the_clause_tells_the_tense(text: str, expected: str | None) -> None:
    """Before the date first, else after it; never beyond the clause or too far off."""
    assert tense(text, "Monday") == expected


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        # months and days, by tense
        ("It opened on 9 October.", WEDNESDAY, "2025-10-09"),
        ("It opened on 6 July.", WEDNESDAY, "2026-07-06"),
        ("It opened on 9 July.", WEDNESDAY, "2025-07-09"),
        ("It opens on 9 April.", WEDNESDAY, "2026-04-09"),
        ("It opened on 8 April.", WEDNESDAY, "2026-04-08"),
        ("It will open on 7 January.", WEDNESDAY, "2027-01-07"),
        ("It opened on 7 April.", WEDNESDAY, "2026-04-07"),
        ("Open on 1 December.", date(2026, 1, 10), "2025-12-01"),
        ("Open on 1 January.", date(2026, 12, 10), "2027-01-01"),
        ("It opened in April.", WEDNESDAY, "2026-04"),
        ("It will open in April.", WEDNESDAY, "2026-04"),
        ("It opened last April.", WEDNESDAY, "2025-04"),
        ("It opens next April.", WEDNESDAY, "2027-04"),
        ("It opened last March.", WEDNESDAY, "2026-03"),
        ("It opens next May.", WEDNESDAY, "2026-05"),
        ("It opened last May.", WEDNESDAY, "2025-05"),
        ("It opened this November.", WEDNESDAY, "2026-11"),
        # a weekday settles the year
        ("It opened on Friday, April 11.", WEDNESDAY, "2025-04-11"),
        ("It opens on Sunday, April 11.", WEDNESDAY, "2027-04-11"),
        ("It opened on Tuesday, April 7.", WEDNESDAY, "2026-04-07"),
        ("It will open on Monday, April 7.", WEDNESDAY, "2025-04-07"),
        # leap days
        ("It opened on 29 February.", date(2028, 3, 5), "2028-02-29"),
        ("It opened on 29 February.", date(2027, 3, 5), "2028-02-29"),
        ("It opened on 29 February.", date(1903, 3, 5), "1904-02-29"),
        # weekdays
        ("It opened on Wednesday.", WEDNESDAY, "2026-04-08"),
        ("It will open on Wednesday.", WEDNESDAY, "2026-04-08"),
        ("It opened on Thursday.", WEDNESDAY, "2026-04-02"),
        ("It will open on Thursday.", WEDNESDAY, "2026-04-09"),
        ("It opened last Wednesday.", WEDNESDAY, "2026-04-01"),
        ("It opens next Wednesday.", WEDNESDAY, "2026-04-15"),
        ("It opened last Tuesday.", WEDNESDAY, "2026-04-07"),
        ("It opens next Thursday.", WEDNESDAY, "2026-04-09"),
        ("It opened this Tuesday.", WEDNESDAY, "2026-04-07"),
        ("It will open this Tuesday.", WEDNESDAY, "2026-04-14"),
        ("It opened this Thursday.", WEDNESDAY, "2026-04-02"),
        ("It opened this Wednesday.", WEDNESDAY, "2026-04-08"),
        # quarters, halves and seasons
        ("It fell in the second quarter.", WEDNESDAY, "2026-Q2"),
        ("It fell in the third quarter.", WEDNESDAY, "2025-Q3"),
        ("It will fall in the third quarter.", WEDNESDAY, "2026-Q3"),
        ("It will fall in the first quarter.", WEDNESDAY, "2026-Q1"),
        ("It fell in the fourth quarter.", WEDNESDAY, "2025-Q4"),
        ("It fell in the winter.", date(2026, 12, 5), "2027-WI"),
        ("It fell in the winter.", date(2026, 2, 5), "2026-WI"),
        ("It fell last winter.", date(2026, 12, 5), "2026-WI"),
        ("It falls next winter.", date(2026, 12, 5), "2028-WI"),
        ("It falls next winter.", date(2026, 11, 5), "2027-WI"),
        ("It fell last spring.", WEDNESDAY, "2025-SP"),
        ("It falls next spring.", WEDNESDAY, "2027-SP"),
        ("It fell this spring.", WEDNESDAY, "2026-SP"),
        # two digits
        ("Stamped 25/12/41.", WEDNESDAY, "2041-12-25"),
        ("Stamped 25/12/42.", WEDNESDAY, "1942-12-25"),
        ("Stamped 25/12/00.", WEDNESDAY, "2000-12-25"),
    ],
)
def test_what_is_left_out_is_concluded(text: str, reference: date, expected: str) -> None:
    """The nearest date that tense, direction and weekday allow."""
    assert value(text, "en", reference) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 3 May 2024 and ended on 9 June.", ["2024-05-03", "2024-06-09"]),
        ("It began on 3 May 2024. It ended on 9 September.", ["2024-05-03", "2025-09-09"]),
        ("It began on 3 May 2024 and will end on 9 June.", ["2024-05-03", "2026-06-09"]),
        ("The talks of 2027 will open in May.", ["2027", "2027-05"]),
        ("The plan of 1987, passed in November.", ["1987", "2025-11"]),
        ("It opens on 3 May 2027 and closes on 9 June.", ["2027-05-03", "2027-06-09"]),
        ("It opened on 3 September and closed on 9 October.", ["2025-09-03", "2025-10-09"]),
        ("The summer of 2024 was hot, in November it rained.", ["2024-SU", "2025-11"]),
    ],
)
def test_a_stated_year_holds_for_its_sentence(text: str, expected: list[str]) -> None:
    """Other dates of the sentence are of that year, unless the tense speaks of another time."""
    assert value(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May it reopened.", "1810-05"),
        ("On 3 May 1811 it reopened. In August it shut.", "1811-08"),
        ("On 3 May 1811 it reopened. In April it shut.", "1811-04"),
        ("On 3 December 1811 it reopened. In March it shut.", "1812-03"),
        ("On 3 December 1811 it reopened. On 20 May it shut.", "1811-05-20"),
        ("In 1811 it reopened. In January it shut.", "1811-01"),
        ("They had one of 1650 in store. In May it reopened.", "1810-05"),
        ("On 2 May 1650 it was drawn. In June it reopened.", "1650-06"),
        ("They found a map of 2 May 1650. In June it reopened.", "1810-06"),
        ("They found a map of 2 May 1813. In June it reopened.", "1813-06"),
        ("In the 17th century it was a mill. In May it reopened.", "1810-05"),
        ("The next year it reopened.", "1811"),
        ("It reopened the following May.", "1810-05"),
        ("In the winter it reopened.", "1810-WI"),
        ("In the seventies it shut.", "177"),
        ("It had three owners in '12.", "1812"),
        ("Today it is a museum.", "PRESENT_REF"),
        ("Yesterday it was a museum.", "XXXX-XX-XX"),
        ("On Monday it opened.", "1810-01-01"),
        ("On 3 May 1811 it opened. At 10:30 it shut.", "1811-05-03T10:30"),
    ],
)
def test_a_history_carries_on_its_own_line(text: str, expected: str) -> None:
    """A text about the past is read against its own dates; what is said in passing does not move it."""
    assert value(HISTORY + text, "en", date(2009, 1, 1))[-1] == expected


def test_six_old_years_make_a_history_and_words_of_the_day_undo_it() -> None:
    """Fewer old years, or as many expressions that count from the document's day, leave the text news."""
    assert value(HISTORY + "In May it reopened.", "en", WEDNESDAY)[-1] == "1810-05"
    assert value(HISTORY.replace("1801", "then") + "In November it reopened.", "en", WEDNESDAY)[-1] == "2025-11"
    news = "Yesterday he left, and last week she did. "
    assert value(HISTORY + news + "In November it reopened.", "en", WEDNESDAY)[-1] == "2025-11"
    recent = "It rose in 2020, 2021, 2022, 2023, in 2024 and in 2025. "
    assert value(recent + "In November it reopened.", "en", WEDNESDAY)[-1] == "2025-11"
    assert value(recent.replace("2025", "2019") + "In May it reopened.", "en", WEDNESDAY)[-1] == "2024-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 2024. It shut at 10:30.", "2024-05-03T10:30"),
        ("It opened on 3 May 2024. " + "So " * 20 + "it shut at 10:30.", "2026-04-08T10:30"),
        ("It shut at 10:30.", "2026-04-08T10:30"),
        ("It opened in May 2024. It shut at 10:30.", "2026-04-08T10:30"),
    ],
)
def test_a_clock_time_belongs_to_the_day_just_spoken_of(text: str, expected: str) -> None:
    """Else to the document's day."""
    assert value(text, "en")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 480 BC the war came. In April it ended.", ["BC0480", "BC0480-04"]),
        ("It fell in 480 BC and rose in May 2024. In November it fell.", ["BC0480", "2024-05", "2025-11"]),
    ],
)
def test_an_era_holds_until_a_year_of_ours(text: str, expected: list[str]) -> None:
    """What follows a year before Christ is of that year, until another year is stated."""
    assert value(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("May came", 0, True),
        ("In early May it came", 2, True),
        ("So in early May it came", 3, False),
        ("It rained. In May it came", 4, True),
        ("It rained a lot in May", 5, False),
        ("It rained\non that May", 4, True),
    ],
)
def test_an_expression_may_open_its_sentence_or_line(text: str, token: int, expected: bool) -> None:
    """But for a word or two."""
    discourse = Discourse(scan(text, lexicon("en")), WEDNESDAY, token=token)
    assert discourse.is_initial is expected


def test_a_quarter_of_the_last_year_is_recent() -> None:
    """Within 380 days on either side of the document."""
    discourse = Discourse(scan("", lexicon("en")), WEDNESDAY)
    days = (date(2025, 3, 24), date(2025, 3, 23), date(2027, 4, 23), date(2027, 4, 24))
    assert [discourse.is_recent(Period("day", day)) for day in days] == [True, False, True, False]
    assert not Discourse(scan("", lexicon("en")), None).is_recent(Period("day", WEDNESDAY))


def test_days_exist_or_not() -> None:
    """Months of twelve, days of their month."""
    assert [is_day_of(2026, month, 1) for month in (0, 1, 12, 13)] == [False, True, True, False]
    assert [is_day_of(2026, 2, day) for day in (0, 1, 28, 29)] == [False, True, True, False]
    assert is_day_of(2024, 2, 29)
    assert is_day_of(2026, 2, None)


def test_a_year_is_stated_with_four_figures_or_two_years() -> None:
    """Two digits leave the century to conclude."""
    assert is_stated({"y": 2026})
    assert is_stated({"y": 100})
    assert is_stated({"y": "1939/40"})
    assert not is_stated({"y": 99})
    assert not is_stated({})


def test_a_winter_is_counted_by_its_january() -> None:
    """The winter of 2026 begins in December 2025."""
    assert part_of_year(2026, Period("season", date(2000, 12, 1))).first == date(2025, 12, 1)
    assert part_of_year(2026, Period("season", date(2000, 9, 1))).first == date(2026, 9, 1)
