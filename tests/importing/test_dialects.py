"""Each dialect of frontmatter, page and feed becomes canonical frontmatter, with a mark on what was concluded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.importing.articles import Imported, as_article
from generator.importing.documents import Status
from generator.importing.files import inputs
from generator.importing.forms import open_file
from generator.importing.run import Settings, import_files
from generator.reading.articles import read_article
from generator.reading.lines import numbered
from generator.reading.matter import split_matter
from tests.importing.conftest import TABLE
from tests.importing.made import imported

HERE = Path(__file__).parent / "dialects"
ELSEWHERE = Path(os.environ.get("IMPORT_FIXTURES", "/nonexistent"))
FILES = sorted(path for root in (HERE, ELSEWHERE) for path in root.rglob("*.*") if path.suffix not in (".tsv", ".swp"))

EXPECTED = {
    "hugo.md": ("The ferry line stays", "en", "2026-03-04"),
    "2026-03-04-jekyll.md": ("Il traghetto resta", "it", "2026-03-04"),
    "astro.md": ("Die Fähre bleibt", "de", "2026-03-04"),
    "pelican.txt": ("The ferry line stays, says the ministry", "en", "2026-03-04"),
    "clipper.md": ("Who pays for the ferries?", "en", "2026-03-04"),
    "saved.md": ("Wer zahlt für die Fähren?", "de", "2026-03-04"),
    "page.html": ("Island schools get a boat", "en", "2026-03-04"),
    "feed.rss": ("A lighthouse & nobody to keep it", "en", "2026-03-04"),
    "feed.atom": ("Il faro che nessuno vuole", "it", "2026-03-04"),
    "feed.json": ("Der Leuchtturm, den keiner will", "de", "2026-03-04"),
    "scraped.txt": ("Tariffe del porto: il consiglio rinvia", "it", "2026-03-04"),
}


def of(path: Path) -> Imported:
    """The first document of a file of the fixtures."""
    root = HERE if path.is_relative_to(HERE) else ELSEWHERE
    relative = path.relative_to(root).as_posix()
    made = as_article(open_file(path.read_bytes(), shown=relative, path=relative).documents[0])
    assert isinstance(made, Imported), made
    return made


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_metadata_of_every_dialect_is_found(path: Path) -> None:
    """Title, language and date of each file are right; the table at the end of the run shows them."""
    made = of(path)
    day = made.article.published.isoformat() if made.article.published else "-"
    found = made.article.title, made.article.language, day
    TABLE.append((made.document.form.value, path.name, *found))
    assert found == EXPECTED.get(path.name, found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_result_reads_without_problems_and_imports_as_itself(path: Path) -> None:
    """Import of the imported is the identity, for every dialect."""
    made = of(path)
    article, problems = read_article(made.text.encode(), "again.md")
    assert article is not None
    assert not [str(problem) for problem in problems if "looks like" in problem.problem]
    second = imported(made.text, "again.md")
    assert second.text == made.text
    assert second.article.published == made.article.published


def test_keys_are_canonical_and_none_is_lost() -> None:
    """Whatever a dialect calls it, the result has our name; keys without one are kept as they are."""
    jekyll = of(HERE / "2026-03-04-jekyll.md").metadata.data
    assert list(jekyll)[:5] == ["title", "published", "draft", "language", "source"]
    assert jekyll["layout"] == "post"
    assert jekyll["image"] == {"main": "traghetto.png", "thumb": "traghetto-piccolo.png"}
    assert jekyll["inferred"] == ["published", "language"]
    hugo = of(HERE / "hugo.md").metadata.data
    assert hugo["updated"].isoformat() == "2026-03-05"  # type: ignore[attr-defined]
    assert hugo["category"] == "Transport"
    assert hugo["tags"] == ["ferries", "islands"]


def test_a_clipping_keeps_its_day_of_clipping_apart() -> None:
    """`created` of Obsidian's clipper is no date of publication; its source is an address."""
    made = of(HERE / "clipper.md")
    assert made.article.url == "https://courier.example/ferries/who-pays?utm_source=feed"
    assert made.metadata.data["source"] == "courier.example"
    assert "source" in made.metadata.data["inferred"]  # type: ignore[operator]
    assert str(made.metadata.data["created"]) == "2026-03-09"
    undated = imported("---\ntitle: A\npublished:\ncreated: 2026-03-09\n---\n\nA sentence about the quay.\n", "a.md")
    assert undated.article.published is None
    assert imported(undated.text, "a.md").article.published is None


