"""Who says what is told sentence by sentence, and one that fails costs nothing but itself."""

from __future__ import annotations

import pytest

from generator.analysis.model import Sentence
from generator.analysis.speech import statements
from generator.analysis.speech.quoted import is_quotation
from generator.model.articles import Citation
from generator.sections import positions
from generator.sections.derivation import derive
from tests.sections.conftest import article, dossier

LINES = ("The Port Club argues that fees rise.", "The Dock Fund warns of losses.", "The Sea Union backs the fees.")


def test_a_sentence_that_fails_costs_its_own_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others keep theirs; a problem names file, line, passage and remedy, and the briefing is derived."""

    def refuse(sentence: Sentence) -> bool:
        if "Dock" in sentence.text:
            raise ValueError("no")
        return is_quotation(sentence)

    monkeypatch.setattr(statements, "is_quotation", refuse)
    made = dossier(article("a", *LINES))
    assert [statement.actor for statement in made.statements] == ["Port Club", "Sea Union"]
    (problem,) = (failure.problem for failure in made.unread)
    assert (problem.path, problem.line) == ("a.md", 2)
    assert problem.passage == "s2" and "ValueError: no" in problem.problem and problem.remedy
    assert [position.actor for position in derive(made).positions] == ["Port Club", "Sea Union"]


def test_a_dossier_without_failures_has_no_problems() -> None:
    """Nothing is reported where all could be told apart."""
    assert dossier(article("a", *LINES)).unread == ()


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "According to the Harbour Board, these are the new rules:"),
        ("it", "Secondo Porto Vivo, queste sono le nuove regole:"),
        ("de", "Laut Hafenwacht sind das die neuen Regeln:"),
    ],
)
def test_a_view_before_a_colon_opens_a_list(language: str, opening: str) -> None:
    """An attribution without a verb may announce points; they are whose view it gives."""
    points = ("- One pays by the day and by the tonne.", "- Nobody moors there without a light at night.")
    made = dossier(article("a", opening, *points, language=language), language=language)
    assert not made.unread
    origins = [position.origin for position in positions.derive(made)]
    assert all(isinstance(origin, Citation) and origin.passage.text != opening for origin in origins)


@pytest.mark.parametrize(
    "text", [":", "“”", "«»", "„“", "…", "said", "“A”, said", "— ", "🚢", "12", "The:", "X:", "sagte,"]
)
@pytest.mark.parametrize("language", ["en", "it", "de", "xx"])
def test_scraps_say_nothing_and_stop_nothing(text: str, language: str) -> None:
    """Marks, single words, figures and emoji are read like any other sentence."""
    made = dossier(article("a", text, "The Port Club said that fees rise.", language=language), language=language)
    assert not made.unread and not made.analyses[0].problems


def test_the_verb_names_nobody_far_before_a_colon() -> None:
    """A list belongs to who announces it right before; after nine more words it is the text's own."""
    near = ("The Port Club argues that:", "- Nobody was asked about the new fees.")
    far = ("The Port Club argues that one should first of all look at the following points here:", near[1])
    assert [statement.carried for statement in dossier(article("a", *near)).statements] == [True]
    assert not [statement for statement in dossier(article("a", *far)).statements if statement.carried]


@pytest.mark.parametrize(
    ("language", "opening", "text"),
    [
        ("en", "The Port Club said:", "Fees pay for services of the port."),
        ("it", "Porto Vivo ha detto:", "Le tariffe pagano i servizi del porto."),
        ("de", "Die Hafenwacht sagte:", "Gebühren bezahlen alle Dienste hier."),
    ],
)
def test_a_colon_alone_says_nothing(language: str, opening: str, text: str) -> None:
    """Who is announced says what is a quotation; of another paragraph nothing, and the announcement is no position."""
    said = dossier(article("a", opening, f"> {text}", language=language), language=language).statements
    assert [(statement.sentence.text, statement.quoted) for statement in said] == [(text, True)]
    assert not dossier(article("a", opening, text, language=language), language=language).statements
