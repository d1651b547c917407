"""Temporal expressions: what a text says of when, as TIMEX3 values resolved against its date."""

from generator.dates.engine import timexes
from generator.dates.lexicon import languages
from generator.dates.timex import Timex, covered, interval

__all__ = ["Timex", "covered", "interval", "languages", "timexes"]
