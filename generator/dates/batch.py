"""Documents as JSON lines in, what is found in them as JSON lines out."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from generator.dates.engine import timexes
from generator.dates.lexicon import is_described

_FIELDS = ("start", "end", "text", "type", "value", "precision")

Find = Callable[[str, str, date | None], dict[str, Any]]
"""What a document holds, from its language, its text and the day it was written."""


def annotate_lines(lines: Iterable[str]) -> Iterator[str]:
    """Annotate documents `{id, language, reference, text}`, one a line; yields `{id, timexes}` lines."""
    return documents(lines, _timexes)


def documents(lines: Iterable[str], find: Find) -> Iterator[str]:
    """Look into documents `{id, language, reference, text}`, one a line; yields a line with id and finds for each.

    `reference` is a date (`YYYY-MM-DD`) or null. Blank lines are passed over. Raises ValueError that names the
    line (from 1) and what is wrong with it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield json.dumps(_looked_into(json.loads(line), find), ensure_ascii=False)
        except (ValueError, TypeError, KeyError) as error:
            problem = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise ValueError(f"line {number}: {problem}") from error


def _looked_into(document: Any, find: Find) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")
    text, language, reference = document["text"], document["language"], document.get("reference")
    if not isinstance(text, str) or not isinstance(language, str):
        raise ValueError("text and language must be texts")
    if not is_described(language):
        raise ValueError(f"no temporal expressions for language {language!r}")
    if reference is not None and not isinstance(reference, str):
        raise ValueError("reference must be a date, YYYY-MM-DD, or null")
    return {"id": document["id"], **find(language, text, date.fromisoformat(reference) if reference else None)}


def _timexes(language: str, text: str, reference: date | None) -> dict[str, Any]:
    found = timexes(text, language=language, reference=reference)
    return {"timexes": [{name: getattr(timex, name) for name in _FIELDS} for timex in found]}
