"""How many small mistakes the tests notice: `python -m tests.mutants generator/dates --tests tests/dates`.

Each mutant is one change in one place of a package, made in a copy of the tree. The tests that reach the changed
function run in a process of their own, forked from one that has the libraries loaded; a mutant that no test fails on
survives.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import functools
import importlib
import itertools
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
"""What takes the place of an operator."""

NO_BEHAVIOUR = {"strict", "slots", "frozen", "maxsize", "encoding"}
"""Arguments that change nothing a test could see, or everything."""

LOGGERS = {"log", "logger", "logging"}
MEMORY = 4 * 2**30
STUCK = 1800
"""Seconds after which tests that wait for something have failed; the processor's time is what counts otherwise."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change in one place."""

    module: str  # its path from the root
    line: int
    function: int | None  # the first line of the function around it; None for what runs on import
    change: str
    number: int  # in the order of the module's text


@dataclass(frozen=True, slots=True)
class Reach:
    """What each test of the unchanged tree calls: functions by their module and first line."""

    calls: dict[str, set[tuple[str, int]]]
    seconds: dict[str, float]
    libraries: list[str]

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that may notice a mutant, the likeliest and fastest first."""
        place = (mutant.module, mutant.function)
        reaching = {test for test, called in self.calls.items() if place in called}
        near = {test for test, called in self.calls.items() if any(module == mutant.module for module, _ in called)}
        return sorted(reaching or self.calls, key=lambda test: (test not in near, self.seconds.get(test, 0), test))


# Making mutants


def mutants(module: str, source: str) -> list[Mutant]:
    """All the mutants of a module, in the order of its text."""
    found = ((node, function, edit) for node, function in places(ast.parse(source)) for edit in edits(node))
    return [
        Mutant(module, line_of(edit.node), function, edit.change, number)
        for number, (_, function, edit) in enumerate(found)
    ]


def line_of(node: Any) -> int:
    """The line of a node; a comprehension's is that of its variable, a slice's that of its bound."""
    return next((n.lineno for n in ast.walk(node) if hasattr(n, "lineno")), 0)


def mutated(source: str, number: int) -> str:
    """A module's text with one of its mutations."""
    tree = ast.parse(source)
    every = (edit for node, _ in places(tree) for edit in edits(node))
    next(itertools.islice(every, number, None)).make()
    return ast.unparse(tree)


def places(tree: ast.Module) -> Iterator[tuple[ast.AST, int | None]]:
    """The nodes that behave, with the first line of the function around each: no types, docstrings, logging."""

    def inside(node: ast.AST, function: int | None) -> Iterator[tuple[ast.AST, int | None]]:
        yield node, function
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not is_silent(node, name, child):
                    yield from inside(child, first_line(node) if is_body(node, name) else function)

    return inside(tree, None)


def is_body(node: ast.AST, field: str) -> bool:
    """Whether a field of a node runs when the function is called."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and field == "body"


def first_line(node: Any) -> int:
    """The line that Python gives as a function's first."""
    return min(part.lineno for part in (node, *node.decorator_list))


def is_silent(parent: ast.AST, field: str, node: ast.AST) -> bool:
    """Whether a node says nothing of what the program does."""
    return (
        field in {"annotation", "returns", "decorator_list", "format_spec", "type_params"}
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.keyword) and node.arg in NO_BEHAVIOUR)
        or (isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal")
        or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"__all__", "__slots__"})
        or (isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[0] in {*LOGGERS, "TypeVar"})
        or (isinstance(parent, ast.Call) and ast.unparse(parent.func) == "cast" and node is parent.args[0])
    )


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one node, not made yet."""

    node: ast.AST
    change: str
    make: Callable[[], None]


def edits(node: ast.AST) -> Iterator[Edit]:
    """The changes of one node."""
    for name, new in replacements(node):
        changed = copy.copy(node)
        setattr(changed, name, new)
        change = f"{brief(ast.unparse(node))} -> {brief(ast.unparse(ast.fix_missing_locations(changed)))}"
        yield Edit(node, change, functools.partial(setattr, node, name, new))
    for block in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
        for place, statement in enumerate(block if isinstance(block, list) else ()):
            for new in other_statements(statement, in_function=not isinstance(node, ast.Module | ast.ClassDef)):
                change = f"{brief(ast.unparse(statement))} -> {brief(ast.unparse(ast.fix_missing_locations(new)))}"
                yield Edit(statement, change, functools.partial(block.__setitem__, place, new))


def brief(text: str) -> str:
    """The first line of a piece of code, cut."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= 70 else line[:69] + "…"


