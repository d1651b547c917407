"""Own small articles on three made-up policy questions, in three languages."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grouping.issues import group
from generator.grouping.suggestions import Suggestions, suggest
from generator.model.articles import Article
from generator.model.issues import IssueFile
from tests.making import article

HARBOUR = (
    article(
        "harbour-dredging", "The port of Velmora wants to dredge its northern channel to 14 metres.",
        "The Harbour Council asked the Ministry for 230 million euros on 3 March.",
        "Fishermen around Captain Ilse Brandt fear for the oyster beds of Velmora.",
        title="Velmora port wants a deeper channel",
    ),
    article(
        "harbour-vote", "The Harbour Council voted for the deeper channel in Velmora by 9 to 4.",
        "Captain Ilse Brandt announced that the fishermen will sue over the oyster beds.",
        "The channel would cost 230 million euros.", title="Harbour Council votes for the Velmora channel",
    ),
    article(
        "porto-velmora", "Il porto di Velmora vuole portare il canale a 14 metri di profondità.",
        "L’Harbour Council chiede 230 milioni di euro dal 3 marzo.",
        "I pescatori della comandante Ilse Brandt temono per le ostriche.",
        language="it", title="Velmora, il porto vuole un canale più profondo",
    ),
)  # fmt: skip
MEDICINES = (
    article(
        "medicine-prices", "The Drugs Authority capped the price of Zolvarin at 48 francs a packet.",
        "The maker Pharmalux said the price of Zolvarin would end research in Teldorf.",
        "Doctor Amina Keller welcomed the decision of the Drugs Authority.", title="A cap for the price of Zolvarin",
    ),
    article(
        "arzneipreise", "Die Behörde begrenzt den Preis von Zolvarin auf 48 Franken je Packung.",
        "Der Hersteller Pharmalux droht, die Forschung in Teldorf zu beenden.",
        "Die Ärztin Amina Keller begrüßte den Entscheid.", language="de", title="Zolvarin: Behörde begrenzt den Preis",
    ),
    article(
        "pharmalux-appeal", "Pharmalux appealed against the price of Zolvarin on 12 June.",
        "The court in Teldorf will hear Amina Keller as a witness.", title="Pharmalux appeals against the Zolvarin cap",
    ),
)  # fmt: skip
ALONE = article(
    "bicycle-museum", "A museum of bicycles opens beside the old railway station.",
    "Its founder collected wheels for thirty years.", title="A museum for bicycles",
)  # fmt: skip
EVERYTHING = (*HARBOUR, *MEDICINES, ALONE)


def found(suggestions: Suggestions) -> list[set[str]]:
    """The ids of the works of each new issue."""
    return [{candidate.work.id for candidate in proposal.candidates} for proposal in suggestions.new]


def ids(articles: tuple[Article, ...]) -> set[str]:
    """The ids of some articles."""
    return {one.id for one in articles}


def test_articles_on_one_question_make_an_issue() -> None:
    """Articles that share names, figures and terms are proposed together, across languages; the odd one is left."""
    made = suggest(group(EVERYTHING, []))
    assert found(made) == [ids(MEDICINES), ids(HARBOUR)]
    assert [work.id for work in made.left] == ["bicycle-museum"]
    assert made.existing == ()


def test_proposal_says_what_it_rests_on() -> None:
    """Names are shown whole, with their kind and how many works have them, and each article with its own."""
    _, harbour = suggest(group(EVERYTHING, [])).new
    shared = {one.form: one for one in harbour.shared}
    assert shared["Velmora"].groups == 3
    assert shared["Velmora"].in_title
    assert shared["Captain Ilse Brandt"].kind == "name"
    assert shared["230"].kind == "figure"
    (vote,) = (candidate for candidate in harbour.candidates if candidate.work.id == "harbour-vote")
    assert "Captain Ilse Brandt" in {one.form for one in vote.shares}
    assert harbour.title in {one.title for one in HARBOUR}


def test_articles_join_the_issue_that_they_fit() -> None:
    """An unassigned article that is like an issue's own is proposed for that issue, not for a new one."""
    file = IssueFile(
        "channel", "briefings/channel.md", {"en": "The channel"}, include=("harbour-dredging", "porto-velmora")
    )
    made = suggest(group(EVERYTHING, [file]))
    (proposal,) = made.existing
    assert (proposal.slug, proposal.title) == ("channel", "The channel")
    assert [candidate.work.id for candidate in proposal.candidates] == ["harbour-vote"]
    assert "Captain Ilse Brandt" in {one.form for one in proposal.candidates[0].shares}
    assert found(made) == [ids(MEDICINES)]


