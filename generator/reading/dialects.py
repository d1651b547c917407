"""Keys of Hugo, Jekyll, Astro, Pelican, Obsidian Web Clipper and the seeds -> our own names for them."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.errors import Problem, warning
from generator.reading.lines import visible_text
from generator.reading.values import flag, is_flag, shown

ACCEPTED: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "slug": ("slug",),
    "published": (
        "publishedAt",
        "date",
        "date.published",
        "date.created",
        "publishDate",
        "pubDate",
        "published",
        "datePublished",
        "created",
        "createdAt",
    ),
    "updated": (
        "updatedAt",
        "lastmod",
        "modified",
        "lastUpdated",
        "updatedDate",
        "date.updated",
        "date.modified",
        "updated",
        "dateModified",
        "modifiedAt",
        "lastModified",
    ),
    "expires": ("expiryDate", "expires", "unpublishDate", "expirationDate"),
    "language": ("lang", "language", "locale"),
    "translationKey": ("translationKey", "translation_of"),
    "issue": ("issue", "issues", "briefing", "briefings"),
    "source": ("source",),
    "url": ("url", "canonicalUrl", "link", "canonical"),
    "externalId": ("externalId", "guid"),
    "authors": ("author", "authors", "byline"),
    "summary": ("summary", "description", "excerpt", "abstract"),
    "tags": ("tags", "topics", "keywords", "category", "categories"),
    "category": ("category", "categories", "kicker"),
    "weight": ("weight", "stickyWeight", "pin"),
    "image": ("image", "coverImage", "heroImage", "cover"),
    "image_alt": ("image_alt", "coverImageAlt", "heroImageAlt"),
    "image_credit": ("image_credit", "coverImageCredit", "heroImageCredit"),
    "sentiment": ("sentiment",),
    "score": ("score",),
    "ai": ("ai", "ai_generated"),
    "rights": ("rights",),
    "inferred": ("inferred",),
    "chrome_language": ("chrome_language",),
}
"""From our name to the keys accepted for it, the first that says something wins; `tags` gathers all of them."""

SPOKEN: Mapping[str, tuple[str, ...]] = {
    "title": ("Titel", "Titolo"),
    "published": ("Datum", "Data"),
    "language": ("Sprache", "Lingua"),
    "source": ("Quelle", "Fonte"),
    "authors": ("Autor", "Autorin", "Autoren", "Autore", "Autrice", "Autori"),
}
"""The same for keys in German and Italian; ours win."""

_DRAFT_KEYS = ("draft", "published", "status")
_ELSEWHERE = frozenset([
    "layout", "permalink", "type", "name", "comments", "subtitle", "deck", "aliases", "alias", "toc", "featured",
    "youtube", "newsfeed", "primaryimage", "images", "linktitle", "outputs", "menu", "series", "template", "saveas",
    "cssclass", "cssclasses", "publish", "id", "uid", "version", "private", "sitemap", "headline", "markup",
    "resources", "url", "params", "redirectfrom", "redirectto", "thumbnail", "thumb", "lead", "kicker", "page",
    "site", "domain", "words", "license", "licence", "copyright", "translations", "authorurl", "text", "label",
    "position", "section", "status", "tag",
])  # fmt: skip
"""Keys of other programs that are no misspelling of ours."""
_WIDEST = 64
"""Bits of a number that any reader of JSON takes."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """Metadata under our names, what we have no name for, and for each of our names the key and line it came from."""

    values: Mapping[str, object] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=4096)
def folded(key: str) -> str:
    """A key without what dialects write differently: `Published_At` and `publishedAt` are one."""
    return re.sub(r"[_\s-]", "", key).casefold()


_OURS = {folded(key): name for name, keys in ACCEPTED.items() for key in reversed(keys)} | {"draft": "draft"}
_NAMES = {folded(key): name for name, keys in SPOKEN.items() for key in keys} | _OURS


def is_known(key: str) -> bool:
    """Whether `key` is one of those accepted."""
    return folded(key.strip().strip("\"'")) in _NAMES


def normalise(data: Mapping[str, object], keys: Mapping[str, int], path: str) -> Normalised:
    """The metadata `data` under our names; `keys` gives the line of each key."""
    given, problems = _given(data, keys, path)
    values: dict[str, object] = {}
    places: dict[str, tuple[str, int]] = {}
    used = _draft(given, values, places)
    for name, accepted in ACCEPTED.items():
        for key in map(folded, (*accepted, *SPOKEN.get(name, ()))):
            if key in given and key not in used and not _holds_data(key, given[key][2]):
                _take(name, *given[key], values, places)
        _drop_clipping_day(name, given, values, places)
    extra = {original: plain(value) for key, (original, _, value) in given.items() if _left(key, given, values, places)}
    problems += [
        warning(path, line, f"{shown(original)} says the same as {shown(places[name][0])}", "keep one of them")
        for key, (original, line, _) in given.items()
        if key not in _OURS and original in extra and (name := _NAMES.get(key, "")) in places
    ]
    misspelt = [p for key, (original, line, _) in given.items() if (p := _misspelling(key, original, line, path))]
    return Normalised(values, extra, places, (*problems, *misspelt))


def _given(
    data: Mapping[str, object], keys: Mapping[str, int], path: str
) -> tuple[dict[str, tuple[str, int, object]], list[Problem]]:
    """By folded key: the key as written, its line, its value with nothing hidden in it; `date: {…}` is flattened."""
    given: dict[str, tuple[str, int, object]] = {}
    problems: list[Problem] = []
    for written, raw in data.items():
        key, line = visible_text(written), keys.get(written, 0)
        value = plain(raw)
        if folded(key) in given:
            other = given[folded(key)][0]
            problems.append(warning(path, line, f"{shown(key)} says the same as {shown(other)}", "keep one of them"))
            continue
        if folded(key) == "date" and isinstance(value, dict):
            for part, item in value.items():
                given[f"date.{folded(part)}"] = (f"date.{part}", line, item)
            continue
        given[folded(key)] = (key, line, value)
    return given, problems


def plain(value: object) -> object:
    """A value that JSON can carry, without control and invisible characters."""
    if isinstance(value, str):
        return "\n".join(visible_text(part) for part in value.split("\n"))
    if isinstance(value, Mapping):
        return {visible_text(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, int) and value.bit_length() > _WIDEST:
        return hex(value)  # as a decimal, Python refuses to write it
    return value.isoformat() if isinstance(value, dt.date | dt.datetime | dt.time) else value


def _draft(
    given: Mapping[str, tuple[str, int, object]], values: dict[str, object], places: dict[str, tuple[str, int]]
) -> set[str]:
    """Set `draft` from whichever key says so; give the keys that are used up by that."""
    used: set[str] = set()
    for key in _DRAFT_KEYS:
        if key not in given:
            continue
        original, line, value = given[key]
        if key == "draft":
            hidden = value if value not in (None, "") else False
        elif key == "published" and is_flag(value):
            hidden = not flag(value)
        elif key == "status" and str(value).strip().casefold() in ("draft", "private", "hidden"):
            hidden = True
        else:
            continue
        used.add(key)
        if "draft" not in values or hidden:
            values["draft"], places["draft"] = hidden, (original, line)
    return used


def _take(
    name: str, original: str, line: int, value: object, values: dict[str, object], places: dict[str, tuple[str, int]]
) -> None:
    if value in (None, "", [], {}) or (isinstance(value, bool) and name in ("published", "updated", "expires")):
        return
    if name == "category" and isinstance(value, list):
        value = value[0]
    if name == "url" and isinstance(value, str) and not re.match(r"[a-z][a-z0-9+.-]*:", value.strip(), re.IGNORECASE):
        return
    if name == "tags" and name in values:
        before, more = values[name], value
        values[name] = [*_entries(before), *_entries(more)]
    elif name not in values:
        values[name], places[name] = value, (original, line)


def _entries(value: object) -> list[object]:
    return value if isinstance(value, list) else re.split(r"[,;|]", value) if isinstance(value, str) else [value]


def _drop_clipping_day(
    name: str,
    given: Mapping[str, tuple[str, int, object]],
    values: dict[str, object],
    places: dict[str, tuple[str, int]],
) -> None:
    """A clipper's `created` is the day of clipping wherever it has a place for the day of publication, too."""
    if name == "published" and "published" in given and places.get(name, ("", 0))[0].casefold() == "created":
        del values[name], places[name]


