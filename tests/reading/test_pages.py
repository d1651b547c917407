"""Pages copied from a browser are recognised for what they are, in three languages."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.articles import BlockKind, Part, Rewriting
from tests.reading.one import findings, read, texts

PAGE = """\
‘A step too far’ – Traders reject the exchange’s new fee

ledgerdesk{published} 2026-04-08{updated} 2026-04-09

{abstract}

The traders' union has rejected the fee that the exchange wants to take from May. It calls the plan a step too far.

The union of traders is holding out against the new fee, which would be due for each order from May onwards.

In its letter, the union rebutted,

Fees are for services. Nobody has asked for a service that slows down every order that we place on this market.

A fee for everyone

The exchange wants every firm to pay, and says that the rules leave it no choice in the matter this year.


{summary}

  • The union has rejected the fee that the exchange wants to take.
  • The exchange says that it has no choice in the matter.

{questions}

{q}What does the union of traders say about the fee?

{a}The union calls the fee a step too far, because it slows down every order.

{q}According to the exchange, who has to pay the fee?

{a}AMEX and every other firm will have to pay it from May.

{related}

Near the Top Again: Why Shares in Fees Are Rising

Shares in companies that live on fees are rising again, says a report that covers the first days of June 2026.

otherdesk{age}

Near the Top Again: Why Shares in Fees Are Rising

otherdesk{age}

Trading

Spot
Futures
活动图片
"""
CHROME = {
    "en": {
        "published": "Published on", "updated": "Last updated on", "abstract": "Abstract", "summary": "Final Summary",
        "questions": "Related Questions", "related": "Related Reads", "age": "1h ago", "q": "Q", "a": "A",
    },
    "it": {
        "published": "Pubblicato", "updated": "Pubblicato ultima volta", "abstract": "Introduzione",
        "summary": "Final Summary", "questions": "Domande pertinenti", "related": "Letture associate",
        "age": "15 min fa", "q": "D", "a": "R",
    },
    "de": {
        "published": "Veröffentlicht am", "updated": "Zuletzt aktualisiert am", "abstract": "Zusammenfassung",
        "summary": "Fazit", "questions": "Verwandte Fragen", "related": "Ähnliche Artikel",
        "age": "vor 2 Stunden", "q": "F", "a": "A",
    },
}  # fmt: skip


@pytest.fixture(params=CHROME, name="chrome")
def _chrome(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_headline_and_byline(chrome: str) -> None:
    """The first line is the title; the glued byline gives source and both dates, whatever label begins another."""
    article = read(PAGE.format(**CHROME[chrome]), "page.txt")
    assert article.title == "‘A step too far’ – Traders reject the exchange’s new fee"
    assert article.title_stated
    assert article.source is not None
    assert article.source.name == "ledgerdesk"
    assert (article.published, article.updated) == (dt.date(2026, 4, 8), dt.date(2026, 4, 9))
    assert ("removed", "byline", 3) in findings(article)


def test_languages_of_text_and_chrome(chrome: str) -> None:
    """The text's language is its own, whatever language the page around it is in."""
    article = read(PAGE.format(**CHROME[chrome]), "page.txt")
    assert (article.language, article.language_stated, article.chrome_language) == ("en", False, chrome)


def test_parts(chrome: str) -> None:
    """An abstract is one paragraph, the text goes on below it; the summary is its list, and the rest is reported."""
    article = read(PAGE.format(**CHROME[chrome]), "page.txt")
    assert len(texts(article, Part.ABSTRACT, BlockKind.PARAGRAPH)) == 1
    assert texts(article, Part.BODY, BlockKind.HEADING) == ["A fee for everyone"]
    assert [text.split()[0] for text in texts(article, Part.BODY, BlockKind.PARAGRAPH)] == ["The", "In", "The"]
    assert len(texts(article, Part.SUMMARY, BlockKind.ITEM)) == 2
    assert len(texts(article, Part.QUESTIONS, BlockKind.PARAGRAPH)) == 4


def test_questions_without_their_letters(chrome: str) -> None:
    """The letters go where all questions have one; a word that begins with the same letter stays whole."""
    article = read(PAGE.format(**CHROME[chrome]), "page.txt")
    assert [pair.question.text.split()[0] for pair in article.pairs] == ["What", "According"]
    assert [pair.answer[0].text.split()[0] for pair in article.pairs] == ["The", "AMEX"]


