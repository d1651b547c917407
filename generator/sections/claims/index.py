"""Finds the claims that can be of one matter without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.analysis.claims.claims import Claim
from generator.analysis.claims.clauses import Span
from generator.analysis.claims.gists import Gist
from generator.analysis.claims.pieces import Item, Sort
from generator.analysis.words import SHORT
from generator.sections.claims.contradictions import day
from generator.sections.notices import rewritten

NEAR = 40
"""Claims under one key that one is compared with at most: beyond them the key says nothing."""
KEYS = 2
"""Keys under which a claim looks for others: its rarest."""

Value = TypeVar("Value", bound=Claim)


def candidates(
    claims: Sequence[Value], lead: Callable[[Gist], Gist | None] = lambda _: None
) -> Iterator[tuple[Value, Value]]:
    """Pairs of claims that share one of the rarest keys of one of them, each pair once, the older first.

    What a claim is about stands in the other too, or in its `lead`, so the rarest pieces suffice; the work grows with
    the claims.
    """
    index: dict[str, list[int]] = defaultdict(list)
    texts: set[tuple[str, tuple[Span, ...]]] = set()
    kept: list[Value] = []
    for claim in sorted(claims, key=lambda claim: rewritten(claim.gist.sentence.entry.article)):
        place = claim.gist.sentence.text, claim.words
        if place not in texts:
            texts.add(place)
            kept.append(claim)
    keys = [_keys(claim.items) for claim in kept]
    for at, own in enumerate(keys):
        before = lead(kept[at].gist)
        for name in dict.fromkeys((*own, *_keys(before.items if before else ()))):
            index[name].append(at)
    seen: set[tuple[int, int]] = set()
    for at, own in enumerate(keys):
        for name in sorted(own, key=lambda name: (len(index[name]), name))[:KEYS]:
            for other in index[name][:NEAR]:
                pair = (at, other) if at < other else (other, at)
                if other != at and pair not in seen:
                    seen.add(pair)
                    one, two = kept[pair[0]], kept[pair[1]]
                    if are_apart(one.gist, two.gist):
                        yield (one, two) if is_first(one.gist, two.gist) else (two, one)


def _keys(items: Iterable[Item]) -> tuple[str, ...]:
    """What a claim is found by: the beginnings of its words, its acts and things whole."""
    found: dict[str, None] = {}
    for item in items:
        if item.sort is Sort.NAME:
            found.update(dict.fromkeys(word[:SHORT] for word in sorted(item.words)))
        else:
            found[item.key[:SHORT] if item.sort is Sort.WORD else f"={item.key}"] = None
    return tuple(found)


def are_apart(one: Gist, other: Gist) -> bool:
    """Whether two sentences are of different origins, or one of a corrected copy of the other's article."""
    first, second = one.sentence.entry, other.sentence.entry
    if first.number == second.number or first.article.id == second.article.id:
        return False
    if first.origin != second.origin:
        return True
    days = day(first.article), day(second.article)
    return None not in days and days[0] != days[1]


def is_first(one: Gist, other: Gist) -> bool:
    """Whether the first is of the older article, or of the one without a date."""
    return _age(one) <= _age(other)


def _age(gist: Gist) -> tuple[int, int, int]:
    last = day(gist.sentence.entry.article)
    return last.toordinal() if last else 0, gist.sentence.entry.number, gist.sentence.order
