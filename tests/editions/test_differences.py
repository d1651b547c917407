from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editions.differences import COMMON, Difference, _candidates, differences
from generator.editions.snapshot import IssueRecord, Item, Moment, SourceRecord, Version, fingerprint, order
from tests.editions.made import DAY, LANGUAGES, SENTENCES, records

MONDAY, TUESDAY, _, JUNE, JULY, _ = SENTENCES


def item(text: str, work: str = "one", **fields: object) -> Item:
    """A sentence that the English page shows."""
    return Item(text, "en", ("en",), work, **fields)  # type: ignore[arg-type]


def record(*items: Item, section: str = "key_points", text: str = "1", title: str = "Title") -> IssueRecord:
    """An issue with one source and these items in a section."""
    source = SourceRecord("one", "en", (Version("en", title, text, DAY),))
    return IssueRecord({"en": "The rules"}, (source,), {section: items})


def told(before: IssueRecord, after: IssueRecord) -> list[tuple[str, str, str]]:
    """The differences in the English items: section, before, after."""
    return [
        (one.section, one.before.text if one.before else "", one.after.text if one.after else "")
        for one in differences(before, after, "en")
        if one.section != "sources"
    ]


def test_new_and_dropped_sentences() -> None:
    """A sentence that only one of two editions has came or went."""
    before, after = (record(item(text), section="positions") for text in (MONDAY, JUNE))
    assert told(before, after) == [("positions", "", JUNE), ("positions", MONDAY, "")]


def test_another_choice_of_key_points_is_no_change() -> None:
    """A key point that came or went is told only where its words or its event are new to the issue, or gone from it."""
    assert told(record(item(MONDAY)), record(item(JUNE))) == []
    assert told(record(item(MONDAY)), record(item(JUNE), text="2")) == [
        ("key_points", "", JUNE),
        ("key_points", MONDAY, ""),
    ]
    both = {"key_points": (item(JUNE),), "positions": (item(JUNE),)}
    nothing = replace(record(), sections=dict.fromkeys(both, ()))
    assert told(nothing, replace(record(text="2"), sections=both)) == [("positions", "", JUNE)]
    held = record(item(MONDAY))
    event = item("Montag.", "two", moment=Moment(DAY), also=(fingerprint("one", MONDAY),))
    german = replace(record(item("Montag.", "two"), text="2"), sources=())
    after = replace(german, sections={**german.sections, "timeline": (event,)})
    assert told(replace(held, sections={**held.sections, "timeline": ()}), after) == [("timeline", "", "Montag.")]


def test_corrected_sentence_is_one_change() -> None:
    """Where the source's text is another one, a sentence much like the one before is that one corrected."""
    before, after = record(item(MONDAY)), record(item(TUESDAY), text="2")
    assert told(before, after) == [("key_points", MONDAY, TUESDAY)]
    assert next((one.section, one.what) for one in differences(before, after, "en")) == ("sources", ("text",))


def test_alike_sentences_of_an_unchanged_source_are_two() -> None:
    """Two sentences of a text that nobody touched are two sentences, however alike."""
    before, after = (record(item(text), section="positions") for text in (MONDAY, TUESDAY))
    assert told(before, after) == [("positions", "", TUESDAY), ("positions", MONDAY, "")]


def test_many_new_words_are_compared_in_good_time() -> None:
    """Thousands of sentences of one pattern are no thousands of thousands of pairs; corrections are still found."""

    def pattern(number: int) -> str:
        return f"Sentence {number} is about the offices, the members and the licences of place {number * 7}."

    before = [item(pattern(number)) for number in range(2000)]
    after = [item(pattern(number).replace("place", "town")) for number in range(2000, 3000)]
    corrected = item(pattern(0).replace("place", "town"))
    came = [*after, corrected]
    pairs = _candidates(before, came, {("one", "en")})
    assert (before[0], corrected) in pairs
    assert len(pairs) < COMMON * (len(before) + len(came))


def test_moved_date_is_a_change() -> None:
    """An event whose words stay while its date moves is changed, not dropped and new."""
    before = item(JUNE, moment=Moment(DAY))
    after = replace(before, moment=Moment(DAY.replace(day=9)))
    (found,) = differences(record(before, section="timeline"), record(after, section="timeline"), "en")
    assert found == Difference("timeline", before, after)


