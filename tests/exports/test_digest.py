import datetime as dt
from dataclasses import replace
from html.parser import HTMLParser

from generator.exports import Context, digest
from generator.model.articles import EditorText
from generator.model.briefings import Change, EditionChanges, IssueChanges, KeyPoint
from tests.exports.conftest import context


class _Reader(HTMLParser):
    """Gathers elements and text, as a mail program's parser does."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(made: Context) -> _Reader:
    reader = _Reader()
    reader.feed((digest.html(made).content or b"").decode())
    return reader


def test_html_loads_nothing(english: Context) -> None:
    """The digest has no image, script, style sheet or frame, and every link is absolute."""
    reader = _read(english)
    assert not {"img", "script", "link", "iframe", "style"} & {tag for tag, _ in reader.elements}
    addresses = [attributes["href"] for tag, attributes in reader.elements if tag == "a"]
    assert addresses
    assert all(address and address.startswith("https://desk.example/") for address in addresses)


def test_both_forms_say_the_same(english: Context) -> None:
    """HTML and plain text hold the same sentences with the same marks."""
    plain = " ".join((digest.text(english).content or b"").decode().split())
    shown = " ".join(_read(english).text.split())
    for part in digest.digest(english).parts:
        assert part.title in shown
        assert part.title in plain
        for line in (*part.news, *part.coming):
            assert line.text in shown
            assert f"{line.text} {line.mark}".strip() in plain


def test_news_are_changes_or_key_points(english: Context) -> None:
    """A briefing shows what has changed; where there is no earlier edition, its key points."""
    assert digest.digest(english).parts[0].heading == "Key points"
    briefing = replace(english.briefings[0], changes=(Change("added", "timeline", "A new date."),))
    made = replace(english, publication=replace(english.publication, briefings={briefing.issue.slug: briefing}))
    part = digest.digest(made).parts[0]
    assert part.heading == "What has changed"
    assert [line.text for line in part.news] == ["A new date."]


def _taken(english: Context, *issues: IssueChanges) -> Context:
    """The publication with an edition that changed these issues."""
    days = dt.date(2026, 4, 9), dt.date(2026, 4, 2)
    history = (EditionChanges(*days, 1, issues), EditionChanges(days[1], None, 1, ()))
    return replace(english, publication=replace(english.publication, history=history))


def test_the_digest_is_that_of_the_latest_edition(english: Context) -> None:
    """It has the briefings that the latest edition changed, with each change, its passage, and the way to the rest."""
    point = english.briefings[0].key_points[0].origin
    gone = Change("removed", "positions", "Old words.", "de", title="Alter Titel", about="Ein Verband")
    changed = Change("changed", "key_points", point.passage.text, "en", (point,), before="As it was.")
    new = (Change("added", "timeline", f"Sentence {number}.", "en") for number in range(digest.CHANGES))
    slug = english.briefings[0].issue.slug
    made = digest.digest(_taken(english, IssueChanges(slug, "Title", "en", (changed, gone, *new))))
    assert made.as_of == "Edition of 9 April 2026 · What has changed since 2 April 2026"
    (part,) = made.parts
    first, second, *_ = part.news
    assert (first.text, first.lead, first.label) == (point.passage.text, "Changed · Key points", "Before: “As it was.”")
    assert first.address == "https://desk.example/some/prefix/en/articles/tokenised-deposits/#s1"
    assert (second.lead, second.mark, second.language) == ("Removed · Positions · Ein Verband", "[Alter Titel]", "de")
    assert len(part.news) == digest.CHANGES
    assert part.rest == "2 more changes"
    assert part.further.endswith("/en/editions/2026-04-09/#issue-tokenised-deposits")
    assert part.coming


def test_the_plain_text_names_its_sources_and_what_it_leaves_out(english: Context) -> None:
    """A mark in the text leads to a numbered source with outlet, date and address; what is cut is counted."""
    new = tuple(Change("added", "timeline", f"Sentence {number}.", "en") for number in range(digest.CHANGES + 2))
    made = _taken(english, IssueChanges(english.briefings[0].issue.slug, "Title", "en", new))
    text = (digest.text(made).content or b"").decode()
    assert "2 more changes\nhttps://desk.example/some/prefix/en/editions/2026-04-09/#issue-tokenised-deposits" in text
    (part, *_) = digest.digest(english).parts
    marks = {line.mark for line in (*part.news, *part.coming) if line.mark}
    assert marks == {source.lead for source in part.sources}
    listed = " ".join((digest.text(english).content or b"").decode().partition("Sources:")[2].split())
    for source in part.sources:
        assert f"{source.lead} {source.text} ({source.label}) {source.address}" in listed


def test_changes_say_since_when(english: Context) -> None:
    """Changes that no edition has taken yet stand under the day of the edition they are compared with."""
    since = dt.date(2026, 4, 2)
    briefing = replace(english.briefings[0], changes=(Change("added", "timeline", "A new date."),), since=since)
    made = replace(english, publication=replace(english.publication, briefings={briefing.issue.slug: briefing}))
    assert digest.digest(made).parts[0].heading == "What has changed since 2 April 2026"


def test_a_mail_has_no_links_that_lead_nowhere() -> None:
    """Where the site does not know its address, the digest has no link of its own, in either form."""
    made = context(site_url="")
    assert not [one for tag, one in _read(made).elements if tag == "a" and "://" not in str(one["href"])]
    assert "articles/" not in (digest.text(made).content or b"").decode()
    assert "./" not in (digest.text(made).content or b"").decode()


def test_a_source_that_is_gone_is_said_to_be(english: Context) -> None:
    """Of a withdrawn source there is a line that says so, without its title."""
    gone = IssueChanges(english.briefings[0].issue.slug, "Title", "en", (Change("removed", "sources", ""),))
    assert "Removed · Sources: A source that is no longer published" in " ".join(
        (digest.text(_taken(english, gone)).content or b"").decode().split()
    )


def test_an_edition_without_changes_says_so(english: Context) -> None:
    """Where the latest edition changed nothing, that is what the digest says, in both forms."""
    made = _taken(english)
    assert digest.digest(made).parts == ()
    assert "Nothing has changed." in _read(made).text
    assert "Nothing has changed." in (digest.text(made).content or b"").decode()


def test_a_briefing_that_was_given_up_stays_readable(english: Context) -> None:
    """An issue that the site no longer has leads to the edition's page, which tells what became of it."""
    gone = IssueChanges("old", "Old issue", "en", (Change("removed", "briefing", "Old issue", "en"),))
    made = _taken(english, gone)
    (part,) = digest.digest(made).parts
    assert (part.title, part.status, part.news) == ("Old issue", "Discontinued", ())
    assert part.address.endswith("/en/editions/2026-04-09/#issue-old")
    assert "Old issue" in (digest.text(made).content or b"").decode()


def test_lines_fit_a_mail() -> None:
    """No line of the plain text is longer than 72 characters but for an address."""
    text = (digest.text(context("de")).content or b"").decode()
    assert all(len(line) <= 72 or line.startswith("https://") for line in text.splitlines())


def test_texts_are_only_text(english: Context) -> None:
    """Markup in a sentence stays a sentence."""
    point = KeyPoint(EditorText('<script>alert(1)</script><img src="//x" onerror=x>{{ 7*7 }}', "en"))
    briefing = english.briefings[0].with_items(key_points=(point,))
    made = replace(english, publication=replace(english.publication, briefings={briefing.issue.slug: briefing}))
    reader = _read(made)
    assert "script" not in {tag for tag, _ in reader.elements}
    assert "<script>alert(1)</script>" in reader.text
    assert "{{ 7*7 }}" in reader.text
