"""Dossier -> briefing: each section by the module of its name, those that it needs before it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import Any, TypeAlias

from generator.analysis.model import Dossier
from generator.errors import Problem, attempt
from generator.model.articles import Citation
from generator.model.briefings import Briefing, Sections, SourceEntry, Unread
from generator.model.issues import Issue
from generator.sections import registry

Items: TypeAlias = tuple[Any, ...]


def module_of(section: registry.Section) -> ModuleType:
    """The module that derives a section.

    Its `derive` takes the dossier and the items of each section that it needs, and gives items: frozen dataclasses, the
    sentence of each its `origin`. Its `as_of`, if it has one, settles what depends on the day of the page.
    """
    return import_module(f"{__package__}.{section.name}")


def derive(dossier: Dossier) -> Briefing:
    """Everything a briefing page shows, on whatever day. Depends on nothing but the dossier; sources keep their
    numbers. A section that fails is empty, and the briefing says so.
    """
    unread = [*_unread_passages(dossier), *dossier.unread]
    made: dict[str, Items] = {}
    for section in registry.SECTIONS:
        _add(section, dossier, made, unread)
    empty = underived(dossier.issue, dossier.language, dossier.sources)
    sections = Sections({section.name: made[section.name] for section in registry.SECTIONS})
    return replace(empty, sections=sections, unread=tuple(unread))


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
    )


def _add(section: registry.Section, dossier: Dossier, made: dict[str, Items], unread: list[Unread]) -> None:
    """Derives a section unless that is done, after those that it needs; one that is not listed has no items."""
    for name in section.needs:
        needed = registry.named(name)
        if needed:
            _add(needed, dossier, made, unread)
    if section.name not in made:
        given = [made.get(name, ()) for name in section.needs]
        problems: list[Problem] = []
        path, what = dossier.issue.file.path or dossier.issue.slug, f"the section '{section.name}'"
        made[section.name] = attempt(lambda: module_of(section).derive(dossier, *given), (), problems, path, what)
        unread += [Unread(problem, section=section.name) for problem in problems]


def _unread_passages(dossier: Dossier) -> Iterator[Unread]:
    """What could not be analysed of the sources."""
    for entry, analysis in zip(dossier.sources, dossier.analyses, strict=True):
        passages = {passage.id: passage for passage in entry.article.passages}
        for problem in analysis.problems:
            passage = passages.get(problem.passage)
            citation = Citation(entry.number, entry.article, passage) if passage else None
            yield Unread(problem, source=entry.number, citation=citation)


def as_of(briefing: Briefing, day: dt.date) -> Briefing:
    """The briefing as a page of that day shows it: what is still to come, what may be out of date."""
    steps: dict[str, Callable[[Items, Sequence[SourceEntry], dt.date], Items] | None] = {
        section.name: getattr(module_of(section), "as_of", None)
        for section in registry.SECTIONS
        if section.name in briefing.sections
    }
    settled = {name: step(briefing.items(name), briefing.sources, day) for name, step in steps.items() if step}
    return briefing.with_items(**settled)
