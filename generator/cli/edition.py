"""`briefings edition`: a snapshot of all briefings as they are, against which later builds say what has changed."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import configured, with_paths
from generator.cli.report import report
from generator.config import FIRST_DAY, Config
from generator.editions import Edition, file_of, history, snapshot, written
from generator.errors import ConfigError, InputError, visible


@click.command()
@with_paths
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="As of this day. Default: today."
)
@click.option("--replace", "again", is_flag=True, help="Write anew what is there for this day already.")
def edition(
    config_file: Path, articles: Path | None, issues: Path | None, day: dt.datetime | None, again: bool
) -> None:
    """Take a dated snapshot of all briefings, for "what has changed"."""
    config = _as_of(day, configured(config_file, articles=articles, issues=issues))
    desk = pipeline.read(config)
    _demand_newest(desk, config, dated=day is not None)
    report(desk.problems)
    if any(problem.is_failure for problem in desk.problems):
        sys.exit(InputError.exit_status)
    briefings = pipeline.brief_all(desk, config.codes, config)
    if failures := pipeline.failures(briefings.values()):  # an edition is for good: better none than one with gaps
        raise InputError(failures)
    made = snapshot(briefings, config.today)
    state = _write(made, file_of(config.editions, made.date), again=again)
    click.echo(visible(f"{_summary(made, desk, config)}: {state}"))


def _as_of(day: dt.datetime | None, config: Config) -> Config:
    """The configuration as of the chosen day; articles of later days are withheld, as they were then."""
    if day is None:
        return config
    if day.date() > config.today:
        raise ConfigError(f"{day.date()} is in the future. Choose a day up to {config.today}.")
    if day.date() < FIRST_DAY:
        raise ConfigError(f"{day.date()} is too early for an edition. Choose a day from {FIRST_DAY}.")
    return replace(config, today=day.date())


def _demand_newest(desk: pipeline.Desk, config: Config, *, dated: bool) -> None:
    """Raises ConfigError where there is an edition of a later day and no day was given: the clock may be wrong."""
    newest = max((one.date for one in desk.editions), default=config.today)
    if newest > config.today and not dated:
        raise ConfigError(
            f"There is an edition of {newest} already, and today is {config.today}. "
            "Set the clock, or name the day with --date."
        )


def _write(made: Edition, file: Path, *, again: bool) -> str:
    """Writes the edition, whole or not at all, and says so; leaves a file of the same content alone."""
    content = written(made)
    try:
        old = file.read_bytes() if file.exists() else None
        if old == content:
            return "as it was"
        if old is not None and not again:
            raise ConfigError(f"{file}: there is another edition of this day. Write it anew with --replace.")
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.draft")
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}. Name a folder that can be written in mkdocs.yml.") from error
    return f"written to {file}"


def _summary(made: Edition, desk: pipeline.Desk, config: Config) -> str:
    """How many briefings there are, and how many changes to the edition before."""
    held = f"{made.date}: {len(made.issues)} briefing{'' if len(made.issues) == 1 else 's'}"
    past = [one for one in desk.editions if one.date < made.date]
    told = history([*past, made], {}, desk.grouping.works, language=config.codes[0], to=made.date)[0]
    changes = sum(len(issue.changes) for issue in told.issues)
    return f"{held}, {changes} change{'' if changes == 1 else 's'} since {told.since}" if told.since else held
