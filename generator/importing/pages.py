"""A saved web page -> its text as Markdown and what the page states about it; the rest of the page is listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree, html

from generator.importing.accounts import words
from generator.importing.documents import Draft
from generator.importing.page_metadata import page_metadata
from generator.importing.tree import plain_text, tag_of, text_blocks, to_markdown
from generator.languages import detect
from generator.model import Finding, Treatment
from generator.reading.bylines import read_byline
from generator.reading.lines import numbered
from generator.reading.markdown import parse

_CERTAIN = 400
"""Characters from which a text's own language outweighs the one that its page states."""


def page(text: str) -> Draft | None:
    """The article in the HTML `text`; None where there are no words in it."""
    root = _parsed(text)
    if root is None:
        return None
    draft = Draft()
    draft.metadata = page_metadata(root, text)
    body = _article(root)
    draft.text = to_markdown(body) if body is not None else ""
    if not words(draft.text):
        body = _plainly(root)
        draft.text = to_markdown(body) if body is not None else ""
    if not words(draft.text):
        return None
    _without_title(draft)
    title = words(str(draft.metadata.get("title") or ""))
    outside = [piece for piece in _outside(root, draft.text) if words(piece) != title]
    _bylines(draft, outside)
    draft.findings += [Finding(Treatment.REMOVED, "outside of the article", 0, piece) for piece in outside]
    _language(draft)
    return draft


def fragment(text: str) -> str:
    """A piece of HTML, all of which is content, as Markdown."""
    root = _parsed(f"<div>{text}</div>")
    return to_markdown(root) if root is not None else ""


def _parsed(text: str) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _article(root: etree._Element) -> etree._Element | None:
    """The part of the page that is the article, by trafilatura, with its own names for tags turned into HTML's."""
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
    return _as_html(body) if body is not None else None


_TAGS = {"list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "lb": "br", "ref": "a", "del": "span"}
_HI = {"#b": "strong", "#i": "em", "#t": "code", "#u": "span", "#sub": "sub", "#sup": "sup"}


def _as_html(body: etree._Element) -> etree._Element:
    for element in body.iter():
        tag, rend = tag_of(element), str(element.get("rend") or "")
        if tag == "head":
            element.tag = rend if re.fullmatch(r"h[1-6]", rend) else "h2"
        elif tag == "list":
            element.tag = "ol" if rend == "ol" else "ul"
        elif tag == "cell":
            element.tag = "th" if element.get("role") == "head" else "td"
        elif tag == "hi":
            element.tag = _HI.get(rend, "span")
        elif tag == "code" and "\n" in "".join(str(piece) for piece in element.itertext()):
            element.tag = "pre"
        elif tag in _TAGS:
            element.tag = _TAGS[tag]
        if tag == "ref":
            element.set("href", str(element.get("target") or ""))
    return body


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


def _outside(root: etree._Element, text: str) -> Iterator[str]:
    """The blocks of the page's body whose words are not all in `text`."""
    there = Counter(words(text))
    for body in root.iter("body"):
        for block in text_blocks(body):
            own = Counter(words(block))
            if own and any(count > there[word] for word, count in own.items()):
                yield " ".join(block.split())
            else:
                there -= own


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


def _language(draft: Draft) -> None:
    """The language that the page states, unless its text is surely in another one: then that is the chrome's."""
    stated = str(draft.metadata.get("language") or "")
    detected = detect(" ".join(block.block.text for block in parse(numbered(draft.text)).drafts if block.spoken)[:5000])
    code = re.split(r"[-_]", stated)[0].casefold()
    if stated and detected.certain and detected.language != code and len(draft.text) >= _CERTAIN:
        del draft.metadata["language"]
        draft.metadata["chrome_language"] = code
