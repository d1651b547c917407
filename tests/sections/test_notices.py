"""Notices: what a reader should know before trusting a briefing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.model.articles import Article, Rewriting
from generator.model.briefings import ContestKind, Contradiction, NoticeKind
from generator.presentation.arrangement import told
from generator.sections import notices
from tests.sections.conftest import article, dossier

DAY = dt.date(2026, 4, 8)
FRESH = article("fresh", "Text.", published=DAY)


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        (NoticeKind.UNDATED, article("a", "Text.")),
        (NoticeKind.STALE, article("a", "Text.")),
        (NoticeKind.STALE, article("a", "Text.", published=dt.date(2025, 4, 7))),
        (NoticeKind.STALE, article("a", "Text.", published=DAY, expires=dt.date(2026, 5, 1))),
        (NoticeKind.FOREIGN, article("a", "Testo.", language="it", published=DAY)),
        (NoticeKind.REWRITTEN, article("a", "Text.", published=DAY, ai=Rewriting())),
        (NoticeKind.INFERRED, article("a", "Text.", published=DAY, title_stated=False)),
        (NoticeKind.INFERRED, article("a", "Text.", published=DAY, published_stated=False)),
        (NoticeKind.INFERRED, article("a", "Text.", published=DAY, language_stated=False)),
    ],
)
def test_each_caution_names_its_sources(kind: NoticeKind, other: Article) -> None:
    """A caution carries the numbers of the sources it concerns, and of no others."""
    made = dossier(FRESH, other)
    settled = notices.as_of(notices.derive(made), made.sources, dt.date(2026, 5, 1))
    found = {notice.kind: notice.articles for notice in settled}
    assert found[kind] == (2,)


@pytest.mark.parametrize(
    ("language", "text", "current"),
    [
        ("en", "A decision is expected later this year.", True),
        ("it", "Oggi il consiglio decide.", True),
        ("de", "Derzeit wird der Entwurf geprüft.", True),
        ("en", "The council decided on 5 May 2020.", False),
        ("en", "“Today we decide,” she wrote in 2020.", False),
    ],
)
def test_an_undated_text_that_reads_as_current_is_told(language: str, text: str, current: bool) -> None:
    """Words that count from the day of reading mislead in a text without a date, not inside a quotation."""
    undated = article("a", text, language=language)
    found = {notice.kind: notice.articles for notice in notices.derive(dossier(FRESH, undated))}
    assert found.get(NoticeKind.CURRENT) == ((2,) if current else None)
    dated = article("a", text, language=language, published=DAY)
    assert NoticeKind.CURRENT not in {notice.kind for notice in notices.derive(dossier(FRESH, dated))}


@pytest.mark.parametrize("newer", [True, False])
def test_contested_sources_are_named(newer: bool) -> None:
    """Both sides of a contradiction are named; of one that the newer settles only the older."""
    found = dossier(FRESH, article("b", "Text.", published=DAY))
    one, other = (entry.cite(entry.article.passages[0]) for entry in found.sources)
    pair = Contradiction(ContestKind.DATE, one, other, (), (), newer)
    told = {notice.kind: notice.articles for notice in notices.derive(found, (pair,))}
    assert told == ({NoticeKind.SUPERSEDED: (1,)} if newer else {NoticeKind.CONTRADICTING: (1, 2)})


def test_nothing_to_say_gives_no_notice() -> None:
    """Dated, fresh, stated sources in the page's language need no caution."""
    assert notices.derive(dossier(FRESH)) == ()


def test_an_issue_that_no_file_states_is_no_caution_about_its_sources() -> None:
    """What is inferred about the issue says nothing about the date, language or title of a source."""
    found = dossier(FRESH)
    assert notices.derive(replace(found, issue=replace(found.issue, stated=False))) == ()


def test_a_corrected_article_is_as_fresh_as_its_correction() -> None:
    """An old article that was updated lately is not out of date."""
    corrected = article("a", "Text.", published=dt.date(2024, 1, 1), updated=dt.date(2026, 4, 1))
    assert NoticeKind.STALE not in {notice.kind for notice in notices.derive(dossier(FRESH, corrected))}


def test_a_reader_is_told_once_that_a_source_has_no_date() -> None:
    """Of a text that reads as today's, that has no date and may be out of date, only the first is said."""
    current, bare = article("a", "Derzeit wird geprüft.", language="de"), article("b", "Text.")
    old = article("c", "Text.", published=dt.date(2020, 1, 1))
    found = notices.derive(dossier(FRESH, current, bare, old))
    assert [(notice.kind, notice.articles) for notice in told(found)] == [
        (NoticeKind.CURRENT, (2,)),
        (NoticeKind.UNDATED, (3,)),
        (NoticeKind.STALE, (4,)),
        (NoticeKind.FOREIGN, (2,)),
    ]


def test_several_contradictions_name_their_pairs() -> None:
    """Of four sources it matters which contradicts which."""
    found = dossier(FRESH, *(article(name, "Text.", published=DAY) for name in "bcd"))
    one, two, three, four = (entry.cite(entry.article.passages[0]) for entry in found.sources)
    made = [Contradiction(ContestKind.DATE, *pair, (), ()) for pair in ((four, three), (one, two))]
    (notice,) = notices.derive(found, made)
    assert (notice.articles, notice.pairs) == ((1, 2, 3, 4), ((1, 2), (3, 4)))
