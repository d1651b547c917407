"""File -> Article: the steps of reading one, in their order, and all of a folder."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import Problem, warning
from generator.model import Article, Finding, Rewriting, Rights, Source, Treatment
from generator.reading.cleaning import clean_lines
from generator.reading.decoding import decode
from generator.reading.files import ARTICLES, PAGES, listing, read_files, shown_path
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.identity import Claim, language_of_path, settle
from generator.reading.lines import Line, found, numbered
from generator.reading.matter import Matter, split_matter
from generator.reading.metadata import Metadata, read_metadata
from generator.reading.passages import number
from generator.reading.pictures import image_of, with_picture
from generator.reading.questions import pairs_of
from generator.reading.quotations import mark_quotations
from generator.reading.slugs import slugify
from generator.reading.texts import Notes, Text, read_text
from generator.reading.values import host_of, shown

_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=[-_. ]|$)")
_IN_BETWEEN = frozenset({"shortcode", "template tag", "embedded file", "image", "raw HTML"})
"""Findings for things that may have held words between two paragraphs."""
_REWRITE = dt.timedelta(minutes=10)
"""How near a change to an AI's rewriting must be to be nothing but that."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of a folder, sorted by path, and everything that is wrong with its files."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_articles(folder: Path, *, rights: Rights = Rights.FULL, shown_as: str = "") -> Reading:
    """Every article under `folder`, any depth. `rights` holds for those that state none.

    `shown_as` is how the user names the folder; problems begin with it. No content raises: what is wrong with a
    file is a problem, and the others are read all the same.
    """
    listed = listing(folder, shown_as=shown_as, suffixes=ARTICLES | PAGES, what="article")
    problems = list(listed.problems)
    claims: list[Claim] = []
    for path, data in read_files(listed):
        if isinstance(data, Problem):
            problems.append(data)
            continue
        claim, line, wrong = _read(open_article(data, listed.shown(path)), path, rights)
        problems += wrong
        if claim is not None:
            article, unfit = with_picture(claim.article, folder, listed.shown(path), line)
            problems += unfit
            claims.append(replace(claim, article=article))
    articles, clashes = settle(claims, {path: listed.shown(path) for path in listed.files})
    return Reading(articles, tuple(sorted({*problems, *clashes})))


