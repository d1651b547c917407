"""Reads a language's data files into the types of ``data``."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, cast

import yaml

from generator.languages.data import (
    Byline,
    LanguageData,
    LinePatterns,
    Reporting,
    SentenceRules,
    Stance,
    VerbGroup,
    normalise,
)

_ROOT = files("generator.languages")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANCES: tuple[Stance, ...] = ("support", "oppose", "neutral")

KNOWN: tuple[str, ...] = tuple(
    sorted(entry.name for entry in _ROOT.iterdir() if entry.is_dir() and (entry / "stopwords.txt").is_file())
)
"""Codes of the languages that have a folder of data, sorted."""


@cache
def language_data(code: str) -> LanguageData:
    """Give what is known about the language ``code`` (ISO 639-1; a region after it is ignored).

    A language without a folder gives neutral data that every function accepts, so that a site can have an
    interface language nobody has described yet. Each language is read once.
    """
    base = re.split(r"[-_]", code.casefold(), maxsplit=1)[0]
    if base not in KNOWN:
        return LanguageData(base)
    folder = _ROOT / base
    parts = _read(folder, "parts.yml")
    return LanguageData(
        code=base,
        stopwords=frozenset(_words(folder, "stopwords.txt")),
        sentences=_sentences(_read(folder, "sentences.yml")),
        parts=_headings(parts.get("headings", {})),
        part_beginnings=_headings(parts.get("beginnings", {})),
        lines=_lines(parts),
        byline=_byline(parts.get("byline", {})),
        question_letters=_pairs(parts.get("question_letters", [])),
        question_labels=_pairs(parts.get("question_labels", [])),
        reporting=_reporting(_read(folder, "reporting.yml")),
    )


@cache
def shared_data(name: str) -> dict[str, Any]:
    """Give a data file that belongs to no single language, as it stands."""
    return _read(_ROOT, name)


@cache
def part_of(heading: str, language: str) -> str | None:
    """Give the part of a page that ``heading`` opens in ``language``, or None when it is a heading of the text.

    The whole heading is looked up first, then its beginning ("Impact on …"), longest first.
    """
    data = language_data(language)
    key = normalise(heading)
    if key in data.parts:
        return data.parts[key]
    return next((part for start, part in data.part_beginnings.items() if key.startswith(start + " ")), None)


def _read(folder: Traversable, name: str) -> dict[str, Any]:
    text = (folder / name).read_text("utf-8")
    return cast("dict[str, Any]", yaml.load(text, Loader=_Loader))  # noqa: S506 (a safe loader, in C where there is one)


def _words(folder: Traversable, name: str) -> tuple[str, ...]:
    lines = (folder / name).read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.casefold().split())


def _split(value: str | list[str] | None) -> list[str]:
    """Terms of a data file as they stand: a list, or one text with commas and line ends between them."""
    if value is None:
        return []
    terms = re.split(r"[,\n]", value) if isinstance(value, str) else value
    return [term.strip() for term in terms if term.strip()]


def _terms(value: str | list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.casefold() for term in _split(value)))


def _set(value: str | list[str] | None) -> frozenset[str]:
    return frozenset(_terms(value))


def _longest(value: str | list[str] | None) -> tuple[str, ...]:
    return tuple(sorted(_terms(value), key=lambda term: (-len(term), term)))


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, second in value)


def _patterns(value: list[str] | None) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in value or ())


def _sentences(raw: Mapping[str, Any]) -> SentenceRules:
    abbreviations = ("never_end", "before_number", "before_name", "may_end", "usually_end")
    words = ("starters", "ordinal_nouns", "bangs", "speech")
    return SentenceRules(
        ordinals=bool(raw.get("ordinals", False)),
        **{name: frozenset(_split(raw.get(name))) for name in abbreviations},
        **{name: _set(raw.get(name)) for name in words},
    )


def _headings(raw: Mapping[str, str | list[str]]) -> Mapping[str, str]:
    found = {normalise(term): part for part, value in raw.items() for term in _terms(value)}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))))


def _lines(raw: Mapping[str, Any]) -> LinePatterns:
    names = ("disclaimers", "comment_calls", "furniture", "relative_ages", "ai_notes")
    lines = raw.get("lines", {})
    return LinePatterns(
        everywhere=bool(lines.get("everywhere", False)), **{name: _patterns(lines.get(name)) for name in names}
    )


def _byline(raw: Mapping[str, Any]) -> Byline:
    published, updated = _longest(raw.get("published")), _longest(raw.get("updated"))
    labels = [(label, "published") for label in published] + [(label, "updated") for label in updated]
    return Byline(
        published=published,
        updated=updated,
        labels=tuple(sorted(labels, key=lambda pair: (-len(pair[0]), pair[0]))),
        author=_longest(raw.get("author")),
        source=_longest(raw.get("source")),
    )


def _group(raw: Mapping[str, Any]) -> VerbGroup:
    stance = raw.get("stance", "neutral")
    if stance not in _STANCES:
        raise ValueError(f"stance of '{raw['name']}' is {stance!r}, not one of {', '.join(_STANCES)}")
    separable = (term.rsplit(" ", 1) for term in _terms(raw.get("separable")))
    return VerbGroup(
        name=raw["name"],
        stance=stance,
        forms=_set(raw.get("forms")),
        participles=_set(raw.get("participles")),
        separable=tuple((finite, particle) for finite, particle in separable),
    )


def _index(groups: tuple[VerbGroup, ...], field: str) -> Mapping[str, VerbGroup]:
    """Map each form to its group; of two groups with one form the first in the file wins."""
    found: dict[str, VerbGroup] = {}
    for group in groups:
        for form in sorted(getattr(group, field)):
            found.setdefault(form, group)
    return MappingProxyType(found)


def _reporting(raw: Mapping[str, Any]) -> Reporting:
    verbs = tuple(_group(entry) for entry in raw.get("verbs", []))
    kinds = {word: kind for kind, value in raw.get("question_words", {}).items() for word in _terms(value)}
    return Reporting(
        verbs=verbs,
        verb_of=_index(verbs, "forms"),
        participle_of=_index(verbs, "participles"),
        question_words=frozenset(kinds),
        question_kinds=MappingProxyType(kinds),
        auxiliaries=_set(raw.get("auxiliaries")),
        statement_nouns=_set(raw.get("statement_nouns")),
        leaning=_set(raw.get("leaning")),
        organisations=_set(raw.get("organisations")),
        actor_nouns=_set(raw.get("actor_nouns")),
        titles=_set(raw.get("titles")),
        offices=_set(raw.get("offices")),
        negations=_set(raw.get("negations")),
        before_actor=_longest(raw.get("before_actor")),
        before_actor_weak=_longest(raw.get("before_actor_weak")),
        after_actor=_longest(raw.get("after_actor")),
        support=_longest(raw.get("support")),
        oppose=_longest(raw.get("oppose")),
        leaning_phrases=_longest(raw.get("leaning_phrases")),
        hedges=_longest(raw.get("hedges")),
        opinion=_longest(raw.get("opinion")),
        organisation_endings=_longest(raw.get("organisation_endings")),
    )
