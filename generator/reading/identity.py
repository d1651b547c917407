"""Which document a file is: its address, its translations, and what to do where two claim the same."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from babel import Locale, UnknownLocaleError

from generator.errors import Problem
from generator.languages.loading import data_cache, known, shared_data
from generator.model.articles import Article, Treatment
from generator.reading.lines import finding
from generator.reading.slugs import LONGEST, slugify

_SUFFIX = re.compile(r"\.(?P<code>[a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$")
_FOLDER = re.compile(r"(?P<code>[a-z]{2})(?:[-_][A-Za-z]{2})?")


@dataclass(frozen=True, slots=True)
class UnsettledArticle:
    """An article with what decides about its address: whether its file states a slug, and what it translates.

    `image_line` is the line that names its picture.
    """

    article: Article
    slug_stated: bool
    translates: str | None = None
    image_line: int = 0

    @property
    def path(self) -> str:
        """The article's file."""
        return self.article.path


Family = list[UnsettledArticle]
"""The translations of one article, the original first."""


def language_of_path(path: str) -> tuple[str | None, str]:
    """The language that a path names by suffix (`x.de.md`) or folder (`de/x.md`), and the path without it."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    suffix = _SUFFIX.search(stem)
    if suffix and is_language(suffix["code"]):
        return suffix["code"], posixpath.join(folder, stem[: suffix.start()])
    folders = folder.split("/") if folder else []
    for depth in range(len(folders) - 1, -1, -1):
        match = _FOLDER.fullmatch(folders[depth].casefold())
        if match and match["code"] in _two_letter_codes():
            return match["code"], posixpath.join(*folders[:depth], *folders[depth + 1 :], stem)
    return None, posixpath.join(folder, stem)


@data_cache
def _two_letter_codes() -> frozenset[str]:
    """Codes that are taken for a language where they name a folder or end a file's name."""
    return frozenset((*shared_data("codes.yml")["written"].split(), *known()))


def is_language(code: str) -> bool:
    """Whether a suffix of a file's name is the code of a language that people publish in."""
    if len(code) == len("xx"):
        return code in _two_letter_codes()
    try:
        return Locale.parse(code).language == code
    except (UnknownLocaleError, ValueError):
        return code in known()


def settle(
    read: Sequence[UnsettledArticle], shown: Mapping[str, str], language: str | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles with their final addresses and translation keys; `shown` maps paths to how problems write them.

    Translations share the address of their original: the text in `language`, else the first by path. Problems: two
    texts of one article in the same language, two articles that state the same slug.
    """
    groups: dict[str, list[UnsettledArticle]] = defaultdict(list)
    for unsettled in _with_keys(read):
        groups[unsettled.article.translation_key or "/" + unsettled.path].append(unsettled)
    problems: list[Problem] = []
    families: list[Family] = []
    for key in sorted(groups):
        family, doubled = _one_each(groups[key], shown)
        problems += doubled
        families.append(sorted(family, key=lambda member: (member.article.language != language, member.path)))
    articles, clashes = _addressed(families, shown)
    return tuple(sorted(articles, key=lambda article: article.path)), (*problems, *clashes)


def _with_keys(read: Sequence[UnsettledArticle]) -> list[UnsettledArticle]:
    """The articles with a translation key wherever the file, its name, or another article gives one."""
    siblings: dict[str, list[Article]] = defaultdict(list)
    for unsettled in read:
        siblings[language_of_path(unsettled.path)[1]].append(unsettled.article)
    originals = {unsettled.translates for unsettled in read if unsettled.translates}
    keyed: list[UnsettledArticle] = []
    for unsettled in read:
        article = unsettled.article
        key = None if article.translation_key else _key(article, originals, siblings)
        if key:
            inferred = finding(Treatment.INFERRED, "translation", 0, key)
            article = replace(article, translation_key=key, findings=(*article.findings, inferred))
        keyed.append(replace(unsettled, article=article))
    return keyed


def _key(article: Article, originals: set[str], siblings: Mapping[str, Sequence[Article]]) -> str | None:
    """The key that another article knows this one by, or that its siblings have, or their common name."""
    base = language_of_path(article.path)[1]
    names = (article.id, article.path, posixpath.splitext(article.path)[0], base, posixpath.basename(base))
    translated = next((name for name in names if name in originals), None)
    if translated:
        return translated
    stated = sorted({sibling.translation_key for sibling in siblings[base] if sibling.translation_key})
    if stated:
        return stated[0]
    return base if len({sibling.language for sibling in siblings[base]}) > 1 else None


def _one_each(group: Iterable[UnsettledArticle], shown: Mapping[str, str]) -> tuple[Family, list[Problem]]:
    """The texts of one article, one a language; a second one is a problem and goes."""
    kept: dict[str, UnsettledArticle] = {}
    problems: list[Problem] = []
    for unsettled in sorted(group, key=lambda unsettled: unsettled.path):
        language = unsettled.article.language
        other = kept.setdefault(language, unsettled)
        if other is not unsettled:
            problem = f"the same article is in {shown[other.path]}, in the same language ({language})"
            problems.append(Problem(shown[unsettled.path], 0, problem, "change the language or translationKey of one"))
    return list(kept.values()), problems


def _addressed(families: Sequence[Family], shown: Mapping[str, str]) -> tuple[list[Article], list[Problem]]:
    """Give each family its address. Stated slugs come first; names of files give way with their folder's name."""
    taken: set[str] = set()
    asking: dict[tuple[str, str], UnsettledArticle] = {}
    articles: list[Article] = []
    problems: list[Problem] = []
    for family in sorted(families, key=lambda family: (not family[0].slug_stated, family[0].path)):
        original = family[0]
        wanted = original.article.id
        other = asking.setdefault((wanted, original.article.language), original) if original.slug_stated else original
        if other is not original:
            problem = f"the slug '{wanted}' is already that of {shown[other.path]}"
            problems.append(Problem(shown[original.path], 0, problem, "give one of them another slug"))
            continue
        address = _free(original.article, taken)
        taken.add(address)
        articles += [replace(member.article, id=address) for member in family]
    return articles, problems


def _free(article: Article, taken: Collection[str]) -> str:
    """The address that the article wants, or the next one that says where the file is."""
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
