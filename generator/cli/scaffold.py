"""`briefings new`: a file for an article or an issue that passes `check` as it is."""

from collections.abc import Mapping
from pathlib import Path

import click
import frontmatter

from generator.cli.options import configured, with_paths
from generator.config import Config
from generator.errors import ConfigError
from generator.reading import values
from generator.reading.slugs import slugify
from generator.reading.values import UnusableError

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
    _demand_name(title)
    config = configured(config_file, articles=articles, issues=issues)
    path, text = _article(config, title, language, issue) if what == "article" else _issue(config, title)
    _write(path, text)
    click.echo(path)
    if what == "article":
        click.echo("It is a draft, and stays off the site until you remove 'draft: true'.", err=True)


def _demand_name(title: str) -> None:
    """Raises ConfigError for a title that gives a file no name, or one that is not read."""
    if not any(map(str.isalnum, title)):
        raise ConfigError("The title is empty. Give one with letters or digits: the file is named after it.")
    if slugify(title) == "readme":
        raise ConfigError("A file named readme.md is never read. Give another title.")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ConfigError(f"{path} exists already. Give another title, or edit that file.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}. Check the folder.") from error


def _article(config: Config, title: str, language: str | None, issue: str | None) -> tuple[Path, str]:
    stated: dict[str, object] = {
        "title": title,
        "published": config.today,
        "lang": _code(language) if language is not None else config.codes[0],
        "draft": True,
    }
    if issue:
        stated["issue"] = issue
    return config.articles / f"{slugify(title)}.md", _with_frontmatter(stated, _ARTICLE_TEXT)


def _code(language: str) -> str:
    try:
        code = values.language(language)
    except UnusableError as error:
        raise ConfigError(f"--language {error.problem}. Write its code, such as en, it or de.") from error
    if code is None:
        raise ConfigError("--language is empty. Write its code, such as en, it or de.")
    return code


def _issue(config: Config, title: str) -> tuple[Path, str]:
    stated = {
        "title": dict.fromkeys(config.codes, title),
        "status": "open",
        "match": {"tags": [], "words": []},
    }
    return config.issues / f"{slugify(title)}.md", _with_frontmatter(stated, _ISSUE_TEXT)


def _with_frontmatter(stated: Mapping[str, object], text: str) -> str:
    return frontmatter.dumps(frontmatter.Post(text, None, **stated), sort_keys=False) + "\n"
