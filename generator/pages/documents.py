"""A page's body and what its head needs -> the Markdown file that an engine renders."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from generator.pages.markup import plain


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
