"""FAQ: questions merged only when they clearly ask the same, answers verbatim from the best source."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.analysis.questions.reading import read_question
from generator.model.articles import Citation, EditorText, Rewriting, Rights
from generator.model.issues import Addition, Overrides
from generator.reading.articles import read_article
from generator.sections import faq
from generator.sections.questions.comparison import same_question
from tests.sections.conftest import article, dossier

ASKED = ("Q: Who pays the port fees for small ships?", "The owner pays. There are no exceptions.")


def test_question_and_answer_are_verbatim() -> None:
    """The answer is the paragraph as it stands, with each of its sentences cited."""
    (question,) = faq.derive(dossier(article("a", *ASKED)))
    assert isinstance(question.origin, Citation)
    assert question.origin.passage.text == "Who pays the port fees for small ships?"
    assert question.answer_text == "The owner pays. There are no exceptions."
    assert [citation.passage.text for citation in question.answer] == ["The owner pays.", "There are no exceptions."]


@pytest.mark.parametrize(
    ("language", "first", "second", "same"),
    [
        ("en", "Who pays the port fees?", "Who pays the port fees?", True),
        ("en", "Who pays the fees for small ships?", "Who pays fees for the small ships?", True),
        ("en", "Who pays the port fees?", "When are port fees paid?", False),
        ("en", "Do small ships pay fees?", "Do small ships not pay fees?", False),
        ("en", "What changes in May 2026?", "What changes in May 2027?", False),
        ("it", "Chi paga le tariffe del porto?", "Chi paga le tariffe nel porto?", True),
        ("it", "Chi paga le tariffe del porto?", "Quando si pagano le tariffe del porto?", False),
        ("de", "Wer zahlt die Gebühren im Hafen?", "Wer zahlt im Hafen die Gebühren?", True),
        ("de", "Wer zahlt die Gebühren im Hafen?", "Wer zahlt keine Gebühren im Hafen?", False),
    ],
)
def test_same_question(language: str, first: str, second: str, same: bool) -> None:
    """Question word, negation and figures must agree, and nearly all words; a wrong merge is worse than a double."""
    one, other = read_question(first, language), read_question(second, language)
    assert same_question(one, other) is same


def test_the_best_source_answers_and_the_others_are_named() -> None:
    """A newer text that no machine rewrote answers before an older or rewritten one."""
    machine = article("ai", *ASKED, published=dt.date(2026, 5, 1), ai=Rewriting())
    old = article("old", *ASKED, published=dt.date(2025, 5, 1))
    new = article("new", *ASKED, published=dt.date(2026, 4, 1))
    (question,) = faq.derive(dossier(machine, old, new))
    assert question.answer[0].article.id == "new"
    assert [citation.article.id for citation in question.also] == ["ai", "old"]


def test_the_page_language_comes_first() -> None:
    """Questions in the reader's language stand before the others."""
    german = article("de", "Q: Wer zahlt die Gebühren im Hafen?", "Die Eigner zahlen.", language="de")
    found = faq.derive(dossier(article("en", *ASKED), german, language="de"))
    assert [question.answer[0].passage.language for question in found] == ["de", "en"]


def test_headings_that_look_like_questions_and_linked_articles_are_left_out() -> None:
    """ "What next?" asks nothing by itself; an article that may only be linked answers nothing."""
    text = "---\ntitle: Fees\nlang: en\n---\n\nShips pay fees.\n\n## What next?\n\nThe council will wait.\n"
    headed, _ = read_article(text.encode(), "a.md")
    assert headed is not None and headed.pairs
    assert faq.derive(dossier(headed, article("b", *ASKED, rights=Rights.LINK))) == ()


@pytest.mark.parametrize("label", ["## FAQ", "## Questions and answers"])
def test_short_questions_of_an_article_s_own_faq_are_kept(label: str) -> None:
    """Where an article sets questions apart, a short one is a question too."""
    asked = "### Who gets the subsidy?\n\nHouseholds.\n\n### When does it end?\n\nIn May.\n\n### Why?\n\nTo help."
    read, _ = read_article(f"---\ntitle: Aid\nlang: en\n---\n\nAid is paid.\n\n{label}\n\n{asked}\n".encode(), "a.md")
    assert read is not None
    assert [question.answer_text for question in faq.derive(dossier(read))] == ["Households.", "In May.", "To help."]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Who gets the subsidy?\nA: Households.\nQ: When does it end?\nA: In May.\n",
        "Q: Who gets the subsidy?\n\nA: Households.\nQ: When does it end?\n\nA: In May.\n",
        "**Q:** Who gets the subsidy?\n**A:** Households.\n**Q:** When does it end?\n**A:** In May.\n",
        "## FAQ\n\nQuestion 1: Who gets the subsidy?\nAnswer 1: Households.\nQuestion 2: When does it end?\n"
        "Answer 2: In May.\n",
    ],
)
def test_questions_glued_to_the_answer_before(text: str) -> None:
    """Lines with letters or labels before them are pairs without blank lines between them too."""
    read, _ = read_article(f"---\ntitle: Aid\nlang: en\n---\n\nAid is paid.\n\n{text}".encode(), "a.md")
    assert read is not None
    found = [(pair.question.text, pair.answer[0].text) for pair in read.pairs]
    assert found == [("Who gets the subsidy?", "Households."), ("When does it end?", "In May.")]
    assert len(faq.derive(dossier(read))) == 2


