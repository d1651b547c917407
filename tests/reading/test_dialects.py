"""Every dialect of metadata says the same things in other words, and all of them are understood."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.errors import Severity
from generator.model.articles import Image, Rewriting, Rights, Source
from generator.reading.articles import read_article
from tests.reading.one import findings, read, wrong

DAY = dt.date(2026, 4, 8)
BODY = "\n\nThe agency published its guidance and asked for comments.\n"

SEEDS = """\
---
title: 'Banks object to the exemption'
description: 'Banks told the agency that they object.'
publishedAt: '2026-04-08T23:55:44.000Z'
updatedAt: '2026-04-09T10:00:00.000Z'
lang: en
externalId: '57542493'
source:
  name: Example Wire
  key: example-wire
  type: RSS
category: TRADING
tags:
  - REGULATION
  - TRADING
stickyWeight: 0
sentiment: NEGATIVE
score: 0
draft: false
coverImage:
  raw: 'https://images.example/raw'
  full: 'https://images.example/full'
---"""
HUGO_YAML = """\
---
title: Banks object to the exemption
date: 2026-04-08T23:30:00-05:00
lastmod: 2026-04-09
expirydate: "2027-01-01"
summary: Banks told the agency that they object.
topics: [regulation, trading]
authors: [jane-doe]
weight: 3
---"""
HUGO_TOML = """\
+++
title = "Banks object to the exemption"
date = 2026-04-08T23:30:00-05:00
lastmod = 2026-04-09
expiryDate = 2027-01-01
summary = "Banks told the agency that they object."
tags = ["regulation", "trading"]
author = "Jane Doe"
+++"""
HUGO_JSON = """\
{
  "title": "Banks object to the exemption",
  "date": "2026-04-08",
  "description": "Banks told the agency that they object.",
  "keywords": "regulation, trading"
}"""
JEKYLL = """\
---
layout: post
title:  "Banks object to the exemption"
date:   2026-04-08 23:30:00 -0500
categories: regulation, trading
author: Jane Doe
excerpt: Banks told the agency that they object.
permalink: /2026/04/08/banks/
published: true
---"""
ASTRO = """\
---
title: "Banks object to the exemption"
pubDate: 2026-04-08
updatedDate: "Apr 9 2026"
description: "Banks told the agency that they object."
heroImage: "https://images.example/hero.jpg"
heroImageAlt: A hall
tags: ["regulation", "trading"]
---"""
STARLIGHT = """\
---
title: Banks object to the exemption
date: {created: 2026-04-08, updated: 2026-04-09}
abstract: Banks told the agency that they object.
tags: regulation; trading
---"""
PELICAN = """\
Title: Banks object to the exemption
Date: 2026-04-08 10:20
Modified: 2026-04-09 19:30
Category: Regulation
Tags: regulation, trading
Slug: banks-object
Authors: Jane Doe, Mary Roe
Summary: Banks told the agency
    that they object."""
CLIPPER = """\
---
title: "Banks object to the exemption"
source: "https://wire.example/2026/banks"
author:
  - "[[Jane Doe]]"
published: 2026-04-08
created: 2026-05-01
description: "Banks told the agency that they object."
tags:
  - "clippings"
