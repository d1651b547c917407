"""What reading makes of lines and values in each language: examples, and counter-examples that only look alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.articles import Article, BlockKind, Part
from generator.reading import values
from generator.reading.bylines import NO_BYLINE, read_byline
from generator.reading.values import UnusableError
from tests.reading.one import findings, read, texts

LANGUAGES = Path(__file__).parents[1] / "languages"


@cache
def corpora(subject: str) -> dict[str, dict[str, Any]]:
    """The corpus of a subject by language."""
    files = sorted(LANGUAGES.glob(f"*/{subject}.yml"))
    assert len(files) >= 3
    return {file.parent.name: yaml.safe_load(file.read_text("utf-8")) for file in files}


def entries(subject: str, *kinds: str) -> Iterator[Any]:
    """The entries of these kinds in all languages, each with its language and kind."""
    for code, corpus in corpora(subject).items():
        for kind in kinds:
            for entry in corpus.get(kind, []):
                yield pytest.param(code, kind, entry, id=f"{code}-{kind}-{entry}"[:90])


def matter(language: str) -> str:
    """Frontmatter of an article in a language."""
    return f"---\ntitle: x\nlang: {language}\n---\n\n"


@pytest.mark.parametrize(("language", "kind", "entry"), entries("bylines", "bylines"))
def test_bylines(language: str, kind: str, entry: dict[str, Any]) -> None:
    """A line under a headline says source, authors and dates, and in which language its labels are."""
    said = {name: value for name, value in entry.items() if name != "text"}
    expected = replace(NO_BYLINE, **{**said, "authors": tuple(said.get("authors", ()))})
    assert read_byline(entry["text"]) == expected


@pytest.mark.parametrize(("language", "kind", "entry"), entries("bylines", "none"))
def test_no_bylines(language: str, kind: str, entry: str) -> None:
    """A sentence, a label without its date and an ambiguous date are no bylines."""
    assert read_byline(entry) is None


@pytest.mark.parametrize(("language", "kind", "entry"), entries("bylines", "bylines"))
def test_bylines_are_no_text(language: str, kind: str, entry: dict[str, Any]) -> None:
    """Between headline and text a byline is taken out, reported, and its metadata are the article's."""
    body = corpora("layout")[language]["body"]
    article = read(f"A headline of the harbour\n\n{entry['text']}\n\n{body}\n\n{body}\n", f"x.{language}.txt")
    assert texts(article) == [body, body]
    assert ("removed", "byline", 3) in findings(article)
    assert (article.published, article.updated) == (entry.get("published"), entry.get("updated"))
    assert article.authors == tuple(entry.get("authors", ()))


def among_others(language: str, line: str) -> Article:
    """An article with a line in the midst of its text."""
    body = corpora("layout")[language]["body"]
    return read(f"{matter(language)}{body}\n\n{body}\n\n{body}\n\n{line}\n\n{body}\n\n{body}\n\n{body}\n")


@pytest.mark.parametrize(("language", "kind", "entry"), entries("removals", "page furniture", "relative age"))
def test_lines_of_the_page(language: str, kind: str, entry: str) -> None:
    """What belongs to the page is taken out, and the finding says what it is and what it said."""
    article = among_others(language, entry)
    assert entry not in texts(article)
    assert [(f.what, f.line, f.text) for f in article.findings if f.treatment == "removed"] == [(kind, 12, entry)]


@pytest.mark.parametrize(("language", "kind", "entry"), entries("removals", "text"))
def test_lines_of_the_text(language: str, kind: str, entry: str) -> None:
    """A sentence that has words of a page's furniture in it stays, and is reported text."""
    article = among_others(language, entry)
    assert entry in texts(article, Part.BODY)
    assert not [finding for finding in article.findings if finding.treatment == "removed"]


@pytest.mark.parametrize(("language", "kind", "entry"), entries("removals", "disclaimer", "comments"))
def test_asides(language: str, kind: str, entry: str) -> None:
    """A disclaimer and a call to comment stay, apart from what reports."""
    assert texts(among_others(language, entry), Part(kind)) == [entry]


@pytest.mark.parametrize(("language", "kind", "entry"), entries("removals", "in two"))
def test_asides_at_the_end_of_a_paragraph(language: str, kind: str, entry: dict[str, str]) -> None:
    """Only the sentences that close a paragraph are set apart; one in its midst is part of what it says."""
    article = among_others(language, entry["text"])
    if entry["start"]:
        before, start, rest = entry["text"].partition(entry["start"])
        assert texts(article, Part(entry["part"])) == [start + rest]
        assert before.strip() in texts(article, Part.BODY)
    else:
        assert entry["text"] in texts(article, Part.BODY)


@pytest.mark.parametrize("place", ["start", "end", "middle"])
@pytest.mark.parametrize(("language", "kind", "entry"), entries("removals", "ai", "no ai"))
def test_notes_on_an_ai(language: str, kind: str, entry: str, place: str) -> None:
    """A note at either end says that an AI wrote the text; in its midst, or about AI, it does not."""
    body = corpora("layout")[language]["body"]
    others = [body] * 7
    others.insert({"start": 0, "middle": 3, "end": 7}[place], entry)
    article = read(matter(language) + "\n\n".join(others) + "\n")
    assert (article.ai is not None) is (kind == "ai" and place != "middle")
    assert entry in texts(article)


