"""calendar.ics: the coming dates of a briefing as all-day events that a calendar updates instead of doubling."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Calendar, Timezone, TimezoneStandard
from icalendar import Event as Entry
from icalendar.prop import vText, vUri

from generator.exports.context import Context, File, newest, words_of
from generator.model.articles import Citation, EditorText
from generator.model.briefings import Briefing
from generator.model.events import Event
from generator.model.precision import Precision
from generator.presentation.arrangement import coming
from generator.presentation.markup import plain

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 3, Precision.HALF: 6, Precision.YEAR: 12}
_FIRST_SEQUENCE = dt.date(2000, 1, 1)
_UNKNOWN = dt.date(2000, 1, 1)
"""The stamp of an event whose sources have no date; any later one counts as an update."""


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
    counted: Counter[tuple[dt.date, Precision]] = Counter()
    for event in sorted(coming(briefing), key=_first_source):
        counted[event.date, event.precision] += 1
        made.add_component(_entry(event, counted[event.date, event.precision], briefing, context))
    if not made.events:
        made.add_component(_utc())  # the format wants one component at least
    return File(made.to_ical())


def _first_source(event: Event) -> tuple[dt.date, int, int]:
    """The order of entries, the same in every language: by day, then by the first source that tells of it."""
    places = [(citation.number, citation.passage.order) for citation in _citations(event)]
    return event.due, *min(places, default=(0, 0))


def _entry(event: Event, place: int, briefing: Briefing, context: Context) -> Entry:
    """An event as a calendar's entry; `place` counts those of the same days."""
    text, language = words_of(event.origin)
    stamp = dt.datetime.combine(_stamp(event, briefing), dt.time(), dt.UTC)
    first, last = event.meant if event.end else (event.date, _last(event))
    made = Entry()
    made.add("uid", _identity(event, place, briefing, context))
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", (stamp.date() - _FIRST_SEQUENCE).days)
    made.add("dtstart", first)
    if last < dt.date.max:
        made.add("dtend", last + dt.timedelta(days=1))
    made.add("summary", _text(_summary(event, plain(text), context), language))
    made.add("description", _text(_description(event, briefing, context), context.language))
    made.add("categories", [plain(context.title(briefing)), *context.wording.marks(event)])
    made.add("status", "CONFIRMED" if _certain(event) else "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    if context.config.site_url:
        made.add("url", vUri(_address(event, briefing, context)))
    return made


def _address(event: Event, briefing: Briefing, context: Context) -> str:
    if isinstance(event.origin, Citation):
        return context.passage_address(event.origin, up=2)
    return context.address("briefings", briefing.issue.slug, up=2) + "#coming-up"


def _identity(event: Event, place: int, briefing: Briefing, context: Context) -> str:
    """The same for an issue's event in every build and language, whichever sources report it."""
    host = urlsplit(context.config.site_url).hostname or "policy-briefings"
    number = f"-{place}" if place > 1 else ""
    return f"{briefing.issue.slug}-{event.date.isoformat()}-{event.precision}{number}@{host}"


def _stamp(event: Event, briefing: Briefing) -> dt.date:
    """When the event was last reported or corrected: its newest source, or else the briefing's."""
    cited = [citation.article for citation in _citations(event)]
    dates = [day for article in cited for day in (article.published, article.updated)]
    return max(newest(dates) or briefing.updated or _UNKNOWN, _FIRST_SEQUENCE)


def _citations(event: Event) -> list[Citation]:
    return [origin for origin in (event.origin, *event.others) if isinstance(origin, Citation)]


def _certain(event: Event) -> bool:
    return event.stated and event.precision is Precision.DAY


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


def _summary(event: Event, text: str, context: Context) -> str:
    mark = context.catalogue.pgettext("calendar", "date approximate")
    return text if _certain(event) else f"[{mark}] {text}"


def _description(event: Event, briefing: Briefing, context: Context) -> str:
    leads = [event.lead] if event.lead else []
    quotes = [context.formats.quote(plain(words_of(origin)[0])) for origin in (*leads, event.origin)]
    marks = context.wording.marks(event)
    lines = [plain(context.title(briefing)), "", " ".join(quotes), _basis(event, context)]
    lines += [", ".join(marks)] if marks else []
    return "\n".join([*lines, *_sources(event, context)])


def _basis(event: Event, context: Context) -> str:
    """The date no more exact than its source, and the words that gave it."""
    wording = context.wording
    if not event.expression:
        return wording.moment(event)
    return f"{wording.moment(event)} ({wording.basis(event)}: {context.formats.quote(plain(event.expression))})"


def _sources(event: Event, context: Context) -> Iterator[str]:
    gettext = context.catalogue.gettext
    if isinstance(event.origin, EditorText):
        yield gettext("Editor’s words")
    for citation in _citations(event):
        article = citation.article
        outlet = plain(article.source.name) if article.source else gettext("Source not named")
        rewritten = f" ({gettext('Rewritten by AI')})" if article.is_rewritten else ""
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
