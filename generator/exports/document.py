"""briefing.json: a briefing in its published form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from generator.exports.published import (
    ArticleEntry,
    ChangeEntry,
    ContradictionEntry,
    DisputedSentence,
    EventEntry,
    GlossaryTerm,
    KeyPointEntry,
    NoticeEntry,
    PassageReference,
    PositionEntry,
    QuestionEntry,
    Sentence,
    SourceName,
    UndatedEntry,
    briefing_form,
)
from generator.model import (
    Briefing,
    Change,
    Citation,
    Contradiction,
    EditorText,
    Event,
    GlossaryEntry,
    KeyPoint,
    Notice,
    Origin,
    Position,
    Question,
    SourceEntry,
    Undated,
)
from generator.sections import registry


def document(briefing: Briefing) -> BaseModel:
    """The published form of a briefing."""
    sections = {
        section.name: [ENTRIES.get(section.name, _cited)(item) for item in briefing.items(section.name)]
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


def _cited(item: Any) -> Sentence:
    return Sentence.model_validate(_sentence(item.origin))


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


def _contradiction(pair: Contradiction) -> ContradictionEntry:
    return ContradictionEntry(
        kind=pair.kind,
        newer=pair.newer,
        one=_disputed(pair.one, pair.words),
        other=_disputed(pair.other, pair.other_words),
    )


def _disputed(citation: Citation, words: tuple[tuple[int, int], ...]) -> DisputedSentence:
    return DisputedSentence.model_validate(
        _sentence(citation)
        | {
            "words": [citation.passage.text[start:end] for start, end in words],
            "date": citation.article.published,
            "ai": _rewritten(citation),
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
            "phase": event.phase,
            "lead": _reference(event.lead) if event.lead else None,
            "bound": event.bound,
        }
    )


def _undated(item: Undated) -> UndatedEntry:
    return UndatedEntry.model_validate(_sentence(item.origin) | {"expressions": list(item.expressions)})


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


def _term(entry: GlossaryEntry) -> GlossaryTerm:
    spelled = _reference(entry.spelled) if entry.spelled else None
    own = {"term": entry.term, "full": entry.full or None, "spelled": spelled, "ai": _rewritten(entry.origin)}
    return GlossaryTerm.model_validate(_sentence(entry.origin) | own)


def _notice(notice: Notice) -> NoticeEntry:
    return NoticeEntry(kind=notice.kind.value, articles=list(notice.articles))


def _change(change: Change, briefing: Briefing) -> ChangeEntry:
    cited = next((origin for origin in change.origins if isinstance(origin, Citation)), None)
    entries = (entry for entry in briefing.sources if change.article and entry.article.id == change.article.id)
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
        article=next((entry.number for entry in entries), None),
        passage=cited.passage.id if cited else None,
        ai=change.rewritten,
    )


def _reference(citation: Citation) -> PassageReference:
    return PassageReference(article=citation.number, passage=citation.passage.id)


ENTRIES: Mapping[str, Callable[[Any], BaseModel]] = {
    "key_points": _key_point,
    "positions": _position,
    "contested": _contradiction,
    "timeline": _event,
    "undated": _undated,
    "faq": _question,
    "glossary": _term,
    "notices": _notice,
}
"""How an item is published, by its section; of any other the sentence is."""
