"""Which two claims exclude each other: the same matter by all that their clauses speak of, and another value.

A wrong pair accuses a source, a missed one only leaves work to the reader. So one clause must speak of nothing that the
other sentence does not; names, periods or limits that each has alone rule a pair out. Between languages names, figures
and the acts and things of the language data must meet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.analysis.claims.claims import AnswerClaim, Claim, DateClaim, FigureClaim, Mood
from generator.analysis.claims.figures import exclude
from generator.analysis.claims.gists import Gist
from generator.analysis.claims.pieces import Name, Sort, meets
from generator.analysis.claims.words import claim_words
from generator.model import Article, Precision
from generator.sections.claims.matters import SHARED, all_names, alone, is_there, weigh

NEARBY = 4  # pieces of a sentence between a figure and what it counts, if that stands before
_NEAR = 40  # characters, if it stands after
SOON = dt.timedelta(days=14)
"""A newer text that says otherwise so soon contradicts; a later one supersedes."""
YEAR = dt.timedelta(days=366)
LATE = dt.timedelta(days=60)
"""How much later than awaited something can happen."""
YEARLY = dt.timedelta(days=300)
"""Dates farther apart are those of an event that comes back, unless its act happens once."""
_ONCE = frozenset({"effect", "end", "start"})
_BY = frozenset({"by", "da", "dal", "dalla", "dall'", "dai", "von", "vom", "durch"})
RESULTS: Mapping[str, frozenset[str]] = {
    "decide": frozenset({"decide", "approve", "withdraw", "grant"}),
    "vote": frozenset({"vote", "approve", "withdraw"}),
    "approve": frozenset({"approve", "withdraw"}),
    "publish": frozenset({"publish", "withdraw"}),
    "sign": frozenset({"sign", "withdraw"}),
    "extend": frozenset({"extend", "withdraw"}),
    "withdraw": frozenset({"withdraw"}),
    "grant": frozenset({"grant", "withdraw"}),
}
"""The acts by which what is still to come is settled."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two claims contradict each other: how much speaks for it, and whether the later supersedes the earlier."""

    weight: int
    newer: bool


def day(article: Article) -> dt.date | None:
    """The day on which an article was last as it is."""
    if article.published is None:
        return None
    return max(article.published, article.updated or article.published)


def figures_differ(one: FigureClaim, other: FigureClaim, common: Callable[[Name], bool]) -> Verdict | None:
    """Whether two figures of one thing cannot both be right."""
    if (
        not exclude(one.figure, other.figure)
        or (one.whole, one.rate) != (other.whole, other.rate)
        or _told(one, other)
        or _told(other, one)
    ):
        return None
    if _periods(one) != _periods(other) or _on_other_days(one, other):
        return None
    if not one.figure.unit and not (_counts(one, other) and _counts(other, one)):
        return None
    weight = weigh(one, other, common)
    if weight is None or _apart(one, other) > 2 * YEAR:
        return None
    fixed = any(item.key in claim_words(one.gist.language).fixed for item in one.items)
    return Verdict(weight, not fixed and _apart(one, other) > SOON)


def dates_differ(one: DateClaim, other: DateClaim, common: Callable[[Name], bool]) -> Verdict | None:
    """Whether two dates of one event cannot both be right."""
    first, second = one.dating, other.dating
    moved = one.moved or other.moved
    due = first.bound and second.bound
    if (first.first <= second.last and second.first <= first.last) or (one.act != other.act and not due):
        return None
    if (first.bound != second.bound and not moved) or not (one.act or one.gist.language == other.gist.language):
        return None
    if not moved and (_has_date(one, other) or _has_date(other, one)):
        return None
    gap = abs(first.first - second.first)
    if (gap > YEARLY and one.act not in _ONCE) or ((one.loose or other.loose) and not moved):
        return None
    planned = moved or first.bound or one.mood is other.mood is Mood.AHEAD
    if not (one.act or planned):
        return None
    weight = weigh(one, other, common, least=SHARED)
    if weight is None:
        return None
    later = other if _apart(one, other, signed=True) >= dt.timedelta(0) else one
    newer = moved or (planned and _apart(one, other) > SOON / 2)
    return Verdict(weight, newer and _apart(one, other) > dt.timedelta(0) and (later.moved or not moved))


def answers_differ(one: AnswerClaim, other: AnswerClaim, common: Callable[[Name], bool]) -> Verdict | None:
    """Whether one clause says yes and the other no to the same."""
    if one.sign == other.sign or (one.act is None) != (other.act is None) or (one.negated and other.negated):
        return None
    if one.act is None and one.gist.language != other.gist.language:
        return None
    if one.act and other.act and one.act.key != other.act.key:
        return None
    if one.negated != other.negated and one.act and other.act and one.act.sign != other.act.sign:
        return None
    if {one.mood, other.mood} == {Mood.AHEAD, Mood.DONE} and not (one.yet or other.yet):
        return None
    if not _held_by_one(one.gist, other.gist) or _other_time(one, other) or _agents_differ(one, other):
        return None
    least = SHARED if one.act else SHARED + 1
    weight = weigh(one, other, common, least=least, denied=(one.negated, other.negated))
    if weight is None:
        return None
    return Verdict(weight, one.yet or other.yet or _apart(one, other) > SOON)


