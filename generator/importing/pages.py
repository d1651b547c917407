"""A saved web page -> its text as Markdown and what the page states about it; the rest of the page is listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree, html

from generator.importing.accounts import words
from generator.importing.documents import Draft
from generator.importing.page_metadata import page_metadata
from generator.importing.tree import HEADINGS, SILENT, next_is_break, plain_text, tag_of, text_blocks, to_markdown
from generator.languages.detection import detect
from generator.model.articles import Finding, Treatment
from generator.model.language_tags import base
from generator.reading.bylines import read_byline
from generator.reading.files import LARGEST
from generator.reading.lines import Line, in_code, joined, numbered
from generator.reading.markdown import parse

_UNSEEN = re.compile(r"<(/?)(script|style|noscript|template|head)\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_ENDS = re.compile(r"<(?P<close>/?)(?P<tag>table|ul|ol|dl|blockquote)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{[{%#<]")
_SHORT_TAG = re.compile(r"<[^<>]{1,1000}>")
_CERTAIN = 400
"""Characters from which a text's own language outweighs the one that its page states."""
_SHORT_ROW = 300
"""Characters of the longest table of one row."""


def page(text: str) -> Draft | None:
    """The article in the HTML `text`; None where there are no words in it."""
    stating, root = _trees(text)
    if stating is None or root is None:
        return None
    draft = Draft(page_metadata(stating, text))
    _unwrap_layout(root)
    _join_headings(root)
    draft.text = _text(root)
    if not draft.text:
        return None
    _without_title(draft)
    title = words(str(draft.metadata.get("title") or ""))
    outside = _outside(root, draft.text, title)
    _bylines(draft, outside)
    draft.findings += [Finding(Treatment.REMOVED, "outside of the article", 0, piece) for piece in outside]
    if chrome := denied_language(draft):
        del draft.metadata["language"]
        draft.metadata["chrome_language"] = chrome
    return draft


def fragment(text: str) -> str:
    """A piece of HTML, all of which is content, as Markdown."""
    root = _trees(f"<div>{text}</div>")[1]
    if root is None:
        return ""
    _unwrap_layout(root)
    return to_markdown(root)


def denied_language(draft: Draft) -> str:
    """The language that a page or a feed states, where the text is surely in another one; "" elsewhere."""
    stated = base(str(draft.metadata.get("language") or ""))
    spoken = (block.block.text for block in parse(numbered(draft.text)).drafts if block.spoken)
    detected = detect(" ".join(spoken)[:5000])
    certain = detected.certain and len(draft.text) >= _CERTAIN
    return stated if certain and detected.language != stated else ""


def _trees(text: str) -> tuple[etree._Element | None, etree._Element | None]:
    """The tree of a page, for what it states; and for its text, which is flattened where tags are nested deeply."""
    root, whole = _tree(text)
    return root, root if whole else _tree(_flattened(text))[0]


def _text(root: etree._Element) -> str:
    """The article of a page as Markdown, found the clever way or else the plain one; "" where it has no words."""
    for find in (_article, _plainly):
        body = find(root)
        text = to_markdown(body) if body is not None else ""
        if words(text):
            return text
    return ""


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    """The tree of a page, and whether the parser did not give up half way, as it does where tags are nested deeply."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, True
    return root, not any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)


def _flattened(text: str) -> str:
    """The words of a page as nothing but paragraphs."""
    seen: list[str] = []
    at, inside = 0, ""
    for tag in _UNSEEN.finditer(text):
        if not inside and not tag[1]:
            seen.append(text[at : tag.start()])
            at, inside = tag.start(), tag[2].casefold()
        elif tag[1] and tag[2].casefold() == inside:
            at, inside = tag.end(), ""
    pieces = _TAG.split(_INLINE.sub("", "<p>".join([*seen, text[at:]])))
    return "".join(f"<p>{piece}</p>" for piece in pieces if piece.strip())


def _size(root: etree._Element) -> int:
    """How much text there is to see in a page; for more than an article has, trafilatura takes long and much memory."""
    return sum(
        len(node.tail or "") + (len(node.text or "") if tag_of(node) not in SILENT else 0) for node in root.iter()
    )


def _article(root: etree._Element) -> etree._Element | None:
    """The part of the page that is the article, by trafilatura, with its own names for tags turned into HTML's."""
    if _size(root) > LARGEST:
        return None
    # Imported here: it takes a third of a second, which no other command should pay.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            html.tostring(root, encoding="unicode"),
            with_metadata=False,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_formatting=True,
            include_links=True,
            favor_recall=True,
        )
    except Exception:  # whatever a page does to somebody else's code, there is still the plain way
        return None
    body = getattr(found, "body", None)
    if body is not None:
        _as_html(body)
        _put_back_tables(body, root)
    return body