def _holds_data(key: str, value: object) -> bool:
    """Whether `data` is what it is in English: a table or a list, no Italian date."""
    return key == "data" and isinstance(value, Mapping | list)


def _left(
    key: str,
    given: Mapping[str, tuple[str, int, object]],
    values: Mapping[str, object],
    places: Mapping[str, tuple[str, int]],
) -> bool:
    """Whether what `key` says is in none of our fields."""
    name = _NAMES.get(key)
    value = given[key][2]
    if (key == "created" and "published" in given) or _holds_data(key, value):
        return True
    if name and key not in _OURS:
        return name in places and folded(places[name][0]) != key
    if name is None:
        return key not in _DRAFT_KEYS or (key == "status" and not values.get("draft"))
    return name == "url" and "url" not in values and value not in (None, "")


def _misspelling(key: str, original: str, line: int, path: str) -> Problem | None:
    if key in _NAMES or key in _ELSEWHERE or key.split(".")[0] in _NAMES or len(key) < 4:
        return None
    close = _closest(key)
    if not close:
        return None
    meant = next(k for keys in (*ACCEPTED.values(), ("draft",)) for k in keys if folded(k) == close)
    return warning(path, line, f"{shown(original)} is not a key we know", f"write '{meant}' if that is what you mean")


@lru_cache(maxsize=1024)
def _closest(key: str) -> str:
    """The key of ours that is most like another one; "" where none is."""
    return next(iter(difflib.get_close_matches(key, sorted(_OURS), n=1, cutoff=0.8)), "")
