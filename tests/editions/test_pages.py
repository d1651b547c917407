import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.editions import Edition, changes, history, read_editions, snapshot, written
from generator.languages.formats import Formats
from generator.model.briefings import Briefing, Sections
from generator.pages import Pages, render
from generator.presentation.arrangement import SHOWN
from tests.editions.made import DAY
from tests.pages import sample
from tests.pages.hostile import HOSTILE
from tests.pages.reading import elements

LATER = DAY.replace(day=9)


def pages(before: Briefing, after: Briefing, *, spoilt: bool = False) -> Pages:
    """The sample publication's pages, with an edition of each of two states of its briefing."""
    language, slug = after.language, after.issue.slug
    made = sample.publication(language)
    one, other = (snapshot({language: {slug: state}}, day) for state, day in ((before, DAY), (after, LATER)))
    one = _spoilt(one) if spoilt else one
    now = replace(after, changes=changes(after, one, made.works), since=DAY)
    past = history((one, other), {slug: now}, made.works, language=language, to=LATER)
    publication = replace(made, briefings={slug: now}, history=past)
    return render(publication, sample.Echo(), Formats(language))  # type: ignore[arg-type]


def _spoilt(edition: Edition) -> Edition:
    """An edition as somebody might have written it by hand: every text, name and title is hostile."""
    kept = {"language", "original", "version", "work"}
    kept |= {"date", "end", "precision", "schema", "shown", "languages", "published", "updated", "phase", "also"}

    def spoil(value: object) -> object:
        if isinstance(value, dict):
            return {name: one if name in kept else spoil(one) for name, one in value.items()}
        if isinstance(value, list):
            return [spoil(one) for one in value]
        return HOSTILE if isinstance(value, str) else value

    return TypeAdapter(Edition).validate_json(json.dumps(spoil(json.loads(written(edition)))), strict=True)


@pytest.fixture
def empty() -> Briefing:
    """The sample briefing before anything was in it."""
    return replace(sample.briefing(), sections=Sections())


def test_a_briefing_says_since_when(empty: Briefing) -> None:
    """The section names the edition's day, its changes by section, and folds away what is too many."""
    page = pages(empty, sample.briefing()).documents["briefings/tokenised-deposits/index.md"]
    assert re.search(r"^## What has changed since <time datetime=\"2026-04-08\">.*\{ #changes \}$", page, re.M)
    found = elements(page.partition("{ #changes }")[2].partition("\n## ")[0])
    assert [one.text for one in found if one.tag == "h3"] == [
        "Key points",
        "Positions",
        "Timeline",
        "Questions and answers",
    ]
    items = [one for one in found if "change" in one.classes]
    assert len(items) == 1 + 5 + 6 + 2
    folded = [one for one in items if any(parent.tag == "details" for parent in one.ancestors)]
    assert len(folded) == (5 - SHOWN) + (6 - SHOWN)
    assert all("Added" in one.text for one in items)


def test_every_told_sentence_leads_to_its_article(empty: Briefing) -> None:
    """Each change has a link to its passage or article, or is marked as the editor's; its words have a language."""
    page = pages(replace(empty, language="it"), sample.briefing("it")).documents["editions/2026-04-09/index.md"]
    found = elements(page.partition("\n---\n")[2])
    items = [one for one in found if "change" in one.classes]
    assert len(items) == 1 + 5 + 6 + 2
    for item in items:
        own = [one for one in found if any(parent is item for parent in one.ancestors)]
        linked = any("articles/" in one.attributes.get("href", "") for one in own)
        assert linked or any("editor" in one.classes for one in own)
        assert any(one.attributes.get("lang") for one in own)


def test_removed_words_are_shown(empty: Briefing) -> None:
    """What was dropped is on the edition's page word for word."""
    page = pages(sample.briefing(), empty).documents["editions/2026-04-09/index.md"]
    text = elements(page.partition("\n---\n")[2])[0].text
    assert "Removed" in text
    assert all(one.origin.passage.text in text for one in sample.briefing().faq[:1])  # type: ignore[union-attr]


def test_editions_have_pages_only_where_there_are_any(empty: Briefing) -> None:
    """Without editions there are no pages of editions and nothing leads to them."""
    made = render(sample.publication(), sample.Echo(), Formats("en"))  # type: ignore[arg-type]
    assert not [path for path in made.documents if path.startswith("editions/")]
    assert "editions/index.md" not in str(made.navigation)
    with_some = pages(empty, empty)
    assert sorted(path for path in with_some.documents if path.startswith("editions/")) == [
        "editions/2026-04-08/index.md",
        "editions/2026-04-09/index.md",
        "editions/index.md",
    ]
    assert "editions/index.md" in str(with_some.navigation)
    assert "Nothing has changed." in with_some.documents["editions/2026-04-09/index.md"]


def test_hostile_editions_are_inert() -> None:
    """Whatever an edition's file says, it is text on the pages: no element, attribute, link or template of it."""
    after = sample.briefing()
    for path, page in pages(after, after, spoilt=True).documents.items():
        if path.startswith(("editions/", "briefings/")):
            body = "\n".join(line for line in page.partition("\n---\n")[2].splitlines() if not line.startswith("## "))
            found = elements(body)
            assert not {"script", "img", "plaintext", "x"} & {one.tag for one in found}, path
            assert not [name for one in found for name in one.attributes if name.startswith("on")], path
            assert not [one for one in found if "javascript" in one.attributes.get("href", "")], path
            assert not re.search(r"\{\{|\{%|\{:", body), path


def test_read_editions_of_the_sample() -> None:
    """The editions of the sample are whole, and of different days."""
    folder = Path(__file__).parents[2] / "editions"
    archive = read_editions(folder, shown_as="editions")
    assert not archive.problems
    assert len({one.date for one in archive.editions}) == len(archive.editions) > 0
    assert [file.read_bytes() for file in sorted(folder.glob("*.json"))] == [written(one) for one in archive.editions]


def test_a_withdrawn_source_is_told_without_its_title() -> None:
    """Where a source is no longer published, the page says that it was removed, and no more of it."""
    before = sample.briefing()
    entry = before.sources[0]
    after = replace(before, issue=replace(before.issue, works=before.issue.works[1:]), sources=before.sources[1:])
    past = snapshot({"en": {before.issue.slug: before}}, DAY)
    told = changes(after, past)
    made = replace(sample.publication("en"), briefings={after.issue.slug: replace(after, changes=told, since=DAY)})
    page = render(made, sample.Echo(), Formats("en")).documents["briefings/tokenised-deposits/index.md"]  # type: ignore[arg-type]
    section = page.partition("{ #changes }")[2].partition("\n## ")[0]
    assert "A source that is no longer published" in section
    assert entry.article.title not in section
