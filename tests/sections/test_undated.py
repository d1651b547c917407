"""The tray: what sources without a date tell of days that nobody can resolve."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.issues import Overrides
from generator.sections import timeline, undated
from tests.sections.conftest import article, dossier


def tray(*lines: str, language: str = "en", published: dt.date | None = None) -> list[tuple[str, ...]]:
    """The expressions of each sentence in the tray."""
    return [
        item.expressions
        for item in undated.derive(dossier(article("a", *lines, language=language, published=published)))
    ]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The port opened its new gates on Monday.", ("Monday",)),
        ("en", "A decision is expected later this year in court.", ("later this year",)),
        ("it", "Il porto ha aperto i cancelli la settimana scorsa.", ("la settimana scorsa",)),
        ("it", "La decisione arriverà il 3 maggio in aula.", ("il 3 maggio",)),
        ("de", "Vorige Woche öffnete der Hafen seine Tore.", ("Vorige Woche",)),
        ("de", "Der Hafen öffnet Anfang Juli seine neuen Tore.", ("Anfang Juli",)),
    ],
)
def test_relative_words_wait_in_the_tray(language: str, text: str, words: tuple[str, ...]) -> None:
    """The sentence is kept as it stands with its words for the time, and is no event."""
    assert tray(text, language=language) == [words]
    assert timeline.derive(dossier(article("a", text, language=language, published=None))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The port opened its gates on 3 May 2025.",
        "On Monday, 3 May 2025, two weeks after the vote, the port opened.",
        "The port is open now.",
        "It lasted two years.",
        "Will the port open on Monday?",
        "Ships are checked every Monday at the gates.",
    ],
)
def test_what_is_dated_or_no_event_is_not_in_the_tray(text: str) -> None:
    """A date in full belongs to the timeline; "now", lengths, habits and questions tell of no day."""
    assert tray(text) == []


def test_a_dated_source_has_no_tray() -> None:
    """Where a day of publication is known, "on Monday" is a date."""
    assert tray("The port opened its gates on Monday.", published=dt.date(2026, 4, 8)) == []


def test_copies_and_hidden_sentences_are_left_out() -> None:
    """A text that two sites carry waits once; what the editor hides from the timeline is hidden here."""
    one, two = (article(name, "The port opened its gates on Monday.") for name in "ab")
    assert len(undated.derive(dossier(one, two, origins=(1, 1)))) == 1
    assert undated.derive(dossier(one, overrides={"timeline": Overrides(hide=("a#s1",))})) == ()
