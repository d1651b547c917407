"""digest.html and digest.txt: what the latest edition changed, or else all briefings in brief; for sending by mail."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.exports.context import Context, File, words_of
from generator.model.articles import Citation, Origin
from generator.model.briefings import Briefing, Change, EditionChanges, IssueChanges, SourceEntry
from generator.model.events import Event
from generator.model.language_tags import same_language
from generator.presentation.markup import address, finalise, plain
from generator.presentation.wording import (
    Wording,
    change_details,
    change_heading,
    change_kind,
    change_said,
)
from generator.sections import registry

POINTS, DATES, CHANGES = 3, 4, 10
"""How many key points, coming dates and changes stand for a briefing."""

_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what marks it: its source's number and where that leads, or that it is the editor's.

    `lead` stands before it: the date of an event, what has changed.
    """

    text: str
    language: str
    mark: str
    address: str
    label: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One briefing in brief. `news` is what has changed, or else the key points; `heading` says which.

    `rest` says how many more changes there are, on the page at `further`. `sources` are those that marks name.
    """

    title: str
    language: str
    address: str
    about: str
    status: str
    heading: str
    news: tuple[Line, ...]
    coming: tuple[Line, ...]
    rest: str = ""
    further: str = ""
    sources: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole of it. `nothing` is what it says where it has no parts.

    Addresses are "" throughout where the site does not know its own: in a mail, others lead nowhere.
    """

    title: str
    language: str
    address: str
    as_of: str
    coming_up: str
    sources: str
    colophon: str
    parts: tuple[Part, ...]
    nothing: str


def html(context: Context) -> File:
    """`digest.html`: styles inline, no image, no script, nothing to load."""
    page = _templates().get_template("digest.html").render(digest=digest(context))
    return File(page.encode())


def text(context: Context) -> File:
    """`digest.txt`: the same as plain text in lines of 72 characters."""
    return File("\n".join(_lines(digest(context))).encode() + b"\n")


def digest(context: Context) -> Digest:
    """The briefings that the latest edition changed; where no two editions can be compared, all as they are now."""
    wording, gettext, day = context.wording, context.catalogue.gettext, context.formats.date
    latest = context.publication.history[:1]
    if latest and latest[0].since:
        edition = gettext("Edition of %(date)s") % {"date": day(latest[0].date)}
        since = gettext("What has changed since %(date)s") % {"date": day(latest[0].since)}
        as_of, parts = f"{edition} · {since}", _changed(latest[0], wording, context)
    else:
        as_of, parts = gettext("As of %(date)s") % {"date": day(context.today)}, _present(wording, context)
    return Digest(
        title=plain(context.config.site_name),
        language=context.language,
        address=_address(context),
        as_of=as_of,
        coming_up=wording.section("coming-up"),
        sources=wording.section("sources"),
        colophon=gettext("Every sentence of a briefing is quoted from its source, word for word."),
        parts=parts,
        nothing=gettext("Nothing has changed."),
    )


def _address(context: Context, *steps: str, anchor: str = "") -> str:
    """The address of a page, or "" where the site does not know its own."""
    return context.address(*steps, up=0) + anchor if context.config.site_url else ""


def _changed(edition: EditionChanges, wording: Wording, context: Context) -> tuple[Part, ...]:
    """The briefings that an edition changed, in the site's order, then those that it gave up."""
    made = {briefing.issue.slug: briefing for briefing in context.briefings}
    found = {issue.slug: issue for issue in edition.issues}
    parts = []
    for slug in dict.fromkeys([*(slug for slug in made if slug in found), *found]):
        place = _address(context, "editions", edition.date.isoformat(), anchor=f"#issue-{quote(slug)}")
        known = _part(made[slug], wording, context) if slug in made else _gone(found[slug], place)
        part = _with(known, found[slug].changes, place, wording, context)
        parts.append(_sourced(part, made[slug], wording, context) if slug in made else part)
    return tuple(parts)


def _gone(issue: IssueChanges, place: str) -> Part:
    return Part(plain(issue.title) or issue.slug, issue.language, place, "", "", "", (), ())


def _with(part: Part, changes: Sequence[Change], place: str, wording: Wording, context: Context) -> Part:
    """The part with what changed as its news, and the way to the rest of it."""
    told = [change for change in changes if change.section != "briefing"]
    whole = [change_kind(change, context.wording) for change in changes if change.section == "briefing"]
    count = len(told) - CHANGES
    more = context.catalogue.ngettext("%(count)s more change", "%(count)s more changes", count)
    return replace(
        part,
        status=" · ".join(filter(None, (*whole, part.status))),
        heading=wording.section("changes") if told else "",
        news=tuple(_told(change, context) for change in told[:CHANGES]),
        rest=more % {"count": context.formats.number(count)} if count > 0 else "",
        further=place if count > 0 else "",
    )


def _told(change: Change, context: Context) -> Line:
    """A change with the way to its words, or to the article that they were in."""
    first = change.origins[0] if change.origins else None
    line = Line(change_said(change, context.wording), change.language or context.language, "", "")
    if first is not None:
        line = replace(_line(first, context), text=line.text)
    elif change.article:
        outlet = change.article.source.name if change.article.source else change.title
        line = replace(line, mark=f"[{plain(outlet)}]", address=_address(context, "articles", change.article.id))
    elif change.title and change.section != "sources":
        line = replace(line, mark=f"[{plain(change.title)}]")
    label = "; ".join(dict.fromkeys(filter(None, (line.label, *change_details(change, context.wording)))))
    return replace(line, lead=change_heading(change, context.wording), label=label)


