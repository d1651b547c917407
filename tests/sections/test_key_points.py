"""Key points: verbatim, few, standing alone, spread over origins, facts before opinion."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.analysis.model import Dossier, Standing
from generator.model.articles import Citation, Part, Rewriting, Rights
from generator.model.briefings import KeyPoint
from generator.model.issues import Addition, Overrides
from generator.sections import key_points, timeline
from generator.sections.points import LEADING, candidates
from tests.sections.conftest import annotated, article, dossier

DAY = dt.date(2026, 4, 8)
NEWS = (
    "The Harbour Authority withdrew the new port fees for small ships on 3 April 2026.",
    "Small ships had paid the port fees since the spring of last year without any protest.",
    "The Harbour Authority expects that the port fees will return with the next budget.",
)


def derive(found: Dossier) -> tuple[KeyPoint, ...]:
    """The key points of an issue."""
    return key_points.derive(found, timeline.derive(found))


def texts(points: tuple[KeyPoint, ...]) -> list[str]:
    """The words of key points."""
    return [point.origin.passage.text if isinstance(point.origin, Citation) else point.origin.text for point in points]


@pytest.mark.parametrize(("sentences", "origins", "expected"), [(1, 1, 3), (60, 4, 6), (1000, 50, 7)])
def test_size_grows_with_the_issue(sentences: int, origins: int, expected: int) -> None:
    """Never fewer than three are wanted, never more than seven."""
    assert key_points.size(sentences, origins) == expected


def test_copies_of_one_origin_count_once() -> None:
    """A text that two sites carry gives each sentence once."""
    copies = dossier(
        article("a", " ".join(NEWS), published=DAY), article("b", " ".join(NEWS), published=DAY), origins=(1, 1)
    )
    found = texts(derive(copies))
    assert len(found) == len(set(found)) > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This changes the rules for every small ship in the harbour."),
        ("en", "However, the ships must pay the fees for the old harbour."),
        ("en", "The association asked the authority to lower all of the fees."),
        ("en", "From that day on the harbour is closed to all small ships."),
        ("it", "Tuttavia le navi devono pagare le tariffe del vecchio porto."),
        ("it", "Questo cambia le regole per tutte le piccole navi del porto."),
        ("de", "Dies ändert die Regeln für alle kleinen Schiffe im Hafen."),
        ("de", "Der Verband verlangt niedrigere Gebühren für alle kleinen Schiffe."),
    ],
)
def test_sentences_that_lean_on_others_are_recognised(language: str, text: str) -> None:
    """Pronouns, connectives and short names at the head of a sentence need the one before it."""
    assert Standing.LEANING in annotated(text, language).standing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Harbour Authority withdrew the fees for small ships."),
        ("it", "La Capitaneria del Porto ha ritirato le tariffe per le navi."),
        ("de", "Die Gebühren für kleine Schiffe entfallen ab Mai."),
    ],
)
def test_sentences_that_stand_alone_are_recognised(language: str, text: str) -> None:
    """A subject in full needs nothing before it."""
    assert Standing.LEANING not in annotated(text, language).standing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The question is at the centre of a consultation that the port opened."),
        ("en", "The League of Ship Owners instead wants fees for large ships only."),
        ("en", "The towns on the coast were free to shorten that time, and Bellhaven did."),
        ("it", "La domanda è al centro della consultazione aperta dal porto."),
        ("it", "Le risposte vanno inviate entro il 3 maggio 2026 alla Capitaneria."),
        ("it", "La Lega Armatori ritiene invece che le tariffe saranno basse."),
        ("de", "Die Frage steht am Anfang der Beratung über die Gebühren."),
        ("de", "Die Reederliga fordert dagegen gleiche Gebühren für alle Schiffe."),
    ],
)
def test_bare_nouns_and_contrasts_lean(language: str, text: str) -> None:
    """A noun of speech without its matter, and a contrast to nothing in the sentence, need what stands before."""
    assert Standing.LEANING in annotated(text, language).standing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The question of port fees for small ships divides Bellhaven."),
        ("en", "Bellhaven asks for fees on cargo instead of fees on ships."),
        ("en", "Bellhaven lowered the fees, but Northport raised them instead."),
        ("it", "La domanda di tariffe basse per le navi divide Portobello."),
        ("it", "Portobello chiede tariffe sul carico invece di tariffe sulle navi."),
        ("de", "Die Frage der Gebühren für kleine Schiffe spaltet Bellhafen."),
    ],
)
def test_complements_and_contrasts_within_a_sentence_do_not_lean(language: str, text: str) -> None:
    """What says of which matter it is, or against what, stands alone."""
    assert Standing.LEANING not in annotated(text, language).standing


def test_one_day_is_one_key_point_in_any_language() -> None:
    """Two sentences that would be one event of the timeline are one key point, in the page's language."""
    english = article("en", "The transition period for port fees in Bellhaven ends on 1 July 2026.", published=DAY)
    german = article(
        "de", "Am 1. Juli 2026 endet in Bellhaven die Zeit der alten Tarife.", language="de", published=DAY
    )
    for language, expected in (("en", "transition period"), ("de", "alten Tarife")):
        found = texts(derive(dossier(english, german, language=language)))
        assert len(found) == 1
        assert expected in found[0]


