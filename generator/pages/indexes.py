"""The pages that list: articles, sources, topics, open problems; and the search and explanation pages."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.model.articles import Article, Work
from generator.model.issues import Issue
from generator.model.language_tags import base
from generator.model.precision import Precision
from generator.pages.pieces import Pieces
from generator.pages.press import Page, Press
from generator.presentation.arrangement import host
from generator.presentation.markup import address
from generator.presentation.register import Register, Shelf


@dataclass(frozen=True, slots=True)
class Year:
    """Articles of one year; `year` is None for undated ones."""

    year: str | None
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The works of one month; `first` is its first day, None for undated works."""

    first: dt.date | None
    works: tuple[Work, ...]

    @property
    def key(self) -> str:
        """Its address below the archive: "2026-04"."""
        return self.first.isoformat()[:7] if self.first else "undated"


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


LISTED = 300
"""How many articles an index lists: the newest. Where there are more, all stand on a page for each month too."""


def pages(register: Register, press: Press) -> Iterator[Page]:
    """All of them."""
    yield from _articles(register, press)
    yield from _shelves("sources", register.sources, press.catalogue.pgettext("page", "Sources"), register, press)
    yield from _shelves("topics", register.topics, press.catalogue.pgettext("page", "Topics"), register, press)
    yield _problems(register, press)
    title = press.catalogue.pgettext("page", "Search")
    yield press.page("search.html", path="search/", kind="search", title=title)
    title = press.catalogue.pgettext("page", "How to read this site")
    yield press.page("about.html", path="about/", kind="about", title=title)


def _articles(register: Register, press: Press) -> Iterator[Page]:
    count = len(register.by_date)
    articles = [register.article(work) for work in register.by_date[:LISTED]]
    yield press.page(
        "articles.html",
        path="articles/",
        kind="articles",
        title=press.catalogue.pgettext("page", "Articles"),
        groups=[Year(year, tuple(run)) for year, run in groupby(articles, key=_year)],
        count=count,
        listed=len(articles),
        months=months(register.publication.works) if count > LISTED else (),
    )
    if count > LISTED:
        yield from (_month(month, register, press) for month in months(register.publication.works))


def months(works: Iterable[Work]) -> tuple[Month, ...]:
    """Works by the month in which the originals were published, newest first: the same months in every language."""
    found: dict[dt.date, list[Work]] = {}
    for work in works:
        published = work.original.published
        found.setdefault(published.replace(day=1) if published else dt.date.min, []).append(work)
    return tuple(Month(first if first > dt.date.min else None, tuple(found[first])) for first in sorted(found)[::-1])


def _month(month: Month, register: Register, press: Press) -> Page:
    named = press.formats.date(month.first, Precision.MONTH) if month.first else ""
    return press.page(
        "month.html",
        path=f"archive/{month.key}/",
        kind="articles",
        title=named or press.catalogue.gettext("Without a date"),
        month=month,
        articles=[register.article(work) for work in register.newest_first(month.works)],
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
            articles=[register.article(work) for work in register.newest_first(shelf.works)[:LISTED]],
            count=len(shelf.works),
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
        missing = [code for code in register.publication.config.codes if base(code) not in work.languages]
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
