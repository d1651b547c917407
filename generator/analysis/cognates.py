"""Words of European languages cut down so that those of one origin meet: "consultation", "Konsultation"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"ß", "ss"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ch(?=[ei])", "k"),
        (r"[ckp]t(?!i[aeou])", "t"),
        (r"[ct]i(?=[aeou])", "zi"),
        (r"c(?=[eiy])", "z"),
        (r"ck|qu|k", "c"),
        (r"y", "i"),
        (r"j", "g"),
        (r"x", "s"),
        (r"(.)\1", r"\1"),
    )
)
SHORT, LONG = 4, 5
"""Letters that two words share at least: where nothing but an inflection follows, and where more may."""
_SHARE, _SHARE_OF_NAMES = 0.7, 0.6  # of the shorter word that must be shared, where more than inflections follow
_INFLECTION = 2  # letters


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """A word without marks, in one spelling for sounds that languages write differently."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain


@lru_cache(maxsize=65536)
def akin(one: str, other: str, *, names: bool = False) -> bool:
    """Whether two folded words are likely one in two languages, or two forms of one: they begin alike for long.

    Words of `names` may differ more ("European", "Europäisch"): names are few, and meet by several words.

    >>> akin(folded("Projekt"), folded("progetto"))
    True
    """
    if one == other or one[:SHORT] != other[:SHORT]:
        return one == other
    if one.isdigit() or other.isdigit():
        return False
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    if shared >= SHORT and longer - shared <= _INFLECTION:
        return True
    return shared >= max(LONG, (_SHARE_OF_NAMES if names else _SHARE) * shorter)