def test_a_forecast_yields_to_the_report() -> None:
    """What had happened by the newest source is told in the words of who says that it has."""
    before = article("before", "The old port fees of Bellhaven end on 1 July 2026.", published=DAY)
    after = article("after", "The old port fees of Bellhaven ended on 1 July 2026.", published=dt.date(2026, 7, 9))
    assert texts(derive(dossier(before, after))) == ["The old port fees of Bellhaven ended on 1 July 2026."]


def test_an_actor_speaks_in_one_language() -> None:
    """What one actor says in two languages is likely the same: only one of them is shown."""
    own = article("a", "Ship Owners League said: “Port fees ruin each of the small ships.”", published=DAY)
    other = article(
        "b", "Die Ship Owners League sagt, die Gebühren seien der Ruin der Schiffe.", language="de", published=DAY
    )
    found = texts(derive(dossier(own, other)))
    assert [text for text in found if "Ship Owners League" in text] == [own.passages[0].text]


def test_acts_of_those_who_have_a_say_come_before_what_is_merely_so() -> None:
    """Of two sentences alike in place and length, the one that tells of a decision counts more."""
    idle = "The old harbour of Bellhaven has a tower, a mill and a well of 1911."
    act = "The parliament of Bellhaven rejected the bill on port fees and a well of 1911."
    for order in ((idle, act), (act, idle)):
        made = dossier(article("a", *order, published=DAY))
        found = {one.sentence.text: one for one in candidates(made, timeline.derive(made))}
        lead = LEADING if order[0] == idle else 1 / LEADING
        assert found[act].weight * lead > found[idle].weight


def test_what_an_outlet_says_in_each_article_is_no_key_point() -> None:
    """Boilerplate tells nothing of an issue, however often it stands there."""
    about = "The Harbour Authority was founded in 1911 by the Senate of Bellhaven."
    made = dossier(*(article(name, NEWS[place], about, published=DAY) for place, name in enumerate("ab")))
    assert about not in texts(derive(made))


def test_a_commentary_is_opinion_throughout() -> None:
    """What stands in a section for comment is flagged, unless somebody is named for it."""
    one = article("a", " ".join(NEWS[:2]), published=DAY, category="Commentary")
    assert all(point.opinion for point in derive(dossier(one)))


def test_definitions_are_left_to_the_glossary() -> None:
    """What a term means is no news."""
    meaning = "A berth fee is a charge that a ship pays for its place at a quay."
    found = texts(derive(dossier(article("a", meaning, " ".join(NEWS), published=DAY))))
    assert meaning not in found


def test_relative_dates_say_from_which_day_they_count() -> None:
    """A day of the week is shown with the day of its source; a calendar date needs none."""
    one = article("a", "The Harbour Authority closed the basin of Bellhaven on Monday.", NEWS[0], published=DAY)
    points = derive(dossier(one))
    assert {point.counted_from for point in points if "Monday" in texts((point,))[0]} == {DAY}
    assert {point.counted_from for point in points if NEWS[0] in texts((point,))} == {None}


def test_indirect_speech_without_its_speaker_is_left_out() -> None:
    """A German subjunctive tells that these are somebody's words."""
    one = article(
        "a",
        "Der Hafen von Bellhafen hat die Gebühren am 3. April 2026 gesenkt.",
        "Jede neue Gebühr sei ein Schaden für die kleinen Schiffe im Hafen.",
        language="de",
        published=DAY,
    )
    assert not any("sei ein Schaden" in text for text in texts(derive(dossier(one, language="de"))))


def test_questions_headings_and_fragments_are_left_out() -> None:
    """Only whole sentences of running text become key points."""
    one = article(
        "a",
        "# The port fees of the Harbour Authority and what they mean for ships",
        "Will the Harbour Authority bring the port fees back before the summer?",
        "- port fees for small ships in the harbour of the old town",
        " ".join(NEWS),
        published=DAY,
    )
    assert set(texts(derive(dossier(one)))) <= set(NEWS)


