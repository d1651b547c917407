"""A folder -> the files in it that may be read, in a fixed order, and a problem for each that may not."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.errors import Problem, warning
from generator.reading.decoding import LARGEST, too_large

ARTICLES = frozenset({".md", ".markdown", ".txt"})
"""Suffixes of the files that are articles."""
PAGES = frozenset({".html", ".htm", ".xhtml"})
"""Suffixes of saved pages, which are articles only where frontmatter stands before them."""
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg"})
"""Suffixes of the pictures that an article may show."""
_QUIET = IMAGES | frozenset({".yml", ".yaml", ".ds_store"})


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder: paths relative to it, POSIX, sorted; `shown` is how a user would type each."""

    root: Path
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    shown_as: str = ""

    def shown(self, path: str) -> str:
        """The path as the user would type it."""
        return shown_path(self.shown_as, path)


@dataclass(slots=True)
class _Walk:
    root: Path
    shown_as: str
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def warn(self, path: str, problem: str, remedy: str) -> None:
        """Note a doubt about one entry of the folder."""
        self.problems.append(warning(shown_path(self.shown_as, path), 0, problem, remedy))


def shown_path(shown_as: str, path: str) -> str:
    """`path` under the folder that the user named."""
    return f"{shown_as.rstrip('/')}/{path}" if shown_as else path


def listing(root: Path, *, shown_as: str, suffixes: frozenset[str], what: str) -> Listing:
    """The files under `root` with one of `suffixes`; everything else that somebody might miss is a problem.

    Hidden entries, a README at the top and pictures are passed over. Symbolic links count only where they lead to
    a file inside of `root`. `what` is the word for such a file: "article".
    """
    walk = _Walk(root, shown_as)
    if not root.is_dir():
        walk.problems.append(Problem(shown_as or root.name, 0, "there is no such folder", "make it, or name another"))
    else:
        _folder(root, "", walk, suffixes, what)
    return Listing(root, tuple(sorted(walk.files)), tuple(walk.problems), shown_as)


def _folder(folder: Path, inside: str, walk: _Walk, suffixes: frozenset[str], what: str) -> None:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        walk.problems.append(_unreadable(shown_path(walk.shown_as, inside or "."), error))
        return
    for entry in found:
        path = f"{inside}/{entry.name}" if inside else entry.name
        if not entry.name.startswith("."):
            _entry(entry, path, walk, suffixes, what)


def _entry(entry: os.DirEntry[str], path: str, walk: _Walk, suffixes: frozenset[str], what: str) -> None:
    suffix = PurePosixPath(entry.name).suffix.casefold()
    if not _speakable(entry.name):
        shown = path.encode("utf-8", "backslashreplace").decode()
        walk.warn(shown, "the file's name is not valid UTF-8", "rename it")
    elif entry.is_symlink() and not is_inside(Path(entry.path), walk.root):
        problem = "a symbolic link that leads out of the folder, or nowhere, is not read"
        walk.problems.append(
            Problem(shown_path(walk.shown_as, path), 0, problem, "put a copy of the file in its place")
        )
    elif entry.is_dir(follow_symlinks=True):
        if entry.is_symlink():
            walk.warn(path, "a symbolic link to a folder is not followed", "move the folder here")
            return
        if suffix in suffixes:
            walk.warn(path, f"a folder that is named like an {what}", "rename it")
        _folder(Path(entry.path), path, walk, suffixes, what)
    elif not entry.is_file(follow_symlinks=True):
        walk.warn(path, f"neither a file nor a folder, so no {what}", "remove it")
    elif suffix in suffixes:
        if path.casefold() not in ("readme.md", "readme.markdown", "readme.txt"):
            walk.files.append(path)
    elif suffix not in _QUIET:
        walk.warn(
            path,
            f"not an {what}: its suffix is '{suffix}'" if suffix else f"not an {what}: it has no suffix",
            f"name it .md if it is an {what}, or move it",
        )


def _speakable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path leads, through whatever links, to something that exists below `root`."""
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _unreadable(shown: str, error: OSError) -> Problem:
    return Problem(shown, 0, f"cannot be read: {error.strerror or error}", "change its permissions, or remove it")


def read_files(listed: Listing) -> Iterator[tuple[str, bytes | Problem]]:
    """Each file's path with its bytes, or with the problem that kept them; never more than a text may have."""
    for path in listed.files:
        yield path, read_bytes(listed.root / path, listed.shown(path))


def read_bytes(file: Path, shown: str) -> bytes | Problem:
    """The bytes of a regular file of bearable size."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            if status.st_size > LARGEST:
                return too_large(shown, status.st_size)
            return stream.read(LARGEST + 1)
    except OSError as error:
        return _unreadable(shown, error)
