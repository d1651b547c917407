"""Figures: what a sentence counts, by the corpora of the languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.analysis.model import Figure
from generator.languages.loading import known
from tests.sections.conftest import annotated

CORPORA = Path(__file__).parents[2] / "languages"
LANGUAGES = known()
READ = {language: yaml.safe_load((CORPORA / language / "figures.yml").read_text("utf-8")) for language in LANGUAGES}
COUNTED = [(language, text, wanted) for language in LANGUAGES for text, wanted in READ[language]["figures"].items()]
UNCOUNTED = [(language, text) for language in LANGUAGES for text in READ[language]["none"]]


def _written(figure: Figure) -> tuple[str, float, str]:
    bound = {1: ">", -1: "<", 0: ""}[figure.bound]
    return ("~" if figure.about else "") + bound, figure.value, figure.unit


def _wanted(text: str) -> tuple[str, float, str]:
    value, _, unit = text.partition(" ")
    digits = value.lstrip("~<>")
    return value.removesuffix(digits), float(digits), unit


@pytest.mark.parametrize(("language", "text", "wanted"), COUNTED)
def test_figures_of_the_corpora(language: str, text: str, wanted: str) -> None:
    """Each figure is read with its unit and with what bounds or rounds it."""
    found = [_written(figure) for figure in annotated(text, language).figures]
    assert found == [_wanted(part) for part in wanted.split(", ")]


@pytest.mark.parametrize(("language", "text"), UNCOUNTED)
def test_numbers_that_count_nothing(language: str, text: str) -> None:
    """Labels, laws, dates, ranges, shares, versions and differences are no figures."""
    assert annotated(text, language).figures == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It cost US$45 in all.", "US$45"),
        ("It cost €2 million.", "€2 million"),
        ("It cost EUR 45 then.", "EUR 45"),
        ("Sie kostete 3 Mrd. Euro.", "3 Mrd. Euro"),
        ("It pays 1.3bn in tax.", "1.3"),
    ],
)
def test_a_figure_stands_where_its_words_do(text: str, words: str) -> None:
    """Sign, scale and unit belong to the figure, before or after it."""
    (figure,) = annotated(text, "de" if "Mrd" in text else "en").figures
    assert text[figure.start : figure.end].startswith(words)
