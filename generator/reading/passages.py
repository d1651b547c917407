"""Blocks -> blocks with numbered passages: one a sentence, an item, a row, in the text's own order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter

from generator.languages import foreign, foreign_spans, split
from generator.model import Block, BlockKind, Mark, Passage
from generator.reading.inline import SPOKEN
from generator.reading.markdown import Draft

Stretch = tuple[int, int, str]
"""A stretch of a text and its language: `(start, end, language)`."""

_WHOLE = 80
"""Characters from which a whole block is asked for its language before its sentences are."""

# An import reads each text twice, as it was and as it has become.
_foreign = lru_cache(maxsize=256)(foreign)
_foreign_spans = lru_cache(maxsize=256)(foreign_spans)


def number(drafts: Sequence[Draft], language: str) -> tuple[Block, ...]:
    """The blocks with their passages `s1`, `s2`, …; `language` is the article's.

    Headings have no passage, but for those that ask a question which the text below answers.
    """
    blocks: list[Block] = []
    count = 0
    for draft in drafts:
        marks, stated = stated_languages(draft.block.marks)
        passages = tuple(
            _passage(draft.block.text, *span, language, count + at, stated) for at, span in _spans(draft, language)
        )
        count += len(passages)
        blocks.append(replace(draft.block, passages=passages, marks=marks))
    return tuple(blocks)


def stated_languages(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], tuple[Stretch, ...]]:
    """The marks of a draft without those that state a language, and what these state: `(start, end, language)`."""
    own = tuple(mark for mark in marks if not _states(mark))
    stated = ((mark.start, mark.end, str(mark.href).removeprefix(SPOKEN)) for mark in marks if _states(mark))
    return own, tuple(sorted(stated))


def _states(mark: Mark) -> bool:
    return (mark.href or "").startswith(SPOKEN)


def _spans(draft: Draft, language: str) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """Each passage's place in its block and the language it is in, numbered from 1."""
    block = draft.block
    if not draft.spoken or (block.kind is BlockKind.HEADING and draft.role != "question"):
        return
    host = language
    if len(block.text) >= _WHOLE and block.kind is not BlockKind.TABLE:
        host = _foreign(block.text, language) or language
    whole = draft.role == "question" or block.kind is BlockKind.TABLE
    at = 0
    for start, end in _segments(block.text):
        inside = ((0, end - start),) if whole else split(block.text[start:end], host)
        for first, last in inside:
            at += 1
            text = block.text[start + first : start + last]
            own = host if host != language else _foreign(text, language) or language
            yield at, (start + first, start + last, own)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a block: its paragraphs, or its rows."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _passage(
    text: str, start: int, end: int, own: str, language: str, count: int, stated: Sequence[Stretch]
) -> Passage:
    """One passage; what the text itself says of its language goes before what we find."""
    words = text[start:end]
    told = _within(stated, start, end)
    whole = next((code for code in dict.fromkeys(code for _, _, code in told) if _covers(told, code, words)), None)
    own = whole or (language if told else own)
    told = [stretch for stretch in told if stretch[2] != own]
    spans = _foreign_spans(words, own) if own == language else ()
    free = (span for span in spans if not any(a < span[1] and b > span[0] for a, b, _ in told))
    return Passage(f"s{count}", words, own, start, end, () if whole else tuple(sorted((*told, *free))))


def _within(stated: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """The stretches, sorted and apart from each other, over `start:end`, counted from `start`."""
    first = bisect_right(stated, start, key=itemgetter(1))
    inside = takewhile(lambda stretch: stretch[0] < end, map(stated.__getitem__, range(first, len(stated))))
    return [(max(a, start) - start, min(b, end) - start, code) for a, b, code in inside]


def _covers(stretches: Sequence[Stretch], code: str, words: str) -> bool:
    """Whether all letters of `words` are in the stretches of one language."""
    at, rest = 0, ""
    for start, end, own in stretches:
        if own == code:
            rest += words[at:start]
            at = end
    return not any(map(str.isalnum, rest + words[at:]))
