"""feed.xml (Atom) and feed.json (JSON Feed): what has changed in one issue, and in all of them."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from generator.exports.context import Context, File, abstract, newest
from generator.model.articles import Article, Work
from generator.model.briefings import Briefing, Change
from generator.presentation.markup import address, plain
from generator.presentation.wording import (
    change_kind,
    change_line,
)

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
SHOWN = 60
"""How many entries the feed of a whole language holds, newest first."""
EDITIONS = 12
"""How many editions a feed looks back."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is new: what it is called, when, where, by whom, and what it begins with.

    `published` is None of an undated article; `updated`, which the formats demand, is then the day it was first seen.
    """

    identity: str
    address: str
    title: str
    language: str
    published: dt.date | None
    updated: dt.date
    summary: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself. `home` is the page that it follows, `own` its own address."""

    identity: str
    title: str
    home: str
    own: str
    language: str
    author: str
    updated: dt.date
    items: tuple[Item, ...]


def issue_atom(briefing: Briefing, context: Context) -> File:
    """`feed.xml` beside a briefing."""
    return File(atom(_issue_feed(briefing, context)))


def site_atom(context: Context) -> File:
    """`feed.xml` at the root of a language."""
    return File(atom(_site_feed(context, "feed.xml")))


def site_json(context: Context) -> File:
    """`feed.json` at the root of a language."""
    return File(json_feed(_site_feed(context, "feed.json")))


def atom(feed: Feed) -> bytes:
    """The feed as Atom (RFC 4287). All that articles say stands in elements of type text."""
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _say(root, "title", feed.title)
    _say(root, "id", feed.identity)
    _say(root, "updated", _moment(feed.updated))
    Xml.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    Xml.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.own})
    _say(Xml.SubElement(root, "author"), "name", feed.author)
    for item in feed.items:
        _atom_entry(root, item)
    Xml.indent(root)
    made: str = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{made}\n'.encode()


def _atom_entry(root: Xml.Element, item: Item) -> None:
    entry = Xml.SubElement(root, "entry", {"xml:lang": item.language})
    _say(entry, "title", item.title)
    _say(entry, "id", item.identity)
    if item.published:
        _say(entry, "published", _moment(item.published))
    _say(entry, "updated", _moment(item.updated))
    Xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.address})
    if item.original:
        Xml.SubElement(entry, "link", {"rel": "via", "href": item.original})
    for author in item.authors:
        _say(Xml.SubElement(entry, "author"), "name", author)
    for topic in item.topics:
        Xml.SubElement(entry, "category", {"term": topic})
    if item.summary:
        _say(entry, "summary", item.summary)


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    made = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_json_item(item) for item in feed.items],
    }
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _json_item(item: Item) -> dict[str, object]:
    made: dict[str, object] = {
        "id": item.identity,
        "url": item.address,
        "external_url": item.original,
        "title": item.title,
        "content_text": item.summary or item.title,
        "date_published": _moment(item.published) if item.published else None,
        "date_modified": _moment(item.updated),
        "authors": [{"name": author} for author in item.authors],
        "tags": list(item.topics),
        "language": item.language,
    }
    return {name: value for name, value in made.items() if value}


def _issue_feed(briefing: Briefing, context: Context) -> Feed:
    slug, title = briefing.issue.slug, plain(context.title(briefing))
    day = briefing.period[0] if briefing.period else context.today
    items = [
        _item(entry.article, (title,), context.first_seen.get(entry.article.id, day), up=2, context=context)
        for entry in briefing.sources
    ]
    return Feed(
        identity=context.identity(context.language, "briefings", slug),
        title=f"{title} – {plain(context.config.site_name)}",
        home=context.address("briefings", slug, up=2) if context.config.site_url else "./",
        own=context.address("briefings", slug, up=2, file="feed.xml") if context.config.site_url else "feed.xml",
        language=context.language,
        author=plain(context.config.site_name),
        updated=newest([item.updated for item in items]) or context.today,
        items=_ordered([*_changes(briefing, context), *items]),
    )


