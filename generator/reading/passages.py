"""Blocks -> blocks with numbered passages: one a sentence, an item, a row, in the text's own order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.languages import foreign, foreign_spans, split
from generator.model import Block, BlockKind, Passage
from generator.reading.markdown import Draft

_WHOLE = 80
"""Characters from which a whole block is asked for its language before its sentences are."""


def number(drafts: Sequence[Draft], language: str) -> tuple[Block, ...]:
    """The blocks with their passages `s1`, `s2`, …; `language` is the article's.

    Headings have no passage, but for those that ask a question which the text below answers.
    """
    blocks: list[Block] = []
    count = 0
    for draft in drafts:
        passages = tuple(
            _passage(draft.block.text, *span, language, count + at) for at, span in _spans(draft, language)
        )
        count += len(passages)
        blocks.append(replace(draft.block, passages=passages))
    return tuple(blocks)


def _spans(draft: Draft, language: str) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """Each passage's place in its block and the language it is in, numbered from 1."""
    block = draft.block
    if not draft.spoken or (block.kind is BlockKind.HEADING and draft.role != "question"):
        return
    host = language
    if len(block.text) >= _WHOLE and block.kind is not BlockKind.TABLE:
        host = foreign(block.text, language) or language
    whole = draft.role == "question" or block.kind is BlockKind.TABLE
    at = 0
    for start, end in _segments(block.text):
        inside = ((0, end - start),) if whole else split(block.text[start:end], host)
        for first, last in inside:
            at += 1
            text = block.text[start + first : start + last]
            own = host if host != language else foreign(text, language) or language
            yield at, (start + first, start + last, own)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a block: its paragraphs, or its rows."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _passage(text: str, start: int, end: int, own: str, language: str, count: int) -> Passage:
    words = text[start:end]
    spans = foreign_spans(words, own) if own == language else ()
    return Passage(f"s{count}", words, own, start, end, spans)
