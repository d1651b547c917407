"""Imports files one after the other: many in the making, few in memory, each written whole before the next."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from generator.errors import Problem
from generator.importing.articles import Imported, as_article
from generator.importing.documents import Document
from generator.importing.forms import open_file
from generator.importing.inputs import Input, read_input, shown_files
from generator.importing.known import Known, record
from generator.importing.places import Origin, Place, name_for, place
from generator.importing.report import Entry, Status, found_in
from generator.importing.writing import write

_FEW = 40
"""Files for which starting processes would take longer than the work."""


@dataclass(frozen=True, slots=True)
class Made:
    """One article in the making, as far as a process of its own can take it."""

    origin: Origin
    name: str
    data: bytes
    entry: Entry


@dataclass(frozen=True, slots=True)
class Settings:
    """What an import may do: `folder` is where the articles are."""

    folder: Path
    update: bool = False
    dry_run: bool = False
    jobs: int = 1


@dataclass(slots=True)
class _Progress:
    known: Known
    claimed: set[str] = field(default_factory=set)


def import_files(
    files: Sequence[Input], settings: Settings, *, done: Callable[[], None] = lambda: None
) -> Iterator[Entry]:
    """What becomes of each document of `files`, in order; `done` is called after each file.

    The articles that the folder holds are looked through first. Stopped at any moment, nothing is half written, and
    what was done is found unchanged the next time.
    """
    progress = _Progress(known_in(settings.folder))
    for made in _all_made(files, settings):
        for one in made:
            yield one if isinstance(one, Entry) else _put(one, settings, progress)
        done()


def known_in(folder: Path) -> Known:
    """The articles that stand in `folder` already."""
    known = Known()
    for path in shown_files(folder):
        data = read_input(Input(path, path, folder / path))
        item = record(path, data) if isinstance(data, bytes) else None
        if item is not None:
            known.add(item)
    return known


def _all_made(files: Sequence[Input], settings: Settings) -> Iterator[list[Made | Entry]]:
    """The documents of each file, in order; several files at a time where there are many."""
    root = settings.folder.resolve()
    placed = ((entry, _place_inside(entry, root)) for entry in files)
    if settings.jobs == 1 or len(files) < _FEW:
        yield from (make(entry, inside) for entry, inside in placed)
        return
    waiting: deque[Future[list[Made | Entry]]] = deque()
    with ProcessPoolExecutor(settings.jobs, mp_context=get_context("spawn"), initializer=_undisturbed) as pool:
        try:
            for entry, inside in placed:
                waiting.append(pool.submit(make, entry, inside))
                if len(waiting) >= settings.jobs * 4:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _undisturbed() -> None:
    """Leave an interruption to the process that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _place_inside(entry: Input, root: Path) -> str | None:
    """The file's path in the folder of articles, where it stands in it."""
    file = entry.file.resolve()
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else None


def make(entry: Input, inside: str | None = None) -> list[Made | Entry]:
    """The articles in one file; an entry of the report for each document that can be none."""
    data = read_input(entry)
    if isinstance(data, Problem):
        return [Entry(entry.shown, "", Status.FAILED, problems=(data,))]
    try:
        opened = open_file(data, shown=entry.shown, path=inside or entry.path)
        made: list[Made | Entry] = [_made(_in_place(document, inside)) for document in opened.documents]
    except Exception as error:  # one file's defect is not to keep the others
        what = f"this file meets a defect of the program: {type(error).__name__}: {error}"
        return [Entry(entry.shown, "", Status.FAILED, problems=(Problem(entry.shown, 0, what, "report it"),))]
    return [*made, *(Entry(entry.shown, "", Status.FAILED, problems=(problem,)) for problem in opened.problems)]


def _in_place(document: Document, inside: str | None) -> Document:
    return replace(document, in_place=inside is not None and document.form.value in ("text", "markdown"))


def _made(document: Document) -> Made | Entry:
    imported = as_article(document)
    entry = Entry(document.shown, document.form.value, Status.FAILED, entry=document.entry)
    if not isinstance(imported, Imported):
        return replace(entry, problems=imported)
    origin = Origin(document.path, document.entry, document.own, document.in_place)
    entry = replace(
        entry,
        found=found_in(imported),
        findings=imported.findings,
        added=imported.added,
        problems=imported.problems,
    )
    return Made(origin, name_for(origin, imported.article.title), imported.text.encode(), entry)


def _put(made: Made, settings: Settings, progress: _Progress) -> Entry:
    """Write one article where it belongs, if it is to be written."""
    item = record(made.name, made.data)
    if item is None:
        return made.entry
    where = place(
        item,
        made.origin,
        progress.known,
        progress.claimed,
        occupied=lambda path: _occupied(settings.folder / path),
        update=settings.update,
    )
    progress.claimed.add(where.path)
    entry = replace(made.entry, status=where.status, to=where.path, same_as=where.same_as, same_by=where.same_by)
    problem = _unfit(where, settings)
    if where.status in (Status.NEW, Status.UPDATED):
        progress.known.add(replace(item, path=where.path))
        if not settings.dry_run:
            problem = write(settings.folder, where.path, made.data)
    if problem is None:
        return entry
    failed = where.status not in (Status.DIFFERS,)
    return replace(entry, status=Status.FAILED if failed else where.status, problems=(*entry.problems, problem))


def _occupied(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _unfit(where: Place, settings: Settings) -> Problem | None:
    shown = str(settings.folder / where.path)
    if where.status is Status.DIFFERS:
        return Problem(shown, 0, "the file is there with other content", "import with --update to replace it")
    if where.status is Status.FAILED:
        return Problem(shown, 0, "something else is in the article's place", "move it away")
    return None