def _site_feed(context: Context, file: str) -> Feed:
    name = plain(context.config.site_name)
    items = [item for briefing in context.briefings for item in _changes(briefing, context, up=0)]
    days = [work.original.published for work in context.publication.works]
    oldest = min((day for day in days if day), default=context.today)
    items += [_work_item(work, oldest, context) for work in context.publication.works]
    return Feed(
        identity=context.identity(context.language),
        title=name,
        home=context.address(up=0),
        own=context.address(up=0, file=file) if context.config.site_url else file,
        language=context.language,
        author=name,
        updated=newest([item.updated for item in items]) or context.today,
        items=_ordered(items)[:SHOWN],
    )


def _work_item(work: Work, oldest: dt.date, context: Context) -> Item:
    issues = context.register.issues_of.get(work.id, ())
    titles = tuple(plain(context.register.title(issue.file).text) for issue in issues)
    day = context.first_seen.get(work.id, oldest)
    return _item(context.register.article(work), titles, day, up=0, context=context)


def _item(article: Article, issues: tuple[str, ...], day: dt.date, *, up: int, context: Context) -> Item:
    """An article as news. `day` is when it was first seen: that of the entry where the article has none itself."""
    undated = "" if article.published else f"({context.wording.day(None)})"
    outlet = (article.source.name,) if article.source else (context.catalogue.gettext("Source not named"),)
    return Item(
        identity=context.identity(context.language, "articles", article.id),
        address=context.address("articles", article.id, up=up),
        title=plain(article.title) or article.id,
        language=article.language,
        published=article.published,
        updated=newest([article.published, article.updated]) or day,
        summary=" ".join(filter(None, (undated, plain(abstract(article))))),
        authors=tuple(plain(author) for author in (article.authors or outlet) if plain(author)),
        topics=(*issues, *_labels(article, context)),
        original=address(article.url),
    )


def _labels(article: Article, context: Context) -> tuple[str, ...]:
    """What must be said wherever words of the article stand."""
    return (context.catalogue.gettext("Rewritten by AI"),) if article.is_rewritten else ()


def _changes(briefing: Briefing, context: Context, *, up: int = 2) -> Iterator[Item]:
    """What changed from each edition to the next, and since the last one: one piece of news for each such time.

    It is known by the edition at its beginning: what has changed since the last edition is under way, and becomes what
    the next one changed.
    """
    slug, past = briefing.issue.slug, context.publication.history
    if briefing.changes and all(edition.since != briefing.since for edition in past if edition.since):
        day = newest([briefing.updated, briefing.since]) or context.today
        place = context.address("briefings", slug, up=up) + "#changes"
        yield _news(briefing, briefing.changes, briefing.since, place, day, context)
    for edition in (edition for edition in past[:EDITIONS] if edition.since):
        place = context.address("editions", edition.date.isoformat(), up=up) + f"#issue-{quote(slug)}"
        for issue in (issue for issue in edition.issues if issue.slug == slug):
            yield _news(briefing, issue.changes, edition.since, place, edition.date, context)


def _news(
    briefing: Briefing,
    changes: Sequence[Change],
    since: dt.date | None,
    place: str,
    day: dt.date,
    context: Context,
) -> Item:
    slug, title = briefing.issue.slug, plain(context.title(briefing))
    whole = next((change_kind(change, context.wording) for change in changes if change.section == "briefing"), "")
    return Item(
        identity=context.identity(context.language, "changes", slug, since.isoformat() if since else ""),
        address=place,
        title=f"{title}: {whole or context.catalogue.pgettext('section', 'What has changed')}",
        language=context.language,
        published=day,
        updated=day,
        summary="\n".join(change_line(change, context.wording) for change in changes),
        topics=(title,),
    )


def _ordered(items: Iterable[Item]) -> tuple[Item, ...]:
    """Newest first; what is equally new in a fixed order."""
    return tuple(sorted(items, key=lambda item: (-item.updated.toordinal(), item.identity)))


def _moment(day: dt.date) -> str:
    return f"{day.year:04d}-{day:%m-%d}T00:00:00Z"


def _say(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text
