"""The mutants that `make mutants` makes, and who notices them."""

import ast
from pathlib import Path

import pytest

from tests import mutants

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("x = a < b", {"a < b -> a <= b"}),
        ("x = a and b", {"a and b -> a or b"}),
        ("x = 5", {"5 -> 6", "5 -> 4"}),
        ("x = -a", {"-a -> +a"}),
        ("x = 'word'", {"'word' -> 'XXword'"}),
        ("x = [y for y in z if not y]", {"for y in z if not y -> for y in z if y"}),
        ("x = y[a:]", {"a: -> :"}),
        ("f()", {"f() -> pass"}),
        ("def f():\n    return a", {"return a -> return None"}),
        ("def f():\n    x = a", {"x = a -> x = None"}),
        ("while a:\n    break", {"while a: -> while not a:", "break -> continue"}),
        ("x += a", {"x += a -> x -= a", "x += a -> pass"}),
    ],
)
def test_a_place_has_its_mutants(source: str, changes: set[str]) -> None:
    """Each kind of place is changed in each way that it can be."""
    assert {mutant.change.strip() for mutant in mutants.mutants("m.py", source)} == changes


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "x: Literal['a']",
        "def f(x: 'T') -> 'T': ...",
        "logger.warning('a')",
        "__all__ = ['a']",
        "from typing import Any",
        "@dataclass(frozen=True)\nclass A: ...",
        "Kind = Literal['a', 'b']",
    ],
)
def test_what_does_nothing_has_no_mutants(source: str) -> None:
    """Docstrings, type hints, logging and the like stay as they are."""
    assert not mutants.mutants("m.py", source)


def test_each_mutant_changes_the_module_in_one_way() -> None:
    """Every mutant of a real module is valid, differs from it, and from the others but for those that mean the same."""
    source = (ROOT / "generator" / "errors.py").read_text(encoding="utf-8")
    made = [mutants.mutated(source, mutant.number) for mutant in mutants.mutants("errors.py", source)]
    assert len(made) > 20
    assert ast.unparse(ast.parse(source)) not in made
    assert len(set(made)) >= len(made) - 2


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    """The seed alone chooses, and every seed chooses of all the modules."""
    first, again, other = (mutants.sampled(ROOT, "generator/model", 20, seed) for seed in (1, 1, 2))
    assert first == again != other
    assert len({mutant.module for mutant in first}) > 2
