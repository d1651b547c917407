"""Elements of HTML -> Markdown: the one place that knows what a tag means for a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.inline import STYLES, Style, inline, is_simple
from generator.model import Mark, MarkKind
from generator.reading.lines import numbered
from generator.reading.markdown import parse
from generator.reading.values import checked

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {
    "strong": MarkKind.STRONG, "b": MarkKind.STRONG, "em": MarkKind.EMPHASIS, "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE, "kbd": MarkKind.CODE, "tt": MarkKind.CODE, "a": MarkKind.LINK,
}  # fmt: skip
SILENT = frozenset(
    [
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title",
        "form", "button", "select", "input", "textarea", "canvas", "audio", "video", "link", "meta", "nav", "dialog",
    ]
)  # fmt: skip
"""Tags whose content is no text of the page."""
_BLOCKS = frozenset(
    [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "blockquote",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "pre",
        "hr", "address", "body", "html", "center", "details", "summary", "fieldset", *_HEADINGS,
    ]
)  # fmt: skip
_DEEPEST = 60
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(slots=True)
class _Line:
    """Text under construction, white space collapsed, with the marks over it."""

    text: str = ""
    space: bool = False
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str) -> None:
        for at, piece in enumerate(_SPACE.split(text)):
            self.space = self.space or at > 0
            if piece:
                self.text += " " + piece if self.space and self.text else piece
                self.space = False

    def mark(self, start: int, kind: MarkKind, href: str | None) -> None:
        while start < len(self.text) and self.text[start] == " ":
            start += 1
        if start < len(self.text):
            self.marks.append(Mark(start, len(self.text), kind, href))


def tag_of(element: etree._Element) -> str:
    """An element's tag in small letters; "" for comments and the like."""
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""


def to_markdown(element: etree._Element) -> str:
    """What is inside `element` as Markdown."""
    return "\n\n".join(block for block in _blocks(element, 0) if block.strip())


def text_blocks(element: etree._Element) -> Iterator[str]:
    """The texts that a reader sees, one a block, for comparing."""
    for block in _blocks(element, 0):
        yield block


def _blocks(element: etree._Element, depth: int) -> Iterator[str]:
    """The blocks inside an element, loose text between them included."""
    if depth > _DEEPEST:
        yield from _paragraphs(element, [" ".join("".join(_strings(element)).split())])
        return
    line = _Line()
    line.add(element.text or "")
    for child in element:
        tag = tag_of(child)
        if tag in SILENT or not tag:
            pass
        elif tag == "br" and _next_is_break(child):
            yield from _flush(line)
            line = _Line()
        elif tag in _BLOCKS or _holds_blocks(child):
            yield from _flush(line)
            line = _Line()
            yield from _block(child, tag, depth + 1)
        else:
            _inline(child, tag, line)
        line.add(child.tail or "")
    yield from _flush(line)


def _strings(element: etree._Element) -> Iterator[str]:
    for text in element.itertext():
        yield str(text)


def _paragraphs(element: etree._Element, texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if text:
            yield inline(text, (), style=Style.BARE)


def _next_is_break(element: etree._Element) -> bool:
    """Whether a line break is followed by another one: an end of a paragraph, in old pages."""
    following = element.getnext()
    return following is not None and tag_of(following) == "br" and not (element.tail or "").strip()


def _holds_blocks(element: etree._Element) -> bool:
    return tag_of(element) not in SILENT and any(tag_of(child) in _BLOCKS for child in element.iterdescendants())


def _flush(line: _Line) -> Iterator[str]:
    text = line.text.strip()
    if text:
        yield written(text, line.marks)


def written(text: str, marks: Sequence[Mark]) -> str:
    """`text` as Markdown that reads as it, with its marks where that is possible."""
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind)))
    ordered = tuple(mark for mark in ordered if mark.end <= len(text))
    if not ordered and is_simple(text):
        return text
    made = ""
    for style in STYLES:
        made = inline(text, ordered, style=style)
        drafts = parse(numbered(made)).drafts
        if len(drafts) == 1 and drafts[0].block.text == text:
            break
    return made


def _block(element: etree._Element, tag: str, depth: int) -> Iterator[str]:
    if tag in _HEADINGS:
        text = " ".join("".join(_strings(element)).split())
        if text:
            yield "#" * _HEADINGS[tag] + " " + inline(text, (), style=Style.LIGHT)
    elif tag == "blockquote":
        inner = "\n\n".join(_blocks(element, depth))
        if inner:
            yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    elif tag in ("ul", "ol"):
        yield "\n".join(_items(element, ordered=tag == "ol", depth=depth))
    elif tag == "table":
        yield from _table(element, depth)
    elif tag == "pre":
        text = "".join(_strings(element)).strip("\n")
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`{3,}", text)), default=2))
        if text.strip():
            yield f"{fence}\n{text}\n{fence}"
    elif tag == "dt":
        yield from (f"**{text}**" for text in [" ".join("".join(_strings(element)).split())] if text)
    elif tag != "hr":
        yield from _blocks(element, depth)


def _items(element: etree._Element, *, ordered: bool, depth: int) -> Iterator[str]:
    number = 0
    for child in element:
        tag = tag_of(child)
        if not tag or tag in SILENT:
            continue
        blocks = list(_blocks(child, depth)) if tag not in ("ul", "ol") else list(_block(child, tag, depth))
        if not blocks:
            continue
        number += 1
        mark = f"{number}. " if ordered else "- "
        nested = tag in ("ul", "ol")
        lines = _joined(blocks).split("\n")
        under = " " * len(mark)
        yield "\n".join((under if at or nested else mark) + line if line else "" for at, line in enumerate(lines))


def _joined(blocks: Sequence[str]) -> str:
    """The blocks of an item; a list inside it follows at once."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if re.match(r"(?:- |\d+\. )", block) else "\n\n") + block
    return text


def _table(element: etree._Element, depth: int) -> Iterator[str]:
    """A pipe table, where it is one of data; its cells' blocks otherwise."""
    rows = [row for row in element.iterdescendants() if tag_of(row) == "tr"]
    cells = [[cell for cell in row if tag_of(cell) in ("td", "th")] for row in rows]
    if any(tag_of(inner) == "table" for inner in element.iterdescendants()) or max(map(len, cells), default=0) < 2:
        for row in cells:
            for cell in row:
                yield from _blocks(cell, depth)
        return
    for child in element:
        if tag_of(child) == "caption":
            yield from _blocks(child, depth)
    width = max(map(len, cells))
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" + " |" * (width - len(row)) for row in cells if row]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(element: etree._Element) -> str:
    line = _Line()
    line.add(element.text or "")
    for child in element:
        if tag_of(child) not in SILENT:
            line.add(" " if tag_of(child) in _BLOCKS else "")
            _inline(child, tag_of(child), line)
        line.add(child.tail or "")
    return re.sub(r"(?<!\\)\|", r"\\|", written(line.text.strip(), line.marks))


def _inline(element: etree._Element, tag: str, line: _Line) -> None:
    """Add an element inside a line, and what is in it."""
    if tag in SILENT or not tag:
        return
    if tag == "br":
        line.add(" ")
        return
    if tag == "img":
        line.add(str(element.get("alt") or ""))
        return
    start = len(line.text)
    line.add(element.text or "")
    for child in element:
        _inline(child, tag_of(child), line)
        line.add(child.tail or "")
    kind = _MARKS.get(tag)
    href = checked(str(element.get("href") or "")) if kind is MarkKind.LINK else None
    if kind and (kind is not MarkKind.LINK or href):
        line.mark(start, kind, href)
