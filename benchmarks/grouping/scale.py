"""Articles in any number for measuring growth: sentences of the samples, recombined by made-up subjects."""

from __future__ import annotations

import math
import random
import re
import resource
from string import ascii_lowercase
from time import process_time

from generator.grouping.issues import group
from generator.grouping.suggestions import suggest
from generator.grouping.traits import sentences
from generator.model.articles import Article, Rights
from generator.reading.articles import read_articles
from tests.making import ROOT, article

LANGUAGES = ("en", "it", "de")

_A_SUBJECT = 20
"""Articles of one subject."""
_RENAMED = 0.8
"""How many of the names and terms a subject has for itself."""
_TELLING = re.compile(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ]\w+|\w{7,}")
"""Names, and words long enough to be terms."""


def samples() -> list[Article]:
    """The sample articles."""
    return list(read_articles(ROOT / "seeds", rights=Rights.FULL, shown_as="seeds", language="en").articles)


def articles(number: int) -> list[Article]:
    """So many articles, the same on every run: each of ten sentences, six from its subject's own fifteen.

    A subject has names and long words of its own in the place of most of those of the samples, which are few: without
    that any two articles would share half of their sentences.
    """
    chance = random.Random(number)
    pool: dict[str, list[str]] = {code: [] for code in LANGUAGES}
    for one in samples():
        pool[one.language] += sentences(one)
    made = []
    for subject in range(-(-number // _A_SUBJECT)):
        own = {code: [_told(s, subject) for s in chance.sample(pool[code], 15)] for code in LANGUAGES}
        for place in range(_A_SUBJECT):
            code = LANGUAGES[place % len(LANGUAGES)]
            title, *rest = chance.sample(own[code], 6) + [_told(s, subject) for s in chance.sample(pool[code], 4)]
            made.append(article(f"subject-{subject}-{place}", *rest, language=code, title=title))
    return made[:number]


def _told(sentence: str, subject: int) -> str:
    return _TELLING.sub(lambda match: _renamed(match[0], subject), sentence)


def _renamed(word: str, subject: int) -> str:
    """The word, or one that no language has; the same for the same stem in each of a subject's texts."""
    chance = random.Random(f"{subject} {word[:6]}")
    made = "".join(chance.choices(ascii_lowercase, k=7))  # so many that subjects do not meet by chance
    return word if chance.random() > _RENAMED else made.capitalize() if word[0].isupper() else made


def table(sizes: list[int]) -> None:
    """Prints a line a size: processor seconds by stage, the whole process's greatest memory, and how the time grew."""
    print(f"{'articles':>8}{'proposals':>10}{'works':>8}{'suggest':>9}{'seconds':>9}{'MB':>7}{'growth':>8}")
    before: tuple[int, float] | None = None
    for size in sizes:
        given = articles(size)
        started = process_time()
        grouping = group(given, [])
        grouped = process_time() - started
        proposals = len(suggest(grouping).new)
        total = process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        power = math.log(total / before[1]) / math.log(size / before[0]) if before else None
        print(
            f"{size:8}{proposals:10}{grouped:8.1f}{total - grouped:9.1f}{total:9.1f}{peak / 1024:7.0f}"
            + (f"  n^{power:.2f} (n log n: n^{_n_log_n(before[0], size):.2f})" if power is not None and before else ""),
            flush=True,
        )
        before = size, total


def _n_log_n(before: int, size: int) -> float:
    """The power of n by which n log n grows between two sizes."""
    return math.log(size * math.log(size) / (before * math.log(before))) / math.log(size / before)
