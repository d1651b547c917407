"""Which headings open a part of a page, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.languages.loading import known
from generator.reading.parts import part_named

CORPORA = {
    code: yaml.safe_load((Path(__file__).parents[1] / "languages" / code / "parts.yml").read_text("utf-8"))
    for code in known()
}


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (part, heading)
        for corpus in CORPORA.values()
        for part, headings in corpus["parts"].items()
        for heading in headings
    ],
)
def test_a_heading_opens_its_part(part: str, heading: str) -> None:
    """Headings that pages have for their parts are known in any case and with their punctuation."""
    assert part_named(heading) == part
    assert part_named(f"## **{heading.upper()}**") == part


@pytest.mark.parametrize("heading", [heading for corpus in CORPORA.values() for heading in corpus["none"]])
def test_a_heading_of_the_text_opens_none(heading: str) -> None:
    """Headings that only share a word with those open no part."""
    assert part_named(heading) is None


@pytest.mark.parametrize("heading", ["", "  ", "##", "Overview, too,", "FAQ;", "Overview.", "Related reads " * 10])
def test_what_is_no_heading_opens_none(heading: str) -> None:
    """Nothing, more than a line, and what closes like a sentence is no heading."""
    assert part_named(heading) is None
