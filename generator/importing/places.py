"""Where an imported article goes, and whether it is there already: new, unchanged, different, or a copy of another."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.importing.documents import Origin, Status
from generator.importing.known import Known, Record
from generator.reading.identity import language_of_path
from generator.reading.slugs import slugify

_SUFFIX = re.compile(r"\.(?:mdx?|markdown)\Z", re.IGNORECASE)


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
    folder = posixpath.dirname(origin.path)
    stem = _stem(origin, title).lstrip(".") or slugify(title)
    if not folder and stem.casefold() == "readme":
        stem = "readme-page"
    parts = (part if part.isprintable() else slugify(part) for part in f"{folder}/{stem}".lstrip("/").split("/"))
    return f"{'/'.join(parts)}.md"


def _stem(origin: Origin, title: str) -> str:
    """The file's name without its suffix, where that is the article's; else what the title makes."""
    name = posixpath.basename(origin.path)
    if origin.own:
        return _SUFFIX.sub("", name)
    if origin.entry or language_of_path(origin.path)[0] is None:
        return slugify(title)
    return posixpath.splitext(name)[0]


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
        return _numbered(known.records[number], item, claimed, changed)
    for path in (item.path, _otherwise(item.path, origin, 6), _otherwise(item.path, origin, 16)):
        there = known.records.get(path)
        if there is None:
            if not occupied(path):
                return _new(replace(item, path=path), known)
        elif path not in claimed:
            status = _compared(there, item, origin, changed)
            if status:
                return _with_copy(path, known.same_texts(replace(item, path=path)), status)
        elif there.digest == item.digest:
            return Place(path, Status.DUPLICATE, path, "text")
    return Place(item.path, Status.FAILED)


def _numbered(there: Record, item: Record, claimed: set[str], changed: Status) -> Place:
    """What to do with an article of which its source says that it is one that is there."""
    if there.path in claimed:
        return Place(there.path, Status.DUPLICATE, there.path, "number or address")
    return Place(there.path, Status.UNCHANGED if there.digest == item.digest else changed)


def _compared(there: Record, item: Record, origin: Origin, changed: Status) -> Status | None:
    """What an article that is there makes of one that asks for its path; None where they are two."""
    if there.digest == item.digest:
        return Status.UNCHANGED
    return changed if origin.own or (there.provenance and there.provenance == origin.path) else None


def _new(item: Record, known: Known) -> Place:
    """A new file, unless all that a reader would be told by it is in another one."""
    others = known.same_texts(item)
    for other in others:
        there = known.records[other]
        if there.facts == item.facts and there.language == item.language:
            return Place(other, Status.DUPLICATE, other, "text")
    return _with_copy(item.path, others, Status.NEW)


def _with_copy(path: str, others: tuple[str, ...], status: Status) -> Place:
    return Place(path, status, others[0], "text") if others else Place(path, status)


def _otherwise(path: str, origin: Origin, size: int) -> str:
    """The path with what tells its origin apart."""
    stem, suffix = posixpath.splitext(path)
    key = f"{origin.path}\n{origin.entry}".encode("utf-8", "surrogatepass")
    return f"{stem}-{hashlib.sha256(key).hexdigest()[:size]}{suffix}"
