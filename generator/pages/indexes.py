"""The pages that list: articles, sources, topics, open problems; and the search and explanation pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.model import Article, Issue, Work
from generator.pages.briefings import host
from generator.pages.documents import Page
from generator.pages.markup import address
from generator.pages.pieces import Pieces
from generator.pages.press import Press
from generator.pages.register import Register, Shelf


@dataclass(frozen=True, slots=True)
class Year:
    """Articles of one year; `year` is None for undated ones."""

    year: str | None
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Untranslated:
    """An article and the names of the site's languages that it is not in."""

    article: Article
    missing: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """An article and what of it we concluded: date, language, source, title."""

    article: Article
    what: tuple[str, ...]


def pages(register: Register, press: Press) -> Iterator[Page]:
    """All of them."""
    yield _articles(register, press)
    yield from _shelves("sources", register.sources, press.catalogue.pgettext("page", "Sources"), register, press)
    yield from _shelves("topics", register.topics, press.catalogue.pgettext("page", "Topics"), register, press)
    yield _problems(register, press)
    title = press.catalogue.pgettext("page", "Search")
    yield press.page("search.html", path="search/", kind="search", title=title)
    title = press.catalogue.pgettext("page", "How to read this site")
    yield press.page("about.html", path="about/", kind="about", title=title)


def _articles(register: Register, press: Press) -> Page:
    articles = [register.article(work) for work in register.by_date]
    groups = [Year(year, tuple(run)) for year, run in groupby(articles, key=_year)]
    title = press.catalogue.pgettext("page", "Articles")
    return press.page(
        "articles.html", path="articles/", kind="articles", title=title, groups=groups, count=len(articles)
    )


def _year(article: Article) -> str | None:
    return f"{article.published.year:04d}" if article.published else None


def _shelves(kind: str, shelves: Sequence[Shelf], title: str, register: Register, press: Press) -> Iterator[Page]:
    yield press.page("shelves.html", path=f"{kind}/", kind=kind, title=title, shelves=shelves)
    for shelf in shelves:
        url = address(shelf.source.url) if shelf.source else None
        yield press.page(
            "shelf.html",
            path=f"{kind}/{shelf.key}/",
            kind=kind,
            title=shelf.name,
            shelf=shelf,
            articles=[register.article(work) for work in shelf.works],
            issues=_issues(shelf.works, register),
            address=url,
            host=host(url),
            register=register,
        )


def _issues(works: Sequence[Work], register: Register) -> list[Issue]:
    """The issues that these works belong to, in display order."""
    found = {issue.slug for work in works for issue in register.issues_of.get(work.id, ())}
    return [issue for issue in register.publication.issues if issue.slug in found]


def _problems(register: Register, press: Press) -> Page:
    articles = [register.article(work) for work in register.by_date]
    pieces = press.pieces("problems/")
    return press.page(
        "problems.html",
        path="problems/",
        kind="problems",
        title=press.catalogue.pgettext("page", "To check"),
        undated=[article for article in articles if article.published is None],
        unassigned=[register.article(work) for work in register.publication.unassigned],
        untranslated=list(_untranslated(register, pieces)),
        inferred=[Inferred(article, what) for article in articles if (what := _concluded(article))],
    )


def _untranslated(register: Register, pieces: Pieces) -> Iterator[Untranslated]:
    for work in register.by_date:
        missing = [code for code in register.publication.config.codes if code not in work.languages]
        if missing:
            yield Untranslated(register.article(work), tuple(pieces.tongue(code) for code in missing))


def _concluded(article: Article) -> tuple[str, ...]:
    checks = {
        "date": article.published is not None and not article.published_stated,
        "language": not article.language_stated,
        "source": article.source is not None and not article.source.stated,
        "title": not article.title_stated,
    }
    return tuple(what for what, concluded in checks.items() if concluded)
