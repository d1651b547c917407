"""Elements of HTML -> Markdown: the one place that knows what a tag means for a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from generator.importing.inline import cell, fenced, pipe_table, written
from generator.model.articles import MarkKind
from generator.reading.drafts import RunningText
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
_BREAKS = _BLOCKS | {"br"}
_DEEPEST = 60
_NESTING = ("ul", "ol", "blockquote")
_MOST_NESTED = 6
"""Lists and quotations in each other; what is deeper is set as if it were not, for reading has its bounds, too."""


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
        line = RunningText()
        line.add(element.text)
        for child in element:
            tag = tag_of(child)
            if tag == "br" and next_is_break(child):
                yield from _flush(line)
                line = RunningText()
            elif tag not in SILENT and (tag in _BLOCKS or child in self.holders):
                yield from _flush(line)
                line = RunningText()
                yield from self.block(child, tag, depth + 1)
            else:
                _inline(child, tag, line)
            line.add(child.tail)
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
                text = "".join(map(str, element.itertext())).strip("\n")
                yield from [fenced(text)] if text.strip() else ()
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
            inside = list(self._in_item(child, tag, depth))
            if not inside:
                continue
            number += not nested
            mark = f"{number}. " if ordered else "- "
            under = " " * len(mark)
            lines = _joined(inside).split("\n")
            yield "\n".join((under if at or nested else mark) + line if line else "" for at, line in enumerate(lines))

    def _in_item(self, child: etree._Element, tag: str, depth: int) -> Iterable[str]:
        if tag in ("ul", "ol"):
            return self.block(child, tag, depth)
        return () if not tag or tag in SILENT else self.blocks(child, depth + 1)

    def table(self, element: etree._Element, depth: int) -> Iterator[str]:
        """A pipe table, where it is one of data; its cells' blocks otherwise."""
        rows = [row for row in _cells(element) if row]
        data = max(map(len, rows), default=0) > 1 and "table" not in map(tag_of, element.iterdescendants())
        captions = [child for child in element if tag_of(child) == "caption"]
        for apart in captions if data else chain.from_iterable(rows):
            yield from self.blocks(apart, depth + 1)
        if data:
            yield pipe_table([list(map(_cell, row)) for row in rows])


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


def _paragraphs(element: etree._Element) -> Iterator[RunningText]:
    line = RunningText()
    line.add(element.text if tag_of(element) else None)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if node is element:
            continue
        tag = tag_of(node)
        if tag in _BREAKS:
            yield line
            line = RunningText()
        if event == "end":
            line.add(node.tail)
        elif tag and tag not in SILENT:
            line.add(node.text)
        else:
            walk.skip_subtree()
    yield line


def next_is_break(element: etree._Element) -> bool:
    """Whether a line break is followed by another one: an end of a paragraph, in old pages."""
    following = element.getnext()
    return following is not None and tag_of(following) == "br" and not (element.tail or "").strip()


def _flush(line: RunningText) -> Iterator[str]:
    text = _markdown(line)
    if text:
        yield text


def _markdown(line: RunningText) -> str:
    text = line.text.strip()
    marks = sorted((m for m in line.marks if m.end <= len(text)), key=lambda mark: (mark.start, -mark.end, mark.kind))
    return written(text, marks)


def _joined(blocks: Sequence[str]) -> str:
    """The blocks of an item; a list inside it follows at once."""
    text = blocks[0]
    for block in blocks[1:]:
        text += ("\n" if re.match(r"(?:- |\d+\. )", block) else "\n\n") + block
    return text


def _cell(element: etree._Element) -> str:
    line = RunningText()
    _inside(element, line, 0)
    return cell(_markdown(line))


def _inline(element: etree._Element, tag: str, line: RunningText, depth: int = 0) -> None:
    """Add an element inside a line, and what is in it."""
    if tag in SILENT or not tag:
        return
    if (flat := _as_text(element, tag, depth)) is not None:
        line.add(flat)
        return
    apart = " " if tag in _BLOCKS else ""  # inside a cell
    line.add(apart)
    start = line.length
    _inside(element, line, depth + 1)
    line.add(apart)
    kind = _MARKS.get(tag)
    href = checked(str(element.get("href") or "")) if kind is MarkKind.LINK else None
    if kind and (kind is not MarkKind.LINK or href):
        line.mark(start, kind, href)


def _inside(element: etree._Element, line: RunningText, depth: int) -> None:
    """Add what is in an element, which holds elements of that depth."""
    line.add(element.text)
    for child in element:
        _inline(child, tag_of(child), line, depth)
        line.add(child.tail)


def _as_text(element: etree._Element, tag: str, depth: int) -> str | None:
    """The words that stand for an element with nothing set inside it; None for any other."""
    if tag == "br":
        return " "
    if tag == "img":
        return str(element.get("alt") or "")
    return " ".join(_flat(element)) if depth > _DEEPEST else None
