"""Elements of HTML -> Markdown: the one place that knows what a tag means for a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from generator.importing.inline import STYLES, inline, is_simple
from generator.model.articles import Mark, MarkKind
from generator.reading.lines import numbered
from generator.reading.markdown import parse
from generator.reading.values import checked

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {
    "strong": MarkKind.STRONG, "b": MarkKind.STRONG, "em": MarkKind.EMPHASIS, "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE, "kbd": MarkKind.CODE, "tt": MarkKind.CODE, "a": MarkKind.LINK,
}  # fmt: skip
SILENT = frozenset(
    [
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title",
        "select", "input", "textarea", "canvas", "audio", "video", "link", "meta",
    ]
)  # fmt: skip
"""Tags whose content is no text of the page."""
_BLOCKS = frozenset(
    [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "blockquote",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "pre",
        "hr", "address", "body", "html", "center", "details", "summary", "fieldset", "nav", "form", "button", "dialog",
        *HEADINGS,
    ]
)  # fmt: skip
_DEEPEST = 60
_NESTING = ("ul", "ol", "blockquote")
_MOST_NESTED = 6
"""Lists and quotations in each other; what is deeper is set as if it were not, for reading has its bounds, too."""
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
    return "\n\n".join(text_blocks(element))


def text_blocks(element: etree._Element) -> Iterator[str]:
    """The blocks inside `element` as Markdown, one by one."""
    for block in _Walk(_holders(element)).blocks(element, 0):
        if block.strip():
            yield block


def plain_text(element: etree._Element) -> str:
    """All text in an element on one line."""
    return " ".join(line.text for line in _paragraphs(element) if line.text)


def _holders(root: etree._Element) -> frozenset[etree._Element]:
    """The elements that have a block somewhere inside."""
    holders: set[etree._Element] = set()
    for element in root.iter():
        if tag_of(element) in _BLOCKS:
            above = element.getparent()
            while above is not None and above not in holders:
                holders.add(above)
                above = above.getparent()
    return frozenset(holders)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks a tree whose elements with blocks inside are `holders`."""

    holders: frozenset[etree._Element]

    def blocks(self, element: etree._Element, depth: int) -> Iterator[str]:
        """The blocks inside an element, loose text between them included."""
        if depth > _DEEPEST:
            yield from _flat(element)
            return
        line = _Line()
        line.add(element.text or "")
        for child in element:
            tag = tag_of(child)
            if tag == "br" and next_is_break(child):
                yield from _flush(line)
                line = _Line()
            elif tag not in SILENT and (tag in _BLOCKS or child in self.holders):
                yield from _flush(line)
                line = _Line()
                yield from self.block(child, tag, depth + 1)
            else:
                _inline(child, tag, line)
            line.add(child.tail or "")
        yield from _flush(line)

    def block(self, element: etree._Element, tag: str, depth: int) -> Iterator[str]:
        """One block element, as what it is."""
        if tag in _NESTING and sum(1 for _ in element.iterancestors(*_NESTING)) >= _MOST_NESTED:
            yield from self.blocks(element, depth)
            return
        match tag:
            case "blockquote":
                yield from _quoted("\n\n".join(self.blocks(element, depth)))
            case "ul" | "ol":
                yield "\n".join(self.items(element, ordered=tag == "ol", depth=depth))
            case "table":
                yield from self.table(element, depth)
            case "pre":
                yield from _code("".join(map(str, element.itertext())).strip("\n"))
            case "dt":
                yield from _titled("**{}**", element)
            case _ if tag in HEADINGS:
                yield from _titled("#" * HEADINGS[tag] + " {}", element)
            case _ if tag != "hr":
                yield from self.blocks(element, depth)

    def items(self, element: etree._Element, *, ordered: bool, depth: int) -> Iterator[str]:
        """The items of a list, each with what is in it set in."""
        number = 0
        for child in element:
            tag = tag_of(child)
            nested = tag in ("ul", "ol")
            inside = [] if not tag or tag in SILENT else list((self.block if nested else self._any)(child, tag, depth))
            if not inside:
                continue
            number += not nested
            mark = f"{number}. " if ordered else "- "
            under = " " * len(mark)
            lines = _joined(inside).split("\n")
            yield "\n".join((under if at or nested else mark) + line if line else "" for at, line in enumerate(lines))

    def _any(self, element: etree._Element, tag: str, depth: int) -> Iterator[str]:
        return self.blocks(element, depth + 1)

    def table(self, element: etree._Element, depth: int) -> Iterator[str]:
        """A pipe table, where it is one of data; its cells' blocks otherwise."""
        cells = _cells(element)
        width = max(map(len, cells), default=0)
        if width < 2 or any(tag_of(inner) == "table" for inner in element.iterdescendants()):
            yield from self._each(chain.from_iterable(cells), depth)
            return
        yield from self._each((child for child in element if tag_of(child) == "caption"), depth)
        lines = [f"| {' | '.join(map(_cell, row))} |" + " |" * (width - len(row)) for row in cells if row]
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])

    def _each(self, elements: Iterable[etree._Element], depth: int) -> Iterator[str]:
        for element in elements:
            yield from self.blocks(element, depth + 1)


