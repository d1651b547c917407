"""`briefings import` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import briefings
from generator.errors import ConfigError
from tests.importing.made import WORDS, page

SITE = """
site_name: A
markdown_extensions: [attr_list]
extra:
  alternate:
    - {lang: en, name: English}
  briefings: {articles: texts}
"""


def command(*arguments: object) -> Result:
    """Run `briefings import`."""
    return CliRunner().invoke(briefings, ["import", *map(str, arguments)])


def test_the_report_as_json_is_one_document(tmp_path: Path) -> None:
    """Each document is in it with what was done, and the sums at the end."""
    (tmp_path / "a.txt").write_text(page("it", "de"))
    (tmp_path / "b.md").write_text("---\ntitle: [\n---\n\nText.\n")
    result = command(tmp_path, "--to", tmp_path / "out", "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [document["status"] for document in report["documents"]] == ["new", "failed"]
    assert report["documents"][0]["found"]["chrome_language"] == "de"
    assert report["summary"]["new"] == 1


def test_a_good_import_ends_with_nought(tmp_path: Path) -> None:
    """So does the second one, which has nothing to do."""
    source = tmp_path / "a.txt"
    source.write_text(page("en", "en"))
    first = command(source, "--to", tmp_path / "out")
    again = command(source, "--to", tmp_path / "out")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "1 new" in first.stdout
    assert "1 unchanged" in again.stdout


def test_without_to_the_articles_of_the_site_are_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is that of the configuration; without one, that is said."""
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "a.txt"
    source.write_text("\n\n".join(WORDS["en"].sentences))
    assert isinstance(command(source).exception, ConfigError)
    (tmp_path / "mkdocs.yml").write_text(SITE)
    result = command(source)
    assert result.exit_code == 0
    assert "texts: 1 new" in result.stdout
    assert len(list((tmp_path / "texts").glob("*.md"))) == 1


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    """It is named, with a remedy, and the others are imported."""
    source = tmp_path / "a.txt"
    source.write_text(page("en", "en"))
    result = command(tmp_path / "nothing", source, "--to", tmp_path / "out", "--quiet")
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr
    assert len(list((tmp_path / "out").glob("*.md"))) == 1


def test_what_differs_ends_with_one(tmp_path: Path) -> None:
    """A file with other content is left and reported on the error output."""
    source = tmp_path / "a.md"
    source.write_text("---\ntitle: A\n---\n\nA sentence about the quay.\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_text("---\ntitle: B\n---\n\nAnother sentence.\n")
    result = command(source, "--to", tmp_path / "out")
    assert result.exit_code == 1
    assert "--update" in result.stderr
