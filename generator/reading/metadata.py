"""Metadata as a file has it -> validated metadata under our names, with the line of each for problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from generator.errors import Problem, Severity, warning
from generator.reading import values
from generator.reading.dialects import Normalised, normalise
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.values import UnusableError

_VITAL = frozenset({"title", "published", "updated", "expires", "draft", "language", "rights", "translationKey"})
"""Fields whose mistakes would show wrong things; a mistake in another one only costs that field."""


_LISTS: Mapping[str, Callable[[object], object]] = {
    "tags": values.words,
    "authors": values.names,
    "issue": values.listed,
}
"""Fields of several entries, of which one that is wrong costs itself only, and how each entry is read."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Between them lies what an article can have been published in."""


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


def read_metadata(data: Mapping[str, object], keys: Mapping[str, int], path: str) -> Metadata:
    """The validated metadata of a file, which has `data` and each key on the line that `keys` gives."""
    given = normalise(data, keys, path)
    stated, problems = _validated(given, path)
    problems += _doubtful_days(stated, given.places, path) if stated else []
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
    for name in _LISTS:
        raw |= _good_entries(name, raw.get(name), given.places, path, problems)
    while True:
        try:
            return ArticleFrontmatter.model_validate(raw), problems
        except ValidationError as error:
            wrong = {str(item["loc"][0]): item.get("ctx", {}).get("error") for item in error.errors()}
            problems += [_problem(name, reason, given.places, path) for name, reason in wrong.items()]
            raw = {name: value for name, value in raw.items() if name not in wrong}
            if wrong.keys() & _VITAL or not wrong:
                return None, problems


def _good_entries(
    name: str, value: object, places: Mapping[str, tuple[str, int]], path: str, problems: list[Problem]
) -> dict[str, object]:
    """The field without the entries that cannot be read, each a warning; nothing where all are good."""
    if not isinstance(value, list):
        return {}
    good = [entry for entry in value if _fits(name, entry)]
    if len(good) == len(value):
        return {}
    key, line = places.get(name, (name, 0))
    problems += [
        warning(path, line, f"'{key}' has an entry that is not a text: {values.shown(entry)}", "write it as one text")
        for entry in value
        if entry not in good
    ]
    return {name: good}


def _fits(name: str, entry: object) -> bool:
    try:
        return bool(_LISTS[name]([entry])) or not isinstance(entry, Mapping)
    except UnusableError:
        return False


def _doubtful_days(stated: ArticleFrontmatter, places: Mapping[str, tuple[str, int]], path: str) -> list[Problem]:
    """A warning for each date that no article has."""
    return [
        warning(path, line, f"'{key}' is implausible: {day.isoformat()}", "correct the year")
        for name, day in (("published", stated.published), ("updated", stated.updated), ("expires", stated.expires))
        if day and not _FIRST_YEAR <= day.year <= (dt.MAXYEAR if name == "expires" else _LAST_YEAR)
        for key, line in (places.get(name, (name, 0)),)
    ]


def _problem(name: str, reason: object, places: Mapping[str, tuple[str, int]], path: str) -> Problem:
    key, line = places.get(name, (name, 0))
    severity = Severity.ERROR if name in _VITAL else Severity.WARNING
    if isinstance(reason, UnusableError):
        return Problem(path, line, f"'{key}' {reason.problem}", reason.remedy, severity)
    return Problem(path, line, f"'{key}' cannot be understood", "write it as the documentation shows", severity)
