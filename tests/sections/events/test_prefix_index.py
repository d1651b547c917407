"""PrefixIndex for sentences that are alike."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.words import containment, likeness
from generator.sections.events.prefix_index import PrefixIndex

SETS = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=8), max_size=12)


@given(SETS, st.frozensets(st.sampled_from("abcdefghijkl"), max_size=8))
def test_nothing_alike_is_overlooked(known: list[frozenset[str]], one: frozenset[str]) -> None:
    """Whatever shares as much as is asked for is among the candidates, in the order in which it was added."""
    candidates = PrefixIndex(Counter(element for elements in known for element in elements), 0.6)
    for elements in known:
        candidates.add(elements, ())
    found = candidates.like(one, ())
    alike = [at for at, other in enumerate(known) if likeness(one, other) >= 0.6 or containment(one, other) >= 0.8]
    assert [at for at in found if at in alike] == alike


def test_a_shared_mark_makes_a_candidate() -> None:
    """Sets with nothing in common are candidates where they share a mark."""
    candidates = PrefixIndex(Counter(), 0.6)
    candidates.add("ab", ("x",))
    candidates.add("cd", ("y",))
    assert candidates.like("ef", ("y",)) == [1]