---"""

DIALECTS = {
    "seeds": SEEDS,
    "hugo yaml": HUGO_YAML,
    "hugo toml": HUGO_TOML,
    "hugo json": HUGO_JSON,
    "jekyll": JEKYLL,
    "astro": ASTRO,
    "nested dates": STARLIGHT,
    "pelican": PELICAN,
    "clipper": CLIPPER,
}


@pytest.mark.parametrize("matter", DIALECTS.values(), ids=DIALECTS)
def test_title_and_date_as_written(matter: str) -> None:
    """In every dialect the title is found, and the day stays the one written, whatever its time zone."""
    article = read(matter + BODY)
    assert article.title == "Banks object to the exemption"
    assert article.title_stated
    assert article.published == DAY
    assert article.published_stated
    assert [passage.text for passage in article.passages] == [BODY.strip()]


@pytest.mark.parametrize("name", [name for name in DIALECTS if name not in ("seeds", "pelican")])
def test_summary(name: str) -> None:
    """The summary goes by several names."""
    assert read(DIALECTS[name] + BODY).summary == "Banks told the agency that they object."


def test_fullest_frontmatter() -> None:
    """Each key of the fullest frontmatter is kept; zeros are values."""
    article = read(SEEDS + BODY)
    assert article.source == Source("Example Wire", "example-wire", None, "RSS")
    assert article.external_id == "57542493"
    assert (article.category, article.tags) == ("TRADING", ("REGULATION", "TRADING"))
    assert (article.weight, article.score, article.sentiment, article.draft) == (0, 0.0, "NEGATIVE", False)
    assert article.image == Image("", url="https://images.example/full")
    assert article.updated == dt.date(2026, 4, 9)
    assert article.extra == {}


def test_hugo() -> None:
    """Hugo's expiry, topics, authors and weight are understood, in YAML and in TOML."""
    yaml, toml = read(HUGO_YAML + BODY), read(HUGO_TOML + BODY)
    assert yaml.expires == toml.expires == dt.date(2027, 1, 1)
    assert yaml.updated == toml.updated == dt.date(2026, 4, 9)
    assert yaml.tags == toml.tags == ("regulation", "trading")
    assert (yaml.authors, yaml.weight) == (("jane-doe",), 3)


def test_astro_image() -> None:
    """Astro's hero image has its text in a key of its own."""
    assert read(ASTRO + BODY).image == Image("A hall", url="https://images.example/hero.jpg")


def test_pelican() -> None:
    """Pelican's metadata needs no fences; a value may go on in the next line."""
    article = read(PELICAN + BODY)
    assert article.id == "banks-object"
    assert article.authors == ("Jane Doe", "Mary Roe")
    assert article.summary == "Banks told the agency that they object."


def test_clipper() -> None:
    """A clipping's source is an address, its author a wiki link, its `created` the day of clipping."""
    article = read(CLIPPER + BODY)
    assert article.url == "https://wire.example/2026/banks"
    assert article.source == Source("wire.example", "wire-example", stated=False)
    assert article.authors == ("Jane Doe",)
    assert article.extra == {"created": "2026-05-01"}
    undated = read(CLIPPER.replace("published: 2026-04-08", "published:") + BODY)
    assert undated.published is None
    assert ("missing", "publication date", 0) in findings(undated)


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("draft: true", True),
        ("draft: yes", True),
        ("published: false", True),
        ("published: true", False),
        ("status: private", True),
        ("status: published", False),
        ("Draft: false", False),
    ],
)
def test_draft(line: str, draft: bool) -> None:
    """A draft is one in any dialect's words."""
    assert read(f"---\ntitle: x\n{line}\n---\n{BODY}").draft is draft


def test_scalars_keep_their_form() -> None:
    """YAML changes no value: `no` is Norwegian, `1.10` keeps its zero, a number is a title."""
    article = read(f"---\ntitle: 1.10\nlang: no\nslug: 0123\nversion: 1.20\nlayout: yes\n---\n{BODY}")
    assert (article.title, article.language, article.id) == ("1.10", "no", "0123")
    assert article.extra == {"version": "1.20", "layout": "yes"}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and Mary Roe", ("Jane Doe", "Mary Roe")),
        ("Jane Doe, Mary Roe", ("Jane Doe", "Mary Roe")),
        ("'Doe, Jane'", ("Doe, Jane",)),
        ("[Jane Doe, {name: Mary Roe}]", ("Jane Doe", "Mary Roe")),
        ("{name: Jane Doe, email: x@y.example}", ("Jane Doe",)),
        ("''", ()),
    ],
)
def test_authors(value: str, names: tuple[str, ...]) -> None:
    """Authors come as text, list or map."""
    assert read(f"---\ntitle: x\nauthor: {value}\n---\n{BODY}").authors == names


