"""Where the words of a briefing come from: a passage of an article, or the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

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
