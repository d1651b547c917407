import datetime as dt
import json
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import Context, feeds
from generator.model.briefings import Briefing, Change, EditionChanges, IssueChanges, SourceEntry
from tests.exports.conftest import SITE, context

ATOM = "{http://www.w3.org/2005/Atom}"


def _parsed(content: bytes | None) -> feedparser.FeedParserDict:
    parsed = feedparser.parse(content or b"")
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def test_an_issue_has_its_sources_newest_first(english: Context) -> None:
    """A feed reader finds each source of a briefing, the newest first, with outlet or author and summary."""
    parsed = _parsed(feeds.issue_atom(english.briefings[0], english).content)
    assert parsed.feed.title == "Tokenised deposits: who may issue them – Policy Briefings"
    assert [entry.title for entry in parsed.entries] == [
        "Treasury wants tokenised deposits to be redeemable at par",
        "I consumatori: il rimborso dev’essere gratuito",
        *(e.title for e in parsed.entries[2:]),
    ]
    first = parsed.entries[0]
    assert first.link == "https://desk.example/some/prefix/en/articles/tokenised-deposits/"
    assert first.updated == "2026-04-08T00:00:00Z"
    assert first.published == "2026-04-07T00:00:00Z"
    assert first.summary == "Banks could issue tokens from July."


def test_a_text_that_may_not_be_shown_is_not_in_the_feed(english: Context) -> None:
    """Of an article that may only be linked, the feed says nothing but title, date and source."""
    content = feeds.issue_atom(english.briefings[0], english).content or b""
    assert "may only be read at its source" not in content.decode()
    assert "What the savings banks told" in content.decode()


