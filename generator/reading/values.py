"""Values of metadata as any dialect writes them -> the types we use; each says what is wrong and what to write."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from generator.languages import KNOWN
from generator.reading.days import day_of, moment_of

LONGEST_URL = 2000
"""Characters of an address; browsers and PDF readers give up on much longer ones."""

_TRUE = frozenset({"true", "yes", "y", "on", "1", "ja", "si", "sì", "vero", "wahr"})
_FALSE = frozenset({"false", "no", "n", "off", "0", "nein", "falso", "falsch", ""})
_READ_AS_TRUTH = frozenset({"true", "false", "yes", "off", "on"})
"""What stands where somebody wrote a code such as `no` without quotation marks, and a program read it as a truth."""
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_AND = re.compile(r"\s*(?:;|\s(?:and|und|e|&)\s)\s*")
_BY = re.compile(r"(?:by|von|di)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.IGNORECASE)
_BAD_IN_URL = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")


class UnusableError(ValueError):
    """A value that cannot be used; `problem` continues "'key' …", `remedy` says what to write."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def shown(value: object) -> str:
    """A value as a problem quotes it: short, on one line."""
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"


def text(value: object) -> str | None:
    """One line of text; numbers and dates are texts too."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value is None:
        return None
    if isinstance(value, str | int | float | dt.date | dt.time):
        plain = " ".join(str(value).split())
        return _WIKI_LINK.sub(r"\1", plain) or None
    raise UnusableError("is not a text", "write it as one text in quotation marks")


def day(value: object) -> dt.date | None:
    """A date; a time and a zone after it never move it."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = day_of(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
    if found is None:
        raise UnusableError(f"is not a date: {shown(value)}", "write it as 2026-04-08")
    return found


def moment(value: object) -> dt.datetime | None:
    """The moment in UTC, where `value` gives one; None otherwise."""
    if isinstance(value, dt.datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        try:
            return aware.astimezone(dt.UTC)
        except OverflowError:
            return None
    return moment_of(value) if isinstance(value, str) else None


def flag(value: object) -> bool:
    """Yes or no, in the words that people use."""
    if isinstance(value, bool):
        return value
    word = "" if value is None else str(value).strip().casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise UnusableError(f"is neither true nor false: {shown(value)}", "write true or false")


def is_flag(value: object) -> bool:
    """Whether `value` can be read as yes or no."""
    return isinstance(value, bool) or (isinstance(value, str) and value.strip().casefold() in (_TRUE | _FALSE) - {""})


@cache
def _language_names() -> dict[str, str]:
    """Names of the languages we know, in themselves and in each other, casefolded, with their codes."""
    codes = dict.fromkeys(("en", *KNOWN))
    return {(Locale(code).get_display_name(other) or "").casefold(): code for code in codes for other in codes}


def language(value: object) -> str | None:
    """An ISO 639 code: the region goes (`en-US` is `en`), names of languages are understood."""
    plain = text(value)
    if plain is None:
        return None
    code = re.split(r"[-_.@]", plain, maxsplit=1)[0].casefold()
    code = _language_names().get(plain.casefold(), code)
    try:
        if not re.fullmatch(r"[a-z]{2,3}", code):
            raise ValueError
        return Locale.parse(code).language
    except (UnknownLocaleError, ValueError):
        remedy = "write its code: en, it, de"
        if plain.casefold() in _READ_AS_TRUTH:
            remedy = 'write its code in quotation marks, as in "no" for Norwegian'
        raise UnusableError(f"is not a language: {shown(value)}", remedy) from None


def words(value: object) -> tuple[str, ...]:
    """A list, or one text with commas, semicolons or bars between its entries; each once, `#` marks gone."""
    if value is None:
        return ()
    parts = value if isinstance(value, list) else re.split(r"[,;|]", text(value) or "")
    entries = (text(part.get("name") if isinstance(part, Mapping) else part) for part in parts)
    plain = (entry.strip().lstrip("#").strip() for entry in entries if entry)
    return tuple({entry.casefold(): entry for entry in reversed([entry for entry in plain if entry])}.values())[::-1]


def listed(value: object) -> tuple[str, ...]:
    """A list of texts, or one text that is its only entry."""
    entries = [text(entry) for entry in value] if isinstance(value, list) else [text(value)]
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def names(value: object) -> tuple[str, ...]:
    """Names of persons: text, list, or maps with a `name`; wiki links and "by" are unwrapped."""
    return tuple(dict.fromkeys(name for name in _names(value) if name))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _names(entry)
    elif isinstance(value, Mapping):
        given = next((value[key] for key in ("name", "title", "display_name", "id") if key in value), None)
        yield from _names(given if given is not None else [v for v in value.values() if isinstance(v, Mapping)])
    else:
        plain = _LINK.sub(r"\1", text(value) or "")
        for part in _AND.split(_BY.sub("", plain, count=1)):
            pieces = [piece.strip() for piece in part.split(",")]
            yield from pieces if all(" " in piece for piece in pieces) else [part.strip()]


def number(value: object) -> float | None:
    """A finite number; zero is one."""
    if value is None or value == "":
        return None
    try:
        found = float(str(value).replace(",", "."))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise UnusableError(f"is not a number: {shown(value)}", "write a number")
    return found


def weight(value: object) -> int:
    """A rank: higher comes first. `pin: true` is 1."""
    if is_flag(value) and not str(value).strip().isdigit():
        return int(flag(value))
    found = number(value) or 0.0
    if found != int(found) or abs(found) > 1_000_000:
        raise UnusableError(f"is not a whole number: {shown(value)}", "write a whole number")
    return int(found)


def web_address(value: object) -> str | None:
    """An http or https address."""
    plain = text(value)
    if plain is None:
        return None
    if checked(plain) is None or plain.casefold().startswith("mailto:"):
        raise UnusableError(f"is not a web address: {shown(value)}", "write it with https://, or leave it out")
    return plain


def checked(url: str) -> str | None:
    """`url` when a page may link to it: http, https or mailto, without anything that could steer a reader's program."""
    url = url.strip()
    if not url or len(url) > LONGEST_URL or _BAD_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return url if host and _HOST.fullmatch(host) and parts.username is None else None
    return url if parts.scheme == "mailto" and "@" in parts.path and "?" not in url else None


def host_of(url: str) -> str:
    """The host that `url` names, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
