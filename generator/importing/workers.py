"""Processes that work side by side and end with the one that started them, whatever ends it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from typing import ParamSpec, TypeVar

from generator.errors import BriefingsError
from generator.importing.stopping import held_back
from generator.languages.loading import Source, search, sources

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def side_by_side(work: Callable[P, R], jobs: int) -> Iterator[Callable[P, Callable[[], R]]]:
    """Gives what starts `work` in one of `jobs` processes, and returns what waits for its result.

    With one job there are no processes, and the work is done when its result is asked for. Work that is under way
    at the end, or when something is raised, is dropped. A process that somebody else ends raises BriefingsError.
    """
    if jobs == 1:
        yield lambda *args, **kwargs: partial(work, *args, **kwargs)
        return
    others = active_children()
    with held_back():  # around both: starting the first of its helpers, Python lets all interruptions through
        pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=sources())

    def start(*args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
        with held_back():
            return partial(_result, pool.submit(work, *args, **kwargs))

    try:
        yield start
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            if child not in others:
                child.kill()  # it writes nothing, and is deaf to anything milder


def _result(future: Future[R]) -> R:
    try:
        return future.result()
    except BrokenProcessPool as error:
        what = "A process was ended from outside, perhaps for want of memory"
        raise BriefingsError(f"{what}. Start again; if it happens again, with --jobs 1.") from error


def _begin(*languages: Source) -> None:
    """Begin a process that works for this one: it looks for languages in the same places, and ends with it."""
    search(*languages)
    _end_with_parent()


def _end_with_parent() -> None:
    """End this process with the one that started it, even if that was killed."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