@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_feeds_are_complete(language: str) -> None:
    """Each feed has what RFC 4287 demands: one id, title, updated and self link; entries with all three."""
    made = context(language)
    for content in (feeds.site_atom(made).content, feeds.issue_atom(made.briefings[0], made).content):
        root = ElementTree.fromstring(content or b"")
        entries = root.findall(f"{ATOM}entry")
        assert entries
        for element in (root, *entries):
            assert [len(element.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
        assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["alternate", "self"]
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_json_feed(english: Context) -> None:
    """The JSON Feed says the same as the Atom feed of the language."""
    data = json.loads(feeds.site_json(english).content or b"")
    parsed = _parsed(feeds.site_atom(english).content)
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "https://desk.example/some/prefix/en/feed.json"
    assert [item["id"] for item in data["items"]] == [entry.id for entry in parsed.entries]
    assert all(item["content_text"] and item["url"].startswith("https://") for item in data["items"])
    assert data["items"][0]["tags"] == ["Tokenised deposits: who may issue them"]


def test_identities_stay(english: Context) -> None:
    """An article keeps its id when it is corrected and when its title changes."""
    briefing = english.briefings[0]
    first = briefing.sources[0]
    later = replace(first.article, updated=dt.date(2026, 5, 1), title="Another title")
    corrected = replace(briefing, sources=(SourceEntry(1, later, 1), *briefing.sources[1:]))
    old, new = (_parsed(feeds.issue_atom(one, english).content).entries[0] for one in (briefing, corrected))
    assert old.id == new.id
    assert new.updated > old.updated


def _news(briefing: Briefing, made: Context) -> list[feedparser.FeedParserDict]:
    """The entries that are no sources."""
    parsed = _parsed(feeds.issue_atom(briefing, made).content)
    return [entry for entry in parsed.entries if not entry.link.startswith(f"{SITE}en/articles/")]


def test_an_undated_source_has_no_day_of_publication(english: Context) -> None:
    """A source without a date says so; it counts as of the first edition that has it, else of the oldest source."""
    briefing = english.briefings[0]
    first, *rest = briefing.sources
    undated = replace(first, article=replace(first.article, published=None, updated=None))
    spoilt = replace(briefing, sources=(undated, *rest))
    oldest = (spoilt.period or (None,))[0]
    change = Change("added", "sources", "Title", "en", work=first.article.id)
    issue = IssueChanges(briefing.issue.slug, "Title", "en", (change,))
    days = [dt.date(2026, 5, 2), dt.date(2026, 4, 9)]
    history = (EditionChanges(days[0], days[1], 1, ()), EditionChanges(days[1], None, 1, (issue,)))
    seen = replace(english, publication=replace(english.publication, history=history))
    for made, day in ((english, oldest), (seen, days[1])):
        (entry,) = (
            one for one in _parsed(feeds.issue_atom(spoilt, made).content).entries if one.title == first.article.title
        )
        assert "published" not in entry
        assert entry.updated == f"{day}T00:00:00Z"
        assert entry.summary.startswith("(no date) ")
    site = json.loads(feeds.json_feed(feeds._site_feed(seen, "feed.json")))
    assert not [item for item in site["items"] if "2000-01-01" in str(item)]


def test_changes_are_news(english: Context) -> None:
    """What changed since the previous edition is an entry that leads to the page's section."""
    changes = (
        Change("added", "positions", "A new sentence.", about="The ministry"),
        Change("changed", "sources", "New title", before="Old title", what=("title", "text")),
    )
    since = dt.date(2026, 4, 1)
    (entry,) = _news(replace(english.briefings[0], changes=changes, since=since), english)
    assert entry.title == "Tokenised deposits: who may issue them: What has changed"
    assert entry.link == f"{SITE}en/briefings/tokenised-deposits/#changes"
    assert entry.updated == "2026-04-08T00:00:00Z"
    assert entry.summary.splitlines() == [
        "Added · Positions · The ministry: A new sentence.",
        "Changed · Sources: New title (Corrected: title, text; Before: “Old title”)",
    ]


def test_news_keep_their_identity_when_an_edition_is_taken(english: Context) -> None:
    """What was under way since an edition keeps its id once the next one has it; each edition is one entry."""
    days = [dt.date(2026, 4, day) for day in (1, 8, 9)]
    changes = (Change("added", "key_points", "A new sentence."),)
    under_way = replace(english.briefings[0], changes=changes, since=days[0])
    (before,) = _news(under_way, english)
    issue = IssueChanges(under_way.issue.slug, "Title", "en", changes)
    history = tuple(
        EditionChanges(day, since, 1, (issue,))
        for day, since in ((days[2], days[1]), (days[1], days[0]), (days[0], None))
    )
    taken = replace(english, publication=replace(english.publication, history=history))
    # On the day of an edition, the page still compares with the one before.
    second, first = _news(replace(under_way, since=days[1]), taken)
    assert first.id == before.id
    assert first.link == f"{SITE}en/editions/2026-04-08/#issue-tokenised-deposits"
    assert second.link == f"{SITE}en/editions/2026-04-09/#issue-tokenised-deposits"
    third, *_ = _news(replace(under_way, since=days[2]), taken)
    assert len({third.id, second.id, first.id}) == 3


def test_without_an_address_feeds_are_relative() -> None:
    """A site that does not know its address has feeds whose links lead to its pages from where they stand."""
    made = context(site_url="")
    data = json.loads(feeds.site_json(made).content or b"")
    assert data["home_page_url"] == "./"
    assert data["items"][0]["url"] == "articles/tokenised-deposits/"
    content = (feeds.issue_atom(made.briefings[0], made).content or b"").decode()
    assert 'href="../../articles/tokenised-deposits/"' in content


@given(st.text(max_size=60))
def test_any_text_is_only_text(text: str) -> None:
    """Markup, control characters and lone surrogates in a title neither break a feed nor become part of it."""
    made = context()
    briefing = made.briefings[0]
    first = briefing.sources[0]
    article = replace(first.article, title=f"<script>{text}", summary=f"]]><x>{text}", authors=(text,))
    briefing = replace(briefing, sources=(replace(first, article=article),))
    root = ElementTree.fromstring(feeds.issue_atom(briefing, made).content or b"")
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert {child.tag.removeprefix(ATOM) for child in entry.iter()} <= {
        *("entry", "title", "id", "published", "updated", "link", "author", "name", "category", "summary"),
    }
    json.loads(feeds.json_feed(feeds._site_feed(made, "feed.json")))
