"""Finds the claims that can be of one matter without comparing all with all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from generator.analysis.model import Claim, Gist, Piece, PieceSort, Span
from generator.analysis.words import SHORT

NEAR = 40
"""Claims under one key that one is compared with at most: beyond them the key says nothing."""
KEYS = 2
"""Keys under which a claim looks for others: its rarest."""

AnyClaim = TypeVar("AnyClaim", bound=Claim)


def candidates(
    claims: Iterable[AnyClaim], lead: Callable[[Gist], Gist | None] = lambda _: None
) -> Iterator[tuple[AnyClaim, AnyClaim]]:
    """Pairs of claims that share one of the rarest keys of one of them, each pair once, the older first.

    What a claim is about stands in the other too, or in its `lead`, so the rarest pieces suffice; the work grows with
    the claims.
    """
    kept = _without_copies(claims)
    for first, second in dict.fromkeys(_meeting(kept, lead)):
        one, other = kept[first], kept[second]
        if are_apart(one.gist, other.gist):
            yield (one, other) if is_first(one.gist, other.gist) else (other, one)


def _without_copies(claims: Iterable[AnyClaim]) -> list[AnyClaim]:
    """The claims, each once where several articles have the same words; preferably not from a rewritten one."""
    unique: dict[tuple[str, tuple[Span, ...]], AnyClaim] = {}
    for claim in sorted(claims, key=lambda claim: claim.gist.article.is_rewritten):
        unique.setdefault((claim.gist.sentence.text, claim.words), claim)
    return list(unique.values())


def _meeting(claims: Sequence[Claim], lead: Callable[[Gist], Gist | None]) -> Iterator[tuple[int, int]]:
    """The places of claims that meet under one of the rarest keys of one of them, the smaller first."""
    keys = [_keys(claim.pieces) for claim in claims]
    index: dict[str, list[int]] = defaultdict(list)
    for place, (claim, own) in enumerate(zip(claims, keys, strict=True)):
        before = lead(claim.gist)
        for name in dict.fromkeys((*own, *_keys(before.pieces if before else ()))):
            index[name].append(place)
    for place, own in enumerate(keys):
        rarest = sorted(own, key=lambda name: (len(index[name]), name))[:KEYS]
        near = chain.from_iterable(index[name][:NEAR] for name in rarest)
        yield from ((min(place, other), max(place, other)) for other in near if other != place)


def _keys(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """What a claim is found by: the beginnings of its words, its acts and things whole."""
    found: dict[str, None] = {}
    for piece in pieces:
        if piece.sort is PieceSort.NAME:
            found.update(dict.fromkeys(word[:SHORT] for word in sorted(piece.words)))
        else:
            found[piece.key[:SHORT] if piece.sort is PieceSort.WORD else f"={piece.key}"] = None
    return tuple(found)


def are_apart(first: Gist, second: Gist) -> bool:
    """Whether two sentences are of different origins, or one of a corrected copy of the other's article."""
    entries = first.sentence.entry, second.sentence.entry
    if entries[0].number == entries[1].number or first.article.id == second.article.id:
        return False
    if entries[0].origin != entries[1].origin:
        return True
    days = first.article.day, second.article.day
    return None not in days and days[0] != days[1]


def is_first(first: Gist, second: Gist) -> bool:
    """Whether the first is of the older article, or of the one without a date."""
    return _age(first) <= _age(second)


def _age(gist: Gist) -> tuple[int, int, int]:
    last = gist.article.day
    return last.toordinal() if last else 0, gist.sentence.entry.number, gist.sentence.order
