"""RSS, Atom and JSON Feed files -> one draft an entry. Nothing is ever fetched."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.importing.documents import Draft
from generator.importing.page_metadata import dated
from generator.importing.pages import denied_language, fragment
from generator.model.articles import Finding, Treatment
from generator.reading.values import checked

_MARKUP = re.compile(r"<(?:p|br|a|div|ul|ol|h[1-6]|blockquote|table|strong|em|b|i|img|span|figure|pre)\b|&\w+;", re.I)

Entry = tuple[str, Draft]


def feed(data: bytes) -> list[Entry]:
    """The entries of an RSS or Atom file, each with what tells it apart; empty where it is no feed."""
    # Imported here: no other command should pay for it.
    import feedparser

    # A stream: given text, the parser would take an address or a file's name for what to open.
    parsed = feedparser.parse(io.BytesIO(data))
    if not parsed.get("version") and not parsed.get("entries"):
        return []
    about = parsed.get("feed", {})
    return list(_told_apart(_entry(entry, about) for entry in parsed.get("entries", [])))


def json_feed(data: Mapping[str, Any]) -> list[Entry]:
    """The entries of a JSON Feed."""
    items = data.get("items")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return list(_told_apart(_item(item, data) for item in entries))


def is_json_feed(text: str) -> Mapping[str, Any] | None:
    """The data of a JSON Feed; None for any other JSON."""
    if not names_json_feed(text):
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def names_json_feed(text: str) -> bool:
    """Whether `text` says that it is a JSON Feed, be it broken or not."""
    return '"https://jsonfeed.org/version/' in text[:8000].replace("\\/", "/")[:4000]


def _told_apart(drafts: Iterator[Draft]) -> Iterator[Entry]:
    for number, draft in enumerate(drafts, 1):
        yield str(draft.metadata.get("externalId") or draft.metadata.get("url") or number), draft


def _entry(entry: Mapping[str, Any], about: Mapping[str, Any]) -> Draft:
    """One entry of RSS or Atom."""
    best: Mapping[str, Any] = max(entry.get("content", []), key=_length, default={})
    summary = str(entry.get("summary") or "")
    body = str(best.get("value") or summary)
    whole = body is not summary
    draft = _draft(
        _text(body),
        number=entry.get("id"),
        url=entry.get("link"),
        title=_line(entry.get("title")),
        published=dated(_first(entry.get("published"), entry.get("created"), entry.get("issued"))),
        updated=dated(entry.get("updated")) if "updated" in entry.keys() else None,  # noqa: SIM118
        language=_first(best.get("language"), entry.get("language"), about.get("language")),
        source=_source(entry.get("source", {}).get("title") or about.get("title"), about.get("link")),
        authors=_lines(author.get("name") for author in entry.get("authors", [])),
        summary=_line(_text(summary)) if whole and _text(summary) != _text(body) else None,
        tags=_lines(tag.get("term") for tag in entry.get("tags", [])),
    )
    if not whole:
        draft.findings.append(Finding(Treatment.MISSING, "full text", 0, "the feed has a summary only"))
    return draft


def _length(content: Mapping[str, Any]) -> int:
    return len(content.get("value") or "")


def _item(item: Mapping[str, Any], about: Mapping[str, Any]) -> Draft:
    """One item of a JSON Feed."""
    markup, plain = item.get("content_html"), _first(item.get("content_text"), item.get("summary"), "")
    return _draft(
        fragment(markup) if isinstance(markup, str) else str(plain),
        number=item.get("id"),
        url=_first(item.get("url"), item.get("external_url")),
        title=_line(item.get("title")),
        published=dated(item.get("date_published")),
        updated=dated(item.get("date_modified")),
        language=_first(item.get("language"), about.get("language")),
        source=_source(about.get("title"), about.get("home_page_url")),
        authors=_lines(author.get("name") for author in _authors(item) or _authors(about)),
        summary=_line(item.get("summary")),
        tags=_lines(item.get("tags") or []),
        image=_web(item.get("image")),
    )


def _draft(text: str, *, number: object, url: object, **metadata: object) -> Draft:
    """A draft with the metadata of an entry, but for a language that the feed states for all and this one is not in."""
    address, own = _web(url), str(number or "")
    draft = Draft({**metadata, "url": address, "externalId": own if own != address else None}, text=text)
    if denied_language(draft):
        draft.metadata["language"] = None
    return draft


def _authors(source: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The authors of an item or a feed, be there several or one."""
    value = source.get("authors") or [source.get("author")]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _first(*values: object) -> Any:
    """The first that is not empty, else the last."""
    return next((value for value in values if value), values[-1])


def _lines(values: Iterable[object]) -> list[str]:
    """Each as one line; none that is empty."""
    return [line for value in values if (line := _line(value))]


def _text(value: str) -> str:
    """A feed's text as Markdown, whether it is HTML or not."""
    return fragment(value) if _MARKUP.search(value) else value


def _line(value: object) -> str:
    plain = " ".join(str(value).split()) if isinstance(value, str) else ""
    return " ".join(re.sub(r"<[^<>]{1,200}>", "", plain).split()) if _MARKUP.search(plain) else plain


def _web(value: object) -> str | None:
    return value if isinstance(value, str) and checked(value) else None


def _source(title: object, link: object) -> object:
    name, url = _line(title), _web(link)
    return {"name": name, "url": url} if name and url else name or None
