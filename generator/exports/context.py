"""What an export draws on besides one briefing: the publication, how its language speaks, and where its pages are."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias
from urllib.parse import quote

from generator.config import Config
from generator.errors import Problem
from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.model.articles import Article, Citation, EditorText, Origin, Rights
from generator.model.briefings import Briefing
from generator.presentation.register import Publication, Register
from generator.presentation.wording import Wording


@dataclass(frozen=True, slots=True)
class File:
    """What an export made: the bytes of the file (None where it could not be made), and what was wrong with it."""

    content: bytes | None
    problems: tuple[Problem, ...] = ()


Task: TypeAlias = Callable[[], File]
"""Slow work on a file, still to be done: it can be sent to another process."""


@dataclass(frozen=True, slots=True)
class Export:
    """A form of a briefing: the name for `--without`, the file beside the briefing, and what makes it."""

    name: str
    file: str
    make: Callable[[Briefing, Context], File | Task]


@dataclass(frozen=True, slots=True)
class SiteExport:
    """A form of all briefings of a language: the name for `--without`, the file at its root, and what makes it."""

    name: str
    file: str
    make: Callable[[Context], File | Task]


@dataclass(frozen=True)
class Context:
    """The publication of one language with its chrome and formats.

    Addresses are absolute where the site's own address is known, and relative to the file otherwise: `up` says how
    many folders below the language's root the file stands (2 beside a briefing, 0 at the root).
    """

    publication: Publication
    catalogue: Catalogue
    formats: Formats

    @property
    def config(self) -> Config:
        """The run's configuration."""
        return self.publication.config

    @property
    def language(self) -> str:
        """The language of the chrome."""
        return self.publication.language

    @property
    def today(self) -> dt.date:
        """The day of the build."""
        return self.publication.config.today

    @cached_property
    def register(self) -> Register:
        """The publication's lookups, the same that the pages use."""
        return Register(self.publication)

    @cached_property
    def wording(self) -> Wording:
        """What the language says in words alone."""
        return Wording(self.catalogue, self.formats)

    @cached_property
    def briefings(self) -> tuple[Briefing, ...]:
        """All briefings in the order in which the site shows them."""
        made = self.publication.briefings
        return tuple(made[issue.slug] for issue in self.publication.issues if issue.slug in made)

    @cached_property
    def first_seen(self) -> dict[str, dt.date]:
        """The day of the first edition that has a work, by the work's id."""
        past = reversed(self.publication.history)
        told = ((edition.date, change) for edition in past for issue in edition.issues for change in issue.changes)
        found: dict[str, dt.date] = {}
        for day, change in told:
            if change.section == "sources":
                found.setdefault(change.work, day)
        return found

    def title(self, briefing: Briefing) -> str:
        """The title of a briefing's issue as the page shows it."""
        return self.register.title(briefing.issue.file).text

    def address(self, *steps: str, up: int, file: str = "") -> str:
        """The address of a page of this language, from its steps below the root, or of a `file` beside it."""
        base = f"{self.config.site_url}{self.language}/" if self.config.site_url else "../" * up
        return base + "".join(f"{quote(step)}/" for step in steps) + file or "./"

    def passage_address(self, citation: Citation, *, up: int) -> str:
        """The address of a passage on its article's page."""
        return f"{self.address('articles', citation.article.id, up=up)}#{quote(citation.passage.id)}"

    def identity(self, *parts: str) -> str:
        """A URN for `parts` on this site: the same in every build, another on another site."""
        site = self.config.site_url or self.config.site_name
        return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((site, *parts))).urn


def words_of(origin: Origin) -> tuple[str, str]:
    """The text of a sentence and its language."""
    if isinstance(origin, EditorText):
        return origin.text, origin.language
    return origin.passage.text, origin.passage.language


def abstract(article: Article) -> str:
    """What may stand for an article where its text does not: its stated summary, or else its first passage."""
    if article.rights is Rights.LINK:
        return ""
    return article.summary or next((passage.text for passage in article.passages), "")


def newest(dates: Sequence[dt.date | None]) -> dt.date | None:
    """The latest of the dates that are known."""
    return max((date for date in dates if date), default=None)
