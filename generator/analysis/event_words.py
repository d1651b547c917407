"""The words around a date that tell what it is for, from each language's `events.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.languages.loading import read
from generator.languages.schema import WORD, Phrase

_STOP = re.compile(r"[.!?;:()\[\]“”„«»\"]|,\s*$")


@dataclass(frozen=True, slots=True)
class EventWords:
    """Casefolded phrases as tuples of words, single words as sets, endings; English's `events.yml` says what each is
    for."""

    from_: tuple[Phrase, ...] = ()
    between: tuple[Phrase, ...] = ()
    to: tuple[Phrase, ...] = ()
    and_: tuple[Phrase, ...] = ()
    until: tuple[Phrase, ...] = ()
    until_after: tuple[Phrase, ...] = ()
    earliest: tuple[Phrase, ...] = ()
    earliest_after: tuple[Phrase, ...] = ()
    before: tuple[Phrase, ...] = ()
    negations: tuple[Phrase, ...] = ()
    deadline: tuple[Phrase, ...] = ()
    duty: tuple[Phrase, ...] = ()
    request: tuple[Phrase, ...] = ()
    windows: tuple[Phrase, ...] = ()
    closes: tuple[Phrase, ...] = ()
    forecast: tuple[Phrase, ...] = ()
    hedges: tuple[Phrase, ...] = ()
    doubts: tuple[Phrase, ...] = ()
    fixed: tuple[Phrase, ...] = ()
    demands: tuple[Phrase, ...] = ()
    wonders: tuple[Phrase, ...] = ()
    rest: tuple[Phrase, ...] = ()
    attributes: tuple[Phrase, ...] = ()
    bounds: tuple[Phrase, ...] = ()
    moved: tuple[Phrase, ...] = ()
    status: tuple[Phrase, ...] = ()
    prices: tuple[Phrase, ...] = ()
    currencies: tuple[Phrase, ...] = ()
    outlets: tuple[Phrase, ...] = ()
    reporting: tuple[Phrase, ...] = ()
    articles: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    leans: frozenset[str] = frozenset()
    no_forecast: frozenset[str] = frozenset()
    law_before: frozenset[str] = frozenset()
    law_links: frozenset[str] = frozenset()
    law_numbers: frozenset[str] = frozenset()
    law_after: frozenset[str] = frozenset()
    forecast_endings: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    law_endings: tuple[str, ...] = ()
    stages: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    heads: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)


def event_words(language: str) -> EventWords:
    """The words of a language, longest phrases first; none for a language that nobody has described."""
    return read(language, "events", EventWords)


def kinds(text: str, named: Mapping[str, Sequence[Phrase]]) -> frozenset[str]:
    """The kinds of events that a text names, by the name that each kind has for every language."""
    return frozenset(kind for kind, phrases in named.items() if has(text, phrases))


def plain_words(text: str) -> list[str]:
    """The words and figures of a text, casefolded, in order."""
    return [match[0].casefold() for match in WORD.finditer(text)]


def has(text: str, phrases: Iterable[Phrase]) -> bool:
    """Whether a text has one of the phrases."""
    own = f" {' '.join(plain_words(text))} "
    return any(f" {' '.join(phrase)} " in own for phrase in phrases)


def leads(text: str, start: int, end: int, phrases: Sequence[Phrase], articles: Collection[str]) -> int | None:
    """Where one of the phrases begins that leads to the words at `start:end` or opens them; None where none does.

    Articles may stand between the phrase and the words, a mark that ends a clause may not.
    """
    inside = plain_words(text[start:end])
    # The last words before are enough: no phrase is longer.
    before = list(WORD.finditer(text, max(0, start - 80), start))
    while True:
        for phrase in phrases:
            place = _ending(text, before, start, phrase)
            if place is not None:
                return place
        if not before or before[-1][0].casefold() not in articles:
            break
        before.pop()
    return start if any(tuple(inside[: len(phrase)]) == phrase for phrase in phrases) else None


def _ending(text: str, before: list[re.Match[str]], start: int, phrase: Phrase) -> int | None:
    """Where the phrase begins that the words before end with."""
    last = before[-len(phrase) :]
    if tuple(match[0].casefold() for match in last) != phrase:
        return None
    place = last[0].start()
    return None if _STOP.search(text[place:start]) else place
