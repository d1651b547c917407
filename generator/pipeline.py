"""The stages in order, from a folder of articles to a published site: the only place that knows all of them."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.analysis.annotation import analyse, unanalysed
from generator.analysis.claim_words import ClaimWords
from generator.analysis.coreference import resolve
from generator.analysis.defining_words import DefiningWords
from generator.analysis.event_words import EventWords
from generator.analysis.model import Analysis
from generator.analysis.questions.words import QuestionWords
from generator.analysis.speech.grammar import Grammar
from generator.analysis.standing_words import PointWords
from generator.config import Config
from generator.dates.lexicon import DateWords
from generator.editions import Edition, changes, file_of, history, previous, read_editions
from generator.errors import InputError, Problem, Severity, attempt, warning
from generator.exports import Context, linked_data, produce
from generator.grouping.issues import Grouping, group
from generator.languages import catalogue as catalogues
from generator.languages.data import (
    Behaviour,
    DetectionWords,
    MetadataWords,
    PageWords,
    Reporting,
    SentenceRules,
    Stopwords,
)
from generator.languages.formats import Formats
from generator.languages.loading import overlays, search_project, searching
from generator.languages.loading import problems as flaws
from generator.model.articles import Article
from generator.model.briefings import Briefing, SourceEntry, Unread
from generator.model.issues import Issue
from generator.model.language_tags import base
from generator.pages import Publication, chrome, render
from generator.reading.articles import read_articles
from generator.reading.issue_files import read_issues
from generator.reading.values import shown
from generator.sections import derivation, registry
from generator.sections.idle import unmatched
from generator.site import engine, entrance, publish, search
from generator.work import SERIAL, Executor, LostError, Store, executor_at, key_of, results, side_by_side

MANY = 40
"""From how many articles on it pays to start processes."""

LANGUAGE_FILES: Mapping[str, type] = {
    "language": Behaviour,
    "words": Stopwords,
    "sentences": SentenceRules,
    "parts": PageWords,
    "reporting": Reporting,
    "detection": DetectionWords,
    "metadata": MetadataWords,
    "grammar": Grammar,
    "events": EventWords,
    "claims": ClaimWords,
    "questions": QuestionWords,
    "definitions": DefiningWords,
    "points": PointWords,
    "dates": DateWords,
}
"""The data files of a language, each with the type that is its schema."""


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
    search_project(config.locales, config.file.parent)
    folder, declared = config.shown(config.articles), tuple(map(base, config.declared))
    first = next(iter(declared), None)
    articles = read_articles(config.articles, rights=config.rights, shown_as=folder, language=first)
    sections = registry.overridable()
    files = read_issues(config.issues, languages=declared, sections=sections, shown_as=config.shown(config.issues))
    live = tuple(article for article in articles.articles if is_public(article, config))
    withheld = tuple(article for article in articles.articles if not is_public(article, config))
    grouping = group(live, files.files)
    archive = read_editions(config.editions, shown_as=config.shown(config.editions))
    found = (*articles.problems, *files.problems, *grouping.problems, *archive.problems, *_flaws_of_languages(config))
    problems = (*found, *_ahead(archive.editions, config))
    return Desk(live, withheld, grouping, tuple(sorted(set(problems))), archive.editions)


def _ahead(editions: Sequence[Edition], config: Config) -> list[Problem]:
    """Editions of days to come, with which nothing is compared."""
    folder = config.shown(config.editions)
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


def sources_of(issue: Issue, language: str) -> tuple[SourceEntry, ...]:
    """An issue's sources in the versions for one language, numbered in the order of the issue's works."""
    origins = {origin: number for number, origin in enumerate(dict.fromkeys(work.origin for work in issue.works), 1)}
    return tuple(
        SourceEntry(number, work.version(language), origins[work.origin]) for number, work in enumerate(issue.works, 1)
    )


def brief(desk: Desk, language: str, config: Config) -> dict[str, Briefing]:
    """All briefings in one language, by the slug of their issue, with what changed since the edition before today."""
    return brief_all(desk, (language,), config)[language]


def analysed(
    desk: Desk, config: Config, *, executor: Executor = SERIAL, store: Store | None = None
) -> dict[tuple[str, str], Analysis]:
    """The analyses of all articles of some issue, by their place: those that are shown, and their translations."""
    folder = config.shown(config.articles)
    versions = (version for issue in desk.grouping.issues for work in issue.works for version in work.versions)
    articles = {article.place: article for article in versions}
    keys = _keys(articles, folder) if store else {}
    kept = {place: found for place, key in keys.items() if store and isinstance(found := store.get(key), Analysis)}
    missing = [(article, f"{folder}/{article.path}") for place, article in articles.items() if place not in kept]
    doing = executor if len(missing) >= MANY else SERIAL
    made = list(results(doing, _analysed, missing, lost=_unanalysed))
    if store:
        _keep(store, keys, made)
    return kept | {analysis.article.place: analysis for analysis in made}


def _keys(articles: Mapping[tuple[str, str], Article], folder: str) -> dict[tuple[str, str], str]:
    """What the analysis of each article depends on: the article, how its file is named, the words of its language."""
    words = key_of(overlays())
    return {place: key_of(folder, words, repr(article)) for place, article in articles.items()}


def _keep(store: Store, keys: Mapping[tuple[str, str], str], made: Iterable[Analysis]) -> None:
    for analysis in made:
        if not analysis.problems:  # what failed is tried again
            store.put(keys[analysis.article.place], analysis)


def _analysed(named: tuple[Article, str]) -> Analysis:
    article, shown = named
    return analyse(article, shown=shown)


def _unanalysed(named: tuple[Article, str], error: LostError) -> Analysis:
    article, shown = named
    problem = Problem(shown, 0, f"the text could not be analysed: {error}", error.remedy, Severity.DEFECT)
    return unanalysed(article, problem)


def brief_all(
    desk: Desk, languages: Sequence[str], config: Config, *, executor: Executor = SERIAL, store: Store | None = None
) -> dict[str, dict[str, Briefing]]:
    """All briefings by language and by the slug of their issue.

    Each article is analysed once, whatever issues and languages it serves; not at all where the store has its analysis.
    """
    analyses = analysed(desk, config, executor=executor, store=store)
    return {
        code: {
            issue.slug: briefing_of(issue, code, analyses, desk, config)
            for issue in desk.grouping.issues
            if issue.works
        }
        for code in languages
    }


def briefing_of(
    issue: Issue, language: str, analyses: Mapping[tuple[str, str], Analysis], desk: Desk, config: Config
) -> Briefing:
    """One briefing, compared with the edition before today; of its sources alone where the program fails on it."""
    problems: list[Problem] = []
    sources, path = sources_of(issue, language), issue.file.path or issue.slug
    spoken = base(language)  # texts are in languages, sites in regions of them
    briefing = attempt(
        lambda: derivation.derive(resolve(issue, spoken, sources, analyses)),
        derivation.underived(issue, spoken, sources),
        problems,
        path,
        "making the briefing",
    )
    unread = [Unread(problem, section=section.name) for problem in problems for section in registry.SECTIONS]
    briefing = replace(derivation.as_of(briefing, config.today), language=language)
    last = previous(desk.editions, config.today)
    if last is not None and not problems:
        found = attempt(lambda: changes(briefing, last, desk.grouping.works), (), problems, path, "finding changes")
        briefing = replace(briefing, changes=found, since=last.date)
        unread += [Unread(problem, section="changes") for problem in problems]
    return replace(briefing, unread=(*briefing.unread, *unread))


def failures(briefings: Iterable[Mapping[str, Briefing]]) -> tuple[Problem, ...]:
    """What the program failed on in making the briefings of some languages."""
    return tuple(lack.problem for made in briefings for briefing in made.values() for lack in briefing.unread)


def check(config: Config) -> tuple[Desk, tuple[Problem, ...]]:
    """Everything that can be wrong with the input, without building."""
    desk = read(config)
    briefings = list(brief_all(desk, config.codes, config).values())
    return desk, (*desk.problems, *failures(briefings), *_idle_overrides(briefings), *_incomplete_chrome(config))


def build(config: Config, *, strict: bool = False, keep_going: bool = False, journal: Journal) -> Outcome:
    """Builds the whole site and publishes it.

    Raises InputError, with every problem found, before anything published is touched: for errors unless
    `keep_going`, for warnings too if `strict`. What the program itself fails on stops nothing.
    RenderError and ConfigError as in `site`.
    """
    store = Store(config.work_dir / "analyses", fresh=config.fresh)
    with executor_of(config) as executor:
        return _built(config, executor, store, strict=strict, keep_going=keep_going, journal=journal)


def executor_of(config: Config) -> Executor:
    """Where a run's work is done. Raises ConfigError where there is no such place."""
    return executor_at(config.executor, searching) if config.executor else side_by_side(config.jobs, searching)


