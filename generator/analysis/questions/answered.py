"""The questions that an article answers itself, with what question and answer say."""

from generator.analysis.model import AnsweredQuestion
from generator.analysis.questions.answers import read_answer
from generator.analysis.questions.reading import read_question
from generator.model.articles import Article, Pair, Passage


def answered_questions(article: Article) -> tuple[AnsweredQuestion, ...]:
    """The questions of an article that have an answer, in the order of its pairs."""
    return tuple(_answered(article, pair) for pair in article.pairs if pair.answer)


def _answered(article: Article, pair: Pair) -> AnsweredQuestion:
    language = pair.question.language
    answer = read_answer(answer_text(article, pair.answer), language)
    return AnsweredQuestion(read_question(pair.question.text, language), answer)


def answer_text(article: Article, answer: tuple[Passage, ...]) -> str:
    """The words of an answer as its article has them: paragraphs verbatim, an empty line between two."""
    found: list[str] = []
    for block in article.blocks:
        inside = [passage for passage in answer if passage in block.passages]
        if inside:
            found.append(block.text[inside[0].start : inside[-1].end])
    return "\n\n".join(found)
