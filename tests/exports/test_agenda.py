import datetime as dt
from dataclasses import replace

import pytest
from icalendar import Calendar
from icalendar.cal import Event as Entry

from generator.exports import Context
from generator.exports.agenda import calendar
from generator.model.articles import Citation, EditorText
from generator.model.briefings import Briefing
from generator.model.events import Event
from generator.model.precision import Bound, Phase, Precision
from tests.exports.conftest import context


def _entries(briefing: Briefing, made: Context) -> list[Entry]:
    parsed = Calendar.from_ical(calendar(briefing, made).content or b"")
    assert isinstance(parsed, Calendar)
    assert not parsed.errors
    return list(parsed.events)


def test_coming_dates_are_all_day_events(english: Context) -> None:
    """Each coming date is one all-day event that ends on the day after, and past ones are left out."""
    entries = _entries(english.briefings[0], english)
    days = [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in entries]
    assert days == [
        (dt.date(2026, 6, 30), dt.date(2026, 7, 1)),
        (dt.date(2026, 6, 21), dt.date(2026, 9, 23)),
        (dt.date(2027, 1, 1), dt.date(2028, 1, 1)),
    ]


def test_uncertain_dates_are_marked(english: Context) -> None:
    """A date that is no stated day is tentative and says so in its title; the words that gave it are shown."""
    certain, season, year = _entries(english.briefings[0], english)
    assert str(certain["status"]) == "CONFIRMED"
    assert str(certain["summary"]) == "The consultation closes on 30 June 2026."
    assert str(season["status"]) == str(year["status"]) == "TENTATIVE"
    assert str(season["summary"]).startswith("[date approximate] ")
    assert "entro l’estate" in str(season["description"])
    assert "[1] Treasury wants" in str(certain["description"])
    assert str(certain["url"]).endswith("/en/articles/tokenised-deposits/#s3")


def test_an_event_is_an_entry_with_all_its_sources(english: Context) -> None:
    """Two events of a day are two entries with names of their own; further sources of one are in its notes."""
    briefing = english.briefings[0]
    event = next(event for event in briefing.timeline if event.upcoming)
    assert isinstance(event.origin, Citation)
    other = replace(event, origin=EditorText("Die Frist endet.", "de"), others=(replace(event.origin, number=7),))
    entries = _entries(briefing.with_items(timeline=(other, event)), english)
    assert sorted(str(entry["summary"]) for entry in entries) == [
        "Die Frist endet.",
        "The consultation closes on 30 June 2026.",
    ]
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)
    assert "[7] Treasury wants" in next(str(e["description"]) for e in entries if e["summary"] == "Die Frist endet.")


def test_a_deadline_says_so(english: Context) -> None:
    """What an event is beside its date stands in its categories and its notes."""
    briefing = english.briefings[0]
    event = next(event for event in briefing.timeline if event.upcoming)
    (entry,) = _entries(briefing.with_items(timeline=(replace(event, deadline=True),)), english)
    assert "Deadline" in entry.categories
    assert "\nDeadline\n" in str(entry["description"])


def test_a_correction_updates_its_entry(english: Context) -> None:
    """A new source for a date keeps the entry's UID and raises its sequence; so does another language's file."""
    briefing = english.briefings[0]
    event = next(event for event in briefing.timeline if event.upcoming)
    assert isinstance(event.origin, Citation)
    later = replace(event.origin.article, updated=dt.date(2026, 5, 1))
    newer = replace(event, origin=replace(event.origin, article=later))
    old, new = (_entries(briefing.with_items(timeline=(one,)), english)[0] for one in (event, newer))
    german = _entries(briefing.with_items(timeline=(event,)), context("de"))[0]
    assert old["uid"] == new["uid"] == german["uid"]
    assert int(new["sequence"]) > int(old["sequence"])
    assert new["last-modified"].dt > old["last-modified"].dt


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize("day", [dt.date.min, dt.date(2026, 12, 31), dt.date(9998, 12, 1)])
def test_every_precision_at_every_edge(english: Context, precision: Precision, day: dt.date) -> None:
    """Any day that the calendar holds gives a valid entry, whatever its precision."""
    event = Event(day, None, precision, "", False, True, EditorText("x", "en"))
    entry = _entries(english.briefings[0].with_items(timeline=(event,)), english)[0]
    assert entry.decoded("dtstart") == day


def test_nothing_coming_is_a_valid_calendar(english: Context) -> None:
    """A briefing without coming dates has a calendar with its name and no events."""
    assert _entries(english.briefings[0].with_items(timeline=()), english) == []


def test_text_cannot_add_properties(english: Context) -> None:
    """Line breaks and property names in a text stay text."""
    hostile = EditorText("x\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd\r\nBEGIN:VEVENT;,\\n\0", "en")
    event = Event(dt.date(2027, 1, 1), None, Precision.DAY, "\nATTACH:x", True, True, hostile)
    entry = _entries(english.briefings[0].with_items(timeline=(event,)), english)[0]
    assert "attach" not in entry
    assert str(entry["summary"]).startswith("x END:VEVENT ATTACH:")


def test_the_end_of_a_month_is_its_last_day(english: Context) -> None:
    """ "By the end of March" is one day in a calendar, not all of March."""
    event = Event(
        dt.date(2027, 3, 1), dt.date(2027, 3, 31), Precision.MONTH, "", True, True, EditorText("x", "en"),
        phase=Phase.END, bound=Bound.LATEST,
    )  # fmt: skip
    entry = _entries(english.briefings[0].with_items(timeline=(event,)), english)[0]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (dt.date(2027, 3, 31), dt.date(2027, 4, 1))


def test_what_was_planned_for_days_gone_by_is_no_longer_expected(english: Context) -> None:
    """No source tells whether it came, so its mark says only that it was planned."""
    event = Event(dt.date(2026, 1, 5), None, Precision.DAY, "", True, False, EditorText("x", "en"), forecast=True)
    assert english.wording.marks(event) == ["Was planned"]
    assert english.wording.marks(replace(event, upcoming=True)) == ["Expected"]
