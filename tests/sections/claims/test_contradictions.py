"""Which two claims exclude each other: by their figures, dates and answers, given one matter."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.analysis.model import Mood
from generator.model.precision import Precision
from generator.sections.claims.contradictions import (
    Verdict,
    answers_differ,
    dates_differ,
    exclude,
    figures_differ,
    lead_time,
    settled,
)
from tests.sections.claims.making import DAY, answer, date, days, figure, gist, pieces
from tests.sections.conftest import annotated

FINE = "Norvik, fine*, regulator"
YEAR, NEXT = (days(dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR) for year in (2025, 2026))


def after(count: int) -> dt.date:
    """So many days later."""
    return DAY + dt.timedelta(count)


def rare(_: frozenset[str]) -> bool:
    """No name is common."""
    return False


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("14 pages", "15 pages", True),
        ("14 pages", "14 pages", False),
        ("more than 9,000 people", "12,400 people", False),
        ("more than 13,000 people", "12,400 people", True),
        ("up to 12,000 people", "12,400 people", True),
        ("up to 13,000 people", "12,400 people", False),
        ("more than 250 people", "more than 500 people", True),
        ("more than 13,000 people", "up to 12,400 people", False),
        ("about 12,000 people", "12,400 people", False),
        ("about 12,000 people", "15,400 people", True),
        ("12,000 people", "12,400 people", False),
        ("12,100 people", "12,400 people", True),
        ("900 people", "904 people", True),
        ("€2 million", "€2.4 million", False),
        ("€2.1 million", "€2.4 million", True),
        ("€2 million", "$3 million", False),
        ("2.5 percent", "3 percent", True),
    ],
)
def test_figures_exclude_each_other_unless_one_bounds_or_rounds_the_other(one: str, other: str, excluded: bool) -> None:
    """A bound, a round number or another currency excludes nothing."""
    (first,), (second,) = annotated(f"It has {one} now.").figures, annotated(f"It has {other} now.").figures
    assert exclude(first, second) is excluded is exclude(second, first)


def test_the_lead_of_one_text_over_another() -> None:
    """Days between two texts, to the last change of each; none where one has no date."""
    assert lead_time(gist(), gist(day=after(3))) == dt.timedelta(3)
    assert lead_time(gist(updated=after(2)), gist(day=after(3))) == dt.timedelta(1)
    assert lead_time(gist(day=None), gist()) == lead_time(gist(), gist(day=None)) == dt.timedelta(0)


# Figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ({}, {}, Verdict(6, False)),
        ({}, {"written": "Norvik, fine*"}, Verdict(4, False)),
        ({}, {"day": after(14)}, Verdict(6, False)),
        ({}, {"day": after(15)}, Verdict(6, True)),
        ({"day": after(15)}, {}, Verdict(6, True)),
        ({"fixed": True}, {"day": after(15)}, Verdict(6, False)),
        ({}, {"day": after(732)}, Verdict(6, True)),
        ({}, {"day": after(733)}, None),
        ({}, {"written": "Norvik, ship, quay"}, None),
        ({}, {"value": 2.0}, None),
        ({}, {"unit": "USD"}, None),
        ({"whole": True}, {}, None),
        ({}, {"rate": True}, None),
        ({"dates": (YEAR,)}, {"dates": (NEXT,)}, None),
        ({"dates": (YEAR,)}, {}, None),
        ({"dates": (YEAR,)}, {"dates": (YEAR,)}, Verdict(6, False)),
        ({"dates": (days(DAY),)}, {}, Verdict(6, False)),
        ({"dates": (days(DAY),)}, {"dates": (days(DAY),)}, Verdict(6, False)),
        ({"dates": (days(DAY),)}, {"dates": (days(after(1)),)}, None),
    ],
)
def test_figures_of_one_thing_and_time_differ(
    first: dict[str, Any], second: dict[str, Any], verdict: Verdict | None
) -> None:
    """Of one matter, kind, period and unit; a newer one supersedes after two weeks unless it is fixed, and says nothing
    after two years."""
    one, other = {"written": FINE} | first, {"written": FINE, "value": 3.0, "number": 2} | second
    assert figures_differ(figure(**one), figure(**other), rare) == verdict


def test_a_sentence_that_tells_both_figures_contradicts_neither() -> None:
    """It has the other's figure, or figures that make it together, of the same unit or of none."""
    total, part = figure(FINE, 5.0), figure(FINE, 2.0, number=2)
    rest, dollars, bare = (figure("", 3.0, unit=unit).figure for unit in ("EUR", "USD", ""))
    for beside, differ in (((part.figure, rest), False), ((part.figure, dollars), True), ((part.figure, bare), False)):
        own = figure(FINE, 2.0, number=2, beside=beside)
        assert bool(figures_differ(total, own, rare)) is differ is bool(figures_differ(own, total, rare))
    same = figure(FINE, 2.0, number=2, beside=(part.figure, total.figure))
    assert figures_differ(total, same, rare) is None


