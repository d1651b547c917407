import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import briefings
from generator.errors import ConfigError
from tests.grouping.test_suggestions import EVERYTHING, HARBOUR
from tests.making import project


def files() -> dict[str, str | bytes]:
    """The articles as files."""
    return {
        f"seeds/{one.path}": f"---\ntitle: {json.dumps(one.title)}\nlang: {one.language}\n---\n\n{one.blocks[0].text}\n"
        for one in EVERYTHING
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of these articles without an issue, and the folder that commands run in."""
    project(tmp_path, files())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """The result of a command; what it raises on purpose is raised here too."""
    return CliRunner().invoke(briefings, arguments, catch_exceptions=False)


def test_proposals_in_words(folder: Path) -> None:
    """Each proposal has its reasons, its articles and the command that writes it; the odd article is named."""
    shown = run("suggest").stdout
    assert "New issue of 3 articles" in shown
    assert "Captain Ilse Brandt" in shown
    assert "harbour-vote.md (" in shown
    assert "Like no other: bicycle-museum.md" in shown
    assert not any((folder / "briefings").iterdir())


def test_proposals_as_data(folder: Path) -> None:
    """`--json` gives new issues, existing ones, what is left and likely translations."""
    data = json.loads(run("suggest", "--json").stdout)
    assert {one["id"] for one in data["left"]} == {"bicycle-museum"}
    assert (data["existing"], data["translations"]) == ([], [])
    harbour = next(one for one in data["new"] if any(a["id"] == "harbour-vote" for a in one["articles"]))
    assert {"text", "kind", "in_title", "in"} == harbour["shared"][0].keys()
    assert {"id", "title", "paths", "shares"} == harbour["articles"][0].keys()


def test_written_issue_passes_check(folder: Path) -> None:
    """`--write` makes a file that `check` accepts, and that takes the articles."""
    slug = next(one["issue"] for one in json.loads(run("suggest", "--json").stdout)["new"] if "velmora" in one["issue"])
    assert "written with 3 articles" in run("suggest", "--write", slug).stderr
    assert "# The title is a suggestion" in (folder / "briefings" / f"{slug}.md").read_text()
    assert "0 errors, 0 warnings" in run("check").stdout
    assert slug not in run("suggest").stdout


def test_existing_issue_is_added_to(folder: Path) -> None:
    """For an issue with a file the articles are added under its `include`; comments stay."""
    (folder / "briefings" / "channel.md").write_text(
        "---\ntitle: The channel # in short\ninclude: [harbour-dredging, porto-velmora]\n---\n\nA note.\n"
    )
    assert "For the issue channel (The channel):\n  harbour-vote.md (" in run("suggest").stdout
    run("suggest", "--write", "channel")
    assert (folder / "briefings" / "channel.md").read_text() == (
        "---\ntitle: The channel # in short\ninclude: [harbour-dredging, porto-velmora, harbour-vote]\n---\n\nA note.\n"
    )


def test_file_that_cannot_be_added_to_is_left(folder: Path) -> None:
    """Where adding is not safe, the lines to write are shown, and the file stays."""
    file = folder / "briefings" / "channel.md"
    file.write_text('{"title": "The channel", "include": ["harbour-dredging", "porto-velmora"]}\n\nA note.\n')
    before = file.read_text()
    with pytest.raises(ConfigError, match="  - harbour-vote"):
        run("suggest", "--write", "channel")
    assert file.read_text() == before


def test_nothing_is_overwritten(folder: Path) -> None:
    """A file in the place of a new issue is never replaced; an unknown proposal is named with those there are."""
    slug = next(one["issue"] for one in json.loads(run("suggest", "--json").stdout)["new"] if "velmora" in one["issue"])
    with pytest.raises(ConfigError, match="There are: "):
        run("suggest", "--write", "unknown")
    file = folder / "briefings" / f"{slug}.md"
    file.write_text("---\ntitle: [broken\n---\n")
    with pytest.raises(ConfigError, match="exists already"):
        run("suggest", "--write", slug)
    assert file.read_text() == "---\ntitle: [broken\n---\n"


def test_order_of_files_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files written in another order, under other folders, give the same proposals."""
    found = []
    for number, order in enumerate((1, -1)):
        place = tmp_path / str(number)
        project(place, dict(list(files().items())[::order]))
        monkeypatch.chdir(place)
        found.append(run("suggest", "--json").stdout)
    assert found[0] == found[1]


def test_errors_of_the_input_are_told(folder: Path) -> None:
    """What cannot be read is named, the rest is proposed all the same, and the status is 1."""
    (folder / "seeds" / "bad.md").write_bytes(b"---\ntitle: [\n---\n\nText.\n")
    result = run("suggest")
    assert result.exit_code == 1
    assert "bad.md" in result.stderr
    assert "New issue of 3 articles" in result.stdout
    assert HARBOUR[0].path in result.stdout
