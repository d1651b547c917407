"""`briefings analyse`: what a text holds, with places in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import briefings

TEXT = """The fees rose on Monday, 6 April 2026.

“We were *never* asked,” said Maria Bell.

- The **Port Club** argues that ships will leave.
"""


def run(*arguments: str, text: str = "") -> Result:
    """The result of `analyse`."""
    return CliRunner().invoke(briefings, ("analyse", *arguments), input=text, catch_exceptions=False)


def held(**document: object) -> dict[str, list[dict[str, object]]]:
    """What one document of a batch holds."""
    line = {"id": "a", "language": "en", "reference": "2026-04-08", "text": TEXT} | document
    result: dict[str, list[dict[str, object]]] = json.loads(run("--batch", "-", text=json.dumps(line)).stdout)
    return result


def parts(found: list[dict[str, object]], text: str = TEXT) -> list[str]:
    """What stands at the places of finds."""
    return [text[int(str(each["start"])) : int(str(each["end"]))] for each in found]


def test_places_count_characters_of_the_document() -> None:
    """Marks of Markdown and quotation marks are inside the places; text before a passage moves them."""
    lines = [line.removeprefix("- ") for line in TEXT.splitlines() if line]
    assert parts(held()["passages"]) == lines
    longer = f"An opening line.\n\n{TEXT}"
    assert parts(held(text=longer)["passages"], longer) == ["An opening line.", *lines]


def test_positions_have_actor_verb_and_whether_they_are_quoted() -> None:
    """They stand at their passage."""
    found = held()["positions"]
    assert [(each["actor"], each["verb"], each["quoted"]) for each in found] == [
        ("Maria Bell", "said", True),
        ("Port Club", "argues", False),
    ]
    assert parts(found) == [
        "“We were *never* asked,” said Maria Bell.",
        "The **Port Club** argues that ships will leave.",
    ]


def test_dates_are_read_against_the_reference() -> None:
    """A weekday counts from the document's day; without one it stays open."""
    text = "They met on Monday."
    (found,) = held(text=text)["timexes"]
    assert (found["value"], found["type"], text[int(str(found["start"])) : int(str(found["end"]))]) == (
        "2026-04-06",
        "DATE",
        "Monday",
    )
    (open_one,) = held(text=text, reference=None)["timexes"]
    assert open_one["value"] != "2026-04-06"


def test_questions_name_the_passages_that_answer_them() -> None:
    """A question of the text with the ids of its answer."""
    text = "The fees rise.\n\n## Questions\n\n### Who pays the fees?\n\nEvery ship above a tonne pays them.\n"
    found = held(text=text)
    (question,) = found["questions"]
    assert parts([question], text) == ["Who pays the fees?"]
    assert question["answers"] == [found["passages"][-1]["id"]]


def test_an_empty_document_holds_nothing() -> None:
    """It is said to have failed, and the next is read."""
    line = json.dumps({"id": 1, "language": "en", "text": ""})
    first, second = run("--batch", "-", text=f"{line}\n\n{line}\n").stdout.splitlines()
    assert json.loads(first) == json.loads(second)
    assert not json.loads(first).get("positions")


def test_a_bad_line_ends_with_1() -> None:
    """The line is named."""
    result = run("--batch", "-", text="{")
    assert result.exit_code == 1 and "line 1" in result.stderr


def test_a_file_is_told_passage_by_passage(tmp_path: Path) -> None:
    """Below each passage stands what was found in it; `--json` has the places in the file."""
    file = tmp_path / "a.md"
    file.write_text(f"---\ntitle: Fees\nlanguage: en\npublished: 2026-04-08\n---\n\n{TEXT}", "utf-8")
    told = run(str(file)).stdout
    assert "Maria Bell [said]" in told and "DATE 2026-04-06" in told
    made = json.loads(run(str(file), "--json").stdout)
    assert parts(made["passages"], file.read_text("utf-8"))[0] == "The fees rose on Monday, 6 April 2026."


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Status 1, with the file's name; without a file or a batch, status 2."""
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\xfa")
    assert run(str(tmp_path / "a.md")).exit_code == 1
    assert run().exit_code == 2


@pytest.mark.parametrize("text", ["A. B. A.", "The club said so. The club said so.", "---\n\nOne.\n\n---\n"])
def test_repeated_sentences_keep_their_order(text: str) -> None:
    """The same words twice are two places, in order."""
    starts = [each["start"] for each in held(text=text)["passages"]]
    assert starts == sorted(starts) and len(set(map(str, starts))) == len(starts)
