"""What can go wrong, as one tree: each problem names its file and line, what is wrong and what to do."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does so only with `--strict`.

    A defect is the program's own: it costs its place, stops nothing, and makes the exit status 1.
    """

    WARNING = "warning"
    ERROR = "error"
    DEFECT = "defect"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in the input, and what its owner can do about it.

    `path` is written as the user would type it, `line` counts from 1, 0 stands for the whole file. `problem` and
    `remedy` are one clause each, without a final stop. `passage` is the id of the one that it is about ("s12"), or "".
    """

    path: str
    line: int
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR
    passage: str = ""

    @property
    def is_failure(self) -> bool:
        """Whether a command that meets it ends with status 1."""
        return self.severity is not Severity.WARNING

    def __str__(self) -> str:
        """`file:line: passage s12: problem. remedy.`, with control characters made visible: a terminal may read it."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        level = "warning: " if self.severity is Severity.WARNING else ""
        place += f": passage {self.passage}" if self.passage else ""
        remedy = self.remedy[:1].upper() + self.remedy[1:]
        return visible(f"{place}: {level}{self.problem}. {remedy}.")


def visible(text: str) -> str:
    r"""`text` with every character that could steer a terminal written as its escape (`\x1b`)."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def warning(path: str, line: int, problem: str, remedy: str) -> Problem:
    """A problem that does not stop a build."""
    return Problem(path, line, problem, remedy, Severity.WARNING)


def defect(error: Exception, path: str, what: str, *, line: int = 0, passage: str = "") -> Problem:
    """The program's own failure at `what`. What it raises on purpose, or the system, is raised again.

    With BRIEFINGS_TRACEBACK set everything is: the first failure then ends the program and shows where it was.
    """
    if isinstance(error, BriefingsError | OSError) or os.environ.get("BRIEFINGS_TRACEBACK"):
        raise error
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    remedy = "this is a defect of the program: report it; all else is as it should be"
    return Problem(path, line, f"{what} failed ({said})", remedy, Severity.DEFECT, passage)


def attempt(
    find: Callable[[], T], otherwise: U, problems: list[Problem], path: str, what: str, *, line: int = 0
) -> T | U:
    """What `find` gives; `otherwise`, and a problem, where it fails: one part's defect costs no other part."""
    try:
        return find()
    except Exception as error:
        problems.append(defect(error, path, what, line=line))
        return otherwise


class BriefingsError(Exception):
    """The root of everything this program raises on purpose; `exit_status` is what the command ends with."""

    exit_status = 1


class InputError(BriefingsError):
    """The input has problems; all of those found are in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class ConfigError(BriefingsError):
    """The configuration or the way the program was called is wrong."""

    exit_status = 2


class RenderError(BriefingsError):
    """MkDocs or the search indexer failed; carries what it printed."""
