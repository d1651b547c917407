"""Timeline: dated events with the words that dated them, merged where copies or nearly equal texts tell of one."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Addition, Citation, Event, Overrides, Part, Precision
from generator.sections import timeline
from tests.sections.conftest import article, dossier

DAY = dt.date(2026, 4, 8)


def dates(*lines: str, language: str = "en", published: dt.date | None = DAY) -> list[tuple[str, str, bool]]:
    """First day, precision and whether stated, of each event of one article."""
    derived = timeline.derive(dossier(article("a", *lines, language=language, published=published)))
    return [(event.date.isoformat(), event.precision.value, event.stated) for event in derived]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The harbour opened on 3 April 2026 to all ships.", ("2026-04-03", "day", True)),
        ("en", "The harbour opened on Monday to all ships.", ("2026-04-06", "day", False)),
        ("it", "Il porto è stato aperto il 3 aprile 2026 alle navi.", ("2026-04-03", "day", True)),
        ("it", "Lunedì scorso il porto è stato aperto alle navi.", ("2026-04-06", "day", False)),
        ("de", "Der Hafen wurde am 3. April 2026 eröffnet.", ("2026-04-03", "day", True)),
        ("de", "Vorige Woche wurde der Hafen eröffnet.", ("2026-03-30", "week", False)),
    ],
)
def test_dates_are_read_in_three_languages(language: str, text: str, expected: tuple[str, str, bool]) -> None:
    """A date in full is stated; a relative one counts from the day of publication."""
    assert dates(text, language=language) == [expected]


def test_an_undated_article_gives_only_dates_in_full() -> None:
    """Without a day to count from, "on Monday" is no date."""
    lines = ("The harbour opened on Monday to all ships.", "The harbour closed on 3 May 2025 for repairs.")
    assert dates(*lines, published=None) == [("2025-05-03", "day", True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lawyers point to the Harbour Act of 1934 in such cases."),
        ("en", "Lawyers point to the 1934 Act in such cases."),
        ("en", "Lawyers point to statutes from the 1930s in such cases."),
        ("en", "The reply cites no data more recent than December 2025."),
        ("it", "I giuristi citano la legge del 5 marzo 1990 in questi casi."),
        ("de", "Juristen verweisen auf das Gesetz vom 3. März 1990."),
    ],
)
def test_dates_of_laws_and_data_are_no_events(language: str, text: str) -> None:
    """A year in the name of a law tells of nothing that happened in the issue."""
    assert dates(text, language=language) == []


def test_a_date_said_again_is_no_second_event() -> None:
    """ "From that day" repeats the day named before it."""
    text = "The fees end on 1 July 2026 for all ships. From that day small ships enter the harbour freely."
    assert dates(text) == [("2026-07-01", "day", True)]


def test_copies_of_one_text_are_one_event() -> None:
    """The second site that carries a text is a further source of the event."""
    text = "The harbour opened on 3 April 2026 to all ships."
    events = timeline.derive(dossier(article("a", text), article("b", text), origins=(1, 1)))
    assert [[other.number for other in event.others] for event in events] == [[2]]


def test_nearly_the_same_words_on_one_date_are_one_event() -> None:
    """Two origins that tell of one event in much the same words share an entry; other events of the day do not."""
    one = article("a", "The Harbour Authority opened the new harbour on 3 April 2026.")
    two = article("b", "On 3 April 2026 the Harbour Authority opened the new town harbour.")
    three = article("c", "Ship owners met the mayor for talks on 3 April 2026.")
    events = timeline.derive(dossier(one, two, three))
    assert [len(event.others) for event in events] == [1, 0]


@pytest.mark.parametrize(
    ("text", "upcoming"),
    [
        ("The harbour opens on 3 April 2027 to all ships.", True),
        ("The harbour opened on 3 April 2026 to all ships.", False),
        ("The harbour will open by the end of 2026 to all ships.", True),
        ("The harbour was opened in 2026 to all ships.", False),
    ],
)
def test_what_is_still_to_come_is_marked(text: str, upcoming: bool) -> None:
    """After the day of the build, or within a period that is not over when the words look ahead."""
    events = timeline.derive(dossier(article("a", text, published=DAY)))
    assert [event.upcoming for event in events] == [upcoming]


def test_events_stand_oldest_first_with_the_editors_own() -> None:
    """The editor's events are sorted in; a hidden passage gives none."""
    one = article("a", "The harbour opened on 3 April 2026 to ships. The harbour closed on 9 May 2025 for repairs.")
    extra = Addition({"": "The mayor resigned."}, date=dt.date(2025, 12, 1))
    chosen = {"timeline": Overrides(add=(extra,), hide=("a#s1",))}
    events = timeline.derive(dossier(one, overrides=chosen))
    assert [event.date.isoformat() for event in events] == ["2025-05-09", "2025-12-01"]


def test_opinion_gives_no_events() -> None:
    """Only parts that report date events."""
    assert timeline.derive(dossier(article("a", "It opened on 3 April 2026 at last.", part=Part.OPINION))) == ()


def test_a_period_has_its_last_day() -> None:
    """A month covers its days; the words that gave it are kept."""
    (event,) = timeline.derive(dossier(article("a", "The harbour opened in May 2025 to all ships.")))
    assert isinstance(event, Event)
    assert isinstance(event.origin, Citation)
    assert (event.date, event.end, event.precision) == (dt.date(2025, 5, 1), dt.date(2025, 5, 31), Precision.MONTH)
    assert event.expression in event.origin.passage.text
