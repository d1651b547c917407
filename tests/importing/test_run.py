"""A whole import: twice is once, nothing is overwritten unasked, copies are named, nothing leaves the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.importing import run as running
from generator.importing.documents import Entry, Status
from generator.importing.files import inputs
from generator.importing.ledger import FOLDER
from generator.importing.report import as_data, as_lines
from generator.importing.run import Settings, import_files
from tests.importing.made import WORDS, page

CLIPPING = "---\ntitle: {title}\nurl: {url}\n---\n\n{text}\n"


LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (b"abcdefgh"[n], b"&%c;" % b"abcdefgh"[n - 1] * 9) for n in range(1, 8))
    + b"]><rss version='2.0'><channel><item><title>x</title><description>&h;</description></item></channel></rss>"
)
"""Eight entities, each nine times the one before."""


def run(*paths: Path, to: Path, update: bool = False, dry_run: bool = False, jobs: int = 1) -> list[Entry]:
    """Import `paths`, in one process unless told otherwise."""
    settings = Settings(to, update=update, dry_run=dry_run, jobs=jobs)
    return list(import_files(inputs(list(paths)).files, settings))


def statuses(entries: list[Entry]) -> list[str]:
    """What became of each document."""
    return [entry.status.value for entry in entries]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the ledger."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(FOLDER)}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the same page under two chromes, and one text of its own."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(page("en", "en"))
    (folder / "b.txt").write_text(page("en", "it"))
    (folder / "c.txt").write_text("\n\n".join(WORDS["de"].sentences))
    return folder


def test_twice_is_once(sources: Path, tmp_path: Path) -> None:
    """Importing again changes no file, and says so."""
    to = tmp_path / "out"
    assert statuses(run(sources, to=to)) == ["new", "new", "new"]
    before = contents(to)
    assert statuses(run(sources, to=to)) == ["unchanged"] * 3
    assert contents(to) == before


def test_the_same_page_in_other_chrome_is_named(sources: Path, tmp_path: Path) -> None:
    """Both are articles of one text; the second one's entry says of which."""
    first, second, third = run(sources, to=tmp_path / "out")
    assert second.same_as == first.to
    assert second.same_by == "text"
    assert second.to != first.to
    assert second.found["chrome_language"] == "it"
    assert third.same_as is None


def test_the_same_page_saved_twice_is_one_article(sources: Path, tmp_path: Path) -> None:
    """A copy that would tell a reader nothing new is named and not written."""
    (sources / "copy.txt").write_text(page("en", "en"))
    entries = run(sources, to=tmp_path / "out")
    assert statuses(entries) == ["new", "new", "new", "duplicate"]
    assert entries[3].same_as == entries[0].to
    assert len(contents(tmp_path / "out")) == 3


def test_the_same_address_or_number_is_one_article(tmp_path: Path) -> None:
    """Tracking, scheme and a trailing slash do not make another page of an address."""
    folder = tmp_path / "in"
    folder.mkdir()
    text = WORDS["en"].sentences
    (folder / "a.md").write_text(
        CLIPPING.format(title="A", url="https://www.courier.example/x?utm_source=y", text=text[0])
    )
    (folder / "b.md").write_text(CLIPPING.format(title="B", url="http://courier.example/x/#top", text=text[1]))
    (folder / "c.md").write_text(f"---\ntitle: C\nexternalId: 7\nsource: X\n---\n\n{text[2]}\n")
    (folder / "d.md").write_text(f"---\ntitle: D\nexternalId: '7'\nsource: X\n---\n\n{text[3]}\n")
    (folder / "e.md").write_text(f"---\ntitle: E\nexternalId: '7'\nsource: Y\n---\n\n{text[4]}\n")
    entries = run(folder, to=tmp_path / "out")
    assert statuses(entries) == ["new", "duplicate", "new", "duplicate", "new"]
    assert entries[1].same_as == "a.md"
    assert entries[3].same_as == "c.md"


