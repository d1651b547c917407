"""Where the words of a briefing come from: a passage of an article, or the editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from generator.model.articles import Article, Passage


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage stands: the number of its source in the briefing, its article, the passage itself."""

    number: int
    article: Article
    passage: Passage


@dataclass(frozen=True, slots=True)
class EditorText:
    """The editor's own words in place of a passage; marked as such on the page."""

    text: str
    language: str


Origin: TypeAlias = Citation | EditorText
"""Where a sentence of a briefing comes from."""


def citations(item: Any) -> Iterator[Citation]:
    """Every passage that an item of a section shows or points to: all the citations among its fields."""
    for field in fields(item):
        value = getattr(item, field.name)
        yield from (cited for cited in (value if isinstance(value, tuple) else (value,)) if isinstance(cited, Citation))
