"""Words and marks of a sentence with their places: the one tokeniser of all that reads sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.analysis.model import Token
from generator.dates.engine import timexes
from generator.dates.timex import Timex

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’]s\b"  # the association's
    r"|(?-i:[^\W\d_]{1,6}['’])(?=[^\W_])(?!['’]s\b)"  # l'associazione
    r"|[^\W_]+(?:[-.–][^\W_]+)*"
    r"|[^\w\s]"
)
OPENING = frozenset("“„«‘‚")
MARKS = frozenset('“”„«»"')
POSSESSIVE = "'s"
"""What the tokeniser cuts off a name that owns what follows."""


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a sentence in order, those inside quotation marks marked as such."""
    spans = quotations(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        quoted = bool(spans) and any(first < start and end < last for first, last in spans)
        found.append(Token(start, end, match[0], match[0].casefold().replace("’", "'"), quoted))
    return tuple(found)


_QUOTATIONS = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"]*\"|‘[^‘’]*’(?!\w)|‚[^‚‘]*‘")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations stand in a text, their marks included."""
    return tuple(match.span() for match in _QUOTATIONS.finditer(text))


def loose_dates(text: str, language: str) -> tuple[Timex, ...]:
    """The dates of a sentence, counted from no day."""
    return timexes(text, language=language, reference=None)


def undated(text: str, dates: Sequence[Timex]) -> tuple[Token, ...]:
    """The tokens with those of dates in lower case: "Vorige Woche" has two capitals like a name."""
    spans = [(timex.start, timex.end) for timex in dates]
    if not spans:
        return tokens(text)
    return tuple(
        replace(token, text=token.lower)
        if any(first < token.end and token.start < last for first, last in spans)
        else token
        for token in tokens(text)
    )


def lower_at(found: Sequence[Token], index: int) -> str:
    """The token at `index` in small letters, "" outside the text."""
    return found[index].lower if 0 <= index < len(found) else ""


def ends_clause(found: Sequence[Token], index: int) -> bool:
    """Whether no word stands at `index`: a mark, or the end of the text."""
    return index >= len(found) or not found[index].is_word


def matches_at(found: Sequence[Token], index: int, phrase: Sequence[str]) -> bool:
    """Whether the words of `phrase` stand one after another from `index` on."""
    return [token.lower for token in found[index : index + len(phrase)]] == list(phrase)


def written(found: Sequence[Token], start: int, end: int) -> str:
    """The tokens `start:end` as the text has them, single spaces between those that do not touch."""
    parts: list[str] = []
    for index in range(start, end):
        if index > start and found[index].start > found[index - 1].end:
            parts.append(" ")
        parts.append(found[index].text)
    return "".join(parts)