def replacements(node: ast.AST) -> Iterator[tuple[str, object]]:
    """The fields of a node that can be something else, with what."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                yield "ops", [*node.ops[:place], SWAPS[type(operator)](), *node.ops[place + 1 :]]
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign() if type(node.op) in SWAPS:
            yield "op", SWAPS[type(node.op)]()
        case ast.UnaryOp(op=ast.USub()):
            yield "op", ast.UAdd()
        case ast.Constant(value=bool()):
            yield "value", not node.value
        case ast.Constant(value=int() | float()):
            yield "value", node.value + 1
            yield "value", node.value - 1
        case ast.Constant(value=str()):
            yield "value", f"XX{node.value}"
        case ast.Return(value=ast.expr()) if not is_none(node.value):
            yield "value", ast.Constant(None)
        case ast.Slice():
            yield from ((bound, None) for bound in ("lower", "upper") if getattr(node, bound))
        case ast.If() | ast.While() | ast.IfExp():
            yield "test", negated(node.test)
        case ast.comprehension():
            for place, test in enumerate(node.ifs):
                yield "ifs", [*node.ifs[:place], negated(test), *node.ifs[place + 1 :]]


def is_none(node: ast.expr | None) -> bool:
    """Whether an expression is None already."""
    return isinstance(node, ast.Constant) and node.value is None


def negated(test: ast.expr) -> ast.expr:
    """The contrary of a condition: with the `not` dropped where it has one."""
    return test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else _not(test)


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def other_statements(statement: ast.stmt, *, in_function: bool) -> Iterator[ast.stmt]:
    """What a statement may become: nothing, an empty value, the other way out of a loop."""
    match statement:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Expr(value=ast.Call(func=called)) if ast.unparse(called).split(".")[0] in LOGGERS:
            return
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case ast.Assign(value=value) if in_function and not is_none(value):
            yield ast.Assign(statement.targets, ast.Constant(None), lineno=statement.lineno)
        case ast.Continue() | ast.Break():
            yield ast.Break() if isinstance(statement, ast.Continue) else ast.Continue()


def sampled(tree: Path, package: str, size: int, seed: int) -> list[Mutant]:
    """A sample of a package's mutants, spread over its modules by their size; the same for the same seed."""
    dice = random.Random(seed)
    ranked: list[tuple[float, Mutant]] = []
    whole = tree / package
    for path in sorted(whole.rglob("*.py") if whole.is_dir() else [whole]):
        made = mutants(path.relative_to(tree).as_posix(), path.read_text(encoding="utf-8"))
        dice.shuffle(made)
        ranked += [((place + dice.random()) / len(made), mutant) for place, mutant in enumerate(made)]
    ranked.sort(key=lambda pair: pair[0])
    return sorted((mutant for _, mutant in ranked[:size]), key=lambda mutant: (mutant.module, mutant.line))


# Running the tests


