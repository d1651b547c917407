from __future__ import annotations

import dataclasses
import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import markdown
import pytest
from mkdocs.utils.meta import get_data

from generator import pipeline
from generator.config import Config
from generator.languages.formats import Formats
from generator.model.articles import Article, Citation, Finding, Rights, Treatment, Work
from generator.model.briefings import GlossaryEntry, Sections
from generator.pages import Pages, chrome, indexes, render
from generator.presentation.markup import plain
from generator.site.engine import DOWNLOADS
from tests.pages import hostile, sample
from tests.pages.reading import Element, elements

LANGUAGES = ("en", "it", "de")
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "def_list", "footnotes", "abbr", "admonition"]
THEME = Path(__file__).parents[2] / "generator" / "site" / "theme"


def _render(language: str = "en", **changes: object) -> Pages:
    publication = dataclasses.replace(sample.publication(language), **changes)  # type: ignore[arg-type]
    return render(publication, sample.Echo(), Formats(language))  # type: ignore[arg-type]


def _html(document: str) -> str:
    body, _ = get_data(document)
    return markdown.Markdown(extensions=EXTENSIONS).convert(body)


def _address(path: str) -> str:
    return path.removesuffix("index.md")


@pytest.fixture(scope="module")
def pages() -> Pages:
    """The sample's English pages."""
    return _render()


@pytest.fixture(scope="module")
def briefing(pages: Pages) -> list[Element]:
    """The elements of the sample's briefing."""
    return elements(_html(pages.documents["briefings/tokenised-deposits/index.md"]))


def test_every_page_is_in_every_language(pages: Pages) -> None:
    """All languages have the same addresses, so that the switch stays on the page."""
    for language in LANGUAGES[1:]:
        assert list(_render(language).documents) == list(pages.documents)


def test_a_long_index_goes_on_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more articles than an index lists, each stands on its month's page, the same in all languages."""
    monkeypatch.setattr(indexes, "LISTED", 2)
    made = [_render(language).documents for language in LANGUAGES]
    assert list(made[0]) == list(made[1]) == list(made[2])
    for documents in made:
        index = [e.attributes.get("href", "") for e in elements(_html(documents["articles/index.md"])) if e.tag == "a"]
        months = [link for link in index if "archive/" in link]
        assert months == ["../archive/2026-04/", "../archive/2026-03/", "../archive/undated/"]
        newest = [link for link in index if "articles/" in link and "#" not in link]
        assert len(newest) == 2
        listed = [
            e.attributes["href"]
            for month in months
            for e in elements(_html(documents[f"{month.removeprefix('../')}index.md"]))
            if e.attributes.get("class") == "row-title"
        ]
        assert sorted(listed) == sorted(f"../../articles/{work.id}/" for work in sample.works())


@pytest.mark.parametrize("made", [{"briefing.pdf", "feed.xml"}, {"sources.bib"}, set()])
def test_a_briefing_offers_the_files_that_were_made(made: set[str]) -> None:
    """Below its title stand the files beside it, and no other."""
    downloads = frozenset(f"briefings/tokenised-deposits/{file}" for file in made)
    document = _render(downloads=downloads | {"briefings.pdf"}).documents["briefings/tokenised-deposits/index.md"]
    links = {e.attributes.get("href", "") for e in elements(_html(document)) if e.tag == "a"}
    assert {link for link in links if re.fullmatch(r"[\w-]+\.\w+", link)} == made
    assert get_data(document)[1].get("feed", "") == ("feed.xml" if "feed.xml" in made else "")


def test_every_page_is_well_formed(pages: Pages) -> None:
    """Tags match after the engine has been over the page, each page has one h1, and no id comes twice."""
    for path, document in pages.documents.items():
        found = elements(_html(document))
        ids = [element.attributes["id"] for element in found if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path
        assert [element.tag for element in found].count("h1") == 1, path


def test_links_lead_to_pages_and_passages(pages: Pages) -> None:
    """Each link inside the site is relative, its page exists, and so does the place on it."""
    assert list(_dead_links(pages)) == []


@pytest.mark.parametrize("rights", [Rights.EXCERPT, Rights.LINK])
def test_what_is_cited_is_shown_however_little_is(sample_config: Config, rights: Rights) -> None:
    """Where articles are shown in part, or only linked, every link to a passage still finds it."""
    config = dataclasses.replace(sample_config, rights=rights, today=dt.date(2026, 11, 22))
    desk = pipeline.read(config)
    context = pipeline.context(config, desk, "en", pipeline.brief(desk, "en", config))
    pages = render(context.publication, context.catalogue, context.formats)
    assert list(_dead_links(pages)) == []
    assert rights is Rights.LINK or any("/#s" in document for document in pages.documents.values())


def _dead_links(pages: Pages) -> Iterator[str]:
    targets = {_address(path): elements(_html(document)) for path, document in pages.documents.items()}
    places = {path: {element.attributes.get("id") for element in found} for path, found in targets.items()}
    for path, found in targets.items():
        for link in (e.attributes["href"] for e in found if e.tag == "a" and ":" not in e.attributes["href"]):
            place, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join("/", path, unquote(place))).strip("/")
            address = f"{target}/" if target else ""
            if place in ("briefing.json",) or "../../../" in place:
                continue
            if address not in targets or (fragment and fragment not in places[address]):
                yield f"{path}: {link}"


