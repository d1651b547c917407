"""The lines under a page's headline -> source, authors and dates, also where they are glued to each other."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.languages.loading import any_of, data_cache, known, language_data, metadata_words
from generator.reading.values import day_of, match_day

LONGEST = 200
"""Characters of a line that can be a byline."""

_MOST_WORDS = 8
"""Words before the first date of a byline."""
_EDGES = " \t|·•,;:/–—-()[]"
_CAPITAL = r"[A-ZÀ-ÞΑ-ΩА-Я][\w.'’-]*"


@data_cache
def _rest() -> re.Pattern[str]:
    """What may stand between and behind dates: marks, times, zones, minutes of reading."""
    clock = rf"\d{{1,2}}[:.]\d{{2}}(?:\s*(?:[ap]\.?m\.?|{any_of(metadata_words('after_time'))}))?"
    minutes = r"\d+\s*min\w*\.?(?:\s+\w+){0,2}"
    return re.compile(rf"(?:[\s|·•,;:/()–—-]|{clock}|\b[A-Z]{{2,4}}\b|{minutes})*", re.IGNORECASE)


@data_cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A person's name, and what stands between two."""
    particles, joins = any_of(metadata_words("particles")), any_of(metadata_words("joins"))
    name = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:{particles})\s+)*{_CAPITAL}){{0,3}}")
    return name, re.compile(rf"\s*(?:,|\||·|\s(?:{joins}|&)\s)\s*")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; `chrome` is the language of its labels."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    updated: dt.date | None = None
    chrome: str | None = None


NO_BYLINE = Byline()


@dataclass(frozen=True, slots=True)
class _Stamp:
    start: int
    end: int
    kind: str
    language: str
    day: dt.date


@data_cache
def _labels() -> tuple[re.Pattern[str], dict[str, list[tuple[str, str]]]]:
    """One pattern of all labels before dates, and what each means in which language."""
    meanings: dict[str, list[tuple[str, str]]] = {}
    for code in known():
        for label, kind in language_data(code).page.byline.labels:
            meanings.setdefault(label, []).append((kind, code))
    return re.compile(rf"(?:{any_of(meanings)})(?=[\s:]*[\w])", re.IGNORECASE), meanings


@data_cache
def _openers(kind: str) -> re.Pattern[str]:
    """Words before an author's or a source's name, in all languages, at a line's beginning."""
    words = {word for code in known() for word in getattr(language_data(code).page.byline, kind)}
    return re.compile(rf"(?:{any_of(words)})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)


def read_byline(text: str) -> Byline | None:
    """What the line says, None where it is no byline. A sentence that tells of a date is none."""
    text = text.strip().strip("*_ ")
    if not text or len(text) > LONGEST:
        return None
    whole = day_of(text)
    if whole:
        return Byline(published=whole)
    stamps = tuple(_stamps(text))
    if stamps:
        return _stamped(text, stamps)
    return _named(text)


def _stamps(text: str) -> Iterator[_Stamp]:
    """Each label with its date; a label counts where it begins a word with a capital, or the line."""
    pattern, meanings = _labels()
    end = 0
    for match in pattern.finditer(text):
        before = text[: match.start()].rstrip()
        apart = not before.strip(_EDGES) or match[0][0].isupper() or before[-1] in _EDGES
        if match.start() < end or not apart:
            continue
        at = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" \t:"))
        day = match_day(text, at)
        if day:
            end = day[1]
            kind, language = _meaning(match[0], meanings)
            yield _Stamp(match.start(), end, kind, language, day[0])


def _meaning(label: str, meanings: dict[str, list[tuple[str, str]]]) -> tuple[str, str]:
    found = meanings.get(label.casefold()) or [("published", "")]
    return found[0] if len(found) == 1 else (found[0][0], "")


def _between(text: str, stamps: tuple[_Stamp, ...]) -> list[str]:
    """What stands between the dates, and behind the last."""
    return [text[before.end : after.start] for before, after in pairwise(stamps)] + [text[stamps[-1].end :]]


def _stamped(text: str, stamps: tuple[_Stamp, ...]) -> Byline | None:
    before = text[: stamps[0].start].strip(_EDGES)
    if len(before.split()) > _MOST_WORDS or not all(map(_rest().fullmatch, _between(text, stamps))):
        return None
    who = _named(before)
    if who is None and before and text[stamps[0].start].islower():
        return None  # a sentence that goes on
    days = {stamp.kind: stamp.day for stamp in reversed(stamps)}
    chrome = next(iter(Counter(stamp.language for stamp in stamps if stamp.language).most_common(1)), (None,))[0]
    who = who or Byline(source=before or None)
    return replace(who, published=days.get("published"), updated=days.get("updated"), chrome=chrome)


def _named(text: str) -> Byline | None:
    """A line that only names an author ("By Jane Doe, Example News") or a source ("Source: Example News")."""
    source = _openers("source").match(text)
    if source and ":" in source[0] and len(text[source.end() :].split()) <= 6:
        return Byline(source=text[source.end() :].strip(_EDGES))
    author = _openers("author").match(text)
    if not author:
        return None
    pattern, between = _names()
    names = between.split(text[author.end() :].strip(_EDGES))
    alone = len(names) == 1 and ":" not in author[0] and " " not in names[0]
    return Byline(authors=tuple(names)) if not alone and all(map(pattern.fullmatch, names)) else None