class Recorder:
    """A plugin of pytest that notes which functions of the package each test calls."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.calls: dict[str, set[int]] = {}
        self.seconds: dict[str, float] = {}
        self.fixtures: defaultdict[str, set[int]] = defaultdict(set)
        self.now: set[int] = set()
        self.codes: dict[int, CodeType] = {}

    def trace(self, frame: FrameType, _event: str, _argument: object) -> None:
        """Note the call of a function."""
        code = frame.f_code
        if (number := id(code)) not in self.now and code.co_filename.startswith(self.package):
            self.now.add(number)
            self.codes[number] = code

    def called(self) -> dict[str, list[tuple[str, int]]]:
        """The functions that each test called, by module and first line."""
        names = {number: (os.path.relpath(c.co_filename), c.co_firstlineno) for number, c in self.codes.items()}
        return {test: sorted({names[number] for number in numbers}) for test, numbers in self.calls.items()}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Count what a shared fixture calls for each test that asks for it, not for the first alone."""
        before, self.now = self.now, set()
        try:
            return (yield)
        finally:
            self.fixtures[fixturedef.argname] |= self.now
            self.now |= before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace one test from fresh caches, so that it calls what it depends on."""
        for module in [
            m for m in list(sys.modules.values()) if str(getattr(m, "__file__", "")).startswith(self.package)
        ]:
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()
        self.now, start = set(), time.perf_counter()
        sys.settrace(self.trace)
        threading.settrace(self.trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)  # type: ignore[arg-type]
            asked = (self.fixtures[name] for name in getattr(item, "fixturenames", ()))
            self.calls[item.nodeid] = self.now.union(*asked)
            self.seconds[item.nodeid] = time.perf_counter() - start


class Chosen:
    """A plugin of pytest that runs these tests alone, in this order."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what was chosen."""
        items[:] = sorted((i for i in items if i.nodeid in self.order), key=lambda item: self.order[item.nodeid])


def forked(tree: Path, run: Callable[[], int], *, seconds: float, wall: float, loud: bool = False) -> int:
    """Start a process in a copy of the tree that does not know the modules of this one; its id."""
    if process := os.fork():
        return process
    status = 70
    try:
        os.setsid()
        signal.alarm(int(wall) + 1)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        os.chdir(tree)
        os.environ["PYTHONPATH"] = str(tree)
        if not loud:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
        sys.path[:] = [str(tree), *(entry for entry in sys.path if entry and Path(entry).resolve() != ROOT)]
        for name in [name for name in sys.modules if name.split(".")[0] in {"generator", "tests"}]:
            del sys.modules[name]
        importlib.invalidate_caches()
        status = run()
    finally:
        sys.stdout.flush()
        os._exit(status)


def ended(process: int) -> int:
    """Wait for a process; its exit status, 128 and more when a signal ended it."""
    _, status = os.waitpid(process, 0)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status) % 256


def pytest_in(tree: Path, arguments: list[str], plugin: object) -> int:
    """Run pytest in the process that we are."""
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return int(pytest.main([*quiet, f"--basetemp={tree.parent / 'tmp'}", *arguments], plugins=[plugin]))


def reached(tree: Path, package: str, tests: list[str]) -> Reach:
    """Run the tests on the unchanged copy and note what they call; stop when they fail."""
    note = tree.parent / "reach.json"

    def run() -> int:
        recorder = Recorder(str(tree / package))
        status = pytest_in(tree, tests, recorder)
        ours = [name for name, module in sys.modules.items() if is_library(module, tree)]
        note.write_text(json.dumps([recorder.called(), recorder.seconds, ours]), encoding="utf-8")
        return status

    if ended(forked(tree, run, seconds=3600, wall=3600, loud=True)):
        sys.exit("the tests fail on the unchanged tree: mend them first")
    calls, seconds, libraries = json.loads(note.read_text(encoding="utf-8"))
    return Reach({test: {(m, n) for m, n in called} for test, called in calls.items()}, seconds, libraries)


def is_library(module: object, tree: Path) -> bool:
    """Whether a module may be loaded once for all the mutants."""
    return str(getattr(module, "__file__", None) or tree).startswith(sys.prefix)