def test_other_content_is_never_overwritten_unasked(sources: Path, tmp_path: Path) -> None:
    """A file that was edited, or whose source changed, is left and reported; `--update` replaces it."""
    to = tmp_path / "out"
    first = run(sources, to=to)[0]
    edited = to / str(first.to)
    edited.write_text(edited.read_text() + "\nA sentence that the desk added.\n")
    entries = run(sources, to=to)
    assert statuses(entries) == ["differs", "unchanged", "unchanged"]
    assert "added" in edited.read_text()
    assert "--update" in str(entries[0].problems[0])
    assert statuses(run(sources, to=to, update=True)) == ["updated", "unchanged", "unchanged"]
    assert "added" not in edited.read_text()


def test_a_dry_run_writes_nothing(sources: Path, tmp_path: Path) -> None:
    """The report is the same, the folder is not even made."""
    to = tmp_path / "out"
    assert statuses(run(sources, to=to, dry_run=True)) == statuses(run(sources, to=tmp_path / "other"))
    assert not to.exists()


def test_an_interrupted_import_can_be_started_again(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped in the midst of writing, there is no half file, and the next run does the rest."""
    to = tmp_path / "out"
    monkeypatch.setattr(Path, "replace", _interrupt_second())
    with pytest.raises(KeyboardInterrupt):
        run(sources, to=to)
    assert len(contents(to)) == 1
    monkeypatch.undo()
    assert statuses(run(sources, to=to)) == ["unchanged", "new", "new"]
    whole = tmp_path / "whole"
    run(sources, to=whole)
    assert contents(to) == contents(whole)


def _interrupt_second() -> object:
    calls: list[Path] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(self, target)

    return replace


def test_files_in_the_folder_itself_are_rewritten_in_their_place(tmp_path: Path) -> None:
    """Importing the articles' own folder proposes canonical frontmatter, and writes it only when asked."""
    (tmp_path / "a.md").write_text(f"---\nlang: en\ndate: 2026-03-04\ntitle: A\n---\n{WORDS['en'].sentences[0]}\n")
    assert statuses(run(tmp_path, to=tmp_path)) == ["differs"]
    assert statuses(run(tmp_path, to=tmp_path, update=True)) == ["updated"]
    assert statuses(run(tmp_path, to=tmp_path)) == ["unchanged"]
    assert list(contents(tmp_path)) == ["a.md"]


def test_processes_side_by_side_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order and the content of the result do not depend on how many processes made it."""
    monkeypatch.setattr(running, "_FEW", 2)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"Quay {number} is closed\n\n" + "\n\n".join(WORDS["en"].sentences[number:])
        )
    alone, together = run(folder, to=tmp_path / "one"), run(folder, to=tmp_path / "two", jobs=2)
    assert [as_data(entry) for entry in alone] == [as_data(entry) for entry in together]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_translations_keep_the_names_that_tie_them(tmp_path: Path) -> None:
    """Suffixes and folders of languages stay, so that the versions of one article find each other."""
    folder = tmp_path / "in"
    (folder / "de").mkdir(parents=True)
    (folder / "ferry.en.txt").write_text("\n\n".join(WORDS["en"].sentences))
    (folder / "ferry.it.txt").write_text("\n\n".join(WORDS["it"].sentences))
    (folder / "de" / "quay.txt").write_text("\n\n".join(WORDS["de"].sentences))
    run(folder, to=tmp_path / "out")
    assert sorted(contents(tmp_path / "out")) == ["de/quay.md", "ferry.en.md", "ferry.it.md"]


def test_no_link_leads_out_of_the_folder(sources: Path, tmp_path: Path) -> None:
    """A link in an article's place, or above it, is never written through."""
    outside = tmp_path / "outside"
    outside.mkdir()
    to = tmp_path / "out"
    to.mkdir()
    (to / "sub").symlink_to(outside, target_is_directory=True)
    (sources / "sub").mkdir()
    (sources / "sub" / "x.md").write_text("---\ntitle: X\n---\n\nA sentence about the quay.\n")
    entries = run(sources, to=to)
    assert not list(outside.iterdir())
    assert any(entry.status is Status.FAILED for entry in entries)


def test_a_link_in_an_articles_place_is_left_alone(tmp_path: Path) -> None:
    """What a link points to is not replaced: the article goes beside it."""
    victim = tmp_path / "victim.md"
    victim.write_text("keep me")
    to = tmp_path / "out"
    to.mkdir()
    (to / "x.md").symlink_to(victim)
    source = tmp_path / "x.md"
    source.write_text("---\ntitle: X\n---\n\nA sentence about the quay.\n")
    entries = run(source, to=to, update=True)
    assert victim.read_text() == "keep me"
    assert (to / "x.md").is_symlink()
    assert entries[0].to != "x.md"


def test_titles_make_no_paths(tmp_path: Path) -> None:
    """Whatever a title says, the file stays in the folder."""
    source = tmp_path / "a.txt"
    source.write_text("../../etc/passwd\n\nBy Jane Example\n\nA sentence about the quay, and one more word.\n")
    entries = run(source, to=tmp_path / "out")
    assert entries[0].to == "etc-passwd.md"


def test_a_readme_is_no_name_for_an_article(tmp_path: Path) -> None:
    """Reading passes over README files, so an article of that name gets another."""
    source = tmp_path / "README.md"
    source.write_text("---\ntitle: X\n---\n\nA sentence about the quay.\n")
    assert run(source, to=tmp_path / "out")[0].to == "readme-page.md"


def test_bad_files_do_not_keep_the_good_ones(tmp_path: Path) -> None:
    """Broken, binary, empty and huge files are problems of their own."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: [\n---\n\nText.\n")
    (folder / "b.txt").write_bytes(b"text\0text")
    (folder / "c.txt").write_text("")
    (folder / "d.html").write_text("<html><body></body></html>")
    (folder / "e.xml").write_text("<rss version='2.0'><channel><title>x</title></channel></rss>")
    with (folder / "f.html").open("wb") as file:
        file.truncate(30_000_000)
    (folder / "g.html").write_text("<html><body>" + "<div>" * 5000 + "A sentence about the quay." + "</body></html>")
    (folder / "z.txt").write_text("\n\n".join(WORDS["en"].sentences))
    entries = run(folder, to=tmp_path / "out")
    assert statuses(entries)[:6] == ["failed"] * 6
    assert statuses(entries)[-1] == "new"
    assert all(entry.problems for entry in entries[:6])
    assert not [problem for entry in entries for problem in entry.problems if "defect" in problem.problem]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no regular file is a problem at once."""
    os.mkfifo(tmp_path / "a.txt")
    assert statuses(run(tmp_path / "a.txt", to=tmp_path / "out")) == ["failed"]


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
        b"<rss version='2.0'><channel><item><title>&a;</title><description>A sentence about the quay.</description>"
        b"</item></channel></rss>",
        LAUGHS,
        b"<html><head><meta http-equiv='refresh' content='0;url=http://x.example'></head><body><iframe src='http://x.example'>"
        b"</iframe><p onclick='x()'>A sentence about the <a href='javascript:x()'>quay</a>.</p></body></html>",
    ],
)
def test_nothing_hostile_comes_through(data: bytes, tmp_path: Path) -> None:
    """Entities of files, entities of entities, scripts and addresses that run: none is in the result."""
    source = tmp_path / "a.xml"
    source.write_bytes(data)
    run(source, to=tmp_path / "out")
    made = b"".join(contents(tmp_path / "out").values()).decode()
    host = Path("/etc/hostname")
    assert "javascript" not in made
    assert "onclick" not in made
    assert len(made) < 20_000
    assert not host.is_file() or host.read_text().strip() not in made