@pytest.mark.parametrize(
    ("value", "source", "url"),
    [
        ("Example Wire", Source("Example Wire", "example-wire"), None),
        (
            "{name: Example Wire, url: 'https://w.example/'}",
            Source("Example Wire", "example-wire", "https://w.example/"),
            None,
        ),
        ("'https://www.w.example/a'", Source("w.example", "w-example", stated=False), "https://www.w.example/a"),
        ("'javascript:alert(1)'", Source("javascript:alert(1)", "javascript-alert-1"), None),
    ],
)
def test_source(value: str, source: Source, url: str | None) -> None:
    """A source is a name, a map, or an address, whose host then stands for the name."""
    article = read(f"---\ntitle: x\nsource: {value}\n---\n{BODY}")
    assert (article.source, article.url) == (source, url)


def test_ai_time_is_no_update() -> None:
    """A change at the time of the AI's rewriting is not reported as one."""
    matter = (
        "---\ntitle: x\nupdatedAt: '2026-01-28T18:39:05Z'\nai: {rewritten: true, expandedAt: '%s', version: 1}\n---\n"
    )
    same, later = read(matter % "2026-01-28T18:41:00Z" + BODY), read(matter % "2026-01-20T18:39:05Z" + BODY)
    assert same.updated is None
    assert ("inferred", "change is an AI's rewriting", 3) in findings(same)
    assert same.ai == Rewriting(True, dt.datetime(2026, 1, 28, 18, 41, tzinfo=dt.UTC), "1")
    assert later.updated == dt.date(2026, 1, 28)


def test_bare_ai_flag() -> None:
    """`ai_generated: true` says the same as the map."""
    assert read(f"---\ntitle: x\nai_generated: true\n---\n{BODY}").ai == Rewriting()


@pytest.mark.parametrize("value", ["slow", "[slow]", "[slow, slow]", "' slow '"])
def test_issue_as_text_or_list(value: str) -> None:
    """An article names one issue or several."""
    assert read(f"---\ntitle: x\nissue: {value}\n---\n{BODY}").issues == ("slow",)


@pytest.mark.parametrize(
    ("line", "problem", "remedy"),
    [
        ("publishedAt: Tuesday", "'publishedAt' is not a date: 'Tuesday'", "2026-04-08"),
        ("date: 2026-02-30", "'date' is not a date: '2026-02-30'", "2026-04-08"),
        ("date: 4/8/2026", "'date' is not a date", "2026-04-08"),
        ("draft: perhaps", "'draft' is neither true nor false", "true or false"),
        ("lang: klingon", "'lang' is not a language", "en, it, de"),
        ("rights: some", "'rights' is not one of our rights", "full, excerpt or link"),
        ("expires: [2026]", "'expires' is not a date", "2026-04-08"),
    ],
)
def test_vital_mistakes_are_errors(line: str, problem: str, remedy: str) -> None:
    """A wrong value that would show something wrong is an error with its line and a remedy."""
    problems = wrong(f"---\ntitle: x\n{line}\n---\n{BODY}")
    assert [(p.path, p.line, p.severity) for p in problems] == [("x.md", 3, Severity.ERROR)]
    assert problem in problems[0].problem
    assert remedy in problems[0].remedy


@pytest.mark.parametrize(
    "line", ["score: much", "weight: 1.5", "link: 'ftp://x.example'", "url: 'javascript:alert(1)'"]
)
def test_lesser_mistakes_are_warnings(line: str) -> None:
    """A wrong value of another field costs only that field."""
    problems = wrong(f"---\ntitle: x\n{line}\n---\n{BODY}")
    assert [(p.line, p.severity) for p in problems] == [(3, Severity.WARNING)]
    assert read(f"---\ntitle: x\n{line}\n---\n{BODY}").url is None


