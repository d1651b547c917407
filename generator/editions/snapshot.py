"""All briefings -> an edition: of each issue its sources and the sentences that its sections show."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, StringConstraints

from generator.config import FIRST_DAY, LAST_DAY
from generator.model.articles import REPORTED, Article, Citation, EditorText, Origin, Part, Work
from generator.model.briefings import Briefing, Contradiction, Position, Question
from generator.model.events import Event
from generator.model.precision import Phase, Precision
from generator.reading.lines import visible_text
from generator.sections import registry

SCHEMA: Literal[1] = 1
"""The form of an edition's file; another number is another form."""
DIGEST = 16
"""Hexadecimal digits of a digest: enough that no two texts of one site share it by chance."""

_STRICT = ConfigDict(extra="forbid")


def _no_flag(value: object) -> object:
    if isinstance(value, bool):  # which else passes for 1
        raise ValueError("not a number")
    return value


def _plausible(day: dt.date) -> dt.date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"the year {day.year} is not between {FIRST_DAY.year} and {LAST_DAY.year}")
    return day


_Schema = Annotated[Literal[1], BeforeValidator(_no_flag)]
_Day = Annotated[dt.date, AfterValidator(_plausible)]
_Text = Annotated[str, AfterValidator(visible_text)]
_Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$")]
_CodeOrNone = Annotated[str, StringConstraints(pattern=r"^([A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*)?$")]
_COUNTED = REPORTED | {Part.QUESTIONS, Part.OPINION}
"""The parts of an article whose words count as its text; comments below it come and go."""


@dataclass(frozen=True, slots=True)
class Version:
    """A source in one language; `text` is a digest of its words, `rewritten` that an AI had its hand in them."""

    __pydantic_config__ = _STRICT

    language: _Code
    title: _Text
    text: str
    published: dt.date | None = None
    updated: dt.date | None = None
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A work with its versions, sorted by language; `original` is the language of the one shown where none fits."""

    __pydantic_config__ = _STRICT

    work: _Text
    original: _Code
    versions: tuple[Version, ...]

    def version(self, language: str) -> Version | None:
        """What a page in `language` shows of it."""
        known = {version.language: version for version in self.versions}
        return known.get(language) or known.get(self.original)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exactly as it is known: what an event has of it."""

    __pydantic_config__ = _STRICT

    date: dt.date
    end: dt.date | None = None
    precision: Precision = Precision.DAY
    phase: Phase | None = None
    deadline: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence that a section shows in the briefings of the languages in `shown`, and where it is from.

    `work` is "" for the editor's own words. `version` is the language of the work's version where it is not that of
    the sentence. `about` is who takes a position, `answer` a question's, `moment` an event's. `also` holds the
    digests of other passages that say the same (see `fingerprint`). `against` is the passage that a contested one
    contradicts.
    """

    __pydantic_config__ = _STRICT

    text: _Text
    language: _Code
    shown: tuple[_Code, ...]
    work: _Text = ""
    version: _CodeOrNone = ""
    passage: _Text = ""
    about: _Text = ""
    answer: _Text = ""
    moment: Moment | None = None
    also: tuple[str, ...] = ()
    against: Item | None = None


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """An issue as an edition remembers it: its title by language, its sources by work, its sections by name."""

    __pydantic_config__ = _STRICT

    title: Mapping[_CodeOrNone, _Text]
    sources: tuple[SourceRecord, ...] = ()
    sections: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    def source(self, work: str) -> SourceRecord | None:
        """A work's record."""
        return next((source for source in self.sources if source.work == work), None)


@dataclass(frozen=True, slots=True)
class Edition:
    """All briefings as they were on a day, by the address of their issue, in the site's `languages` of that day."""

    __pydantic_config__ = _STRICT

    schema: _Schema
    date: _Day
    languages: tuple[_Code, ...]
    issues: Mapping[_Text, IssueRecord]