def settled(
    one: AnswerClaim, other: AnswerClaim, before: Gist | None, common: Callable[[Name], bool]
) -> Verdict | None:
    """Whether what `one` says is still to come has happened by `other`, which leans on the sentence `before`."""
    if one.act is None or other.act is None or other.act.key not in RESULTS.get(one.act.key, ()):
        return None
    awaited = one.yet or (one.mood is Mood.AHEAD and one.sign > 0)
    if not awaited or other.negated or other.mood is not Mood.DONE or not _is_later(one, other):
        return None
    if one.gist.language != other.gist.language or not _in_time(one, other):
        return None
    there = (*other.gist.items, *(before.items if before else ()))
    asked = [item for item in one.items if item is not one.act]
    missing = [item for item in asked if not is_there(item, there, other.gist, alike=True)]
    found = [item for item in asked if item not in missing]
    own = alone(other.gist.names, one.gist) if one.gist.names else ()
    if missing or not found or (own and alone(one.gist.names, other.gist)):
        return None
    if len(found) < SHARED and one.act.key != other.act.key and not any(i.key == one.act.key for i in there):
        settling = other.act.key in ("approve", "withdraw")
        if not (settling and any(item.sort is Sort.THING for item in found)) and not settling:
            return None
    return Verdict(len(found) + 1, True)


# Values -----------------------------------------------------------------------------------------------------------


def _counts(claim: FigureClaim, other: FigureClaim) -> bool:
    """Whether what a number counts stands near it and in the other sentence too."""
    alike = claim.gist.language == other.gist.language
    after = [item for item in claim.items if item.start >= claim.figure.end]
    before = [item for item in claim.items if item.end <= claim.figure.start]
    tokens = claim.gist.tokens
    following = tokens[claim.figure.last].start if claim.figure.last < len(tokens) else -1
    direct = [item for item in after[:2] if item.sort is not Sort.ACT and item.start - claim.figure.end <= _NEAR]
    follows = direct and direct[0].start == following
    near = direct if follows else direct[:1] + before[-NEARBY:]
    return any(
        is_there(item, other.items, other.gist, alike=alike) for item in near if item.sort in (Sort.THING, Sort.WORD)
    )


def _told(one: FigureClaim, other: FigureClaim) -> bool:
    """Whether a sentence has the other's figure too, or figures that add up to it."""
    same = [figure.value for figure in one.beside if figure.unit == other.figure.unit or not figure.unit]
    return other.figure.value in same or (len(same) > 1 and sum(same) == other.figure.value)


def _periods(claim: FigureClaim) -> frozenset[tuple[dt.date, dt.date]]:
    return frozenset((one.first, one.last) for one in claim.dates if one.precision is not Precision.DAY)


def _on_other_days(one: Claim, other: Claim) -> bool:
    first = {dating.first for dating in one.dates if dating.precision is Precision.DAY}
    second = {dating.first for dating in other.dates if dating.precision is Precision.DAY}
    return bool(first and second) and not first & second


def _has_date(one: DateClaim, other: DateClaim) -> bool:
    return any(
        dating.first <= other.dating.last and other.dating.first <= dating.last
        for dating in one.dates
        if dating.precision is other.dating.precision
    )


def _other_time(one: AnswerClaim, other: AnswerClaim) -> bool:
    """Whether two answers are of different times, or a denial of one time only."""
    if one.dates and other.dates:
        return not any(
            first.first <= second.last and second.first <= first.last for first in one.dates for second in other.dates
        )
    return bool((one.negated and one.dates) or (other.negated and other.dates)) and not (one.yet or other.yet)


def _held_by_one(one: Gist, other: Gist) -> bool:
    """Whether two sentences are not just the views of different people."""
    if one.speakers and other.speakers:
        met = any(meets(first, second) for first in one.speakers for second in other.speakers)
        return met or not (one.opinion or other.opinion or not one.names or not other.names)
    opinion = one if one.opinion else other if other.opinion else None
    if opinion is None:
        return True
    rest = other if opinion is one else one
    return any(meets(speaker, name) for speaker in opinion.speakers for name in all_names(rest))


def _agents_differ(one: AnswerClaim, other: AnswerClaim) -> bool:
    """Whether the names before the acts, or behind "by", are of different actors."""
    first, second = _agents(one), _agents(other)
    return bool(first and second) and not any(meets(name, own) for name in first for own in second)


def _agents(claim: AnswerClaim) -> list[Name]:
    if claim.act is None:
        return []
    by = {token.end + 1 for token in claim.gist.tokens if token.lower in _BY}
    by |= {
        token.start for at, token in enumerate(claim.gist.tokens) if at > 1 and claim.gist.tokens[at - 2].lower in _BY
    }
    names = [item for item in claim.gist.items if item.sort is Sort.NAME]
    own = [item.words for item in names if item.start < claim.act.start or item.start in by]
    return [*own, *claim.gist.speakers] if own else []


def _apart(one: Claim, other: Claim, *, signed: bool = False) -> dt.timedelta:
    """How long after the first the second was published; nothing where one has no date."""
    first, second = day(one.gist.sentence.entry.article), day(other.gist.sentence.entry.article)
    if first is None or second is None:
        return dt.timedelta(0)
    return second - first if signed else abs(second - first)


def _in_time(one: AnswerClaim, other: AnswerClaim) -> bool:
    """Whether what has happened can be what was awaited: about when it was, or within a year."""
    if _apart(one, other) > YEAR:
        return False
    days = [dating.first - expected.last for dating in other.dates for expected in one.dates]
    return not days or any(-LATE <= gap <= LATE for gap in days)


def _is_later(one: Claim, other: Claim) -> bool:
    first, second = day(one.gist.sentence.entry.article), day(other.gist.sentence.entry.article)
    if second is None or (first is not None and second <= first):
        return False
    return first is None or all(dating.last >= first for dating in other.dates)
