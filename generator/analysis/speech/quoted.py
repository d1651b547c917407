"""Tells which sentences are somebody's own words: by the marks around them."""

from __future__ import annotations

from generator.analysis.model import Sentence
from generator.analysis.tokens import tokens
from generator.analysis.words import words
from generator.model.articles import BlockKind

OWN_WORDS = 4
"""Words between marks that are more than a term or a title."""


def is_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is somebody's own words: it has at least four of them between quotation marks, not all with a
    capital like a title's, or is hardly more than a quotation."""
    spans = [(each.start, each.end) for each in sentence.quotations]
    return any(_is_clause(sentence.text[a:b]) or (b - a) * 2 >= len(sentence.text) for a, b in spans)


def _is_clause(text: str) -> bool:
    small = (token.text for token in tokens(text) if token.is_word and token.text[0].islower())
    return len(words(text)) >= OWN_WORDS and any(len(word) >= OWN_WORDS for word in small)


def is_own_words(sentence: Sentence) -> bool:
    """Whether nothing but marks stands outside the quotations of a sentence, or it stands in a block of quotation."""
    if sentence.block.kind is BlockKind.QUOTE:
        return True
    spoken = [token for token in sentence.tokens if token.is_word]
    return bool(spoken) and all(token.quoted for token in spoken)
