"""What a file's path says: its language, its place on the site, whose translation it is; and which files are read."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.errors import Severity
from generator.reading.articles import read_articles
from generator.reading.files import LARGEST, listing, read_bytes, shown_path, too_large
from generator.reading.identity import is_language, language_of_path
from generator.reading.slugs import slugify
from tests.reading.one import read

TEXT = "---\ntitle: {}\nlang: {}\n---\n\nThe council met in the old customs house.\n"


@pytest.mark.parametrize(
    ("path", "language", "base"),
    [
        ("fares.md", None, "fares"),
        ("fares.de.md", "de", "fares"),
        ("2026/fares.it-CH.md", "it", "2026/fares"),
        ("2026/fares.pt_BR.md", "pt", "2026/fares"),
        ("de/fares.md", "de", "fares"),
        ("DE/fares.md", "de", "fares"),
        ("2026/de-AT/ports/fares.md", "de", "2026/ports/fares"),
        ("en/de/fares.md", "de", "en/fares"),
        ("en/fares.de.md", "de", "en/fares"),
        ("xx/fares.md", None, "xx/fares"),
        ("deu/fares.md", None, "deu/fares"),
        ("fares.xx.md", None, "fares.xx"),
        ("fares.v2.md", None, "fares.v2"),
        ("fares.DE.md", None, "fares.DE"),
        ("de.md", None, "de"),
    ],
)
def test_language_of_a_path(path: str, language: str | None, base: str) -> None:
    """A suffix goes before the innermost folder; what is no language stays part of the path."""
    assert language_of_path(path) == (language, base)


@pytest.mark.parametrize(
    ("code", "known"), [("de", True), ("gsw", True), ("xx", False), ("zzz", False), ("abc", False)]
)
def test_codes_of_languages(code: str, known: bool) -> None:
    """A code of two letters is one in which people publish; one of three is in CLDR."""
    assert is_language(code) is known


def settled(
    root: Path, files: dict[str, str], language: str | None = None
) -> tuple[dict[str, tuple[str, str | None]], list[str]]:
    """Addresses and translation keys by path, and the problems."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    reading = read_articles(root, language=language)
    return (
        {article.path: (article.id, article.translation_key) for article in reading.articles},
        [f"{problem.path}: {problem.problem}" for problem in reading.problems],
    )


def test_translations_by_name(tmp_path: Path) -> None:
    """Files of one name in several languages are one article, under the address of the site's first language."""
    files = {"Old Fares.de.md": TEXT.format("a", "de"), "Old Fares.en.md": TEXT.format("b", "en")}
    assert settled(tmp_path, files, "en") == (
        {"Old Fares.de.md": ("old-fares", "Old Fares"), "Old Fares.en.md": ("old-fares", "Old Fares")}, [],
    )  # fmt: skip


def test_the_original_gives_the_address(tmp_path: Path) -> None:
    """Without a text in the site's language the first path is the original."""
    keyed = TEXT.replace("lang", "translationKey: k\nlang")
    files = {"b.md": keyed.format("b", "en"), "a.md": keyed.format("a", "de")}
    assert settled(tmp_path, files, "it")[0] == {"a.md": ("a", "k"), "b.md": ("a", "k")}
    assert settled(tmp_path, files, "en")[0] == {"a.md": ("b", "k"), "b.md": ("b", "k")}


def test_one_language_alone_makes_no_translation(tmp_path: Path) -> None:
    """A language in a name tells of the file's language only."""
    assert settled(tmp_path, {"fares.de.md": TEXT.format("a", "de")}) == ({"fares.de.md": ("fares", None)}, [])


@pytest.mark.parametrize("name", ["fares", "en/fares.md", "fares.md"])
def test_translation_of(tmp_path: Path, name: str) -> None:
    """A file may name what it translates by address, path or file name."""
    german = TEXT.replace("lang", f"translation_of: {name}\nlang").format("a", "de")
    files = {"gebuehren.md": german, "en/fares.md" if "/" in name else "fares.md": TEXT.format("b", "en")}
    made, problems = settled(tmp_path, files, "en")
    assert {address for address, _ in made.values()} == {"fares"}
    assert {key for _, key in made.values()} == {name}
    assert problems == []


def test_files_of_one_name(tmp_path: Path) -> None:
    """The first path has the name, the others add their folder, then their language, then a hash."""
    files = {f"{folder}fares.md": TEXT.format(folder, "en") for folder in ("", "a/", "b/a/", "c/a/")}
    made, problems = settled(tmp_path, files)
    *ids, last = [made[path][0] for path in sorted(made)]
    assert ids == ["fares", "fares-a", "fares-en"]
    assert re.fullmatch(r"fares-[0-9a-f]{6}", last)
    assert problems == []


