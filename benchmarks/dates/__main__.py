"""Measure the reading of dates: python -m benchmarks.dates GOLD.jsonl… [--peer N] [--folds N]

A gold file has one document a line: {id, language, reference, text, timexes: [{start, end, type, value}]}.
Prints, for each file, the measures; the spread of the calendar measure over folds of documents; what each family
of rules and each step of resolution brings (the measures without it); the time for 1,000 sentences; and the same
texts' time with the usual date-search library, where it is installed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.dates.measures import NAMES, count, f1, total
from generator.dates import discourse, engine
from generator.dates.discourse import Discourse
from generator.dates.lexicon import lexicon
from generator.dates.scan import DateLexicon, tokenize
from generator.dates.timex import Timex

Document = dict[str, Any]
Reader = Callable[[Document], list[dict[str, Any]]]
TOKENS_OF_A_SENTENCE = 25


def main() -> None:
    """Read the command line, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument(
        "--peer", type=int, default=0, metavar="N", help="time and score a peer on the first N documents"
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument(
        "--hostile", type=int, default=0, metavar="BYTES", help="time texts of this length of one piece"
    )
    args = parser.parse_args()
    for path in args.gold:
        documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        print(f"\n{path.stem}: {len(documents)} documents")
        print_measures(documents, args.folds)
        print_ablation(documents)
        print_speed(documents)
        if args.peer:
            print_peer(documents[: args.peer])
    if args.hostile:
        print_hostile(args.hostile)


def read(document: Document, words: DateLexicon | None = None) -> list[dict[str, Any]]:
    """Our expressions of a document."""
    reference = date.fromisoformat(document["reference"]) if document["reference"] else None
    found = engine.annotate(document["text"], words or lexicon(document["language"]), reference)
    return [plain(timex) for timex in found]


def plain(timex: Timex) -> dict[str, Any]:
    """An expression as the gold writes it."""
    return {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value}


def measure(documents: list[Document], reader: Reader = read) -> list[Counter[str]]:
    """The counts of each document."""
    return [count(document["timexes"], reader(document)) for document in documents]


def print_measures(documents: list[Document], folds: int) -> None:
    """The four measures, and the calendar measure over folds."""
    counts = measure(documents)
    whole = total(counts)
    print("  " + "  ".join(f"{name} {f1(whole, name):.1f}" for name in NAMES))
    parts = [f1(total(counts[i::folds]), "calendar") for i in range(folds)]
    spread = statistics.pstdev(parts)
    print(f"  calendar over {folds} folds: " + " ".join(f"{p:.1f}" for p in parts) + f"  (deviation {spread:.1f})")


def print_ablation(documents: list[Document]) -> None:
    """The loss without each family of rules and each step of resolution."""
    whole = total(measure(documents))
    words = lexicon(documents[0]["language"])
    families = sorted({rule.family for rules in words.rules.values() for rule in rules})
    print("  without          calendar  value")
    for family in families:
        fewer = without(words, family)
        print_loss(family, whole, total(measure(documents, lambda d, fewer=fewer: read(d, fewer))))  # type: ignore[misc]
    for step, off in STEPS.items():
        with off():
            print_loss(step, whole, total(measure(documents)))


def print_loss(name: str, whole: Counter[str], part: Counter[str]) -> None:
    """One line of the ablation: points lost."""
    print(f"  {name:16}" + "".join(f"{f1(part, m) - f1(whole, m):+9.1f}" for m in ("calendar", "value")))


def without(words: DateLexicon, family: str) -> DateLexicon:
    """A language's data without one family of rules."""
    return replace(words, rules={c: tuple(r for r in rules if r.family != family) for c, rules in words.rules.items()})


@contextmanager
def no_tense() -> Iterator[None]:
    """Resolve without looking at verbs."""
    with mock.patch.object(Discourse, "tense", lambda *_: None):
        yield


@contextmanager
def no_narrative() -> Iterator[None]:
    """Read every text as news."""
    with mock.patch.object(engine, "is_narrative", lambda *_: False):
        yield


@contextmanager
def no_shared_year() -> Iterator[None]:
    """Let a sentence's stated year not hold for its other dates."""
    with mock.patch.object(discourse, "_YEARED", ()):
        yield


STEPS = {"(tense)": no_tense, "(narrative line)": no_narrative, "(sentence's year)": no_shared_year}


def print_speed(documents: list[Document]) -> None:
    """Seconds for 1,000 sentences, the best of three runs."""
    best = min(timed(documents, read) for _ in range(3))
    tokens = sum(len(tokenize(document["text"])) for document in documents)
    print(f"  {best / tokens * TOKENS_OF_A_SENTENCE * 1000:.3f} s for 1,000 sentences of 25 tokens")


def timed(documents: list[Document], reader: Reader) -> float:
    """Seconds to read all documents."""
    start = time.perf_counter()
    for document in documents:
        reader(document)
    return time.perf_counter() - start


def print_peer(documents: list[Document]) -> None:
    """The same texts through the peer: its measures and how many times longer it takes."""
    try:
        from dateparser.search import search_dates  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        print("  peer: dateparser is not installed")
        return

    def peer(document: Document) -> list[dict[str, Any]]:
        base = {"RELATIVE_BASE": date_time(document["reference"])} if document["reference"] else {}
        found = search_dates(document["text"], languages=[document["language"]], settings=base) or []
        return list(placed(document["text"], found))

    ours, theirs = timed(documents, read), timed(documents, peer)
    peers, own = total(measure(documents, peer)), total(measure(documents))
    print(f"  first {len(documents)} documents: peer takes {theirs / ours:.0f} times as long as ours;")
    print("    peer " + "  ".join(f"{name} {f1(peers, name):.1f}" for name in NAMES))
    print("    ours " + "  ".join(f"{name} {f1(own, name):.1f}" for name in NAMES))


def date_time(reference: str) -> Any:
    """The document's date as the peer wants it."""
    import datetime

    return datetime.datetime.fromisoformat(reference)


def placed(text: str, found: list[tuple[str, Any]]) -> Iterator[dict[str, Any]]:
    """The peer's expressions with their places, in order."""
    end = 0
    for words, moment in found:
        start = text.find(words, end)
        if start >= 0:
            end = start + len(words)
            yield {"start": start, "end": end, "type": "DATE", "value": moment.date().isoformat()}


def print_hostile(length: int) -> None:
    """Seconds of processor time for a text of one repeated piece, and for twice as long a one."""
    print("\nhostile texts, seconds for one length and for twice that")
    for piece in ("7", "next ", "1/", "3, ", "2025-", "1-1-", "of the ", "a"):
        times = []
        for size in (length, 2 * length):
            start = time.process_time()
            engine.timexes(piece * (size // len(piece)), language="en", reference=date.min + timedelta(700_000))
            times.append(time.process_time() - start)
        print(f"  {piece!r:10} {times[0]:6.2f} {times[1]:6.2f}")


if __name__ == "__main__":
    main()
