"""Frontmatter is found by content, and one that is broken says so instead of vanishing."""

from __future__ import annotations

import pytest

from generator.errors import Severity
from tests.reading.one import read, wrong


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("---\ntitle: x\n\nText.\n", 1, "does not close"),
        ("+++\ntitle = 'x'\n\nText.\n", 1, "does not close"),
        ("---\n- a\n- b\n---\n\nText.\n", 2, "is a list"),
        ("---\njust words\n---\n\nText.\n", 2, "is just a text"),
        ("---\ntitle: x\n---\n", 3, "followed by no text"),
        ("---\ntitle: x\n---\n\n   \n", 3, "followed by no text"),
        ('{"title": "x"}\n', 1, "followed by no text"),
        ("---\ntitle: x\n  bad: indent\n---\n\nText.\n", 3, "not valid YAML"),
        ("---\ntitle: 'x\nlang: en\n---\n\nText.\n", 3, "not valid YAML"),
        ("+++\ntitle = x\n+++\n\nText.\n", 2, "not valid TOML"),
        ('{\n"title": "x",\n"lang" "en"\n}\n\nText.\n', 3, "not valid JSON"),
        ('{"score": NaN}\n\nText.\n', 1, "not valid JSON"),
        ("---\na: &a [x, x]\nb: [*a, *a]\n---\n\nText.\n", 3, "alias"),
        ("---\na: " + "[" * 500 + "]" * 500 + "\n---\n\nText.\n", 1, "nested too deeply"),
        ("+++\na = " + "[" * 200 + "]" * 200 + "\n+++\n\nText.\n", 1, "nested too deeply"),
        ('{"a": ' + "[" * 9000 + "]" * 9000 + "}\n\nText.\n", 1, "nested too deeply"),
        ("", 0, "is empty"),
        (" \n\n", 0, "is empty"),
        ("---\n---\n", 2, "followed by no text"),
        ("![](x.png)\n", 0, "no text"),
    ],
)
def test_broken_frontmatter(text: str, line: int, problem: str) -> None:
    """Each way of breaking is an error at its line, with a remedy."""
    problems = wrong(text.encode())
    assert [(p.line, p.severity) for p in problems] == [(line, Severity.ERROR)]
    assert problem in problems[0].problem
    assert problems[0].remedy


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        ("# Only a headline\n", "Only a headline", []),
        ("## Fares\n\n## Boats\n", "Fares", ["Fares", "Boats"]),
        ("---\ntitle: Ferries\n---\n\n## Fares\n", "Ferries", ["Fares"]),
        ("---\ntitle: Ferries\n---\n\n> \n", "Ferries", []),
    ],
)
def test_headings_without_a_text(text: str, title: str, headings: list[str]) -> None:
    """Whoever has written a headline or headings so far has an article without passages, and is told."""
    article, (problem,) = read(text), wrong(text)
    assert (article.title, [block.text for block in article.blocks]) == (title, headings)
    assert article.passages == ()
    assert problem.severity is Severity.WARNING
    assert "no text" in problem.problem


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe text begins with a rule.\n\n---\n\nIt goes on after another one.\n",
        "---\nThe text begins with a rule and has no other one.\n",
        "---\n\nThe chair spoke first.\n\nNote: this is a remark.\n\n---\n\nIt goes on.\n",
        "+++\nThe text begins with plus signs.\n",
        "{{< note >}}\nThe text begins with a shortcode.\n",
        "{curly} braces begin the text.\n",
        "Note: the text begins with a colon.\n\nIt goes on.\n",
        "Title and more: nothing.\nDate and more: nothing.\n\nIt goes on.\n",
    ],
)
def test_what_is_no_frontmatter(text: str) -> None:
    """A rule, braces or a colon at a text's beginning are text."""
    assert wrong(text.encode()) == ()
    assert read(text).extra == {}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("path", ["x.md", "x.txt", "x.markdown", "x.html"])
def test_found_by_content(end: str, mark: str, path: str) -> None:
    """Suffix, byte order mark and line ends do not matter; line numbers are the file's."""
    text = mark + end.join(["", "---", "title: x", "---", "", "One.", "", "Two.", ""])
    article = read(text, path)
    assert article.title == "x"
    assert [(block.text, block.line) for block in article.blocks] == [("One.", 6), ("Two.", 8)]


def test_lines_after_json() -> None:
    """Text after JSON keeps its line numbers, and text in the closing line is not lost."""
    article = read('{"title": "x",\n "lang": "en"} First.\n\nSecond.\n')
    assert [(block.text, block.line) for block in article.blocks] == [("First.", 2), ("Second.", 4)]


def test_same_key_twice() -> None:
    """A key that comes twice, also in another dialect's spelling, is a warning at its line."""
    assert [(p.line, p.severity) for p in wrong("---\ntitle: x\ntitle: y\n---\n\nText.\n")] == [(3, Severity.WARNING)]
    assert [p.line for p in wrong("---\ntitle: x\nTITLE: y\n---\n\nText.\n")] == [3]
    assert [p.severity for p in wrong('{"title": "x", "title": "y"}\n\nText.\n')] == [Severity.WARNING]
    assert read("---\ntitle: x\ntitle: y\n---\n\nText.\n").title == "x"


def test_yaml_tags_make_nothing() -> None:
    """A tag that would build an object is just a text."""
    article = read("---\ntitle: !!python/object/apply:os.system ['true']\nlang: !x en\n---\n\nText.\n")
    assert article.title == "true"
    assert article.language == "en"


def test_saved_page_is_sent_to_import() -> None:
    """HTML without frontmatter is no article yet; the problem names the command that makes one."""
    for path, text in (("x.html", "<p>Text.</p>"), ("x.md", "<!DOCTYPE html>\n<html><body>Text.</body></html>")):
        problems = wrong(text.encode(), path)
        assert "briefings import" in problems[0].remedy


@pytest.mark.parametrize(
    ("line", "key"),
    [("title: Plan #2 is out", "title"), ("Summary: What plan #2 says", "Summary"), ("author: Jane #1 Doe", "author")],
)
def test_words_behind_a_hash_are_not_lost_silently(line: str, key: str) -> None:
    """YAML takes ` #2 is out` for a comment: where a text ends before it, a warning names key, line and remedy."""
    (problem,) = (problem for problem in wrong(f"---\nlang: en\n{line}\n---\n\nA text.\n") if "#" in problem.problem)
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert problem.problem == f"'{key}' ends before the '#', which begins a comment"
    assert problem.remedy == "put the text into quotation marks"


@pytest.mark.parametrize(
    "line",
    [
        "title: 'Plan #2 is out'", "title: Plan 2 is out  # the working title", "title: C# in short",
        "weight: 3 #first",
        "tags: [a, b] #two", "draft: false #not yet", "title: Plan\n# a comment", "title: '#2 is out'",
    ],
)  # fmt: skip
def test_comments_in_frontmatter_are_no_problem(line: str) -> None:
    """Quoted texts, comments set apart by a space, and comments after anything but a text raise no warning."""
    assert not [problem for problem in wrong(f"---\nlang: en\n{line}\n---\n\nA text.\n") if "#" in problem.problem]
