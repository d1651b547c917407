"""The options that several commands share, and the configuration that they make."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.config import Config, load
from generator.errors import ConfigError
from generator.languages.loading import search_project

F = TypeVar("F", bound=Callable[..., Any])

_FOLDER = click.Path(file_okay=False, path_type=Path)


def with_paths(command: F) -> F:
    """Adds --config, --articles and --issues to a command."""
    for decorate in (
        click.option("--issues", type=_FOLDER, help="Folder of the issue files."),
        click.option("--articles", type=_FOLDER, help="Folder of the articles."),
        click.option(
            "--config",
            "config_file",
            type=click.Path(dir_okay=False, path_type=Path),
            default=Path("mkdocs.yml"),
            show_default=True,
            help="The site's mkdocs.yml.",
        ),
    ):
        command = decorate(command)
    return command


def configured(config_file: Path, **overrides: object) -> Config:
    """The configuration with the command line's paths made absolute.

    Raises ConfigError when a folder that should be read does not exist.
    """
    absolute = {name: value.resolve() if isinstance(value, Path) else value for name, value in overrides.items()}
    config = load(config_file, absolute)
    search_project(config.locales, config.file.parent)
    if not config.articles.is_dir():
        raise ConfigError(
            f"{config.articles}: no such folder of articles. Name it with --articles or in {config_file}."
        )
    if not config.issues.is_dir() and (overrides.get("issues") or config.issues.name != "briefings"):
        raise ConfigError(f"{config.issues}: no such folder. Name the issue files' with --issues or in {config_file}.")
    return config


def in_languages(config: Config, codes: tuple[str, ...]) -> Config:
    """The configuration for some of its languages only. Raises ConfigError for one that the site does not have."""
    for code in codes:
        if code not in config.codes:
            raise ConfigError(f"'{code}' is not a language of the site. It has {', '.join(config.codes)}.")
    if not codes:
        return config
    return replace(config, languages=tuple(language for language in config.languages if language.code in codes))
