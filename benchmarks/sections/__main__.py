"""`python -m benchmarks.sections [COUNT…]`: seconds by section for so many articles, recombined from the samples.

The articles of one language are spread over 20 issues that grow with their number, and then all put into one. Their
sentences are the samples', in a random order, with names and figures exchanged, so that few are alike by chance.
Each size runs in a process of its own, for its peak of memory.
"""

from __future__ import annotations

import math
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.sections.measures import NAMES, measure


def main(counts: list[int]) -> None:
    """Prints two tables, one line a size, with the growth from size to size as a power of the number of articles."""
    for issues in (20, 1):
        columns = "".join(f"{name:>12}" for name in NAMES)
        print(f"{'articles':>8}{'issues':>7}{'total':>9}{'power':>7}{'MB':>6}{columns}")
        before: tuple[int, float] | None = None
        for count in counts:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                run = process.submit(measure, count, issues).result()
            total = sum(run.seconds.values())
            power = math.log(total / before[1]) / math.log(count / before[0]) if before else math.nan
            row = "".join(f"{taken:12.2f}" for taken in run.seconds.values())
            print(f"{count:8}{issues:7}{total:9.2f}{power:7.2f}{run.peak:6.0f}{row}", flush=True)
            before = count, total


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000, 3000, 10000])
