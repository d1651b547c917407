"""What editors hide from, pin in and add to a section, and which of it matched nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.analysis.model import Dossier
from generator.model import (
    NO_OVERRIDES,
    Addition,
    Article,
    Briefing,
    Citation,
    EditorText,
    Event,
    IssueFile,
    KeyPoint,
    Origin,
    Overrides,
    Passage,
    Position,
    Question,
    Texts,
)

Item = KeyPoint | Position | Event | Question
"""What a section consists of."""


@dataclass(frozen=True, slots=True, order=True)
class Idle:
    """An entry of `hide` or `pin` without effect: the issue file's path, the section, the entry as written.

    `exists` is True where it means a passage of the sources, which the section does not take.
    """

    path: str
    section: str
    entry: str
    exists: bool = False


def of(dossier: Dossier, section: str) -> Overrides:
    """The editor's overrides of one section."""
    return dossier.issue.file.overrides.get(section, NO_OVERRIDES)


def matches(entry: str, article: Article, passage: Passage) -> bool:
    """Whether an entry of `hide` or `pin` means this passage: its exact text (spaces apart), or `article#s12`."""
    wanted = entry.strip()
    return wanted == f"{article.id}#{passage.id}" or _spaced(wanted) == _spaced(passage.text)


def names(entries: Iterable[str], origin: Origin) -> bool:
    """Whether any of the entries means this sentence."""
    if isinstance(origin, EditorText):
        return any(_spaced(entry) == _spaced(origin.text) for entry in entries)
    return any(matches(entry, origin.article, origin.passage) for entry in entries)


def editor_text(texts: Texts, language: str) -> EditorText | None:
    """The editor's text for a page; None if empty.

    It is the one in the page's `language`, else the one of no stated language, else the English one, else the first
    that the editor wrote.
    """
    for code in (language, "", "en", *texts):
        if texts.get(code, "").strip():
            return EditorText(texts[code].strip(), code or language)
    return None


def additions(dossier: Dossier, section: str) -> tuple[tuple[Addition, EditorText], ...]:
    """What the editor adds to a section, each with its text for the page, in the file's order."""
    found = ((added, editor_text(added.texts, dossier.language)) for added in of(dossier, section).add)
    return tuple((added, text) for added, text in found if text is not None)


def unmatched(briefings: Iterable[Briefing]) -> tuple[Idle, ...]:
    """The entries of `hide` and `pin` that mean nothing in any language's briefing of their issue, sorted.

    An entry of `hide` must mean a passage of the sources or, in the glossary, words in one; one of `pin` a sentence
    that its section shows.
    """
    by_file: dict[str, list[Briefing]] = {}
    for briefing in briefings:
        by_file.setdefault(briefing.issue.file.path or briefing.issue.slug, []).append(briefing)
    return tuple(sorted({found for group in by_file.values() for found in _unmatched(group)}))


def _unmatched(group: Sequence[Briefing]) -> Iterable[Idle]:
    file: IssueFile = group[0].issue.file
    for section, overrides in sorted(file.overrides.items()):
        for entry in overrides.hide:
            if not _exists(entry, group) and not (section == "glossary" and _stands(entry, group)):
                yield Idle(file.path, section, entry)
        for entry in overrides.pin:
            if not any(names([entry], item.origin) for briefing in group for item in items(briefing, section)):
                yield Idle(file.path, section, entry, _exists(entry, group))


def _exists(entry: str, group: Sequence[Briefing]) -> bool:
    return any(matches(entry, citation.article, citation.passage) for citation in _passages(group))


def _stands(term: str, group: Sequence[Briefing]) -> bool:
    """Whether a term stands in a source's words."""
    wanted = re.compile(rf"(?<!\w){re.escape(_spaced(term))}", re.IGNORECASE)
    return any(wanted.search(_spaced(citation.passage.text)) for citation in _passages(group))


def items(briefing: Briefing, section: str) -> tuple[Item, ...]:
    """What a section shows, by its name; nothing for a name that is no section's."""
    sections: dict[str, tuple[Item, ...]] = {
        "key_points": briefing.key_points,
        "positions": briefing.positions,
        "timeline": briefing.timeline,
        "faq": briefing.faq,
    }
    return sections.get(section, ())


def _passages(group: Sequence[Briefing]) -> Iterable[Citation]:
    return (
        Citation(entry.number, entry.article, passage)
        for briefing in group
        for entry in briefing.sources
        for passage in entry.article.passages
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())
