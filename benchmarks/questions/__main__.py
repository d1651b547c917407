"""Compares the likeness of questions and their merging with rapidfuzz, scikit-learn and difflib, in one run.

    python -m benchmarks.questions [FOLDER/questions]

FOLDER holds `LANGUAGE_pairs.csv` with the columns `question_1`, `question_2` and `similar` (1 or 0): all systems rank
its pairs (average precision), and ours prints what it merges among all questions of a set, to be judged by hand.
Precision and recall of merges come from `tests/languages/*/questions.yml`, judged by hand, near-misses among
them. Needs rapidfuzz and scikit-learn beside the project's own packages.
"""

from __future__ import annotations

import csv
import difflib
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import yaml
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from generator.analysis.questions.reading import read_question
from generator.sections.questions.comparison import same_question
from generator.sections.questions.likeness import Likeness

Pairs = Sequence[tuple[str, str]]
System = Callable[[Pairs, str], list[float]]
JUDGED = Path(__file__).parents[2] / "tests" / "languages"
THRESHOLD = 0.85
"""From which likeness a peer merges."""


def main(folder: str | None) -> None:
    """Prints the table of each list, then what is merged among all questions of a set."""
    for path in sorted(Path(folder).glob("*_pairs.csv")) if folder else []:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [
                (row["question_1"].strip(), row["question_2"].strip(), row["similar"]) for row in csv.DictReader(lines)
            ]
        _rank(path.name, [row[:2] for row in rows], [int(row[2]) for row in rows], path.name[:2])
        _print_merges(rows, path.name[:2])
    for path in sorted(JUDGED.glob("*/questions.yml")):
        corpus, language = yaml.safe_load(path.read_text("utf-8")), path.parent.name
        pairs = [(first, second) for first, second in (*corpus["same"], *corpus["apart"])]
        _merge(language, pairs, [place < len(corpus["same"]) for place in range(len(pairs))], language)


def _rank(name: str, pairs: Pairs, same: list[int], language: str) -> None:
    print(f"\n{name}: {len(pairs)} pairs\n{'system':24}{'average precision':>18}{'seconds':>9}")
    for system, score in {**PEERS, "ours": ours}.items():
        started = time.perf_counter()
        scores = score(pairs, language)
        print(f"{system:24}{100 * average_precision_score(same, scores):18.2f}{time.perf_counter() - started:9.3f}")


def _print_merges(rows: Sequence[tuple[str, str, str]], language: str) -> None:
    judged = {frozenset(row[:2]): row[2] for row in rows}
    questions = list(dict.fromkeys(question for row in rows for question in row[:2]))
    started = time.perf_counter()
    merged = [pair for pair in combinations(questions, 2) if _same(*pair, language)]
    seconds = time.perf_counter() - started
    print(
        f"ours merges {len(merged)} of all pairs of {len(questions)} questions, in {seconds:.3f} s ({{}} = as judged)"
    )
    for first, second in merged:
        print(f"  {{{judged.get(frozenset((first, second)), '?')}}} {first} = {second}")


def _merge(name: str, pairs: Pairs, same: list[bool], language: str) -> None:
    print(f"\n{name}: {len(pairs)} pairs judged by hand\n{'system':24}{'merged':>8}{'precision':>11}{'recall':>8}")
    decided = {system: [value >= THRESHOLD for value in score(pairs, language)] for system, score in PEERS.items()} | {
        "ours": [_same(*pair, language) for pair in pairs]
    }
    for system, merges in decided.items():
        right = sum(merge and own for merge, own in zip(merges, same, strict=True))
        precision = f"{100 * right / sum(merges):.1f}" if any(merges) else "-"
        print(f"{system:24}{sum(merges):8}{precision:>11}{100 * right / sum(same):8.1f}")


def _same(first: str, second: str, language: str) -> bool:
    return same_question(read_question(first, language), read_question(second, language))


def ours(pairs: Pairs, language: str) -> list[float]:
    """The likeness within the set of all questions."""
    places = {question: place for place, question in enumerate(dict.fromkeys(one for pair in pairs for one in pair))}
    alike = Likeness([read_question(question, language) for question in places])
    return [alike.score(places[first], places[second]) for first, second in pairs]


def tfidf(pairs: Pairs, language: str) -> list[float]:
    """The cosine of tf-idf weighted runs of 3 to 5 letters, from scikit-learn."""
    places = {question: place for place, question in enumerate(dict.fromkeys(one for pair in pairs for one in pair))}
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(places)
    return [float(vectors[places[first]].multiply(vectors[places[second]]).sum()) for first, second in pairs]


def _fuzzy(ratio: Callable[[str, str], float]) -> System:
    return lambda pairs, language: [ratio(first.casefold(), second.casefold()) / 100 for first, second in pairs]


def sequence(pairs: Pairs, language: str) -> list[float]:
    """The ratio of difflib's SequenceMatcher."""
    return [difflib.SequenceMatcher(None, first.casefold(), second.casefold()).ratio() for first, second in pairs]


PEERS: dict[str, System] = {
    "rapidfuzz token set": _fuzzy(fuzz.token_set_ratio),
    "rapidfuzz token sort": _fuzzy(fuzz.token_sort_ratio),
    "rapidfuzz WRatio": _fuzzy(fuzz.WRatio),
    "scikit-learn tf-idf": tfidf,
    "difflib": sequence,
}


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
