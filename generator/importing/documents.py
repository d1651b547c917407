"""What flows through an import: the documents of a file in the form that reading understands, what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import yaml

from generator.errors import Problem
from generator.model.articles import Finding

LARGEST_FILE = 20_000_000
"""Bytes of the largest feed or saved page."""
MARKDOWN = (".md", ".markdown", ".mdx")
"""Suffixes of Markdown files."""


class Form(StrEnum):
    """What kind of file a document came from, found by its content."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One file to import: `shown` as the user would type it, `path` its place below what was named (POSIX)."""

    shown: str
    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file.

    `shown` is the file as the user would type it, `path` its place below what was named (POSIX). `data` is what
    reading gets. `entry` tells the documents of one feed apart, "" elsewhere. `findings` are what was done to the
    source before. `in_place` marks a file that stands in the folder of articles already.
    """

    shown: str
    path: str
    form: Form
    data: bytes
    entry: str = ""
    findings: tuple[Finding, ...] = ()
    in_place: bool = False

    @property
    def own(self) -> bool:
        """Whether its file's name stays that of the article, and goes on saying where that came from."""
        return self.in_place or (self.form is Form.MARKDOWN and self.path.casefold().endswith(MARKDOWN))


@dataclass(frozen=True, slots=True)
class Opened:
    """The documents of one file, or why there are none."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: the document's path, its entry, whether it keeps its name, or even its place."""

    path: str
    entry: str = ""
    own: bool = False
    in_place: bool = False


class Status(StrEnum):
    """What became of a document."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DIFFERS = "differs"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one document. `to` is its article's path below the folder; `same_as` a copy of its text."""

    path: str
    form: str
    status: Status
    entry: str = ""
    to: str | None = None
    same_as: str | None = None
    same_by: str | None = None
    found: Mapping[str, object] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    added: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Draft:
    """A document under construction, for forms that are not text: its metadata and its Markdown."""

    metadata: dict[str, object] = field(default_factory=dict)
    inferred: list[str] = field(default_factory=list)
    text: str = ""
    findings: list[Finding] = field(default_factory=list)

    def data(self) -> bytes:
        """The draft as a file with frontmatter."""
        given = {key: value for key, value in self.metadata.items() if value not in (None, "", [], {})}
        if self.inferred:
            given["inferred"] = self.inferred
        return f"---\n{to_yaml(given)}---\n\n{self.text}\n".encode("utf-8", "replace")


class _Dumper(yaml.SafeDumper):
    """Block style, lists set in, nothing by reference."""

    def ignore_aliases(self, data: object) -> bool:
        """Nothing is repeated by reference."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand in from their key."""
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def to_yaml(data: Mapping[str, object]) -> str:
    """`data` as YAML in its own order, each value on as few lines as it can be."""
    made = yaml.dump(
        dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=2**31
    )
    return str(made)
