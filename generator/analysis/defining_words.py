"""How a language says what something is, from its `definitions.yml`: patterns, and the words that tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from generator.languages.loading import read
from generator.languages.schema import DataError

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


def _compiled(pattern: Any) -> re.Pattern[str]:
    if not isinstance(pattern, str):
        raise DataError("no pattern", "write it in quotation marks")
    for place, expression in _PLACES.items():
        pattern = pattern.replace(place, expression)
    try:
        return re.compile(_SAID.sub(lambda match: f"(?P<said>{match[1]})", pattern))
    except re.error as error:
        raise DataError(f"no regular expression: {error}", "correct it") from error


Definer = Annotated[re.Pattern[str], _compiled]


@dataclass(frozen=True, slots=True)
class DefiningWords:
    """A language's `definitions.yml`, its patterns compiled; English's says what each is for."""

    opening: tuple[Definer, ...] = ()
    inside: tuple[Definer, ...] = ()
    full: Definer | None = None
    brief: Definer | None = None
    marks: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()


def defining_words(language: str) -> DefiningWords:
    """What is known of a language; nothing for one that nobody has described."""
    return read(language, "definitions", DefiningWords)
