"""`briefings export`: one briefing as files, without building the site."""

import sys
from functools import partial
from pathlib import Path
from typing import get_args

import click

from generator import pipeline
from generator.cli.options import configured, in_languages, with_paths
from generator.cli.report import fail_for, report
from generator.errors import ConfigError, InputError
from generator.exports import EXPORTS, Export, File, Paper, briefing_pdf

_FILE = click.Path(dir_okay=False, path_type=Path)
_MADE = {export.name: export for export in EXPORTS}


def _with_forms(command: click.Command) -> click.Command:
    """Adds an option for each form that a briefing leaves the site in."""
    for export in EXPORTS:
        command.params.append(
            click.Option([f"--{export.name}"], type=_FILE, metavar="FILE", help=f"Write {export.file}.")
        )
    return command


@_with_forms
@click.command()
@click.argument("issue")
@with_paths
@click.option("--language", default=None, metavar="xx", help="Default: the site's first.")
@click.option("--paper", type=click.Choice(get_args(Paper)), default="a4", show_default=True, help="Of the PDF.")
def export(
    issue: str,
    config_file: Path,
    articles: Path | None,
    issues: Path | None,
    language: str | None,
    paper: Paper,
    **files: Path | None,
) -> None:
    """Write one briefing as PDF, calendar, feed, citations or data."""
    wanted = {_MADE[name]: path for name, path in files.items() if path}
    if not wanted:
        raise click.UsageError(f"Say what to write: {', '.join(f'--{name} FILE' for name in _MADE)}.")
    config = configured(config_file, articles=articles, issues=issues)
    code = language or config.codes[0]
    in_languages(config, (code,))
    desk = pipeline.read(config)
    briefings = pipeline.brief(desk, code, config)
    if issue not in briefings:
        raise ConfigError(f"There is no briefing '{issue}'. There are: {', '.join(sorted(briefings)) or 'none'}.")
    context = pipeline.context(config, desk, code, briefings)
    for form, path in wanted.items():
        make = partial(briefing_pdf, paper=paper) if form.name == "pdf" else form.make
        made = make(briefings[issue], context)
        _write(made if isinstance(made, File) else made(), path, form)
    fail_for(pipeline.failures([{issue: briefings[issue]}]))


def _write(file: File, path: Path, form: Export) -> None:
    report(file.problems)
    if file.content is None:
        sys.exit(InputError.exit_status)
    try:
        path.write_bytes(file.content)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}. Choose another place with --{form.name}.") from error
    click.echo(f"{path}: {len(file.content)} bytes")
