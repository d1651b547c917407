"""What is found in an article's text, sentence by sentence, and what an issue's articles tell of each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from generator.dates.timex import Timex
from generator.errors import Problem
from generator.languages.data import VerbGroup
from generator.model.articles import Article, Block, Citation, Passage
from generator.model.briefings import Side, SourceEntry, Unread
from generator.model.issues import Issue
from generator.model.precision import Phase, Precision

OPEN = " …"
"""How the words of a verb end that says nothing without what follows ("hält … für einen Fehler")."""
OLD = dt.timedelta(days=365)
"""A source this much older than the issue's newest may describe what no longer holds."""


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
    whether an office before the name or an organisation after it tells that it is a person's; `determined` whether an
    article stands before it.
    """

    start: int
    end: int
    name: str
    kind: Kind
    head: str = ""
    many: bool = False
    person: bool = False
    determined: bool = False


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
    for, where the sentence tells. `loose` says that words at its beginning may not belong to it: such a term has a
    definition for each word at which it can begin, the longest first."""

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


Sense = frozenset[tuple[str, int]]
"""What is done: acts by their key, each with -1 for its opposite ("rejects", "will not approve")."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that a sentence tells of, on the days of its `dating`.

    `deadline` where it is the last day on which something can or must be done; `past` where its day had come when the
    sentence was published, `ahead` where the words look ahead, `expected` where it was to come then for sure; `quoted`
    where the date stands in somebody's own words, `leaning` where the sentence opens with a pronoun for what the one
    before names. `stages` are the kinds of events it names of which a matter has one at a time, `kinds` the others;
    `acts` what it says is done, `denied` whether the clause of the date denies it; `stems` its words beside the date.
    """

    dating: Dating
    deadline: bool
    past: bool
    ahead: bool
    expected: bool
    quoted: bool
    leaning: bool
    denied: bool = False
    acts: Sense = frozenset()
    stages: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