def test_unknown_keys_are_kept_and_misspellings_named() -> None:
    """Unknown keys are kept; only those that look like one of ours are warned about."""
    text = f"---\ntitle: x\nlayout: post\ndesk: rates\ntitl: y\npublishdAt: 2026-04-08\n---\n{BODY}"
    assert read(text).extra == {"layout": "post", "desk": "rates", "titl": "y", "publishdAt": "2026-04-08"}
    assert [(p.line, p.remedy) for p in wrong(text)] == [
        (5, "write 'title' if that is what you mean"),
        (6, "write 'publishedAt' if that is what you mean"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2026-04-08",
        "2026/04/08",
        "20260408",
        "08.04.2026",
        "8 April 2026",
        "April 8, 2026",
        "8 aprile 2026",
        "8. April 2026",
        "Wed, 08 Apr 2026 10:00:00 GMT",
        "2026-04-08 23:59:59 -0800",
        "2026-04-08T00:00:00+02:00",
        "25/04/2026",
    ],
)
def test_forms_of_dates(written: str) -> None:
    """Dates are read in the forms that metadata has them in."""
    day = read(f"---\ntitle: x\ndate: {written}\n---\n{BODY}").published
    assert day == (dt.date(2026, 4, 25) if written.startswith("25") else DAY)


def test_date_of_the_file_name() -> None:
    """A date before the file's name is taken where nothing else says it, and marked as inferred."""
    article = read(f"---\ntitle: x\n---\n{BODY}", "news/2026-04-08-banks.md")
    assert (article.published, article.published_stated) == (DAY, False)
    assert article.id == "2026-04-08-banks"


def test_dates_in_the_future_are_just_recorded() -> None:
    """Whether an article is shown is not for reading to decide."""
    assert read(f"---\ntitle: x\ndate: 2999-01-01\n---\n{BODY}").published == dt.date(2999, 1, 1)


def test_escapes_hide_nothing() -> None:
    """Control characters that YAML or JSON escapes stand for do not get through."""
    article = read('---\ntitle: "a\\u202eb\\0c"\n"ke\\u200by": "\\e[31mx"\n---' + BODY)
    assert article.title == "abc"
    assert article.extra == {"key": "x"}
    assert read('{"title": "a\\ud800b", "note": "x\\u0000y"}' + BODY).title == "ab"


@pytest.mark.parametrize(
    "matter",
    [
        "---\nTitel: Die Banken\nDatum: 8. April 2026\nQuelle: Beispielblatt\nSprache: de\nAutor: Erika Beispiel\n---",
        "---\nTitolo: Die Banken\nData: 8 aprile 2026\nFonte: Beispielblatt\nLingua: de\nAutore: Erika Beispiel\n---",
        "---\nTITEL: Die Banken\ndatum: 2026-04-08\nquelle: Beispielblatt\nsprache: de\nautorin: Erika Beispiel\n---",
        "Titel: Die Banken\nDatum: 08.04.2026\nQuelle: Beispielblatt\nSprache: de\nAutor: Erika Beispiel",
    ],
)
def test_keys_in_german_and_italian(matter: str) -> None:
    """The commonest keys are understood in the languages of the site's editors."""
    article = read(matter + BODY)
    assert (article.title, article.published, article.language) == ("Die Banken", DAY, "de")
    assert article.source == Source("Beispielblatt", "beispielblatt")
    assert article.authors == ("Erika Beispiel",)
    assert not article.extra
    assert wrong(matter + BODY) == ()


def test_our_keys_win_and_data_may_be_a_table() -> None:
    """A key in another language stands back behind ours; `data: {…}` is no Italian date."""
    text = "---\ntitle: Ours\nTitolo: x\nlang: en\n---" + BODY
    assert (read(text).title, read(text).extra) == ("Ours", {"Titolo": "x"})
    assert [(p.line, p.problem) for p in wrong(text)] == [(3, "'Titolo' says the same as 'title'")]
    article = read("---\ntitle: x\nlang: en\ndata: {a: 1}\n---" + BODY)
    assert (article.published, article.extra) == (None, {"data": {"a": 1}})


@pytest.mark.parametrize(
    ("line", "field", "kept"),
    [
        ("tags: [fees, [x, y], banks]", "tags", ("fees", "banks")),
        ("tags:\n  - fees\n  - {a: b, c: {d: e}}\n  - banks", "tags", ("fees", "banks")),
        ("issue: [fees, [x, y]]", "issues", ("fees",)),
    ],
)
def test_one_bad_entry_costs_only_itself(line: str, field: str, kept: tuple[str, ...]) -> None:
    """A nested entry is a warning, and the other entries stay."""
    text = f"---\ntitle: x\nlang: en\n{line}\n---{BODY}"
    (problem,) = wrong(text)
    assert (problem.line, problem.severity) == (4, Severity.WARNING)
    assert "has an entry that is not a text" in problem.problem
    assert getattr(read(text), field) == kept


