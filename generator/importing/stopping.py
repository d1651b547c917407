"""Ends a long task between two of its steps: an interruption waits until it can do no harm."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, Ctrl+C and SIGTERM raise KeyboardInterrupt, once, and only inside `let_through`; elsewhere they wait.

    Afterwards both do nothing more: the program is about to end. Without any, all is as before. Where signals cannot
    be held back (Windows), they do not wait.
    """
    # A process started in the background is born deaf to SIGINT, hence a handler for it, too.
    before = {stop: signal.signal(stop, _interrupt) for stop in _STOPS}
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


@contextmanager
def held_back() -> Iterator[None]:
    """Inside, no interruption takes effect; processes that are started inside never notice one."""
    mask = _masked(hold_back=True)
    try:
        yield
    finally:
        _restore(mask)


@contextmanager
def let_through() -> Iterator[None]:
    """Inside, an interruption that is held back takes effect."""
    mask = _masked(hold_back=False)
    try:
        yield
    finally:
        _restore(mask)


def _interrupt(number: int, frame: FrameType | None) -> None:
    _ignore()  # a second one would disturb the tidying up
    raise KeyboardInterrupt


def _ignore() -> None:
    for stop in _STOPS:
        signal.signal(stop, signal.SIG_IGN)


def _masked(*, hold_back: bool) -> set[signal.Signals | int]:
    """Hold the stops back or let them through; the signals that were held back before."""
    if not hasattr(signal, "pthread_sigmask"):
        return set()
    return set(signal.pthread_sigmask(signal.SIG_BLOCK if hold_back else signal.SIG_UNBLOCK, _STOPS))


def _restore(mask: set[signal.Signals | int]) -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
