"""The documentation speaks of the program as it is."""

import re
from pathlib import Path

from generator.cli import COMMANDS, briefings
from generator.reading.frontmatter import ArticleFrontmatter

ROOT = Path(__file__).parents[1]
DOCS = {path.name: path.read_text() for path in (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md")}


def test_every_command_is_documented() -> None:
    """Each command stands in the operators' table."""
    for command in COMMANDS:
        assert f"`briefings {command.name}" in DOCS["operators.md"]


def test_every_documented_command_exists() -> None:
    """Each `briefings x` and each of its options in the docs is the program's own."""
    for name, text in DOCS.items():
        for code in re.findall(r"`briefings ([a-z][^`]*)`", text):
            command = briefings.commands.get(code.split()[0])
            assert command, (name, code)
            options = {option for parameter in command.params for option in parameter.opts}
            assert set(re.findall(r"--[a-z-]+", code)) <= options, (name, code)


def test_options_of_build_are_documented() -> None:
    """Every option of `briefings build` is named in the operators' page, and no other."""
    (paragraph,) = re.findall(r"`briefings build` takes (.*?)\n\n", DOCS["operators.md"], re.S)
    ours = {parameter.opts[0] for parameter in briefings.commands["build"].params}
    assert set(re.findall(r"--[a-z-]+", paragraph)) == ours


def test_every_frontmatter_key_is_documented() -> None:
    """Each key of an article's frontmatter stands in the editors' table."""
    for name, field in ArticleFrontmatter.model_fields.items():
        assert f"`{field.alias or name}`" in DOCS["editors.md"], name


def test_every_make_target_in_the_docs_exists() -> None:
    """Each `make x` in the docs is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for text in DOCS.values():
        assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets


def test_links_between_docs_lead_somewhere() -> None:
    """Each relative link and image of the docs and the README is a file."""
    for name, text in DOCS.items():
        base = ROOT if name == "README.md" else ROOT / "docs"
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (base / target).exists(), (name, target)


def test_paths_of_the_program_in_the_docs_exist() -> None:
    """Each `generator/…`, `tests/…` and `benchmarks/…` in the docs is a file or folder."""
    for name, text in DOCS.items():
        for path in re.findall(r"`((?:generator|tests|benchmarks)/[\w/.]*)`", text):
            assert (ROOT / path).exists(), (name, path)
