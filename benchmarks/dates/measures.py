"""The four measures of temporal expressions, as shares of the gold's and of the system's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.dates.timex import interval

Expression = Mapping[str, Any]  # start, end, type, value
NAMES = ("detect", "calendar", "exact", "value")
_REFERENCE = re.compile(r"(PAST|PRESENT|FUTURE)_REF")
_PARTIAL = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)(-(\d\d|XX))?|\d{4}-W\d\d-\d", re.ASCII)


def align(gold: Sequence[Expression], system: Sequence[Expression]) -> dict[int, int]:
    """Gold index -> system index, one to one, the largest overlaps first."""
    pairs = sorted(
        (-shared, abs((g["end"] - g["start"]) - (s["end"] - s["start"])), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(system)
        if (shared := min(g["end"], s["end"]) - max(g["start"], s["start"])) > 0
    )
    taken: set[int] = set()
    found: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def is_calendar(expression: Expression) -> bool:
    """Is it a date with a year, or one of which a part is open?"""
    day = _day(expression)
    return expression["type"] == "DATE" and (interval(day) is not None or _PARTIAL.fullmatch(day) is not None)


def _day(expression: Expression) -> str:
    return (expression["value"] or "").partition("T")[0]


def agrees(gold: str, system: str) -> bool:
    """Does the system's value lie in the gold's days?"""
    if gold == system:
        return True
    wide, narrow = interval(gold), interval(system)
    if wide is None and _PARTIAL.fullmatch(gold):
        parts = list(zip(gold.split("-"), system.split("-"), strict=False))
        return len(parts) == gold.count("-") + 1 and all(g.startswith("X") or g == s for g, s in parts)
    return bool(wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1])


def count(gold: Sequence[Expression], system: Sequence[Expression]) -> Counter[str]:
    """True positives, system's and gold's total of each measure for one document."""
    n: Counter[str] = Counter()
    pairs = align(gold, system)
    n["value hit"] = sum((gold[i]["value"] or "") == system[j]["value"] for i, j in pairs.items())
    n["value gold"], n["value system"] = len(gold), len(system)
    dates = [s for s in system if s["type"] in ("DATE", "TIME")]
    gold_dates = [g for g in gold if g["type"] in ("DATE", "TIME")]
    n["detect hit"] = len(align(gold_dates, dates))
    n["detect gold"], n["detect system"] = len(gold_dates), len(dates)
    n.update(_calendar(gold, [s for s in dates if not _REFERENCE.match(s["value"])]))
    return n


def _calendar(gold: Sequence[Expression], dates: Sequence[Expression]) -> Counter[str]:
    n: Counter[str] = Counter()
    total = sum(map(is_calendar, gold))
    n["calendar gold"] = n["exact gold"] = total
    back = {j: i for i, j in align(gold, dates).items()}
    for j, system in enumerate(dates):
        if j in back:
            hit, exact, counted = _judge(gold[back[j]], _day(system))
        else:  # a second expression in a gold one that it agrees with does not count
            counted = not any(_overlaps_rightly(g, system) for g in gold)
            hit = exact = False
        n["calendar hit"] += hit
        n["exact hit"] += exact
        n["calendar system"] += counted
        n["exact system"] += counted
    return n


def _judge(gold: Expression, system: str) -> tuple[bool, bool, bool]:
    """(right, right at the gold's precision, counted at all)."""
    if is_calendar(gold):
        right = agrees(_day(gold), system)
        exact = _day(gold) == system or (right and interval(_day(gold)) is None)
        return right, exact, True
    return False, False, gold["type"] in ("DURATION", "SET")


def _overlaps_rightly(gold: Expression, system: Expression) -> bool:
    shared = min(gold["end"], system["end"]) - max(gold["start"], system["start"])
    return shared > 0 and is_calendar(gold) and agrees(_day(gold), _day(system))


def f1(counts: Counter[str], name: str) -> float:
    """The balanced mean of precision and recall of a measure, in percent."""
    both = counts[f"{name} system"] + counts[f"{name} gold"]
    return 200 * counts[f"{name} hit"] / both if both else 0.0


def total(documents: Iterable[Counter[str]]) -> Counter[str]:
    """The sum of documents' counts."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(document)
    return counts