def snapshot(briefings: Mapping[str, Mapping[str, Briefing]], date: dt.date) -> Edition:
    """The edition of `date`: `briefings` are those of each language by the address of their issue.

    The same briefings make the same edition, in whatever order they or their languages come.
    """
    by_issue: dict[str, list[Briefing]] = {}
    for language in sorted(briefings):
        for slug, briefing in briefings[language].items():
            by_issue.setdefault(slug, []).append(briefing)
    issues = {slug: record(*by_issue[slug]) for slug in sorted(by_issue)}
    return Edition(SCHEMA, date, tuple(sorted(briefings)), issues)


def record(*briefings: Briefing) -> IssueRecord:
    """What an edition remembers of one issue, from its briefings in some languages."""
    issue = briefings[0].issue
    unread = {name for briefing in briefings for name in briefing.unread_sections}  # nothing is known of what is in it
    names = sorted({*registry.remembered()} - unread)
    sections: dict[str, dict[Item, tuple[str, ...]]] = {name: {} for name in names}
    for briefing in briefings:
        for name, items in sections.items():
            for item in _items(name, briefing):
                items[item] = tuple(sorted({*items.get(item, ()), briefing.language}))
    return IssueRecord(
        title=dict(sorted(issue.file.title.items())),
        sources=tuple(_source(work) for work in sorted(issue.works, key=lambda work: work.id)),
        sections={
            name: tuple(sorted((replace(item, shown=shown) for item, shown in items.items()), key=order))
            for name, items in sections.items()
        },
    )


def _items(section: str, briefing: Briefing) -> Iterator[Item]:
    remember = _ITEMS.get(section, lambda item: _item(item.origin))
    return (remember(item) for item in briefing.items(section))


def order(item: Item) -> tuple[str, ...]:
    """How items are ordered where nothing else orders them: by work and place, then by all they say."""
    moment = item.moment
    days = tuple(str(value) for value in astuple(moment)) if moment else ()
    place = item.passage.removeprefix("s").rjust(6, "0")
    other = order(item.against) if item.against else ()
    return (item.work, item.version or item.language, place, item.text, item.about, item.answer, *days, *other)


def fingerprint(work: str, text: str) -> str:
    """A digest that stands for a passage, whatever its number."""
    return hashlib.sha256(f"{work}\0{text}".encode("utf-8", "replace")).hexdigest()[:DIGEST]


def _source(work: Work) -> SourceRecord:
    versions = tuple(_version(article) for article in sorted(work.versions, key=lambda article: article.language))
    return SourceRecord(work.id, work.original.language, versions)


def _version(article: Article) -> Version:
    blocks = (block for block in article.blocks if block.part in _COUNTED)
    words = "\n".join(" ".join(block.text.split()) for block in blocks)
    rewritten = article.is_rewritten
    digest = fingerprint("", words)
    return Version(article.language, article.title, digest, article.published, article.updated, rewritten)


def _item(origin: Origin, *others: Citation, **more: str | Moment | Item) -> Item:
    also = tuple(sorted({fingerprint(other.article.id, other.passage.text) for other in others}))
    if isinstance(origin, EditorText):
        return Item(origin.text, origin.language, (), also=also, **more)  # type: ignore[arg-type]
    article, passage = origin.article, origin.passage
    version = article.language if article.language != passage.language else ""
    place = {"work": article.id, "version": version, "passage": passage.id}
    return Item(passage.text, passage.language, (), also=also, **place, **more)  # type: ignore[arg-type]


def _moment(event: Event) -> Moment:
    return Moment(event.date, event.end, event.precision, event.phase, event.deadline)


def _answer(question: Question) -> str:
    return question.answer_text or " ".join(citation.passage.text for citation in question.answer)


def _position(position: Position) -> Item:
    return _item(position.origin, about=position.actor)


def _event(event: Event) -> Item:
    return _item(event.origin, *event.others, moment=_moment(event))


def _question(question: Question) -> Item:
    return _item(question.origin, *question.answer[:1], *question.also, answer=_answer(question))


def _contradiction(pair: Contradiction) -> Item:
    return _item(pair.one, against=_item(pair.other))


_ITEMS: Mapping[str, Callable[[Any], Item]] = {
    "positions": _position,
    "contested": _contradiction,
    "timeline": _event,
    "faq": _question,
}
"""How an item is remembered, by its section; of any other the sentence is."""
