"""Questions that articles ask and answer themselves, merged where they clearly ask the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.model import AnsweredQuestion, Dossier
from generator.analysis.words import content
from generator.model.articles import Article, Citation, EditorText, Pair, Part
from generator.model.briefings import Question, SourceEntry
from generator.model.issues import Addition
from generator.sections import overrides
from generator.sections.questions.merging import merged

NAME = "faq"
TELLING = 2
"""Words that a heading's question must have beside function words: "What next?" asks nothing by itself. Where an
article sets questions apart, each of them is one."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question of one article, and what it asks."""

    entry: SourceEntry
    pair: Pair
    order: int
    read: AnsweredQuestion

    @property
    def citation(self) -> Citation:
        return self.entry.cite(self.pair.question)

    @property
    def language(self) -> str:
        return self.pair.question.language


def derive(dossier: Dossier) -> tuple[Question, ...]:
    """The questions of the issue: pinned first, then those in the page's language, by source and order of asking.

    The answer is that of the best source: in the page's language, not rewritten by a machine, newest.
    """
    chosen = overrides.of(dossier, NAME)
    asked = [asking for asking in _asked(dossier) if not overrides.names(chosen.hide, asking.citation)]
    groups = merged([asking.read for asking in asked])
    questions = [_question([asked[place] for place in group], dossier) for group in groups]
    ordered = sorted(questions, key=lambda question: _rank(question, chosen.pin, dossier.language))
    own = (_added(added, text) for added, text in overrides.additions(dossier, NAME))
    return (*ordered, *own)


def _asked(dossier: Dossier) -> Iterator[_Asking]:
    """The questions of the sources that may be quoted, by number and order of asking."""
    sources = sorted(zip(dossier.sources, dossier.analyses, strict=True), key=lambda source: source[0].number)
    for entry, analysis in sources:
        if entry.article.is_quotable:
            answered = [(order, pair) for order, pair in enumerate(entry.article.pairs) if pair.answer]
            for (order, pair), read in zip(answered, analysis.questions, strict=False):
                if _asks(entry.article, pair):
                    yield _Asking(entry, pair, order, read)


def _asks(article: Article, pair: Pair) -> bool:
    """Whether a question tells what it asks; where an article sets questions apart, each does."""
    apart = any(block.part is Part.QUESTIONS and pair.answer[0] in block.passages for block in article.blocks)
    return apart or len(content(pair.question.text, pair.question.language)) >= TELLING


def _question(group: list[_Asking], dossier: Dossier) -> Question:
    ranked = sorted(group, key=lambda asking: _quality(asking, dossier))
    best, others = ranked[0], sorted(ranked[1:], key=lambda asking: (asking.entry.number, asking.order))
    return Question(
        origin=best.citation,
        answer=tuple(best.entry.cite(passage) for passage in best.pair.answer),
        answer_text=best.read.answer.text,
        also=tuple(asking.entry.cite(asking.pair.answer[0]) for asking in others),
    )


def _quality(asking: _Asking, dossier: Dossier) -> tuple[bool, bool, bool, int, int, int]:
    article = asking.entry.article
    day = article.published.toordinal() if article.published else 0
    foreign, undated = asking.language != dossier.language, article.published is None
    return foreign, article.is_rewritten, undated, -day, asking.entry.number, asking.order


def _rank(question: Question, pins: tuple[str, ...], language: str) -> tuple[bool, bool, int, int]:
    """Where a question stands: pinned ones first, then the page's language, then by source and place."""
    origin = question.origin
    if isinstance(origin, EditorText):
        return False, False, 0, 0
    pinned = overrides.names(pins, origin)
    return not pinned, origin.language != language, origin.number, origin.passage.order


def _added(added: Addition, text: EditorText) -> Question:
    answer = overrides.editor_text(added.answers, text.language)
    return Question(origin=text, answer=(), answer_text=answer.text if answer else "")
