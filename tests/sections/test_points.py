"""What may be a key point: how much a sentence counts, whose it is, and when two tell one fact."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.analysis.model import Dossier
from generator.model.articles import Part, Rewriting
from generator.sections import timeline
from generator.sections.points import PointCandidate, candidates, same_fact, titles
from tests.sections.conftest import article, dossier

DAY = dt.date(2026, 4, 8)
FILLING = [
    f"Bellhaven painted the quay of ferry {name} in green." for name in ("Ada", "Bea", "Cleo", "Dora", "Eva", "Fay")
]
PLAIN = "Bellhaven painted the harbour gates of Northport in green."


def found(made: Dossier) -> list[PointCandidate]:
    """The candidates of an issue."""
    return candidates(made, timeline.derive(made))


def only(text: str, *before: str, language: str = "en", page: str = "en", **fields: Any) -> PointCandidate:
    """What a sentence is as a candidate, far down in a long article with a title."""
    given: dict[str, Any] = {"published": DAY, "title": "Harbour gates"} | fields
    one = article("a", *(before or FILLING), text, language=language, **given)
    (candidate,) = [one for one in found(dossier(one, language=page)) if one.sentence.text == text]
    return candidate


@pytest.mark.parametrize(
    ("text", "fields", "factor"),
    [
        (PLAIN, {"page": "it"}, 0.5),
        (PLAIN, {"ai": Rewriting()}, 0.5),
        (PLAIN, {"published_stated": False}, 0.5),
        ("Bellhaven might paint the harbour gates of Northport green.", {}, 0.8),
        ("Bellhaven painted our harbour gates of Northport in green.", {}, 0.8),
        ("Bellhaven painted the harbour gates green on Monday evening.", {}, 1.6),
        ("Bellhaven banned the harbour gates of Northport in green.", {}, 1.6),
        ("Parliament painted the harbour gates of Northport in green.", {}, 1.6),
        ("Parliament banned the harbour gates of Northport in green.", {}, 2.56),
        ("Parliament banned, rejected, taxed, released the harbour of Northport.", {}, 1.6**4),
    ],
)
def test_what_doubts_and_acts_make_of_a_weight(text: str, fields: dict[str, Any], factor: float) -> None:
    """Each doubt takes its share, each kind of act and power adds its own, up to three."""
    assert len(text.split()) == len(PLAIN.split())
    assert only(text, **fields).weight == pytest.approx(factor * only(PLAIN).weight)


def test_the_words_of_the_issue_count() -> None:
    """A sentence without a word of the issue's own title counts less than half."""
    one = article("a", *FILLING, PLAIN, published=DAY)
    beside, named = (found(dossier(one, title={"en": title}))[-1] for title in ("Ferries", "Open gates"))
    assert beside.weight == pytest.approx(0.4 * named.weight)


def test_the_opening_and_the_newest_count_more_and_a_note_half() -> None:
    """A text leads with what it tells, its first sentences count before later ones; six only note in passing."""
    base = only(PLAIN).weight
    long = found(dossier(article("a", PLAIN, *FILLING, published=DAY, title="Harbour gates")))
    assert long[0].weight == pytest.approx(1.8 * 7**0.2 * base)
    assert only(PLAIN, *FILLING[:5]).weight == pytest.approx(0.5 * (7 / 6) ** 0.2 * base)
    later = article("b", *FILLING, PLAIN, published=dt.date(2026, 5, 8))
    old, new = (
        each
        for each in found(dossier(article("a", *FILLING, PLAIN, published=DAY), later))
        if PLAIN in each.sentence.text
    )
    assert new.weight == pytest.approx(1.5 * old.weight)


def test_what_several_origins_tell_and_what_is_due_counts_more() -> None:
    """The event of the timeline that a sentence tells of tells how many know of it, and whether it is a deadline."""
    text = "Bellhaven closed the harbour gates of Northport on 3 April 2026."
    alone = only(text)
    others = article("b", text, published=DAY), article("c", text, published=DAY)
    one = article("a", *FILLING, text, published=DAY, title="Harbour gates")
    several = [each for each in found(dossier(one, *others[:1])) if each.sentence.entry.number == 1][-1]
    assert (alone.fact.agreed, several.fact.agreed) == (False, True)
    assert several.weight == pytest.approx(2.5 * alone.weight)
    copies = [each for each in found(dossier(one, *others, origins=(1, 1, 1))) if each.sentence.text == text]
    assert [each.fact.agreed for each in copies] == [False]
    due = "Shipowners must pay the harbour fees of Northport by 3 May 2026."
    assert only(due).fact.due
    assert not only(due, published=dt.date(2026, 5, 4)).fact.due
    undue = only(due, published=dt.date(2026, 5, 4))
    assert only(due).weight == pytest.approx(2 * undue.weight)


