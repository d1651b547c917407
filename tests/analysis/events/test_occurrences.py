"""What happens on the dates of a sentence, by each language's examples and counter-examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.analysis.annotation import analyse
from generator.analysis.model import Occurrence
from tests.sections.conftest import article

DAY = dt.date(2026, 4, 8)
LANGUAGES = Path(__file__).parents[2] / "languages"


def examples(*keys: str) -> Iterator[tuple[str, str]]:
    """Language and text of the sentences under the keys."""
    for path in sorted(LANGUAGES.glob("*/events.yml")):
        told = yaml.safe_load(path.read_text("utf-8"))
        yield from ((path.parent.name, text) for key in keys for text in told[key])


def occurrences(language: str, text: str) -> tuple[Occurrence, ...]:
    """What happens in a sentence of a dated article."""
    sentences = analyse(article("a", text, language=language, published=DAY)).sentences
    return tuple(told for sentence in sentences for told in sentence.occurrences)


@pytest.mark.parametrize(("language", "text"), examples("events", "deadlines", "forecasts", "neither"))
def test_something_happens_on_a_date(language: str, text: str) -> None:
    """What stands beside the date tells of it."""
    assert occurrences(language, text)


@pytest.mark.parametrize(("language", "text"), examples("none"))
def test_dates_of_laws_prices_questions_and_reports_are_no_events(language: str, text: str) -> None:
    """A wrong entry in a timeline is worse than a missing one."""
    assert not occurrences(language, text)


@pytest.mark.parametrize(("language", "text"), examples("deadlines"))
def test_the_last_day_for_something_is_a_deadline(language: str, text: str) -> None:
    """Somebody can or must do it by then."""
    assert occurrences(language, text)[-1].deadline


@pytest.mark.parametrize(("language", "text"), examples("forecasts", "neither"))
def test_other_dates_are_no_deadlines(language: str, text: str) -> None:
    """A day by which something happens only says when."""
    assert not any(told.deadline for told in occurrences(language, text))


@pytest.mark.parametrize(("language", "text"), examples("forecasts"))
def test_what_was_to_come_for_sure_was_expected(language: str, text: str) -> None:
    """The future tense, a plan, or a day that had not come."""
    told = occurrences(language, text)[-1]
    assert told.expected
    assert told.ahead
    assert not told.past


@pytest.mark.parametrize(("language", "text"), examples("neither"))
def test_what_is_past_fixed_or_only_possible_is_not_expected(language: str, text: str) -> None:
    """A rule fixes a day, a possibility promises none."""
    assert not any(told.expected for told in occurrences(language, text))
