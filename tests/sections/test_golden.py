"""What a reader found in the sample articles, against what the sections find: timeline exact, positions nearly so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analysis.model import Dossier, key
from generator.analysis.speech.naming import labels
from generator.model.articles import REPORTED, Article, Citation, Part, Rights
from generator.model.briefings import Position
from generator.model.events import Event
from generator.model.precision import Precision
from generator.reading.articles import read_articles
from generator.sections import positions, timeline
from tests.sections.conftest import dossier

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
ISSUES = ("sec-innovation-exemption", "ats-definition", "mica-transition", "digital-euro")


def _golden(name: str) -> dict[str, Any]:
    return yaml.safe_load((GOLDEN / f"{name}.yml").read_text("utf-8"))


TODAY = dt.date(2026, 11, 22)


@cache
def _articles() -> tuple[Article, ...]:
    read = read_articles(ROOT / "seeds", rights=Rights.FULL, language="en")
    return tuple(
        article
        for article in read.articles
        if not article.draft and (article.published is None or article.published <= TODAY)
    )


@cache
def _dossier(issue: str) -> Dossier:
    """All files of an issue's folder, each its own source; copies of one text are one origin."""
    found = [article for article in _articles() if article.path.split("/")[0] == issue]
    texts = [tuple(passage.text for passage in article.passages[:5]) for article in found]
    return dossier(*found, origins=tuple(texts.index(text) + 1 for text in texts))


def _name(article: Article) -> str:
    return Path(article.path).stem


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _counts(citation: Citation) -> bool:
    """Whether the golden lists say anything of a sentence: not of summaries after the text, nor of tables."""
    block = next(block for block in citation.article.blocks if citation.passage in block.passages)
    return block.part in REPORTED - {Part.SUMMARY} and not block.rows


_Dated = tuple[str, str, dt.date, str, bool]


def _dates(events: tuple[Event, ...]) -> Iterator[_Dated]:
    for event in events:
        assert isinstance(event.origin, Citation)
        for citation in (event.origin, *event.others):
            if _counts(citation):
                text = _spaced(citation.passage.text)
                yield _name(citation.article), text, event.date, event.precision.value, event.stated


def _narrowed(events: tuple[Event, ...], issue: str) -> tuple[set[_Dated], set[_Dated]]:
    """What the sentences of a week or month give whose event another source dates to a day of it or in full: that
    date, their own.

    Only where a reader found the two to be one event.
    """
    listed = {
        (str(article), _spaced(entry["text"])): entry
        for entry in _golden("timeline")["events"][issue]
        for article in (entry["article"], *entry.get("also", ()))
    }
    given: set[_Dated] = set()
    own: set[_Dated] = set()
    for event in events:
        assert isinstance(event.origin, Citation)
        cited = [(_name(one.article), _spaced(one.passage.text)) for one in (event.origin, *event.others)]
        known = [(place, listed[place]) for place in cited if place in listed]
        groups = {
            entry.get("group") for _, entry in known if (entry["date"], entry["stated"]) == (event.date, event.stated)
        }
        for place, entry in known:
            days = {"day": 1, "week": 7, "month": 31}.get(entry["precision"], 0)
            inside = 0 <= (event.date - entry["date"]).days < days
            if inside and event.precision is Precision.DAY and entry.get("group") in groups - {None}:
                given.add((*place, event.date, event.precision.value, event.stated))
                own.add((*place, entry["date"], entry["precision"], entry["stated"]))
    return given, own


@pytest.mark.parametrize("issue", ISSUES)
def test_timeline_is_what_a_reader_expects(issue: str) -> None:
    """Every event that a reader found is there with its date, and nothing else."""
    wanted, optional = set(), set()
    for entry in _golden("timeline")["events"][issue]:
        for article in (entry["article"], *entry.get("also", ())):
            found = (str(article), _spaced(entry["text"]), entry["date"], entry["precision"], entry["stated"])
            (optional if entry.get("optional") else wanted).add(found)
    events = timeline.derive(_dossier(issue))
    got = (set(_dates(events)) - _narrowed(events, issue)[0]) | _narrowed(events, issue)[1]
    places = {(name, text) for name, text, *_ in optional}
    assert sorted(wanted - got, key=str) == []
    assert sorted((one for one in got - wanted - optional if one[:2] not in places), key=str) == []


def _entries(issue: str) -> list[list[tuple[str, str]]]:
    """The file and sentence of each source of each event."""
    return [
        [(_name(one.article), _spaced(one.passage.text)) for one in (event.origin, *event.others) if _counts(one)]  # type: ignore[union-attr, arg-type]
        for event in timeline.derive(_dossier(issue))
    ]


@pytest.mark.parametrize("issue", ISSUES)
def test_one_event_is_one_entry(issue: str) -> None:
    """What a reader would take for different events is never one entry; what the words show to be one is one."""
    group: dict[tuple[str, str], set[str]] = {}
    together: dict[tuple[str, dt.date, str], list[tuple[str, str]]] = {}
    for number, entry in enumerate(_golden("timeline")["events"][issue]):
        for article in (entry["article"], *entry.get("also", ())):
            place = (str(article), _spaced(entry["text"]))
            name = entry.get("group", f"event {number}")
            group.setdefault(place, set()).add(name)
            if not entry.get("alone"):
                together.setdefault((name, entry["date"], entry["precision"]), []).append(place)
    entries = _entries(issue)
    for found in entries:
        known = [group[place] for place in found if place in group]
        assert not known or set.intersection(*known), found
    for places in together.values():
        assert any(set(places) <= set(found) for found in entries), places