@pytest.mark.parametrize("key", ["published", "updatedAt", "datum"])
@pytest.mark.parametrize("value", ["1026-04-08", "2206-04-08", "0026-04-08"])
def test_implausible_dates_are_doubted(key: str, value: str) -> None:
    """A date before 1900 or after 2100 is a warning, and stays as stated."""
    (problem,) = wrong(f"---\ntitle: x\nlang: en\n{key}: {value}\n---{BODY}")
    assert (problem.line, problem.severity) == (4, Severity.WARNING)
    assert problem.problem == f"'{key}' is implausible: {value}"


@pytest.mark.parametrize("line", ["published: 1900-01-01", "updated: 2100-12-31", "expires: 9999-12-31"])
def test_plausible_dates_are_not(line: str) -> None:
    """The bounds are plausible; what never expires may say so with any year."""
    assert wrong(f"---\ntitle: x\nlang: en\n{line}\n---{BODY}") == ()


LONG = "x" * 20_000


@pytest.mark.parametrize(
    "matter",
    [f"slug: ../{LONG}", f"date: {LONG}", f"lang: {LONG}", f"url: https://{LONG}", f"draft: {LONG}", f"rights: {LONG}",
     f"{LONG}: 1\n{LONG}: 2", f"a_{LONG}: 1\na{LONG}: 2", f"score: {LONG}", f"weight: {LONG}", f"image: ../../{LONG}",
     f"tags: [a, [b, {LONG}]]", f"title: [{LONG}, x]", f"title: '{LONG}' x", f"image: 'ftp:{LONG}'"],
)  # fmt: skip
def test_long_values_are_quoted_short(matter: str) -> None:
    """No problem quotes a value of 20,000 characters whole."""
    problems = wrong(f"---\n{matter}\n---{BODY}")
    assert problems
    assert all(len(str(problem)) < 400 for problem in problems)


def test_a_number_that_python_will_not_write() -> None:
    """A number of thousands of digits is kept as it can be written."""
    article = read("+++\ntitle = 'x'\nbig = 0x" + "f" * 5000 + "\n+++" + BODY)
    assert str(article.extra["big"]).startswith("0xfff")


def test_inferred_values_are_read_back() -> None:
    """What `briefings import` marked as inferred is not taken for stated, and the page's own language is kept."""
    text = (
        "---\ntitle: A title\npublished: 2026-04-01\nlang: en\nsource: Desk\n"
        "inferred: [title, published, language, source]\nchrome_language: it\n---\n\nThe office was open on Monday.\n"
    )
    made, problems = read_article(text.encode(), "a.md", rights=Rights.FULL)
    assert made is not None
    assert not problems
    assert (made.title_stated, made.published_stated, made.language_stated) == (False, False, False)
    assert made.source is not None
    assert not made.source.stated
    assert made.chrome_language == "it"
    assert not made.extra
    inferred = {finding.what for finding in made.findings if finding.treatment == "inferred"}
    assert inferred == {"title", "publication date", "language", "source"}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ludwig von Berg", ("Ludwig von Berg",)),
        ("Anna di Colle", ("Anna di Colle",)),
        ("By Jane Doe", ("Jane Doe",)),
        ("von Max Muster und Eva Stein", ("Max Muster", "Eva Stein")),
        ("di Aldo Riva e Ada Sala", ("Aldo Riva", "Ada Sala")),
        ("Doe, Jane", ("Doe, Jane",)),
        ("Jane Doe, John Roe", ("Jane Doe", "John Roe")),
        ("von Berg", ("von Berg",)),
    ],
)
def test_particles_inside_a_name_stay(written: str, names: tuple[str, ...]) -> None:
    """Words such as "by" go before the first name only; a particle in a name, or that is all before it, stays."""
    assert read(f"---\ntitle: A\nauthor: {written}\n---\n\nA text of some words.\n").authors == names
