"""What a document states and what reading concluded -> canonical frontmatter, where everything concluded is marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from generator.model.articles import Article, Finding, Treatment
from generator.reading.dialects import ACCEPTED, Normalised, folded, plain
from generator.reading.lines import finding
from generator.reading.values import UnusableError, day, first, moment, words

INFERRED = "inferred"
"""The key that lists which of our names hold what was concluded rather than stated."""
CHROME = "chrome_language"
"""The key for the language of the page around a text, where that is another one."""
PROVENANCE = "imported_from"
"""The key for the file that an article was made from."""

_ORDER = (
    "title", "published", "updated", "expires", "draft", "language", CHROME, "translationKey", "issue", "source",
    "url", "externalId", "authors", "summary", "category", "tags", "weight", "sentiment", "score", "image",
    "image_alt", "image_credit", "ai", "rights", "slug",
)  # fmt: skip
_DAYS = ("published", "updated", "expires")
_ALWAYS = frozenset({"published", "language", "source"})
"""Keys that are there even without a value: the editor sees what to fill in."""
_TAG_KEYS = ("tags", "topics", "keywords", "category", "categories")
_GATHERED = frozenset({"tags", "category"})
_NOTHING: tuple[object, ...] = (None, "", (), [], {})


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document's own metadata says: `given` as the file has it, `known` under our names."""

    given: Mapping[str, object] = field(default_factory=dict)
    known: Normalised = field(default_factory=Normalised)

    def raw(self, name: str) -> object:
        """The value of one of our names, as written."""
        return self.known.values.get(name)

    @property
    def inferred(self) -> tuple[str, ...]:
        """Which of our names an earlier import has marked as concluded."""
        value = next((value for key, value in self.given.items() if folded(key) == INFERRED), None)
        names = value if isinstance(value, list) else [value]
        return tuple(name for name in map(str, names) if name in _ORDER)


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """The canonical metadata, in order; `findings` are statements that have no place in it."""

    data: Mapping[str, object]
    findings: tuple[Finding, ...] = ()


def frontmatter(article: Article, stated: Stated, *, provenance: str = "") -> Frontmatter:
    """The metadata of `article` under canonical names; nothing that `stated` says is lost without a finding."""
    data = dict(_canonical(article, stated))
    inferred = [name for name in _ORDER if name in (*_concluded(article, stated), *stated.inferred)]
    kept = {key: value for key, value in stated.known.extra.items() if folded(key) not in _OURS}
    twice = [_removal(key, kept[key]) for key in kept if key in data]
    data = {**data, **{key: kept[key] for key in kept if key not in data}}
    for key, value in ((PROVENANCE, provenance), (INFERRED, inferred)):
        if value:
            data.setdefault(key, value)
    return Frontmatter(data, (*_unplaced(stated, kept), *twice))


_OURS = frozenset({folded(INFERRED), folded(CHROME)})


def _canonical(article: Article, stated: Stated) -> Iterator[tuple[str, object]]:
    """The keys and values that have a place of their own, in order."""
    for name in _ORDER:
        value = _value(name, article, stated)
        given = name in stated.known.places and stated.raw(name) not in (None, "")
        if value not in _NOTHING or name in _ALWAYS or given:
            yield _key(name, stated), value


def _key(name: str, stated: Stated) -> str:
    """The name itself, but where only the key as written says as much, or another key has that name already."""
    written = stated.known.places.get(name, ("", 0))[0]
    if (name == "translationKey" and written.casefold().endswith("of")) or folded(written) == "kicker":
        return written
    return "canonicalUrl" if name == "url" and any(folded(key) == "url" for key in stated.known.extra) else name


def _concluded(article: Article, stated: Stated) -> tuple[str, ...]:
    """Our names for what the document itself does not state."""
    given = stated.known.values
    unnamed = article.source is not None and not _names_source(given.get("source"))
    flags = {
        "title": not article.title_stated,
        "published": article.published is not None and not article.published_stated,
        "language": not article.language_stated,
        "source": unnamed,
    }
    return tuple(name for name, concluded in flags.items() if concluded)


def _names_source(value: object) -> bool:
    value = first(value)
    if isinstance(value, Mapping):
        return any(str(key).casefold() == "name" and item for key, item in value.items())
    return bool(value) and not str(value).casefold().startswith(("http://", "https://"))


def _value(name: str, article: Article, stated: Stated) -> object:
    """What to write for `name`; the value as given where the article has nothing usable instead."""
    raw = stated.raw(name)
    if name in _DAYS:
        return _day(raw, getattr(article, name))
    if name in _WRITTEN:
        return _WRITTEN[name](raw, article, stated)
    if name in _ONLY_GIVEN and raw is None:
        return None
    value = getattr(article, _FIELDS[name]) if name in _FIELDS else None
    return raw if value in _NOTHING else value


