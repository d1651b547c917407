"""A folder -> the files in it that may be read, in a fixed order, and a problem for each that may not."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.errors import Problem, Severity, warning
from generator.reading.lines import UnreadableError

Read = TypeVar("Read")
Problems = tuple[Problem, ...]

ARTICLES = frozenset({".md", ".markdown", ".txt"})
"""Suffixes of the files that are articles."""
PAGES = frozenset({".html", ".htm", ".xhtml"})
"""Suffixes of saved pages, which are articles only where frontmatter stands before them."""
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg"})
"""Suffixes of the pictures that an article may show."""
LARGEST = 2_000_000
"""Bytes that a text may have; a longer file is something else."""
_TOP_FILES = frozenset({"readme.md", "readme.markdown", "readme.txt"})
_SURROGATE = re.compile("[\ud800-\udfff]")
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


def shown_path(shown_as: str, path: str) -> str:
    """`path` under the folder that the user named."""
    return f"{shown_as.rstrip('/')}/{path}" if shown_as else path


def listing(root: Path, *, shown_as: str, suffixes: frozenset[str], what: str) -> Listing:
    """The files under `root` with one of `suffixes`; everything else that somebody might miss is a problem.

    Hidden entries, a README at the top and pictures are passed over. Symbolic links count only where they lead to
    a file inside of `root`. `what` is the word for such a file: "article".
    """
    walk = _FolderWalk(root, shown_as, suffixes, what)
    if not root.is_dir():
        walk.problems.append(Problem(shown_as or root.name, 0, "there is no such folder", "make it, or name another"))
    else:
        walk.folder(root, "")
    return Listing(root, tuple(sorted(walk.files)), tuple(walk.problems), shown_as)


@dataclass(slots=True)
class _FolderWalk:
    """A folder looked through, with what was found on the way."""

    root: Path
    shown_as: str
    suffixes: frozenset[str]
    what: str
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def warn(self, path: str, problem: str, remedy: str) -> None:
        """Note a doubt about one entry of the folder."""
        self.problems.append(warning(shown_path(self.shown_as, path), 0, problem, remedy))

    def folder(self, folder: Path, inside: str) -> None:
        """Look at each entry that is not hidden, in the order of their names."""
        try:
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(unreadable(shown_path(self.shown_as, inside or "."), error))
            return
        for entry in entries:
            if not entry.name.startswith("."):
                self.entry(entry, f"{inside}/{entry.name}" if inside else entry.name)

    def entry(self, entry: os.DirEntry[str], path: str) -> None:
        """Take a file in, go into a folder, or say why neither."""
        if _SURROGATE.search(entry.name):
            shown = path.encode("utf-8", "backslashreplace").decode()
            self.warn(shown, "the file's name is not valid UTF-8", "rename it")
        elif entry.is_symlink() and not is_inside(Path(entry.path), self.root):
            problem = "a symbolic link that leads out of the folder, or nowhere, is not read"
            remedy = "put a copy of the file in its place"
            self.problems.append(Problem(shown_path(self.shown_as, path), 0, problem, remedy))
        elif entry.is_dir(follow_symlinks=True):
            self._below(entry, path)
        elif not entry.is_file(follow_symlinks=True):
            self.warn(path, f"neither a file nor a folder, so no {self.what}", "remove it")
        else:
            self._file(path)

    def _below(self, entry: os.DirEntry[str], path: str) -> None:
        if entry.is_symlink():
            self.warn(path, "a symbolic link to a folder is not followed", "move the folder here")
            return
        if PurePosixPath(path).suffix.casefold() in self.suffixes:
            self.warn(path, f"a folder that is named like an {self.what}", "rename it")
        self.folder(Path(entry.path), path)

    def _file(self, path: str) -> None:
        suffix = PurePosixPath(path).suffix.casefold()
        if suffix in self.suffixes:
            self.files += [path] if path.casefold() not in _TOP_FILES else []
        elif suffix not in _QUIET:
            reason = f"its suffix is '{suffix}'" if suffix else "it has no suffix"
            self.warn(path, f"not an {self.what}: {reason}", f"name it .md if it is an {self.what}, or move it")


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path leads, through whatever links, to something that exists below `root`."""
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def unreadable(shown: str, error: Exception) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    what = getattr(error, "strerror", None) or error
    return Problem(shown, 0, f"cannot be read: {what}", "change its permissions, or leave it out")


def read_each(
    listed: Listing, read: Callable[[bytes, str, str], tuple[Read | None, Problems]], what: str = "article"
) -> Iterator[tuple[str, Read | None, Problems]]:
    """Each file's path with what `read` makes of it and its problems, given its bytes, its path and its name as shown.

    Nothing, and the problem, where its bytes cannot be had, or `read` raises. `what` is the word for such a file.
    """
    for path in listed.files:
        shown = listed.shown(path)
        data = read_bytes(listed.root / path, shown)
        if isinstance(data, Problem):
            yield path, None, (data,)
        else:
            yield path, *isolated(shown, partial(read, data, path, shown), what)


def read_bytes(file: Path, shown: str, largest: int = LARGEST) -> bytes | Problem:
    """The bytes of a regular file of bearable size."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            if status.st_size > largest:
                return too_large(shown, status.st_size, largest)
            return stream.read(largest + 1)
    except OSError as error:
        return unreadable(shown, error)


def too_large(path: str, size: int, largest: int = LARGEST) -> Problem:
    """The problem of a file of `size` bytes, more than it may have."""
    megabytes = f"{max(1, round(size / 1e6))} MB, where {largest // 1_000_000} are the most"
    return Problem(path, 0, f"the file is too large for a text: {megabytes}", "split it, or leave it out")


def isolated(
    shown: str, read: Callable[[], tuple[Read | None, Problems]], what: str = "article"
) -> tuple[Read | None, Problems]:
    """What `read` makes of one file and its problems; where it raises, nothing and the problem of that."""
    try:
        return read()
    except Exception as error:  # the border of one file: whatever is in it, the others are read
        line, cause = (error.line, error.__cause__) if isinstance(error, UnreadableError) else (0, error)
        reason = f"{type(cause).__name__}: {cause}".strip(": ")[:160]
        problem = f"this {what} could not be read ({' '.join(reason.split())})"
        remedy = "change what stands there, or take the file out, and report the error with it"
        return None, (Problem(shown, line, problem, remedy, Severity.DEFECT),)
