"""Blocks -> blocks with numbered passages: one a sentence, an item, a row, in the text's own order."""

from __future__ import annotations

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
    if not draft.spoken or (block.kind is BlockKind.HEADING and not is_question):
        return
    long = len(block.text) >= _WHOLE and not is_table
    host = (foreign(block.text, language) if long else None) or language
    for start, end in _segments(block.text):
        segment = block.text[start:end]
        for first, last in ((0, len(segment)),) if is_question or is_table else split(segment, host):
            spoken = host if host != language else foreign(segment[first:last], language) or language
            yield start + first, start + last, spoken


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a block: its paragraphs, or its rows."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _passage(text: str, stretch: Stretch, language: str, stated: Sequence[Stretch], name: str) -> Passage:
    """One passage; what the text itself says of its language goes before what we find."""
    start, end, found = stretch
    words = text[start:end]
    told = _within(stated, start, end)
    codes = dict.fromkeys(code for _, _, code in told)
    whole = next((code for code in codes if _covers(told, code, words)), None)
    if whole:
        return Passage(name, words, whole, start, end)
    spoken = language if told else found
    told = [inner for inner in told if inner[2] != spoken]
    spans = foreign_spans(words, spoken) if spoken == language else ()
    free = (span for span in spans if not any(span[0] < last and first < span[1] for first, last, _ in told))
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
