"""File -> Article: the steps of reading one, in their order, and all of a folder."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

from generator.errors import Problem, warning
from generator.languages.detection import detect
from generator.model.articles import (
    Article,
    Block,
    BlockKind,
    Finding,
    MarkKind,
    Part,
    Rewriting,
    Rights,
    Source,
    Treatment,
)
from generator.reading.decoding import decode
from generator.reading.drafts import DraftBlock
from generator.reading.files import ARTICLES, PAGES, isolated, listing, read_each, shown_path
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.identity import UnsettledArticle, language_of_path, settle
from generator.reading.layout import lay_out
from generator.reading.lines import clean_lines, finding, numbered, same_letters
from generator.reading.markdown import parse
from generator.reading.matter import Matter, split_matter
from generator.reading.metadata import Metadata, read_metadata
from generator.reading.pages import PageTop, recognise
from generator.reading.parts import assign
from generator.reading.passages import number
from generator.reading.pictures import image_of, with_picture
from generator.reading.questions import mark_questions, pairs_of
from generator.reading.quotations import mark_quotations
from generator.reading.slugs import slugify
from generator.reading.templates import without_tags
from generator.reading.values import host_of
from generator.reading.values import shown as shown_value

_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=[-_. ]|$)")
_IN_BETWEEN = frozenset({"shortcode", "template tag", "embedded file", "image", "raw HTML"})
"""Findings for things that may have held words between two paragraphs."""
_REWRITE = dt.timedelta(minutes=10)
"""How near a change to an AI's rewriting must be to be nothing but that."""
_LONGEST_HEADING = 100
_LONGEST_TITLE = 160
_TELLING = 5000
"""Characters of a text that its language is told by."""
_SURE = 400
"""Characters from which the text's own language may contradict what is said of it."""


@dataclass(frozen=True, slots=True)
class ArticlesRead:
    """The articles of a folder, sorted by path, and everything that is wrong with its files."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file's text, cleaned, its metadata taken off; `matter` is None where there is no text. `shown` is its name."""

    shown: str
    matter: Matter | None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Notes:
    """What one file's reading has to say; `path` is how the user names the file."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def infer(self, what: str, line: int = 0, text: str = "") -> None:
        """Record that `what` was concluded, not read."""
        self.findings.append(finding(Treatment.INFERRED, what, line, text))


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of an article, read."""

    language: str
    language_stated: bool
    title: str
    title_stated: bool
    drafts: tuple[DraftBlock, ...]
    top: PageTop
    chrome: str | None
    ai: Rewriting | None


def read_articles(
    folder: Path, *, rights: Rights = Rights.FULL, shown_as: str = "", language: str | None = None
) -> ArticlesRead:
    """Every article under `folder`, any depth. `rights` holds for those that state none.

    `shown_as` is how the user names the folder; problems begin with it. `language` is the site's first one: a text
    in it is the original of its translations. No content raises: what is wrong with a file is a problem, and the
    others are read all the same.
    """
    listed = listing(folder, shown_as=shown_as, suffixes=ARTICLES | PAGES, what="article")
    problems = list(listed.problems)
    read: list[UnsettledArticle] = []
    for _, unsettled, wrong in read_each(listed, partial(_from_folder, folder, rights)):
        problems += wrong
        read += [unsettled] if unsettled else []
    articles, clashes = settle(read, {path: listed.shown(path) for path in listed.files}, language)
    return ArticlesRead(articles, tuple(sorted({*problems, *clashes})))


