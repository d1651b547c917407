"""Builds aside, then swaps: what is published is touched only once the new site is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ConfigError

try:
    import fcntl
except ImportError:  # not on Windows, where two builds at once are left to their owner
    fcntl = None  # type: ignore[assignment]

MARK = ".briefings"
"""Stands in every folder of ours, with these words, as leave to replace it."""
WORDS = "Made by `briefings build`, which replaces this whole folder.\n"
NO_JEKYLL = ".nojekyll"
"""Keeps GitHub Pages from leaving out what begins with an underscore."""


@contextmanager
def alone(work_dir: Path) -> Iterator[None]:
    """Holds the folder that builds work in against other runs. Raises ConfigError while another one holds it."""
    work_dir.mkdir(parents=True, exist_ok=True)
    with (work_dir / ".lock").open("w") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ConfigError(f"{work_dir}: another build is running here. Wait until it has ended.") from error
        yield


@contextmanager
def replacing(site_dir: Path) -> Iterator[Path]:
    """Gives an empty folder beside `site_dir` to build in, and puts it in its place if nothing was raised.

    Raises ConfigError when `site_dir` is a folder that this program did not make.
    """
    new, old = (site_dir.with_name(f".{site_dir.name}.{state}") for state in ("new", "old"))
    if old.exists() and not site_dir.exists():  # an earlier run was stopped between the two renames
        old.rename(site_dir)
    for folder in (site_dir, old, new):
        demand_ours(folder)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    try:
        claim(new)
        yield new
        (new / NO_JEKYLL).touch()
        if site_dir.exists():
            site_dir.rename(old)
        new.rename(site_dir)
    finally:
        if old.exists() and not site_dir.exists():
            old.rename(site_dir)
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)


def renewed(folder: Path) -> Path:
    """The folder, ours and empty. Raises ConfigError when somebody else's files are in it."""
    demand_ours(folder)
    if folder.exists():
        shutil.rmtree(folder)
    claim(folder)
    return folder


def claim(folder: Path) -> None:
    """Makes a folder of ours."""
    folder.mkdir(parents=True)
    (folder / MARK).write_text(WORDS, encoding="utf-8")


def demand_ours(folder: Path) -> None:
    """Raises ConfigError when there is something at `folder` that this program did not make."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ConfigError(f"{folder}: not a folder. Move it, or choose another place.")
    if folder.exists() and any(folder.iterdir()) and not _is_marked(folder):
        raise ConfigError(f"{folder}: holds files that this program did not make. Empty it, or choose another place.")


def _is_marked(folder: Path) -> bool:
    try:
        return (folder / MARK).read_text(encoding="utf-8") == WORDS
    except (OSError, UnicodeDecodeError):
        return False
