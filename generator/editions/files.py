"""Editions in their folder: one JSON file a day, read with every doubt said, written the same from the same."""

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.editions.snapshot import SCHEMA, Edition
from generator.errors import Problem, warning

_EDITION: TypeAdapter[Edition] = TypeAdapter(Edition)
_DEFECT = "restore it from your version control, or remove it and do without it"


@dataclass(frozen=True, slots=True)
class Archive:
    """The editions of a site, oldest first, and what is wrong with other files of their folder."""

    editions: tuple[Edition, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_editions(folder: Path, *, shown_as: str) -> Archive:
    """Every edition in `folder`, none where there is no such folder. Files that do not end in .json are passed over."""
    editions, problems = [], []
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    for file in files:
        read = _read(file, f"{shown_as}/{file.name}")
        if isinstance(read, Edition):
            editions.append(read)
        else:
            problems.append(read)
    return Archive(tuple(editions), tuple(problems))


def file_of(folder: Path, date: dt.date) -> Path:
    """Where the edition of a day stands."""
    return folder / f"{date.isoformat()}.json"


def written(edition: Edition) -> bytes:
    """The edition as a file: JSON with sorted keys, one sentence or source a line, nothing that is only a default."""
    return f"{_lines(_bare(edition))}\n".encode("utf-8", "replace")


def _lines(value: object) -> str:
    """JSON with a line for each entry of a mapping, and for each in a list of mappings."""
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{_compact(key)}:{_lines(value[key])}" for key in sorted(value)) + "\n}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bare(value: object) -> Any:
    """A value as JSON has it, fields of dataclasses left out where they have their default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {field.name: _bare(one) for field, one in pairs if one != field.default}
    if isinstance(value, Mapping):
        return {key: _bare(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_bare(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _read(file: Path, shown: str) -> Edition | Problem:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", file.stem):
        return warning(shown, 0, "not the name of an edition", "name it after its day (2026-04-08.json), or move it")
    try:
        if not file.is_file():
            return Problem(shown, 0, "not a regular file", "remove it")
        edition = _EDITION.validate_json(file.read_bytes(), strict=True)
    except OSError as error:
        return Problem(shown, 0, f"cannot be read: {error.strerror or error}", "change its permissions, or remove it")
    except ValidationError as error:
        return _mistake(error, shown)
    if edition.date.isoformat() != file.stem:
        said = f"the edition says that it is of {edition.date.isoformat()}"
        return Problem(shown, 0, said, f"name the file {edition.date.isoformat()}.json")
    return edition


def _mistake(error: ValidationError, shown: str) -> Problem:
    """The first thing that is wrong with a file; the others mostly follow from it."""
    found = error.errors(include_url=False, include_input=True)
    first = next((one for one in found if one["loc"] == ("schema",)), found[0])
    if first["loc"] == ("schema",) and type(first["input"]) is int:
        said = f"an edition of schema {first['input']}, where this program knows {SCHEMA}"
        return Problem(shown, 0, said, "use the version of the program that wrote it, or a newer one")
    place = re.search(r" at line (\d+) column \d+$", first["msg"])
    at = ".".join(str(step) for step in first["loc"])
    said = f"not an edition: {f'{at}: ' if at else ''}{first['msg'].rstrip('.')}"
    return Problem(shown, int(place[1]) if place else 0, said, _DEFECT)
