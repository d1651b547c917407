"""Articles -> clusters of those that are more alike than most; how many there are is not given but found.

Two articles gain by standing together what they are more alike than a threshold, which is drawn from the mean
likeness of all pairs: a constant Potts model, which prefers no size of cluster (Traag, Van Dooren and Nesterov,
"Narrow scope for resolution-limit-free community detection", 2011). It is optimised by moving single units and then
merging clusters, like Blondel et al., "Fast unfolding of communities in large networks", 2008; but over the likeness
of all pairs, not of linked ones only, because sums of vectors give it at once.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from typing import TypeAlias

from generator.grouping.likeness import Blend, Portrait, blend, likeness

_SHARE, _LEAST = 0.8, 0.03
"""Two articles belong together above this share of the mean likeness of all pairs, and at least above this likeness:
where subjects are many, the mean is no more than what any two texts of one language have in common."""
_FIT, _UNKNOWN = 0.4, 3.0
"""A unit fits a pinned cluster from this share of the mean likeness of the pairs in it: that is how closely the editor
cut it. Where it has one unit only, its pairs are taken to be so many times as alike as the threshold."""
_LINKS = 0.1  # clusters are compared when they have so many links between them for each unit of the smaller one
_ROUNDS = 20  # rounds of moving and merging at most; they settle after a few
_NOISE = 1e-9  # a gain no greater than this is a rounding error of sums

Unit: TypeAlias = tuple[int, ...]
"""Articles that stay together, as their places: a work's versions, and its copies."""


def threshold(articles: Sequence[Portrait], units: Sequence[Unit]) -> float:
    """The likeness above which two articles are better together than apart."""
    everything = blend(articles)
    within = sum(_within([articles[place] for place in unit]) for unit in units)
    pairs = len(articles) ** 2 - sum(len(unit) ** 2 for unit in units)
    return max(_SHARE * (everything.total_with(everything) - within) / pairs, _LEAST) if pairs else _LEAST


def _within(portraits: Sequence[Portrait]) -> float:
    """The likenesses of all pairs of some articles, each with itself too, added up."""
    return sum(likeness(one, other) for one in portraits for other in portraits)


def clusters(
    articles: Sequence[Portrait],
    near: Sequence[Sequence[int]],
    units: Sequence[Unit],
    pinned: Sequence[Sequence[int]] = (),
    barred: Collection[tuple[int, int]] = frozenset(),
) -> tuple[tuple[int, ...], ...]:
    """The clusters as numbers of units, sorted: first one for each of `pinned`, then the others by their first unit.

    `near` has the places of each article's neighbours, through which clusters are looked for. The units in `pinned`
    stay where they are, in several clusters if need be; others may join them that are like them, not only like one
    another, except those that `barred` names with the number of such a cluster. Each other unit is in one cluster,
    alone where nothing is like it.
    """
    state = _State(articles, _linked(near, units), units, pinned)
    state.barred = frozenset(barred)
    for _ in range(_ROUNDS):
        if not state.move() and not state.merge():
            break
    found = [tuple(sorted(state.members[number])) for number in state.members]
    return (*found[: len(pinned)], *sorted(filter(None, found[len(pinned) :])))


