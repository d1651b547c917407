"""What the forms of nouns and verbs tell of who speaks."""

from __future__ import annotations

import pytest

from generator.analysis.speech.naming import labels, same_name
from generator.analysis.speech.rules import speech_rules


@pytest.mark.parametrize(
    ("language", "noun", "determiner", "determined", "several"),
    [
        ("en", "critics", "", False, True),
        ("en", "critic", "the", True, False),
        ("en", "congress", "the", True, False),
        ("en", "census", "", False, False),
        ("it", "critici", "i", True, True),
        ("it", "critico", "il", True, False),
        ("it", "analisti", "", False, True),
        ("it", "agenzie", "le", True, True),
        ("de", "verbände", "die", True, True),
        ("de", "verband", "der", True, False),
        ("de", "experten", "", False, True),
        ("de", "händler", "der", True, False),
        ("de", "händler", "die", True, True),
        ("de", "fachleute", "", False, True),
        ("de", "branche", "die", True, False),
        ("xx", "nouns", "", False, False),
    ],
)
def test_number_is_told_by_ending_and_determiner(
    language: str, noun: str, determiner: str, determined: bool, several: bool
) -> None:
    """Determiners settle it where they can; some endings count only without one."""
    assert speech_rules(language).is_plural(noun, determiner, determined=determined) is several


@pytest.mark.parametrize(
    ("language", "verb", "name", "agrees"),
    [
        ("en", "support", "Debian", False),
        ("en", "supports", "Debian", True),
        ("en", "support", "Greens", True),
        ("en", "said", "Debian", True),
        ("it", "sostengono", "Debian", False),
        ("it", "sostiene", "Debian", True),
        ("it", "sostengono", "Costa Pulita", True),
        ("de", "fordern", "Debian", False),
        ("de", "fordert", "Debian", True),
        ("de", "fordern", "Freie Häfen", True),
    ],
)
def test_a_single_name_takes_no_plural(language: str, verb: str, name: str, agrees: bool) -> None:
    """Plural forms need a name that can be several."""
    assert speech_rules(language).agrees(verb, name) is agrees


@pytest.mark.parametrize(
    ("language", "word", "speaks"),
    [
        ("en", "association", True),
        ("en", "institutes", False),
        ("en", "critics", True),
        ("en", "spokesperson", True),
        ("en", "bridge", False),
        ("it", "portavoce", True),
        ("it", "associazione", True),
        ("it", "ponte", False),
        ("de", "verband", True),
        ("de", "verbandes", True),
        ("de", "hafenverband", True),
        ("de", "brücke", False),
        ("de", "rat", True),
        ("xx", "association", False),
    ],
)
def test_persons_and_single_organisations_speak(language: str, word: str, speaks: bool) -> None:
    """In any form that the language gives them; compounds where it has them."""
    assert speech_rules(language).speaks(word) is speaks


@pytest.mark.parametrize(
    ("language", "word", "collective"),
    [
        ("en", "industry", True),
        ("en", "shipindustry", False),
        ("it", "settore", True),
        ("de", "branche", True),
        ("de", "hafenwirtschaft", True),
        ("de", "hafen", False),
    ],
)
def test_lines_of_business_speak_as_one(language: str, word: str, collective: bool) -> None:
    """Also at the end of a compound, in languages that have them."""
    assert speech_rules(language).is_collective(word) is collective


@pytest.mark.parametrize(
    ("noun", "nominative"),
    [("verbandes", "verband"), ("institutes", "institut"), ("vereins", "verein"), ("verein", "verein")],
)
def test_a_genitive_is_taken_back_to_its_nominative(noun: str, nominative: str) -> None:
    """By the endings that the language lists."""
    assert speech_rules("de").nominative(noun) == nominative
    assert speech_rules("en").nominative(noun) == noun


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Forum of Regional Banks", "en"), ("Forum der Regionalbanken", "de"), True),
        (("Forum of Regional Banks", "en"), ("Forum der Regionalbahnen", "de"), False),
        (("European Commission", "en"), ("Europäische Kommission", "de"), True),
        (("European Commission", "en"), ("Commissione europea", "it"), True),
        (("European Commission", "en"), ("European Commission", "en"), False),
        (("Maria Bell", "en"), ("Maria Bello", "it"), False),
        (("Commission", "en"), ("Kommission", "de"), False),
        (("Port Commission", "en"), ("Kommission", "de"), False),
    ],
)
def test_organisations_meet_across_languages(first: tuple[str, str], second: tuple[str, str], same: bool) -> None:
    """Word by word, a compound for two; never within a language, persons, or a single word."""
    assert same_name(first, second) is same
    assert same_name(second, first) is same


def test_a_name_is_shown_in_the_page_s_language() -> None:
    """Of the names of one actor the first in the page's language, else the first of all."""
    names = [("European Commission", "en"), ("Europäische Kommission", "de"), ("Kommission Europa", "de")]
    assert labels(names, "de")["european commission"] == "Europäische Kommission"
    assert labels(names, "it")["europäische kommission"] == "European Commission"


def test_pairs_meet_in_any_order() -> None:
    """Two actors joined by "and" are the same two the other way round, in another language too."""
    names = [("Sea Union and Dock Fund", "en"), ("Dock Fund & Sea Union", "en"), ("Dock Fund und Sea Union", "de")]
    assert set(labels(names, "en").values()) == {"Sea Union and Dock Fund"}
