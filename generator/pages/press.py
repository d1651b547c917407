"""What prints the pages of one language: its templates, its chrome, its formats."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from jinja2 import Environment

from generator.errors import Problem, attempt
from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.pages.documents import Page
from generator.pages.environment import environment
from generator.pages.pieces import Pieces


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