def test_nothing_is_ever_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No form opens a connection, whatever addresses it holds."""
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    here = Path(__file__).parent / "dialects"
    entries = run(here, to=tmp_path / "out")
    assert all(entry.status is not Status.FAILED for entry in entries)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_found(encoding: str, tmp_path: Path) -> None:
    """The result is UTF-8 with its letters right, whatever the source was in."""
    source = tmp_path / "a.txt"
    source.write_bytes("\n\n".join(WORDS["de"].sentences).encode(encoding))
    entries = run(source, to=tmp_path / "out")
    assert WORDS["de"].sentences[3] in (tmp_path / "out" / str(entries[0].to)).read_text("utf-8")


def test_a_page_states_its_encoding(tmp_path: Path) -> None:
    """The character set in a page's head is believed where it is not UTF-8."""
    source = tmp_path / "a.html"
    body = f"<body><article><p>{WORDS['de'].sentences[3]}</p></article></body>"
    text = f"<html><head><meta charset='iso-8859-1'></head>{body}</html>"
    source.write_bytes(text.encode("latin-1"))
    entries = run(source, to=tmp_path / "out")
    assert "Bürgermeisterin" in (tmp_path / "out" / str(entries[0].to)).read_text("utf-8")


def test_the_report_names_everything(sources: Path, tmp_path: Path) -> None:
    """Found, repaired, removed with its text, inferred, missing: as data and as lines."""
    entry = run(sources / "b.txt", to=tmp_path / "out")[0]
    data = as_data(entry)
    removed = data["removed"]
    assert isinstance(removed, list)
    assert {"what": "related read", "line": 47, "text": "A ship that nobody ordered"} in [
        {**item, "line": 47} for item in removed
    ]
    assert {item["what"] for item in data["inferred"]} == {"language", "source"}  # type: ignore[attr-defined]
    assert {item["what"] for item in data["missing"]} == {"address", "author"}  # type: ignore[attr-defined]
    lines = "\n".join(as_lines(entry))
    assert "removed: related read" in lines
    assert "inferred: language: en" in lines
    assert "missing: address, author" in lines


