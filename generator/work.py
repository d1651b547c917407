"""Where work is done and what is kept of it: executors do it here, in threads or in processes; a store keeps results.

An executor's results are the same wherever it works. No process outlives the one that started it, and one that is ended
from outside costs the work that it was doing. A result is stored under all that it depends on, the program included.
"""

import hashlib
import os
import pickle
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from importlib.metadata import version
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import ParamSpec, Protocol, Self, TypeAlias, TypeVar

from generator.errors import BriefingsError, ConfigError

A = TypeVar("A")
P = ParamSpec("P")
R = TypeVar("R")

Ready: TypeAlias = Callable[[], Callable[[], object]]

_LIBRARIES = (
    "babel", "feedparser", "ftfy", "justext", "lxml", "markdown-it-py", "nh3", "pydantic", "pyyaml", "trafilatura"
)  # fmt: skip
"""What results depend on besides the program."""

STOPS = (signal.SIGINT, signal.SIGTERM)


class LostError(BriefingsError):
    """The process that did a piece of work was ended from outside, and so was a second one that did nothing else."""

    remedy = "start again, with fewer --jobs if memory is short"

    def __init__(self) -> None:
        super().__init__("the process was ended from outside, perhaps for want of memory")


class Executor(Protocol):
    """Does pieces of work, up to `jobs` at a time, between `with` and its end; then drops what is not done."""

    jobs: int

    def start(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
        """Begins a piece of work; gives what waits for its result, and raises what it raised, or LostError."""

    def __enter__(self) -> Self:
        """Nothing is started before there is work."""

    def __exit__(self, *_: object) -> None:
        """Ends all that was started."""


class Serial:
    """Does the work here, when its result is asked for."""

    jobs = 1

    def start(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
        """Puts the work off."""
        return partial(work, *args, **kwargs)

    def __enter__(self) -> Self:
        """There is nothing to begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """There is nothing to end."""


class Threads:
    """Does work that only waits, as for another program. Work under way is waited for at the end."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def start(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
        """Does the work in one of the threads."""
        return self._pool.submit(work, *args, **kwargs).result

    def __enter__(self) -> Self:
        """Threads begin with the first piece."""
        self._pool = ThreadPoolExecutor(self.jobs)
        return self

    def __exit__(self, *_: object) -> None:
        """Drops what has not begun."""
        self._pool.shutdown(cancel_futures=True)


class Processes:
    """Does the work in processes of this machine, which are started with the first piece and kept for the next.

    `ready` is asked then what each of them has to do before its first piece.
    """

    def __init__(self, jobs: int, ready: Ready = lambda: str) -> None:
        self.jobs = jobs
        self.ready = ready
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None
        self._others: list[BaseProcess] = []

    def start(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
        """Does the work in one of the processes."""
        return partial(self._result, self._submitted(partial(work, *args, **kwargs)), partial(work, *args, **kwargs))

    def _submitted(self, work: Callable[[], R]) -> Future[R]:
        with held_back():
            self._pool = self._pool or self._begun(self.jobs)
            try:
                return self._pool.submit(work)
            except BrokenProcessPool:
                self._pool = self._begun(self.jobs)
                return self._pool.submit(work)

    def _result(self, future: Future[R], work: Callable[[], R]) -> R:
        """One process that ends breaks the pool: what it had is done again, one piece at a time by a single process."""
        try:
            return future.result()
        except BrokenProcessPool:
            with held_back():
                self._alone = self._alone or self._begun(1)
                again = self._alone.submit(work)
        try:
            return again.result()
        except BrokenProcessPool as error:
            self._alone = None
            raise LostError from error

    def _begun(self, jobs: int) -> ProcessPoolExecutor:
        if os.name == "posix":
            with held_back():  # which it lifts: the pool's threads would inherit that, and be interrupted for all
                resource_tracker.ensure_running()
        return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (self.ready(),))

    def __enter__(self) -> Self:
        """Notes which processes are somebody else's."""
        self._others = active_children()
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the processes at once."""
        if self._pool is None:
            return
        for pool in (self._pool, self._alone):
            if pool:
                pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._alone = None
        for child in active_children():
            if child not in self._others:
                child.kill()  # it writes nothing, and is deaf to anything milder


def _begin(ready: Callable[[], object]) -> None:
    """Get ready, and end this process with the one that started it, even if that was killed."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    ready()


SERIAL = Serial()


def side_by_side(jobs: int, ready: Ready) -> Executor:
    """As many processes as jobs; for one job none."""
    return Processes(jobs, ready) if jobs > 1 else Serial()


def executor_at(url: str, ready: Ready) -> Executor:
    """The executor that `serial:`, `processes:4` or `processes:` (one a core) names; else raises ConfigError."""
    if url == "serial:":
        return Serial()
    if counted := re.fullmatch(r"processes:([1-9]\d{0,3})?", url):
        return side_by_side(int(counted[1] or os.cpu_count() or 1), ready)
    raise ConfigError(f"There is no executor '{url}'. Write serial: or processes:4, with the number of processes.")


def results(
    executor: Executor, work: Callable[[A], R], pieces: Iterable[A], *, lost: Callable[[A, LostError], R]
) -> Iterator[R]:
    """The results of work on each of the pieces, in order; of `lost` in place of one that a process was ended over."""
    for piece, result in [(piece, executor.start(work, piece)) for piece in pieces]:
        try:
            yield result()
        except LostError as error:
            yield lost(piece, error)


# Interruptions


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


def _masked(*, hold_back: bool) -> set[signal.Signals | int]:
    """Hold the stops back or let them through; the signals that were held back before."""
    if not hasattr(signal, "pthread_sigmask"):
        return set()
    return set(signal.pthread_sigmask(signal.SIG_BLOCK if hold_back else signal.SIG_UNBLOCK, STOPS))


def _restore(mask: set[signal.Signals | int]) -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


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


# The store


class Store:
    """Results as files of a folder, by the hash of all that they depend on. `fresh` finds none, and keeps new ones."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.folder = folder
        self.fresh = fresh
        self._used: set[str] = set()

    def get(self, key: str) -> object:
        """What was put under the key; None where there is nothing, or what is there is damaged: then it goes."""
        self._used.add(key)
        if self.fresh:
            return None
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        digest, content = data[:32], data[32:]
        if hashlib.sha256(content).digest() != digest:
            self._drop(key)
            return None
        value: object = pickle.loads(content)  # noqa: S301 -- what we wrote ourselves, whole, and for this very program
        return value

    def put(self, key: str, value: object) -> None:
        """Keeps a value under a key; whoever reads at the same time finds all of it or nothing."""
        self._used.add(key)
        content = pickle.dumps(value, protocol=5)
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{key}.{os.getpid()}.draft"
        draft.write_bytes(hashlib.sha256(content).digest() + content)
        draft.replace(self.folder / key)

    def prune(self) -> None:
        """Removes what nobody has asked for or put since the store was opened."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in self._used:
                self._drop(path.name)

    def _drop(self, key: str) -> None:
        (self.folder / key).unlink(missing_ok=True)


def key_of(*parts: str) -> str:
    """The key of what depends on these texts and on the program."""
    digest = hashlib.sha256(program().encode())
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode(errors="surrogatepass"))
    return digest.hexdigest()


@cache
def program() -> str:
    """A hash of the program: its code, its data, and whose data it takes."""
    installed = [f"{name} {version(name)}" for name in _LIBRARIES]
    root, digest = Path(__file__).parent, hashlib.sha256("\n".join([sys.version, *installed]).encode())
    for path in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".yml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}:{len(content)}:".encode() + content)
    return digest.hexdigest()
