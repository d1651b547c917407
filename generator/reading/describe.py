"""An article as data that JSON carries: how its file was read, for `briefings passages`."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from generator.model.articles import Article, Block, Pair, Passage

_APART = frozenset({"blocks", "pairs", "findings"})


def as_data(article: Article) -> dict[str, object]:
    """Metadata, blocks with their passages, question pairs and findings, in plain lists and maps."""
    return {
        **{field.name: _plain(getattr(article, field.name)) for field in fields(article) if field.name not in _APART},
        "blocks": [_block(block) for block in article.blocks],
        "questions": [_pair(pair) for pair in article.pairs],
        "findings": _plain(article.findings),
    }


def _plain(value: object) -> object:
    """A value as JSON gives it back."""

    def simpler(inner: Any) -> object:
        return asdict(inner) if hasattr(inner, "__dataclass_fields__") else inner.isoformat()

    return json.loads(json.dumps(value, default=simpler))


def _block(block: Block) -> dict[str, object]:
    data: dict[str, object] = {
        "kind": block.kind.value,
        "part": block.part.value,
        "line": block.line,
        "text": block.text,
        "passages": [_passage(passage) for passage in block.passages],
    }
    if block.announced_by:
        data["announced_by"] = block.announced_by
    links = [mark.href for mark in block.marks if mark.href]
    return data | ({"links": links} if links else {})


def _passage(passage: Passage) -> dict[str, object]:
    data: dict[str, object] = {"id": passage.id, "language": passage.language, "text": passage.text}
    if passage.foreign:
        data["foreign"] = [
            {"start": start, "end": end, "language": language, "text": passage.text[start:end]}
            for start, end, language in passage.foreign
        ]
    return data


def _pair(pair: Pair) -> dict[str, object]:
    return {
        "question": pair.question.text,
        "passage": pair.question.id,
        "answer": " ".join(passage.text for passage in pair.answer),
        "answer_passages": [passage.id for passage in pair.answer],
    }
