"""Words: cut down, compared as forms of one, as cognates, as sets."""

from __future__ import annotations

import pytest

from generator.analysis.words import (
    Kinship,
    akin,
    containment,
    content,
    folded,
    inflected,
    likeness,
    same_word,
    shared_beginning,
    stem,
    words,
)

ENDINGS = (frozenset({"", "s"}), frozenset({"y", "ies"}), frozenset({"a", "e"}))


def test_words_are_casefolded_and_figures_stay_whole() -> None:
    """Marks part words, but not the digits of a figure."""
    assert words("The Straße, at 1,200.50: 3 p.m.") == ["the", "strasse", "at", "1,200.50", "3", "p", "m"]


def test_a_stem_is_the_beginning_of_a_word() -> None:
    """A figure has no stem: 20260 is not 202601."""
    assert [stem("consultations"), stem("makers", 5), stem("act"), stem("2026012")] == [
        "consul",
        "maker",
        "act",
        "2026012",
    ]


def test_content_leaves_out_function_words_and_letters() -> None:
    """A single digit counts, a single letter does not."""
    assert content("The Council of Q adopted 5 consultations", "en") == ("counci", "adopte", "5", "consul")


@pytest.mark.parametrize(
    ("first", "second", "letters"),
    [
        ("minister", "ministry", 6),
        ("act", "action", 3),
        ("action", "act", 3),
        ("a", "b", 0),
        ("", "b", 0),
        ("x", "x", 1),
    ],
)
def test_the_shared_beginning_is_counted(first: str, second: str, letters: int) -> None:
    """Up to the first letter that differs, or the end of the shorter word."""
    assert shared_beginning(first, second) == letters


@pytest.mark.parametrize(
    ("first", "second"),
    [("exemption", "exemptions"), ("rule", "ruled"), ("bank", "banken"), ("a", "a"), ("norma", "norme")],
)
def test_forms_of_a_word_meet(first: str, second: str) -> None:
    """Four letters are enough where at most two follow."""
    assert same_word(first, second)
    assert same_word(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("trade", "tradition"), ("act", "acts"), ("minister", "ministerial"), ("rule", "role"), ("a", "b")],
)
def test_other_words_do_not_meet(first: str, second: str) -> None:
    """Nor do forms of words so short that anything could begin with them."""
    assert not same_word(first, second)
    assert not same_word(second, first)


def test_the_tolerance_of_forms_is_given() -> None:
    """How many letters two words share, and how many may follow, is the caller's."""
    assert same_word("act", "acts", shared=3)
    assert not same_word("act", "acting", shared=3)
    assert same_word("act", "acting", shared=3, ending=3)
    assert same_word("observatory", "observatoriumsrat", shared=8, ending=None)
    assert not same_word("observatory", "observatorium", shared=11, ending=None)


@pytest.mark.parametrize(
    ("first", "second"), [("tassa", "tasse"), ("city", "cities"), ("rule", "rules"), ("act", "acts")]
)
def test_endings_that_stand_for_each_other_inflect(first: str, second: str) -> None:
    """Alike but for one ending of the language."""
    assert inflected(first, second, endings=ENDINGS, shared=3)
    assert inflected(second, first, endings=ENDINGS, shared=3)


@pytest.mark.parametrize(
    ("first", "second"), [("tassa", "tasso"), ("ban", "bank"), ("as", "ass"), ("202", "2025"), ("rule", "role")]
)
def test_other_endings_make_another_word(first: str, second: str) -> None:
    """Nor is a figure ever a form of another, or a word too short to be known by its beginning."""
    assert not inflected(first, second, endings=ENDINGS, shared=3)


def test_a_sealed_word_takes_no_ending() -> None:
    """Words that end with such a letter change it, they take nothing on."""
    assert inflected("banca", "bancas", endings=ENDINGS)
    assert not inflected("banca", "bancas", endings=ENDINGS, sealed="a")
    assert inflected("banca", "bance", endings=ENDINGS, sealed="a")


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Straße", "strase"),
        ("Phase", "fase"),
        ("Thema", "tema"),
        ("Architekt", "arcitet"),
        ("chimica", "cimica"),
        ("acte", "ate"),
        ("nation", "nazion"),
        ("center", "zenter"),
        ("quick", "cic"),
        ("system", "sistem"),
        ("Projekt", "proget"),
        ("Taxi", "tasi"),
        ("società", "sozieta"),
    ],
)
def test_sounds_are_spelled_one_way(word: str, plain: str) -> None:
    """Letters that stand for one sound in two languages become one, marks and doubled letters go."""
    assert folded(word) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("consultation", "Konsultation"),
        ("consultation", "consultazione"),
        ("Projekt", "progetto"),
        ("phase", "fase"),
        ("protocols", "protocolli"),
        ("decentralized", "dezentrale"),
        ("Commission", "Kommission"),
        ("banks", "Banken"),
        ("banks", "banche"),
        ("central", "Zentralbank"),
        ("2026", "2026"),
    ],
)
def test_cognates_meet(one: str, other: str) -> None:
    """One spelling for the sounds that languages write differently, endings apart."""
    assert akin(folded(one), folded(other))
    assert akin(folded(other), folded(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("transfer", "transizione"),
        ("interest", "internet"),
        ("register", "regolamento"),
        ("2026", "20260"),
        ("20261", "20262"),
        ("a", "b"),
        ("European", "Europäischen"),
    ],
)
def test_words_that_only_begin_alike_do_not_meet(one: str, other: str) -> None:
    """A common beginning must be most of the shorter word."""
    assert not akin(folded(one), folded(other))
    assert not akin(folded(other), folded(one))


def test_words_of_names_may_differ_more() -> None:
    """Names are few, and meet by several words."""
    assert akin(folded("European"), folded("Europäischen"), names=True)
    assert not akin(folded("Europol"), folded("Eurofighter"), names=True)


def test_kin_are_found_among_all_words() -> None:
    """A word is its own kin where it belongs to the vocabulary, and meets what is akin to it."""
    kinship = Kinship(map(folded, ("Konsultation", "consultation", "consul", "protest")))
    assert kinship.of(folded("consultazione")) == {folded("consultation"), folded("Konsultation"), folded("consul")}
    assert kinship.meets(folded("protests"), {folded("protest")})
    assert not kinship.meets(folded("protests"), {folded("consul")})
    assert kinship.of("zzzz") == frozenset()


def test_kin_of_names_may_differ_more() -> None:
    """As words of names may."""
    words_of_names = [folded("Europäischen")]
    assert Kinship(words_of_names, names=True).of(folded("European"))
    assert not Kinship(words_of_names).of(folded("European"))


def test_likeness_is_of_both_and_containment_of_the_smaller() -> None:
    """Nothing is like an empty text."""
    assert likeness("abc", "bcd") == pytest.approx(2 / 3)
    assert containment("ab", "bcde") == pytest.approx(1 / 2)
    assert likeness("", "a") == likeness("a", "") == containment("", "a") == containment("a", "") == 0.0
