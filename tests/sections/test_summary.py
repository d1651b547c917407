"""Choosing sentences that carry a set of texts."""

from __future__ import annotations

import pytest

from generator.sections.summary import Unit, choose


def unit(text: str, group: int, **fields: int | float) -> Unit:
    """A unit of the words of a text."""
    return Unit(tuple(text.split()), group, **fields)  # type: ignore[arg-type]


def test_what_several_texts_say_is_chosen_once() -> None:
    """A sentence that two texts share is worth more than one of a single text, and is not taken twice."""
    units = [unit("odd one out", 1, place=1), unit("port fees fall", 1, place=2), unit("port fees fall", 2, place=2)]
    assert choose(units, budget=1) == (1,)
    assert set(choose(units, budget=2)) == {0, 1}


def test_budget_and_limit_by_group_are_kept() -> None:
    """Costs together stay within the budget; no text gives more than its share."""
    units = [unit("port fees fall", 1, cost=5), unit("port fees rise", 2, cost=5), unit("port fees stay", 1, cost=4)]
    assert sum(units[index].cost for index in choose(units, budget=9)) <= 9
    assert sorted(units[index].group for index in choose(units, budget=99, most=1)) == [1, 2]


def test_themes_lend_weight() -> None:
    """What a title names is worth more."""
    units = [unit("rain fell", 1), unit("port fees", 1)]
    assert choose(units, budget=1, themes={"port", "fees"}) == (1,)


def test_the_opening_of_a_text_is_worth_more_than_its_end() -> None:
    """Of sentences that one text has each, the one that opens its text comes first, one far down last."""
    units = [unit("rain fell", 1, place=9), unit("port fees", 2, place=3), unit("boats left", 3, place=0)]
    assert choose(units, budget=3) == (2, 1, 0)


def test_a_clash_keeps_a_unit_out() -> None:
    """A unit that clashes with one already chosen is passed over."""
    units = [unit("port fees fall", 1), unit("port fees rise", 2)]
    assert len(choose(units, budget=2, clash=lambda one, other: True)) == 1


def test_what_is_worth_less_once_something_is_told_waits() -> None:
    """A sentence that is mostly told by a better one yields to one that says less, but something new."""
    units = [unit("a b c d", 1, place=1), unit("b c d e", 2, place=1), unit("x y z", 3, place=1)]
    assert choose(units, budget=3) == (0, 2, 1)
    assert choose([unit("a b", 1), unit("a b", 2)], budget=2) == (0,)


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        (unit("a b c", 1, place=1, cost=3), unit("x y", 2, place=1), (1, 0)),
        (unit("a b c", 1, place=1), unit("x y", 2, place=1), (0, 1)),
        (unit("a b c", 1, place=1, weight=0.4), unit("x y", 2, place=1), (1, 0)),
        (unit("a b", 1, place=1), unit("x y", 2, place=1), (0, 1)),
        (unit("a b", 1), unit("x y z", 2, place=1), (0, 1)),
        (unit("x y z", 2, place=1), unit("a b", 1), (0, 1)),
        (unit("a b", 1), unit("w x y z", 2, place=1), (1, 0)),
        (unit("a b", 1, place=6), unit("x y", 2, place=5), (1, 0)),
        (unit("a b c d e f", 1, place=6), unit("x y", 2, place=5), (0, 1)),
        (unit("a b c d e", 1, place=6), unit("x y", 2, place=5), (1, 0)),
        (unit("a b c", 1, place=1), unit("port fees", 2, place=1), (0, 1)),
        (unit("a b", 1, place=1), unit("port x", 2, place=1), (1, 0)),
        (unit("a b", 1, place=1), unit("x port", 2, place=1), (1, 0)),
        (unit("port x", 1, place=1), unit("fees port", 2, place=1), (1, 0)),
    ],
)
def test_what_a_sentence_is_worth(first: Unit, second: Unit, order: tuple[int, ...]) -> None:
    """New pairs for its cost, twice as much at the opening, a fifth behind the sixth, more for words of titles."""
    assert choose([first, second], budget=9, themes={"port", "fees"}) == order


@pytest.mark.parametrize(
    ("texts", "rival", "first"),
    [
        ((1, 2), "w x y", 0),
        ((1, 2), "w x y z", 2),
        ((1, 1), "w x y", 0),
        ((1, 1), "w x y z", 2),
        ((1, 1), "v w x y z", 2),
    ],
)
def test_what_is_repeated_is_worth_more(texts: tuple[int, int], rival: str, first: int) -> None:
    """A pair that two texts have counts nearly three times, one that a text has twice two and a half times."""
    units = [*(unit("a b", text, place=1) for text in texts), unit(rival, 3, place=1)]
    assert choose(units, budget=9)[0] == first


def test_groups_give_no_more_than_their_share() -> None:
    """As many as `most` of a text."""
    units = [unit("a b", 1), unit("c d", 1), unit("e f", 1), unit("g h", 2)]
    assert choose(units, budget=9, most=2) == (0, 1, 3)
    assert choose(units, budget=3) == (0, 1, 2)
    assert choose(units, budget=0) == ()
