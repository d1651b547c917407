"""What raises in one file costs that file and one line of the report, wherever in reading it happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Severity
from generator.reading import articles, issue_files, layout, lines, markdown, parts, passages, questions
from generator.reading.articles import open_article, read_article, read_articles
from generator.reading.issue_files import read_issues

STEPS = [
    *((articles, name) for name in (
        "decode", "clean_lines", "split_matter", "read_metadata", "without_tags", "recognise", "lay_out", "parse",
        "detect", "assign", "mark_questions", "number", "mark_quotations", "pairs_of", "image_of", "with_picture",
        "slugify", "language_of_path",
    )),
    (lines, "fix_text"), (layout, "labelled_lines"), (layout, "part_named"), (markdown, "inline_text"),
    (parts, "part_of"), (parts, "set_apart"), (questions, "_scheme"), (passages, "split"), (passages, "foreign"),
]  # fmt: skip
READ = "could not be read (RuntimeError: no such thing)"
ISSUE_STEPS = [
    (issue_files, name)
    for name in ("decode", "clean_lines", "split_matter", "plain", "joined", "tables", "_file", "_with_note", "_check")
]
TEXT = """---
title: {title}
---
The first paragraph of this text says what has happened in the capital, and — so it says — why.

- A list has an entry.

## Background

The last paragraph tells what comes next.
"""


def failing(step: Callable[..., Any], calls: list[int], *, at: int | None) -> Callable[..., Any]:
    """The step, which raises when it is called for the `at`-th time; `None`: always."""

    def fail(*args: Any, **kwargs: Any) -> Any:
        calls.append(len(calls))
        if at is None or calls[-1] == at:
            raise RuntimeError("no such thing")
        return step(*args, **kwargs)

    return fail


@pytest.mark.parametrize(("module", "step"), STEPS)
def test_what_raises_in_one_article_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    """Each step of reading may raise: one article is missing and one problem says so; the others are read."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text(TEXT.format(title=name.upper()), "utf-8")
    calls: list[int] = []
    monkeypatch.setattr(module, step, failing(getattr(module, step), calls, at=0))
    read = read_articles(tmp_path, shown_as="seeds")
    assert calls
    assert [article.title for article in read.articles] == ["B", "C"]
    problem = next(problem for problem in read.problems if problem.severity is Severity.DEFECT)
    assert problem.path == "seeds/a.md"
    assert problem.problem == f"this article {READ}"
    assert "report the error" in problem.remedy


@pytest.mark.parametrize(("module", "step"), ISSUE_STEPS)
def test_what_raises_in_one_issue_file_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    """Each step of reading an issue file may raise: one file is missing and one problem says so."""
    for name in ("a.md", "b.md", "a.de.md", "b.de.md"):
        (tmp_path / name).write_text(TEXT.format(title=name[0].upper()), "utf-8")
    calls: list[int] = []
    monkeypatch.setattr(module, step, failing(getattr(module, step), calls, at=0))
    read = read_issues(tmp_path, languages=("en", "de"), shown_as="briefings")
    assert calls
    assert "b" in {file.slug for file in read.files}
    errors = [problem for problem in read.problems if problem.severity is Severity.DEFECT]
    assert [problem.problem for problem in errors] == [f"this issue file {READ}"]
    assert errors[0].path in {"briefings/a.md", "briefings/a.de.md"}


@pytest.mark.parametrize(
    ("module", "step", "line"),
    [(passages, "split", 4), (lines, "fix_text", 4), (markdown, "inline_text", 4), (parts, "set_apart", 4)],
)
def test_the_problem_names_the_line_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, module: Any, step: str, line: int
) -> None:
    """Steps that work block by block, or line by line, say at which one they raised."""
    monkeypatch.setattr(module, step, failing(getattr(module, step), [], at=0))
    article, problems = read_article(TEXT.format(title="A").encode(), "a.md")
    assert article is None
    assert [(problem.path, problem.line) for problem in problems] == [("a.md", line)]


@pytest.mark.parametrize("step", ["decode", "number"])
def test_reading_one_article_alone_raises_nothing_either(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """`read_article` and `open_article`, which the commands call, give a problem as well."""
    monkeypatch.setattr(articles, step, failing(getattr(articles, step), [], at=None))
    data = TEXT.format(title="A").encode()
    article, problems = read_article(data, "a.md", shown_as="seeds")
    assert article is None
    assert [problem.path for problem in problems] == ["seeds/a.md"]
    assert (open_article(data, "a.md").matter is None) is (step == "decode")


def test_a_long_message_is_cut_to_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an error says, its problem is one short line."""

    def fail(*_: Any) -> Any:
        raise ValueError("x\ny" * 400)

    monkeypatch.setattr(articles, "decode", fail)
    (problem,) = read_article(b"text", "a.md")[1]
    assert "\n" not in problem.problem
    assert len(problem.problem) < 220
