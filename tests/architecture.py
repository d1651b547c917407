"""Draws the house as a matrix: which package imports which, lowest last; `python -m tests.architecture docs/images`.

A number says how many modules of the row import from the column. Imports point one way, so all stand above the
diagonal; the test of the contract is `lint-imports`.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
CELL, LEFT, TOP = 34, 210, 130


def layers() -> list[str]:
    """The packages from the top of the import contract to its bottom."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    return [name.strip().removeprefix("generator.") for layer in contract["layers"] for name in layer.split("|")]


def modules(package: str) -> list[Path]:
    """The files of a package, or the one of a module."""
    folder = ROOT / "generator" / package
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def imported(module: Path) -> set[str]:
    """The packages from which a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            path = (node.module or "").split(".")
            names.update([path[1]] if len(path) > 1 else [alias.name for alias in node.names])
    return names


def counts() -> dict[tuple[str, str], int]:
    """How many modules of a package import from another one."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    known = set(layers())
    for package in layers():
        for module in modules(package):
            for other in (imported(module) & known) - {package}:
                found[package, other] += 1
    return found


def picture() -> str:
    """The matrix as SVG, in the colours of whoever looks at it."""
    names, found = layers(), counts()
    side = CELL * len(names)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + side + 10} {TOP + side + 10}" role="img" '
        'font-family="IBM Plex Sans, sans-serif" font-size="13">',
        "<title>Which package imports which</title>",
        "<style>text{fill:#1d2430}rect{fill:#fff;stroke:#c9d0da}.self{fill:#e6eaf0}.use{fill:#cfe3f5}"
        "@media(prefers-color-scheme:dark){text{fill:#e8ecf2}rect{fill:#161b22;stroke:#3a4452}"
        ".self{fill:#2a323e}.use{fill:#1f4364}}</style>",
    ]
    for row, name in enumerate(names):
        size = sum(len(module.read_text().splitlines()) for module in modules(name))
        y = TOP + row * CELL
        parts.append(f'<text x="{LEFT - 10}" y="{y + 22}" text-anchor="end">{escape(name)} ({size:,})</text>')
        x = LEFT + row * CELL + 22
        parts.append(f'<text transform="translate({x} {TOP - 10}) rotate(-60)">{escape(name)}</text>')
        for column, other in enumerate(names):
            count = found.get((name, other), 0)
            kind = ' class="self"' if row == column else ' class="use"' if count else ""
            left = LEFT + column * CELL
            parts.append(f'<rect{kind} x="{left}" y="{y}" width="{CELL}" height="{CELL}"/>')
            if count:
                parts.append(f'<text x="{left + CELL / 2}" y="{y + 22}" text-anchor="middle">{count}</text>')
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    Path(sys.argv[1], "architecture.svg").write_text(picture())
