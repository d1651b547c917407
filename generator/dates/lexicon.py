"""What one language's `dates.yml` says, compiled: word classes, rules over them, cues of tense.

A rule is a pattern over word classes, not over letters. Each set of classes that a word can have is given one
character, a text becomes a string of such characters, and a rule becomes a regular expression on that string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from generator.dates.patterns import Alternatives, beginnings, groups_of, literals_of, parse, translate
from generator.dates.scan import NUMERIC_COMBINATIONS, DateLexicon, DateRule, Slots, SlotValue, suffixed

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MACRO = re.compile(r"\$[A-Z]+")
_FIRST_CHARACTER = 0xE000  # private use: none has a meaning in a regular expression

_Definition = tuple[Alternatives, str, str, Slots]  # pattern, family, operation, arguments
_Entry = tuple[str, str, SlotValue]  # word, class, what it stands for


def languages() -> tuple[str, ...]:
    """The languages that have a `dates.yml`, sorted."""
    root = resources.files("generator").joinpath("languages")
    return tuple(sorted(e.name for e in root.iterdir() if e.is_dir() and e.joinpath("dates.yml").is_file()))


@cache
def is_described(language: str) -> bool:
    """Whether there is data for a language ("de", "de-AT")."""
    return _base(language) in languages()


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


@cache
def lexicon(language: str) -> DateLexicon:
    """The compiled data of a language ("de", "de-AT"); ValueError for one that has none."""
    base = _base(language)
    if not is_described(language):
        raise ValueError(f"no temporal expressions for language {language!r}")
    source = resources.files("generator").joinpath("languages", base, "dates.yml").read_text("utf-8")
    data = yaml.load(source, Loader=_Loader)  # noqa: S506 - both loaders are safe ones
    return _compile(data, Locale.parse(base), _region(language, base))


def _region(language: str, base: str) -> Locale:
    """The locale of a region; its language's where CLDR does not know the region."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(base)


def _compile(data: dict[str, Any], locale: Locale, region: Locale) -> DateLexicon:
    rules = list(_rules(data))
    words = _words(data, locale, (literal for pattern, *_ in rules for literal in literals_of(pattern)))
    suffixes = {letters: tuple(changes.split()) for letters, changes in data.get("suffixes", {}).items()}
    characters = _characters(words, suffixes)
    phrases = {pair: name for name, pairs in data.get("phrases", {}).items() for pair in _pairs(pairs)}
    return DateLexicon(
        words=words,
        characters=characters,
        rules=_by_beginning(rules, characters),
        endings=tuple((end, name) for name, ends in data.get("endings", {}).items() for end in ends.split()),
        suffixes=suffixes,
        nonfinite=frozenset(data.get("nonfinite", "").split()),
        phrases=phrases,
        month_first=_is_month_first(region, locale),
    )


def _is_month_first(region: Locale, language: Locale) -> bool:
    """Do figures name the month before the day? A region that writes the year first leaves it to its language."""
    for locale in (region, language):
        order = [letter for letter in locale.date_formats["short"].pattern if letter in "dMy"]
        if order[0] != "y":
            return bool(order[0] == "M")
    return False


def _pairs(phrases: list[str]) -> Iterator[tuple[str, str]]:
    for phrase in phrases:
        first, second = phrase.split()
        yield first, second


def _words(data: dict[str, Any], locale: Locale, literals: Iterable[str]) -> dict[str, dict[str, SlotValue]]:
    """Each word of the data, of CLDR, of generated compounds and of the rules themselves: class -> meaning."""
    exact = set(data.get("exact", "").split())
    entries = [*_calendar_names(locale), *_listed(data["words"])]
    for compound in data.get("compounds", []):
        entries += _compounds(compound, entries)
    words: dict[str, dict[str, SlotValue]] = {}
    for word, name, meaning in entries:
        for spelling in (word, word.upper()) if word in exact else (word.lower(),):
            words.setdefault(spelling, {})[name] = meaning
    for literal in literals:
        words.setdefault(literal, {})["'" + literal] = True
    return words


def _calendar_names(locale: Locale) -> Iterator[_Entry]:
    wide, abbreviated = (locale.months["format"][width] for width in ("wide", "abbreviated"))
    for number, name in wide.items():
        yield name, "MONTH", number
        abbreviation = abbreviated[number].rstrip(".")
        if abbreviation != name:  # the point after "May" ends its sentence
            yield abbreviation, "MABBR", number
    for number, name in locale.days["format"]["wide"].items():
        yield name, "WEEKDAY", number + 1


def _listed(classes: Mapping[str, str | Mapping[SlotValue, str]]) -> Iterator[_Entry]:
    for name, content in classes.items():
        for meaning, words in ({True: content} if isinstance(content, str) else content).items():
            for word in words.split():
                yield word, name, meaning


def _compounds(compound: dict[str, str], entries: list[_Entry]) -> Iterator[_Entry]:
    """Words made of two words, as German "Montagabend"; the meaning joins theirs ("sum": adds them)."""
    left, right = ([(w, m) for w, name, m in entries if name == compound[side]] for side in ("left", "right"))
    link, name = compound.get("link", ""), compound["class"]
    for (first, a), (second, b) in product(left, right):
        yield first + link + second, name, _joined(a, b, add=bool(compound.get("sum")))


def _joined(a: SlotValue, b: SlotValue, *, add: bool) -> SlotValue:
    return a + b if add and isinstance(a, int) and isinstance(b, int) else f"{a} {b}"


def _rules(data: dict[str, Any]) -> Iterator[_Definition]:
    """(pattern, family, operation, arguments) of each rule, its macros written out."""
    macros = {f"${name}": text for name, text in data.get("macros", {}).items()}
    for family, operation, *rest in data["rules"]:
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
    of_class: dict[str, str] = {}
    for classes, character in characters.items():
        for name in sorted(classes):
            of_class[name] = of_class.get(name, "") + character
    compiled: dict[str, list[DateRule]] = {}
    for pattern, family, operation, arguments in rules:
        rule = DateRule(family, operation, translate(pattern, of_class), arguments, groups_of(pattern))
        first, _ = beginnings(pattern)
        for character in {c for name in first for c in of_class.get(name, "")}:
            compiled.setdefault(character, []).append(rule)
    return {character: tuple(found) for character, found in compiled.items()}
