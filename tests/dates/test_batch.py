"""JSON lines in, JSON lines out."""

from __future__ import annotations

import json

import pytest

from generator.dates.batch import annotate_lines


def test_documents_become_lines_of_expressions() -> None:
    """Each document gives one line with its id and its expressions; blank lines are passed over."""
    document = {"id": "à", "language": "it", "reference": "2026-04-08", "text": "Ieri, nel 1998."}
    (line,) = annotate_lines(["\n", json.dumps(document)])
    assert json.loads(line) == {
        "id": "à",
        "timexes": [
            {"start": 0, "end": 4, "text": "Ieri", "type": "DATE", "value": "2026-04-07", "precision": "day"},
            {"start": 6, "end": 14, "text": "nel 1998", "type": "DATE", "value": "1998", "precision": "year"},
        ],
    }


def test_a_document_may_have_no_date() -> None:
    """A null or absent reference leaves relative expressions unresolved."""
    (line,) = annotate_lines(['{"id": 1, "language": "en", "text": "yesterday"}'])
    assert json.loads(line)["timexes"][0]["value"] == "XXXX-XX-XX"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1, "language": "en"}',
        '{"id": 1, "language": "xx", "text": ""}',
        '{"id": 1, "language": "en", "text": 5}',
        '{"language": "en", "text": ""}',
        '{"id": 1, "language": "en", "text": "", "reference": "8 April"}',
        '{"id": 1, "language": "en", "text": "", "reference": 8}',
    ],
)
def test_a_bad_line_is_named(line: str) -> None:
    """What cannot be read is an error with the number of its line."""
    good = '{"id": 1, "language": "en", "text": ""}'
    with pytest.raises(ValueError, match=r"^line 2: "):
        list(annotate_lines([good, line]))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[]", "not a JSON object"),
        ('{"id": 1, "language": "en"}', "no 'text'"),
        ('{"id": 1, "language": "en", "text": 5}', "text and language must be texts"),
        ('{"id": 1, "language": "xx", "text": ""}', "no temporal expressions for language 'xx'"),
        ('{"id": 1, "language": "en", "text": "", "reference": 8}', "reference must be a date, YYYY-MM-DD, or null"),
    ],
)
def test_a_problem_says_what_is_wrong(line: str, problem: str) -> None:
    """The message names what is missing or of the wrong kind."""
    with pytest.raises(ValueError, match=f"^line 1: {problem}$"):
        list(annotate_lines([line]))
