"""Paths that a user names -> the files to import, in a fixed order, and their bytes; links never lead out."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem
from generator.importing.documents import LARGEST_FILE, Input
from generator.reading.files import ARTICLES, PAGES, listing

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
            problems.append(_unreadable(str(path), error))
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


def _unreadable(shown: str, error: Exception) -> Problem:
    what = getattr(error, "strerror", None) or str(error)
    return Problem(shown, 0, f"cannot be read: {what}", "change its permissions, or leave it out")


def read_input(entry: Input) -> bytes | Problem:
    """The bytes of a regular file of bearable size."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(entry.file, flags), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            if status.st_size > LARGEST_FILE:
                size = round(status.st_size / 1e6)
                what = f"the file is too large: {size} MB, where {LARGEST_FILE // 1_000_000} are the most"
                return Problem(entry.shown, 0, what, "split it")
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        return _unreadable(entry.shown, error)


def shown_files(folder: Path) -> Iterator[str]:
    """The Markdown and text files that stand in `folder` already: paths relative to it, sorted."""
    if folder.is_dir():
        yield from listing(folder, shown_as="", suffixes=ARTICLES, what="article").files
