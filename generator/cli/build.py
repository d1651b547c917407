"""`briefings build` and `briefings check`."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import configured, in_languages, with_paths
from generator.cli.report import report
from generator.errors import InputError, visible
from generator.exports import NAMES
from generator.model.articles import Work

STAGES = 6


@click.command()
@with_paths
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="xx",
    help="Only this language; may be repeated.",
)
@click.option("--without", default="", metavar="NAME,…", help=f"Leave out: {', '.join(NAMES)}.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes side by side. Default: one a core.")
@click.option("--executor", metavar="URL", help="Where the work is done: serial:, processes:4. Overrides --jobs.")
@click.option("--fresh", is_flag=True, help="Analyse each article again, whatever an earlier build has kept.")
@click.option("--strict", is_flag=True, help="Warnings are problems.")
@click.option("--keep-going", is_flag=True, help="Build from the good articles, list the bad ones, exit 1.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def build(
    config_file: Path,
    articles: Path | None,
    issues: Path | None,
    site_dir: Path | None,
    languages: tuple[str, ...],
    without: str,
    jobs: int | None,
    executor: str | None,
    fresh: bool,
    strict: bool,
    keep_going: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Build the site from the articles, and publish it once it is whole."""
    config = configured(config_file, articles=articles, issues=issues, site_dir=site_dir, jobs=jobs)
    config = replace(in_languages(config, languages), without=_exports(without), executor=executor or "", fresh=fresh)
    silent = quiet or as_json
    with click.progressbar(length=STAGES, file=sys.stderr, hidden=silent or not sys.stderr.isatty()) as bar:

        def announce(stage: str) -> None:
            bar.label = f"{stage:<12}"
            bar.update(1)
            if not silent and not sys.stderr.isatty():
                click.echo(f"{stage} …", err=True)

        journal = pipeline.Journal(announce)
        outcome = pipeline.build(config, strict=strict, keep_going=keep_going, journal=journal)
    report(outcome.desk.problems)
    if as_json:
        click.echo(json.dumps(_as_data(outcome), ensure_ascii=False, indent=2))
    elif not quiet:
        click.echo("\n".join(map(visible, _summary(outcome, config.site_dir))))
    if any(problem.is_failure for problem in outcome.desk.problems):
        sys.exit(InputError.exit_status)


@click.command()
@with_paths
@click.option("--strict", is_flag=True, help="Warnings are problems.")
def check(config_file: Path, articles: Path | None, issues: Path | None, strict: bool) -> None:
    """Say everything that is wrong with the input, without building."""
    desk, problems = pipeline.check(configured(config_file, articles=articles, issues=issues))
    problems = tuple(set(problems))
    report(problems)
    errors = sum(problem.is_failure for problem in problems)
    if desk.withheld:
        click.echo(visible(f"Withheld (draft or future): {', '.join(article.path for article in desk.withheld)}"))
    warnings = _count(len(problems) - errors, "warning")
    click.echo(f"{_count(len(desk.articles), 'article')} to publish; {_count(errors, 'error')}, {warnings}.")
    if errors or (strict and problems):
        sys.exit(InputError.exit_status)


def _exports(names: str) -> frozenset[str]:
    chosen = frozenset(name.strip() for name in names.split(",") if name.strip())
    unknown = sorted(chosen - set(NAMES))
    if unknown:
        raise click.BadParameter(f"'{unknown[0]}' is not one of {', '.join(NAMES)}", param_hint="--without")
    return chosen


def _as_data(outcome: pipeline.Outcome) -> dict[str, object]:
    grouping = outcome.desk.grouping
    return {
        "articles": len(outcome.desk.articles),
        "withheld": [article.path for article in outcome.desk.withheld],
        "origins": len({work.origin for work in grouping.works}),
        "issues": {issue.slug: len(issue.works) for issue in grouping.issues},
        "undated": _paths(work for work in grouping.works if work.original.published is None),
        "unassigned": _paths(grouping.unassigned),
        "pages": outcome.pages,
        "seconds": {name: round(seconds, 2) for name, seconds in outcome.seconds.items()},
        "problems": [asdict(problem) for problem in outcome.desk.problems],
    }


def _paths(works: Iterable[Work]) -> list[str]:
    return [article.path for work in works for article in work.versions]


def _summary(outcome: pipeline.Outcome, site_dir: Path) -> list[str]:
    """What was made, what could not be placed, and where the time went."""
    grouping = outcome.desk.grouping
    undated = [work for work in grouping.works if work.original.published is None]
    origins = len({work.origin for work in grouping.works})
    lines = [
        f"{_count(len(outcome.desk.articles), 'article')} of {_count(origins, 'origin')} in "
        f"{_count(len(grouping.issues), 'issue')}: {_count(outcome.pages, 'page')} in {site_dir}",
        *_listed("in no issue", grouping.unassigned),
        *_listed("without a date", undated),
    ]
    if outcome.desk.withheld:
        lines.append(f"  withheld (draft or future): {', '.join(article.path for article in outcome.desk.withheld)}")
    times = " · ".join(f"{name} {seconds:.1f}" for name, seconds in outcome.seconds.items())
    return [*lines, f"  {sum(outcome.seconds.values()):.1f} s: {times}"]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _listed(what: str, works: Sequence[Work]) -> list[str]:
    return [f"  {what}: {', '.join(work.original.path for work in works)}"] if works else []
