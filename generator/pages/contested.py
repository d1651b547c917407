"""Two passages side by side: each cut where the words that differ, or another language, begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from generator.model import Citation, Contradiction, Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage: its language, and whether it is among the words that differ."""

    text: str
    language: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages."""

    citation: Citation
    stretches: tuple[Stretch, ...]


def sides(pair: Contradiction) -> tuple[Side, Side]:
    """The two passages of a contradiction."""
    return (
        Side(pair.one, stretches(pair.one.passage, pair.words)),
        Side(pair.other, stretches(pair.other.passage, pair.other_words)),
    )


def stretches(passage: Passage, words: tuple[tuple[int, int], ...]) -> tuple[Stretch, ...]:
    """A passage in stretches; joined they are its text."""
    last = len(passage.text)
    spans = [*words, *((low, high) for low, high, _ in passage.foreign)]
    cuts = sorted({0, last, *(min(max(cut, 0), last) for span in spans for cut in span)})
    return tuple(
        Stretch(
            passage.text[start:end],
            next((code for low, high, code in passage.foreign if low <= start and end <= high), passage.language),
            any(low <= start and end <= high for low, high in words),
        )
        for start, end in pairwise(cuts)
    )
