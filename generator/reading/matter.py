"""A file's lines -> its metadata and its text: YAML, TOML, JSON or plain `Key: value` lines, found by content."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import yaml

from generator.errors import Problem, warning
from generator.reading.dialects import ACCEPTED, folded, is_known, spoken_keys
from generator.reading.lines import Line, joined, stripped
from generator.reading.values import shown
from generator.reading.yaml_matter import AliasesRefusedError, load

_KEY = re.compile(r"""["']?[^\W\d][\w .-]{0,40}["']?\s*:(?:\s|$)""")
_COMMENT = re.compile(r"\s*(?:#|$)")
_TOML_KEY = re.compile(r"""\s*(?:\[{1,2}[\w."' -]+\]{1,2}|["']?[\w.-]+["']?\s*=)""")
_JSON_START = re.compile(r'\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|$)')
_PLAIN = re.compile(r"(?P<key>[^\W\d][\w -]{0,30}):(?:\s+(?P<value>.*)|\s*$)")
_PLAIN_KEYS = frozenset([
    "title", "date", "modified", "updated", "published", "tags", "keywords", "category", "categories", "slug", "author",
    "authors", "summary", "description", "status", "lang", "language", "translation", "save_as", "url", "source",
    "issue"
])  # fmt: skip
_CUT = re.compile(r"(?P<key>[\w-]+):\s+[^\s\"'#|>\[{&*!][^#]*?[^\W\d_][^#]* #+\w")
_TEXT_KEYS = frozenset(folded(key) for name in ("title", "summary", "source", "authors") for key in ACCEPTED[name])
"""Keys whose value is running text, as far as they are written on one line."""
_QUOTE_IT = "put the text into quotation marks"
_UNCLOSED = 12
"""Lines at the beginning of a text that are looked at where metadata does not close."""
_DEEPEST = 40
"""Levels that metadata may be nested; more is an attack or an accident."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands before a text: `data` as the file has it, the line of each top key, and the text itself.

    `form` is `yaml`, `toml`, `json`, `plain`, or "" where there is none.
    """

    form: str
    body: tuple[Line, ...]
    data: Mapping[str, object] = field(default_factory=dict)
    keys: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    broken: bool = False


def split_matter(lines: tuple[Line, ...], path: str) -> Matter:
    """The metadata before the text of a file. Where it is broken, `broken` is set and the problems say how."""
    text = stripped(lines)
    if not text:
        return _broken(path, 0, "the file is empty", "write a text, or remove the file")
    first = text[0].text.rstrip()
    if first == "---":
        return _fenced(text, path, "yaml") if _means_matter(text) else Matter("", text)
    if first == "+++":
        return _fenced(text, path, "toml")
    if _JSON_START.match(text[0].text):
        return _json(text, path)
    return _plain(text) or Matter("", text)


def _broken(path: str, line: int, problem: str, remedy: str) -> Matter:
    return Matter("", (), problems=(Problem(path, line, problem, remedy),), broken=True)


def _means_matter(text: tuple[Line, ...]) -> bool:
    """Whether the rule at a text's beginning opens metadata: something like a key, a list or a word follows it."""
    end = _closing(text, ("---", "..."))
    inside = text[1 : end if end is not None else _UNCLOSED]
    content = [line.text for line in inside if not _COMMENT.match(line.text)]
    if not content:
        return end is not None
    is_key = _KEY.match(content[0]) is not None
    if inside[0].blank:
        return is_key and any(is_known(line.partition(":")[0]) for line in content if ":" in line)
    return is_key or (end is not None and not _is_prose(content[0]))


def _is_prose(text: str) -> bool:
    """Whether a line is neither a list or map in YAML nor a few words."""
    return text.lstrip()[:2] not in ("- ", "[", "{") and len(text.split()) > 5


def _closing(text: tuple[Line, ...], fences: tuple[str, ...]) -> int | None:
    return next((at for at, line in enumerate(text[1:], 1) if line.text.rstrip() in fences), None)


def _fenced(text: tuple[Line, ...], path: str, form: str) -> Matter:
    fence = text[0].text.rstrip()
    end = _closing(text, ("---", "...") if form == "yaml" else ("+++",))
    opened = text[0].number
    if end is None:
        if form == "toml" and not any(_TOML_KEY.match(line.text) for line in text[1:3]):
            return Matter("", text)
        return _broken(path, opened, "the frontmatter does not close", f"end it with a line that is just {fence}")
    inside, body = text[1:end], stripped(text[end + 1 :])
    read = _yaml(inside, path, opened) if form == "yaml" else _toml(inside, path, opened)
    return _with_body(read, body, path, text[end].number)


def _with_body(read: Matter, body: tuple[Line, ...], path: str, line: int) -> Matter:
    if not body and not read.broken:
        problem = Problem(path, line, "the frontmatter is followed by no text", "write the article below it")
        return replace(read, problems=(*read.problems, problem), broken=True)
    return replace(read, body=body)


def _yaml(inside: tuple[Line, ...], path: str, opened: int) -> Matter:
    try:
        data, marks, repeated = load(joined(inside))
    except AliasesRefusedError as error:
        return _broken(path, opened + error.line, "the frontmatter uses a YAML alias (*name)", "write the value out")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _no_yaml(error, inside, path, opened)
    if data is None:
        return Matter("yaml", ())
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "just a text"
        return _broken(path, opened + 1, f"the frontmatter is {what}", "write it as lines of 'key: value'")
    twice = [
        warning(path, opened + 1 + line, f"{shown(key)} is there twice", "keep one of them") for key, line in repeated
    ]
    keys = {key: opened + 1 + line for key, line in marks.items()}
    return Matter("yaml", (), data, keys, (*twice, *_cut_short(inside, path)))


def _no_yaml(error: Exception, inside: tuple[Line, ...], path: str, opened: int) -> Matter:
    """The problem of YAML that cannot be read, at its line where the reader tells it."""
    line, what, remedy = opened, str(error), "mend it, or write it by hand"
    if isinstance(error, RecursionError):
        what = "it is nested too deeply"
    elif isinstance(error, yaml.MarkedYAMLError):
        what, remedy = error.problem or error.context or "cannot be read", "quote the value, or mend the indent"
        mark = error.problem_mark or error.context_mark
        line = opened + 1 + min(mark.line, max(len(inside) - 1, 0)) if mark else opened
    return _broken(path, line, f"the frontmatter is not valid YAML: {' '.join(what.split())[:160]}", remedy)


def _cut_short(inside: tuple[Line, ...], path: str) -> list[Problem]:
    """A warning for each text that ends in words behind a `#`, which YAML takes for a comment: "Plan #2 is out"."""
    return [
        warning(path, line.number, f"{shown(match['key'])} ends before the '#', which begins a comment", _QUOTE_IT)
        for line in inside
        if (match := _CUT.match(line.text)) and folded(match["key"]) in _TEXT_KEYS
    ]


def _toml(inside: tuple[Line, ...], path: str, opened: int) -> Matter:
    try:
        data = tomllib.loads(joined(inside) + "\n")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        what = " ".join(str(error).split())[:160]
        at = re.search(r"at line (\d+)", what)
        line = opened + (min(int(at[1]), len(inside)) if at else 0)
        return _broken(path, line, f"the frontmatter is not valid TOML: {what}", "mend that line")
    if _deep(data):
        return _broken(path, opened, "the frontmatter is nested too deeply", "write it flat")
    keys = {key: _line_of(rf"""\s*(?:\[+\s*)?["']?{re.escape(key)}["']?\s*[.=\]]""", inside, opened) for key in data}
    return Matter("toml", (), data, keys)


def _json(text: tuple[Line, ...], path: str) -> Matter:
    source, repeated = joined(text), list[str]()

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        repeated.extend(key for at, (key, _) in enumerate(items) if key in dict(items[:at]))
        return dict(items)

    def refused(name: str) -> object:
        raise ValueError(f"{name} is no JSON value")

    opened = text[0].number
    try:
        data, end = json.JSONDecoder(object_pairs_hook=pairs, parse_constant=refused).raw_decode(source)
    except json.JSONDecodeError as error:
        line = text[min(error.lineno, len(text)) - 1].number
        return _broken(path, line, f"the frontmatter is not valid JSON: {error.msg}", "mend that line")
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)[:120]
        return _broken(path, opened, f"the frontmatter is not valid JSON: {what}", "mend it")
    if not isinstance(data, dict) or _deep(data):
        return _broken(path, opened, "the frontmatter is nested too deeply", "write it flat")
    last = source.count("\n", 0, end)
    rest = Line(source[end:].split("\n", 1)[0], text[last].number)
    keys = {key: _line_of(rf".*{re.escape(json.dumps(key))}\s*:", text, opened - 1) for key in data}
    twice = tuple(
        warning(path, keys.get(key, opened), f"{shown(key)} is there twice", "keep one of them") for key in repeated
    )
    return _with_body(Matter("json", (), data, keys, twice), stripped((rest, *text[last + 1 :])), path, rest.number)


