"""What sentences claim, by the corpora of the languages."""

from pathlib import Path

import pytest
import yaml

from generator.analysis.model import AnswerClaim, DateClaim, Mood
from tests.sections.conftest import article, dossier

CORPORA = Path(__file__).parents[2] / "languages"
LANGUAGES = ["de", "en", "it"]
READ = {language: yaml.safe_load((CORPORA / language / "claims.yml").read_text("utf-8")) for language in LANGUAGES}


def claimed(text: str, language: str) -> str:
    """What a single sentence claims, as the corpora write it."""
    found = dossier(article("a", text, language=language), language=language).claims
    answers = [_answer(claim) for claims in found for claim in claims.answers]
    dates = [_date(claim) for claims in found for claim in claims.dates]
    return ", ".join(answers + dates)


def _answer(claim: AnswerClaim) -> str:
    mood = "" if claim.mood is Mood.PLAIN else claim.mood.value
    marks = "denied" * claim.negated, "so far" * claim.yet
    return " ".join(filter(None, ("not" * (claim.sign < 0), claim.act.key if claim.act else "so", mood, *marks)))


def _date(claim: DateClaim) -> str:
    marks = "moved" * claim.moved, "one of several" * claim.loose
    return " ".join(filter(None, (claim.act or "on", claim.dating.first.isoformat(), *marks)))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [(language, text, wanted) for language in LANGUAGES for text, wanted in READ[language]["claims"].items()],
)
def test_claims_of_the_corpora(language: str, text: str, wanted: str) -> None:
    """Each act with yes or no, when it is, and the days of events."""
    assert claimed(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in LANGUAGES for text in READ[language]["none"]]
)
def test_sentences_that_claim_nothing(language: str, text: str) -> None:
    """What asks, leaves it open, or holds for a part only says neither yes nor no."""
    assert claimed(text, language) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpora_are_large_enough(language: str) -> None:
    """Forty sentences of each kind a language, at least."""
    assert min(map(len, READ[language].values())) >= 40