def test_every_sentence_of_the_briefing_is_verbatim_and_cited(briefing: list[Element]) -> None:
    """Each passage stands word for word in an element that says so and its language, with a link to its place."""
    shown = {(e.text, e.attributes["lang"]) for e in briefing if "verbatim" in e.classes}
    links = {e.attributes["href"] for e in briefing if e.tag == "a"}
    for citation in sample.briefing().citations():
        assert f"../../articles/{citation.article.id}/#{citation.passage.id}" in links
        if citation is not sample.briefing().faq[0].also[0]:
            assert (citation.passage.text, citation.passage.language) in shown or not _said(citation)


def _said(citation: Citation) -> bool:
    """Whether a briefing prints the passage, rather than only pointing to it."""
    origins = [*sample.briefing().key_points, *sample.briefing().positions, *sample.briefing().timeline]
    return citation in [one.origin for one in origins]


def test_citation_marks_describe_their_source(briefing: list[Element]) -> None:
    """A mark's description is a note with the article's title, its outlet and its date."""
    by_id = {element.attributes.get("id"): element for element in briefing}
    marks = [e for e in briefing if e.tag == "a" and "cite" in (e.parent.classes if e.parent else ())]
    assert marks
    for mark in marks:
        note = by_id[mark.attributes["aria-describedby"]]
        assert note.attributes["role"] == "tooltip"
        assert mark.attributes["aria-label"] == f"Source {mark.text}"
    assert "The Ledger Review" in by_id["note-1"].text


def test_labels_say_what_is_opinion_ai_foreign_or_the_editors(briefing: list[Element]) -> None:
    """The flags stand with the sentences that they are about."""
    items = [e for e in briefing if e.tag == "li" and e.parent and "key-points" in e.parent.classes]
    assert "Rewritten by AI" in items[2].text
    assert "Italian" in items[2].text
    assert "Opinion" in items[3].text
    assert "Said by Marta Kessler" in items[4].text
    assert "Editor’s words" in items[5].text


def test_dates_say_how_they_are_known(briefing: list[Element]) -> None:
    """Each event has a machine-readable date no more exact than its source, and the words that gave it on demand."""
    times = [e.attributes["datetime"] for e in briefing if e.tag == "time" and "event-date" in e.parent.classes]  # type: ignore[union-attr]
    assert times == ["2025-01", "2026-03-28", "2026-04-06", "2026-06-30", "2026-06", "2027"]
    basis = [e.text for e in briefing if "basis" in e.classes]
    assert any("inferred" in text and "“am Samstag” and the article’s date, 28 March 2026" in text for text in basis)
    assert any("stated" in text and "“6 April 2026”" in text for text in basis)


def test_chrome_is_outside_of_content(pages: Pages) -> None:
    """No chrome stands inside verbatim or editor's text."""
    marked = render(sample.publication(), sample.Echo("¦"), Formats("en"))  # type: ignore[arg-type]
    for document in marked.documents.values():
        for element in elements(_html(document)):
            if element.classes & {"verbatim", "editor"} or element.tag == "bdi":
                assert "¦" not in element.text.replace("¦text left out¦", "").replace("¦Table¦", "")


def _article(pages: Pages, article: Article) -> str:
    return _html(pages.documents[f"articles/{article.id}/index.md"])


def test_rights_bound_what_is_shown(pages: Pages) -> None:
    """An excerpt has its first three passages and the quoted ones; a link has no text at all."""
    excerpt = _article(pages, sample.UNDATED)
    assert "What is a tokenised deposit?" in excerpt
    assert "A fourth sentence" not in excerpt
    assert "may only be read at its source" not in _article(pages, sample.LINKED)
    assert "https://kontor.example/members" in _article(pages, sample.LINKED)


def test_excerpt_includes_what_briefings_quote() -> None:
    """A passage that a briefing shows is on its article's page, wherever in the text it stands."""
    works = tuple(
        dataclasses.replace(work, versions=(short,), original=short)
        for work in sample.works()
        for short in [dataclasses.replace(work.original, rights=Rights.EXCERPT)]
    )
    shown = _article(_render(works=works), sample.LONG)
    assert "The association of savings banks calls the reserve rule a tax on prudence." in shown
    assert "Reserves of at least 100 %" not in shown


