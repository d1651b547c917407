"""How alike articles are, also across languages, as the cosine of their weighted traits."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import mul

from generator.grouping.traits import Traits, traits
from generator.model.articles import Article

_NAME = 2.0  # how much more a name counts than another word of the same rarity
_KEPT = 150  # traits that are kept of an article, the heaviest ones; bounds the memory
_ASKED = 30  # traits by which an article looks for others, the heaviest ones, …
_HOLDERS = 30
"""… each in so many others at most, those where it weighs most: together they bound the time of an article."""
_NEAREST = 6  # neighbours that are found of an article in each language, …
_NEAR = 0.05  # … and how alike they are at least: below that two texts share what any two of a language do


@dataclass(frozen=True, slots=True)
class Portrait:
    """An article's traits with their weights.

    `scales` holds, by the language of what it is compared with, what the weights are multiplied by: the inverse of
    their length, or for another language of the geometric mean of that and of the length of those traits that occur
    in both languages, because what is never translated cannot be shared.
    """

    language: str
    weights: Mapping[str, float]
    scales: Mapping[str, float]


def portraits(articles: Sequence[Article]) -> tuple[Portrait, ...]:
    """The portraits of articles, each trait weighed by how often an article has it and how rare it is among them."""
    found = [traits(article) for article in articles]
    holders = Counter(key for one in found for key in one.counts)
    rarity = {key: math.log((len(found) + 1) / count) for key, count in holders.items()}
    spoken: dict[str, set[str]] = defaultdict(set)
    for one in found:
        spoken[one.language].update(one.counts)
    return tuple(_portrait(one, rarity, holders, spoken) for one in found)


def _portrait(
    one: Traits, rarity: Mapping[str, float], holders: Mapping[str, int], spoken: Mapping[str, set[str]]
) -> Portrait:
    weights = {
        key: (1 + math.log(count)) * rarity[key] * (_NAME if key in one.names else 1.0)
        for key, count in one.counts.items()
    }
    whole = math.sqrt(sum(weight * weight for weight in weights.values()))
    scales = {}
    for language, keys in spoken.items():
        common = math.sqrt(sum(weight * weight for key, weight in weights.items() if key in keys))
        scales[language] = 1 / math.sqrt(common * whole) if common else 0.0
    shared = ((key, weight) for key, weight in weights.items() if holders[key] > 1)
    heaviest = sorted(shared, key=lambda entry: (-entry[1], entry[0]))[:_KEPT]
    return Portrait(one.language, dict(heaviest), scales)


def likeness(one: Portrait, other: Portrait) -> float:
    """How alike two articles are, from 0 to about 1."""
    return _product(one.weights, other.weights) * one.scales[other.language] * other.scales[one.language]


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(map(mul, one.values(), map(other.get, one, repeat(0.0))), 0.0)


@dataclass(slots=True)
class Blend:
    """The sum of several portraits: gives the mean likeness to all of them at once.

    `sums[a, b]` holds the weights of the articles in language `a`, scaled for a comparison with language `b`.
    """

    size: int = 0
    sums: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)

    def add(self, portrait: Portrait) -> None:
        """Takes an article in."""
        self.size += 1
        for language, scale in portrait.scales.items():
            held = self.sums.setdefault((portrait.language, language), {})
            for key, weight in portrait.weights.items():
                held[key] = held.get(key, 0.0) + scale * weight

    def remove(self, portrait: Portrait) -> None:
        """Takes an article out again."""
        self.size -= 1
        for language, scale in portrait.scales.items():
            held = self.sums[portrait.language, language]
            for key, weight in portrait.weights.items():
                held[key] -= scale * weight

    def join(self, other: Blend) -> None:
        """Takes in all articles of another blend."""
        self.size += other.size
        for languages, weights in other.sums.items():
            held = self.sums.setdefault(languages, {})
            for key, weight in weights.items():
                held[key] = held.get(key, 0.0) + weight

    def total(self, portrait: Portrait) -> float:
        """The likenesses of one article to all of these, added up."""
        return sum(
            _product(portrait.weights, weights) * portrait.scales[language]
            for (language, towards), weights in self.sums.items()
            if towards == portrait.language
        )

    def total_with(self, other: Blend) -> float:
        """The likenesses of all pairs of an article here and one there, added up."""
        return sum(
            _product(weights, other.sums[towards, language])
            for (language, towards), weights in self.sums.items()
            if (towards, language) in other.sums
        )


def blend(members: Iterable[Portrait]) -> Blend:
    """The blend of some articles."""
    made = Blend()
    for portrait in members:
        made.add(portrait)
    return made


def neighbours(articles: Sequence[Portrait]) -> tuple[tuple[int, ...], ...]:
    """For each article the places of those most alike in each language, through an index of traits: most alike first.

    An article with many common traits meets only those others in which they weigh most, so that the time is
    proportional to the number of articles.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for place, portrait in enumerate(articles):
        for key in portrait.weights:
            index[key].append(place)
    holders = {key: _heaviest(key, articles, places) for key, places in index.items()}
    return tuple(_nearest(place, articles, holders) for place in range(len(articles)))


def _heaviest(key: str, articles: Sequence[Portrait], places: Iterable[int]) -> list[tuple[float, int]]:
    """Where a trait weighs most, with its negative weight there."""
    own = ((place, articles[place]) for place in places)
    return heapq.nsmallest(_HOLDERS, ((-one.weights[key] * one.scales[one.language], place) for place, one in own))


def _nearest(
    place: int, articles: Sequence[Portrait], holders: Mapping[str, Sequence[tuple[float, int]]]
) -> tuple[int, ...]:
    own = articles[place]
    rough: dict[int, float] = defaultdict(float)
    for key, weight in list(own.weights.items())[:_ASKED]:  # heaviest first
        for other_weight, other in holders[key]:
            rough[other] -= weight * other_weight
    rough.pop(place, None)
    by_language: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for other, score in rough.items():
        by_language[articles[other].language].append((-score, other))
    found = []
    for scores in by_language.values():
        likely = (other for _, other in heapq.nsmallest(3 * _NEAREST, scores))
        scored = ((-likeness(own, articles[other]), other) for other in likely)
        found += heapq.nsmallest(_NEAREST, (entry for entry in scored if -entry[0] > _NEAR))
    return tuple(other for _, other in sorted(found))
