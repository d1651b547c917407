"""The sample publication with hostile text in every place that an article or an editor can fill."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from generator.model.articles import Block
from generator.pages import Publication
from tests.pages import sample

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></div></main><plaintext>",
    "<div markdown='1'>",
    "<!-- ",
    "]]>",
    "&lt;b&gt;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "`code` ``` ~~~",
    "[x](javascript:alert(1)) ![y](//evil.example/z.png)",
    "{: onclick=alert(1) } { #id .class onclick=alert(1) }",
    '--8<-- "mkdocs.yml"',
    "::: generator.config",
    "*emphasis* __strong__ ~~struck~~",
    "\n\n# Heading\n\n---\n\n    indented\n\n```\nfenced\n```\n\n> quote\n\n- item\n\n| a | b |\n|---|---|\n",
    "\r\n\r\n<p onclick=alert(1)>\u2028## two\x0b## three\x85## four",
    "\x00\x02wzxhzdk:0\x03\x1b[31m\x7f",
    "!!! note\n    admonition",
    '[^1]: note\n[ref]: javascript:alert(1)\n*[HTML]: "x"',
    "\u202eoverride\ufeff",
)
HOSTILE = " ".join(PAYLOADS)


def publication(root: Path = Path("/site")) -> Publication:
    """Every text, name, tag and title is HOSTILE; identifiers, languages, dates and numbers stay."""
    clean = sample.publication(root=root)
    spoilt = _spoil(clean.works), _spoil(clean.issues), _spoil(clean.briefings), _spoil(clean.unassigned)
    return Publication(clean.config, clean.language, *spoilt)  # type: ignore[arg-type]


_KEPT = {"id", "path", "language", "key", "slug", "origin", "href"}
_ORIGINS = {"KeyPoint", "Position", "Event", "Question"}


def _spoil(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return HOSTILE if value else value
    if isinstance(value, tuple) and value and not isinstance(value[0], int):
        return tuple(_spoil(item) for item in value)
    if isinstance(value, Mapping):
        return {key: _spoil(item) for key, item in value.items()}
    if isinstance(value, Block):
        return _spoilt_block(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{  # type: ignore[type-var]
            field.name: _spoil(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name not in _KEPT or (field.name == "origin" and type(value).__name__ in _ORIGINS)
        })  # fmt: skip
    return value


def _spoilt_block(block: Block) -> Block:
    """The block with hostile sentences, its passages where they then are."""
    text, passages = "", []
    for passage in block.passages:
        passages.append(dataclasses.replace(passage, text=HOSTILE, start=len(text), end=len(text) + len(HOSTILE)))
        text += HOSTILE + " "
    rows = tuple(tuple(HOSTILE for _ in row) for row in block.rows)
    return dataclasses.replace(block, text=text, passages=tuple(passages), rows=rows)
