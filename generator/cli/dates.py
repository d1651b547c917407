"""`briefings dates`: temporal expressions as JSON lines."""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import asdict
from typing import TextIO

import click

from generator.dates import timexes
from generator.dates.batch import annotate_lines


@click.command()
@click.option("--language", metavar="xx", help="The text's language.")
@click.option("--reference", type=click.DateTime(["%Y-%m-%d"]), help="The day the text was written.")
@click.option("--batch", type=click.File(encoding="utf-8"), help="JSON lines {id, language, reference, text}.")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def dates(language: str | None, reference: dt.datetime | None, batch: TextIO | None, file: TextIO) -> None:
    """Print the temporal expressions of a text, with their TIMEX3 values."""
    if batch:
        try:
            for line in annotate_lines(batch):
                click.echo(line)
        except ValueError as error:
            click.echo(f"{batch.name}: {error}", err=True)
            sys.exit(1)
        return
    if not language:
        raise click.UsageError("Give the text's --language, or documents with --batch.")
    day = reference.date() if reference else None
    for timex in timexes(file.read(), language=language, reference=day):
        click.echo(json.dumps(asdict(timex), ensure_ascii=False))