def _present(wording: Wording, context: Context) -> tuple[Part, ...]:
    """All briefings, the last changed first."""
    by_change = sorted(context.briefings, key=lambda briefing: str(briefing.updated or ""), reverse=True)
    return tuple(_sourced(_part(one, wording, context), one, wording, context) for one in by_change)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("generator.exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalise,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _part(briefing: Briefing, wording: Wording, context: Context) -> Part:
    title = context.register.title(briefing.issue.file)
    about = context.register.text(briefing.issue.file.description)
    coming = [event for event in briefing.timeline if event.upcoming]
    heading, said = _news(briefing, wording, context)
    updated = context.catalogue.gettext("Last change")
    return Part(
        title=plain(title.text) or briefing.issue.slug,
        language=title.language,
        address=_address(context, "briefings", briefing.issue.slug),
        about=plain(about.text) if about else "",
        status=f"{wording.status(briefing.issue.file.status)} · {updated}: {wording.day(briefing.updated)} · "
        + wording.counts(len(briefing.sources), briefing.origins),
        heading=heading,
        news=said,
        coming=tuple(_dated(event, wording, context) for event in _soonest(coming, context.language)),
    )


def _news(briefing: Briefing, wording: Wording, context: Context) -> tuple[str, tuple[Line, ...]]:
    """What has changed, or else the first items of the section that opens the page; with a heading that says which."""
    if not briefing.changes:
        opening = next((section.name for section in registry.SECTIONS if section.place is registry.Place.OPENING), "")
        items = briefing.items(opening)[:POINTS]
        return wording.section(opening), tuple(_line(item.origin, context) for item in items)
    told = tuple(_told(change, context) for change in briefing.changes)
    if briefing.since is None:
        return wording.section("changes"), told
    since = context.catalogue.gettext("What has changed since %(date)s") % {"date": wording.day(briefing.since)}
    return since, told


def _soonest(events: Sequence[Event], language: str) -> list[Event]:
    """The next dates, one event each, in the digest's language where there is one."""
    found: dict[object, Event] = {}
    for event in sorted(events, key=lambda event: not same_language(words_of(event.origin)[1], language)):
        found.setdefault(event.date, event)
    return sorted(found.values(), key=lambda event: event.date)[:DATES]


def _dated(event: Event, wording: Wording, context: Context) -> Line:
    line = _line(event.origin, context)
    return replace(line, lead=wording.moment(event))


def _line(origin: Origin, context: Context) -> Line:
    said, language = words_of(origin)
    gettext = context.catalogue.gettext
    if isinstance(origin, Citation):
        rewritten = origin.article.is_rewritten
        label = gettext("Rewritten by AI") if rewritten else ""
        place = _address(context, "articles", origin.article.id, anchor=f"#{quote(origin.passage.id)}")
        return Line(plain(said), language, f"[{origin.number}]", place, label)
    return Line(plain(said), language, "", "", gettext("Editor’s words"))


def _sourced(part: Part, briefing: Briefing, wording: Wording, context: Context) -> Part:
    """The part with the sources whose numbers its lines are marked with."""
    marks = {line.mark for line in (*part.news, *part.coming)}
    used = [entry for entry in briefing.sources if f"[{entry.number}]" in marks]
    return replace(part, sources=tuple(_source(entry, wording, context) for entry in used))


def _source(entry: SourceEntry, wording: Wording, context: Context) -> Line:
    article = entry.article
    outlet = plain(article.source.name) if article.source else context.catalogue.gettext("Source not named")
    place = _address(context, "articles", article.id) or address(article.url) or ""
    about = f"{outlet}, {wording.day(article.published)}"
    return Line(plain(article.title) or article.id, article.language, "", place, about, f"[{entry.number}]")


def _lines(made: Digest) -> Iterator[str]:
    yield from (made.title, *_wrapped(made.as_of), *filter(None, (made.address,)), "=" * _WIDTH)
    for part in made.parts:
        yield from (
            "",
            *_wrapped(part.title),
            "-" * min(len(part.title), _WIDTH),
            *_wrapped(part.about),
            *_wrapped(part.status),
            *filter(None, (part.address,)),
        )
        yield from ("", f"{part.heading}:") if part.news else ()
        yield from (line for point in part.news for line in _wrapped(_marked(point), "- "))
        yield from filter(None, (part.rest, part.further))
        if part.coming:
            yield from ("", f"{made.coming_up}:")
        for event in part.coming:
            yield from _wrapped(_marked(event), "- ")
        if part.sources:
            yield from ("", f"{made.sources}:")
        for source in part.sources:
            yield from _wrapped(f"{source.lead} {source.text} ({source.label})")
            yield from filter(None, (source.address,))
        yield ""
    yield from () if made.parts else ("", made.nothing, "")
    yield from ("=" * _WIDTH, *_wrapped(made.colophon))


def _marked(line: Line) -> str:
    label = f"({line.label})" if line.label else ""
    lead = f"{line.lead}:" if line.lead else ""
    return " ".join(piece for piece in (lead, line.text, line.mark, label) if piece)


def _wrapped(line: str, bullet: str = "") -> list[str]:
    indent = " " * len(bullet)
    return textwrap.wrap(
        line, _WIDTH, initial_indent=bullet, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
