import json
from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import Context
from generator.exports.citations import bibtex, csl, family_and_given
from generator.model.articles import Source
from generator.model.briefings import Briefing
from tests.exports.conftest import context


def _bib(briefing: Briefing, made: Context) -> bibtexparser.Library:
    library = bibtexparser.parse_string((bibtex(briefing, made).content or b"").decode())
    assert not library.failed_blocks
    return library


def test_every_source_is_an_entry(english: Context) -> None:
    """A BibTeX parser finds one entry for each source, with author, date, address and language."""
    library = _bib(english.briefings[0], english)
    assert [entry.key for entry in library.entries] == [entry.article.id for entry in english.briefings[0].sources]
    fields = library.entries_dict["tokenised-deposits"].fields_dict
    assert fields["author"].value == "Ferrante, Ana and Böhm, Jörg"
    assert fields["date"].value == "2026-04-07"
    assert fields["url"].value == "https://www.ledger.example/tokenised-deposits"
    assert fields["langid"].value == "english"
    assert fields["organization"].value == "The Ledger Review"


def test_what_is_not_known_is_said(english: Context) -> None:
    """A source without a date has no date field and says so; an inferred one is marked."""
    entries = _bib(english.briefings[0], english).entries_dict
    assert "date" not in entries["explainer"].fields_dict
    assert entries["explainer"].fields_dict["note"].value == "no date"
    assert "date inferred" in entries["rimborso-gratuito"].fields_dict["note"].value


def test_csl_items(english: Context) -> None:
    """CSL-JSON carries the same sources, inferred dates as circa, undated ones without a date."""
    items = {item["id"]: item for item in json.loads(csl(english.briefings[0], english).content or b"")}
    assert items["tokenised-deposits"]["author"] == [
        {"family": "Ferrante", "given": "Ana"},
        {"family": "Böhm", "given": "Jörg"},
    ]
    assert items["tokenised-deposits"]["type"] == "article-newspaper"
    assert items["rimborso-gratuito"]["issued"] == {"date-parts": [[2026, 4, 2]], "circa": True}
    assert "issued" not in items["explainer"]
    assert items["sparkassen"]["URL"] == "https://kontor.example/reserve"


@pytest.mark.parametrize(
    ("author", "parts"),
    [
        ("Ana Ferrante", ("Ferrante", "Ana")),
        ("Maria de la Cruz", ("de la Cruz", "Maria")),
        ("J. van der Berg", ("van der Berg", "J.")),
        ("Ferrante, Ana", ("Ferrante", "Ana")),
        ("Redazione economia", None),
        ("European Central Bank of the North", None),
        ("AFP", None),
        ("", None),
    ],
)
def test_names(author: str, parts: tuple[str, str] | None) -> None:
    """A person's name comes apart with its particles; anything else stays whole."""
    assert family_and_given(author) == parts


HOSTILE = [
    "}",
    "{{{",
    "\\input{/etc/passwd}",
    "@misc{x, title={y}}",
    "a, b = {c}",
    'q"uote',
    "100 % & $x_1^2$ #~",
    "\0\x1b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_stay_in_their_field(text: str) -> None:
    """Whatever a title or a name says, the file has as many entries as sources, and the title reads as written."""
    made = context()
    briefing = made.briefings[0]
    first = briefing.sources[0]
    article = replace(first.article, title=text or "x", authors=(text,), source=Source(text, "k"), tags=(text,))
    briefing = replace(briefing, sources=(replace(first, article=article), *briefing.sources[1:]))
    entries = _bib(briefing, made).entries
    assert len(entries) == len(briefing.sources)
    assert entries[0].fields_dict["date"].value == "2026-04-07"


@given(st.lists(st.text(max_size=40), min_size=3, max_size=3))
def test_any_text_parses(texts: list[str]) -> None:
    """No title, name or tag breaks either file."""
    made = context()
    briefing = made.briefings[0]
    first = briefing.sources[0]
    article = replace(first.article, title=texts[0], authors=(texts[1],), tags=(texts[2],))
    briefing = replace(briefing, sources=(replace(first, article=article), *briefing.sources[1:]))
    assert len(_bib(briefing, made).entries) == len(briefing.sources)
    assert len(json.loads(csl(briefing, made).content or b"")) == len(briefing.sources)
