"""Same question or not: pairs judged by hand, properties, and how alike the questions of a set are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.questions.reading import covers, read, same_question
from generator.sections.questions.likeness import Likeness
from generator.sections.questions.merging import Answered, merged

JUDGED = Path(__file__).parent / "questions"
LANGUAGES = ["de", "en", "it"]


def judged(language: str) -> list[tuple[bool, str, str]]:
    """The pairs of a language's list with the judgement."""
    found = []
    for line in (JUDGED / f"{language}.txt").read_text("utf-8").splitlines():
        first, bar, second = line[2:].partition(" | ")
        if bar:
            found.append((line[0] == "=", first, second))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_merges_of_judged_pairs_are_right(language: str) -> None:
    """At least 95 % of what is merged asks the same, and 85 % of what asks the same is found."""
    pairs = judged(language)
    merged = [same for same, first, second in pairs if same_question(first, second, language=language)]
    assert len(pairs) >= 120
    assert sum(merged) >= 0.95 * len(merged)
    assert sum(merged) >= 0.85 * sum(same for same, _, _ in pairs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_merges_among_all_questions_of_a_list_follow_from_its_judgements(language: str) -> None:
    """Two questions that nobody paired are merged only where a chain of pairs judged the same joins them."""
    pairs = judged(language)
    questions = list(dict.fromkeys(question for _, *both in pairs for question in both))
    leader = {question: question for question in questions}

    def find(question: str) -> str:
        while leader[question] != question:
            question = leader[question]
        return question

    for same, first, second in pairs:
        if same:
            leader[find(second)] = find(first)
    merged = [
        (one, other)
        for index, one in enumerate(questions)
        for other in questions[index + 1 :]
        if same_question(one, other, language=language)
    ]
    right = [find(one) == find(other) for one, other in merged]
    assert len(right) >= 60
    assert sum(right) >= 0.95 * len(right)


questions = st.sampled_from([(language, *both) for language in LANGUAGES for _, *both in judged(language)])


@given(questions)
def test_same_question_is_symmetric_and_reflexive(drawn: tuple[str, str, str]) -> None:
    """The order in which two questions are given does not matter, and each is the same as itself."""
    language, first, second = drawn
    assert same_question(first, first, language=language)
    assert same_question(first, second, language=language) == same_question(second, first, language=language)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([*LANGUAGES, "xx"]))
def test_any_text_can_be_compared(first: str, second: str, language: str) -> None:
    """Texts that are no questions raise nothing, in a language that nobody described either."""
    assert same_question(first, first, language=language)
    same_question(first, second, language=language)
    covers(first, second, language=language)
    assert -2 <= Likeness([first, second], language).score(0, 1) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("en", "By when must firms register?", "deadline"),
        ("en", "According to the letter, who pays?", "who"),
        ("en", "Must firms register when they move?", "choice"),
        ("en", "What can firms do to comply?", "manner"),
        ("it", "Cos’è il MiCA?", "meaning"),
        ("it", "Entro quando si paga?", "deadline"),
        ("de", "Wo kommt das Geld her?", "origin"),
        ("de", "Ab wann gilt das?", "from"),
    ],
)
def test_what_a_question_asks_for(language: str, question: str, kind: str) -> None:
    """The question words that come first tell the kind, several words before one."""
    assert read(question, language).kind == kind


def test_a_question_may_cover_another() -> None:
    """One question can say all that another says, and more; a negation is not more."""
    assert covers("Who pays the fee?", "Who pays the fee for small ships?", language="en")
    assert not covers("Who pays the fee?", "Who never pays the fee for ships?", language="en")
    assert not covers("Who pays the fee?", "When is the fee for ships paid?", language="en")


def test_likeness_ranks_questions_of_a_set() -> None:
    """The same question in other words is more alike than one on the same matter, and that than any other."""
    asked = [
        "How can I protect my savings?",
        "What protects my savings?",
        "Who insures the savings of a bank’s customers?",
        "When does the bridge open to lorries?",
        "Why was the stadium sold to the city?",
    ]
    alike = Likeness(asked, "en")
    scores = [alike.score(0, other) for other in range(1, 5)]
    assert scores[0] > scores[1] > max(scores[2:])
    assert alike.nearest(0, 1)[0][1] == 1
    assert alike.score(1, 0) == pytest.approx(scores[0])


def test_copies_meet_among_many_other_answers() -> None:
    """However many answers a question gets, the copies of each are one."""
    pairs = [Answered("What does the permit cost?", f"It costs {at % 3 + 4}0 euros.", "en") for at in range(150)]
    assert [len(group) for group in merged(pairs)] == [50, 50, 50]