def _built(
    config: Config, executor: Executor, store: Store, *, strict: bool, keep_going: bool, journal: Journal
) -> Outcome:
    with journal.stage("read"):
        desk = read(config)
    with journal.stage("derive"):
        briefings = brief_all(desk, config.codes, config, executor=executor, store=store)
        store.prune()
        made = list(briefings.values())
        problems = (*desk.problems, *failures(made), *_idle_overrides(made))
        desk = replace(desk, problems=problems)
        _demand_fit(problems, strict=strict, keep_going=keep_going)
    with publish.alone(config.work_dir), publish.replacing(config.site_dir) as site_dir:
        with journal.stage("write pages"):
            publish.renewed(config.work_dir / "pages")
            contexts = {code: context(config, desk, code, briefings[code]) for code in config.codes}
            written = [_language_site(config, contexts[code], executor) for code in config.codes]
            sites = [site for site, _ in written]
            unmade = [problem for _, problems in written for problem in problems]
            heads = {code: linked_data.heads(contexts[code], unmade) for code in config.codes}
            _demand_fit(unmade, strict=strict, keep_going=keep_going)
            desk = replace(desk, problems=(*desk.problems, *unmade))
            targets = {engine.lay_out(config, site): site_dir / site.language for site in sites}
        with journal.stage("render"):
            engine.render(targets, jobs=executor.jobs)
        with journal.stage("index"):
            for code in config.codes:
                engine.prune(site_dir / code)
                linked_data.insert(site_dir / code, heads[code])
                search.index(site_dir / code, code)
        with journal.stage("publish"):
            documents = {site.language: site.documents for site in sites}
            entrance.write(config, site_dir, documents, [_greeting(contexts[code]) for code in config.codes])
    return Outcome(desk, sum(len(site.documents) for site in sites), journal.seconds)


