import datetime as dt
from dataclasses import replace

from hypothesis import given

from generator.editions import Edition, changes, history, previous, snapshot
from generator.model.articles import Article, Citation, EditorText, Rights, Work
from generator.model.briefings import Briefing, Change, ContestKind, Contradiction, KeyPoint, Position, Question
from generator.model.events import Event
from generator.model.issues import Overrides
from generator.model.precision import Precision
from tests.editions.made import DAY, SENTENCES, briefing, cite, edition, editions, two_sentences
from tests.making import article

MONDAY, TUESDAY, _, JUNE, *_ = SENTENCES
LATER = DAY + dt.timedelta(7)


def taken(*before: Briefing) -> Edition:
    """The edition of these briefings in English."""
    return snapshot({"en": {one.issue.slug: one for one in before}}, DAY)


def works(*briefings: Briefing) -> tuple[Work, ...]:
    """The works of these briefings."""
    return tuple(work for one in briefings for work in one.issue.works)


def test_the_edition_before_today_counts() -> None:
    """The newest edition older than today is what a briefing is compared with; today's own is not."""
    days = [edition(DAY + dt.timedelta(number)) for number in (0, 2, 1, 3)]
    assert previous(days, DAY + dt.timedelta(2)) == edition(DAY + dt.timedelta(1))
    assert previous(days, DAY) is None


def test_nothing_changed() -> None:
    """A briefing has no changes to its own edition, and none where there is no edition in its language."""
    one = briefing(two_sentences(), key_points=(("one", "s1"),))
    assert changes(one, taken(one)) == ()
    assert changes(one, None) == ()
    assert changes(replace(one, language="de"), taken(one)) == ()


def test_added_words_lead_to_their_passage() -> None:
    """A new key point is told with its citation, number and all."""
    source = two_sentences()
    one = briefing(article("one", MONDAY, published=DAY))
    *_, change = changes(briefing(source, key_points=(("one", "s2"),)), taken(one))
    assert (change.kind, change.section, change.text) == ("added", "key_points", JUNE)
    assert change.origins == (cite(1, source, "s2"),)


def test_removed_words_keep_their_work() -> None:
    """A key point is not told as dropped while its words stand in its source, then with a link to that source."""
    source = two_sentences()
    before = taken(briefing(source, key_points=(("one", "s2"),)))
    assert changes(briefing(source), before) == ()
    longer = article("one", TUESDAY, JUNE, published=DAY)
    assert [change.section for change in changes(briefing(longer), before)] == ["sources"]
    other = article("two", TUESDAY, published=DAY)
    _, gone, dropped = changes(briefing(other), before, works(briefing(source)))
    assert (gone.section, gone.text, gone.kind) == ("sources", "Title of one", "removed")
    assert (dropped.text, dropped.title, dropped.origins, dropped.article) == (JUNE, "Title of one", (), source)


def test_corrected_words_are_told_as_they_were() -> None:
    """A passage that was corrected is one change, with both texts word for word."""
    before = taken(briefing(two_sentences(), key_points=(("one", "s1"),)))
    source = article("one", TUESDAY, JUNE, published=DAY, updated=LATER)
    first, second = changes(briefing(source, key_points=(("one", "s1"),)), before)
    assert (first.kind, first.section, first.what) == ("changed", "sources", ("text", "date"))
    assert (second.kind, second.text, second.before) == ("changed", TUESDAY, MONDAY)
    assert second.origins == (cite(1, source, "s1"),)


def test_every_section_is_told() -> None:
    """Positions are told with their actor, events with their dates before and after, answers with their question."""
    source = article("one", MONDAY, JUNE, "Who decides?", "The office.", published=DAY)
    event = Event(DAY, None, Precision.DAY, "", True, False, cite(1, source, "s2"))
    position = Position("The office", "says", cite(1, source, "s1"))
    asked = Question(cite(1, source, "s3"), (cite(1, source, "s4"),), "The office.")
    one = briefing(source, timeline=(event,), faq=(replace(asked, answer_text="The court."),))
    other = briefing(source, timeline=(replace(event, date=LATER),), positions=(position,), faq=(asked,))
    said, moved, answered = changes(other, taken(one))
    assert (said.kind, said.section, said.about) == ("added", "positions", "The office")
    assert moved.kind == answered.kind == "changed"
    assert moved.dated and moved.dated_before
    assert (moved.dated_before.date, moved.dated.date, moved.before) == (DAY, LATER, "")
    assert (answered.about, answered.before, answered.text) == ("Who decides?", "The court.", "The office.")
    assert answered.origins == asked.answer


def test_a_contradiction_is_told_with_both_sides() -> None:
    """A contested pair is told with both passages; once one of its sources left the issue, in words alone."""
    source, other = two_sentences(), article("two", TUESDAY, published=DAY)
    pair = Contradiction(ContestKind.DATE, cite(1, source, "s1"), cite(2, other, "s1"), (), ())
    one, contested = briefing(source, other), briefing(source, other, contested=(pair,))
    (added,) = changes(contested, taken(one))
    assert (added.section, added.origins) == ("contested", (pair.one, pair.other))
    left = changes(briefing(source), taken(contested), works(one))
    (removed,) = (change for change in left if change.section == "contested")
    assert (removed.text, removed.origins) == (MONDAY, ())
    assert removed.against
    assert removed.against.text == TUESDAY


def test_the_editors_words_stay_marked() -> None:
    """What the editor added and took back is told as the editor's own words."""
    own = KeyPoint(EditorText("We asked the office.", "en"))
    one, other = briefing(two_sentences()), briefing(two_sentences()).with_items(key_points=(own,))
    for before, after in ((one, other), (other, one)):
        (change,) = changes(after, taken(before))
        assert change.origins == (own.origin,)


