"""Text -> text without mojibake and invisible characters; every repair is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ftfy import TextFixerConfig, fix_text

from generator.model import Finding, Treatment
from generator.reading.lines import Line, found

_FIXES = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
"""Only text read in the wrong encoding is repaired; quotes, widths and composition stay as written."""

_TERMINAL = r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_KINDS = (
    ("control character", re.compile(f"{_TERMINAL}|[{_CONTROL}]")),
    ("bidirectional control", re.compile(f"[{_BIDI}]")),
    ("invisible character", re.compile(rf"[{_HIDDEN}]|(?<![^\x00-\u20ff])\u200d|\u200d(?![^\x00-\u20ff])")),
)
_ANY = re.compile(f"[{_CONTROL}{_BIDI}{_HIDDEN}\u200d\u2028\u2029\x0b\x0c\ufffd]")
_PASSES = 8
"""How often a line is repaired at most; each time uncovers what the time before has hidden."""
_SPACES = re.compile("[\u2028\u2029\x0b\x0c\x85]")


def clean_lines(lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines, repaired, and a finding for each repair."""
    cleaned: list[Line] = []
    findings: list[Finding] = []
    for line in lines:
        text, repairs = _repaired(line)
        findings += repairs
        cleaned.append(Line(text, line.number) if repairs or text != line.text else line)
    return tuple(cleaned), tuple(findings)


def visible_text(text: str) -> str:
    """`text` without control and invisible characters; for pieces that escapes can hide them in."""
    if not _ANY.search(text):
        return text
    text = _SPACES.sub(" ", text)
    for _, pattern in _KINDS:
        text = pattern.sub("", text)
    return text


def _repaired(line: Line) -> tuple[str, list[Finding]]:
    """The line's text, repaired until nothing is left to repair: a hidden character can break mojibake in two."""
    text, findings = line.text, list[Finding]()
    for _ in range(_PASSES):
        cleaned, repairs = _repaired_once(text, line.number)
        findings += repairs
        if cleaned == text:
            break
        text = cleaned
    if "\ufffd" in text:
        findings.append(found(Treatment.MISSING, "lost character", line.number, text))
    return text, findings


def _repaired_once(text: str, number: int) -> tuple[str, list[Finding]]:
    findings: list[Finding] = []
    if not text.isascii():
        fixed = fix_text(text, _FIXES)
        if fixed != text:
            findings.append(found(Treatment.REPAIRED, "mojibake", number, _difference(text, fixed)))
            text = fixed
    if not _ANY.search(text):
        return text, findings
    text = _SPACES.sub(" ", text)
    for what, pattern in _KINDS:
        pieces = pattern.findall(text)
        if pieces:
            shown = " ".join(dict.fromkeys(f"U+{ord(c):04X}" for piece in pieces for c in piece[:1]))
            findings.append(found(Treatment.REMOVED, what, number, shown))
            text = pattern.sub("", text)
    return text, findings


def _difference(before: str, after: str) -> str:
    """The words of `before` between what it has in common with `after` at both ends."""
    start, end = 0, 0
    shortest = min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    left = before.rfind(" ", 0, start) + 1
    right = before.find(" ", len(before) - end)
    return before[left : right if right >= 0 else len(before)]
