"""Blocks on their way from Markdown to an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.articles import Block, Mark

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


def cut(block: Block, start: int, end: int) -> Block:
    """The block with the text `start:end` only, and the marks over it."""
    marks = tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind, mark.href)
        for mark in block.marks
        if mark.end > start and mark.start < end
    )
    return replace(block, text=block.text[start:end], marks=marks)


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