def test_a_quotation_has_its_speaker() -> None:
    """An announced quotation is shown with who said it, even as a bare paragraph."""
    one = article(
        "a",
        "The Harbour Authority keeps its plan. In a letter, the Ship Owners League wrote:",
        "> Port fees drive small ships out of the harbour and feed nobody in town.",
        published=DAY,
    )
    points = derive(dossier(one))
    quoted = [point for point in points if "drive small ships" in texts((point,))[0]]
    assert all(point.speaker == "Ship Owners League" for point in quoted)
    assert quoted


def test_a_quotation_without_speaker_is_left_out() -> None:
    """Words of nobody in particular would read as fact."""
    one = article("a", "> Port fees of the Harbour Authority drive all small ships out of the harbour.", published=DAY)
    assert derive(dossier(one)) == ()


def test_a_sentence_inside_a_quotation_has_its_speaker_or_is_left_out() -> None:
    """A sentence without marks of its own that lies between those of its paragraph never stands as a fact."""
    told = "The port of Bellhaven raised its fees for small ships in June."
    said = "“Small ships pay twice what they earn in Bellhaven. Crews leave the port every single week,”"
    for ending, speaker in ((" said Maria Bell.", "Maria Bell"), (" reads a poster at the gate.", None)):
        points = derive(dossier(article("a", told, said + ending, published=DAY)))
        inside = [one for one in points if "pay twice" in one.origin.passage.text]  # type: ignore[union-attr]
        assert [one.speaker for one in inside] == ([speaker] if speaker else [])


def test_undated_articles_wait_for_dated_ones() -> None:
    """While dated articles give enough, an undated one gives no key point."""
    undated = article("old", "The Harbour Authority under its old director charges port fees for small ships today.")
    found = texts(derive(dossier(article("new", " ".join(NEWS), published=DAY), undated)))
    assert found
    assert not any("old director" in text for text in found)


def test_opinion_is_marked_and_comes_last() -> None:
    """A sentence that judges is only taken when facts are too few, and says that it judges."""
    one = article(
        "a", NEWS[0], "Clearly the port fees of the Harbour Authority were a disappointing idea.", published=DAY
    )
    points = derive(dossier(one))
    assert [point.opinion for point in points] == [False, True]


def test_parts_of_opinion_are_never_taken() -> None:
    """What an article calls its author's view is no key point at all."""
    one = article("a", " ".join(NEWS), part=Part.OPINION, published=DAY)
    assert derive(dossier(one)) == ()


def test_articles_that_may_only_be_linked_give_nothing() -> None:
    """Rights to a link allow no passage."""
    one = article("a", " ".join(NEWS), published=DAY, rights=Rights.LINK)
    assert derive(dossier(one)) == ()


def test_a_rewritten_text_yields_to_its_like() -> None:
    """Of two sentences that say the same, the one that no machine rewrote is taken."""
    machine = article(
        "ai", "The Harbour Authority withdrew the new port fees for all small ships.", published=DAY, ai=Rewriting()
    )
    human = article("human", "The Harbour Authority withdrew the new port fees for small ships.", published=DAY)
    points = derive(dossier(machine, human))
    assert texts(points) == ["The Harbour Authority withdrew the new port fees for small ships."]


def test_the_page_language_is_preferred() -> None:
    """A sentence in the reader's language weighs more than one in another."""
    english = article("en", NEWS[0], published=DAY)
    german = article(
        "de", "Die Hafenbehörde hat die Gebühren für kleine Schiffe zurückgezogen.", language="de", published=DAY
    )
    assert derive(dossier(english, german, language="de"))[0].origin.passage.language  # type: ignore[union-attr]


def test_hidden_and_pinned_sentences_are_obeyed() -> None:
    """A hidden sentence makes room for another; a pinned one is first, and marked."""
    one = article("a", " ".join(NEWS), published=DAY)
    chosen = {"key_points": Overrides(hide=(NEWS[0],), pin=("a#s2",))}
    points = derive(dossier(one, overrides=chosen))
    assert texts(points)[0] == NEWS[1]
    assert points[0].pinned
    assert NEWS[0] not in texts(points)


FACTS = [
    "Bellhaven painted the lock gates in bright green on 1 April 2026.",
    "Three cranes were sold to Lowick for scrap on 2 April 2026.",
    "Engineers closed the old tunnel under the Aller on 3 April 2026.",
    "The Maritime Museum opened a wing for children on 4 April 2026.",
    "Fire destroyed half of the town archive of Bellhaven on 5 April 2026.",
    "Workers raised the Swing Bridge by two metres on 6 April 2026.",
    "Divers cleaned Queen's Basin of mud and wrecks on 7 April 2026.",
    "Northport bought a second ferry from Norway on 8 April 2026.",
]


