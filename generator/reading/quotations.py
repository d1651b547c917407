"""Finds quotations that stand as paragraphs of their own after the sentence that announces them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.languages.loading import known, language_data, metadata_words
from generator.model.articles import Block, BlockKind, Passage
from generator.reading.drafts import DraftBlock

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{6,200})[”“»\"]")
_SENTENCE = re.compile(r"""[.!?…]["'”’“»«)\]]*$|["”»]$""")
_LABELLED = re.compile(r"[^.!?]{3,70}\s[–—]\s|[^.!?:]{3,50}:\s")
_SHORTEST = 5
"""Words of the shortest paragraph that is taken for a quotation."""
_OPENING = tuple('“„«»"‘‚')
_NEAR = 6
"""Words at the end of an announcement among which its verb of saying is, where nothing marks a quotation."""


def mark_quotations(
    blocks: Sequence[Block], drafts: Sequence[DraftBlock], *, removed: Collection[int] = ()
) -> tuple[Block, ...]:
    """The blocks, with paragraphs that the one before announces as somebody's words turned into quotations.

    What is neither between marks nor set as a quotation must also be in the first person, or say in full what was
    quoted from it. `removed` are lines where something was taken out: what was announced may have stood there.
    """
    marked = list(blocks)
    for at in range(1, len(marked)):
        block, before = marked[at], marked[at - 1]
        fits = block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and block.part is before.part
        if not fits or before.kind is not BlockKind.PARAGRAPH or not before.passages or not drafts[at].spoken:
            continue
        if any(line in removed for line in range(before.line, block.line)):
            continue
        announcing = _announcing(before, block)
        if announcing is not None:
            marked[at] = replace(block, kind=BlockKind.QUOTE, announced_by=announcing.id)
    return tuple(marked)


def _announcing(before: Block, block: Block) -> Passage | None:
    """The passage of `before` that announces `block` as a quotation."""
    if len(block.text.split()) < _SHORTEST or not _SENTENCE.search(block.text):
        return None
    shown = block.kind is BlockKind.QUOTE or block.text.startswith(_OPENING)
    if (shown or _in_first_person(block)) and _opens(before.passages[-1], block, shown=shown):
        return before.passages[-1]
    return _repeated(before, block)


def _opens(last: Passage, block: Block, *, shown: bool) -> bool:
    """Whether a sentence ends with a verb of saying and leaves what is said to the next block."""
    if last.text.endswith(","):
        return _reports(last, within=2)
    if not last.text.endswith(":") or _is_entry(block):
        return False
    return not _announces_list(last.text) and _reports(last, within=40 if shown else _NEAR)


def _is_entry(block: Block) -> bool:
    """Whether a block is one of several with a label each, not what somebody says."""
    return block.kind is BlockKind.PARAGRAPH and _LABELLED.match(block.text) is not None


def _announces_list(text: str) -> bool:
    """Whether a sentence says that a list follows, in the words of any language."""
    return any(pattern.search(text) for code in known() for pattern in language_data(code).metadata.lists)


def _in_first_person(block: Block) -> bool:
    """Whether a block speaks of "me" or "us" outside the words that it quotes."""
    text = _QUOTED.sub(" ", block.text)
    languages = {passage.language for passage in block.passages}
    return any(own.search(text) for code in languages for own in language_data(code).metadata.first_person)


def _reports(passage: Passage, *, within: int) -> bool:
    """Whether one of the passage's last words is a verb of saying."""
    reporting = language_data(passage.language).reporting
    words = [word.casefold() for word in _WORD.findall(passage.text)][-within:]
    groups = (reporting.verb_of.get(word) or reporting.participle_of.get(word) for word in words)
    return any(group is not None and not group.deed for group in groups)


def _repeated(before: Block, block: Block) -> Passage | None:
    """A passage that reports in its own words ("added that …") and quotes a few that `block` then says in full.

    Only text that quotes nobody itself can be that quotation.
    """
    if _QUOTED.search(block.text) or "(" in block.text:
        return None
    said = _plain(block.text)
    for passage in before.passages:
        for quoted in _QUOTED.findall(passage.text):
            words = _plain(quoted)
            if len(words.split()) >= 2 and f" {words} " in f" {said} " and _indirect(passage):
                return passage
    return None


def _indirect(passage: Passage) -> bool:
    """Whether the passage reports what was said in a clause of its own: "added that", "ha detto che", "sagte, dass"."""
    reporting = language_data(passage.language).reporting
    words = [word.casefold() for word in _WORD.findall(passage.text)]
    return any(
        word in reporting.verb_of or word in reporting.participle_of
        for word, following in pairwise(words)
        if following in metadata_words("clause")
    )


def _plain(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))
