"""HTML tables, lists and quotations in the midst of Markdown -> Markdown, where reading would see loose words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.importing.pages import fragment
from generator.model.articles import Finding, Treatment
from generator.reading.lines import Line, in_code, joined

_ENDS = re.compile(r"<(?P<close>/?)(?P<tag>table|ul|ol|dl|blockquote)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{[{%#<]")
_TAG = re.compile(r"<[^<>]{1,1000}>")


def as_markdown(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines with HTML of such kinds written as Markdown, and a finding for each; lines keep their numbers."""
    ends = _elements(lines)
    made: list[Line] = []
    findings: list[Finding] = []
    at = 0
    while at < len(lines):
        end = ends.get(at, at + 1)
        source = joined(lines[at:end])
        text = fragment(source) if at in ends and _is_all_html(lines[at:end]) else ""
        if text:
            number = lines[at].number
            made += [Line(piece, number) for piece in ("", *text.split("\n"), "")]
            findings.append(Finding(Treatment.REPAIRED, "HTML in Markdown", number, " ".join(_TAG.findall(source))))
        else:
            made += lines[at:end]
        at = end
    return tuple(made), tuple(findings)


def _elements(lines: Sequence[Line]) -> dict[int, int]:
    """For each line that begins with such an element, outside of code, the index after the line on which it closes."""
    ends: dict[int, int] = {}
    opened: dict[str, list[tuple[int, bool]]] = {}
    code = in_code(lines)
    for at, line in enumerate(lines):
        for found in () if code[at] else _ENDS.finditer(line.text):
            stack = opened.setdefault(found["tag"].casefold(), [])
            if not found["close"]:
                stack.append((at, not line.text[: found.start()].strip()))
            elif stack:
                start, first = stack.pop()
                ends |= {start: at + 1} if first else {}
    return ends


def _is_all_html(lines: Sequence[Line]) -> bool:
    """Whether nothing on the lines is Markdown or a template's: Markdown goes on after a blank line."""
    after_blank = (line.text for above, line in pairwise(lines) if above.blank and not line.blank)
    return all(text.lstrip().startswith("<") for text in after_blank) and not _TEMPLATE.search(joined(lines))
