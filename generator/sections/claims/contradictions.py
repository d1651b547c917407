"""Which two claims exclude each other: the same matter by all that their clauses speak of, and another value.

A wrong pair accuses a source, a missed one only leaves work to the reader. So one clause must speak of nothing that the
other sentence does not; names, periods or limits that each has alone rule a pair out. Between languages names, figures
and the acts and things of the language data must meet.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.analysis.model import (
    AnswerClaim,
    Claim,
    DateClaim,
    Dating,
    Figure,
    FigureClaim,
    Gist,
    Mood,
    Piece,
    PieceSort,
)
from generator.model.precision import Precision
from generator.sections.claims.matters import SHARED, IsCommon, alone, is_there, share_a_name, weigh

_CLOSE, _ROUND_FROM = 0.1, 1000.0
"""How far a rounded figure may be from an exact one, and from which number on zeros at the end may be rounding."""
SOON = dt.timedelta(days=14)
"""A newer text that says otherwise so soon contradicts; a later one supersedes."""
_YEAR = dt.timedelta(days=366)
_LATE = dt.timedelta(days=60)  # how much later than awaited something can happen
_YEARLY = dt.timedelta(days=300)
"""Dates farther apart are those of an event that comes back, unless its act happens once."""
_AT_ONCE = dt.timedelta(0)
_ONCE = frozenset({"effect", "end", "start"})
_SETTLING = frozenset({"approve", "withdraw"})  # acts that settle a matter, whatever was awaited of it
_RESULTS: Mapping[str, frozenset[str]] = {
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


def lead_time(first: Gist, second: Gist) -> dt.timedelta:
    """How long after the first the second was published; nothing where one has no date."""
    days = first.article.day, second.article.day
    return _AT_ONCE if days[0] is None or days[1] is None else days[1] - days[0]


def _apart(first: Claim, second: Claim) -> dt.timedelta:
    return abs(lead_time(first.gist, second.gist))


# Figures ----------------------------------------------------------------------------------------------------------


def figures_differ(first: FigureClaim, second: FigureClaim, is_common: IsCommon) -> Verdict | None:
    """Whether two figures of one thing cannot both be right."""
    if not (_figures_exclude(first, second) and _are_of_one_time(first, second) and _count_one_thing(first, second)):
        return None
    weight, apart = weigh(first, second, is_common), _apart(first, second)
    return None if weight is None or apart > 2 * _YEAR else Verdict(weight, not first.fixed and apart > SOON)


def _figures_exclude(first: FigureClaim, second: FigureClaim) -> bool:
    """Whether two figures are of one kind, and neither sentence tells the other's too."""
    if not exclude(first.figure, second.figure) or (first.whole, first.rate) != (second.whole, second.rate):
        return False
    return not (_tells_figure(first, second) or _tells_figure(second, first))


def exclude(first: Figure, second: Figure) -> bool:
    """Whether two figures of one thing cannot both be right: not where one only bounds or rounds the other."""
    if first.unit != second.unit or first.value == second.value:
        return False
    if first.bound != second.bound:
        bound, free = (first, second) if first.bound else (second, first)
        beyond = (free.value - bound.value) * bound.bound < 0
        return beyond and not free.bound
    low, high = sorted((first.value, second.value))
    if (first.about or second.about) and high - low <= _CLOSE * high:
        return False
    return not (_rounds(first.value, second.value) or _rounds(second.value, first.value))


def _rounds(rough: float, fine: float) -> bool:
    """Whether a large number is another one with fewer digits."""
    if rough < _ROUND_FROM and rough == int(rough):
        return False
    digits = len(f"{rough:.10g}".replace(".", "").strip("0")) or 1
    return float(f"{fine:.{digits}g}") == rough


def _tells_figure(claim: FigureClaim, other: FigureClaim) -> bool:
    """Whether a sentence has the other's figure too, or figures that add up to it."""
    same = [figure.value for figure in claim.beside if figure.unit == other.figure.unit or not figure.unit]
    return other.figure.value in same or (len(same) > 1 and sum(same) == other.figure.value)


