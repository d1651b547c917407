"""Problems on the terminal."""

import sys
from collections.abc import Sequence

import click

from generator.errors import InputError, Problem


def report(problems: Sequence[Problem]) -> None:
    """Prints problems, one a line, on standard error."""
    for problem in sorted(set(problems)):
        click.echo(str(problem), err=True)


def fail_for(problems: Sequence[Problem]) -> None:
    """Prints what the program failed on, after all the rest is done, and ends with status 1 where there is any."""
    report(problems)
    if problems:
        sys.exit(InputError.exit_status)
