"""Temporal expressions: what a text says of when, as TIMEX3 values resolved against its date."""

from generator.dates.engine import timexes
from generator.dates.lexicon import is_described, languages
from generator.dates.timex import Timex, covered, interval

__all__ = ["Timex", "covered", "interval", "is_described", "languages", "timexes"]
