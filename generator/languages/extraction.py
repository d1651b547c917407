"""Keeps the catalogues in step with the program: collects its messages and merges them into each language's file."""

import datetime as dt
from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog as Messages
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.languages.catalogue import TEMPLATE, catalogue_path
from generator.languages.data import SOURCE

PROGRAM = Path(__file__).parents[1]
_METHODS = [("**/templates/**.md", "jinja2"), ("**/templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**.*": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> Messages:
    """All the messages that the program uses, in the order of its files."""
    catalogue = _empty(None)
    found = extract_from_dir(
        PROGRAM, _METHODS, _OPTIONS, keywords=_KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for path, _line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalogue.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    return catalogue


def update(folder: Path, languages: Iterable[str]) -> None:
    """Writes `messages.pot` and merges it into each catalogue.

    What is new is left untranslated, what is gone is dropped; nothing is guessed (no fuzzy entries).
    """
    template = messages()
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / TEMPLATE, template)
    for language in languages:
        path = catalogue_path(folder, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        locale = language.replace("-", "_")
        catalogue = read_po(BytesIO(path.read_bytes()), locale=locale) if path.exists() else _empty(locale)
        catalogue.update(deepcopy(template), no_fuzzy_matching=True)  # it would share the messages themselves
        catalogue.obsolete.clear()
        if language == SOURCE:
            _say_as_written(catalogue)
        _write(path, catalogue)


def _empty(locale: str | None) -> Messages:
    return Messages(
        locale,
        project="Policy Briefings",
        version="1",
        header_comment="# The chrome of the site: every word on a page that is not content.",
        msgid_bugs_address="the project's issues",
        last_translator="the editors",
        language_team="the editors",
        charset="utf-8",
        fuzzy=False,
    )


def _say_as_written(catalogue: Messages) -> None:
    """Fills what is new in the source language's own catalogue with the message itself."""
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            message.string = message.id


def _write(path: Path, catalogue: Messages) -> None:
    """Writes a catalogue with a fixed date in its header, so that the same messages are the same bytes."""
    catalogue.creation_date = catalogue.revision_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    with path.open("wb") as file:
        write_po(file, catalogue, include_lineno=False, width=100)
