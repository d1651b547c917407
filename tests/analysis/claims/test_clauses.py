"""Clauses: where marks cut a sentence, what belongs to a place in it, and how far one of several figures reaches."""

import pytest

from generator.analysis.claims.clauses import clause_around, clauses, reach_of
from generator.analysis.model import Gist
from tests.sections.conftest import article, dossier

PAID = "The port paid €2 million to Norvik, €3 million to Bolt and €4 million to Brenna Hydro."


def gist_of(text: str) -> Gist:
    """A single sentence as comparison sees it."""
    (claims,) = dossier(article("a", text)).claims
    return claims.gist


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The council approved the plan; the mayor rejected the levy on boats, nets and cranes.",
         ["The council approved the plan", "; the mayor rejected the levy on boats", ", nets and cranes."]),
        ("In May, after long talks, the council of Lowick approved the plan for the harbour.",
         ["In May, after long talks, the council of Lowick approved the plan for the harbour."]),
        ("At 10:30 the council (BD) approved the plan: boats pay the levy.",
         ["At 10:30 the council (BD) approved the plan"]),
        ("The council of Lowick – after talks with dockers – approved the harbour plan.",
         ["The council of Lowick", "– after talks with dockers", "– approved the harbour plan."]),
        ("Boats.", ["Boats."]),
    ],
)  # fmt: skip
def test_marks_cut_a_sentence(text: str, parts: list[str]) -> None:
    """At commas, semicolons, colons, dashes; a part that says too little joins the next, a short last one goes."""
    assert [text[clause.start : clause.end].strip() for clause in clauses(gist_of(text))] == parts


def test_a_clause_gives_its_tokens_and_days() -> None:
    """The tokens from its first to its last, and the dates inside."""
    text = "On 5 May 2026 the council approved the plan, on 6 May 2026 the mayor rejected the levy."
    first, second = clauses(gist_of(text))
    assert [dating.first.day for dating in first.dates] == [5]
    assert [dating.first.day for dating in second.dates] == [6]
    assert first.places.start == 0
    assert first.places.stop == second.places.start
    assert [act.key for act in second.acts] == ["approve"]


@pytest.mark.parametrize(
    ("words", "reach", "clause"),
    [
        ("€2 million", "The port paid €2 million to Norvik,", "The port paid €2 million to Norvik"),
        ("€3 million", ", €3 million to Bolt and", ", €3 million to Bolt and"),
        ("€4 million", "and €4 million to Brenna Hydro.", "and €4 million to Brenna Hydro."),
    ],
)
def test_figures_of_one_unit_share_out_their_sentence(words: str, reach: str, clause: str) -> None:
    """Each goes from the last "and" or mark after the one before to the next one."""
    gist = gist_of(PAID)
    figure = next(figure for figure in gist.sentence.figures if PAID[figure.start : figure.end] == words)
    start, end = reach_of(figure, gist)
    assert PAID[start:end].strip() == reach
    around = clause_around(gist, (figure.start, figure.end), (start, end))
    assert PAID[around.start : around.end].strip() == clause


def test_a_figure_of_another_unit_bounds_nothing() -> None:
    """Boats, nets and euros do not share out their sentence."""
    text = "The port lost 12,400 boats, 300 nets and €2 million in fees."
    gist = gist_of(text)
    *_, euros = gist.sentence.figures
    assert reach_of(euros, gist) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "words", "clause"),
    [
        ("The council approved the plan, the mayor rejected the levy.", "mayor", ", the mayor rejected the levy."),
        ("The council approved the plan, the mayor rejected the levy.", "plan", "The council approved the plan"),
        ("The tax, 4 percent of the catch, falls.", "4 percent", "The tax, 4 percent of the catch"),
        ("4 percent, says the port of Lowick, are enough.", "4 percent", "4 percent, says the port of Lowick"),
        ("Boats pay, 4 percent.", "4 percent", "Boats pay, 4 percent."),
    ],
)
def test_a_clause_around_a_place_takes_in_its_neighbours(text: str, words: str, clause: str) -> None:
    """Where it says too little alone: the one before, or else the one after it."""
    place = text.index(words), text.index(words) + len(words)
    around = clause_around(gist_of(text), place)
    assert text[around.start : around.end] == clause
