"""Choosing sentences that together carry a set of texts: what many texts say, each thing once.

Greedy maximum coverage of concepts, after Gillick and Favre, "A Scalable Global Model for Summarization", 2009: a
concept is a pair of neighbouring words, worth as much as there are texts that have it. Single words count a little
(the centroid of Radev et al., 2004), and so does opening a text, where news says the main thing.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

SINGLE = 0.2
"""What a word is worth beside a pair of words."""
OPENING = 3.0
"""How much more, in its own worth, the first sentence of a text is worth; a tenth of it for the second, and so on."""
FADING = 0.1
SPREAD = 1.5
"""The power of the number of texts in the worth of a concept: above 1, what all say outweighs what two say."""
REPEATED, ONCE = 0.1, 0.001
"""What a concept is worth that only one text has: twice or more, or once."""

Concept = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to choose from.

    `words` are its words cut down, `content` those among them that are no function words. `group` is the text it
    belongs to; copies of one text are one group. `place` counts the sentences before it there. `weight` scales what
    it is worth, `cost` is what it takes from the budget.
    """

    words: tuple[str, ...]
    content: frozenset[str]
    group: int
    place: int = 0
    weight: float = 1.0
    cost: int = 1


def choose(
    units: Sequence[Unit],
    *,
    budget: int,
    themes: Sequence[Unit] = (),
    most: int | None = None,
    clash: Callable[[int, int], bool] | None = None,
) -> tuple[int, ...]:
    """The indices of the units chosen, in the order of choice, their costs together within `budget`.

    `themes` are texts such as titles that lend weight to what they name. No group gives more than `most` units, and
    no unit is chosen that clashes with one chosen before. Ties go to the earlier unit. O(n log n) in the number of
    units.
    """
    said = [concepts(unit) for unit in units]
    worth = _worth([*units, *themes], [*said, *(concepts(theme) for theme in themes)])
    scale = [unit.weight * (1 + OPENING * FADING**unit.place) / unit.cost for unit in units]
    covered: set[Concept] = set()
    given: Counter[int] = Counter()
    chosen: list[int] = []
    # What a unit adds only ever shrinks, so an entry that is still the best after a fresh look is the best of all.
    queue = [(-sum(worth[concept] for concept in own) * scale[at], at) for at, own in enumerate(said)]
    heapq.heapify(queue)
    while queue:
        _, index = heapq.heappop(queue)
        unit = units[index]
        if unit.cost > budget or given[unit.group] == most or (clash and any(clash(index, one) for one in chosen)):
            continue
        current = sum(worth[concept] for concept in said[index] if concept not in covered) * scale[index]
        if queue and (-current, index) > queue[0]:
            heapq.heappush(queue, (-current, index))
        elif current > 0:
            chosen.append(index)
            given[unit.group] += 1
            budget -= unit.cost
            covered.update(said[index])
    return tuple(chosen)


def concepts(unit: Unit) -> tuple[Concept, ...]:
    """What a sentence says: its words, and its pairs of neighbours that are not both function words, each once."""
    own = unit.content
    singles = [(word,) for word in unit.words if word in own]
    pairs = [pair for pair in pairwise(unit.words) if pair[0] in own or pair[1] in own]
    return tuple(dict.fromkeys([*singles, *pairs]))


def _worth(units: Sequence[Unit], said: Sequence[tuple[Concept, ...]]) -> dict[Concept, float]:
    """The worth of each concept: by the number of texts that have it, little where one text repeats it, and next to
    nothing where a single sentence has it."""
    groups: dict[Concept, set[int]] = defaultdict(set)
    counts: Counter[Concept] = Counter()
    for unit, own in zip(units, said, strict=True):
        counts.update(own)
        for concept in own:
            groups[concept].add(unit.group)
    worth: dict[Concept, float] = {}
    for concept, found in groups.items():
        share = SINGLE if len(concept) == 1 else 1.0
        alone = REPEATED if counts[concept] > 1 else ONCE
        worth[concept] = share * (len(found) ** SPREAD if len(found) > 1 else alone)
    return worth
