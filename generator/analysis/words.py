"""Words of a text, cut down so that inflections and cognates meet, and how alike two texts are by them.

Whether two words are the same is asked in one of four ways, each with its tolerance: `stem` (equal up to a length, the
cheapest, for sets and counts), `same_word` (forms of one in a language, by what they begin with), `inflected` (forms of
one, by the endings that a language has), `akin` (words of one origin in two languages, after `folded`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable

from generator.languages.loading import language_data

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+")
STEM = 6
"""Characters that are kept of a word: truncation serves inflecting and compounding languages alike, without a list."""

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
"""Letters that two akin words share at least: where nothing but an inflection follows, and where more may."""
INFLECTION = 2
"""Letters that an inflection changes, at most."""
_SHARE, _SHARE_OF_NAMES = 0.7, 0.6  # of the shorter word that must be shared, where more than inflections follow


def words(text: str) -> list[str]:
    """The words and figures of `text`, casefolded, in order."""
    return _WORD.findall(text.casefold())


def stem(word: str, letters: int = STEM) -> str:
    """`word` without what follows its first `letters`; figures stay whole.

    >>> stem("consultations") == stem("consulted")
    True
    """
    return word if word[0].isdigit() else word[:letters]


def content(text: str, language: str) -> tuple[str, ...]:
    """The stems of `text` in order, without function words and single letters."""
    stop = language_data(language).stopwords
    return tuple(stem(word) for word in words(text) if word not in stop and (len(word) > 1 or word.isdigit()))


def shared_beginning(first: str, second: str) -> int:
    """How many letters two words begin with alike.

    >>> shared_beginning("minister", "ministry")
    6
    """
    shortest = min(len(first), len(second))
    if first[:shortest] == second[:shortest]:
        return shortest
    return next(place for place in range(shortest) if first[place] != second[place])


def same_word(first: str, second: str, *, shared: int = SHORT, ending: int | None = INFLECTION) -> bool:
    """Whether two words of one language are likely forms of one: equal, or alike in their first `shared` letters at
    least, with no more than `ending` letters after what they share in the longer (any number where it is None).

    >>> same_word("exemption", "exemptions"), same_word("trade", "tradition")
    (True, False)
    """
    if first == second:
        return True
    alike = shared_beginning(first, second)
    return alike >= shared and (ending is None or max(len(first), len(second)) - alike <= ending)


def inflected(
    first: str,
    second: str,
    *,
    endings: Collection[frozenset[str]],
    sealed: str | Collection[str] = "",
    shared: int = SHORT,
) -> bool:
    """Whether two words are forms of one by `endings`, sets of what may stand for each other ("", "s"; "y", "ies").

    At least `shared` letters come before the endings. A word that ends with one of the `sealed` letters takes none on.

    >>> inflected("city", "cities", endings=[frozenset({"y", "ies"})], shared=3)
    True
    """
    alike = shared_beginning(first, second)
    if alike < shared or not (first.isalpha() and second.isalpha()):
        return False
    return any(
        {first[cut:], second[cut:]} <= pair
        for cut in range(alike, max(shared, alike - 2) - 1, -1)  # "tass|e" and "tass|a", but "cit|y" and "cit|ies"
        if not (first[cut - 1] in sealed and cut in (len(first), len(second)))
        for pair in endings
    )


def folded(word: str) -> str:
    """A word without marks, in one spelling for sounds that European languages write differently.

    >>> folded("Konsultation") == folded("consultatión")
    True
    """
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain


def akin(first: str, second: str, *, names: bool = False) -> bool:
    """Whether two `folded` words are likely one in two languages, or two forms of one: they begin alike for long.

    Words of `names` may differ more ("European", "Europäisch"): names are few, and meet by several words.

    >>> akin(folded("Projekt"), folded("progetto"))
    True
    """
    if first == second or first[:SHORT] != second[:SHORT]:
        return first == second
    if first.isdigit() or second.isdigit():
        return False
    if same_word(first, second):
        return True
    shorter = min(len(first), len(second))
    return shared_beginning(first, second) >= max(LONG, (_SHARE_OF_NAMES if names else _SHARE) * shorter)


class Kinship:
    """Which words of a vocabulary of `folded` ones are akin: each pair is compared once, however often it is asked."""

    def __init__(self, vocabulary: Iterable[str], *, names: bool = False) -> None:
        """`names` as for `akin`."""
        self._names = names
        self._beginnings: dict[str, list[str]] = defaultdict(list)
        self._kin: dict[str, frozenset[str]] = {}
        for word in sorted(set(vocabulary)):
            self._beginnings[word[:SHORT]].append(word)

    def of(self, word: str) -> frozenset[str]:
        """The words of the vocabulary that are akin to a word, which is one of them itself where it belongs to it."""
        if word not in self._kin:
            alike = self._beginnings.get(word[:SHORT], ())
            self._kin[word] = frozenset(other for other in alike if akin(word, other, names=self._names))
        return self._kin[word]

    def meets(self, word: str, others: Collection[str]) -> bool:
        """Whether one of the others, words of the vocabulary, is akin to a word."""
        return not self.of(word).isdisjoint(others)


def likeness(first: Collection[str], second: Collection[str]) -> float:
    """The Dice coefficient of two texts' words as sets, from 0 (nothing shared) to 1; 0 where one is empty."""
    one, two = frozenset(first), frozenset(second)
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


def containment(first: Collection[str], second: Collection[str]) -> float:
    """The share of the smaller text's words that the other has too, from 0 to 1; 0 where one is empty."""
    one, two = frozenset(first), frozenset(second)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