def test_what_is_pinned_takes_the_place_of_others() -> None:
    """Pinned ones stand first, the editor's own last and beside them."""
    one = article("a", *FACTS, published=DAY)
    assert len(derive(dossier(one))) == key_points.size(8, 1) == 3
    chosen = {"key_points": Overrides(pin=(FACTS[6], FACTS[7]), add=(Addition({"": "The desk's own."}),))}
    points = derive(dossier(one, overrides=chosen))
    assert texts(points)[:2] == [FACTS[6], FACTS[7]]
    assert texts(points)[-1] == "The desk's own."
    assert [point.pinned for point in points] == [True, True, False, True]


def test_key_points_are_spread_over_origins() -> None:
    """No origin gives more than its share while others have something to say."""
    one, two, three = (
        article(name, *told, published=DAY)
        for name, told in zip("abc", (FACTS[:6], FACTS[6:7], FACTS[7:]), strict=True)
    )
    points = derive(dossier(one, two, three))
    assert {point.origin.number for point in points if isinstance(point.origin, Citation)} == {1, 2, 3}


def test_the_newest_opens() -> None:
    """Facts by the day of their source, the last first."""
    one, two = article("a", *FACTS[:3], published=DAY), article("b", *FACTS[5:8], published=dt.date(2026, 4, 9))
    points = derive(dossier(one, two))
    assert [point.origin.article.id for point in points] == sorted("abab"[: len(points)], reverse=True)  # type: ignore[union-attr]


def test_the_newest_origin_is_heard() -> None:
    """The last text gives a key point, one that reports rather than judges."""
    one = article("a", *FACTS, published=DAY)
    report = "Lowick lost its lighthouse keeper and nobody took the lamp over."
    view = "Clearly Lowick has made a disappointing and shameful choice of keeper."
    newest = article("b", view, report, published=dt.date(2026, 4, 20))
    points = texts(derive(dossier(one, newest)))
    assert report in points
    assert view not in points


def test_what_evaluates_comes_only_where_facts_are_few() -> None:
    """Three key points at least, with opinions if need be, but not beyond."""
    views = [
        "Clearly Lowick was wrong to sell eleven cranes that quickly.",
        "The tunnel under the Aller was a disappointing choice for engineers.",
        "Clearly the Maritime Museum was a mistake that children will remember.",
    ]
    points = derive(dossier(article("a", FACTS[0], *views, published=DAY)))
    assert [point.opinion for point in points] == [False, True, True]
    enough = derive(dossier(article("a", *FACTS[:4], *views, published=DAY)))
    assert not any(point.opinion for point in enough)


def test_the_same_in_other_words_is_told_once() -> None:
    """Half of the words in common is too much, and nearly all of a short sentence inside a long one."""
    one = "Bellhaven painted the rusty gates of its western harbour basin."
    near = "Bellhaven painted the rusty gates of its eastern harbour basin."
    longer = "Bellhaven painted the rusty gates of its western harbour basin; Lowick sold eleven cranes abroad quickly."
    apart = "Lowick sold eleven cranes abroad and bought one old ferry."
    for other, count in ((near, 1), (longer, 1), (apart, 2)):
        assert len(derive(dossier(article("a", one, other, published=DAY)))) == count


def test_the_page_language_and_the_newer_word_win() -> None:
    """A fact is told in the words of the page, and in those of who knows that it has happened."""
    german = article(
        "de", "Bellhaven öffnet das Museum am Hafen am 4. April 2026.", language="de", published=dt.date(2026, 4, 2)
    )
    english = article("en", "Bellhaven opened its museum at the harbour on 4 April 2026.", published=DAY)
    assert texts(derive(dossier(german, english))) == ["Bellhaven opened its museum at the harbour on 4 April 2026."]


def test_three_are_wanted_of_few_and_the_words_decide() -> None:
    """The fewest, however few there are; a sentence of three words is contained in nothing."""
    assert [key_points.size(*counts) for counts in ((0, 1), (4, 2), (40, 2), (100, 3), (100, 4))] == [3, 4, 4, 7, 7]
    assert len(derive(dossier(article("a", *FACTS[:2], published=DAY)))) == 2


@pytest.mark.parametrize("count", [7, 8, 9])
def test_no_more_than_seven_beside_what_is_pinned(count: int) -> None:
    """What is missing takes the place of the last; more pinned ones than places leave no room."""
    pins = (*FACTS, "Lowick lost its lighthouse keeper on 9 April 2026 at night.")[:count]
    due = "Shipowners must register by 3 May 2026, the port says."
    one = article("a", *pins, due, published=DAY)
    points = texts(derive(dossier(one, overrides={"key_points": Overrides(pin=pins)})))
    assert len(points) == count
    assert due not in points
