"""Who says what in one sentence, by examples and counter-examples of each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.sections import positions
from tests.sections.conftest import article, dossier

FILES = sorted((Path(__file__).parents[2] / "languages").glob("*/attributions.yml"))
CORPORA: dict[str, Any] = {file.parent.name: yaml.safe_load(file.read_text("utf-8")) for file in FILES}
EXAMPLES = [(code, *pair) for code, corpus in CORPORA.items() for pair in corpus["examples"].items()]
NONE = [(code, text) for code, corpus in CORPORA.items() for text in corpus["counter-examples"]]


def said(text: str, language: str) -> list[str]:
    """Actors and verbs of a sentence alone in its article."""
    derived = positions.derive(dossier(article("a", text, language=language), language=language))
    return [f"{position.actor} | {position.verb}".removesuffix(" | ") for position in derived]


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES)
def test_who_speaks_is_told_with_the_verb(language: str, text: str, expected: str) -> None:
    """The actor as named, and the words of the verb; none where a preposition gives the view."""
    assert said(text, language) == [expected]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_nobody_speaks_where_nothing_is_said(language: str, text: str) -> None:
    """Deeds, negated and passive verbs, nouns of saying, names that hang on something else."""
    assert said(text, language) == []
