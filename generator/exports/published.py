"""briefing.json: the form of a published briefing, which is also its JSON Schema, and a briefing in this form."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from generator.model.articles import Citation, EditorText, Origin
from generator.model.briefings import (
    Briefing,
    Change,
    ContestKind,
    Contradiction,
    GlossaryEntry,
    Question,
    Side,
    SourceEntry,
)
from generator.model.precision import Bound, Phase, Precision
from generator.sections import registry


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceName(_Strict):
    """Who published an article; null where the article does not say."""

    name: str | None
    url: str | None


class ArticleEntry(_Strict):
    """A numbered source of the briefing. `origin` is shared by articles that carry the same text."""

    number: int = Field(ge=1)
    id: str
    title: str
    language: str
    published: dt.date | None
    date_stated: bool = Field(description="false where the date was inferred, or where there is none")
    updated: dt.date | None
    source: SourceName
    origin: int = Field(ge=1)
    ai: str | None = Field(description="'rewritten' where the article says that an AI rewrote it")
    sentiment: str | None
    score: float | None
    url: str = Field(description="the article's page, relative to this file")
    original: str | None = Field(description="the article's own address on the web")


class Sentence(_Strict):
    """A verbatim passage of an article, or (`article` and `passage` null) the editor's own words."""

    text: str
    language: str
    article: int | None
    passage: str | None


class KeyPointEntry(Sentence):
    """A sentence that carries the issue."""

    speaker: str | None
    opinion: bool
    ai: bool = Field(description="whether the passage comes from a text that an AI rewrote")


class PositionEntry(Sentence):
    """Who says what."""

    actor: str
    verb: str
    quoted: bool
    date: dt.date | None
    side: Side | None
    ai: bool


class EventEntry(Sentence):
    """Something that happened, or will, on a date."""

    date: dt.date
    end: dt.date | None
    precision: Precision
    expression: str = Field(description="the words of the text that gave the date")
    stated: bool = Field(description="true when the source gives the calendar date itself")
    upcoming: bool
    main: bool = Field(description="whether it is among the few that tell what happened")
    deadline: bool
    forecast: bool
    quoted: bool
    ai: bool
    others: list[PassageReference] = Field(description="further sources of the same event")
    phase: Phase | None = Field(description="the part of the period that is meant, as in 'early May'")
    lead: PassageReference | None = Field(description="the sentence before, where `text` leans on it")
    bound: Bound | None = Field(description="set where the date is only the earliest, or the latest, that is meant")


class UndatedEntry(Sentence):
    """A sentence of a source without a date, whose words for the time nobody can resolve."""

    expressions: list[str]


class PassageReference(_Strict):
    """A passage of a numbered article."""

    article: int
    passage: str


class QuestionEntry(_Strict):
    """A question and its answer; `sources` lists the answer's passages, then those of other articles."""

    question: str
    answer: str
    language: str
    ai: bool
    sources: list[PassageReference]


class GlossaryTerm(Sentence):
    """A term, an abbreviation or an actor, and the sentence that says what it is."""

    term: str = Field(description="as `text` writes it; the editor's terms are not among these")
    full: str | None = Field(description="what an abbreviation is short for, as `spelled` writes it")
    spelled: PassageReference | None
    ai: bool


class ChangeEntry(_Strict):
    """A difference to the edition of the day `since`. `article` and `passage` are null where the words are gone."""

    kind: Literal["added", "removed", "changed"]
    section: str = Field(description="where it is: a section's name, 'sources', or 'briefing' for the whole")
    text: str
    language: str
    before: str | None = Field(description="how it read before")
    about: str | None = Field(description="who takes the position; the question of a changed answer")
    against: str | None = Field(description="the passage that a contested one contradicts")
    date: dt.date | None = Field(description="an event's date")
    date_before: dt.date | None = Field(description="the date that the event had before, where it moved")
    corrected: list[str] = Field(description="what of a source was corrected: title, text, date")
    work: str | None = Field(description="the id of the article")
    article: int | None
    passage: str | None
    ai: bool


class DisputedSentence(Sentence):
    """One of two passages that contradict each other; `words` are those of its text that differ."""

    words: list[str]
    date: dt.date | None = Field(description="when the article was published")
    ai: bool


class ContradictionEntry(_Strict):
    """Two passages that cannot both hold; `newer` where the other, which is more recent, supersedes the one."""

    kind: ContestKind
    newer: bool
    one: DisputedSentence
    other: DisputedSentence


class NoticeEntry(_Strict):
    """A caution about some of the sources."""

    kind: str
    articles: list[int]


class _Head(_Strict):
    schema_: Literal[1] = Field(default=1, alias="schema")
    issue: str
    language: str
    title: str
    status: str
    updated: dt.date | None
    origins: int
    articles: list[ArticleEntry]


class _Tail(_Strict):
    since: dt.date | None = Field(description="the day of the edition that `changes` compare with")
    changes: list[ChangeEntry]
    related: list[str] = Field(description="the issues nearest to this one")


ENTRIES: Mapping[str, type[BaseModel]] = {
    "key_points": KeyPointEntry,
    "positions": PositionEntry,
    "contested": ContradictionEntry,
    "timeline": EventEntry,
    "undated": UndatedEntry,
    "faq": QuestionEntry,
    "glossary": GlossaryTerm,
    "notices": NoticeEntry,
}
"""The form of a section's entries, by its name; those of any other are sentences."""


