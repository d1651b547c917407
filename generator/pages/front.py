"""The home page: issues as cards, what comes up, what is new."""

import datetime as dt
from dataclasses import dataclass

from generator.model.briefings import Briefing
from generator.model.events import Event
from generator.model.issues import Status
from generator.pages.press import Page, Press
from generator.presentation.arrangement import coming
from generator.presentation.register import Register, Text

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
    changes: int


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
    future = coming(briefing)
    return Card(
        slug=file.slug,
        title=register.title(file),
        description=register.text(file.description),
        status=file.status,
        updated=briefing.updated,
        articles=len(briefing.sources),
        origins=briefing.origins,
        changes=len(briefing.changes),
        next=future[0] if future else None,
    )


def _coming(register: Register) -> list[Coming]:
    """Future events of all briefings, soonest first."""
    events = (
        Coming(event, briefing.issue.slug, register.title(briefing.issue.file))
        for briefing in _ordered(register)
        for event in coming(briefing)
    )
    return sorted(events, key=lambda one: one.event.due)
