"""Runs MkDocs, one build a language, in processes side by side, each from the same mkdocs.yml."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.config import Config
from generator.errors import RenderError
from generator.work import Threads

THEME = Path(__file__).with_name("theme")

_UNUSED = (
    "404.html",
    "sitemap.xml*",
    "assets/images",
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/stylesheets/main.*",
    "assets/stylesheets/palette.*",
    "assets/**/*.map",
)
"""What MkDocs and Material publish and this site does without: our pages load none of it, and the root has its own."""

DOWNLOADS = ("briefings.pdf", "digest.html", "feed.xml", "feed.json")
"""What the foot of each page offers of all briefings, where there is such a file at the language's root."""


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """What one language's build is made of: Markdown by path, files by path, navigation, strings for the theme."""

    language: str
    documents: Mapping[str, str]
    files: Mapping[str, bytes]
    navigation: list[object]
    chrome: Mapping[str, str]


def lay_out(config: Config, site: LanguageSite) -> Path:
    """Writes the folder that an engine builds one language from; returns its mkdocs.yml."""
    folder = config.work_dir / "pages" / site.language
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in {**{p: t.encode() for p, t in site.documents.items()}, **site.files}.items():
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    file = folder / "mkdocs.yml"
    settings = yaml.safe_dump(_settings(config, site, folder), allow_unicode=True, sort_keys=False)
    file.write_text(settings, encoding="utf-8")
    return file


def _settings(config: Config, site: LanguageSite, folder: Path) -> dict[str, object]:
    """One language's settings. `extra.alternate` is `true`: lists of parent and child would be joined by one engine."""
    settings: dict[str, object] = {
        "INHERIT": os.path.relpath(config.file, folder),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": os.path.relpath(THEME, folder), "language": site.language},
        "nav": site.navigation,
        "extra": {
            "alternate": True,
            "language": site.language,
            "languages": [{"code": language.code, "name": language.name} for language in config.languages],
            "chrome": dict(site.chrome),
            "downloads": [file for file in DOWNLOADS if file in site.files],
        },
    }
    if config.site_url:
        settings["site_url"] = f"{config.site_url}{site.language}/"
    return settings


def render(targets: Mapping[Path, Path], *, jobs: int) -> None:
    """Builds each mkdocs.yml into its folder, up to `jobs` at a time. Raises RenderError with what MkDocs said."""
    with Threads(jobs) as waiting:
        for rendered in [waiting.start(_mkdocs, file, site_dir) for file, site_dir in targets.items()]:
            rendered()


def _mkdocs(file: Path, site_dir: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)]
    command += ["--site-dir", str(site_dir)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    run(command, environment, f"MkDocs could not render the pages in '{file.parent.name}'")


def run(command: list[str], environment: Mapping[str, str], failure: str) -> None:
    """Runs a program to its end. Raises RenderError (`failure` and its last words) when it does not succeed."""
    done = subprocess.run(  # noqa: S603 -- the command is made of our own words and paths
        command, env=dict(environment), capture_output=True, text=True, check=False, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        said = "\n".join(f"{done.stdout}\n{done.stderr}".strip().splitlines()[-15:])
        raise RenderError(f"{failure}.\n{said}")


def prune(site_dir: Path) -> None:
    """Removes what an engine published for one language and this site does not use."""
    for target in sorted({found for pattern in _UNUSED for found in site_dir.glob(pattern)}, reverse=True):
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
