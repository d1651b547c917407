"""When two claims are of one matter: names, acts, things and words that mean the same."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysis.model import NameWords, Piece, PieceSort
from generator.sections.claims.matters import alone, matches, meets, share_a_name, speak_of_others, weigh
from tests.sections.claims.making import answer, figure, gist

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


def rare(_: NameWords) -> bool:
    """No name is common."""
    return False


def common(_: NameWords) -> bool:
    """Every name is."""
    return True


@pytest.mark.parametrize(
    ("first", "second", "weight"),
    [
        ("Norvik, fine*, quay", "Norvik, fine*, quay", 6),
        ("Norvik, fine*", "Norvik, fine*", 4),
        ("Norvik, fine*, quay", "Norvik, fine*", 4),
        ("Norvik, fine*, quay", "Norvik, fine*, ship", None),
        ("Norvik, quay", "Norvik, ship", None),
        ("Norvik", "Norvik", 2),
        ("Norvik", "Norvik, fine*", None),
        ("quay", "quay", None),
        ("quay, ship", "quay, ship", 4),
        ("quay, ship", "quay, ship, harbour", 4),
        ("Norvik, fine*, ~second", "Norvik, fine*", None),
        ("Norvik, fine*, ~second", "Norvik, fine*, ~second", 6),
        ("Norvik, fine*, ~second", "Norvik, fine*, ~third", None),
        ("Norvik, fine*", "Bolt, fine*", None),
        ("Norvik, fine*, quays", "Norvik, fine*, quay", 8),
    ],
)
def test_how_much_tells_that_two_clauses_of_one_language_are_of_one_matter(
    first: str, second: str, weight: int | None
) -> None:
    """Two pieces at least, or one that is more than a word where there is nothing else; none alone on both sides."""
    one, other = answer(first), answer(second, number=2)
    assert weigh(one, other, rare) == weight == weigh(other, one, rare)


@pytest.mark.parametrize(
    ("first", "second", "denied", "weight"),
    [
        ("Norvik, fine*, quay", "Norvik, fine*", (False, True), 4),
        ("Norvik, fine*, quay", "Norvik, fine*", (True, False), None),
        ("Norvik, fine*", "Norvik, fine*, quay", (False, True), None),
        ("Norvik, fine*", "Norvik, fine*, quay", (True, False), 4),
        ("Norvik, fine*", "Norvik, fine*", (True, True), 4),
    ],
)
def test_what_a_denial_has_alone_may_be_all_that_it_denies(
    first: str, second: str, denied: tuple[bool, bool], weight: int | None
) -> None:
    """A clause that denies must say nothing that the other leaves out."""
    assert weigh(answer(first), answer(second, number=2), rare, denied=denied) == weight


@pytest.mark.parametrize(
    ("names", "others", "enough"),
    [("", "", True), ("Norvik", "", True), ("", "Norvik", True), ("Norvik", "Norvik", True), ("Norvik", "Bolt", False)],
)
def test_words_alone_suffice_where_the_names_are_the_same(names: str, others: str, enough: bool) -> None:
    """Words of a clause tell less than names, also than those of the sentence around it."""
    around, behind = ({"around": name} if name else {} for name in (names, others))
    one, other = gist("quay, ship", **around), gist("quay, ship", number=2, **behind)  # type: ignore[arg-type]
    assert (weigh(answer(of=one), answer(of=other), rare) is not None) is enough


@pytest.mark.parametrize(
    ("first", "second", "enough"),
    [("quay, ship", "quay, ship", False), ("quay, ship, berth", "quay, ship, berth", True)],
)
def test_figures_need_three_words(first: str, second: str, enough: bool) -> None:
    """Two words with a figure may be of anything."""
    assert (weigh(figure(first), figure(second, number=2), rare) is not None) is enough


@pytest.mark.parametrize(
    ("first", "second", "figures", "weight"),
    [
        ("Norvik, fine*", "Norvik, fine*", True, 3),
        ("Norvik, fine*", "Norvik, fine*", False, None),
        ("Norvik, fine*, vote!", "Norvik, fine*, vote!", False, 4),
        ("Norvik, fine*, projekt", "Norvik, fine*, projett", False, 5),
        ("Norvik, Lowick, fine*", "Norvik, Lowick, fine*", False, 4),
        ("Norvik, fine*", "Norvik, vote!", True, None),
        ("fine*, vote!", "fine*, vote!", True, None),
        ("ship, Norvik, fine*, vote!", "nave, Norvik, fine*, vote!", False, None),
        ("ship, Norvik, fine*, vote!", "Norvik, fine*, vote!", False, 4),
        ("Norvik, fine*, vote!", "nave, Norvik, fine*, vote!", False, 4),
    ],
)
def test_how_much_tells_it_across_languages(first: str, second: str, figures: bool, weight: int | None) -> None:
    """A name and a concept at least, with one more beside a figure; two clauses that open with others are apart."""
    make = figure if figures else answer
    one, other = make(first), make(second, number=2, language="it")  # type: ignore[operator]
    assert weigh(one, other, rare) == weight == weigh(other, one, rare)


def test_common_names_tell_less_across_languages() -> None:
    """One that stands in many sentences counts once."""
    one, other = answer("Norvik, fine*, vote!"), answer("Norvik, fine*, vote!", number=2, language="it")
    assert weigh(one, other, common) == 3
    assert weigh(figure("Norvik, fine*"), figure("Norvik, fine*", number=2, language="it"), common) is None


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ({"written": "Norvik"}, {"written": "Bolt"}, True),
        ({"written": "Norvik"}, {"written": "Norvik, Bolt"}, False),
        ({"written": "Norvik, Bolt"}, {"written": "Norvik"}, False),
        ({"written": "Norvik"}, {"written": "quay"}, False),
        ({"written": "Norvik"}, {"written": "Bolt, norvik"}, False),
        ({"written": "Norvik"}, {"written": "Bolt", "around": "Norvik"}, False),
        ({"written": "Norvik"}, {"written": "Bolt", "speakers": "Norvik"}, False),
        ({"written": "Norvik Group"}, {"written": "Bolt, norvik, group"}, False),
        ({"written": "Norvik Group"}, {"written": "Bolt, group"}, True),
    ],
)
def test_sentences_speak_of_others_where_each_names_somebody_alone(
    first: dict[str, Any], second: dict[str, Any], apart: bool
) -> None:
    """Names are looked for among names, those around the sentence and its words."""
    one, other = gist(**first), gist(**second, number=2)
    assert speak_of_others(one, other) is apart is speak_of_others(other, one)


def test_some_names_may_be_left_out() -> None:
    """Those of the persons who are compared."""
    one, other, but = gist("Norvik"), gist("Bolt", number=2), [frozenset({"norvik"}), frozenset({"bolt"})]
    assert not speak_of_others(one, other, but=but)
    assert not speak_of_others(one, other, but=but[:1])
    assert speak_of_others(one, other)


def test_names_of_which_there_are_several_meet_in_any() -> None:
    """One of the first is enough."""
    one, other, third = (frozenset({name}) for name in ("norvik", "bolt", "lowick"))
    assert share_a_name([one, other], [third, other])
    assert not share_a_name([one], [third, other])
    assert [*alone([one, other], gist("Norvik"))] == [other]
