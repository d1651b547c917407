"""Phrases of the language data, split into words and found by their first one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.analysis.tokens import tokens
from generator.languages import language_data


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the language data, and its words as they stand in a sentence."""

    text: str
    words: tuple[str, ...]


@cache
def finite_verbs(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The finite forms of reporting verbs."""
    return _by_first_word(language_data(language).reporting.verb_of)


@cache
def participles(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The participles of reporting verbs."""
    return _by_first_word(language_data(language).reporting.participle_of)


@cache
def attributions(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """What stands before an actor: "according to"."""
    return _by_first_word(language_data(language).reporting.before_actor)


def _by_first_word(texts: Iterable[str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[Phrase]] = {}
    for text in texts:
        parts = tuple(token.lower for token in tokens(text))
        table.setdefault(parts[0], []).append(Phrase(text, parts))
    return {first: tuple(sorted(found, key=lambda one: (-len(one.words), one.text))) for first, found in table.items()}
