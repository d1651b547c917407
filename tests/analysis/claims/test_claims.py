"""Claims: clauses, moods, denials and what is left open, as each sentence puts them."""

from __future__ import annotations

import pytest

from generator.analysis import coreference
from generator.analysis.claims.clauses import clauses
from generator.analysis.model import Claims, FigureClaim, Gist, Mood, PieceSort
from tests.sections.conftest import article, dossier


def _claims(text: str, language: str = "en") -> Claims:
    """What a single sentence claims."""
    (claims,) = dossier(article("a", text, language=language), language=language).claims
    return claims


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The council approved the plan.", ["The council approved the plan."]),
        ("The council approved the plan, the mayor rejected the levy.",
         ["The council approved the plan", ", the mayor rejected the levy."]),
        ("The council approved the plan, it said.", ["The council approved the plan"]),
        ("The dam (a wall) was approved by the council.", ["The dam (a wall", ") was approved by the council."]),
        ("The Board (BD) approved the plan.", ["The Board (BD) approved the plan."]),
        ("The plan for 12,400 homes was approved.", ["The plan for 12,400 homes was approved."]),
        ("The council “approved, then dropped” the plan.", ["The council “approved, then dropped” the plan."]),
    ],
)  # fmt: skip
def test_clauses_end_at_marks_but_not_inside_numbers_or_quotations(text: str, parts: list[str]) -> None:
    """A clause has two pieces at least; one with fewer is read with its neighbour."""
    gist = _claims(text).gist
    assert [text[clause.start : clause.end] for clause in clauses(gist)] == parts


@pytest.mark.parametrize(
    ("language", "text", "mood"),
    [
        ("en", "The council will approve the plan.", Mood.AHEAD),
        ("en", "The council approved the plan.", Mood.DONE),
        ("en", "The council began the works.", Mood.DONE),
        ("en", "The council approves the plan.", Mood.PLAIN),
        ("en", "The council said that the plan will pass.", Mood.AHEAD),
        ("it", "Il consiglio approverà il piano.", Mood.AHEAD),
        ("it", "Il consiglio ha approvato il piano.", Mood.DONE),
        ("it", "Il consiglio approva il piano.", Mood.PLAIN),
        ("de", "Der Rat wird den Plan genehmigen.", Mood.AHEAD),
        ("de", "Der Rat hat den Plan genehmigt.", Mood.DONE),
        ("de", "Der Rat genehmigt den Plan.", Mood.PLAIN),
    ],
)
def test_the_mood_of_an_act(language: str, text: str, mood: Mood) -> None:
    """What is to come, what is done, and what the words leave plain."""
    assert [claim.mood for claim in _claims(text, language).answers if claim.act] == [mood]


@pytest.mark.parametrize(
    ("language", "text", "answers"),
    [
        ("en", "The council approved the plan.", [("approve", 1, False, False)]),
        ("en", "The council rejected the plan.", [("approve", -1, False, False)]),
        ("en", "The council did not approve the plan.", [("approve", -1, True, False)]),
        ("en", "The council didn't approve the plan.", [("approve", -1, True, False)]),
        ("en", "The council did not reject the plan.", [("approve", 1, True, False)]),
        ("en", "The council has not yet approved the plan.", [("approve", -1, True, True)]),
        ("en", "The council may approve the plan.", []),
        ("en", "If asked, the council approves the plan.", []),
        ("en", "The council approved only part of the plan.", []),
        ("en", "Nobody did not approve the plan.", []),
        ("en", "The judge ruled that it may pass.", [("decide", 1, False, False), ("approve", 1, False, False)]),
        ("en", "The plan needs 60 votes to pass the council.", [("vote", 1, False, False)]),
        ("en", "The plan is expected to pass the council.", [("approve", 1, False, False)]),
        ("en", "The council did not vote, and approved the dam.",
         [("vote", -1, True, False), ("approve", 1, False, False)]),
        ("en", "The old harbour lies open to the sea.", [("start", 1, False, False)]),
        ("en", "The harbour has cranes for ships.", [(None, 1, False, False)]),
        ("en", "The harbour has no cranes for ships.", [(None, -1, True, False)]),
        ("it", "Il consiglio non ha approvato il piano.", [("approve", -1, True, False)]),
        ("it", "Il consiglio potrebbe approvare il piano.", []),
        ("it", "Il consiglio non ha ancora approvato il piano.", [("approve", -1, True, True)]),
        ("de", "Der Rat hat den Plan nicht genehmigt.", [("approve", -1, True, False)]),
        ("de", "Der Rat hat den Plan noch nicht genehmigt.", [("approve", -1, True, True)]),
        ("de", "Der Rat hat nicht abgestimmt und den Plan genehmigt.", []),
        ("de", "Falls der Rat zustimmt, wird der Plan genehmigt.", []),
    ],
)  # fmt: skip
def test_what_a_clause_says_is_so_or_not(
    language: str, text: str, answers: list[tuple[str | None, int, bool, bool]]
) -> None:
    """Each act with yes or no, denied or not, and whether only so far; nothing of what stays open or holds in part."""
    found = _claims(text, language).answers
    assert [(claim.act.key if claim.act else None, claim.sign, claim.negated, claim.yet) for claim in found] == answers


