"""Markdown -> blocks with plain text and marks. Nothing of the source's markup goes on, raw HTML least of all."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from generator.model.articles import Block, BlockKind, Finding, Mark, MarkKind, Part, Treatment
from generator.reading.drafts import SPOKEN, DraftBlock, RunningText, moved
from generator.reading.lines import Line, at_line, finding, joined, visible_text
from generator.reading.values import UnusableError, checked, language

_SILENT_TAGS = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head"}
_BLOCK_TAG = re.compile(
    r"<(/?)(p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|blockquote|figure|figcaption|dd|dt)\b", re.I
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_MOST_TAGS = 2000
"""Tags that one piece of raw HTML may have; the sanitiser's time grows with the square of their nesting."""
_REFERENCE = re.compile(r"\[([^\[\]]{1,300})\]\[([^\[\]]{0,300})\]")


UNRESOLVED = "unresolved:"
"""Address of reference links whose definition is not in the file."""

_SILENT_TAG = re.compile(r"<\s*(/?)\s*(script|style|noscript|template|iframe|object|svg|math)\b", re.IGNORECASE)
_SPAN = re.compile(r"""<span(?P<more>\s[^>]*)?>""", re.IGNORECASE)
_LANG = re.compile(r"""\s+lang\s*=\s*(?:"(?P<code>[\w-]{2,35})"|'(?P<other>[\w-]{2,35})')\s*""", re.IGNORECASE)
_KINDS = {"strong": MarkKind.STRONG, "em": MarkKind.EMPHASIS, "link": MarkKind.LINK}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text, in order, and what was found on the way."""

    drafts: tuple[DraftBlock, ...]
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
    reader = _BlockReader(lines)
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


class _BlockReader:
    """Walks the tokens of one text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.findings: list[Finding] = []
        self.lists: list[bool] = []
        self.quotes = 0
        self.item: list[tuple[InlineText, int]] = []

    def line(self, token: Token) -> int:
        """The line of the file that `token` starts on."""
        at = token.map[0] if token.map else 0
        return self.lines[min(at, len(self.lines) - 1)].number

    def text(self, token: Token) -> InlineText:
        """The text of an inline token."""
        text = inline_text(token.children or [], self.line(token))
        self.findings += text.findings
        return text

    def blocks(self, tokens: Sequence[Token]) -> Iterator[DraftBlock]:
        """The blocks, in order."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                with at_line(self.line(token)):
                    yield from self._item()
                    yield from self._table(tokens[at:end])
                at = end
            elif token.type == "inline":
                with at_line(self.line(token)):
                    yield from self._inline(token, tokens[at - 1])
            else:
                yield from self._other(token)
            at += 1

    def _other(self, token: Token) -> Iterator[DraftBlock]:
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
                yield DraftBlock(Block(BlockKind.CODE, Part.BODY, text, self.line(token)), spoken=False)
        elif token.type == "html_block":
            yield from self._item()
            yield from self._html(token)

    def _inline(self, token: Token, opener: Token) -> Iterator[DraftBlock]:
        inline = self.text(token)
        line = self.line(token)
        if not inline.text:
            return
        if opener.type == "heading_open" and not self.quotes:
            yield from self._item()
            level = int(opener.tag[1])
            yield DraftBlock(Block(BlockKind.HEADING, Part.BODY, inline.text, line, marks=inline.marks, level=level))
        elif self.lists and not self.quotes:
            self.item.append((inline, line))
        else:
            kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
            yield DraftBlock(Block(kind, Part.BODY, inline.text, line, marks=inline.marks), not inline.only_image)

    def _item(self) -> Iterator[DraftBlock]:
        """The list item that is open, as one block; its paragraphs stand on lines of their own."""
        if not self.item:
            return
        text = ""
        marks: list[Mark] = []
        spoken = not all(inline.only_image for inline, _ in self.item)
        for inline in (inline for inline, _ in self.item if not (spoken and inline.only_image)):
            text += "\n" if text else ""
            marks += moved(inline.marks, len(text))
            text += inline.text
        line = self.item[0][1]
        self.item = []
        ordered = bool(self.lists and self.lists[-1])
        level = max(len(self.lists), 1)
        block = Block(BlockKind.ITEM, Part.BODY, text, line, marks=tuple(marks), level=level, ordered=ordered)
        yield DraftBlock(block, spoken)

    def _table(self, tokens: Sequence[Token]) -> Iterator[DraftBlock]:
        rows: list[tuple[str, ...]] = []
        marks: list[Mark] = []
        length = 0
        for cells in self._rows(tokens):
            for cell in cells:
                marks += moved(cell.marks, length)
                length += len(cell.text) + 1
            rows.append(tuple(cell.text for cell in cells))
        text = "\n".join("\t".join(row) for row in rows)
        if text.strip():
            line = self.line(tokens[0])
            yield DraftBlock(Block(BlockKind.TABLE, Part.BODY, text, line, marks=tuple(marks), rows=tuple(rows)))

    def _rows(self, tokens: Sequence[Token]) -> Iterator[list[InlineText]]:
        """The rows of a table in which something stands, and the first in any case."""
        cells: list[InlineText] = []
        head = True
        for before, token in pairwise(tokens):
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline" and before.type in ("th_open", "td_open"):
                text = self.text(token)
                cells.append(InlineText("") if text.only_image else text)
            elif token.type == "tr_close":
                if head or any(cell.text for cell in cells):
                    yield cells
                head = False

    def _html(self, token: Token) -> Iterator[DraftBlock]:
        """The words of raw HTML, by a maintained sanitiser, as plain paragraphs."""
        line = self.line(token)
        self.findings.append(finding(Treatment.REMOVED, "raw HTML", line, token.content))
        content = token.content if token.content.count("<") <= _MOST_TAGS else _TAG.sub(" ", token.content)
        spaced = _BLOCK_TAG.sub(r"\n\n<\1\2", content)
        words = html.unescape(nh3.clean(spaced, tags=set(), attributes={}, clean_content_tags=_SILENT_TAGS))
        for paragraph in re.split(r"\n\s*\n", words):
            text = " ".join(visible_text(paragraph.replace("\n", " ")).split())
            if text:
                kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
                yield DraftBlock(Block(kind, Part.BODY, text, line))


def visible_lines(text: str) -> str:
    """Code without hidden characters, line by line."""
    return "\n".join(visible_text(line.expandtabs(4)) for line in text.rstrip("\n").split("\n"))


@dataclass(frozen=True, slots=True)
class InlineText:
    """Text with its marks; `only_image` where it is nothing but the words for a picture."""

    text: str
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    only_image: bool = False


@dataclass(slots=True)
class _InlineWriter(RunningText):
    """Collects the text of one block, whose first line is `line`, and what is found in it."""

    line: int = 0
    opened: list[tuple[MarkKind, int, str | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    spans: list[tuple[str, int, str]] = field(default_factory=list)
    spoken: int = 0
    silent: int = 0
    words: bool = False
    pictures: bool = False

    def write(self, text: str) -> None:
        """Append `text`, but where it stands in something that shows none."""
        if not self.silent:
            self.add(visible_text(text))

    def open(self, kind: MarkKind, href: str | None = None) -> None:
        """Begin a mark with the next character."""
        self.opened.append((kind, self.length, href))

    def close(self) -> None:
        """End the mark that was begun last."""
        kind, start, href = self.opened.pop()
        if kind is not MarkKind.LINK or href:
            self.mark(start, kind, href)

    def note(self, treatment: Treatment, what: str, text: str) -> None:
        """Record a finding."""
        self.findings.append(finding(treatment, what, self.line, text))


def inline_text(children: Sequence[Token], line: int) -> InlineText:
    """The text and marks of a block's inline tokens; `line` is where the block starts."""
    writer = _InlineWriter(line=line, words=any(_says_something(token) for token in children))
    for token in children:
        _write(token, writer)
    while writer.opened:
        writer.close()
    writer.html += [tag for tag, _, code in writer.spans if code]
    if writer.html:
        writer.note(Treatment.REMOVED, "raw HTML", " ".join(writer.html))
    marks = tuple(sorted(writer.marks, key=lambda mark: (mark.start, -mark.end, mark.kind)))
    return InlineText(writer.text, marks, tuple(writer.findings), writer.pictures and not writer.words)


