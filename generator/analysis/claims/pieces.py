"""The pieces of a sentence that can be found again in another: names, acts, things, words; and when two are one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from generator.analysis.model import Cast, Token
from generator.analysis.tokens import loose_dates, undated
from generator.analysis.words import SHORT, akin, folded
from generator.languages import KNOWN, language_data

Name = frozenset[str]
"""The folded words of a name."""

_LIKE = 6
"""Letters at the beginning that two words of one language share, where they are not the shorter one whole."""
_VOWELS = frozenset("aeio")  # "norma", "norme"
_ENDINGS = 3
"""Letters by which forms of one word differ at most, where one begins with the other."""


class Sort(IntEnum):
    """What a piece of a sentence is; acts and things mean the same in all languages."""

    NAME = 0
    ACT = 1
    THING = 2
    WORD = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A piece at `start:end` of a sentence. `key` is its meaning or folded form, `words` those of a name, `sign` that
    of an act: -1 for its opposite."""

    start: int
    end: int
    sort: Sort
    key: str
    words: Name = frozenset()
    sign: int = 1


def name_words(name: str, language: str, cast: Cast) -> Name:
    """The folded words of a name, or of what it is short for."""
    stop = language_data(language).stopwords
    words = (token.text for token in _name_tokens(cast.canonical(name), language) if token.is_word)
    return frozenset(folded(word) for word in words if word.casefold() not in stop)


def _name_tokens(name: str, language: str) -> tuple[Token, ...]:
    return undated(name, loose_dates(name, language))


def meets(one: Name, other: Name) -> bool:
    """Whether two names are likely one: all words of the shorter are in the longer, half of that at least, unless the
    shorter says what the longer is ("the Commission")."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter or (2 * len(shorter) < len(longer) and not shorter <= _organisations()):
        return False
    return all(any(akin(word, own, names=True) for own in longer) for word in shorter)


@cache
def _organisations() -> Name:
    """The folded nouns of organisations in all languages."""
    return frozenset(folded(word) for code in KNOWN for word in language_data(code).reporting.organisations)


def matches(one: Item, other: Item, *, alike: bool) -> bool:
    """Whether two pieces mean the same; `alike` tells that both are in one language, where words are compared
    strictly."""
    if one.sort is Sort.NAME and other.sort is Sort.NAME:
        return meets(one.words, other.words)
    if Sort.NAME in (one.sort, other.sort):
        name, word = (one, other) if one.sort is Sort.NAME else (other, one)
        return word.sort is Sort.WORD and len(name.words) == 1 and akin(word.key, next(iter(name.words)), names=True)
    if one.sort is not other.sort:
        return False
    if one.sort is not Sort.WORD or one.key == other.key:
        return one.key == other.key
    return _is_form(one.key, other.key) if alike else akin(one.key, other.key)


def _is_form(one: str, other: str) -> bool:
    """Whether two words of one language are forms of one: one goes on with an ending, or both end differently."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return len(shorter) >= SHORT - 1 and len(longer) - len(shorter) <= _ENDINGS
    stem = len(longer) - 1 if longer[-1] in _VOWELS and shorter[-1] in _VOWELS else max(_LIKE, len(longer) - 2)
    return len(shorter) >= SHORT and one[:stem] == other[:stem]
