"""When an article speaks of: the temporal expressions of its passages, read against the article as a whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.dates.engine import timexes
from generator.dates.timex import Timex
from generator.model.articles import REPORTED, Article, Block, BlockKind, Part

RUNNING = REPORTED | {Part.OPINION}
"""The parts in which a text goes on, so that "the next day" counts from a day named paragraphs before."""
APART = frozenset({BlockKind.TABLE, BlockKind.CODE})
"""Blocks that stand beside the text: their dates do not move it on."""
GAP = "\n\n"
HIDDEN = "·"
"""What stands for text in another language: a mark that has no part in a date."""


def expressions(article: Article) -> Mapping[str, tuple[Timex, ...]]:
    """The expressions of each passage by its id, in order, with places in the passage.

    Running text is read as one, in the article's language; tables by themselves; text in another language by itself
    in its own. An expression that does not lie in one passage is left out. Nothing is read in a language without data.
    """
    found: dict[str, list[Timex]] = defaultdict(list)
    running = [block for block in article.blocks if block.part in RUNNING and block.kind not in APART]
    tables = ([block] for block in article.blocks if block.kind is BlockKind.TABLE)
    for blocks in (running, *tables):
        _read_together(article, blocks, found)
    for block in article.blocks:
        _read_foreign(article, block, found)
    return {passage: tuple(sorted(own, key=lambda timex: timex.start)) for passage, own in found.items()}


def _read_foreign(article: Article, block: Block, found: dict[str, list[Timex]]) -> None:
    for passage, start, text, language in _foreign(block, article.language):
        for timex in timexes(text, language=language, reference=article.published):
            found[passage].append(_moved(timex, start))


def _read_together(article: Article, blocks: list[Block], found: dict[str, list[Timex]]) -> None:
    text = GAP.join(_own(block, article.language) for block in blocks)
    every = iter(timexes(text, language=article.language, reference=article.published))
    timex = next(every, None)
    offset = 0
    for block in blocks:
        for passage in block.passages:
            start, end = offset + passage.start, offset + passage.end
            while timex is not None and timex.start < end:
                if timex.start >= start and timex.end <= end:
                    found[passage.id].append(_moved(timex, -start))
                timex = next(every, None)
        offset += len(block.text) + len(GAP)


def _own(block: Block, language: str) -> str:
    """A block's text with what is in another language blanked out, place for place."""
    text = block.text
    for passage in block.passages:
        spans = [(0, len(passage.text), passage.language)] if passage.language != language else passage.foreign
        for start, end, _ in spans:
            first, last = passage.start + start, passage.start + end
            text = text[:first] + HIDDEN.ljust(last - first)[: last - first] + text[last:]
    return text


def _foreign(block: Block, language: str) -> Iterator[tuple[str, int, str, str]]:
    """Passage, place in it, text and language of what is not in the article's language."""
    for passage in block.passages:
        if passage.language != language:
            yield passage.id, 0, passage.text, passage.language
            continue
        for start, end, own in passage.foreign:
            yield passage.id, start, passage.text[start:end], own


def _moved(timex: Timex, by: int) -> Timex:
    return replace(timex, start=timex.start + by, end=timex.end + by)
