"""Which claims are looked at together: those that share one of the rarest keys of one of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.model.articles import Rewriting
from generator.sections.claims.index import NEAR, are_apart, candidates, is_first
from tests.sections.claims.making import DAY, answer, gist

LATER = DAY + dt.timedelta(1)


def met(*written: str, **fields: Any) -> list[tuple[int, int]]:
    """The pairs of claims that are compared, by their sources; each clause has a text and a source of its own."""
    claims = []
    for number, one in enumerate(written, 1):
        claim = answer(one, number=number, **fields)
        object.__setattr__(claim, "words", ((0, number),))
        claims.append(claim)
    pairs = candidates(claims)
    return [(one.gist.sentence.entry.number, other.gist.sentence.entry.number) for one, other in pairs]


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("Norvik", "Norvik", True),
        ("Norvik Energy", "Energy", True),
        ("Norvik", "norvik", True),
        ("consultation", "consulted", True),
        ("quay", "ship", False),
        ("vote!", "vote!", True),
        ("vote!", "vote*", True),
        ("vote!", "vote", False),
        ("", "quay", False),
    ],
)
def test_claims_meet_by_the_beginnings_of_their_words(first: str, second: str, meet: bool) -> None:
    """Words and names by their first letters, acts and things whole."""
    assert met(first, second) == ([(1, 2)] if meet else [])


def test_only_the_rarest_keys_count() -> None:
    """A key that many have finds nothing where a claim has two rarer ones; a pair is found by either side."""
    assert met("Norvik, quay, ship", "Norvik, harbour", "Norvik, levy") == [(1, 2), (2, 3), (1, 3)]
    busy = ["Norvik, quay, ship", *["Norvik, berth, tide"] * 3]
    assert [pair for pair in met(*busy) if 1 in pair] == []


def test_a_key_that_all_have_is_looked_up_only_so_far() -> None:
    """The work grows with the claims, not with their pairs."""
    pairs = met(*["quay"] * (NEAR + 10))
    assert len(pairs) == NEAR * (NEAR - 1) // 2 + 10 * NEAR
    assert len(set(pairs)) == len(pairs)


def test_copies_of_a_sentence_count_once() -> None:
    """The same words of the same text; preferably of one that no machine rewrote."""
    first, second, third = (answer("quay", number=number) for number in (1, 2, 3))
    assert [*candidates([first, second, third])] == []
    made = answer("quay", number=1)
    article = made.gist.sentence.entry.article
    object.__setattr__(article, "ai", Rewriting())
    other = answer("quay", number=3)
    object.__setattr__(other, "words", ((0, 2),))
    pairs = list(candidates([made, second, other]))
    assert [(one.gist.sentence.entry.number, two.gist.sentence.entry.number) for one, two in pairs] == [(2, 3)]


def test_the_sentence_before_is_found_with_a_claim() -> None:
    """What a claim leans on stands there."""
    one, other = answer("Norvik", number=1), answer("vote!", number=2)
    object.__setattr__(other, "words", ((0, 2),))
    assert [*candidates([one, other])] == []
    found = candidates([one, other], lambda told: gist("Norvik", number=2) if told is other.gist else None)
    assert len([*found]) == 1


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ({"number": 1}, {"number": 2}, True),
        ({"number": 1}, {"number": 1, "origin": 2}, False),
        ({"number": 1, "name": "a"}, {"number": 2, "name": "a"}, False),
        ({"number": 1, "origin": 1}, {"number": 2, "origin": 1}, False),
        ({"number": 1, "origin": 1}, {"number": 2, "origin": 1, "day": LATER}, True),
        ({"number": 1, "origin": 1}, {"number": 2, "origin": 1, "day": None}, False),
        ({"number": 1, "origin": 1, "day": None}, {"number": 2, "origin": 1}, False),
        ({"number": 1, "origin": 1}, {"number": 2, "origin": 1, "updated": LATER}, True),
    ],
)
def test_sentences_are_apart_by_origin_or_by_a_correction(
    first: dict[str, Any], second: dict[str, Any], apart: bool
) -> None:
    """Copies and translations of one text are one voice, but a corrected copy is another."""
    assert are_apart(gist(**first), gist(**second)) is apart


@pytest.mark.parametrize(
    ("first", "second", "comes_first"),
    [
        ({"number": 2}, {"number": 1, "day": LATER}, True),
        ({"number": 1, "day": LATER}, {"number": 2}, False),
        ({"number": 2, "day": None}, {"number": 1}, True),
        ({"number": 1}, {"number": 2}, True),
        ({"number": 2}, {"number": 1}, False),
    ],
)
def test_the_older_text_comes_first(first: dict[str, Any], second: dict[str, Any], comes_first: bool) -> None:
    """By day, one without before all others, then by number."""
    assert is_first(gist(**first), gist(**second)) is comes_first
