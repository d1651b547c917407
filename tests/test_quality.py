"""The rules of the house, checked by the tools that know them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports",),
        ("python", "-m", "tests.ratchet"),
        ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/test.yml"),
        ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/pages.yml"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_checker_passes(command: tuple[str, ...]) -> None:
    """Lint, format, types, the direction of imports, the ratchet and the workflows' schema hold."""
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_lock_files_name_no_host() -> None:
    """The lock files hold names, versions and hashes, and no address."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_survivors_are_told_and_the_tree_is_untouched() -> None:
    """What no test notices is printed with its place; the rate fails the command; no file of the tree changes."""
    before = {path: path.stat().st_mtime_ns for path in ROOT.glob("generator/**/*.py")}
    command = [sys.executable, "-m", "tests.mutants", "generator/dates/timex.py", "--tests", "tests/test_config.py"]
    done = subprocess.run(
        [*command, "--sample", "2", "--at-least", "75"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "generator/dates/timex.py: 0 of 2 mutants killed, 0 %" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
    assert before == {path: path.stat().st_mtime_ns for path in ROOT.glob("generator/**/*.py")}
