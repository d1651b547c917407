"""What a reader takes to be contradictions in the sample articles, against what the section finds: no wrong one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analysis.model import Dossier
from generator.model.articles import Article, Citation, Rights
from generator.model.briefings import Contradiction
from generator.reading.articles import read_articles
from generator.sections import contested
from tests.sections.conftest import dossier

ROOT = Path(__file__).parents[2]
WANTED: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "contested.yml").read_text("utf-8"))

TODAY = dt.date(2026, 11, 22)


@cache
def _articles() -> tuple[Article, ...]:
    read = read_articles(ROOT / "seeds", rights=Rights.FULL, language="en")
    return tuple(one for one in read.articles if not one.draft and (one.published is None or one.published <= TODAY))


def _dossier(issue: str, language: str) -> Dossier:
    found = [article for article in _articles() if article.path.split("/")[0] == issue]
    texts = [tuple(passage.text for passage in article.passages[:5]) for article in found]
    return replace(dossier(*found, origins=tuple(texts.index(text) + 1 for text in texts)), language=language)


def _place(citation: Citation) -> tuple[str, str]:
    return Path(citation.article.path).stem, " ".join(citation.passage.text.split())


def _is(pair: Contradiction, entry: dict[str, Any]) -> bool:
    ends = ([(one["article"], " ".join(one["text"].split())) for one in entry[side]] for side in ("one", "other"))
    first, second = ends
    same = pair.kind.value == entry["kind"] and pair.newer is entry["newer"]
    return same and _place(pair.one) in first and _place(pair.other) in second


@pytest.mark.parametrize("language", ["en", "it", "de"])
@pytest.mark.parametrize("issue", sorted(WANTED))
def test_contradictions_are_those_a_reader_found(issue: str, language: str) -> None:
    """On each page every contradiction that a reader found is shown once, and nothing else."""
    found = contested.derive(_dossier(issue, language))
    assert [pair for pair in found if not any(_is(pair, entry) for entry in WANTED[issue])] == []
    for entry in WANTED[issue]:
        count = sum(_is(pair, entry) for pair in found)
        assert count == 1 or (count == 0 and entry.get("optional")), entry
