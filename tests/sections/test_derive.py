"""A whole briefing: what it counts, which overrides matched nothing, and what holds for any articles at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.model import Dossier
from generator.model.articles import Article
from generator.model.issues import Addition, Overrides
from generator.sections.derivation import derive
from generator.sections.idle import Idle, unmatched
from tests.sections.conftest import article, dossier

PIECES = {
    "en": (
        "The Port Club opposes the fees.",
        "The harbour opened on 3 April 2026 to all ships of the town.",
        "“Fees are too high for all of us,” said Maria Bell.",
        "However, it asked for a “free pass” last week.",
        "Will it open? (BA) «x „y",
    ),
    "it": ("Secondo la Lega Armatori, le tariffe sono alte.", "Il porto ha aperto il 3 aprile 2026."),
    "de": ("Laut BaHafen sind die Gebühren hoch.", "Am 3. April 2026 öffnete der Hafen."),
}
LINES = st.sampled_from(["", "> ", "- ", "# ", "Q: "])
JUNK = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60)


@st.composite
def _articles(draw: st.DrawFn) -> list[Article]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        language = draw(st.sampled_from(sorted(PIECES)))
        sentences = st.one_of(st.sampled_from(PIECES[language]), JUNK)
        lines = draw(st.lists(st.tuples(LINES, st.lists(sentences, min_size=1, max_size=3)), min_size=1, max_size=5))
        day = draw(st.none() | st.dates(dt.date(2024, 1, 1), dt.date(2026, 11, 1)))
        text = [mark + (" ".join(parts).strip() or "Text.") for mark, parts in lines]
        made.append(article(f"a{number}", *text, language=language, published=day))
    return made


@settings(max_examples=60)
@given(_articles())
def test_whatever_is_said_stands_in_its_source(made: list[Article]) -> None:
    """Every sentence is a passage of the article it cites, under its number; key points are seven at most."""
    found = dossier(*made)
    briefing = derive(found)
    by_number = {entry.number: entry.article for entry in found.sources}
    for citation in briefing.citations():
        assert citation.article is by_number[citation.number]
        block = next(block for block in citation.article.blocks if citation.passage in block.passages)
        assert block.text[citation.passage.start : citation.passage.end] == citation.passage.text
    for question in briefing.faq:
        assert any(question.answer_text in block.text for block in question.answer[0].article.blocks)
    assert len(briefing.key_points) <= 7


@settings(max_examples=40)
@given(_articles(), st.randoms())
def test_the_order_of_sources_in_memory_changes_nothing(made: list[Article], random: st.random.Random) -> None:
    """The same numbers give the same briefing, in whatever order the sources are handed over."""
    found = dossier(*made)
    shuffled = list(found.sources)
    random.shuffle(shuffled)
    other = derive(replace(found, sources=tuple(shuffled)))
    assert replace(other, sources=found.sources) == derive(found)


def _dossier(overrides: dict[str, Overrides] | None = None) -> Dossier:
    one = article("a", *PIECES["en"][:3], published=dt.date(2026, 4, 8), updated=dt.date(2026, 4, 10))
    two = article("b", *PIECES["it"], language="it", published=dt.date(2026, 3, 1))
    return dossier(one, two, two, origins=(1, 2, 2), overrides=overrides)


def test_a_briefing_counts_its_origins_and_its_days() -> None:
    """Origins are counted once; the period is that of publication, the last change also one of a correction."""
    briefing = derive(_dossier())
    assert briefing.origins == 2
    assert briefing.period == (dt.date(2026, 3, 1), dt.date(2026, 4, 8))
    assert briefing.updated == dt.date(2026, 4, 10)


def test_overrides_that_match_nothing_are_reported() -> None:
    """An entry of hide needs a passage, one of pin a sentence shown, in any language's briefing; the rest is told."""
    chosen = {
        "positions": Overrides(hide=("a#s1", "a#s99"), pin=("Nobody says this.",)),
        "glossary": Overrides(hide=("port  club", "No such term")),
        "timeline": Overrides(pin=("a#s2",), add=(Addition({"": "Own."}, date=dt.date(2026, 1, 1)),)),
    }
    found = _dossier(chosen)
    briefings = [derive(found), derive(replace(found, language="it"))]
    assert unmatched(briefings) == (
        Idle("briefings/issue.md", "glossary", "No such term"),
        Idle("briefings/issue.md", "positions", "Nobody says this."),
        Idle("briefings/issue.md", "positions", "a#s99"),
    )


def test_a_pin_that_its_section_does_not_take_is_told_from_one_that_means_nothing() -> None:
    """A passage that exists but is no event cannot be pinned to the timeline, and the reason is told."""
    source = article("a", "The office is in the harbour. The union argues that the fee is too high.")
    found = derive(dossier(source, overrides={"timeline": Overrides(pin=("a#s1", "The office is closed."))}))
    assert unmatched([found]) == (
        Idle("briefings/issue.md", "timeline", "The office is closed."),
        Idle("briefings/issue.md", "timeline", "a#s1", exists=True),
    )
