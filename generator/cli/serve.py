"""`briefings serve`: builds, serves on loopback, rebuilds what changed, reloads the browser."""

from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import configured, with_paths
from generator.cli.report import report
from generator.errors import BriefingsError
from generator.site.preview import preview


@click.command()
@with_paths
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def serve(config_file: Path, articles: Path | None, issues: Path | None, port: int) -> None:
    """Serve the site on this machine, and build it again whenever an article or issue changes."""

    def rebuild() -> None:
        try:
            config = configured(config_file, articles=articles, issues=issues)
            outcome = pipeline.build(config, keep_going=True, journal=pipeline.Journal())
            report(outcome.desk.problems)
            click.echo(f"Built {outcome.pages} pages in {sum(outcome.seconds.values()):.1f} s.")
        except BriefingsError as error:  # the last good site stays up while the mistake is being corrected
            click.echo(str(error), err=True)

    config = configured(config_file, articles=articles, issues=issues)
    rebuild()
    watched = (config.file, config.articles, config.issues, config.locales, config.editions)
    preview(config.site_dir, watched, port=port, rebuild=rebuild, announce=click.echo)
