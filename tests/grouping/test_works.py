import datetime as dt

import pytest

from generator.grouping.works import works
from generator.model.articles import Article
from tests.making import article

LONG = (
    "The committee asked the regulator to publish its draft rules before the summer recess.",
    "Two of the five members said that the draft would leave custody services without any guidance.",
    "A spokesman for the regulator said on Tuesday that the text was still being reviewed.",
)


def test_translations_make_one_work() -> None:
    """Articles with one address are one work, which gives each language its own text and others the original."""
    english = article("a", "A text.", language="en", published=dt.date(2026, 4, 2))
    german = article("a", "Ein Text.", language="de", published=dt.date(2026, 4, 3))
    (work,) = works([german, english])
    assert work.languages == ("de", "en")
    assert work.original is english
    assert work.version("de") is german
    assert work.version("it") is english


def test_same_text_is_one_origin() -> None:
    """Two works that carry the same sentences share an origin, one with other sentences does not."""
    copies = [article("b", *LONG), article("a", *LONG, "Read more here."), article("c", "Another text altogether.")]
    assert {work.id: work.origin for work in works(copies)} == {"a": "a", "b": "a", "c": "c"}


def test_short_extract_is_its_own_origin() -> None:
    """A short note that quotes one sentence of a long article is not a copy of it."""
    made = works([article("long", *LONG), article("note", LONG[0])])
    assert {work.origin for work in made} == {"long", "note"}


def test_order_is_by_weight_then_date() -> None:
    """Works come by sticky weight, then newest first, undated last, whatever order they were given in."""
    given = [
        article("undated", "One."),
        article("old", "Two.", published=dt.date(2026, 1, 1)),
        article("new", "Three.", published=dt.date(2026, 5, 1)),
        article("sticky", "Four.", published=dt.date(2025, 1, 1), weight=1),
    ]
    expected = ["sticky", "new", "old", "undated"]
    assert [work.id for work in works(given)] == expected
    assert [work.id for work in works(given[::-1])] == expected


def origins(*articles: Article) -> int:
    """How many origins these articles have."""
    return len({work.origin for work in works(articles)})


@pytest.mark.parametrize(
    "edited",
    [
        LONG[:2],
        LONG[::-1],
        [sentence.replace("regulator", "authority", 1) for sentence in LONG],
        [sentence.replace("the ", "", 1) for sentence in LONG],
        [
            "Condividi questo articolo con i tuoi amici e seguici.",
            *LONG,
            "Iscriviti alla nostra newsletter del mattino.",
        ],
    ],
)
def test_edited_copies_are_one_origin(edited: list[str]) -> None:
    """Shortened, reordered, copy-edited or under foreign chrome: the text is still the same one."""
    assert origins(article("a", *LONG), article("b", *edited, title="Another headline")) == 1


def test_quoting_is_not_copying() -> None:
    """A report of its own that takes one sentence over stays an origin of its own."""
    own = (
        "Fishermen on the western coast asked for three more weeks before the new quotas begin.",
        "Their cooperative counted forty boats that would have to stay in the harbour until June.",
        "The minister promised an answer by the end of the month, and a fund for the crews.",
    )
    assert origins(article("a", *LONG), article("b", *own, LONG[0])) == 2


def test_a_text_may_be_copied_any_number_of_times() -> None:
    """A hundred copies are one origin, each with a line of its own."""
    assert (
        origins(
            *(article(f"a{number:03}", *LONG, f"Read by desk number {number} of our paper.") for number in range(100))
        )
        == 1
    )
