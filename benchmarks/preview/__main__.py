"""How much memory the preview holds after each rebuild: `python -m benchmarks.preview [ARTICLES [REBUILDS]]`.

Between two builds one article changes, as at a desk. Without PDFs, which are set by processes of their own.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.site.__main__ import articles
from generator import pipeline
from generator.config import load
from tests.conftest import SAMPLE_DAY
from tests.making import project


def resident() -> float:
    """Megabytes of this process that are in memory."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main(count: int, times: int) -> None:
    """Prints a line a build: its number, megabytes after it, and how many more than after the first."""
    with tempfile.TemporaryDirectory() as folder:
        files = articles(count)
        file = project(Path(folder), files)
        config = replace(load(file, environment=SAMPLE_DAY), without=frozenset({"pdf"}))
        first = 0.0
        for number in range(1, times + 2):
            edited = Path(folder, sorted(files)[number % count])
            edited.write_text(edited.read_text() + f"\nRebuild {number} was announced by the harbour office.\n")
            pipeline.build(config, journal=pipeline.Journal())
            gc.collect()
            held = resident()
            first = first or held
            print(f"{number:3} {held:8.1f} MB {held - first:+7.1f}", flush=True)


if __name__ == "__main__":
    main(*([int(argument) for argument in sys.argv[1:]] + [200, 30][len(sys.argv) - 1 :]))
