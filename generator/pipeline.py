"""The stages in order, from a folder of articles to a published site: the only place that knows all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.analysis.annotation import analyse
from generator.analysis.coreference import resolve
from generator.analysis.model import Analysis, Dossier
from generator.config import Config
from generator.editions import Edition, changes, file_of, history, previous, read_editions
from generator.errors import InputError, Problem, Severity, warning
from generator.exports import Context, linked_data, produce
from generator.grouping import Grouping, group
from generator.languages import catalogue as catalogues
from generator.languages.formats import Formats
from generator.model import Article, Briefing, Issue, SourceEntry
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
    editions: tuple[Edition, ...] = ()


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
    """Reads articles, issue files and editions, sets aside what is not to be published, and groups the rest."""
    folder, first = _shown(config, config.articles), next(iter(config.declared), None)
    articles = read_articles(config.articles, rights=config.rights, shown_as=folder, language=first)
    files = read_issues(config.issues, languages=config.declared, shown_as=_shown(config, config.issues))
    live = tuple(article for article in articles.articles if is_public(article, config))
    withheld = tuple(article for article in articles.articles if not is_public(article, config))
    grouping = group(live, files.files)
    archive = read_editions(config.editions, shown_as=_shown(config, config.editions))
    found = (*articles.problems, *files.problems, *grouping.problems, *archive.problems)
    problems = (*found, *_ahead(archive.editions, config))
    return Desk(live, withheld, grouping, tuple(sorted(set(problems))), archive.editions)


def _ahead(editions: Sequence[Edition], config: Config) -> list[Problem]:
    """Editions of days to come, with which nothing is compared."""
    folder = _shown(config, config.editions)
    return [
        warning(
            file_of(Path(folder), edition.date).as_posix(),
            0,
            f"an edition of a later day than this one ({config.today}), so it is not used",
            "check the clock and SOURCE_DATE_EPOCH, or remove the file",
        )
        for edition in editions
        if edition.date > config.today
    ]


def is_public(article: Article, config: Config) -> bool:
    """Whether an article may appear anywhere: not a draft, and not dated after today."""
    return not article.draft and (article.published is None or article.published <= config.today)


def dossier(issue: Issue, language: str, analyses: Mapping[tuple[str, str], Analysis], config: Config) -> Dossier:
    """An issue's sources in the versions for one language, numbered in the order of the issue's works."""
    origins = {origin: number for number, origin in enumerate(dict.fromkeys(work.origin for work in issue.works), 1)}
    sources = tuple(
        SourceEntry(number, work.version(language), origins[work.origin]) for number, work in enumerate(issue.works, 1)
    )
    return resolve(issue, language, sources, analyses, config.today)


def brief(desk: Desk, language: str, config: Config) -> dict[str, Briefing]:
    """All briefings in one language, by the slug of their issue, with what changed since the edition before today."""
    return brief_all(desk, (language,), config)[language]


def analysed(desk: Desk, languages: Sequence[str]) -> dict[tuple[str, str], Analysis]:
    """The analyses of all articles that some issue shows in one of the languages, by their place."""
    shown = (work.version(code) for issue in desk.grouping.issues for work in issue.works for code in languages)
    return {article.place: analyse(article) for article in {article.place: article for article in shown}.values()}


def brief_all(desk: Desk, languages: Sequence[str], config: Config) -> dict[str, dict[str, Briefing]]:
    """All briefings by language and by the slug of their issue.

    Each article is analysed once, whatever issues and languages it serves.
    """
    last = previous(desk.editions, config.today)
    made: dict[str, dict[str, Briefing]] = {code: {} for code in languages}
    analyses = analysed(desk, languages)
    for issue in desk.grouping.issues:
        for code in languages if issue.works else ():
            made[code][issue.slug] = _compared(derive(dossier(issue, code, analyses, config)), last, desk)
    return made


def _compared(briefing: Briefing, last: Edition | None, desk: Desk) -> Briefing:
    if last is None:
        return briefing
    return replace(briefing, changes=changes(briefing, last, desk.grouping.works), since=last.date)


def check(config: Config) -> tuple[Desk, tuple[Problem, ...]]:
    """Everything that can be wrong with the input, without building."""
    desk = read(config)
    briefings = list(brief_all(desk, config.codes, config).values())
    return desk, (*desk.problems, *_idle_overrides(briefings), *_incomplete_chrome(config))


def build(config: Config, *, strict: bool = False, keep_going: bool = False, journal: Journal) -> Outcome:
    """Builds the whole site and publishes it.

    Raises InputError, with every problem found, before anything published is touched: for errors unless
    `keep_going`, for warnings too if `strict`. RenderError and ConfigError as in `site`.
    """
    with journal.stage("read"):
        desk = read(config)
    with journal.stage("derive"):
        briefings = brief_all(desk, config.codes, config)
        problems = (*desk.problems, *_idle_overrides(list(briefings.values())))
        desk = replace(desk, problems=problems)
        _demand_fit(problems, strict=strict, keep_going=keep_going)
    with publish.alone(config.work_dir), publish.replacing(config.site_dir) as site_dir:
        with journal.stage("write pages"):
            publish.renewed(config.work_dir / "pages")
            contexts = {code: context(config, desk, code, briefings[code]) for code in config.codes}
            made = [_language_site(config, contexts[code]) for code in config.codes]
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
                linked_data.insert(site_dir / code, linked_data.heads(contexts[code]))
                search.index(site_dir / code, code)
        with journal.stage("publish"):
            documents = {site.language: site.documents for site in sites}
            entrance.write(config, site_dir, documents, [_greeting(contexts[code]) for code in config.codes])
    return Outcome(desk, sum(len(site.documents) for site in sites), journal.seconds)


def context(config: Config, desk: Desk, code: str, briefings: dict[str, Briefing]) -> Context:
    """What the exports of one language draw on."""
    catalogue = catalogues.load(config.locales, code, shown_as=_shown(config, config.locales))
    grouping = desk.grouping
    past = history(desk.editions, briefings, grouping.works, language=code, to=config.today)
    publication = Publication(
        config, code, grouping.works, grouping.issues, briefings, grouping.unassigned, history=past
    )
    return Context(publication, catalogue, Formats(code))


def _language_site(config: Config, context: Context) -> tuple[engine.LanguageSite, tuple[Problem, ...]]:
    """All that an engine needs to build one language: pages, exports beside them, images, navigation, chrome.

    With it, what was wrong with an export: a file that could not be made, a character that no font has.
    """
    made = produce(context)
    publication = replace(context.publication, downloads=frozenset(made.files))
    pages = render(publication, context.catalogue, context.formats)
    images = {path: (config.articles / source).read_bytes() for path, source in pages.assets.items()}
    files = {**made.files, **images}
    words = chrome(context.catalogue)
    site = engine.LanguageSite(context.language, pages.documents, files, pages.navigation, words)
    return site, made.problems


def _greeting(context: Context) -> entrance.Greeting:
    gettext = context.catalogue.gettext
    # The name of the language stands in itself: this is what the choice of a language shows for it.
    return entrance.Greeting(gettext("Briefings in English"), gettext("There is no such page."))


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
