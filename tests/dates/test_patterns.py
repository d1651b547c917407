"""The small language of rules: what a pattern matches, what it keeps, where it can begin."""

from __future__ import annotations

import re

import pytest

from generator.dates.patterns import beginnings, groups_of, literals_of, parse, translate

CLASSES = {"A": "ab", "B": "c", "C": "d", "'x": "x", "',": ",", "'.": "."}  # the characters of each class


def matched(pattern: str, text: str) -> str | None:
    """What a pattern takes of a text of characters, from its beginning."""
    match = re.match(translate(parse(pattern), CLASSES), text)
    return match.group() if match else None


@pytest.mark.parametrize(
    ("pattern", "text", "taken"),
    [
        ("A", "a", "a"),
        ("A", "b", "b"),
        ("A", "c", None),
        ("A B", "ac", "ac"),
        ("A B", "a", None),
        ("A|B", "c", "c"),
        ("A|B|x", "x", "x"),
        ("A ,? B", "a,c", "a,c"),
        ("A ,? B", "ac", "ac"),
        ("( A B )? C", "acd", "acd"),
        ("( A B )? C", "d", "d"),
        ("( A B )? C", "ad", None),
        ("( A / B C ) x", "ax", "ax"),
        ("( A / B C ) x", "cdx", "cdx"),
        ("( A / B C ) x", "cx", None),
        ("A / B C", "cd", "cd"),
        ("A ( B ( C )? )? x", "acdx", "acdx"),
        ("A ( B ( C )? )? x", "acx", "acx"),
        ("A ( B ( C )? )? x", "adx", None),
        ("A >B", "ac", "a"),
        ("A >B", "ad", None),
        ("A >!B", "ad", "a"),
        ("A >!B", "ac", None),
        ("A <B", "a", None),
        ("A B <B C", "acd", "acd"),
        ("A B <!B C", "acd", None),
        ("A B <!A C", "acd", "acd"),
        ("n=A ? B", "ac", None),
        ("n=A? B", "c", "c"),
        ("UNKNOWN", "a", None),
        ("A UNKNOWN? B", "ac", "ac"),
    ],
)
def test_a_pattern_takes_what_it_says(pattern: str, text: str, taken: str | None) -> None:
    """Classes, words, alternatives, options, groups, and looks that take nothing."""
    assert matched(pattern, text) == taken


def test_a_name_keeps_what_matched() -> None:
    """Each named atom has a group of its own, also where two share a slot."""
    pattern = parse("( d=A m=B / m=B d=A ) y=C|x?")
    assert groups_of(pattern) == {
        "d__0": ("A",), "m__1": ("B",), "m__2": ("B",), "d__3": ("A",), "y__4": ("C", "'x"),
    }  # fmt: skip
    match = re.match(translate(pattern, CLASSES), "cad")
    assert match
    assert match.groupdict() == {"d__0": None, "m__1": None, "m__2": "c", "d__3": "a", "y__4": "d"}


@pytest.mark.parametrize(
    ("pattern", "classes", "empty"),
    [
        ("A B", {"A"}, False),
        ("A? B C", {"A", "B"}, False),
        ("( A )? B", {"A", "B"}, False),
        ("( A? / B ) C", {"A", "B", "C"}, False),
        ("( A / B ) C", {"A", "B"}, False),
        ("<C A", {"A"}, False),
        ("A? B?", {"A", "B"}, True),
        ("( A / B )?", {"A", "B"}, True),
        ("A|x", {"A", "'x"}, False),
    ],
)
def test_a_pattern_can_begin_with_what_may_stand_first(pattern: str, classes: set[str], empty: bool) -> None:
    """What is optional lets the next begin; what is only looked at begins nothing."""
    assert beginnings(parse(pattern)) == (classes, empty)


def test_words_as_they_stand_are_literals() -> None:
    """Capitals name classes, anything else a word or a mark."""
    assert literals_of(parse("A ( year|day? / <!, ' s ) >x")) == ["year", "day", ",", "'", "s", "x"]


def test_neighbouring_characters_are_a_range() -> None:
    """Sets of characters are written short."""
    assert translate(parse("A"), {"A": "abcx"}) == "[a-cx]"


@pytest.mark.parametrize("pattern", ["( A", "A )", "A )?", "( A ( B )", "( A / B"])
def test_brackets_must_match(pattern: str) -> None:
    """A pattern with a bracket too many or too few is named."""
    with pytest.raises(ValueError, match=re.escape(repr(pattern))):
        parse(pattern)


def test_marks_can_be_words() -> None:
    """A question mark, a bracket of an angle or an equals sign that stands alone is a word."""
    assert literals_of(parse("? < =")) == ["?", "<", "="]
