"""`briefings/*.md` -> issue files: what an editor says of an issue, with its notes in other languages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from generator.errors import Problem, warning
from generator.model import Addition, IssueFile, Match, Overrides, Review, Status, Texts
from generator.reading.cleaning import clean_lines
from generator.reading.decoding import decode
from generator.reading.dialects import plain
from generator.reading.files import listing, read_files
from generator.reading.identity import language_of_path
from generator.reading.issue_frontmatter import AdditionFrontmatter, IssueFrontmatter, OverridesFrontmatter
from generator.reading.lines import joined, numbered
from generator.reading.matter import Matter, split_matter
from generator.reading.slugs import slugify
from generator.reading.values import UnusableError
from generator.reading.values import shown as shown_value

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
class IssueReading:
    """The issue files of a folder, sorted by slug, and everything that is wrong with them."""

    files: tuple[IssueFile, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """One file: an issue's own (`language` is None) or its note in a language."""

    path: str
    shown: str
    slug: str
    language: str | None
    stated: IssueFrontmatter
    note: str
    lines: Mapping[str, int] = field(default_factory=dict)


def read_issues(folder: Path, *, languages: Sequence[str], shown_as: str = "") -> IssueReading:
    """Every issue under `folder`; `languages` are the site's. A folder that does not exist holds none.

    What is wrong with a file is a problem; an issue with an error is left out, the others are read.
    """
    if not folder.exists():
        return IssueReading()
    listed = listing(folder, shown_as=shown_as, suffixes=_SUFFIXES, what="issue")
    problems = list(listed.problems)
    parts: list[_Part] = []
    broken: set[str] = set()
    for path, data in read_files(listed):
        part, wrong = _part(data, path, listed.shown(path), languages) if isinstance(data, bytes) else (None, (data,))
        problems += wrong
        parts += [part] if part else []
        broken |= set() if part else {slugify(posixpath.basename(language_of_path(path)[1]))}
    files, clashes = _joined_parts([part for part in parts if part.slug not in broken], languages)
    return IssueReading(files, tuple(sorted({*problems, *clashes})))


def _part(data: bytes, path: str, shown: str, languages: Sequence[str]) -> tuple[_Part | None, tuple[Problem, ...]]:
    decoded = decode(data, shown)
    if decoded.text is None:
        return None, decoded.problems
    matter = split_matter(clean_lines(numbered(decoded.text))[0], shown)
    problems = [*decoded.problems, *(p for p in matter.problems if p.problem != _EMPTY)]
    language, base = language_of_path(path)
    if "/" not in path and language not in (None, *languages):
        language, base = None, posixpath.splitext(path)[0]
    empty = any(p.problem == _EMPTY for p in matter.problems)
    if matter.broken and not empty:
        return None, tuple(problems)
    stated, wrong = _validated(matter, shown)
    problems += wrong
    name = posixpath.basename(base)
    if stated is None:
        return None, tuple(problems)
    note = joined(matter.body).strip()
    return _Part(path, shown, slugify(name), language, stated, note, matter.keys), tuple(problems)


def _validated(matter: Matter, shown: str) -> tuple[IssueFrontmatter | None, list[Problem]]:
    raw = {str(key).strip().casefold().replace("-", "_"): plain(value) for key, value in matter.data.items()}
    lines = {str(key).strip().casefold().replace("-", "_"): line for key, line in matter.keys.items()}
    try:
        return IssueFrontmatter.model_validate({k: v for k, v in raw.items() if v is not None}), []
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


def _joined_parts(parts: Sequence[_Part], languages: Sequence[str]) -> tuple[tuple[IssueFile, ...], list[Problem]]:
    """One issue file for each slug: its own file first, then what the ones in other languages add."""
    files: dict[str, IssueFile] = {}
    problems: list[Problem] = []
    for part in sorted(parts, key=lambda part: (part.language is not None, part.path)):
        known = files.get(part.slug)
        if part.language is None and known is not None:
            problem = f"the issue '{part.slug}' is already in another file ({posixpath.basename(known.path)})"
            problems.append(Problem(part.shown, 0, problem, "rename one of them"))
        elif known is None:
            if part.language is not None:
                remedy = f"write {part.slug}.md, which says what belongs to the issue"
                problems.append(warning(part.shown, 0, "a note without its issue file", remedy))
            files[part.slug] = _file(part, languages[0])
            problems += _check(part, languages)
        else:
            files[part.slug] = _with_note(known, part)
    titled = {key: file for key, file in files.items() if file.title}
    problems += [
        Problem(part.shown, 0, "the issue has no title", "write 'title: …' in its frontmatter")
        for part in parts
        if part.slug in files and part.slug not in titled and files[part.slug].path == part.shown
    ]
    return tuple(titled[key] for key in sorted(titled)), problems


def _check(part: _Part, languages: Sequence[str]) -> list[Problem]:
    """Warnings for texts in languages that the site does not have."""
    problems: list[Problem] = []
    for name in ("title", "description"):
        for code in getattr(part.stated, name):
            if code and code not in languages:
                problem = f"'{name}' has a text in '{code}', which is no language of the site"
                problems.append(warning(part.shown, part.lines.get(name, 0), problem, "remove it, or add the language"))
    return problems


def _texts(given: Mapping[str, str], language: str) -> Texts:
    """The texts by language; one without its language gets the file's."""
    return {(code or language): text for code, text in given.items() if text}


def _file(part: _Part, default: str) -> IssueFile:
    stated = part.stated
    language = part.language or stated.language or default
    return IssueFile(
        slug=part.slug,
        path=part.shown,
        title=_texts(stated.title, language),
        description=_texts(stated.description, language),
        notes={language: part.note} if part.note else {},
        match=Match(
            stated.match.tags, stated.match.words, stated.match.sources, stated.match.since, stated.match.until
        ),
        include=stated.include,
        exclude=stated.exclude,
        order=stated.order,
        status=Status(stated.status),
        reviewed=Review(stated.reviewed.by, stated.reviewed.on) if stated.reviewed else None,
        overrides={name: _overrides(given) for name, given in stated.overrides.items()},
        glossary={term: dict(texts) for term, texts in stated.glossary.items()},
    )


def _overrides(given: OverridesFrontmatter) -> Overrides:
    return Overrides(tuple(map(_addition, given.add)), given.hide, given.pin)


def _addition(given: AdditionFrontmatter) -> Addition:
    return Addition(dict(given.text), dict(given.answer), given.actor, given.date)


def _with_note(file: IssueFile, part: _Part) -> IssueFile:
    """The issue file with what one in another language says: its texts, and nothing else."""
    code = part.language or ""
    return replace(
        file,
        title={**file.title, **_texts(part.stated.title, code)},
        description={**file.description, **_texts(part.stated.description, code)},
        notes={**file.notes, **({code: part.note} if part.note else {})},
    )
