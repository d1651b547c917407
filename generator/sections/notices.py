"""What a reader should know before trusting a briefing: dates missing or old, languages, machine rewriting."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.analysis.model import Analysis, Dossier, Standing
from generator.model.articles import REPORTED, Article
from generator.model.briefings import Contradiction, Notice, NoticeKind, SourceEntry

STRONGEST = (NoticeKind.CURRENT, NoticeKind.UNDATED, NoticeKind.STALE)
"""Cautions that say nearly the same of a source, the strongest first."""


def derive(dossier: Dossier, contested: Sequence[Contradiction] = ()) -> tuple[Notice, ...]:
    """The cautions that apply, in the order of `NoticeKind`, each with the numbers of its sources, ascending.

    `contested` are the contradictions that the briefing shows.
    """
    pairs = sorted({_numbered(pair) for pair in contested if not pair.newer})
    overtaken = {pair.one.number for pair in contested if pair.newer}
    now = {analysis.article.place for analysis in dossier.analyses if _reads_as_current(analysis)}
    tests: Mapping[NoticeKind, Callable[[Article], bool]] = {
        NoticeKind.UNDATED: lambda article: article.published is None,
        NoticeKind.STALE: dossier.is_old,
        NoticeKind.FOREIGN: lambda article: article.language != dossier.language,
        NoticeKind.REWRITTEN: lambda article: article.is_rewritten,
        NoticeKind.CURRENT: lambda article: article.place in now,
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
    expired = {entry.number for entry in sources if entry.article.has_expired(day)}
    stale = by_kind.get(NoticeKind.STALE, Notice(NoticeKind.STALE, ()))
    by_kind[NoticeKind.STALE] = replace(stale, articles=tuple(sorted({*stale.articles, *expired})))
    return _listed(by_kind.values())


def _numbered(pair: Contradiction) -> tuple[int, int]:
    first, second = sorted((pair.one.number, pair.other.number))
    return first, second


def _reads_as_current(analysis: Analysis) -> bool:
    """Whether an article without a date counts from the day on which it is read: "today", "later this year"."""
    return any(Standing.NOW in sentence.standing and sentence.block.part in REPORTED for sentence in analysis.sentences)


def _inferred(article: Article) -> bool:
    dated = article.published is None or article.published_stated
    return not (article.language_stated and article.title_stated and dated)


def _numbers(dossier: Dossier, test: Callable[[Article], bool]) -> tuple[int, ...]:
    return tuple(sorted(entry.number for entry in dossier.sources if test(entry.article)))
