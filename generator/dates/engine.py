"""The one engine of temporal expressions: scan, resolve, in the order of the text."""

from collections.abc import Callable, Iterator
from datetime import date

from generator.dates import absolute, relative
from generator.dates.discourse import Discourse
from generator.dates.lexicon import is_described, lexicon
from generator.dates.scan import DateLexicon, RuleMatch, ScannedText, rule_matches, scan
from generator.dates.timex import Resolution, Timex, precision_of
from generator.model.precision import Phase

OPERATIONS: dict[str, Callable[[Discourse, RuleMatch], Iterator[Resolution]]] = {
    "date": absolute.read_date,
    "listed": absolute.read_listed,
    "range": absolute.read_range,
    "numeric": absolute.read_numeric,
    "part": absolute.read_part,
    "ended": absolute.read_ended,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "holiday": absolute.read_holiday,
    "time": absolute.read_time,
    "daytime": absolute.read_weekday_part,
    "weekday": relative.read_weekday,
    "weekdays": relative.read_weekdays,
    "day": relative.read_day,
    "shift": relative.read_shift,
    "weekend": relative.read_weekend,
    "that": relative.read_that,
    "step": relative.read_step,
    "ago": relative.read_ago,
    "focus": relative.read_focus,
    "compared": relative.read_compared,
    "duration": relative.read_duration,
    "set": relative.read_set,
    "fixed": relative.read_fixed,
}
"""Which function reads which operation of the rules."""

_DEICTIC = ("day", "weekday", "shift", "ago", "weekend")
_OF_REPORTS = ("focus", "ended")
_OLD = 2  # years before the document that make a date history
_HISTORIES = 6  # such dates make a text a narrative, unless it also speaks from its own day
_SHORT_YEAR = 999
_COUNTING_SLOTS = frozenset({"h", "hm", "d", "wd", "day"})  # with these, "first" and "late" name no part of a period


def timexes(text: str, *, language: str, reference: date | None) -> tuple[Timex, ...]:
    """The temporal expressions of a text, in order, not overlapping.

    `reference` is the document's date. Without it, relative expressions keep what is known of them
    (`PRESENT_REF`, `XXXX-WXX-1`) and have no precision. Nothing is found in a language without data.
    """
    return annotate(text, lexicon(language), reference) if is_described(language) else ()


def annotate(text: str, words: DateLexicon, reference: date | None) -> tuple[Timex, ...]:
    """`timexes` with a language's compiled data given."""
    scanned = scan(text, words)
    matches = list(rule_matches(scanned))
    discourse = Discourse(
        scanned,
        reference,
        narrative=is_narrative(matches, reference),
        is_report=any("q" in match.places or match.rule.operation in _OF_REPORTS for match in matches),
    )
    return tuple(timex for match in matches for timex in _resolved(discourse, match))


def is_narrative(matches: list[RuleMatch], reference: date | None) -> bool:
    """Does the text tell of times long before its own date, rather than of news?"""
    if reference is None:
        return False
    named = [match.slots["y"] for match in matches if "y" in match.places]
    old = sum(isinstance(year, int) and _SHORT_YEAR < year <= reference.year - _OLD for year in named)
    deictic = sum(match.rule.operation in _DEICTIC for match in matches)
    return old >= _HISTORIES and old > 3 * deictic


def _resolved(discourse: Discourse, match: RuleMatch) -> Iterator[Timex]:
    discourse.token = match.first
    try:
        resolutions = list(OPERATIONS[match.rule.operation](discourse, match))
    except (ValueError, OverflowError):  # outside the calendar
        return
    for resolution in resolutions:
        if resolution.period:
            discourse.remember(resolution.period, stated=resolution.stated)
        yield _timex(discourse.scanned, match, resolution)


def _timex(scanned: ScannedText, match: RuleMatch, resolution: Resolution) -> Timex:
    first, end = resolution.tokens or (match.first, match.end)
    start, stop = scanned.tokens[first].start, scanned.tokens[end - 1].end
    is_dated = resolution.type in ("DATE", "TIME")
    return Timex(
        start=start,
        end=stop,
        text=scanned.text[start:stop],
        type=resolution.type,
        value=resolution.value,
        precision=precision_of(resolution.value) if is_dated else None,
        stated=is_dated and resolution.stated,
        half=resolution.half,
        phase=_phase(scanned, match, range(first, end)) if is_dated else None,
        points_back=match.rule.operation == "that",
    )


def _phase(scanned: ScannedText, match: RuleMatch, places: range) -> Phase | None:
    """The part of a period that the words name; none where they count halves ("the first half of May") or name days."""
    if not _COUNTING_SLOTS.isdisjoint(match.places):
        return None
    for place in places:
        phase = scanned.classes[place].get("PHASE")
        if phase == Phase.REST and match.rule.operation != "shift":
            return None  # "two years later"
        is_counted = place > places.start and "ORDWORD" in scanned.classes[place - 1]
        if phase and not is_counted:
            return Phase(str(phase))
    return None