def test_words_that_may_only_be_linked_are_not_told() -> None:
    """Of a source that has since become a mere link, an edition's words are not shown again."""
    before = taken(briefing(two_sentences(), key_points=(("one", "s1"),)))
    assert changes(briefing(two_sentences(rights=Rights.LINK)), before) == ()


def test_of_a_withdrawn_source_nothing_is_told() -> None:
    """Neither words nor title of a source that is no longer published are shown again: only that there was one."""
    source, other = two_sentences(), article("two", TUESDAY, published=DAY)
    pair = Contradiction(ContestKind.DATE, cite(2, other, "s1"), cite(1, source, "s1"), (), ())
    whole = briefing(source, other, key_points=(("one", "s1"),), contested=(pair,))
    (gone,) = changes(briefing(other), taken(whole))
    assert gone == Change("removed", "sources", "")
    later, empty = replace(taken(briefing(other)), date=LATER), edition(LATER - dt.timedelta(9))
    past = history((empty, taken(whole), later), {}, works(briefing(other)), language="en", to=LATER)
    told = [change for page in past for issue in page.issues for change in issue.changes]
    assert [(change.kind, change.text) for change in told if change.section == "sources"] == [
        ("removed", ""),
        ("added", ""),
        ("added", "Title of two"),
    ]
    assert not [change for change in told if MONDAY in (change.text, change.before, change.about)]
    assert not [change for change in told if change.work == "one" or change.against]


def test_of_a_withdrawn_translation_nothing_is_told() -> None:
    """The words of a version that is no longer published are withheld though the work is."""
    translated = two_sentences(language="it")
    before = snapshot({"en": {"rules": briefing(translated, key_points=(("one", "s1"),))}}, DAY)
    assert not [change for change in changes(briefing(two_sentences()), before) if MONDAY in change.text]


def test_what_the_editor_hides_is_not_told_again() -> None:
    """A sentence that the editor hides from a section, by text or by passage, is not told as removed from it."""
    source = article("one", MONDAY, JUNE, published=DAY)
    question = Question(cite(1, source, "s2"), (), "")
    before = taken(briefing(source, faq=(question,)))
    now = briefing(source)
    assert [change.text for change in changes(now, before)] == [JUNE]
    for entry in (JUNE, "one#s2"):
        file = replace(now.issue.file, overrides={"faq": Overrides(hide=(entry,))})
        hidden = replace(now, issue=replace(now.issue, file=file))
        assert changes(hidden, before) == ()
        later = replace(taken(hidden), date=LATER)
        (latest, first) = history((before, later), {"rules": hidden}, works(now), language="en", to=LATER)
        assert latest.issues == ()
        assert JUNE not in [change.text for change in first.issues[0].changes]


def test_of_an_excerpt_only_what_is_shown_is_linked() -> None:
    """A dropped sentence of an excerpt is told without a link to a passage that its page no longer shows."""
    source = two_sentences(rights=Rights.EXCERPT)
    question = Question(cite(1, source, "s2"), (), "")
    (change,) = changes(briefing(source), taken(briefing(source, faq=(question,))))
    assert (change.text, change.origins, change.article) == (JUNE, (), source)


def test_a_new_briefing_says_so_once() -> None:
    """The page of a new briefing says that it is new, and does not repeat itself."""
    (change,) = changes(briefing(two_sentences(), key_points=(("one", "s1"),)), edition())
    assert (change.section, change.kind, change.text) == ("briefing", "added", "The rules")


def test_history_compares_each_edition_with_the_one_before() -> None:
    """Editions come newest first, up to the day; the first one is all new; a language that one lacks is said so."""
    one = briefing(two_sentences(), key_points=(("one", "s1"),))
    first, second = taken(one), replace(taken(briefing(article("one", JUNE, published=DAY))), date=LATER)
    third = edition(LATER + dt.timedelta(1), languages=("de",))
    future = edition(LATER + dt.timedelta(9))
    told = history((future, second, third, first), {"rules": one}, works(one), language="en", to=third.date)
    assert [(page.date, page.since, page.held) for page in told] == [
        (third.date, LATER, 0),
        (LATER, DAY, 1),
        (DAY, None, 1),
    ]
    ((_, removed),) = [issue.changes for issue in told[1].issues]
    assert (removed.kind, removed.text) == ("removed", MONDAY)
    assert isinstance(removed.origins[0], Citation)
    assert [change.section for change in told[2].issues[0].changes] == ["briefing", "sources", "key_points"]


def test_a_briefing_that_was_given_up_is_told() -> None:
    """An issue that an edition no longer has is told as removed, without a word of it being lost."""
    one = briefing(two_sentences(), key_points=(("one", "s1"),))
    second = edition(LATER)
    ((given_up, *rest),) = [
        issue.changes for issue in history((taken(one), second), {}, works(one), language="en", to=LATER)[0].issues
    ]
    assert (given_up.section, given_up.kind) == ("briefing", "removed")
    assert [change.text for change in rest] == ["Title of one", MONDAY]


@given(editions, editions)
def test_any_editions_can_be_told(one: Edition, other: Edition) -> None:
    """Whatever stands in two editions, their history is made, and twice the same."""
    known: dict[str, Article] = {"a": article("a", *SENTENCES)}
    given_works = [Work(name, (text,), text, name) for name, text in known.items()]
    told = [history((one, other), {}, given_works, language="en", to=dt.date.max) for _ in range(2)]
    assert told[0] == told[1]
    for change in (change for page in told[0] for issue in page.issues for change in issue.changes):
        assert isinstance(change, Change)
        assert all(origin.passage.text == change.text for origin in change.origins if isinstance(origin, Citation))