def test_long_removals_are_reported_whole(tmp_path: Path) -> None:
    """The text of a removal is not cut where reading's own note is."""
    long = "The lighthouse has been old for a long time and nobody wants to keep it now. " * 8
    source = tmp_path / "a.txt"
    source.write_text("\n\n".join(WORDS["en"].sentences) + f"\n\nRelated Reads\n\n{long}\n")
    entry = run(source, to=tmp_path / "out")[0]
    assert long.strip() in [finding.text for finding in entry.findings]


def test_a_dense_page_with_everything_in_it(tmp_path: Path) -> None:
    """One line a paragraph, a list and a table without blank lines, a foreign sentence, asides at the end."""
    text = WORDS["en"]
    source = tmp_path / "a.txt"
    source.write_text(
        "\n".join(
            (
                text.sentences[0],
                f"{text.sentences[1]} {WORDS['de'].sentences[3]}",
                "What the Plan Says",
                f"{text.sentences[2]} These are the steps:",
                *(f"- {sentence}" for sentence in text.sentences[3:5]),
                "| Year | Fee |",
                "|---|---|",
                "| 2026 | 1.20 |",
                text.sentences[5],
                text.disclaimer,
                text.comments,
            )
        )
    )
    entry = run(source, to=tmp_path / "out")[0]
    made = (tmp_path / "out" / str(entry.to)).read_text()
    assert f'<span lang="de">{WORDS["de"].sentences[3]}</span>' in made
    assert "\n\n| Year | Fee |\n| --- | --- |\n| 2026 | 1.20 |\n\n" in made
    assert "\n\n## What the Plan Says\n\n" in made
    assert entry.found["parts"] == {"body": 7, "comments": 1, "disclaimer": 1}
    assert {"one line a paragraph", "table without a blank line"} <= {finding.what for finding in entry.findings}
    assert {"title", "publication date"} <= {
        finding.what for finding in entry.findings if finding.treatment.value == "missing"
    }