def _says_something(token: Token) -> bool:
    return token.type in ("text", "code_inline") and any(map(str.isalnum, token.content))


def _write(token: Token, writer: _InlineWriter) -> None:
    if token.type == "text":
        writer.write(token.content)
    elif token.type in ("softbreak", "hardbreak"):
        writer.write("\n")
    elif token.type == "code_inline":
        writer.open(MarkKind.CODE)
        writer.write(token.content)
        writer.close()
    elif token.type == "image":
        _image(token, writer)
    elif token.type == "html_inline":
        _html(token.content, writer)
    elif token.type == "link_open":
        writer.open(MarkKind.LINK, _href(str(token.attrs.get("href", "")), writer))
    elif token.type.endswith("_open"):
        writer.open(_KINDS[token.type.removesuffix("_open")])
    elif token.type.endswith("_close"):
        writer.close()


def _href(href: str, writer: _InlineWriter) -> str | None:
    if href.startswith(UNRESOLVED):
        writer.note(Treatment.REPAIRED, "reference without its address", href.removeprefix(UNRESOLVED))
        return None
    url = checked(href)
    if url is None:
        writer.note(Treatment.REMOVED, "link", href)
    return url


def _image(token: Token, writer: _InlineWriter) -> None:
    """The words for a picture, where it stands alone: beside others they would become part of a sentence."""
    source = str(token.attrs.get("src", ""))
    writer.note(Treatment.REMOVED, "image", f"{token.content} <{source}>".strip())
    url = checked(source)
    alt = inline_text(token.children or [], writer.line).text
    if not alt or writer.words:
        return
    writer.pictures = True
    linked = url is not None and not any(kind is MarkKind.LINK for kind, _, _ in writer.opened)
    if linked:
        writer.open(MarkKind.LINK, url)
    writer.write(alt)
    if linked:
        writer.close()


def _html(tag: str, writer: _InlineWriter) -> None:
    if _span(tag, writer):
        return
    writer.html.append(tag)
    silent = _SILENT_TAG.match(tag)
    if silent and not tag.rstrip().endswith("/>"):
        writer.silent = max(0, writer.silent + (-1 if silent[1] else 1))
    if re.match(r"</?(?:br|p|div|li|td|th)\b", tag, re.IGNORECASE):
        writer.write(" ")


def _span(tag: str, writer: _InlineWriter) -> bool:
    """Whether the tag begins or ends a stretch whose language is all that it states; the outermost is marked."""
    opening = _SPAN.fullmatch(tag)
    if opening:
        stated = _LANG.fullmatch(opening["more"] or "")
        code = _known(stated["code"] or stated["other"]) if stated else ""
        writer.spans.append((tag, writer.length, code))
        writer.spoken += bool(code)
        return bool(code)
    if not re.fullmatch(r"</span\s*>", tag, re.IGNORECASE) or not writer.spans:
        return False
    _, start, code = writer.spans.pop()
    writer.spoken -= bool(code)
    if code and not writer.spoken:
        writer.mark(start, MarkKind.LINK, SPOKEN + code)
    return bool(code)


def _known(code: str) -> str:
    try:
        return language(code) or ""
    except UnusableError:
        return ""
