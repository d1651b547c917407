"""Imports files one after the other: many in the making, few in memory, each written whole before the next."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator.errors import Problem
from generator.importing.documents import Entry, Input, Origin, Status
from generator.importing.files import read_input, write
from generator.importing.known import Known, Record, record
from generator.importing.ledger import Ledger, Noted, key_of
from generator.importing.making import Made, Making, make
from generator.importing.places import Place, place
from generator.languages.loading import searching
from generator.reading.files import ARTICLES, listing
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


def import_files(
    files: Sequence[Input], settings: Settings, *, done: Callable[[], None] = lambda: None
) -> Generator[Entry, None, None]:
    """What becomes of each document of `files`, in order; `done` is called after each file.

    The articles that the folder holds are looked through first. Stopped at any moment, nothing is half written, and
    what was done is found unchanged the next time: by the ledger, unless everything is to be reported (a dry run).
    """
    with let_through():
        known = known_in(settings.folder)
    run = _Run(settings, known, Ledger(settings.folder) if settings.dry_run else Ledger.read(settings.folder))
    for entry, noted, making in run.all_made(files):
        yield from run.unchanged(noted, entry) or run.imported(entry, making)
        done()


def known_in(folder: Path) -> Known:
    """The articles that stand in `folder` already."""
    known = Known()
    for path in listing(folder, shown_as="", suffixes=ARTICLES, what="article").files:
        data = read_input(Input(path, path, folder / path))
        item = record(path, data) if isinstance(data, bytes) else None
        if item is not None:
            known.add(item)
    return known


@dataclass(slots=True)
class _Run:
    """An import under way: what it may do, what is known of the folder, and the paths that it has dealt with."""

    settings: Settings
    known: Known
    ledger: Ledger
    claimed: set[str] = field(default_factory=set)

    def all_made(self, files: Sequence[Input]) -> Iterator[_Task]:
        """Each file in order, with what the ledger has of it, and what waits for the making of it otherwise."""
        root = self.settings.folder.resolve()
        jobs = self.settings.jobs if len(files) >= _FEW else 1
        waiting: deque[_Task] = deque()
        with side_by_side(jobs, searching) as executor:
            for entry in files:
                file = entry.file.resolve()
                inside = file.relative_to(root).as_posix() if file.is_relative_to(root) else None
                noted = self._recalled(entry, inside)
                making = partial(make, entry, inside) if noted else executor.start(make, entry, inside)
                waiting.append((entry, noted, making))
                if len(waiting) >= jobs * 4:
                    yield waiting.popleft()
            yield from waiting

    def _recalled(self, entry: Input, inside: str | None) -> tuple[Noted, ...]:
        """What the ledger has of a file, if all of that is there as it was made; `inside` as `make` takes it."""
        if not self.ledger.notes:
            return ()
        data = read_input(entry)
        noted = self.ledger.recall(key_of(data, entry, inside), entry) if isinstance(data, bytes) else ()
        return noted if all(self.known.with_content(one.digest) for one in noted) else ()

    def unchanged(self, noted: tuple[Noted, ...], file: Input) -> list[Entry]:
        """The report on a file all of whose articles are in their place as they were made; empty where one is not."""
        entries: list[Entry] = []
        before = set(self.claimed)
        for one in noted:
            item = self.known.with_content(one.digest)
            where = self._where(replace(item, path=one.name), one.origin) if item else None
            if where is None or where.status is not Status.UNCHANGED:
                self.claimed = before
                return []
            self.claimed.add(where.path)
            entry = Entry(file.shown, one.form, where.status, one.origin.entry, problems=one.problems)
            entries.append(_placed(entry, where))
        return entries

    def imported(self, file: Input, making: Callable[[], Making]) -> list[Entry]:
        """The report on a file that had to be read; its articles are written, and noted."""
        try:
            with let_through():
                made = making()
        except LostError as error:
            problem = Problem(file.shown, 0, f"this file could not be read: {error}", error.remedy)
            return [Entry(file.shown, "", Status.FAILED, problems=(problem,))]
        entries = [one if isinstance(one, Entry) else self._put(one) for one in made.made]
        if not self.settings.dry_run and all(entry.status in _THERE for entry in entries):
            self.ledger.note(made.key, (_noted(one) for one in made.made if isinstance(one, Made)))
        return entries

    def _put(self, made: Made) -> Entry:
        """Write one article where it belongs, if it is to be written."""
        item = record(made.name, made.data)
        if item is None:
            return made.entry
        where = self._where(item, made.origin)
        self.claimed.add(where.path)
        entry = _placed(made.entry, where)
        problem = _unfit(where, str(self.settings.folder / where.path))
        if where.status in (Status.NEW, Status.UPDATED):
            self.known.add(replace(item, path=where.path))
            if not self.settings.dry_run:
                problem = write(self.settings.folder, where.path, made.data)
        if problem is None:
            return entry
        status = where.status if where.status is Status.DIFFERS else Status.FAILED
        return replace(entry, status=status, problems=(*entry.problems, problem))

    def _where(self, item: Record, origin: Origin) -> Place:
        def occupied(path: str) -> bool:
            return os.path.lexists(self.settings.folder / path)

        return place(item, origin, self.known, self.claimed, occupied=occupied, update=self.settings.update)


def _placed(entry: Entry, where: Place) -> Entry:
    return replace(entry, status=where.status, to=where.path, same_as=where.same_as, same_by=where.same_by)


def _noted(made: Made) -> Noted:
    digest = hashlib.sha256(made.data).hexdigest()
    return Noted(made.origin, made.name, digest, made.entry.form, made.entry.problems)


def _unfit(where: Place, shown: str) -> Problem | None:
    if where.status is Status.DIFFERS:
        return Problem(shown, 0, "the file is there with other content", "import with --update to replace it")
    if where.status is Status.FAILED:
        return Problem(shown, 0, "something else is in the article's place", "move it away")
    return None
