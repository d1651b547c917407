"""Builds aside, then swaps: what is published is touched only once the new site is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ConfigError

MARK = ".nojekyll"
"""Stands in every site of ours. GitHub Pages wants it; we take it as leave to replace the folder."""


@contextmanager
def replacing(site_dir: Path) -> Iterator[Path]:
    """Gives an empty folder beside `site_dir` to build in, and puts it in its place if nothing was raised.

    Raises ConfigError when `site_dir` is a folder that this program did not make.
    """
    new, old = (site_dir.with_name(f".{site_dir.name}.{state}") for state in ("new", "old"))
    if old.exists() and not site_dir.exists():  # an earlier run was stopped between the two renames
        old.rename(site_dir)
    _demand_ours(site_dir)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        yield new
        (new / MARK).touch()
        if site_dir.exists():
            site_dir.rename(old)
        new.rename(site_dir)
    finally:
        if old.exists() and not site_dir.exists():
            old.rename(site_dir)
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)


def _demand_ours(site_dir: Path) -> None:
    if site_dir.is_symlink() or (site_dir.exists() and not site_dir.is_dir()):
        raise ConfigError(f"{site_dir}: not a folder. Choose another place with --site-dir.")
    if site_dir.exists() and any(site_dir.iterdir()) and not (site_dir / MARK).exists():
        raise ConfigError(
            f"{site_dir}: holds files that this program did not make. Empty it or choose another place with --site-dir."
        )
