"""Which keys say what, whichever comes first, and how metadata is told from text."""

from __future__ import annotations

import pytest

from generator.errors import Severity
from generator.reading.dialects import ACCEPTED, folded, is_known, normalise
from generator.reading.lines import numbered
from generator.reading.matter import split_matter
from tests.reading.one import read


def values(data: dict[str, object]) -> dict[str, object]:
    """Metadata under our names."""
    return dict(normalise(data, {key: at for at, key in enumerate(data, 2)}, "x.md").values)


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in ACCEPTED.items() for key in keys])
def test_every_accepted_key(name: str, key: str) -> None:
    """Each accepted key fills its field in any case, with any mark between its words."""
    written = "https://a.example" if name == "url" else "2026-03-03"
    for form in (key, key.upper(), key.replace("_", "-")):
        data: dict[str, object] = (
            {"date": {form.partition(".")[2]: written}} if "." in form.casefold() else {form: written}
        )
        assert values(data)[name] == written
    assert is_known(key.split(".")[0])


@pytest.mark.parametrize(
    ("data", "field", "expected"),
    [
        ({"date": "1", "publishedAt": "2"}, "published", "2"),
        ({"publishedAt": "", "date": "1"}, "published", "1"),
        ({"publishedAt": None, "published": True, "date": "1"}, "published", "1"),
        ({"published": "2026-03-03", "created": "2026-03-04"}, "published", "2026-03-03"),
        ({"date": {"created": "1", "updated": "2"}}, "published", "1"),
        ({"date": {"created": "1", "updated": "2"}}, "updated", "2"),
        ({"url": "/fares/", "canonicalUrl": "https://a.example"}, "url", "https://a.example"),
        ({"tags": ["a"], "topics": "b, c", "category": "d"}, "tags", ["a", "b", " c", "d"]),
        ({"categories": ["a", "b"]}, "category", "a"),
        ({"titel": "a"}, "title", "a"),
        ({"title": "b", "titolo": "a"}, "title", "b"),
    ],
)
def test_the_first_key_that_says_something(data: dict[str, object], field: str, expected: object) -> None:
    """The key that comes first in the table wins, wherever it stands in the file; an empty one says nothing."""
    assert values(data)[field] == expected


@pytest.mark.parametrize(
    "data",
    [
        {"published": None, "created": "2026-03-04"},
        {"url": "/fares/"},
        {"published": True},
        {"updated": False},
        {"titolo": []},
    ],
)
def test_keys_that_say_nothing(data: dict[str, object]) -> None:
    """A clipper's own day, a path for an address and a truth for a date fill no field."""
    assert not {"published", "updated", "url", "title"} & values(data).keys()


@pytest.mark.parametrize(
    ("data", "draft"),
    [
        ({"draft": True}, True),
        ({"draft": ""}, False),
        ({"draft": None}, False),
        ({"draft": "maybe"}, "maybe"),
        ({"published": False}, True),
        ({"published": "yes"}, False),
        ({"status": "Private"}, True),
        ({"status": "published"}, None),
        ({"draft": False, "status": "hidden"}, True),
        ({"draft": True, "published": True}, True),
        ({"published": "2026-03-03"}, None),
        ({}, None),
    ],
)
def test_drafts(data: dict[str, object], draft: object) -> None:
    """Any key may hide an article, and none that shows it outweighs that."""
    assert values(data).get("draft") == draft


def test_what_is_left() -> None:
    """What no field took is kept as written, without what nobody sees."""
    given = {"Desk": {"a\u200b": [1]}, "status": "published", "url": "/x/", "day": 2**70, "layout": "post"}
    read_as = normalise(given, {"Desk": 2}, "x.md")
    assert read_as.extra == {
        "Desk": {"a": [1]},
        "status": "published",
        "url": "/x/",
        "day": hex(2**70),
        "layout": "post",
    }
    assert read_as.problems == ()
    assert normalise({"status": "draft"}, {}, "x.md").extra == {}
    assert normalise({"created": "1", "published": "2"}, {}, "x.md").extra == {"created": "1"}


@pytest.mark.parametrize(
    ("key", "meant"),
    [("titel_", None), ("pubdat", "pubDate"), ("langage", "language"), ("sumary", "summary"), ("drafts", "draft")],
)
def test_misspellings(key: str, meant: str | None) -> None:
    """A key that is nearly one of ours is doubted at its line; in another language it is one."""
    problems = normalise({key: "x"}, {key: 4}, "x.md").problems
    assert [(p.line, p.remedy) for p in problems] == (
        [(4, f"write '{meant}' if that is what you mean")] if meant else []
    )


@pytest.mark.parametrize("key", ["desk", "tag", "url", "cover.alt", "series", "xyz", "tit"])
def test_no_misspellings(key: str) -> None:
    """Keys of other programs, short ones, and those of a map are no misspelling."""
    assert normalise({key: "x"}, {}, "x.md").problems == ()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"title": "a", "Title": "b"}, "'Title' says the same as 'title'"),
        ({"title": "a", "titolo": "b"}, "'titolo' says the same as 'title'"),
        ({"titel": "a", "titolo": "b"}, None),
    ],
)
def test_said_twice(data: dict[str, object], problem: str | None) -> None:
    """Two keys of one meaning are told, at the line of the one that was not taken."""
    problems = normalise(data, {key: at for at, key in enumerate(data, 2)}, "x.md").problems
    if problem:
        assert [(p.line, p.problem, p.severity) for p in problems] == [(3, problem, Severity.WARNING)]
    else:
        assert [p.line for p in problems] != []
    assert folded("Published_At") == folded("publishedAt") == "publishedat"


