"""Questions that articles ask and answer themselves, merged where they clearly ask the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.model import Dossier
from generator.analysis.sentences import quotable
from generator.analysis.words import content
from generator.model import (
    Addition,
    Article,
    Citation,
    EditorText,
    Pair,
    Part,
    Passage,
    Question,
    SourceEntry,
)
from generator.sections import overrides
from generator.sections.notices import rewritten
from generator.sections.questions.merging import Answered, merged

NAME = "faq"
TELLING = 2
"""Words that a heading's question must have beside function words: "What next?" asks nothing by itself. Where an
article sets questions apart, each of them is one."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question of one article."""

    entry: SourceEntry
    pair: Pair
    order: int

    @property
    def text(self) -> str:
        return self.pair.question.text

    @property
    def language(self) -> str:
        return self.pair.question.language


def derive(dossier: Dossier) -> tuple[Question, ...]:
    """The questions of the issue: pinned first, then those in the page's language, by source and order of asking.

    The answer is that of the best source: in the page's language, not rewritten by a machine, newest.
    """
    chosen = overrides.of(dossier, NAME)
    asked = [one for one in _asked(dossier) if not overrides.names(chosen.hide, _cite(one, one.pair.question))]
    groups = merged(
        [Answered(one.text, answer_text(one.entry.article, one.pair.answer), one.language) for one in asked]
    )
    questions = [_question([asked[place] for place in group], dossier) for group in groups]
    ordered = sorted(questions, key=lambda question: _rank(question, chosen.pin, dossier.language))
    own = (_added(added, text) for added, text in overrides.additions(dossier, NAME))
    return (*ordered, *own)


def answer_text(article: Article, answer: tuple[Passage, ...]) -> str:
    """The words of an answer as its article has them: paragraphs verbatim, an empty line between two."""
    found: list[str] = []
    for block in article.blocks:
        own = [passage for passage in answer if passage in block.passages]
        if own:
            found.append(block.text[own[0].start : own[-1].end])
    return "\n\n".join(found)


def _asked(dossier: Dossier) -> list[_Asked]:
    return [
        _Asked(entry, pair, order)
        for entry in quotable(dossier)
        for order, pair in enumerate(entry.article.pairs)
        if pair.answer
        and (_is_set_apart(entry.article, pair) or len(content(pair.question.text, pair.question.language)) >= TELLING)
    ]


def _is_set_apart(article: Article, pair: Pair) -> bool:
    """Whether the answer, too, stands in a part of questions; below a heading that asks, the text goes on."""
    return any(block.part is Part.QUESTIONS and pair.answer[0] in block.passages for block in article.blocks)


def _question(group: list[_Asked], dossier: Dossier) -> Question:
    ranked = sorted(group, key=lambda one: _quality(one, dossier))
    best, others = ranked[0], sorted(ranked[1:], key=lambda one: (one.entry.number, one.order))
    return Question(
        origin=_cite(best, best.pair.question),
        answer=tuple(_cite(best, passage) for passage in best.pair.answer),
        answer_text=answer_text(best.entry.article, best.pair.answer),
        also=tuple(_cite(one, one.pair.answer[0]) for one in others),
    )


def _quality(one: _Asked, dossier: Dossier) -> tuple[bool, bool, bool, int, int, int]:
    article = one.entry.article
    day = article.published.toordinal() if article.published else 0
    return (
        one.language != dossier.language,
        rewritten(article),
        article.published is None,
        -day,
        one.entry.number,
        one.order,
    )


def _cite(one: _Asked, passage: Passage) -> Citation:
    return Citation(one.entry.number, one.entry.article, passage)


def _rank(question: Question, pins: tuple[str, ...], language: str) -> tuple[bool, bool, int, int]:
    """Where a question stands: pinned ones first, then the page's language, then by source and place."""
    origin = question.origin
    if isinstance(origin, EditorText):
        return False, False, 0, 0
    pinned = overrides.names(pins, origin)
    return not pinned, origin.passage.language != language, origin.number, origin.passage.order


def _added(added: Addition, text: EditorText) -> Question:
    answer = overrides.editor_text(added.answers, text.language)
    return Question(origin=text, answer=(), answer_text=answer.text if answer else "")
