"""FAQ: questions merged only when they clearly ask the same, answers verbatim from the best source."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Addition, Citation, EditorText, Overrides, Rewriting, Rights
from generator.sections import faq
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
    assert faq.same_question(first, second, language=language) is same


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
    found = faq.derive(dossier(article("a", "Q: What next?", "Wait."), article("b", *ASKED, rights=Rights.LINK)))
    assert found == ()


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
