"""Words of a text, cut down so that inflections meet, and how alike two texts are by them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from generator.languages import language_data

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+")
STEM = 6
"""Characters that are kept of a word: truncation serves inflecting and compounding languages alike, without a list."""


def words(text: str) -> list[str]:
    """The words and figures of `text`, casefolded, in order."""
    return _WORD.findall(text.casefold())


def stem(word: str) -> str:
    """`word` without what follows its first letters; figures stay whole."""
    return word if word[0].isdigit() else word[:STEM]


def content(text: str, language: str) -> tuple[str, ...]:
    """The stems of `text` in order, without function words and single letters."""
    stop = language_data(language).stopwords
    return tuple(stem(word) for word in words(text) if word not in stop and (len(word) > 1 or word.isdigit()))


@lru_cache(maxsize=64)
def _spaced(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {' '.join(words(phrase))} " for phrase in phrases)


def holds(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether `text` has any of the phrases as whole words."""
    own = f" {' '.join(words(text))} "
    return any(phrase in own for phrase in _spaced(phrases))


def likeness(first: Collection[str], second: Collection[str]) -> float:
    """The Dice coefficient of two texts' words as sets, from 0 (nothing shared) to 1; 0 where one is empty."""
    one, two = frozenset(first), frozenset(second)
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


def containment(first: Collection[str], second: Collection[str]) -> float:
    """The share of the smaller text's words that the other has too, from 0 to 1; 0 where one is empty."""
    one, two = frozenset(first), frozenset(second)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