def test_zeros_and_falsehoods_are_values() -> None:
    """`0` and `false` that a file states are kept."""
    data = imported(
        "---\ntitle: A\nstickyWeight: 0\nscore: 0\ndraft: false\n---\n\nA sentence.\n", "a.md"
    ).metadata.data
    assert (data["weight"], data["score"], data["draft"]) == (0, 0, False)


def test_a_second_statement_of_the_same_is_reported() -> None:
    """Of two dates of publication one is kept, and the other is in the report with its value."""
    made = imported("---\ntitle: A\ndate: 2026-03-04\npublishDate: 2026-03-01\n---\n\nA sentence.\n", "a.md")
    assert made.article.published is not None
    assert [finding.text for finding in made.findings if finding.what == "second statement of the same"] == [
        "publishDate: 2026-03-01"
    ]


def test_what_nobody_states_is_empty_and_named() -> None:
    """A bare text has no date, no source and a title of its own first sentence, marked as such."""
    made = imported("The quay is closed. Nobody knows why.\nThe harbour master was asked.\n")
    assert made.metadata.data["published"] is None
    assert made.metadata.data["source"] is None
    assert made.metadata.data["inferred"] == ["title", "language"]
    missing = {finding.what for finding in made.findings if finding.treatment.value == "missing"}
    assert missing == {"title", "publication date", "source", "address", "author"}


def test_an_ai_rewriting_is_no_news() -> None:
    """A change at the time of an AI's rewriting keeps its moment, so that reading goes on recognising it."""
    text = (
        "---\ntitle: A\ndescription: 'Theyâ€¦'\nupdatedAt: '2026-03-04T18:39:05.286Z'\nai:\n  rewritten: true\n"
        "  expandedAt: '2026-03-04T18:39:05.286Z'\n---\n\nA sentence about the quay.\n"
    )
    made = imported(text, "a.md")
    assert made.metadata.data["summary"] == "They…"
    assert made.article.updated is None
    assert imported(made.text, "a.md").article.updated is None


def test_html_becomes_clean_markdown() -> None:
    """Tables, lists and quotations stay what they are; what was outside of the article is listed with its text."""
    made = of(HERE / "page.html")
    assert "| Year | Cost |\n| --- | --- |\n| 2026 | 120,000 |" in made.text
    assert "\n> No child should have to wait" in made.text
    assert "[teachers' association](https://association.example/)" in made.text
    outside = " ".join(finding.text for finding in made.findings if finding.treatment.value == "removed")
    for words in ("Home", "A lighthouse nobody wants", "All rights reserved"):
        assert words in outside
        assert words not in made.text
    assert "track(" not in made.text


def test_a_feed_is_as_many_articles_as_it_has_entries(tmp_path: Path) -> None:
    """Each entry is a file with the feed as its source; its day stays as written, and nothing runs."""
    entries = list(import_files(inputs([HERE / "feed.rss"]).files, Settings(tmp_path)))
    assert [entry.status for entry in entries] == [Status.NEW, Status.NEW]
    text = (tmp_path / str(entries[0].to)).read_text()
    matter = split_matter(numbered(text), "a.md")
    assert str(matter.data["published"]).startswith("2026-03-04")
    assert matter.data["externalId"] == "courier-17"
    assert "alert" not in text
    assert "- It needs a new roof." in text
    summary = [finding.what for finding in entries[1].findings if finding.treatment.value == "missing"]
    assert "full text" in summary
