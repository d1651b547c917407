"""The hostile strings of the pages' tests, in every place of a publication, through every export."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import bibtexparser
import feedparser
import jsonfeed
import pikepdf
import pytest
from icalendar import Calendar
from lxml import etree, html
from PIL import Image

from generator.exports import EXPORTS, SITE_EXPORTS, Context, produce
from generator.exports.published import briefing_form
from generator.languages.formats import Formats
from tests.exports.conftest import SITE
from tests.pages import hostile
from tests.pages.sample import Echo

INERT = {"html", "head", "meta", "title", "body", "table", "tr", "td", "h1", "h2", "h3", "p", "ul", "ol", "li", "a",
         "span", "strong", "em", "br", "tbody"}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every file of the hostile publication by its name; all of them are made, and nothing is wrong but glyphs."""
    publication = hostile.publication()
    publication = replace(publication, config=replace(publication.config, site_url=SITE))
    produced = produce(Context(publication, Echo(), Formats("en")))  # type: ignore[arg-type]
    assert all("no glyph" in problem.problem for problem in produced.problems)
    return dict(produced.files)


def _one(made: dict[str, bytes], name: str) -> list[bytes]:
    found = [content for path, content in made.items() if path.rpartition("/")[2] == name]
    assert found
    return found


def test_every_file_is_made(made: dict[str, bytes]) -> None:
    """No hostile text keeps any file from being made."""
    expected = {f"briefings/tokenised-deposits/{export.file}" for export in EXPORTS}
    assert set(made) == expected | {export.file for export in SITE_EXPORTS}


def test_feeds_hold_text(made: dict[str, bytes]) -> None:
    """Atom parses without a fault, each text is of type text, and every link leads to the site or the web."""
    for content in _one(made, "feed.xml"):
        parsed = feedparser.parse(content)
        assert not parsed.bozo
        kinds = {element.get("type", "text") for element in etree.fromstring(content).iter("{*}title", "{*}summary")}
        assert kinds == {"text"}
        assert _safe(link.href for entry in parsed.entries for link in entry.links)
    (content,) = _one(made, "feed.json")
    feed = jsonfeed.Feed.parse(json.loads(content))
    assert "content_html" not in content.decode()
    assert _safe(item.url for item in feed.items)


def _safe(addresses: Iterator[str]) -> bool:
    return all(re.match(r"https?://", address) for address in addresses)


def test_calendar_gains_no_property(made: dict[str, bytes]) -> None:
    """No text becomes an event, an attachment or an alarm."""
    (content,) = _one(made, "calendar.ics")
    parsed = Calendar.from_ical(content)
    assert isinstance(parsed, Calendar)
    assert not parsed.errors
    assert len(parsed.events) == 3
    assert not [event for event in parsed.events if event.subcomponents or {"ATTACH", "X-ALT-DESC"} & set(event)]


def test_citations_keep_their_entries(made: dict[str, bytes]) -> None:
    """BibTeX and CSL-JSON have as many entries as there are sources, with safe addresses."""
    (content,) = _one(made, "sources.bib")
    library = bibtexparser.parse_string(content.decode())
    assert not library.failed_blocks
    assert len(library.entries) == 5
    assert _safe(entry.fields_dict["url"].value for entry in library.entries)
    (content,) = _one(made, "sources.json")
    assert len(json.loads(content)) == 5
    assert _safe(item["URL"] for item in json.loads(content))


def test_data_are_data(made: dict[str, bytes]) -> None:
    """briefing.json validates, and says the hostile words as they are: nobody executes it."""
    (content,) = _one(made, "briefing.json")
    assert briefing_form().model_validate_json(content).model_dump()["key_points"][0]["text"] == hostile.HOSTILE


def test_digest_has_no_markup_of_others(made: dict[str, bytes]) -> None:
    """The mail holds only our own kinds of elements, no handler, and no address but of the site."""
    (content,) = _one(made, "digest.html")
    for element in html.document_fromstring(content).iter(etree.Element):
        assert element.tag in INERT
        assert not [name for name in element.attrib if name.startswith("on")]
        assert _safe(iter([element.get("href", SITE)]))


def test_pdf_has_no_action(made: dict[str, bytes]) -> None:
    """A PDF of hostile text has no script, no form, no file, and links to safe addresses only."""
    for content in _one(made, "briefing.pdf") + _one(made, "briefings.pdf"):
        with pikepdf.open(io.BytesIO(content)) as document:
            actions = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
            kinds = {str(action.S) for action in actions if "/URI" in action or str(action.get("/Type")) == "/Action"}
            assert kinds <= {"/URI"}
            assert _safe(str(action.URI) for action in actions if "/URI" in action)
            assert not {"/AcroForm", "/OpenAction", "/AA"} & set(document.Root.keys())


def test_card_is_a_picture(made: dict[str, bytes]) -> None:
    """The picture for previews is one."""
    (content,) = _one(made, "card.png")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (1200, 630)
