"""Readies a page's tree for finding its article, and mends what the finding has broken: tables and headings."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.importing.tree import HEADINGS, next_is_break, plain_text

_SHORT_ROW = 300
"""Characters of the longest table of one row."""


def unwrap_layout(root: etree._Element) -> None:
    """Turn tables that only place things on a page, as old pages have them, into plain boxes."""
    for table in list(root.iter("table")):
        if _places_only(table):
            for part in _own(table, "thead", "tbody", "tfoot", "tr", "td", "th", "caption"):
                part.tag = "div"
            table.tag = "div"


def _places_only(table: etree._Element) -> bool:
    """Whether a table's cells hold more than values, or it is one row of much text."""
    cells = _own(table, "td", "th")
    one_row = len({cell.getparent() for cell in cells}) <= 1
    return any(map(_is_composed, cells)) or (one_row and len(plain_text(table)) > _SHORT_ROW)


def _own(table: etree._Element, *tags: str) -> list[etree._Element]:
    """The parts of a table that are not those of one inside it."""
    return [part for part in table.iterdescendants(*tags) if next(part.iterancestors("table")) is table]


def join_headings(root: etree._Element) -> None:
    """Let no heading break off in the middle."""
    for heading in root.iter(*HEADINGS):
        for broken in heading.iter("br"):
            broken.tail = f" {broken.tail or ''}"
        etree.strip_tags(heading, "br")


def put_back_tables(body: etree._Element, root: etree._Element) -> None:
    """Give the tables of `body`, which somebody else's code has copied from `root`, all that was in them there."""
    there = {_letters(table): table for table in root.iter("table")}
    for table in list(body.iter("table")):
        own, above = there.get(_letters(table)), table.getparent()
        if own is not None and above is not None:
            copy = deepcopy(own)
            copy.tail = table.tail
            above.replace(table, copy)


def _letters(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext())).split())


def _is_composed(cell: etree._Element) -> bool:
    """Whether a cell holds what a text is made of, and not one value."""
    if next(cell.iter(*HEADINGS, "blockquote", "table"), None) is not None:
        return True
    return len(list(cell.iter("p"))) > 1 or any(next_is_break(node) for node in cell.iter("br"))
