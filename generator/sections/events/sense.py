"""Which way a sentence goes: what it says is done, and whether it denies it."""

from __future__ import annotations

from generator.languages import language_data
from generator.sections.claims.words import claim_words
from generator.sections.speech.tokens import tokens

Sense = frozenset[tuple[str, int]]


def sense(text: str, language: str) -> tuple[Sense, bool]:
    """The acts of a sentence, each with -1 for its opposite ("will not approve", "rejects"), and whether it denies
    anything. The end of something is the opposite of its start."""
    words = tokens(text)
    negated = not language_data(language).reporting.negations.isdisjoint(word.lower for word in words)
    acts = ((act.key, act.sign) for act in claim_words(language).acts.all(words))
    signed = (("start", -1) if key == "end" else (key, sign) for key, sign in acts)
    return frozenset((key, -sign if negated else sign) for key, sign in signed), negated
