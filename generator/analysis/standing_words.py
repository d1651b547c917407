"""The words that keep a sentence from standing alone or from being a key point, from each language's `points.yml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from generator.analysis.lexicon import NO_PHRASES, Phrase, Phrases, PhraseTable, phrase_table
from generator.analysis.tokens import tokens
from generator.languages.loading import data_cache, language_data, read
from generator.languages.schema import folded_terms


def _table(phrases: Iterable[str]) -> PhraseTable:
    """The phrases, parted as sentences are."""
    return phrase_table(Phrase(tuple(token.lower for token in tokens(phrase))) for phrase in phrases)


def _read(raw: Any) -> PhraseTable:
    return _table(folded_terms(raw))


_Phrases = Annotated[PhraseTable, _read]


@dataclass(frozen=True, slots=True)
class PointWords:
    """Phrases; English's `points.yml` says what each is for."""

    bare: _Phrases = NO_PHRASES
    leaning: _Phrases = NO_PHRASES
    spanning: _Phrases = NO_PHRASES
    commentary: frozenset[str] = frozenset()
    reported: _Phrases = NO_PHRASES
    idle: _Phrases = NO_PHRASES
    acts: Phrases = NO_PHRASES
    powers: Phrases = NO_PHRASES


def point_words(language: str) -> PointWords:
    """The words of a language; none for one that nobody has described."""
    return read(language, "points", PointWords)


@dataclass(frozen=True, slots=True)
class ReportingPhrases:
    """Phrases of a language's `reporting.yml` that are looked for in sentences; `Reporting` says what each is for."""

    openings: PhraseTable
    opinion: PhraseTable
    hedges: PhraseTable


@data_cache
def reporting_phrases(language: str) -> ReportingPhrases:
    """The phrases of a language."""
    known = language_data(language).reporting
    return ReportingPhrases(_table(known.leaning_phrases), _table(known.opinion), _table(known.hedges))