def test_excluded_articles_are_not_proposed_again() -> None:
    """What an issue excludes never comes back as a proposal for it."""
    file = IssueFile(
        "channel", "", {"en": "The channel"}, include=("harbour-dredging", "porto-velmora"), exclude=("harbour-vote",)
    )  # fmt: skip
    assert suggest(group(HARBOUR, [file])).existing == ()


def test_copy_of_an_assigned_article_joins_its_issue() -> None:
    """An unassigned work with the text of an issue's own is proposed for it."""
    sentences = [passage.text for passage in HARBOUR[0].passages]
    copy = article("copied", *sentences, title="Deeper channel")
    file = IssueFile("channel", "", {"en": "The channel"}, include=("harbour-dredging",))
    (proposal,) = suggest(group([HARBOUR[0], copy], [file])).existing
    assert [candidate.work.id for candidate in proposal.candidates] == ["copied"]
    assert suggest(group([HARBOUR[0], copy], [replace(file, exclude=("copied",))])).existing == ()


def test_unlike_articles_are_left() -> None:
    """Articles with nothing in common make no issue, also where there are only two."""
    made = suggest(group([HARBOUR[0], ALONE], []))
    assert (made.new, made.existing) == ((), ())
    assert {work.id for work in made.left} == {"harbour-dredging", "bicycle-museum"}


def test_nothing_to_suggest() -> None:
    """No articles, an empty one, or none that is unassigned: no proposals."""
    assert suggest(group([], [])) == Suggestions((), (), (), ())
    assert suggest(group([article("empty", title="")], [])).new == ()
    file = IssueFile("all", "", {"en": "All"}, include=tuple(one.id for one in EVERYTHING))
    assert suggest(group(EVERYTHING, [file])) == Suggestions((), (), (), ())


def test_likely_translations_are_named() -> None:
    """Two works that have no language in common and are far nearer to each other than to others may be translations."""
    english = article(
        "glacier", "Professor Nora Vikander measured the Ostgrat glacier at 2,310 metres on 14 August.",
        "It lost 7.4 metres in 2025, the Alpine Observatory in Marenz said.",
        "The Observatory has 41 stations and a budget of 3.6 million francs.", title="Ostgrat glacier loses 7.4 metres",
    )  # fmt: skip
    german = article(
        "gletscher", "Professorin Nora Vikander vermaß den Ostgrat am 14. August auf 2.310 Metern.",
        "Er verlor 2025 nach Angaben des Alpine Observatory in Marenz 7,4 Meter.",
        "Es hat 41 Stationen und 3,6 Millionen Franken.", language="de", title="Ostgrat verliert 7,4 Meter",
    )  # fmt: skip
    made = suggest(group([*EVERYTHING, english, german], []))
    assert [(one.id, other.id) for one, other in made.translations] == [("glacier", "gletscher")]
    assert suggest(group([*EVERYTHING, english, replace(german, id="glacier")], [])).translations == ()


def test_new_issues_get_addresses_of_their_own() -> None:
    """A proposed address differs from those of the issues there are."""
    slug = suggest(group(HARBOUR, [])).new[0].slug
    taken = IssueFile(slug, "", {"en": "Taken"}, include=("bicycle-museum",))
    assert suggest(group([*HARBOUR, ALONE], [taken])).new[0].slug == f"{slug}-2"


@pytest.mark.parametrize("seed", range(5))
def test_order_of_articles_does_not_matter(seed: int) -> None:
    """The same articles in any order give the same proposals."""
    shuffled = random.Random(seed).sample(EVERYTHING, len(EVERYTHING))
    assert suggest(group(shuffled, [])) == suggest(group(EVERYTHING, []))


WORDS = st.sampled_from(
    ["Velmora", "channel", "price", "Zolvarin", "the", "council", "48", "2027", "oyster", "museum", "Brandt", "court"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=3)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["en", "it", "de", "xx"])), max_size=8), st.randoms())
def test_every_unassigned_work_has_one_place(texts: list[tuple[list[str], str]], chance: random.Random) -> None:
    """Each unassigned work is in exactly one proposal or left, whatever the texts and their order."""
    made = [
        article(f"a{number}", *sentences, language=language, title="", published=dt.date(2026, 1, 1))
        for number, (sentences, language) in enumerate(texts)
    ]
    file = IssueFile("first", "", {"en": "First"}, include=("a0",))
    grouping = group(made, [file])
    suggestions = suggest(grouping)
    proposals = (*suggestions.existing, *suggestions.new)
    placed = [candidate.work.id for proposal in proposals for candidate in proposal.candidates]
    assert sorted([*placed, *(work.id for work in suggestions.left)]) == sorted(w.id for w in grouping.unassigned)
    assert all(len(proposal.candidates) > 1 for proposal in suggestions.new)
    chance.shuffle(made)
    assert suggest(group(made, [file])) == suggestions