def read_article(
    data: bytes, path: str, *, rights: Rights = Rights.FULL, shown_as: str = ""
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in `data`, the bytes of the file at `path` (relative to the articles' folder, POSIX).

    None, and errors, where it cannot be used; warnings stand beside an article. Pictures are not looked at, and
    the address is what this file alone asks for.
    """
    return read_opened(open_article(data, shown_path(shown_as, path)), path, rights=rights)


def open_article(data: bytes, shown: str) -> OpenedFile:
    """The first half of `read_article`; `shown` is how the user names the file."""
    opened, problems = isolated(shown, partial(_opened, data, shown))
    return opened or OpenedFile(shown, None, problems)


def read_opened(
    opened: OpenedFile, path: str, *, rights: Rights = Rights.FULL
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The second half of `read_article`."""
    unsettled, problems = isolated(opened.shown, partial(_unsettled, opened, path, rights))
    return (unsettled.article if unsettled else None), problems


def _from_folder(
    folder: Path, rights: Rights, data: bytes, path: str, shown: str
) -> tuple[UnsettledArticle | None, tuple[Problem, ...]]:
    """One file of a folder, with its picture looked at."""
    unsettled, problems = _unsettled(open_article(data, shown), path, rights)
    if unsettled is None:
        return None, problems
    article, unfit = with_picture(unsettled.article, folder, shown, unsettled.image_line)
    return replace(unsettled, article=article), (*problems, *unfit)


def _opened(data: bytes, shown: str) -> tuple[OpenedFile, tuple[Problem, ...]]:
    decoded = decode(data, shown)
    if decoded.text is None:
        return OpenedFile(shown, None, decoded.problems, decoded.findings), ()
    lines, repairs = clean_lines(numbered(decoded.text))
    return OpenedFile(shown, split_matter(lines, shown), decoded.problems, (*decoded.findings, *repairs)), ()


def _unsettled(opened: OpenedFile, path: str, rights: Rights) -> tuple[UnsettledArticle | None, tuple[Problem, ...]]:
    """One file's article as far as the file alone can tell, and its problems."""
    notes = Notes(opened.shown, [*opened.problems], [*opened.findings])
    unsettled = _read(opened.matter, path, rights, notes) if opened.matter else None
    return unsettled, tuple(sorted(set(notes.problems)))


def _read(matter: Matter, path: str, rights: Rights, notes: Notes) -> UnsettledArticle | None:
    notes.problems += matter.problems
    if matter.broken or _is_page(matter, path, notes):
        return None
    metadata = read_metadata(matter.data, matter.keys, notes.path)
    notes.problems += metadata.problems
    stated = metadata.stated
    text = _text(matter, stated, path, notes) if stated else None
    if stated is None or text is None:
        return None
    article = replace(_article(metadata, stated, text, path, notes), rights=Rights(stated.rights or rights))
    return UnsettledArticle(article, stated.slug is not None, metadata.translates, metadata.line("image"))


def _is_page(matter: Matter, path: str, notes: Notes) -> bool:
    """Whether the file is a saved page: HTML from its first line on, or named so without frontmatter."""
    start = matter.body[0].text.lstrip().casefold() if matter.body else ""
    marked = start.startswith(("<!doctype html", "<html"))
    named = not matter.form and posixpath.splitext(path)[1].casefold() in PAGES
    if marked or named:
        problem = "an HTML page is not an article yet"
        notes.problems.append(warning(notes.path, 0, problem, "run `briefings import` on it"))
    return marked or named


def _text(matter: Matter, stated: ArticleFrontmatter, path: str, notes: Notes) -> ArticleText | None:
    """The blocks of the text, with their parts and roles, its title and its language: every form a page can have."""
    has_matter = bool(matter.form)
    lines, tags = without_tags(matter.body)
    top = recognise(lines, titled=stated.title, has_matter=has_matter)
    laid = lay_out(top.lines, has_matter=has_matter)
    parsed = parse(laid.lines, indented_code=has_matter)
    language, language_stated = _language(stated, path, parsed.drafts, notes)
    drafts, title = _without_title(_bold_headings(parsed.drafts), stated.title or top.title, notes)
    parted = assign(drafts, headings=laid.headings, language=language, chrome=top.byline.chrome)
    asked, letters = mark_questions(parted.drafts)
    notes.findings += (*tags, *top.findings, *laid.findings, *parsed.findings, *parted.findings, *letters)
    if _lacks_text(asked, title, notes):
        return None
    title_stated = title is not None
    title = title or _made_up_title(asked, language)
    if not title_stated:
        notes.findings.append(finding(Treatment.MISSING, "title", 0))
        notes.infer("title", asked[0].block.line, title)
    chrome = None if has_matter and parted.chrome == language else parted.chrome
    title_stated = title_stated and "title" not in stated.inferred
    return ArticleText(language, language_stated, title, title_stated, asked, top, chrome, parted.ai)


def _lacks_text(drafts: Sequence[DraftBlock], title: str | None, notes: Notes) -> bool:
    """Whether there is nothing at all in a file; one of which only a title or headings are written so far is told."""
    nothing = not title and not drafts
    if all(draft.block.kind is BlockKind.HEADING for draft in drafts):
        empty = Problem if nothing else warning
        notes.problems.append(empty(notes.path, 0, "there is no text in the file", "write one, or remove the file"))
    return nothing


def _language(stated: ArticleFrontmatter, path: str, drafts: Sequence[DraftBlock], notes: Notes) -> tuple[str, bool]:
    """The language stated, else that of the path, else the one the text is in."""
    words = " ".join(draft.block.text for draft in drafts if draft.spoken)[:_TELLING]
    detected = detect(words)
    told = stated.language or language_of_path(path)[0]
    if stated.language is None:
        notes.infer("language", 0, told or detected.language)
    if told is None:
        return detected.language, False
    if detected.certain and detected.language != told and len(words) >= _SURE:
        problem = f"the language is said to be '{told}', but the text reads like '{detected.language}'"
        notes.problems.append(warning(notes.path, 0, problem, "correct the language, or move the file"))
    return told, stated.language is not None and "language" not in stated.inferred


def _bold_headings(drafts: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """The blocks, with short paragraphs set in bold before a longer text turned into headings."""
    made = list(drafts)
    for at, (draft, below) in enumerate(pairwise(drafts)):
        block = draft.block
        opens = below.block.kind is not BlockKind.HEADING and len(below.block.text) > len(block.text)
        if opens and _is_bold_line(block):
            made[at] = replace(draft, block=replace(block, kind=BlockKind.HEADING, marks=(), level=3))
    return tuple(made)


def _is_bold_line(block: Block) -> bool:
    """Whether a block is one short paragraph, bold from end to end, that does not close like a sentence."""
    if block.kind is not BlockKind.PARAGRAPH or not block.marks or block.text[-1] in ".,;:!…":
        return False
    first = block.marks[0]
    return first.kind is MarkKind.STRONG and first.start == 0 and first.end == len(block.text) <= _LONGEST_HEADING


def _without_title(
    drafts: tuple[DraftBlock, ...], title: str | None, notes: Notes
) -> tuple[tuple[DraftBlock, ...], str | None]:
    """The blocks without a first heading that is the title; and that title, where there was none before."""
    first = drafts[0].block if drafts else None
    if first is None or first.kind is not BlockKind.HEADING:
        return drafts, title
    if title is None and first.level == 1:
        return drafts[1:], first.text
    if title is not None and same_letters(title, first.text):
        notes.findings.append(finding(Treatment.REMOVED, "repeated title", first.line, first.text))
        return drafts[1:], title
    return drafts, title


def _made_up_title(drafts: Sequence[DraftBlock], language: str) -> str:
    """The first heading of the text that is none of a known part, else the first sentence."""
    blocks = number(drafts, language)
    first = blocks[0]
    heading = first.text if first.kind is BlockKind.HEADING and first.part is Part.BODY else None
    passages = (passage.text for block in blocks for passage in block.passages)
    title = heading or next(passages, None) or first.text
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _article(metadata: Metadata, stated: ArticleFrontmatter, text: ArticleText, path: str, notes: Notes) -> Article:
    blocks = _blocks(text, notes)
    byline = text.top.byline
    published, published_stated = _published(stated, byline.published, path, notes)
    image, unseen = image_of(stated, path, notes.path, metadata.line("image"))
    notes.problems += unseen
    source = _source(stated, byline.source, notes)
    updated = _updated(stated, metadata, notes) if stated.updated else byline.updated
    _note_concluded(stated, notes)
    return Article(
        id=_address(stated.slug, path, metadata.line("slug"), notes),
        path=path,
        language=text.language,
        title=text.title,
        blocks=blocks,
        language_stated=text.language_stated,
        title_stated=text.title_stated,
        published=published,
        published_stated=published_stated,
        updated=updated,
        expires=stated.expires,
        draft=stated.draft,
        summary=stated.summary or "",
        source=source,
        url=_original_address(stated),
        external_id=stated.external_id,
        authors=stated.authors or byline.authors,
        category=stated.category,
        tags=stated.tags,
        issues=stated.issue,
        translation_key=stated.translation_key or metadata.translates,
        weight=stated.weight,
        sentiment=stated.sentiment,
        score=stated.score,
        ai=Rewriting(**dict(stated.ai)) if stated.ai else text.ai,
        image=image,
        pairs=pairs_of(blocks, text.drafts),
        findings=tuple(sorted(notes.findings, key=attrgetter("line", "treatment", "what"))),
        chrome_language=stated.chrome_language or text.chrome,
        extra=metadata.extra,
    )


def _blocks(text: ArticleText, notes: Notes) -> tuple[Block, ...]:
    """The blocks of the text with their passages, quotations marked."""
    taken_out = frozenset(entry.line for entry in notes.findings if entry.what in _IN_BETWEEN)
    return mark_quotations(number(text.drafts, text.language), text.drafts, removed=taken_out)


def _note_concluded(stated: ArticleFrontmatter, notes: Notes) -> None:
    """Note what the frontmatter itself marks as inferred, as `briefings import` writes it."""
    inferred = {entry.what for entry in notes.findings if entry.treatment is Treatment.INFERRED}
    for name in stated.inferred:
        what = "publication date" if name == "published" else name
        if what not in inferred:
            notes.infer(what)


def _address(stated: str | None, path: str, line: int, notes: Notes) -> str:
    """The slug stated, or the file's name without its language."""
    base = stated if stated is not None else posixpath.basename(language_of_path(path)[1])
    last = base.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    if stated is not None and re.search(r"\.\.|^/|\\", stated):
        problem = f"the slug is a path: {shown_value(stated)}"
        notes.problems.append(warning(notes.path, line, problem, f"write '{slugify(last)}', which it was read as"))
    return slugify(last)


def _published(
    stated: ArticleFrontmatter, byline: dt.date | None, path: str, notes: Notes
) -> tuple[dt.date | None, bool]:
    """The date stated, else the byline's, else the one before the file's name; and whether the text states it."""
    if stated.published or byline:
        return stated.published or byline, "published" not in stated.inferred
    match = _DATED.match(posixpath.basename(path))
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        day = None
    if day is None:
        notes.findings.append(finding(Treatment.MISSING, "publication date", 0))
        return None, "published" not in stated.inferred
    notes.infer("publication date", 0, posixpath.basename(path))
    return day, False


def _updated(stated: ArticleFrontmatter, metadata: Metadata, notes: Notes) -> dt.date | None:
    """The day of the last change, unless that was only an AI's rewriting."""
    rewritten, changed = (stated.ai.at if stated.ai else None), metadata.updated_at
    if rewritten is None:
        return stated.updated
    same = abs(changed - rewritten) <= _REWRITE if changed else stated.updated == rewritten.date()
    if not same:
        return stated.updated
    notes.infer("change is an AI's rewriting", metadata.line("updated"), str(changed or rewritten))
    return None


def _original_address(stated: ArticleFrontmatter) -> str | None:
    """Where the original is; a source that is nothing but an address is that of the original."""
    if stated.url or stated.source is None or stated.source.name:
        return stated.url
    return stated.source.url


def _source(stated: ArticleFrontmatter, byline: str | None, notes: Notes) -> Source | None:
    """Who published it: the name stated, else the byline's, else the host of the address."""
    given, is_stated = stated.source, "source" not in stated.inferred
    if given and given.name:
        return Source(given.name, slugify(given.key or given.name), given.url, given.type, is_stated)
    if byline:
        return Source(byline, slugify(byline), stated=is_stated)
    address = (given.url if given else None) or stated.url
    if not address:
        return None
    host = host_of(address)
    notes.infer("source", 0, host)
    return Source(host, slugify(host), stated=False)
