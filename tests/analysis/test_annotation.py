"""An article's analysis: made once, whole, and never stopped by one of its sentences."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from generator.analysis import annotation
from generator.analysis.annotation import ANNOTATORS, Annotator, analyse
from generator.analysis.model import Sentence
from generator.sections.derivation import derive
from tests.sections.conftest import article, dossier

LINES = (
    "# The ferries",
    "The Harbour Union (HU) argues that 12 ferries are too few.",
    "A ferry pool is a fund with a formula that sets the fare.",
    "On 3 March 2026 the council voted.",
)


def _refusing(annotator: Annotator, word: str) -> Annotator:
    """The annotator, which raises where a sentence has the word."""

    def annotate(sentence: Sentence) -> Sentence:
        if word in sentence.text:
            raise ValueError("empty separator")
        return annotator.annotate(sentence)

    return replace(annotator, annotate=annotate)


@pytest.mark.parametrize("name", [annotator.name for annotator in ANNOTATORS])
def test_an_annotator_that_fails_costs_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The sentence keeps its words and holds nothing, a problem names file, line and passage, the others are read."""
    broken = tuple(_refusing(one, "Union") if one.name == name else one for one in ANNOTATORS)
    whole = analyse(article("a", *LINES))
    monkeypatch.setattr(annotation, "ANNOTATORS", broken)
    analysis = analyse(article("a", *LINES), shown="seeds/a.md")
    (problem,) = analysis.problems
    assert (problem.path, problem.line) == ("seeds/a.md", 2)
    assert problem.passage == "s2" and "empty separator" in problem.problem
    unread = [sentence for sentence in analysis.sentences if sentence.unread]
    assert [sentence.text for sentence in unread] == [LINES[1]]
    assert not (unread[0].tokens or unread[0].reports or unread[0].mentions)
    others = [sentence for sentence in analysis.sentences if not sentence.unread]
    assert others == [sentence for sentence in whole.sentences if sentence.text != LINES[1]]


@pytest.mark.parametrize("name", ["expressions", "roster", "abbreviations"])
def test_what_fails_for_the_whole_text_costs_no_sentence(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Dates, names and abbreviations that are read together fail together, and alone."""

    def refuse(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(annotation, name, refuse)
    analysis = analyse(article("a", *LINES))
    assert [problem.line for problem in analysis.problems] == [0]
    assert all(sentence.tokens for sentence in analysis.sentences)


def test_each_passage_has_a_sentence_and_only_those_that_report_have_a_place() -> None:
    """Headings are read too, but are no place in the report."""
    analysis = analyse(article("a", *LINES))
    assert [sentence.passage for sentence in analysis.sentences] == list(analysis.article.passages)
    assert [sentence.place for sentence in analysis.sentences] == [-1, 0, 1, 2]


def test_a_dossier_survives_another_process() -> None:
    """What is derived from a dossier that was written and read again is the same."""
    made = dossier(article("a", *LINES), article("b", "The Harbour Union said on Monday that it objects."))
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert derive(again) == derive(made)
