"""What the program knows about each language: words, sentence rules, part names, reporting verbs, behaviour."""

from generator.languages.data import (
    SOURCE,
    Behaviour,
    Byline,
    Language,
    LinePatterns,
    PageWords,
    Reporting,
    SentenceRules,
    Stance,
    VerbGroup,
    normalise,
)
from generator.languages.detection import Detected, detect, foreign, foreign_spans
from generator.languages.loading import (
    any_of,
    base,
    data_cache,
    fallbacks,
    known,
    language_data,
    locale,
    metadata_words,
    part_of,
    read,
    same_language,
)
from generator.languages.schema import WORD, ByPhrase, ByTerm, DataError, Exact, Phrase, by_term, folded_terms
from generator.languages.sentences import split

__all__ = [
    "SOURCE",
    "WORD",
    "Behaviour",
    "ByPhrase",
    "ByTerm",
    "Byline",
    "DataError",
    "Detected",
    "Exact",
    "Language",
    "LinePatterns",
    "PageWords",
    "Phrase",
    "Reporting",
    "SentenceRules",
    "Stance",
    "VerbGroup",
    "any_of",
    "base",
    "behaviour",
    "by_term",
    "data_cache",
    "detect",
    "fallbacks",
    "folded_terms",
    "foreign",
    "foreign_spans",
    "known",
    "language_data",
    "locale",
    "metadata_words",
    "normalise",
    "part_of",
    "read",
    "same_language",
    "split",
]


def behaviour(code: str) -> Behaviour:
    """How a language behaves where its words alone do not tell."""
    return language_data(code).behaviour
