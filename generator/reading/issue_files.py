"""`briefings/*.md` -> issue files: what an editor says of an issue, with its notes in other languages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from generator.errors import Problem, warning
from generator.model.issues import Addition, IssueFile, Match, Overrides, Review, Status, Texts
from generator.reading.decoding import decode
from generator.reading.dialects import plain
from generator.reading.files import isolated, listing, read_each
from generator.reading.identity import language_of_path
from generator.reading.issue_frontmatter import IssueFrontmatter
from generator.reading.lines import Line, clean_lines, joined, numbered, tables
from generator.reading.matter import Matter, split_matter
from generator.reading.slugs import slugify
from generator.reading.values import UnusableError
from generator.reading.values import shown as shown_value

_WHAT = "issue file"
_SUFFIXES = frozenset({".md", ".markdown"})
_PARTS = (
    (1, "match", "'tags:', 'words:', 'sources:', 'since:' or 'until:'"),
    (1, "reviewed", "'by: …' and 'on: 2026-04-08'"),
    (1, "glossary", "each term and what it means, as in 'fee: …',"),
    (2, "overrides", "'add:', 'hide:' or 'pin:'"),
    (4, "overrides", "'text: …'"),
)
"""What belongs below a key of an issue file, by the key's depth and the first name on the way to it."""
_NO_MAP = "does not have the keys it needs", "write {keys} on lines below it, set in by two spaces"
_PLAIN_WORDS: Mapping[str, tuple[str, str]] = {
    "model_attributes_type": _NO_MAP,
    "model_type": _NO_MAP,
    "dict_type": _NO_MAP,
    "tuple_type": ("is not a list", "write each entry on a line of its own that begins with '- '"),
    "string_type": ("is not a text", "write it as one text in quotation marks"),
    "missing": ("is missing", "write '{name}: …'"),
    "literal_error": ("is not one of open, watching and closed", "write one of them"),
}
"""What is wrong and what to do, by the name that the validator has for it."""
_EMPTY = "the frontmatter is followed by no text"


