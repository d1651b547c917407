"""`briefings new`: a file for an article or an issue that passes `check` as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
import frontmatter

from generator.cli.options import configured, with_paths
from generator.config import Config
from generator.errors import ConfigError
from generator.reading.slugs import slugify

_ARTICLE_TEXT = "Replace this sentence with the text of the article.\n"
_ISSUE_TEXT = "Replace this sentence with a note: what the issue is about, and why it matters now.\n"


@click.command()
@click.argument("what", type=click.Choice(["article", "issue"]))
@click.argument("title")
@with_paths
@click.option("--language", default=None, metavar="xx", help="The article's language. Default: the site's first.")
@click.option("--issue", default=None, help="The issue that the article belongs to.")
def new(
    what: str,
    title: str,
    config_file: Path,
    articles: Path | None,
    issues: Path | None,
    language: str | None,
    issue: str | None,
) -> None:
    """Write a new article or issue file for TITLE, ready to be filled in."""
    config = configured(config_file, articles=articles, issues=issues)
    path, text = _article(config, title, language, issue) if what == "article" else _issue(config, title)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ConfigError(f"{path} exists already. Give another title, or edit that file.") from error
    click.echo(path)


def _article(config: Config, title: str, language: str | None, issue: str | None) -> tuple[Path, str]:
    values: dict[str, object] = {
        "title": title,
        "published": config.today,
        "lang": language or config.codes[0],
        "draft": True,
    }
    if issue:
        values["issue"] = issue
    return config.articles / f"{slugify(title)}.md", _with_frontmatter(values, _ARTICLE_TEXT)


def _issue(config: Config, title: str) -> tuple[Path, str]:
    values = {
        "title": dict.fromkeys(config.codes, title),
        "status": "open",
        "match": {"tags": [], "words": []},
    }
    return config.issues / f"{slugify(title)}.md", _with_frontmatter(values, _ISSUE_TEXT)


def _with_frontmatter(values: Mapping[str, object], text: str) -> str:
    return frontmatter.dumps(frontmatter.Post(text, None, **values), sort_keys=False) + "\n"