@pytest.mark.parametrize(
    ("text", "speakers", "speaker"),
    [
        ("The Ship Owners League claims that the harbour gates of Northport rust.", ["ship owners league"], None),
        ("“The gates of Northport rust,” said the Ship Owners League.", ["ship owners league"], "Ship Owners League"),
        (PLAIN, [], None),
    ],
)
def test_whose_a_sentence_is(text: str, speakers: list[str], speaker: str | None) -> None:
    """Who says it is told where the words are their own; else the sentence names them."""
    candidate = only(text)
    assert [" ".join(sorted(name)) for name in candidate.speakers] == [
        " ".join(sorted(one.split())) for one in speakers
    ]
    assert candidate.point.speaker == speaker


def test_what_somebody_says_counts_less_and_their_own_words_half() -> None:
    """By who says it and how, whatever it is."""
    told = "The Ship Owners League claims that harbour gates rust."
    assert len(told.split()) == len(PLAIN.split())
    assert only(told).weight == pytest.approx(0.8 * only(PLAIN).weight)
    own = "“The harbour gates rust,” said the Ship Owners League."
    assert only(own).weight == pytest.approx(0.8 * 0.5 * only(PLAIN).weight)


def test_what_began_on_the_day_of_a_text_is_not_awaited() -> None:
    """Only what lies ahead of it."""
    text = "The gates of Northport open in 2027."
    for day, awaited in ((dt.date(2026, 12, 31), 1), (dt.date(2027, 1, 1), 0), (None, 0)):
        assert len(found(dossier(article("a", text, published=day)))[0].awaited) == awaited
    assert not found(dossier(article("a", "The gates of Northport open on 3 May 2027.", published=DAY)))[0].awaited


@pytest.mark.parametrize(
    ("day", "newest", "overtaken"),
    [
        (dt.date(2026, 4, 8), dt.date(2026, 5, 3), True),
        (dt.date(2026, 4, 8), dt.date(2026, 5, 2), False),
        (dt.date(2026, 5, 2), dt.date(2026, 5, 3), True),
        (dt.date(2026, 5, 3), dt.date(2026, 5, 9), False),
        (None, dt.date(2026, 5, 9), False),
    ],
)
def test_a_day_overtakes_what_was_to_come(day: dt.date | None, newest: dt.date, overtaken: bool) -> None:
    """It was ahead of the text, and the newest source knows that it has come."""
    one = article("a", "The harbour gates of Northport open on 3 May 2026.", published=day)
    other = article("b", "Bellhaven painted them.", published=newest)
    assert found(dossier(one, other))[0].overtaken is overtaken


@pytest.mark.parametrize(
    ("expires", "stale"), [(None, False), (dt.date(2026, 6, 1), True), (dt.date(2026, 6, 2), False)]
)
def test_a_text_that_has_expired_is_stale(expires: dt.date | None, stale: bool) -> None:
    """On the day of the newest source."""
    one = article("a", PLAIN, published=DAY, expires=expires)
    other = article("b", "Bellhaven painted them.", published=dt.date(2026, 6, 1))
    candidate = found(dossier(one, other))[0]
    assert (candidate.stale, candidate.is_fit) == (stale, not stale)


@pytest.mark.parametrize(
    ("text", "fields", "opinion"),
    [
        (PLAIN, {}, False),
        (PLAIN, {"category": "Opinion"}, True),
        ("Clearly Bellhaven painted the wrong gates of Northport in green.", {}, True),
    ],
)
def test_what_is_an_opinion(text: str, fields: dict[str, Any], opinion: bool) -> None:
    """Words that judge, and what a commentary says; what it tells with others is none."""
    assert only(text, **fields).point.opinion is opinion
    assert only(text, **fields).evaluates is opinion


