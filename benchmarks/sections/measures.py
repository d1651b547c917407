"""Makes issues of any size from the samples' sentences, and times each section on them."""

from __future__ import annotations

import random
import re
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.site.__main__ import paragraphs
from generator.analysis.annotation import analyse
from generator.analysis.coreference import resolve
from generator.analysis.model import Dossier
from generator.languages.sentences import split
from generator.model.articles import Article, Rights, Work
from generator.model.briefings import SourceEntry
from generator.model.issues import Issue, IssueFile
from generator.reading.articles import read_articles
from generator.sections.registry import SECTIONS

SYLLABLES = ("ba", "cor", "del", "fin", "gra", "hol", "jun", "kel", "lor", "mar", "nod", "pel", "ros", "sen", "tov")
ORDERED = sorted(SECTIONS, key=lambda section: bool(section.needs))
"""The sections, those last that draw on others."""
NAMES = tuple(section.name for section in ORDERED)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by section, and the peak of memory in MB."""

    seconds: dict[str, float]
    peak: float


def articles(count: int, folder: Path) -> tuple[Article, ...]:
    """`count` articles, the same on every run: nine sentences in three paragraphs each."""
    chance = random.Random(count)
    pool = [sentence for text in paragraphs()["en"] for sentence in _sentences(" ".join(text.split()))]
    for number in range(count):
        chosen = [_varied(sentence, chance) for sentence in chance.sample(pool, 9)]
        text = "\n\n".join(" ".join(chosen[start : start + 3]) for start in (0, 3, 6))
        day = f"2026-{1 + number % 9:02}-{1 + number % 28:02}"
        head = f"title: {_varied(chosen[0], chance)[:60]!r}\npublished: {day}\nlang: en"
        (folder / f"article-{number}.md").write_text(f"---\n{head}\n---\n\n{text}\n", "utf-8")
    return read_articles(folder, rights=Rights.FULL, language="en").articles


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, "en")]


def _varied(sentence: str, chance: random.Random) -> str:
    """A sentence with half of its names and all of its figures but years exchanged."""
    named = re.sub(
        r"(?<=[a-z,] )[A-Z][a-z]{3,}",
        lambda name: "".join(chance.choices(SYLLABLES, k=3)).title() if chance.random() < 1 / 2 else name[0],
        sentence,
    )
    return re.sub(r"\b\d{1,3}\b", lambda figure: str(chance.randint(1, 28)), named)


def dossier(found: tuple[Article, ...]) -> Dossier:
    """One issue of these articles, each its own origin."""
    works = tuple(Work(one.id, (one,), one, str(at)) for at, one in enumerate(found))
    sources = tuple(SourceEntry(at, one, at) for at, one in enumerate(found, 1))
    analyses = {article.place: analyse(article) for article in found}
    return resolve(Issue(IssueFile("issue", "issue.md", {"": "Issue"}), works), "en", sources, analyses)


def measure(count: int, issues: int) -> Run:
    """Derives everything for `count` articles spread over so many issues."""
    with TemporaryDirectory() as folder:
        found = articles(count, Path(folder))
    taken = dict.fromkeys(NAMES, 0.0)
    for number in range(issues):
        one = dossier(found[number::issues])
        made: dict[str, Any] = {}
        for section in ORDERED:
            needed = (made[name] for name in section.needs)
            made[section.name] = _timed(partial(section.derive, one, *needed), section.name, taken)
    return Run(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _timed(make: Callable[[], Any], name: str, taken: dict[str, float]) -> Any:
    started = time.process_time()
    made = make()
    taken[name] += time.process_time() - started
    return made
