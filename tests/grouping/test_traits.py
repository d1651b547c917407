import pytest

from generator.grouping.traits import Kind, traits, traits_of
from tests.making import article


def keys(sentence: str, language: str) -> dict[str, Kind]:
    """The keys of a sentence's traits with their kinds."""
    return {trait.key: trait.kind for trait in traits_of(sentence, language)}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("It paid 1,250.5 million on 4 March 2027.", "en"),
        ("It paid 1,250.5 million on March 4, 2027.", "en"),
        ("Ha pagato 1.250,5 milioni il 4 marzo 2027.", "it"),
        ("Man zahlte am 4. März 2027 1'250,5 Millionen.", "de"),
    ],
)
def test_figures_and_dates_have_one_key_in_all_languages(sentence: str, language: str) -> None:
    """A figure is the same however a language groups its digits, a day however it names the month."""
    found = keys(sentence, language)
    assert found["#12505"] is Kind.FIGURE
    assert found["@03-04"] is Kind.DATE
    assert found["#2027"] is Kind.FIGURE


def test_stems_meet_across_languages() -> None:
    """Inflections and words that languages share have one key; marks do not part them."""
    assert keys("The consultation", "en").keys() == keys("le consultazioni", "it").keys() == {"consul"}
    assert keys("Zürcher", "de").keys() == keys("zurcher", "en").keys()


def test_capitals_tell_names_but_not_at_the_beginning() -> None:
    """A capital inside a sentence makes a name, one at its beginning only where all letters are capitals."""
    found = keys("Ministers met Lindqvist; the ESRB waited.", "en")
    assert {key for key, kind in found.items() if kind is Kind.NAME} == {"lindqv", "esrb"}
    assert keys("ESRB waits.", "en")["esrb"] is Kind.NAME


def test_capitals_tell_nothing_where_every_noun_has_one() -> None:
    """In German, where most content words have capitals, none counts as a name."""
    german = article("a", "Gestern prüfte die Behörde den Antrag der Bank auf Zulassung.", language="de", title="")
    assert traits(german).names == frozenset()
    assert traits(article("b", "Yesterday the office examined what Lindqvist had asked of it.")).names == {"lindqv"}


def test_function_words_and_calendar_are_no_traits() -> None:
    """Stop words, weekdays, lone months and single digits say nothing of what a text is about."""
    assert keys("On Monday in March it was 7.", "en") == {}


def test_unknown_languages_have_traits_too() -> None:
    """A language that we know nothing of still has words, names and figures."""
    assert keys("Wat zegt Lindqvist over 1.250?", "xx").keys() >= {"lindqv", "#1250"}