def test_overrides_of_questions() -> None:
    """A hidden question is gone, a pinned one first, the editor's own last with its answer."""
    one = article("a", *ASKED, "Q: When do the port fees end?", "In May.", "Q: Where are port fees paid?", "Online.")
    own = Addition({"en": "Who decides?", "it": "Chi decide?"}, answers={"en": "The city.", "it": "La città."})
    chosen = {
        "faq": Overrides(
            add=(own,), hide=("Who pays the port fees for small ships?",), pin=("Where are port fees paid?",)
        )
    }
    found = faq.derive(dossier(one, overrides=chosen, language="it"))
    assert [question.answer_text for question in found] == ["Online.", "In May.", "La città."]
    assert found[-1].origin == EditorText("Chi decide?", "it")


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("How much is the fee?", "The fee is 20 euros."), ("How much is the fee?", "The fee is 30 euros."), 2),
        (("How much is the fee?", "The fee is 20 euros."), ("How much is the fee?", "A fee of 20 euros is due."), 1),
        (("When does the ban start?", "On 1 May 2026."), ("When will the ban start?", "It starts on 1 May 2026."), 1),
        (("When does the ban start?", "On 1 May 2026."), ("When will the ban start?", "In June 2027."), 2),
        (("Is there a cap on fees?", "Yes. It is low."), ("Is there a cap on fees?", "No. Fees are free."), 2),
        (("Is there a cap on fees?", "Yes. It is low."), ("Does a cap on fees exist?", "Yes, since May."), 1),
        (("Is there a cap on fees?", "Fees are capped."), ("Is there a cap on fees?", "Fees are not capped."), 2),
        (("Who decides on fees?", "The council."), ("Who decides on fees?", "The mayor alone."), 2),
        (("Who decides on fees?", "The council."), ("Who decides on the fee?", "The council decides on it."), 1),
    ],
)
def test_answers_must_agree(first: tuple[str, str], second: tuple[str, str], count: int) -> None:
    """Questions that ask the same stay apart where their answers differ in yes or no, figures, or altogether."""
    one, other = (article(name, f"Q: {question}", answer) for name, (question, answer) in (("a", first), ("b", second)))
    assert len(faq.derive(dossier(one, other))) == count


def test_a_longer_question_with_the_same_answer_is_the_same() -> None:
    """A question that says more is merged with the shorter one only where the answers are the same words."""
    answer = "The owner of each ship pays the fee to the harbour master in cash."
    one = article("a", "Q: Who pays the port fee?", answer)
    assert len(faq.derive(dossier(one, article("b", "Q: Who pays the port fee for small ships?", answer)))) == 1
    other = article("b", "Q: Who pays the port fee for small ships?", "The town pays the fee for them each year.")
    assert len(faq.derive(dossier(one, other))) == 2


@pytest.mark.parametrize(
    ("english", "german", "count"),
    [
        (("What is MiCA?", "A regulation of 2023."), ("Was ist MiCA?", "Eine Verordnung von 2023."), 1),
        (("What is MiCA?", "A regulation of 2023."), ("Was ist MiCA?", "Eine Verordnung."), 2),
        (("What is MiCA?", "A regulation of 2023."), ("Wann gilt MiCA?", "Seit 2023."), 2),
        (("What is new in MiCA?", "Since 2023, all."), ("Was ist MiCA?", "Eine Verordnung von 2023."), 2),
        (("What is a ship?", "A vessel of 20 metres."), ("Was ist ein Schiff?", "Ein Fahrzeug von 20 Metern."), 2),
    ],
)
def test_questions_in_two_languages(english: tuple[str, str], german: tuple[str, str], count: int) -> None:
    """Across languages only what does not translate merges questions: names and figures, in question and answer."""
    one = article("a", f"Q: {english[0]}", english[1])
    other = article("b", f"Q: {german[0]}", german[1], language="de")
    found = faq.derive(dossier(one, other, language="de"))
    assert len(found) == count
    assert found[0].answer[0].passage.language == "de"


def test_many_copies_of_a_question_are_one() -> None:
    """However often a question is asked, it is shown once with all who answer it."""
    found = faq.derive(dossier(*(article(f"a{number}", *ASKED) for number in range(60))))
    assert [len(question.also) for question in found] == [59]
