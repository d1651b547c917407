"""Figures of the code that may only get better: `python -m tests.ratchet`, with `--tighten` to note better ones.

Decisions a function as `radon cc` counts them, the longest chain of imports, circles of imports, tests to code. The
limits stand in pyproject.toml under `tool.ratchet`.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from radon.complexity import cc_visit
from radon.visitors import Function

ROOT = Path(__file__).parents[1]
SETTINGS = ROOT / "pyproject.toml"
MANY = 10
"""Decisions from which on a function counts as hard to read."""

DENSE = ("analysis", "dates", "languages", "reading", "sections")
"""The packages that find things in text."""

Graph = dict[str, set[str]]


def functions() -> list[tuple[int, str]]:
    """Every function with the number of its decisions, the most first."""
    return sorted(
        {
            (block.complexity, f"{path.relative_to(ROOT).as_posix()}:{block.lineno} {block.fullname}")
            for path in ROOT.glob("generator/**/*.py")
            for block in cc_visit(path.read_text(encoding="utf-8"))
            if isinstance(block, Function)
        },
        reverse=True,
    )


def imports() -> Graph:
    """What each module of the program imports of it, wherever in the module; `a.b.__init__` is the package `a.b`."""
    paths = {_name(path): path for path in ROOT.glob("generator/**/*.py")}
    graph: Graph = {}
    for name, path in paths.items():
        wanted = _imported(ast.parse(path.read_text(encoding="utf-8")))
        graph[name] = {module for dotted in wanted if (module := _module(dotted, set(paths)))} - {name}
    return graph


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _module(dotted: str, modules: set[str]) -> str | None:
    """Where `from package import dotted` looks: the module of that name, else what stands in the package itself."""
    owner = dotted.rpartition(".")[0]
    return next((m for m in (dotted, f"{dotted}.__init__", owner, f"{owner}.__init__") if m in modules), None)


def _imported(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.ImportFrom) and child.module:
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        yield from _imported(child)


def longest_chain(graph: Graph) -> list[str]:
    """The longest chain of modules of which each imports the next, from the top; all of those in a circle."""
    if circle := sorted(module for module in graph if module in _reachable(graph, graph[module])):
        return circle

    @cache
    def below(module: str) -> tuple[str, ...]:
        chains = [below(other) for other in sorted(graph[module])]
        return (module, *max(chains, key=len, default=()))

    return list(max(map(below, sorted(graph)), key=len))


def circles(graph: Graph) -> list[str]:
    """Modules and packages of one folder that import each other, at any depth, directly or by way of others."""
    found = []
    for folder in sorted({".".join(parts[:depth]) for parts in map(_parts, graph) for depth in range(1, len(parts))}):
        beside: Graph = {}
        for module, others in graph.items():
            if part := _part(module, folder):
                beside.setdefault(part, set()).update(other for o in others if (other := _part(o, folder)))
        found += [f"{folder}: {part}" for part in sorted(beside) if part in _reachable(beside, beside[part] - {part})]
    return found


def _parts(module: str) -> list[str]:
    return module.split(".")


def _part(module: str, folder: str) -> str:
    return module.removeprefix(f"{folder}.").partition(".")[0] if module.startswith(f"{folder}.") else ""


def _reachable(graph: Graph, start: set[str]) -> set[str]:
    seen: set[str] = set()
    while start:
        seen |= start
        start = set().union(*(graph[part] for part in start)) - seen
    return seen


def lines(*patterns: str) -> int:
    """How many lines the files have."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for p in patterns for path in ROOT.glob(p))


def tests_to_code() -> float:
    """Lines of tests and their data for one line of the packages that find things in text."""
    tests = [f"tests/{package}/**/*.{suffix}" for package in DENSE for suffix in ("py", "yml")]
    return lines(*tests) / lines(*(f"generator/{package}/**/*.py" for package in DENSE))


def figures() -> dict[str, tuple[float, list[str]]]:
    """Each figure as it is now, with what makes it what it is."""
    hard = [(count, place) for count, place in functions() if count > MANY]
    graph = imports()
    found = circles(graph)
    chain = longest_chain(graph)
    told = [f"{count} {place}" for count, place in hard]
    return {
        "most-decisions": (hard[0][0] if hard else MANY, told[:5]),
        "functions-over-ten": (len(hard), told),
        "import-depth": (len(chain), chain),
        "circles": (len(found), found),
        "tests-to-code": (int(tests_to_code() * 100) / 100, []),
    }


def main(arguments: list[str]) -> int:
    """Compare with the limits; exit status 1 when a figure is worse than its limit."""
    text = SETTINGS.read_text(encoding="utf-8")
    limits = tomllib.loads(text)["tool"]["ratchet"]
    failed = False
    for name, (figure, reasons) in figures().items():
        limit = limits[name]
        gain = figure - limit if name == "tests-to-code" else limit - figure
        if gain < 0:
            failed = True
            print(f"{name} is {figure}, and may be {limit} at worst:", *reasons, sep="\n  ")
        elif gain > 0 and "--tighten" in arguments:
            text = re.sub(rf"(?m)^({name} = )[\d.]+", rf"\g<1>{figure}", text)
        elif gain > 0:
            print(f"{name} is {figure}, better than {limit}: note it by `python -m tests.ratchet --tighten`")
    if not failed and "--tighten" in arguments:
        SETTINGS.write_text(text, encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
