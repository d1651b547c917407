"""`briefings import`: makes article files of scraped pages, HTML, Markdown of other tools, and feeds."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from generator import config
from generator.errors import InputError, Problem
from generator.importing.documents import Entry, Status
from generator.importing.files import Inputs, inputs
from generator.importing.report import as_data, as_lines
from generator.importing.run import Settings, import_files
from generator.work import stoppable

STOPPED = 130
"""The exit status of an import that was interrupted, as a shell has it for Ctrl+C."""
_BAD = (Status.FAILED, Status.DIFFERS)


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path), metavar="PATH…")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Folder. Default: the site's articles.")
@click.option("--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), default=Path("mkdocs.yml"),
              show_default=True, help="The site's mkdocs.yml.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Report, and write nothing.")
@click.option("--update", is_flag=True, help="Replace files that have other content.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes side by side. Default: one a core.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_(
    paths: tuple[Path, ...],
    to: Path | None,
    config_file: Path,
    dry_run: bool,
    update: bool,
    jobs: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make an article file of each document in PATH…, and report what was found, changed, concluded and missing."""
    folder = to if to is not None else _articles(config_file)
    settings = Settings(folder, update=update, dry_run=dry_run, jobs=jobs or os.cpu_count() or 1)
    hidden = quiet or not sys.stderr.isatty()
    print_report = _print_json if as_json else partial(_print_lines, over_bar=not hidden)
    with stoppable():
        chosen = inputs(paths)
        run = _Run(len(chosen.files))
        with click.progressbar(length=run.files, label="importing", file=sys.stderr, hidden=hidden) as bar:
            counts = print_report(_until_stopped(chosen, settings, run, bar.update), chosen, settings, quiet)
    if run.stopped:
        click.echo(f"Stopped after {run.done} of {run.files} files. Start it again to import the others.", err=True)
        sys.exit(STOPPED)
    if any(counts[status] for status in _BAD) or _has_errors(chosen.problems):
        sys.exit(InputError.exit_status)


@dataclass(slots=True)
class _Run:
    """How far an import has come."""

    files: int
    done: int = 0
    stopped: bool = False


def _until_stopped(chosen: Inputs, settings: Settings, run: _Run, advance: Callable[[int], object]) -> Iterator[Entry]:
    """What becomes of each document, as long as nobody interrupts."""

    def done() -> None:
        run.done += 1
        advance(1)

    with closing(import_files(chosen.files, settings, done=done)) as entries:
        try:
            yield from entries
        except KeyboardInterrupt:
            run.stopped = True


def _articles(config_file: Path) -> Path:
    """The folder of the site's articles, as short as it can be written."""
    folder = config.load(config_file).articles
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.is_failure for problem in problems)


def _print_lines(
    entries: Iterator[Entry], chosen: Inputs, settings: Settings, quiet: bool, *, over_bar: bool
) -> Counter[Status]:
    """A few lines a document; `over_bar` takes the progress bar away before they are printed."""
    counts: Counter[Status] = Counter()
    for problem in chosen.problems:
        click.echo(str(problem), err=True)
    for entry in entries:
        counts[entry.status] += 1
        if over_bar and not (quiet and not entry.problems):
            click.echo("\r\x1b[2K", err=True, nl=False)
        for line in () if quiet else as_lines(entry):
            click.echo(line)
        for problem in entry.problems:
            click.echo(str(problem), err=True)
    if not quiet:
        click.echo(_summary(counts, settings))
    return counts


def _summary(counts: Counter[Status], settings: Settings) -> str:
    said = ", ".join(f"{counts[status]} {status.value}" for status in Status if counts[status]) or "nothing to import"
    return f"{settings.folder}: {said}{' (nothing was written)' if settings.dry_run else ''}"


def _print_json(entries: Iterator[Entry], chosen: Inputs, settings: Settings, quiet: bool) -> Counter[Status]:
    """One JSON document, printed as it comes: a long report never stands in memory."""
    counts: Counter[Status] = Counter()
    head = {"schema": 1, "to": str(settings.folder), "dry_run": settings.dry_run}
    click.echo(json.dumps(head, ensure_ascii=False)[:-1] + ', "documents": [', nl=False)
    for entry in entries:
        click.echo("," * (counts.total() > 0) + "\n" + json.dumps(as_data(entry), ensure_ascii=False), nl=False)
        counts[entry.status] += 1
    tail = {
        "summary": {status.value: counts[status] for status in Status},
        "problems": [str(problem) for problem in chosen.problems],
    }
    click.echo("\n], " + json.dumps(tail, ensure_ascii=False)[1:])
    return counts
