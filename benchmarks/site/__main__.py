"""`python -m benchmarks.site [COUNT…]`: seconds by stage for so many articles, recombined from the samples."""

from __future__ import annotations

import random
import re
import sys
import tempfile
from pathlib import Path

from generator import pipeline
from generator.config import load
from tests.conftest import ROOT, SAMPLE_DAY
from tests.making import project

LANGUAGES = ("en", "it", "de")
ISSUES = 20
"""Issues that the articles are spread over; each holds COUNT / ISSUES of them."""


def paragraphs() -> dict[str, list[str]]:
    """The sample articles' paragraphs by language."""
    found: dict[str, list[str]] = {code: [] for code in LANGUAGES}
    for path in sorted((ROOT / "seeds").rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig")
        language = re.search(r"^lang\w*: *['\"]?(\w\w)", text, re.M)
        body = text.split("\n---\n", 1)[-1]
        if language and language[1] in found:
            found[language[1]] += [p for p in re.split(r"\n\s*\n", body) if len(p) > 150 and p[0].isalpha()]
    return found


def articles(count: int) -> dict[str, str | bytes]:
    """`count` articles, each of six sentences' worth of paragraphs in a random order, the same on every run."""
    chance, pool = random.Random(count), paragraphs()
    files: dict[str, str | bytes] = {}
    for number in range(count):
        language = LANGUAGES[number % 3]
        sentences = [s for p in chance.sample(pool[language], 6) for s in re.split(r"(?<=[.!?]) ", " ".join(p.split()))]
        chance.shuffle(sentences)
        text = "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))
        day = f"2026-{1 + number % 9:02}-{1 + number % 28:02}"
        head = f"title: Article {number}\npublished: {day}\nlang: {language}\nissue: issue-{number % ISSUES}"
        files[f"seeds/{number % 50}/article-{number}.md"] = f"---\n{head}\n---\n\n{text}\n"
    return files


def main(counts: list[int]) -> None:
    """Prints a table: one line a size, seconds by stage, and seconds a hundred articles."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            config = load(project(Path(folder), articles(count)), environment=SAMPLE_DAY)
            outcome = pipeline.build(config, journal=pipeline.Journal())
        total = sum(outcome.seconds.values())
        stages = " | ".join(f"{name} {seconds:.1f}" for name, seconds in outcome.seconds.items())
        print(f"| {count} | {outcome.pages} | {total:.1f} | {100 * total / count:.2f} | {stages} |", flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [100, 300, 1000])
