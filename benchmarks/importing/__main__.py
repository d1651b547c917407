"""Prints how long `briefings import` takes for more and more scraped pages: `python -m benchmarks.importing [SIZE…]`.

For each size (100, 200 and 400 when none is given; 10,000 is what we claim), made-up pages in three languages are
imported into an empty folder, once more, when nothing changes, and a third time as a dry run, which reads everything.
Memory is the most that the process and its children have had so far, so that sizes are best given from small to large.
Growth is the exponent by which the time grows with the number of files, from one size to the next: 1 is in proportion.
`--steps` prints the seconds of each hundred files of the first runs.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from generator.importing.inputs import inputs

from generator.importing.documents import Status
from generator.importing.run import Settings, import_files

SIZES = (100, 200, 400)
WHO = {
    "en": ("The council", "The harbour master", "A shipping company", "The mayor", "An association of fishermen"),
    "it": ("Il consiglio", "Il comandante del porto", "Una compagnia", "La sindaca", "Un'associazione di pescatori"),
    "de": ("Der Rat", "Der Hafenmeister", "Eine Reederei", "Die Bürgermeisterin", "Ein Verband der Fischer"),
}
WHAT = {
    "en": "said on Monday that fee number {} for quay {} would not be paid before the {} ships have been counted.",
    "it": "ha detto lunedì che la tassa numero {} per il molo {} non si paga prima che le {} navi siano contate.",
    "de": "sagte am Montag, dass die Gebühr Nummer {} für Kai {} nicht bezahlt wird, bevor {} Schiffe gezählt sind.",
}


def page(number: int) -> str:
    """One scraped page, like no other: headline, glued byline, text, list, questions, related reads."""
    draw = random.Random(number)
    code = ("en", "it", "de")[number % 3]
    numbers = [(draw.randrange(10**6), draw.randrange(10**6), draw.randrange(99)) for _ in range(14)]
    said = [f"{draw.choice(WHO[code])} {WHAT[code].format(*three)}" for three in numbers]
    related = "\n\n".join(f"A ship that nobody ordered {n}\n\nmarsbit{n}h ago" for n in range(1, 5))
    return (
        f"Harbour report {number} of the port\n\nExample CourierPublished on 2026-03-04Last updated on 2026-03-05\n\n"
        f"Abstract\n\n{said[0]}\n\n"
        + "\n\n".join(" ".join(said[at : at + 2]) for at in range(1, 11, 2))
        + f"\n\nFinal Summary\n\n  • {said[11]}\n  • {said[12]}\n\n"
        + f"Related Questions\n\nQWhat was said?\n\nA{said[13]}\n\n"
        + f"Related Reads\n\n{related}\n\nTrading\n\nSpot\nFutures\n"
    )


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.importing", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of files")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes side by side")
    parser.add_argument("--steps", action="store_true", help="print the seconds of each hundred files")
    given = parser.parse_args()
    print(f"{given.jobs} processes\n\n| files | first run, s | ms a file | growth | again, s | dry run, s | MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    before: tuple[int, float] | None = None
    for size in given.sizes:
        (first, again, dry), steps = measured(size, given.jobs)
        growth = f"{math.log(first / before[1]) / math.log(size / before[0]):.2f}" if before else ""
        cells = (f"{size:,}", f"{first:.1f}", f"{1000 * first / size:.1f}", growth, f"{again:.1f}", f"{dry:.1f}")
        print(f"| {' | '.join(cells)} | {megabytes():.0f} |", flush=True)
        before = size, first
        for number, seconds in enumerate(steps, 1) if given.steps else ():
            print(f"{number * 100:>6} {seconds:.2f} s", file=sys.stderr)


def megabytes() -> float:
    """The most memory that this process, or one of its children, has had."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


def measured(size: int, jobs: int) -> tuple[tuple[float, float, float], list[float]]:
    """Seconds of an import of `size` pages, of two that find everything unchanged, and of each hundred of the first."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for number in range(size):
            (source / f"{number:06}.txt").write_text(page(number), encoding="utf-8")
        first = timed(source, Settings(target, jobs=jobs), Status.NEW)
        again = timed(source, Settings(target, jobs=jobs), Status.UNCHANGED)
        dry = timed(source, Settings(target, jobs=jobs, dry_run=True), Status.UNCHANGED)
        steps = [later - earlier for earlier, later in pairwise([first[0], *first[100::100]])]
        return (first[-1] - first[0], again[-1] - again[0], dry[-1] - dry[0]), steps


def timed(source: Path, settings: Settings, expected: Status) -> list[float]:
    """When one import began, and when each document was done; all of them end as `expected`."""
    times = [time.perf_counter()]
    for entry in import_files(inputs([source]).files, settings):
        if entry.status is not expected:
            raise SystemExit(f"{entry.path}: {entry.status.value}, where {expected.value} was expected")
        times.append(time.perf_counter())
    return times


if __name__ == "__main__":
    main()
