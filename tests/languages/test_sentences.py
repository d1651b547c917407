import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.loading import known, language_data
from generator.languages.sentences import split

CORPORA = {
    code: yaml.safe_load((Path(__file__).parent / code / "sentences.yml").read_text("utf-8")) for code in known()
}
ENDS = [(code, line) for code in known() for line in CORPORA[code]["ends"].splitlines()]
GOES_ON = [(code, line) for code in known() for line in CORPORA[code]["goes_on"].splitlines()]
HARD = yaml.safe_load((Path(__file__).parent / "hard_cases.yml").read_text("utf-8"))
CASES = [(language, line) for language in sorted(HARD) for line in HARD[language].splitlines()]
TEXTS = st.text(alphabet=st.sampled_from("aAzZ Ä5.!?…\"'“”„«»()[]\n\t-–'’NrusU"), max_size=120)


def sentences(text: str, language: str) -> list[str]:
    """The words of each span."""
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(("language", "line"), ENDS)
def test_a_sentence_ends_where_the_next_begins(language: str, line: str) -> None:
    """Two sentences with a space between them come apart, whatever the first one ends with."""
    wanted = line.split("|")
    assert sentences(" ".join(wanted), language) == wanted


@pytest.mark.parametrize(("language", "line"), GOES_ON)
def test_a_stop_inside_a_sentence_ends_nothing(language: str, line: str) -> None:
    """Abbreviations, initials, ordinals, figures, addresses and asides are part of their sentence."""
    assert sentences(line, language) == [line]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_hard_cases_split_where_they_should(language: str, line: str) -> None:
    """Abbreviations, ordinals, quotations, ellipses, initials, addresses and lists split only where marked."""
    wanted = line.split("|")
    assert sentences(" ".join(wanted), language) == wanted


@given(text=TEXTS, language=st.sampled_from([*known(), "es"]))
def test_spans_cover_all_visible_text_in_order(text: str, language: str) -> None:
    """Spans are in order, apart, begin and end with visible characters, and leave only white space out."""
    spans = split(text, language)
    place = 0
    for start, end in spans:
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(text=TEXTS, language=st.sampled_from(known()))
def test_every_full_stop_of_one_sentence_stays_inside_it(text: str, language: str) -> None:
    """No sentence begins with a small letter unless it opens the text, a paragraph, or looks like a brand name."""
    for start, _ in split(text, language)[1:]:
        opener = text[start : start + 1]
        before = text[:start].rstrip()
        blank = re.search(r"\n[^\S\n]*\n\s*$", text[:start])
        assert blank or not opener.islower() or text[start + 1 : start + 2].isupper() or before[-1:] in "。！？"


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    """A heading without a full stop stands alone; a sentence broken over two lines stays whole."""
    assert sentences("A heading\n \nA sentence over\ntwo lines.", "en") == ["A heading", "A sentence over\ntwo lines."]


def test_an_unknown_language_splits_at_marks_before_capitals() -> None:
    """A language without data gets the neutral rules."""
    assert sentences("Él habla. ¡Ella escucha! Dice que sí. y no.", "es") == [
        "Él habla.",
        "¡Ella escucha!",
        "Dice que sí. y no.",
    ]


def test_sentences_glued_together_by_a_lost_space_come_apart() -> None:
    """A stop between a small letter and a word that opens sentences ends one; an address or a file name does not."""
    assert sentences("It fell.The bank said so. See node.Js and example.Com now.", "en") == [
        "It fell.",
        "The bank said so.",
        "See node.Js and example.Com now.",
    ]


def test_damage_by_rewriting_does_not_split_a_sentence() -> None:
    """A capital that a program put after "U.S." is no new sentence."""
    assert len(split("The U.S. Risks its lead while the U.S. Adopts nothing and the U.S. Has no law.", "en")) == 1


def test_abbreviations_written_with_a_capital_count_only_with_it() -> None:
    """ "Sun." is a Sunday, "sun." the end of a sentence."""
    assert sentences("We sat in the sun. Smith left. It rained on Sun. Smith said.", "en") == [
        "We sat in the sun.",
        "Smith left.",
        "It rained on Sun. Smith said.",
    ]


def test_wide_marks_end_sentences_without_a_space() -> None:
    """Chinese and Japanese marks need no white space after them."""
    assert sentences("这是一句。这是二句。", "zh") == ["这是一句。", "这是二句。"]


@pytest.mark.parametrize("language", known())
def test_abbreviations_stand_without_their_last_stop(language: str) -> None:
    """A trailing full stop in the data would never match."""
    rules = language_data(language).sentences
    lists = (rules.never_end, rules.before_number, rules.before_name, rules.may_end, rules.usually_end)
    assert not [term for terms in lists for term in terms if term.endswith(".")]
