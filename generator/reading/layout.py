"""Lines of any layout -> lines that Markdown reads as they were meant: paragraphs, lists, tables, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.model import Finding, Treatment
from generator.reading.lines import Line, chunks, found, in_code
from generator.reading.parts import part_named
from generator.reading.questions import labelled_lines

WIDEST = 130
"""Characters of the longest line that somebody's editor may have wrapped."""

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_UNDERLINE = re.compile(r"\s{0,3}={3,}\s*$")
_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[•‣◦▪●○■·➤►✓✔∙⁃])\s*(?=\S)")
_DASH = re.compile(r"(?P<indent>\s*)(?P<mark>[–—])\s+(?=\S)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\S")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_ENDED = re.compile(r"""[.!?:;,…。！？]["'”’“‘»«›‹)\]*_]*(?:\s*\[\d+\])*$""")
_OPENS_TITLE = re.compile(r"""["'“‘„«‹(¿¡]*[^\W_]""")
_CODE_LIKE = re.compile(r"[{}=<>;]|\w\(|^\s*(?:\$|>>>|def |class |import |for |if |return )")


_OWN_LINES = frozenset({"questions", "related", "furniture"})
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
    style: Style
    headings: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()


def lay_out(lines: tuple[Line, ...], *, has_matter: bool) -> Laid:
    """The text as Markdown; `has_matter` tells that frontmatter stood before it, so that it likely is some already."""
    style = _style(lines, has_matter=has_matter)
    findings: list[Finding] = []
    bulleted = _bullets(lines)
    if style is Style.DENSE:
        findings.append(found(Treatment.REPAIRED, "one line a paragraph", lines[0].number))
    labelled = labelled_lines([line.text for line in bulleted])
    headings = _headings(bulleted, style) - labelled
    laid: list[Line] = []
    code, tables = in_code(bulleted), _tables(bulleted)
    for at, line in enumerate(bulleted):
        if at and (_needs_gap(bulleted, at, style, code, tables, headings) or _is_glued(bulleted, at, labelled, code)):
            if tables[at] != tables[at - 1]:
                findings.append(found(Treatment.REPAIRED, "table without a blank line", line.number))
            laid.append(Line("", line.number))
        laid.append(_set(line, at in headings, code[at], style, laid))
    made = frozenset(bulleted[at].number for at in headings)
    return Laid(tuple(laid), style, made, tuple(findings))


