"""How a language says what something is, from its `definitions.yml`: patterns, and the words that tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_TERM = r"[^\W_][\w’'./&-]*"
BEFORE = re.compile(rf"(?:{_TERM} ){{0,3}}{_TERM}$")
"""The words before a place that may be a term."""
_PLACES = {
    "{term}": rf"(?P<term>{_TERM}(?: {_TERM}){{0,4}}?)",
    "{short}": r"(?P<short>[^\W\d_][\w&.-]{1,9})",
    "{same}": r"(?P<same>[^\W\d_][\w&.-]{1,9})",
    "{long}": rf"(?P<long>(?:{_TERM} ){{1,8}}{_TERM})",
}
_SAID = re.compile(r"\{said:(.*)\}$")


@dataclass(frozen=True, slots=True)
class DefiningWords:
    """A language's `definitions.yml`, its patterns compiled; English's says what each is for."""

    opening: tuple[re.Pattern[str], ...] = ()
    inside: tuple[re.Pattern[str], ...] = ()
    full: re.Pattern[str] | None = None
    brief: re.Pattern[str] | None = None
    marks: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()


@cache
def defining_words(language: str) -> DefiningWords:
    """What is known of a language; nothing for one that nobody has described."""
    source = files("generator.languages") / language.split("-")[0] / "definitions.yml"
    if not source.is_file():
        return DefiningWords()
    raw: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    return DefiningWords(
        opening=tuple(_compiled(pattern) for pattern in raw["opening"]),
        inside=tuple(_compiled(pattern) for pattern in raw["inside"]),
        full=_compiled(raw["full"]),
        brief=_compiled(raw["brief"]),
        marks=_words(raw["marks"]),
        vague=_words(raw["vague"]),
        articles=_words(raw["articles"]),
        definite=_words(raw["definite"]),
        relations=_words(raw["relations"]),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    for place, own in _PLACES.items():
        pattern = pattern.replace(place, own)
    return re.compile(_SAID.sub(lambda match: f"(?P<said>{match[1]})", pattern))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(","))
