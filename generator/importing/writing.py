"""Writes article files so that none is ever half there, none leaves its folder, and none is lost by accident."""

from __future__ import annotations

import os
from pathlib import Path

from generator.errors import Problem


def unsafe(folder: Path, path: str) -> str:
    """Why `path` must not be written below `folder`; "" where it may."""
    root = folder.resolve()
    target = folder / path
    if target.is_symlink():
        return "is a symbolic link"
    if target.exists() and not target.is_file():
        return "is no file"
    try:
        parent = target.parent.resolve()
    except (OSError, RuntimeError):
        return "cannot be reached"
    return "" if parent == root or parent.is_relative_to(root) else "leads out of the folder"


def write(folder: Path, path: str, data: bytes) -> Problem | None:
    """Put `data` at `path` below `folder`, whole or not at all; the problem where that cannot be done."""
    shown = str(folder / path)
    reason = unsafe(folder, path)
    if reason:
        return Problem(shown, 0, f"the place for the article {reason}", "move it away, or import to another folder")
    target = folder / path
    passing = target.with_name(f".{target.name[:200]}.importing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing.unlink(missing_ok=True)
        descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            passing.replace(target)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        return Problem(shown, 0, f"cannot be written: {error.strerror or error}", "make room, or name another folder")
    return None
