from __future__ import annotations

import html
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.articles import Block, BlockKind, Mark, MarkKind, Part, Passage
from generator.presentation.markup import Extent, address, article_text, plain, preformatted, sentence, shortened, text
from tests.pages import sample
from tests.pages.hostile import PAYLOADS
from tests.pages.reading import elements

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANY)
def test_text_is_inert_and_loses_no_letter(value: str) -> None:
    """What passes the door has no character that HTML, Markdown attributes or templates act on, and says the same."""
    passed = str(text(value))
    assert not set(passed) & set("<>\"'{}`\n\r\t\x02\x03\x0b\x0c\x85\u2028\u2029")
    assert html.unescape(passed).split() == plain(value).split()
    passed.encode()


@given(ANY)
def test_preformatted_text_keeps_its_lines_on_one_line(value: str) -> None:
    """Inside <pre> the line breaks come back, though none stands in the source."""
    passed = str(preformatted(value))
    assert "\n" not in passed
    assert html.unescape(passed).count("\n") == value.replace("\r\n", "\n").count("\n")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_passages_are_one_element_of_text(payload: str) -> None:
    """A passage is the same text again and no further element, whatever it says."""
    shown = elements(str(sentence(Passage("s1", payload, "en", 0, len(payload)))))
    assert [element.tag for element in shown] == ["span"]
    assert shown[0].text.split() == plain(payload).split()


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "/etc/passwd",
     "https:", "http://", "https://x\n.example/", "https://[", "file:///etc/passwd", "", None, "\x01javascript:x"],
)  # fmt: skip
def test_other_addresses_than_web_and_mail_are_no_links(href: str | None) -> None:
    """Only absolute web and mail addresses become links."""
    assert address(href) is None


@pytest.mark.parametrize("href", ["https://a.example/x?y=1&z=2#f", "http://b.example", "mailto:a@b.example"])
def test_web_and_mail_addresses_are_links(href: str) -> None:
    """The three schemes that a page links to."""
    assert address(href) == href


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(MarkKind)), max_size=6))
def test_marks_never_cross(given_marks: list[tuple[int, int, MarkKind]]) -> None:
    """Overlapping marks give well-formed elements around the same text."""
    words = "abcdefghij klmnopqrst"
    marks = tuple(Mark(start, end, kind, "https://x.example/") for start, end, kind in given_marks)
    passages = (Passage("s1", words[:10], "en", 0, 10), Passage("s2", words[11:], "en", 11, 21))
    block = Block(BlockKind.PARAGRAPH, Part.BODY, words, 1, passages, marks)
    shown = elements(str(article_text([block], language="en", table="Table")))
    assert shown[0].text == words
    assert [element.attributes["id"] for element in shown if "passage" in element.classes] == ["s1", "s2"]


def test_every_passage_is_a_target() -> None:
    """Each passage of an article is an element with its id and its words, in tables too."""
    shown = {e.attributes.get("id"): e for e in elements(str(_whole()))}
    for passage in sample.LONG.passages:
        assert shown[passage.id].text.split() == passage.text.split() or shown[passage.id].tag == "tr"
        assert "passage" in shown[passage.id].classes


def _whole() -> str:
    return article_text(sample.LONG.blocks, language="en", table="Table")


def test_shapes_of_blocks() -> None:
    """Headings begin at h2, lists hold their items by depth, tables scroll by keyboard, marks are set."""
    shown = str(_whole())
    assert '<h2><span id="s4"' in shown
    assert '<ul class="depth-1"><li>' in shown
    assert '<ul class="depth-2"><li>' in shown
    assert 'role="region" tabindex="0" aria-label="Table"' in shown
    assert "<th scope='col'>Bank</th>" in shown
    assert "The <strong>Treasury</strong> published" in shown
    assert '<a href="https://treasury.example/draft" rel="external noopener">draft rule</a>' in shown
    assert "<blockquote><p>" in shown


def test_headings_leave_no_rank_out() -> None:
    """An article that goes from its first to its fourth level goes from h2 to h3 here."""
    blocks = [
        sample.block(["One"], 1, kind=BlockKind.HEADING, level=1),
        sample.block(["Two"], 2, kind=BlockKind.HEADING, level=4),
    ]
    assert [e.tag for e in elements(str(article_text(blocks, language="en", table=""))) if e.tag[0] == "h"] == [
        "h2",
        "h3",
    ]


def test_foreign_words_are_marked() -> None:
    """Words in another language than their passage carry it, on a briefing and in the article."""
    passage = Passage("s1", "They call it Verordnung.", "en", 0, 24, ((13, 23, "de"),))
    block = Block(BlockKind.PARAGRAPH, Part.BODY, passage.text, 1, (passage,))
    marked = '<span lang="de">Verordnung</span>'
    assert marked in sentence(passage)
    assert marked in article_text([block], language="en", table="")


def test_excerpt_shows_nothing_else() -> None:
    """An excerpt holds the passages that it may and marks each gap once."""
    block = sample.block(["One.", "Two.", "Three.", "Four."], 1)
    rest = sample.block(["Five."], 5)
    shown = article_text([block, rest], language="en", table="", extent=Extent(frozenset({"s1", "s4"}), text("…")))
    assert "Two" not in shown
    assert "Five" not in shown
    assert elements(str(shown))[0].text.split() == ["One.", "…", "Four."]
    assert '<p class="omitted">…</p>' in shown


def test_excerpt_of_a_table_marks_what_it_leaves_out() -> None:
    """A quoted row keeps its header; each gap is marked once, and rows that are no passages go too."""
    block = sample.table([("Bank", "Share"), ("Nord", "1"), ("Alpina", "2"), ("Ost", "3"), ("West", "4")], 1)
    block = replace(block, passages=block.passages[:3])
    shown = article_text([block], language="en", table="", extent=Extent(frozenset({"s3"}), text("…")))
    rows = [element.text for element in elements(str(shown)) if element.tag == "tr"]
    assert rows == ["Bank Share", "…", "Ost 3", "…"]


def test_cells_stand_apart_in_text() -> None:
    """Whoever reads a table as text, as a search does, finds its words apart."""
    block = sample.table([("Bank", "Share"), ("Nord", "1"), ("Alpina", "2")], 1)
    shown = elements(str(article_text([block], language="en", table="")))
    assert shown[0].text.split() == ["Bank", "Share", "Nord", "1", "Alpina", "2"]


@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_text_fits_and_is_a_beginning(value: str, limit: int) -> None:
    """What is too long is cut to the limit and says so; what fits stays as it is."""
    short = shortened(value, limit)
    assert len(short) <= limit
    assert short == value or (short.endswith("…") and value.startswith(short[:-1]))
