"""The words that make claims comparable, from each language's `claims.yml`; English's says what each is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from generator.analysis.lexicon import NO_PHRASES, Phrase, PhraseTable, phrase_table, phrases, split_phrases


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The phrases and words of a language; none for a language that nobody has described."""

    acts: PhraseTable = NO_PHRASES
    things: PhraseTable = NO_PHRASES
    offices: PhraseTable = NO_PHRASES
    left: PhraseTable = NO_PHRASES
    more: PhraseTable = NO_PHRASES
    less: PhraseTable = NO_PHRASES
    about: PhraseTable = NO_PHRASES
    difference: PhraseTable = NO_PHRASES
    whole: PhraseTable = NO_PHRASES
    rates: PhraseTable = NO_PHRASES
    currencies: PhraseTable = NO_PHRASES
    scales: PhraseTable = NO_PHRASES
    units: PhraseTable = NO_PHRASES
    numbers: PhraseTable = NO_PHRASES
    open: PhraseTable = NO_PHRASES
    yet: PhraseTable = NO_PHRASES
    some: PhraseTable = NO_PHRASES
    ahead: PhraseTable = NO_PHRASES
    now: PhraseTable = NO_PHRASES
    not_held: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    genitive: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    idle_endings: tuple[str, ...] = ()
    apart: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    sharing: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    decimal: str = ","
    by: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    ahead_endings: tuple[str, ...] = ()
    negative_ending: str = ""
    negation_follows: bool = False
    own: frozenset[str] = frozenset()
    us: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    prices: frozenset[str] = frozenset()


_READERS: Mapping[str, Callable[[Any, str], Any]] = {
    "PhraseTable": lambda raw, name: phrase_table(_phrases(raw, name)),
    "frozenset[str]": lambda raw, _: frozenset(split_phrases(raw)),
    "tuple[str, ...]": lambda raw, _: tuple(split_phrases(raw)),
    "str": lambda raw, _: raw,
    "bool": lambda raw, _: raw,
}
"""How what the file says is read, by the type of the field."""


@cache
def claim_words(language: str) -> ClaimWords:
    """The words of a language (a region after it is ignored)."""
    source = files("generator.languages") / language.split("-")[0] / "claims.yml"
    if not source.is_file():
        return ClaimWords()
    raw = cast("dict[str, Any]", yaml.safe_load(source.read_text("utf-8")))
    return ClaimWords(
        **{own.name: _READERS[str(own.type)](raw[own.name], own.name) for own in fields(ClaimWords)},
    )


def _phrases(raw: str | Mapping[object, str | Mapping[str, str]], key: str) -> Iterator[Phrase]:
    """Phrases of one meaning, or of several by their keys; those of the opposite under `no`."""
    if isinstance(raw, str):
        yield from phrases(raw, key)
        return
    for meaning, own in raw.items():
        if isinstance(own, str):
            yield from phrases(own, str(meaning))
        else:
            yield from phrases(own["yes"], str(meaning))
            yield from phrases(own.get("no", ""), str(meaning), -1)
