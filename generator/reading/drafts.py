"""Blocks on their way from Markdown to an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.model.articles import Block, Mark, MarkKind

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
SPOKEN = "lang:"
"""Address of the marks over a stretch whose language the text states; they become part of the passages."""

Stretch = tuple[int, int, str]
"""A stretch of a text and its language: `(start, end, language)`."""


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block on its way; `spoken` is False where its text is no sentence (code, the words for a picture).

    `role` is `question` or `answer` where the block is part of a pair.
    """

    block: Block
    spoken: bool = True
    role: str = ""


@dataclass(slots=True)
class RunningText:
    """Text under construction, white space collapsed, with the marks over it. `gaps` are the places of its spaces."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = False
    gaps: set[int] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Append what there is of `text`."""
        for at, piece in enumerate(_SPACE.split(text or "")):
            self.space = self.space or at > 0
            if piece:
                self._append(piece)

    def _append(self, piece: str) -> None:
        if self.space and self.length:
            self.gaps.add(self.length)
            piece = " " + piece
        self.space = False
        self.pieces.append(piece)
        self.length += len(piece)

    def mark(self, start: int, kind: MarkKind, href: str | None = None) -> None:
        """Mark what was added since the text had `start` characters, a space before it apart."""
        start += start in self.gaps
        if start < self.length:
            self.marks.append(Mark(start, self.length, kind, href))

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self.pieces)


def cut(block: Block, start: int, end: int) -> Block:
    """The block with the text `start:end` only, and the marks over it."""
    return replace(block, text=block.text[start:end], marks=marks_within(block.marks, start, end))


def marks_within(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks over `start:end`, counted from `start`."""
    return tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marks
        if mark.end > start and mark.start < end
    )


def moved(marks: Iterable[Mark], by: int) -> Iterator[Mark]:
    """The marks of a text that has come to stand `by` characters further on."""
    return (replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks)


def stated_languages(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], tuple[Stretch, ...]]:
    """The marks of a draft without those that state a language, and what these state: `(start, end, language)`."""
    own = tuple(mark for mark in marks if not _states(mark))
    stated = ((mark.start, mark.end, str(mark.href).removeprefix(SPOKEN)) for mark in marks if _states(mark))
    return own, tuple(sorted(stated))


def _states(mark: Mark) -> bool:
    return (mark.href or "").startswith(SPOKEN)
