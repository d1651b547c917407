"""Keys of Hugo, Jekyll, Astro, Pelican, Obsidian Web Clipper and the seeds -> our own names for them."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.errors import Problem, warning
from generator.languages.loading import data_cache, known, language_data
from generator.reading.lines import visible_text
from generator.reading.values import flag, is_flag, shown

ACCEPTED: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "slug": ("slug",),
    "published": (
        "publishedAt", "date", "date.published", "date.created", "publishDate",
        "pubDate", "published", "datePublished", "created", "createdAt",
    ),
    "updated": (
        "updatedAt", "lastmod", "modified", "lastUpdated", "updatedDate",
        "date.updated", "date.modified", "updated", "dateModified", "modifiedAt", "lastModified",
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
}  # fmt: skip
"""From our name to the keys accepted for it, the first that says something wins; `tags` gathers all of them."""


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
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WIDEST = 64
"""Bits of a number that any reader of JSON takes."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """Metadata under our names, what we have no name for, and for each of our names the key and line it came from."""

    values: Mapping[str, object] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def folded(key: str) -> str:
    """A key without what dialects write differently: `Published_At` and `publishedAt` are one."""
    return re.sub(r"[_\s-]", "", key).casefold()


_OURS = {folded(key): name for name, keys in ACCEPTED.items() for key in reversed(keys)} | {"draft": "draft"}


@data_cache
def spoken_keys() -> Mapping[str, str]:
    """Keys in the words of a language, folded, with our names for them; ours win."""
    told = ((name, keys) for code in known() for name, keys in language_data(code).metadata.keys.items())
    return {folded(key): name for name, keys in told for key in sorted(keys) if folded(key) not in _OURS}


def _name_of(key: str) -> str | None:
    return _OURS.get(key) or spoken_keys().get(key)


def is_known(key: str) -> bool:
    """Whether `key` is one of those accepted."""
    return _name_of(folded(key.strip().strip("\"'"))) is not None


@dataclass(frozen=True, slots=True)
class _Given:
    """A key as written, its line, and its value with nothing hidden in it."""

    key: str
    line: int
    value: object


def normalise(data: Mapping[str, object], keys: Mapping[str, int], path: str) -> Normalised:
    """The metadata `data` under our names; `keys` gives the line of each key."""
    given, problems = _given(data, keys, path)
    reader = _FieldReader(given)
    used = reader.draft()
    for key, name in _order():
        if key in given and key not in used and not _holds_data(key, given[key].value):
            reader.take(name, given[key])
    reader.drop_clipping_day()
    values, places = reader.values, reader.places
    left = {key: entry for key, entry in given.items() if reader.is_left(key)}
    problems += _said_twice(left, places, path)
    problems += (problem for key, entry in given.items() if (problem := _misspelling(key, entry, path)))
    return Normalised(values, {entry.key: plain(entry.value) for entry in left.values()}, places, tuple(problems))


def _order() -> Iterator[tuple[str, str]]:
    """The keys accepted, folded, with our names for them: for each name ours before those of a language."""
    for name, accepted in ACCEPTED.items():
        for key in (*map(folded, accepted), *(key for key, meant in spoken_keys().items() if meant == name)):
            yield key, name


def _said_twice(left: Mapping[str, _Given], places: Mapping[str, tuple[str, int]], path: str) -> Iterator[Problem]:
    """A warning for each key in a language's words whose field another key has filled."""
    for key, entry in left.items():
        name = _name_of(key)
        if name is not None and key not in _OURS and name in places:
            problem = f"{shown(entry.key)} says the same as {shown(places[name][0])}"
            yield warning(path, entry.line, problem, "keep one of them")


