"""A body becomes blocks with plain text and marks; its markup stays behind, and its layout is mended."""

from __future__ import annotations

import pytest

from generator.model.articles import BlockKind, Mark, MarkKind, Part
from tests.reading.one import findings, read, texts

MATTER = "---\ntitle: x\nlang: en\n---\n\n"


def test_kinds_of_blocks() -> None:
    """Headings, paragraphs, items, quotations, tables and code are told apart, with level and order."""
    article = read(
        MATTER
        + "## Head\n\nA line\nand another.\n\n- one\n  - two\n\n1. first\n2. second\n\n> said\n\n```\ncode  here\n```\n"
        + "\n| a | b |\n|---|---|\n| c | **d** |\n"
    )
    assert [(b.kind.value, b.text, b.level, b.ordered, b.line) for b in article.blocks] == [
        ("heading", "Head", 2, False, 6),
        ("paragraph", "A line and another.", 1, False, 8),
        ("item", "one", 1, False, 11),
        ("item", "two", 2, False, 12),
        ("item", "first", 1, True, 14),
        ("item", "second", 1, True, 15),
        ("quote", "said", 1, False, 17),
        ("code", "code  here", 1, False, 19),
        ("table", "a\tb\nc\td", 1, False, 23),
    ]
    assert article.blocks[-1].rows == (("a", "b"), ("c", "d"))
    assert article.blocks[-1].marks == (Mark(6, 7, MarkKind.STRONG),)


def test_marks() -> None:
    """Marks point at the plain text; addresses are kept only where they are safe."""
    article = read(MATTER + "So *this*, **that  one** and `it`, [here](https://a.example/x) or <mailto:a@b.example>.\n")
    block = article.blocks[0]
    assert block.text == "So this, that one and it, here or mailto:a@b.example."
    assert [(block.text[m.start : m.end], m.kind.value, m.href) for m in block.marks] == [
        ("this", "emphasis", None),
        ("that one", "strong", None),
        ("it", "code", None),
        ("here", "link", "https://a.example/x"),
        ("mailto:a@b.example", "link", "mailto:a@b.example"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "/local",
        "page.md",
        "../up",
        "#here",
        "//host.example/x",
        "http:///x",
        "https://user:pw@host.example/",
        "file:///etc/passwd",
        "$(DEVEL)/x",
        "http://[x",
    ],
)
def test_other_links_become_text(address: str) -> None:
    """A link that does not lead to the web becomes plain text, and is reported."""
    for text in (f"See [the text]({address}) here.", f"See [the text][1] here.\n\n[1]: {address}"):
        article = read(MATTER + text + "\n")
        assert [(b.text, b.marks) for b in article.blocks] == [("See the text here.", ())]
        assert ("removed", "link", 6) in findings(article)


def test_reference_links() -> None:
    """References are resolved, also when they come later; those without a definition become their text."""
    article = read(
        MATTER + "See [one][a], [two][] and [three][gone].\n\n[a]: https://a.example/\n[two]: https://b.example/\n"
    )
    block = article.blocks[0]
    assert block.text == "See one, two and three."
    assert [mark.href for mark in block.marks] == ["https://a.example/", "https://b.example/"]
    assert ("repaired", "reference without its address", 6) in findings(article)


def test_images_are_never_loaded() -> None:
    """An image in a sentence goes; alone in a paragraph it becomes its words, linked where it is on the web, and is no
    sentence."""
    article = read(MATTER + "See ![a chart](c.png) here.\n\n![A hall](https://a.example/h.png)\n\n![](x.png)\n\nEnd.\n")
    assert texts(article) == ["See here.", "A hall", "End."]
    assert article.blocks[1].marks == (Mark(0, 6, MarkKind.LINK, "https://a.example/h.png"),)
    assert [len(block.passages) for block in article.blocks] == [1, 0, 1]
    assert [line for _, what, line in findings(article) if what == "image"] == [6, 8, 10]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![img](https://x.example/a.png)\nHeat pump sales rose.\n", ["Heat pump sales rose."]),
        ("Sales rose. ![img](a.png)\n", ["Sales rose."]),
        ("[![img](a.png)](https://x.example/) Sales rose.\n", ["Sales rose."]),
        ("- ![img](a.png)\n\n  Sales rose.\n- Prices fell.\n", ["Sales rose.", "Prices fell."]),
        ("| A | B |\n|---|---|\n| ![img](a.png) | 5 |\n", ["A\tB", "\t5"]),
        ("> ![img](a.png)\n> Sales rose.\n", ["Sales rose."]),
        ("## Who pays? ![img](a.png)\n\nAll do.\n", ["Who pays?", "All do."]),
    ],
)
def test_the_words_for_a_picture_are_no_part_of_a_passage(text: str, expected: list[str]) -> None:
    """Beside other words, an image leaves nothing but a finding."""
    article = read(MATTER + text)
    assert [passage.text for passage in article.passages] == expected
    assert [what for how, what, _ in findings(article) if how == "removed"] == ["image"]


