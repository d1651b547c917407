"""The one engine of temporal expressions: scan, resolve, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from generator.dates.context import Context
from generator.dates.lexicon import Lexicon, is_described, lexicon
from generator.dates.operations import OPERATIONS
from generator.dates.reading import Reading
from generator.dates.scan import Found, Scanned, find, scan
from generator.dates.timex import Phase, Timex, precision_of

_DEICTIC = ("day", "weekday", "shift", "ago", "weekend")
_OLD = 2  # years before the document that make a date history
_HISTORIES = 6  # such dates make a text a narrative, unless it also speaks from its own day


def timexes(text: str, *, language: str, reference: date | None) -> tuple[Timex, ...]:
    """The temporal expressions of a text, in order, not overlapping.

    `reference` is the document's date. Without it, relative expressions keep what is known of them
    (`PRESENT_REF`, `XXXX-WXX-1`) and have no precision. Nothing is found in a language without data.
    """
    return annotate(text, lexicon(language), reference) if is_described(language) else ()


def annotate(text: str, words: Lexicon, reference: date | None) -> tuple[Timex, ...]:
    """`timexes` with a language's compiled data given."""
    scanned = scan(text, words)
    found = list(find(scanned))
    context = Context(
        scanned,
        reference,
        narrative=is_narrative(found, reference),
        reports=any("q" in f.slots or f.rule.op in ("focus", "ended") for f in found),
    )
    return tuple(_timexes(text, context, found))


def is_narrative(found: list[Found], reference: date | None) -> bool:
    """Does the text tell of times long before its own date, rather than of news?"""
    if reference is None:
        return False
    years = [y for f in found if isinstance(y := f.slots.get("y"), int) and 999 < y <= reference.year - _OLD]
    deictic = sum(f.rule.op in _DEICTIC for f in found)
    return len(years) >= _HISTORIES and len(years) > 3 * deictic


def _timexes(text: str, context: Context, found: list[Found]) -> Iterator[Timex]:
    for match in found:
        slots = {**match.rule.args, **match.slots}
        context.at = match.first
        try:
            readings = list(OPERATIONS[match.rule.op](context, match, slots))
        except (ValueError, OverflowError):  # outside the calendar
            continue
        for reading in readings:
            if reading.moment:
                context.remember(reading.moment, stated=reading.stated)
            yield _timex(text, context.scanned, match, reading)


def _phase(scanned: Scanned, match: Found, first: int, end: int) -> Phase | None:
    """The part of a period that the words name; none where they count halves ("the first half of May") or name days."""
    if {"h", "hm", "d", "wd", "day"} & match.slots.keys():
        return None
    for place in range(first, end):
        phase = scanned.classes[place].get("PHASE")
        if phase == "rest" and match.rule.op != "shift":
            return None  # "two years later"
        if phase and not (place > first and "ORDWORD" in scanned.classes[place - 1]):
            return cast("Phase", phase)
    return None


def _timex(text: str, scanned: Scanned, match: Found, reading: Reading) -> Timex:
    first, end = reading.place or (match.first, match.end)
    start, stop = scanned.tokens[first].start, scanned.tokens[end - 1].end
    dated = reading.type in ("DATE", "TIME")
    return Timex(
        start=start,
        end=stop,
        text=text[start:stop],
        type=reading.type,
        value=reading.value,
        precision=precision_of(reading.value) if dated else None,
        stated=dated and reading.stated,
        half=reading.half,
        phase=_phase(scanned, match, first, end) if dated else None,
        points_back=match.rule.op == "that",
    )
