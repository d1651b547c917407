"""The words that make claims comparable, from each language's `claims.yml`; English's says what each is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from generator.analysis.lexicon import NO_PHRASES, Phrase, PhraseTable, phrase_table, phrases, split_phrases


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The lexicons of a language; empty ones for a language that nobody has described."""

    acts: PhraseTable = NO_PHRASES
    things: PhraseTable = NO_PHRASES
    offices: PhraseTable = NO_PHRASES
    left: PhraseTable = NO_PHRASES
    successor: PhraseTable = NO_PHRASES
    more: PhraseTable = NO_PHRASES
    less: PhraseTable = NO_PHRASES
    about: PhraseTable = NO_PHRASES
    difference: PhraseTable = NO_PHRASES
    whole: PhraseTable = NO_PHRASES
    rates: PhraseTable = NO_PHRASES
    currencies: PhraseTable = NO_PHRASES
    scales: PhraseTable = NO_PHRASES
    units: PhraseTable = NO_PHRASES
    open: PhraseTable = NO_PHRASES
    yet: PhraseTable = NO_PHRASES
    some: PhraseTable = NO_PHRASES
    ahead: PhraseTable = NO_PHRASES
    now: PhraseTable = NO_PHRASES
    numbers: Mapping[str, int] = field(default_factory=dict)
    not_held: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    us: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    prices: frozenset[str] = frozenset()


_KEYED = ("acts", "things", "offices", "currencies", "scales", "units")
_LISTS = (
    "left",
    "successor",
    "more",
    "less",
    "about",
    "difference",
    "whole",
    "rates",
    "open",
    "yet",
    "some",
    "ahead",
    "now",
)
_SETS = ("not_held", "light", "apart", "recurring", "one_of", "labels", "past", "own", "us", "fixed", "prices")


@cache
def claim_words(language: str) -> ClaimWords:
    """The words of a language (a region after it is ignored)."""
    source = files("generator.languages") / language.split("-")[0] / "claims.yml"
    if not source.is_file():
        return ClaimWords()
    raw = cast("dict[str, Any]", yaml.safe_load(source.read_text("utf-8")))
    words: dict[str, Any] = {name: phrase_table(_keyed(raw[name])) for name in _KEYED}
    words |= {name: phrase_table(phrases(raw[name], name)) for name in _LISTS}
    words |= {name: frozenset(split_phrases(raw[name])) for name in _SETS}
    numbers = {word: value for value, text in raw["numbers"].items() for word in split_phrases(text)}
    return ClaimWords(**words, numbers=numbers)


def _keyed(raw: Mapping[object, str | Mapping[str, str]]) -> Iterable[Phrase]:
    for key, value in raw.items():
        if isinstance(value, str):
            yield from phrases(value, str(key))
        else:
            yield from phrases(value["yes"], str(key))
            yield from phrases(value.get("no", ""), str(key), -1)
