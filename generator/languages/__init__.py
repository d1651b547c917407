"""What the program knows about each language: words, sentence rules, part names, reporting verbs."""

from generator.languages.data import (
    Byline,
    LanguageData,
    LinePatterns,
    Reporting,
    SentenceRules,
    Stance,
    VerbGroup,
    normalise,
)
from generator.languages.detection import Detected, detect, foreign, foreign_spans
from generator.languages.loading import KNOWN, language_data, part_of
from generator.languages.sentences import split

__all__ = [
    "KNOWN",
    "Byline",
    "Detected",
    "LanguageData",
    "LinePatterns",
    "Reporting",
    "SentenceRules",
    "Stance",
    "VerbGroup",
    "detect",
    "foreign",
    "foreign_spans",
    "language_data",
    "normalise",
    "part_of",
    "split",
]
