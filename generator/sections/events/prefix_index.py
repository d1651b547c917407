"""Where to look for what may be the same, so that a day with thousands of sentences is not compared pair by pair.

Prefix filtering, after Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning",
2006: two sets that share a given part of the smaller one share one of its rarest elements.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable


class PrefixIndex:
    """Places of sets, in the order in which they were added, by what must be shared to count as alike.

    `share` is the part of the smaller set that two alike sets have in common at least.
    """

    def __init__(self, uses: Counter[str], share: float) -> None:
        """`uses` tells how often each element occurs in all."""
        self._uses = uses
        self._share = share
        self._count = 0
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._rarest: dict[str, list[int]] = defaultdict(list)
        self._marks: dict[str, list[int]] = defaultdict(list)

    def add(self, elements: Collection[str], marks: Iterable[str]) -> None:
        """Adds a set; to share one of the `marks` also makes a candidate."""
        for element in elements:
            self._whole[element].append(self._count)
        for element in self._prefix(elements):
            self._rarest[element].append(self._count)
        for mark in marks:
            self._marks[mark].append(self._count)
        self._count += 1

    def like(self, elements: Collection[str], marks: Iterable[str]) -> list[int]:
        """The places of all that may be alike, in order."""
        found: set[int] = set()
        for element in elements:
            found.update(self._rarest.get(element, ()))
        for element in self._prefix(elements):
            found.update(self._whole.get(element, ()))
        for mark in marks:
            found.update(self._marks.get(mark, ()))
        return sorted(found)

    def _prefix(self, elements: Collection[str]) -> list[str]:
        ordered = sorted(elements, key=lambda element: (self._uses[element], element))
        return ordered[: len(ordered) - int(self._share * len(ordered)) + 1]
