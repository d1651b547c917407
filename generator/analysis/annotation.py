"""Article -> Analysis: what each sentence holds, found by annotators that know nothing of each other's failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.analysis.claims.figures import figures
from generator.analysis.definitions import definitions
from generator.analysis.events.article_dates import expressions
from generator.analysis.events.datings import datings
from generator.analysis.model import Analysis, Roster, Sentence
from generator.analysis.questions.answered import answered_questions
from generator.analysis.sentences import sentences_of
from generator.analysis.speech.actors import mentions
from generator.analysis.speech.cast import abbreviations
from generator.analysis.speech.reports import reports
from generator.analysis.speech.rules import speech_rules
from generator.analysis.speech.stage import roster
from generator.analysis.tokens import loose_dates, quotations, undated
from generator.analysis.words import content
from generator.dates.timex import Timex
from generator.errors import Problem
from generator.model import Article

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Annotator:
    """Finds something in a sentence, on top of what those before it found, and gives the sentence that holds it."""

    name: str
    annotate: Callable[[Sentence], Sentence]


def _tokens(sentence: Sentence) -> Sentence:
    loose = loose_dates(sentence.text, sentence.language)
    tokens = undated(sentence.text, loose)
    marks, stems = quotations(sentence.text), content(sentence.text, sentence.language)
    return replace(sentence, loose_dates=loose, tokens=tokens, quotations=marks, stems=stems)


def _datings(sentence: Sentence) -> Sentence:
    return replace(sentence, datings=tuple(datings(sentence)))


def _mentions(sentence: Sentence) -> Sentence:
    return replace(sentence, mentions=mentions(sentence.tokens, speech_rules(sentence.language)))


def _reports(sentence: Sentence) -> Sentence:
    found = reports(sentence.tokens, speech_rules(sentence.language), announcing=sentence.announcing)
    return replace(sentence, reports=found)


def _figures(sentence: Sentence) -> Sentence:
    return replace(sentence, figures=figures(sentence))


def _definitions(sentence: Sentence) -> Sentence:
    return replace(sentence, definitions=tuple(definitions(sentence)))


ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("tokens", _tokens),
    Annotator("datings", _datings),
    Annotator("mentions", _mentions),
    Annotator("reports", _reports),
    Annotator("figures", _figures),
    Annotator("definitions", _definitions),
)
"""All annotators, in the order in which they build on each other."""


def analyse(article: Article, *, shown: str = "") -> Analysis:
    """All that an article's text holds. Depends on nothing but the article.

    Nothing raises: a sentence in which an annotator fails keeps its words and has nothing else, and a problem says so.
    `shown` is how the user names the article's file.
    """
    problems: list[Problem] = []
    nothing: Mapping[str, tuple[Timex, ...]] = {}
    dates = _isolated(lambda: expressions(article), nothing, problems, article, shown)
    sentences = tuple(_annotated(sentence, dates, problems, shown) for sentence in sentences_of(article))
    return Analysis(
        article,
        sentences,
        roster=_isolated(lambda: roster(sentences), Roster(), problems, article, shown),
        abbreviations=_isolated(lambda: abbreviations(article), (), problems, article, shown),
        questions=_isolated(lambda: answered_questions(article), (), problems, article, shown),
        problems=tuple(problems),
    )


def _annotated(bare: Sentence, dates: Mapping[str, tuple[Timex, ...]], problems: list[Problem], shown: str) -> Sentence:
    sentence = replace(bare, dates=dates.get(bare.passage.id, ()))
    for annotator in ANNOTATORS:
        try:
            sentence = annotator.annotate(sentence)
        except Exception as error:  # a defect of ours costs this sentence, not the site
            problems.append(_failure(error, bare.entry.article, shown, bare))
            return replace(bare, unread=True)
    return sentence


def _isolated(find: Callable[[], T], nothing: T, problems: list[Problem], article: Article, shown: str) -> T:
    """What `find` finds in an article as a whole; `nothing`, and a problem, where it fails."""
    try:
        return find()
    except Exception as error:  # a defect of ours costs what the article's names and dates tell together
        problems.append(_failure(error, article, shown))
        return nothing


def _failure(error: Exception, article: Article, shown: str, sentence: Sentence | None = None) -> Problem:
    where = f"passage {sentence.passage.id}" if sentence else "the text as a whole"
    return Problem(
        shown or article.path,
        sentence.block.line if sentence else 0,
        f"{where} could not be analysed ({type(error).__name__}: {error})",
        "this is a defect of the program: report it; the passage is shown, and nothing is taken from it",
    )
