"""A folder of files: what is read, what is not and why, and which address each article gets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import Severity
from generator.model.articles import Rights
from generator.reading.articles import ArticlesRead, read_articles
from generator.reading.slugs import slugify

TEXT = "---\ntitle: {title}\n{more}\n---\n\nThe exchange has published its answer.\n"


def write(root: Path, files: dict[str, str | bytes]) -> ArticlesRead:
    """The reading of a folder with these files."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_articles(root, shown_as="seeds", language="en")


def article(more: str = "lang: en", title: str = "x") -> str:
    """A small article with these lines in its frontmatter."""
    return TEXT.format(title=title, more=more)


def said(reading: ArticlesRead) -> list[tuple[str, str]]:
    """Path and severity of each problem."""
    return [(problem.path, problem.severity.value) for problem in reading.problems]


def test_what_is_an_article(tmp_path: Path) -> None:
    """Texts at any depth are articles; README, pictures and hidden files are not, other files are named."""
    reading = write(
        tmp_path,
        {
            "b.md": article(), "a/c.markdown": article(), "a/d.txt": article(), "README.md": "x",
            "a/readme.md": article(),
            "p.png": b"", ".hidden.md": "x", ".obsidian/x.md": "x", "data.csv": "x",
            "Makefile": "x", "s.html": "<p>x</p>",
        },
    )  # fmt: skip
    assert [a.path for a in reading.articles] == ["a/c.markdown", "a/d.txt", "a/readme.md", "b.md"]
    assert said(reading) == [("seeds/Makefile", "warning"), ("seeds/data.csv", "warning"), ("seeds/s.html", "warning")]


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is a problem, not a traceback."""
    assert said(read_articles(tmp_path / "no", shown_as="no")) == [("no", "error")]


def test_rights(tmp_path: Path) -> None:
    """Rights hold for those who state none."""
    (tmp_path / "a.md").write_text(article())
    (tmp_path / "b.md").write_text(article("rights: Link"))
    assert [a.rights for a in read_articles(tmp_path, rights=Rights.EXCERPT).articles] == [Rights.EXCERPT, Rights.LINK]


def test_bad_files_do_not_keep_the_others(tmp_path: Path) -> None:
    """Each bad file is a problem of its own, and the good ones are read."""
    reading = write(
        tmp_path, {"a.md": "---\ntitle: x\n", "b.md": b"\0", "c.md": b"x" * 2_000_001, "d.md": article(), "e.md": ""}
    )
    assert [a.id for a in reading.articles] == ["d"]
    assert said(reading) == [(f"seeds/{name}.md", "error") for name in "abce"]


def test_links_and_other_things(tmp_path: Path) -> None:
    """Links out of the folder, to nowhere, or to folders are not followed; pipes are not opened."""
    outside = tmp_path / "outside.md"
    outside.write_text(article())
    root = tmp_path / "seeds"
    (root / "x.md").mkdir(parents=True)
    (root / "x.md" / "in.md").write_text(article())
    (root / "out.md").symlink_to(outside)
    (root / "dead.md").symlink_to(root / "nowhere.md")
    (root / "loop.md").symlink_to(root / "loop.md")
    (root / "again").symlink_to(root / "x.md")
    (root / "same.md").symlink_to(root / "x.md" / "in.md")
    os.mkfifo(root / "pipe.md")
    reading = read_articles(root, shown_as="seeds", language="en")
    assert [a.path for a in reading.articles] == ["same.md", "x.md/in.md"]
    assert said(reading) == [
        ("seeds/again", "warning"), ("seeds/dead.md", "error"), ("seeds/loop.md", "error"), ("seeds/out.md", "error"),
        ("seeds/pipe.md", "warning"), ("seeds/x.md", "warning"),
    ]  # fmt: skip


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file's name in another encoding is a problem; one with control characters is shown with escapes."""
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text(article())
    except OSError:
        pytest.skip("the file system refuses such names")
    reading = write(tmp_path, {"\x1b[31m.md": article()})
    assert [a.id for a in reading.articles] == ["31m"]
    assert said(reading) == [("seeds/\\udcff.md", "warning")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(tmp_path: Path) -> None:
    """A file without permission is a problem."""
    reading = write(tmp_path, {"a.md": article()})
    (tmp_path / "a.md").chmod(0)
    reading = read_articles(tmp_path, shown_as="seeds", language="en")
    assert said(reading) == [("seeds/a.md", "error")]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Über die Größe", "ueber-die-groesse"), ("Città d’Italia", "citta-ditalia"), ("../../x", "x"),
        ("index", "index-page"),
        ("CON", "con-page"), ("a" * 200, "a" * 80), ("word " * 30, "-".join(["word"] * 16)), ("x\x00y", "x-y"),
    ],
)  # fmt: skip
def test_addresses(written: str, address: str) -> None:
    """An address has small letters, digits and hyphens only, and no more than 80 of them."""
    assert slugify(written) == address