def test_nothing_off_topic_is_content(chrome: str) -> None:
    """Related reads and furniture are no content, and each of their lines is in the findings."""
    article = read(PAGE.format(**CHROME[chrome]), "page.txt")
    words = " ".join(texts(article))
    assert not any(word in words for word in ("June", "otherdesk", "Near the Top", "Futures", "活动图片"))
    removed = " ".join(finding.text for finding in article.findings if finding.treatment == "removed")
    assert all(word in removed for word in ("June", "otherdesk", "Near the Top", "Futures", "活动图片"))


def test_announced_quotation(chrome: str) -> None:
    """A bare paragraph after "the union rebutted," is a quotation, and names what announces it."""
    article = read(PAGE.format(**CHROME[chrome]), "page.txt")
    quote = next(block for block in article.blocks if block.kind is BlockKind.QUOTE)
    announcing = next(passage for passage in article.passages if passage.id == quote.announced_by)
    assert quote.text.startswith("Fees are for services.")
    assert announcing.text == "In its letter, the union rebutted,"


DENSE = """\
The friction between traders and their exchange has reached a new point, as the union formally asks \
for a fee holiday in a letter that it sent to every member this week.
The exchange has maintained that it needs the fee, and that firms can well afford it in a year in \
which they earned more than ever before.
The Conflict Between Code and Rule
For those who have spent time in both worlds, the words of one side often sound strange to the \
other, and this is one of those cases.
Key parts of the proposal
The proposal of the union has several parts, which its letter sets out one after the other:
- Holiday: a year in which no fee is due.
- Cap: a most that any firm can be asked for.
The exchange has not answered yet, and will not do so before it has spoken to its own members in May.
| Region | Approach |
|---|---|
| North | A fee |
| South | None |
Other regions show that there is more than one way, and that neither of them has done much harm so far.
Disclaimer: This article is for informational purposes only and does not constitute financial advice.
We want to hear from you: Is a fee fair? Share your thoughts in the comments below.
"""


def test_one_line_a_paragraph() -> None:
    """Without blank lines each line is a paragraph, short ones before longer ones are headings, lists end."""
    article = read(DENSE, "dense.txt")
    assert texts(article, kind=BlockKind.HEADING) == ["The Conflict Between Code and Rule", "Key parts of the proposal"]
    assert texts(article, kind=BlockKind.ITEM) == [
        "Holiday: a year in which no fee is due.",
        "Cap: a most that any firm can be asked for.",
    ]
    assert ("repaired", "one line a paragraph", 1) in findings(article)
    table = next(block for block in article.blocks if block.kind is BlockKind.TABLE)
    assert table.rows == (("Region", "Approach"), ("North", "A fee"), ("South", "None"))
    assert (table.line, [passage.text for passage in table.passages][1]) == (10, "North\tA fee")
    assert ("repaired", "table without a blank line", 10) in findings(article)
    assert [len(texts(article, part)) for part in (Part.DISCLAIMER, Part.COMMENTS)] == [1, 1]


def test_no_headline() -> None:
    """Where a page begins with its text, the title is the first sentence, and marked as our own."""
    article = read(DENSE, "dense.txt")
    assert article.title.startswith("The friction between traders")
    assert article.title.endswith(" …")
    assert not article.title_stated
    assert article.published is None
    assert ("missing", "title", 0) in findings(article)


@pytest.mark.parametrize(
    ("line", "authors", "source", "day"),
    [
        ("By Jane Doe, Mary Roe", ("Jane Doe", "Mary Roe"), None, None),
        ("By Jane Doe | Published: April 8, 2026", ("Jane Doe",), None, dt.date(2026, 4, 8)),
        ("Di Anna Bianchi · Pubblicato il 8 aprile 2026", ("Anna Bianchi",), None, dt.date(2026, 4, 8)),
        ("Von Jan Meier, veröffentlicht am 8. April 2026", ("Jan Meier",), None, dt.date(2026, 4, 8)),
        ("Source: Example Wire", (), "Example Wire", None),
        ("8 April 2026", (), None, dt.date(2026, 4, 8)),
        ("Example Wire – Published 2026-04-08 10:30 CET – 3 min read", (), "Example Wire", dt.date(2026, 4, 8)),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], source: str | None, day: dt.date | None) -> None:
    """Bylines are read in their usual forms."""
    article = read(
        f"A headline of its own\n\n{line}\n\nThe text begins here, and it is long enough to be one.\n", "x.txt"
    )
    assert article.title == "A headline of its own"
    assert (article.authors, article.source and article.source.name, article.published) == (authors, source, day)
    assert len(article.blocks) == 1


