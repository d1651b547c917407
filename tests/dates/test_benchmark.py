"""The benchmark's measures on a made-up document."""

from __future__ import annotations

import pytest

from benchmarks.dates.measures import agrees, count, f1


def expression(start: int, end: int, value: str | None, kind: str = "DATE") -> dict[str, object]:
    """One expression as gold and system write it."""
    return {"start": start, "end": end, "type": kind, "value": value}


def test_a_system_that_says_what_the_gold_says_is_perfect() -> None:
    """Equal expressions give 100 in every measure."""
    gold = [expression(0, 4, "2026"), expression(9, 12, "P3M", "DURATION"), expression(20, 25, "2026-04-06")]
    counts = count(gold, gold)
    assert [f1(counts, name) for name in ("detect", "calendar", "exact", "value")] == [100.0] * 4


def test_a_date_for_a_duration_is_wrong() -> None:
    """A duration read as a date costs precision."""
    counts = count([expression(0, 4, "P1Y", "DURATION")], [expression(0, 4, "2026")])
    assert counts["calendar system"] == 1
    assert counts["calendar hit"] == 0


@pytest.mark.parametrize(
    ("gold", "system", "right"),
    [
        ("2026", "2026-04-06", True),
        ("2026-04-06", "2026", False),
        ("2026-04-XX", "2026-04-06", True),
        ("2026-W15", "2026-04-06", True),
        ("2026-04", "2026-05", False),
    ],
)
def test_a_narrower_date_within_the_gold_agrees(gold: str, system: str, right: bool) -> None:
    """The system's days must lie in the gold's."""
    assert agrees(gold, system) == right
