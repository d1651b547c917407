"""The few sentences that carry an issue: verbatim, spread over origins, each fact once, facts before opinion.

`points` says how much each counts, `summary` weighs what they have in common.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.analysis.model import Dossier
from generator.analysis.words import containment, likeness, stem, words
from generator.model.briefings import KeyPoint
from generator.model.events import Event
from generator.sections import overrides
from generator.sections.points import PointCandidate, candidates, own_words, same_fact, titles
from generator.sections.summary import Unit, choose

NAME = "key_points"
FEWEST, MOST = 3, 7
MOST_OF_ORIGIN = 2
"""Key points that one origin gives where others have something to say."""
ALIKE, INSIDE = 0.5, 0.7
"""How alike the words of two key points may at most be, and how far one may be contained in the other."""
_SHORT = 3  # words of a sentence that is too short to be contained in another


def derive(dossier: Dossier, timeline: Sequence[Event]) -> tuple[KeyPoint, ...]:
    """The key points of the issue: pinned ones, then the best, then the editor's own.

    Those in the page's language come first, and of them facts before opinion, the newest first.
    """
    chosen = overrides.of(dossier, NAME)
    every = candidates(dossier, timeline)
    shown = [candidate for candidate in every if not overrides.names(chosen.hide, candidate.point.origin)]
    pinned = [candidate for candidate in shown if overrides.names(chosen.pin, candidate.point.origin)]
    free = _without([candidate for candidate in shown if candidate.is_fit], pinned)
    best = _worded(_best(free, pinned, titles(dossier) | own_words(dossier)), free, pinned)
    return (
        *(replace(candidate.point, pinned=True) for candidate in pinned),
        *(candidate.point for candidate in sorted(best, key=_reading)),
        *(KeyPoint(text, pinned=True) for _, text in overrides.additions(dossier, NAME)),
    )


def size(sentences: int, origins: int) -> int:
    """How many key points an issue of so many sentences and origins has."""
    return min(MOST, max(FEWEST, round(2 + 0.75 * origins + sentences / 40)))


def _without(candidates: Iterable[PointCandidate], taken: Iterable[PointCandidate]) -> list[PointCandidate]:
    places = {candidate.place for candidate in taken}
    return [candidate for candidate in candidates if candidate.place not in places]


def _best(
    fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate], themes: frozenset[str]
) -> list[PointCandidate]:
    """The best of the candidates; those that evaluate or have no date only while there are too few."""
    facts = [candidate for candidate in fit if not candidate.evaluates and candidate.sentence.entry.article.day]
    wanted = size(len(fit), len({candidate.origin for candidate in fit})) - len(pinned)
    best = _chosen(facts, pinned, wanted, themes)
    return best + _chosen(fit, [*pinned, *best], min(wanted, FEWEST - len(pinned)) - len(best), themes)


def _chosen(
    candidates: Sequence[PointCandidate], before: Sequence[PointCandidate], budget: int, themes: frozenset[str]
) -> list[PointCandidate]:
    """The best that say something new after `before`, few of an origin."""
    if budget <= 0:
        return []
    free = [candidate for candidate in _without(candidates, before) if _is_new(candidate, before)]
    origins = len({candidate.origin for candidate in free})
    picked = choose(
        [_unit(candidate) for candidate in free],
        budget=budget,
        themes=themes,
        most=max(MOST_OF_ORIGIN, math.ceil(budget / max(1, origins))),
        clash=lambda one, other: _clash(free[one], free[other]),
    )
    return [free[index] for index in picked]


def _unit(candidate: PointCandidate) -> Unit:
    return Unit(
        words=tuple(stem(word) for word in words(candidate.sentence.text)),
        group=candidate.origin,
        place=candidate.sentence.place,
        weight=candidate.weight,
    )


def _is_new(candidate: PointCandidate, before: Iterable[PointCandidate]) -> bool:
    return not any(_clash(candidate, other) for other in before)


def _clash(one: PointCandidate, other: PointCandidate) -> bool:
    """Whether two candidates say nearly the same, tell one fact, or are what one actor says in two languages."""
    if same_fact(one, other) or _same_speaker(one, other):
        return True
    first, second = one.sentence.stems, other.sentence.stems
    if likeness(first, second) > ALIKE:
        return True
    return min(len(first), len(second)) > _SHORT and containment(first, second) > INSIDE


def _same_speaker(one: PointCandidate, other: PointCandidate) -> bool:
    """Whether one actor, by a longer name or a shorter one, says both in different languages: likely the same."""
    pairs = [(mine, theirs) for mine in one.speakers for theirs in other.speakers]
    return one.sentence.language != other.sentence.language and any(a <= b or b <= a for a, b in pairs)


def _worded(
    best: Sequence[PointCandidate], fit: Sequence[PointCandidate], pinned: Sequence[PointCandidate]
) -> list[PointCandidate]:
    """The same facts in the best words there are for them: from when they had happened, in the page's language."""
    worded = list(best)
    for index, candidate in enumerate(best):
        others = [*pinned, *worded[:index], *worded[index + 1 :]]
        better = sorted((other for other in fit if _words_better(other, candidate)), key=_wording)
        worded[index] = next((other for other in better if _is_new(other, others)), candidate)
    return worded


def _words_better(other: PointCandidate, candidate: PointCandidate) -> bool:
    return _wording(other) < _wording(candidate) and same_fact(candidate, other, sure=other.foreign)


def _wording(candidate: PointCandidate) -> tuple[bool, bool]:
    return candidate.overtaken, candidate.foreign


def _reading(candidate: PointCandidate) -> tuple[bool, bool, int, int, int]:
    """Where a key point stands."""
    number, order = candidate.sentence.entry.number, candidate.sentence.order
    day = candidate.sentence.entry.article.day or dt.date.min
    return candidate.foreign, candidate.evaluates, -day.toordinal(), number, order
