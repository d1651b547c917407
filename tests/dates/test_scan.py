"""Tokens, the classes of numerals, and the longest rule at each place."""

from __future__ import annotations

import pytest

from generator.dates.lexicon import lexicon
from generator.dates.scan import PARAGRAPH, numeral_classes, rule_matches, scan, suffixed, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("On 3 May.", ["On", "3", "May", "."]),
        ("3rd 1990s 10pm", ["3rd", "1990s", "10pm"]),
        ("2026-04-08T10:30 2026-04-08 10:30:05", ["2026-04-08T10:30", "2026-04-08 10:30:05"]),
        ("3/4/2027 3-4-2027 10.2.2027", ["3/4/2027", "3-4-2027", "10.2.2027"]),
        ("1939/40 2016/679", ["1939/40", "2016", "/", "679"]),
        ("1,000 2.5", ["1,000", "2.5"]),
        ("l’anno ‘86", ["l", "'", "anno", "'", "86"]),
        ("1914—18 1914‑18", ["1914", "–", "18", "1914", "-", "18"]),
        ("a\n \nb\nc", ["a", PARAGRAPH, "b", "c"]),
        ("see https://example.org/2025/03/04 now", ["see", "https://example.org/2025/03/04", "now"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
    ],
)
def test_text_becomes_tokens(text: str, tokens: list[str]) -> None:
    """Words, numerals with their letters, dates in figures and addresses are one token each; marks are plain."""
    assert [token.text for token in tokenize(text)] == tokens


def test_a_token_knows_its_place() -> None:
    """Offsets count characters of the text as it stands."""
    text = "l’8  maggio\n\n2026"
    assert [text[token.start : token.end] for token in tokenize(text)] == ["l", "’", "8", "maggio", "\n\n", "2026"]


@pytest.mark.parametrize(
    ("numeral", "classes"),
    [
        ("5", "NUM DAY YY HOUR MON"),
        ("12", "NUM DAY YY HOUR MON"),
        ("13", "NUM DAY YY HOUR"),
        ("24", "NUM DAY YY HOUR"),
        ("00", "NUM DAY YY HOUR"),
        ("25", "NUM DAY YY"),
        ("31", "NUM DAY YY"),
        ("32", "NUM YY HIGH"),
        ("480", "NUM YEAR3"),
        ("1800", "NUM YEAR MODERN"),
        ("2049", "NUM YEAR MODERN"),
        ("2050", "NUM YEAR"),
        ("1099", "NUM YEAR"),
        ("2199", "NUM YEAR"),
        ("2200", "NUM FARYEAR"),
        ("0480", "NUM"),
        ("2026-04-08", "ISO"),
        ("2026/4/8", "ISO"),
        ("8.4.2026", "DMY"),
        ("8/4/26", "DMY"),
        ("08.04.26", "DMY"),
        ("8.4-2026", "LARGE"),
        ("1939/40", "YEARS"),
        ("10:30", "CLOCK"),
        ("10.30", "DOTTED DECIMAL"),
        ("2,5", "DECIMAL"),
        ("1.500", "LARGE"),
        ("1,000,000", "LARGE"),
        ("3,1999", "DECIMAL"),
        ("1" * 26, ""),
        ("1" * 25, "LARGE"),
    ],
)
def test_a_numeral_has_the_classes_of_its_shape(numeral: str, classes: str) -> None:
    """What a numeral can be in a rule depends on its figures alone."""
    assert numeral_classes(numeral) == tuple(classes.split())


def test_letters_change_the_classes_of_a_numeral() -> None:
    """ "1990s" is no year but years; letters that mean nothing leave nothing."""
    assert suffixed(("DECADES<NUM", "YEARS1<YEAR"), ("NUM", "YEAR")) == ("DECADES", "YEARS1")
    assert suffixed(("DECADES<NUM", "YEARS1<YEAR"), ("NUM",)) == ("DECADES",)
    assert suffixed((), ("NUM",)) == ()
    english = lexicon("en")
    assert english.classes("1990s") == {"DECADES": 1990, "YEARS1": 1990}
    assert english.classes("3RD") == {"DAYORD": 3, "ORDN": 3}
    assert english.classes("3qx") == {}


def test_a_numeral_stands_for_a_number_up_to_four_figures() -> None:
    """Longer and broken ones stay as they are written."""
    english = lexicon("en")
    assert set(english.classes("1999").values()) == {1999}
    assert set(english.classes("10:30").values()) == {"10:30"}
    assert set(english.classes("20260408").values()) == {"20260408"}


def test_a_word_is_looked_up_as_it_stands_then_in_small_letters() -> None:
    """ "May" is a month, "may" is not; MONDAY and Monday are the same."""
    english = lexicon("en")
    assert english.classes("May")["MONTH"] == 5
    assert "MONTH" not in english.classes("may")
    assert english.classes("MONDAY")["WEEKDAY"] == english.classes("monday")["WEEKDAY"] == 1
    assert english.classes("qwerty") == {}


def matches(text: str) -> list[tuple[int, int, dict[str, object]]]:
    """The places and slots of the rules that match an English text."""
    return [(match.first, match.end, dict(match.slots)) for match in rule_matches(scan(text, lexicon("en")))]


def test_the_longest_rule_wins() -> None:
    """ "12 March 2025" is one date, not a day, a month and a year."""
    assert matches("Met 12 March 2025 here") == [(1, 4, {"d": 12, "m": 3, "y": 2025})]


def test_matches_do_not_overlap() -> None:
    """What one match took is no part of the next."""
    assert [(first, end) for first, end, _ in matches("12 March 2025 and 13 March 2025")] == [(0, 3), (4, 7)]


def test_slots_hold_the_arguments_of_the_rule_too() -> None:
    """The words fill what they name, the rule gives the rest."""
    (match,) = rule_matches(scan("the day after tomorrow", lexicon("en")))
    assert match.slots == {"day": 2}
    assert match.places == {}
    (match,) = rule_matches(scan("two weeks ago", lexicon("en")))
    assert match.slots == {"n": 2, "u": "W", "dir": -1}
    assert match.places == {"n": 0, "u": 1}
