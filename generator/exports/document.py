"""briefing.json: the published form of a briefing, as pydantic models that are also its JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.model import (
    Briefing,
    Citation,
    EditorText,
    Event,
    KeyPoint,
    Origin,
    Position,
    Precision,
    Question,
    Side,
    SourceEntry,
)


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
    deadline: bool
    forecast: bool
    quoted: bool
    ai: bool
    others: list[PassageReference] = Field(description="further sources of the same event")


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


class ChangeEntry(_Strict):
    """A difference to the previous edition."""

    kind: Literal["added", "removed", "changed"]
    section: str
    text: str


class NoticeEntry(_Strict):
    """A caution about some of the sources."""

    kind: str
    articles: list[int]


class BriefingDocument(_Strict):
    """One briefing in one language. `text`, `question` and `answer` are verbatim."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    issue: str
    language: str
    title: str
    status: str
    updated: dt.date | None
    origins: int
    articles: list[ArticleEntry]
    key_points: list[KeyPointEntry]
    positions: list[PositionEntry]
    timeline: list[EventEntry]
    faq: list[QuestionEntry]
    changes: list[ChangeEntry]
    notices: list[NoticeEntry]


EventEntry.model_rebuild()


def document(briefing: Briefing) -> BriefingDocument:
    """The published form of a briefing."""
    return BriefingDocument(
        schema=1,
        issue=briefing.issue.slug,
        language=briefing.language,
        title=briefing.issue.title(briefing.language),
        status=briefing.issue.file.status.value,
        updated=briefing.updated,
        origins=briefing.origins,
        articles=[_article(entry) for entry in briefing.sources],
        key_points=[_key_point(point) for point in briefing.key_points],
        positions=[_position(position) for position in briefing.positions],
        timeline=[_event(event) for event in briefing.timeline],
        faq=[_question(question) for question in briefing.faq],
        changes=[ChangeEntry(kind=c.kind, section=c.section, text=c.text) for c in briefing.changes],
        notices=[NoticeEntry(kind=n.kind.value, articles=list(n.articles)) for n in briefing.notices],
    )


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
        ai="rewritten" if article.ai and article.ai.rewritten else None,
        sentiment=article.sentiment,
        score=article.score,
        url=f"../../articles/{article.id}/",
        original=article.url,
    )


def _sentence(origin: Origin) -> dict[str, object]:
    if isinstance(origin, EditorText):
        return {"text": origin.text, "language": origin.language, "article": None, "passage": None}
    passage = origin.passage
    return {"text": passage.text, "language": passage.language, "article": origin.number, "passage": passage.id}


def _rewritten(origin: Origin) -> bool:
    return isinstance(origin, Citation) and bool(origin.article.ai and origin.article.ai.rewritten)


def _key_point(point: KeyPoint) -> KeyPointEntry:
    return KeyPointEntry.model_validate(
        _sentence(point.origin) | {"speaker": point.speaker, "opinion": point.opinion, "ai": _rewritten(point.origin)}
    )


def _position(position: Position) -> PositionEntry:
    return PositionEntry.model_validate(
        _sentence(position.origin)
        | {
            "actor": position.actor,
            "verb": position.verb,
            "quoted": position.quoted,
            "date": position.date,
            "side": position.side,
            "ai": _rewritten(position.origin),
        }
    )


def _event(event: Event) -> EventEntry:
    return EventEntry.model_validate(
        _sentence(event.origin)
        | {
            "date": event.date,
            "end": event.end,
            "precision": event.precision,
            "expression": event.expression,
            "stated": event.stated,
            "upcoming": event.upcoming,
            "deadline": event.deadline,
            "forecast": event.forecast,
            "quoted": event.quoted,
            "ai": _rewritten(event.origin),
            "others": [_reference(citation) for citation in event.others],
        }
    )


def _question(question: Question) -> QuestionEntry:
    origin = question.origin
    editors = isinstance(origin, EditorText)
    return QuestionEntry(
        question=origin.text if isinstance(origin, EditorText) else origin.passage.text,
        answer=question.answer_text,
        language=origin.language if isinstance(origin, EditorText) else origin.passage.language,
        ai=_rewritten(origin),
        sources=[] if editors else [_reference(citation) for citation in (*question.answer, *question.also)],
    )


def _reference(citation: Citation) -> PassageReference:
    return PassageReference(article=citation.number, passage=citation.passage.id)
