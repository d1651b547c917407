"""What days a sentence gives, and with which words: single dates, ranges, dates that end something."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.analysis.event_words import EventWords, event_words, has, leads, plain_words
from generator.analysis.model import Dating, Sentence
from generator.dates.timex import Timex, covered
from generator.languages.schema import Phrase
from generator.model.precision import Phase, Precision

TOO_WIDE = frozenset({Precision.DECADE, Precision.CENTURY})
JOINABLE = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR})
DASHES = frozenset("-–—‑‐")
GAP = 20
"""Characters between the two dates of a range, at most."""
_CLAUSE = re.compile(r"[,;:()–—]")
_PARTS = frozenset(",;:!?()\n")  # marks that the two dates of a range do not stand on both sides of
_NUMBER = 3  # characters of a day's number


def datings(sentence: Sentence) -> list[Dating]:
    """The days that the expressions of a sentence give, in order: two that are the ends of one range as one."""
    text, known = sentence.text, event_words(sentence.language)
    moved = has(text, known.moved)
    given: list[Dating] = []
    for timex in sentence.dates:
        one = _single(text, timex, known)
        if one is None:
            continue
        joined = _joined(text, given[-1], one, known) if given and not moved else None
        if joined is not None:
            given[-1] = joined
            continue
        if given and _is_bare(given[-1]) and one.timex.start - given[-1].timex.end <= GAP:
            given[-1] = replace(given[-1], end=one.end)  # the month of "3" in "3 and 5 May"
        given.append(one)
    return given


def _is_bare(dating: Dating) -> bool:
    """Whether the words are no more than a day's number."""
    return not any(character.isalpha() for character in dating.timex.text) and len(dating.timex.text) <= _NUMBER


def _single(text: str, timex: Timex, known: EventWords) -> Dating | None:
    days = covered(timex) if timex.type in ("DATE", "TIME") else None
    if days is None or timex.precision is None or Precision(timex.precision) in TOO_WIDE:
        return None
    before = leads(text, timex.start, timex.end, known.until, known.articles)
    after = tuple(plain_words(text[timex.end : timex.end + GAP * 2]))
    late = _begins(after, known.until_after)
    soonest = _soonest(text, timex, after, known)
    start = before if soonest is None else soonest
    return Dating(
        start=timex.start if start is None else start,
        end=timex.end,
        first=days[0],
        last=days[1],
        precision=Precision(timex.precision),
        stated=timex.stated,
        bound=soonest is None and (before is not None or late),
        points_back=timex.points_back and leads(text, timex.start, timex.end, known.bounds, known.articles) is not None,
        timex=timex,
        phase=_phase(text, timex, known),
        earliest=soonest is not None,
    )


def _begins(after: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Whether words begin with one of the phrases."""
    return any(after[: len(phrase)] == phrase for phrase in phrases)


def _soonest(text: str, timex: Timex, after: tuple[str, ...], known: EventWords) -> int | None:
    """Where words begin that say that nothing happens sooner: "not before", "frühestens", "will not come before"."""
    opened = leads(text, timex.start, timex.end, known.earliest, known.articles)
    if opened is None and _begins(after, known.earliest_after):
        return timex.start
    before = leads(text, timex.start, timex.end, known.before, known.articles)
    if opened is None and before is not None and has(_CLAUSE.split(text[:before])[-1], known.negations):
        return before
    return opened


def _phase(text: str, timex: Timex, known: EventWords) -> Phase | None:
    """The part of the period that is meant, by the expression or by the words before it: "noch in diesem Jahr"."""
    if timex.phase or timex.stated or Precision(timex.precision or "day") is Precision.DAY:
        return Phase(timex.phase) if timex.phase else None
    left = leads(text, timex.start, timex.end, known.rest, known.articles)
    return Phase.REST if left is not None else None


def _joined(text: str, one: Dating, other: Dating, known: EventWords) -> Dating | None:
    """Two dates as one range, where the words say so: "from 3 to 5 March", "3–5 March", "between March and May"."""
    if one.precision is not other.precision or one.precision not in JOINABLE:
        return None
    start = _opening(text, one, other, known)
    first = one.first
    if start is None:
        return None
    if not one.stated and other.stated and (first.month, first.day) != (2, 29):
        first = first.replace(year=other.first.year)
    if first >= other.first:
        return None
    return Dating(
        start=start,
        end=other.end,
        first=first,
        last=other.last,
        precision=one.precision,
        stated=one.stated and other.stated,
        bound=False,
        points_back=False,
        timex=one.timex,
    )


def _opening(text: str, one: Dating, other: Dating, known: EventWords) -> int | None:
    """Where the words of a range begin; None where two dates are no range."""
    gap = text[one.timex.end : other.timex.start]
    if len(gap) > GAP or not _PARTS.isdisjoint(gap):
        return None
    joint = _joint(gap, known)
    if joint in known.and_:
        return leads(text, one.timex.start, one.timex.end, known.between, known.articles)
    if joint in known.to or (not joint and not DASHES.isdisjoint(gap)):
        opened = leads(text, one.timex.start, one.timex.end, known.from_, known.articles)
        return one.timex.start if opened is None else opened
    return None


def _joint(gap: str, known: EventWords) -> Phrase:
    """The words between two dates, without an article before the second."""
    joint = plain_words(gap)
    while len(joint) > 1 and joint[-1] in known.articles and tuple(joint) not in known.to:
        joint.pop()
    return tuple(joint)
