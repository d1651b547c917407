"""Tells which sentences are somebody's own words: by the marks around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.analysis.model import Sentence, Token
from generator.analysis.speech.rules import SpeechRules
from generator.analysis.speech.verbs import reporting_verbs
from generator.analysis.tokens import tokens
from generator.analysis.words import words
from generator.model.articles import BlockKind

OWN_WORDS = 4
"""Words between marks that are more than a term or a title."""
LONGEST_ASIDE = 10
ASIDE = frozenset({",", "–", "—", "-"})
"""Marks before an aside, and its words at most."""


def is_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is somebody's own words: it has at least four of them between quotation marks, not all with a
    capital like a title's, or is hardly more than a quotation."""
    spans = [(each.start, each.end) for each in sentence.quotations]
    return any(_is_clause(sentence.text[a:b]) or (b - a) * 2 >= len(sentence.text) for a, b in spans)


def _is_clause(text: str) -> bool:
    small = (token.text for token in tokens(text) if token.is_word and token.text[0].islower())
    return len(words(text)) >= OWN_WORDS and any(len(word) >= OWN_WORDS for word in small)


def outside_asides(tokens: Sequence[Token], rules: SpeechRules) -> tuple[Token, ...]:
    """The tokens, those of an aside that tells who speaks taken out of the quotation that it stands in ("«Il molo, ha
    detto Vogel, resta»")."""
    if not any(
        token.quoted and (token.lower in rules.finite or token.lower in rules.grammar.perfect) for token in tokens
    ):
        return tuple(tokens)
    told = list(tokens)
    marks = [at for at, token in enumerate(tokens) if not token.is_word]
    for start, end in pairwise(marks):
        if tokens[start].text in ASIDE and _tells_who(tokens[start + 1 : end], rules):
            told[start:end] = [replace(token, quoted=False) for token in tokens[start:end]]
    return tuple(told)


def _tells_who(aside: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether an aside is a verb of saying, and a name after it."""
    if not (2 <= len(aside) <= LONGEST_ASIDE and aside[0].quoted and aside[-1].is_capital):
        return False
    verb = next(reporting_verbs([replace(token, quoted=False) for token in aside], rules), None)
    return verb is not None and verb.start == 0 and verb.group.human


def is_own_words(sentence: Sentence) -> bool:
    """Whether nothing but marks stands outside the quotations of a sentence, or it stands in a block of quotation."""
    if sentence.block.kind is BlockKind.QUOTE:
        return True
    spoken = [token for token in sentence.tokens if token.is_word]
    return bool(spoken) and all(token.quoted for token in spoken)
