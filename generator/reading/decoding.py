"""Bytes of a file -> text: which encoding it is in, and what was wrong with it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from generator.errors import Problem, warning
from generator.model.articles import Finding, Treatment
from generator.reading.files import LARGEST, too_large
from generator.reading.lines import finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, None where it has none, with what was found on the way."""

    text: str | None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """The text in `data`: UTF-8, UTF-16 or UTF-32 by their byte order marks, otherwise UTF-8.

    Lines that are not UTF-8 are read as Windows-1252, which contains Latin-1's letters, with a warning.
    """
    if len(data) > LARGEST:
        return Decoded(None, (too_large(path, len(data)),))
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8":
            return _wide(data, encoding, path)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        return _binary(path, data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _by_line(data, path)


def _wide(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        problem = f"the file begins as {encoding.upper()} but does not go on as such"
        return Decoded(None, (Problem(path, 0, problem, "save it again as UTF-8"),))
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        return _binary(path, text[: text.index("\0")].count("\n") + 1)
    return Decoded(text)


def _binary(path: str, line: int) -> Decoded:
    return Decoded(None, (Problem(path, line, "NUL bytes: this is not a text", "remove the file or save it as text"),))


def _by_line(data: bytes, path: str) -> Decoded:
    """Decode line by line, so that one wrong byte does not spoil the lines that are right."""
    lines: list[str] = []
    wrong: list[Finding] = []
    for number, raw in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(raw.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(_western(raw))
            wrong.append(finding(Treatment.REPAIRED, "encoding", number, lines[-1]))
    first = wrong[0].line
    problem = warning(path, first, "the text is not UTF-8 and was read as Windows-1252", "save the file as UTF-8")
    return Decoded("\n".join(lines), (problem,), tuple(wrong))


def _western(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