@pytest.mark.parametrize(
    ("language", "kind", "entry"), entries("quotations", "announced", "repeated in full", "not announced")
)
def test_announced_quotations(language: str, kind: str, entry: str) -> None:
    """A bare paragraph is somebody's words where the one above announces them, and neither where it opens a list."""
    said = corpora("quotations")[language]["said"]
    article = read(f"{matter(language)}{entry}\n\n{said}\n\n{said}\n")
    kinds = [block.kind for block in article.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH, BlockKind.QUOTE if kind != "not announced" else BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    announcing = [p.id for p in article.blocks[0].passages][-1] if kind != "not announced" else None
    assert article.blocks[1].announced_by == announcing


@pytest.mark.parametrize(("language", "kind", "entry"), entries("quotations", "announced"))
def test_quotations_without_a_first_person(language: str, kind: str, entry: str) -> None:
    """Below an announcement, what is not in the first person is a quotation between marks or as a block only."""
    bare = corpora("quotations")[language]["bare"]
    for paragraph, announced in ((bare, False), (f"> {bare}", True), (f"“{bare}”", True)):
        article = read(f"{matter(language)}{entry}\n\n{paragraph}\n")
        assert (article.blocks[1].announced_by is not None) == announced


@pytest.mark.parametrize(("language", "kind", "entry"), entries("quotations", "own words", "no own words"))
def test_first_person(language: str, kind: str, entry: str) -> None:
    """A bare paragraph below an announcement is somebody's words where it says "I" or "we" outside quotation marks."""
    announcing = corpora("quotations")[language]["announced"][0]
    article = read(f"{matter(language)}{announcing}\n\n{entry}\n")
    assert (article.blocks[1].announced_by is not None) == (kind == "own words")


@pytest.mark.parametrize(("language", "kind", "entry"), entries("layout", "headings", "no headings"))
def test_headings_of_plain_text(language: str, kind: str, entry: str) -> None:
    """In a text without marks a short line that opens like a title, and nothing closes, is a heading."""
    body = corpora("layout")[language]["body"]
    plain = read(f"A headline of the harbour\n\n{body}\n\n{entry}\n\n{body}\n", f"x.{language}.txt")
    assert texts(plain, kind=BlockKind.HEADING) == ([entry] if kind == "headings" else [])
    marked = read(f"{matter(language)}{body}\n\n{entry}\n\n{body}\n")
    assert texts(marked, kind=BlockKind.HEADING) == []


@pytest.mark.parametrize(("language", "kind", "entry"), entries("layout", "headings"))
def test_what_is_below_a_heading(language: str, kind: str, entry: str) -> None:
    """A short line before nothing, or before another short line, is no heading."""
    body = corpora("layout")[language]["body"]
    article = read(f"A headline of the harbour\n\n{body}\n\n{entry}\n", f"x.{language}.txt")
    assert texts(article, kind=BlockKind.HEADING) == []
    article = read(f"A headline of the harbour\n\n{body}\n\n{entry}\n\nso\n\n{body}\n", f"x.{language}.txt")
    assert texts(article, kind=BlockKind.HEADING) == []


@pytest.mark.parametrize(("language", "kind", "entry"), entries("layout", "parts"))
def test_parts_of_plain_text(language: str, kind: str, entry: str) -> None:
    """A line that names a part opens it, marked or not."""
    corpus = corpora("layout")[language]
    for before in ("", "## ", "**"):
        line = f"{before}{corpus['parts'][entry]}{before if before == '**' else ''}"
        article = read(f"{matter(language)}{corpus['body']}\n\n{line}\n\n{corpus['body']}\n")
        assert [block.part for block in article.blocks][-1] is Part(entry)
        assert article.blocks[1].kind is BlockKind.HEADING


@pytest.mark.parametrize(("language", "kind", "entry"), entries("metadata", "dates"))
def test_dates(language: str, kind: str, entry: dt.date) -> None:
    """A date is understood in any usual way of writing it, in any language."""
    for written in corpora("metadata")[language]["dates"][entry]:
        assert values.day(written) == entry, written


@pytest.mark.parametrize(("language", "kind", "entry"), entries("metadata", "wrong dates"))
def test_wrong_dates(language: str, kind: str, entry: str) -> None:
    """What may be two days, or none, is refused with a remedy."""
    with pytest.raises(UnusableError, match="is not a date") as refused:
        values.day(entry)
    assert refused.value.remedy == "write it as 2026-04-08"


@pytest.mark.parametrize(("language", "kind", "entry"), entries("metadata", "truths", "wrong truths"))
def test_truths(language: str, kind: str, entry: str) -> None:
    """Yes and no are understood in the words of each language; nothing else is."""
    if kind == "wrong truths":
        assert not values.is_flag(entry)
        with pytest.raises(UnusableError, match="neither true nor false"):
            values.flag(entry)
    else:
        assert values.flag(entry) is corpora("metadata")[language]["truths"][entry]
        assert values.is_flag(entry) is bool(entry)


@pytest.mark.parametrize(("language", "kind", "entry"), entries("metadata", "names"))
def test_names(language: str, kind: str, entry: str) -> None:
    """Names are told apart by the words and marks between them, and stay whole where these are part of one."""
    expected = tuple(corpora("metadata")[language]["names"][entry])
    assert values.names(entry) == expected
    assert values.names([entry, {"name": entry}]) == expected


@pytest.mark.parametrize(("language", "kind", "entry"), entries("metadata", "languages", "wrong languages"))
def test_languages(language: str, kind: str, entry: str) -> None:
    """A language is named by its code, of any region, or in the words of any language."""
    if kind == "languages":
        assert values.language(entry) == corpora("metadata")[language]["languages"][entry]
    else:
        with pytest.raises(UnusableError, match="is not a language"):
            values.language(entry)
