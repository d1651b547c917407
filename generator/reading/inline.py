"""The inside of a Markdown block -> plain text with marks: emphasis, code, and links whose address was checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.model import Finding, Mark, MarkKind, Treatment
from generator.reading.cleaning import visible_text
from generator.reading.lines import found
from generator.reading.values import UnusableError, checked, language

UNRESOLVED = "unresolved:"
"""Address of reference links whose definition is not in the file."""

SPOKEN = "lang:"
"""Address of the marks over a stretch whose language the text states; they become part of the passages."""

_SPACE = re.compile(r"[ \t\r\n]+")
_SILENT = re.compile(r"<\s*(/?)\s*(script|style|noscript|template|iframe|object|svg|math)\b", re.IGNORECASE)
_SPAN = re.compile(r"""<span(?P<more>\s[^>]*)?>""", re.IGNORECASE)
_LANG = re.compile(r"""\s+lang\s*=\s*(?:"(?P<code>[\w-]{2,35})"|'(?P<other>[\w-]{2,35})')\s*""", re.IGNORECASE)
_KINDS = {"strong": MarkKind.STRONG, "em": MarkKind.EMPHASIS, "link": MarkKind.LINK}


@dataclass(frozen=True, slots=True)
class Run:
    """Text with its marks; `only_image` where it is nothing but the words for a picture."""

    text: str
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    only_image: bool = False


@dataclass(slots=True)
class _Writer:
    """Collects text, with white space collapsed, and the marks over it."""

    line: int
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = False
    marks: list[Mark] = field(default_factory=list)
    opened: list[tuple[MarkKind, int, str | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    spans: list[tuple[str, int, str]] = field(default_factory=list)
    spoken: int = 0
    silent: int = 0
    words: bool = False
    pictures: bool = False

    def add(self, text: str) -> None:
        """Append `text`."""
        if self.silent:
            return
        for at, piece in enumerate(_SPACE.split(visible_text(text))):
            self.space = self.space or at > 0
            if piece:
                self._append(piece)

    def _append(self, piece: str) -> None:
        if self.space and self.length:
            self.opened = [(k, s + 1 if s == self.length else s, href) for k, s, href in self.opened]
            for at in range(len(self.spans) - 1, -1, -1):
                tag, start, code = self.spans[at]
                if start < self.length:
                    break
                self.spans[at] = tag, start + 1, code
            self.pieces.append(" ")
            self.length += 1
        self.space = False
        self.pieces.append(piece)
        self.length += len(piece)

    def open(self, kind: MarkKind, href: str | None = None) -> None:
        """Begin a mark with the next character."""
        self.opened.append((kind, self.length, href))

    def close(self) -> None:
        """End the mark that was begun last."""
        kind, start, href = self.opened.pop()
        if start < self.length and (kind is not MarkKind.LINK or href):
            self.marks.append(Mark(start, self.length, kind, href))

    def note(self, treatment: Treatment, what: str, text: str) -> None:
        """Record a finding."""
        self.findings.append(found(treatment, what, self.line, text))


def run_of(children: Sequence[Token], line: int) -> Run:
    """The text and marks of a block's inline tokens; `line` is where the block starts."""
    writer = _Writer(line, words=any(_says_something(token) for token in children))
    for token in children:
        _write(token, writer)
    while writer.opened:
        writer.close()
    writer.html += [tag for tag, _, code in writer.spans if code]
    if writer.html:
        writer.note(Treatment.REMOVED, "raw HTML", " ".join(writer.html))
    marks = tuple(sorted(writer.marks, key=lambda mark: (mark.start, -mark.end, mark.kind)))
    return Run("".join(writer.pieces), marks, tuple(writer.findings), writer.pictures and not writer.words)


def _says_something(token: Token) -> bool:
    return token.type in ("text", "code_inline") and any(map(str.isalnum, token.content))


def _write(token: Token, writer: _Writer) -> None:
    if token.type == "text":
        writer.add(token.content)
    elif token.type in ("softbreak", "hardbreak"):
        writer.add("\n")
    elif token.type == "code_inline":
        writer.open(MarkKind.CODE)
        writer.add(token.content)
        writer.close()
    elif token.type == "image":
        _image(token, writer)
    elif token.type == "html_inline":
        _html(token.content, writer)
    elif token.type == "link_open":
        writer.open(MarkKind.LINK, _href(str(token.attrs.get("href", "")), writer))
    elif token.type.endswith("_open"):
        writer.open(_KINDS[token.type.removesuffix("_open")])
    elif token.type.endswith("_close"):
        writer.close()


def _href(href: str, writer: _Writer) -> str | None:
    if href.startswith(UNRESOLVED):
        writer.note(Treatment.REPAIRED, "reference without its address", href.removeprefix(UNRESOLVED))
        return None
    url = checked(href)
    if url is None:
        writer.note(Treatment.REMOVED, "link", href)
    return url


def _image(token: Token, writer: _Writer) -> None:
    """The words for a picture, where it stands alone: beside others they would become part of a sentence."""
    source = str(token.attrs.get("src", ""))
    writer.note(Treatment.REMOVED, "image", f"{token.content} <{source}>".strip())
    url = checked(source)
    alt = run_of(token.children or [], writer.line).text
    if not alt or writer.words:
        return
    writer.pictures = True
    linked = url is not None and not any(kind is MarkKind.LINK for kind, _, _ in writer.opened)
    if linked:
        writer.open(MarkKind.LINK, url)
    writer.add(alt)
    if linked:
        writer.close()


def _html(tag: str, writer: _Writer) -> None:
    if _span(tag, writer):
        return
    writer.html.append(tag)
    silent = _SILENT.match(tag)
    if silent and not tag.rstrip().endswith("/>"):
        writer.silent = max(0, writer.silent + (-1 if silent[1] else 1))
    if re.match(r"</?(?:br|p|div|li|td|th)\b", tag, re.IGNORECASE):
        writer.add(" ")


def _span(tag: str, writer: _Writer) -> bool:
    """Whether the tag begins or ends a stretch whose language is all that it states; the outermost is marked."""
    opening = _SPAN.fullmatch(tag)
    if opening:
        stated = _LANG.fullmatch(opening["more"] or "")
        code = _known(stated["code"] or stated["other"]) if stated else ""
        writer.spans.append((tag, writer.length, code))
        writer.spoken += bool(code)
        return bool(code)
    if not re.fullmatch(r"</span\s*>", tag, re.IGNORECASE) or not writer.spans:
        return False
    _, start, code = writer.spans.pop()
    writer.spoken -= bool(code)
    if code and start < writer.length and not writer.spoken:
        writer.marks.append(Mark(start, writer.length, MarkKind.LINK, SPOKEN + code))
    return bool(code)


def _known(code: str) -> str:
    try:
        return language(code) or ""
    except UnusableError:
        return ""
