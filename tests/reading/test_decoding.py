"""Any encoding that a text can be in is read, and what is no text is a problem."""

from __future__ import annotations

import pytest

from generator.errors import Severity
from generator.reading.articles import read_article
from generator.reading.decoding import decode
from generator.reading.files import LARGEST
from tests.reading.one import findings, read, wrong

TEXT = "Città, Größe, “quoted” – 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(encoding: str) -> None:
    """UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one are read without a word."""
    decoded = decode(TEXT.encode(encoding), "x.md")
    assert (decoded.text, decoded.problems) == (TEXT, ())


def test_utf_16_big_endian() -> None:
    """Both orders of bytes are known by their mark."""
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "x.md").text == TEXT


def test_western_lines() -> None:
    """A line that is not UTF-8 is read as Windows-1252 with a warning; the lines beside it stay right."""
    decoded = decode(f"{TEXT}\n".encode() + TEXT.encode("cp1252"), "x.md")
    assert decoded.text == f"{TEXT}\n{TEXT}"
    assert [(p.line, p.severity) for p in decoded.problems] == [(2, Severity.WARNING)]
    assert "UTF-8" in decoded.problems[0].problem


def test_latin_1_article() -> None:
    """An article in Latin-1 is read, and the mistake is on record."""
    article, _ = read_article("---\ntitle: Café\nlang: fr\n---\n\nLe café reste ouvert.\n".encode("latin-1"), "x.md")
    assert article is not None
    assert article.title == "Café"
    assert ("repaired", "encoding", 2) in findings(article)


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"a\nb\0c", 2), (b"\xff\xfea\0\0\0", 1), (b"\x89PNG\r\n\x1a\n\0\0", 3), ("é".encode("utf-16-le"), 0)],
)
def test_binary(data: bytes, line: int) -> None:
    """NUL bytes are an error at their line; bytes that happen to be text are at least no crash."""
    problems = wrong(data)
    assert not line or (problems[0].line, problems[0].severity) == (line, Severity.ERROR)


def test_broken_utf_16() -> None:
    """A file that begins as UTF-16 and is not is an error."""
    assert "UTF-16" in wrong(b"\xff\xfea")[0].problem


def test_too_large() -> None:
    """A file larger than any text is an error that says how large it is."""
    problem = decode(b"x" * (LARGEST + 1), "x.md").problems[0]
    assert "too large" in problem.problem


def test_lost_characters_are_missed() -> None:
    """A replacement character means that something is gone for good."""
    assert ("missing", "lost character", 1) in findings(read("The price is 5 \ufffd today.\n"))
