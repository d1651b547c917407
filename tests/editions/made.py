"""Makes records, editions and briefings for the tests of editions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from generator.editions.snapshot import SCHEMA, Edition, IssueRecord, Item, Moment, SourceRecord, Version
from generator.model.articles import Article, Citation, Work
from generator.model.briefings import Briefing, KeyPoint, SourceEntry
from generator.model.issues import Issue, IssueFile
from generator.reading.lines import visible_text
from generator.sections import registry
from tests.making import article

DAY = dt.date(2026, 4, 8)
LANGUAGES = ("en", "it")
SENTENCES = (
    "The office opened a consultation on its draft rules on Monday.",
    "The office opened a consultation on its draft rules on Tuesday.",
    "The office opened a consultation on its first draft rules.",
    "A decision is due in June.",
    "A decision is due in July.",
    "L'ufficio ha aperto una consultazione.",
)


def briefing(*articles: Article, key_points: tuple[tuple[str, str], ...] = (), **sections: Any) -> Briefing:
    """A briefing of one issue from these articles; `key_points` as (article's id, passage's id)."""
    works = tuple(Work(one.id, (one,), one, one.id) for one in articles)
    numbered = {one.id: (number, one) for number, one in enumerate(articles, 1)}
    issue = Issue(IssueFile("rules", "briefings/rules.md", {"en": "The rules"}), works)
    empty = Briefing(
        issue=issue,
        language="en",
        sources=tuple(SourceEntry(number, one, number) for number, one in numbered.values()),
        origins=len(articles),
        updated=DAY,
        period=None,
    )
    points = tuple(KeyPoint(cite(*numbered[name], passage)) for name, passage in key_points)
    return empty.with_items(key_points=points, **sections)


def cite(number: int, source: Article, passage: str) -> Citation:
    """A citation of a passage by its id."""
    return Citation(number, source, next(one for one in source.passages if one.id == passage))


def edition(day: dt.date = DAY, *, languages: tuple[str, ...] = ("en",), **issues: IssueRecord) -> Edition:
    """An edition with these issues."""
    return Edition(SCHEMA, day, languages, issues)


def two_sentences(**fields: object) -> Article:
    """An article of two sentences."""
    return article("one", SENTENCES[0], SENTENCES[3], published=DAY, **fields)


days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 1))
texts = st.sampled_from(SENTENCES) | st.text(max_size=30).map(visible_text)
shown = st.lists(st.sampled_from(LANGUAGES), min_size=1, unique=True).map(lambda codes: tuple(sorted(codes)))
sides = st.builds(Item, texts, st.sampled_from(LANGUAGES), st.just(()), work=st.sampled_from(["a", "b"]))
items = st.builds(
    Item,
    text=texts,
    language=st.sampled_from(LANGUAGES),
    shown=shown,
    work=st.sampled_from(["", "a", "b"]),
    passage=st.sampled_from(["", "s1", "s12"]),
    about=st.sampled_from(["", "An actor", "Another"]),
    answer=st.sampled_from(["", "Yes.", "No."]),
    moment=st.none() | st.builds(Moment, days, end=st.none() | days),
    also=st.lists(st.sampled_from(["0" * 16, "f" * 16]), unique=True).map(tuple),
    against=st.none() | sides,
)
versions = st.builds(
    Version, st.sampled_from(LANGUAGES), texts, st.sampled_from(["1", "2"]), st.none() | days, st.none() | days
)
sources = st.builds(
    SourceRecord,
    work=st.sampled_from(["a", "b", "c"]),
    original=st.sampled_from(LANGUAGES),
    versions=st.lists(versions, min_size=1, unique_by=lambda version: version.language).map(tuple),
)
records = st.builds(
    IssueRecord,
    title=st.dictionaries(st.sampled_from(LANGUAGES), texts, max_size=2),
    sources=st.lists(sources, max_size=2, unique_by=lambda source: source.work).map(tuple),
    sections=st.lists(items, max_size=4).map(
        lambda some: dict.fromkeys(registry.remembered(), ()) | {"timeline": tuple(some)}
    ),
)
editions = st.builds(
    Edition,
    st.just(SCHEMA),
    days,
    st.just(LANGUAGES),
    st.dictionaries(st.text(max_size=8).map(visible_text), records, max_size=2),
)