def test_another_source_of_the_same_event_is_no_change() -> None:
    """An event that is now told in another article's words, which say that the first tells it too, is the same."""
    before = item(JUNE, moment=Moment(DAY))
    after = item("In June it will decide.", "two", moment=Moment(DAY), also=(fingerprint("one", JUNE),))
    assert told(record(before, section="timeline"), record(after, section="timeline")) == []
    assert told(record(after, section="timeline"), record(before, section="timeline")) == []


def test_another_answer_is_a_change() -> None:
    """A question whose answer reads otherwise has changed."""
    before, after = item("Who decides?", answer="The office."), item("Who decides?", answer="The court.")
    assert told(record(before, section="faq"), record(after, section="faq")) == [
        ("faq", "Who decides?", "Who decides?"),
    ]


def test_actors_of_other_names_are_no_change() -> None:
    """The same words by the same article with another form of the speaker's name have not changed."""
    before, after = item(JUNE, about="The Office"), item(JUNE, about="Office of Rules")
    assert told(record(before, section="positions"), record(after, section="positions")) == []


def test_a_section_that_an_older_program_did_not_know_is_not_new() -> None:
    """What an edition could not remember has not been added since."""
    before, after = record(section="key_points"), record(item(JUNE), section="timeline")
    assert told(before, after) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [({"title": "Other"}, ("title",)), ({"updated": DAY}, ("date",)), ({"published": None}, ("date",))],
)
def test_corrected_source(change: dict[str, object], what: tuple[str, ...]) -> None:
    """A source with another title or date is a corrected source."""
    version = Version("en", "Title", "1", DAY)
    before, after = (
        IssueRecord({}, (SourceRecord("one", "en", (one,)),))
        for one in (version, replace(version, **change))  # type: ignore[arg-type]
    )
    (found,) = differences(before, after, "en")
    assert (found.section, found.what) == ("sources", what)


def test_a_translation_is_new_only_in_its_language() -> None:
    """A translation that came is an added source on pages in its language, and nothing on others."""
    english, italian = Version("en", "Title", "1"), Version("it", "Titolo", "2")
    before = IssueRecord({}, (SourceRecord("one", "en", (english,)),))
    after = IssueRecord({}, (SourceRecord("one", "en", (english, italian)),))
    assert differences(before, after, "en") == differences(before, after, "de") == ()
    (found,) = differences(before, after, "it")
    assert found.before is None
    assert found.after is not None
    assert found.after.text == "Titolo"


def test_a_new_issue_is_new_as_a_whole() -> None:
    """A briefing that was not there is told with its sources and key points, and turned round where it is given up."""
    found = differences(None, record(item(JUNE)), "en")
    assert [one.section for one in found] == ["briefing", "sources", "key_points"]
    assert {one.before for one in found} == {None}
    assert {one.after for one in differences(record(item(JUNE)), None, "en")} == {None}


@given(records, st.sampled_from(LANGUAGES))
def test_nothing_differs_from_itself(one: IssueRecord, language: str) -> None:
    """An edition differs in nothing from itself, nor from itself with its parts in another order."""
    turned = replace(
        one, sources=one.sources[::-1], sections={name: items[::-1] for name, items in one.sections.items()}
    )
    assert differences(one, one, language) == differences(one, turned, language) == ()


@given(records, records, st.sampled_from(LANGUAGES))
def test_turned_round(one: IssueRecord, other: IssueRecord, language: str) -> None:
    """What came from one edition to another went from the other to the one; what changed, changed back."""
    there = differences(one, other, language)
    back = differences(other, one, language)
    turned = [Difference(found.section, found.after, found.before, found.what) for found in back]
    assert sorted(map(_shape, there)) == sorted(map(_shape, turned))


@given(records, records)
def test_nothing_is_lost(one: IssueRecord, other: IssueRecord) -> None:
    """Each sentence of the later record that was not in the earlier one is told, unless it pairs with one of that."""
    for name, items in other.sections.items():
        found = [pair for pair in differences(one, other, "en") if pair.section == name]
        assert {pair.after for pair in found} - {None} <= set(items)
        assert {pair.before for pair in found} - {None} <= set(one.sections[name])
        old = {(item.work, item.text) for item in one.sections[name] if "en" in item.shown}
        fresh = [item for item in items if "en" in item.shown and (item.work, item.text) not in old]
        quiet = len({_place(item) for item in fresh} - {_place(pair.after) for pair in found if pair.after})
        assert quiet <= len(old)


def _place(item: Item) -> tuple[str, str]:
    return item.work, item.text


def _shape(found: Difference) -> tuple[object, ...]:
    return found.section, *(order(one) if one else () for one in (found.before, found.after)), found.what
