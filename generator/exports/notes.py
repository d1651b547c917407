"""An editor's Markdown -> blocks of a PDF: no raw HTML, no images, links with listed schemes."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.exports.inline import Block, Node, Setter, listing, node, paragraph, shows

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
_STYLES = {"strong": "strong", "em": "em"}
_DEEPEST = 6
"""How deep lists and quotations may stand in each other; what is deeper is set at this depth."""


def note(markdown: str, setter: Setter) -> list[Block]:
    """The note's blocks. Its headings are set as strong paragraphs: they are not part of the document's outline."""
    return list(_blocks(SyntaxTreeNode(_MARKDOWN.parse(markdown)), setter, 1))


def _blocks(parent: SyntaxTreeNode, setter: Setter, depth: int) -> Iterator[Block]:
    for child in parent.children:
        match child.type:
            case "paragraph" | "heading":
                content = _inline(child, setter)
                if shows(content):
                    yield paragraph(node("strong", content) if child.type == "heading" else content, "note")
            case "bullet_list" | "ordered_list" | "blockquote" if depth > _DEEPEST:
                yield from _flat(child, setter, depth)
            case "bullet_list" | "ordered_list":
                items = [list(_blocks(item, setter, depth + 1)) for item in child.children]
                yield listing([item for item in items if item], ordered=child.type == "ordered_list")
            case "blockquote":
                yield {"b": "quote", "c": list(_blocks(child, setter, depth + 1))}
            case "fence" | "code_block":
                lines = [setter.text(line) for line in child.content.rstrip("\n").split("\n")]
                yield {"b": "code", "lines": lines}
            case _:  # a rule is only a pause
                pass


def _flat(child: SyntaxTreeNode, setter: Setter, depth: int) -> Iterator[Block]:
    for inner in child.children if child.type != "blockquote" else [child]:
        yield from _blocks(inner, setter, depth)


def _inline(parent: SyntaxTreeNode, setter: Setter) -> list[Node]:
    return [made for child in parent.children for made in _nodes(child, setter)]


def _nodes(child: SyntaxTreeNode, setter: Setter) -> Iterator[Node]:
    match child.type:
        case "text":
            yield setter.text(child.content)
        case "softbreak" | "hardbreak":
            yield " "
        case "code_inline":
            yield node("code", setter.text(child.content))
        case "link":
            yield setter.link(str(child.attrs.get("href", "")), _inline(child, setter))
        case kind if kind in _STYLES:
            yield node(_STYLES[kind], _inline(child, setter))
        case _:
            yield from _inline(child, setter)
