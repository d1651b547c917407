"""Metadata as a file has it -> validated metadata under our names, with the line of each for problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from generator.errors import Problem, Severity
from generator.reading import values
from generator.reading.dialects import Normalised, normalise
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.matter import Matter
from generator.reading.values import UnusableError

_VITAL = frozenset({"title", "published", "updated", "expires", "draft", "language", "rights", "translationKey"})
"""Fields whose mistakes would show wrong things; a mistake in another one only costs that field."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file states; `stated` is None where a mistake keeps the file from being used.

    `translates` is the name of the article that this one says it translates; `updated_at` the moment, not only the
    day, of the last change.
    """

    stated: ArticleFrontmatter | None
    extra: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    translates: str | None = None
    updated_at: dt.datetime | None = None

    def line(self, name: str) -> int:
        """The line of a field, 0 where the file does not have it."""
        return self.places.get(name, ("", 0))[1]


def read_metadata(matter: Matter, path: str) -> Metadata:
    """The validated metadata of a file."""
    given = normalise(matter.data, matter.keys, path)
    stated, problems = _validated(given, path)
    key = given.places.get("translationKey", ("", 0))[0]
    return Metadata(
        stated,
        given.extra,
        given.places,
        (*given.problems, *problems),
        stated.translation_key if stated and key.casefold().endswith("of") else None,
        values.moment(given.values.get("updated")),
    )


def _validated(given: Normalised, path: str) -> tuple[ArticleFrontmatter | None, list[Problem]]:
    """The model, without the lesser fields that are wrong; None where a vital one is."""
    problems: list[Problem] = []
    raw = dict(given.values)
    while True:
        try:
            return ArticleFrontmatter.model_validate(raw), problems
        except ValidationError as error:
            wrong = {str(item["loc"][0]): item.get("ctx", {}).get("error") for item in error.errors()}
            problems += [_problem(name, reason, given.places, path) for name, reason in wrong.items()]
            raw = {name: value for name, value in raw.items() if name not in wrong}
            if wrong.keys() & _VITAL or not wrong:
                return None, problems


def _problem(name: str, reason: object, places: Mapping[str, tuple[str, int]], path: str) -> Problem:
    key, line = places.get(name, (name, 0))
    severity = Severity.ERROR if name in _VITAL else Severity.WARNING
    if isinstance(reason, UnusableError):
        return Problem(path, line, f"'{key}' {reason.problem}", reason.remedy, severity)
    return Problem(path, line, f"'{key}' cannot be understood", "write it as the documentation shows", severity)
