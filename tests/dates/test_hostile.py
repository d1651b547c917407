"""Long and hostile texts end, and what they say is still found."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest

from generator.dates.engine import OPERATIONS, timexes
from generator.dates.lexicon import languages, lexicon
from tests.dates.cases import WEDNESDAY

LONG = 30_000
ENOUGH = 15  # seconds of processor time, ten times what it takes; a quadratic step takes minutes
PIECES = (
    "7",
    "next ",
    "2025-",
    "1/",
    "12.",
    "a",
    "three ",
    "of the ",
    " ",
    "\n",
    "May ",
    "(",
    "3, ",
    "' ",
    "\u0301",
    "20",
)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_long_run_of_one_piece_ends(language: str, piece: str) -> None:
    """A text that repeats one piece is read in time in proportion to its length, and the date after it is found."""
    text = piece * (LONG // len(piece)) + "\n\n2026-04-01"
    start = time.process_time()
    found = timexes(text, language=language, reference=WEDNESDAY)
    assert time.process_time() - start < ENOUGH
    assert found[-1].value == "2026-04-01"


@pytest.mark.parametrize("language", languages())
def test_no_rule_repeats(language: str) -> None:
    """No rule holds a repetition, so each reads a bounded number of tokens and time grows with the text."""
    for rules in lexicon(language).rules.values():
        for rule in rules:
            assert not re.search(r"[*+{]", rule.pattern.pattern)


@pytest.mark.parametrize("language", languages())
def test_every_rule_has_an_operation(language: str) -> None:
    """A rule of the data names an operation that exists."""
    assert {rule.operation for rules in lexicon(language).rules.values() for rule in rules} <= set(OPERATIONS)


NEEDED = {
    "listed": {"d"},
    "numeric": {"t"},
    "weekday": {"wd"},
    "day": {"day"},
    "shift": {"u", "dir"},
    "that": {"u"},
    "step": {"u", "dir"},
    "ago": {"u"},
    "ended": {"u", "ended", "m", "d"},
    "decade": {"y"},
    "century": {"n"},
    "holiday": {"f"},
    "duration": {"u"},
    "fixed": {"v"},
    "daytime": {"w"},
}


@pytest.mark.parametrize("language", languages())
def test_every_rule_gives_its_operation_what_it_needs(language: str) -> None:
    """The slots and arguments that an operation cannot do without are in each of its rules."""
    for rules in lexicon(language).rules.values():
        for rule in rules:
            given = {group.partition("__")[0] for group in rule.groups} | set(rule.arguments)
            assert given >= NEEDED.get(rule.operation, set()), (rule.operation, rule.groups)


@pytest.mark.parametrize("language", languages())
def test_every_word_class_of_a_rule_exists(language: str) -> None:
    """A rule names no class that no word can have: a misspelt name would never match and never be noticed."""
    words = lexicon(language)
    known = {name for classes in words.characters for name in classes}
    named = {n for rules in words.rules.values() for rule in rules for names in rule.groups.values() for n in names}
    assert named <= known
    assert not any("(?!)" in rule.pattern.pattern for rules in words.rules.values() for rule in rules)


def test_markup_and_control_characters_are_text() -> None:
    """Nothing of a text is anything but text."""
    text = "<script>on Monday</script>\x00\u202e 2026-04-01 \ud800"
    assert [t.value for t in timexes(text, language="en", reference=date(2026, 4, 8))] == ["2026-04-06", "2026-04-01"]


@pytest.mark.parametrize("language", ["xx", "es", "ja", "und", ""])
def test_nothing_is_found_in_a_language_without_data(language: str) -> None:
    """A text in a language without data has no expressions; asking for its data is a stated error."""
    assert timexes("2026-04-01", language=language, reference=date(2026, 4, 8)) == ()
    with pytest.raises(ValueError, match=f"'{language}'"):
        lexicon(language)


def test_a_regional_language_reads_as_its_language() -> None:
    """de-AT is German."""
    assert timexes("2026-04-01", language="de-AT", reference=None)[0].value == "2026-04-01"
