"""The words that make claims comparable, from each language's `claims.yml`; English's says what each is for."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.lexicon import NO_PHRASES, Phrases
from generator.languages.loading import read


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The phrases and words of a language; none for a language that nobody has described."""

    acts: Phrases = NO_PHRASES
    things: Phrases = NO_PHRASES
    offices: Phrases = NO_PHRASES
    left: Phrases = NO_PHRASES
    more: Phrases = NO_PHRASES
    less: Phrases = NO_PHRASES
    about: Phrases = NO_PHRASES
    difference: Phrases = NO_PHRASES
    whole: Phrases = NO_PHRASES
    rates: Phrases = NO_PHRASES
    currencies: Phrases = NO_PHRASES
    scales: Phrases = NO_PHRASES
    units: Phrases = NO_PHRASES
    numbers: Phrases = NO_PHRASES
    open: Phrases = NO_PHRASES
    yet: Phrases = NO_PHRASES
    some: Phrases = NO_PHRASES
    ahead: Phrases = NO_PHRASES
    now: Phrases = NO_PHRASES
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
    spaced_thousands: bool = False
    by: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    ahead_endings: tuple[str, ...] = ()
    negative_ending: str = ""
    own: frozenset[str] = frozenset()
    us: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    prices: frozenset[str] = frozenset()


def claim_words(language: str) -> ClaimWords:
    """The words of a language."""
    return read(language, "claims", ClaimWords)
