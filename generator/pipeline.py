"""The stages in order, from a folder of articles to a published site: the only place that knows all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.config import Config
from generator.errors import InputError, Problem, Severity, warning
from generator.exports import EXPORTS, Context, linked_data, produce
from generator.grouping import Grouping, group
from generator.languages import catalogue as catalogues
from generator.languages.formats import Formats
from generator.model import Article, Briefing, Dossier, Issue, SourceEntry
from generator.pages import Publication, chrome, render
from generator.reading import read_articles, read_issues
from generator.reading.values import shown
from generator.sections import derive, unmatched
from generator.site import engine, entrance, publish, search


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that was read: what may be published, how it is grouped, and what is wrong with the rest."""

    articles: tuple[Article, ...]
    withheld: tuple[Article, ...]
    grouping: Grouping
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Journal:
    """Where the time of a run went: seconds by stage, in order. `announce` is told when a stage begins."""

    announce: Callable[[str], None] = lambda stage: None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times what happens inside as the stage `name`."""
        self.announce(name)
        started = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - started


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made: the desk, the number of pages in all languages, seconds by stage."""

    desk: Desk
    pages: int
    seconds: dict[str, float]


def read(config: Config) -> Desk:
    """Reads articles and issue files, sets aside what is not to be published, and groups the rest."""
    articles = read_articles(config.articles, rights=config.rights, shown_as=_shown(config, config.articles))
    files = read_issues(config.issues, languages=config.declared, shown_as=_shown(config, config.issues))
    live = tuple(article for article in articles.articles if is_public(article, config))
    withheld = tuple(article for article in articles.articles if not is_public(article, config))
    grouping = group(live, files.files)
    problems = (*articles.problems, *files.problems, *grouping.problems)
    return Desk(live, withheld, grouping, tuple(sorted(set(problems))))


def is_public(article: Article, config: Config) -> bool:
    """Whether an article may appear anywhere: not a draft, and not dated after today."""
    return not article.draft and (article.published is None or article.published <= config.today)


def dossier(issue: Issue, language: str, config: Config) -> Dossier:
    """An issue's sources in the versions for one language, numbered in the order of the issue's works."""
    origins = {origin: number for number, origin in enumerate(dict.fromkeys(work.origin for work in issue.works), 1)}
    sources = tuple(
        SourceEntry(number, work.version(language), origins[work.origin]) for number, work in enumerate(issue.works, 1)
    )
    return Dossier(issue, language, sources, config.today)


def brief(desk: Desk, language: str, config: Config) -> dict[str, Briefing]:
    """All briefings in one language, by the slug of their issue."""
    return {issue.slug: derive(dossier(issue, language, config)) for issue in desk.grouping.issues if issue.works}


def check(config: Config) -> tuple[Desk, tuple[Problem, ...]]:
    """Everything that can be wrong with the input, without building."""
    desk = read(config)
    briefings = [brief(desk, code, config) for code in config.codes]
    return desk, (*desk.problems, *_idle_overrides(briefings), *_incomplete_chrome(config))


