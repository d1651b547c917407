"""Finds sentences that report nothing: disclaimers, and calls to readers to comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.languages import LanguageData, split
from generator.model import Block, BlockKind, Mark, Part
from generator.reading.markdown import Draft

_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)
_OPENING = 3
"""Characters within which a pattern must match to speak for a whole paragraph."""


def set_apart(draft: Draft, data: Sequence[LanguageData]) -> tuple[Draft, ...]:
    """The block, with its part changed where it is an aside; in two where only its last sentences are one.

    A note called so ("Disclaimer: …") is one to its end.
    """
    block = draft.block
    if block.kind not in _KINDS:
        return (draft,)
    note = _note(block.text, data)
    if note is not None:
        return _in_two(draft, note, Part.DISCLAIMER)
    for part, patterns in (
        (Part.DISCLAIMER, [pattern for entry in data for pattern in entry.lines.disclaimers]),
        (Part.COMMENTS, [pattern for entry in data for pattern in entry.lines.comment_calls]),
    ):
        matches = [match for pattern in patterns if (match := pattern.search(block.text))]
        if matches:
            start = _start(block.text, part, patterns, data[0].code)
            if start is not None:
                return _in_two(draft, start, part)
    return (draft,)


def ends_answers(draft: Draft, before: str, data: Sequence[LanguageData]) -> tuple[Draft, ...]:
    """As `set_apart`, in a part of questions, where `before` is the text of the block before.

    An answer may itself say what is no advice: only notes called so are set apart from it, and what follows it.
    """
    text = draft.block.text
    if draft.block.kind not in _KINDS:
        return (draft,)
    apart = set_apart(draft, data)
    if _note(text, data) is not None:
        return apart
    if before.rstrip().endswith("?") or text.rstrip().endswith("?"):
        return (draft,)
    return apart if "?" not in text or apart[0].block.part is Part.COMMENTS else (draft,)


def _note(text: str, data: Sequence[LanguageData]) -> int | None:
    """Where a note that disclaims and is called so ("Note: …") begins."""
    if ": " not in text:
        return None
    patterns = [pattern for entry in data for pattern in entry.lines.disclaimers]
    for start, end in split(text, data[0].code):
        sentence = text[start:end]
        matches = (match for pattern in patterns if (match := pattern.search(sentence)))
        if any(match.start() <= _OPENING and match[0].endswith(":") for match in matches):
            return start
    return None


def _start(text: str, part: Part, patterns: Sequence[re.Pattern[str]], language: str) -> int | None:
    """Where the aside begins in `text`, 0 where it is all of it; None where it is in the midst of something else."""
    spans = split(text, language)
    aside = [any(pattern.search(text[start:end]) for pattern in patterns) for start, end in spans]
    named = any(match.start() <= _OPENING for p in patterns if (match := p.search(text)))
    if not aside:
        return None
    if aside[0] and (sum(aside) * 2 >= len(aside) or (part is Part.DISCLAIMER and named)):
        return 0
    at = len(aside)
    while at and (aside[at - 1] or (_asks(text, spans, at - 1) and part is Part.COMMENTS and at < len(aside))):
        at -= 1
    return spans[at][0] if at < len(aside) else None


def _asks(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a sentence is a question; before a call to answer it, it is part of the call."""
    return text[slice(*spans[at])].endswith("?")


def _in_two(draft: Draft, start: int, part: Part) -> tuple[Draft, ...]:
    block = draft.block
    if start == 0:
        return (replace(draft, block=replace(block, part=part)),)
    before, after = cut(block, 0, len(block.text[:start].rstrip())), cut(block, start, len(block.text))
    return replace(draft, block=before), replace(draft, block=replace(after, part=part))


def cut(block: Block, start: int, end: int) -> Block:
    """The block with the text `start:end` only, and the marks over it."""
    marks = tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind, mark.href)
        for mark in block.marks
        if mark.end > start and mark.start < end
    )
    return replace(block, text=block.text[start:end], marks=marks)