def context(config: Config, desk: Desk, code: str, briefings: dict[str, Briefing]) -> Context:
    """What the exports of one language draw on."""
    catalogue = catalogues.load(config.locales, code, shown_as=config.shown(config.locales))
    grouping = desk.grouping
    past = history(desk.editions, briefings, grouping.works, language=code, to=config.today)
    publication = Publication(
        config, code, grouping.works, grouping.issues, briefings, grouping.unassigned, history=past
    )
    return Context(publication, catalogue, Formats(code))


def _language_site(
    config: Config, context: Context, executor: Executor = SERIAL
) -> tuple[engine.LanguageSite, tuple[Problem, ...]]:
    """All that an engine needs to build one language: pages, exports beside them, images, navigation, chrome.

    With it, what was wrong with an export: a file that could not be made, a character that no font has.
    """
    made = produce(context, executor)
    publication = replace(context.publication, downloads=frozenset(made.files))
    pages = render(publication, context.catalogue, context.formats)
    images = {path: (config.articles / source).read_bytes() for path, source in pages.assets.items()}
    files = {**made.files, **images}
    words = chrome(context.catalogue)
    site = engine.LanguageSite(context.language, pages.documents, files, pages.navigation, words)
    return site, (*made.problems, *pages.problems)


def _greeting(context: Context) -> entrance.Greeting:
    gettext = context.catalogue.gettext
    # The name of the language stands in itself: this is what the choice of a language shows for it.
    return entrance.Greeting(gettext("Briefings in English"), gettext("There is no such page."))


def _demand_fit(problems: Sequence[Problem], *, strict: bool, keep_going: bool) -> None:
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    warnings = any(problem.severity is Severity.WARNING for problem in problems)
    if (errors and not keep_going) or (strict and (errors or warnings)):
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


def _flaws_of_languages(config: Config) -> Iterator[Problem]:
    """What is wrong in the words of languages that the site's project brings, or that the site is in."""
    brought = {file.parent.name for file in config.locales.glob("*/*.yml")}
    for code in sorted({*config.codes, *brought}):
        yield from flaws(code, LANGUAGE_FILES)


def _incomplete_chrome(config: Config) -> list[Problem]:
    shown = config.shown(config.locales)
    found: list[Problem] = []
    for code in config.codes:
        try:
            found += catalogues.coverage(config.locales, code, shown_as=shown).problems
        except InputError as error:
            found += error.problems
    return found
