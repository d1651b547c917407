"""Gists: the pieces of a sentence that another can be compared by."""

from __future__ import annotations

import pytest

from generator.analysis.model import Gist, PieceSort
from generator.analysis.words import folded
from tests.sections.conftest import article, dossier

N, A, T, W = PieceSort.NAME, PieceSort.ACT, PieceSort.THING, PieceSort.WORD


def _gists(text: str, language: str = "en") -> list[Gist]:
    return [claims.gist for claims in dossier(article("a", text, language=language), language=language).claims]


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("en", "The Harbour Board approved the wind farm on 5 May 2026.",
         [(N, "Harbour Board"), (A, "approve"), (W, "wind"), (W, "farm")]),
        ("en", "Norvik quickly paid a fine of €2 million.", [(W, "norvic"), (T, "fine")]),
        ("en", "The deputies took part in the talks.", [(W, "depuzies"), (A, "join"), (W, "talcs")]),
        ("en", "The rule entered into force.", [(W, "rule"), (A, "effect")]),
        ("it", "Il Consiglio dei Porti ha approvato la diga.",
         [(N, "Consiglio dei Porti"), (A, "approve"), (W, "diga")]),
        ("de", "Der Hafenrat lehnt den Damm ab.", [(W, "hafenrat"), (A, "approve"), (W, "dam")]),
        ("de", "Die BaFin prüft den Damm.", [(N, "BaFin"), (W, "pruft"), (W, "dam")]),
    ],
)  # fmt: skip
def test_what_a_sentence_speaks_of(language: str, text: str, pieces: list[tuple[PieceSort, str]]) -> None:
    """Names, acts, things and words in order; no dates, figures, little words or adverbs of manner."""
    (gist,) = _gists(text, language)
    assert [(piece.sort, piece.key) for piece in gist.pieces] == pieces


def test_questions_and_unknown_languages_have_no_gist() -> None:
    """A question claims nothing, and a language without data is left alone."""
    assert _gists("Will the council approve the plan?") == []
    assert _gists("“Will the council approve the plan?”") == []
    assert _gists("Le conseil a approuvé le plan.", "fr") == []


def test_a_pronoun_stands_for_the_name_before() -> None:
    """The opening "it" is the name that the sentence before gives."""
    _, second = _gists("The Harbour Board met on Monday. It approved the plan.")
    assert second.names == (frozenset({folded("Harbour"), folded("Board")}),)
    assert second.around == (frozenset({folded("Harbour"), folded("Board")}),)


def test_who_says_it_is_no_part_of_what_is_said() -> None:
    """A speaker stands apart; a report of fact is no opinion."""
    (said,) = _gists("The Harbour Board said that the plan was approved.")
    assert said.names == ()
    assert said.speakers == (frozenset({folded("Harbour"), folded("Board")}),)
    assert not said.opinion
    (argued,) = _gists("The Harbour Board argued that the plan was approved.")
    assert argued.opinion
    (according,) = _gists("According to the Harbour Board, the plan was approved.")
    assert according.opinion
    assert according.all_names == according.speakers
