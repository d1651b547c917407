"""How many contradictions between two short texts are found, and how many that are none: ours and a naive peer."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from generator.analysis.annotation import analyse
from generator.analysis.coreference import resolve
from generator.analysis.model import Dossier
from generator.analysis.words import words
from generator.languages.loading import language_data
from generator.languages.sentences import split
from generator.model.articles import Article, Block, BlockKind, Part, Passage, Work
from generator.model.briefings import SourceEntry
from generator.model.issues import Issue, IssueFile
from generator.sections import contested

PAIRS = Path(__file__).parent / "pairs.yml"
DAYS = (dt.date(2026, 3, 2), dt.date(2026, 3, 5))
SIZES = (100, 300, 1000)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs found and missed, and compatible ones taken for contradictions."""

    right: int
    missed: int
    wrong: int

    def __str__(self) -> str:
        """Precision, recall and counts on one line."""
        precision, recall = self.right / max(1, self.right + self.wrong), self.right / (self.right + self.missed)
        return f"precision {precision:6.1%}  recall {recall:6.1%}  ({self.right} right, {self.wrong} wrong)"


def article(identifier: str, texts: Iterable[str], language: str, published: dt.date | None) -> Article:
    """An article of one paragraph a text."""
    blocks: list[Block] = []
    count = 0
    for line, text in enumerate(texts, 1):
        places = split(text, language)
        passages = tuple(Passage(f"s{count + n}", text[a:b], language, a, b) for n, (a, b) in enumerate(places, 1))
        blocks.append(Block(BlockKind.PARAGRAPH, Part.BODY, text, line, passages))
        count += len(passages)
    return Article(identifier, f"{identifier}.md", language, identifier, tuple(blocks), published=published)


def dossier(articles: Iterable[Article]) -> Dossier:
    """The articles as one issue, each its own origin."""
    every = tuple(articles)
    works = tuple(Work(one.id, (one,), one, one.id) for one in every)
    sources = tuple(SourceEntry(number, one, number) for number, one in enumerate(every, 1))
    issue = Issue(IssueFile("issue", "issue.md", {"": "Issue"}), works)
    analyses = {article.place: analyse(article) for article in every}
    return resolve(issue, every[0].language, sources, analyses)


def ours(case: dict[str, Any]) -> bool:
    """Whether the section shows a pair."""
    first, _, second = case["in"].partition("-")
    days = case.get("days", DAYS)
    one, other = article("a", [case["one"]], first, days[0]), article("b", [case["other"]], second or first, days[1])
    return bool(contested.derive(dossier([one, other])))


def naive(case: dict[str, Any]) -> bool:
    """Whether two texts share half of the shorter one's words and differ in a number, or in a negation."""
    first, _, second = case["in"].partition("-")
    one, other = set(words(case["one"])), set(words(case["other"]))
    numbers = [set(_NUMBER.findall(case[side])) for side in ("one", "other")]
    denied = [
        bool(language_data(language).reporting.negations & own)
        for language, own in ((first, one), (second or first, other))
    ]
    plain = [{word for word in own if not word[0].isdigit()} for own in (one, other)]
    alike = len(plain[0] & plain[1]) >= min(map(len, plain)) / 2
    return alike and (bool(numbers[0] - numbers[1] and numbers[1] - numbers[0]) or denied[0] != denied[1])


def score(cases: list[dict[str, Any]], finds: Callable[[dict[str, Any]], bool]) -> Score:
    """The score of a method on some pairs."""
    found = [(case["is"] != "none", finds(case)) for case in cases]
    return Score(found.count((True, True)), found.count((True, False)), found.count((False, True)))


def grown(cases: list[dict[str, Any]], count: int) -> Iterator[Article]:
    """So many articles of ten sentences of the pairs each, no two of one article's sentences alike."""
    texts = [(case[side], case["in"][:2]) for case in cases for side in ("one", "other") if "-" not in case["in"]]
    for number in range(count):
        language = ("en", "it", "de")[number % 3]
        own = [text for text, code in texts if code == language]
        chosen = islice(cycle(own), number * 7 % len(own), number * 7 % len(own) + 10)
        yield article(f"a{number}", (f"{text[:-1]} {number % 97}." for text in chosen), language, DAYS[number % 2])


def main() -> None:
    """Prints the scores of both, part by part, and how the time grows with the articles of an issue."""
    cases = yaml.safe_load(PAIRS.read_text("utf-8"))
    parts = list(dict.fromkeys(case["part"] for case in cases))
    for part in [*parts, "all"]:
        own = [case for case in cases if part in (case["part"], "all")]
        for name, finds in (("ours", ours), ("naive", naive)):
            start = time.perf_counter()
            found = score(own, finds)
            spent = (time.perf_counter() - start) * 1000 / len(own)
            print(f"{part:5} {len(own):4} pairs  {name:6} {found}  {spent:6.2f} ms a pair")
    for kind in ("figure", "date", "office", "answer"):
        own = [case for case in cases if case["is"] == kind]
        print(f"{kind:6} recall {sum(map(ours, own)) / len(own):6.1%} of {len(own)}")
    for size in map(int, sys.argv[1:] or SIZES):
        issue = dossier(grown(cases, size))
        start = time.perf_counter()
        contested.derive(issue)
        spent = time.perf_counter() - start
        print(f"{size:6} articles in one issue  {spent:6.1f} s  {spent * 1000 / size:5.1f} ms an article")


if __name__ == "__main__":
    main()
