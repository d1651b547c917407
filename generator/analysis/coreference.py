"""Analyses of an issue -> Dossier: which names are one actor, and who says what. Pure, after each analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.analysis.model import Analysis, Cast, Dossier, Sentence, Statement
from generator.analysis.sentences import is_quotable
from generator.analysis.speech.cast import cast_of
from generator.analysis.speech.stage import Stage
from generator.analysis.speech.statements import statements
from generator.model import Issue, SourceEntry


def resolve(
    issue: Issue,
    language: str,
    sources: Sequence[SourceEntry],
    analyses: Mapping[tuple[str, str], Analysis],
    today: dt.date,
) -> Dossier:
    """The dossier of an issue; `analyses` are those of its articles, by their place."""
    own = tuple(analyses[entry.article.place] for entry in sources)
    quotable = sorted(
        ((entry, analysis) for entry, analysis in zip(sources, own, strict=True) if is_quotable(entry.article)),
        key=lambda pair: pair[0].number,
    )
    cast = cast_of(analysis for _, analysis in quotable)
    numbered = [(_numbered(entry, analysis), analysis) for entry, analysis in quotable]
    return Dossier(
        issue=issue,
        language=language,
        sources=tuple(sources),
        today=today,
        analyses=own,
        cast=cast,
        sentences=tuple(sentence for sentences, _ in numbered for sentence in sentences),
        statements=tuple(said for sentences, analysis in numbered for said in _said(sentences, cast, analysis)),
    )


def _numbered(entry: SourceEntry, analysis: Analysis) -> tuple[Sentence, ...]:
    """The sentences that report, under the number of their source."""
    return tuple(replace(sentence, entry=entry) for sentence in analysis.sentences if sentence.place >= 0)


def _said(sentences: Sequence[Sentence], cast: Cast, analysis: Analysis) -> Iterator[Statement]:
    yield from statements(sentences, Stage(cast, {analysis.article.place: analysis.roster}))
