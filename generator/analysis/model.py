"""What is found in an article's text, sentence by sentence, and what an issue's articles tell of each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from generator.dates.timex import Timex
from generator.errors import Problem
from generator.languages import VerbGroup
from generator.model import Article, Block, Citation, Issue, Passage, Phase, Precision, SourceEntry


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at `start:end` of a text. `lower` is its casefolded form with straight apostrophes; `quoted`
    whether it stands between quotation marks."""

    start: int
    end: int
    text: str
    lower: str
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or figure, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Kind(StrEnum):
    """How a text names an actor."""

    NAME = "name"
    NOUN = "noun"
    GROUP = "group"
    PRONOUN = "pronoun"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that can say something: tokens `start:end` of its sentence, its `name` without determiners.

    `head` is the word to look for in longer names ("association"); `many` whether it stands for several; `person`
    whether an office before the name or an organisation after it tells that it is a person's.
    """

    start: int
    end: int
    name: str
    kind: Kind
    head: str = ""
    many: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence; `subject` where it can be the sentence's subject: no preposition or figure before it."""

    actor: Actor
    subject: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody saying something. `verb` is None for "according to"; `text` its words as written, "" then.

    `at` is the first token of the two, `span` where the verb stands; `(0, 0)` where there is none.
    """

    actor: Actor
    verb: VerbGroup | None
    text: str
    at: int
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at tokens `first:last`, characters `start:end` of its sentence, in `unit` ("" for what is counted).

    `bound` is 1 for "more than", -1 for "up to"; `about` marks a rounded one.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    unit: str
    bound: int = 0
    about: bool = False


class How(IntEnum):
    """How a sentence defines, the surest first."""

    SAID = 0
    ASIDE = 1
    EXPANDED = 2


@dataclass(frozen=True, slots=True)
class Definition:
    """A term at `start:end` of a sentence that defines it. `short` is its abbreviation and `full` what that is short
    for, where the sentence tells; `loose` says that words at the beginning of the term may not belong to it."""

    start: int
    end: int
    how: How
    short: str = ""
    full: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Dating:
    """Days from `first` to `last`, given by the words at `start:end` of the sentence.

    `stated` is True where the words give the calendar date in full, `bound` where the date ends something ("until
    3 May"), `points_back` where they only name again a day spoken of before, `earliest` where nothing happens sooner
    ("not before 3 May"). `timex` is the first date itself.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: Precision
    stated: bool
    bound: bool
    points_back: bool
    timex: Timex
    phase: Phase | None = None
    earliest: bool = False

    @property
    def words(self) -> slice:
        """The place of the words in their sentence."""
        return slice(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage in its context, and what was found in it.

    `entry` is its source, of number 0 until an issue gives it one. `before` is the sentence before it in its paragraph,
    `earlier` the paragraph before the own one under the same heading, `order` its place among the article's passages,
    `place` among those that report (-1 for one that does not). `announcing` says that a quotation or a list follows;
    `unread` that its analysis failed.

    `dates` are read against the article as a whole, `loose_dates` counted from no day. The words of dates are in small
    letters among the `tokens`. `stems` are its words cut down, without function words. `datings` are the days that the
    dates give.
    """

    entry: SourceEntry
    block: Block
    passage: Passage
    before: Passage | None
    earlier: Block | None
    order: int
    place: int
    announcing: bool = False
    unread: bool = False
    dates: tuple[Timex, ...] = ()
    loose_dates: tuple[Timex, ...] = ()
    quotations: tuple[tuple[int, int], ...] = ()
    tokens: tuple[Token, ...] = ()
    stems: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    definitions: tuple[Definition, ...] = ()
    datings: tuple[Dating, ...] = ()

    @property
    def citation(self) -> Citation:
        """Where the sentence stands."""
        return Citation(self.entry.number, self.entry.article, self.passage)

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.passage.text

    @property
    def language(self) -> str:
        """The language of the sentence."""
        return self.passage.language


@dataclass(frozen=True, slots=True)
class Roster:
    """What an article as a whole tells of names: words with a capital inside sentences, and who is a person."""

    inside: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an article's text holds: a sentence for each passage, in the text's order, the roster of its names, the
    abbreviations that it defines with what they are short for, and what could not be read."""

    article: Article
    sentences: tuple[Sentence, ...]
    roster: Roster = field(default_factory=Roster)
    abbreviations: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an issue: which full name an abbreviation or a spelling stands for."""

    full: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The name under which an actor is shown."""
        return self.full.get(key(name), name)


def key(name: str) -> str:
    """The form in which names are compared."""
    return " ".join(name.casefold().replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that reports what somebody says, or is their words: `actor` is the name as resolved, `reports` what
    the sentence has of them, or the one that announces it. `carried` is whether another sentence names the actor."""

    sentence: Sentence
    actor: str
    reports: tuple[Report, ...]
    quoted: bool
    carried: bool = False

    def over(self, sentence: Sentence, *, quoted: bool) -> Statement:
        """What the same actor says in another sentence."""
        return Statement(sentence, self.actor, self.reports, quoted=quoted, carried=True)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What sections are derived from: an issue's sources in the versions chosen for one language of the site.

    `sentences` are those of the parts that report, of sources that may be quoted, in the order of sources and texts;
    `statements` who says what in them, told apart by the `cast` of the issue. `today` is the day of the build, the only
    sense of now there is.
    """

    issue: Issue
    language: str
    sources: tuple[SourceEntry, ...]
    today: dt.date
    analyses: tuple[Analysis, ...]
    cast: Cast
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]

    def cite(self, entry: SourceEntry, passage: Passage) -> Citation:
        """The citation of one of its passages."""
        return Citation(entry.number, entry.article, passage)

    @property
    def rosters(self) -> Mapping[tuple[str, str], Roster]:
        """The rosters of the articles by their place."""
        return {analysis.article.place: analysis.roster for analysis in self.analyses}

    def statements_of(self) -> Mapping[tuple[int, str], tuple[Statement, ...]]:
        """The statements by the number of their source and the id of their passage."""
        said: dict[tuple[int, str], list[Statement]] = defaultdict(list)
        for statement in self.statements:
            said[statement.sentence.entry.number, statement.sentence.passage.id].append(statement)
        return {place: tuple(own) for place, own in said.items()}
