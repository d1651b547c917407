"""What prints the pages of one language: its templates, chrome and formats; a page and its Markdown file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.errors import Problem, attempt
from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.pages.notes import note
from generator.pages.pieces import Pieces
from generator.presentation.markup import editorial, finalise, name, plain, shortened, verbatim


def environment(catalogue: Catalogue) -> Environment:
    """Templates fail on names they misspell, escape all text by the one door, and speak the catalogue's language."""
    made = Environment(
        loader=PackageLoader("generator.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalise,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.gettext,
        catalogue.ngettext,
        newstyle=True,
        pgettext=catalogue.pgettext,
        npgettext=catalogue.npgettext,
    )
    made.globals |= {"name": name, "editorial": editorial, "verbatim": verbatim, "shortened": shortened, "note": note}
    return made


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site before it is text.

    `path` is its address below the language's root ("briefings/x/"; "" for the home page). `content_language` is
    that of its content, `canonical_language` that of the page that search engines should show instead of this one.
    """

    path: str
    kind: str
    title: str
    body: str
    description: str = ""
    content_language: str = ""
    canonical_language: str = ""
    date: str = ""
    feed: str = ""

    @property
    def file(self) -> str:
        """The Markdown file that an engine publishes at `path`."""
        return f"{self.path}index.md"


def document(page: Page) -> str:
    """The page as Markdown with front matter. Only headings are Markdown; all else is HTML on unindented lines."""
    meta = {
        "title": plain(page.title),
        "description": plain(page.description),
        "path": page.path,
        "kind": page.kind,
        "lang_content": page.content_language,
        "canonical_language": page.canonical_language,
        "date": page.date,
        "feed": page.feed,
    }
    front = yaml.safe_dump({key: value for key, value in meta.items() if value or key == "path"},
                           allow_unicode=True, sort_keys=False, width=2**31)  # fmt: skip
    return f"---\n{front}---\n\n{_tidy(page.body)}"


def _tidy(body: str) -> str:
    """Blank lines around headings and nowhere else: a blank line inside HTML would end it for some engines."""
    lines = (line.strip() for line in body.splitlines())
    spaced = (f"\n{line}\n" if line.startswith("## ") else line for line in lines if line)
    return "\n".join(spaced).strip() + "\n"


class Press:
    """Renders one template after another in one language."""

    def __init__(self, language: str, catalogue: Catalogue, formats: Formats) -> None:
        self.language = language
        self.catalogue = catalogue
        self.formats = formats
        self.problems: list[Problem] = []

    @cached_property
    def _templates(self) -> Environment:
        return environment(self.catalogue)

    def page(
        self,
        template: str,
        *,
        path: str,
        kind: str,
        title: str,
        description: str = "",
        content_language: str = "",
        canonical_language: str = "",
        feed: str = "",
        **values: object,
    ) -> Page:
        """The page at `path` below the language's root, its body made by `template` from `values`."""
        pieces = self.pieces(path)
        body = self._templates.get_template(template).render(p=pieces, language=self.language, kind=kind, **values)
        return Page(
            path=path,
            kind=kind,
            title=title,
            description=description,
            content_language=content_language or self.language,
            canonical_language=canonical_language or self.language,
            body=body,
            feed=feed,
        )

    def isolated(self, make: Callable[[], Page], *, path: str, kind: str, title: str, source: str) -> Page:
        """The page that `make` gives; where it fails, one that says so, and a problem of the file `source`."""
        page = attempt(make, None, self.problems, source, f"the page {self.language}/{path}")
        return page or self.page("unmade.html", path=path, kind=kind, title=title, heading=title)

    def pieces(self, path: str) -> Pieces:
        """The small pieces of the page at `path`."""
        root = "../" * path.count("/")
        return Pieces(root=root, language=self.language, catalogue=self.catalogue, formats=self.formats)
