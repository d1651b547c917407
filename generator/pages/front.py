"""The home page: issues as cards, what comes up, what is new."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model import Briefing, EditorText, Event, Status
from generator.pages.documents import Page
from generator.pages.press import Press
from generator.pages.register import Register, Text

SHOWN = 8
"""How many new articles and how many coming events the home page lists."""


@dataclass(frozen=True, slots=True)
class Card:
    """An issue on the home page."""

    slug: str
    title: Text
    description: Text | None
    status: Status
    updated: dt.date | None
    articles: int
    origins: int
    next: Event | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A future event, with the briefing that it is from."""

    event: Event
    slug: str
    title: Text


def home(register: Register, press: Press) -> Page:
    """The page at the root of a language."""
    publication = register.publication
    return press.page(
        "home.html",
        path="",
        kind="home",
        feed="feed.xml" if "feed.xml" in register.publication.downloads else "",
        title=publication.config.site_name,
        description=press.catalogue.gettext(
            "Policy issues in brief: every sentence is quoted and linked to its source."
        ),
        cards=[_card(register, briefing) for briefing in _ordered(register)],
        upcoming=_coming(register)[:SHOWN],
        newest=[register.article(work) for work in register.by_date if register.article(work).published][:SHOWN],
    )


def _ordered(register: Register) -> list[Briefing]:
    briefings = register.publication.briefings
    return [briefings[issue.slug] for issue in register.publication.issues if issue.slug in briefings]


def _card(register: Register, briefing: Briefing) -> Card:
    file = briefing.issue.file
    future = sorted((event for event in briefing.timeline if event.upcoming), key=lambda event: event.date)
    return Card(
        slug=file.slug,
        title=register.title(file),
        description=register.text(file.description),
        status=file.status,
        updated=briefing.updated,
        articles=len(briefing.sources),
        origins=briefing.origins,
        next=future[0] if future else None,
    )


def _coming(register: Register) -> list[Coming]:
    """Future events of all briefings, soonest first: one for an issue's day, best in the page's language."""
    events: dict[object, Coming] = {}
    for briefing in _ordered(register):
        future = [event for event in briefing.timeline if event.upcoming]
        for event in sorted(future, key=lambda event: _language(event) != register.publication.language):
            coming = Coming(event, briefing.issue.slug, register.title(briefing.issue.file))
            events.setdefault((coming.slug, event.date), coming)
    return sorted(events.values(), key=lambda coming: coming.event.date)


def _language(event: Event) -> str:
    return event.origin.language if isinstance(event.origin, EditorText) else event.origin.passage.language