def briefing_form() -> type[BaseModel]:
    """The form of the whole file, with the sections that the program has."""
    sections = {section.name: _form(section.name) for section in registry.SECTIONS}
    listed = {name: (types.GenericAlias(list, (entry,)), Field(...)) for name, entry in sections.items()}
    head, tail = (
        {name: (info.annotation, info) for name, info in part.model_fields.items()} for part in (_Head, _Tail)
    )
    fields: dict[str, Any] = {**head, **listed, **tail}
    about = "One briefing in one language. `text`, `question` and `answer` are verbatim."
    return create_model("BriefingDocument", __base__=_Strict, __doc__=about, **fields)


EventEntry.model_rebuild()


def document(briefing: Briefing) -> BaseModel:
    """The published form of a briefing."""
    sections = {
        section.name: [_published(section.name, item) for item in briefing.items(section.name)]
        for section in registry.SECTIONS
    }
    return briefing_form().model_validate({
        "schema": 1,
        "issue": briefing.issue.slug,
        "language": briefing.language,
        "title": briefing.issue.title(briefing.language),
        "status": briefing.issue.file.status.value,
        "updated": briefing.updated,
        "origins": briefing.origins,
        "articles": [_article(entry) for entry in briefing.sources],
        **sections,
        "since": briefing.since,
        "changes": [_change(change, briefing) for change in briefing.changes],
        "related": [relation.slug for relation in briefing.issue.related],
    })  # fmt: skip


def _published(section: str, item: Any) -> dict[str, object]:
    """An item of a section: what its form asks for and nothing says otherwise is the item's field of that name."""
    said = _SAID[section](item) if section in _SAID else _sentence(item.origin)
    return {name: said[name] if name in said else _plain(getattr(item, name)) for name in _form(section).model_fields}


def _form(section: str) -> type[BaseModel]:
    return ENTRIES.get(section, Sentence)


def _plain(value: object) -> object:
    if isinstance(value, Citation):
        return {"article": value.number, "passage": value.passage.id}
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _sentence(origin: Origin) -> dict[str, object]:
    """The text of an origin, its place, and whether an AI had a hand in it."""
    if isinstance(origin, EditorText):
        return {"text": origin.text, "language": origin.language, "article": None, "passage": None, "ai": False}
    return {
        "text": origin.passage.text,
        "language": origin.passage.language,
        "article": origin.number,
        "passage": origin.passage.id,
        "ai": origin.article.is_rewritten,
    }


def _contradiction(pair: Contradiction) -> dict[str, object]:
    return {"one": _disputed(pair.one, pair.words), "other": _disputed(pair.other, pair.other_words)}


def _disputed(citation: Citation, words: tuple[tuple[int, int], ...]) -> DisputedSentence:
    differing = [citation.passage.text[start:end] for start, end in words]
    more: dict[str, object] = {"words": differing, "date": citation.article.published}
    return DisputedSentence.model_validate(_sentence(citation) | more)


def _question(question: Question) -> dict[str, object]:
    asked = _sentence(question.origin)
    cited = () if isinstance(question.origin, EditorText) else (*question.answer, *question.also)
    return {
        "question": asked["text"],
        "answer": question.answer_text,
        "language": asked["language"],
        "ai": asked["ai"],
        "sources": _plain(cited),
    }


def _term(entry: GlossaryEntry) -> dict[str, object]:
    return _sentence(entry.origin) | {"full": entry.full or None}


_SAID: Mapping[str, Callable[[Any], dict[str, object]]] = {
    "contested": _contradiction,
    "faq": _question,
    "glossary": _term,
    "notices": lambda notice: {},
}
"""What an item has besides its fields, by its section; of any other it is its sentence."""


def _article(entry: SourceEntry) -> ArticleEntry:
    article = entry.article
    return ArticleEntry(
        number=entry.number,
        id=article.id,
        title=article.title,
        language=article.language,
        published=article.published,
        date_stated=article.published is not None and article.published_stated,
        updated=article.updated,
        source=SourceName(
            name=article.source.name if article.source else None, url=article.source.url if article.source else None
        ),
        origin=entry.origin,
        ai="rewritten" if article.is_rewritten else None,
        sentiment=article.sentiment,
        score=article.score,
        url=f"../../articles/{article.id}/",
        original=article.url,
    )


def _change(change: Change, briefing: Briefing) -> ChangeEntry:
    cited = next((origin for origin in change.origins if isinstance(origin, Citation)), None)
    numbers = {entry.article.id: entry.number for entry in briefing.sources}
    return ChangeEntry(
        kind=change.kind,
        section=change.section,
        text=change.text,
        language=change.language,
        before=change.before or None,
        about=change.about or None,
        against=change.against.text if change.against else None,
        date=change.dated.date if change.dated else None,
        date_before=change.dated_before.date if change.dated_before else None,
        corrected=list(change.what),
        work=change.work or None,
        article=numbers.get(change.article.id) if change.article else None,
        passage=cited.passage.id if cited else None,
        ai=change.rewritten,
    )
