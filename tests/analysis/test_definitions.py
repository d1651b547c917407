"""Definitions: what sentences of the languages' corpora define, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.analysis.definitions import is_term
from generator.analysis.model import How
from generator.languages.loading import known
from tests.sections.conftest import annotated

CORPORA = Path(__file__).parents[1] / "languages"
LANGUAGES = known()
READ = {language: yaml.safe_load((CORPORA / language / "definitions.yml").read_text("utf-8")) for language in LANGUAGES}
DEFINED = [(language, text, term) for language in LANGUAGES for text, term in READ[language]["defines"].items()]
UNDEFINED = [(language, text) for language in LANGUAGES for text in READ[language]["none"]]


@pytest.mark.parametrize(("language", "text", "term"), DEFINED)
def test_terms_of_the_corpora(language: str, text: str, term: str) -> None:
    """A term, an abbreviation with what it is short for, or an actor, where it stands."""
    (definition,) = annotated(text, language).definitions
    assert text[definition.start : definition.end] == term


@pytest.mark.parametrize(("language", "text"), UNDEFINED)
def test_what_defines_nothing(language: str, text: str) -> None:
    """Judgements, quotations, pronouns, denials and asides that name nobody's kind."""
    assert annotated(text, language).definitions == ()


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The World Trade Organization (WTO) met.", "WTO", "World Trade Organization"),
        ("They use automated market makers (AMMs).", "AMMs", "automated market makers"),
        ("WTO (World Trade Organization) members met.", "WTO", "World Trade Organization"),
        ("The Bank for Trade and Ports (BTP) met.", "BTP", "Bank for Trade and Ports"),
    ],
)
def test_what_letters_stand_for(text: str, short: str, full: str) -> None:
    """The initials of the words before or inside the brackets, little words aside."""
    (definition,) = annotated(text).definitions
    assert (definition.how, definition.short, definition.full) == (How.EXPANDED, short, full)


@pytest.mark.parametrize(
    ("term", "good"),
    [
        ("carbon levy", True),
        ("Bank of England", True),
        ("", False),
        ("the levy", False),
        ("levy of", False),
        ("it", False),
        ("12", False),
        ("levy when due", False),
    ],
)
def test_what_can_be_a_term(term: str, good: bool) -> None:
    """No function word but such as stand inside names, and none at an end."""
    assert is_term(term, "en") is good
