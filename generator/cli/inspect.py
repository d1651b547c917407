"""`briefings show` and `briefings passages`: a briefing and an article, as the program sees them."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator import pipeline
from generator.cli.options import configured, in_languages, with_paths
from generator.cli.report import fail_for, report
from generator.config import load
from generator.errors import ConfigError, InputError, Problem
from generator.exports.published import document
from generator.reading.articles import read_article
from generator.reading.describe import as_data
from generator.reading.files import read_bytes


@click.command()
@click.argument("issue")
@with_paths
@click.option("--language", default=None, metavar="xx", help="Default: the site's first.")
@click.option("--json", "as_json", is_flag=True, help="Print briefing.json.")
def show(
    issue: str, config_file: Path, articles: Path | None, issues: Path | None, language: str | None, as_json: bool
) -> None:
    """Print one briefing."""
    config = configured(config_file, articles=articles, issues=issues)
    code = language or config.codes[0]
    in_languages(config, (code,))
    briefings = pipeline.brief(pipeline.read(config), code, config)
    if issue not in briefings:
        raise ConfigError(f"There is no briefing '{issue}'. There are: {', '.join(sorted(briefings)) or 'none'}.")
    made = document(briefings[issue])
    click.echo(made.model_dump_json(by_alias=True, indent=2) if as_json else as_text(made.model_dump()))
    fail_for(pipeline.failures([{issue: briefings[issue]}]))


def as_text(briefing: Mapping[str, Any]) -> str:
    """A briefing for a terminal, from its published form: each sentence with the number of its source."""
    told = {name: briefing.get(name, []) for name in ("key_points", "positions", "timeline", "faq")}
    lines = [briefing["title"], "=" * len(briefing["title"]), ""]
    lines += [f"* {_cited(point)}" for point in told["key_points"]]
    lines += ["", *(f"{position['actor']} [{position['verb']}] {_cited(position)}" for position in told["positions"])]
    lines += ["", *(f"{event['date']} ({event['precision']}) {_cited(event)}" for event in told["timeline"])]
    for entry in told["faq"]:
        answer = (f"  {line}" for line in entry["answer"].splitlines() if line.strip())
        lines += ["", f"? {entry['question']}", *answer]
    lines += ["", *map(_source, briefing["articles"])]
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines)


def _source(article: Mapping[str, Any]) -> str:
    outlet = article["source"]["name"] or "-"
    return f"[{article['number']}] {article['published'] or 'no date'} {outlet}: {article['title']}"


def _cited(entry: Mapping[str, Any]) -> str:
    number = entry["article"]
    return f"{entry['text']} [{number}]" if number else f"{entry['text']} [editor]"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), default=Path("mkdocs.yml"),
              show_default=True, help="The site's mkdocs.yml, if there is one.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def passages(file: Path, config_file: Path, as_json: bool) -> None:
    """Print how an article was read: metadata, passages with their ids, questions, and what was cleaned.

    A file in the site's folder of articles is read as the site reads it: its folder may name its language.
    """
    data = read_bytes(file, str(file))
    if isinstance(data, Problem):
        report([data])
        sys.exit(InputError.exit_status)
    config = load(config_file) if config_file.is_file() else None
    path = _in_folder(file, config.articles) if config else None
    if config and path is not None:
        shown_as = str(file).removesuffix(path.replace("/", os.sep)).rstrip(os.sep)
        article, problems = read_article(data, path, rights=config.rights, shown_as=shown_as)
    else:
        article, problems = read_article(data, file.name, shown_as=str(file.parent))
    report(problems)
    if article is None:
        sys.exit(InputError.exit_status)
    described = as_data(article)
    if as_json:
        click.echo(json.dumps(described, ensure_ascii=False, indent=2))
        return
    for name, value in described.items():
        if not isinstance(value, list):
            click.echo(f"{name}: {value}")
    for passage in article.passages:
        click.echo(f"{passage.id:>5} [{passage.language}] {passage.text}")
    for finding in article.findings:
        click.echo(f"{file}:{finding.line}: {finding.treatment}: {finding.what}: {finding.text}")


def _in_folder(file: Path, articles: Path) -> str | None:
    """The file's path below the folder of articles, POSIX; None where it lies elsewhere."""
    place = file.parent.resolve() / file.name
    folder = articles.resolve()
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else None
