"""Whatever a file holds, reading ends, keeps its promises, and gives the same again."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Problem
from generator.model.articles import Article
from generator.reading.articles import read_article
from generator.reading.describe import as_data
from generator.reading.lines import visible_text
from generator.reading.slugs import slugify
from generator.reading.values import checked

PIECES = [
    "---", "+++", "{", "}", '"a": 1', "title: x", "date: 2026-04-08", "tags: [a", "- a", "* b", "1. c",
    "    code", "```", "> q", "| a | b |", "|---|---|", "## Head", "Abstract", "Final Summary",
    "Domande pertinenti", "Related Reads", "QWhat is it?", "AIt is this.", "The union said:",
    "“A free pass”, it said.", "Published on 2026-04-08", "1h ago", "Trading", "{% x %}", "{{< y >}}", "{: .z}",
    "[a](javascript:x)", "[b][c]", "[c]: https://c.example/", "![i](i.png)", "<script>x</script>", "<b>d</b>",
    "<!-- e", "&#x202E;f", "Theyâ€¦", "\u202eg", "\u200b", "•  h",
    "Ein Satz auf Deutsch, der etwas länger ist als die anderen.",
    "Una frase in italiano, un po' più lunga delle altre.", "One. Two! Three?", "", "", " ", "\t", "***",
    "[[w|x]]", "[^1]", "\\",
]  # fmt: skip
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map("\n".join)
PATHS = st.sampled_from(["x.md", "x.txt", "de/x.md", "2026-04-08-x.it.md", "x.html", "Ünïcode 活动.md"])


def _kept(article: Article) -> None:
    """What every article promises to the rest of the program."""
    assert article.title.strip()
    assert slugify(article.id) == article.id
    numbers = [int(passage.id[1:]) for passage in article.passages]
    assert numbers == list(range(1, len(numbers) + 1))
    known = {passage.id for passage in article.passages}
    for block in article.blocks:
        assert block.line >= 1
        assert block.text.strip()
        assert all(visible_text(line) == line for line in block.text.split("\n"))
        ends = [0]
        for passage in block.passages:
            assert block.text[passage.start : passage.end] == passage.text == passage.text.strip()
            assert passage.start >= ends[-1]
            ends.append(passage.end)
            assert all(0 <= start < end <= len(passage.text) for start, end, _ in passage.foreign)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            assert mark.href is None or checked(mark.href) == mark.href
        if block.rows:
            assert block.text == "\n".join("\t".join(row) for row in block.rows)
        assert block.announced_by is None or block.announced_by in known
    for pair in article.pairs:
        assert {pair.question.id, *(passage.id for passage in pair.answer)} <= known


@settings(max_examples=300)
@given(LINES, PATHS)
def test_any_text(text: str, path: str) -> None:
    """Any text gives an article that keeps its promises, or problems; twice the same."""
    data = text.encode("utf-8", "surrogatepass")
    article, problems = read_article(data, path)
    assert (article, problems) == read_article(data, path)
    assert all(isinstance(problem, Problem) and problem.problem and problem.remedy for problem in problems)
    if article is None:
        assert problems
    else:
        _kept(article)
        json.dumps(as_data(article))


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes end in an article or in a problem."""
    article, problems = read_article(data, "x.md")
    assert article is not None or problems


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "title", "date", "published", "updatedAt", "lang", "slug", "source", "author", "tags", "category",
        "image", "ai", "draft", "status", "weight", "score", "url", "issue", "translationKey",
        "translation_of", "rights", "expires", "summary", "x",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_metadata(data: dict[str, object]) -> None:
    """Values of any type in any key end in an article or in problems."""
    text = json.dumps(data, allow_nan=True) + "\n\nThe exchange has published its answer.\n"
    article, problems = read_article(text.encode(), "x.md")
    assert article is not None or problems
    if article is not None:
        _kept(article)
        json.dumps(as_data(article), allow_nan=False)


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from(["One is here.", "Two is there!", "Is three?", "Four (4) stays."]), min_size=1, max_size=8)
)
def test_words_are_not_lost(sentences: list[str]) -> None:
    """All words of plain paragraphs are in the passages, in their order."""
    text = "---\ntitle: x\nlang: en\n---\n\n" + "\n\n".join(sentences) + "\n"
    article, _ = read_article(text.encode(), "x.md")
    assert article is not None
    assert [passage.text for passage in article.passages] == sentences