def _are_of_one_time(first: Claim, second: Claim) -> bool:
    """Whether two claims give the same periods, and no days of their own."""
    days, other_days = _own_days(first), _own_days(second)
    return _periods(first) == _periods(second) and not (days and other_days and days.isdisjoint(other_days))


def _periods(claim: Claim) -> set[tuple[dt.date, dt.date]]:
    return {(dating.first, dating.last) for dating in claim.dates if dating.precision is not Precision.DAY}


def _own_days(claim: Claim) -> set[dt.date]:
    return {dating.first for dating in claim.dates if dating.precision is Precision.DAY}


def _count_one_thing(first: FigureClaim, second: FigureClaim) -> bool:
    """Whether figures without a unit count what the other sentence speaks of too."""
    return bool(first.figure.unit) or (_counts(first, second) and _counts(second, first))


def _counts(claim: FigureClaim, other: FigureClaim) -> bool:
    alike = claim.gist.language == other.gist.language
    counted = (piece for piece in claim.counted if piece.sort in (PieceSort.THING, PieceSort.WORD))
    return any(is_there(piece, other.pieces, other.gist, alike=alike) for piece in counted)


# Dates ------------------------------------------------------------------------------------------------------------


def dates_differ(first: DateClaim, second: DateClaim, is_common: IsCommon) -> Verdict | None:
    """Whether two dates of one event cannot both be right."""
    moved = first.moved or second.moved
    if not _exclude_dates(first, second, moved=moved):
        return None
    planned = moved or first.dating.bound or first.mood is second.mood is Mood.AHEAD
    weight = weigh(first, second, is_common) if first.act or planned else None
    return None if weight is None else Verdict(weight, planned and _replaces(first, second, moved=moved))


def _replaces(first: DateClaim, second: DateClaim, *, moved: bool) -> bool:
    """Whether the later of two dates takes the place of the earlier: one that was moved at once."""
    later = second if lead_time(first.gist, second.gist) >= _AT_ONCE else first
    return _apart(first, second) > _AT_ONCE and later.moved if moved else _apart(first, second) > SOON / 2


def _exclude_dates(first: DateClaim, second: DateClaim, *, moved: bool) -> bool:
    """Whether two dates are apart, and those of one event for sure."""
    if _meet(first.dating, second.dating) or not _is_one_kind(first, second, moved=moved):
        return False
    comes_back = abs(first.dating.first - second.dating.first) > _YEARLY and first.act not in _ONCE
    return not comes_back and (moved or not _may_be_two(first, second))


def _meet(first: Dating, second: Dating) -> bool:
    """Whether two dates have a day in common."""
    return first.first <= second.last and second.first <= first.last


def _is_one_kind(first: DateClaim, second: DateClaim, *, moved: bool) -> bool:
    """Whether two dates are of one act, or both deadlines; without an act only in one language."""
    bounds = first.dating.bound, second.dating.bound
    if first.act != second.act and not all(bounds):
        return False
    if not first.act and first.gist.language != second.gist.language:
        return False
    return moved or bounds[0] == bounds[1]


def _may_be_two(first: DateClaim, second: DateClaim) -> bool:
    """Whether there may be two events: one of several of its kind, or a sentence that has the other's date too."""
    return first.loose or second.loose or _has_date(first, second) or _has_date(second, first)


def _has_date(claim: DateClaim, other: DateClaim) -> bool:
    return any(dating.precision is other.dating.precision and _meet(dating, other.dating) for dating in claim.dates)


# Yes and no -------------------------------------------------------------------------------------------------------


def answers_differ(first: AnswerClaim, second: AnswerClaim, is_common: IsCommon) -> Verdict | None:
    """Whether one clause says yes and the other no to the same."""
    if not _deny_each_other(first, second) or _is_other_time(first, second):
        return None
    if not _is_held_by_one(first.gist, second.gist) or _agents_differ(first, second):
        return None
    least = SHARED if first.act else SHARED + 1
    weight = weigh(first, second, is_common, least=least, denied=(first.negated, second.negated))
    later = first.yet or second.yet or _apart(first, second) > SOON
    return None if weight is None else Verdict(weight, later)