def test_stated_slugs_come_first(tmp_path: Path) -> None:
    """Who states a slug has it; a file of that name gives way, and two who state it are told."""
    stated = TEXT.replace("lang", "slug: fares\nlang")
    made, problems = settled(tmp_path, {"fares.md": TEXT.format("a", "en"), "x/z.md": stated.format("b", "en")})
    assert made == {"fares.md": ("fares-en", None), "x/z.md": ("fares", None)}
    assert problems == []
    made, problems = settled(tmp_path, {"y/z.md": stated.format("c", "en"), "w/z.md": stated.format("d", "de")})
    assert len({address for address, _ in made.values()}) == len(made) == 3
    assert problems == ["y/z.md: the slug 'fares' is already that of x/z.md"]


def test_two_texts_in_one_language(tmp_path: Path) -> None:
    """The first path stays, the second is an error."""
    keyed = TEXT.replace("lang", "translationKey: k\nlang").format("x", "en")
    made, problems = settled(tmp_path, {"b.md": keyed, "a.md": keyed})
    assert list(made) == ["a.md"]
    assert problems == ["b.md: the same article is in a.md, in the same language (en)"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Ferry’s “Last” Trip", "the-ferrys-last-trip"), ("Größe & Maß", "groesse-mass"), ("Å Ø Æ", "a-o-ae"),
        ("città è più", "citta-e-piu"), ("index", "index-page"), ("404", "404-page"), ("CON", "con-page"),
        ("a" * 81, "a" * 80), ("a" * 79 + " b", "a" * 79), ("a " * 60, "-".join("a" * 40)), ("--a--", "a"),
    ],
)  # fmt: skip
def test_slugs(text: str, slug: str) -> None:
    """Letters are spelt out or lose their marks; words are not cut where that can be helped; some names are taken."""
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-03-fares.md", dt.date(2026, 3, 3)),
        ("2026-03-03.md", dt.date(2026, 3, 3)),
        ("2026-03-03_fares.md", dt.date(2026, 3, 3)),
        ("posts/2026-03-03 fares.md", dt.date(2026, 3, 3)),
        ("2026-03-033.md", None),
        ("2026-02-30-fares.md", None),
        ("2026-03-03/fares.md", None),
        ("fares-2026-03-03.md", None),
    ],
)
def test_date_of_a_name(name: str, day: dt.date | None) -> None:
    """A date before a file's name is that of publication, concluded; one elsewhere in its path is not."""
    article = read(TEXT.format("x", "en"), name)
    assert (article.published, article.published_stated) == (day, day is None)
    treatments = [finding.treatment.value for finding in article.findings if finding.what == "publication date"]
    assert treatments == ["inferred" if day else "missing"]


def test_listing(tmp_path: Path) -> None:
    """Files in the order of their paths; what somebody might miss is told with what it is, the rest is passed over."""
    for name in (
        "b.md",
        "a/c.TXT",
        "a.markdown",
        ".hidden.md",
        "README.md",
        "a/README.md",
        "pic.png",
        "x.yml",
        "x.pdf",
        "bare",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    listed = listing(tmp_path, shown_as="seeds/", suffixes=frozenset({".md", ".markdown", ".txt"}), what="article")
    assert listed.files == ("a.markdown", "a/README.md", "a/c.TXT", "b.md")
    assert listed.shown("b.md") == "seeds/b.md"
    assert [(p.path, p.problem, p.severity) for p in listed.problems] == [
        ("seeds/bare", "not an article: it has no suffix", Severity.WARNING),
        ("seeds/folder.md", "a folder that is named like an article", Severity.WARNING),
        ("seeds/x.pdf", "not an article: its suffix is '.pdf'", Severity.WARNING),
    ]


def test_a_listing_of_nothing(tmp_path: Path) -> None:
    """A folder that is not there is an error under the name that the user gave it."""
    (problem,) = listing(tmp_path / "seeds", shown_as="", suffixes=frozenset(), what="article").problems
    assert (problem.path, problem.problem, problem.severity) == ("seeds", "there is no such folder", Severity.ERROR)
    assert shown_path("", "a.md") == "a.md"


def test_sizes(tmp_path: Path) -> None:
    """A file of as many bytes as a text may have is read whole; one more is too large, and says so in megabytes."""
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * LARGEST)
    assert read_bytes(file, "a.md") == b"x" * LARGEST
    file.write_bytes(b"x" * (LARGEST + 1))
    assert read_bytes(file, "a.md") == too_large("a.md", LARGEST + 1)
    assert "2 MB, where 2 are the most" in too_large("a.md", LARGEST + 1).problem
    assert "1 MB, where 3 are the most" in too_large("a.md", 1, 3_000_000).problem
    assert read_bytes(file, "a.md", 10) == too_large("a.md", LARGEST + 1, 10)