def test_cover_is_a_local_file_with_its_words(pages: Pages) -> None:
    """The image is copied beside its page and shown with alternative text and credit; nothing remote is loaded."""
    assert pages.assets == {"articles/tokenised-deposits/cover.png": "treasury.png"}
    image = next(e for e in elements(_article(pages, sample.LONG)) if e.tag == "img")
    assert image.attributes["src"] == "cover.png"
    assert image.attributes["alt"] == "Facade of the Treasury at dusk"
    assert "Photo: L. Marin" in _article(pages, sample.LONG)


def test_remote_cover_is_only_a_link() -> None:
    """A cover on another host is never an image of ours."""
    image = dataclasses.replace(sample.LONG.image, path=None, url="https://pictures.example/a.jpg")  # type: ignore[type-var]
    article = dataclasses.replace(sample.LONG, image=image)
    work = dataclasses.replace(sample.works()[0], versions=(article,), original=article)
    shown = elements(_article(_render(works=(work,), unassigned=()), article))
    assert not [e for e in shown if e.tag == "img"]
    assert [e for e in shown if e.attributes.get("href") == "https://pictures.example/a.jpg"]


def test_front_matter_says_what_the_head_needs(pages: Pages) -> None:
    """Path, kind, and the language of the content, which is also the canonical page's."""
    _, meta = get_data(_render("de").documents["articles/rimborso-gratuito/index.md"])
    assert meta["path"] == "articles/rimborso-gratuito/"
    assert meta["kind"] == "article"
    assert meta["lang_content"] == meta["canonical_language"] == "it"
    assert get_data(pages.documents["index.md"])[1]["path"] == ""


def test_navigation_holds_no_articles(pages: Pages) -> None:
    """Home, issues and indexes: the engine draws the navigation on every page."""
    paths = re.findall(r"'([^']*\.md)'", str(pages.navigation))
    assert "briefings/tokenised-deposits/index.md" in paths
    assert not [path for path in paths if re.match(r"articles/.+/", path)]
    assert set(paths) <= set(pages.documents)


def test_nothing_but_headings_is_markdown(pages: Pages) -> None:
    """Lines are HTML or section headings, unindented, without blank lines inside HTML: any engine reads them alike."""
    for document in pages.documents.values():
        body = document.split("\n---\n", 1)[1].strip()
        assert not re.search(r"^[ \t]+\S", body, re.MULTILINE)
        for part in re.split(r"\n\n(?=## )|(?<=\})\n\n", body):
            assert "\n\n" not in part


def test_hostile_text_is_inert_on_every_page() -> None:
    """With hostile text in every field, pages have no element, attribute or line that ours do not have."""
    clean = render(sample.publication(), sample.Echo(), Formats("en"))  # type: ignore[arg-type]
    spoilt = render(hostile.publication(), sample.Echo(), Formats("en"))  # type: ignore[arg-type]
    for path, document in spoilt.documents.items():
        assert "<script" not in document.lower().split("\n---\n", 1)[1]
        found = elements(_html(document))
        assert not [e.tag for e in found if e.tag in {"script", "plaintext", "iframe", "object", "style"}], path
        assert all("data-timeline-filters" in e.attributes for e in found if e.tag == "form"), path
        assert not [name for e in found for name in e.attributes if name.startswith("on")], path
        assert not [e for e in found if e.attributes.get("href", "").startswith(("javascript", "data", "//"))], path
        if path in clean.documents and not path.startswith("topics"):
            kinds = {e.tag for e in elements(_html(clean.documents[path]))}
            assert {e.tag for e in found} <= kinds | {
                "em",
                "strong",
                "li",
                "ul",
                "h3",
                "p",
                "hr",
                "blockquote",
                "pre",
                "code",
            }, path


def test_hostile_titles_leave_the_front_matter_alone() -> None:
    """Titles come back from the front matter as they were, on one line, and no key is added."""
    spoilt = render(hostile.publication(), sample.Echo(), Formats("en"))  # type: ignore[arg-type]
    body, meta = get_data(spoilt.documents["articles/tokenised-deposits/index.md"])
    assert meta["title"] == plain(hostile.HOSTILE)
    assert set(meta) == {"title", "description", "path", "kind", "lang_content", "canonical_language"}
    assert body.startswith("<header")


def test_hostile_sentences_are_shown_word_for_word() -> None:
    """Inert does not mean changed: a reader sees the hostile sentence itself."""
    spoilt = render(hostile.publication(), sample.Echo(), Formats("en"))  # type: ignore[arg-type]
    found = elements(_html(spoilt.documents["briefings/tokenised-deposits/index.md"]))
    said = [e.text.split() for e in found if "verbatim" in e.classes]
    assert plain(hostile.HOSTILE).split() in said