_TAGS = {
    "list": "ul", "list ol": "ol", "item": "li", "quote": "blockquote", "row": "tr", "lb": "br", "ref": "a",
    "del": "span", "cell": "td", "cell head": "th", "head": "h2", **{f"head {level}": level for level in HEADINGS},
    "hi": "span", "hi #b": "strong", "hi #i": "em", "hi #t": "code", "hi #sub": "sub", "hi #sup": "sup",
}  # fmt: skip
"""HTML's names for trafilatura's tags, with what they are set as or stand for."""


def _as_html(body: etree._Element) -> None:
    for element in body.iter():
        tag = tag_of(element)
        kind = f"{tag} {element.get('role' if tag == 'cell' else 'rend')}"
        if tag:
            element.tag = _TAGS.get(kind) or _TAGS.get(tag, tag)
        if tag == "code" and "\n" in "".join(map(str, element.itertext())):
            element.tag = "pre"
        if tag == "ref":
            element.set("href", str(element.get("target") or ""))


def _plainly(root: etree._Element) -> etree._Element | None:
    """The article where the page marks one, else its main part, else its body; without what is never part of one."""
    root = deepcopy(root)
    etree.strip_elements(root, "nav", "form", "button", "dialog", "aside", "footer", with_tail=False)
    for path in ("//article", "//main", "//*[@role='main']", "//body"):
        found = root.xpath(path)
        if isinstance(found, list) and found and isinstance(found[0], etree._Element) and plain_text(found[0]):
            return found[0]
    return None


def _without_title(draft: Draft) -> None:
    """Take a first heading out that is the title, or make it the title."""
    match = re.match(r"#{1,2} (?P<title>[^\n]+)(?:\n+|$)", draft.text)
    if not match:
        return
    parsed = parse(numbered(match["title"])).drafts
    title = parsed[0].block.text if parsed else match["title"]
    stated = str(draft.metadata.get("title") or "")
    if match[0].startswith("# ") and not stated:
        draft.metadata["title"] = stated = title
    if words(stated) == words(title):
        draft.text = draft.text[match.end() :]


def _outside(root: etree._Element, text: str, title: list[str]) -> list[str]:
    """The blocks of the page's body whose words are not all in `text`, the title apart.

    Long blocks choose first: the words of a menu may well be somewhere in the text, too.
    """
    there = Counter(words(text))
    blocks = [(block, words(block)) for body in root.iter("body") for block in text_blocks(body)]
    outside: set[int] = set()
    for at in sorted(range(len(blocks)), key=lambda at: -len(blocks[at][1])):
        own = Counter(blocks[at][1])
        if blocks[at][1] == title:
            continue
        if any(count > there[word] for word, count in own.items()):
            outside.add(at)
        else:
            there.subtract(own)
    return [" ".join(blocks[at][0].split()) for at in sorted(outside)]


def _bylines(draft: Draft, outside: list[str]) -> None:
    """What bylines say that were left outside, where the page's own metadata does not say it."""
    for piece in outside:
        byline = read_byline(piece.strip("#*_ "))
        if byline is None:
            continue
        for key, value in (
            ("published", byline.published),
            ("updated", byline.updated),
            ("authors", list(byline.authors)),
            ("source", byline.source),
        ):
            if value and not draft.metadata.get(key):
                draft.metadata[key] = value
                if key == "source":
                    draft.inferred.append("source")


