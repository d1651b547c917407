"""Choosing sentences that carry a set of texts."""

from __future__ import annotations

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
