"""Dates that are part of a law's name, which tell of no event."""

from __future__ import annotations

from generator.analysis.events.event_words import event_words
from generator.analysis.words import words
from generator.languages import WORD

NAME = 5
"""Words with a capital that may stand between a year and the noun that makes them a law: "the 2010 Dodd-Frank Act"."""
_FAR = 120  # characters after a year within which its law is named
_NUMBER = frozenset({"n", "nr", "no", "num", "eu", "ue", "eg", "ce", "ewg", "cee", "l", "abs", "sec"})


def cites_law(text: str, start: int, end: int, language: str) -> bool:
    """Whether the date at `start:end` of `text` belongs to the name of a law: "the 1934 Act", "Gesetz vom 3. Mai"."""
    date = text[start:end]
    return _named_before(text[:start], date, language) or (date.isdigit() and _named_after(text[end:], language))


def _named_before(text: str, date: str, language: str) -> bool:
    """Law, then the date: "Act of 1934", "Regulation (EU) 2023/1114 of 31 May 2023", "legge 5 marzo 1990"."""
    known = event_words(language)
    links = {word for (word,) in known.law_links}
    before = words(text)
    linked = text.rstrip().endswith("(")  # "the Markets Act (2019)"
    at_once = date[:1].isdigit()
    while before and (before[-1] in links or before[-1] in _NUMBER or before[-1][0].isdigit()):
        linked = linked or before[-1] in links
        at_once = False
        before.pop()
    if not before or not (linked or at_once):
        return False
    return (before[-1],) in known.law_before or any(before[-1].endswith(ending) for (ending,) in known.law_endings)


def _named_after(text: str, language: str) -> bool:
    """The year, then the law: "the 1934 Act", "the 2010 Dodd-Frank Act"."""
    following = list(WORD.finditer(text[:_FAR]))
    if not following or text[: following[0].start()].strip(" '’s"):
        return False
    for match in following[:NAME]:
        if (match[0].casefold(),) in event_words(language).law_after:
            return True
        if not match[0][0].isupper():
            return False
    return False
