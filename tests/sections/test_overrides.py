"""Overrides: which of an editor's texts a page shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.articles import EditorText
from generator.model.issues import Addition, Overrides
from generator.sections import faq, overrides
from tests.sections.conftest import article, dossier


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        ({"de": "D", "it": "I", "en": "E"}, EditorText("I", "it")),
        ({"de": "D", "": "X", "en": "E"}, EditorText("X", "it")),
        ({"de": "D", "en": "E"}, EditorText("E", "en")),
        ({"fr": "F", "de": "D"}, EditorText("F", "fr")),
        ({"it": "  ", "de": "D"}, EditorText("D", "de")),
        ({"it": ""}, None),
    ],
)
def test_an_editors_text_falls_back_in_order(texts: Mapping[str, str], chosen: EditorText | None) -> None:
    """The page's language, then a text of no stated language, then English, then as the editor wrote them."""
    assert overrides.editor_text(texts, "it") == chosen


def test_an_answer_is_in_the_language_of_its_question() -> None:
    """Where a question falls back to another language, its answer comes along."""
    added = Addition(texts={"de": "Wer?"}, answers={"en": "She.", "de": "Sie."})
    found = faq.derive(dossier(article("a", "Text."), language="it", overrides={"faq": Overrides(add=(added,))}))
    assert (found[-1].origin, found[-1].answer_text) == (EditorText("Wer?", "de"), "Sie.")
