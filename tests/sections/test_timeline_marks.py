"""What an event is beside its date: a deadline, only expected, in a quotation, a part of a period; what it leans on."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.articles import Citation
from generator.model.events import Event
from generator.model.precision import Bound, Phase
from generator.sections import timeline
from tests.sections.conftest import article, dossier

DAY, TODAY = dt.date(2026, 4, 8), dt.date(2026, 11, 22)


def events(*lines: str, language: str = "en", published: dt.date | None = DAY) -> tuple[Event, ...]:
    """The events of one article."""
    return timeline.derive(dossier(article("a", *lines, language=language, published=published)))


def marks(text: str, language: str) -> str:
    """The marks of the last event of a text."""
    event = events(text, language=language)[-1]
    return " ".join(name for name in ("deadline", "forecast", "quoted") if getattr(event, name))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ministry will publish its answer on 3 May 2026.", "forecast"),
        ("en", "A second hearing is planned for autumn 2026.", "forecast"),
        ("en", "The panel, which meets twice a year, is expected to decide in June.", "forecast"),
        ("en", "The harbour fee, which will cost small ships dearly, takes effect on 1 July 2026.", ""),
        ("en", "The ministry said on 3 April 2026 that it will publish an answer.", ""),
        ("en", "The fee ends on 1 July 2026 for all ships.", ""),
        ("en", "Owners must file their papers by 30 June 2026.", "deadline"),
        ("en", "Comments are accepted until 30 June 2026.", "deadline"),
        ("en", "Registration for the hearing closes on 12 May 2026.", "deadline"),
        ("en", "The deadline is 30 June 2026 for small ports.", "deadline"),
        ("en", "The institute hopes to collect figures by the end of June.", "forecast"),
        ("en", "The port had closed three piers by 30 March 2026.", ""),
        ("en", "The mayor said: “We open the gates on 3 April 2026 at noon, come what may.”", "quoted"),
        ("it", "Il ministero pubblicherà la risposta il 3 maggio 2026.", "forecast"),
        ("it", "Una seconda udienza è prevista per l'autunno 2026.", "forecast"),
        ("it", "La tassa prevista dal regolamento finisce il 1 luglio 2026 per tutti.", ""),
        ("it", "Gli armatori devono presentare i documenti entro il 30 giugno 2026.", "deadline"),
        ("it", "La consultazione si chiude il 12 maggio 2026 per tutti.", "deadline"),
        ("it", "Il termine scade il 30 giugno 2026 per i porti minori.", "deadline"),
        ("it", "L'istituto conta di raccogliere i dati entro la fine di giugno.", "forecast"),
        ("it", "Il porto aveva chiuso tre moli entro il 30 marzo 2026.", ""),
        ("it", "Il sindaco ha detto: «Apriamo i cancelli il 3 aprile 2026 a mezzogiorno, per tutti.»", "quoted"),
        ("de", "Das Ministerium wird seine Antwort am 3. Mai 2026 veröffentlichen.", "forecast"),
        ("de", "Eine zweite Anhörung ist für den Herbst 2026 geplant.", "forecast"),
        ("de", "Am 1. Juli 2026 endet die Gebühr, die von kleinen Schiffen erhoben werden darf.", ""),
        ("de", "Reeder müssen ihre Papiere bis zum 30. Juni 2026 vorlegen.", "deadline"),
        ("de", "Die Konsultation endet am 12. Mai 2026 für alle.", "deadline"),
        ("de", "Einsendeschluss ist der 30. Juni 2026 für kleine Häfen.", "deadline"),
        ("de", "Bis Ende Juni sammelt das Institut Daten zu den Gebühren.", "forecast"),
        ("de", "Die Bank stellt ihren Bericht am 3. Mai 2026 in Bonn vor.", "forecast"),
        ("it", "La banca presenta la relazione il 3 maggio 2026 a Roma.", "forecast"),
        ("en", "A first issue of the stamp is possible in 2027 at most ports.", ""),
        ("it", "Una prima vendita è possibile nel 2027, se il comune vota.", ""),
        ("de", "Den Verkauf hält der Hafen 2027 für möglich.", ""),
        ("de", "Laut Hafen läuft ihre Zeit am 30. Juni 2026 ab.", "deadline"),
        ("en", "Small ships could stay if their owners had applied by 30 March 2026.", "deadline"),
        ("de", "Der Hafen hatte bis zum 30. März 2026 drei Becken geschlossen.", ""),
        ("de", "Die Bürgermeisterin sagte: „Wir öffnen die Tore am 3. April 2026 um zwölf Uhr für alle.“", "quoted"),
    ],
)
def test_marks_follow_from_the_words(language: str, text: str, expected: str) -> None:
    """A day ahead is a forecast unless it is only possible or fixed by a rule; a duty or a closing makes a deadline."""
    assert marks(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The pier opens no earlier than 2029 for all ships.", "no earlier than 2029"),
        ("en", "The pier opens in 2029 at the earliest, say owners.", "2029"),
        ("en", "The pier will not open before May 2029 for all.", "before May 2029"),
        ("it", "Il molo apre non prima del 2029 alle navi.", "prima del 2029"),
        ("it", "Il molo non aprirà prima del 2029 alle navi.", "prima del 2029"),
        ("de", "Der Hafen öffnet frühestens 2029 für alle.", "frühestens 2029"),
        ("de", "Der Hafen öffnet nicht vor 2029 für alle.", "nicht vor 2029"),
    ],
)
def test_the_earliest_date_is_kept_as_a_bound(language: str, text: str, words: str) -> None:
    """ "Not before 2029" is neither a deadline nor expected in 2029."""
    (event,) = events(text, language=language)
    assert (event.bound, event.expression, event.is_to_come(TODAY)) == (Bound.EARLIEST, words, True)
    assert not event.forecast and not event.deadline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The pier is unlikely to open before 2029, say owners."),
        ("it", "Il molo difficilmente aprirà prima del 2029 alle navi."),
        ("de", "Der Hafen wird kaum vor 2029 für alle öffnen."),
        ("en", "The club demands that owners be told if the pier is there in July."),
        ("en", "Owners ask whether the pier will still be there in July."),
        ("it", "Il club chiede che si dica se il molo ci sarà ancora a luglio."),
        ("de", "Der Verein will wissen, ob der Hafen im Juli noch offen ist."),
    ],
)
def test_what_is_doubted_or_asked_is_no_event(language: str, text: str) -> None:
    """What nobody believes to come by a date, and a date in a demand or a question, tells of nothing on it."""
    assert events(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", "The port meets by the end of May. The port meets on 7 May. The port meets in June."),
        ("it", "Il porto si riunisce entro maggio. Il porto vota il 7 maggio. Il porto vota a giugno."),
    ],
)
def test_the_end_of_a_period_stands_at_its_end(language: str, lines: str) -> None:
    """ "By the end of May" comes after 7 May, and before June."""
    assert [event.date for event in events(lines, language=language)] == [
        dt.date(2026, 5, 7),
        dt.date(2026, 5, 1),
        dt.date(2026, 6, 1),
    ]


def test_a_forecast_that_a_later_source_reports_as_done_is_none() -> None:
    """Of an event that one source announced and another saw, only the date is left to say."""
    before = article(
        "a", "The Harbour Authority will open the new harbour on 3 April 2026.", published=dt.date(2026, 3, 1)
    )
    after = article("b", "The Harbour Authority opened the new harbour on 3 April 2026.", published=DAY)
    (event,) = timeline.derive(dossier(before, after))
    assert not event.forecast
    assert timeline.derive(dossier(before))[0].forecast


@pytest.mark.parametrize(
    ("language", "lines", "lead"),
    [
        ("en", "The port opened a consultation. It ends on 26 May 2026 at noon.", "The port opened a consultation."),
        ("it", "Il porto scrisse loro. Essi risposero lunedì scorso al porto.", "Il porto scrisse loro."),
        ("de", "Der Hafen lädt zur Konsultation. Sie endet am 26. Mai 2026.", "Der Hafen lädt zur Konsultation."),
        ("de", "Der Rat stritt lange. Am Montag gab er nach und schwieg.", "Der Rat stritt lange."),
        ("en", "The port opened a consultation. The answers are due on 26 May 2026 at noon.", None),
        ("en", "It ends on 26 May 2026 at noon.", None),
    ],
)  # fmt: skip
def test_a_sentence_that_leans_brings_the_one_before(language: str, lines: str, lead: str | None) -> None:
    """What "it" means stands in the sentence before, which is shown word for word."""
    event = events(lines, language=language)[-1]
    assert (event.lead.passage.text if event.lead else None) == lead


@pytest.mark.parametrize(
    ("language", "text", "phase"),
    [
        ("en", "The port opens in early May to all.", Phase.START),
        ("en", "The port opens in mid-May 2026 to all.", Phase.MIDDLE),
        ("en", "The port opens in late May to all.", Phase.LATE),
        ("en", "The port opens by the end of May to all.", Phase.END),
        ("en", "A decision is expected later this year in court.", Phase.REST),
        ("en", "The port opens in the second half of May to all.", None),
        ("it", "Il porto apre a inizio luglio per tutti.", Phase.START),
        ("it", "Il porto apre entro la fine di maggio per tutti.", Phase.END),
        ("de", "Der Hafen öffnet Anfang Juli für alle.", Phase.START),
        ("de", "Der Hafen öffnet Mitte 2027 für alle.", Phase.MIDDLE),
        ("de", "Der Hafen öffnet noch in diesem Jahr für alle.", Phase.REST),
        ("it", "Il porto apre ancora quest'anno per tutti.", Phase.REST),
        ("de", "Noch im Mai 2025 war der Hafen für alle offen.", None),
    ],
)
def test_the_part_of_a_period_is_kept(language: str, text: str, phase: Phase | None) -> None:
    """ "Early May" is no more exact than May, and still not the same."""
    (event,) = events(text, language=language)
    assert event.phase is phase


def test_what_is_expected_later_this_year_is_ahead_until_the_year_ends() -> None:
    """It stands among what is coming by the last day on which it may come."""
    (event,) = events("A decision is expected later this year in court.", published=dt.date(2026, 12, 1))
    assert (event.is_to_come(TODAY), event.due) == (True, dt.date(2026, 12, 31))


def test_a_period_that_only_places_a_day_is_no_event_of_its_own() -> None:
    """ "This year it opens on 8 July" is one event, on 8 July; "this year's hearing" is none."""
    assert [event.date for event in events("This year the port opens on 8 July to all.")] == [dt.date(2026, 7, 8)]
    assert events("This year’s hearing brought little that was new.") == ()


def test_last_week_and_a_day_of_it_are_one_event() -> None:
    """The source that knows the day gives the date and the words, in whatever language it is."""
    one = article("a", "Last Thursday the Harbour Fees Observatory opened a consultation on fees.", published=DAY)
    two = article(
        "b",
        "In der vergangenen Woche hat das Harbour Fees Observatory eine Konsultation eröffnet.",
        language="de",
        published=DAY,
    )
    for language in ("en", "de"):
        (event,) = timeline.derive(dossier(one, two, language=language))
        assert isinstance(event.origin, Citation)
        assert event.origin.passage.text.startswith("Last Thursday")
        assert (event.date, event.expression) == (dt.date(2026, 4, 2), "Last Thursday")


def test_different_events_of_a_week_stay_apart() -> None:
    """Another name, or two days that could both be meant, and nothing is joined."""
    week = article("a", "Last week the Harbour Fees Observatory opened a consultation on fees.", published=DAY)
    other = article("b", "The River Council closed a hearing on Thursday about dams.", published=DAY)
    assert len(timeline.derive(dossier(week, other))) == 2


def test_a_sentence_that_each_release_repeats_is_one_event() -> None:
    """Word for word the same, in whatever other languages the releases tell it."""
    english, italian = (
        "The club was founded in 1993 by Ann Moor.",
        "Il club fu fondato nel 1993 da sei amici del porto.",
    )
    made = [article("a", english, published=DAY), article("b", italian, language="it", published=DAY),
            article("c", english, published=DAY), article("d", italian, language="it", published=DAY)]  # fmt: skip
    sizes = sorted(1 + len(event.others) for event in timeline.derive(dossier(*made)))
    assert sizes == [2, 2]
