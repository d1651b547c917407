"""The few sentences that carry an issue: verbatim, spread over origins and sides, each fact once, facts before opinion.

What several origins tell and what is still due counts most; `generator.sections.summary` weighs the rest.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.analysis.model import Dossier, Standing
from generator.analysis.words import containment, folded, likeness, stem, words
from generator.model.briefings import KeyPoint
from generator.model.events import Event
from generator.sections import overrides, timeline
from generator.sections.points.candidates import PointCandidate, candidates, titles
from generator.sections.points.facts import same_fact
from generator.sections.summary import Unit, choose

NAME = "key_points"
FEWEST, MOST = 3, 7
ALIKE, INSIDE = 0.5, 0.7
"""How alike the words of two key points may at most be, and how far one may be contained in the other."""
MATTERS = 0.7
"""The share of key points that may go to what several origins tell and what is due, whichever origins these are."""


def derive(dossier: Dossier, events: Sequence[Event] | None = None) -> tuple[KeyPoint, ...]:
    """The key points of the issue: pinned ones, then the best, then the editor's own. `events` is its timeline.

    Those in the page's language come first, and of them what several origins tell, deadlines, reports, statements.
    """
    chosen = overrides.of(dossier, NAME)
    told = timeline.derive(dossier) if events is None else events
    every = [one for one in candidates(dossier, told) if not overrides.names(chosen.hide, one.point.origin)]
    pinned = [one for one in every if overrides.names(chosen.pin, one.point.origin)]
    best = _complete([one for one in every if _is_fit(one)], pinned, dossier)
    own = (KeyPoint(text, pinned=True) for _, text in overrides.additions(dossier, NAME))
    return (
        *(replace(one.point, pinned=True) for one in pinned),
        *(one.point for one in sorted(best, key=_reading)),
        *own,
    )


def size(sentences: int, origins: int) -> int:
    """How many key points an issue of so many sentences and origins has."""
    return min(MOST, max(FEWEST, round(2 + 0.75 * origins + sentences / 40)))


def _complete(
    fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate], dossier: Dossier
) -> list[PointCandidate]:
    """The best of those that are not pinned, in the best words, with what is missing."""
    taken = {one.key for one in pinned}
    free = [one for one in fit if one.key not in taken]
    best = _worded(_best(free, pinned, dossier), free, pinned)
    for missing in (_other_side, _newest_origin, _deadline):
        best = _completed(best, missing([*pinned, *best], free), pinned)
    return best


def _is_fit(one: PointCandidate) -> bool:
    if not one.stands_alone or (not one.speakers and Standing.REPORTED in one.sentence.standing):
        return False
    return bool(one.fact.events) or Standing.DEFINING not in one.sentence.standing


@dataclass(frozen=True, slots=True)
class _Pass:
    """One go at a tier: candidates that a test allows, until there are `goal`, `most` of an origin; `twice` where an
    actor may speak again."""

    test: Callable[[PointCandidate], bool]
    most: int
    goal: int
    twice: bool = False


def _best(fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate], dossier: Dossier) -> list[PointCandidate]:
    """The best of the candidates: from dated facts first, from the rest only while there are too few.

    An actor speaks twice only while there are too few, too.
    """
    first = [one for one in fit if _tier(one) == _TIERS[0]] or fit
    origins = len({one.origin for one in first})
    wanted = size(len(first), origins) - len(pinned)
    most = max(1, math.ceil(max(wanted, 1) / max(1, origins)))
    fewest = min(wanted, FEWEST - len(pinned))
    themes = titles(dossier)
    best: list[PointCandidate] = []
    for tier in _TIERS:
        of_tier = [one for one in fit if _tier(one) == tier]
        full = wanted if tier == _TIERS[0] else fewest
        for go in _passes(wanted, most=most, full=full, fewest=fewest):
            best += _chosen(of_tier, [*pinned, *best], go, budget=go.goal - len(best), themes=themes)
    return best


_TIERS = ((False, False), (True, False), (False, True), (True, True))
"""Whether a candidate is old, and whether it evaluates: the best first."""


def _tier(one: PointCandidate) -> tuple[bool, bool]:
    return one.old, one.evaluates


def _passes(wanted: int, *, most: int, full: int, fewest: int) -> tuple[_Pass, ...]:
    return (
        _Pass(_matters, wanted, round(full * MATTERS)),
        _Pass(_is_sound, most, full),
        _Pass(_any, most, full),
        _Pass(_any, most + 1, full),
        _Pass(_any, wanted, full),
        _Pass(_any, wanted, fewest, twice=True),
    )


def _matters(one: PointCandidate) -> bool:
    """Whether several origins tell it, or it is due."""
    return not one.weak and (one.agreed or one.fact.due)


def _is_sound(one: PointCandidate) -> bool:
    return not one.weak


def _any(one: PointCandidate) -> bool:
    return True


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
    given = Counter(one.origin for one in before if not one.agreed)
    taken = {one.key for one in before}
    rest = [one for one in tier if one.key not in taken and go.test(one)]
    free = [one for one in rest if given[one.origin] < go.most and _is_new(one, before, twice=go.twice)]
    picked = choose(
        [_unit(one) for one in free],
        budget=budget,
        themes=themes,
        most=go.most,
        clash=lambda a, b: _clash(free[a], free[b], twice=go.twice),
    )
    return [free[index] for index in picked]


def _is_new(one: PointCandidate, before: Iterable[PointCandidate], *, twice: bool = False) -> bool:
    return not any(_clash(one, other, twice=twice) for other in before)


def _clash(one: PointCandidate, other: PointCandidate, *, twice: bool = False) -> bool:
    """Whether two candidates say nearly the same, tell one fact, or are statements of one actor (fine if `twice`)."""
    if (not twice and _same_speaker(one, other)) or same_fact(one.fact, other.fact):
        return True
    first, second = (each.sentence.stems for each in (one, other))
    return likeness(first, second) > ALIKE or (min(len(first), len(second)) > 3 and containment(first, second) > INSIDE)


def _same_speaker(one: PointCandidate, other: PointCandidate) -> bool:
    """Whether both are statements of one actor, by a longer name or a shorter one."""
    return any(mine <= theirs or theirs <= mine for mine in one.speakers for theirs in other.speakers)


def _worded(
    best: Sequence[PointCandidate], fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate]
) -> list[PointCandidate]:
    """The same facts in the best words there are for them: in the page's language, from when they had happened."""
    worded = list(best)
    for index, one in enumerate(best):
        others = [*pinned, *worded[:index], *worded[index + 1 :]]
        better = sorted((other for other in fit if _words_better(other, one)), key=_wording)
        worded[index] = next((other for other in better if _is_new(other, others)), one)
    return worded