def test_labelled_questions_are_no_headings() -> None:
    """A short line that begins with a question's letter asks, also in a text without frontmatter."""
    opening = "A fee\n\nThe council met.\n\n"
    text = opening + "Q: Who has to pay?\n\nA: Every ship pays the fee.\n\nQ: Who decides?\n\nA: The council.\n"
    asked = [(pair.question.text, pair.answer[0].text) for pair in read(text).pairs]
    assert asked == [("Who has to pay?", "Every ship pays the fee."), ("Who decides?", "The council.")]


def test_raw_html_becomes_words() -> None:
    """Tags go, scripts with all they hold, and what was there is in the findings."""
    article = read(
        MATTER
        + '<div onclick="x()"><p>One &amp; two.</p><script>alert(1)</script><p>Three.</p></div>\n\n'
        + "In <b>the</b> line <script>alert(2)</script>there<br>is &lt;i&gt; <img src=x onerror=alert(3)> too.\n\n"
        + "<!-- a comment -->\n"
    )
    assert texts(article) == ["One & two.", "Three.", "In the line there is <i> too."]
    html = [finding for finding in article.findings if finding.what == "raw HTML"]
    assert [finding.line for finding in html] == [6, 8, 10]
    assert "alert(1)" in html[0].text


def test_template_tags_go_and_braces_stay() -> None:
    """Shortcodes, Liquid tags and attribute lists are removed with a finding; braces that are text stay text."""
    article = read(
        MATTER
        + '{{< ring title="x" >}}\n\nOne {{ page.title }} here.{% assign x = "1" %}\n\n{{< /ring >}}\n\n'
        + "## Head {#id}\n{: .no_toc }\n\n- Item\n{:.wide}\n\n{% comment %}\nhidden\n{% endcomment %}\n\n"
        + "Write `{% raw %}` and ${x}.\n\n![[file.png]]\n\nSee [[Page|the page]] and [^1].\n\n[^1]: The note is text.\n"
    )
    assert texts(article) == [
        "One {{ page.title }} here.", "Head", "Item", "Write {% raw %} and ${x}.",
        "See the page and .", "The note is text.",
    ]  # fmt: skip
    assert [(what, line) for _, what, line in findings(article) if line] == [
        ("shortcode", 6), ("template tag", 8), ("shortcode", 10), ("attribute list", 12), ("attribute list", 13),
        ("attribute list", 16), ("template comment", 18), ("embedded file", 24), ("footnote mark", 26),
    ]  # fmt: skip


def test_links_with_template_targets() -> None:
    """A link whose address a template would have made becomes text, with or without spaces in it."""
    article = read(MATTER + "See [a]({{site.baseurl}}/a) and [b]({{ site.baseurl }}/b).\n")
    assert texts(article) == ["See a and b."]


@pytest.mark.parametrize("bullet", ["•", "–", "▪", "·", "*", "-"])
def test_bullets(bullet: str) -> None:
    """Any bullet makes a list, also right below a paragraph."""
    article = read(
        f"A headline of its own\n\nThere are two points:\n{bullet} the first one\n{bullet} the second one\n", "x.txt"
    )
    assert texts(article, kind=BlockKind.ITEM) == ["the first one", "the second one"]


