"""The words that make claims comparable, from each language's `claims.yml`; English's says what each is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from generator.analysis.model import Token

_PREFIX = 4
"""Letters that a form with any ending has at least."""
_GAP = 14
"""Words that may stand between the two parts of a form."""


@dataclass(frozen=True, slots=True)
class Form:
    """Words as they stand in a sentence: `words` in a row, then `far` anywhere later in the clause. A word that ends in
    `*` may go on. `key` is what they mean, `sign` -1 for the opposite of it."""

    words: tuple[str, ...]
    far: tuple[str, ...]
    key: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A form in a sentence: the tokens `start:end`, those of its second part, what it means."""

    start: int
    end: int
    far: tuple[int, ...]
    key: str
    sign: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms by the first letters of their first word, the longest first."""

    forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)

    def at(self, tokens: Sequence[Token], place: int) -> Found | None:
        """The longest form that begins at a token."""
        if place >= len(tokens):
            return None
        for form in self.forms.get(tokens[place].lower[:_PREFIX], ()):
            far = _far(form, tokens, place + len(form.words)) if _stand(form.words, tokens, place) else None
            if far is not None:
                return Found(place, place + len(form.words), far, form.key, form.sign)
        return None

    def all(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> list[Found]:
        """The forms that begin within `start:end`, none inside another."""
        found: list[Found] = []
        place, end = start, len(tokens) if end is None else end
        while place < end:
            one = self.at(tokens, place)
            if one is not None:
                found.append(one)
            place = one.end if one is not None else place + 1
        return found

    def ends(self, tokens: Sequence[Token], place: int) -> Found | None:
        """The longest form that ends right before a token."""
        candidates = (self.at(tokens, start) for start in range(max(0, place - 4), place))
        return next((one for one in candidates if one is not None and one.end == place), None)


def _stand(words: Sequence[str], tokens: Sequence[Token], place: int) -> bool:
    """Whether words stand one after another from a token on."""
    return all(_fits(word, token.lower) for word, token in zip(words, tokens[place:], strict=False)) and (
        place + len(words) <= len(tokens)
    )


def _fits(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _far(form: Form, tokens: Sequence[Token], start: int) -> tuple[int, ...] | None:
    """The places of the second part, () where there is none; None where it is missing."""
    if not form.far:
        return ()
    for place in range(start, min(len(tokens), start + _GAP)):
        if tokens[place].text in ";:":
            return None
        if _stand(form.far, tokens, place):
            return tuple(range(place, place + len(form.far)))
    return None


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The lexicons of a language; empty ones for a language that nobody has described."""

    acts: Lexicon = Lexicon()
    things: Lexicon = Lexicon()
    offices: Lexicon = Lexicon()
    left: Lexicon = Lexicon()
    successor: Lexicon = Lexicon()
    more: Lexicon = Lexicon()
    less: Lexicon = Lexicon()
    about: Lexicon = Lexicon()
    difference: Lexicon = Lexicon()
    whole: Lexicon = Lexicon()
    rates: Lexicon = Lexicon()
    currencies: Lexicon = Lexicon()
    scales: Lexicon = Lexicon()
    units: Lexicon = Lexicon()
    open: Lexicon = Lexicon()
    yet: Lexicon = Lexicon()
    some: Lexicon = Lexicon()
    ahead: Lexicon = Lexicon()
    now: Lexicon = Lexicon()
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
    words: dict[str, Any] = {name: _lexicon(_keyed(raw[name])) for name in _KEYED}
    words |= {name: _lexicon(_forms(raw[name], name)) for name in _LISTS}
    words |= {name: frozenset(_phrases(raw[name])) for name in _SETS}
    numbers = {word: value for value, text in raw["numbers"].items() for word in _phrases(text)}
    return ClaimWords(**words, numbers=numbers)


def _keyed(raw: Mapping[object, str | Mapping[str, str]]) -> Iterable[Form]:
    for key, value in raw.items():
        if isinstance(value, str):
            yield from _forms(value, str(key))
        else:
            yield from _forms(value["yes"], str(key))
            yield from _forms(value.get("no", ""), str(key), -1)


def _phrases(text: str) -> list[str]:
    return [phrase.strip().strip('"').casefold() for phrase in text.split(",") if phrase.strip()]


def _forms(text: str, key: str, sign: int = 1) -> Iterable[Form]:
    for phrase in _phrases(text):
        near, _, far = phrase.partition("…")
        yield Form(tuple(near.split()), tuple(far.split()), key, sign)


def _lexicon(forms: Iterable[Form]) -> Lexicon:
    table: dict[str, list[Form]] = {}
    for form in forms:
        table.setdefault(form.words[0].rstrip("*")[:_PREFIX], []).append(form)
    return Lexicon({first: tuple(sorted(own, key=_length)) for first, own in table.items()})


def _length(form: Form) -> tuple[int, int, tuple[str, ...]]:
    return -len(form.words) - len(form.far), -len(form.words[0]), form.words
