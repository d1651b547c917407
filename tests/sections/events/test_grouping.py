"""What is told of one event, by hand-made evidence: how much is enough, and what speaks against it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from generator.analysis.annotation import analyse
from generator.analysis.model import Dating, Evidence, NameWords, Occurrence, Sentence
from generator.dates.timex import Timex
from generator.model.briefings import SourceEntry
from generator.model.precision import Phase, Precision
from generator.sections.events.same_event import Told, groups
from tests.sections.conftest import article

DAY = dt.date(2026, 4, 8)
WEEK = {"first": dt.date(2026, 4, 6), "last": dt.date(2026, 4, 12), "precision": Precision.WEEK}
MONTH = {"first": dt.date(2026, 4, 1), "last": dt.date(2026, 4, 30), "precision": Precision.MONTH}
YEAR = {"first": dt.date(2026, 1, 1), "last": dt.date(2026, 12, 31), "precision": Precision.YEAR}


def split(written: str) -> frozenset[str]:
    """Words, apart by spaces."""
    return frozenset(written.split())


def sentence(number: int, language: str = "en", *, text: str = "", name: str = "", **evidence: str) -> Sentence:
    """A sentence with this evidence; names are apart by commas."""
    (made,) = analyse(article(name or f"a{number}", text or f"Text {number}.", language=language)).sentences
    names: tuple[NameWords, ...] = tuple(split(one) for one in evidence.get("names", "").split(",") if one.strip())
    figures, words, subject = (split(evidence.get(key, "")) for key in ("figures", "words", "subject"))
    entry = SourceEntry(number, made.entry.article, number)
    return replace(made, entry=entry, evidence=Evidence(names, figures, words, subject))


OF_SENTENCE = ("language", "text", "name", "names", "figures", "words", "subject")
OF_DATING = ("bound", "earliest", "phase")


def told(number: int, *, before: Sentence | None = None, index: int = 0, **given: Any) -> Told:
    """Something told by a source, by default of one day."""
    own = {key: given.pop(key) for key in OF_SENTENCE if key in given}
    first, last = given.pop("first", DAY), given.pop("last", None)
    precision = given.pop("precision", Precision.DAY)
    timex = Timex(0, 1, "x", "DATE", "x", precision, stated=True)
    flags = {"stated": True, "bound": False, "points_back": False} | {k: given.pop(k) for k in OF_DATING if k in given}
    dating = Dating(0, 1, first, last or first, precision, timex=timex, **flags)
    sets = {key: split(given.pop(key)) for key in ("stems", "kinds", "stages") if key in given}
    occurrence = Occurrence(dating, False, True, False, False, False, False, **sets, **given)
    return Told(occurrence, sentence(number, **own), before, index)


def are_one(one: dict[str, Any], other: dict[str, Any], *others: Told) -> bool:
    """Whether two sources tell of one event, whichever comes first."""
    first, second = told(1, **one), told(2, **other)
    together = [
        any(len(group) > 1 for group in groups([*pair, *others])) for pair in ((first, second), (second, first))
    ]
    assert together[0] is together[1]
    return together[0]


ENGLISH: dict[str, Any] = {"language": "en", "names": "port authority", "words": "museum ferry"}
ITALIAN: dict[str, Any] = ENGLISH | {"language": "it"}
MUCH, PORT, NOBODY = {"words": "museum ferry quay tunnel"}, {"names": "port", "words": ""}, {"names": ""}
DUE, VOTE, NO = {"bound": True}, {"acts": frozenset({("vote", 1)})}, ("vote", -1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ENGLISH, ITALIAN, True),
        (ENGLISH, ITALIAN | {"words": "museum"}, True),
        (ENGLISH | {"names": "port"}, ITALIAN | {"names": "port", "words": "museum"}, False),
        (ENGLISH | {"names": "port"}, ITALIAN | {"names": "port"}, True),
        (ENGLISH, ENGLISH, False),
        (ENGLISH | MUCH, ENGLISH | MUCH, True),
        (ENGLISH | MUCH | NOBODY, ITALIAN | MUCH | NOBODY, False),
        (ENGLISH | NOBODY | {"figures": "41"}, ITALIAN | NOBODY | {"figures": "41"}, True),
        (ENGLISH | {"figures": "41"}, ITALIAN | {"figures": "27"}, False),
        (ENGLISH | {"figures": "41 27"}, ITALIAN | {"figures": "27"}, True),
        (ENGLISH | {"figures": "41"}, ITALIAN, True),
        (ENGLISH | {"names": "port authority,bolt"}, ITALIAN | {"names": "port authority,norvik"}, False),
        (ENGLISH | {"names": "port authority,bolt"}, ITALIAN, True),
        (ENGLISH | {"subject": "port"}, ITALIAN | {"subject": "authority"}, False),
        (ENGLISH | {"subject": "port"}, ITALIAN | {"subject": "port"}, True),
        (ENGLISH | {"subject": "port"}, ITALIAN | {"subject": "norvik"}, False),
        (ENGLISH | {"subject": "bolt"}, ITALIAN | {"subject": "norvik"}, True),
        (ENGLISH | WEEK, ITALIAN | WEEK, True),
        (ENGLISH | WEEK | {"words": "museum"}, ITALIAN | WEEK | {"words": "museum"}, False),
        (ENGLISH | YEAR, ITALIAN | YEAR, False),
        (ENGLISH | YEAR | MUCH, ITALIAN | YEAR | MUCH, True),
        (ENGLISH | DUE, ITALIAN | DUE | NOBODY, False),
        (ENGLISH | PORT | DUE, ITALIAN | PORT | DUE, True),
        (ENGLISH | PORT, ITALIAN | PORT | DUE, False),
        (ENGLISH, ITALIAN | {"first": dt.date(2026, 4, 9)}, False),
        (ENGLISH | {"phase": Phase.START}, ITALIAN | {"phase": Phase.END}, False),
        (ENGLISH | {"phase": Phase.LATE}, ITALIAN | {"phase": Phase.END}, True),
        (ENGLISH | {"phase": Phase.LATE}, ITALIAN, True),
        (ENGLISH | VOTE, ITALIAN | {"acts": frozenset({NO})}, False),
        (ENGLISH | VOTE, ITALIAN | {"acts": frozenset({NO, ("vote", 1)})}, True),
        (ENGLISH | VOTE, ITALIAN | {"acts": frozenset({("sign", -1)})}, True),
        (ENGLISH | {"denied": True}, ITALIAN, True),
    ],
)  # fmt: skip
def test_how_much_evidence_makes_one_event(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    """Three pieces for a day, a name or figure among them, four in one language, more for a longer time; nothing that
    each has alone."""
    assert are_one(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"stems": "a b c d e"}, {"stems": "a b c d e"}, True),
        ({"stems": "a b c d e"}, {"stems": "a b c x y"}, True),
        ({"stems": "a b c d e"}, {"stems": "a b v x y"}, False),
        ({"stems": "a b c d e"}, {"stems": "a b c d e f g h i j k l m n"}, True),
        ({"stems": "a b c d e"}, {"stems": "a b c x e f g h i j k l m n"}, True),
        ({"stems": "a b c d e"}, {"stems": "a b c x y f g h i j k l m n"}, False),
        ({"stems": "a b"}, {"stems": "a b c d e f g"}, False),
        ({"stems": "a b c d"}, {"stems": "a b c d", "language": "it"}, False),
        ({"stems": "a b c d", "denied": True}, {"stems": "a b c d"}, False),
        ({"stems": "a b c d", "figures": "41"}, {"stems": "a b c d", "figures": "27"}, False),
        ({"stems": "a b c d", "figures": "41"}, {"stems": "a b c d"}, True),
    ],
)
def test_the_same_words_in_one_language_are_enough(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    """Three in five of both, or four in five of the shorter; nothing denied or counted otherwise."""
    assert are_one(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"stages": "pilot"}, {"stages": "pilot"}, True),
        ({"stages": "pilot"}, {"stages": "pilot", "language": "it"}, True),
        ({"stages": "pilot"}, {"stages": "issuance"}, False),
        ({"kinds": "force proposal"}, {"kinds": "force proposal", "language": "it"}, True),
        ({"kinds": "force proposal"}, {"kinds": "force proposal"}, False),
        ({"kinds": "force"}, {"kinds": "force", "language": "it"}, False),
        ({"stages": "pilot", "earliest": True}, {"stages": "pilot"}, False),
        ({"stages": "pilot", "figures": "41"}, {"stages": "pilot", "figures": "27"}, False),
        ({"stages": "pilot", "names": "bolt"}, {"stages": "pilot", "names": "norvik"}, False),
        ({"stages": "pilot", "names": "bolt"}, {"stages": "pilot"}, True),
    ],
)
def test_one_kind_of_event_is_one(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    """A stage of which there is one at a time; or two kinds in two languages; nobody whom each leaves out."""
    assert are_one(one, other) is same


def test_words_of_many_days_tell_nothing_of_one() -> None:
    """A name that sentences of three other days have is no evidence."""
    elsewhere = [
        told(9, first=DAY + dt.timedelta(9 * day), names="port authority", words="museum") for day in (1, 2, 3)
    ]
    assert are_one(ENGLISH, ITALIAN, *elsewhere[:2])
    assert not are_one(ENGLISH, ITALIAN, *elsewhere)


def test_a_sentence_without_names_has_those_of_the_one_before() -> None:
    """It leans on it for whom it is about, and adds its words."""
    lead = sentence(1, names="port authority", words="museum")
    leaning = told(1, before=lead, words="ferry")
    other = told(2, **ITALIAN)
    assert len(groups([leaning, other])) == 1
    assert len(groups([told(1, words="ferry"), other])) == 2
    assert len(groups([told(1, before=lead, names="bolt", words="ferry"), other])) == 2


def test_translations_tell_the_same_in_the_same_order() -> None:
    """Whatever their words; those of one language are compared."""
    one, other = told(1, name="x"), told(2, name="x", language="it")
    assert len(groups([one, other])) == 1
    assert len(groups([one, replace(other, index=1)])) == 2
    assert len(groups([one, told(2, name="x")])) == 2
    assert len(groups([one, told(1, name="y", language="it")])) == 2


def test_sentences_that_stand_word_for_word_in_several_articles_are_joined() -> None:
    """With all that is told beside them, unless one source would tell it twice."""
    one, other = told(1, text="It was founded.", figures="41"), told(2, text="It was founded.", figures="27")
    assert len(groups([one, other])) == 1
    assert len(groups([one, told(1, text="It was founded.", figures="27")])) == 2
    assert len(groups([one, told(2, text="It was closed.", figures="27")])) == 2


@pytest.mark.parametrize(
    ("day", "wide", "joined"),
    [
        ({}, ENGLISH | WEEK, True),
        ({"first": dt.date(2026, 4, 6)}, ENGLISH | WEEK, True),
        ({"first": dt.date(2026, 4, 12)}, ENGLISH | WEEK, True),
        ({"first": dt.date(2026, 4, 13)}, ENGLISH | WEEK, False),
        ({"first": dt.date(2026, 4, 5)}, ENGLISH | WEEK, False),
        ({}, ENGLISH | MONTH, False),
        ({"stages": "pilot"}, ENGLISH | MONTH | {"stages": "pilot"}, True),
        ({"stages": "pilot"}, ENGLISH | MONTH | {"stages": "pilot", "phase": Phase.START}, True),
        ({"stages": "pilot"}, ENGLISH | MONTH | {"stages": "pilot", "phase": Phase.END}, False),
        ({"stages": "pilot"}, ENGLISH | YEAR | {"stages": "pilot"}, False),
    ],
)
def test_a_week_or_month_is_that_of_the_one_day_in_it(day: dict[str, Any], wide: dict[str, Any], joined: bool) -> None:
    """A week if it tells the same, a month only where both are of one stage."""
    found = groups([told(1, **(ITALIAN | day)), told(2, **wide)])
    assert (len(found) == 1) is joined


def test_a_week_with_two_days_is_neither() -> None:
    """Nobody knows which is meant."""
    days = [told(number, **ITALIAN, first=DAY + dt.timedelta(number)) for number in (1, 3)]
    assert len(groups([*days, told(2, **ENGLISH, **WEEK)])) == 3


def test_all_of_a_group_tell_the_same() -> None:
    """What is like one of them but not another stays apart."""
    one, two = told(1, stems="a b c d e"), told(2, stems="a b c d e f")
    third = told(3, stems="a b c d e", denied=True)
    assert [len(group) for group in groups([one, two, third])] == [2, 1]
