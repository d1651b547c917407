"""What can go wrong, as one tree: each problem names its file and line, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does so only with `--strict`."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in the input, and what its owner can do about it.

    `path` is written as the user would type it, `line` counts from 1, 0 stands for the whole file.
    `problem` and `remedy` are one clause each, without a final stop.
    """

    path: str
    line: int
    problem: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`file:line: problem. remedy.`, with control characters made visible: a terminal may read it."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        level = "warning: " if self.severity is Severity.WARNING else ""
        remedy = self.remedy[:1].upper() + self.remedy[1:]
        return visible(f"{place}: {level}{self.problem}. {remedy}.")


def visible(text: str) -> str:
    r"""`text` with every character that could steer a terminal written as its escape (`\x1b`)."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def warning(path: str, line: int, problem: str, remedy: str) -> Problem:
    """A problem that does not stop a build."""
    return Problem(path, line, problem, remedy, Severity.WARNING)


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
