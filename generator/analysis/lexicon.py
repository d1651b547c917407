"""Phrases of the language data, found in the tokens of a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from generator.analysis.model import Token
from generator.languages.schema import folded_terms

_PREFIX = 4
"""Letters by which a phrase's first word is found; one that may go on has as many at least."""
_GAP = 14
"""Words that may stand between the two parts of a phrase."""
_LONGEST = 4
"""Words of the longest phrase that is looked for before a place."""
_ELIDED = re.compile(r"([^\W\d_]')(?!s\b)(?=\w)")
_ENDS = frozenset(";:")
"""Marks that the two parts of a phrase do not stand on both sides of."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the language data: `words` in a row, then `far` anywhere later in the clause. A word that ends in `*`
    may go on. `key` is what they mean, `sign` -1 for the opposite of it."""

    words: tuple[str, ...]
    far: tuple[str, ...] = ()
    key: str = ""
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase in a sentence: the tokens `start:end`, those of its second part, what it means."""

    start: int
    end: int
    far: tuple[int, ...]
    key: str
    sign: int

    @property
    def places(self) -> frozenset[int]:
        """All its tokens."""
        return frozenset((*range(self.start, self.end), *self.far))


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """Phrases by the first letters of their first word, the longest first."""

    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def at(self, tokens: Sequence[Token], place: int) -> Match | None:
        """The longest phrase that begins at a token."""
        if place >= len(tokens):
            return None
        for phrase in self.phrases.get(tokens[place].lower[:_PREFIX], ()):
            end = place + len(phrase.words)
            far = _far(phrase, tokens, end) if _stand(phrase.words, tokens, place) else None
            if far is not None:
                return Match(place, end, far, phrase.key, phrase.sign)
        return None

    def within(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Iterator[Match]:
        """The phrases that begin within `start:end`, none inside another."""
        place, end = start, len(tokens) if end is None else end
        while place < end:
            match = self.at(tokens, place)
            if match is not None:
                yield match
            place = match.end if match is not None else place + 1

    def holds(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> bool:
        """Whether a phrase begins within `start:end`."""
        return next(self.within(tokens, start, end), None) is not None

    def before(self, tokens: Sequence[Token], place: int) -> Match | None:
        """The longest phrase that ends right before a token."""
        matches = (self.at(tokens, start) for start in range(max(0, place - _LONGEST), place))
        return next((match for match in matches if match is not None and match.end == place), None)

    def meanings(self, word: str) -> frozenset[str]:
        """What a word means by itself; nothing where it is none of the phrases."""
        return frozenset(phrase.key for phrase in self.phrases.get(word[:_PREFIX], ()) if phrase.words == (word,))


NO_PHRASES = PhraseTable()


def _stand(words: Sequence[str], tokens: Sequence[Token], place: int) -> bool:
    """Whether words stand one after another from a token on."""
    if place + len(words) > len(tokens):
        return False
    return all(_fits(word, token.lower) for word, token in zip(words, tokens[place:], strict=False))


def _fits(written: str, word: str) -> bool:
    return word.startswith(written[:-1]) if written.endswith("*") else word == written


def _far(phrase: Phrase, tokens: Sequence[Token], start: int) -> tuple[int, ...] | None:
    """The places of the second part, () where there is none; None where it is missing."""
    if not phrase.far:
        return ()
    for place in range(start, min(len(tokens), start + _GAP)):
        if tokens[place].text in _ENDS:
            return None
        if _stand(phrase.far, tokens, place):
            return tuple(range(place, place + len(phrase.far)))
    return None


def phrases(raw: Any, key: str = "", sign: int = 1) -> Iterator[Phrase]:
    """The phrases of a value of a data file; `…` parts those whose two parts may stand apart."""
    for phrase in folded_terms(raw):
        near, _, far = phrase.partition("…")
        yield Phrase(_parts(near), _parts(far), key, sign)


def _parts(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, elided ones apart as in a sentence's tokens ("jusqu'", "à")."""
    return tuple(_ELIDED.sub(r"\1 ", phrase).split())


def phrase_table(every: Iterable[Phrase]) -> PhraseTable:
    """The table of some phrases."""
    table: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in every:
        table[phrase.words[0].rstrip("*")[:_PREFIX]].append(phrase)
    return PhraseTable({first: tuple(sorted(own, key=_length)) for first, own in table.items()})


def _length(phrase: Phrase) -> tuple[int, int, tuple[str, ...]]:
    return -len(phrase.words) - len(phrase.far), -len(phrase.words[0]), phrase.words


def _read(raw: Any) -> PhraseTable:
    """Phrases, or a mapping from what they mean to them; those that mean the opposite stand under `no`."""
    if not isinstance(raw, dict):
        return phrase_table(phrases(raw))
    every: list[Phrase] = []
    for key, value in raw.items():
        sides = value if isinstance(value, dict) else {"yes": value}
        every += phrases(sides.get("yes", ""), str(key))
        every += phrases(sides.get("no", ""), str(key), -1)
    return phrase_table(every)


Phrases = Annotated[PhraseTable, _read]
"""A table of phrases as the type of a field of a language's data."""