def test_figures_without_a_unit_must_count_what_the_other_tells_too() -> None:
    """What each may count stands in the other sentence."""
    ships, quays = pieces("ship")[:1], pieces("quay")
    both = {"written": "Norvik, fine*, ship", "unit": ""}
    first, second = figure(**both, counted=ships), figure(**both, value=3.0, number=2, counted=ships)  # type: ignore[arg-type]
    assert figures_differ(first, second, rare)
    other = figure(**both, value=3.0, number=2, counted=quays)  # type: ignore[arg-type]
    assert figures_differ(first, other, rare) is None is figures_differ(other, first, rare)
    acting = figure(**both, value=3.0, number=2, counted=pieces("vote!"))  # type: ignore[arg-type]
    assert figures_differ(first, acting, rare) is None


# Dates ------------------------------------------------------------------------------------------------------------

VOTE, LATER = "Senate, vote!, bill*", days(after(100))


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ({}, {}, Verdict(6, False)),
        ({}, {"day": after(7)}, Verdict(6, False)),
        ({}, {"day": after(8)}, Verdict(6, True)),
        ({"mood": Mood.DONE}, {"day": after(8)}, Verdict(6, False)),
        ({"mood": Mood.DONE, "on": days(DAY, bound=True)}, {"day": after(8), "on": days(after(9), bound=True)},
         Verdict(6, True)),
        ({"on": days(DAY, bound=True)}, {}, None),
        ({}, {"on": days(after(-1), after(1))}, None),
        ({}, {"on": days(after(1), after(3))}, Verdict(6, False)),
        ({}, {"act": "sign"}, None),
        ({"on": days(DAY, bound=True)}, {"act": "sign", "on": days(after(9), bound=True)}, Verdict(6, False)),
        ({"act": ""}, {"act": ""}, Verdict(6, False)),
        ({"act": "", "mood": Mood.PLAIN}, {"act": ""}, None),
        ({"act": "", "mood": Mood.PLAIN}, {"act": "", "moved": True}, Verdict(6, False)),
        ({}, {"on": days(after(300))}, Verdict(6, False)),
        ({}, {"on": days(after(301))}, None),
        ({"act": "end"}, {"act": "end", "on": days(after(301))}, Verdict(6, False)),
        ({"loose": True}, {}, None),
        ({}, {"loose": True}, None),
        ({"loose": True}, {"moved": True, "day": after(1)}, Verdict(6, True)),
        ({"moved": True}, {"day": after(1)}, Verdict(6, False)),
        ({"moved": True, "day": after(1)}, {}, Verdict(6, True)),
        ({"moved": True}, {}, Verdict(6, False)),
        ({}, {"moved": True, "on": days(after(100), bound=True)}, Verdict(6, False)),
        ({"dates": (days(DAY), LATER)}, {}, None),
        ({}, {"dates": (days(DAY), LATER)}, None),
        ({"dates": (days(DAY), LATER)}, {"moved": True}, Verdict(6, False)),
        ({"dates": (days(after(100), precision=Precision.MONTH),)}, {}, Verdict(6, False)),
        ({}, {"written": "House, vote!, bill*"}, None),
    ],
)  # fmt: skip
def test_dates_of_one_event_differ(first: dict[str, Any], second: dict[str, Any], verdict: Verdict | None) -> None:
    """Of one act, apart, and neither of an event that comes back nor one of several; a plan yields to a later one."""
    one = date(**({"written": VOTE, "on": days(DAY)} | first))
    other = date(**({"written": VOTE, "number": 2, "on": LATER} | second))
    assert dates_differ(one, other, rare) == verdict


def test_dates_without_an_act_are_compared_in_one_language() -> None:
    """Across languages nothing tells that they are of one event."""
    one, other = (date(VOTE, on, number=number, act="") for number, on in ((1, days(DAY)), (2, LATER)))
    assert dates_differ(one, other, rare)
    assert dates_differ(one, date(VOTE, LATER, number=2, act="", language="it"), rare) is None