def _line_of(pattern: str, lines: tuple[Line, ...], otherwise: int) -> int:
    compiled = re.compile(pattern)
    return next((line.number for line in lines if compiled.match(line.text)), otherwise)


def _deep(data: object) -> bool:
    """Whether `data` is nested deeper than anything a person writes."""
    level: list[object] = [data]
    for _ in range(_DEEPEST):
        holders = [item.values() if isinstance(item, dict) else item for item in level if isinstance(item, dict | list)]
        level = [child for holder in holders for child in holder]
    return bool(level)


def _plain(text: tuple[Line, ...]) -> Matter | None:
    """`Title: x` lines without fences, as Pelican has them: a title, another known key, a blank line, a text."""
    end = next((at for at, line in enumerate(text) if line.blank), len(text))
    body = stripped(text[end:])
    read = _key_lines(text[:end])
    if read is None or not body:
        return None
    data, keys = read
    return Matter("plain", body, data, keys) if _means_plain(data) else None


def _means_plain(data: Mapping[str, object]) -> bool:
    """Whether enough of the keys before a text are known, and one of them is that of a title."""
    written = {key.casefold() for key in data}
    known = {key for key in written if key.replace(" ", "_") in _PLAIN_KEYS or key in spoken_keys()}
    titled = any(spoken_keys().get(key, key) == "title" for key in known)
    return titled and len(known) >= 2 and len(known) * 2 >= len(data)


def _key_lines(lines: tuple[Line, ...]) -> tuple[dict[str, object], dict[str, int]] | None:
    """The values of `Key: value` lines, which may go on set in below, and the line of each; None where others stand."""
    data: dict[str, object] = {}
    keys: dict[str, int] = {}
    key = ""
    for line in lines:
        match = _PLAIN.match(line.text)
        if match:
            key = match["key"].strip()
            data[key], keys[key] = (match["value"] or "").strip(), line.number
        elif key and line.text[0].isspace():
            data[key] = f"{data[key]} {line.text.strip()}".strip()
        else:
            return None
    return data, keys
