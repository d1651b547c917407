"""`briefings translations`: how much of the chrome and of the editor's texts each language has."""

import sys
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import configured, with_paths
from generator.cli.report import report
from generator.errors import InputError
from generator.languages import catalogue
from generator.languages.extraction import update
from generator.model.issues import IssueFile, Texts


@click.command()
@with_paths
@click.option("--update", "updating", is_flag=True, help="Bring the catalogues up to date with the program first.")
def translations(config_file: Path, articles: Path | None, issues: Path | None, updating: bool) -> None:
    """Print the coverage of the chrome and of editors' texts, for each language of the site and each catalogue."""
    config = configured(config_file, articles=articles, issues=issues)
    translated = sorted(path.parents[1].name for path in config.locales.glob("*/*/messages.po"))
    codes = tuple(dict.fromkeys((*config.codes, *translated)))
    if updating:
        update(config.locales, codes)
    incomplete = False
    files = [issue.file for issue in pipeline.read(config).grouping.issues]
    for code in codes:
        found = catalogue.coverage(config.locales, code)
        report(found.problems)
        incomplete |= bool(found.problems) and code in config.codes
        titles, notes = (sum(code in texts for texts in kind) for kind in _editors_texts(files))
        click.echo(
            f"{code}: chrome {found.translated}/{found.total}, titles {titles}/{len(files)}, notes {notes}/{len(files)}"
        )
    if incomplete:
        sys.exit(InputError.exit_status)


def _editors_texts(files: list[IssueFile]) -> tuple[list[Texts], list[Texts]]:
    return [file.title for file in files], [file.notes for file in files]