def test_a_dash_alone_is_no_bullet() -> None:
    """One line that begins with a dash is a line."""
    article = read(MATTER + "– so it was said.\n")
    assert texts(article, kind=BlockKind.ITEM) == []


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines that an editor wrapped are one paragraph, in plain text too."""
    wrapped = "The exchange wants every firm to pay the fee from\n"
    wrapped += "May onwards, and says that the rules leave it no\nchoice this year.\n"
    article = read(
        f"A headline of its own\n\n{wrapped}\nThe union of traders is holding out against the\nplan.\n", "x.txt"
    )
    assert [len(block.passages) for block in article.blocks] == [1, 1]
    assert "fee from May onwards" in article.blocks[0].text


@pytest.mark.parametrize(("path", "matter"), [("x.txt", "A headline of its own\n\n"), ("x.md", MATTER)])
def test_indented_prose_is_no_code(path: str, matter: str) -> None:
    """A paragraph that is set in from the margin is a paragraph."""
    prose = "    The exchange wants every firm to pay the fee, and says that it has no choice.\n"
    article = read(f"{matter}{prose}\n{prose}", path)
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2


def test_indented_code_stays_code() -> None:
    """Code under frontmatter may be indented."""
    article = read(MATTER + "As so:\n\n    x = f(y)\n    return x\n")
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH, BlockKind.CODE]
    assert article.blocks[1].passages == ()


def test_items_with_paragraphs() -> None:
    """An item of several paragraphs stays one item, each paragraph on a line of its own."""
    article = read(MATTER + "1. One here. Two here.\n\n   Three *here*.\n\n2. Four.\n")
    assert texts(article) == ["One here. Two here.\nThree here.", "Four."]
    assert [passage.text for passage in article.passages] == ["One here.", "Two here.", "Three here.", "Four."]
    assert [(m.start, m.end) for m in article.blocks[0].marks] == [(26, 30)]


def test_bold_lines_are_headings() -> None:
    """A short paragraph in bold before a longer one is a heading that its author could not write otherwise."""
    article = read(
        MATTER
        + "**The next steps**\n\nThe exchange will answer by the end of May.\n\n**It will not wait.**\n\nSo it says.\n"
    )
    assert texts(article, kind=BlockKind.HEADING) == ["The next steps"]


def test_mojibake() -> None:
    """Text in the wrong encoding is repaired in place; quotes, ligatures and widths stay as written."""
    article = read("---\ntitle: Theyâ€¦ “ﬁt” ＡＢ\n---\n\nItâ€™s “so” for the ﬁrm ＡＢ and e\u0301.\n")
    assert article.title == "They… “ﬁt” ＡＢ"
    assert texts(article) == ["It’s “so” for the ﬁrm ＡＢ and e\u0301."]
    repaired = [finding for finding in article.findings if finding.what == "mojibake"]
    assert [(finding.line, finding.text) for finding in repaired] == [(2, "Theyâ€¦"), (5, "Itâ€™s")]


def test_mojibake_broken_in_two() -> None:
    """A hidden character inside mojibake is taken out first, and what that uncovers is repaired."""
    article = read(MATTER + "Itâ\u200b€™s so, says Renï¿½e.\n")
    assert texts(article) == ["It’s so, says Ren\ufffde."]
    assert sorted(what for _, what, line in findings(article) if line) == [
        "invisible character", "lost character", "mojibake", "mojibake",
    ]  # fmt: skip


def test_invisible_characters() -> None:
    """Control characters, zero widths and overrides of direction go, each with a finding; emoji stay whole."""
    article = read(MATTER + "a\u202eb\u200bc\x07d\u00ade &#x202E;f 👩\u200d🔬\n\nx\u2028y\x1b[31mz\n")
    assert texts(article) == ["abcde f 👩\u200d🔬", "x yz"]
    assert [(what, line) for treatment, what, line in findings(article) if treatment == "removed"] == [
        ("bidirectional control", 6), ("control character", 6), ("invisible character", 6), ("control character", 8),
    ]  # fmt: skip


def test_text_without_words_is_an_error() -> None:
    """What is left of a file has to be a text."""
    article = read(MATTER + "Text.\n\n---\n\n***\n")
    assert texts(article, Part.BODY) == ["Text."]


def test_quotations_in_shortcodes() -> None:
    """A shortcode that shows somebody's words becomes a quotation instead of vanishing with them."""
    said = '{{< quote text="We asked for it, and we got it." cite="Doe" >}}'
    article = read(f"{MATTER}Doe said in May:\n\n{said}\n\nNew.\n")
    assert texts(article, kind=BlockKind.QUOTE) == ["We asked for it, and we got it."]
    assert article.blocks[1].announced_by == "s1"
    assert ("repaired", "quotation in a shortcode", 8) in findings(article)


def test_nothing_is_announced_across_a_gap() -> None:
    """Where something was taken out after the announcement, the next paragraph is not what was announced."""
    article = read(MATTER + "Doe said in May:\n\n{{< video id=1 >}}\n\nThe vote is due in May of next year.\n")
    assert texts(article, kind=BlockKind.QUOTE) == []
