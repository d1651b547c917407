"""The generated pages under the other engine that reads mkdocs.yml."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import Config


def test_zensical_renders_one_language(sample_site: Path, sample_config: Config) -> None:
    """`zensical build` renders the Italian pages from the same configuration, switch and chrome included."""
    program = Path(sys.executable).with_name("zensical")
    if not program.exists():
        pytest.skip("zensical has no package for this machine")
    folder = sample_config.work_dir / "pages" / "it"
    rendered = folder / "site"
    try:
        command = [program, "build", "--config-file", str(folder / "mkdocs.yml")]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        documents = sorted(path.relative_to(folder / "docs") for path in (folder / "docs").rglob("*.md"))
        pages = [
            rendered / p.with_suffix("") / "index.html" if p.stem != "index" else rendered / p.with_suffix(".html")
            for p in documents
        ]
        assert not [page for page in pages if not page.is_file()]
        briefing = (rendered / "briefings" / "mica-transition" / "index.html").read_text()
        published = (sample_site / "it" / "briefings" / "mica-transition" / "index.html").read_text()
        for needle in ('lang="it"', 'hreflang="de"', 'id="key-points"', 'class="verbatim"'):
            assert needle in published
            assert needle in briefing
    finally:
        shutil.rmtree(rendered, ignore_errors=True)
