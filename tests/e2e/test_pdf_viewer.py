"""The sample's PDFs in Chromium's own viewer."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, Frame, Page

from tests.e2e.test_site import ISSUE, LANGUAGES

VIEWER = "chrome-extension://"
TOOLBAR = "document.querySelector('pdf-viewer')?.shadowRoot?.querySelector('#toolbar')"
PAGE = (480, 120, 1000, 700)
"""Where the first page lies in a window of 1280 by 900, beside the viewer's own bars."""


@pytest.mark.parametrize("path", [f"briefings/{ISSUE}/briefing.pdf", "briefings.pdf"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_chromium_shows_it(browser: Browser, site: str, sample_site: Path, language: str, path: str) -> None:
    """The viewer opens the file, names it by its title, counts its pages, and draws the first with text on white."""
    reader = pypdf.PdfReader(sample_site / language / path)
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site}{language}/{path}", wait_until="load")
        viewer = _viewer(page)
        assert viewer.evaluate(f"{TOOLBAR}.docLength") == len(reader.pages)
        assert viewer.evaluate(f"{TOOLBAR}.docTitle") == reader.metadata.title  # type: ignore[union-attr]
        assert any(_shows_text(page) or page.wait_for_timeout(500) for _ in range(20))


def _shows_text(page: Page) -> bool:
    """Whether the place of the first page is mostly white, as nothing else in the viewer is, with ink on it."""
    with Image.open(io.BytesIO(page.screenshot())) as shown:
        shades = shown.convert("L").crop(PAGE).histogram()
    return shades[255] > 0.4 * sum(shades) and 0.005 * sum(shades) < sum(shades[:90]) < 0.3 * sum(shades)


def _viewer(page: Page) -> Frame:
    """The frame of Chromium's viewer, once it knows the document; its own policy forbids to wait inside it."""
    for _ in range(100):
        for frame in page.frames:
            if frame.url.startswith(VIEWER) and frame.evaluate(f"{TOOLBAR}?.docLength > 0"):
                return frame
        page.wait_for_timeout(100)
    pytest.fail("Chromium did not open the file in its viewer.")
