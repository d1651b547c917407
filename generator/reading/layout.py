"""Lines of any layout -> lines that Markdown reads as they were meant: paragraphs, lists, tables, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import compress
from operator import not_
from statistics import median_high

from generator.model.articles import Finding, Treatment
from generator.reading.lines import Line, chunks, finding, in_code, tables
from generator.reading.parts import part_named
from generator.reading.questions import labelled_lines

WIDEST = 130
"""Characters of the longest line that somebody's editor may have wrapped."""

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_MARKED = re.compile(_HEADING.pattern + r"|\s{0,3}={3,}\s*$")
"""A heading, or the line below one, marked in Markdown's ways."""
_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[•‣◦▪●○■·➤►✓✔∙⁃])\s*(?=\S)")
_DASH = re.compile(r"(?P<indent>\s*)(?P<mark>[–—])\s+(?=\S)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\S")
_ENDED = re.compile(r"""[.!?:;,…。！？]["'”’“‘»«›‹)\]*_]*(?:\s*\[\d+\])*$""")
_ASKS = re.compile(r"""\?["'”’»]*$""")
_OPENS_TITLE = re.compile(r"""["'“‘„«‹(¿¡]*[^\W_]""")
_CODE_LIKE = re.compile(r"[{}=<>;]|\w\(|^\s*(?:\$|>>>|def |class |import |for |if |return )")
_LONGEST_HEADING = 90
_MOST_WORDS = 14
"""Words of the longest line that is a heading without being marked as one."""
_LONGEST_NAMED = 80
"""Characters of the longest line that is a heading by what it says."""
_LISTED_PARTS = frozenset({"questions", "related", "furniture"})
"""Parts whose lines are short without being headings."""


class Style(Enum):
    """How a text is set: Markdown, plain paragraphs between blank lines, or one line a paragraph."""

    MARKDOWN = auto()
    PLAIN = auto()
    DENSE = auto()


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines that are Markdown now; `headings` are the numbers of the lines that we made headings."""

    lines: tuple[Line, ...]
    headings: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()


def lay_out(lines: tuple[Line, ...], *, has_matter: bool) -> Laid:
    """The text as Markdown; `has_matter` tells that frontmatter stood before it, so that it likely is some already."""
    style = _style(lines, has_matter=has_matter)
    sheet = _Sheet(_bulleted(lines), style)
    findings: list[Finding] = []
    if style is Style.DENSE:
        findings.append(finding(Treatment.REPAIRED, "one line a paragraph", lines[0].number))
    laid: list[Line] = []
    for at, line in enumerate(sheet.lines):
        if at and (sheet.needs_gap(at) or sheet.is_glued(at)):
            if sheet.tables[at] != sheet.tables[at - 1]:
                findings.append(finding(Treatment.REPAIRED, "table without a blank line", line.number))
            laid.append(Line("", line.number))
        laid.append(sheet.as_markdown(at, laid))
    made = frozenset(sheet.lines[at].number for at in sheet.headings)
    return Laid(tuple(laid), made, tuple(findings))


def _style(lines: tuple[Line, ...], *, has_matter: bool) -> Style:
    prose = list(compress(lines, map(not_, in_code(lines))))
    if any(_MARKED.match(line.text) for line in prose):
        return Style.MARKDOWN
    written = [line for line in prose if not line.blank and not _has_layout(line.text)]
    if _is_dense(prose, written) and (not has_matter or _is_unbroken(prose, written)):
        return Style.DENSE
    return Style.MARKDOWN if has_matter else Style.PLAIN


def _is_unbroken(prose: Sequence[Line], written: Sequence[Line]) -> bool:
    """Whether there are few blank lines between lines of which most are longer than anybody's editor wraps them."""
    sparse = sum(line.blank for line in prose) * 10 <= len(prose)
    return sparse and bool(written) and median_high(len(line.text) for line in written) > WIDEST


def _is_dense(prose: Sequence[Line], written: Sequence[Line]) -> bool:
    """Whether most lines that another one follows are whole paragraphs."""
    longest = max((len(line.text) for line in written), default=0)
    inner = [line for run in chunks(prose) for line in run[:-1] if not _has_layout(line.text)]
    closed = sum(_closes(line.text, longest) for line in inner)
    return len(inner) * 4 > len(written) and closed >= 0.85 * len(inner)


def _closes(text: str, longest: int) -> bool:
    """Whether a line looks like the end of a paragraph, or like a heading."""
    plain = text.strip()
    return bool(_ENDED.search(plain)) or (longest > WIDEST and len(plain) <= WIDEST * 0.7)


def _has_layout(text: str) -> bool:
    """Whether a line is an item, a row, a quotation: something with a layout of its own."""
    return bool(_ITEM.match(text) or _BULLET.match(text) or text.lstrip()[:1] in (">", "|"))


def _bulleted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with typographic bullets written as Markdown's; a dash is one only beside another."""
    dashed = [bool(_DASH.match(line.text)) for line in lines]
    bulleted: list[Line] = []
    for at, (line, code) in enumerate(zip(lines, in_code(lines), strict=True)):
        text = line.text
        if not code:
            text = _BULLET.sub(r"\g<indent>- ", text, count=1) if _BULLET.match(text) else text
            beside = dashed[at] and any(dashed[max(at - 1, 0) : at] + dashed[at + 1 : at + 2])
            text = _DASH.sub(r"\g<indent>- ", text, count=1) if beside else text
        bulleted.append(line if text == line.text else Line(text, line.number))
    return tuple(bulleted)