def _chrome(raw: object, article: Article, stated: Stated) -> object:
    seen = article.chrome_language if article.chrome_language != article.language else None
    return next((value for key, value in stated.given.items() if folded(key) == folded(CHROME)), None) or seen


def _authors(raw: object, article: Article, stated: Stated) -> object:
    return raw if _has_more_than_names(raw) else list(article.authors) or raw


def _language(raw: object, article: Article, stated: Stated) -> object:
    written = str(raw or "")
    return written if written.casefold().startswith(article.language) and len(written) <= 6 else article.language


def _issues(raw: object, article: Article, stated: Stated) -> object:
    return _one_or_list(article.issues) or raw


def _score(raw: object, article: Article, stated: Stated) -> object:
    """A score that was given, a whole one without a decimal mark."""
    if article.score is None or raw is None:
        return raw
    return int(article.score) if article.score == int(article.score) else article.score


def _day(raw: object, read: dt.date | None) -> object:
    """A day as a date; a moment as its source wrote it."""
    if raw is None or isinstance(raw, bool):
        return read
    if moment(raw) is not None or not isinstance(raw, str | int):
        return raw
    try:
        return day(raw)
    except UnusableError:
        return raw


def _source(raw: object, article: Article, stated: Stated) -> object:
    """The source as given where it has a name, else that name, else the host of the address."""
    source, named = article.source, _names_source(raw)
    if isinstance(raw, Mapping):
        if named or source is None:
            return dict(raw)
        return {"name": source.name, **{key: value for key, value in raw.items() if value}}
    if source is None:
        return raw
    address = raw if isinstance(raw, str) and not named and raw != article.url else None
    return {"name": source.name, "url": address} if address else source.name


def _has_more_than_names(raw: object) -> bool:
    entries = raw if isinstance(raw, list) else [raw]
    return any(isinstance(entry, Mapping) and len(entry) > 1 for entry in entries)


def _one_or_list(values: tuple[str, ...]) -> object:
    return values[0] if len(values) == 1 else list(values) or None


def _tags(raw: object, article: Article, stated: Stated) -> object:
    """All tags in the order given; the category only where it was among them."""
    by_key: dict[str, tuple[str, ...]] = {}
    for key, value in stated.given.items():
        if folded(key) in _TAG_KEYS:
            with suppress(UnusableError):
                by_key[folded(key)] = words(plain(value))
    category = (article.category or "").casefold()
    first: dict[str, str] = {}
    for key in _TAG_KEYS:
        for tag in by_key.get(key, ()):
            if key in _TAG_KEYS[:3] or tag.casefold() != category:
                first.setdefault(tag.casefold(), tag)
    return list(first.values()) or raw


_WRITTEN: Mapping[str, Callable[[object, Article, Stated], object]] = {
    CHROME: _chrome,
    "source": _source,
    "authors": _authors,
    "language": _language,
    "issue": _issues,
    "tags": _tags,
    "score": _score,
}
"""The metadata that are written in a way of their own."""
_ONLY_GIVEN = frozenset({"draft", "weight"})
"""Those with a value for an article that states none, which is not written."""
_FIELDS = {
    **{name: name for name in ("title", "draft", "url", "summary", "category", "weight", "sentiment")},
    "externalId": "external_id",
}
"""The article's fields that are written as they are."""


def _unplaced(stated: Stated, kept: Mapping[str, object]) -> Iterator[Finding]:
    """Findings for statements that another one of the same meaning has pushed aside."""
    places = stated.known.places
    taken = {folded(key) for key, _ in places.values()}
    told = {key: value for key, value in stated.given.items() if key not in kept and folded(key) not in taken}
    for name in [name for name in ACCEPTED if name in places.keys() - _GATHERED]:
        accepted = set(map(folded, ACCEPTED[name]))
        for key in [key for key in told if folded(key) in accepted]:
            if not _says_nothing_new(told[key], stated.raw(name)):
                yield _removal(key, told[key])


def _says_nothing_new(value: object, other: object) -> bool:
    return value in _NOTHING or isinstance(value, bool) or _alike(value, other)


def _alike(one: object, other: object) -> bool:
    return str(plain(one))[:10] == str(other)[:10] if isinstance(one, dt.date) else str(one) == str(other)


def _removal(key: str, value: object) -> Finding:
    return finding(Treatment.REMOVED, "second statement of the same", 0, f"{key}: {plain(value)}")
