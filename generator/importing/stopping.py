"""Ends a long task between two of its steps: an interruption waits until it can do no harm."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from generator.work import STOPS, held_back


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, Ctrl+C and SIGTERM raise KeyboardInterrupt, once, and only inside `let_through`; elsewhere they wait.

    Afterwards both do nothing more: the program is about to end. Without any, all is as before. Where signals cannot
    be held back (Windows), they do not wait.
    """
    # A process started in the background is born deaf to SIGINT, hence a handler for it, too.
    before = {stop: signal.signal(stop, _interrupt) for stop in STOPS}
    interrupted = False
    try:
        with held_back():
            try:
                yield
            finally:
                interrupted = signal.getsignal(signal.SIGINT) is not _interrupt
                _ignore()  # what still waits has come too late
    finally:
        for stop, handler in before.items() if not interrupted else ():
            signal.signal(stop, handler or signal.SIG_DFL)


def _interrupt(number: int, frame: FrameType | None) -> None:
    _ignore()  # a second one would disturb the tidying up
    raise KeyboardInterrupt


def _ignore() -> None:
    for stop in STOPS:
        signal.signal(stop, signal.SIG_IGN)
