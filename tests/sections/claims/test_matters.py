"""When two claims are of one matter: names, acts, things and words that mean the same."""

from __future__ import annotations

import pytest

from generator.analysis.model import Piece, PieceSort
from generator.sections.claims.matters import matches, meets

N, A, T, W = PieceSort.NAME, PieceSort.ACT, PieceSort.THING, PieceSort.WORD


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"norvic", "energi"}, {"norvic", "energi"}, True),
        ({"norvic"}, {"norvic", "energi"}, True),
        ({"norvic"}, {"norvic", "energi", "holding"}, False),
        ({"bolt", "energi"}, {"norvic", "energi"}, False),
        ({"commission"}, {"commission", "europea", "grande"}, False),
        (set(), {"norvic"}, False),
    ],
)
def test_names_meet_by_the_words_of_the_shorter(one: set[str], other: set[str], same: bool) -> None:
    """All words of the shorter, and half of the longer at least."""
    assert meets(frozenset(one), frozenset(other)) is same is meets(frozenset(other), frozenset(one))


def _piece(sort: PieceSort, key: str, words: str = "") -> Piece:
    return Piece(0, 0, sort, key, frozenset(words.split()))


@pytest.mark.parametrize(
    ("one", "other", "alike", "same"),
    [
        (_piece(W, "norma"), _piece(W, "norme"), True, True),
        (_piece(W, "rule"), _piece(W, "rules"), True, True),
        (_piece(W, "rule"), _piece(W, "ruler"), True, True),
        (_piece(W, "rule"), _piece(W, "rulebooks"), True, False),
        (_piece(W, "damm"), _piece(W, "damn"), True, False),
        (_piece(W, "pension"), _piece(W, "pensioni"), True, True),
        (_piece(W, "projetted"), _piece(W, "projettin"), True, True),
        (_piece(W, "proget"), _piece(W, "progett"), False, True),
        (_piece(W, "wind"), _piece(W, "farm"), False, False),
        (_piece(A, "vote"), _piece(A, "vote"), True, True),
        (_piece(A, "vote"), _piece(A, "sign"), True, False),
        (_piece(A, "vote"), _piece(T, "vote"), True, False),
        (_piece(N, "Norvik", "norvic"), _piece(W, "norvic"), True, True),
        (_piece(W, "norvic"), _piece(N, "Norvik", "norvic"), True, True),
        (_piece(N, "Norvik Energy", "norvic energi"), _piece(W, "norvic"), True, False),
        (_piece(N, "Norvik", "norvic"), _piece(A, "norvic"), True, False),
        (_piece(N, "Norvik", "norvic"), _piece(N, "Norvik Energy", "norvic energi"), True, True),
    ],
)
def test_when_two_pieces_mean_the_same(one: Piece, other: Piece, alike: bool, same: bool) -> None:
    """Words of one language are compared strictly, of two by their origin; acts and things by their meaning."""
    assert matches(one, other, alike=alike) is same
