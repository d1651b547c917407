"""`briefings dates`: temporal expressions as JSON lines."""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TextIO

import click

from generator.dates.batch import annotate_lines
from generator.dates.engine import timexes
from generator.dates.lexicon import is_described, languages
from generator.errors import InputError


@click.command()
@click.option("--language", metavar="xx", help="The text's language.")
@click.option("--reference", type=click.DateTime(["%Y-%m-%d"]), help="The day the text was written.")
@click.option("--batch", type=click.File(encoding="utf-8"), help="JSON lines {id, language, reference, text}.")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def dates(language: str | None, reference: dt.datetime | None, batch: TextIO | None, file: TextIO) -> None:
    """Print the temporal expressions of a text, with their TIMEX3 values."""
    if batch:
        with in_words(batch):
            for line in annotate_lines(batch):
                click.echo(line)
        return
    if not language:
        raise click.UsageError("Give the text's --language, or documents with --batch.")
    if not is_described(language):
        raise click.UsageError(f"No dates are known in the language '{language}'. There are: {', '.join(languages())}.")
    day = reference.date() if reference else None
    with in_words(file):
        for timex in timexes(file.read(), language=language, reference=day):
            click.echo(json.dumps(asdict(timex), ensure_ascii=False))


@contextmanager
def in_words(file: TextIO) -> Iterator[None]:
    """Says on standard error what is wrong with the content of `file`, and ends with status 1."""
    try:
        yield
    except UnicodeDecodeError:
        click.echo(f"{file.name}: not valid UTF-8. Save it as UTF-8.", err=True)
        sys.exit(InputError.exit_status)
    except ValueError as error:
        click.echo(f"{file.name}: {error}", err=True)
        sys.exit(InputError.exit_status)
