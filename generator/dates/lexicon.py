"""What one language's `dates.yml` says, compiled: word classes, rules over them, cues of tense.

A rule is a pattern over word classes, not over letters. Each set of classes that a word can have is given one
character, a text becomes a string of such characters, and a rule becomes a regular expression on that string.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Annotated, Any

from babel import Locale

from generator.dates.patterns import Alternatives, beginnings, groups_of, literals_of, parse, translate
from generator.dates.scan import NUMERIC_COMBINATIONS, TENSES, DateLexicon, DateRule, Slots, SlotValue, suffixed
from generator.languages.loading import data_cache, fallbacks, known, locale, read
from generator.languages.schema import DataError

_MACRO = re.compile(r"\$[A-Z]+")
_FIRST_CHARACTER = 0xE000  # private use: none has a meaning in a regular expression

_Definition = tuple[Alternatives, str, str, Slots]  # pattern, family, operation, arguments
_Entry = tuple[str, str, SlotValue]  # word, class, what it stands for


def _spaced(raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, str):
        raise DataError("no text", "write words with spaces between them")
    return tuple(raw.split())


def _by_meaning(raw: Any) -> Mapping[SlotValue, tuple[str, ...]]:
    """The words of a class by what they stand for; words that only belong to it stand for True."""
    return {meaning: _spaced(words) for meaning, words in (raw if isinstance(raw, dict) else {True: raw}).items()}


def _as_lists(raw: Any) -> tuple[list[Any], ...]:
    if not isinstance(raw, list) or not all(isinstance(rule, list) and len(rule) > len("ab") for rule in raw):
        raise DataError("no list of rules", 'write each as [family, operation, "pattern"]')
    return tuple(raw)


Spaced = Annotated[tuple[str, ...], _spaced, " "]


@dataclass(frozen=True, slots=True)
class DateWords:
    """A language's `dates.yml` as it stands; `patterns` describes the rules."""

    words: Mapping[str, Annotated[Mapping[SlotValue, tuple[str, ...]], _by_meaning, " "]] = field(default_factory=dict)
    exact: Spaced = ()
    compounds: Annotated[tuple[Mapping[str, Any], ...], tuple] = ()
    endings: Mapping[str, Spaced] = field(default_factory=dict)
    suffixes: Mapping[str, Spaced] = field(default_factory=dict)
    nonfinite: Spaced = ()
    phrases: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)
    rules: Annotated[tuple[list[Any], ...], _as_lists] = ()


def languages() -> tuple[str, ...]:
    """The languages that have a `dates.yml`, sorted."""
    return tuple(code for code in known() if is_described(code))


def is_described(language: str) -> bool:
    """Whether there is data for a language ("de", "de-AT")."""
    return bool(read(language, "dates", DateWords).rules)


@data_cache
def lexicon(language: str) -> DateLexicon:
    """The compiled data of a language ("de", "de-AT"); ValueError for one that has none."""
    if not is_described(language):
        raise ValueError(f"no temporal expressions for language {language!r}")
    data = read(language, "dates", DateWords)
    calendars = [locale(code) for code in reversed(fallbacks(language))]
    rules = list(_rules(data))
    words = _words(data, calendars, (literal for pattern, *_ in rules for literal in literals_of(pattern)))
    characters = _characters(words, data.suffixes)
    return DateLexicon(
        words=words,
        characters=characters,
        rules=_by_beginning(rules, characters),
        endings=tuple((end, tense) for tense in TENSES for end in data.endings.get(tense, ())),
        suffixes=data.suffixes,
        nonfinite=frozenset(data.nonfinite),
        phrases={pair: tense for tense in TENSES for pair in data.phrases.get(tense, ())},
        month_first=_is_month_first(reversed(calendars)),
    )


def _is_month_first(calendars: Iterable[Locale]) -> bool:
    """Do figures name the month before the day? A region that writes the year first leaves it to its language."""
    for calendar in calendars:
        order = [letter for letter in calendar.date_formats["short"].pattern if letter in "dMy"]
        if order[0] != "y":
            return bool(order[0] == "M")
    return False


