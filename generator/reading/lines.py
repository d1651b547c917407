"""The text of a file as clean, numbered lines: what every step of reading works on, where findings have their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import attrgetter

from ftfy import TextFixerConfig, fix_text

from generator.model.articles import Finding, Treatment

SHOWN = 300
"""Characters of a piece of the source that a finding shows at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, without its end; `number` counts from 1."""

    text: str
    number: int

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on it."""
        return not self.text or self.text.isspace()


class UnreadableError(Exception):
    """Reading raised at a line of the file that it knows; the cause is what it raised."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@contextmanager
def at_line(number: int) -> Iterator[None]:
    """Lets what raises inside say on which line of the file it did."""
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:  # whatever it is, the file's border makes it a problem of this line
        raise UnreadableError(number) from error


def numbered(text: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of `text`; all three customs of ending a line count."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(Line(line, number) for number, line in enumerate(plain.split("\n"), first))


def joined(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(line.text for line in lines)


def stripped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the blank ones at both ends."""
    filled = [at for at, line in enumerate(lines) if not line.blank]
    return lines[filled[0] : filled[-1] + 1] if filled else ()


def chunks(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Runs of lines between blank ones."""
    return (tuple(run) for blank, run in groupby(lines, key=attrgetter("blank")) if not blank)


def same_letters(text: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, white space and punctuation."""
    return re.sub(r"\W+", "", text).casefold() == re.sub(r"\W+", "", other).casefold()


def finding(treatment: Treatment, what: str, line: int, text: str = "") -> Finding:
    """A finding whose piece of the source is cut to what a report can show."""
    piece = " ".join(text.split())
    return Finding(treatment, what, line, piece if len(piece) <= SHOWN else piece[: SHOWN - 1] + "…")


_TABLE_RULE = re.compile(r"(?=[^|]*\|)\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_FENCE = re.compile(r"\s{0,3}(?P<fence>`{3,}|~{3,})(?P<rest>.*)")


def in_code(lines: Iterable[Line]) -> tuple[bool, ...]:
    """For each line whether it belongs to a fenced code block, the fences included."""
    flags: list[bool] = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line.text)
        flags.append(bool(fence or match))
        if not match:
            continue
        if not fence:
            fence = match["fence"]
        elif match["fence"].startswith(fence) and not match["rest"].strip():
            fence = ""
    return tuple(flags)


def tables(lines: Sequence[Line]) -> tuple[bool, ...]:
    """For each line whether it belongs to a pipe table."""
    flags = [False] * len(lines)
    for at in range(1, len(lines)):
        if not flags[at - 1] and "|" in lines[at - 1].text and _TABLE_RULE.match(lines[at].text):
            end = at
            while end < len(lines) and "|" in lines[end].text:
                end += 1
            flags[at - 1 : end] = [True] * (end - at + 1)
    return tuple(flags)


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
        with at_line(line.number):
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
        findings.append(finding(Treatment.MISSING, "lost character", line.number, text))
    return text, findings


def _repaired_once(text: str, number: int) -> tuple[str, list[Finding]]:
    findings: list[Finding] = []
    if not text.isascii():
        fixed = fix_text(text, _FIXES)
        if fixed != text:
            findings.append(finding(Treatment.REPAIRED, "mojibake", number, _difference(text, fixed)))
            text = fixed
    if not _ANY.search(text):
        return text, findings
    text = _SPACES.sub(" ", text)
    for what, pattern in _KINDS:
        pieces = pattern.findall(text)
        if pieces:
            shown = " ".join(dict.fromkeys(f"U+{ord(c):04X}" for piece in pieces for c in piece[:1]))
            findings.append(finding(Treatment.REMOVED, what, number, shown))
            text = pattern.sub("", text)
    return text, findings


def _difference(before: str, after: str) -> str:
    """The words of `before` between what it has in common with `after` at both ends."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    left = before.rfind(" ", 0, start) + 1
    right = before.find(" ", len(before) - end)
    return before[left : right if right >= 0 else len(before)]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