def _cells(table: etree._Element) -> list[list[etree._Element]]:
    """The cells of a table's rows, those of tables inside it included."""
    rows = (row for row in table.iterdescendants() if tag_of(row) == "tr")
    return [[cell for cell in row if tag_of(cell) in ("td", "th")] for row in rows]


def _quoted(inner: str) -> Iterator[str]:
    if inner:
        yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _titled(form: str, element: etree._Element) -> Iterator[str]:
    """The text of an element set as `form` says; nothing of an empty one."""
    text = plain_text(element)
    if text:
        yield form.format(written(text, ()))


def _flat(element: etree._Element) -> Iterator[str]:
    """The paragraphs inside an element, as nothing else: for what is nested deeper than anything is meant to be."""
    for line in _paragraphs(element):
        yield from _flush(line)


def _paragraphs(element: etree._Element) -> Iterator[_Line]:
    line = _Line()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag, inside = tag_of(node), node is not element
        if inside and (tag in _BLOCKS or tag == "br"):
            yield line
            line = _Line()
        if event == "end":
            line.add(node.tail or "" if inside else "")
        elif tag and not (inside and tag in SILENT):
            line.add(node.text or "")
        else:
            walk.skip_subtree()
    yield line


def next_is_break(element: etree._Element) -> bool:
    """Whether a line break is followed by another one: an end of a paragraph, in old pages."""
    following = element.getnext()
    return following is not None and tag_of(following) == "br" and not (element.tail or "").strip()


def _flush(line: _Line) -> Iterator[str]:
    text = line.text.strip()
    if text:
        yield written(text, line.marks)


def _code(text: str) -> Iterator[str]:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`{3,}", text)), default=2))
    if text.strip():
        yield f"{fence}\n{text}\n{fence}"


def written(text: str, marks: Sequence[Mark]) -> str:
    """`text` as Markdown that reads as it, with its marks where that is possible."""
    ordered = sorted((m for m in marks if m.end <= len(text)), key=lambda mark: (mark.start, -mark.end, mark.kind))
    if not ordered and is_simple(text):
        return text
    made = ""
    for style in STYLES:
        made = inline(text, ordered, style=style)
        drafts = parse(numbered(made)).drafts
        if len(drafts) == 1 and drafts[0].block.text == text:
            break
    return made


def _joined(blocks: Sequence[str]) -> str:
    """The blocks of an item; a list inside it follows at once."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if re.match(r"(?:- |\d+\. )", block) else "\n\n") + block
    return text


def _cell(element: etree._Element) -> str:
    line = _Line()
    line.add(element.text or "")
    for child in element:
        if tag_of(child) not in SILENT:
            _inline(child, tag_of(child), line)
        line.add(child.tail or "")
    return re.sub(r"(?<!\\)\|", r"\\|", written(line.text.strip(), line.marks))


def _inline(element: etree._Element, tag: str, line: _Line, depth: int = 0) -> None:
    """Add an element inside a line, and what is in it."""
    if tag in SILENT or not tag:
        return
    if (flat := _as_text(element, tag, depth)) is not None:
        line.add(flat)
        return
    apart = " " if tag in _BLOCKS else ""  # inside a cell
    line.add(apart)
    start = len(line.text)
    line.add(element.text or "")
    for child in element:
        _inline(child, tag_of(child), line, depth + 1)
        line.add(child.tail or "")
    line.add(apart)
    kind = _MARKS.get(tag)
    href = checked(str(element.get("href") or "")) if kind is MarkKind.LINK else None
    if kind and (kind is not MarkKind.LINK or href):
        line.mark(start, kind, href)


def _as_text(element: etree._Element, tag: str, depth: int) -> str | None:
    """The words that stand for an element with nothing set inside it; None for any other."""
    if tag == "br":
        return " "
    if tag == "img":
        return str(element.get("alt") or "")
    return " ".join(_flat(element)) if depth > _DEEPEST else None
