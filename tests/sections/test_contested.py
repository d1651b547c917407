"""Contradictions: what two sources cannot both be right about, and what only looks like it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.model import Dossier
from generator.languages.loading import known
from generator.model.articles import Rewriting
from generator.model.briefings import ContestKind, Contradiction
from generator.model.issues import Overrides
from generator.sections import contested
from tests.sections.conftest import article, dossier

CORPORA, LANGUAGES = Path(__file__).parents[1] / "languages", known()
EARLY, SOON, LATER = dt.date(2026, 3, 2), dt.date(2026, 3, 5), dt.date(2026, 5, 6)
FINE = "The regulator imposed a fine of €2 million on Norvik Energy."
OTHER_FINE = "Norvik Energy must pay a fine of €3 million."


def _two(one: str, other: str, *, language: str = "en", days: tuple[dt.date | None, ...] = (EARLY, SOON)) -> Dossier:
    return dossier(
        article("a", one, language=language, published=days[0]),
        article("b", other, language=language, published=days[1]),
        language=language,
    )


def _corpus(kind: str) -> list[tuple[str, str, str]]:
    """The pairs of a kind in the languages' corpora, each with its language."""
    read = {code: yaml.safe_load((CORPORA / code / "contradictions.yml").read_text("utf-8")) for code in LANGUAGES}
    return [(language, one, other) for language, corpus in read.items() for one, other in corpus[kind]]


@pytest.mark.parametrize(("language", "one", "other"), _corpus("contradict"))
def test_pairs_of_the_corpora_that_contradict(language: str, one: str, other: str) -> None:
    """What cannot both be right is found in each language, and stands once."""
    assert len(contested.derive(_two(one, other, language=language))) == 1


@pytest.mark.parametrize(("language", "one", "other"), _corpus("agree"))
def test_pairs_of_the_corpora_that_can_both_be_right(language: str, one: str, other: str) -> None:
    """What can both be right accuses nobody."""
    assert contested.derive(_two(one, other, language=language)) == ()


def _marked(pair: Contradiction) -> tuple[list[str], list[str]]:
    return (
        [pair.one.passage.text[start:end] for start, end in pair.words],
        [pair.other.passage.text[start:end] for start, end in pair.other_words],
    )


@pytest.mark.parametrize(
    ("language", "kind", "one", "other", "words"),
    [
        ("en", "figure", FINE, OTHER_FINE, (["€2 million"], ["€3 million"])),
        ("it", "figure", "La relazione conta 80 pagine.", "La relazione ha 120 pagine.", (["80"], ["120"])),
        ("de", "date", "Die Lizenz läuft am 31. Dezember 2026 aus.", "Die Lizenz läuft am 31. März 2027 aus.",
         (["31. Dezember 2026"], ["31. März 2027"])),
        ("en", "office", "SEC Chair Ann Bell spoke.", "Tom Reed, chair of the SEC, spoke.",
         (["Ann Bell"], ["Tom Reed"])),
        ("it", "office", "Il presidente della Consob, Ugo Bassi, parla.", "Rita Neri, presidente della Consob, tace.",
         (["Ugo Bassi"], ["Rita Neri"])),
        ("en", "answer", "The council approved the wind farm at Hollow Ridge.",
         "The council rejected the wind farm at Hollow Ridge.", (["approved"], ["rejected"])),
        ("de", "answer", "Die Verkehrsgewerkschaft wird am Freitag streiken.",
         "Die Verkehrsgewerkschaft wird am Freitag nicht streiken.", (["streiken"], ["nicht", "streiken"])),
        ("en", "answer", "The Growers' Federation is asking for an exemption from the pesticide rules.",
         "The Growers' Federation is not asking for a free pass.", (["asking"], ["not", "asking"])),
    ],
)  # fmt: skip
def test_contradicting_passages_stand_side_by_side(
    language: str, kind: str, one: str, other: str, words: tuple[list[str], list[str]]
) -> None:
    """Both passages are shown verbatim, the older first, with the words that differ."""
    (pair,) = contested.derive(_two(one, other, language=language))
    assert (pair.kind.value, pair.one.passage.text, pair.other.passage.text) == (kind, one, other)
    assert not pair.newer
    assert _marked(pair) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FINE, "The regulator imposed a fine of €2,000,000 on Norvik Energy."),
        (FINE, "The regulator imposed a fine of €3 million on Bolt Gas."),
        (FINE, "The regulator imposed a fine of €2 million on Norvik Energy and of €3 million on Bolt Gas."),
        ("Norvik Energy was fined €2 million in 2024.", "Norvik Energy was fined €3 million in 2025."),
        ("More than 9,000 residents signed the petition.", "The petition was signed by 12,400 residents."),
        ("The reply runs to 14 pages, with an annex of six.", "The reply runs to 20 pages."),
        ("The licence expires in May 2026.", "The licence expires on 12 May 2026."),
        ("The consultation opens on 5 May 2026.", "The consultation closes on 30 June 2026."),
        ("The Senate will vote on the bill on 5 May 2026.", "The House will vote on the bill on 12 May 2026."),
        ("A hearing on the bill was held on 4 May 2026.", "A hearing on the bill is held on 18 May 2026."),
        ("Former SEC Chair Ann Bell spoke.", "SEC Chair Tom Reed spoke."),
        ("SEC Vice Chair Ann Bell spoke.", "SEC Chair Tom Reed spoke."),
        ("SEC Chair Tom Reed spoke.", "Reed, who chairs the SEC, declined to comment."),
        ("The airline will appeal against the ruling.", "The union will not appeal against the ruling."),
        ("If the court agrees, the airline will appeal against the ruling.", "The airline will not appeal the ruling."),
        ("The rule does not apply only to taxis in Lowick.", "The rule applies to taxis in Lowick."),
        ("Will the airline appeal against the ruling?", "The airline will not appeal against the ruling."),
    ],
)
def test_what_can_both_be_right_is_no_contradiction(one: str, other: str) -> None:
    """Other firms, years, chambers, bounds, parts, former office-holders and open questions contradict nobody."""
    assert contested.derive(_two(one, other)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The hearing on the tram line is planned for 20 April 2026.",
         "The hearing on the tram line has been moved to 4 May 2026."),
        ("The Senate will vote on the Clean Ports Act in May.", "The Senate passed the Clean Ports Act on Tuesday."),
        ("The council has not yet approved the housing plan.", "The council approved the housing plan."),
        ("SEC Chair Ann Bell spoke.", "SEC Chair Tom Reed spoke."),
    ],
)  # fmt: skip
def test_what_a_later_source_overtakes_is_told_apart(one: str, other: str) -> None:
    """What was planned and moved, awaited and settled, or held and handed on is superseded, the newer second."""
    (pair,) = contested.derive(_two(one, other, days=(EARLY, LATER)))
    assert pair.newer
    assert pair.other.article.published == LATER
    (swapped,) = contested.derive(_two(other, one, days=(LATER, EARLY)))
    assert (swapped.one.passage, swapped.other.passage) == (pair.one.passage, pair.other.passage)


