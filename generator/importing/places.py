"""Where an imported article goes, and whether it is there already: new, unchanged, different, or a copy of another."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.importing.documents import Origin, Status
from generator.importing.known import Known, Record
from generator.reading.identity import language_of_path
from generator.reading.slugs import slugify

_SUFFIXES = (".mdx", ".markdown", ".md")


@dataclass(frozen=True, slots=True)
class Place:
    """What to do with an article. `path` is where it is or goes; `same_as` another one like it, by `same_by`."""

    path: str
    status: Status
    same_as: str | None = None
    same_by: str | None = None


def name_for(origin: Origin, title: str) -> str:
    """The path that an article asks for: its own, where it has a good one or its translations need it, or its title."""
    if origin.in_place:
        return origin.path
    folder, name = posixpath.split(origin.path)
    stem = name if origin.own else posixpath.splitext(name)[0]
    if origin.own:
        suffix = next((ending for ending in _SUFFIXES if stem.casefold().endswith(ending)), "")
        stem = stem[: len(stem) - len(suffix)]
    elif origin.entry or language_of_path(origin.path)[0] is None:
        stem = slugify(title)
    stem = stem.lstrip(".") or slugify(title)
    if not folder and stem.casefold() == "readme":
        stem = "readme-page"
    parts = (part if part.isprintable() else slugify(part) for part in f"{folder}/{stem}".lstrip("/").split("/"))
    return f"{'/'.join(parts)}.md"


def place(
    item: Record, origin: Origin, known: Known, claimed: set[str], *, occupied: Callable[[str], bool], update: bool
) -> Place:
    """What to do with the article `item`, whose path is the one it asks for.

    `claimed` are the paths that this import has dealt with; `occupied` tells whether something is at a path that
    is no article. Nothing is changed here.
    """
    changed = Status.UPDATED if update else Status.DIFFERS
    number = None if origin.in_place else known.same_number(item)
    if number is not None:
        return _numbered(item, known.records[number], claimed, changed)
    for path in (item.path, _otherwise(item.path, origin, 6), _otherwise(item.path, origin, 16)):
        there = known.records.get(path)
        if there is None and not occupied(path):
            return _new(replace(item, path=path), known)
        if there is None or (path in claimed and there.digest != item.digest):
            continue
        if path in claimed:
            return Place(path, Status.DUPLICATE, path, "text")
        if there.digest == item.digest:
            return _known(replace(item, path=path), known, Status.UNCHANGED)
        if origin.own or (there.provenance and there.provenance == origin.path):
            return _known(replace(item, path=path), known, changed)
    return Place(item.path, Status.FAILED)


def _numbered(item: Record, there: Record, claimed: set[str], changed: Status) -> Place:
    if there.path in claimed:
        return Place(there.path, Status.DUPLICATE, there.path, "number or address")
    if there.digest == item.digest:
        return Place(there.path, Status.UNCHANGED)
    return Place(there.path, changed)


def _new(item: Record, known: Known) -> Place:
    """A new file, unless all that a reader would be told by it is in another one."""
    others = known.same_texts(item)
    for other in others:
        there = known.records[other]
        if there.facts == item.facts and there.language == item.language:
            return Place(other, Status.DUPLICATE, other, "text")
    return _with_copy(item, others, Status.NEW)


def _known(item: Record, known: Known, status: Status) -> Place:
    return _with_copy(item, known.same_texts(item), status)


def _with_copy(item: Record, others: tuple[str, ...], status: Status) -> Place:
    return Place(item.path, status, others[0], "text") if others else Place(item.path, status)


def _otherwise(path: str, origin: Origin, size: int) -> str:
    """The path with what tells its origin apart."""
    stem, suffix = posixpath.splitext(path)
    key = f"{origin.path}\n{origin.entry}".encode("utf-8", "surrogatepass")
    return f"{stem}-{hashlib.sha256(key).hexdigest()[:size]}{suffix}"
