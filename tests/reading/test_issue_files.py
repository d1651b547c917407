"""Issue files: what editors write, in one language or several, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.errors import Severity
from generator.model.issues import Addition, Match, Overrides, Review, Status
from generator.reading.issue_files import IssuesRead, read_issues
from generator.sections.registry import overridable

FULL = """\
---
title: {en: The fee, it: La commissione}
description: What firms pay.
match:
  tags: [fees, exchange]
  words: market fee
  since: 2026-01-01
include: [a-letter]
exclude: another-letter
order: 3
status: watching
reviewed: {by: Jane Doe, on: 2026-05-01}
overrides:
  key points:
    hide: ["a-letter#s3"]
    pin: [A sentence to show first.]
  questions:
    add:
      - question: {en: "Who pays?", it: "Chi paga?"}
        answer: {en: Every firm.}
  events:
    add:
      - text: The vote.
        date: 2026-06-01
  positions:
    add:
      - {actor: The union, text: No fee.}
      - en: As it is.
glossary:
  fee: {en: What is paid., it: "Ciò che si paga."}
---

The **note** of the editor.
"""


def write(root: Path, files: dict[str, str]) -> IssuesRead:
    """The reading of a folder with these files."""
    for name, content in files.items():
        (root / name).write_text(content)
    return read_issues(root, languages=("en", "it", "de"), sections=overridable(), shown_as="briefings")


def test_every_key(tmp_path: Path) -> None:
    """Each key of an issue file is understood; sections go by the names that editors know them by."""
    reading = write(tmp_path, {"fee.md": FULL})
    assert reading.problems == ()
    issue = reading.files[0]
    assert (issue.slug, issue.path, issue.order, issue.status) == ("fee", "briefings/fee.md", 3, Status.WATCHING)
    assert issue.title == {"en": "The fee", "it": "La commissione"}
    assert issue.description == {"en": "What firms pay."}
    assert issue.notes == {"en": "The **note** of the editor."}
    assert issue.match == Match(("fees", "exchange"), ("market fee",), (), dt.date(2026, 1, 1))
    assert (issue.include, issue.exclude) == (("a-letter",), ("another-letter",))
    assert issue.reviewed == Review("Jane Doe", dt.date(2026, 5, 1))
    assert issue.overrides["key_points"] == Overrides((), ("a-letter#s3",), ("A sentence to show first.",))
    assert issue.overrides["faq"].add == (Addition({"en": "Who pays?", "it": "Chi paga?"}, {"en": "Every firm."}),)
    assert issue.overrides["timeline"].add == (Addition({"": "The vote."}, date=dt.date(2026, 6, 1)),)
    assert issue.overrides["positions"].add == (
        Addition({"": "No fee."}, actor="The union"),
        Addition({"en": "As it is."}),
    )
    assert issue.glossary == {"fee": {"en": "What is paid.", "it": "Ciò che si paga."}}


def test_notes_in_other_languages(tmp_path: Path) -> None:
    """`fee.it.md` adds the Italian note, and title and description where it has them."""
    reading = write(
        tmp_path,
        {
            "fee.md": "---\ntitle: The fee\nlanguage: en\n---\n\nA note.\n",
            "fee.it.md": "---\ntitle: La commissione\n---\n\nUna nota.\n",
            "fee.de.md": "Eine Notiz.\n",
            "other.md": "---\ntitle: Without a note\n---\n",
            "README.md": "Nothing.\n",
        },
    )
    assert reading.problems == ()
    assert [issue.slug for issue in reading.files] == ["fee", "other"]
    assert reading.files[0].title == {"en": "The fee", "it": "La commissione"}
    assert reading.files[0].notes == {"en": "A note.", "de": "Eine Notiz.", "it": "Una nota."}
    assert reading.files[1].notes == {}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("---\ntitle: x\nstatus: done\n---\n", 3, "'status'"),
        ("---\ntitle: x\nmatch:\n  tag: y\n---\n", 3, "'match.tag' is not a key"),
        ("---\ntitle: x\ntopics: y\n---\n", 3, "'topics' is not a key"),
        ("---\ntitle: x\nmatch: {since: soon}\n---\n", 3, "'match.since' is not a date"),
        ("---\ntitle: x\noverrides: {weather: {}}\n---\n", 3, "has no section"),
        ("---\ntitle: x\nreviewed: Jane\n---\n", 3, "'reviewed'"),
        ("---\ntitle: {xx-unknown-thing: y}\n---\n", 2, "is not a language"),
        ("---\n- x\n---\n", 2, "is a list"),
        ("---\ntitle: x\n", 1, "does not close"),
        ("---\nstatus: open\n---\n\nA note.\n", 0, "has no title"),
        ("Just a note.\n", 0, "has no title"),
        ("---\ntitle: &t x\ndescription: *t\n---\n", 3, "alias"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, problem: str) -> None:
    """A mistake is an error with its line, and the other issues are read."""
    reading = write(tmp_path, {"bad.md": text, "good.md": "---\ntitle: Good\n---\n"})
    assert [issue.slug for issue in reading.files] == ["good"]
    assert [(p.path, p.line, p.severity) for p in reading.problems] == [("briefings/bad.md", line, Severity.ERROR)]
    assert problem in reading.problems[0].problem


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("overrides: {faq: 5}", "'overrides.faq' does not have the keys it needs: '5'", "'add:', 'hide:' or 'pin:'"),
        ("overrides: {faq: [x]}", "'overrides.faq' does not have the keys it needs", "'add:', 'hide:' or 'pin:'"),
        ("overrides: {faq: {add: x}}", "'overrides.faq.add' is not a list: 'x'", "that begins with '- '"),
        ("overrides: {faq: {add: [5]}}", "'overrides.faq.add.1' does not have the keys it needs: '5'", "'text: …'"),
        ("overrides: {faq: {add: [{answer: x}]}}", "'overrides.faq.add.1.text' is missing", "write 'text: …'"),
        ("match: x", "'match' does not have the keys it needs: 'x'", "'tags:', 'words:', 'sources:'"),
        ("reviewed: Jane", "'reviewed' does not have the keys it needs: 'Jane'", "'by: …' and 'on: 2026-04-08'"),
        ("reviewed: {by: x}", "'reviewed.on' is missing", "write 'on: …'"),
        ("reviewed: {by: 5, on: 2026-01-01}", "'reviewed.by' is not a text: '5'", "quotation marks"),
        ("glossary: x", "'glossary' does not have the keys it needs: 'x'", "each term"),
        ("status: done", "'status' is not one of open, watching and closed: 'done'", "write one of them"),
        ("language: false", "'language' is not a language: 'False'", 'as in "no" for Norwegian'),
    ],
)
def test_mistakes_are_told_in_plain_words(tmp_path: Path, text: str, problem: str, remedy: str) -> None:
    """A problem says what to write, and nothing of the program's inside."""
    (found,) = write(tmp_path, {"bad.md": f"---\ntitle: x\n{text}\n---\n"}).problems
    assert found.problem == problem
    assert remedy in found.remedy
    assert not any(word in str(found) for word in ("Frontmatter", "valid", "instance", "tuple", "dictionary"))