def _deny_each_other(first: AnswerClaim, second: AnswerClaim) -> bool:
    """Whether one is the opposite of the other: one act, denied once or turned round; without one, in one language."""
    if first.sign == second.sign or (first.negated and second.negated):
        return False
    if first.act is None or second.act is None:
        return first.act is second.act and first.gist.language == second.gist.language
    turned = first.act.sign != second.act.sign
    return first.act.key == second.act.key and not (turned and first.negated != second.negated)


def _is_other_time(first: AnswerClaim, second: AnswerClaim) -> bool:
    """Whether two answers are of different times: to come and done, of different dates, a denial of one date only."""
    yet = first.yet or second.yet
    if not yet and {first.mood, second.mood} == {Mood.AHEAD, Mood.DONE}:
        return True
    if first.dates and second.dates:
        return not any(_meet(date, other) for date in first.dates for other in second.dates)
    return not yet and any(claim.negated and claim.dates for claim in (first, second))


def _is_held_by_one(first: Gist, second: Gist) -> bool:
    """Whether two sentences are not just the views of different people."""
    if first.speakers and second.speakers:
        if share_a_name(first.speakers, second.speakers):
            return True
        return not (first.opinion or second.opinion) and bool(first.names and second.names)
    if not (first.opinion or second.opinion):
        return True
    view, fact = (first, second) if first.opinion else (second, first)
    return share_a_name(view.speakers, fact.all_names)


def _agents_differ(first: AnswerClaim, second: AnswerClaim) -> bool:
    return bool(first.agents and second.agents) and not share_a_name(first.agents, second.agents)


# What was awaited -------------------------------------------------------------------------------------------------


def settled(first: AnswerClaim, second: AnswerClaim, before: Gist | None) -> Verdict | None:
    """Whether what the first says is still to come has happened by the second, which leans on the sentence `before`."""
    if not (_is_result(first, second) and _is_later(first, second) and _is_in_time(first, second)):
        return None
    there = (*second.gist.pieces, *(before.pieces if before else ()))
    asked = [piece for piece in first.pieces if piece is not first.act]
    has_all = bool(asked) and all(is_there(piece, there, second.gist, alike=True) for piece in asked)
    if not has_all or _name_others(first.gist, second.gist):
        return None
    return Verdict(len(asked) + 1, True) if len(asked) >= SHARED or _settles(first, second, there) else None


def _name_others(first: Gist, second: Gist) -> bool:
    """Whether each of two sentences, the first with names at all, names somebody whom the other leaves out."""
    return bool(first.names and alone(second.names, first) and alone(first.names, second))


def _is_result(first: AnswerClaim, second: AnswerClaim) -> bool:
    """Whether the second tells, as done, an act by which what the first awaits is settled, in one language."""
    if first.act is None or second.act is None or first.gist.language != second.gist.language:
        return False
    awaited = first.yet or (first.mood is Mood.AHEAD and first.sign > 0)
    done = second.mood is Mood.DONE and not second.negated
    return awaited and done and second.act.key in _RESULTS.get(first.act.key, ())


def _settles(first: AnswerClaim, second: AnswerClaim, there: Sequence[Piece]) -> bool:
    """Whether an act settles a matter of which little is said: the act awaited itself, or one that ends any matter."""
    awaited, done = (claim.act.key if claim.act else "" for claim in (first, second))
    return done == awaited or done in _SETTLING or any(piece.key == awaited for piece in there)


def _is_later(first: Claim, second: Claim) -> bool:
    """Whether the second is newer than the first, and tells of nothing before it."""
    days = first.gist.article.day, second.gist.article.day
    if days[1] is None or (days[0] is not None and days[1] <= days[0]):
        return False
    return days[0] is None or all(dating.last >= days[0] for dating in second.dates)


def _is_in_time(first: Claim, second: Claim) -> bool:
    """Whether what has happened can be what was awaited: about when it was, or within a year."""
    gaps = [dating.first - expected.last for dating in second.dates for expected in first.dates]
    return _apart(first, second) <= _YEAR and (not gaps or any(-_LATE <= gap <= _LATE for gap in gaps))
