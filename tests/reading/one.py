"""Reads one made-up file, as the tests of reading need it."""

from __future__ import annotations

import textwrap

from generator.errors import Problem
from generator.model.articles import Article, BlockKind, Part
from generator.reading.articles import read_article


def read(text: str, path: str = "x.md") -> Article:
    """The article in `text`; fails where there is none."""
    article, problems = read_article(textwrap.dedent(text).encode(), path)
    assert article is not None, problems
    return article


def wrong(text: str | bytes, path: str = "x.md") -> tuple[Problem, ...]:
    """The problems of `text`."""
    data = textwrap.dedent(text).encode() if isinstance(text, str) else text
    return read_article(data, path)[1]


def texts(article: Article, part: Part | None = None, kind: BlockKind | None = None) -> list[str]:
    """The texts of the article's blocks, of one part or kind only where given."""
    return [
        block.text
        for block in article.blocks
        if (part is None or block.part is part) and (kind is None or block.kind is kind)
    ]


def findings(article: Article) -> list[tuple[str, str, int]]:
    """What was done to the source: treatment, what, line."""
    return [(finding.treatment.value, finding.what, finding.line) for finding in article.findings]
