"""`make screenshots`: pictures of each kind of page, for the README, the docs, and whoever judges the design."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

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
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
