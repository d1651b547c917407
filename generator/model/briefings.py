"""What is derived from an issue's articles: the sections of a briefing, each sentence with its place in a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Literal

from generator.errors import Problem
from generator.model.articles import Article, Citation, EditorText, Origin, Passage, citations
from generator.model.events import Event
from generator.model.issues import Issue


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence that carries the issue. `speaker` is who said it, when it is a quotation; `opinion` marks one that
    evaluates rather than reports. `counted_from` is the day of the source from which its words count ("on Monday")."""

    origin: Origin
    speaker: str | None = None
    opinion: bool = False
    pinned: bool = False
    counted_from: dt.date | None = None


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
class Question:
    """A question and its answer as found in articles; `answer` has one paragraph's passages, from one article.

    `also` are further articles that answer the same question. For an editor's question `origin` is EditorText and
    `answer_text` holds the answer.
    """

    origin: Origin
    answer: tuple[Citation, ...]
    answer_text: str
    also: tuple[Citation, ...] = ()


class ContestKind(StrEnum):
    """What two sources contradict each other on."""

    FIGURE = "figure"
    DATE = "date"
    OFFICE = "office"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that cannot both hold: `one` is the older, or the one without a date.

    `words` and `other_words` are where the differing words stand in each, as `(start, end)`. `newer` is True where
    the other supersedes the one: the matter went on, or a later source says otherwise.
    """

    kind: ContestKind
    one: Citation
    other: Citation
    words: tuple[tuple[int, int], ...]
    other_words: tuple[tuple[int, int], ...]
    newer: bool = False


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term, an abbreviation or an actor, as written in the sentence `origin` that says what it is.

    `full` is what an abbreviation is short for, in the words of the sentence `spelled`; where that is `origin` too,
    no sentence says more.
    """

    term: str
    origin: Citation
    full: str = ""
    spelled: Citation | None = None


class NoticeKind(StrEnum):
    """What a reader should know before trusting a briefing."""

    UNDATED = "undated"
    STALE = "stale"
    FOREIGN = "foreign"
    REWRITTEN = "rewritten"
    CONTRADICTING = "contradicting"
    SUPERSEDED = "superseded"
    CURRENT = "current"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Notice:
    """A caution, with the numbers of the sources that it concerns, and which of them contradict which."""

    kind: NoticeKind
    articles: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A difference to the previous edition; `text` and `before` are verbatim, as they are and as they were.

    `section` is the name of a section, "sources" (then `text` is a source's title, "" of one that is no longer
    published, and `what` says what of it was corrected: title, text, date), or "briefing" (the whole of it is new or
    gone). `origins` are where the words stand now: one passage, or those of an answer; empty where they no longer do.
    `work` is the source's id, `article` the source as it is now, `title` what it was called. `about` is who takes a
    position, or the question of a changed answer. `dated` is an event as far as its date goes, `dated_before` that of
    one whose date has moved. `against` is what a contested passage contradicts, the second of `origins` where both
    still stand.
    """

    kind: Literal["added", "removed", "changed"]
    section: str
    text: str
    language: str = ""
    origins: tuple[Origin, ...] = ()
    before: str = ""
    about: str = ""
    against: EditorText | None = None
    dated: Event | None = None
    dated_before: Event | None = None
    what: tuple[str, ...] = ()
    work: str = ""
    article: Article | None = None
    title: str = ""
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class IssueChanges:
    """What changed in one briefing from an edition to the next; `title` is its issue's, `language` that of it."""

    slug: str
    title: str
    language: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What an edition has that the one before it, of the day `since`, had not. The first edition has no `since`.

    `issues` are only those that changed, by address; `held` is how many briefings the edition has.
    """

    date: dt.date
    since: dt.date | None
    held: int
    issues: tuple[IssueChanges, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered source of a briefing: an article in the version chosen for the page, and the number of its origin."""

    number: int
    article: Article
    origin: int

    def cite(self, passage: Passage) -> Citation:
        """Where one of its passages stands."""
        return Citation(self.number, self.article, passage)


class Sections(Mapping[str, tuple[Any, ...]]):
    """The items of each section by its name: read-only, and fit to be sent to another process."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, tuple[Any, ...]] | None = None) -> None:
        self._items = dict(items or {})

    def __getitem__(self, name: str) -> tuple[Any, ...]:
        """The items of a section."""
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the sections, in page order."""
        return iter(self._items)

    def __len__(self) -> int:
        """How many sections there are."""
        return len(self._items)


@dataclass(frozen=True, slots=True)
class Unread:
    """What a briefing lacks because the program failed on it: a section by its name, or what a source holds.

    `source` is the number of that source, `citation` the passage, None where it was the text as a whole.
    """

    problem: Problem
    section: str = ""
    source: int = 0
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything one briefing page shows, in one language, before any of it is markup.

    `updated` is the newest publication or correction among the sources; `period` the first and last of them. `since`
    is the day of the edition that `changes` compare with; None where there is none. What is known by a property below
    is empty where the program has no such section.
    """

    issue: Issue
    language: str
    sources: tuple[SourceEntry, ...]
    origins: int
    updated: dt.date | None
    period: tuple[dt.date, dt.date] | None
    sections: Sections = field(default_factory=Sections)
    changes: tuple[Change, ...] = ()
    since: dt.date | None = None
    unread: tuple[Unread, ...] = ()

    @property
    def unread_sections(self) -> frozenset[str]:
        """The names of the sections that could not be made."""
        return frozenset(lack.section for lack in self.unread)

    def citations(self) -> Iterator[Citation]:
        """Every passage that any section shows or points to."""
        return (cited for items in self.sections.values() for item in items for cited in citations(item))

    def items(self, section: str) -> tuple[Any, ...]:
        """What a section holds, by its name; nothing where there is no such section."""
        return self.sections.get(section, ())

    def with_items(self, **sections: tuple[Any, ...]) -> Briefing:
        """The briefing with other items in some of its sections."""
        return replace(self, sections=Sections({**self.sections, **sections}))

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        """The sentences that carry the issue."""
        return self.items("key_points")

    @property
    def positions(self) -> tuple[Position, ...]:
        """Who says what."""
        return self.items("positions")

    @property
    def timeline(self) -> tuple[Event, ...]:
        """What happened, and will, oldest first."""
        return self.items("timeline")

    @property
    def faq(self) -> tuple[Question, ...]:
        """Questions with their answers."""
        return self.items("faq")
