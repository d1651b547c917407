"""Bytes of a file -> the documents in it: its form is found by its content, whatever its name says."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable

from generator.errors import Problem
from generator.importing.documents import MARKDOWN, Document, Draft, Form, Opened, to_yaml
from generator.importing.feeds import feed, is_json_feed, json_feed, names_json_feed
from generator.importing.pages import fragment, page
from generator.model.articles import Finding, Treatment
from generator.reading.files import LARGEST
from generator.reading.lines import clean_lines, joined, numbered
from generator.reading.matter import Matter, split_matter

_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
_PAGES = frozenset({"html", "head", "body"})
_PIECES = frozenset({"article", "main", "section", "div", "table", "p", "h1", "h2", "h3", "h4", "header", "ul", "ol"})
_PROLOGUE = re.compile(r"<\?.*?\?>|<!--.*?-->|<![^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
"""What may stand before a document's first tag."""
_IS_HTML = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_TAG = re.compile(r"<([a-zA-Z][\w:-]*)")
_SPACE = re.compile(r"\s*")
_LINE_OF_HTML = re.compile(r"[ \t]*</?[a-zA-Z!]")
_CHARSET = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([\w.:-]{2,40})""", re.I)


def open_file(data: bytes, *, shown: str, path: str) -> Opened:
    """The documents in `data`, the bytes of a file. Nothing raises: what cannot be used is a problem."""
    text, findings = _text(data)
    if text is None:
        return Opened((Document(shown, path, _named(path), data),))
    root = first_tag(text)
    if root in _FEEDS:
        return _feed(feed(text.encode("utf-8", "replace")), shown, path, findings)
    data_of_feed = is_json_feed(text) if text.lstrip()[:1] == "{" else None
    if data_of_feed is not None:
        return _feed(json_feed(data_of_feed), shown, path, findings)
    if _is_html(text, root):
        return _page(text, shown, path, findings)
    other = _other(text, root)
    if other:
        problem = f"the file is {other}, and holds no article that we know how to find"
        return Opened(problems=(Problem(shown, 0, problem, "export it as a feed, as web pages or as text"),))
    return _plain(data, text, shown, path, findings)


def first_tag(text: str) -> str:
    """The tag that `text` begins with, in small letters, past declarations and comments; "" where it begins with none.

    A document type of HTML counts as its tag.
    """
    at = 0
    while True:
        blank = _SPACE.match(text, at)
        at = blank.end() if blank else at
        if _IS_HTML.match(text, at):
            return "html"
        before = _PROLOGUE.match(text, at)
        if before is None:
            match = _TAG.match(text, at)
            return match[1].casefold() if match else ""
        at = before.end()


def _is_html(text: str, root: str) -> bool:
    """Whether `text`, which begins with the tag `root`, is HTML rather than Markdown with a tag in it."""
    if root in _PAGES or root not in _PIECES:
        return root in _PAGES
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(bool(_LINE_OF_HTML.match(line)) for line in lines) * 2 > len(lines)


def _other(text: str, root: str) -> str:
    """What kind of data `text` is that is no text, neither a feed nor a page; "" where it is none."""
    start = text.lstrip()
    if start.startswith("<?xml"):
        return f"XML with the root <{root[:40]}>" if root else "XML without a root"
    if start[:1] not in ("{", "["):
        return ""
    try:
        json.loads(start)
    except RecursionError:
        return "JSON that is nested too deeply"
    except ValueError:
        return "a JSON Feed that is broken" if names_json_feed(start) else ""
    return "JSON, but no JSON Feed"


def _named(path: str) -> Form:
    return Form.MARKDOWN if path.casefold().endswith(MARKDOWN) else Form.TEXT


def _text(data: bytes) -> tuple[str | None, list[Finding]]:
    """The text of a file in whatever encoding it states or shows; None where reading has to say what is wrong."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    if data[:200].count(0) > len(data[:200]) // 4:
        return _decoded(data, "utf-16-be" if data[:1] == b"\0" else "utf-16-le")
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:2048])
        return _decoded(data, stated[1].decode("ascii", "replace") if stated else "")


def _decoded(data: bytes, encoding: str) -> tuple[str | None, list[Finding]]:
    for name in (encoding, "cp1252", "latin-1"):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
        if "\0" in text:
            return None, []
        return text.removeprefix("\ufeff"), [Finding(Treatment.REPAIRED, "encoding", 0, name)]
    return None, []


def _too_large(shown: str, form: str) -> Opened:
    problem = f"the {form} holds more text than {LARGEST // 1_000_000} MB"
    return Opened(problems=(Problem(shown, 0, problem, "split it"),))


def _page(text: str, shown: str, path: str, findings: list[Finding]) -> Opened:
    draft = page(text)
    if draft is None:
        return Opened(problems=(Problem(shown, 0, "there is no text in the page", "save the page with its text"),))
    data = draft.data()
    if len(data) > LARGEST:
        return _too_large(shown, "page")
    return Opened((Document(shown, path, Form.HTML, data, findings=(*findings, *draft.findings)),))


def _feed(entries: Iterable[tuple[str, Draft]], shown: str, path: str, findings: list[Finding]) -> Opened:
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, (key, draft) in enumerate(entries, 1):
        if not draft.text.strip():
            what = f"entry {number} of the feed has no text: {key[:80]}"
            problems.append(Problem(shown, 0, what, "import the page it links to"))
            continue
        data = draft.data()
        if len(data) > LARGEST:
            problems += _too_large(shown, "entry").problems
            continue
        found = (*findings, *draft.findings)
        documents.append(Document(shown, path, Form.FEED, data, entry=key, findings=found))
    if not documents and not problems:
        problems.append(Problem(shown, 0, "there is no entry in the feed", "remove it, or export it again"))
    return Opened(tuple(documents), tuple(problems))


def _plain(data: bytes, text: str, shown: str, path: str, findings: list[Finding]) -> Opened:
    """Text or Markdown goes to reading as it is; HTML below frontmatter becomes Markdown first."""
    if findings and (b"\0" in data or _CHARSET.search(data[:2048])):
        data = text.encode()
    else:
        findings = []
    if len(data) <= LARGEST and text.lstrip()[:1] in ("-", "+", "{") and "</" in text:
        lines, _ = clean_lines(numbered(text))
        matter = split_matter(lines, shown)
        body = joined(matter.body)
        if matter.form and not matter.broken and _is_html(body, first_tag(body)):
            return Opened((_below(matter, body, shown, path, findings),))
    return Opened((Document(shown, path, _named(path), data, findings=tuple(findings)),))


def _below(matter: Matter, body: str, shown: str, path: str, findings: list[Finding]) -> Document:
    whole = page(body) if first_tag(body) in _PAGES else None
    text = whole.text if whole else fragment(body)
    found = (*findings, *(whole.findings if whole else ()))
    made = f"---\n{to_yaml(matter.data)}---\n\n{text}\n".encode()
    return Document(shown, path, Form.HTML, made, findings=found)
