"""Reads pages as a browser would, for tests: elements, texts, and what could run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "circle", "hr", "img", "input", "line", "link", "meta", "polyline", "path"})


@dataclass(slots=True)
class Element:
    """An element with its attributes, its parent, and the text directly and indirectly in it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(self.pieces)

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.attributes.get("class", "").split())

    @property
    def ancestors(self) -> Iterator[Element]:
        """Itself and what it is in, outwards."""
        place: Element | None = self
        while place:
            yield place
            place = place.parent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: Element | None = None
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.elements.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        if self.open is None or self.open.tag != tag:
            self.faults.append(f"</{tag}> where {self.open.tag if self.open else 'nothing'} is open")
            return
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        for element in self.open.ancestors if self.open else ():
            element.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")


def elements(html: str) -> list[Element]:
    """All elements of a page, in order. Fails where tags do not match or a comment stands."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.faults, reader.faults[:3]
    assert reader.open is None, reader.open
    return reader.elements
