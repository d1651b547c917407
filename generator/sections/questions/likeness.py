"""How alike the questions of a set are: each is seen with its neighbours, and what all of them share counts less.

Words are cut into runs of letters, weighted by how rare they are in the set (tf-idf); a question also takes in some of
its nearest neighbours, so that two of them meet through a third (as relevance feedback does in search: Rocchio 1971);
and from a likeness the usual one of both questions to the set is taken off, so that questions about everything are
not like each other for that.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.analysis.model import Inquiry
from generator.analysis.words import words

_RUNS = (3, 4, 5)  # letters, the word's edges counting as one each
_KIND = 3  # how often the kind of a question counts, as if it were so many runs of letters
_RARE = 30
"""Runs of letters in more questions than this find no neighbours, which keeps the work near linear in the set."""
_NEIGHBOURS, _SHARE = 5, 0.4  # how many neighbours a question takes in, and how much of them
_COMMON, _FEW = 3.0, 20
"""How much of the usual likeness is taken off, and the number of questions at which half of that is known."""

Vector = Mapping[str, float]


class Likeness:
    """A set of questions in one language, to be compared with each other by their places in it."""

    def __init__(self, questions: Sequence[Inquiry]) -> None:
        counts = [Counter(_runs(question)) for question in questions]
        seen = Counter(run for count in counts for run in count)
        self._vectors = [_unit(_weighted(count, seen, len(questions))) for count in counts]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, vector in enumerate(self._vectors):
            for run in vector:
                if seen[run] <= _RARE:
                    self._holders[run].append(place)
        self._mean = _unit_sum((vector, 1 / len(self._vectors)) for vector in self._vectors)
        self._widened: dict[int, tuple[Vector, float]] = {}

    def score(self, first: int, second: int) -> float:
        """How surely two questions ask the same, at most 1; about 0 for two questions taken at random."""
        (one, usual), (other, usual_too) = self._wide(first), self._wide(second)
        return _product(one, other) - (usual + usual_too) / 2

    def nearest(self, place: int, count: int) -> list[tuple[float, int]]:
        """The likeness and places of the questions most like one by rare runs of letters, the most alike first."""
        found: dict[int, float] = defaultdict(float)
        for run, weight in self._vectors[place].items():
            for other in self._holders.get(run, ()):
                found[other] += weight * self._vectors[other][run]
        found.pop(place, None)
        return sorted(((value, other) for other, value in found.items()), key=lambda near: (-near[0], near[1]))[:count]

    def _wide(self, place: int) -> tuple[Vector, float]:
        """A question with its neighbours, and what of its usual likeness to the set is taken off."""
        if place not in self._widened:
            near = [(self._vectors[other], _SHARE * value) for value, other in self.nearest(place, _NEIGHBOURS)]
            wide = _unit(_unit_sum([(self._vectors[place], 1.0), *near]))
            size = len(self._vectors)
            self._widened[place] = wide, _COMMON * _product(wide, self._mean) * size / (size + _FEW)
        return self._widened[place]


def _runs(question: Inquiry) -> list[str]:
    found = [f"#{question.kind}"] * _KIND
    for word in words(question.text):
        edged = f"<{word}>"
        found += [edged[start : start + size] for size in _RUNS for start in range(max(1, len(edged) - size + 1))]
    return found


def _weighted(count: Mapping[str, int], seen: Mapping[str, int], size: int) -> Vector:
    return {run: (1 + math.log(own)) * math.log(1 + size / seen[run]) for run, own in count.items()}


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {run: value / length for run, value in vector.items()} if length else vector


def _unit_sum(parts: Iterable[tuple[Vector, float]]) -> Vector:
    total: dict[str, float] = defaultdict(float)
    for vector, share in parts:
        for run, value in vector.items():
            total[run] += share * value
    return total


def _product(one: Vector, other: Vector) -> float:
    one, other = sorted((one, other), key=len)
    return sum(value * other[run] for run, value in one.items() if run in other)
