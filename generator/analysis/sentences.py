"""An article's passages in their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.analysis.model import Sentence
from generator.analysis.tokens import quotations_of
from generator.errors import defect
from generator.model.articles import REPORTED, Article, Block, BlockKind, Passage
from generator.model.briefings import SourceEntry, Unread

_LABEL = re.compile(r"(?:[^\W_][\w'’?-]*\s+){1,8}[–—-]\s")


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Every passage of an article in its context, in the text's order, nothing found in it yet."""
    bare = tuple(_in_context(article))
    reported = [sentence for sentence in bare if sentence.place >= 0]
    announcing = announced(reported) | opened(reported)
    return tuple(replace(sentence, announcing=sentence.passage.id in announcing) for sentence in bare)


def _in_context(article: Article) -> Iterator[Sentence]:
    entry = SourceEntry(0, article, 0)
    quoted = quotations_of(article.blocks)
    earlier: Block | None = None
    order = place = 0
    for block in article.blocks:
        before: Passage | None = None
        for passage in block.passages:
            reports = block.part in REPORTED and block.kind not in (BlockKind.HEADING, BlockKind.CODE)
            bare = Sentence(entry, block, passage, before, earlier, order, place if reports else -1)
            yield replace(bare, quotations=quoted[passage.id])
            before = passage
            order += 1
            place += reports
        earlier = None if block.kind is BlockKind.HEADING else block


def announced(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The ids of the passages that a paragraph of quotation follows."""
    return frozenset(sentence.block.announced_by for sentence in sentences if sentence.block.announced_by)


def opened(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The ids of the passages that the next block goes on from: a list of points, or a paragraph."""
    before = (sentence.earlier for sentence in sentences)
    return frozenset(block.passages[-1].id for block in before if block and block.passages and block.text.endswith(":"))


def is_point(block: Block) -> bool:
    """Whether a block is a point of a list: an item, or a paragraph that a few words and a dash open."""
    return block.kind is BlockKind.ITEM or bool(_LABEL.match(block.text))


def failed(error: Exception, sentence: Sentence, what: str) -> Unread:
    """A sentence of a source on which the program failed at `what`."""
    path, line, passage = sentence.entry.article.path, sentence.block.line, sentence.passage.id
    problem = defect(error, path, what, line=line, passage=passage)
    return Unread(problem, source=sentence.entry.number, citation=sentence.citation)
