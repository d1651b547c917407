import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import briefings, main
from generator.cli.schema import SCHEMAS
from tests.making import project

ARTICLE = """\
---
title: The office opens a consultation
published: 2026-04-08
lang: en
issue: rules
---

The office opened a consultation on its draft rules on Monday.
The Ledger Association argues that the draft goes too far.
"""
FILES = {"seeds/consultation.md": ARTICLE, "briefings/rules.md": "---\ntitle: {en: The rules}\n---\n\nA note.\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and the folder that commands run in."""
    project(tmp_path, FILES, languages={"en": "English"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """The result of a command; what it raises on purpose is raised here too."""
    return CliRunner().invoke(briefings, arguments, catch_exceptions=False)


def status(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit status of the whole program."""
    monkeypatch.setattr("sys.argv", ["briefings", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0)


def test_build_publishes_and_sums_up(folder: Path) -> None:
    """`build --json` says what was made and where the time went."""
    summary = json.loads(run("build", "--json").stdout)
    assert summary["articles"] == summary["origins"] == 1
    assert summary["issues"] == {"rules": 1}
    assert {"read", "render", "publish"} <= set(summary["seconds"])
    assert (folder / "build" / "site" / "en" / "briefings" / "rules" / "briefing.json").is_file()


def test_problems_end_with_1_and_are_all_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every bad file is named with its line and a remedy, and nothing is built."""
    for name in ("one", "two"):
        (folder / "seeds" / f"{name}.md").write_text("---\ntitle: x\n\nnever closed")
    assert status(monkeypatch, "build", "--quiet") == 1
    said = capsys.readouterr().err
    assert "seeds/one.md:1: " in said
    assert "seeds/two.md:1: " in said
    assert not (folder / "build" / "site").exists()


def test_keep_going_builds_from_the_good_articles(folder: Path) -> None:
    """`--keep-going` publishes what can be, lists the bad files and still ends with 1."""
    (folder / "seeds" / "bad.md").write_text("---\ntitle: x\n\nnever closed")
    result = run("build", "--keep-going", "--quiet")
    assert result.exit_code == 1
    assert "seeds/bad.md" in result.stderr
    assert (folder / "build" / "site" / "index.html").is_file()


def test_strict_makes_warnings_problems(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt key is a warning; with `--strict` it ends the check with 1."""
    (folder / "seeds" / "typo.md").write_text(ARTICLE.replace("published", "publishd"))
    assert status(monkeypatch, "check") == 0
    assert status(monkeypatch, "check", "--strict") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--config", "nowhere.yml"),
        ("build", "--articles", "nowhere"),
        ("build", "--language", "xx"),
        ("build", "--without", "fax"),
        ("build", "--site-dir", "seeds"),
        ("show", "nothing"),
        ("nonsense",),
    ],
)
def test_wrong_usage_ends_with_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """What the caller got wrong is said in words, with status 2."""
    assert status(monkeypatch, *arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_defects_are_told_apart(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unexpected exception is named as the program's defect, without a traceback."""

    def broken(_config: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("generator.pipeline.read", broken)
    assert status(monkeypatch, "check") == 70
    said = capsys.readouterr().err
    assert "unforeseen" in said
    assert "Traceback" not in said


def test_show_prints_a_briefing(folder: Path) -> None:
    """`show` prints sentences with the number of their source, `--json` the published document."""
    assert "The Ledger Association argues that the draft goes too far. [1]" in run("show", "rules").stdout
    document = json.loads(run("show", "rules", "--json").stdout)
    assert document["articles"][0]["id"] == "consultation"


def test_passages_prints_how_an_article_was_read(folder: Path) -> None:
    """`passages` prints metadata and each passage with its id."""
    said = run("passages", "seeds/consultation.md").stdout
    assert "s1 [en] The office opened a consultation" in said
    data = json.loads(run("passages", "seeds/consultation.md", "--json").stdout)
    assert data["title"] == "The office opens a consultation"


@pytest.mark.parametrize(("what", "place"), [("article", "seeds"), ("issue", "briefings")])
def test_new_files_pass_check(folder: Path, what: str, place: str) -> None:
    """A scaffold is valid as it is, and an existing file is never overwritten."""
    path = Path(run("new", what, "A title: with a colon").stdout.strip())
    assert path.parent == folder / place
    assert run("check").exit_code == 0
    path.write_text("mine")
    with pytest.raises(Exception, match="exists already"):
        run("new", what, "A title: with a colon")
    assert path.read_text() == "mine"


@pytest.mark.parametrize("what", sorted(SCHEMAS))
def test_schemas_are_schemas(what: str) -> None:
    """Each `schema` is a valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", what).stdout))


def test_frontmatter_of_a_scaffold_fits_its_schema(folder: Path) -> None:
    """What `new issue` writes validates against `schema issue`."""
    path = Path(run("new", "issue", "Fees").stdout.strip())
    data = yaml.safe_load(path.read_text().split("---")[1])
    jsonschema.validate(data, json.loads(run("schema", "issue").stdout))


def test_dates_prints_timex(folder: Path) -> None:
    """`dates` resolves against the reference day, one JSON object a line."""
    text = folder / "text.txt"
    text.write_text("It was said on Monday.")
    (line,) = run("dates", "--language", "en", "--reference", "2026-04-08", str(text)).stdout.splitlines()
    found = json.loads(line)
    assert (found["type"], found["value"], found["stated"]) == ("DATE", "2026-04-06", False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("dates", "--language", "xx", "text.txt"),
        ("dates", "--language", "es", "text.txt"),
        ("new", "article", ""),
        ("new", "article", "?!"),
        ("new", "article", "README"),
        ("new", "issue", "Readme"),
        ("new", "article", "A title", "--language", "zz"),
        ("new", "article", "A title", "--language", ""),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """A language without data, a title without a name: status 2, a sentence, and no file."""
    (folder / "text.txt").write_text("On Monday.")
    before = sorted(folder.rglob("*.md"))
    assert status(monkeypatch, *arguments) == 2
    said = capsys.readouterr().err
    assert said.strip()
    assert "defect" not in said
    assert sorted(folder.rglob("*.md")) == before


def test_text_that_is_not_utf_8_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`dates` says which file cannot be read, and ends with 1."""
    (folder / "text.txt").write_bytes(b"On Monday \xff.")
    assert status(monkeypatch, "dates", "--language", "en", "text.txt") == 1
    assert status(monkeypatch, "dates", "--batch", "text.txt") == 1
    assert capsys.readouterr().err.count("text.txt: not valid UTF-8") == 2


def test_a_new_article_is_said_to_be_a_draft(folder: Path) -> None:
    """The path stands alone on standard output; that the file stays off the site is said beside it."""
    result = run("new", "article", "A title", "--language", "German")
    assert result.stdout == f"{folder / 'seeds' / 'a-title.md'}\n"
    assert "draft" in result.stderr
    assert "lang: de" in (folder / "seeds" / "a-title.md").read_text()


def test_a_folder_that_cannot_be_written_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`new` says which file it could not write."""

    def refuse(_path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.cli.scaffold.Path.mkdir", refuse)
    assert status(monkeypatch, "new", "article", "A title") == 2
    said = capsys.readouterr().err
    assert "a-title.md cannot be written: Permission denied" in said
    assert "published" not in said


@pytest.mark.parametrize("file", ["/dev/zero", "huge.md"])
def test_passages_reads_no_more_than_a_text_has(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    """A device and a file that is too large are refused with status 1."""
    (folder / "huge.md").write_bytes(b"x" * 2_000_001)
    assert status(monkeypatch, "passages", file) == 1
    assert capsys.readouterr().err.startswith(f"{file}: ")


def test_passages_reads_a_file_as_the_site_does(folder: Path) -> None:
    """Below the folder of articles, the folder names the language, and the site's rights hold."""
    (folder / "seeds" / "de").mkdir()
    (folder / "seeds" / "de" / "text.md").write_text("---\ntitle: x\npublishd: 2026-04-08\n---\n\nHello there.\n")
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text())
    settings["extra"]["briefings"]["rights"] = "excerpt"
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    result = run("passages", "seeds/de/text.md", "--json")
    data = json.loads(result.stdout)
    assert (data["path"], data["language"], data["rights"]) == ("de/text.md", "de", "excerpt")
    assert result.stderr.startswith("seeds/de/text.md:3: ")
    (folder / "text.md").write_text("---\ntitle: x\n---\n\nHello there.\n")
    assert json.loads(run("passages", "text.md", "--json").stdout)["path"] == "text.md"


@pytest.mark.parametrize("language", ["es", "ja", "und", "he"])
def test_articles_in_any_language_are_briefed(folder: Path, language: str) -> None:
    """An article in a language without data does not stop the site."""
    text = ARTICLE.replace("lang: en", f"lang: {language}") if language != "und" else ARTICLE.replace("lang: en\n", "")
    words = {"ja": "政府は法律を施行した。", "und": "Qxq zzz.", "he": "הממשלה הודיעה על החוק."}
    body = words.get(language, "El ministro anunció el lunes la ley del 3 de marzo de 2026.")
    (folder / "seeds" / "other.md").write_text("---" + text.split("---")[1] + f"---\n\n{body}\n")
    result = run("check")
    assert result.exit_code == 0, result.stderr
    assert body in run("passages", "seeds/other.md").stdout


def test_translations_tells_what_is_missing(folder: Path) -> None:
    """A complete catalogue is reported as such."""
    assert "en: chrome" in run("translations").stdout
