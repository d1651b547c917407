"""Analyses of an issue -> Dossier: which names are one actor, and who says what. Pure, after each analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.analysis.claims.claims import answer_claims, date_claims, figure_claims
from generator.analysis.claims.gists import gists, proper_words
from generator.analysis.claims.office_holders import departures, holders
from generator.analysis.model import Analysis, Cast, Claims, Dossier, Gist, Sentence
from generator.analysis.sentences import is_quotable
from generator.analysis.speech.cast import cast_of
from generator.analysis.speech.naming import shown_names
from generator.analysis.speech.stage import Stage
from generator.analysis.speech.stances import things
from generator.analysis.speech.statements import statements
from generator.model import Issue, SourceEntry


def resolve(
    issue: Issue,
    language: str,
    sources: Sequence[SourceEntry],
    analyses: Mapping[tuple[str, str], Analysis],
) -> Dossier:
    """The dossier of an issue; `analyses` are those of its articles, by their place."""
    own = tuple(analyses[entry.article.place] for entry in sources)
    quotable = sorted(
        ((entry, analysis) for entry, analysis in zip(sources, own, strict=True) if is_quotable(entry.article)),
        key=lambda pair: pair[0].number,
    )
    told = [analysis for _, analysis in quotable]
    cast, proper = cast_of(told), proper_words(told)
    numbered = [(_numbered(entry, analysis), analysis) for entry, analysis in quotable]
    about = things(issue.file, language)
    heard = [statements(sentences, _stage(cast, analysis), about) for sentences, analysis in numbered]
    said = tuple(statement for told_in_one, _ in heard for statement in told_in_one)
    return Dossier(
        issue=issue,
        language=language,
        sources=tuple(sources),
        analyses=own,
        cast=cast,
        sentences=tuple(sentence for sentences, _ in numbered for sentence in sentences),
        statements=said,
        labels=shown_names(said, language),
        claims=tuple(
            _claimed(gist, cast)
            for (sentences, analysis), (told_in_one, _) in zip(numbered, heard, strict=True)
            for gist in gists(sentences, analysis, told_in_one, cast, proper)
        ),
        problems=tuple(problem for _, problems in heard for problem in problems),
    )


def _claimed(gist: Gist, cast: Cast) -> Claims:
    return Claims(
        gist,
        figures=tuple(figure_claims(gist)),
        dates=tuple(date_claims(gist)),
        answers=tuple(answer_claims(gist)),
        holders=tuple(holders(gist, cast)),
        departures=tuple(departures(gist)),
    )


def _numbered(entry: SourceEntry, analysis: Analysis) -> tuple[Sentence, ...]:
    """The sentences that report, under the number of their source."""
    return tuple(replace(sentence, entry=entry) for sentence in analysis.sentences if sentence.place >= 0)


def _stage(cast: Cast, analysis: Analysis) -> Stage:
    return Stage(cast, {analysis.article.place: analysis.roster})