def read_article(
    data: bytes, path: str, *, rights: Rights = Rights.FULL, shown_as: str = ""
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in `data`, the bytes of the file at `path` (relative to the articles' folder, POSIX).

    None, and errors, where it cannot be used; warnings stand beside an article. Pictures are not looked at, and
    the address is what this file alone asks for.
    """
    return read_opened(open_article(data, shown_path(shown_as, path)), path, rights=rights)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's text, cleaned, its metadata taken off; `matter` is None where there is no text. `shown` is its name."""

    shown: str
    matter: Matter | None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()


def open_article(data: bytes, shown: str) -> Opened:
    """The first half of `read_article`; `shown` is how the user names the file."""
    decoded = decode(data, shown)
    if decoded.text is None:
        return Opened(shown, None, decoded.problems, decoded.findings)
    lines, repairs = clean_lines(numbered(decoded.text))
    return Opened(shown, split_matter(lines, shown), decoded.problems, (*decoded.findings, *repairs))


def read_opened(
    opened: Opened, path: str, *, rights: Rights = Rights.FULL
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The second half of `read_article`."""
    claim, _, problems = _read(opened, path, rights)
    return (claim.article if claim else None), problems


def _read(opened: Opened, path: str, rights: Rights) -> tuple[Claim | None, int, tuple[Problem, ...]]:
    """One file's claim, the line of its image, and its problems."""
    notes = Notes(opened.shown, [*opened.problems], [*opened.findings])
    matter = opened.matter
    if matter is None:
        return None, 0, tuple(notes.problems)
    notes.problems += matter.problems
    if matter.broken or _is_page(matter.body, path, notes, has_matter=bool(matter.form)):
        return None, 0, tuple(notes.problems)
    metadata = read_metadata(matter, notes.path)
    notes.problems += metadata.problems
    if metadata.stated is None:
        return None, 0, tuple(notes.problems)
    text = read_text(matter.body, metadata.stated, path, notes, has_matter=bool(matter.form))
    if text is None:
        return None, 0, tuple(notes.problems)
    article = _article(metadata, metadata.stated, text, path, notes)
    article = replace(article, rights=Rights(metadata.stated.rights or rights))
    claim = Claim(article, metadata.stated.slug is not None, metadata.translates)
    return claim, metadata.line("image"), tuple(sorted(set(notes.problems)))


def _is_page(body: Sequence[Line], path: str, notes: Notes, *, has_matter: bool) -> bool:
    """Whether the file is a saved page: HTML from its first line on, or named so without frontmatter."""
    start = body[0].text.lstrip().casefold() if body else ""
    marked = start.startswith(("<!doctype html", "<html"))
    if not marked and (has_matter or posixpath.splitext(path)[1].casefold() not in PAGES):
        return False
    notes.problems.append(warning(notes.path, 0, "an HTML page is not an article yet", "run `briefings import` on it"))
    return True


def _article(metadata: Metadata, stated: ArticleFrontmatter, text: Text, path: str, notes: Notes) -> Article:
    taken = frozenset(finding.line for finding in notes.findings if finding.what in _IN_BETWEEN)
    blocks = mark_quotations(number(text.drafts, text.language), text.drafts, removed=taken)
    pairs = pairs_of([(block, draft.role) for block, draft in zip(blocks, text.drafts, strict=True)])
    byline = text.page.byline
    published, published_stated = _published(stated.published or byline.published, path, notes)
    image, unseen = image_of(stated, path, metadata.line("image"))
    notes.problems += (replace(problem, path=notes.path) for problem in unseen)
    source = _source(stated, byline.source, notes)
    updated = _updated(stated, metadata, notes) if stated.updated else byline.updated
    concluded = _concluded(stated, notes)
    return Article(
        id=_address(stated.slug, path, metadata.line("slug"), notes),
        path=path,
        language=text.language,
        title=text.title,
        blocks=blocks,
        language_stated=text.language_stated and "language" not in concluded,
        title_stated=text.title_stated and "title" not in concluded,
        published=published,
        published_stated=published_stated and "published" not in concluded,
        updated=updated,
        expires=stated.expires,
        draft=stated.draft,
        summary=stated.summary or "",
        source=replace(source, stated=False) if source and "source" in concluded else source,
        url=stated.url or (stated.source.url if stated.source and not stated.source.name else None),
        external_id=stated.external_id,
        authors=stated.authors or byline.authors,
        category=stated.category,
        tags=stated.tags,
        issues=stated.issue,
        translation_key=stated.translation_key or metadata.translates,
        weight=stated.weight,
        sentiment=stated.sentiment,
        score=stated.score,
        ai=_rewriting(stated) or text.ai,
        image=image,
        pairs=pairs,
        findings=tuple(sorted(notes.findings, key=lambda finding: (finding.line, finding.treatment, finding.what))),
        chrome_language=stated.chrome_language or text.chrome,
        extra=metadata.extra,
    )


def _concluded(stated: ArticleFrontmatter, notes: Notes) -> frozenset[str]:
    """What the frontmatter itself marks as inferred, as `briefings import` writes it; each is a finding."""
    for name in stated.inferred:
        what = "publication date" if name == "published" else name
        if not any(one.treatment is Treatment.INFERRED and one.what == what for one in notes.findings):
            notes.findings.append(found(Treatment.INFERRED, what, 0))
    return frozenset(stated.inferred)


def _address(stated: str | None, path: str, line: int, notes: Notes) -> str:
    """The slug stated, or the file's name without its language."""
    base = stated if stated is not None else posixpath.basename(language_of_path(path)[1])
    last = base.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    if stated is not None and re.search(r"\.\.|^/|\\", stated):
        problem = f"the slug is a path: {shown(stated)}"
        notes.problems.append(warning(notes.path, line, problem, f"write '{slugify(last)}', which it was read as"))
    return slugify(last)


def _published(stated: dt.date | None, path: str, notes: Notes) -> tuple[dt.date | None, bool]:
    """The date stated, else the one before the file's name."""
    if stated:
        return stated, True
    match = _DATED.match(posixpath.basename(path))
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        day = None
    if day is None:
        notes.findings.append(found(Treatment.MISSING, "publication date", 0))
        return None, True
    notes.findings.append(found(Treatment.INFERRED, "publication date", 0, posixpath.basename(path)))
    return day, False


def _updated(stated: ArticleFrontmatter, metadata: Metadata, notes: Notes) -> dt.date | None:
    """The day of the last change, unless that was only an AI's rewriting."""
    at, moment = (stated.ai.at if stated.ai else None), metadata.updated_at
    if at is None:
        return stated.updated
    same = abs(moment - at) <= _REWRITE if moment else stated.updated == at.date()
    if not same:
        return stated.updated
    notes.findings.append(
        found(Treatment.INFERRED, "change is an AI's rewriting", metadata.line("updated"), str(moment or at))
    )
    return None


def _rewriting(stated: ArticleFrontmatter) -> Rewriting | None:
    return Rewriting(stated.ai.rewritten, stated.ai.at, stated.ai.version) if stated.ai else None


def _source(stated: ArticleFrontmatter, byline: str | None, notes: Notes) -> Source | None:
    """Who published it: the name stated, else the byline's, else the host of the address."""
    given = stated.source
    if given and given.name:
        return Source(given.name, slugify(given.key or given.name), given.url, given.type)
    if byline:
        return Source(byline, slugify(byline))
    address = (given.url if given else None) or stated.url
    if not address:
        return None
    host = host_of(address)
    notes.findings.append(found(Treatment.INFERRED, "source", 0, host))
    return Source(host, slugify(host), stated=False)