def test_a_commentary_may_report_what_others_report() -> None:
    """Several origins tell of the event, so it is no view."""
    text = "Bellhaven closed the harbour gates of Northport on 3 April 2026."
    comment = article("a", text, published=DAY, category="Opinion")
    assert found(dossier(comment))[0].point.opinion
    assert not found(dossier(comment, article("b", text, published=DAY)))[0].point.opinion


@pytest.mark.parametrize(
    ("one", "other", "same", "sure"),
    [
        ("The gates opened on 3 April 2026.", "The gates were painted on 3 April 2026.", True, False),
        ("The gates opened on 3 April 2026.", "Bellhaven sang on 3 April 2026.", False, False),
        ("The gates opened on 3 April 2026.", "The gates were painted on 4 April 2026.", False, False),
        ("The harbour gates opened on 3 April 2026.", "The harbour gates were painted on 3 April 2026.", True, True),
        ("The gates opened in April 2026.", "The gates were painted in April 2026.", False, False),
        ("The harbour gates opened in April 2026.", "The harbour gates were painted in April 2026.", True, False),
        ("The harbour gates opened in 2025.", "The harbour gates were painted in 2025.", False, False),
        ("The harbour gates rusted in 2025.", "The harbour gates of ferry Ada rusted in 2025.", True, False),
        ("The harbour gates opened in April 2026.", "The harbour gates were painted on 3 April 2026.", False, False),
        ("The rusty harbour gates opened in April 2026.", "The rusty harbour gates sank on 3 April 2026.", True, False),
        ("The gates open in 2027.", "Ferries end in 2027.", True, True),
        ("The gates rust.", "The gates rust.", False, False),
    ],
)
def test_two_sentences_tell_one_fact_by_their_days_and_words(one: str, other: str, same: bool, sure: bool) -> None:
    """A day needs a word in common, a month two, longer ones three, different ones one more; what is awaited is one."""
    first, second = candidates(dossier(article("a", one, published=DAY), article("b", other, published=DAY)), ())
    assert same_fact(first, second) is same is same_fact(second, first)
    assert same_fact(first, second, sure=True) is sure


def test_one_day_is_one_fact_in_two_languages() -> None:
    """Where nobody demands more."""
    one = article("a", "The gates opened on 3 April 2026.", published=DAY)
    other = article("b", "Bellhafen sang am 3. April 2026.", language="de", published=DAY)
    first, second = candidates(dossier(one, other), ())
    assert same_fact(first, second)
    assert not same_fact(first, second, sure=True)


def test_sentences_of_one_event_tell_one_fact() -> None:
    """With the words and days of all that tell of it."""
    text = "Bellhaven closed the harbour gates of Northport on 3 April 2026."
    one, other = article("a", text, published=DAY), article("b", f"{text} They rust.", published=DAY)
    third = article("c", "Ferries sang on 3 April 2026.", published=DAY)
    first, second, apart = [each for each in found(dossier(one, other, third)) if each.sentence.datings]
    assert first.fact is second.fact
    assert first.fact.origins == {1, 2}
    assert same_fact(first, second, sure=True)
    assert not same_fact(first, apart)


def test_titles_are_those_that_an_article_states_and_may_show() -> None:
    """Their words without function words, cut down."""
    assert titles(dossier(article("a", PLAIN, title="The harbour gates"))) == {"harbou", "gates"}
    assert titles(dossier(article("a", PLAIN, title="The harbour gates", title_stated=False))) == frozenset()


def test_copies_of_one_origin_are_one_candidate() -> None:
    """Marks apart; those of two origins are two."""
    one, other = article("a", PLAIN, published=DAY), article("b", PLAIN.replace(".", "!"), published=DAY)
    assert [each.sentence.entry.number for each in found(dossier(one, other, origins=(1, 1)))] == [1]
    assert len(found(dossier(one, other))) == 2


@pytest.mark.parametrize(
    ("text", "part", "fit"),
    [
        (PLAIN, Part.BODY, True),
        ("This changed the harbour gates of Northport.", Part.BODY, False),
        ("A berth fee is a charge that a ship pays for its place at a quay.", Part.BODY, False),
        ("> The gates of Northport rust in every winter.", Part.BODY, False),
    ],
)
def test_what_can_be_read_by_itself_is_fit(text: str, part: Part, fit: bool) -> None:
    """Whole, leaning on nothing, of somebody if it is a quotation, and no mere definition."""
    assert found(dossier(article("a", text, part=part, published=DAY)))[0].is_fit is fit
