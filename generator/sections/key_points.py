"""The few sentences that carry an issue: verbatim, spread over origins and sides, each fact once, facts before opinion.

What several origins tell and what is still due counts most; `generator.sections.summary` weighs the rest.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.analysis.model import Dossier
from generator.analysis.words import containment, folded, likeness, stem, words
from generator.model import Event, KeyPoint
from generator.sections import overrides, timeline
from generator.sections.points.candidates import FIRST_PERSON, Candidate, candidates, titles
from generator.sections.points.facts import same_fact
from generator.sections.points.standing import defines, leans, sounds_reported, stands_alone
from generator.sections.summary import Unit, choose

__all__ = ["FIRST_PERSON", "NAME", "derive", "leans", "stands_alone"]

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
    taken = {one.key for one in pinned}
    fit = [one for one in every if one.key not in taken and _is_fit(one)]
    best = _worded(_best(fit, pinned, dossier), fit, pinned)
    for missing in (_other_side, _newest_origin, _deadline):
        best = _completed(best, missing([*pinned, *best], fit), pinned)
    best.sort(key=_reading)
    own = (KeyPoint(text, pinned=True) for _, text in overrides.additions(dossier, NAME))
    return (*(replace(one.point, pinned=True) for one in pinned), *(one.point for one in best), *own)


def size(sentences: int, origins: int) -> int:
    """How many key points an issue of so many sentences and origins has."""
    return min(MOST, max(FEWEST, round(2 + 0.75 * origins + sentences / 40)))


def _is_fit(one: Candidate) -> bool:
    if not stands_alone(one.sentence, one.point) or (not one.speakers and sounds_reported(one.sentence)):
        return False
    return bool(one.fact.events) or not defines(one.sentence)


def _best(fit: Sequence[Candidate], pinned: Sequence[Candidate], dossier: Dossier) -> list[Candidate]:
    """The best of the candidates: from dated facts first, from the rest only while there are too few.

    An actor speaks twice only while there are too few, too.
    """
    first = [one for one in fit if not (one.old or one.evaluates)] or fit
    origins = len({one.origin for one in first})
    wanted = size(len(first), origins) - len(pinned)
    most = max(1, math.ceil(max(wanted, 1) / max(1, origins)))
    themes = titles(dossier)
    best: list[Candidate] = []
    for old, evaluates in ((False, False), (True, False), (False, True), (True, True)):
        tier = [one for one in fit if one.old is old and one.evaluates is evaluates]
        fewest = min(wanted, FEWEST - len(pinned))
        full = wanted if not (old or evaluates) else fewest
        passes = (
            (_matters, wanted, round(full * MATTERS), False),
            (_is_sound, most, full, False),
            (_any, most, full, False),
            (_any, most + 1, full, False),
            (_any, wanted, full, False),
            (_any, wanted, fewest, True),
        )
        for test, limit, goal, twice in passes:
            if len(best) < goal:
                taken = {one.key for one in best}
                rest = [one for one in tier if one.key not in taken and test(one)]
                before = [*pinned, *best]
                best += _chosen(rest, before, goal - len(best), most=limit, themes=themes, twice=twice)
    return best


def _matters(one: Candidate) -> bool:
    """Whether several origins tell it, or it is due."""
    return not one.weak and (one.agreed or one.fact.due)


def _is_sound(one: Candidate) -> bool:
    return not one.weak


def _any(one: Candidate) -> bool:
    return True


def _chosen(
    tier: list[Candidate],
    before: list[Candidate],
    budget: int,
    *,
    most: int,
    themes: frozenset[str],
    twice: bool,
) -> list[Candidate]:
    """The best of one tier that say something new after `before`, at most `most` from one origin in all."""
    given = Counter(one.origin for one in before if not one.agreed)
    free = [
        one for one in tier if given[one.origin] < most and not any(_clash(one, other, twice=twice) for other in before)
    ]
    picked = choose(
        [_unit(one) for one in free],
        budget=budget,
        themes=themes,
        most=most,
        clash=lambda a, b: _clash(free[a], free[b], twice=twice),
    )
    return [free[index] for index in picked]


def _clash(one: Candidate, other: Candidate, *, twice: bool = False) -> bool:
    """Whether two candidates say nearly the same, tell one fact, or are statements of one actor (fine if `twice`)."""
    if (not twice and _same_speaker(one, other)) or same_fact(one.fact, other.fact):
        return True
    first, second = (each.sentence.stems for each in (one, other))
    return likeness(first, second) > ALIKE or (min(len(first), len(second)) > 3 and containment(first, second) > INSIDE)


def _same_speaker(one: Candidate, other: Candidate) -> bool:
    """Whether both are statements of one actor, by a longer name or a shorter one."""
    return any(mine <= theirs or theirs <= mine for mine in one.speakers for theirs in other.speakers)


def _worded(best: Sequence[Candidate], fit: Sequence[Candidate], pinned: Sequence[Candidate]) -> list[Candidate]:
    """The same facts in the best words there are for them: in the page's language, from when they had happened."""
    worded = list(best)
    for index, one in enumerate(best):
        others = [*pinned, *worded[:index], *worded[index + 1 :]]
        same = [
            other
            for other in fit
            if not other.old and same_fact(one.fact, other.fact, sure=other.foreign or not one.foreign)
        ]
        for other in sorted(same, key=_wording):
            if _wording(other) >= _wording(one):
                break
            if not any(_clash(other, each) for each in others):
                worded[index] = other
                break
    return worded


