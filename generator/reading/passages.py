"""Blocks -> blocks with numbered passages: one a sentence, an item, a row, in the text's own order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import itemgetter

from generator.languages.detection import foreign, foreign_spans
from generator.languages.sentences import split
from generator.model.articles import Block, BlockKind, Passage
from generator.reading.drafts import DraftBlock, Stretch, stated_languages
from generator.reading.lines import at_line

_WHOLE = 80
"""Characters from which a whole block is asked for its language before its sentences are."""


def number(drafts: Sequence[DraftBlock], language: str) -> tuple[Block, ...]:
    """The blocks with their passages `s1`, `s2`, …; `language` is the article's.

    Headings have no passage, but for those that ask a question which the text below answers.
    """
    blocks: list[Block] = []
    count = 0
    for draft in drafts:
        with at_line(draft.block.line):
            marks, stated = stated_languages(draft.block.marks)
            passages = tuple(
                _passage(draft.block.text, stretch, language, stated, f"s{number}")
                for number, stretch in enumerate(_stretches(draft, language), count + 1)
            )
        count += len(passages)
        blocks.append(replace(draft.block, passages=passages, marks=marks))
    return tuple(blocks)


def _stretches(draft: DraftBlock, language: str) -> Iterator[Stretch]:
    """Each passage's place in its block and the language it is in."""
    block = draft.block
    is_question, is_table = draft.role == "question", block.kind is BlockKind.TABLE
    if block.kind is BlockKind.HEADING and not is_question:
        return
    host = language if is_table or len(block.text) < _WHOLE else _language_of(block.text, language)
    for start, line in _lines(block.text if draft.spoken else ""):
        for first, last in [(0, len(line))] if is_question or is_table else split(line, host):
            spoken = host if host != language else _language_of(line[first:last], language)
            yield start + first, start + last, spoken


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a block, its paragraphs or its rows, in which something stands, and where each begins."""
    return ((line.start(), line[0]) for line in re.finditer(r"[^\n]+", text) if line[0].strip())


def _language_of(text: str, language: str) -> str:
    """The language of a text among others in `language`."""
    return foreign(text, language) or language


def _passage(text: str, stretch: Stretch, language: str, stated: Sequence[Stretch], name: str) -> Passage:
    """One passage; what the text itself says of its language goes before what we find."""
    start, end, found = stretch
    words = text[start:end]
    told = _within(stated, start, end)
    for code in dict.fromkeys(code for _, _, code in told):
        if _covers(told, code, words):
            return Passage(name, words, code, start, end)
    spoken = language if told else found
    told = [inner for inner in told if inner[2] != spoken]
    spans = foreign_spans(words, spoken) if spoken == language else ()
    free = (span for span in spans if not _within(told, *span[:2]))
    return Passage(name, words, spoken, start, end, tuple(sorted((*told, *free))))


def _within(stated: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """The stretches, sorted and apart from each other, over `start:end`, counted from `start`."""
    first = bisect_right(stated, start, key=itemgetter(1))
    inside = takewhile(lambda stretch: stretch[0] < end, map(stated.__getitem__, range(first, len(stated))))
    return [(max(begin, start) - start, min(stop, end) - start, code) for begin, stop, code in inside]


def _covers(stretches: Sequence[Stretch], code: str, words: str) -> bool:
    """Whether all letters of `words` are in the stretches of one language."""
    place, rest = 0, ""
    for start, end, spoken in stretches:
        if spoken == code:
            rest += words[place:start]
            place = end
    return not any(map(str.isalnum, rest + words[place:]))
