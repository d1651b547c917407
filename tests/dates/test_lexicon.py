"""A language's `dates.yml`, compiled."""

from __future__ import annotations

import pytest

from generator.dates.engine import timexes
from generator.dates.lexicon import is_described, languages, lexicon
from tests.dates.cases import WEDNESDAY, value


@pytest.mark.parametrize("language", ["en-GB", "en-IE", "en-AU", "en-NZ", "en_GB"])
def test_a_region_that_writes_the_day_first_reads_it_so(language: str) -> None:
    """In British English 3/4/2027 is 3 April, and there is no doubt about it."""
    (timex,) = timexes("Due by 3/4/2027.", language=language, reference=WEDNESDAY)
    assert (timex.value, timex.stated) == ("2027-04-03", True)


@pytest.mark.parametrize("language", ["en", "en-US", "en-CA", "en-ZZ"])
def test_plain_english_reads_the_month_first_and_says_that_it_concluded_so(language: str) -> None:
    """3/4/2027 is 4 March, inferred; a region that writes the year first, or is not known, leaves it so."""
    (timex,) = timexes("Due by 3/4/2027.", language=language, reference=WEDNESDAY)
    assert (timex.value, timex.stated) == ("2027-03-04", False)


@pytest.mark.parametrize("language", ["en", "en-US", "en-GB", "de", "de-AT", "it", "it-CH"])
def test_a_dotted_date_gives_the_day_first_everywhere(language: str) -> None:
    """10.2.2027 is 10 February."""
    (timex,) = timexes("10.2.2027", language=language, reference=WEDNESDAY)
    assert (timex.value, timex.stated) == ("2027-02-10", True)


def test_regions_have_the_words_of_their_language() -> None:
    """en-GB and de-CH read as English and German."""
    assert value("on 3 May 2027", "en-GB") == ["2027-05-03"]
    assert value("am 3. Mai 2027", "de-CH") == ["2027-05-03"]


def test_a_language_is_described_by_its_folder() -> None:
    """Those with a `dates.yml`, with any region."""
    assert {"de", "en", "it"} <= set(languages())
    assert list(languages()) == sorted(languages())
    assert is_described("de-AT")
    assert not is_described("xx")


@pytest.mark.parametrize(
    ("language", "word", "name", "meaning"),
    [
        ("en", "February", "MONTH", 2),
        ("en", "feb", "MABBR", 2),
        ("en", "sunday", "WEEKDAY", 7),
        ("en", "ninety", "TENS", 90),
        ("de", "Dezember", "MONTH", 12),
        ("de", "Montagabend", "DAYPART", "1 EV"),
        ("de", "einundzwanzig", "CARD", 21),
        ("de", "Junihälfte", "HALFMONTH", 6),
        ("it", "ventitre", "CARD", 23),
        ("it", "LUNEDÌ", "WEEKDAY", 1),
    ],
)
def test_words_come_from_the_data_the_calendar_and_compounds(
    language: str, word: str, name: str, meaning: object
) -> None:
    """Months and weekdays from CLDR, others from the file, compounds joined or added."""
    assert lexicon(language).classes(word)[name] == meaning


def test_an_exact_word_counts_as_it_is_written_or_in_capitals() -> None:
    """German "Morgen" is the morning, "morgen" is tomorrow."""
    german = lexicon("de")
    assert "PART" in german.classes("Morgen")
    assert "DAYWORD" not in german.classes("Morgen")
    assert "DAYWORD" in german.classes("morgen")
    assert "MONTH" in lexicon("en").classes("MAY")


def test_a_month_that_is_its_own_abbreviation_has_none() -> None:
    """The full stop after "May" ends its sentence."""
    assert "MABBR" not in lexicon("en").classes("May")
    assert "MABBR" in lexicon("en").classes("Sep")


def test_cues_of_tense_are_read() -> None:
    """Phrases of two words, endings, and words after which a verb has no tense."""
    english = lexicon("en")
    assert english.phrases["set", "to"] == "FUTURE"
    assert ("ed", "PAST") in english.endings
    assert english.nonfinite == {"be", "to", "being"}


def test_rules_are_found_by_what_they_begin_with_in_their_order() -> None:
    """No rule is tried at a word that cannot begin it, and the first of the file is tried first."""
    english = lexicon("en")
    character = english.characters[frozenset(english.classes("yesterday"))]
    tried = english.rules[character]
    assert {"day", "time"} <= {rule.operation for rule in tried}
    assert [rule.operation for rule in tried].index("day") < [rule.operation for rule in tried].index("time")
    assert all(rule.operation not in ("numeric", "holiday", "decade") for rule in tried)
