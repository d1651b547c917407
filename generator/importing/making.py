"""One file -> the articles in it, as far as a process of its own can take them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.errors import BriefingsError, Problem, defect
from generator.importing.articles import Imported, as_article
from generator.importing.documents import Document, Entry, Input, Origin, Status
from generator.importing.files import read_input
from generator.importing.forms import open_file
from generator.importing.ledger import key_of
from generator.importing.places import name_for
from generator.importing.report import found_in


@dataclass(frozen=True, slots=True)
class Made:
    """One article in the making: the path it asks for and its file's content."""

    origin: Origin
    name: str
    data: bytes
    entry: Entry


@dataclass(frozen=True, slots=True)
class Making:
    """What one file becomes; an entry of the report for each document that can be no article.

    `key` is that of the file in the ledger, "" for a file that is not to be remembered.
    """

    key: str
    made: tuple[Made | Entry, ...]


def make(entry: Input, inside: str | None = None) -> Making:
    """The articles in one file; `inside` is its path in the folder of articles, where it stands in it."""
    data = read_input(entry)
    if isinstance(data, Problem):
        return Making("", (_failed(entry.shown, data),))
    try:
        opened = open_file(data, shown=entry.shown, path=inside or entry.path)
        made = [_made(_in_place(document, inside)) for document in opened.documents]
    except (BriefingsError, OSError) as error:
        return Making("", (_failed(entry.shown, Problem(entry.shown, 0, str(error), "check the file")),))
    except Exception as error:  # one file's defect is not to keep the others
        return Making("", (_failed(entry.shown, defect(error, entry.shown, "reading this file")),))
    return Making(key_of(data, entry, inside), (*made, *(_failed(entry.shown, problem) for problem in opened.problems)))


def _failed(shown: str, problem: Problem) -> Entry:
    return Entry(shown, "", Status.FAILED, problems=(problem,))


def _in_place(document: Document, inside: str | None) -> Document:
    return replace(document, in_place=inside is not None and document.form.value in ("text", "markdown"))


def _made(document: Document) -> Made | Entry:
    imported = as_article(document)
    entry = Entry(document.shown, document.form.value, Status.FAILED, entry=document.entry)
    if not isinstance(imported, Imported):
        return replace(entry, problems=imported)
    origin = Origin(document.path, document.entry, document.own, document.in_place)
    entry = replace(
        entry,
        found=found_in(imported),
        findings=imported.findings,
        added=imported.added,
        problems=imported.problems,
    )
    return Made(origin, name_for(origin, imported.article.title), imported.text.encode(), entry)
