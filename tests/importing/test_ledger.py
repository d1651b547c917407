"""What an import remembers: enough to pass over what is there as it was made, and nothing that could be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import work
from generator.importing import run as running
from generator.importing.documents import Entry
from generator.importing.ledger import FOLDER
from tests.importing.made import WORDS, page
from tests.importing.test_run import contents, run, statuses

TWO = """<rss version="2.0"><channel><title>Example Courier</title>
<item><title>One quay</title><guid>1</guid><description>{}</description></item>
<item><title>Two quays</title><guid>2</guid><description>{}</description></item></channel></rss>"""
FILE = Path(FOLDER, "ledger.jsonl")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A page, a text that is no UTF-8, and a feed, all imported into `out`."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(page("en", "it"))
    (folder / "b.txt").write_bytes("\n\n".join(WORDS["de"].sentences).encode("cp1252"))
    (folder / "c.rss").write_text(TWO.format(*WORDS["en"].sentences[:2]))
    assert statuses(run(folder, to=tmp_path / "out")) == ["new"] * 4
    return folder


def made(
    monkeypatch: pytest.MonkeyPatch, *paths: Path, to: Path, update: bool = False
) -> tuple[list[Entry], list[str]]:
    """Import `paths` again, and the names of the files that had to be read for it."""
    names: list[str] = []
    real = running.make

    def make(entry: running.Input, inside: str | None = None) -> running.Making:
        names.append(entry.file.name)
        return real(entry, inside)

    monkeypatch.setattr(running, "make", make)
    entries = run(*paths, to=to, update=update)
    monkeypatch.undo()
    return entries, names


def test_what_is_there_is_not_made_again(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported as unchanged, with its warnings and where it is."""
    entries, names = made(monkeypatch, sources, to=tmp_path / "out")
    assert names == []
    assert statuses(entries) == ["unchanged"] * 4
    assert "Windows-1252" in str(entries[1].problems[0])
    full = run(sources, to=tmp_path / "out", dry_run=True)
    for entry, other in zip(entries, full, strict=True):
        assert (entry.path, entry.entry, entry.form, entry.to) == (other.path, other.entry, other.form, other.to)
        assert entry.problems == other.problems
    assert all(entry.found for entry in full)


def test_whatever_changed_is_made_again(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited article, a removed one, a changed source and a new one: each is seen."""
    to = tmp_path / "out"
    edited = to / str(run(sources / "a.txt", to=to)[0].to)
    edited.write_text(edited.read_text() + "\nThe desk added this.\n")
    (to / "two-quays.md").unlink()
    source = sources / "b.txt"
    source.write_bytes(source.read_bytes() + b"\n\nNoch ein Satz, den es bisher nicht gab.")
    (sources / "d.txt").write_text("\n\n".join(WORDS["it"].sentences))
    entries, names = made(monkeypatch, sources, to=to)
    assert names == ["a.txt", "b.txt", "c.rss", "d.txt"]
    assert statuses(entries) == ["differs", "differs", "unchanged", "new", "new"]
    entries, names = made(monkeypatch, sources, to=to, update=True)
    assert names == ["a.txt", "b.txt"]
    assert statuses(entries) == ["updated", "updated", "unchanged", "unchanged", "unchanged"]


def test_another_program_makes_everything_again(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one version remembers says nothing to another."""
    monkeypatch.setattr(work, "program", lambda: "another")
    entries = run(sources, to=tmp_path / "out")
    assert statuses(entries) == ["unchanged"] * 4
    assert all(entry.found for entry in entries)


@pytest.mark.parametrize("left", [b"", b"\xff\x00", b"nonsense\n", b"key {}\n", b"[" * 9000])
def test_a_broken_ledger_is_none(left: bytes, sources: Path, tmp_path: Path) -> None:
    """Whatever stands in it, the import is the same."""
    to = tmp_path / "out"
    before = contents(to)
    keys = [line.split(" ")[0] for line in (to / FILE).read_text().splitlines()]
    (to / FILE).write_bytes(left + b"".join(f"{key} {value}\n".encode() for key in keys for value in ("[[1]]", "{")))
    entries = run(sources, to=to)
    assert statuses(entries) == ["unchanged"] * 4
    assert contents(to) == before


def test_a_ledger_cannot_lead_out(sources: Path, tmp_path: Path) -> None:
    """A link in its place is neither read nor written through."""
    to, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    (to / FOLDER).rename(elsewhere)
    (to / FOLDER).symlink_to(elsewhere)
    before = contents(elsewhere)
    (sources / "d.txt").write_text("\n\n".join(WORDS["it"].sentences))
    entries = run(sources, to=to)
    assert statuses(entries) == ["unchanged"] * 4 + ["new"]
    assert all(entry.found for entry in entries)
    assert contents(elsewhere) == before


def test_the_same_address_in_another_file_is_still_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is remembered takes its turn: what comes before it and claims its article is told of both."""
    folder, to = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    text = "---\ntitle: {}\nurl: https://courier.example/x\n---\n\n{}\n"
    (folder / "b.md").write_text(text.format("B", WORDS["en"].sentences[0]))
    run(folder, to=to)
    (folder / "a.md").write_text(text.format("A", WORDS["en"].sentences[1]))
    entries, names = made(monkeypatch, folder, to=to)
    assert statuses(entries) == ["differs", "duplicate"]
    assert names == ["a.md", "b.md"]
