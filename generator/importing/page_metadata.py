"""What an HTML page states about itself in its head, in JSON-LD or in microdata; nothing is guessed from its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from itertools import chain

from lxml import etree

from generator.importing.tree import plain_text, tag_of
from generator.reading.values import checked, day_of, first, moment_of

_ARTICLES = re.compile(r"Article|NewsArticle|BlogPosting|Report|Posting|OpinionNewsArticle|WebPage$")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.created",
        "citation_publication_date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
        "og:article:published_time", "article.published",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
    "url": ("og:url", "twitter:url"),
    "source": ("og:site_name", "application-name", "citation_journal_title", "dc.publisher"),
    "authors": ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl"),
    "summary": ("og:description", "description", "twitter:description", "dc.description"),
    "tags": ("article:tag", "keywords", "news_keywords", "parsely-tags"),
    "category": ("article:section", "parsely-section"),
    "image": ("og:image", "twitter:image"),
    "language": ("dc.language", "content-language"),
}  # fmt: skip
_MANY = frozenset({"authors", "tags"})


def page_metadata(root: etree._Element, text: str) -> dict[str, object]:
    """The metadata of a page under our names. JSON-LD goes first, then the head's `meta`, then what is marked up."""
    found: dict[str, object] = {}
    for source in (_linked_data(root), _meta(root), _marked(root), _saved(text)):
        for name, value in source.items():
            if value not in (None, "", []):
                found.setdefault(name, value)
    url = found.get("url")
    if isinstance(url, str) and checked(url) is None:
        del found["url"]
    if "title" in found:
        found["title"] = _without_site(str(found["title"]), str(found.get("source") or ""))
    return {name: dated(value) if name in ("published", "updated") else value for name, value in found.items()}


def dated(value: object) -> str | None:
    """A date as reading understands it, its time kept; None for one that nobody could."""
    text = str(value or "").strip()
    if moment_of(text):
        return text
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return text if day_of(text) else None


def _without_site(title: str, site: str) -> str:
    """A page's title without the site's name behind it."""
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    if site and len(parts) > 1 and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    return title


def _saved(text: str) -> dict[str, object]:
    match = _SAVED.search(text[:4000])
    return {"url": match[1]} if match else {}


def _meta(root: etree._Element) -> dict[str, object]:
    given = _meta_elements(root)
    made: dict[str, object] = {}
    for name, keys in _META.items():
        values = next((given[key] for key in keys if key in given), [])
        if name == "authors":
            values = [value for value in values if checked(value) is None]
        if values:
            made[name] = values if name in _MANY and len(values) > 1 else values[0]
    return made


def _meta_elements(root: etree._Element) -> dict[str, list[str]]:
    """What the page's meta elements say, by their names."""
    given: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        names = (element.get(attribute) for attribute in ("property", "name", "http-equiv", "itemprop"))
        key = next(filter(None, names), "")
        content = " ".join(str(element.get("content") or "").split())
        if key and content:
            given.setdefault(str(key).casefold(), []).append(content)
    return given


def _marked(root: etree._Element) -> dict[str, object]:
    """What the page's own elements state: canonical address, title, language, dates marked as such."""
    links = [link for link in root.iter("link") if "canonical" in str(link.get("rel")).casefold().split()]
    titles = (title for title in chain(root.iter("h1"), root.iter("title")) if not _is_drawn(title))
    made: dict[str, object] = {"language": root.get("lang"), "title": next(map(plain_text, titles), None)}
    made |= {"url": links[0].get("href")} if links else {}
    for element in filter(tag_of, root.iter()):
        name, value = _marked_date(element), element.get("datetime") or element.get("content")
        if name and value:
            made.setdefault(name, value)
    return made


def _is_drawn(title: etree._Element) -> bool:
    """Whether a title is that of a drawing."""
    above = title.getparent()
    return above is not None and tag_of(above) == "svg"


def _marked_date(element: etree._Element) -> str | None:
    """Which date an element marks as such."""
    if element.get("pubdate") is not None:
        return "published"
    return {"datepublished": "published", "datemodified": "updated"}.get(str(element.get("itemprop") or "").casefold())


def _linked_data(root: etree._Element) -> dict[str, object]:
    """The first article in the page's JSON-LD."""
    for element in root.iter("script"):
        if "ld+json" not in str(element.get("type") or "").casefold():
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data, 0):
            if any(_ARTICLES.search(kind) for kind in _kinds(item)) and "headline" in item:
                return _of_item(item)
    return {}


def _kinds(item: Mapping[str, object]) -> list[str]:
    kinds = item.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _items(data: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _items(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _items(value, depth + 1)


def _of_item(item: Mapping[str, object]) -> dict[str, object]:
    page = item.get("mainEntityOfPage")
    keywords = item.get("keywords")
    return {
        "title": _name(item.get("headline")),
        "published": item.get("datePublished"),
        "updated": item.get("dateModified"),
        "url": item.get("url") or (page.get("@id") if isinstance(page, dict) else page),
        "source": _name(item.get("publisher")),
        "authors": _authors(item.get("author")),
        "summary": _name(item.get("description")),
        "tags": [str(tag) for tag in keywords] if isinstance(keywords, list) else keywords,
        "category": _name(item.get("articleSection")),
        "language": _name(item.get("inLanguage")),
    }


def _authors(value: object) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    return [name for entry in entries if (name := _name(entry)) and checked(name) is None]


def _name(value: object) -> str:
    value = first(value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName")
    return " ".join(value.split()) if isinstance(value, str) else ""