def _style(lines: tuple[Line, ...], *, has_matter: bool) -> Style:
    prose = [line for line, code in zip(lines, in_code(lines), strict=True) if not code]
    if any(_HEADING.match(line.text) or _UNDERLINE.match(line.text) for line in prose):
        return Style.MARKDOWN
    written = [line for line in prose if not line.blank and not _special(line.text)]
    runs = [run for run in chunks(prose) if len(run) > 1]
    inner = [line for run in runs for line in run[:-1] if not _special(line.text)]
    longest = max((len(line.text) for line in written), default=0)
    dense = len(inner) * 4 > len(written) and sum(_closes(line.text, longest) for line in inner) >= 0.85 * len(inner)
    if has_matter:
        blank = sum(line.blank for line in prose)
        typical = sorted(len(line.text) for line in written)[len(written) // 2] if written else 0
        return Style.DENSE if dense and blank * 10 <= len(prose) and typical > WIDEST else Style.MARKDOWN
    return Style.DENSE if dense else Style.PLAIN


def _closes(text: str, longest: int) -> bool:
    """Whether a line looks like the end of a paragraph, or like a heading."""
    plain = text.strip()
    return bool(_ENDED.search(plain)) or (longest > WIDEST and len(plain) <= WIDEST * 0.7)


def _special(text: str) -> bool:
    """Whether a line is an item, a row, a quotation: something with a layout of its own."""
    return bool(_ITEM.match(text) or _BULLET.match(text) or text.lstrip()[:1] in (">", "|"))


def _bullets(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with typographic bullets written as Markdown's; a dash is one only beside another."""
    code = in_code(lines)
    dashed = [bool(_DASH.match(line.text)) for line in lines]
    bulleted: list[Line] = []
    for at, line in enumerate(lines):
        text = line.text
        if not code[at]:
            text = _BULLET.sub(r"\g<indent>- ", text, count=1) if _BULLET.match(text) else text
            near = dashed[at] and (dashed[at - 1 : at] == [True] or dashed[at + 1 : at + 2] == [True])
            text = _DASH.sub(r"\g<indent>- ", text, count=1) if near else text
        bulleted.append(line if text == line.text else Line(text, line.number))
    return tuple(bulleted)


def _tables(lines: Sequence[Line]) -> tuple[bool, ...]:
    """For each line whether it belongs to a pipe table."""
    flags = [False] * len(lines)
    for at in range(1, len(lines)):
        rule, head = lines[at].text, lines[at - 1].text
        if "|" in head and "|" in rule and "-" in rule and _TABLE_RULE.match(rule) and not flags[at - 1]:
            end = at
            while end < len(lines) and "|" in lines[end].text:
                end += 1
            flags[at - 1 : end] = [True] * (end - at + 1)
    return tuple(flags)


def _needs_gap(
    lines: Sequence[Line], at: int, style: Style, code: Sequence[bool], tables: Sequence[bool], headings: frozenset[int]
) -> bool:
    """Whether a blank line belongs between this line and the one before."""
    before, line = lines[at - 1], lines[at]
    if before.blank or line.blank or (code[at] and code[at - 1]):
        return False
    if tables[at] != tables[at - 1]:
        return True
    if tables[at]:
        return False
    if at in headings or at - 1 in headings:
        return True
    items = bool(_ITEM.match(before.text)), bool(_ITEM.match(line.text))
    quotes = before.text.lstrip().startswith(">"), line.text.lstrip().startswith(">")
    if style is Style.DENSE:
        return not all(items) and not all(quotes)
    if style is Style.PLAIN and items == (True, False):
        return bool(_ENDED.search(before.text)) and not line.text[:1].isspace() and not line.text.lstrip()[:1].islower()
    return False


def _is_glued(lines: Sequence[Line], at: int, labelled: frozenset[int], code: Sequence[bool]) -> bool:
    """Whether a question or an answer stands right below the line before, and so would be read as its end."""
    return at in labelled and not lines[at - 1].blank and not code[at]


def _headings(lines: tuple[Line, ...], style: Style) -> frozenset[int]:
    """Indexes of the lines that are headings without saying so: names of parts, and short lines before longer ones."""
    code = in_code(lines)
    headings: set[int] = set()
    part = ""
    for at, line in enumerate(lines):
        if code[at] or line.blank or not _stands_alone(lines, at, style):
            continue
        if _HEADING.match(line.text):
            part = part_named(line.text.strip("# \t")) or ""
            continue
        named = part_named(line.text) if len(line.text.strip()) <= 80 and not _special(line.text) else None
        if named and not (style is Style.MARKDOWN and named == "furniture"):
            headings.add(at)
            part = named
        elif style is not Style.MARKDOWN and part not in _OWN_LINES and _like_a_heading(lines, at, headings):
            headings.add(at)
            part = ""
    return frozenset(headings)


def _stands_alone(lines: Sequence[Line], at: int, style: Style) -> bool:
    if style is Style.DENSE:
        return True
    above = at == 0 or lines[at - 1].blank
    return above and (at + 1 == len(lines) or lines[at + 1].blank)


def _like_a_heading(lines: Sequence[Line], at: int, headings: set[int]) -> bool:
    """Short, opened like a title, not closed like a sentence, and something longer comes next."""
    text = lines[at].text.strip()
    if len(text) > 90 or len(text.split()) > 14 or _special(lines[at].text) or "|" in text:
        return False
    opens = _OPENS_TITLE.match(text)
    if not opens or opens[0][-1].islower() or (_ENDED.search(text) and not re.search(r"\?[\"'”’»]*$", text)):
        return False
    below = at + 1
    while below < len(lines) and lines[below].blank:
        below += 1
    following = lines[below].text.strip() if below < len(lines) else ""
    longer = len(following) > max(90, len(text)) or bool(_ENDED.search(following)) or _special(following)
    return longer and at - 1 not in headings


def _set(line: Line, heading: bool, code: bool, style: Style, laid: Sequence[Line]) -> Line:
    """One line as Markdown: headings marked, prose that was set in from the margin brought back to it."""
    if code or line.blank:
        return line
    if heading:
        return Line("## " + line.text.strip().strip("#* ").replace("*", ""), line.number)
    indent = len(line.text) - len(line.text.lstrip())
    if not indent or (_ITEM.match(line.text) and indent < 8 and style is Style.MARKDOWN):
        return line
    if style is not Style.MARKDOWN:
        under_item = _ITEM.match(line.text) and laid and _ITEM.match(laid[-1].text) and indent >= 2
        inside = bool(laid) and not laid[-1].blank and _ITEM.match(laid[-1].text) and not _ITEM.match(line.text)
        return (
            line
            if inside
            else Line(("  " if under_item and laid[-1].text[:1].isspace() else "") + line.text.lstrip(), line.number)
        )
    prose = (
        indent >= 4 and (not laid or laid[-1].blank) and len(line.text.split()) > 7 and not _CODE_LIKE.search(line.text)
    )
    return Line(line.text.lstrip(), line.number) if prose and not _in_list(laid) else line


def _in_list(laid: Sequence[Line]) -> bool:
    """Whether the last thing above, blank lines apart, is a list item or belongs to one."""
    for line in reversed(laid[-30:]):
        if line.blank:
            continue
        if _ITEM.match(line.text):
            return True
        if not line.text[:1].isspace():
            return False
    return False
