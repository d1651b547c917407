"""The clauses of a sentence, as far as marks tell, and which of them a place belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis.claims.gists import Gist
from generator.analysis.model import Figure, Token
from generator.analysis.speech.grammar import grammar

Span = tuple[int, int]

ENOUGH = 2
"""Pieces that a clause has at least; one with fewer is read with its neighbour."""
_BREAKS = frozenset(",;:–—()")


def clauses(gist: Gist) -> list[Span]:
    """The stretches of a sentence between marks, short ones joined to the next; a short last one
    (", it said") is left out."""
    text, stops = gist.sentence.text, _stops(gist)
    spans: list[Span] = []
    start = 0
    for stop in [*stops, len(text)]:
        if len(gist.within(start, stop)) >= ENOUGH or (stop == len(text) and not spans):
            spans.append((start, stop))
            start = stop
    return spans


def clause(gist: Gist, start: int, end: int, first: int = 0, last: int | None = None) -> Span:
    """The clause around a place, no farther than from `first` to `last`."""
    last = len(gist.sentence.text) if last is None else last
    stops = [first, *(stop for stop in _stops(gist) if first < stop < last), last]
    low = max(at for at, stop in enumerate(stops) if stop <= start)
    high = next((at for at, stop in enumerate(stops) if stop >= end), len(stops) - 1)
    while len(gist.within(stops[low], stops[high])) < ENOUGH and (low > 0 or high < len(stops) - 1):
        if low > 0:
            low -= 1
        else:
            high += 1
    return stops[low], stops[high]


def _stops(gist: Gist) -> list[int]:
    """Where marks end a clause: not inside quotations, and not around an abbreviation, "(SEC)"."""
    tokens = gist.tokens
    short = {at for at, token in enumerate(tokens[:-2]) if token.text == "(" and tokens[at + 2].text == ")"}
    short |= {at + 2 for at in short}
    return [
        token.start
        for at, token in enumerate(tokens)
        if token.text in _BREAKS and not token.quoted and at not in short and not _is_inside_number(tokens, at)
    ]


def _is_inside_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands between digits: "12,400", "10:30"."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    glued = before.end == tokens[at].start and tokens[at].end == after.start
    return glued and before.text[-1].isdigit() and after.text[0].isdigit()


def between(gist: Gist, figure: Figure, near: Sequence[Figure]) -> Span:
    """What belongs to one of several figures of a kind: from where the one before it is done with to the next."""
    before = [other for other in near if other.end <= figure.start]
    after = [other for other in near if other.start >= figure.end]
    start, end = 0, after[0].start if after else len(gist.sentence.text)
    if before:
        joints = [
            token.start
            for token in gist.tokens[before[-1].last : figure.first]
            if token.lower in grammar(gist.language).and_ or token.text in _BREAKS
        ]
        start = joints[-1] if joints else before[-1].end
    return start, end
