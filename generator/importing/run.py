"""Imports files one after the other: many in the making, few in memory, each written whole before the next."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator.errors import Problem
from generator.importing.documents import Entry, Input, Origin, Status
from generator.importing.inputs import read_input, shown_files
from generator.importing.known import Known, Record, record
from generator.importing.ledger import Ledger, Noted, key_of
from generator.importing.making import Made, Making, make
from generator.importing.places import Place, place
from generator.importing.writing import write
from generator.languages.loading import searching
from generator.work import LostError, let_through, side_by_side

_FEW = 40
"""Files for which starting processes would take longer than the work."""
_THERE = frozenset({Status.NEW, Status.UPDATED, Status.UNCHANGED})

_Task: TypeAlias = tuple[Input, tuple[Noted, ...], Callable[[], Making]]


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
    ledger: Ledger
    claimed: set[str] = field(default_factory=set)


def import_files(
    files: Sequence[Input], settings: Settings, *, done: Callable[[], None] = lambda: None
) -> Generator[Entry, None, None]:
    """What becomes of each document of `files`, in order; `done` is called after each file.

    The articles that the folder holds are looked through first. Stopped at any moment, nothing is half written, and
    what was done is found unchanged the next time: by the ledger, unless everything is to be reported (a dry run).
    """
    with let_through():
        known = known_in(settings.folder)
    progress = _Progress(known, Ledger(settings.folder) if settings.dry_run else Ledger.read(settings.folder))
    for entry, noted, making in _all_made(files, settings, progress):
        yield from _unchanged(noted, entry, settings, progress) or _imported(entry, making, settings, progress)
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


def _all_made(files: Sequence[Input], settings: Settings, progress: _Progress) -> Iterator[_Task]:
    """Each file in order, with what the ledger has of it, and what waits for the making of it otherwise."""
    root = settings.folder.resolve()
    jobs = settings.jobs if len(files) >= _FEW else 1
    waiting: deque[_Task] = deque()
    with side_by_side(jobs, searching) as executor:
        for entry in files:
            inside = _place_inside(entry, root)
            noted = _recalled(entry, inside, progress)
            waiting.append(
                (entry, noted, partial(make, entry, inside) if noted else executor.start(make, entry, inside))
            )
            if len(waiting) >= jobs * 4:
                yield waiting.popleft()
        yield from waiting


def _place_inside(entry: Input, root: Path) -> str | None:
    """The file's path in the folder of articles, where it stands in it."""
    file = entry.file.resolve()
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else None


def _recalled(entry: Input, inside: str | None, progress: _Progress) -> tuple[Noted, ...]:
    """What the ledger has of a file, if all of that is there as it was made."""
    if not progress.ledger.notes:
        return ()
    data = read_input(entry)
    noted = progress.ledger.recall(key_of(data, entry, inside), entry, inside) if isinstance(data, bytes) else ()
    return noted if all(progress.known.with_content(one.digest) for one in noted) else ()


def _unchanged(noted: tuple[Noted, ...], file: Input, settings: Settings, progress: _Progress) -> list[Entry]:
    """The report on a file all of whose articles are in their place as they were made; empty where one is not."""
    entries: list[Entry] = []
    claimed = set[str]()
    for one in noted:
        item = progress.known.with_content(one.digest)
        where = _where(replace(item, path=one.name), one.origin, settings, progress) if item else None
        if where is None or where.status is not Status.UNCHANGED:
            progress.claimed -= claimed
            return []
        claimed.add(where.path)
        progress.claimed.add(where.path)
        entry = Entry(file.shown, one.form, where.status, one.origin.entry, problems=one.problems)
        entries.append(replace(entry, to=where.path, same_as=where.same_as, same_by=where.same_by))
    return entries


def _imported(file: Input, making: Callable[[], Making], settings: Settings, progress: _Progress) -> list[Entry]:
    """The report on a file that had to be read; its articles are written, and noted."""
    try:
        with let_through():
            made = making()
    except LostError as error:
        problem = Problem(file.shown, 0, f"this file could not be read: {error}", error.remedy)
        return [Entry(file.shown, "", Status.FAILED, problems=(problem,))]
    entries = [one if isinstance(one, Entry) else _put(one, settings, progress) for one in made.made]
    if not settings.dry_run and all(entry.status in _THERE for entry in entries):
        articles = (one for one in made.made if isinstance(one, Made))
        progress.ledger.note(made.key, map(_noted, articles))
    return entries


def _noted(made: Made) -> Noted:
    digest = hashlib.sha256(made.data).hexdigest()
    return Noted(made.origin, made.name, digest, made.entry.form, made.entry.problems)


def _put(made: Made, settings: Settings, progress: _Progress) -> Entry:
    """Write one article where it belongs, if it is to be written."""
    item = record(made.name, made.data)
    if item is None:
        return made.entry
    where = _where(item, made.origin, settings, progress)
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


def _where(item: Record, origin: Origin, settings: Settings, progress: _Progress) -> Place:
    return place(
        item,
        origin,
        progress.known,
        progress.claimed,
        occupied=lambda path: _occupied(settings.folder / path),
        update=settings.update,
    )


def _occupied(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _unfit(where: Place, settings: Settings) -> Problem | None:
    shown = str(settings.folder / where.path)
    if where.status is Status.DIFFERS:
        return Problem(shown, 0, "the file is there with other content", "import with --update to replace it")
    if where.status is Status.FAILED:
        return Problem(shown, 0, "something else is in the article's place", "move it away")
    return None
