"""An import that is stopped while processes work: it ends at once, in order, and can be started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.made import WORDS
from tests.importing.test_run import contents
from tests.making import ROOT

FILES = 240
ENOUGH = 300
"""Seconds that nothing here takes, even on a machine that is busy."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few hundred pages."""
    folder = tmp_path_factory.mktemp("pages")
    for number in range(FILES):
        text = "\n\n".join(WORDS[("en", "it", "de")[number % 3]].sentences)
        (folder / f"{number:03}.txt").write_text(
            f"Quay {number} is closed\n\n{text}\n\nQuay {number} is closed today.\n"
        )
    return folder


def started(sources: Path, to: Path, errors: Path) -> subprocess.Popen[bytes]:
    """`briefings import` in two processes, in the background of a shell: born deaf to SIGINT."""
    command = [sys.executable, "-m", "generator", "import", str(sources), "--to", str(to), "--jobs", "2", "--quiet"]
    with errors.open("wb") as output:
        return subprocess.Popen(
            command,
            cwd=to.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=output,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        )


def until(true: Callable[[], bool]) -> bool:
    """Whether that becomes true in time."""
    end = time.monotonic() + ENOUGH
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def is_over(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture(scope="module")
def whole(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The result of an import that nobody stops."""
    folder = tmp_path_factory.mktemp("whole")
    assert started(sources, folder / "out", folder / "errors").wait(ENOUGH) == 0
    return contents(folder / "out")


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be held back here")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_import_that_is_stopped_ends_and_goes_on(
    stop: signal.Signals, sources: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """It says how far it came, leaves no process and no half file, and a second start does the rest."""
    to, errors = tmp_path / "out", tmp_path / "errors"
    running = started(sources, to, errors)
    try:
        assert until(lambda: len(list(to.glob("*.md"))) > 5)
        running.send_signal(stop)
        running.send_signal(stop)  # somebody is impatient
        assert running.wait(ENOUGH) == 130
        assert until(lambda: is_over(running.pid))
    finally:
        if not is_over(running.pid):
            os.killpg(running.pid, signal.SIGKILL)
    done = contents(to)
    assert 5 < len(done) < FILES
    assert done.items() <= whole.items()
    assert errors.read_text() == f"Stopped after {len(done)} of {FILES} files. Start it again to import the others.\n"
    assert started(sources, to, errors).wait(ENOUGH) == 0
    assert contents(to) == whole
