import datetime as dt
import json
import os
from pathlib import Path

import pytest
from hypothesis import given

from generator.editions import Edition, file_of, read_editions, snapshot, written
from generator.editions.files import Archive
from generator.editions.snapshot import IssueRecord
from generator.errors import Severity
from tests.editions.made import DAY, briefing, edition, editions, two_sentences


def read(folder: Path) -> Archive:
    """What is in a folder of editions."""
    return read_editions(folder, shown_as="editions")


@given(editions)
def test_read_is_what_was_written(tmp_path_factory: pytest.TempPathFactory, made: Edition) -> None:
    """An edition that is written and read is the same edition, and writes the same bytes again."""
    folder = tmp_path_factory.mktemp("editions")
    file_of(folder, made.date).write_bytes(written(made))
    archive = read(folder)
    assert archive == Archive((made,))
    assert written(archive.editions[0]) == written(made)


def test_order_does_not_matter() -> None:
    """The same briefings make the same bytes, in whatever order languages and issues come."""
    one, other = briefing(two_sentences(), key_points=(("one", "s1"),)), briefing(two_sentences())
    there = snapshot({"en": {"a": one, "b": other}, "it": {"a": one}}, DAY)
    back = snapshot({"it": {"a": one}, "en": {"b": other, "a": one}}, DAY)
    assert written(there) == written(back)


def test_lone_surrogates_do_not_stop_an_edition() -> None:
    """A text that cannot be written as UTF-8 is written as far as it can be."""
    made = snapshot({"en": {"a": briefing(two_sentences(title="a\ud800b"))}}, DAY)
    assert b'"title":"a?b"' in written(made)


def test_editions_come_by_date(tmp_path: Path) -> None:
    """Editions are read oldest first; other files of the folder are passed over, a wrong name is a warning."""
    for day in (DAY, DAY - dt.timedelta(7)):
        file_of(tmp_path, day).write_bytes(written(edition(day)))
    (tmp_path / "README.md").write_text("what is here")
    (tmp_path / "draft.json").write_text("{}")
    archive = read(tmp_path)
    assert [one.date for one in archive.editions] == [DAY - dt.timedelta(7), DAY]
    (problem,) = archive.problems
    assert problem.severity is Severity.WARNING
    assert "editions/draft.json: " in str(problem)


def test_no_folder_is_no_problem(tmp_path: Path) -> None:
    """A site without editions has none, and nothing is wrong with that."""
    assert read(tmp_path / "nowhere") == Archive()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "EOF"),
        ('{"schema":1,\n"date":', ":2: "),
        ("[]", "not an edition"),
        ("null", "not an edition"),
        ('{"schema":2,"date":"2026-04-08","new":"shape"}', "schema 2"),
        ('{"schema":1,"date":"2026-04-07","languages":[],"issues":{}}', "2026-04-07"),
        ('{"schema":true,"date":"2026-04-08","languages":[],"issues":{}}', "schema"),
        ('{"schema":1,"date":"2026-04-08","languages":["<b>"],"issues":{}}', "languages"),
        ('{"schema":1,"date":"9999-12-31","languages":[],"issues":{}}', "the year 9999"),
        ('{"schema":1,"date":20260408,"languages":[],"issues":{}}', "date"),
        ('{"schema":1,"date":"2026-04-08","languages":["en"],"issues":{"a":{"title":{},"sources":[{}]}}}', "sources.0"),
        ('{"schema":1,"date":"2026-04-08","languages":["en"],"issues":{},"extra":1}', "extra"),
        ('{"schema":1,"date":"2026-04-08","languages":["\\ud800"],"issues":{}}', "not an edition"),
        ("[" * 5000, "not an edition"),
        ("\ufeff{}", "not an edition"),
    ],
)
def test_broken_files_are_problems(tmp_path: Path, content: str, said: str) -> None:
    """A file that is no edition is named with what is wrong and what to do; the other editions are read."""
    (tmp_path / "2026-04-08.json").write_text(content)
    file_of(tmp_path, DAY.replace(day=1)).write_bytes(written(edition(DAY.replace(day=1))))
    archive = read(tmp_path)
    (problem,) = archive.problems
    assert str(problem).startswith("editions/2026-04-08.json")
    assert said in str(problem)
    assert problem.remedy
    assert problem.severity is Severity.ERROR
    assert len(archive.editions) == 1


def test_hidden_characters_are_taken_out(tmp_path: Path) -> None:
    """Characters that turn or hide what stands on a page do not come from an edition's file."""
    made = edition(rules=IssueRecord({"en": "Safe\u202e\x1b[31m title"}))
    file_of(tmp_path, DAY).write_bytes(written(made))
    assert read(tmp_path).editions[0].issues["rules"].title == {"en": "Safe title"}


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    """A folder or a pipe with an edition's name is said to be none; it does not hang."""
    (tmp_path / "2026-04-07.json").mkdir()
    os.mkfifo(tmp_path / "2026-04-08.json")
    assert [problem.problem for problem in read(tmp_path).problems] == ["not a regular file"] * 2


def test_a_file_is_read_by_lines() -> None:
    """Each sentence and each source has a line of its own, so that a diff can be read."""
    made = snapshot({"en": {"a": briefing(two_sentences(), key_points=(("one", "s1"), ("one", "s2")))}}, DAY)
    lines = written(made).decode().splitlines()
    assert sum('"text":' in line for line in lines) == 3
    assert json.loads("".join(lines))["schema"] == 1
