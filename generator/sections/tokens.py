"""Words and marks of a sentence with their places, for finding who says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.dates import timexes

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’]s\b"  # the association's
    r"|(?-i:[^\W\d_]{1,6}['’])(?=[^\W_])(?!['’]s\b)"  # l'associazione
    r"|[^\W_]+(?:[-.–][^\W_]+)*"
    r"|[^\w\s]"
)
OPENING, CLOSING = frozenset("“„«‘‚"), frozenset("”»’")
MARKS = frozenset('“”„«»"')


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at `start:end` of a text. `lower` is its casefolded form with straight apostrophes; `quoted`
    whether it stands between quotation marks."""

    start: int
    end: int
    text: str
    lower: str
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or figure, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a sentence in order, those inside quotation marks marked as such."""
    spans = quotations(text)
    return tuple(
        Token(
            match.start(),
            match.end(),
            match[0],
            match[0].casefold().replace("’", "'"),
            any(start < match.start() and match.end() < end for start, end in spans),
        )
        for match in _TOKEN.finditer(text)
    )


_QUOTATIONS = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"]*\"|‘[^‘’]*’(?!\w)|‚[^‚‘]*‘")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations stand in a text, their marks included."""
    return tuple(match.span() for match in _QUOTATIONS.finditer(text))


@lru_cache(maxsize=4096)
def undated(text: str, language: str) -> tuple[Token, ...]:
    """The tokens with those of dates in lower case: "Vorige Woche" has two capitals like a name."""
    dates = [(timex.start, timex.end) for timex in timexes(text, language=language, reference=None)]
    return tuple(
        replace(token, text=token.lower)
        if any(first < token.end and token.start < last for first, last in dates)
        else token
        for token in tokens(text)
    )


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
