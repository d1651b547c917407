"""What a file is, and what becomes of it: pages nested without end, data that is no article, HTML in Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing.documents import Origin
from generator.importing.files import inputs
from generator.importing.forms import first_tag, open_file
from generator.importing.places import name_for
from generator.model.articles import BlockKind, Treatment
from tests.importing.made import WORDS, again, imported

ONE, TWO, THREE = WORDS["en"].sentences[:3]


@pytest.mark.parametrize("depth", [100, 1_000, 30_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote"])
def test_no_depth_costs_a_word(depth: int, tag: str) -> None:
    """However deep the tags of a page are, its text is there, and sentences are not glued to each other."""
    opened, closed = f"<{tag}>" * depth, "".join(f"</{name}>" for name in reversed(tag.split("><"))) * depth
    head = "<head><title>A page</title><meta name='date' content='2026-03-04'></head>"
    made = imported(f"<html lang='en'>{head}<body>{opened}<p>{ONE}</p><p>{TWO}</p>{closed}<p>{THREE}</p></body></html>")
    there = made.text + "".join(finding.text for finding in made.findings)
    assert all(sentence in there for sentence in (ONE, TWO, THREE))
    assert f"{ONE}{TWO}" not in there
    assert (made.article.title, str(made.article.published)) == ("A page", "2026-03-04")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"a": [1]}', "JSON, but no JSON Feed"),
        ("[1, 2]", "JSON, but no JSON Feed"),
        ('{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": [', "a JSON Feed that is broken"),
        ("[" * 200_000, "JSON that is nested too deeply"),
        ("<?xml version='1.0'?><book><title>x</title></book>", "XML with the root <book>"),
        ("<?xml version='1.0'?>words", "XML without a root"),
    ],
)
def test_other_data_is_no_article(text: str, what: str) -> None:
    """It is named for what it is, with a remedy, and no text is made of its bones."""
    opened = open_file(text.encode(), shown="in/a.json", path="a.json")
    assert opened.documents == ()
    assert str(opened.problems[0]).startswith(f"in/a.json: the file is {what}, and holds no article")


@pytest.mark.parametrize(
    "text", ["[A link](https://a.example) and words.", '{"title": "x"}\n\nWords.', "[Draft] Words."]
)
def test_brackets_alone_are_no_data(text: str) -> None:
    """Markdown may begin with a bracket, frontmatter with a brace."""
    assert open_file(text.encode(), shown="a.md", path="a.md").problems == ()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<?xml version='1.0'?>\n<!-- <p> -->\n<!DOCTYPE r [\n<!ENTITY a '>'>\n]>\n<rss>", "rss"),
        ("<!DOCTYPE rss SYSTEM 'x'><rss>", "rss"),
        ("<!doctype HTML><p>", "html"),
        ("<!DOCTYPE r [<!ENTITY a 'b'>", ""),
        ("Words < <rss>", ""),
    ],
)
def test_the_first_tag(text: str, tag: str) -> None:
    """Declarations, their own declarations, and comments stand before it."""
    assert first_tag(text) == tag


TABLE = (
    "<table class='wide'>\n<tr><th>Year</th><th>Fee</th></tr>\n\n<tr><td>2026</td><td><b>1.20</b></td></tr>\n</table>"
)


def test_html_in_markdown_keeps_its_shape() -> None:
    """A table and a list that somebody wrote in HTML are set as Markdown; lines and words are accounted for."""
    made = imported(
        f"---\ntitle: A\n---\n{ONE}\n\n{TABLE}\n\n<ul><li>{TWO}</li><li>A <a href='https://a.example/'>link</a>.</li></ul>\n\n"
        f"{THREE} <b>bold</b>\n",
        "a.md",
    )
    assert "\n\n| Year | Fee |\n| --- | --- |\n| 2026 | **1.20** |\n\n" in made.text
    assert f"\n\n- {TWO}\n- A [link](https://a.example/).\n\n" in made.text
    kinds = [block.kind for block in made.article.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH]
    found = [(finding.what, finding.line) for finding in made.findings if finding.treatment is Treatment.REPAIRED]
    assert found == [("HTML in Markdown", 6), ("HTML in Markdown", 12)]
    assert [finding.line for finding in made.findings if finding.what == "raw HTML"] == [14]
    assert again(made).text == made.text


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{TABLE}\n```",
        "<table>\n<tr><td>never closed</td></tr>",
        "<blockquote>\n\nSomebody's *Markdown* goes on here.\n\n</blockquote>",
        "<ul>\n{% for a in b %}<li>{{ a }}</li>{% endfor %}\n</ul>",
    ],
)
def test_what_is_not_all_html_is_left_to_reading(text: str) -> None:
    """Code, what does not close, Markdown in HTML, and templates are none of it."""
    made = imported(f"---\ntitle: A\n---\n{ONE}\n\n{text}\n\n{TWO}\n", "a.md")
    assert not any(finding.what == "HTML in Markdown" for finding in made.findings)
    assert ONE in made.text
    assert again(made).text == made.text


def test_addresses_are_written_as_people_write_them() -> None:
    """A link that shows only its address stays one, and no more characters are escaped than need it."""
    text = "See <https://a.example/b_c?d=(e)> or write to <desk@a.example>; [there](https://a.example/b_c_d) is *more*."
    made = imported(f"---\ntitle: A\n---\n{text}\n", "a.md")
    assert text.replace("*more*", "_more_") in made.text
    assert again(made).text == made.text


@pytest.mark.parametrize(
    ("path", "name"),
    [("a/b.md", "a/b.md"), ("a\nb/c\x1bd.md", "a-b/c-d.md"), ("x y é.md", "x y é.md"), (".hidden.md", "hidden.md")],
)
def test_names_that_cannot_be_shown_are_changed(path: str, name: str) -> None:
    """A file keeps its name, but for characters that no terminal should be given."""
    assert name_for(Origin(path, own=True), "Title") == name


def test_paths_that_lead_nowhere_are_problems(tmp_path: Path) -> None:
    """Links in a circle, and a file taken for a folder: each is named, and the others are found."""
    (tmp_path / "a.md").write_text(ONE)
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    chosen = inputs([tmp_path / "loop.md", tmp_path / "a.md" / "b.md", tmp_path / ("x" * 300), tmp_path / "a.md"])
    assert [entry.path for entry in chosen.files] == ["a.md"]
    assert len(chosen.problems) == 3


def body(html: str) -> str:
    """The text of a page with a title, two paragraphs, and something in between."""
    made = imported(
        f"<html><head><title>A page</title></head><body><p>{ONE} {TWO}</p>{html}<p>{THREE} {ONE}</p></body></html>"
    )
    assert again(made).text == made.text
    return made.text.partition("\n---\n")[2].strip().removeprefix(f"{ONE} {TWO}").removesuffix(f"{THREE} {ONE}").strip()


def test_cells_keep_their_words_apart() -> None:
    """Whatever a cell is made of, its words are not glued to each other, and its links and emphasis stay."""
    cell = "<ul><li>2.00</li><li>1.00 <b>reduced</b> fare</li></ul>now<br>or <a href='https://a.example/'>later</a>"
    made = body(f"<table><tr><th>Line <i>and</i> port</th><th>Fee</th></tr><tr><td>1</td><td>{cell}</td></tr></table>")
    assert made.split("\n")[0] == "| Line _and_ port | Fee |"
    assert made.split("\n")[2] == "| 1 | 2.00 1.00 **reduced** fare now or [later](https://a.example/) |"


def test_tables_that_only_place_things_are_none() -> None:
    """An old page in a table is a text, with its paragraphs and lists."""
    text, *rest = WORDS["en"].sentences[3:]
    made = imported(
        "<HTML><TITLE>Old</TITLE><BODY><TABLE><TR><TD><A HREF='/'>Home</A><BR><A HREF='/b'>Contact</A></TD><TD>"
        f"{ONE}<BR><BR>{TWO} It is <I>not yet</I> known.<P>{THREE}<OL><LI>{text}<LI>{rest[0]}</OL></TD></TR></TABLE>"
    )
    assert made.text.endswith(f"\n\n{ONE}\n\n{TWO} It is _not yet_ known.\n\n{THREE}\n\n1. {text}\n2. {rest[0]}\n")


def test_a_heading_in_two_lines_is_one() -> None:
    """A line break inside a heading neither glues its words nor splits it."""
    assert body(f"<h2>A fee<br>for all</h2><p>{WORDS['en'].sentences[4]}</p>") == (
        f"## A fee for all\n\n{WORDS['en'].sentences[4]}"
    )


def test_a_title_and_a_menu_take_no_words_from_the_text() -> None:
    """What is reported as outside of the article is what is outside, although its words are in the text, too."""
    menu = "<nav><a href='/'>council</a> <a href='/fees'>fees</a></nav>"
    made = imported(
        f"<html><head><title>A</title></head><body>{menu}<h1>The council</h1><p>{ONE}</p><p>{TWO}</p></body></html>"
    )
    outside = [finding.text for finding in made.findings if finding.what == "outside of the article"]
    assert all(len(piece) < 20 for piece in outside)
