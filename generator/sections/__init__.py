"""Dossier to briefing: `SECTIONS` lists the derived sections in page order, `derive` runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from generator.analysis.model import Dossier
from generator.errors import Problem, attempt
from generator.model import Briefing, Citation, Contradiction, Issue, SourceEntry, Unread
from generator.sections import contested, faq, glossary, key_points, notices, positions, timeline, undated
from generator.sections.overrides import Idle, Item, unmatched

__all__ = ["SECTIONS", "Idle", "Section", "derive", "underived", "unmatched"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """A derived part of a briefing.

    `name` is its field of Briefing, its name in templates, overrides and JSON; `derive` gives its items, overrides
    applied.
    """

    name: str
    derive: Callable[[Dossier], tuple[Item | Contradiction, ...]]


SECTIONS: tuple[Section, ...] = (
    Section("key_points", key_points.derive),
    Section("positions", positions.derive),
    Section("contested", contested.derive),
    Section("timeline", timeline.derive),
    Section("faq", faq.derive),
)
"""All sections, in page order."""


def derive(dossier: Dossier) -> Briefing:
    """Everything a briefing page shows. Depends on nothing but the dossier; sources keep their numbers.

    A section that fails is empty, and the briefing says so.
    """
    unread = list(_unread_passages(dossier))
    part = partial(_isolated, issue=dossier.issue, unread=unread)
    disputed = part("contested", lambda: contested.derive(dossier))
    events = part("timeline", lambda: timeline.derive(dossier))
    return replace(
        underived(dossier.issue, dossier.language, dossier.sources),
        key_points=part("key_points", lambda: key_points.derive(dossier, events)),
        positions=part("positions", lambda: positions.derive(dossier)),
        timeline=events,
        faq=part("faq", lambda: faq.derive(dossier)),
        notices=part("notices", lambda: notices.derive(dossier, disputed)),
        contested=disputed,
        undated=part("undated", lambda: undated.derive(dossier)),
        glossary=part("glossary", lambda: glossary.derive(dossier)),
        unread=tuple(unread),
    )


def underived(issue: Issue, language: str, sources: tuple[SourceEntry, ...]) -> Briefing:
    """A briefing of its sources alone, without any section."""
    articles = [entry.article for entry in sources]
    published = [article.published for article in articles if article.published]
    updated = [article.updated for article in articles if article.updated]
    return Briefing(
        issue=issue,
        language=language,
        sources=sources,
        origins=len({entry.origin for entry in sources}),
        updated=max(published + updated, default=None),
        period=(min(published), max(published)) if published else None,
        key_points=(),
        positions=(),
        timeline=(),
        faq=(),
        notices=(),
    )


def _isolated(name: str, find: Callable[[], tuple[T, ...]], *, issue: Issue, unread: list[Unread]) -> tuple[T, ...]:
    """A section's items; none, noted as unread, where it fails."""
    problems: list[Problem] = []
    found = attempt(find, (), problems, issue.file.path or issue.slug, f"the section '{name}'")
    unread += [Unread(problem, section=name) for problem in problems]
    return found


def _unread_passages(dossier: Dossier) -> Iterator[Unread]:
    """What could not be analysed of the sources."""
    for entry, analysis in zip(dossier.sources, dossier.analyses, strict=True):
        passages = {passage.id: passage for passage in entry.article.passages}
        for problem in analysis.problems:
            passage = passages.get(problem.passage)
            citation = Citation(entry.number, entry.article, passage) if passage else None
            yield Unread(problem, source=entry.number, citation=citation)
