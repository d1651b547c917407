"""Markdown -> blocks with plain text and marks. Nothing of the source's markup goes on, raw HTML least of all."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from generator.model import Block, BlockKind, Finding, Mark, Part, Treatment
from generator.reading.cleaning import visible_text
from generator.reading.inline import UNRESOLVED, Run, run_of
from generator.reading.lines import Line, found, joined

_SILENT = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head"}
_BLOCK_TAG = re.compile(
    r"<(/?)(p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|blockquote|figure|figcaption|dd|dt)\b", re.I
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_MOST_TAGS = 2000
"""Tags that one piece of raw HTML may have; the sanitiser's time grows with the square of their nesting."""
_REFERENCE = re.compile(r"\[([^\[\]]{1,300})\]\[([^\[\]]{0,300})\]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block on its way; `spoken` is False where its text is no sentence (code, the words for a picture).

    `role` is `question` or `answer` where the block is part of a pair.
    """

    block: Block
    spoken: bool = True
    role: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text, in order, and what was found on the way."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...] = ()


@cache
def _parser(*, indented_code: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # we check addresses ourselves
    return parser if indented_code else parser.disable("code")


def parse(lines: Sequence[Line], *, indented_code: bool = False) -> Parsed:
    """The blocks of Markdown `lines`; their line numbers are the file's."""
    source = joined(lines)
    parser = _parser(indented_code=indented_code)
    env: MutableMapping[str, Any] = {}
    tokens = parser.parse(source, env)
    missing = _missing(source, env.get("references", {}))
    if missing:
        env = {"references": {**missing, **env.get("references", {})}}
        tokens = parser.parse(source, env)
    reader = _Reader(lines)
    drafts = tuple(reader.blocks(tokens))
    return Parsed(drafts, tuple(reader.findings))


def _missing(source: str, known: MutableMapping[str, Any]) -> dict[str, Any]:
    """Definitions for the references that the text uses and does not define."""
    labels = {match[2] or match[1] for match in _REFERENCE.finditer(source)}
    keys = {normalizeReference(label): label for label in sorted(labels)}
    return {
        key: {"title": "", "href": UNRESOLVED + " ".join(label.split()), "map": [0, 0]}
        for key, label in keys.items()
        if key not in known
    }


class _Reader:
    """Walks the tokens of one text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.findings: list[Finding] = []
        self.lists: list[bool] = []
        self.quotes = 0
        self.item: list[tuple[Run, int]] = []

    def line(self, token: Token) -> int:
        """The line of the file that `token` starts on."""
        at = token.map[0] if token.map else 0
        return self.lines[min(at, len(self.lines) - 1)].number

    def run(self, token: Token) -> Run:
        """The text of an inline token."""
        run = run_of(token.children or [], self.line(token))
        self.findings += run.findings
        return run

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        """The blocks, in order."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield from self._item()
                yield from self._table(tokens[at:end])
                at = end
            elif token.type == "inline":
                yield from self._inline(token, tokens[at - 1])
            else:
                yield from self._other(token)
            at += 1

    def _other(self, token: Token) -> Iterator[Draft]:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            yield from self._item()
            self.lists.append(token.type.startswith("ordered"))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type in ("list_item_open", "list_item_close"):
            yield from self._item()
        elif token.type in ("blockquote_open", "blockquote_close"):
            yield from self._item()
            self.quotes += 1 if token.type.endswith("open") else -1
        elif token.type in ("fence", "code_block"):
            yield from self._item()
            text = visible_lines(token.content)
            if text.strip():
                yield Draft(Block(BlockKind.CODE, Part.BODY, text, self.line(token)), spoken=False)
        elif token.type == "html_block":
            yield from self._item()
            yield from self._html(token)

    def _inline(self, token: Token, opener: Token) -> Iterator[Draft]:
        run = self.run(token)
        line = self.line(token)
        if not run.text:
            return
        if opener.type == "heading_open" and not self.quotes:
            yield from self._item()
            yield Draft(Block(BlockKind.HEADING, Part.BODY, run.text, line, marks=run.marks, level=int(opener.tag[1])))
        elif self.quotes:
            yield Draft(Block(BlockKind.QUOTE, Part.BODY, run.text, line, marks=run.marks), not run.only_image)
        elif self.lists:
            self.item.append((run, line))
        else:
            yield Draft(Block(BlockKind.PARAGRAPH, Part.BODY, run.text, line, marks=run.marks), not run.only_image)

    def _item(self) -> Iterator[Draft]:
        """The list item that is open, as one block; its paragraphs stand on lines of their own."""
        if not self.item:
            return
        text = ""
        marks: list[Mark] = []
        spoken = not all(run.only_image for run, _ in self.item)
        for run in (run for run, _ in self.item if not (spoken and run.only_image)):
            text += "\n" if text else ""
            marks += [replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in run.marks]
            text += run.text
        line = self.item[0][1]
        self.item = []
        ordered = bool(self.lists and self.lists[-1])
        level = max(len(self.lists), 1)
        yield Draft(
            Block(BlockKind.ITEM, Part.BODY, text, line, marks=tuple(marks), level=level, ordered=ordered), spoken
        )

    def _table(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        rows: list[tuple[str, ...]] = []
        marks: list[Mark] = []
        cells: list[Run] = []
        length = 0
        for before, token in pairwise(tokens):
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline" and before.type in ("th_open", "td_open"):
                run = self.run(token)
                cells.append(Run("") if run.only_image else run)
            elif token.type == "tr_close" and (any(cell.text for cell in cells) or not rows):
                for cell in cells:
                    marks += [replace(m, start=m.start + length, end=m.end + length) for m in cell.marks]
                    length += len(cell.text) + 1
                rows.append(tuple(cell.text for cell in cells))
        text = "\n".join("\t".join(row) for row in rows)
        if text.strip():
            line = self.line(tokens[0])
            yield Draft(Block(BlockKind.TABLE, Part.BODY, text, line, marks=tuple(marks), rows=tuple(rows)))

    def _html(self, token: Token) -> Iterator[Draft]:
        """The words of raw HTML, by a maintained sanitiser, as plain paragraphs."""
        line = self.line(token)
        self.findings.append(found(Treatment.REMOVED, "raw HTML", line, token.content))
        content = token.content if token.content.count("<") <= _MOST_TAGS else _TAG.sub(" ", token.content)
        spaced = _BLOCK_TAG.sub(r"\n\n<\1\2", content)
        words = html.unescape(nh3.clean(spaced, tags=set(), attributes={}, clean_content_tags=_SILENT))
        for paragraph in re.split(r"\n\s*\n", words):
            text = " ".join(visible_text(paragraph.replace("\n", " ")).split())
            if text:
                kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
                yield Draft(Block(kind, Part.BODY, text, line))


def visible_lines(text: str) -> str:
    """Code without hidden characters, line by line."""
    return "\n".join(visible_text(line.expandtabs(4)) for line in text.rstrip("\n").split("\n"))
