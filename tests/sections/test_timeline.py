"""Timeline: dated events with the words that dated them, merged where copies or nearly equal texts tell of one."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.articles import Citation, Part
from generator.model.events import Event
from generator.model.issues import Addition, Overrides
from generator.model.precision import Precision
from generator.sections import timeline
from tests.sections.conftest import article, dossier

DAY, TODAY = dt.date(2026, 4, 8), dt.date(2026, 11, 22)


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lawyers point to the 2010 Harbour-Fees Act in such cases."),
        ("en", "Regulation (EU) 2023/1114 of 31 May 2023 applies in such cases."),
        ("it", "Il decreto legislativo n. 58 del 24 febbraio 1998 vale in questi casi."),
        ("de", "Das Hafengesetz von 2007 gilt in solchen Fällen."),
        ("en", "Will the harbour open on 3 May 2026?"),
        ("en", "The share traded at $12 on 3 April 2026 in London."),
        ("it", "Il titolo valeva 12 euro il 3 aprile 2026 a Londra."),
        ("de", "Der Titel notierte bei 12 Euro am 3. April 2026 in London."),
        ("en", "As of 31 March 2026 the fund held 40 ships."),
        ("it", "Al 31 marzo 2026 il fondo contava 40 navi."),
        ("en", "Reuters reported on 7 April 2026 that the talks had failed."),
        ("it", "Il quotidiano ha riferito martedì che il piano è fallito."),
        ("de", "Die Zeitung berichtete am Dienstag, dass der Plan gescheitert sei."),
    ],
)
def test_dates_of_prices_counts_reports_and_questions_are_no_events(language: str, text: str) -> None:
    """A dated sentence tells of an event only where the date is the event's."""
    assert dates(text, language=language) == []


def test_what_a_report_tells_of_keeps_its_own_date() -> None:
    """The newspaper's day goes, the day of what it tells of stays."""
    assert dates("The newspaper reported on Tuesday that the harbour had closed on Monday.") == [
        ("2026-04-06", "day", False)
    ]


def test_a_rule_that_holds_as_of_a_coming_day_is_an_event() -> None:
    """ "As of" a day after publication is a beginning, not a count."""
    assert dates("As of 1 July 2026 ships need 2 licences.") == [("2026-07-01", "day", True)]


def test_a_date_said_again_is_no_second_event() -> None:
    """ "From that day" repeats the day named before it; "that day" tells what else happened on it."""
    first = "The fees end on 1 July 2026 for all ships."
    assert dates(f"{first} From that day small ships enter the harbour freely.") == [("2026-07-01", "day", True)]
    assert dates(first, "That day the mayor opens the pier.") == [
        ("2026-07-01", "day", True),
        ("2026-07-01", "day", False),
    ]


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("en", ("The council met on Monday.", "The next day the group replied."), "2026-04-07"),
        ("it", ("Il testo è del 30 dicembre 2025.", "Il giorno dopo è stato ritirato dal porto."), "2025-12-31"),
        ("de", ("Der Plan stammt aus dem Jahr 2024.", "Im Folgejahr wurde er zurückgezogen."), "2025-01-01"),
    ],
)
def test_a_date_counts_from_one_named_paragraphs_before(language: str, lines: tuple[str, ...], expected: str) -> None:
    """An article is read as a whole, not paragraph by paragraph."""
    assert dates(*lines, language=language)[-1][0] == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "days"),
    [
        ("en", "The hearing runs {} in Rome.", "from 3 to 5 March 2027", ("2027-03-03", "2027-03-05")),
        ("en", "The hearing is on {} in Rome.", "3–5 March 2027", ("2027-03-03", "2027-03-05")),
        ("en", "The hearing falls {} in Rome.", "between 3 March and 5 April 2027", ("2027-03-03", "2027-04-05")),
        ("en", "The pilot runs {} in all states.", "from March to May 2027", ("2027-03-01", "2027-05-31")),
        ("en", "The pilot lasts {} in all states.", "from 2027 to 2029", ("2027-01-01", "2029-12-31")),
        ("it", "L'audizione si terrà {} a Roma.", "tra il 3 e il 5 marzo 2027", ("2027-03-03", "2027-03-05")),
        ("it", "L'audizione si terrà {} a Roma.", "dall'8 all'11 marzo 2027", ("2027-03-08", "2027-03-11")),
        ("de", "Die Anhörung läuft {} in Bonn.", "vom 3. bis 5. März 2027", ("2027-03-03", "2027-03-05")),
        ("de", "Die Tagung läuft {} in Bonn.", "vom 28. Februar bis zum 3. März 2027", ("2027-02-28", "2027-03-03")),
        ("de", "Sie liegt {} in Bonn.", "zwischen dem 3. und dem 5. März 2027", ("2027-03-03", "2027-03-05")),
    ],
)
def test_a_range_is_one_event(language: str, text: str, words: str, days: tuple[str, str]) -> None:
    """Two dates that the words join are one event, from the first day to the last, with all the words."""
    made = article("a", text.format(words), language=language, published=DAY)
    (event,) = timeline.derive(dossier(made))
    assert (event.date.isoformat(), event.end and event.end.isoformat()) == days
    assert (event.expression, event.stated) == (words, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The votes are on 3 and 5 May 2027 in Rome."),
        ("en", "The hearing was postponed from 3 March 2027 to 5 April 2027 in Rome."),
        ("it", "L'udienza è stata rinviata dal 3 marzo 2027 al 5 aprile 2027 a Roma."),
    ],
)
def test_two_dates_that_are_no_range_are_two_events(language: str, text: str) -> None:
    """Days listed, and a day that takes another's place, stay apart."""
    assert len(dates(text, language=language)) == 2


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        ("en", "Answers are accepted {} by all.", "until 26 February 2027", "2027-02-26"),
        ("en", "The answer must come {} at least.", "by the end of 2026", "2026-01-01"),
        ("en", "A decision is expected {} in court.", "later this year", "2026-01-01"),
        ("it", "La domanda va fatta {} al porto.", "entro e non oltre il 26 febbraio 2027", "2027-02-26"),
        ("it", "La decisione è attesa {} a Roma.", "entro l'anno", "2026-01-01"),
        ("de", "Anträge sind {} zu stellen.", "spätestens am 26. Februar 2027", "2027-02-26"),
        ("de", "{} muss entschieden sein, so der Rat.", "Bis Ende 2026", "2026-01-01"),
    ],
)
def test_deadlines_are_upcoming_until_they_pass(language: str, text: str, words: str, day: str) -> None:
    """A deadline is ahead while its day, month or year is not over; the words show that it is one."""
    made = article("a", text.format(words), language=language, published=DAY)
    (event,) = timeline.derive(dossier(made))
    assert (event.date.isoformat(), event.is_to_come(TODAY), event.expression) == (day, True, words)
    assert not event.is_to_come(dt.date(2027, 3, 1))


