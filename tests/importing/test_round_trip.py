"""What goes in comes out: parts, questions, words; and importing twice is importing once."""

from __future__ import annotations

import os
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.importing.accounts import words
from generator.importing.blocks import without_title
from generator.model.articles import Article, Part, Treatment
from generator.reading.articles import read_article
from tests.importing.made import WORDS, again, direct, imported, page

LANGUAGES = tuple(WORDS)
FEW = settings(
    max_examples=int(os.environ.get("IMPORT_EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.too_slow],
)


def said(article: Article) -> list[tuple[str, Part]]:
    """The text and part of each block, headings apart: those that a text needs may be added."""
    return [
        (block.text, block.part) for block in without_title(article) if block.passages or block.kind.value != "heading"
    ]


def spoken(article: Article) -> list[tuple[str, str]]:
    """The language of each passage, and what of it is in another one."""
    return [
        (text, code)
        for passage in article.passages
        for text, code in (
            (passage.text, passage.language),
            *((passage.text[start:end], own) for start, end, own in passage.foreign),
        )
    ]


def asked(article: Article) -> list[tuple[str, str]]:
    """The question pairs of an article."""
    return [(pair.question.text, " ".join(passage.text for passage in pair.answer)) for pair in article.pairs]


@st.composite
def blocks(draw: st.DrawFn, language: str) -> str:
    """A page of blocks in any order, in one language."""
    text = WORDS[language]
    sentence = st.sampled_from(text.sentences)
    kinds = {
        "paragraph": st.lists(sentence, min_size=1, max_size=3, unique=True).map(" ".join),
        "list": st.lists(sentence, min_size=2, max_size=3, unique=True).map(
            lambda items: "\n".join(f"- {item}" for item in items)
        ),
        "bullets": st.lists(sentence, min_size=2, max_size=3).map(
            lambda items: "\n".join(f"  • {item}" for item in items)
        ),
        "table": st.just("| A | B |\n|---|---|\n| 1 | zwei |\n| tre | 4 |"),
        "quotation": sentence.map(lambda words: f"{text.announcement}\n\n{words}"),
        "abstract": sentence.map(lambda words: f"{text.abstract}\n\n{words}"),
        "summary": sentence.map(lambda words: f"{text.summary}\n\n  • {words}\n  • {text.sentences[0]}"),
        "opinion": sentence.map(lambda words: f"{text.opinion}\n\n{words}"),
        "questions": st.just(
            f"{text.questions}\n\n"
            + "\n\n".join(f"{text.letters[0]}{q}\n\n{text.letters[1]}{a}" for q, a in text.asked)
        ),
        "labelled": st.just("\n\n".join(f"Q: {q}\n\nA: {a}" for q, a in text.asked)),
        "heading": st.just("## " + text.title),
        "disclaimer": st.just(text.disclaimer),
        "comments": st.just(text.comments),
        "foreign": st.sampled_from(LANGUAGES).map(lambda code: WORDS[code].sentences[3]),
        "spoken": st.sampled_from(LANGUAGES).map(
            lambda code: (
                f'A `code` <span lang="{code}">Hafen, [*porto*](https://example.org/a_b) e `x` mehr</span> and'
                f' <https://example.org/a_b>, <span lang="{code}">{WORDS[code].sentences[2]}</span>'
            )
        ),
        "related": st.just(f"{text.related}\n\nA ship that nobody ordered\n\nmarsbit{text.age}"),
        "furniture": st.just("Trading\n\nSpot"),
        "code": st.just("```\nx = 1\n\n  y\n```"),
        "markup": st.sampled_from(
            [
                "One **bold**word, _a_ * b, [link](https://example.org/a_(b)) and `code`.",
                "1. First\n2. Second",
                "5 < 6 & 7",
            ]
        ),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=9))
    if "questions" in chosen:  # one page asks in one way
        chosen = [kind for kind in chosen if kind != "labelled"] or ["paragraph"]
    front = draw(
        st.sampled_from(["", f"{text.title}\n\n", f"{text.title}\n\n{text.byline}\n\n", "---\ntitle: A\n---\n"])
    )
    drawn = front + "\n\n".join([draw(kinds[kind]) for kind in chosen] + [text.sentences[5]]) + "\n"
    article = read_article(drawn.encode(), "page.txt")[0]
    assume(article is not None and article.passages)
    return drawn


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@FEW
def test_any_order_of_blocks_keeps_its_parts_and_questions(language: str, data: st.DataObject) -> None:
    """Reading the imported file gives the same texts, parts and pairs as reading the page itself."""
    text = data.draw(blocks(language))
    made, was = imported(text), direct(text)
    assert said(made.article) == said(was)
    assert asked(made.article) == asked(was)
    assert spoken(made.article) == spoken(was)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@FEW
def test_import_of_the_imported_is_the_identity(language: str, data: st.DataObject) -> None:
    """An imported file is read without errors and imported as itself."""
    made = imported(data.draw(blocks(language)))
    article, problems = read_article(made.text.encode(), "again.md")
    assert article is not None
    assert not problems
    assert again(made).text == made.text


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@FEW
def test_no_word_goes_silently(language: str, data: st.DataObject) -> None:
    """Every word of a page is in the file, or in the text of a removal."""
    text = data.draw(blocks(language))
    made = imported(text)
    there = Counter(words(made.text))
    for finding in made.findings:
        if finding.treatment in (Treatment.REMOVED, Treatment.REPAIRED):
            there.update(words(finding.text))
    letters = {letter + q.split()[0] for letter, q in _glued(language)}
    missing = Counter(word for word in words(text) if word not in {words(letter)[0] for letter in letters}) - there
    assert not missing


def _glued(language: str) -> list[tuple[str, str]]:
    text = WORDS[language]
    return [(text.letters[0], q) for q, _ in text.asked] + [(text.letters[1], a) for _, a in text.asked]


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=200))
@FEW
def test_any_text_at_all_survives(text: str) -> None:
    """Whatever the characters: the result is read as the text was, and imported as itself."""
    body = (
        "A first sentence about the harbour, so that there is one.\n\n"
        + re.sub(r"\r", "", text)
        + "\n\nAnd a last one."
    )
    made = imported(body)
    assert again(made).text == made.text
    assert said(made.article) == said(direct(body))


@given(text=st.text("*_`[]()<>#&;!|{}%:-+.~=\\ \nab1\"'", min_size=1, max_size=80))
@FEW
def test_markup_in_any_disorder_survives(text: str) -> None:
    """Characters that mean something in Markdown are read back as what they were."""
    body = "A first sentence about the harbour, so that there is one.\n\n" + text + "\n\nAnd a last sentence here."
    made = imported(body)
    assert again(made).text == made.text
    assert [block.text for block in without_title(made.article)] == [
        block.text for block in without_title(direct(body))
    ]


@pytest.mark.parametrize("chrome", LANGUAGES)
@pytest.mark.parametrize("body", LANGUAGES)
def test_a_page_under_any_chrome_has_its_own_language(body: str, chrome: str) -> None:
    """The text's language is the article's; the chrome's is noted where it is another."""
    made = imported(page(body, chrome))
    assert made.article.language == body
    assert made.metadata.data.get("chrome_language") == (chrome if chrome != body else None)
    assert len(made.article.pairs) == len(WORDS[body].asked)
    assert made.metadata.data["published"].isoformat() == "2026-03-04"  # type: ignore[attr-defined]
    assert "marsbit" not in made.text
    assert "Futures" not in made.text
