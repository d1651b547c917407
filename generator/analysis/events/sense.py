"""Which way a sentence goes: what it says is done, and whether it denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.analysis.claims.words import claim_words
from generator.analysis.model import Token
from generator.analysis.tokens import tokens
from generator.languages import language_data

Sense = frozenset[tuple[str, int]]
_MARKS = frozenset(",;:–—()")


def sense(text: str, language: str, at: int) -> tuple[Sense, bool]:
    """The acts of a sentence, each with -1 for its opposite ("will not approve", "rejects"), and whether it denies what
    it dates `at` a place. The end of something is the opposite of its start."""
    denials, known = language_data(language).reporting.negations, claim_words(language).acts
    told: set[tuple[str, int]] = set()
    denied = False
    for clause in _clauses(tokens(text)):
        negated = not denials.isdisjoint(word.lower for word in clause)
        acts = [("start", -1) if act.key == "end" else (act.key, act.sign) for act in known.within(clause)]
        told |= {(key, -sign if negated else sign) for key, sign in acts}
        if clause[0].start <= at < clause[-1].end:
            denied = negated
    return frozenset(told), denied


def _clauses(words: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between commas and the like: what one denies, the next may not."""
    for is_mark, clause in groupby(words, key=lambda word: word.text in _MARKS):
        if not is_mark:
            yield list(clause)
