"""Expressions of an article: read as a whole, in each text's own language, placed in their passages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.analysis.events.article_dates import expressions
from generator.model.articles import Article, Block, BlockKind, Part, Passage
from tests.sections.conftest import article

DAY = dt.date(2026, 4, 8)


def values(made: Article) -> dict[str, list[tuple[str, str]]]:
    """Words and value of each expression by passage; every place holds its words."""
    texts = {passage.id: passage.text for passage in made.passages}
    found = expressions(made)
    for key, own in found.items():
        assert all(texts[key][timex.start : timex.end] == timex.text for timex in own)
    return {key: [(timex.text, timex.value) for timex in own] for key, own in found.items()}


def test_places_are_those_of_the_passage() -> None:
    """Words are placed in their sentence, wherever it stands."""
    made = article(
        "a", "# In 2024", "It met on Monday. It met again on Tuesday.", "The next day it rested.", published=DAY
    )
    assert values(made) == {
        "s1": [("2024", "2024")],
        "s2": [("Monday", "2026-04-06")],
        "s3": [("Tuesday", "2026-04-07")],
        "s4": [("The next day", "2026-04-08")],
    }


def _in(made: Article, number: int, **fields: object) -> Article:
    """The article with other fields in the first passage of a block."""
    blocks = list(made.blocks)
    block = blocks[number]
    passages = (replace(block.passages[0], **fields), *block.passages[1:])  # type: ignore[arg-type]
    blocks[number] = replace(block, passages=passages)
    return replace(made, blocks=tuple(blocks))


def test_a_foreign_passage_is_read_in_its_own_language() -> None:
    """German words in an English article are German, and do not move its dates on."""
    made = article("a", "It met on Monday.", "Es tagte im März 2025.", "The next day it rested.", published=DAY)
    assert values(_in(made, 1, language="de")) == {
        "s1": [("Monday", "2026-04-06")],
        "s2": [("März 2025", "2025-03")],
        "s3": [("The next day", "2026-04-07")],
    }


def test_a_foreign_stretch_is_read_in_its_own_language() -> None:
    """ "die" inside an English sentence is no English word, "vorige Woche" is a German week."""
    text = "It said “vorige Woche war schwer” on Monday."
    made = article("a", text, published=DAY)
    start, end = text.index("vorige"), text.index("”")
    assert values(_in(made, 0, foreign=((start, end, "de"),))) == {
        "s1": [("vorige Woche", "2026-W14"), ("Monday", "2026-04-06")]
    }


def test_a_language_without_data_is_passed_over() -> None:
    """A Spanish sentence gives nothing, and its host's dates stay."""
    made = article("a", "It met on Monday.", "Se reunió el 3 de mayo de 2025.", published=DAY)
    assert values(_in(made, 1, language="es")) == {"s1": [("Monday", "2026-04-06")]}


def test_tables_and_questions_do_not_move_the_text_on() -> None:
    """ "The next day" counts from the text, not from a table between."""
    made = article("a", "It met on Monday.", "The next day it rested.", published=DAY)
    text = "3 May 2025\tOpening"
    rows = Block(BlockKind.TABLE, Part.BODY, text, 9, (Passage("t1", text, "en", 0, len(text)),), rows=(("a",),))
    between = replace(made, blocks=(made.blocks[0], rows, made.blocks[1]))
    assert values(between) == {
        "s1": [("Monday", "2026-04-06")],
        "t1": [("3 May 2025", "2025-05-03")],
        "s2": [("The next day", "2026-04-07")],
    }