# Tables that place things, and what finding the article has broken


def _unwrap_layout(root: etree._Element) -> None:
    """Turn tables that only place things on a page, as old pages have them, into plain boxes."""
    for table in list(root.iter("table")):
        if _places_only(table):
            for part in _own(table, "thead", "tbody", "tfoot", "tr", "td", "th", "caption"):
                part.tag = "div"
            table.tag = "div"


def _places_only(table: etree._Element) -> bool:
    """Whether a table's cells hold more than values, or it is one row of much text."""
    cells = _own(table, "td", "th")
    one_row = len({cell.getparent() for cell in cells}) <= 1
    return any(map(_is_composed, cells)) or (one_row and len(plain_text(table)) > _SHORT_ROW)


def _own(table: etree._Element, *tags: str) -> list[etree._Element]:
    """The parts of a table that are not those of one inside it."""
    return [part for part in table.iterdescendants(*tags) if next(part.iterancestors("table")) is table]


def _join_headings(root: etree._Element) -> None:
    """Let no heading break off in the middle."""
    for heading in root.iter(*HEADINGS):
        for broken in heading.iter("br"):
            broken.tail = f" {broken.tail or ''}"
        etree.strip_tags(heading, "br")


def _put_back_tables(body: etree._Element, root: etree._Element) -> None:
    """Give the tables of `body`, which somebody else's code has copied from `root`, all that was in them there."""
    there = {_letters(table): table for table in root.iter("table")}
    for table in list(body.iter("table")):
        own, above = there.get(_letters(table)), table.getparent()
        if own is not None and above is not None:
            copy = deepcopy(own)
            copy.tail = table.tail
            above.replace(table, copy)


def _letters(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext())).split())


def _is_composed(cell: etree._Element) -> bool:
    """Whether a cell holds what a text is made of, and not one value."""
    if next(cell.iter(*HEADINGS, "blockquote", "table"), None) is not None:
        return True
    return len(list(cell.iter("p"))) > 1 or any(next_is_break(node) for node in cell.iter("br"))


# HTML tables, lists and quotations in the midst of Markdown, where reading would see loose words


def as_markdown(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines with HTML of such kinds written as Markdown, and a finding for each; lines keep their numbers."""
    ends = _elements(lines)
    made: list[Line] = []
    findings: list[Finding] = []
    at = 0
    while at < len(lines):
        end = ends.get(at, at + 1)
        source = joined(lines[at:end])
        text = fragment(source) if at in ends and _is_all_html(lines[at:end]) else ""
        if text:
            number = lines[at].number
            made += [Line(piece, number) for piece in ("", *text.split("\n"), "")]
            findings.append(
                Finding(Treatment.REPAIRED, "HTML in Markdown", number, " ".join(_SHORT_TAG.findall(source)))
            )
        else:
            made += lines[at:end]
        at = end
    return tuple(made), tuple(findings)


def _elements(lines: Sequence[Line]) -> dict[int, int]:
    """For each line that begins with such an element, outside of code, the index after the line on which it closes."""
    ends: dict[int, int] = {}
    opened: dict[str, list[tuple[int, bool]]] = {}
    code = in_code(lines)
    for at, line in enumerate(lines):
        for found in () if code[at] else _ENDS.finditer(line.text):
            stack = opened.setdefault(found["tag"].casefold(), [])
            if not found["close"]:
                stack.append((at, not line.text[: found.start()].strip()))
            elif stack:
                start, first = stack.pop()
                ends |= {start: at + 1} if first else {}
    return ends


def _is_all_html(lines: Sequence[Line]) -> bool:
    """Whether nothing on the lines is Markdown or a template's: Markdown goes on after a blank line."""
    after_blank = (line.text for above, line in pairwise(lines) if above.blank and not line.blank)
    return all(text.lstrip().startswith("<") for text in after_blank) and not _TEMPLATE.search(joined(lines))
