"""The text of a file as numbered lines: what every step of reading works on, so that each finding knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Finding, Treatment

SHOWN = 300
"""Characters of a piece of the source that a finding shows at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, without its end; `number` counts from 1."""

    text: str
    number: int

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on it."""
        return not self.text or self.text.isspace()


def numbered(text: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of `text`; all three customs of ending a line count."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(Line(line, number) for number, line in enumerate(plain.split("\n"), first))


def joined(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(line.text for line in lines)


def stripped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the blank ones at both ends."""
    start, end = 0, len(lines)
    while start < end and lines[start].blank:
        start += 1
    while end > start and lines[end - 1].blank:
        end -= 1
    return lines[start:end]


def chunks(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Runs of lines between blank ones."""
    run: list[Line] = []
    for line in lines:
        if line.blank:
            if run:
                yield tuple(run)
            run = []
        else:
            run.append(line)
    if run:
        yield tuple(run)


def found(treatment: Treatment, what: str, line: int, text: str = "") -> Finding:
    """A finding whose piece of the source is cut to what a report can show."""
    piece = " ".join(text.split())
    return Finding(treatment, what, line, piece if len(piece) <= SHOWN else piece[: SHOWN - 1] + "…")


_FENCE = re.compile(r"\s{0,3}(?P<fence>`{3,}|~{3,})(?P<rest>.*)")


def in_code(lines: Iterable[Line]) -> tuple[bool, ...]:
    """For each line whether it belongs to a fenced code block, the fences included."""
    flags: list[bool] = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line.text)
        flags.append(bool(fence or match))
        if not match:
            continue
        if not fence:
            fence = match["fence"]
        elif match["fence"].startswith(fence) and not match["rest"].strip():
            fence = ""
    return tuple(flags)
