"""The entries of overrides that change nothing in any briefing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.articles import Citation
from generator.model.briefings import Briefing
from generator.sections import overrides, registry


@dataclass(frozen=True, slots=True, order=True)
class Idle:
    """An entry of `hide` or `pin` without effect: the issue file's path, the section, the entry as written.

    `exists` is True where it means a passage of the sources, which the section does not take.
    """

    path: str
    section: str
    entry: str
    exists: bool = False


def unmatched(briefings: Iterable[Briefing]) -> tuple[Idle, ...]:
    """The entries of `hide` and `pin` that mean nothing in any language's briefing of their issue, sorted.

    An entry of `hide` must mean a passage of the sources or, where a section takes `words`, some in one; one of `pin` a
    sentence that its section shows.
    """
    by_file: dict[str, list[Briefing]] = {}
    for briefing in briefings:
        by_file.setdefault(briefing.issue.file.path or briefing.issue.slug, []).append(briefing)
    return tuple(sorted({found for group in by_file.values() for found in _unmatched(group)}))


def _unmatched(group: Sequence[Briefing]) -> Iterable[Idle]:
    file = group[0].issue.file
    for name, chosen in sorted(file.overrides.items()):
        section = registry.named(name)
        takes = section.takes if section else ()
        for entry in chosen.hide:
            if not _exists(entry, group) and not ("words" in takes and _stands(entry, group)):
                yield Idle(file.path, name, entry)
        for entry in chosen.pin:
            if "pin" not in takes or not _is_shown(entry, name, group):
                yield Idle(file.path, name, entry, _exists(entry, group))


def _is_shown(entry: str, section: str, group: Sequence[Briefing]) -> bool:
    return any(overrides.names([entry], item.origin) for briefing in group for item in briefing.items(section))


def _exists(entry: str, group: Sequence[Briefing]) -> bool:
    return any(overrides.matches(entry, citation.article, citation.passage) for citation in _passages(group))


def _stands(term: str, group: Sequence[Briefing]) -> bool:
    """Whether a term stands in a source's words."""
    wanted = re.compile(rf"(?<!\w){re.escape(overrides.spaced(term))}", re.IGNORECASE)
    return any(wanted.search(overrides.spaced(citation.passage.text)) for citation in _passages(group))


def _passages(group: Sequence[Briefing]) -> Iterable[Citation]:
    return (
        entry.cite(passage) for briefing in group for entry in briefing.sources for passage in entry.article.passages
    )
