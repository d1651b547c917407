"""Choosing sentences that together carry a set of texts: what many texts say, each thing once.

Greedy maximum coverage of concepts, after Gillick and Favre, "A Scalable Global Model for Summarization", 2009: a
concept is a pair of neighbouring words, and what a sentence is worth is what its pairs are worth that no sentence
chosen before has. How likely a pair is to be worth telling follows from few properties, as in Li, Qian and Liu, "Using
Supervised Bigram-based ILP for Extractive Summarization", 2013; here their weights are set by hand.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

SPREAD = 1.5
"""The power of the number of texts that have a pair: above 1, what all say outweighs what two say."""
REPEATED = 2.5
"""How much more a pair is worth that one text has more than once."""
NAMED = 1.4
"""How much more a pair is worth for each of its words that a title has."""
OPENING, LATE = 2.0, 0.2
"""How much more a pair is worth that opens a text, where news says the main thing; what it keeps when all sentences
that have it stand after the first `EARLY` of their text."""
EARLY = 6

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to choose from.

    `words` are its words cut down. `group` is the text it belongs to; copies of one text are one group. `place` counts
    the sentences before it there. `weight` scales what it is worth, `cost` is what it takes from the budget.
    """

    words: tuple[str, ...]
    group: int
    place: int = 0
    weight: float = 1.0
    cost: int = 1


def choose(
    units: Sequence[Unit],
    *,
    budget: int,
    themes: Collection[str] = frozenset(),
    most: int | None = None,
    clash: Callable[[int, int], bool] | None = None,
) -> tuple[int, ...]:
    """The indices of the units chosen, in the order of choice, their costs together within `budget`.

    `themes` are the words that titles name. No group gives more than `most` units, and no unit is chosen that clashes
    with one chosen before. Ties go to the earlier unit. O(n log n) in the number of units.
    """
    said = [tuple(dict.fromkeys(pairwise(unit.words))) for unit in units]
    worth = _worth(units, said, themes)
    scale = [unit.weight / unit.cost for unit in units]
    choice = _Choice(budget, most, clash)
    # What a unit adds only ever shrinks, so an entry that is still the best after a fresh look is the best of all.
    queue = [(-sum(map(worth.__getitem__, own)) * scale[at], at) for at, own in enumerate(said)]
    heapq.heapify(queue)
    while queue:
        _, index = heapq.heappop(queue)
        if not choice.has_room(index, units[index]):
            continue
        current = sum([worth[pair] for pair in said[index] if pair not in choice.covered]) * scale[index]
        if queue and (-current, index) > queue[0]:
            heapq.heappush(queue, (-current, index))
        elif current > 0:
            choice.take(index, units[index], said[index])
    return tuple(choice.indices)


class _Choice:
    """The units taken so far, and what they leave room for."""

    def __init__(self, budget: int, most: int | None, clash: Callable[[int, int], bool] | None) -> None:
        """Nothing is taken yet."""
        self.indices: list[int] = []
        self.covered: set[Pair] = set()
        self._given: Counter[int] = Counter()
        self._budget, self._most, self._clash = budget, most, clash

    def has_room(self, index: int, unit: Unit) -> bool:
        """Whether a unit can still be taken."""
        if unit.cost > self._budget or self._given[unit.group] == self._most:
            return False
        return self._clash is None or not any(self._clash(index, taken) for taken in self.indices)

    def take(self, index: int, unit: Unit, said: Iterable[Pair]) -> None:
        """Takes a unit, and what it says."""
        self.indices.append(index)
        self._given[unit.group] += 1
        self._budget -= unit.cost
        self.covered.update(said)


def _worth(units: Sequence[Unit], said: Sequence[tuple[Pair, ...]], themes: Collection[str]) -> dict[Pair, float]:
    """The worth of each pair: by the number of texts that have it, where they have it first, and what titles name."""
    counts = Counter(chain.from_iterable(said))
    texts: dict[int, set[Pair]] = defaultdict(set)
    for unit, own in zip(units, said, strict=True):
        texts[unit.group].update(own)
    spread = Counter(chain.from_iterable(texts.values()))
    worth = dict.fromkeys(counts, LATE)
    for places, value in ((range(EARLY), 1.0), (range(1), OPENING)):
        here = (own for unit, own in zip(units, said, strict=True) if unit.place in places)
        worth.update(dict.fromkeys(chain.from_iterable(here), value))
    for pair, count in counts.items():
        if count > 1:
            worth[pair] *= spread[pair] ** SPREAD * (REPEATED if count > spread[pair] else 1)
        if pair[0] in themes:
            worth[pair] *= NAMED
        if pair[1] in themes:
            worth[pair] *= NAMED
    return worth
