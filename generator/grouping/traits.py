"""An article -> what it can be compared by across languages: stems, names, figures and dates of its text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.languages.loading import data_cache, language_data, locale
from generator.model.articles import REPORTED, Article

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’\u202f]\d+)*")
_STEM = 6  # letters kept of a word: inflections meet, and words that languages share ("consultation", "consultazione")
_TITLE = 3  # how often a word of the title counts
_NAMES = 0.5
"""Where more than this share of the words have capitals, these tell no names: German writes all nouns with one."""
_MONTH = 31


class Kind(StrEnum):
    """What a trait is in the text."""

    NAME = "name"
    FIGURE = "figure"
    DATE = "date"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing in a text that another may share: `key` is the same in all languages, `form` as it is written."""

    key: str
    form: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Traits:
    """How often each key occurs in an article, words of the title counted more; and which keys are of names."""

    language: str
    counts: Mapping[str, int]
    names: frozenset[str]


def traits(article: Article) -> Traits:
    """The traits of what an article reports, of its title and its tags."""
    counts: Counter[str] = Counter()
    names = set()
    for weight, text in _texts(article):
        for trait in traits_of(text, article.language):
            counts[trait.key] += weight
            if trait.kind is Kind.NAME and weight == 1:  # headlines may Capitalise Each Word
                names.add(trait.key)
    if sum(counts[name] for name in names) > _NAMES * counts.total():
        names = set()
    return Traits(article.language, counts, frozenset(names))


def _texts(article: Article) -> Iterator[tuple[int, str]]:
    """What is compared of an article, with how often it counts."""
    yield _TITLE, article.title
    yield from ((1, tag) for tag in article.tags)
    yield from ((1, text) for text in sentences(article))


def sentences(article: Article) -> Iterator[str]:
    """The sentences of what an article reports."""
    for block in article.blocks:
        if block.part in REPORTED:
            yield from (passage.text for passage in block.passages)


def traits_of(sentence: str, language: str) -> Iterator[Trait]:
    """The traits of one sentence, in its order. Function words, names of weekdays and single characters are none."""
    calendar = _calendar(language)
    silent = language_data(language).stopwords | calendar.keys()
    words = _TOKEN.findall(sentence)
    months = _months_by_day(words, calendar)
    for place, word in enumerate(words):
        if place in months:
            first, last = sorted((place, months[place]))
            key = f"@{calendar[words[months[place]].casefold()]:02}-{int(word):02}"
            yield Trait(key, f"{words[first]} {words[last]}", Kind.DATE)
        elif len(word) > 1 and word.casefold() not in silent:
            yield _trait(word, first=place == 0)


def _trait(word: str, *, first: bool) -> Trait:
    """A figure, a name, or any other word; the first word of a sentence has a capital in any case."""
    if word[0].isdigit() and not any(map(str.isalpha, word)):
        return Trait("#" + re.sub(r"\D", "", word), word, Kind.FIGURE)
    is_name = word[0].isupper() and (not first or word.isupper())
    return Trait(_stem(word.casefold()), word, Kind.NAME if is_name else Kind.TERM)


def _months_by_day(words: Sequence[str], calendar: Mapping[str, int]) -> dict[int, int]:
    """From the place of each day of a month to that of its month's name beside it."""
    months: dict[int, int] = {}
    for place, word in enumerate(words):
        if calendar.get(word.casefold()):
            near = [day for day in (place - 1, place + 1) if 0 <= day < len(words) and words[day].isdecimal()]
            days = [day for day in near if len(words[day]) <= 2 and int(words[day]) <= _MONTH]
            months |= dict.fromkeys(days[:1], place)
    return months


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The first letters of a word without its marks."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:_STEM]


@data_cache
def _calendar(language: str) -> Mapping[str, int]:
    """From the names of months to their numbers; names of weekdays have 0."""
    calendar = locale(language)
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            found |= {name.casefold().strip("."): 0 for name in calendar.days[context][width].values()}
            found |= {name.casefold().strip("."): number for number, name in calendar.months[context][width].items()}
    return found
