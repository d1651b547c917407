"""Analyses of an issue -> Dossier: which names are one actor, and who says what. Pure, after each analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from generator.analysis.claims.claims import answer_claims, date_claims, figure_claims
from generator.analysis.claims.gists import gist_reader, proper_words
from generator.analysis.claims.office_holders import departures, holders
from generator.analysis.events.evidence import Writing
from generator.analysis.model import Analysis, Cast, Claims, Dossier, Gist, Sentence
from generator.analysis.sentences import failed
from generator.analysis.speech.cast import cast_of
from generator.analysis.speech.naming import shown_names
from generator.analysis.speech.stage import Stage
from generator.analysis.speech.stances import things
from generator.analysis.speech.statements import statements
from generator.model.briefings import SourceEntry, Unread
from generator.model.issues import Issue


def resolve(
    issue: Issue,
    language: str,
    sources: Sequence[SourceEntry],
    analyses: Mapping[tuple[str, str], Analysis],
) -> Dossier:
    """The dossier of an issue; `analyses` are those of its articles, by their place."""
    chosen = tuple(analyses[entry.article.place] for entry in sources)
    told = _quotable(sources, chosen)
    cast, proper = cast_of(analysis for _, analysis in told), proper_words(analysis for _, analysis in told)
    writing, translations = Writing([analysis for _, analysis in told]), _translations(issue, analyses)
    numbered = [
        (_placed(entry, analysis, writing, translations.get(entry.article.place, ())), analysis)
        for entry, analysis in told
    ]
    about = things(issue.file, language)
    heard = [statements(sentences, _stage(cast, analysis), about) for sentences, analysis in numbered]
    said = tuple(chain.from_iterable(statements_of_one for statements_of_one, _ in heard))
    claimed = [
        _claims(sentences, gist_reader(analysis, statements_of_one, cast, proper), cast)
        for (sentences, analysis), (statements_of_one, _) in zip(numbered, heard, strict=True)
    ]
    return Dossier(
        issue=issue,
        language=language,
        sources=tuple(sources),
        analyses=chosen,
        cast=cast,
        sentences=tuple(chain.from_iterable(sentences for sentences, _ in numbered)),
        statements=said,
        labels=shown_names(said, language),
        claims=tuple(chain.from_iterable(claims for claims, _ in claimed)),
        unread=tuple(_shown(lack, sources, chosen) for _, lacks in (*heard, *claimed) for lack in lacks),
    )


def _quotable(sources: Sequence[SourceEntry], analyses: Sequence[Analysis]) -> list[tuple[SourceEntry, Analysis]]:
    """The sources whose text may be shown, by number."""
    pairs = zip(sources, analyses, strict=True)
    return sorted((pair for pair in pairs if pair[0].article.is_quotable), key=lambda pair: pair[0].number)


def _claims(
    sentences: Sequence[Sentence], read: Callable[[Sentence], Gist | None], cast: Cast
) -> tuple[tuple[Claims, ...], tuple[Unread, ...]]:
    """What the sentences of an article claim. Nothing raises: one that cannot be read claims nothing, and is named."""
    found: list[Claims] = []
    unread: list[Unread] = []
    for sentence in sentences:
        try:
            if (gist := read(sentence)) is not None:
                found.append(_claimed(gist, cast))
        except Exception as error:  # a defect of ours costs this sentence, not its article's claims
            unread.append(failed(error, sentence, "finding its claims"))
    return tuple(found), tuple(unread)


def _shown(lack: Unread, sources: Sequence[SourceEntry], analyses: Sequence[Analysis]) -> Unread:
    """What is lacking, with its file as the user names it."""
    shown = {entry.number: analysis.shown for entry, analysis in zip(sources, analyses, strict=True)}
    return replace(lack, problem=replace(lack.problem, path=shown[lack.source]))


def _claimed(gist: Gist, cast: Cast) -> Claims:
    return Claims(
        gist,
        figures=tuple(figure_claims(gist)),
        dates=tuple(date_claims(gist)),
        answers=tuple(answer_claims(gist)),
        holders=tuple(holders(gist, cast)),
        departures=tuple(departures(gist)),
    )


def _placed(
    entry: SourceEntry, analysis: Analysis, writing: Writing, translations: Sequence[Analysis]
) -> tuple[Sentence, ...]:
    """The sentences that report, under the number of their source, with what can be met again in the others; nothing is
    taken from those that failed."""
    return tuple(
        replace(
            sentence,
            entry=entry,
            evidence=writing.evidence(sentence),
            cognates=sentence.cognates.union(*(other.sentences[sentence.order].cognates for other in translations)),
        )
        for sentence in analysis.sentences
        if sentence.place >= 0 and not sentence.unread
    )


def _translations(
    issue: Issue, analyses: Mapping[tuple[str, str], Analysis]
) -> Mapping[tuple[str, str], tuple[Analysis, ...]]:
    """The translations of each article that have as many passages as it, where they are analysed."""
    found: dict[tuple[str, str], tuple[Analysis, ...]] = {}
    for work in issue.works:
        versions = [analyses[version.place] for version in work.versions if version.place in analyses]
        for one in versions:
            found[one.article.place] = tuple(other for other in versions if _translates(other, one))
    return found


def _translates(one: Analysis, other: Analysis) -> bool:
    return one.article.language != other.article.language and len(one.sentences) == len(other.sentences)


def _stage(cast: Cast, analysis: Analysis) -> Stage:
    return Stage(cast, {analysis.article.place: analysis.roster})
