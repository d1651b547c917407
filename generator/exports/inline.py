"""The small tree in which all text travels to a PDF: strings, and nodes that say how the strings in them are set."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from generator.exports.typesetter import INVISIBLE, breakable, clean
from generator.presentation.markup import address

Node: TypeAlias = "str | list[Node] | dict[str, object]"
"""Inline content: a string, nodes in a row, or `{"k": kind, "c": content, …}`. Only strings are ever shown."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")
_REGION = re.compile(r"[A-Za-z]{2}")
_LONGEST_ADDRESS = 2000
_LONGEST_KEPT = 1500
"""Up to how many characters blocks stay together: a third of a page."""


class Setter:
    """Makes nodes from text that it cleans, and remembers the characters that no font has."""

    def __init__(self) -> None:
        self._lacking: dict[str, None] = {}

    @property
    def lacking(self) -> tuple[str, ...]:
        """The characters that could not be set so far, in the order in which they came up."""
        return tuple(self._lacking)

    def text(self, value: str) -> str:
        """Text that may stand anywhere: cleaned, with places to break in what no line could hold."""
        return breakable(self.line(value))

    def line(self, value: str) -> str:
        """Text for the document's metadata: cleaned and nothing else."""
        cleaned, lacking = clean(value)
        self._lacking |= dict.fromkeys(lacking)
        return cleaned

    def tongue(self, value: str, language: str) -> Node:
        """Text in a language of its own: hyphenated and read aloud as such."""
        code, region = tag(language)
        node: dict[str, object] = {"k": "lang", "c": self.text(value)}
        return node | ({"lang": code} | ({"region": region} if region else {}) if code else {})

    def link(self, url: str | None, content: Node) -> Node:
        """`content` as a link, where the address may be linked to; otherwise only `content`."""
        href = address(url)
        if not href or len(href) > _LONGEST_ADDRESS or not shows(content):
            return content
        return {"k": "link", "url": href, "c": content}


def tag(language: str) -> tuple[str, str]:
    """A language tag as language and region, as far as the typesetter knows such ("pt-BR": "pt", "BR")."""
    first, *rest = language.replace("_", "-").split("-")
    region = next((part.upper() for part in rest if _REGION.fullmatch(part)), "")
    return (first.lower(), region) if _LANGUAGE.fullmatch(first) else ("", "")


def node(kind: str, content: Node, **more: object) -> Node:
    """A node of some kind around its content."""
    return {"k": kind, "c": content, **more}


def join(items: Iterable[Node], separator: str) -> list[Node]:
    """Nodes with a separator between them."""
    joined: list[Node] = []
    for item in items:
        joined += [separator, item] if joined else [item]
    return joined


def words(content: Node) -> str:
    """All the text of a node, in reading order."""
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        inner = content.get("c", "")
        return words(inner) if isinstance(inner, str | list | dict) else ""
    return "".join(map(words, content))


def shows(content: Node) -> bool:
    """Whether there is anything to see in a node."""
    return any(not character.isspace() and character not in INVISIBLE for character in words(content))


Block: TypeAlias = "dict[str, object]"
"""Block content: `{"b": kind, …}`."""


def paragraph(content: Node, style: str = "body") -> Block:
    """A paragraph."""
    return {"b": "para", "style": style, "c": content}


def heading(content: Node, level: int) -> Block:
    """A heading; level 1 is the document's or the briefing's title."""
    return {"b": "heading", "level": level, "c": content}


def listing(items: Sequence[Sequence[Block]], *, ordered: bool = False, style: str = "plain") -> Block:
    """A list of items, each of blocks."""
    return {"b": "list", "ordered": ordered, "style": style, "items": [list(item) for item in items]}


def kept(blocks: Sequence[Block]) -> Block:
    """Blocks that no page break parts, unless they are too long to move to the next page as one."""
    length = sum(len(words(block)) for block in blocks)
    return {"b": "kept", "whole": length < _LONGEST_KEPT, "c": list(blocks)}


def box(style: str, title: Node, body: Sequence[Block]) -> Block:
    """Blocks set apart from the text, under a title."""
    return {"b": "box", "style": style, "title": title, "c": list(body)}
