"""Works and briefings of one language -> the Markdown pages that an engine renders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Problem
from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.pages import articles, briefings, editions, front, indexes
from generator.pages.chrome import chrome
from generator.pages.press import Page, Press, document
from generator.presentation.markup import plain
from generator.presentation.register import Publication, Register

__all__ = ["Pages", "Publication", "chrome", "render"]


@dataclass(frozen=True)
class Pages:
    """The pages of one language.

    `documents`: Markdown with front matter, by path under docs_dir. `assets`: path under docs_dir -> path relative
    to the articles' folder. `navigation`: home, issues and indexes, as MkDocs' `nav`. `problems`: the pages that could
    not be made, in whose place stands one that says so.
    """

    documents: Mapping[str, str]
    assets: Mapping[str, str]
    navigation: list[object]
    problems: tuple[Problem, ...] = ()


def render(publication: Publication, catalogue: Catalogue, formats: Formats) -> Pages:
    """Every page of the publication's language."""
    register = Register(publication)
    press = Press(publication.language, catalogue, formats)
    made = {page.file: document(page) for page in _pages(register, press)}
    return Pages(made, articles.covers(register), _navigation(register, catalogue), tuple(press.problems))


def _pages(register: Register, press: Press) -> Iterator[Page]:
    yield front.home(register, press)
    yield from briefings.pages(register, press)
    yield from editions.pages(register, press)
    yield from articles.pages(register, press)
    yield from indexes.pages(register, press)


def _navigation(register: Register, catalogue: Catalogue) -> list[object]:
    """Home, the issues, the indexes; articles stay out, because the engine draws the navigation on every page."""
    issues: list[object] = [
        {plain(register.title(issue.file).text) or issue.slug: f"briefings/{issue.slug}/index.md"}
        for issue in register.publication.issues
        if issue.slug in register.publication.briefings
    ]
    return [
        {catalogue.pgettext("navigation", "Home"): "index.md"},
        *([{catalogue.pgettext("navigation", "Briefings"): issues}] if issues else []),
        *([{catalogue.pgettext("page", "Editions"): "editions/index.md"}] if register.publication.history else []),
        {catalogue.pgettext("navigation", "Articles"): "articles/index.md"},
        {catalogue.pgettext("navigation", "Sources"): "sources/index.md"},
        {catalogue.pgettext("navigation", "Topics"): "topics/index.md"},
        {catalogue.pgettext("navigation", "To check"): "problems/index.md"},
        {catalogue.pgettext("navigation", "How to read"): "about/index.md"},
    ]