class _Sheet:
    """The lines of a text, and for each what it is."""

    def __init__(self, lines: tuple[Line, ...], style: Style) -> None:
        self.lines = lines
        self.style = style
        self.code = in_code(lines)
        self.tables = tables(lines)
        self.labelled = labelled_lines([line.text for line in lines])
        self.headings = self._headings() - self.labelled

    def _headings(self) -> frozenset[int]:
        """Indexes of the lines that are headings without being marked as such."""
        headings: set[int] = set()
        part = ""
        for at, line in enumerate(self.lines):
            if not self._stands_alone(at):
                continue
            if _HEADING.match(line.text):
                part = part_named(line.text.strip("# \t")) or ""
                continue
            named = self._part_opened(line.text)
            if named or (part not in _LISTED_PARTS and at - 1 not in headings and self._like_a_heading(at)):
                headings.add(at)
                part = named
        return frozenset(headings)

    def _part_opened(self, text: str) -> str:
        """The part that a line opens by what it says; words of page furniture alone make no heading in Markdown."""
        if len(text.strip()) > _LONGEST_NAMED or _has_layout(text):
            return ""
        named = part_named(text) or ""
        return "" if self.style is Style.MARKDOWN and named == "furniture" else named

    def _stands_alone(self, at: int) -> bool:
        """Whether a line is a paragraph of its own."""
        if self.code[at] or self.lines[at].blank or self.style is Style.DENSE:
            return not self.code[at] and not self.lines[at].blank
        above, below = self.lines[max(at - 1, 0) : at], self.lines[at + 1 : at + 2]
        return all(line.blank for line in (*above, *below))

    def _like_a_heading(self, at: int) -> bool:
        """Short, opened like a title, not closed like a sentence, and something longer comes next."""
        text = self.lines[at].text.strip()
        if self.style is Style.MARKDOWN or not _like_a_title(text) or _has_layout(self.lines[at].text):
            return False
        following = next((line.text.strip() for line in self.lines[at + 1 :] if not line.blank), "")
        return len(following) > max(90, len(text)) or bool(_ENDED.search(following)) or _has_layout(following)

    def needs_gap(self, at: int) -> bool:
        """Whether a blank line belongs between this line and the one before."""
        before, line = self.lines[at - 1], self.lines[at]
        if before.blank or line.blank or (self.code[at] and self.code[at - 1]):
            return False
        if self.tables[at] or self.tables[at - 1]:
            return self.tables[at] != self.tables[at - 1]
        return at in self.headings or at - 1 in self.headings or self._parts(before.text, line.text)

    def _parts(self, before: str, text: str) -> bool:
        """Whether the style makes two of the lines what Markdown would read as one paragraph, or as one item."""
        after_item, is_item = bool(_ITEM.match(before)), bool(_ITEM.match(text))
        if self.style is Style.DENSE:
            quoted = before.lstrip().startswith(">") and text.lstrip().startswith(">")
            return not (after_item and is_item) and not quoted
        if self.style is not Style.PLAIN or not after_item or is_item:
            return False
        goes_on = text[:1].isspace() or text[:1].islower()
        return bool(_ENDED.search(before)) and not goes_on

    def is_glued(self, at: int) -> bool:
        """Whether a question or an answer stands right below the line before, and so would be read as its end."""
        return at in self.labelled and not self.lines[at - 1].blank and not self.code[at]

    def as_markdown(self, at: int, laid: Sequence[Line]) -> Line:
        """One line as Markdown: headings marked, prose that was set in from the margin brought back to it."""
        line = self.lines[at]
        if self.code[at] or line.blank:
            return line
        if at in self.headings:
            return Line("## " + line.text.strip().strip("#* ").replace("*", ""), line.number)
        if not line.text[0].isspace():
            return line
        return _set_in(line, laid) if self.style is Style.MARKDOWN else _plainly_set_in(line, laid)


def _like_a_title(text: str) -> bool:
    """Whether a line is short, opens like a title, and is not closed like a sentence."""
    opening = _OPENS_TITLE.match(text)
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or "|" in text or not opening:
        return False
    closed = _ENDED.search(text) and not _ASKS.search(text)
    return not opening[0][-1].islower() and not closed


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _set_in(line: Line, laid: Sequence[Line]) -> Line:
    """A line of Markdown that was set in: prose that would be read as code comes back to the margin."""
    indent = _indent(line.text)
    if indent < 4 or (_ITEM.match(line.text) and indent < 8):
        return line
    apart = not laid or laid[-1].blank
    prose = apart and len(line.text.split()) > 7 and not _CODE_LIKE.search(line.text)
    return Line(line.text.lstrip(), line.number) if prose and not _in_list(laid) else line


def _plainly_set_in(line: Line, laid: Sequence[Line]) -> Line:
    """A line of a plain text that was set in: it belongs to the item above, or comes back to the margin."""
    above = laid[-1].text if laid else ""
    below_item, is_item = bool(_ITEM.match(above)), bool(_ITEM.match(line.text))
    if below_item and not is_item:
        return line
    nested = below_item and _indent(line.text) >= 2 and above[:1].isspace()
    return Line(("  " if nested else "") + line.text.lstrip(), line.number)


def _in_list(laid: Sequence[Line]) -> bool:
    """Whether the last thing above, blank lines apart, is a list item or belongs to one."""
    for line in reversed(laid[-30:]):
        if _ITEM.match(line.text):
            return True
        if not line.blank and not line.text[:1].isspace():
            return False
    return False
