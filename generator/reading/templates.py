"""Removes what other generators' templates left in a text: Hugo shortcodes, Liquid tags, kramdown attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from generator.model.articles import Finding, Treatment
from generator.reading.lines import Line, finding, in_code, joined

_TAGS = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`]{1,500}(?P=ticks)(?!`))"
    r"|(?P<comment>\{%-?\s*comment\s*-?%\}[^\0]{0,5000}?\{%-?\s*endcomment\s*-?%\})"
    r"|(?P<shortcode>\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\})){0,3000}[>%]\}\})"
    r"|(?P<liquid>\{%(?:[^%{}]|%(?!\})){0,2000}%\})"
    r"|(?P<attributes>(?:^[ \t]*|(?<=[^\s\[]) ?)\{:[^{}\n]{0,300}\}[ \t]*$|(?<=\S)[ \t]+\{#[\w:.-]{1,80}\}[ \t]*$)"
    r"|(?P<embed>!\[\[[^\[\]\n]{1,300}\]\])"
    r"|(?P<note>(?<=[^\n])\[\^[^\]\s]{1,40}\](?!:))",
    re.MULTILINE,
)
_WHAT = {
    "comment": "template comment",
    "shortcode": "shortcode",
    "liquid": "template tag",
    "attributes": "attribute list",
    "embed": "embedded file",
    "note": "footnote mark",
}
_SAID = re.compile(r"""\b(?:text|quote)\s*=\s*(?P<mark>["'`])(?P<text>[^"`]{12,2000}?)(?P=mark)""")
"""The words that a shortcode for quotations shows."""
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]\n|]{1,200}\|)?([^\[\]\n|]{1,200})\]\]")
_SPACED_TARGET = re.compile(r"(?<=\]\()\s*\{\{\s*([^{}\s]{1,100})\s*\}\}")
_NOTE_TEXT = re.compile(r"^\[\^[^\]\s]{1,40}\]:\s+")


def without_tags(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines without template tags, outside of code; each tag is a finding. Braces that are text stay."""
    cleaned: list[Line] = []
    findings: list[Finding] = []
    for code, group in groupby(zip(lines, in_code(lines), strict=True), key=lambda pair: pair[1]):
        run = tuple(line for line, _ in group)
        if code:
            cleaned += run
            continue
        text = _TAGS.sub(_removal(run, findings), joined(run))
        text = _SPACED_TARGET.sub(r"{{\1}}", _WIKI_LINK.sub(r"\1", text))
        for line, now in zip(run, text.split("\n"), strict=True):
            now = _NOTE_TEXT.sub("", now)
            cleaned.append(line if now == line.text else Line(now, line.number))
    return tuple(cleaned), tuple(findings)


def _removal(run: tuple[Line, ...], findings: list[Finding]) -> Callable[[re.Match[str]], str]:
    """What to put in a tag's place: nothing but its line ends, so that all lines keep their numbers."""

    def removal(match: re.Match[str]) -> str:
        what = _WHAT.get(match.lastgroup or "")
        if what is None:
            return match[0]
        line = run[match.string.count("\n", 0, match.start())].number
        said = _SAID.search(match[0]) if what == "shortcode" else None
        start, end = match.span()
        alone = match.string[max(start - 1, 0) : start] in ("", "\n") and match.string[end : end + 1] in ("", "\n", " ")
        if said and alone:
            findings.append(finding(Treatment.REPAIRED, "quotation in a shortcode", line, match[0]))
            return "> " + " ".join(said["text"].split()) + "\n" * match[0].count("\n")
        findings.append(finding(Treatment.REMOVED, what, line, match[0]))
        return "\n" * match[0].count("\n")

    return removal
