"""The article pages: many and alike, so all that varies is prepared here and the template only sets it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import quote

from markupsafe import Markup

from generator.model.articles import Article, Block, BlockKind, Finding, Part, Rights, Work
from generator.model.language_tags import same_language
from generator.pages.press import Page, Press
from generator.pages.readings import concern
from generator.presentation.arrangement import host
from generator.presentation.markup import EVERYTHING, Extent, address, article_text
from generator.presentation.register import Register, topics_of
from generator.reading.slugs import slugify

EXCERPT = 3
"""How many passages an excerpt begins with; those that briefings quote come in addition."""

_IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""What a browser shows as a picture; reading has looked into the files."""


_NAMED_BY_HEADING = frozenset({Part.ABSTRACT, Part.SUMMARY, Part.QUESTIONS})
"""Parts whose own heading says what they are; the others always carry our label."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in a row that belong to one part of the article, as HTML; `headed` where its own heading names it."""

    kind: Part
    text: Markup
    headed: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """What reading did, and the words for what it did it to."""

    finding: Finding
    concern: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site, or a title under which it is shown."""

    key: str
    name: str


def pages(register: Register, press: Press) -> Iterator[Page]:
    """One page for each work."""
    folder = register.publication.config.shown(register.publication.config.articles)
    for work in register.publication.works:
        article = register.article(work)
        yield press.isolated(
            partial(_page, work, register, press),
            path=f"articles/{article.id}/",
            kind="article",
            title=article.title,
            source=f"{folder}/{article.path}",
        )


def covers(register: Register) -> dict[str, str]:
    """The cover images that the pages show: path beside the page -> path in the articles' folder."""
    articles = (register.article(work) for work in register.publication.works)
    return {
        f"articles/{article.id}/{cover}": article.image.path
        for article in articles
        if article.image and article.image.path and (cover := _cover(article))
    }


def _cover(article: Article) -> str | None:
    """The file name of an article's image beside its page."""
    path = article.image.path if article.image else None
    suffix = PurePosixPath(path).suffix.lower() if path else ""
    return f"cover{suffix}" if suffix in _IMAGES and article.rights is not Rights.LINK else None


def _page(work: Work, register: Register, press: Press) -> Page:
    article, publication = register.article(work), register.publication
    original = address(article.url)
    return press.page(
        "article.html",
        path=f"articles/{work.id}/",
        kind="article",
        title=article.title,
        description=article.summary[:300] if article.rights is not Rights.LINK else "",
        content_language=article.language,
        canonical_language=next(
            (code for code in publication.config.codes if same_language(code, article.language)), ""
        ),
        article=article,
        category_key=slugify(article.category or ""),
        foreign=not same_language(article.language, press.language),
        cover=_cover(article),
        remote_image=address(article.image.url) if article.image and not article.image.path else None,
        original=original,
        host=host(original),
        show_summary=_adds(article),
        parts=_parts(article, register, press),
        issues=register.issues_of.get(work.id, ()),
        translations=_translations(work, article, register, press),
        twins=[register.article(twin) for twin in register.same_text[work.origin] if twin.id != work.id],
        topics=[Link(slugify(topic), topic) for topic in topics_of(article)],
        findings=[
            Noted(finding, concern(finding.what, press.catalogue))
            for finding in sorted(article.findings, key=lambda finding: finding.line)
        ],
        register=register,
    )


def _adds(article: Article) -> bool:
    """Whether the stated summary says something that the text below it does not begin with."""
    return article.rights is not Rights.LINK and not any(
        article.summary.rstrip("….") in block.text for block in article.blocks[:4]
    )


def _parts(article: Article, register: Register, press: Press) -> list[Stretch]:
    if article.rights is Rights.LINK:
        return []
    extent = _extent(article, register, press)
    table = press.catalogue.gettext("Table")
    return [
        Stretch(
            part,
            article_text(blocks, language=article.language, table=table, extent=extent),
            part in _NAMED_BY_HEADING and blocks[0].kind is BlockKind.HEADING and article.rights is Rights.FULL,
        )
        for part, blocks in _stretches(article.blocks)
    ]


def _stretches(blocks: Sequence[Block]) -> Iterator[tuple[Part, Sequence[Block]]]:
    for part, run in groupby(blocks, key=lambda block: block.part):
        yield part, tuple(run)


def _extent(article: Article, register: Register, press: Press) -> Extent:
    """What of the text may be shown: all of it, or its beginning and what briefings quote."""
    if article.rights is Rights.FULL:
        return EVERYTHING
    beginning = [passage.id for passage in article.passages[:EXCERPT]]
    omission = Markup('<span class="omission" lang="{}"><span class="visually-hidden">{}</span></span>').format(
        press.language, press.catalogue.gettext("text left out")
    )
    return Extent(frozenset(beginning) | register.cited.get(article.place, frozenset()), omission)


@dataclass(frozen=True, slots=True)
class Translation:
    """Another language's version, at the same address in that language's site."""

    code: str
    name: str
    href: str


def _translations(work: Work, article: Article, register: Register, press: Press) -> list[Translation]:
    names = {language.code: language.name for language in register.publication.config.languages}
    return [
        Translation(code, names[code], f"../../../{code}/articles/{quote(work.id)}/")
        for language in work.languages
        for code in names
        if same_language(code, language) and not same_language(code, article.language)
    ]