@pytest.mark.parametrize(
    ("text", "form", "data", "body"),
    [
        ("---\ntitle: a\n---\nText.", "yaml", {"title": "a"}, 4),
        ("---\ntitle: a\n...\nText.", "yaml", {"title": "a"}, 4),
        ("\n\n---\n# a comment\ntitle: a\n---\n\nText.", "yaml", {"title": "a"}, 8),
        ("---\n\ntitle: a\n---\nText.", "yaml", {"title": "a"}, 5),
        ("---\n# only a comment\n---\nText.", "yaml", {}, 4),
        ("+++\ntitle = 'a'\n[source]\nname = 'b'\n+++\nText.", "toml", {"title": "a", "source": {"name": "b"}}, 6),
        ('{"title": "a"}\nText.', "json", {"title": "a"}, 2),
        ('{"title": "a"} Text.', "json", {"title": "a"}, 1),
        ("{\n}\nText.", "json", {}, 3),
        ("Title: a\nDate: 2026-03-03\n\nText.", "plain", {"Title": "a", "Date": "2026-03-03"}, 4),
        ("Title: a\nSummary: b\n  goes on\n\nText.", "plain", {"Title": "a", "Summary": "b goes on"}, 5),
        ("Titel: a\nAutor: b\n\nText.", "plain", {"Titel": "a", "Autor": "b"}, 4),
        ("Title: a\n\nText.", "", {}, 1),
        ("Date: a\nTags: b\n\nText.", "", {}, 1),
        ("Title: a\nWho: b\nWhat: c\nWhy: d\nDate: e\n\nText.", "", {}, 1),
        ("Title: a\nDate: b\n", "", {}, 1),
        ("Title: a\nmore\nDate: b\n\nText.", "", {}, 1),
        ("---\nA rule opens this long line of text here.\n---\nText.", "", {}, 1),
        ("---\n\nNote: this is no key of ours.\n---\nText.", "", {}, 1),
        ("+++\nplus signs\n\nText.", "", {}, 1),
        ("{not json}\nText.", "", {}, 1),
    ],
)
def test_forms_of_metadata(text: str, form: str, data: dict[str, object], body: int) -> None:
    """Metadata of four forms is found by content, and the text below it keeps its lines."""
    matter = split_matter(numbered(text), "x.md")
    assert (matter.form, dict(matter.data), matter.body[0].number) == (form, data, body)
    assert (matter.problems, matter.broken) == ((), False)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\ntitle: a\n\nissue:\n  - b\n---\nText.", {"title": 2, "issue": 4}),
        ("+++\ntitle = 'a'\n\n[source]\nname = 'b'\n+++\nText.", {"title": 2, "source": 4}),
        ('\n{\n"title": "a",\n"issue": "b"\n}\nText.', {"title": 3, "issue": 4}),
        ("Title: a\nTags: b\nDate: c\n\nText.", {"Title": 1, "Tags": 2, "Date": 3}),
    ],
)
def test_lines_of_keys(text: str, lines: dict[str, int]) -> None:
    """Each key knows its line, whatever the form, so that a problem can name it."""
    assert split_matter(numbered(text), "x.md").keys == lines


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("---\ntitle: a\nlang: en\ntitle: b\n---\nText.", 4, "'title' is there twice"),
        ('{"title": "a",\n"title": "b"}\nText.', 1, "'title' is there twice"),
        ("---\ntitle: Plan #2 is out\n---\nText.", 2, "'title' ends before the '#', which begins a comment"),
        ("---\ntitle: 'The plan #two is out'\n---\nText.", None, None),
        ("---\ndesk: The plan #two is out\n---\nText.", None, None),
        ("---\ntitle: The plan # a comment\n---\nText.", None, None),
    ],
)
def test_doubts_about_metadata(text: str, line: int | None, problem: str | None) -> None:
    """What is there twice, or cut off at a hash mark, is doubted at its line."""
    problems = split_matter(numbered(text), "x.md").problems
    assert [(p.line, p.problem, p.severity) for p in problems] == (
        [(line, problem, Severity.WARNING)] if problem else []
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("1.10", "1.10"),
        ("1.5", 1.5),
        ("007", "007"),
        ("7", 7),
        ("-7", -7),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("'7'", "7"),
        ("2026-03-03", "2026-03-03"),
        ("1e3", "1e3"),
        ("10.0", 10.0),
        ("1_000", "1_000"),
        ("12345678901234567890", "12345678901234567890"),
        ("0x1f", "0x1f"),
    ],
)
def test_yaml_scalars(written: str, value: object) -> None:
    """A scalar changes its type only where nothing of how it is written is lost."""
    assert split_matter(numbered(f"---\ntitle: {written}\n---\nText."), "x.md").data == {"title": value}


def test_nesting_that_somebody_writes() -> None:
    """Forty levels are metadata; more are an attack or an accident."""
    for form in ("---\na: {}\n---\nText.", "+++\na = {}\n+++\nText.", '{{"a": {}}}\nText.'):
        assert not split_matter(numbered(form.format("[" * 30 + "1" + "]" * 30)), "x.md").broken
        assert split_matter(numbered(form.format("[" * 45 + "1" + "]" * 45)), "x.md").broken


def test_inferred_keys_of_an_import() -> None:
    """What an import has marked as concluded is so again, and noted once."""
    article = read(
        "---\ntitle: a\nlang: en\ndate: 2026-03-03\nsource: b\n"
        "inferred: [title, published, language, source]\n---\n\nText.\n"
    )
    assert not any(
        [
            article.title_stated,
            article.published_stated,
            article.language_stated,
            article.source and article.source.stated,
        ]
    )
    noted = [finding.what for finding in article.findings if finding.treatment == "inferred"]
    assert sorted(noted) == ["language", "publication date", "source", "title"]
