"""Titles, tags and names of one endless word in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator import pipeline
from generator.config import load
from tests.conftest import SAMPLE_DAY
from tests.e2e.conftest import serve
from tests.making import project

ENDLESS = "x" * 300
COMPOUND = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzänderung"
ARTICLE = f"""
---
title: {ENDLESS}
published: 2026-04-08
language: de
source: {{name: {ENDLESS}, type: {COMPOUND}}}
authors: {ENDLESS}
category: {COMPOUND}
tags: [{ENDLESS}, {COMPOUND}]
issue: wide
summary: {ENDLESS}
sentiment: {ENDLESS}
externalId: {ENDLESS}
url: https://{COMPOUND}.example/{ENDLESS}
coverImage: {{full: "https://images.example/{ENDLESS}.png"}}
image_alt: {ENDLESS}
image_credit: {COMPOUND}
ai: {{rewritten: true, version: {ENDLESS}}}
---
## {COMPOUND}

Die {COMPOUND} wurde am 8. April 2025 von {ENDLESS} verabschiedet. Am 3. Mai 2027 endet die Frist für {ENDLESS}.

| {COMPOUND} | {ENDLESS} |
|---|---|
| {ENDLESS} | {COMPOUND} |

    {ENDLESS}

„{ENDLESS} {COMPOUND}“, sagte {COMPOUND} am Montag. Der Verband {COMPOUND} lehnt {ENDLESS} ab.

## Fragen und Antworten

### Was ist {ENDLESS}?

{COMPOUND} ist {ENDLESS}.
"""
ISSUE = f"""
---
title: {ENDLESS}
description: {COMPOUND} {ENDLESS}
reviewed: {{by: {ENDLESS}, on: 2026-05-01}}
glossary: {{{COMPOUND}: {ENDLESS}}}
overrides:
  key_points: {{add: [{ENDLESS}]}}
  questions: {{add: [{{question: "{ENDLESS}?", answer: {ENDLESS}}}]}}
  events: {{add: [{{date: 2027-01-05, text: {ENDLESS}}}]}}
  positions: {{add: [{{actor: {ENDLESS}, text: {COMPOUND}}}]}}
---
{ENDLESS}
"""


@pytest.fixture(scope="module")
def wide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose every name is one long word."""
    other = ARTICLE.replace(f"title: {ENDLESS}", f"title: {COMPOUND}")
    files = {"seeds/a.md": ARTICLE, "seeds/b.md": other, "briefings/wide.md": ISSUE}
    file = project(tmp_path_factory.mktemp("wide"), files)
    config = load(file, {"without": ("pdf", "cards")}, environment=SAMPLE_DAY)
    pipeline.build(config, journal=pipeline.Journal())
    return config.site_dir


@pytest.mark.parametrize("width", [320, 1200])
def test_no_word_is_too_long(browser: Browser, wide_site: Path, width: int) -> None:
    """No page scrolls sideways, with everything on it unfolded."""
    server, address = serve(wide_site)
    try:
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            for path in sorted((wide_site / "de").rglob("index.html")):
                page.goto(address + path.parent.relative_to(wide_site).as_posix() + "/")
                page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert over <= 0, path
    finally:
        server.shutdown()
        server.server_close()
