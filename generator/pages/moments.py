"""How an event's date is said: no more exact than its source, with the part of the period that it means."""

from __future__ import annotations

from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.model import Bound, Event, Phase, Precision

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_LAST_OF_FIRST_HALF = 6
_WHOLE = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.YEAR})
"""What has a beginning, middle and end that a text may mean; a week's are near enough to its days."""


def moment(event: Event, catalogue: Catalogue, formats: Formats) -> str:
    """ "8 April 2026", "16–30 June 2026", "early May 2026", "second half of 2027", "2029 at the earliest"."""
    said = _said(event, catalogue, formats)
    if event.bound is Bound.EARLIEST:
        return catalogue.pgettext("date", "%(period)s at the earliest") % {"period": said}
    return said


def _said(event: Event, catalogue: Catalogue, formats: Formats) -> str:
    period = _period(event, catalogue, formats)
    pgettext = catalogue.pgettext
    if event.phase is None or event.precision not in _WHOLE:
        return period
    if event.phase is Phase.REST:
        year = event.precision is Precision.YEAR
        said = pgettext("year", "later in %(period)s") if year else pgettext("date", "later in %(period)s")
    else:
        said = {
            Phase.START: pgettext("date", "early %(period)s"),
            Phase.MIDDLE: pgettext("date", "mid-%(period)s"),
            Phase.LATE: pgettext("date", "late %(period)s"),
            Phase.END: pgettext("date", "end of %(period)s"),
        }[event.phase]
    return said % {"period": period}


def _period(event: Event, catalogue: Catalogue, formats: Formats) -> str:
    if event.precision is Precision.MONTH and event.end and event.phase is None and event.part:
        return formats.date(event.date, Precision.DAY, event.end)
    if event.precision is Precision.HALF and event.date.day == 1:
        first = event.date.month <= _LAST_OF_FIRST_HALF
        pgettext = catalogue.pgettext
        said = pgettext("date", "first half of %(year)s") if first else pgettext("date", "second half of %(year)s")
        return said % {"year": event.date.year}
    season = _season(event, catalogue)
    if season:
        # A winter is named by the year of its January.
        return season % {"year": event.date.year + (event.date.month == max(_SEASONS))}
    return formats.date(event.date, event.precision, event.end)


def _season(event: Event, catalogue: Catalogue) -> str:
    """The season with a place for its year; "" for what is none."""
    if event.precision is not Precision.SEASON or event.date.day != 1:
        return ""
    pgettext = catalogue.pgettext
    return {
        "spring": pgettext("date", "spring %(year)s"),
        "summer": pgettext("date", "summer %(year)s"),
        "autumn": pgettext("date", "autumn %(year)s"),
        "winter": pgettext("date", "winter %(year)s"),
    }.get(_SEASONS.get(event.date.month, ""), "")
