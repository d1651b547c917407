"""Dates that are part of a law's name, which tell of no event."""

from generator.analysis.event_words import EventWords
from generator.analysis.words import words
from generator.languages.schema import WORD

NAME = 5
"""Words with a capital that may stand between a year and the noun that makes them a law: "the 2010 Dodd-Frank Act"."""
_FAR = 120  # characters after a year within which its law is named


def cites_law(text: str, start: int, end: int, known: EventWords) -> bool:
    """Whether the date at `start:end` of `text` belongs to the name of a law: "the 1934 Act", "Gesetz vom 3. Mai"."""
    date = text[start:end]
    return _is_named_before(text[:start], date, known) or (date.isdigit() and _is_named_after(text[end:], known))


def _is_named_before(text: str, date: str, known: EventWords) -> bool:
    """Law, then the date: "Act of 1934", "Regulation (EU) 2023/1114 of 31 May 2023", "legge 5 marzo 1990"."""
    before = words(text)
    bracketed = text.rstrip().endswith("(")  # "the Markets Act (2019)"
    between: list[str] = []
    while before and _is_between(before[-1], known):
        between.append(before.pop())
    linked = bracketed or not known.law_links.isdisjoint(between)
    at_once = date[:1].isdigit() and not between
    if not before or not (linked or at_once):
        return False
    return before[-1] in known.law_before or before[-1].endswith(known.law_endings)


def _is_between(word: str, known: EventWords) -> bool:
    """Whether a word may stand between a law and its date: a number, or what leads to one."""
    return word in known.law_links or word in known.law_numbers or word[0].isdigit()


def _is_named_after(text: str, known: EventWords) -> bool:
    """The year, then the law: "the 1934 Act", "the 2010 Dodd-Frank Act"."""
    following = list(WORD.finditer(text[:_FAR]))
    if not following or text[: following[0].start()].strip(" '’s"):
        return False
    for match in following[:NAME]:
        if match[0].casefold() in known.law_after:
            return True
        if not match[0][0].isupper():
            return False
    return False
