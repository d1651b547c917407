"""Same question or not: pairs judged by hand, properties, and how alike the questions of a set are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.model import AnsweredQuestion
from generator.analysis.questions.answers import read_answer
from generator.analysis.questions.reading import read_question
from generator.languages.loading import known
from generator.sections.questions.comparison import covers, same_question
from generator.sections.questions.likeness import Likeness
from generator.sections.questions.merging import merged

CORPORA = Path(__file__).parents[2] / "languages"
LANGUAGES = known()


def judged(language: str) -> list[tuple[bool, str, str]]:
    """The pairs of a language's corpus with the judgement."""
    corpus = yaml.safe_load((CORPORA / language / "questions.yml").read_text("utf-8"))
    return [(kind == "same", first, second) for kind in ("same", "apart") for first, second in corpus[kind]]


def same(first: str, second: str, language: str) -> bool:
    """Whether two questions are read as asking the same."""
    return same_question(read_question(first, language), read_question(second, language))


def covered(first: str, second: str, language: str = "en") -> bool:
    """Whether one of two questions is read as saying all that the other says."""
    return covers(read_question(first, language), read_question(second, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_merges_of_judged_pairs_are_right(language: str) -> None:
    """At least 95 % of what is merged asks the same, and 85 % of what asks the same is found."""
    pairs = judged(language)
    merges = [right for right, first, second in pairs if same(first, second, language)]
    assert len(pairs) >= 120
    assert sum(merges) >= 0.95 * len(merges)
    assert sum(merges) >= 0.85 * sum(right for right, _, _ in pairs)


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

    for asks_same, first, second in pairs:
        if asks_same:
            leader[find(second)] = find(first)
    merges = [
        (one, other)
        for index, one in enumerate(questions)
        for other in questions[index + 1 :]
        if same(one, other, language)
    ]
    right = [find(one) == find(other) for one, other in merges]
    assert len(right) >= 60
    assert sum(right) >= 0.95 * len(right)


questions = st.sampled_from([(language, *both) for language in LANGUAGES for _, *both in judged(language)])


@given(questions)
def test_same_question_is_symmetric_and_reflexive(drawn: tuple[str, str, str]) -> None:
    """The order in which two questions are given does not matter, and each is the same as itself."""
    language, first, second = drawn
    assert same(first, first, language)
    assert same(first, second, language) == same(second, first, language)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([*LANGUAGES, "xx"]))
def test_any_text_can_be_compared(first: str, second: str, language: str) -> None:
    """Texts that are no questions raise nothing, in a language that nobody described either."""
    assert same(first, first, language)
    same(first, second, language)
    covered(first, second, language)
    assert -2 <= Likeness([read_question(text, language) for text in (first, second)]).score(0, 1) <= 1 + 1e-9


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
    assert read_question(question, language).kind == kind


def test_a_question_may_cover_another() -> None:
    """One question can say all that another says, and more; a negation is not more."""
    assert covered("Who pays the fee?", "Who pays the fee for small ships?")
    assert not covered("Who pays the fee?", "Who never pays the fee for ships?")
    assert not covered("Who pays the fee?", "When is the fee for ships paid?")


def test_likeness_ranks_questions_of_a_set() -> None:
    """The same question in other words is more alike than one on the same matter, and that than any other."""
    asked = [
        "How can I protect my savings?",
        "What protects my savings?",
        "Who insures the savings of a bank’s customers?",
        "When does the bridge open to lorries?",
        "Why was the stadium sold to the city?",
    ]
    alike = Likeness([read_question(question, "en") for question in asked])
    scores = [alike.score(0, other) for other in range(1, 5)]
    assert scores[0] > scores[1] > max(scores[2:])
    assert alike.nearest(0, 1)[0][1] == 1
    assert alike.score(1, 0) == pytest.approx(scores[0])


def test_copies_meet_among_many_other_answers() -> None:
    """However many answers a question gets, the copies of each are one."""
    asked = read_question("What does the permit cost?", "en")
    answers = [read_answer(f"It costs {place % 3 + 4}0 euros.", "en") for place in range(150)]
    pairs = [AnsweredQuestion(asked, answer) for answer in answers]
    assert [len(group) for group in merged(pairs)] == [50, 50, 50]
