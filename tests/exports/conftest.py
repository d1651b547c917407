"""A made-up publication and its context, for the tests of exports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.exports import Context
from generator.languages.formats import Formats
from tests.pages.sample import Echo, publication

SITE = "https://desk.example/some/prefix/"


def context(language: str = "en", *, site_url: str = SITE, **config: object) -> Context:
    """The context of the made-up publication in one language."""
    made = publication(language, site_url=site_url)
    made = replace(made, config=replace(made.config, **config))  # type: ignore[arg-type]
    return Context(made, Echo(), Formats(language))  # type: ignore[arg-type]


@pytest.fixture
def english() -> Context:
    """The made-up publication in English, published at an address."""
    return context()