# Yes and no -------------------------------------------------------------------------------------------------------

BAN = "Council, approve!, harbour"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ({}, {}, Verdict(6, False)),
        ({}, {"day": after(14)}, Verdict(6, False)),
        ({}, {"day": after(15)}, Verdict(6, True)),
        ({"yet": True}, {}, Verdict(6, True)),
        ({}, {"yet": True}, Verdict(6, True)),
        ({}, {"sign": 1, "negated": False}, None),
        ({"negated": True}, {}, None),
        ({"act": None}, {}, None),
        ({"act": None}, {"act": None}, Verdict(6, False)),
        ({}, {"written": "Council, vote!, harbour"}, None),
        ({}, {"written": "Council, -approve!, harbour", "negated": False}, Verdict(6, False)),
        ({}, {"written": "Council, -approve!, harbour"}, None),
        ({"mood": Mood.AHEAD}, {"mood": Mood.DONE}, None),
        ({"mood": Mood.AHEAD, "yet": True}, {"mood": Mood.DONE}, Verdict(6, True)),
        ({"dates": (days(DAY),)}, {"dates": (days(DAY), LATER)}, Verdict(6, False)),
        ({"dates": (days(DAY),)}, {"dates": (LATER,)}, None),
        ({"dates": (days(DAY),)}, {}, Verdict(6, False)),
        ({}, {"dates": (days(DAY),)}, None),
        ({}, {"dates": (days(DAY),), "yet": True}, Verdict(6, True)),
        ({"agents": (frozenset({"council"}),)}, {"agents": (frozenset({"senate"}),)}, None),
        ({"agents": (frozenset({"council"}),)}, {"agents": (frozenset({"council"}),)}, Verdict(6, False)),
        ({"agents": (frozenset({"council"}),)}, {}, Verdict(6, False)),
        ({}, {"written": "Council, approve!, harbour, quay"}, None),
        ({"written": "Council, approve!, harbour, quay"}, {}, Verdict(6, False)),
        ({"written": "Council, approve!"}, {"written": "Council, approve!"}, Verdict(4, False)),
        ({"written": "Council, harbour", "act": None}, {"written": "Council, harbour", "act": None}, Verdict(4, False)),
        ({"written": "Council, harbour", "act": None}, {"written": "Council, harbour, quay", "act": None}, None),
    ],
)
def test_yes_and_no_to_the_same_differ(first: dict[str, Any], second: dict[str, Any], verdict: Verdict | None) -> None:
    """One act that one clause denies, at one time, by one actor; what is denied must not be more than what is said."""
    one = answer(**({"written": BAN, "act": 1} | first))
    other = answer(**({"written": BAN, "act": 1, "number": 2, "sign": -1, "negated": True} | second))
    assert answers_differ(one, other, rare) == verdict


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        ({"speakers": "Critics"}, {"speakers": "Critics"}, True),
        ({"speakers": "Critics"}, {"speakers": "Friends"}, True),
        ({"speakers": "Critics", "opinion": True}, {"speakers": "Friends"}, False),
        ({"speakers": "Critics"}, {"speakers": "Friends", "opinion": True}, False),
        ({"speakers": "Critics", "opinion": True}, {"speakers": "Critics", "opinion": True}, True),
        ({"speakers": "Critics", "opinion": True}, {}, False),
        ({"speakers": "Council", "opinion": True}, {}, True),
        ({}, {"speakers": "Council", "opinion": True}, True),
        ({}, {"speakers": "Critics", "opinion": True}, False),
        ({"speakers": "Critics"}, {}, True),
    ],
)
def test_views_of_different_people_are_positions(first: dict[str, Any], second: dict[str, Any], held: bool) -> None:
    """A view contradicts a view of the same people, or a fact about them."""
    one, other = gist(BAN, **first), gist(BAN, number=2, **second)
    verdict = answers_differ(answer(of=one, act=1), answer(of=other, act=1, sign=-1, negated=True), rare)
    assert bool(verdict) is held


# What was awaited -------------------------------------------------------------------------------------------------

