"""What an earlier import made of which content: a file beside the articles that saves making the same again.

It is only ever believed about what this very program made of the very same bytes, and only as long as an article with
the content that came of it is there. It can be removed at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from generator import work
from generator.errors import Problem
from generator.importing.documents import Input, Origin
from generator.importing.files import unsafe, write

FOLDER = ".import_cache"
_FILE = f"{FOLDER}/ledger.jsonl"
_LARGEST = 100_000_000
"""Bytes from which a ledger is begun anew."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One article that came of a file: what placing it takes, the SHA-256 of its content, and its warnings."""

    origin: Origin
    name: str
    digest: str
    form: str
    problems: tuple[Problem, ...] = ()


_NOTED = TypeAdapter(tuple[Noted, ...])


def key_of(data: bytes, entry: Input, inside: str | None) -> str:
    """The key of all that decides what becomes of a file: this program, the file's content, and its place."""
    return work.key_of(entry.path, str(inside), hashlib.sha256(data).hexdigest())


@dataclass(slots=True)
class Ledger:
    """The ledger of the articles in `folder`; what cannot be read or written is as if it had not been noted."""

    folder: Path
    notes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Ledger:
        """The ledger in `folder`."""
        ledger, file = cls(folder), folder / _FILE
        with suppress(OSError):
            if not unsafe(folder, _FILE) and file.stat().st_size <= _LARGEST:
                lines = (line.split(" ", 1) for line in file.read_text("ascii", "replace").splitlines())
                ledger.notes = {line[0]: line[1] for line in lines if len(line) == 2}
        return ledger

    def recall(self, key: str, entry: Input) -> tuple[Noted, ...]:
        """What came of the file with that key; nothing where that is not known."""
        try:
            noted = _NOTED.validate_python(json.loads(self.notes.get(key, "[]")))
        except (ValueError, RecursionError):
            return ()
        return tuple(replace(one, problems=tuple(replace(p, path=entry.shown) for p in one.problems)) for one in noted)

    def note(self, key: str, made: Iterable[Noted]) -> None:
        """Remember what came of a file."""
        line = json.dumps(_NOTED.dump_python(tuple(made), mode="json"), separators=(",", ":"))
        if not key or self.notes.get(key) == line or unsafe(self.folder, _FILE):
            return
        if not self.notes:
            write(self.folder, f"{FOLDER}/.gitignore", b"*\n")
            write(self.folder, _FILE, b"")
        self.notes[key] = line
        with suppress(OSError):
            descriptor = os.open(self.folder / _FILE, os.O_WRONLY | os.O_APPEND)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(f"{key} {line}\n".encode())
