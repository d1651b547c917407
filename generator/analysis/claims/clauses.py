"""The clauses of a sentence, as far as marks tell, and which of them a place belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.analysis.model import Dating, Figure, Gist, Piece, PieceSort, Span, Token
from generator.analysis.speech.grammar import grammar

ENOUGH = 2
"""Pieces that a clause has at least; one with fewer is read with its neighbour."""
_BREAKS = frozenset(",;:–—()")


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch `start:end` of a sentence."""

    gist: Gist
    start: int
    end: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What it speaks of."""
        return self.gist.within(self.start, self.end)

    @property
    def acts(self) -> tuple[Piece, ...]:
        """What is done in it."""
        return tuple(piece for piece in self.pieces if piece.sort is PieceSort.ACT)

    @property
    def places(self) -> range:
        """Its tokens."""
        inside = [place for place, token in enumerate(self.gist.tokens) if self.start <= token.start < self.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    @property
    def dates(self) -> tuple[Dating, ...]:
        """The days that it gives."""
        return tuple(dating for dating in self.gist.sentence.datings if self.start <= dating.start < self.end)


def clauses(gist: Gist) -> list[Clause]:
    """The stretches of a sentence between marks, short ones joined to the next; a short last one
    (", it said") is left out."""
    end = len(gist.sentence.text)
    found: list[Clause] = []
    start = 0
    for stop in [*_stops(gist), end]:
        if len(gist.within(start, stop)) >= ENOUGH or (stop == end and not found):
            found.append(Clause(gist, start, stop))
            start = stop
    return found


def clause_around(gist: Gist, place: Span, reach: Span | None = None) -> Clause:
    """The clause around a place, no farther than `reach`; with those before and after it until there is enough."""
    first, last = reach or (0, len(gist.sentence.text))
    stops = [first, *(stop for stop in _stops(gist) if first < stop < last), last]
    low = max(index for index, stop in enumerate(stops) if stop <= place[0])
    high = next((index for index, stop in enumerate(stops) if stop >= place[1]), len(stops) - 1)
    while len(gist.within(stops[low], stops[high])) < ENOUGH and high - low < len(stops) - 1:
        low, high = (low - 1, high) if low > 0 else (low, high + 1)
    return Clause(gist, stops[low], stops[high])


def _stops(gist: Gist) -> list[int]:
    """Where marks end a clause: not inside quotations, and not around an abbreviation, "(SEC)"."""
    tokens = gist.tokens
    short = {place for place, token in enumerate(tokens[:-2]) if token.text == "(" and tokens[place + 2].text == ")"}
    short |= {place + 2 for place in short}
    return [
        token.start
        for place, token in enumerate(tokens)
        if token.text in _BREAKS and not token.quoted and place not in short and not _is_inside_number(tokens, place)
    ]


def _is_inside_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether a mark stands between digits: "12,400", "10:30"."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, mark, after = tokens[place - 1 : place + 2]
    glued = before.end == mark.start and mark.end == after.start
    return glued and before.text[-1].isdigit() and after.text[0].isdigit()


def reach_of(figure: Figure, gist: Gist) -> Span:
    """What belongs to one of several figures of a kind: from where the one before it is done with to the next."""
    near = [other for other in gist.sentence.figures if other.unit == figure.unit]
    before = [other for other in near if other.end <= figure.start]
    after = [other for other in near if other.start >= figure.end]
    return _joint(gist, before[-1], figure) if before else 0, after[0].start if after else len(gist.sentence.text)


def _joint(gist: Gist, before: Figure, figure: Figure) -> int:
    """Where what belongs to the first of two figures ends: the last "and" or mark between them."""
    and_ = grammar(gist.language).and_
    between = gist.tokens[before.last : figure.first]
    joints = [token.start for token in between if token.lower in and_ or token.text in _BREAKS]
    return joints[-1] if joints else before.end
