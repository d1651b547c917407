"""Markdown of any kind as blocks: nesting, raw HTML, pictures; and lines of any layout as Markdown."""

from __future__ import annotations

import pytest

from generator.model.articles import Mark, MarkKind
from generator.reading.layout import lay_out
from generator.reading.lines import in_code, joined, numbered
from generator.reading.markdown import parse
from generator.reading.templates import without_tags

LONG = "The council met in the old customs house and spoke about the ferries until midnight, as it often does in March."


def blocks(text: str, *, indented_code: bool = False) -> list[tuple[str, str, int]]:
    """Kind, text and level of each block."""
    return [
        (d.block.kind.value, d.block.text, d.block.level)
        for d in parse(numbered(text), indented_code=indented_code).drafts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  - b\n    - c\n- d", [("item", "a", 1), ("item", "b", 2), ("item", "c", 3), ("item", "d", 1)]),
        ("- a\n\n  b\n\n  ```\n  c\n  ```\n- d", [("item", "a\nb", 1), ("code", "c", 1), ("item", "d", 1)]),
        ("- a\n\n  # b\n\n  c", [("item", "a", 1), ("heading", "b", 1), ("item", "c", 1)]),
        ("- a\n\n  > b\n- c", [("item", "a", 1), ("quote", "b", 1), ("item", "c", 1)]),
        ("> a\n>\n> - b\n>\n> # c", [("quote", "a", 1), ("quote", "b", 1), ("quote", "c", 1)]),
        ("> > a\n\nb", [("quote", "a", 1), ("paragraph", "b", 1)]),
        ("a\n===\n\nb\n---", [("heading", "a", 1), ("heading", "b", 2)]),
        ("- a\n\n| b |\n|---|\n| c |\n|   |", [("item", "a", 1), ("table", "b\nc", 1)]),
        ("| |\n|---|\n| |", []),
        ("```\n\n```", []),
        ("#", []),
        ("- \n- a", [("item", "a", 1)]),
        ("a  \nb\\\nc", [("paragraph", "a b c", 1)]),
        ("***", []),
        ("![a](b.png)", [("paragraph", "a", 1)]),
        ("![](b.png)", []),
        ("- ![a](b.png)", [("item", "a", 1)]),
    ],
)
def test_nesting(text: str, expected: list[tuple[str, str, int]]) -> None:
    """Items keep their depth, quotations what is quoted in them, and nothing stands for nothing."""
    assert blocks(text) == expected


