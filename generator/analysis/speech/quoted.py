"""Tells which sentences are somebody's own words: by their marks, by those of their paragraph, or by what they say."""

from __future__ import annotations

from generator.analysis.speech.grammar import grammar
from generator.analysis.tokens import OPENING, quotations, tokens
from generator.analysis.words import words
from generator.model import REPORTED, Article, Block, Passage

OWN_WORDS = 4


def is_quotation(text: str) -> bool:
    """Whether a sentence is somebody's own words: it has at least four of them between quotation marks, not all with a
    capital like a title's, or is hardly more than a quotation."""
    return any(_is_clause(text[start:end]) or (end - start) * 2 >= len(text) for start, end in quotations(text))


def _is_clause(text: str) -> bool:
    own = [token.text for token in tokens(text) if token.is_word]
    return len(words(text)) >= OWN_WORDS and any(word[0].islower() and len(word) >= OWN_WORDS for word in own)


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
    us = grammar(article.language).us
    if any(token.lower in us for token in tokens(block.text)):
        return True
    own = f" {' '.join(words(block.text))} "
    marked = [" ".join(words(earlier.text[start:end])) for start, end in quotations(earlier.text)]
    marked = [phrase for phrase in marked if " " in phrase and f" {phrase} " in own]
    if not marked:
        return False
    told = " ".join(f" {' '.join(words(other.text))} " for other in article.blocks if other.part in REPORTED)
    return any(told.count(f" {phrase} ") == 2 for phrase in marked)
