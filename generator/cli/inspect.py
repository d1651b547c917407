"""`briefings show` and `briefings passages`: a briefing and an article, as the program sees them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator import pipeline
from generator.cli.build import report
from generator.cli.options import configured, in_languages, with_paths
from generator.errors import ConfigError, InputError
from generator.exports.document import BriefingDocument, document
from generator.reading import read_article
from generator.reading.describe import as_data


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
    click.echo(made.model_dump_json(by_alias=True, indent=2) if as_json else as_text(made))


def as_text(briefing: BriefingDocument) -> str:
    """A briefing for a terminal: each sentence with the number of its source."""
    lines = [briefing.title, "=" * len(briefing.title), ""]
    lines += [f"* {_cited(point.text, point.article)}" for point in briefing.key_points]
    lines += ["", *(f"{p.actor} [{p.verb}] {_cited(p.text, p.article)}" for p in briefing.positions)]
    lines += [
        "",
        *(f"{event.date} ({event.precision}) {_cited(event.text, event.article)}" for event in briefing.timeline),
    ]
    for entry in briefing.faq:
        lines += ["", f"? {entry.question}", f"  {entry.answer}"]
    lines += [
        "",
        *(f"[{a.number}] {a.published or 'no date'} {a.source.name or '-'}: {a.title}" for a in briefing.articles),
    ]
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines)


def _cited(text: str, article: int | None) -> str:
    return f"{text} [{article}]" if article else f"{text} [editor]"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def passages(file: Path, as_json: bool) -> None:
    """Print how an article was read: metadata, passages with their ids, questions, and what was cleaned."""
    article, problems = read_article(file.read_bytes(), file.name, shown_as=str(file.parent))
    report(problems)
    if article is None:
        sys.exit(InputError.exit_status)
    data = as_data(article)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for name, value in data.items():
        if not isinstance(value, list):
            click.echo(f"{name}: {value}")
    for passage in article.passages:
        click.echo(f"{passage.id:>5} [{passage.language}] {passage.text}")
    for finding in article.findings:
        click.echo(f"{file}:{finding.line}: {finding.treatment}: {finding.what}: {finding.text}")
