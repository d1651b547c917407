"""The words that keep a sentence from being a key point, from each language's `points.yml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import cast

import yaml


@dataclass(frozen=True, slots=True)
class PointWords:
    """Casefolded phrases; English's `points.yml` says what each is for."""

    bare: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    spanning: tuple[str, ...] = ()
    commentary: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


@cache
def point_words(language: str) -> PointWords:
    """The words of a language; none for one that nobody has described."""
    source = files("generator.languages") / language.split("-")[0] / "points.yml"
    raw = cast("dict[str, str]", yaml.safe_load(source.read_text("utf-8"))) if source.is_file() else {}
    return PointWords(**{field.name: _phrases(raw.get(field.name, "")) for field in fields(PointWords)})


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip().casefold() for phrase in text.split(",") if phrase.strip())