def copied(tree: Path) -> None:
    """Copy what git knows, or would."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().splitlines():
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)


def tried(mutant: Mutant, tree: Path, reach: Reach, timeout: float) -> int:
    """Start the tests on a mutant; the process."""
    tests = reach.tests(mutant)
    usual = sum(reach.seconds[test] for test in tests)
    path = tree / mutant.module
    path.write_text(mutated(path.read_text(encoding="utf-8"), mutant.number), encoding="utf-8")
    os.utime(path, (2_000_000_000, 2_000_000_000))  # so that no compiled file fits it

    def run() -> int:
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        return pytest_in(tree, sorted({test.split("::")[0] for test in tests}), Chosen(tests))

    return forked(tree, run, seconds=timeout + 3 * usual, wall=STUCK)


def survivors(wanted: list[Mutant], reach: Reach, unchanged: Path, options: argparse.Namespace) -> list[Mutant]:
    """Try the mutants, as many at a time as there are jobs; those that no test notices."""
    free = [Path(shutil.copytree(unchanged, unchanged.parents[1] / str(job) / "tree")) for job in range(options.jobs)]
    alive: list[Mutant] = []
    running: dict[int, tuple[Path, Mutant]] = {}
    waiting = list(reversed(wanted))
    while waiting or running:
        while waiting and free:
            tree, mutant = free.pop(), waiting.pop()
            running[tried(mutant, tree, reach, options.timeout)] = (tree, mutant)
        process = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT).si_pid  # type: ignore[union-attr]
        status = ended(process)
        tree, mutant = running.pop(process)
        shutil.copy2(unchanged / mutant.module, tree / mutant.module)
        free.append(tree)
        if status == pytest.ExitCode.OK:
            alive.append(mutant)
    return sorted(alive, key=wanted.index)


def measured(package: str, tests: list[str], options: argparse.Namespace) -> float:
    """Print what became of a package's mutants; the rate of those killed."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        unchanged = Path(scratch).resolve() / "unchanged" / "tree"
        copied(unchanged)
        wanted = sampled(unchanged, package, options.sample, options.seed)
        reach = reached(unchanged, package, tests)
        for library in reach.libraries:
            with contextlib.suppress(Exception):
                importlib.import_module(library)
        alive = survivors(wanted, reach, unchanged, options)
    made, left = Counter(m.module for m in wanted), Counter(m.module for m in alive)
    for module in sorted(made):
        print(f"{module}: {made[module] - left[module]} of {made[module]} killed")
        for mutant in (m for m in alive if m.module == module):
            print(f"  {module}:{mutant.line}: {mutant.change}")
    rate = 100 * (1 - len(alive) / max(len(wanted), 1))
    print(f"{package}: {len(wanted) - len(alive)} of {len(wanted)} mutants killed, {rate:.0f} %\n")
    return rate


def mirrored(package: str) -> list[str]:
    """The tests that belong to a package: those of its name, and the corpora of the languages."""
    named = ROOT / "tests" / Path(package).relative_to("generator")
    return [str(path.relative_to(ROOT)) for path in (named, ROOT / "tests" / "languages") if path.exists()]


def main() -> int:
    """Measure each package; exit status 1 when one of them is below the rate asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="+", help="folders or modules of the program")
    parser.add_argument("--tests", nargs="+", help="folders or files; those of the package's name and of the languages")
    parser.add_argument("--sample", type=int, default=60, help="mutants a package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=10, help="seconds beyond thrice what the tests usually take")
    parser.add_argument("--at-least", type=float, default=0, help="the rate in per cent below which to fail")
    options = parser.parse_args()
    packages = [Path(name).resolve().relative_to(ROOT).as_posix() for name in options.packages]
    rates = [measured(package, options.tests or mirrored(package), options) for package in packages]
    return int(any(rate < options.at_least for rate in rates))


if __name__ == "__main__":
    sys.exit(main())
