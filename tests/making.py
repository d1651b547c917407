"""Makes model objects and project folders for tests, so that each test says only what it is about."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.model.articles import Article, Block, BlockKind, Part, Passage

ROOT = Path(__file__).parents[1]
LANGUAGES = {"en": "English", "it": "Italiano", "de": "Deutsch"}


def article(identifier: str, *sentences: str, language: str = "en", **fields: object) -> Article:
    """An article whose text is one paragraph of these sentences."""
    text = " ".join(sentences)
    passages, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        passages.append(Passage(f"s{number}", sentence, language, start, start + len(sentence)))
        start += len(sentence) + 1
    block = Block(BlockKind.PARAGRAPH, Part.BODY, text, 1, tuple(passages))
    values = {"path": f"{identifier}.md", "title": f"Title of {identifier}", "blocks": (block,)}
    return Article(id=identifier, language=language, **(values | fields))  # type: ignore[arg-type]


def project(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    site_url: str = "",
    languages: Mapping[str, str] | None = None,
) -> Path:
    """A project folder with these files (dedented) and a mkdocs.yml; returns the latter's path."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).lstrip().encode())
    for name in ("seeds", "briefings"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text().replace('!ENV [SITE_URL, ""]', "''"))
    settings |= {"site_name": "Test Desk", "site_url": site_url}
    settings["extra"]["alternate"] = [{"lang": code, "name": name} for code, name in (languages or LANGUAGES).items()]
    if not (folder / "locales").exists():
        settings["extra"]["briefings"]["locales"] = str(ROOT / "locales")
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings, allow_unicode=True))
    return file
