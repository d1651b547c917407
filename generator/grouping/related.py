"""Issues -> for each one the issues that share works with it, or much of what they are about."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.grouping.likeness import Blend, Portrait, blend, portraits
from generator.grouping.shared import in_common, specific, weights
from generator.grouping.traits import Kind
from generator.model.articles import Article
from generator.model.issues import Issue, Relation

_ALIKE = 0.2
"""The cosine of two issues' sums from which on they are related without a common work: those on unrelated subjects
stay below 0.17."""
_EVIDENCE = 2  # names that they share at least then
_KNOWN_BY, _ISSUES = 40, 50
"""Traits by which related issues are looked for, each in so many issues at most: keeps it linear in the issues."""
_RARE = 10  # a name tells why issues are related where one of so many issues has it, or two in all; …
_COMMON, _FEW = 4, 3  # … one of a single word, where fewer than one of so many articles have it, or a few in all
_SHOWN, _NAMED = 4, 4  # related issues of one issue at most, and names that each comes with
_READ = 40  # articles of an issue that are read for the spelling of names


@dataclass(frozen=True, slots=True)
class _Side:
    """What an issue is compared by."""

    works: frozenset[str]
    articles: tuple[Article, ...]
    sum: Blend
    weights: Mapping[str, float]
    names: Mapping[str, int]  # names that few others have, each with the number of issues that do


def with_related(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """The issues, each with its related ones: those with most common works first, then the most alike."""
    sides = _sides(issues)
    found: dict[int, list[tuple[tuple[int, float, str], Relation]]] = defaultdict(list)
    for one, other in _candidates(sides):
        relation = _relation(sides[one], sides[other])
        if relation:
            rank, names = relation
            common = tuple(work.id for work in issues[one].works if work.id in sides[other].works)
            for here, there in ((one, other), (other, one)):
                order = (-len(common), -rank, issues[there].slug)
                found[here].append((order, Relation(issues[there].slug, common, names)))
    return tuple(
        replace(issue, related=tuple(relation for _, relation in heapq.nsmallest(_SHOWN, found[number])))
        for number, issue in enumerate(issues)
    )


def _sides(issues: Sequence[Issue]) -> list[_Side]:
    works = {work.id: work for issue in issues for work in issue.works}
    articles = [article for _, work in sorted(works.items()) for article in work.versions]
    known: dict[str, list[Portrait]] = defaultdict(list)
    for article, portrait in zip(articles, portraits(articles), strict=True):
        known[article.id].append(portrait)
    names = _rare_names(issues, articles)
    sides = []
    for issue, rare in zip(issues, names, strict=True):
        own = [portrait for work in issue.works for portrait in known[work.id]]
        read = tuple(article for work in issue.works for article in work.versions)[:_READ]
        sides.append(_Side(frozenset(work.id for work in issue.works), read, blend(own), weights(own), rare))
    return sides


def _rare_names(issues: Sequence[Issue], articles: Sequence[Article]) -> list[dict[str, int]]:
    """For each issue the specific names of its articles that few issues have, with how many do."""
    known = {article.place: specific(article) for article in articles}
    sure = {name for names in known.values() for name, inside in names.items() if inside}
    spread = Counter(chain.from_iterable(known.values()))
    often = max(_FEW, len(known) // _COMMON)
    places = [[article.place for work in issue.works for article in work.versions] for issue in issues]
    held = [set(chain.from_iterable(map(known.__getitem__, own))) for own in places]
    holders = Counter(chain.from_iterable(held))
    few = max(2, len(issues) // _RARE)
    rare = {name for name in sure if holders[name] <= few and (" " in name or spread[name] <= often)}
    return [{name: holders[name] for name in names & rare} for names in held]


def _candidates(sides: Sequence[_Side]) -> Iterator[tuple[int, int]]:
    """Pairs of issues with a common work, or several traits that are among the heaviest of both."""
    index: dict[str, list[int]] = defaultdict(list)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        for key, _ in heapq.nsmallest(_KNOWN_BY, side.weights.items(), key=lambda entry: (-entry[1], entry[0])):
            index[key].append(number)
        for work in side.works:
            holders[work].append(number)
    met = Counter(pair for numbers in index.values() if len(numbers) <= _ISSUES for pair in _pairs(numbers))
    common = {pair for numbers in holders.values() for pair in _pairs(numbers)}
    yield from sorted({pair for pair, times in met.items() if times >= _EVIDENCE} | common)


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for place, one in enumerate(numbers) for other in numbers[place + 1 :])


def _relation(one: _Side, other: _Side) -> tuple[float, tuple[str, ...]] | None:
    """How alike two issues are and the rare names that they share; None where they are not related."""
    lengths = one.sum.total_with(one.sum) * other.sum.total_with(other.sum)
    alike = round(one.sum.total_with(other.sum) / math.sqrt(lengths), 6) if lengths > 0 else 0.0
    has_common = not one.works.isdisjoint(other.works)
    if not has_common and alike < _ALIKE:
        return None
    shared = in_common([(one.articles, one.weights), (other.articles, other.weights)])
    evident = has_common or sum(trait.kind is Kind.NAME for trait in shared) >= _EVIDENCE
    return (alike, _reasons(one, other)) if evident else None


def _reasons(one: _Side, other: _Side) -> tuple[str, ...]:
    """The names that two issues share: those of several words first, then the rarest; no part of another."""
    both = one.names.keys() & other.names.keys()
    whole = [name for name in both if not any(name != own and f" {name} " in f" {own} " for own in both)]
    return tuple(sorted(whole, key=lambda name: (" " not in name, one.names[name], name))[:_NAMED])
