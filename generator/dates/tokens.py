"""Text to tokens: words, numbers, numeric dates and clock times, punctuation, paragraph ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Every alternative is a plain run without nested repetition: time is linear on any input.
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|\d{4}-\d\d-\d\d(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?!\d))?"
    r"|\d\d?-\d\d?-\d{4}(?![\d-])"
    r"|(?:\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/(?:\d{4}|\d\d)|\d{4}/\d\d)(?![\d/])"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    r"|[^\W\d_]+"
    r"|\n[^\S\n]*\n"
    r"|[^\w\s]|_"
)
PARAGRAPH = "\n\n"
_APOSTROPHES = {"’": "'", "‘": "'", "`": "'", "´": "'", "‑": "-", "‐": "-", "—": "–"}
_NUMERIC = re.compile(r"([\d.,:/-]+(?:[T ][\d:]+)?)([^\W\d_]*)")

# The shape of a numeral, and the word classes it can then play in a rule.
_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.ASCII), tuple(classes.split()))
    for pattern, classes in (
        (r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?", "ISO"),
        (r"0?[1-9]|1[0-2]", "NUM DAY YY HOUR MON"),
        (r"00|1[3-9]|2[0-4]", "NUM DAY YY HOUR"),
        (r"2[5-9]|3[01]", "NUM DAY YY"),
        (r"\d\d?", "NUM YY HIGH"),
        (r"[1-9]\d\d", "NUM YEAR3"),
        (r"1[89]\d\d|20[0-4]\d", "NUM YEAR MODERN"),
        (r"1\d{3}|20\d\d|21\d\d", "NUM YEAR"),
        (r"2[2-9]\d\d|[3-9]\d{3}", "NUM FARYEAR"),
        (r"\d{1,4}", "NUM"),
        (r"\d{4}[./]\d\d?[./]\d\d?", "ISO"),
        (r"\d\d?([./-])\d\d?\1\d{4}|\d\d\.\d\d\.\d\d|\d\d?/\d\d?/\d\d", "DMY"),
        (r"(?:1[5-9]|20)\d\d/\d\d", "YEARS"),
        (r"\d\d?:\d\d(?::\d\d)?", "CLOCK"),
        (r"\d\d?\.\d\d?", "DOTTED DECIMAL"),
        (r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){0,3}", "LARGE"),
        (r"\d{1,6}[.,]\d{1,4}", "DECIMAL"),
        (r"\d{1,2},\d{4}", "DAYYEAR"),
    )
)
NUMERIC_COMBINATIONS: tuple[frozenset[str], ...] = tuple(frozenset(classes) for _, classes in _SHAPES)
_LONGEST_NUMERAL = 25


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its text with typographic apostrophes and hyphens made plain, and its place."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Split `text` into tokens; a blank line becomes one token `PARAGRAPH`."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word[0] == "\n":
            word = PARAGRAPH
        tokens.append(Token(_APOSTROPHES.get(word, word), match.start(), match.end()))
    return tokens


def split_numeral(word: str) -> tuple[str, str]:
    """The numeral and the letters glued to it: "1990s" -> ("1990", "s")."""
    match = _NUMERIC.match(word)
    return (match.group(1), match.group(2)) if match else ("", "")


def numeral_classes(numeral: str) -> tuple[str, ...]:
    """The word classes of a numeral by its shape; () for one that has no part in a date."""
    if len(numeral) > _LONGEST_NUMERAL:
        return ()
    return next((classes for shape, classes in _SHAPES if shape.fullmatch(numeral)), ("LARGE",))