def test_indented_code() -> None:
    """Lines set in by four are code only where the text is Markdown for sure."""
    assert blocks("a\n\n    b  c", indented_code=True) == [("paragraph", "a", 1), ("code", "b  c", 1)]
    assert blocks("a\n\n    b  c") == [("paragraph", "a", 1), ("paragraph", "b c", 1)]
    assert blocks("```\n\ta\u200b\n```") == [("code", "    a", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<ul><li>a</li><li>b &amp; c</li></ul>", ["a", "b & c"]),
        ("<div>a<br>b</div>", ["a", "b"]),
        ("<script>a</script>", []),
        ("<style>\na\n</style>", []),
        ("<svg><text>a</text></svg><p>b</p>", ["b"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<!-- a -->", []),
        ("a <b>b</b><br/>c", ["a b c"]),
        ("a <script>b</script> c", ["a c"]),
        ("a <script/>b", ["a b"]),
        ("a</script> b", ["a b"]),
        ("a<wbr>b", ["ab"]),
        ("a &lt;b&gt; &copy;", ["a <b> ©"]),
        ("> <p>a</p>", ["a"]),
        ("<div>" * 2100 + "a" + "</div>" * 2100, ["a"]),
    ],
)
def test_raw_html(text: str, expected: list[str]) -> None:
    """Its words stay, set apart where the tags do; what is no text to see goes."""
    assert [text for _, text, _ in blocks(text)] == expected


def test_findings_of_a_line() -> None:
    """Tags, links and pictures that go are reported with what they were."""
    told = parse(numbered("\na <b>b</b> [c](x.md) ![d](e.png)")).findings
    assert [(f.what, f.line, f.text) for f in told] == [
        ("link", 2, "x.md"), ("image", 2, "d <e.png>"), ("raw HTML", 2, "<b> </b>"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("**a** b", [Mark(0, 1, MarkKind.STRONG)]),
        ("a **b**", [Mark(2, 3, MarkKind.STRONG)]),
        ("***a***", [Mark(0, 1, MarkKind.EMPHASIS), Mark(0, 1, MarkKind.STRONG)]),
        ("[**a** b](https://a.example)", [Mark(0, 3, MarkKind.LINK, "https://a.example"), Mark(0, 1, MarkKind.STRONG)]),
        ("[![a](https://b.example)](https://a.example)", [Mark(0, 1, MarkKind.LINK, "https://a.example")]),
        ("`a  b` c", [Mark(0, 3, MarkKind.CODE)]),
        ("a [](https://a.example) b", []),
    ],
)
def test_marks_of_a_line(text: str, marks: list[Mark]) -> None:
    """Marks point at the plain text, the outer before the inner; one over nothing is none."""
    (draft,) = parse(numbered(text)).drafts
    assert sorted(draft.block.marks, key=lambda m: (m.start, -m.end, m.kind)) == list(draft.block.marks)
    assert set(draft.block.marks) == set(marks)


def test_marks_across_cells_and_paragraphs() -> None:
    """Marks move with their cell, and with their paragraph in an item."""
    (table,) = parse(numbered("| a | **b** |\n|---|---|\n| *c* | d |")).drafts
    assert [table.block.text[m.start : m.end] for m in table.block.marks] == ["b", "c"]
    (item,) = parse(numbered("- a\n\n  **b** c")).drafts
    assert [item.block.text[m.start : m.end] for m in item.block.marks] == ["b"]


@pytest.mark.parametrize(
    ("text", "spoken"), [("![a](b.png)", False), ("a", True), ("```\na\n```", False), ("- ![a](b.png)", False)]
)
def test_what_is_no_sentence(text: str, spoken: bool) -> None:
    """Code and the words for a picture alone are no sentences."""
    assert [draft.spoken for draft in parse(numbered(text)).drafts] == [spoken]


@pytest.mark.parametrize(
    ("text", "has_matter", "expected"),
    [
        ("• a\n• b", True, "- a\n- b"),
        ("– a\n– b", True, "- a\n- b"),
        ("– a\n\nb", True, "– a\n\nb"),
        ("```\n• a\n```", True, "```\n• a\n```"),
        (f"{LONG}\n- a\n- b", False, f"{LONG}\n\n- a\n- b"),
        ("a | b\n---|---\nc | d", False, "a | b\n---|---\nc | d"),
        (f"{LONG}\na | b\n---|---\nc | d\n{LONG}", True, f"{LONG}\n\na | b\n---|---\nc | d\n\n{LONG}"),
        ("- a.\nB goes on", False, "- a.\n\nB goes on"),
        ("- a\nb goes on", False, "- a\nb goes on"),
        ("- a.\nb goes on", False, "- a.\nb goes on"),
        ("- a.\n  B goes on", False, "- a.\n  B goes on"),
        (f"    {LONG}", True, LONG),
        ("    x = 1", True, "    x = 1"),
        (f"- a\n\n    {LONG}", True, f"- a\n\n    {LONG}"),
        ("  a b c", False, "a b c"),
        ("  - a\n  - b", False, "- a\n- b"),
    ],
)
def test_layout(text: str, has_matter: bool, expected: str) -> None:
    """Bullets, tables, items and margins become what Markdown reads as was meant."""
    assert joined(lay_out(numbered(text), has_matter=has_matter).lines) == expected


@pytest.mark.parametrize(
    ("text", "has_matter", "dense"),
    [
        (f"{LONG}\n{LONG}\n{LONG}", False, True),
        (f"{LONG}\n\n{LONG}\n\n{LONG}", False, False),
        (f"{LONG}\n{LONG}\n{LONG}", True, False),
        (f"{LONG * 2}\n{LONG * 2}\n{LONG * 2}", True, True),
        (f"# a\n{LONG}\n{LONG}", False, False),
        ("a\n===\n" + f"{LONG}\n" * 3, False, False),
        ("The council met in the\nold customs house and\nspoke about ferries.\n", False, False),
    ],
)
def test_one_line_a_paragraph(text: str, has_matter: bool, dense: bool) -> None:
    """Lines that are paragraphs are told from lines that an editor has wrapped, and from Markdown."""
    findings = lay_out(numbered(text), has_matter=has_matter).findings
    assert ("one line a paragraph" in [finding.what for finding in findings]) is dense


def test_headings_that_we_made() -> None:
    """The lines that became headings are known, for the page did not mark them."""
    laid = lay_out(
        numbered(f"{LONG}\n\nWhat comes next\n\n{LONG}\n\nRelated articles\n\nOld fares\n\n{LONG}"), has_matter=False
    )
    assert laid.headings == {3, 7}
    assert [line.text for line in laid.lines if line.number in laid.headings] == [
        "## What comes next",
        "## Related articles",
    ]


@pytest.mark.parametrize(
    ("text", "left", "what"),
    [
        ("a {{< b >}} c", "a  c", ["shortcode"]),
        ("a {{% b %}} c", "a  c", ["shortcode"]),
        ("a {% b %} c", "a  c", ["template tag"]),
        ("a {{ b }} c", "a {{ b }} c", []),
        ("`{{< b >}}` c", "`{{< b >}}` c", []),
        ("# a {#b}", "# a", ["attribute list"]),
        ("a\n{: .b }", "a\n", ["attribute list"]),
        ("a {: .b }", "a", ["attribute list"]),
        ("a ![[b.png]] c", "a  c", ["embedded file"]),
        ("a [[b|c]] [[d]]", "a c d", []),
        ("a[^1] b", "a b", ["footnote mark"]),
        ("[^1]: a", "a", []),
        ("{% comment %}\na\n{% endcomment %}\nb", "\n\n\nb", ["template comment"]),
        ('{{< quote text="So it was in the end." >}}', "> So it was in the end.", ["quotation in a shortcode"]),
        ('a {{< quote text="So it was in the end." >}}', "a ", ["shortcode"]),
        ('{{< quote text="Too short" >}}', "", ["shortcode"]),
        ("[a]( {{ b }} )", "[a]({{b}} )", []),
    ],
)
def test_tags_of_templates(text: str, left: str, what: list[str]) -> None:
    """Tags go with a finding, and lines keep their numbers; braces that are text, and code, stay."""
    lines, findings = without_tags(numbered(text))
    assert joined(lines) == left
    assert [finding.what for finding in findings] == what
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert not any(in_code(lines))
