"""What reading makes of a source document: articles, blocks, passages and what cites them, works of translations."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from generator.model.language_tags import same_language


class Part(StrEnum):
    """What a block of an article is for; decides which sections may draw on it."""

    BODY = "body"
    ABSTRACT = "abstract"
    SUMMARY = "summary"
    QUESTIONS = "questions"
    OPINION = "opinion"
    DISCLAIMER = "disclaimer"
    COMMENTS = "comments"


REPORTED = frozenset({Part.BODY, Part.ABSTRACT, Part.SUMMARY})
"""The parts that report: what a briefing may present without calling it opinion."""


class BlockKind(StrEnum):
    """The shape of a block on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"


class MarkKind(StrEnum):
    """What a stretch of a block's text is set as."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `start:end` of a block's text that is set in its own way; `href` only for links, already checked."""

    start: int
    end: int
    kind: MarkKind
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, list item or table row of an article, verbatim; `text == block.text[start:end]`.

    `id` is `s1`, `s2`, … in the text's own order. `foreign` holds stretches (relative to the passage) in
    another language than the passage's own, as `(start, end, language)`.
    """

    id: str
    text: str
    language: str
    start: int
    end: int
    foreign: tuple[tuple[int, int, str], ...] = ()

    @property
    def order(self) -> int:
        """Its place among the article's passages, from 1."""
        return int(self.id[1:])


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading, quotation, table or code block of an article.

    `line` is where it starts in its file (from 1). `level` is a heading's rank or a list item's depth (from 1).
    `ordered` marks items of a numbered list. `rows` are a table's rows of cells, the first one its header; its
    `text` is the same cells joined by tabs and newlines, so that each row is a passage. `announced_by` is the id
    of the passage that announces this block as a quotation ("In the letter, X said:").
    """

    kind: BlockKind
    part: Part
    text: str
    line: int
    passages: tuple[Passage, ...] = ()
    marks: tuple[Mark, ...] = ()
    level: int = 1
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    announced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A question an article asks and answers itself."""

    question: Passage
    answer: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who published an article. `key` is a slug made from the name; `kind` is what the frontmatter calls its type."""

    name: str
    key: str
    url: str | None = None
    kind: str | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What the frontmatter says of an AI's part in a text."""

    rewritten: bool = True
    at: dt.datetime | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """An article's cover. `path` is a local file beside the article; `url` a remote one, only ever linked."""

    alt: str
    path: str | None = None
    url: str | None = None
    credit: str | None = None


class Rights(StrEnum):
    """How much of an article's text the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


class Treatment(StrEnum):
    """What reading did to a piece of the source: nothing of it happens silently."""

    REPAIRED = "repaired"
    REMOVED = "removed"
    INFERRED = "inferred"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that reading repaired, removed, inferred or missed; `what` is a stable word, `text` the piece."""

    treatment: Treatment
    what: str
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One source document in one language. Translations of one article share `id`, their address on the site.

    `path` is relative to the articles' folder, POSIX. The `…_stated` fields are False where we concluded the value
    ourselves. `updated` is None when it is only the time of an AI's rewriting. `extra` keeps unknown frontmatter.
    """

    id: str
    path: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    language_stated: bool = True
    title_stated: bool = True
    published: dt.date | None = None
    published_stated: bool = True
    updated: dt.date | None = None
    expires: dt.date | None = None
    draft: bool = False
    summary: str = ""
    source: Source | None = None
    url: str | None = None
    external_id: str | None = None
    authors: tuple[str, ...] = ()
    category: str | None = None
    tags: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    translation_key: str | None = None
    weight: int = 0
    sentiment: str | None = None
    score: float | None = None
    ai: Rewriting | None = None
    image: Image | None = None
    rights: Rights = Rights.FULL
    pairs: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()
    chrome_language: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the text's order."""
        return tuple(passage for block in self.blocks for passage in block.passages)

    @property
    def place(self) -> tuple[str, str]:
        """Which document this is, for looking it up: address and language."""
        return self.id, self.language

    @property
    def day(self) -> dt.date | None:
        """The day on which it was last as it is; None where it has no date."""
        return max(self.published, self.updated or self.published) if self.published else None

    @property
    def is_rewritten(self) -> bool:
        """Whether a machine rewrote the text."""
        return self.ai is not None and self.ai.rewritten

    @property
    def is_quotable(self) -> bool:
        """Whether the text may be shown: there are rights to more than a link."""
        return self.rights is not Rights.LINK

    def has_expired(self, day: dt.date) -> bool:
        """Whether it says itself that it no longer holds on a day."""
        return self.expires is not None and self.expires <= day


@dataclass(frozen=True)
class Work:
    """One article with all its translations, and the origin whose text it carries.

    `versions` holds one article a language, sorted by language, the original or only one first in `original`.
    `origin` names the group of works with the same text: the id of its first work.
    """

    id: str
    versions: tuple[Article, ...]
    original: Article
    origin: str

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is a text."""
        return tuple(article.language for article in self.versions)

    def version(self, language: str) -> Article:
        """The text to show on a page in `language`: that translation, or else the original."""
        return next((article for article in self.versions if same_language(article.language, language)), self.original)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage stands: the number of its source in the briefing, its article, the passage itself."""

    number: int
    article: Article
    passage: Passage

    @property
    def language(self) -> str:
        """The language of the passage."""
        return self.passage.language


@dataclass(frozen=True, slots=True)
class EditorText:
    """The editor's own words in place of a passage; marked as such on the page."""

    text: str
    language: str


Origin: TypeAlias = Citation | EditorText
"""Where a sentence of a briefing comes from."""


def citations(item: Any) -> Iterator[Citation]:
    """Every passage that an item of a section shows or points to: all the citations among its fields."""
    for name in (one.name for one in fields(item)):
        value = getattr(item, name)
        yield from (cited for cited in (value if isinstance(value, tuple) else (value,)) if isinstance(cited, Citation))
