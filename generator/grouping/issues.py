"""Works and issue files -> issues: who belongs where, by name, by list and by rule."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.errors import Problem, warning
from generator.grouping.related import with_related
from generator.grouping.works import newest_first, works
from generator.model.articles import Article, Work
from generator.model.issues import Issue, IssueFile, Match, Status
from generator.reading.slugs import slugify


@dataclass(frozen=True, slots=True)
class Grouping:
    """All works, the issues that they make, and the works that belong to none."""

    works: tuple[Work, ...]
    issues: tuple[Issue, ...]
    unassigned: tuple[Work, ...]
    problems: tuple[Problem, ...]


def group(articles: Sequence[Article], files: Sequence[IssueFile]) -> Grouping:
    """The issues of these articles, in the order of their pages. A work may belong to several."""
    all_works = works(articles)
    stated = [Issue(file, tuple(work for work in all_works if belongs(work, file))) for file in files]
    issues = [*stated, *_named_only(all_works, {file.slug for file in files})]
    assigned = {work.id for issue in issues for work in issue.works}
    remedy = "widen its match, list articles under include, or remove the file"
    empty = (issue.file.path for issue in stated if not issue.works)
    idle = (warning(path, 0, "the issue takes no article, so it has no page", remedy) for path in empty)
    return Grouping(
        all_works,
        with_related(sorted(issues, key=_page_order)),
        tuple(work for work in all_works if work.id not in assigned),
        (*_dangling(files, set().union(*map(names, all_works))), *idle),
    )


def belongs(work: Work, file: IssueFile) -> bool:
    """Whether an issue takes a work: its lists win over what the article says, and that over its rules."""
    own = names(work)
    if own.intersection(file.exclude):
        return False
    if own.intersection(file.include):
        return True
    return any(file.slug in map(slugify, article.issues) or _matches(article, file.match) for article in work.versions)


def names(work: Work) -> set[str]:
    """What an issue file may call a work: its address on the site, or the path of one of its files."""
    return {work.id, *(article.path for article in work.versions)}


def _matches(article: Article, match: Match) -> bool:
    if not _is_within(article.published, match):
        return False
    tags = {slugify(tag) for tag in (*article.tags, article.category or "") if tag}
    sources = {article.source.key, slugify(article.source.name)} if article.source else set()
    return (
        any(slugify(tag) in tags for tag in match.tags)
        or any(slugify(source) in sources for source in match.sources)
        or any(_mentions(article, word) for word in match.words)
    )


def _is_within(published: dt.date | None, match: Match) -> bool:
    """Whether a day is one of those of which an issue takes articles; no day is not, where it names any."""
    if published is None:
        return not (match.since or match.until)
    return (match.since or published) <= published <= (match.until or published)


def _mentions(article: Article, word: str) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    texts = (article.title, article.summary, *(block.text for block in article.blocks))
    return any(pattern.search(text) for text in texts)


def _named_only(all_works: Sequence[Work], known: set[str]) -> list[Issue]:
    """Issues that only articles name; the first such article's spelling is the title."""
    names: dict[str, str] = {}
    members: dict[str, list[Work]] = {}
    for work in all_works:
        for slug, name in sorted({slugify(n): n for article in work.versions for n in article.issues}.items()):
            if slug not in known:
                names.setdefault(slug, name)
                members.setdefault(slug, []).append(work)
    files = {slug: IssueFile(slug, "", {"": name}) for slug, name in names.items()}
    return [Issue(files[slug], tuple(found), stated=False) for slug, found in members.items()]


def _page_order(issue: Issue) -> tuple[bool, int, tuple[int, int, str], str]:
    latest = min(map(newest_first, issue.works), default=(0, 0, ""))
    return issue.file.status is Status.CLOSED, issue.file.order, latest, issue.slug


def _dangling(files: Iterable[IssueFile], known: set[str]) -> Iterable[Problem]:
    for file in files:
        for name in (*file.include, *file.exclude):
            if name not in known:
                yield warning(file.path, 0, f"there is no article '{name}'", "name it as in its address on the site")