@dataclass(frozen=True, slots=True)
class IssuesRead:
    """The issue files of a folder, sorted by slug, and everything that is wrong with them."""

    files: tuple[IssueFile, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _IssueDocument:
    """One file: an issue's own (`language` is None) or its note in a language."""

    path: str
    shown: str
    slug: str
    language: str | None
    stated: IssueFrontmatter
    note: str
    lines: Mapping[str, int] = field(default_factory=dict)


def read_issues(
    folder: Path, *, languages: Sequence[str], sections: Mapping[str, str] | None = None, shown_as: str = ""
) -> IssuesRead:
    """Every issue under `folder`; `languages` are the site's. A folder that does not exist holds none.

    `sections` are those that take overrides: what an editor may call them, and the name of each.
    What is wrong with a file is a problem; an issue with an error is left out, the others are read.
    """
    if not folder.exists():
        return IssuesRead()
    listed = listing(folder, shown_as=shown_as, suffixes=_SUFFIXES, what="issue")
    problems = list(listed.problems)
    documents: list[_IssueDocument] = []
    broken: set[str] = set()
    for path, document, wrong in read_each(listed, partial(_document, languages, sections or {}), _WHAT):
        problems += wrong
        documents += [document] if document else []
        broken |= set() if document else {slugify(posixpath.basename(language_of_path(path)[1]))}
    files, clashes = _joined([document for document in documents if document.slug not in broken], languages)
    return IssuesRead(files, tuple(sorted({*problems, *clashes})))


def _document(
    languages: Sequence[str], sections: Mapping[str, str], data: bytes, path: str, shown: str
) -> tuple[_IssueDocument | None, tuple[Problem, ...]]:
    decoded = decode(data, shown)
    if decoded.text is None:
        return None, decoded.problems
    matter = split_matter(clean_lines(numbered(decoded.text))[0], shown)
    problems = [*decoded.problems, *(p for p in matter.problems if p.problem != _EMPTY)]
    if matter.broken and all(p.problem != _EMPTY for p in matter.problems):
        return None, tuple(problems)
    stated, wrong = _validated(matter, shown, sections)
    problems += [*wrong, *_unshown(matter.body, shown)]
    if stated is None:
        return None, tuple(problems)
    language, base = language_of_path(path)
    if "/" not in path and language not in (None, *languages):
        language, base = None, posixpath.splitext(path)[0]
    slug = slugify(posixpath.basename(base))
    note = joined(matter.body).strip()
    return _IssueDocument(path, shown, slug, language, stated, note, matter.keys), tuple(problems)


def _unshown(body: Sequence[Line], shown: str) -> list[Problem]:
    """A warning for each table in a note: a page would show its bars."""
    remedy = "write it as a list, or put it into an article"
    return [
        warning(shown, line.number, "notes take no tables", remedy)
        for line, table, before in zip(body, tables(body), (False, *tables(body)), strict=False)
        if table and not before
    ]


def _validated(
    matter: Matter, shown: str, sections: Mapping[str, str]
) -> tuple[IssueFrontmatter | None, list[Problem]]:
    raw = {str(key).strip().casefold().replace("-", "_"): plain(value) for key, value in matter.data.items()}
    lines = {str(key).strip().casefold().replace("-", "_"): line for key, line in matter.keys.items()}
    try:
        given = {key: value for key, value in raw.items() if value is not None}
        return IssueFrontmatter.model_validate(given, context={"sections": sections}), []
    except ValidationError as error:
        return None, [_problem(item, lines, shown) for item in error.errors()]


def _problem(item: Mapping[str, object], lines: Mapping[str, int], shown: str) -> Problem:
    place = item["loc"]
    # Editors count entries from 1.
    names = [str(name + 1 if isinstance(name, int) else name) for name in place] if isinstance(place, tuple) else []
    key = shown_value(".".join(names)).strip("'")
    line = lines.get(names[0], 0) if names else 0
    context = item.get("ctx")
    reason = context.get("error") if isinstance(context, Mapping) else None
    if isinstance(reason, UnusableError):
        return Problem(shown, line, f"'{key}' {reason.problem}", reason.remedy)
    if item["type"] == "extra_forbidden":
        return Problem(
            shown, line, f"'{key}' is not a key of issue files", "see `briefings schema issue` for those it has"
        )
    problem, remedy = _PLAIN_WORDS.get(str(item["type"]), ("cannot be understood", "see `briefings schema issue`"))
    remedy = remedy.format(keys=_inside(names), name=names[-1] if names else "")
    return Problem(shown, line, f"'{key}' {problem}{_given(item)}", remedy)


def _given(item: Mapping[str, object]) -> str:
    """What stands there, as a problem quotes it; "" where that is nothing, or more than one value."""
    value = item["input"]
    return "" if item["type"] == "missing" or isinstance(value, Mapping | list) else f": {shown_value(value)}"


def _inside(names: Sequence[str]) -> str:
    """What belongs below the key that `names` leads to."""
    return next((keys for depth, name, keys in _PARTS if len(names) == depth and names[0] == name), "its keys")


def _joined(
    documents: Sequence[_IssueDocument], languages: Sequence[str]
) -> tuple[tuple[IssueFile, ...], list[Problem]]:
    """One issue file for each slug: its own file first, then what the ones in other languages add."""
    files: dict[str, IssueFile] = {}
    problems: list[Problem] = []
    for document in sorted(documents, key=lambda document: (document.language is not None, document.path)):
        add = partial(_added, document, files.get(document.slug), languages)
        file, wrong = isolated(document.shown, add, _WHAT)
        problems += wrong
        files |= {document.slug: file} if file else {}
    untitled = [file for file in files.values() if not file.title]
    problems += [
        Problem(file.path, 0, "the issue has no title", "write 'title: …' in its frontmatter") for file in untitled
    ]
    return tuple(file for _, file in sorted(files.items()) if file.title), problems


def _added(
    document: _IssueDocument, known: IssueFile | None, languages: Sequence[str]
) -> tuple[IssueFile | None, tuple[Problem, ...]]:
    """The issue file with what a document says of it, or as it begins with it."""
    if known is not None and document.language is not None:
        return _with_note(known, document), ()
    if known is not None:
        problem = f"the issue '{document.slug}' is already in another file ({posixpath.basename(known.path)})"
        return known, (Problem(document.shown, 0, problem, "rename one of them"),)
    problems = _check(document, languages)
    if document.language is not None:
        remedy = f"write {document.slug}.md, which says what belongs to the issue"
        problems.append(warning(document.shown, 0, "a note without its issue file", remedy))
    return _file(document, languages[0]), tuple(problems)


def _check(document: _IssueDocument, languages: Sequence[str]) -> list[Problem]:
    """Warnings for texts in languages that the site does not have."""
    problems: list[Problem] = []
    for name in ("title", "description"):
        for code in getattr(document.stated, name):
            if code and code not in languages:
                problem = f"'{name}' has a text in '{code}', which is no language of the site"
                line = document.lines.get(name, 0)
                problems.append(warning(document.shown, line, problem, "remove it, or add the language"))
    return problems


def _texts(given: Mapping[str, str], language: str) -> Texts:
    """The texts by language; one without its language gets the file's."""
    return {(code or language): text for code, text in given.items() if text}


def _file(document: _IssueDocument, default: str) -> IssueFile:
    stated = document.stated
    language = document.language or stated.language or default
    return IssueFile(
        slug=document.slug,
        path=document.shown,
        title=_texts(stated.title, language),
        description=_texts(stated.description, language),
        notes={language: document.note} if document.note else {},
        match=Match(**dict(stated.match)),
        include=stated.include,
        exclude=stated.exclude,
        order=stated.order,
        status=Status(stated.status),
        reviewed=Review(**dict(stated.reviewed)) if stated.reviewed else None,
        overrides={
            name: Overrides(tuple(Addition(*dict(addition).values()) for addition in given.add), given.hide, given.pin)
            for name, given in stated.overrides.items()
        },
        glossary=stated.glossary,
    )


def _with_note(file: IssueFile, document: _IssueDocument) -> IssueFile:
    """The issue file with what one in another language says: its texts, and nothing else."""
    code = document.language or ""
    return replace(
        file,
        title={**file.title, **_texts(document.stated.title, code)},
        description={**file.description, **_texts(document.stated.description, code)},
        notes={**file.notes, **({code: document.note} if document.note else {})},
    )
