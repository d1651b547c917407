"""A made-up publication with one of everything that pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from generator.config import Config, SiteLanguage
from generator.model.articles import (
    Article,
    Block,
    BlockKind,
    Citation,
    EditorText,
    Finding,
    Image,
    Mark,
    MarkKind,
    Part,
    Passage,
    Rewriting,
    Rights,
    Source,
    Treatment,
    Work,
)
from generator.model.briefings import (
    Briefing,
    KeyPoint,
    Notice,
    NoticeKind,
    Position,
    Question,
    Sections,
    Side,
    SourceEntry,
)
from generator.model.events import Event
from generator.model.issues import Issue, IssueFile, Review
from generator.model.precision import Precision
from generator.pages import Publication

SITE = (SiteLanguage("en", "English"), SiteLanguage("it", "Italiano"), SiteLanguage("de", "Deutsch"))


class Echo:
    """A catalogue that translates into English, and can mark what it gave out."""

    def __init__(self, mark: str = "") -> None:
        self.mark = mark

    def gettext(self, message: str) -> str:
        """The message itself."""
        return f"{self.mark}{message}{self.mark}"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The form for `n`."""
        return self.gettext(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        """The message itself."""
        return self.gettext(message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """The form for `n`."""
        return self.ngettext(singular, plural, n)


def config(root: Path = Path("/site"), *, site_url: str = "") -> Config:
    """A configuration with three languages."""
    return Config(
        file=root / "mkdocs.yml",
        site_name="Policy Briefings",
        site_url=site_url,
        languages=SITE,
        declared=("en", "it", "de"),
        articles=root / "seeds",
        issues=root / "briefings",
        locales=root / "locales",
        site_dir=root / "build/site",
        work_dir=root / "build",
        rights=Rights.FULL,
        today=dt.date(2026, 4, 10),
    )


def block(
    sentences: Sequence[str],
    first: int,
    *,
    kind: BlockKind = BlockKind.PARAGRAPH,
    part: Part = Part.BODY,
    language: str = "en",
    **more: object,
) -> Block:
    """A block whose passages are `sentences`, numbered from `first`."""
    text = " ".join(sentences)
    passages, position = [], 0
    for number, sentence in enumerate(sentences, first):
        start = text.index(sentence, position)
        position = start + len(sentence)
        passages.append(Passage(f"s{number}", sentence, language, start, position))
    return Block(kind, part, text, line=first, passages=tuple(passages), **more)  # type: ignore[arg-type]


def table(rows: Sequence[tuple[str, ...]], first: int) -> Block:
    """A table with a passage for each row below its header."""
    text, passages = "\n".join("\t".join(row) for row in rows), []
    start = len("\t".join(rows[0])) + 1
    for number, row in enumerate(rows[1:], first):
        line = "\t".join(row)
        passages.append(Passage(f"s{number}", line, "en", start, start + len(line)))
        start += len(line) + 1
    return Block(BlockKind.TABLE, Part.BODY, text, first, tuple(passages), rows=tuple(rows))


def _long() -> Article:
    body = (
        block(["The Treasury published its draft rule on tokenised deposits on 6 April 2026.",
               "Banks may issue them from July, provided that each token is redeemable at par within one business day.",
               "The consultation closes on 30 June 2026."], 1,
              marks=(Mark(4, 12, MarkKind.STRONG), Mark(27, 37, MarkKind.LINK, "https://treasury.example/draft"))),
        block(["What the draft says"], 4, kind=BlockKind.HEADING, level=2),
        block(["Issuers must hold reserves with the central bank.",
               "“Par redemption is the line we will not cross,” said Marta Kessler, the minister in charge.",
               "The association of savings banks calls the reserve rule a tax on prudence."], 5),
        block(["Reserves of at least 100 % in central-bank money."], 8, kind=BlockKind.ITEM),
        block(["A monthly attestation by an auditor."], 9, kind=BlockKind.ITEM),
        block(["Redemption at par, at any time."], 10, kind=BlockKind.ITEM, level=2),
        table([("Bank", "Share of deposits", "Pilot since"), ("Nordbank", "12.4 %", "January 2025"),
               ("Cassa Alpina", "3.1 %", "September 2025")], 11),
        block(["No one has asked depositors, Kessler’s critics wrote."], 13, kind=BlockKind.QUOTE),
    )  # fmt: skip
    return Article(
        id="tokenised-deposits",
        path="a.md",
        language="en",
        title="Treasury wants tokenised deposits to be redeemable at par",
        blocks=(
            block(["A draft rule would let banks issue tokens from July."], 20, part=Part.ABSTRACT),
            *body,
            block(["In our view the reserve rule is the right price for a public promise."], 21, part=Part.OPINION),
            block(["Nothing here is investment advice."], 22, part=Part.DISCLAIMER),
        ),
        published=dt.date(2026, 4, 7),
        updated=dt.date(2026, 4, 8),
        summary="Banks could issue tokens from July.",
        source=Source("The Ledger Review", "the-ledger-review", "https://ledger.example/", "newspaper"),
        url="https://www.ledger.example/tokenised-deposits",
        authors=("Ana Ferrante", "Jörg Böhm"),
        category="Banking",
        tags=("tokenised deposits", "central banks", "consultation"),
        sentiment="NEUTRAL",
        score=0.1,
        image=Image("Facade of the Treasury at dusk", path="treasury.png", credit="Photo: L. Marin"),
        findings=(Finding(Treatment.REPAIRED, "mojibake", 12, "Theyâ€™re"), Finding(Treatment.REMOVED, "related", 40)),
    )


def _italian() -> Article:
    sentences = [
        "Le associazioni dei consumatori chiedono che il rimborso sia gratuito.",
        "Il ministero risponderà entro l’estate.",
    ]
    return Article(
        id="rimborso-gratuito",
        path="b.md",
        language="it",
        title="I consumatori: il rimborso dev’essere gratuito",
        blocks=(block(sentences, 1, language="it"),),
        published=dt.date(2026, 4, 2),
        published_stated=False,
        source=Source("Il Risparmio", "il-risparmio"),
        sentiment="NEGATIVE",
        tags=("tutela dei consumatori", "Tokenised deposits"),
        ai=Rewriting(at=dt.datetime(2026, 4, 3, tzinfo=dt.UTC), version="2.1"),
    )


def _undated() -> Article:
    sentences = [
        "What is a tokenised deposit?",
        "It is a claim on a bank that can be transferred on a shared ledger.",
        "It differs from a stablecoin, because the bank itself owes the money.",
        "A fourth sentence that no excerpt shows.",
    ]
    return Article(
        id="explainer",
        path="c.md",
        language="en",
        title="Tokenised deposits explained",
        blocks=(block(sentences, 1),),
        language_stated=False,
        rights=Rights.EXCERPT,
        url="https://explain.example/tokens",
        sentiment="POSITIVE",
    )


def _german() -> Article:
    return Article(
        id="sparkassen",
        path="d.md",
        language="de",
        title="Sparkassen warnen vor der Reservepflicht",
        blocks=(block(["Die Sparkassen lehnen die Reservepflicht ab."], 1, language="de"),),
        published=dt.date(2026, 3, 28),
        source=Source("Kontor", "kontor", kind="Fachblatt"),
        url="https://kontor.example/reserve",
        sentiment="negative",
    )


def _linked() -> Article:
    return Article(
        id="members-only",
        path="e.md",
        language="en",
        title="What the savings banks told the ministry",
        blocks=(block(["A sentence that may only be read at its source."], 1),),
        published=dt.date(2026, 3, 30),
        source=Source("Kontor", "kontor"),
        rights=Rights.LINK,
        url="https://kontor.example/members",
        sentiment="neutral",
    )


LONG, ITALIAN, UNDATED, GERMAN, LINKED = _long(), _italian(), _undated(), _german(), _linked()


def works() -> tuple[Work, ...]:
    """Five works; two carry one text, the last may only be linked."""
    translated = Article(
        **{name: getattr(LONG, name) for name in LONG.__slots__}
        | {"language": "it", "title": "Il Tesoro: rimborso alla pari per i depositi tokenizzati"}
    )
    return (
        Work(LONG.id, (LONG, translated), LONG, LONG.id),
        Work(ITALIAN.id, (ITALIAN,), ITALIAN, ITALIAN.id),
        Work(UNDATED.id, (UNDATED,), UNDATED, GERMAN.id),
        Work(GERMAN.id, (GERMAN,), GERMAN, GERMAN.id),
        Work(LINKED.id, (LINKED,), LINKED, LINKED.id),
    )


def issue() -> Issue:
    """An issue with texts in some languages only."""
    file = IssueFile(
        slug="tokenised-deposits",
        path="briefings/tokenised-deposits.md",
        title={"en": "Tokenised deposits: who may issue them", "de": "Tokenisierte Einlagen: wer darf sie ausgeben?"},
        description={
            "en": "Banks want to put deposits on shared ledgers. The draft rule sets the price: full reserves."
        },
        notes={
            "en": "Watch the **reserve ratio**: the [draft](https://treasury.example/draft) is silent.\n\n- one\n- two"
        },
        reviewed=Review("Clara Neri", dt.date(2026, 4, 9)),
        glossary={"Par": {"en": "The face value of a claim."}, "Reserve": {"en": "Central-bank money set aside."}},
    )
    return Issue(file, works())


def _cite(number: int, article: Article, passage: str) -> Citation:
    return Citation(number, article, next(one for one in article.passages if one.id == passage))


def briefing(language: str = "en") -> Briefing:
    """A briefing with every section filled."""
    a, b, c, d = LONG, ITALIAN, UNDATED, GERMAN
    return Briefing(
        issue=issue(),
        language=language,
        sources=(SourceEntry(1, a, 1), SourceEntry(2, b, 2), SourceEntry(3, c, 3), SourceEntry(4, d, 3),
                 SourceEntry(5, LINKED, 4)),
        origins=4,
        updated=dt.date(2026, 4, 8),
        period=(dt.date(2026, 3, 28), dt.date(2026, 4, 8)),
        sections=Sections({
            "key_points": (
            KeyPoint(_cite(1, a, "s1"), pinned=True),
            KeyPoint(_cite(1, a, "s2")),
            KeyPoint(_cite(2, b, "s1")),
            KeyPoint(_cite(1, a, "s7"), opinion=True),
            KeyPoint(_cite(1, a, "s6"), speaker="Marta Kessler"),
            KeyPoint(EditorText("The reserve ratio is still open.", "en")),
        ),
            "positions": (
            Position("Marta Kessler", "said", _cite(1, a, "s6"), True, dt.date(2026, 4, 7), Side.SUPPORT),
            Position("Sparkassen", "lehnen ab", _cite(4, d, "s1"), False, dt.date(2026, 3, 28), Side.OPPOSE),
            Position("savings banks", "calls", _cite(1, a, "s7"), False, dt.date(2026, 4, 7), Side.OPPOSE),
            Position("Associazioni dei consumatori", "chiedono", _cite(2, b, "s1"), False, dt.date(2026, 4, 2)),
            Position("Clara Neri", "", EditorText("We asked the ministry for figures.", "en")),
        ),
            "timeline": (
            Event(dt.date(2025, 1, 1), None, Precision.MONTH, "January 2025", True, False, _cite(1, a, "s11")),
            Event(dt.date(2026, 3, 28), None, Precision.DAY, "am Samstag", False, False, _cite(4, d, "s1")),
            Event(dt.date(2026, 4, 6), None, Precision.DAY, "6 April 2026", True, False, _cite(1, a, "s1"),
                  (_cite(2, b, "s1"),)),
            Event(dt.date(2026, 6, 30), None, Precision.DAY, "30 June 2026", True, True, _cite(1, a, "s3")),
            Event(dt.date(2026, 6, 21), dt.date(2026, 9, 22), Precision.SEASON, "entro l’estate", False, True,
                  _cite(2, b, "s2")),
            Event(dt.date(2027, 1, 1), None, Precision.YEAR, "", True, True, EditorText("Review of the rule.", "en")),
        ),
            "faq": (
            Question(_cite(3, c, "s1"), (_cite(3, c, "s2"), _cite(3, c, "s3")), "", (_cite(1, a, "s2"),)),
            Question(EditorText("Who decides?", "en"), (), "The Treasury, after the consultation."),
        ),
            "notices": (
            Notice(NoticeKind.UNDATED, (3,)),
            Notice(NoticeKind.FOREIGN, (2, 4)),
            Notice(NoticeKind.REWRITTEN, (2,)),
            Notice(NoticeKind.INFERRED, (2,)),
        ),
        }),
    )  # fmt: skip


def publication(language: str = "en", root: Path = Path("/site"), *, site_url: str = "") -> Publication:
    """The whole publication in one language."""
    made = briefing(language)
    return Publication(
        config(root, site_url=site_url), language, works(), (made.issue,), {made.issue.slug: made}, (works()[4],)
    )
