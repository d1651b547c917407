"""Tells which sentences are somebody's own words: by their marks, by those of their paragraph, or by what they say."""

from __future__ import annotations

from generator.analysis.model import Sentence
from generator.analysis.speech.rules import speech_rules
from generator.analysis.tokens import OPENING, quotations, tokens
from generator.analysis.words import words
from generator.model.articles import REPORTED, Article, Block, Passage

OWN_WORDS = 4


def is_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is somebody's own words: it has at least four of them between quotation marks, not all with a
    capital like a title's, or is hardly more than a quotation."""
    return any(_is_clause(sentence.text[a:b]) or (b - a) * 2 >= len(sentence.text) for a, b in sentence.quotations)


def _is_clause(text: str) -> bool:
    small = (token.text for token in tokens(text) if token.is_word and token.text[0].islower())
    return len(words(text)) >= OWN_WORDS and any(len(word) >= OWN_WORDS for word in small)


def quotation_around(block: Block, passage: Passage) -> tuple[int, int] | None:
    """The quotation of several sentences that a sentence lies in, as a place in its paragraph; one that is not closed
    goes on to the end."""
    spans = [*quotations(block.text)]
    if block.text[:1] in OPENING and (not spans or spans[0][0] > 0):
        spans.append((0, len(block.text)))
    for start, end in spans:
        if start <= passage.start and passage.end <= end and (start, end) != (passage.start, passage.end):
            return start, end
    return None


def gives_itself_away(article: Article, block: Block, earlier: Block) -> bool:
    """Whether a paragraph after a report is a quotation without marks: it says "we", or repeats words that the report
    has between quotation marks and the article nowhere else."""
    if quotations(block.text):
        return False
    us = speech_rules(article.language).grammar.us
    if any(token.lower in us for token in tokens(block.text)):
        return True
    marked = (_spaced(earlier.text[start:end]) for start, end in quotations(earlier.text))
    repeated = [phrase for phrase in marked if phrase.count(" ") > 2 and phrase in _spaced(block.text)]
    return bool(repeated) and any(_told(article).count(phrase) == 2 for phrase in repeated)


def _told(article: Article) -> str:
    """The words of all that an article reports."""
    return " ".join(_spaced(block.text) for block in article.blocks if block.part in REPORTED)


def _spaced(text: str) -> str:
    """The words of a text with a space around each."""
    return f" {' '.join(words(text))} "
