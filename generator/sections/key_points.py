"""The few sentences that carry an issue: verbatim, spread over origins and sides, each fact once, facts before opinion.

What several origins tell and what is still due counts most; `generator.sections.summary` weighs the rest.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.analysis.model import Dossier
from generator.analysis.words import containment, folded, likeness, stem, words
from generator.model.briefings import KeyPoint
from generator.model.events import Event
from generator.sections import overrides
from generator.sections.points import PointCandidate, candidates, same_fact, titles
from generator.sections.summary import Unit, choose

NAME = "key_points"
FEWEST, MOST = 3, 7
ALIKE, INSIDE = 0.5, 0.7
"""How alike the words of two key points may at most be, and how far one may be contained in the other."""
MATTERS = 0.7
"""The share of key points that may go to what several origins tell and what is due, whichever origins these are."""
_SHORT = 3  # words of a sentence that is too short to be contained in another


def derive(dossier: Dossier, timeline: Sequence[Event]) -> tuple[KeyPoint, ...]:
    """The key points of the issue: pinned ones, then the best, then the editor's own.

    Those in the page's language come first, and of them what several origins tell, deadlines, reports, statements.
    """
    chosen = overrides.of(dossier, NAME)
    every = candidates(dossier, timeline)
    shown = [candidate for candidate in every if not overrides.names(chosen.hide, candidate.point.origin)]
    pinned = [candidate for candidate in shown if overrides.names(chosen.pin, candidate.point.origin)]
    best = _complete([candidate for candidate in shown if candidate.is_fit], pinned, dossier)
    return (
        *(replace(candidate.point, pinned=True) for candidate in pinned),
        *(candidate.point for candidate in sorted(best, key=_reading)),
        *(KeyPoint(text, pinned=True) for _, text in overrides.additions(dossier, NAME)),
    )


def size(sentences: int, origins: int) -> int:
    """How many key points an issue of so many sentences and origins has."""
    return min(MOST, max(FEWEST, round(2 + 0.75 * origins + sentences / 40)))


def _complete(
    fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate], dossier: Dossier
) -> list[PointCandidate]:
    """The best of those that are not pinned, in the best words, with what is missing: where there is no room, in the
    place of the last."""
    free = _without(fit, pinned)
    best = _worded(_best(free, pinned, titles(dossier)), free, pinned)
    room = max(0, MOST - len(pinned))
    for missing in (_other_side, _newest_origin, _deadline):
        found = missing([*pinned, *best], free)
        best = [found, *best][:room] if found is not None else best
    return best


def _without(candidates: Iterable[PointCandidate], taken: Iterable[PointCandidate]) -> list[PointCandidate]:
    places = {candidate.place for candidate in taken}
    return [candidate for candidate in candidates if candidate.place not in places]


@dataclass(frozen=True, slots=True)
class _Pass:
    """One go at a tier: candidates that a test allows, until there are `goal`, `most` of an origin; `twice` where an
    actor may speak again."""

    test: Callable[[PointCandidate], bool]
    most: int
    goal: int
    twice: bool = False


_TIERS = ((False, False), (True, False), (False, True), (True, True))
"""Whether a candidate is old, and whether it evaluates: the best first."""


def _best(
    fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate], themes: frozenset[str]
) -> list[PointCandidate]:
    """The best of the candidates: from dated facts first, from the rest only while there are too few.

    An actor speaks twice only while there are too few, too.
    """
    first = [candidate for candidate in fit if candidate.tier == _TIERS[0]] or fit
    origins = len({candidate.origin for candidate in first})
    every = size(len(first), origins)
    wanted = every - len(pinned)
    most = max(1, math.ceil(max(wanted, 1) / max(1, origins)))
    fewest = min(wanted, FEWEST - len(pinned))
    best: list[PointCandidate] = []
    for tier in _TIERS:
        candidates = [candidate for candidate in fit if candidate.tier == tier]
        full = wanted if tier == _TIERS[0] else fewest
        for go in _passes(every, most=most, full=full, fewest=fewest):
            best += _chosen(candidates, [*pinned, *best], go, budget=go.goal - len(best), themes=themes)
    return best


def _passes(every: int, *, most: int, full: int, fewest: int) -> tuple[_Pass, ...]:
    return (
        _Pass(lambda one: not one.weak and (one.agreed or one.fact.due), every, round(full * MATTERS)),
        _Pass(lambda one: not one.weak, most, full),
        _Pass(lambda one: True, most, full),
        _Pass(lambda one: True, most + 1, full),
        _Pass(lambda one: True, every, full),
        _Pass(lambda one: True, every, fewest, twice=True),
    )


def _chosen(
    tier: Sequence[PointCandidate],
    before: Sequence[PointCandidate],
    go: _Pass,
    *,
    budget: int,
    themes: frozenset[str],
) -> list[PointCandidate]:
    """The best of one tier that say something new after `before`, at most so many from one origin in all."""
    if budget <= 0:
        return []
    given = Counter(candidate.origin for candidate in before if not candidate.agreed)
    left = [candidate for candidate in _without(tier, before) if go.test(candidate)]
    some = [candidate for candidate in left if given[candidate.origin] < go.most]
    free = [candidate for candidate in some if _is_new(candidate, before, twice=go.twice)]
    picked = choose(
        [_unit(candidate) for candidate in free],
        budget=budget,
        themes=themes,
        most=go.most,
        clash=lambda one, other: _clash(free[one], free[other], twice=go.twice),
    )
    return [free[index] for index in picked]


def _unit(candidate: PointCandidate) -> Unit:
    return Unit(
        words=tuple(stem(word) for word in words(candidate.sentence.text)),
        group=candidate.origin,
        place=candidate.sentence.place,
        weight=candidate.weight,
    )


def _is_new(candidate: PointCandidate, before: Iterable[PointCandidate], *, twice: bool = False) -> bool:
    return not any(_clash(candidate, other, twice=twice) for other in before)


def _clash(one: PointCandidate, other: PointCandidate, *, twice: bool = False) -> bool:
    """Whether two candidates say nearly the same, tell one fact, or are statements of one actor (fine if `twice`)."""
    if (not twice and _same_speaker(one, other)) or same_fact(one, other):
        return True
    first, second = one.sentence.stems, other.sentence.stems
    if likeness(first, second) > ALIKE:
        return True
    return min(len(first), len(second)) > _SHORT and containment(first, second) > INSIDE


def _same_speaker(one: PointCandidate, other: PointCandidate) -> bool:
    """Whether both are statements of one actor, by a longer name or a shorter one."""
    return any(mine <= theirs or theirs <= mine for mine in one.speakers for theirs in other.speakers)


def _worded(
    best: Sequence[PointCandidate], fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate]
) -> list[PointCandidate]:
    """The same facts in the best words there are for them: in the page's language, from when they had happened."""
    worded = list(best)
    for index, candidate in enumerate(best):
        others = [*pinned, *worded[:index], *worded[index + 1 :]]
        better = sorted((other for other in fit if _words_better(other, candidate)), key=_wording)
        worded[index] = next((other for other in better if _is_new(other, others)), candidate)
    return worded


