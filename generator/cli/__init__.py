"""The program `briefings`: its commands, how it reports problems, and its exit status."""

import io
import os
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from generator.cli.analyse import analyse
from generator.cli.build import build, check
from generator.cli.dates import dates
from generator.cli.edition import edition
from generator.cli.export import export
from generator.cli.importing import import_
from generator.cli.inspect import passages, show
from generator.cli.scaffold import new
from generator.cli.schema import schema
from generator.cli.serve import serve
from generator.cli.suggest import suggest
from generator.cli.translations import translations
from generator.errors import BriefingsError, ConfigError, visible

INTERNAL_ERROR = 70
"""The exit status for a defect of this program (sysexits.h: EX_SOFTWARE)."""


def _version() -> str:
    try:
        return version("policy-briefings")
    except PackageNotFoundError:  # run from a checkout
        return "of this checkout"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), prog_name="briefings")
def briefings() -> None:
    """Turns a folder of articles into a site of briefings in which every sentence links to its source."""


COMMANDS = (
    build,
    check,
    serve,
    import_,
    suggest,
    show,
    passages,
    analyse,
    edition,
    export,
    new,
    dates,
    translations,
    schema,
)
for _command in COMMANDS:
    briefings.add_command(_command)


def main() -> None:
    """Runs the program. Exit status: 0 done, 1 problems in the input, 2 wrong usage or configuration."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    try:
        briefings(standalone_mode=True)
    except BriefingsError as error:
        for line in str(error).splitlines():
            click.echo(visible(line), err=True)
        sys.exit(error.exit_status)
    except OSError as error:  # no room, no permission: nothing that the input or the program could mend
        click.echo(f"{error.filename or 'The system'}: {error.strerror or error}. Nothing was published.", err=True)
        sys.exit(ConfigError.exit_status)
    except Exception as error:
        if os.environ.get("BRIEFINGS_TRACEBACK"):
            raise
        click.echo(f"This is a defect of the program: {type(error).__name__}: {error}", err=True)
        click.echo(
            "Nothing was published. Set BRIEFINGS_TRACEBACK=1 to see where it happened, and report it.", err=True
        )
        sys.exit(INTERNAL_ERROR)
