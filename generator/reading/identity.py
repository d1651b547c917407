"""Which document a file is: its address, its translations, and what to do where two claim the same."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from babel import Locale, UnknownLocaleError

from generator.errors import Problem
from generator.model import Article, Treatment
from generator.reading.lines import found
from generator.reading.slugs import LONGEST, slugify

_SUFFIX = re.compile(r"\.(?P<code>[a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$")
_FOLDER = re.compile(r"(?P<code>[a-z]{2})(?:[-_][A-Za-z]{2})?$")


@dataclass(frozen=True, slots=True)
class Claim:
    """An article with what decides about its address: whether its file states a slug, and what it translates."""

    article: Article
    slug_stated: bool
    translates: str | None = None


def language_of_path(path: str) -> tuple[str | None, str]:
    """The language that a path names by suffix (`x.de.md`) or folder (`de/x.md`), and the path without it."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    suffix = _SUFFIX.search(stem)
    if suffix and is_language(suffix["code"]):
        return suffix["code"], posixpath.join(folder, stem[: suffix.start()])
    parts = folder.split("/") if folder else []
    for at in range(len(parts) - 1, -1, -1):
        match = _FOLDER.fullmatch(parts[at].casefold()) if len(parts[at]) <= 5 else None
        if match and match["code"] in _WRITTEN:
            return match["code"], posixpath.join(*parts[:at], *parts[at + 1 :], stem)
    return None, posixpath.join(folder, stem)


_WRITTEN = frozenset(
    [
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "ga",
        "he",
        "hr",
        "hu",
        "it",
        "ja",
        "ko",
        "lt",
        "lv",
        "mt",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sv",
        "tr",
        "uk",
        "zh",
    ]
)
"""Two-letter codes that are taken for a language where they name a folder or end a file's name."""


def is_language(code: str) -> bool:
    """Whether a suffix of a file's name is the code of a language that people publish in."""
    if len(code) == 2:
        return code in _WRITTEN
    try:
        return Locale.parse(code).language == code
    except (UnknownLocaleError, ValueError):
        return False


def settle(claims: Sequence[Claim], shown: Mapping[str, str]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles with their final addresses and translation keys; `shown` maps paths to how problems write them.

    Translations share the address of their original: the English text, else the first by path. Problems: two texts
    of one article in the same language, two articles that state the same slug.
    """
    keyed = _with_keys(claims)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in keyed:
        groups[claim.article.translation_key or "/" + claim.article.path].append(claim)
    problems: list[Problem] = []
    families: list[list[Claim]] = []
    for key in sorted(groups):
        family, doubled = _one_each(groups[key], shown)
        problems += doubled
        families.append(family)
    articles, clashes = _addressed(families, shown)
    return tuple(sorted(articles, key=lambda article: article.path)), (*problems, *clashes)


def _with_keys(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with a translation key wherever the file, its name, or another article gives one."""
    by_base: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_base[language_of_path(claim.article.path)[1]].append(claim)
    named = {claim.translates for claim in claims if claim.translates}
    keyed: list[Claim] = []
    for claim in claims:
        article = claim.article
        base = language_of_path(article.path)[1]
        siblings = by_base[base]
        if article.translation_key:
            keyed.append(claim)
            continue
        names = (article.id, article.path, posixpath.splitext(article.path)[0], base, posixpath.basename(base))
        target = next((name for name in names if name in named), None)
        told = sorted({c.article.translation_key for c in siblings if c.article.translation_key})
        key = target or (told[0] if told else base if len({c.article.language for c in siblings}) > 1 else None)
        if key:
            finding = found(Treatment.INFERRED, "translation", 0, key)
            article = replace(article, translation_key=key, findings=(*article.findings, finding))
        keyed.append(replace(claim, article=article))
    return keyed


def _one_each(family: Iterable[Claim], shown: Mapping[str, str]) -> tuple[list[Claim], list[Problem]]:
    """The claims of one article, one a language; a second one is a problem and goes."""
    kept: dict[str, Claim] = {}
    problems: list[Problem] = []
    for claim in sorted(family, key=lambda claim: claim.article.path):
        article = claim.article
        other = kept.setdefault(article.language, claim)
        if other is not claim:
            problem = f"the same article is in {shown[other.article.path]}, in the same language ({article.language})"
            problems.append(Problem(shown[article.path], 0, problem, "change the language or translationKey of one"))
    return list(kept.values()), problems


def _original(family: Sequence[Claim]) -> Claim:
    return min(family, key=lambda claim: (claim.article.language != "en", claim.article.path))


def _addressed(families: Sequence[list[Claim]], shown: Mapping[str, str]) -> tuple[list[Article], list[Problem]]:
    """Give each family its address. Stated slugs come first; names of files give way with their folder's name."""
    taken: dict[str, Claim] = {}
    articles: list[Article] = []
    problems: list[Problem] = []
    order = sorted(families, key=lambda family: (not _original(family).slug_stated, _original(family).article.path))
    for family in order:
        original = _original(family)
        wanted = original.article.id
        other = taken.get(wanted)
        if other and original.slug_stated and other.slug_stated and other.article.language == original.article.language:
            problem = f"the slug '{wanted}' is already that of {shown[other.article.path]}"
            problems.append(Problem(shown[original.article.path], 0, problem, "give one of them another slug"))
            continue
        address = _free(original, taken)
        taken[address] = original
        articles += [_named(claim.article, address) for claim in family]
    return articles, problems


def _named(article: Article, address: str) -> Article:
    return article if article.id == address else replace(article, id=address)


def _free(claim: Claim, taken: Mapping[str, Claim]) -> str:
    """The address that the claim wants, or the next one that says where the file is."""
    article = claim.article
    if article.id not in taken:
        return article.id
    parent = posixpath.basename(posixpath.dirname(article.path))
    ending = hashlib.sha256(article.path.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    for extra in (parent, article.language, ending):
        if extra:
            ended = slugify(extra)
            candidate = f"{article.id[: LONGEST - len(ended) - 1].rstrip('-')}-{ended}"
            if candidate not in taken:
                return candidate
    return f"{article.id[: LONGEST - 13]}-{ending}{ending}"
