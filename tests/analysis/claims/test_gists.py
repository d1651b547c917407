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
    assert _gists("El consejo aprobó el plan.", "es") == []


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


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("en", "The new asset industry opposes the ban.", [(A, "support"), (A, "allow")]),
        ("en", "Fishing by the asset industry falls.", [(W, "fishing"), (W, "fals")]),
        ("en", "Norvik Ltd paid for the dam.", [(N, "Norvik Ltd"), (W, "dam")]),
        ("en", "May rejected the dam in May 2026.", [(A, "approve"), (W, "dam")]),
        ("en", "The Act and the Court met.", [(N, "Act and Court"), (A, "meet")]),
        ("en", "Approval came for the dam.", [(A, "approve"), (W, "dam")]),
        ("de", "Die Reform des Hafens scheitert.", [(W, "reform"), (W, "hafens"), (W, "sceitert")]),
        ("it", "La Consob approva la diga.", [(N, "Consob"), (A, "approve"), (W, "diga")]),
    ],
)
def test_what_counts_as_a_name_or_a_word(language: str, text: str, pieces: list[tuple[PieceSort, str]]) -> None:
    """One capital at the beginning is no name; words that describe whom a speaker speaks for tell nothing."""
    (gist,) = _gists(text, language)
    assert [(piece.sort, piece.key) for piece in gist.pieces] == pieces


def test_acts_keep_their_sign() -> None:
    """The opposite of an act has its key and the other sign."""
    (gist,) = _gists("The council rejected the dam and approved the pier.")
    assert [piece.sign for piece in gist.pieces if piece.sort is A] == [-1, 1]


def test_who_speaks_for_all_is_the_last_actor() -> None:
    """ "We" and "our" are those who spoke before."""
    _, ours = _gists("The Harbour Board rejected the dam. We want a pier, the Board said.")
    assert ours.speakers