def test_address_of_what_has_no_letters() -> None:
    """Where nothing is left of a text, its address is a hash of it, the same each time."""
    assert slugify("活动") == slugify("活动") != slugify("图片")
    assert slugify("活动").isalnum()


def test_slug_that_is_a_path(tmp_path: Path) -> None:
    """A slug cannot leave the site; the problem says what it was read as."""
    reading = write(tmp_path, {"a.md": article("slug: ../../etc/x\nlang: en")})
    assert [a.id for a in reading.articles] == ["x"]
    assert [(p.line, p.severity) for p in reading.problems] == [(3, Severity.WARNING)]


def test_translations_share_their_originals_address(tmp_path: Path) -> None:
    """Translations are known by key, suffix or folder, and live at the address of the English one."""
    reading = write(
        tmp_path,
        {
            "one.en.md": article(), "one.it.md": article("lang: it"), "one.de.md": article(""),
            "two/de/x.md": article(""), "two/en/x.md": article("slug: second"),
            "three-it.md": article("lang: it\ntranslationKey: k"), "a-drei.md": article("lang: de\ntranslationKey: k"),
            "four.md": article(), "vier.md": article("lang: de\ntranslation_of: four"),
        },
    )  # fmt: skip
    found = {a.path: (a.id, a.language, a.translation_key) for a in reading.articles}
    assert found == {
        "a-drei.md": ("a-drei", "de", "k"),
        "four.md": ("four", "en", "four"),
        "one.de.md": ("one", "de", "one"),
        "one.en.md": ("one", "en", "one"),
        "one.it.md": ("one", "it", "one"),
        "three-it.md": ("a-drei", "it", "k"),
        "two/de/x.md": ("second", "de", "two/x"),
        "two/en/x.md": ("second", "en", "two/x"),
        "vier.md": ("four", "de", "four"),
    }
    inferred = {a.path for a in reading.articles if any(f.what == "translation" for f in a.findings)}
    assert inferred == {"four.md", "one.de.md", "one.en.md", "one.it.md", "two/de/x.md", "two/en/x.md"}


def test_names_that_only_look_like_languages(tmp_path: Path) -> None:
    """A dot or an underscore before two letters is a language only where people publish in it."""
    reading = write(tmp_path, {"v1.qx.md": article(), "who_is_it.md": article()})
    assert [(a.id, a.language) for a in reading.articles] == [("v1-qx", "en"), ("who-is-it", "en")]


def test_two_texts_of_one_article_in_one_language(tmp_path: Path) -> None:
    """The second text in the same language is an error that names both."""
    reading = write(
        tmp_path, {"a.md": article("lang: en\ntranslationKey: k"), "b.md": article("lang: en\ntranslationKey: k")}
    )
    assert [a.path for a in reading.articles] == ["a.md"]
    assert said(reading) == [("seeds/b.md", "error")]
    assert "seeds/a.md" in reading.problems[0].problem


