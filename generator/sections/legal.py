"""Dates that are part of a law's name, which tell of no event."""

from __future__ import annotations

from generator.sections.grammar import grammar
from generator.sections.words import words


def cites_law(text: str, start: int, end: int, language: str) -> bool:
    """Whether the date at `start:end` of `text` belongs to the name of a law: "the 1934 Act", "Gesetz vom 3. Mai"."""
    names = grammar(language)
    before, after = words(text[:start]), words(text[end:])
    while before and before[-1] in names.law_links:
        before.pop()
    return bool(before and before[-1] in names.law_before) or bool(after and after[0] in names.law_after)