@pytest.mark.parametrize(
    "line",
    [
        "The rule was published on 2026-04-08 and takes effect in May.",
        "By the end of the year, all firms have to comply.",
        "Updated figures from 2026 show that little has changed.",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    """A sentence that tells of a date is text."""
    article = read(
        f"A headline of its own\n\n{line}\n\nThe text goes on here, and it is long enough to be one.\n", "x.txt"
    )
    assert article.blocks[0].text == line
    assert article.published is None


def test_relative_ages_are_no_dates() -> None:
    """ "2 hours ago" counts from a moment that nobody knows."""
    article = read("A headline of its own\n\nExample Wire2h ago\n\nThe text begins here, and it is one.\n", "x.txt")
    assert article.published is None
    assert ("removed", "relative age", 3) in findings(article)


def test_known_parts_under_frontmatter() -> None:
    """Headings name the same parts where frontmatter stands above: overview, opinion, impact."""
    article = read(
        """\
        ---
        title: A meeting on fees
        ---
        ## Overview

        Firms met the exchange to talk about its fees.

        ## What Happened

        The firms said that they do not want to pay.

        They added that others do not pay either.

        ## From author

        This may well turn out to be a pivotal moment.

        ## Impact on the market

        - Fees may rise.
        """
    )
    assert [(b.part, b.text) for b in article.blocks if b.kind is not BlockKind.HEADING] == [
        (Part.ABSTRACT, "Firms met the exchange to talk about its fees."),
        (Part.BODY, "The firms said that they do not want to pay."),
        (Part.BODY, "They added that others do not pay either."),
        (Part.OPINION, "This may well turn out to be a pivotal moment."),
        (Part.OPINION, "Fees may rise."),
    ]
    assert article.chrome_language is None


def test_headings_of_the_text_are_not_furniture() -> None:
    """A section called "Markets" or "Video" that has sentences is content."""
    article = read("---\ntitle: x\n---\n\n## Markets\n\nShares fell by two percent on the day of the vote.\n")
    assert texts(article) == ["Markets", "Shares fell by two percent on the day of the vote."]


def test_last_sentences_are_set_apart() -> None:
    """A paragraph whose last sentence asks for comments is cut in two, and its news stays news."""
    article = read(
        "---\ntitle: x\n---\n\nThe vote is due in May. **Both sides** expect to win it. "
        "Tell us what you think in the comments below.\n"
    )
    assert texts(article, Part.BODY) == ["The vote is due in May. Both sides expect to win it."]
    assert texts(article, Part.COMMENTS) == ["Tell us what you think in the comments below."]
    assert [len(block.marks) for block in article.blocks] == [1, 0]


def test_text_that_says_an_ai_wrote_it() -> None:
    """A page's own note that a machine wrote it counts like the frontmatter's."""
    article = read(
        "A headline of its own\n\nThe vote is due in May.\n\nThis article was written with the help of AI.\n", "x.txt"
    )
    assert article.ai == Rewriting()
    assert any(what == "written by an AI" for _, what, _ in findings(article))


def test_repeated_title() -> None:
    """A first heading that repeats the title is taken out, and so is a first line."""
    for first in ("# A headline", "A headline"):
        article = read(f"---\ntitle: A Headline!\n---\n\n{first}\n\nThe text.\n")
        assert texts(article) == ["The text."]
        assert ("removed", "repeated title", 5) in findings(article)


def test_question_to_readers() -> None:
    """The question before a call to answer it is part of the call."""
    article = read("---\ntitle: x\nlang: it\n---\n\nE voi, pagate la commissione? Raccontatecelo nei commenti.\n")
    assert texts(article, Part.COMMENTS) == ["E voi, pagate la commissione? Raccontatecelo nei commenti."]