def _wording(one: Candidate) -> tuple[bool, ...]:
    opinion = one.point.opinion
    relative = one.point.counted_from is not None
    return one.foreign and opinion, one.overtaken, one.foreign, opinion, one.weak, relative, bool(one.speakers)


def _completed(best: list[Candidate], missing: Candidate | None, pinned: Sequence[Candidate]) -> list[Candidate]:
    """With what is missing, where there is room, or else in the place of the last."""
    return [missing, *best][: max(0, MOST - len(pinned))] if missing is not None else best


def _other_side(best: Sequence[Candidate], fit: Sequence[Candidate]) -> Candidate | None:
    """A statement of an actor whom a chosen statement speaks of, and who has not spoken."""
    heard = [name for one in best for name in one.speakers]
    named = frozenset(folded(word) for one in best if one.speakers for word in words(one.sentence.text))
    options = [
        one
        for one in fit
        if not one.old
        and any(name <= named and not any(name <= each or each <= name for each in heard) for name in one.speakers)
        and not any(_clash(one, other) for other in best)
    ]
    return max(options, key=lambda one: one.weight, default=None)


def _deadline(best: Sequence[Candidate], fit: Sequence[Candidate]) -> Candidate | None:
    """A deadline still to come, where none is told."""
    if any(one.fact.due for one in best):
        return None
    options = [one for one in fit if one.fact.due and not any(_clash(one, other) for other in best)]
    return max(options, key=lambda one: one.weight, default=None)


def _newest_origin(best: Sequence[Candidate], fit: Sequence[Candidate]) -> Candidate | None:
    """A sentence of the newest origin, where it gave none: one that reports, or tells of an event."""
    dated = [(one.sentence.entry.article.published or dt.date.min, one.origin) for one in fit if not one.old]
    _, last = max(dated, default=(dt.date.min, 0))
    if any(one.origin == last or last in one.fact.origins for one in best):
        return None
    options = [
        one
        for one in fit
        if one.origin == last
        and (not one.point.opinion or one.fact.events)
        and not any(_clash(one, other) for other in best)
    ]
    return max(options, key=lambda one: (not one.evaluates, one.weight), default=None)


def _unit(one: Candidate) -> Unit:
    return Unit(
        words=tuple(stem(word) for word in words(one.sentence.text)),
        group=one.origin,
        place=one.sentence.place,
        weight=one.weight,
    )


def _reading(one: Candidate) -> tuple[bool, int, bool, dt.date, int, int]:
    """Where a key point stands: nothing weak, no statement and no opinion opens where a reported fact can."""
    told = bool(one.fact.events) or one.sentence.place == 0
    marks = (one.agreed, one.fact.due, told and not (one.speakers or one.evaluates), bool(one.speakers), True)
    rank = 2 if one.point.opinion and one.agreed else 6 if one.point.opinion else 5 if one.weak else marks.index(True)
    published = one.sentence.entry.article.published
    number = one.sentence.entry.number
    return one.foreign, rank, published is None, published or dt.date.max, number, one.sentence.order
