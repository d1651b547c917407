"""The words that keep a sentence from being a key point, from each language's `points.yml`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.languages import read


@dataclass(frozen=True, slots=True)
class PointWords:
    """Casefolded phrases; English's `points.yml` says what each is for."""

    bare: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    spanning: tuple[str, ...] = ()
    commentary: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


def point_words(language: str) -> PointWords:
    """The words of a language; none for one that nobody has described."""
    return read(language, "points", PointWords)
