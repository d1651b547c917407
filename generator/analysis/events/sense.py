"""Which way a sentence goes: what it says is done, and whether it denies it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.analysis.claim_words import claim_words
from generator.analysis.model import Sense, Sentence, Token
from generator.languages.loading import language_data

_MARKS = frozenset(",;:–—()")


def sense(sentence: Sentence) -> Sense:
    """The acts of a sentence. The end of something is the opposite of its start."""
    acts = claim_words(sentence.language).acts
    told: set[tuple[str, int]] = set()
    for clause in _clauses(sentence.tokens):
        turned = -1 if _is_negated(clause, sentence.language) else 1
        for act in acts.within(clause):
            key, sign = ("start", -1) if act.key == "end" else (act.key, act.sign)
            told.add((key, sign * turned))
    return frozenset(told)


def is_denied(sentence: Sentence, at: int) -> bool:
    """Whether the clause at a place of the sentence denies what it says."""
    return any(
        clause[0].start <= at < clause[-1].end and _is_negated(clause, sentence.language)
        for clause in _clauses(sentence.tokens)
    )


def _is_negated(clause: Sequence[Token], language: str) -> bool:
    return not language_data(language).reporting.negations.isdisjoint(word.lower for word in clause)


def _clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between commas and the like: what one denies, the next may not."""
    for is_mark, clause in groupby(tokens, key=lambda token: token.text in _MARKS):
        if not is_mark:
            yield list(clause)
