"""Words and marks of a sentence with their places: the one tokeniser of all that reads sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.analysis.model import Quotation, Token
from generator.dates.engine import timexes
from generator.dates.timex import Timex
from generator.model.articles import Block

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?-i:\b[A-Z]\.(?=\s+[A-Z][\w'’]))"  # Mary E. Bell
    r"|''"
    r"|['’]s\b"  # the association's
    r"|[^\W\d_]{1,6}(?!['’]s\b)['’](?=[^\W_])"  # l'associazione
    r"|[^\W_]+(?:[-.–][^\W_]+)*"
    r"|[^\w\s]"
)
MARKS = frozenset(("“", "”", "„", "«", "»", '"', "''"))
POSSESSIVE = "'s"
"""What the tokeniser cuts off a name that owns what follows."""


def tokens(text: str, quoted: Sequence[Quotation] | None = None) -> tuple[Token, ...]:
    """The tokens of a sentence in order, those inside quotation marks marked as such; `quoted` are its quotations where
    it is known what stands around it."""
    spans = quotations(text) if quoted is None else [(each.start, each.end) for each in quoted]
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = text[start].isalnum()
        inside = bool(spans) and any(first <= start - (not word) and end <= last - (not word) for first, last in spans)
        found.append(Token(start, end, match[0], match[0].casefold().replace("’", "'"), inside))
    return tuple(found)


_QUOTATIONS = re.compile(
    r"“[^“”]*”|„[^„“”\"]*[“”\"]|«[^«»]*«?»|»[^«»]*«|''(?:(?!'').)+''|‘(?:[^‘’]|’(?=\w))*’(?!\w)|‚[^‚‘]*‘"
    r"|(?<!\w)\"(?=[^\s\"])(?:(?:[^\"']|'(?!'))*\"|(?:[^\"'.]|'(?!')|\.(?!\s))*'')"
)
_OPENED = re.compile(r"[“„«](?=[^“”„«»]*$)|(?<!\w)\"(?=\w[^\"]*$)|''(?=\w(?:(?!'').)*$)")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations stand in a text, their marks included."""
    return tuple(match.span() for match in _QUOTATIONS.finditer(text))


def quotations_of(blocks: Sequence[Block]) -> dict[str, tuple[Quotation, ...]]:
    """The quotations of an article's passages: also those of several sentences, and those that go on over paragraphs,
    each of which opens with a mark that only the last one closes."""
    found: dict[str, list[Quotation]] = {passage.id: [] for block in blocks for passage in block.passages}
    number = 0
    left_open = False
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):  # none of none
        spans = list(quotations(block.text))
        opened = _OPENED.search(block.text, spans[-1][1] if spans else 0)
        goes_on = opened is not None and following is not None and following.text.startswith(opened[0])
        if opened is not None and (goes_on or opened.start() == 0):
            spans.append((opened.start(), len(block.text)))
        for start, end in spans:
            number += not (left_open and start == 0)
            for passage in block.passages:
                first, last = max(start, passage.start), min(end, passage.end)
                if first < last:
                    whole = (start, end) == (first, last)
                    found[passage.id].append(Quotation(first - passage.start, last - passage.start, number, whole))
        left_open = goes_on
    return {passage: tuple(quoted) for passage, quoted in found.items()}


def loose_dates(text: str, language: str) -> tuple[Timex, ...]:
    """The dates of a sentence, counted from no day."""
    return timexes(text, language=language, reference=None)


def undated(text: str, dates: Sequence[Timex], quoted: Sequence[Quotation] | None = None) -> tuple[Token, ...]:
    """The tokens with those of dates in lower case: "Vorige Woche" has two capitals like a name."""
    spans = [(timex.start, timex.end) for timex in dates]
    if not spans:
        return tokens(text, quoted)
    return tuple(
        replace(token, text=token.lower)
        if any(first < token.end and token.start < last for first, last in spans)
        else token
        for token in tokens(text, quoted)
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
