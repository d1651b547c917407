"""The files of an import: those that a user names are read, in a fixed order; articles are written.

Links never lead out of a folder; no file is ever half there, and none is lost by accident.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem
from generator.importing.documents import LARGEST_FILE, Input
from generator.reading.files import ARTICLES, PAGES, listing, read_bytes, unreadable

SUFFIXES = ARTICLES | PAGES | frozenset({".mdx", ".xml", ".rss", ".atom", ".rdf", ".json"})
"""Suffixes of the files in a folder that may hold articles; a file that is named itself may have any."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to import, each once, and what is wrong with the others."""

    files: tuple[Input, ...] = ()
    problems: tuple[Problem, ...] = ()


def inputs(paths: Sequence[Path]) -> Inputs:
    """The files at `paths`, folders at any depth."""
    found: dict[Path, Input] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            entries = _entries(path, problems)
            for entry in entries:
                found.setdefault(entry.file.resolve(), entry)
        except (OSError, RuntimeError) as error:  # a folder above it is closed, or links go round in circles
            problems.append(unreadable(str(path), error))
    return Inputs(tuple(found.values()), tuple(problems))


def _entries(path: Path, problems: list[Problem]) -> list[Input]:
    """The files at one path; what is wrong with others is added to `problems`."""
    if path.is_dir():
        listed = listing(path, shown_as=str(path), suffixes=SUFFIXES, what="importable file")
        problems += listed.problems
        return [Input(listed.shown(name), name, path / name) for name in listed.files]
    if path.exists():
        return [Input(str(path), path.name, path)]
    problems.append(Problem(str(path), 0, "there is no such file", "name another"))
    return []


def read_input(entry: Input) -> bytes | Problem:
    """The bytes of a file to import."""
    return read_bytes(entry.file, entry.shown, LARGEST_FILE)


def unsafe(folder: Path, path: str) -> str:
    """Why `path` must not be written below `folder`; "" where it may."""
    root = folder.resolve()
    target = folder / path
    if target.is_symlink():
        return "is a symbolic link"
    if target.exists() and not target.is_file():
        return "is no file"
    try:
        parent = target.parent.resolve()
    except (OSError, RuntimeError):
        return "cannot be reached"
    return "" if parent == root or parent.is_relative_to(root) else "leads out of the folder"


def write(folder: Path, path: str, data: bytes) -> Problem | None:
    """Put `data` at `path` below `folder`, whole or not at all; the problem where that cannot be done."""
    shown = str(folder / path)
    reason = unsafe(folder, path)
    if reason:
        return Problem(shown, 0, f"the place for the article {reason}", "move it away, or import to another folder")
    target = folder / path
    passing = target.with_name(f".{target.name[:200]}.importing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing.unlink(missing_ok=True)
        descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            passing.replace(target)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        return Problem(shown, 0, f"cannot be written: {error.strerror or error}", "make room, or name another folder")
    return None
