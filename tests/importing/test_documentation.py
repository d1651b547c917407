"""The examples of the documentation are what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli import briefings
from generator.importing.articles import Imported, as_article
from generator.importing.documents import Origin, Status
from generator.importing.files import SUFFIXES
from generator.importing.forms import open_file
from generator.importing.places import name_for

TEXT = (Path(__file__).parents[2] / "docs" / "importing.md").read_text()
EXAMPLE = re.compile(
    r"^`(?P<name>[^`]+)`:\n\n````\w+\n(?P<source>.*?)\n````\n\n"
    r"becomes `(?P<to>[^`]+)`:\n\n````markdown\n(?P<made>.*?)\n````$",
    re.MULTILINE | re.DOTALL,
)
EXAMPLES = [match.groupdict() for match in EXAMPLE.finditer(TEXT)]


def test_there_is_an_example_of_every_form() -> None:
    """Text, Markdown, HTML and feeds each have one."""
    assert len(EXAMPLES) >= 9


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_examples_are_what_the_program_makes(example: dict[str, str]) -> None:
    """The source shown becomes the article shown, under the name shown."""
    data = (example["source"] + "\n").encode()
    document = open_file(data, shown=example["name"], path=example["name"]).documents[0]
    made = as_article(document)
    assert isinstance(made, Imported)
    assert made.text.rstrip() == example["made"]
    origin = Origin(document.path, document.entry, document.own)
    assert name_for(origin, made.article.title) == example["to"]


def test_options_statuses_and_suffixes_are_documented() -> None:
    """Every one of them is in the page."""
    (paragraph,) = re.findall(r"`briefings import` takes (.*?)\n\n", TEXT, re.DOTALL)
    ours = {parameter.opts[0] for parameter in briefings.commands["import"].params if parameter.opts[0].startswith("-")}
    assert set(re.findall(r"--[a-z-]+", paragraph)) == ours
    for word in (*Status, *SUFFIXES):
        assert f"`{word}`" in TEXT
