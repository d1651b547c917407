"""The chrome's catalogues: gettext files read strictly, because Babel gives English, silently, for what is missing."""

import codecs
import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog as Messages
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from generator.errors import InputError, Problem
from generator.languages.loading import fallbacks

TEMPLATE = "messages.pot"
_PLACEHOLDER = re.compile(r"%\((\w+)\)")


def catalogue_path(folder: Path, language: str) -> Path:
    """Where the catalogue of a language stands below the folder of catalogues; a region without one has its base's."""
    paths = [folder / code / "LC_MESSAGES" / "messages.po" for code in fallbacks(language)]
    return next((path for path in paths if path.is_file()), paths[0])


class Catalogue(gettext.GNUTranslations):
    """The chrome of one language. Looking up a message that the catalogue lacks raises KeyError."""

    def __init__(self, compiled: BytesIO, language: str) -> None:
        super().__init__(compiled)
        self.language = language
        self.add_fallback(_Missing(language))


class _Missing(gettext.NullTranslations):
    """What a catalogue falls back on: an error, where gettext gives the English message."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        raise KeyError(f"the catalogue of '{self.language}' lacks {message!r}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the chrome a catalogue translates: counts of messages, and the problems of the rest."""

    language: str
    translated: int
    total: int
    problems: tuple[Problem, ...]


def load(folder: Path, language: str, *, shown_as: str = "locales") -> Catalogue:
    """The complete catalogue of a language. Raises InputError when any entry is missing, empty, fuzzy or malformed."""
    path = catalogue_path(folder, language)
    messages = _read(path, _shown(shown_as, folder, path), language)
    problems = coverage(folder, language, shown_as=shown_as).problems
    if problems:
        raise InputError(problems)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Catalogue(compiled, language)


def coverage(folder: Path, language: str, *, shown_as: str = "locales") -> Coverage:
    """What the catalogue of a language has of the messages that the program uses (`messages.pot`)."""
    path = catalogue_path(folder, language)
    shown = _shown(shown_as, folder, path)
    messages = _read(path, shown, language)
    template = _read(folder / TEMPLATE, f"{shown_as}/{TEMPLATE}", None)
    wanted = [message for message in template if message.id]
    problems = [problem for message in wanted for problem in _check(messages, message, shown)]
    incomplete = {(problem.line, problem.problem) for problem in problems}
    return Coverage(language, len(wanted) - len(incomplete), len(wanted), tuple(problems))


def _check(messages: Messages, wanted: Message, path: str) -> Iterator[Problem]:
    """The problems of one message; at most one, the gravest."""
    name = _singular(wanted)
    found = messages.get(name, wanted.context)
    if found is None:
        yield Problem(path, 0, f"no entry for '{name}'", "run `briefings translations --update` and translate it")
        return
    line = found.lineno or 0
    strings = found.string if isinstance(found.string, tuple | list) else (found.string,)
    if found.fuzzy:
        yield Problem(path, line, f"the entry for '{name}' is fuzzy", "check it and take the mark '#, fuzzy' away")
    elif not all(strings) or (found.pluralizable and len(strings) != messages.num_plurals):
        yield Problem(path, line, f"the entry for '{name}' is not translated", "fill in msgstr, each plural form too")
    elif not all(_fills(str(text), wanted) for text in strings):
        yield Problem(path, line, f"the placeholders of '{name}' differ", "use the same %(names)s as in msgid")


def _fills(text: str, wanted: Message) -> bool:
    """Whether a translation has the message's placeholders, and can be filled in: each is, so `%` stands as `%%`."""
    forms = wanted.id if isinstance(wanted.id, tuple | list) else (wanted.id,)
    names = [_PLACEHOLDER.findall(form) for form in forms]
    try:
        text % dict.fromkeys(names[-1], 1)
    except (KeyError, ValueError, TypeError):
        return False
    return set(_PLACEHOLDER.findall(text)) >= set(names[0]) & set(names[-1]) and _brace_names(text) == _brace_names(
        _singular(wanted)
    )


def _brace_names(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def _singular(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def _shown(shown_as: str, folder: Path, path: Path) -> str:
    return f"{shown_as}/{path.relative_to(folder).as_posix()}"


def _read(path: Path, shown: str, language: str | None) -> Messages:
    if not path.is_file():
        remedy = "run `briefings translations --update`, then translate the entries"
        raise InputError([Problem(shown, 0, "there is no such catalogue", remedy)])
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        return read_po(BytesIO(data), locale=language.replace("-", "_") if language else None, abort_invalid=True)
    except OSError as error:
        raise InputError([Problem(shown, 0, f"cannot be read: {error.strerror}", "mend its permissions")]) from error
    except (UnicodeError, LookupError) as error:
        raise InputError([Problem(shown, 0, "the catalogue is not UTF-8 text", "save it as UTF-8")]) from error
    except PoFileError as error:
        raise InputError(
            [Problem(shown, error.lineno + 1, f"not a gettext file: {error}", "correct the line")]
        ) from error
