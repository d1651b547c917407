"""Temporal expressions: what a text says of when, as TIMEX3 values resolved against its date."""

from generator.dates.engine import timexes
from generator.dates.timex import Timex, interval

__all__ = ["Timex", "interval", "timexes"]