@pytest.mark.parametrize(
    "text", ["status: {}", "match: {{since: {}}}", "{}: x", "overrides: {{{}: x}}", "language: {}", "reviewed: {}"]
)
def test_long_values_are_quoted_short(tmp_path: Path, text: str) -> None:
    """A value of 20,000 characters does not fill the terminal."""
    reading = write(tmp_path, {"bad.md": f"---\ntitle: x\n{text.format('x' * 20_000)}\n---\n"})
    assert reading.problems
    assert all(len(str(problem)) < 400 for problem in reading.problems)


def test_doubts(tmp_path: Path) -> None:
    """A note without its issue, and a title in a language that the site does not have, are warnings."""
    reading = write(
        tmp_path, {"lone.it.md": "---\ntitle: Sola\n---\n\nUna nota.\n", "fee.md": "---\ntitle: {en: x, fr: y}\n---\n"}
    )
    assert [(p.path, p.severity) for p in reading.problems] == [
        ("briefings/fee.md", Severity.WARNING),
        ("briefings/lone.it.md", Severity.WARNING),
    ]
    assert [issue.title for issue in reading.files] == [{"en": "x", "fr": "y"}, {"it": "Sola"}]


def test_two_files_of_one_issue(tmp_path: Path) -> None:
    """Two files whose names give one address are an error."""
    reading = write(tmp_path, {"The Fee.md": "---\ntitle: x\n---\n", "the-fee.md": "---\ntitle: y\n---\n"})
    assert [problem.path for problem in reading.problems] == ["briefings/the-fee.md"]
    assert len(reading.files) == 1


def test_no_folder(tmp_path: Path) -> None:
    """A site without issue files has none."""
    assert read_issues(tmp_path / "none", languages=("en",)) == IssuesRead()


def test_a_table_in_a_note_is_warned_of_once_at_its_line(tmp_path: Path) -> None:
    """Notes take no tables: each of them is one warning with the line of its head; bars in a sentence are none."""
    note = "---\ntitle: Ferries\n---\n\nA | b.\n\n| line | boats |\n|---|---|\n| north | 2 |\n\nDone.\n"
    read = write(tmp_path, {"ferries.md": note})
    assert [(problem.line, problem.problem) for problem in read.problems] == [(7, "notes take no tables")]
    assert len(read.files) == 1
