"""What the tests of dates share: reading one text, and the grammar of the values that may come out."""

from __future__ import annotations

import re
from datetime import date

from generator.dates.engine import timexes
from generator.dates.timex import Timex

WEDNESDAY = date(2026, 4, 8)  # the document date of most cases

_YEAR = r"(\d{4}|XXXX)"
_DATE = rf"""
    (BC\d{{4}}(-\d\d(-\d\d)?)? | BC\d\d
    | {_YEAR}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?)?
    | {_YEAR}-W(0[1-9]|[1-4]\d|5[0-3]|XX)(-WE|-[1-7])?
    | {_YEAR}-(Q[1-4X]|H[12X]|SP|SU|FA|WI)
    | \d{{2,3}} | XXX? )"""
_TIME = r"T((0\d|1\d|2[0-4]):[0-5]\d(:[0-5]\d)?|MO|MI|AF|EV|NI|DT)"
_LENGTH = r"P(T(X|\d+(\.\d+)?)[HMS]|(X|\d+(\.\d+)?)(D|W|WE|M|Q|H|Y|DE|CE))"
GRAMMAR = {
    "DATE": re.compile(rf"({_DATE} | (PAST|PRESENT|FUTURE)_REF)", re.VERBOSE),
    "TIME": re.compile(rf"{_DATE}{_TIME}", re.VERBOSE),
    "DURATION": re.compile(_LENGTH),
    "SET": re.compile(rf"({_LENGTH} | {_DATE}({_TIME})?)", re.VERBOSE),
}


def is_valid(timex: Timex) -> bool:
    """Is the value well-formed TIMEX3 for its type?"""
    return GRAMMAR[timex.type].fullmatch(timex.value) is not None


def values(text: str, language: str, reference: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """The expressions of a text, each with its value."""
    return [(t.text, t.value) for t in timexes(text, language=language, reference=reference)]


def value(text: str, language: str, reference: date | None = WEDNESDAY) -> list[str]:
    """The values of a text's expressions."""
    return [t.value for t in timexes(text, language=language, reference=reference)]