@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_a_page_shows_its_own_language(language: str) -> None:
    """Of the sentences that date one event as exactly, the page shows one in its language if there is one."""
    for issue in ISSUES:
        exact = {
            (str(entry["article"]), _spaced(entry["text"])): entry["precision"]
            for entry in _golden("timeline")["events"][issue]
        }
        for event in timeline.derive(replace(_dossier(issue), language=language)):
            own = [one for one in event.others if exact.get((_name(one.article), _spaced(one.passage.text)))
                   == event.precision.value]  # fmt: skip
            languages = [one.passage.language for one in own]
            assert isinstance(event.origin, Citation)
            assert event.origin.passage.language == language or language not in languages


@pytest.mark.parametrize("issue", ISSUES)
def test_translations_of_an_article_get_the_same_marks(issue: str) -> None:
    """What one article says of a date in three languages is a deadline, expected or bound in all of them."""
    told: dict[str, dict[str, dict[tuple[object, ...], list[tuple[object, ...]]]]] = {}
    for article in (entry.article for entry in _dossier(issue).sources):
        events = timeline.derive(dossier(article, language=article.language))
        marks: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
        for event in events:
            marks.setdefault((event.date, event.end), []).append((event.deadline, event.forecast, event.bound))
        told.setdefault(article.id, {})[article.language] = marks
    for versions in told.values():
        first, *others = versions.values()
        for other in others:
            shared = first.keys() & other.keys()
            assert {when: first[when] for when in shared} == {when: other[when] for when in shared}


@pytest.mark.parametrize(
    "entry", _golden("timeline")["never"], ids=lambda entry: f"{entry['article']}: {entry['expression']}"
)
def test_what_is_no_event_stays_out(entry: dict[str, Any]) -> None:
    """Dates of laws, of data, of related reads and of withheld articles never become events."""
    for issue in ISSUES:
        for name, text, *_ in _dates(timeline.derive(_dossier(issue))):
            assert (name, text) != (str(entry["article"]), _spaced(entry["text"]))


def _same(wanted: str, got: str, article: Article) -> bool:
    """Whether two names mean one actor: the same words, also in another language or, of a pair, in another order; an
    abbreviation; or one with what the other lacks before it."""
    cast = _dossier(article.path.split("/")[0]).cast
    one, two = (key(cast.canonical(name)).removeprefix("die ").removeprefix("the ") for name in (wanted, got))
    # Actors stand under their English name where there is one.
    labelled = set(labels([(wanted, article.language), (got, "en")], "en").values())
    return (
        len(labelled) == 1
        or one == two
        or one.endswith(" " + two)
        or cast.canonical(wanted.rsplit(" ", 1)[-1]).casefold() == two
    )


def _score() -> tuple[list[str], list[str], int, int]:
    """Missed entries, wrong positions, and the numbers of wanted entries and of positions that count."""
    missed: list[str] = []
    wrong: list[str] = []
    wanted = counted = 0
    for issue in ISSUES:
        got = [
            one for one in positions.derive(_dossier(issue)) if isinstance(one.origin, Citation) and _counts(one.origin)
        ]
        hits: set[int] = set()
        for entry in _golden("positions")[issue]:
            match = next((at for at, one in enumerate(got) if at not in hits and _matches(entry, one)), None)
            if match is not None:
                hits.add(match)
            elif not entry.get("optional"):
                missed.append(f"{entry['article']}: {entry['actor']} {entry['verb']}: {entry['text']}")
            wanted += not entry.get("optional") or match is not None
        counted += len(got)
        wrong += [
            f"{one.origin}" and f"{one.actor} {one.verb}: {one.origin.passage.text}"
            for at, one in enumerate(got)
            if at not in hits
        ]  # type: ignore[union-attr]
    return missed, wrong, wanted, counted


def _matches(entry: dict[str, Any], one: Position) -> bool:
    assert isinstance(one.origin, Citation)
    text = _spaced(one.origin.passage.text) == _spaced(entry["text"])
    named = _name(one.origin.article) in (str(entry["article"]), *entry.get("also", ()))
    return named and text and _same(entry["actor"], one.actor, one.origin.article)


def test_positions_are_those_a_reader_found() -> None:
    """At least 95 of 100 positions are right, and at least 80 of 100 that a reader found are there."""
    missed, wrong, wanted, counted = _score()
    assert len(wrong) / counted <= 0.05, "\n".join(wrong)
    assert len(missed) / wanted <= 0.20, "\n".join(missed)


@pytest.mark.parametrize("issue", ISSUES)
def test_own_words_and_verbs_are_told(issue: str) -> None:
    """Where a sentence is found, it is marked as quoted as the reader did, and has the verb's last word."""
    got = positions.derive(_dossier(issue))
    for entry in _golden("positions")[issue]:
        for one in got:
            if _matches(entry, one):
                assert one.quoted is entry["quoted"], entry["text"]
                assert not one.verb or entry["verb"].split()[-1] in one.verb.split(), (one.verb, entry["verb"])
