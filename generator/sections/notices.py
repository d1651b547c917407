"""What a reader should know before trusting a briefing: dates missing or old, languages, machine rewriting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from generator.model import Article, Dossier, Notice, NoticeKind

OLD = dt.timedelta(days=365)
"""A source this much older than the issue's newest may describe what no longer holds."""


def derive(dossier: Dossier) -> tuple[Notice, ...]:
    """The cautions that apply, in the order of `NoticeKind`, each with the numbers of its sources, ascending."""
    last = newest(dossier)
    tests: Mapping[NoticeKind, Callable[[Article], bool]] = {
        NoticeKind.UNDATED: lambda article: article.published is None,
        NoticeKind.STALE: lambda article: stale(article, newest=last, today=dossier.today),
        NoticeKind.FOREIGN: lambda article: article.language != dossier.language,
        NoticeKind.REWRITTEN: rewritten,
        NoticeKind.INFERRED: _inferred,
    }
    found = (Notice(kind, _numbers(dossier, test)) for kind, test in tests.items())
    return tuple(notice for notice in found if notice.articles)


def newest(dossier: Dossier) -> dt.date | None:
    """The day of the newest source; None where none is dated."""
    return max((day for entry in dossier.sources if (day := _last(entry.article))), default=None)


def stale(article: Article, *, newest: dt.date | None, today: dt.date) -> bool:
    """Whether an article may be out of date: undated, expired, or over twelve months older than the `newest`."""
    last = _last(article)
    expired = article.expires is not None and article.expires <= today
    return expired or last is None or (newest is not None and newest - last > OLD)


def rewritten(article: Article) -> bool:
    """Whether a machine rewrote the text."""
    return article.ai is not None and article.ai.rewritten


def _last(article: Article) -> dt.date | None:
    if article.published is None:
        return None
    return max(article.published, article.updated or article.published)


def _inferred(article: Article) -> bool:
    dated = article.published is None or article.published_stated
    return not (article.language_stated and article.title_stated and dated)


def _numbers(dossier: Dossier, test: Callable[[Article], bool]) -> tuple[int, ...]:
    return tuple(sorted(entry.number for entry in dossier.sources if test(entry.article)))