def _words_better(other: PointCandidate, one: PointCandidate) -> bool:
    """Whether it tells the same fact in better words."""
    if other.old or _wording(other) >= _wording(one):
        return False
    return same_fact(one.fact, other.fact, sure=other.foreign or not one.foreign)


def _wording(one: PointCandidate) -> tuple[bool, ...]:
    opinion = one.point.opinion
    relative = one.point.counted_from is not None
    return one.foreign and opinion, one.overtaken, one.foreign, opinion, one.weak, relative, bool(one.speakers)


def _completed(
    best: list[PointCandidate], missing: PointCandidate | None, pinned: Sequence[PointCandidate]
) -> list[PointCandidate]:
    """With what is missing, where there is room, or else in the place of the last."""
    return [missing, *best][: max(0, MOST - len(pinned))] if missing is not None else best


def _other_side(best: Sequence[PointCandidate], fit: Sequence[PointCandidate]) -> PointCandidate | None:
    """A statement of an actor whom a chosen statement speaks of, and who has not spoken."""
    heard = [name for one in best for name in one.speakers]
    named = frozenset(folded(word) for one in best if one.speakers for word in words(one.sentence.text))
    options = [one for one in fit if not one.old and _speaks_unheard(one, named, heard) and _is_new(one, best)]
    return max(options, key=lambda one: one.weight, default=None)


def _speaks_unheard(one: PointCandidate, named: frozenset[str], heard: Sequence[frozenset[str]]) -> bool:
    """Whether somebody speaks who is named and has not been heard, by a longer name or a shorter one."""
    return any(name <= named and not any(name <= each or each <= name for each in heard) for name in one.speakers)


def _deadline(best: Sequence[PointCandidate], fit: Sequence[PointCandidate]) -> PointCandidate | None:
    """A deadline still to come, where none is told."""
    if any(one.fact.due for one in best):
        return None
    options = [one for one in fit if one.fact.due and _is_new(one, best)]
    return max(options, key=lambda one: one.weight, default=None)


def _newest_origin(best: Sequence[PointCandidate], fit: Sequence[PointCandidate]) -> PointCandidate | None:
    """A sentence of the newest origin, where it gave none: one that reports, or tells of an event."""
    _, last = max(((_published(one, dt.date.min), one.origin) for one in fit if not one.old), default=(dt.date.min, 0))
    if any(last in (one.origin, *one.fact.origins) for one in best):
        return None
    reporting = (one for one in fit if one.fact.events or not one.point.opinion)
    options = [one for one in reporting if one.origin == last and _is_new(one, best)]
    return max(options, key=lambda one: (not one.evaluates, one.weight), default=None)


def _published(one: PointCandidate, otherwise: dt.date) -> dt.date:
    return one.sentence.entry.article.published or otherwise


def _unit(one: PointCandidate) -> Unit:
    return Unit(
        words=tuple(stem(word) for word in words(one.sentence.text)),
        group=one.origin,
        place=one.sentence.place,
        weight=one.weight,
    )


def _reading(one: PointCandidate) -> tuple[bool, int, bool, dt.date, int, int]:
    """Where a key point stands: oldest first within its rank."""
    undated = one.sentence.entry.article.published is None
    place = one.sentence.entry.number, one.sentence.order
    return one.foreign, _rank(one), undated, _published(one, dt.date.max), *place


def _rank(one: PointCandidate) -> int:
    """What opens: nothing weak, no statement and no opinion where a reported fact can."""
    if one.point.opinion:
        return 2 if one.agreed else 6
    told = bool(one.fact.events) or one.sentence.place == 0
    is_report = told and not (one.speakers or one.evaluates)
    return 5 if one.weak else (one.agreed, one.fact.due, is_report, bool(one.speakers), True).index(True)