def _words(data: DateWords, calendars: Iterable[Locale], literals: Iterable[str]) -> dict[str, dict[str, SlotValue]]:
    """Each word of the data, of CLDR, of generated compounds and of the rules themselves: class -> meaning."""
    entries = [entry for calendar in calendars for entry in _calendar_names(calendar)] + list(_listed(data.words))
    for compound in data.compounds:
        entries += _compounds(compound, entries)
    words: dict[str, dict[str, SlotValue]] = {}
    for word, name, meaning in entries:
        for spelling in (word, word.upper()) if word in data.exact else (word.lower(),):
            words.setdefault(spelling, {})[name] = meaning
    for literal in literals:
        words.setdefault(literal, {})["'" + literal] = True
    return words


def _calendar_names(calendar: Locale) -> Iterator[_Entry]:
    wide, abbreviated = (calendar.months["format"][width] for width in ("wide", "abbreviated"))
    for number, name in wide.items():
        yield name, "MONTH", number
        abbreviation = abbreviated[number].rstrip(".")
        if abbreviation != name:  # the point after "May" ends its sentence
            yield abbreviation, "MABBR", number
    for number, name in calendar.days["format"]["wide"].items():
        yield name, "WEEKDAY", number + 1


def _listed(classes: Mapping[str, Mapping[SlotValue, tuple[str, ...]]]) -> Iterator[_Entry]:
    for name, content in classes.items():
        for meaning, words in content.items():
            yield from ((word, name, meaning) for word in words)


def _compounds(compound: Mapping[str, str], entries: list[_Entry]) -> Iterator[_Entry]:
    """Words made of two words, as German "Montagabend"; the meaning joins theirs ("sum": adds them)."""
    left, right = ([(w, m) for w, name, m in entries if name == compound[side]] for side in ("left", "right"))
    link, name = compound.get("link", ""), compound["class"]
    for (first, a), (second, b) in product(left, right):
        adds = compound.get("sum") and isinstance(a, int) and isinstance(b, int)
        yield first + link + second, name, a + b if adds else f"{a} {b}"  # type: ignore[operator]


def _rules(data: DateWords) -> Iterator[_Definition]:
    """(pattern, family, operation, arguments) of each rule, its macros written out."""
    macros = {f"${name}": text for name, text in data.macros.items()}
    for family, operation, *rest in data.rules:
        arguments = rest.pop(0) if isinstance(rest[0], dict) else {}
        for pattern in rest:
            yield parse(_MACRO.sub(lambda match: macros[match.group()], pattern)), family, operation, arguments


def _characters(words: Mapping[str, Slots], suffixes: Mapping[str, tuple[str, ...]]) -> dict[frozenset[str], str]:
    """A character for each set of classes that a word or a numeral can have."""
    combinations = {frozenset(classes) for classes in words.values()} | set(NUMERIC_COMBINATIONS)
    for changes in suffixes.values():
        combinations |= {frozenset(suffixed(changes, shape)) for shape in NUMERIC_COMBINATIONS}
    ordered = sorted(filter(None, combinations), key=sorted)
    return {classes: chr(_FIRST_CHARACTER + number) for number, classes in enumerate(ordered)}


def _by_beginning(
    rules: list[_Definition], characters: Mapping[frozenset[str], str]
) -> dict[str, tuple[DateRule, ...]]:
    """The compiled rules by the characters with which they can begin, each in the order of the data."""
    of_class: dict[str, str] = defaultdict(str)
    for classes, character in characters.items():
        for name in classes:
            of_class[name] += character
    compiled: dict[str, list[DateRule]] = defaultdict(list)
    for pattern, family, operation, arguments in rules:
        rule = DateRule(family, operation, translate(pattern, of_class), arguments, groups_of(pattern))
        first, _ = beginnings(pattern)
        for character in {c for name in first for c in of_class[name]}:
            compiled[character].append(rule)
    return {character: tuple(found) for character, found in compiled.items()}