class _State:
    """Which units are in which cluster, and the sums of their articles."""

    def __init__(
        self,
        articles: Sequence[Portrait],
        linked: Mapping[int, tuple[int, ...]],
        units: Sequence[Unit],
        pinned: Sequence[Sequence[int]],
    ) -> None:
        self.portraits = [[articles[place] for place in unit] for unit in units]
        self.within = [_within(own) for own in self.portraits]
        least = threshold(articles, units)
        self.linked = linked
        self.barred: frozenset[tuple[int, int]] = frozenset()
        self.pinned = len(pinned)
        fixed = {unit for group in pinned for unit in group}
        self.free = {unit: None for unit in range(len(units)) if unit not in fixed}
        groups = [set(group) for group in pinned] + [{unit} for unit in self.free]
        self.members = dict(enumerate(groups))
        self.fresh = count(len(groups))
        # What changed since the last round of the other kind: nothing else can have a reason to move or to merge now.
        self.stirred, self.touched = set(self.free), set(self.members)
        self.blends = {number: self._blend(group) for number, group in self.members.items()}
        self.least = defaultdict(lambda: least, {number: self._demand(number, least) for number in range(len(pinned))})
        self.homes: dict[int, tuple[int, ...]] = defaultdict(tuple)
        for number, group in self.members.items():
            for unit in group:
                self.homes[unit] += (number,)

    def _blend(self, group: set[int]) -> Blend:
        return blend(portrait for unit in sorted(group) for portrait in self.portraits[unit])

    def _demand(self, number: int, least: float) -> float:
        """The likeness to a pinned cluster that a unit needs to fit there."""
        own, units = self.blends[number], sorted(self.members[number])
        total = own.total_with(own) - sum(self.within[unit] for unit in units)
        pairs = own.size**2 - sum(len(self.portraits[unit]) ** 2 for unit in units)
        return max(least, _FIT * (total / pairs if pairs else _UNKNOWN * least))

    def move(self) -> bool:
        """Moves units to where they gain most until all stay; one whose neighbour moved is asked again."""
        waiting, queued = sorted(self.stirred), set(self.stirred)
        self.stirred.clear()
        moves = 0
        for unit in waiting:  # grows meanwhile
            queued.discard(unit)
            (here,) = self.homes[unit]
            there = self._best(unit, here)
            if there is None:
                continue
            self._transfer(unit, here, there)
            moves += 1
            if moves < _ROUNDS * len(self.free):
                again = [other for other in self.linked[unit] if other in self.free and other not in queued]
                waiting += again
                queued.update(again)
        return moves > 0

    def _best(self, unit: int, here: int) -> int | None:
        """The cluster where a unit gains most, a new one if it fits nowhere; None where it should stay."""
        near = {number for other in self.linked[unit] for number in self.homes[other]} - {here}
        fit = (number for number in sorted(near) if (unit, number) not in self.barred)
        gain, number = max(((self._gain(unit, number), -number) for number in fit), default=(0.0, 0))
        own = self._gain(unit, here)
        if gain > max(own, 0.0) + _NOISE:
            return -number
        return next(self.fresh) if own < -_NOISE else None

    def _gain(self, unit: int, number: int) -> float:
        """By how much a unit is more like a cluster's others than the threshold, added up over pairs of articles."""
        own, cluster = self.portraits[unit], self.blends[number]
        total, size = sum(cluster.total(portrait) for portrait in own), cluster.size
        if number >= self.pinned and unit in self.members[number]:
            total -= self.within[unit]
            size -= len(own)
        return total - self.least[number] * size * len(own)

    def _transfer(self, unit: int, here: int, there: int) -> None:
        self.members[here].remove(unit)
        self.members.setdefault(there, set()).add(unit)
        self.blends.setdefault(there, Blend())
        self.homes[unit] = (there,)
        self.touched |= {here, there}
        for portrait in self.portraits[unit]:
            if here >= self.pinned:
                self.blends[here].remove(portrait)
            if there >= self.pinned:
                self.blends[there].add(portrait)

    def merge(self) -> bool:
        """Merges clusters while a pair is more alike on average than the threshold, the most alike first."""
        joined = Counter[int]()  # how often each cluster has changed; a pair found before that is out of date
        order = count()
        heap = [(-mean, next(order), pair, (0, 0)) for mean, pair in self._pairs(sorted(self.touched))]
        self.touched.clear()
        heapq.heapify(heap)
        while heap:
            _, _, (one, other), then = heapq.heappop(heap)
            if then == (joined[one], joined[other]):
                self._join(one, other)
                joined.update((one, other))
                for mean, pair in self._pairs([one]):
                    heapq.heappush(heap, (-mean, next(order), pair, (joined[pair[0]], joined[pair[1]])))
        return bool(joined)

    def _pairs(self, numbers: Sequence[int]) -> Iterator[tuple[float, tuple[int, int]]]:
        """The pairs of these clusters with linked ones that should merge, with their mean likeness."""
        seen = set()
        for one in numbers:
            near = Counter(h for unit in self.members[one] for other in self.linked[unit] for h in self.homes[other])
            for other in sorted(near.keys() - {one}):
                pair = min(one, other), max(one, other)
                needed = _LINKS * min(len(self.members[one]), len(self.members[other]))
                if pair in seen or near[other] < needed or not self._may_join(*pair):
                    continue
                seen.add(pair)
                first, second = self.blends[pair[0]], self.blends[pair[1]]
                mean = first.total_with(second) / (first.size * second.size)
                if mean > self.least[pair[0]] + _NOISE:
                    yield mean, pair

    def _may_join(self, one: int, other: int) -> bool:
        """Two pinned clusters never do; another joins a pinned one when each of its units fits there by itself."""
        if one >= self.pinned:
            return True
        units = sorted(self.members[other]) if other >= self.pinned else []
        return bool(units) and all((unit, one) not in self.barred and self._gain(unit, one) > _NOISE for unit in units)

    def _join(self, one: int, other: int) -> None:
        for unit in sorted(self.members[other]):
            self.homes[unit] = (one,)
        near = {each for unit in self.members[one] | self.members[other] for each in (unit, *self.linked[unit])}
        self.stirred |= near & self.free.keys()
        self.members[one] |= self.members[other]
        self.members[other] = set()
        if one >= self.pinned:
            self.blends[one].join(self.blends[other])
        self.blends[other] = Blend()


def _linked(near: Sequence[Sequence[int]], units: Sequence[Unit]) -> Mapping[int, tuple[int, ...]]:
    """For each unit the others of which an article is near one of its own."""
    unit_of = {place: unit for unit, places in enumerate(units) for place in places}
    linked: dict[int, set[int]] = defaultdict(set)
    for place, found in enumerate(near):
        for other in found:
            if unit_of[place] != unit_of[other]:
                linked[unit_of[place]].add(unit_of[other])
                linked[unit_of[other]].add(unit_of[place])
    return {unit: tuple(sorted(linked[unit])) for unit in range(len(units))}