def test_an_undated_text_stands_before_a_dated_one() -> None:
    """Nobody knows that it is older, so it is not called superseded."""
    (pair,) = contested.derive(_two(OTHER_FINE, FINE, days=(SOON, None)))
    assert (pair.one.article.id, pair.newer) == ("b", False)


def test_a_departure_stands_against_who_is_still_named() -> None:
    """That somebody left an office contradicts an undated text that names them in it; which is newer nobody knows."""
    left = "Ann Bell left the Commission on 20 January 2025."
    (pair,) = contested.derive(_two("Chairman Ann Bell has become more cautious.", left, days=(None, LATER)))
    assert (pair.kind, pair.newer) == (ContestKind.OFFICE, False)


def test_languages_meet_in_names_figures_and_acts() -> None:
    """Between languages a name, a thing and a figure are enough."""
    english = article("a", FINE, published=EARLY)
    italian = article(
        "b", "A Norvik Energy è stata inflitta una multa di 3 milioni di euro.", language="it", published=SOON
    )
    (pair,) = contested.derive(dossier(english, italian))
    assert pair.kind is ContestKind.FIGURE


def test_one_origin_contradicts_itself_only_by_a_correction() -> None:
    """Copies of one text are compared only where one is of another day."""
    one, other = article("a", FINE, published=EARLY), article("b", OTHER_FINE, published=EARLY)
    assert contested.derive(dossier(one, other, origins=(1, 1))) == ()
    corrected = article("b", OTHER_FINE, published=EARLY, updated=SOON)
    assert len(contested.derive(dossier(one, corrected, origins=(1, 1)))) == 1


def test_hidden_passages_are_left_out() -> None:
    """An editor hides a contradiction by either of its passages."""
    for passage in (FINE, "b#s1"):
        found = _two(FINE, OTHER_FINE)
        hidden = dossier(
            *(entry.article for entry in found.sources), overrides={"contested": Overrides(hide=(passage,))}
        )
        assert contested.derive(hidden) == ()


def test_the_page_shows_its_language_and_no_rewritten_text_where_it_can() -> None:
    """Of several passages that say the same, one in the page's language that no AI rewrote is shown."""
    rewritten = article("c", OTHER_FINE, published=SOON, ai=Rewriting())
    sources = (article("a", FINE, published=EARLY), rewritten, article("b", OTHER_FINE + " Soon.", published=SOON))
    (pair,) = contested.derive(dossier(*sources))
    assert pair.other.article.id == "b"


def test_speakers_of_opposite_views_are_positions() -> None:
    """Two parties that think differently are no contradiction between sources."""
    one = "Critics argue that the levy will not protect tenants."
    assert contested.derive(_two(one, "Supporters argue that the levy will protect tenants.")) == ()


def test_languages_without_data_give_nothing() -> None:
    """A text in a language that nobody has described is left alone."""
    assert contested.derive(_two("El total es de 3 páginas.", "El total es de 9 páginas.", language="es")) == ()


WORDS = ["fine", "of", "€2", "million", "not", "will", "vote", "5 May 2026", "SEC", "chair", "Ann Bell", ",", "(", "“",
         "12.400", "the", "bill", "approved", "§", "3", "%", "a year", "Norvik Energy", "—"]  # fmt: skip


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), min_size=2, max_size=5),
    st.sampled_from(["en", "it", "de"]),
)
def test_marked_words_stand_in_their_passages(texts: list[list[str]], language: str) -> None:
    """Whatever the text, pairs are of different articles and their words stand where they are said to."""
    sources = [article(f"a{at}", " ".join(words), language=language, published=SOON) for at, words in enumerate(texts)]
    for pair in contested.derive(dossier(*sources)):
        assert pair.one.number != pair.other.number
        for citation, words in ((pair.one, pair.words), (pair.other, pair.other_words)):
            assert all(0 <= start < end <= len(citation.passage.text) for start, end in words)
