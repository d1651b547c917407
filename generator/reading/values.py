"""Values of metadata as any dialect writes them -> the types we use; each says what is wrong and what to write."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from urllib.parse import SplitResult, urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from generator.languages.loading import any_of, data_cache, known, language_data, locale, metadata_words

LONGEST_URL = 2000
"""Characters of an address; browsers and PDF readers give up on much longer ones."""

_TRUE = frozenset({"true", "1"})
_FALSE = frozenset({"false", "0"})
_READ_AS_TRUTH = frozenset({"true", "false", "yes", "off", "on"})
"""What stands where somebody wrote a code such as `no` without quotation marks, and a program read it as a truth."""
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_NAME_KEYS = ("name", "title", "display_name", "id")
"""Keys under which a map of a person has the name."""
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


def first(value: object) -> object:
    """The first entry of a list; any other value as it is."""
    return (value[0] if value else None) if isinstance(value, list) else value


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
    """Yes or no, in the words that people use; nothing is no."""
    told = False if value is None or not str(value).strip() else _truth(value)
    if told is None:
        raise UnusableError(f"is neither true nor false: {shown(value)}", "write true or false")
    return told


def is_flag(value: object) -> bool:
    """Whether `value` can be read as yes or no."""
    return isinstance(value, bool | str) and _truth(value) is not None


def _truth(value: object) -> bool | None:
    """What a value says; None where it says neither."""
    word = str(value).strip().casefold()
    if word in _TRUE or word in metadata_words("true_words"):
        return True
    return False if word in _FALSE or word in metadata_words("false_words") else None


@data_cache
def _language_names() -> dict[str, str]:
    """Names of the languages we know, in themselves and in each other, casefolded, with their codes."""
    codes = known()
    return {(locale(code).get_display_name(locale(other)) or "").casefold(): code for code in codes for other in codes}


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
    parts = value if isinstance(value, list) else re.split(r"[,;|]", text(value) or "")
    entries: dict[str, str] = {}
    for part in parts:
        entry = (text(part.get("name") if isinstance(part, Mapping) else part) or "").strip().lstrip("#").strip()
        entries[entry.casefold()] = entries.pop(entry.casefold(), entry)
    return tuple(entry for entry in entries.values() if entry)


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
        keys = [key for key in _NAME_KEYS if value.get(key) is not None]
        yield from _names(value[keys[0]] if keys else [entry for entry in value.values() if isinstance(entry, Mapping)])
    else:
        yield from _names_in(_LINK.sub(r"\1", text(value) or ""))


def _names_in(line: str) -> Iterator[str]:
    """The names in one text; "Doe, Jane" is one, "Jane Doe, John Roe" are two."""
    joins, before = _name_words()
    for part in joins.split(before.sub("", line)):
        pieces = [piece.strip() for piece in part.split(",")]
        yield from pieces if all(" " in piece for piece in pieces) else [part.strip()]


@data_cache
def _name_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between names, and before the first one. A name may begin so, too: "von Berg" is one."""
    joins = re.compile(rf"\s*(?:;|\s(?:{any_of(metadata_words('joins'))}|&)\s)\s*")
    before = re.compile(rf"^(?:{any_of(metadata_words('before_names'))})\s+(?=\S+\s+[^\s,;])", re.IGNORECASE)
    return joins, before


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
    if len(url) > LONGEST_URL or _BAD_IN_URL.search(url):
        return None
    try:
        return url if _leads_somewhere(urlsplit(url)) else None
    except ValueError:
        return None


def _leads_somewhere(parts: SplitResult) -> bool:
    """Whether an address is a page with a host and nobody's password, or one for mail with nothing written yet."""
    if parts.scheme in ("http", "https"):
        return _HOST.fullmatch(parts.hostname or "") is not None and parts.username is None
    return parts.scheme == "mailto" and "@" in parts.path and not parts.query


def host_of(url: str) -> str:
    """The host that `url` names, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:(?:[T ]|,? at )\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4})")


@data_cache
def _months() -> dict[str, int]:
    """Month names and their abbreviations in every language we know, casefolded, with the month's number."""
    found: dict[str, int] = {}
    for code in known():
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, locale=locale(code))
                found |= {str(name).casefold().rstrip("."): int(number) for number, name in names.items()}
        found |= {name: int(month) for name, month in language_data(code).metadata.months.items()}
    return found


@data_cache
def _day_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for "8 April 2026" and "April 8, 2026", with a weekday before and a time after."""
    month = any_of(_months())
    weekday = r"(?:[^\W\d_]{2,12}[.,]{0,2}\s+)?"
    day = rf"(?P<day>\d{{1,2}})(?:{any_of(metadata_words('ordinals'))})?"
    clock = (
        rf"(?:,?\s+(?:(?:{any_of(metadata_words('before_time'))})\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?"
        rf"(?:\s*(?:[ap]\.?m\.?|{any_of(metadata_words('after_time'))}))?(?:\s*(?:[A-Z]{{2,4}}|[+-]\d{{4}}))?)?"
    )
    day_first = rf"{weekday}{day}\.?\s+(?P<month>{month})\.?,?\s+(?P<year>\d{{4}}){clock}"
    month_first = rf"{weekday}(?P<month>{month})\.?\s+{day},?\s+(?P<year>\d{{4}}){clock}"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE)


def match_day(text: str, start: int = 0) -> tuple[dt.date, int] | None:
    """The date that `text` states at `start`, and where it ends; None where there is none, or an ambiguous one."""
    iso = _ISO.match(text, start)
    if iso and not text[iso.end() : iso.end() + 1].isdigit():
        day = _date(iso["year"], iso["month"], iso["day"])
        return (day, iso.end()) if day else None
    for pattern in _day_patterns():
        words = pattern.match(text, start)
        if words:
            day = _date(words["year"], str(_months()[words["month"].casefold()]), words["day"])
            return (day, words.end()) if day else None
    numbers = _NUMBERS.match(text, start)
    day = _from_numbers(numbers) if numbers else None
    return (day, numbers.end()) if day and numbers else None


def day_of(text: str) -> dt.date | None:
    """The date that `text` is, and nothing else."""
    text = text.strip()
    matched = match_day(text)
    return matched[0] if matched and not text[matched[1] :].strip(" .") else None


def moment_of(text: str) -> dt.datetime | None:
    """The moment that `text` is, in UTC where it names no other zone; None where it gives no time."""
    iso = _ISO.fullmatch(text.strip())
    if not iso or not iso["hour"]:
        return None
    day = f"{iso['year']}-{iso['month']:0>2}-{iso['day']:0>2}"
    clock = f"{iso['hour']:0>2}:{iso['minute']}:{iso['second'] or '00'}"
    zone = iso["zone"] if (iso["zone"] or "Z")[0] in "+-" else "Z"
    try:
        return dt.datetime.fromisoformat(f"{day}T{clock}{zone}").astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _from_numbers(match: re.Match[str]) -> dt.date | None:
    """`08.04.2026` has its day first; `8/4/2026` is read only where it can mean one day."""
    first, second, year = match["first"], match["second"], match["year"]
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if match["mark"] == "." or day_first == month_first:
        return day_first
    if day_first and month_first:
        return None
    return day_first or month_first