def _words_better(other: PointCandidate, candidate: PointCandidate) -> bool:
    """Whether it tells the same fact in better words."""
    if other.old or _wording(other) >= _wording(candidate):
        return False
    return same_fact(candidate, other, sure=other.foreign or not candidate.foreign)


def _wording(candidate: PointCandidate) -> tuple[bool, ...]:
    foreign, opinion = candidate.foreign, candidate.point.opinion
    relative = candidate.point.counted_from is not None
    speaks = bool(candidate.speakers)
    return foreign and opinion, candidate.overtaken, foreign, opinion, candidate.weak, relative, speaks


def _other_side(best: Sequence[PointCandidate], fit: Sequence[PointCandidate]) -> PointCandidate | None:
    """A statement of an actor whom a chosen statement speaks of, and who has not spoken."""
    heard = [name for candidate in best for name in candidate.speakers]
    spoken = " ".join(candidate.sentence.text for candidate in best if candidate.speakers)
    named = frozenset(folded(word) for word in words(spoken))
    unheard = [candidate for candidate in fit if not candidate.old and _speaks_unheard(candidate, named, heard)]
    return _heaviest(unheard, best)


def _speaks_unheard(candidate: PointCandidate, named: frozenset[str], heard: Sequence[frozenset[str]]) -> bool:
    """Whether somebody speaks who is named and has not been heard, by a longer name or a shorter one."""
    return any(name <= named and not any(name <= each or each <= name for each in heard) for name in candidate.speakers)


def _deadline(best: Sequence[PointCandidate], fit: Sequence[PointCandidate]) -> PointCandidate | None:
    """A deadline still to come, where none is told."""
    told = any(candidate.fact.due for candidate in best)
    return None if told else _heaviest([candidate for candidate in fit if candidate.fact.due], best)


def _newest_origin(best: Sequence[PointCandidate], fit: Sequence[PointCandidate]) -> PointCandidate | None:
    """A sentence of the newest origin, where it gave none: one that reports, or tells of an event."""
    days = ((one.published or dt.date.min, one.origin) for one in fit if not one.old)
    _, last = max(days, default=(dt.date.min, 0))
    if any(last in (one.origin, *one.fact.origins) for one in best):
        return None
    reports = [one for one in fit if one.origin == last and (one.fact.events or not one.point.opinion)]
    return _heaviest([one for one in reports if not one.evaluates], best) or _heaviest(reports, best)


def _heaviest(options: Iterable[PointCandidate], best: Sequence[PointCandidate]) -> PointCandidate | None:
    """The one that counts most among those that say something new."""
    return max((one for one in options if _is_new(one, best)), key=lambda one: one.weight, default=None)


def _reading(candidate: PointCandidate) -> tuple[bool, int, bool, dt.date, int, int]:
    """Where a key point stands: oldest first within its rank."""
    number, order = candidate.sentence.entry.number, candidate.sentence.order
    undated, day = candidate.published is None, candidate.published or dt.date.max
    return candidate.foreign, _rank(candidate), undated, day, number, order


def _rank(candidate: PointCandidate) -> int:
    """What opens: nothing weak, no statement and no opinion where a reported fact can."""
    if candidate.point.opinion:
        return 2 if candidate.agreed else 6
    if candidate.weak:
        return 5
    told = bool(candidate.fact.events) or candidate.sentence.place == 0
    is_report = told and not (candidate.speakers or candidate.evaluates)
    return (candidate.agreed, candidate.fact.due, is_report, bool(candidate.speakers), True).index(True)
