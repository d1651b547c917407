"""The search index: Pagefind over one language's pages, stemmed in that language. Nothing else knows of Pagefind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from generator.site.engine import run

_KEPT = ("pagefind.js", "pagefind-entry.json", "pagefind-worker.js")
"""Pagefind's own user interfaces are left out; ours is in the theme."""


def index(site_dir: Path, language: str) -> None:
    """Writes `pagefind/` beside the pages of one language. Raises RenderError when the indexer fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site_dir), "--force-language", language.split("-")[0]]
    run([*command, "--silent"], os.environ, f"the search index of '{language}' could not be made")
    for file in sorted((site_dir / "pagefind").iterdir()):
        if file.suffix in (".js", ".css", ".json") and file.name not in _KEPT:
            file.unlink()