def test_a_huge_title_is_shortened_where_it_recurs() -> None:
    """The note of a citation shows the beginning of a title."""
    publication = sample.publication()
    made = publication.briefings["tokenised-deposits"]
    point = made.key_points[0]
    assert isinstance(point.origin, Citation)
    huge = dataclasses.replace(sample.LONG, title="word " * 500)
    point = dataclasses.replace(point, origin=dataclasses.replace(point.origin, article=huge))
    short = dataclasses.replace(made, sections=Sections({"key_points": (point,)}))
    pages = _render(briefings={made.issue.slug: short})
    found = elements(_html(pages.documents["briefings/tokenised-deposits/index.md"]))
    notes = [e.text for e in found if "cite-note" in e.classes]
    assert len(notes) == 1
    assert len(notes[0]) < 250
    assert "word…" in notes[0]


def test_editors_words_in_another_language_say_so() -> None:
    """On the Italian page an editor's English words carry their language, inside sections and around them."""
    found = elements(_html(_render("it").documents["briefings/tokenised-deposits/index.md"]))
    said = [e for e in found if "editor" in e.classes and e.attributes["lang"] == "en" and e.parent]
    around = [e.parent.text for e in said if e.parent and e.parent.tag in {"p", "dd", "summary", "aside"}]
    assert len(around) >= 8
    assert all("inglese" in text for text in around)


def test_what_reading_inferred_is_in_words() -> None:
    """An inferred language is named, not printed as its code."""
    guessed = dataclasses.replace(sample.LONG, findings=(Finding(Treatment.INFERRED, "language", 0, "en"),))
    works = (Work(guessed.id, (guessed,), guessed, guessed.id), *sample.works()[1:])
    found = elements(_html(_render(works=works).documents[f"articles/{guessed.id}/index.md"]))
    assert next(e.text for e in found if e.tag == "li" and "Inferred" in e.text).endswith("language: English")


def test_dates_beside_the_main_ones_are_folded_away() -> None:
    """They are counted, and stay on the page and in the filter's reach."""
    made = sample.briefing("en")
    timeline = [dataclasses.replace(one, main=at != 1) for at, one in enumerate(made.timeline)]
    changed = made.with_items(timeline=tuple(timeline))
    document = _render(briefings={made.issue.slug: changed}).documents[f"briefings/{made.issue.slug}/index.md"]
    folded = document.split('<details class="further">\n<summary>')
    assert len(folded) == 2
    assert folded[1].split("</details>\n</li>")[0].count('class="event"') == 1
    assert "more date" in folded[1].split("</summary>")[0]


def test_twice_is_once(pages: Pages) -> None:
    """The same publication gives the same bytes."""
    assert _render().documents == pages.documents


def test_empty_publication_has_its_pages() -> None:
    """Without articles and issues every index is there and says so."""
    pages = _render(works=(), issues=(), briefings={}, unassigned=())
    assert "There are no issues yet." in pages.documents["index.md"]
    assert {"articles/index.md", "sources/index.md", "topics/index.md", "search/index.md"} <= set(pages.documents)


def test_theme_asks_for_words_that_chrome_has() -> None:
    """Every key that the theme's templates and scripts use is in chrome, and the other way round."""
    files = [path.read_text() for path in sorted(THEME.rglob("*")) if path.suffix in (".html", ".js")]
    used = {
        key
        for text in files
        for key in re.findall(r'lang\.t\("(\w+)"\)|words\.(?!replace)(\w+)', text)
        for key in key
        if key
    }
    used |= {f"filter_{name}" for name in ("type", "issue", "source")} | set(DOWNLOADS)
    assert used == set(chrome(sample.Echo()))  # type: ignore[arg-type]


def test_an_abbreviation_that_an_ai_spelled_out_says_so() -> None:
    """In the glossary, what letters stand for has the label of a rewritten source, like any sentence."""
    made = sample.publication()
    slug, own = next(iter(made.briefings.items()))
    for entry in own.sources:
        cited = entry.cite(entry.article.passages[0])
        term = GlossaryEntry("AR", cited, full="Associazioni", spelled=cited)
        briefings = {slug: own.with_items(glossary=(term,))}
        page = _render(briefings=briefings).documents[f"briefings/{slug}/index.md"]
        (definition,) = re.findall(r"<dd>Associazioni.*?</dd>|<dd><span[^>]*>Associazioni.*?</dd>", page)
        assert ("flag-ai" in definition) is bool(entry.article.ai and entry.article.ai.rewritten)
