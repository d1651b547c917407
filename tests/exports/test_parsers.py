"""Every file that the sample leaves the site as, opened by the programs of others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import bibtexparser
import citeproc
import feedparser
import jsonfeed
import pypdf
import pypdfium2
import pytest
from citeproc.source.json import CiteProcJSON
from icalendar import Calendar
from lxml import html
from PIL import Image

from generator import pipeline
from generator.config import Config
from generator.exports import EXPORTS, SITE_EXPORTS
from generator.exports.published import briefing_form

LOCALES = {"en": "en-GB", "it": "it-IT", "de": "de-DE"}


def _sources(file: Path) -> int:
    """How many sources the briefing beside a file has, as its data say."""
    return len(json.loads((file.parent / "briefing.json").read_text())["articles"])


def _data(file: Path, language: str) -> None:
    assert briefing_form().model_validate_json(file.read_bytes()).model_dump()["language"] == language


def _atom(file: Path, language: str) -> None:
    parsed = feedparser.parse(file.read_bytes())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.language == language
    assert all(entry.id and entry.link and entry.updated_parsed for entry in parsed.entries)


def _json_feed(file: Path, language: str) -> None:
    parsed = jsonfeed.Feed.parse(json.loads(file.read_text()))
    assert parsed.language == language
    assert len({item.id for item in parsed.items}) == len(parsed.items) > 0


def _calendar(file: Path, _language: str) -> None:
    parsed = Calendar.from_ical(file.read_bytes())
    assert isinstance(parsed, Calendar)
    assert not parsed.errors
    assert all(event["uid"] and event.decoded("dtstart") < event.decoded("dtend") for event in parsed.events)


def _bibtex(file: Path, _language: str) -> None:
    library = bibtexparser.parse_string(file.read_text())
    assert not library.failed_blocks
    assert len(library.entries) == _sources(file)


def _csl(file: Path, language: str) -> None:
    """A citation processor sets a bibliography in a common style from it, with every title."""
    items = json.loads(file.read_text())
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False, locale=LOCALES[language])
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    shown = "\n".join(map(str, bibliography.bibliography()))
    assert len(items) == _sources(file)
    assert all(item["title"] in shown for item in items)


def _pdf(file: Path, language: str) -> None:
    """A PDF library reads it strictly, and the engine of Chromium's viewer draws ink on each page."""
    reader = pypdf.PdfReader(file, strict=True)
    assert reader.trailer["/Root"]["/Lang"] == language
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == len(reader.pages)
        for page in document:
            low, high = page.render(scale=0.5).to_pil().convert("L").getextrema()
            assert (low < 100, high) == (True, 255)


def _card(file: Path, _language: str) -> None:
    with Image.open(file) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))


def _digest(file: Path, language: str) -> None:
    parsed = html.document_fromstring(file.read_bytes())
    assert parsed.get("lang") == language
    assert parsed.findtext("head/title")
    assert parsed.findall(".//h2")
    assert all(re.match("https?://", link) for _, name, link, _ in parsed.iterlinks() if name == "href")


def _plain_digest(file: Path, _language: str) -> None:
    """Plain text has no parser: it is text, and no markup."""
    assert not re.search(r"[\x00-\x09\x0b-\x1f]|</?\w+", file.read_text())


READERS: dict[str, Callable[[Path, str], None]] = {
    "briefing.json": _data,
    "sources.bib": _bibtex,
    "sources.json": _csl,
    "calendar.ics": _calendar,
    "feed.xml": _atom,
    "feed.json": _json_feed,
    "briefing.pdf": _pdf,
    "briefings.pdf": _pdf,
    "card.png": _card,
    "digest.html": _digest,
    "digest.txt": _plain_digest,
}


@pytest.fixture(scope="module")
def issues(sample_config: Config) -> list[str]:
    """The issues of the sample."""
    return [issue.slug for issue in pipeline.read(sample_config).grouping.issues]


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", dict.fromkeys(export.file for export in (*EXPORTS, *SITE_EXPORTS)))
def test_others_can_read_it(sample_site: Path, issues: list[str], language: str, name: str) -> None:
    """Every briefing and every language has the file, and a parser that is not ours finds in it what it should."""
    root = sample_site / language
    beside = [root / "briefings" / issue / name for issue in issues if any(e.file == name for e in EXPORTS)]
    files = beside + [root / name for export in SITE_EXPORTS if export.file == name]
    assert files
    for file in files:
        READERS[name](file, language)
