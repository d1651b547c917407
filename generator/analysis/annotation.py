"""Article -> Analysis: what each sentence holds, found by annotators that know nothing of each other's failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.analysis.claims.figures import figures
from generator.analysis.definitions import definitions
from generator.analysis.events.article_dates import expressions
from generator.analysis.events.datings import datings
from generator.analysis.events.evidence import cognates
from generator.analysis.events.occurrences import occurrences, unplaced
from generator.analysis.model import Analysis, Roster, Sentence
from generator.analysis.questions.answers import answered_questions
from generator.analysis.sentences import sentences_of
from generator.analysis.speech.actors import mentions
from generator.analysis.speech.cast import abbreviations
from generator.analysis.speech.quoted import outside_asides
from generator.analysis.speech.reports import reports
from generator.analysis.speech.rules import speech_rules
from generator.analysis.speech.stage import roster
from generator.analysis.standing import standing, weight
from generator.analysis.tokens import loose_dates, undated
from generator.analysis.words import content
from generator.dates.timex import Timex
from generator.errors import Problem, attempt, defect
from generator.model.articles import Article


@dataclass(frozen=True, slots=True)
class Annotator:
    """Finds something in a sentence, on top of what those before it found, and gives the sentence that holds it."""

    name: str
    annotate: Callable[[Sentence], Sentence]


def _tokens(sentence: Sentence) -> Sentence:
    loose = loose_dates(sentence.text, sentence.language)
    tokens = outside_asides(undated(sentence.text, loose, sentence.quotations), speech_rules(sentence.language))
    return replace(sentence, loose_dates=loose, tokens=tokens, stems=content(sentence.text, sentence.language))


def _datings(sentence: Sentence) -> Sentence:
    return replace(sentence, datings=tuple(datings(sentence)))


def _occurrences(sentence: Sentence) -> Sentence:
    told = occurrences(sentence)
    return replace(sentence, occurrences=told, unplaced=() if told else unplaced(sentence))


def _cognates(sentence: Sentence) -> Sentence:
    return replace(sentence, cognates=cognates(sentence))


def _mentions(sentence: Sentence) -> Sentence:
    return replace(sentence, mentions=mentions(sentence.tokens, speech_rules(sentence.language)))


def _reports(sentence: Sentence) -> Sentence:
    found = reports(sentence.tokens, speech_rules(sentence.language), announcing=sentence.announcing)
    return replace(sentence, reports=found)


def _figures(sentence: Sentence) -> Sentence:
    return replace(sentence, figures=figures(sentence))


def _definitions(sentence: Sentence) -> Sentence:
    return replace(sentence, definitions=tuple(definitions(sentence)))


def _standing(sentence: Sentence) -> Sentence:
    acts, powers = weight(sentence)
    return replace(sentence, standing=standing(sentence), acts=acts, powers=powers)


ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("tokens", _tokens),
    Annotator("datings", _datings),
    Annotator("occurrences", _occurrences),
    Annotator("cognates", _cognates),
    Annotator("mentions", _mentions),
    Annotator("reports", _reports),
    Annotator("figures", _figures),
    Annotator("definitions", _definitions),
    Annotator("standing", _standing),
)
"""All annotators, in the order in which they build on each other."""


def analyse(article: Article, *, shown: str = "") -> Analysis:
    """All that an article's text holds. Depends on nothing but the article.

    Nothing raises: a sentence in which an annotator fails keeps its words and has nothing else, and a problem says so.
    `shown` is how the user names the article's file.
    """
    problems: list[Problem] = []
    path, nothing = shown or article.path, dict[str, tuple[Timex, ...]]()
    dates: Mapping[str, tuple[Timex, ...]] = attempt(
        lambda: expressions(article), nothing, problems, path, "finding the dates of the text"
    )
    sentences = tuple(_annotated(sentence, dates, problems, path) for sentence in sentences_of(article))
    return Analysis(
        article,
        sentences,
        roster=attempt(lambda: roster(sentences), Roster(), problems, path, "finding the names of the text"),
        abbreviations=attempt(lambda: abbreviations(article), (), problems, path, "finding the text's abbreviations"),
        questions=attempt(lambda: answered_questions(article), (), problems, path, "finding the text's questions"),
        problems=tuple(problems),
        shown=path,
    )


def unanalysed(article: Article, problem: Problem) -> Analysis:
    """What stands for the analysis of an article that could not be analysed at all: its sentences, all unread."""
    sentences = tuple(replace(bare, unread=True) for bare in sentences_of(article))
    return Analysis(article, sentences, roster=Roster(), abbreviations=(), problems=(problem,), shown=problem.path)


def _annotated(bare: Sentence, dates: Mapping[str, tuple[Timex, ...]], problems: list[Problem], path: str) -> Sentence:
    sentence = replace(bare, dates=dates.get(bare.passage.id, ()))
    for annotator in ANNOTATORS:
        try:
            sentence = annotator.annotate(sentence)
        except Exception as error:  # a defect of ours costs this sentence, not the site
            what, place = f"reading its {annotator.name}", bare.passage.id
            problems.append(defect(error, path, what, line=bare.block.line, passage=place))
            return replace(bare, unread=True)
    return sentence
