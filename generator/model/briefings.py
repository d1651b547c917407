"""What is derived from an issue's articles: the sections of a briefing, each sentence with its place in a source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from generator.model.articles import Article, Passage
from generator.model.issues import Issue


class Precision(StrEnum):
    """How exactly a text dates an event."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


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


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence that carries the issue. `speaker` is who said it, when it is a quotation; `opinion` marks one that
    evaluates rather than reports."""

    origin: Origin
    speaker: str | None = None
    opinion: bool = False
    pinned: bool = False


class Side(StrEnum):
    """Where an actor stands, only where the words say so."""

    SUPPORT = "support"
    OPPOSE = "oppose"


@dataclass(frozen=True, slots=True)
class Position:
    """Who says what. `verb` is the reporting verb as written ("" for "according to"); `quoted` when
    the passage is the actor's own words; `date` is when the source was published."""

    actor: str
    verb: str
    origin: Origin
    quoted: bool = False
    date: dt.date | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something a source says happened, or will, on a date.

    `end` is the last day when the expression covers more than its first. `expression` is the words that gave the
    date; `stated` is True where they give the calendar date themselves. `others` are further sources of the event.
    `deadline` marks a day by which something must be, `forecast` what is only expected, `quoted` a speaker's words.
    """

    date: dt.date
    end: dt.date | None
    precision: Precision
    expression: str
    stated: bool
    upcoming: bool
    origin: Origin
    others: tuple[Citation, ...] = ()
    deadline: bool = False
    forecast: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer as found in articles; `answer` has one paragraph's passages, from one article.

    `also` are further articles that answer the same question. For an editor's question `origin` is EditorText and
    `answer_text` holds the answer.
    """

    origin: Origin
    answer: tuple[Citation, ...]
    answer_text: str
    also: tuple[Citation, ...] = ()


class NoticeKind(StrEnum):
    """What a reader should know before trusting a briefing."""

    UNDATED = "undated"
    STALE = "stale"
    FOREIGN = "foreign"
    REWRITTEN = "rewritten"
    CONTRADICTING = "contradicting"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Notice:
    """A caution, with the numbers of the sources that it concerns."""

    kind: NoticeKind
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference to the previous edition."""

    kind: Literal["added", "removed", "changed"]
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered source of a briefing: an article in the version chosen for the page, and the number of its origin."""

    number: int
    article: Article
    origin: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What sections are derived from: an issue's sources in the versions chosen for one language of the site.

    `today` is the day of the build, the only sense of now there is.
    """

    issue: Issue
    language: str
    sources: tuple[SourceEntry, ...]
    today: dt.date

    def cite(self, entry: SourceEntry, passage: Passage) -> Citation:
        """The citation of one of its passages."""
        return Citation(entry.number, entry.article, passage)


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything one briefing page shows, in one language, before any of it is markup.

    `updated` is the newest publication or correction among the sources; `period` the first and last of them.
    """

    issue: Issue
    language: str
    sources: tuple[SourceEntry, ...]
    origins: int
    updated: dt.date | None
    period: tuple[dt.date, dt.date] | None
    key_points: tuple[KeyPoint, ...]
    positions: tuple[Position, ...]
    timeline: tuple[Event, ...]
    faq: tuple[Question, ...]
    notices: tuple[Notice, ...]
    changes: tuple[Change, ...] = ()
