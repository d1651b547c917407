"""What a reader should know before trusting a briefing: dates missing or old, languages, machine rewriting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.analysis.claim_words import claim_words
from generator.analysis.model import Dossier
from generator.analysis.tokens import tokens
from generator.model.articles import REPORTED, Article
from generator.model.briefings import Contradiction, Notice, NoticeKind, SourceEntry

OLD = dt.timedelta(days=365)
"""A source this much older than the issue's newest may describe what no longer holds."""


def derive(dossier: Dossier, contested: Sequence[Contradiction] = ()) -> tuple[Notice, ...]:
    """The cautions that apply, in the order of `NoticeKind`, each with the numbers of its sources, ascending.

    `contested` are the contradictions that the briefing shows.
    """
    last = newest(dossier)
    pairs = sorted({_numbered(pair) for pair in contested if not pair.newer})
    overtaken = {pair.one.number for pair in contested if pair.newer}
    tests: Mapping[NoticeKind, Callable[[Article], bool]] = {
        NoticeKind.UNDATED: lambda article: article.published is None,
        NoticeKind.STALE: lambda article: is_old(article, last),
        NoticeKind.FOREIGN: lambda article: article.language != dossier.language,
        NoticeKind.REWRITTEN: lambda article: article.is_rewritten,
        NoticeKind.CURRENT: reads_as_current,
        NoticeKind.INFERRED: _inferred,
    }
    found = [Notice(kind, _numbers(dossier, test)) for kind, test in tests.items()]
    found += [
        Notice(NoticeKind.CONTRADICTING, tuple(sorted({end for pair in pairs for end in pair})), tuple(pairs)),
        Notice(NoticeKind.SUPERSEDED, tuple(sorted(overtaken))),
    ]
    return _listed(found)


def _listed(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Those that concern any source, in the order of `NoticeKind`."""
    kinds = list(NoticeKind)
    return tuple(sorted((one for one in notices if one.articles), key=lambda notice: kinds.index(notice.kind)))


def as_of(notices: Sequence[Notice], sources: Sequence[SourceEntry], day: dt.date) -> tuple[Notice, ...]:
    """The cautions of a day: sources that have expired by then may be out of date, too."""
    by_kind = {notice.kind: notice for notice in notices}
    expired = {entry.number for entry in sources if is_expired(entry.article, day)}
    stale = by_kind.get(NoticeKind.STALE, Notice(NoticeKind.STALE, ()))
    by_kind[NoticeKind.STALE] = replace(stale, articles=tuple(sorted({*stale.articles, *expired})))
    return _listed(by_kind.values())


def _numbered(pair: Contradiction) -> tuple[int, int]:
    first, second = sorted((pair.one.number, pair.other.number))
    return first, second


def newest(dossier: Dossier) -> dt.date | None:
    """The day of the newest source; None where none is dated."""
    return max((day for entry in dossier.sources if (day := _last(entry.article))), default=None)


def is_old(article: Article, newest: dt.date | None) -> bool:
    """Whether an article may be out of date: undated, or over twelve months older than the `newest`."""
    last = _last(article)
    return last is None or (newest is not None and newest - last > OLD)


def is_expired(article: Article, day: dt.date) -> bool:
    """Whether an article says itself that it no longer holds on a day."""
    return article.expires is not None and article.expires <= day


def reads_as_current(article: Article) -> bool:
    """Whether an article without a date counts from the day on which it is read: "today", "later this year"."""
    if article.published is not None:
        return False
    return any(
        not found[one.start].quoted
        for block in article.blocks
        if block.part in REPORTED
        for passage in block.passages
        for found in [tokens(passage.text)]
        for one in claim_words(passage.language).now.within(found)
    )


def _last(article: Article) -> dt.date | None:
    if article.published is None:
        return None
    return max(article.published, article.updated or article.published)


def _inferred(article: Article) -> bool:
    dated = article.published is None or article.published_stated
    return not (article.language_stated and article.title_stated and dated)


def _numbers(dossier: Dossier, test: Callable[[Article], bool]) -> tuple[int, ...]:
    return tuple(sorted(entry.number for entry in dossier.sources if test(entry.article)))
