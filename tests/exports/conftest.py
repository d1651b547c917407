"""A made-up publication and its context, for the tests of exports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import pipeline
from generator.config import Config
from generator.exports import Context, File, briefing_pdf
from generator.exports.pdf import all_pdf
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


@pytest.fixture(scope="session")
def sample_contexts(sample_config: Config) -> tuple[Context, ...]:
    """The sample site's context in every language."""
    desk = pipeline.read(sample_config)
    return tuple(
        pipeline.context(sample_config, desk, code, pipeline.brief(desk, code, sample_config))
        for code in sample_config.codes
    )


@pytest.fixture(scope="session")
def sample_pdfs(sample_contexts: tuple[Context, ...]) -> dict[tuple[str, str], bytes]:
    """Every PDF of the sample by language and issue; "" stands for the one of all briefings."""
    made: dict[tuple[str, str], File] = {}
    for context_ in sample_contexts:
        for briefing in context_.briefings:
            made[context_.language, briefing.issue.slug] = briefing_pdf(briefing, context_)()
        made[context_.language, ""] = all_pdf(context_)()
    assert not [problem for file in made.values() for problem in file.problems]
    return {key: file.content or b"" for key, file in made.items()}