def _given(data: Mapping[str, object], keys: Mapping[str, int], path: str) -> tuple[dict[str, _Given], list[Problem]]:
    """What is given, by folded key; `date: {…}` is flattened."""
    given: dict[str, _Given] = {}
    problems: list[Problem] = []
    for written, raw in data.items():
        key, line, value = visible_text(written), keys.get(written, 0), plain(raw)
        if folded(key) in given:
            other = given[folded(key)].key
            problems.append(warning(path, line, f"{shown(key)} says the same as {shown(other)}", "keep one of them"))
        elif folded(key) == "date" and isinstance(value, dict):
            given |= {f"date.{folded(part)}": _Given(f"date.{part}", line, item) for part, item in value.items()}
        else:
            given[folded(key)] = _Given(key, line, value)
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


def _entries(value: object) -> list[object]:
    return value if isinstance(value, list) else re.split(r"[,;|]", value) if isinstance(value, str) else [value]


def _holds_data(key: str, value: object) -> bool:
    """Whether a word for a date is something else here, as the Italian `data` is in English: a table or a list."""
    return spoken_keys().get(key) == "published" and isinstance(value, Mapping | list)


@dataclass(slots=True)
class _FieldReader:
    """Finds our fields in what is given, and where each came from."""

    given: Mapping[str, _Given]
    values: dict[str, object] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    def draft(self) -> set[str]:
        """Set `draft` from whichever key says so; give the keys that are used up by that."""
        used: set[str] = set()
        for key in _DRAFT_KEYS:
            hidden = _hides(key, self.given[key].value) if key in self.given else None
            if hidden is None:
                continue
            used.add(key)
            if "draft" not in self.values or hidden:
                self._set("draft", self.given[key], hidden)
        return used

    def take(self, name: str, entry: _Given) -> None:
        """Set a field where it is not set yet and `entry` has something for it."""
        value = entry.value
        if not _says(name, value):
            return
        if name == "tags" and name in self.values:
            self.values[name] = [*_entries(self.values[name]), *_entries(value)]
        elif name not in self.values:
            self._set(name, entry, value[0] if name == "category" and isinstance(value, list) else value)

    def _set(self, name: str, entry: _Given, value: object) -> None:
        self.values[name], self.places[name] = value, (entry.key, entry.line)

    def drop_clipping_day(self) -> None:
        """A clipper's `created` is the day of clipping wherever it has a place for the day of publication, too."""
        if "published" in self.given and self.places.get("published", ("", 0))[0].casefold() == "created":
            del self.values["published"], self.places["published"]

    def is_left(self, key: str) -> bool:
        """Whether what `key` says is in none of our fields."""
        name, value = _name_of(key), self.given[key].value
        if name is None:
            return key not in _DRAFT_KEYS or (key == "status" and not self.values.get("draft"))
        if _holds_data(key, value) or (key == "created" and "published" in self.given):
            return True
        if key in _OURS:
            return name == "url" and "url" not in self.values and value not in (None, "")
        return name in self.places and folded(self.places[name][0]) != key


def _hides(key: str, value: object) -> object | None:
    """What a key says of whether the article is a draft; None where it says nothing of that."""
    if key == "draft":
        return value if value not in (None, "") else False
    if key == "published":
        return not flag(value) if is_flag(value) else None
    return True if str(value).strip().casefold() in ("draft", "private", "hidden") else None


def _says(name: str, value: object) -> bool:
    """Whether a value can be one of the field: not nothing, no flag for a date, no path for an address."""
    if value in (None, "", [], {}):
        return False
    if name in ("published", "updated", "expires"):
        return not isinstance(value, bool)
    return name != "url" or not isinstance(value, str) or _SCHEME.match(value.strip()) is not None


def _misspelling(key: str, entry: _Given, path: str) -> Problem | None:
    if key in _ELSEWHERE or _name_of(key) or _name_of(key.split(".")[0]) or len(key) < 4:
        return None
    close = _closest(key)
    if not close:
        return None
    meant = next(k for keys in (*ACCEPTED.values(), ("draft",)) for k in keys if folded(k) == close)
    return warning(
        path, entry.line, f"{shown(entry.key)} is not a key we know", f"write '{meant}' if that is what you mean"
    )


def _closest(key: str) -> str:
    """The key of ours that is most like another one; "" where none is."""
    return next(iter(difflib.get_close_matches(key, sorted(_OURS), n=1, cutoff=0.8)), "")
