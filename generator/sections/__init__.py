"""Dossier to briefing: `SECTIONS` lists the derived sections in page order, `derive` runs them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.analysis.model import Dossier
from generator.model import Briefing, Contradiction
from generator.sections import contested, faq, glossary, key_points, notices, positions, timeline, undated
from generator.sections.overrides import Idle, Item, unmatched

__all__ = ["SECTIONS", "Idle", "Section", "derive", "unmatched"]


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
    """Everything a briefing page shows. Depends on nothing but the dossier; sources keep their numbers."""
    articles = [entry.article for entry in dossier.sources]
    published = [article.published for article in articles if article.published]
    updated = [article.updated for article in articles if article.updated]
    disputed, events = contested.derive(dossier), timeline.derive(dossier)
    return Briefing(
        issue=dossier.issue,
        language=dossier.language,
        sources=dossier.sources,
        origins=len({entry.origin for entry in dossier.sources}),
        updated=max(published + updated, default=None),
        period=(min(published), max(published)) if published else None,
        key_points=key_points.derive(dossier, events),
        positions=positions.derive(dossier),
        timeline=events,
        faq=faq.derive(dossier),
        notices=notices.derive(dossier, disputed),
        contested=disputed,
        undated=undated.derive(dossier),
        glossary=glossary.derive(dossier),
    )