def build(config: Config, *, strict: bool = False, keep_going: bool = False, journal: Journal) -> Outcome:
    """Builds the whole site and publishes it.

    Raises InputError, with every problem found, before anything published is touched: for errors unless
    `keep_going`, for warnings too if `strict`. RenderError and ConfigError as in `site`.
    """
    with journal.stage("read"):
        desk = read(config)
    with journal.stage("derive"):
        briefings = {code: brief(desk, code, config) for code in config.codes}
        problems = (*desk.problems, *_idle_overrides(list(briefings.values())))
        desk = Desk(desk.articles, desk.withheld, desk.grouping, problems)
        _demand_fit(problems, strict=strict, keep_going=keep_going)
    with publish.alone(config.work_dir), publish.replacing(config.site_dir) as site_dir:
        with journal.stage("write pages"):
            publish.renewed(config.work_dir / "pages")
            made = [_language_site(config, desk, code, briefings[code]) for code in config.codes]
            sites = [site for site, _ in made]
            unmade = tuple(problem for _, problems in made for problem in problems)
            _demand_fit(unmade, strict=strict, keep_going=keep_going)
            desk = replace(desk, problems=(*desk.problems, *unmade))
            targets = {engine.lay_out(config, site): site_dir / site.language for site in sites}
        with journal.stage("render"):
            engine.render(targets, jobs=config.jobs)
        with journal.stage("index"):
            for code in config.codes:
                engine.prune(site_dir / code)
                linked_data.insert(site_dir / code, linked_data.heads(context(config, desk, code, briefings[code])))
                search.index(site_dir / code, code)
        with journal.stage("publish"):
            documents = {site.language: site.documents for site in sites}
            entrance.write(config, site_dir, documents, [_greeting(config, code) for code in config.codes])
    return Outcome(desk, sum(len(site.documents) for site in sites), journal.seconds)


def context(config: Config, desk: Desk, code: str, briefings: dict[str, Briefing]) -> Context:
    """What the exports of one language draw on."""
    catalogue = catalogues.load(config.locales, code, shown_as=_shown(config, config.locales))
    grouping = desk.grouping
    downloads = tuple(export.file for export in EXPORTS if export.name not in config.without)
    publication = Publication(config, code, grouping.works, grouping.issues, briefings, grouping.unassigned, downloads)
    return Context(publication, catalogue, Formats(code))


def _language_site(
    config: Config, desk: Desk, code: str, briefings: dict[str, Briefing]
) -> tuple[engine.LanguageSite, tuple[Problem, ...]]:
    """All that an engine needs to build one language: pages, exports beside them, images, navigation, chrome.

    With it, what was wrong with an export: a file that could not be made, a character that no font has.
    """
    edition = context(config, desk, code, briefings)
    pages = render(edition.publication, edition.catalogue, edition.formats)
    made = produce(edition)
    images = {path: (config.articles / source).read_bytes() for path, source in pages.assets.items()}
    files = {**made.files, **images}
    site = engine.LanguageSite(code, pages.documents, files, pages.navigation, chrome(edition.catalogue))
    return site, made.problems


def _greeting(config: Config, code: str) -> str:
    catalogue = catalogues.load(config.locales, code, shown_as=_shown(config, config.locales))
    # The name of the language stands in itself: this is what the choice of a language shows for it.
    return catalogue.gettext("Briefings in English")


def _demand_fit(problems: Sequence[Problem], *, strict: bool, keep_going: bool) -> None:
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    if (errors and not keep_going) or (strict and problems):
        raise InputError(problems)


def _idle_overrides(briefings: Sequence[dict[str, Briefing]]) -> list[Problem]:
    """Overrides of issue files that changed nothing in any language."""
    problems: list[Problem] = []
    for idle in unmatched([briefing for one in briefings for briefing in one.values()]):
        if idle.exists:
            problem = (
                f"the passage {shown(idle.entry)} exists, but {idle.section} does not take it, so it is not pinned"
            )
            remedy = f"pin it in another section, or write the text under 'add' of {idle.section}"
        else:
            problem = f"the override {shown(idle.entry)} matches nothing"
            remedy = "copy the passage's exact text or its article#s12"
        problems.append(warning(idle.path, 0, problem, remedy))
    return problems


def _incomplete_chrome(config: Config) -> list[Problem]:
    shown = _shown(config, config.locales)
    found: list[Problem] = []
    for code in config.codes:
        try:
            found += catalogues.coverage(config.locales, code, shown_as=shown).problems
        except InputError as error:
            found += error.problems
    return found


def _shown(config: Config, folder: Path) -> str:
    """A folder as its owner would type it: relative to mkdocs.yml where it lies below it."""
    try:
        return folder.relative_to(config.file.parent).as_posix()
    except ValueError:
        return folder.as_posix()
