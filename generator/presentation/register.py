"""What the pages of one language look up across all works: issues of a work, shelves by source and topic, citations."""

import datetime as dt
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.config import Config
from generator.model.articles import Article, Source, Work
from generator.model.briefings import Briefing, EditionChanges
from generator.model.issues import Issue, IssueFile, Texts
from generator.reading.slugs import slugify


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that the pages of one language show. `issues` are in display order; `briefings` by issue's slug.

    `downloads` are the files to take away, by path below the language's root; `history` is what each edition changed,
    newest first.
    """

    config: Config
    language: str
    works: tuple[Work, ...]
    issues: tuple[Issue, ...]
    briefings: Mapping[str, Briefing]
    unassigned: tuple[Work, ...]
    downloads: frozenset[str] = frozenset()
    history: tuple[EditionChanges, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Works that share a source or a topic. `key` is its address, `source` only given for sources."""

    key: str
    name: str
    works: tuple[Work, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """An editor's text in the language that it is there in."""

    text: str
    language: str


@dataclass(frozen=True)
class Register:
    """The lookups of one publication. The same shelves stand in every language, so the switch stays on the page."""

    publication: Publication

    def article(self, work: Work) -> Article:
        """The text of a work that this language shows."""
        return work.version(self.publication.language)

    def text(self, texts: Texts) -> Text | None:
        """An editor's text in this language, or else the one of no stated language, or else the site's first."""
        config = self.publication.config
        for code in (self.publication.language, "", *config.declared, *sorted(texts)):
            if texts.get(code):
                return Text(texts[code], code or config.declared[0])
        return None

    def title(self, file: IssueFile) -> Text:
        """An issue's title; its slug where there is none."""
        return self.text(file.title) or Text(file.slug, self.publication.config.declared[0])

    @cached_property
    def by_date(self) -> tuple[Work, ...]:
        """All works, newest first, undated ones last."""
        return self.newest_first(self.publication.works)

    def newest_first(self, works: Iterable[Work]) -> tuple[Work, ...]:
        """Works by the date of the text that this language shows, undated ones last."""
        return tuple(sorted(works, key=self._age))

    def _age(self, work: Work) -> tuple[int, str]:
        published = self.article(work).published or dt.date.min
        return -published.toordinal(), work.id

    @cached_property
    def issues_of(self) -> Mapping[str, tuple[Issue, ...]]:
        """The issues that a work belongs to, by its id."""
        found: dict[str, list[Issue]] = defaultdict(list)
        for issue in self.publication.issues:
            for work in issue.works:
                found[work.id].append(issue)
        return {identifier: tuple(issues) for identifier, issues in found.items()}

    @cached_property
    def same_text(self) -> Mapping[str, tuple[Work, ...]]:
        """The works of an origin, by its name."""
        found: dict[str, list[Work]] = defaultdict(list)
        for work in self.publication.works:
            found[work.origin].append(work)
        return {origin: tuple(works) for origin, works in found.items()}

    @cached_property
    def cited(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The passages that any briefing of this language shows, by the article's id and language."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for briefing in self.publication.briefings.values():
            for citation in briefing.citations():
                found[citation.article.place].add(citation.passage.id)
        return {place: frozenset(passages) for place, passages in found.items()}

    @cached_property
    def sources(self) -> tuple[Shelf, ...]:
        """Every source with its works, by name."""
        sources: dict[str, Source] = {}
        works: dict[str, dict[str, Work]] = defaultdict(dict)
        for work in self.publication.works:
            for article in work.versions:
                if article.source:
                    sources.setdefault(article.source.key, article.source)
                    works[article.source.key][work.id] = work
        shelves = [Shelf(key, source.name, tuple(works[key].values()), source) for key, source in sources.items()]
        return tuple(sorted(shelves, key=_by_name))

    @cached_property
    def topics(self) -> tuple[Shelf, ...]:
        """Every tag and category with its works, by name; spellings that make one slug are one topic."""
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        works: dict[str, dict[str, Work]] = defaultdict(dict)
        for work in self.publication.works:
            for tag in (tag for article in work.versions for tag in topics_of(article)):
                key = slugify(tag)
                spellings[key][tag] += 1
                works[key][work.id] = work
        shelves = [
            Shelf(key, min(names, key=lambda spelling: (-names[spelling], spelling)), tuple(works[key].values()))
            for key, names in spellings.items()
        ]
        return tuple(sorted(shelves, key=_by_name))


def topics_of(article: Article) -> tuple[str, ...]:
    """Category and tags of an article, each once."""
    every = ((article.category,) if article.category else ()) + article.tags
    unique = {slugify(tag): tag for tag in reversed(every) if slugify(tag)}
    return tuple(reversed(unique.values()))


def _by_name(shelf: Shelf) -> tuple[str, str]:
    letters = unicodedata.normalize("NFKD", shelf.name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), shelf.key