def test_an_undated_article_counts_nothing_from_its_dates() -> None:
    """Without a day of publication nothing relative is an event, not even beside a date in full."""
    text = "The letter was sent on 8 April 2026. Two days later the mayor replied. It is expected later this year."
    assert dates(text, published=None) == [("2026-04-08", "day", True)]


def test_a_language_without_data_has_no_events() -> None:
    """What cannot be read is left out, not guessed with another language's words."""
    assert dates("El puerto abrió el 2026-04-03 para todos.", language="es") == []


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
    """After the day of the page, or within a period that is not over when the words look ahead."""
    events = timeline.derive(dossier(article("a", text, published=DAY)))
    assert [event.is_to_come(TODAY) for event in events] == [upcoming]


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


def _quay(day: int) -> str:
    return f"A quay of Bellhaven was painted on {day} March 2026."


def test_what_tells_what_happened_is_told_apart() -> None:
    """The twelve events that weigh most, one a day, by what those with a say do; what is to come is none of them."""
    act = "The parliament of Bellhaven rejected the bill on port fees on 3 March 2026."
    lines = [*map(_quay, range(1, 15)), act, "The harbour of Bellhaven closes on 1 May 2026."]
    made = dossier(article("a", *lines, published=DAY))
    events = timeline.as_of(timeline.derive(made), made.sources, DAY)
    past = [event for event in events if not event.upcoming]
    assert len(past) > sum(event.main for event in past) == timeline.MAIN
    assert [event.origin.passage.text for event in past if event.date.day == 3 and event.main] == [act]  # type: ignore[union-attr]
    assert min(past, key=lambda event: event.rank).origin.passage.text == act  # type: ignore[union-attr]
    later = timeline.as_of(timeline.derive(made), made.sources, dt.date(2026, 6, 1))
    assert sum(event.main for event in later) == timeline.MAIN


def test_what_the_editor_pins_or_adds_tells_what_happened() -> None:
    """However little it weighs."""
    lines = [*map(_quay, range(1, 20)), "Ferries slept on 25 March 2026."]
    added = Addition({"en": "Our own meeting."}, date=dt.date(2026, 3, 26))
    chosen = {"timeline": Overrides(pin=("Ferries slept on 25 March 2026.",), add=(added,))}
    made = dossier(article("a", *lines, published=DAY), overrides=chosen)
    events = timeline.as_of(timeline.derive(made), made.sources, DAY)
    assert {25, 26} <= {event.date.day for event in events if event.main}
