"""An article as data that JSON carries: how its file was read, for `briefings passages`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from enum import Enum

from generator.model.articles import Article, Block, Finding, Pair, Passage


def as_data(article: Article) -> dict[str, object]:
    """Metadata, blocks with their passages, question pairs and findings, in plain lists and maps."""
    metadata = {
        name: _plain(getattr(article, name))
        for name in article.__dataclass_fields__
        if name not in ("blocks", "pairs", "findings")
    }
    return {
        **metadata,
        "blocks": [_block(block) for block in article.blocks],
        "questions": [_pair(pair) for pair in article.pairs],
        "findings": [_finding(finding) for finding in article.findings],
    }


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return _plain(asdict(value))  # type: ignore[call-overload]
    return value


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


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "treatment": finding.treatment.value,
        "what": finding.what,
        "line": finding.line,
        "text": finding.text,
    }
