"""What editors define in `briefings/`: issues, their rules, and their overrides."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from generator.model.articles import Work
from generator.model.language_tags import base

Texts: TypeAlias = Mapping[str, str]
"""A text by language code; `""` is the key of a text whose language was not given."""


def in_language(texts: Texts, language: str) -> tuple[str, str]:
    """The text in `language`, or else the first there is, with its own language (`""`: not given)."""
    for code in (language, base(language)):
        if code in texts:
            return texts[code], code
    return next(((text, code) for code, text in texts.items()), ("", ""))


class Status(StrEnum):
    """Where an issue stands with its editor."""

    OPEN = "open"
    WATCHING = "watching"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Match:
    """Which articles an issue takes by rule. Tags, words and sources each suffice; the dates bound all of them."""

    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence, question, event or position that the editor adds; shown as the editor's own text.

    `texts` by language. `answers` only for questions, `actor` and `verbs` only for positions, `date` for events.
    """

    texts: Texts
    answers: Texts = field(default_factory=dict)
    actor: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Overrides:
    """What an editor adds to, hides from or pins in one section; `hide` and `pin` by text or by `article#s12`."""

    add: tuple[Addition, ...] = ()
    hide: tuple[str, ...] = ()
    pin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at a briefing last, and when."""

    by: str
    on: dt.date


NO_OVERRIDES = Overrides()


@dataclass(frozen=True, slots=True)
class IssueFile:
    """What the editor says of an issue: one file of `briefings/` and its notes in other languages.

    `title`, `description` and `notes` by language; a note is Markdown. `overrides` by section name.
    """

    slug: str
    path: str
    title: Texts
    description: Texts = field(default_factory=dict)
    notes: Texts = field(default_factory=dict)
    match: Match = Match()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    order: int = 0
    status: Status = Status.OPEN
    reviewed: Review | None = None
    overrides: Mapping[str, Overrides] = field(default_factory=dict)
    glossary: Mapping[str, Texts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """Another issue that has to do with one: the ids of the works that both have, and names that stand in both."""

    slug: str
    works: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A policy question with its works, newest first. `stated` is False where no file in `briefings/` defines it.

    `related` are the issues nearest to it, nearest first.
    """

    file: IssueFile
    works: tuple[Work, ...]
    stated: bool = True
    related: tuple[Relation, ...] = ()

    @property
    def slug(self) -> str:
        """The issue's address on the site."""
        return self.file.slug

    def title(self, language: str) -> str:
        """Its title in a language, or else in the first one that the editor wrote."""
        return in_language(self.file.title, language)[0]
