"""calendar.ics: the coming dates of a briefing as all-day events that a calendar updates instead of doubling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from icalendar import Calendar, Timezone, TimezoneStandard
from icalendar import Event as Entry
from icalendar.prop import vText, vUri

from generator.exports.context import Context, File, newest, words_of
from generator.model import Briefing, Citation, EditorText, Event, Precision
from generator.pages.markup import plain

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 3, Precision.HALF: 6, Precision.YEAR: 12}
_FIRST_SEQUENCE = dt.date(2000, 1, 1)
_UNKNOWN = dt.date(2000, 1, 1)
"""The stamp of an event whose sources have no date; any later one counts as an update."""


@dataclass(frozen=True, slots=True)
class _Date:
    """What is coming on one day, or in one month or year: one entry, however many sources tell of it."""

    events: tuple[Event, ...]

    @property
    def first(self) -> Event:
        """The event that gives the entry its words."""
        return self.events[0]


def calendar(briefing: Briefing, context: Context) -> File:
    """The file; empty of events where nothing is coming."""
    made = Calendar()
    title = plain(context.title(briefing))
    made.add("prodid", f"-//{plain(context.config.site_name)}//policy-briefings//{context.language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", _text(title, context.language))
    made.add("x-wr-calname", vText(title))
    made.add("refresh-interval", dt.timedelta(days=1), parameters={"VALUE": "DURATION"})
    for date in _dates(briefing, context.language):
        made.add_component(_entry(date, briefing, context))
    if not made.events:
        made.add_component(_utc())  # the format wants one component at least
    return File(made.to_ical())


def _dates(briefing: Briefing, language: str) -> list[_Date]:
    """The coming dates in order, each with what happens then, the page's own language first."""
    found: dict[tuple[dt.date, Precision], list[Event]] = {}
    for event in briefing.timeline:
        if event.upcoming:
            found.setdefault((event.date, event.precision), []).append(event)
    return [
        _Date(tuple(sorted(events, key=lambda event: (words_of(event.origin)[1] != language, not event.stated))))
        for events in found.values()
    ]


def _entry(date: _Date, briefing: Briefing, context: Context) -> Entry:
    text, language = words_of(date.first.origin)
    stamp = dt.datetime.combine(_stamp(date, briefing), dt.time(), dt.UTC)
    last = max(map(_last, date.events))
    made = Entry()
    made.add("uid", _identity(date.first, briefing, context))
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", (stamp.date() - _FIRST_SEQUENCE).days)
    made.add("dtstart", date.first.date)
    if last < dt.date.max:
        made.add("dtend", last + dt.timedelta(days=1))
    made.add("summary", _text(_summary(date, plain(text), context), language))
    made.add("description", _text(_description(date, briefing, context), context.language))
    made.add("categories", [plain(context.title(briefing))])
    made.add("status", "CONFIRMED" if _certain(date) else "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    if context.config.site_url:
        made.add("url", vUri(_address(date.first, briefing, context)))
    return made


def _address(event: Event, briefing: Briefing, context: Context) -> str:
    if isinstance(event.origin, Citation):
        return context.passage_address(event.origin, up=2)
    return context.address("briefings", briefing.issue.slug, up=2) + "#coming-up"


def _identity(event: Event, briefing: Briefing, context: Context) -> str:
    """The same for an issue's date in every build and language, whichever sources report it."""
    host = urlsplit(context.config.site_url).hostname or "policy-briefings"
    return f"{briefing.issue.slug}-{event.date.isoformat()}-{event.precision}@{host}"


def _stamp(date: _Date, briefing: Briefing) -> dt.date:
    """When the date was last reported or corrected: its newest source, or else the briefing's."""
    cited = [citation.article for event in date.events for citation in _citations(event)]
    dates = [day for article in cited for day in (article.published, article.updated)]
    return max(newest(dates) or briefing.updated or _UNKNOWN, _FIRST_SEQUENCE)


def _citations(event: Event) -> list[Citation]:
    return [origin for origin in (event.origin, *event.others) if isinstance(origin, Citation)]


def _certain(date: _Date) -> bool:
    return any(event.stated and event.precision is Precision.DAY for event in date.events)


def _last(event: Event) -> dt.date:
    """The last day that the event may fall on: the whole of the month, quarter or year that is named."""
    if event.end or event.date.year >= dt.MAXYEAR - 1:
        return event.end or event.date
    if event.precision is Precision.WEEK:
        return event.date + dt.timedelta(days=6 - event.date.weekday())
    months = _MONTHS.get(event.precision)
    if months is None:
        return event.date
    year, month = divmod(event.date.year * 12 + event.date.month - 1 + months, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def _summary(date: _Date, text: str, context: Context) -> str:
    mark = context.catalogue.pgettext("calendar", "uncertain")
    return text if _certain(date) else f"[{mark}] {text}"


def _description(date: _Date, briefing: Briefing, context: Context) -> str:
    lines = [plain(context.title(briefing))]
    for event in date.events:
        lines += [
            "",
            context.formats.quote(plain(words_of(event.origin)[0])),
            _basis(event, context),
            *_sources(event, context),
        ]
    return "\n".join(lines)


def _basis(event: Event, context: Context) -> str:
    """The date no more exact than its source, and the words that gave it."""
    when = context.formats.date(event.date, event.precision, event.end)
    if not event.expression:
        return when
    pgettext = context.catalogue.pgettext
    basis = pgettext("date", "stated") if event.stated else pgettext("date", "inferred")
    return f"{when} ({basis}: {context.formats.quote(plain(event.expression))})"


def _sources(event: Event, context: Context) -> Iterator[str]:
    gettext = context.catalogue.gettext
    if isinstance(event.origin, EditorText):
        yield gettext("Editor’s words")
    for citation in _citations(event):
        article = citation.article
        outlet = plain(article.source.name) if article.source else gettext("Source not named")
        rewritten = f" ({gettext('Rewritten by AI')})" if article.ai and article.ai.rewritten else ""
        yield f"[{citation.number}] {plain(article.title)} · {outlet}{rewritten}"


def _text(text: str, language: str) -> vText:
    return vText(text, params={"LANGUAGE": language})


def _utc() -> Timezone:
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", dt.datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", dt.timedelta())
    standard.add("tzoffsetto", dt.timedelta())
    zone.add_component(standard)
    return zone
