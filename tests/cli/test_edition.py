import json
from pathlib import Path

import pytest

from tests.cli.test_commands import FILES, run, status
from tests.making import project

LATER = """\
---
title: The office publishes its answers
published: 2026-04-20
lang: en
issue: rules
---

The office published its answers to the consultation on Thursday.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project on 30 April 2026, and the folder that commands run in."""
    project(tmp_path, FILES | {"seeds/answers.md": LATER}, languages={"en": "English"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777507200")
    return tmp_path


def test_an_edition_is_of_today_and_written_once(folder: Path) -> None:
    """The snapshot is named after today; the same again changes nothing, and says so."""
    assert "1 briefing: written to" in run("edition").stdout
    file = folder / "editions" / "2026-04-30.json"
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert "as it was" in run("edition").stdout
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_another_edition_of_the_day_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is another edition of the day, it stays, until `--replace` is given."""
    run("edition")
    file = folder / "editions" / "2026-04-30.json"
    before = file.read_bytes()
    (folder / "seeds" / "answers.md").unlink()
    assert status(monkeypatch, "edition") == 2
    assert "--replace" in capsys.readouterr().err
    assert file.read_bytes() == before
    run("edition", "--replace")
    assert file.read_bytes() != before


def test_an_edition_of_an_earlier_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--date` takes what was published by that day; what has come since is what has changed."""
    run("edition", "--date", "2026-04-10")
    assert "changes since 2026-04-10" in run("edition").stdout
    shown = json.loads(run("show", "rules", "--json").stdout)
    assert shown["since"] == "2026-04-10"
    (source,) = [change for change in shown["changes"] if change["section"] == "sources"]
    assert (source["kind"], source["text"], source["article"]) == ("added", "The office publishes its answers", 1)
    assert status(monkeypatch, "edition", "--date", "2026-05-01") == 2
    assert "in the future" in capsys.readouterr().err


def test_an_edition_of_a_later_day_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An edition newer than the clock is warned of; before it another one is only taken of a named day."""
    run("edition")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1776902400")
    run("check")
    assert status(monkeypatch, "edition") == 2
    assert "There is an edition of 2026-04-30 already" in capsys.readouterr().err
    assert status(monkeypatch, "edition", "--date", "2026-04-10") == 0
    assert "editions/2026-04-30.json: warning: an edition of a later day" in capsys.readouterr().err
    assert len(list((folder / "editions").iterdir())) == 2


def test_a_clock_beyond_reach_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build as of the year 9999 is refused with the setting that asks for it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402300799")
    assert status(monkeypatch, "edition") == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_a_broken_edition_stops_everything_but_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that cannot be read is named with a remedy by every command, and never written over."""
    file = folder / "editions" / "2026-04-30.json"
    file.parent.mkdir()
    file.write_text('{"schema": 9}')
    for command in (["check"], ["build"], ["edition"]):
        assert status(monkeypatch, *command) == 1
        said = capsys.readouterr().err
        assert "editions/2026-04-30.json: an edition of schema 9" in said
        assert "Traceback" not in said
    assert file.read_text() == '{"schema": 9}'


def test_nothing_is_taken_of_faulty_articles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While an article has an error, no edition is taken: it would lack the article."""
    (folder / "seeds" / "bad.md").write_text("---\ntitle: x\n\nnever closed")
    assert status(monkeypatch, "edition") == 1
    assert not (folder / "editions").exists()


def test_a_folder_that_cannot_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the edition cannot be written, that is said with the file."""
    (folder / "editions").write_text("a file")
    assert status(monkeypatch, "edition") == 2
    assert "2026-04-30.json" in capsys.readouterr().err
