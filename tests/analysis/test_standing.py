"""What speaks against a sentence that is shown alone."""

from __future__ import annotations

import pytest

from generator.analysis.annotation import analyse
from generator.analysis.model import Standing
from tests.sections.conftest import annotated, article

PLAIN = {
    "en": "The Harbour Authority of Genoa lowered the fees for small ships.",
    "it": "Il porto di Genova ha abbassato le tasse per tutte le piccole navi.",
    "de": "Die Hafenbehörde Genua senkte die Gebühren für alle kleinen Schiffe.",
}


@pytest.mark.parametrize(("language", "text"), PLAIN.items())
def test_nothing_speaks_against_a_plain_sentence(language: str, text: str) -> None:
    """A whole sentence with a name, that reports."""
    assert annotated(text, language).standing == frozenset()


@pytest.mark.parametrize(
    ("mark", "language", "text"),
    [
        (Standing.FRAGMENT, "en", "Lower fees for small ships."),
        (Standing.FRAGMENT, "en", "the Harbour Authority of Genoa lowered the fees for small ships."),
        (Standing.FRAGMENT, "en", "The Harbour Authority of Genoa lowered the fees for small ships"),
        (Standing.FRAGMENT, "en", "Will the Harbour Authority of Genoa lower the fees for ships?"),
        (Standing.FRAGMENT, "en", "The Harbour Authority of Genoa " + "and so on " * 20 + "lowered it."),
        (Standing.OWN_WORDS, "en", "“We lower the fees for all small ships of the harbour.”"),
        (Standing.OWN_WORDS, "de", "„Wir senken die Gebühren für alle kleinen Schiffe im Hafen.“"),
        (Standing.LEANING, "en", "The question is whether Genoa lowers the fees for ships."),
        (Standing.LEANING, "en", "However, Genoa lowers the fees for all small ships."),
        (Standing.LEANING, "en", "Genoa lowers the fees for all small ships instead."),
        (Standing.LEANING, "it", "La questione è se Genova abbassa le tasse per le navi."),
        (Standing.LEANING, "de", "Stattdessen senkt Genua die Gebühren für alle kleinen Schiffe."),
        (Standing.REPORTED, "de", "Die Gebühr sei für alle kleinen Schiffe in Genua zu hoch."),
        (Standing.JUDGING, "en", "Unfortunately, the fees of Genoa are a crucial matter for ships."),
        (Standing.HEDGED, "en", "The fees of Genoa may come back with the next budget."),
        (Standing.IDLE, "en", "Much in Genoa depends on the fees for small ships."),
        (Standing.IDLE, "it", "A Genova molto dipende dalla tassa per le piccole navi."),
        (Standing.IDLE, "de", "Für Genua bleibt abzuwarten, wie hoch die Gebühren werden."),
        (Standing.VAGUE, "en", "The fees for small ships are lower than they were before."),
        (Standing.RELATIVE, "en", "The Harbour Authority of Genoa lowered the fees on Monday."),
        (Standing.RELATIVE, "it", "Lunedì l'Autorità portuale di Genova ha abbassato le tasse."),
        (Standing.POINTING, "en", "When it met in private, Genoa lowered the fees for ships."),
        (Standing.FIRST_PERSON, "en", "The fees of Genoa are lower because we asked for it."),
        (Standing.DEFINING, "en", "A mooring fee is a payment for a place in a harbour."),
    ],
)  # fmt: skip
def test_what_speaks_against_a_sentence_is_told(mark: Standing, language: str, text: str) -> None:
    """Each by the words of the sentence's language."""
    assert mark in annotated(text, language).standing


@pytest.mark.parametrize(
    ("mark", "language", "text"),
    [
        (Standing.LEANING, "en", "The question of fees for small ships divides the Harbour Authority."),
        (Standing.LEANING, "en", "The Harbour Authority asks small ships for reports instead of fees."),
        (Standing.LEANING, "de", "Anstatt Gebühren verlangt die Hafenbehörde Genua von Schiffen Berichte."),
        (Standing.VAGUE, "en", "The fees for 40 small ships are lower than they were before."),
        (Standing.VAGUE, "de", "die gebühren sind niedriger als zuvor, sagen alle hier im hafen."),
        (Standing.RELATIVE, "en", "The Harbour Authority lowered the fees on 3 April 2026."),
        (Standing.RELATIVE, "en", "The Harbour Authority of Genoa recently lowered the fees."),
        (Standing.POINTING, "en", "When Genoa met in private, it lowered the fees for ships."),
    ],
)  # fmt: skip
def test_what_does_not_hold_of_a_sentence_is_not_told(mark: Standing, language: str, text: str) -> None:
    """What the same words do not mean elsewhere."""
    assert mark not in annotated(text, language).standing


@pytest.mark.parametrize(
    ("category", "language", "opinion"),
    [
        (" Gastkommentar ", "en", True),
        ("Opinion", "it", True),
        ("Ports", "en", False),
        (None, "en", False),
    ],
)
def test_a_section_of_opinion_is_known_in_every_language(category: str | None, language: str, opinion: bool) -> None:
    """Pages name their sections in their own language or in another."""
    (sentence,) = analyse(article("a", "A text.", language=language, category=category)).sentences
    assert (Standing.COMMENTARY in sentence.standing) is opinion
