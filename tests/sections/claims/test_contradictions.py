"""Which two claims exclude each other."""

from __future__ import annotations

import pytest

from generator.sections.claims.contradictions import exclude
from tests.sections.conftest import annotated


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("14 pages", "15 pages", True),
        ("14 pages", "14 pages", False),
        ("more than 9,000 people", "12,400 people", False),
        ("more than 13,000 people", "12,400 people", True),
        ("up to 12,000 people", "12,400 people", True),
        ("up to 13,000 people", "12,400 people", False),
        ("more than 250 people", "more than 500 people", True),
        ("more than 13,000 people", "up to 12,400 people", False),
        ("about 12,000 people", "12,400 people", False),
        ("about 12,000 people", "15,400 people", True),
        ("12,000 people", "12,400 people", False),
        ("12,100 people", "12,400 people", True),
        ("900 people", "904 people", True),
        ("€2 million", "€2.4 million", False),
        ("€2.1 million", "€2.4 million", True),
        ("€2 million", "$3 million", False),
        ("2.5 percent", "3 percent", True),
    ],
)
def test_figures_exclude_each_other_unless_one_bounds_or_rounds_the_other(one: str, other: str, excluded: bool) -> None:
    """A bound, a round number or another currency excludes nothing."""
    (first,), (second,) = annotated(f"It has {one} now.").figures, annotated(f"It has {other} now.").figures
    assert exclude(first, second) is excluded is exclude(second, first)