NameWords = frozenset[str]
"""The folded words of a name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a sentence can be met again in one of another language: names, figures, other folded words, and the name
    that is the subject."""

    names: tuple[NameWords, ...] = ()
    figures: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    subject: NameWords = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Everything."""
        return self.words.union(self.figures, *self.names)


class Standing(StrEnum):
    """What speaks against showing a sentence alone, or makes it count less."""

    FRAGMENT = "fragment"
    """No whole sentence, or too long a one."""
    OWN_WORDS = "own words"
    """Somebody's own words, whoever it is."""
    LEANING = "leaning"
    """It leans on the one before."""
    DEFINING = "defining"
    """It says what a term means."""
    REPORTED = "reported"
    """Its verb says that these are somebody's words."""
    JUDGING = "judging"
    """Its words judge rather than report."""
    HEDGED = "hedged"
    """What it says is only possible."""
    IDLE = "idle"
    """It only evaluates, or says that something goes on."""
    VAGUE = "vague"
    """It has neither a name nor a figure."""
    RELATIVE = "relative"
    """One of its dates counts from the day of the text."""
    POINTING = "pointing"
    """It has a pronoun before any noun that it could mean."""
    FIRST_PERSON = "first person"
    """It says "we"."""
    COMMENTARY = "commentary"
    """It is of an article that gives an opinion."""
    NOW = "now"
    """It speaks of the day on which it is read, of which the article does not say when that is: "today"."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks at `start:end` of a sentence, its marks included. The parts of one quotation
    share its `number` in the article; it is `whole` where all of it stands in the sentence."""

    start: int
    end: int
    number: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage in its context, and what was found in it.

    `entry` is its source, of number 0 until an issue gives it one. `before` is the sentence before it in its paragraph,
    `earlier` the paragraph before the own one under the same heading, `order` its place among the article's passages,
    `place` among those that report (-1 for one that does not). `announcing` says that a quotation or a list follows;
    `unread` that its analysis failed.

    `dates` are read against the article as a whole, `loose_dates` counted from no day. The words of dates are in small
    letters among the `tokens`. `stems` are its words cut down, without function words. `datings` are the days that the
    dates give, `occurrences` those on which something happens, `unplaced` the words for a day of something that would
    happen on it if one knew which ("on Monday"). `standing` is what speaks against showing it alone; `acts` are the
    kinds of what somebody with a say does in it, `powers` those of who has a say and of what they have it by.
    `cognates` are the folded words beside the dates, without function words; where an issue's articles are compared,
    with those of the passage's translations. `evidence` is what of the sentence can be met again among these articles.
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
    quotations: tuple[Quotation, ...] = ()
    tokens: tuple[Token, ...] = ()
    stems: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    definitions: tuple[Definition, ...] = ()
    datings: tuple[Dating, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    unplaced: tuple[str, ...] = ()
    standing: frozenset[Standing] = frozenset()
    acts: frozenset[str] = frozenset()
    powers: frozenset[str] = frozenset()
    cognates: frozenset[str] = frozenset()
    evidence: Evidence = field(default_factory=Evidence)

    def stands_alone(self, *, attributed: bool = False) -> bool:
        """Whether it can be read by itself: whole, not leaning on another, and nobody's own words unless it is said
        whose."""
        if not self.standing.isdisjoint((Standing.FRAGMENT, Standing.LEANING)):
            return False
        return attributed or Standing.OWN_WORDS not in self.standing

    @property
    def citation(self) -> Citation:
        """Where the sentence stands."""
        return self.entry.cite(self.passage)

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.passage.text

    @property
    def language(self) -> str:
        """The language of the sentence."""
        return self.passage.language


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A word of a question that carries meaning, and its folded form; `led` tells that a preposition stands before it
    or before its neighbour."""

    text: str
    folded: str
    led: bool


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a question asks: its kind, the marks that must agree with how often each occurs, its words in order; `names`
    are those in capitals and the figures, which no language translates."""

    text: str
    language: str
    kind: str
    marks: frozenset[tuple[str, int]]
    words: tuple[QuestionWord, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer says: its stems, its `figures`, and those by their unit (`measures`; years and those without one
    under ""). `verdict` is True where it begins with yes, False with no; `affirms` whether it says yes all in all."""

    text: str
    stems: tuple[str, ...]
    figures: frozenset[str]
    measures: Mapping[str, frozenset[str]]
    names: tuple[str, ...]
    verdict: bool | None
    affirms: bool


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question that a text answers itself."""

    inquiry: Inquiry
    answer: Answer


@dataclass(frozen=True, slots=True)
class Roster:
    """What an article as a whole tells of names: words with a capital inside sentences, who is a person, and the names
    that each surname can be short for."""

    inside: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    surnames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an article's text holds: a sentence for each passage, in the text's order, the roster of its names, the
    abbreviations that it defines with what they are short for, its `questions` in the order of the article's pairs, and
    what could not be read. `shown` is how the user names the article's file."""

    article: Article
    sentences: tuple[Sentence, ...]
    roster: Roster = field(default_factory=Roster)
    abbreviations: tuple[tuple[str, str], ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()
    problems: tuple[Problem, ...] = ()
    shown: str = ""


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
    the sentence has of them, or the one that announces it. `carried` is whether another sentence names the actor,
    `side` the one that the sentence itself takes in the issue."""

    sentence: Sentence
    actor: str
    reports: tuple[Report, ...]
    quoted: bool
    carried: bool = False
    side: Side | None = None

    def over(self, sentence: Sentence, *, quoted: bool) -> Statement:
        """What the same actor says in another sentence."""
        return Statement(sentence, self.actor, self.reports, quoted=quoted, carried=True)


Span = tuple[int, int]
"""Where something begins and ends, in characters of its sentence."""


class PieceSort(IntEnum):
    """What a piece of a sentence is; acts and things mean the same in all languages."""

    NAME = 0
    ACT = 1
    THING = 2
    WORD = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be found again in another sentence, at `start:end` of its own. `key` is its meaning or folded form,
    `words` those of a name, `sign` that of an act: -1 for its opposite. A word that sets one of several things `apart`
    ("second", "annual") is marked."""

    start: int
    end: int
    sort: PieceSort
    key: str
    words: NameWords = frozenset()
    sign: int = 1
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Gist:
    """A sentence as comparison sees it. Dates, figures and little words are left out of `pieces`; in `tokens` dates are
    blank. `speakers` are those who are reported to say it, `opinion` whether as a view; `around` are the names of the
    sentence before."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    speakers: tuple[NameWords, ...] = ()
    opinion: bool = False
    around: tuple[NameWords, ...] = ()

    @property
    def language(self) -> str:
        """The language of the sentence."""
        return self.sentence.language

    @property
    def article(self) -> Article:
        """The article of the sentence."""
        return self.sentence.entry.article

    @property
    def names(self) -> tuple[NameWords, ...]:
        """The names of the sentence."""
        return tuple(piece.words for piece in self.pieces if piece.sort is PieceSort.NAME)

    @property
    def all_names(self) -> tuple[NameWords, ...]:
        """The names of the sentence, of the one before, and of who says it."""
        return (*self.names, *self.around, *self.speakers)

    def within(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of a stretch of the sentence."""
        return tuple(piece for piece in self.pieces if start <= piece.start and piece.end <= end)


class Mood(StrEnum):
    """Whether a clause tells of what is to come, of what has happened, or of neither for sure."""

    AHEAD = "ahead"
    DONE = "done"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause of a sentence and what it claims. `pieces` are its own but for the value, `scope` those of the sentence
    that may belong to it; `words` where the value stands in the sentence."""

    gist: Gist
    pieces: tuple[Piece, ...]
    scope: tuple[Piece, ...]
    words: tuple[Span, ...]
    mood: Mood
    dates: tuple[Dating, ...]


@dataclass(frozen=True, slots=True)
class FigureClaim(Claim):
    """A figure, all figures of its sentence, and what it may be `counted` of; `whole` where it includes or leaves out
    parts, `rate` where it is one for each year, hour or the like, `fixed` where what it is of is done once, so that
    another figure is no development."""

    figure: Figure
    beside: tuple[Figure, ...]
    counted: tuple[Piece, ...]
    whole: bool
    rate: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class DateClaim(Claim):
    """The date of an event. `act` is what is done on it, "" where none is known; `moved` says that the event was put
    off or brought forward to it, `loose` that it is one of several of its kind."""

    dating: Dating
    act: str
    moved: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class AnswerClaim(Claim):
    """That something is so (`sign` 1) or not (-1). `act` is None where none is known, `agents` are who does it, as far
    as the sentence names them; `yet` where it is not so so far."""

    act: Piece | None
    sign: int
    negated: bool
    yet: bool
    agents: tuple[NameWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """That a person holds an office now: `offices` are all that the word can mean, `of` is the organisation or
    portfolio (empty where the sentence does not say), `person` the words of the name at `start:end`; `beside`
    is the word before the office ("Japanese"), if it is no little one. `ministry` is an office of a government, of
    which there are many."""

    gist: Gist
    offices: frozenset[str]
    of: NameWords
    person: NameWords
    start: int
    end: int
    beside: str = ""
    ministry: bool = False


@dataclass(frozen=True, slots=True)
class Departure:
    """That a person gave up an office: the name, and the words that say so."""

    gist: Gist
    person: NameWords
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a sentence claims that others can contradict."""

    gist: Gist
    figures: tuple[FigureClaim, ...] = ()
    dates: tuple[DateClaim, ...] = ()
    answers: tuple[AnswerClaim, ...] = ()
    holders: tuple[Holder, ...] = ()
    departures: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """What sections are derived from: an issue's sources in the versions chosen for one language of the site.

    `sentences` are those of the parts that report, of sources that may be quoted, in the order of sources and texts;
    `statements` who says what in them, told apart by the `cast` of the issue, `claims` what they claim, in
    languages that are known. `labels` are the names under which actors stand on the page, by their key; `unread` is
    what the program failed on in finding these.
    """

    issue: Issue
    language: str
    sources: tuple[SourceEntry, ...]
    analyses: tuple[Analysis, ...]
    cast: Cast
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claims, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def newest(self) -> dt.date | None:
        """The day of the newest source; None where none is dated."""
        return max((day for entry in self.sources if (day := entry.article.day)), default=None)

    def is_old(self, article: Article) -> bool:
        """Whether an article may be out of date: undated, or so much older than the newest source."""
        return article.day is None or (self.newest is not None and self.newest - article.day > OLD)

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