AWAITED = {"written": "Senate, vote!, bill", "act": 1, "mood": Mood.AHEAD}
DONE = {"written": "Senate, approve!, bill", "act": 1, "mood": Mood.DONE, "day": after(9), "number": 2}


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ({}, {}, Verdict(3, True)),
        ({"mood": Mood.PLAIN}, {}, None),
        ({"mood": Mood.PLAIN, "yet": True}, {}, Verdict(3, True)),
        ({"sign": -1}, {}, None),
        ({}, {"mood": Mood.PLAIN}, None),
        ({}, {"negated": True}, None),
        ({}, {"act": None}, None),
        ({"act": None}, {}, None),
        ({}, {"language": "it"}, None),
        ({}, {"written": "Senate, publish!, bill"}, None),
        ({"written": "Senate, publish!, bill"}, {"written": "Senate, approve!, bill"}, None),
        ({}, {"day": DAY}, None),
        ({}, {"day": None}, None),
        ({"day": None}, {}, Verdict(3, True)),
        ({}, {"dates": (days(DAY),)}, Verdict(3, True)),
        ({}, {"dates": (days(after(-1)),)}, None),
        ({}, {"day": after(366)}, Verdict(3, True)),
        ({}, {"day": after(367)}, None),
        ({"dates": (days(after(30)),)}, {"dates": (days(after(90)),), "day": after(90)}, Verdict(3, True)),
        ({"dates": (days(after(30)),)}, {"dates": (days(after(91)),), "day": after(91)}, None),
        ({"dates": (days(after(80)),)}, {"dates": (days(after(20)),), "day": after(20)}, Verdict(3, True)),
        ({"dates": (days(after(81)),)}, {"dates": (days(after(20)),), "day": after(20)}, None),
        ({"written": "Senate, vote!, bill, quay"}, {}, None),
        ({"written": "vote!, bill", "act": 0}, {"written": "Senate, approve!, bill"}, Verdict(2, True)),
        ({"written": "vote!, bill", "act": 0}, {"written": "Senate, vote!, bill"}, Verdict(2, True)),
        ({"written": "extend!, bill", "act": 0}, {"written": "Senate, extend!, bill"}, Verdict(2, True)),
        ({"written": "extend!, bill", "act": 0}, {"written": "Senate, withdraw!, bill"}, Verdict(2, True)),
        ({"written": "decide!, bill", "act": 0}, {"written": "Senate, grant!, bill"}, None),
        ({"written": "decide!, bill", "act": 0}, {"written": "decide!, grant!, bill"}, Verdict(2, True)),
        ({"written": "vote!", "act": 0}, {}, None),
    ],
)
def test_what_was_awaited_is_settled_by_a_later_text(
    first: dict[str, Any], second: dict[str, Any], verdict: Verdict | None
) -> None:
    """By an act that settles it, of all that was awaited, within a year and about when it was to be."""
    assert settled(answer(**(AWAITED | first)), answer(**(DONE | second)), None) == verdict


@pytest.mark.parametrize(
    ("awaited", "settling"),
    [
        ("decide", "decide approve withdraw grant"),
        ("vote", "vote approve withdraw"),
        ("approve", "approve withdraw"),
        ("publish", "publish withdraw"),
        ("sign", "sign withdraw"),
        ("extend", "extend withdraw"),
        ("withdraw", "withdraw"),
        ("grant", "grant withdraw"),
        ("start", ""),
    ],
)
def test_which_acts_settle_which(awaited: str, settling: str) -> None:
    """The act itself, one that it leads to, or that all is withdrawn."""
    acts = ("decide", "vote", "approve", "publish", "sign", "extend", "withdraw", "grant", "start")
    first = answer(f"Senate, {awaited}!, bill", act=1, mood=Mood.AHEAD)
    settled_by = [act for act in acts if settled(first, answer(**(DONE | {"written": f"Senate, {act}!, bill"})), None)]  # type: ignore[arg-type]
    assert sorted(settled_by) == sorted(settling.split())


def test_what_settles_may_lean_on_the_sentence_before() -> None:
    """What is awaited stands in the two together."""
    awaited, done = answer(**AWAITED), answer(**(DONE | {"written": "approve!", "act": 0}))  # type: ignore[arg-type]
    assert settled(awaited, done, None) is None
    assert settled(awaited, done, gist("Senate, bill", number=2)) == Verdict(3, True)


def test_texts_that_name_others_settle_nothing() -> None:
    """Each names somebody whom the other leaves out."""
    awaited = answer(of=gist("vote!, bill, levy, Lowick"), act=0, mood=Mood.AHEAD)
    part = answer(**(AWAITED | {"written": "vote!, bill, levy"} | {"act": 0}))  # type: ignore[arg-type]
    done = answer(of=gist("approve!, bill, levy, Bellhaven", number=2, day=after(9)), act=0, mood=Mood.DONE)
    assert settled(awaited, done, None) is None
    assert settled(part, done, None)
