"""Lines: what they are told apart by, and what is repaired in them."""

from __future__ import annotations

import pytest

from generator.model.articles import Mark, MarkKind, Treatment
from generator.reading import lines
from generator.reading.drafts import RunningText, marks_within, moved, stated_languages
from generator.reading.lines import Line, UnreadableError, numbered


def flags(text: str, told: object) -> str:
    """The lines' flags as a picture: x for true."""
    return "".join("x" if flag else "." for flag in told(numbered(text)))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n```\nb\n```\nc", ".xxx."),
        ("```py\nb\n``\n````\nc", "xxxx."),
        ("~~~\n```\n~~~\nc", "xxx."),
        ("```\nb\n``` c\nd", "xxxx"),
        ("   ```\nb\n   ```\nc", "xxx."),
        ("    ```\nb", ".."),
        ("``\nb", ".."),
        ("a ```\nb", ".."),
    ],
)
def test_fenced_code(text: str, expected: str) -> None:
    """A fence is closed by one of its kind, at least as long, with nothing behind it; else it goes on to the end."""
    assert flags(text, lines.in_code) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n|---|---|\n| c | d |\ne", "xxx."),
        ("a | b\n--- | :-:\nc | d\n\ne | f", "xxx.."),
        ("a\n|---|", ".."),
        ("a | b\n---", ".."),
        ("a | b\n| c |", ".."),
        ("| a |\n|-|\n| b |\n|-|\n| c |", "xxxxx"),
        ("x\n| a |\n| - |", ".xx"),
        ("| a |\n| |\n", "..."),
    ],
)
def test_tables(text: str, expected: str) -> None:
    """A table is a row, a rule that has bars, too, and all rows below it."""
    assert flags(text, lines.tables) == expected


def test_ends_of_lines() -> None:
    """Three customs of ending a line; numbers go on from the first."""
    assert numbered("a\r\nb\rc\nd", 5) == (Line("a", 5), Line("b", 6), Line("c", 7), Line("d", 8))
    assert lines.joined(numbered("a\r\n\r\nb")) == "a\n\nb"


def test_blank_lines() -> None:
    """White space of any kind is blank; runs lie between blank lines, and both ends are stripped of them."""
    text = numbered("\n\u00a0\na\nb\n \t\n\nc\n")
    assert [line.number for line in lines.stripped(text)] == [3, 4, 5, 6, 7]
    assert [[line.text for line in run] for run in lines.chunks(text)] == [["a", "b"], ["c"]]
    assert lines.stripped(numbered("\n \n")) == ()
    assert list(lines.chunks(numbered("\n"))) == []


def test_same_letters() -> None:
    """Case, white space and punctuation do not count; letters do."""
    assert lines.same_letters("The Ferry: it stays!", "the ferry it  stays")
    assert not lines.same_letters("The ferry stays", "The ferry stayed")


def test_findings_are_short() -> None:
    """A finding shows three hundred characters at most, on one line."""
    assert lines.finding(Treatment.REMOVED, "x", 1, "a\n  b").text == "a b"
    assert lines.finding(Treatment.REMOVED, "x", 1, "a" * 300).text == "a" * 300
    assert lines.finding(Treatment.REMOVED, "x", 1, "a" * 301).text == "a" * 299 + "…"


def test_what_raises_knows_its_line() -> None:
    """The innermost line wins; the cause stays."""
    with pytest.raises(UnreadableError) as raised, lines.at_line(3), lines.at_line(7):
        raise ValueError("no")
    assert raised.value.line == 7
    assert isinstance(raised.value.__cause__, ValueError)


@pytest.mark.parametrize(
    ("text", "clean", "what"),
    [
        ("a\u200bb", "ab", ["invisible character"]),
        ("a\u202eb\u202c", "ab", ["bidirectional control"]),
        ("a\x00b\x1b[1mc", "abc", ["control character"]),
        ("a\u2028b\x0bc", "a b c", []),
        ("ÃœbergÃ¤nge", "Übergänge", ["mojibake"]),
        ("caf\ufffd", "caf\ufffd", ["lost character"]),
        ("plain", "plain", []),
        ("Ünïcödé “so”", "Ünïcödé “so”", []),
        ("👩\u200d🔬", "👩\u200d🔬", []),
        ("x\u200dy", "xy", ["invisible character"]),
    ],
)
def test_repairs(text: str, clean: str, what: list[str]) -> None:
    """Each repair is a finding with its line; what is only unusual stays."""
    repaired, findings = lines.clean_lines([Line(text, 4)])
    assert repaired == (Line(clean, 4),)
    assert [(finding.what, finding.line) for finding in findings] == [(kind, 4) for kind in what]


def test_what_a_repair_shows() -> None:
    """Characters that nobody sees are named by their code points, each once; mojibake by the words around it."""
    _, findings = lines.clean_lines([Line("a\u200bb\u200b\u2060c", 1), Line("Die Ã„mter und Ã–fen im Amt", 2)])
    assert [finding.text for finding in findings] == ["U+200B U+2060", "Ã„mter und Ã–fen"]
    assert [finding.treatment for finding in findings] == [Treatment.REMOVED, Treatment.REPAIRED]


def test_visible_text() -> None:
    """Pieces that escapes can hide something in lose it."""
    assert lines.visible_text("a\u200b\u202e\x07b\u2029c") == "ab c"
    assert lines.visible_text("a b") == "a b"


def test_running_text() -> None:
    """White space is collapsed, none stands at the ends, and a mark does not begin with the space before it."""
    text = RunningText()
    text.add("  one \n two ")
    start = text.length
    text.add(" three")
    text.mark(start, MarkKind.STRONG)
    empty = text.length
    text.add("  ")
    text.add(None)
    text.mark(empty, MarkKind.EMPHASIS)
    assert text.text == "one two three"
    assert text.marks == [Mark(8, 13, MarkKind.STRONG)]
    text.mark(0, MarkKind.LINK, "https://a.example")
    assert text.marks[1] == Mark(0, 13, MarkKind.LINK, "https://a.example")


def test_marks_of_a_piece() -> None:
    """Marks over a piece are cut to it and counted from its start; those that only touch it are none of it."""
    marks = (Mark(0, 4, MarkKind.STRONG), Mark(2, 8, MarkKind.LINK, "https://a.example"), Mark(8, 9, MarkKind.CODE))
    assert marks_within(marks, 4, 8) == (Mark(0, 4, MarkKind.LINK, "https://a.example"),)
    assert marks_within(marks, 0, 3) == (Mark(0, 3, MarkKind.STRONG), Mark(2, 3, MarkKind.LINK, "https://a.example"))
    assert list(moved(marks[:1], 3)) == [Mark(3, 7, MarkKind.STRONG)]


def test_stated_languages_are_no_marks() -> None:
    """Marks that state a language are told apart from those that a page shows, and sorted."""
    link = Mark(0, 4, MarkKind.LINK, "https://a.example")
    spoken = (Mark(6, 8, MarkKind.LINK, "lang:de"), Mark(0, 2, MarkKind.LINK, "lang:it"))
    assert stated_languages((link, *spoken)) == ((link,), ((0, 2, "it"), (6, 8, "de")))