@pytest.mark.parametrize(
    ("text", "act", "moved", "loose"),
    [
        ("The council votes on the plan on 5 May 2026.", "vote", False, False),
        ("The plan takes effect on 5 May 2026.", "effect", False, False),
        ("The vote on the plan was moved to 5 May 2026.", "vote", True, False),
        ("A hearing on the plan is held on 5 May 2026.", "", False, True),
        ("The hearing on the plan is held on 5 May 2026.", "", False, False),
        ("The council met on the plan on 5 May 2026.", "meet", False, True),
    ],
)
def test_the_date_of_an_event(text: str, act: str, moved: bool, loose: bool) -> None:
    """A date claim knows the act next to it, whether the event was moved, and whether it is one of several."""
    (claim,) = _claims(text).dates
    assert (claim.act, claim.moved, claim.loose) == (act, moved, loose)


def test_a_denied_or_quoted_date_is_no_claim() -> None:
    """Who says that there is no vote on a day, or quotes a day, gives none."""
    assert _claims("The council does not vote on the plan on 5 May 2026.").dates == ()
    assert _claims("The letter asks for “a vote on the plan on 5 May 2026”.").dates == ()


def test_of_an_event_that_was_moved_only_the_new_date_counts() -> None:
    """The old date is no claim any more."""
    (claim,) = _claims("The vote on the plan was moved from 5 May 2026 to 12 June 2026.").dates
    assert claim.dating.first.isoformat() == "2026-06-12"


def test_figures_of_a_kind_share_out_their_sentence() -> None:
    """What stands after "and" belongs to the next figure; the scope goes no farther."""
    first, second = _claims("The port fined Norvik €2 million and Bolt €3 million for spills.").figures
    names = [[piece.key for piece in claim.scope if piece.sort is PieceSort.NAME] for claim in (first, second)]
    assert names == [["Norvik", "Bolt"], ["Bolt"]]


@pytest.mark.parametrize(
    ("text", "whole", "rate"),
    [
        ("The works cost €3 million.", False, False),
        ("The works cost €3 million in total.", True, False),
        ("The works cost €3 million a year.", False, True),
    ],
)
def test_what_a_figure_includes_and_is_for_each_of(text: str, whole: bool, rate: bool) -> None:
    """Wholes and rates are told apart from plain figures."""
    (claim,) = _claims(text).figures
    assert (claim.whole, claim.rate) == (whole, rate)


def test_prices_change_from_day_to_day() -> None:
    """Figures beside shares and indices are no claims."""
    assert _claims("Shares of the port fell to €3.").figures == ()


def test_a_sentence_that_cannot_be_read_costs_only_its_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect in one sentence leaves the claims of the others, and a problem names the passage."""

    def failing(gist: Gist) -> tuple[FigureClaim, ...]:
        if "moon" in gist.sentence.text:
            raise ValueError("no moon")
        return ()

    monkeypatch.setattr(coreference, "figure_claims", failing)
    found = dossier(article("a", "The council approved the dam.", "The moon approved the dam."))
    assert [claims.gist.sentence.text for claims in found.claims] == ["The council approved the dam."]
    (problem,) = (lack.problem for lack in found.unread)
    assert (problem.line, "s2" in str(problem)) == (2, True)