def test_two_articles_with_one_slug(tmp_path: Path) -> None:
    """Two articles that state one slug are an error that names both; equal file names give way to each other."""
    stated = write(tmp_path / "a", {"a.md": article("slug: s\nlang: en"), "b.md": article("slug: s\nlang: en")})
    assert [a.id for a in stated.articles] == ["s"]
    assert said(stated) == [("seeds/b.md", "error")]
    assert "seeds/a.md" in stated.problems[0].problem
    named = write(tmp_path / "b", {"k.md": article(), "m/k.md": article(), "n/k.md": article("slug: k\nlang: en")})
    assert {a.path: a.id for a in named.articles} == {"k.md": "k-en", "m/k.md": "k-m", "n/k.md": "k"}
    assert named.problems == ()


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("hall.png", "n/hall.png"),
        ("/top.png", "top.png"),
        ("top.png", "top.png"),
        ("../top.png", "top.png"),
        ("ok.svg", "n/ok.svg"),
    ],
)
def test_covers(tmp_path: Path, value: str, place: str) -> None:
    """A cover beside the article or at the top of the folder is found, and its text is kept."""
    files = {
        "n/hall.png": PNG,
        "top.png": PNG,
        "n/ok.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    }
    more = f"lang: en\nimage: {value}\nimage_alt: A hall\nimage_credit: J. Doe"
    reading = write(tmp_path, {**files, "n/a.md": article(more)})
    image = reading.articles[0].image
    assert image is not None
    assert (image.path, image.alt, image.credit) == (place, "A hall", "J. Doe")
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("none.png", "does not exist"), ("../../out.png", "outside"), ("text.png", "is not what"),
        ("a.md", "not a picture"),
        ("bad.svg", "could run"), ("load.svg", "could run"), ("style.svg", "could run"), ("link.png", "leads out"),
        ("folder.png", "cannot be read"), ("'data:image/png;base64,x'", "no web address"),
    ],
)  # fmt: skip
def test_covers_that_cannot_be_used(tmp_path: Path, value: str, problem: str) -> None:
    """What is missing, outside, no picture, or could run something is a warning, and no cover."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>"
    root = tmp_path / "seeds"
    files: dict[str, str | bytes] = {
        "a.md": article(f"lang: en\nimage: {value}\nimage_alt: x"), "text.png": "text", "folder.png/x.png": PNG,
        "bad.svg": svg.format("<script>x()</script>"), "load.svg": svg.format("<image href='https://t.example/x'/>"),
        "style.svg": svg.format("<style>@import 'x'</style>"),
    }  # fmt: skip
    (tmp_path / "out.png").write_bytes(PNG)
    root.mkdir()
    (root / "link.png").symlink_to(tmp_path / "out.png")
    reading = write(root, files)
    problems = [p for p in reading.problems if p.path == "seeds/a.md"]
    assert reading.articles[0].image is None
    assert [(p.line, p.severity) for p in problems] == [(4, Severity.WARNING)]
    assert problem in problems[0].problem


@pytest.mark.parametrize("value", ["x" * 300 + ".png", "9" * 5000, "a/" * 3000 + "x.png", "x" * 300 + ".svg"])
def test_a_cover_under_a_name_that_no_file_can_have(tmp_path: Path, value: str) -> None:
    """A name that the system refuses is that of no file."""
    reading = write(tmp_path / "seeds", {"a.md": article(f"lang: en\nimage: {value}\nimage_alt: x")})
    assert reading.articles[0].image is None
    (problem,) = reading.problems
    assert (problem.line, problem.severity) == (4, Severity.WARNING)
    assert "does not exist" in problem.problem
    assert len(problem.problem) < 200


def test_cover_without_words(tmp_path: Path) -> None:
    """A cover that nobody described is shown, with a warning."""
    reading = write(tmp_path, {"a.md": article("lang: en\nimage: p.png"), "p.png": PNG})
    assert said(reading) == [("seeds/a.md", "warning")]
    assert reading.articles[0].image is not None
    assert reading.articles[0].image.alt == ""
