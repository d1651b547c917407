"""The questions that an article answers itself, and what the answers say."""

import re
from collections import defaultdict

from generator.analysis.model import Answer, AnsweredQuestion
from generator.analysis.questions.reading import read_question, untranslated
from generator.analysis.questions.words import question_words
from generator.analysis.words import content, stem, words
from generator.languages.loading import language_data
from generator.model.articles import Article, Pair

_SIGNS = re.compile(r"([€$£¥%₿])")
_SIGN = "zq"  # what a sign is read as, with its number behind it: no word begins so, and no stem cuts it
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST = 4  # words in which a yes or no stands


def answered_questions(article: Article) -> tuple[AnsweredQuestion, ...]:
    """The questions of an article that have an answer, in the order of its pairs."""
    return tuple(_answered(article, pair) for pair in article.pairs if pair.answer)


def _answered(article: Article, pair: Pair) -> AnsweredQuestion:
    language = pair.question.language
    inside = ([passage for passage in pair.answer if passage in block.passages] for block in article.blocks)
    found = zip(article.blocks, inside, strict=True)
    text = "\n\n".join(block.text[own[0].start : own[-1].end] for block, own in found if own)
    return AnsweredQuestion(read_question(pair.question.text, language), read_answer(text, language))


def read_answer(text: str, language: str) -> Answer:
    """What an answer says."""
    measures, verdict = _measures(text, language), _verdict(text, language)
    return Answer(
        text,
        stems=content(text, language),
        figures=frozenset(_digits(word) for word in words(text) if word[0].isdigit()),
        measures=measures,
        names=untranslated(text),
        verdict=verdict,
        affirms=_affirms(text, language) if verdict is None else verdict,
    )


def _measures(text: str, language: str) -> dict[str, frozenset[str]]:
    """Figures by the word or sign of their unit; years and figures without a unit under ""."""
    found: dict[str, set[str]] = defaultdict(set)
    spaced = words(_SIGNS.sub(lambda match: f" {_SIGN}{ord(match[1]):x} ", text))
    for before, word, after in zip(["", *spaced], spaced, [*spaced[1:], ""], strict=False):
        if word[0].isdigit():
            found[_unit(before, word, after, language)].add(_digits(word))
    return {unit: frozenset(figures) for unit, figures in found.items()}


def _unit(before: str, figure: str, after: str, language: str) -> str:
    """The sign before a figure, or the word or sign after it; none for a year, or where that is a little word."""
    unit = before if before.startswith(_SIGN) else after
    bare = not unit or unit[0].isdigit() or unit in language_data(language).stopwords
    return "" if bare or _YEAR.fullmatch(figure) else stem(unit)


def _digits(word: str) -> str:
    """A figure without marks between thousands or decimals."""
    return re.sub(r"\D", "", word)


def _verdict(answer: str, language: str) -> bool | None:
    """True for an answer that begins with yes, False for no, None for neither."""
    data, start = question_words(language), tuple(words(answer)[:_FIRST])
    for verdict, phrases in ((False, data.no), (True, data.yes)):
        if any(start[: len(phrase)] == phrase for phrase in phrases):
            return verdict
    return None


def _affirms(answer: str, language: str) -> bool:
    """Whether an answer has no negation in its first sentence."""
    first = re.split(r"(?<=[.!?])\s", answer.strip(), maxsplit=1)[0]
    return language_data(language).reporting.negations.isdisjoint(words(first))
