"""digest.html and digest.txt: all briefings of a language in brief, self-contained, for whatever sends mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.exports.context import Context, File, words_of
from generator.exports.wording import Wording
from generator.model import Briefing, Citation, Event, Origin
from generator.pages.markup import finalise, plain

POINTS, DATES = 3, 4
"""How many key points and how many coming dates stand for a briefing."""

_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what marks it: its source's number and where that leads, or that it is the editor's."""

    text: str
    language: str
    mark: str
    address: str
    label: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One briefing in brief. `news` is what has changed, or else the key points; `heading` says which."""

    title: str
    language: str
    address: str
    about: str
    status: str
    heading: str
    news: tuple[Line, ...]
    coming: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole of it."""

    title: str
    language: str
    address: str
    as_of: str
    coming_up: str
    colophon: str
    parts: tuple[Part, ...]


def html(context: Context) -> File:
    """`digest.html`: styles inline, no image, no script, nothing to load."""
    page = _templates().get_template("digest.html").render(digest=digest(context))
    return File(page.encode())


def text(context: Context) -> File:
    """`digest.txt`: the same as plain text in lines of 72 characters."""
    return File("\n".join(_lines(digest(context))).encode() + b"\n")


def digest(context: Context) -> Digest:
    """Every briefing, the last changed first."""
    wording, gettext = Wording(context), context.catalogue.gettext
    by_change = sorted(context.briefings, key=lambda briefing: str(briefing.updated or ""), reverse=True)
    return Digest(
        title=plain(context.config.site_name),
        language=context.language,
        address=context.address(up=0),
        as_of=gettext("As of %(date)s") % {"date": context.formats.date(context.today)},
        coming_up=wording.section("coming-up"),
        colophon=gettext("Every sentence of a briefing is quoted from its source, word for word."),
        parts=tuple(_part(briefing, wording, context) for briefing in by_change),
    )


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
    if briefing.changes:
        news = [Line(plain(change.text), context.language, "", "") for change in briefing.changes]
    else:
        news = [_line(point.origin, context) for point in briefing.key_points[:POINTS]]
    updated = context.catalogue.gettext("Last change")
    return Part(
        title=plain(title.text) or briefing.issue.slug,
        language=title.language,
        address=context.address("briefings", briefing.issue.slug, up=0),
        about=plain(about.text) if about else "",
        status=f"{wording.status(briefing.issue.file.status)} · {updated}: {wording.day(briefing.updated)} · "
        + wording.counts(len(briefing.sources), briefing.origins),
        heading=wording.section("changes" if briefing.changes else "key-points"),
        news=tuple(news),
        coming=tuple(_dated(event, wording, context) for event in _soonest(coming, context.language)),
    )


def _soonest(events: Sequence[Event], language: str) -> list[Event]:
    """The next dates, one event each, in the digest's language where there is one."""
    found: dict[object, Event] = {}
    for event in sorted(events, key=lambda event: words_of(event.origin)[1] != language):
        found.setdefault(event.date, event)
    return sorted(found.values(), key=lambda event: event.date)[:DATES]


def _dated(event: Event, wording: Wording, context: Context) -> Line:
    line = _line(event.origin, context)
    return replace(line, date=wording.moment(event))


def _line(origin: Origin, context: Context) -> Line:
    said, language = words_of(origin)
    gettext = context.catalogue.gettext
    if isinstance(origin, Citation):
        rewritten = origin.article.ai is not None and origin.article.ai.rewritten
        label = gettext("Rewritten by AI") if rewritten else ""
        return Line(plain(said), language, f"[{origin.number}]", context.passage_address(origin, up=0), label)
    return Line(plain(said), language, "", "", gettext("Editor’s words"))


def _lines(made: Digest) -> Iterator[str]:
    yield from (made.title, made.as_of, made.address, "=" * _WIDTH)
    for part in made.parts:
        yield from (
            "",
            *_wrapped(part.title),
            "-" * min(len(part.title), _WIDTH),
            *_wrapped(part.about),
            *_wrapped(part.status),
            part.address,
        )
        yield from ("", f"{part.heading}:")
        yield from (line for point in part.news for line in _wrapped(_marked(point), "- "))
        if part.coming:
            yield from ("", f"{made.coming_up}:")
        for event in part.coming:
            yield from _wrapped(f"{event.date}: {_marked(event)}", "- ")
        yield ""
    yield from ("=" * _WIDTH, *_wrapped(made.colophon))


def _marked(line: Line) -> str:
    label = f"({line.label})" if line.label else ""
    return " ".join(piece for piece in (line.text, line.mark, label) if piece)


def _wrapped(line: str, bullet: str = "") -> list[str]:
    indent = " " * len(bullet)
    return textwrap.wrap(
        line, _WIDTH, initial_indent=bullet, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
