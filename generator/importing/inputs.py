"""Paths that a user names -> the files to import, in a fixed order, and their bytes; links never lead out."""

from __future__ import annotations

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
