"""`make screenshots`: pictures of pages, of a PDF and of the digest, for the README and whoever judges the design."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from generator import pipeline
from generator.config import load
from tests.conftest import ROOT, SAMPLE_DAY
from tests.e2e.conftest import CHROMIUMS, serve
from tests.e2e.test_site import KINDS

PICTURES = (
    # file, page, language, scheme, width, height
    ("home", "home", "en", "light", 1280, 900),
    ("home-dark", "home", "en", "dark", 1280, 900),
    ("briefing", "briefing", "en", "light", 1280, 1400),
    ("briefing-it", "briefing", "it", "light", 1280, 1400),
    ("briefing-de-dark", "briefing", "de", "dark", 1280, 1400),
    ("briefing-phone", "briefing", "en", "light", 390, 844),
    ("article", "article", "de", "light", 1280, 1100),
    ("search", "search", "it", "light", 1280, 900),
    ("problems", "problems", "en", "light", 1280, 900),
)
MARGIN = 16
"""Pixels around each page of a PDF."""

QUERY = {"search": "?q=autorizzazioni"}


def main(target: Path) -> None:
    """Builds the sample site and writes the pictures into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    with tempfile.TemporaryDirectory() as scratch:
        config = load(ROOT / "mkdocs.yml", environment=SAMPLE_DAY)
        config = replace(config, site_dir=Path(scratch) / "site", work_dir=Path(scratch) / "build")
        pipeline.build(config, journal=pipeline.Journal())
        server, site = serve(config.site_dir)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            for name, kind, language, scheme, width, height in PICTURES:
                size = {"width": width, "height": height}
                page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
                page.goto(f"{site}{language}/{KINDS[kind]}{QUERY.get(kind, '')}", wait_until="networkidle")
                page.screenshot(path=target / f"{name}.png")
                page.close()
            page = browser.new_page(viewport={"width": 680, "height": 900})
            page.goto(f"{site}en/digest.html")
            page.screenshot(path=target / "digest.png")
            browser.close()
        server.shutdown()
        spread(config.site_dir / "de" / KINDS["briefing"] / "briefing.pdf").save(target / "pdf.png", optimize=True)


def spread(file: Path) -> Image.Image:
    """The first two pages of a PDF side by side, as Chromium's viewer draws them."""
    with pypdfium2.PdfDocument(file) as document:
        first, second = (document[number].render(scale=1.1).to_pil() for number in (0, 1))
    shown = Image.new("RGB", (first.width + second.width + 3 * MARGIN, first.height + 2 * MARGIN), "#d8d4ca")
    shown.paste(first, (MARGIN, MARGIN))
    shown.paste(second, (first.width + 2 * MARGIN, MARGIN))
    return shown


if __name__ == "__main__":
    main(Path(sys.argv[1]))
