"""What sources without a date tell of relative days: "on Monday", "last week", which nobody can resolve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.analysis.events.occurrences import tells
from generator.analysis.model import Dating, Dossier, Sentence
from generator.dates.timex import Timex, covered
from generator.model import BlockKind, Precision, Undated
from generator.sections import overrides

UNKNOWN = "X"
"""What stands in a value for the part of a date that the text does not give."""


def derive(dossier: Dossier) -> tuple[Undated, ...]:
    """The sentences in the order of sources and texts, each text once; none whose date is known after all."""
    hide = overrides.of(dossier, "timeline").hide
    seen: set[tuple[int, str]] = set()
    found: list[Undated] = []
    for sentence in dossier.sentences:
        key = sentence.entry.origin, sentence.text
        if sentence.entry.article.published is not None or key in seen or overrides.names(hide, sentence.citation):
            continue
        seen.add(key)
        words = _expressions(sentence)
        if words:
            found.append(Undated(sentence.citation, words))
    return tuple(found)


def _expressions(sentence: Sentence) -> tuple[str, ...]:
    """The words of a sentence that give a day to whoever knows when it was written."""
    if sentence.block.kind is BlockKind.TABLE:
        return ()
    if any(tells(dating, sentence) for dating in sentence.datings):
        return ()  # it is in the timeline
    return tuple(timex.text for timex in _relative(sentence.dates) if tells(_unresolved(timex), sentence))


def _relative(found: Sequence[Timex]) -> Iterator[Timex]:
    """The expressions that mean days of the calendar and lack what would tell which."""
    for timex in found:
        if timex.type == "DATE" and UNKNOWN in timex.value and covered(timex) is None:
            yield timex


def _unresolved(timex: Timex) -> Dating:
    """An expression as if it were dated, to ask whether what stands beside it tells of an event."""
    day = dt.date.max
    return Dating(timex.start, timex.end, day, day, Precision.DAY, False, False, timex.points_back, timex)
