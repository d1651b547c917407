"""What one language's `dates.yml` says, compiled: word classes, rules over them, cues of tense.

A rule is a pattern over word classes, not over letters. Each set of classes that a word can have is given one
character, a text becomes a string of such characters, and a rule becomes a regular expression on that string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import product
from typing import Any

import yaml
from babel import Locale

from generator.dates.patterns import literals_of, names_of, translate
from generator.dates.tokens import NUMERIC_COMBINATIONS, numeral_classes, split_numeral

Payload = str | int | float | bool
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MACRO = re.compile(r"\$[A-Z]+")
_FIRST_CHARACTER = 0xE000  # private use: none has a meaning in a regular expression


@dataclass(frozen=True)
class Rule:
    """One pattern, the operation that gives it a value, and the operation's fixed arguments."""

    family: str
    op: str
    expression: str
    args: Mapping[str, Payload]
    slots: Mapping[str, tuple[str, ...]]  # slot -> the classes it may be filled by
    order: int

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression. Compiled when first tried: most texts try a part of the rules only."""
        return re.compile(self.expression)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words, rules and settings, ready to use."""

    words: Mapping[str, Mapping[str, Payload]]  # word, lower-case or exact -> class -> payload
    characters: Mapping[frozenset[str], str]
    rules: Mapping[str, tuple[Rule, ...]]  # first character -> rules that can begin with it
    endings: tuple[tuple[str, str], ...]  # word ending, class: cues of tense
    suffixes: Mapping[str, tuple[str, ...]]  # letters glued to a numeral -> classes
    nonfinite: frozenset[str]  # words after which a verb has no tense of its own ("be paid")
    phrases: Mapping[tuple[str, str], str]  # two words that together are a cue of tense
    month_first: bool

    def classes(self, word: str) -> Mapping[str, Payload]:
        """The classes a word can have in a rule, each with what it stands for."""
        if word[0].isdigit():
            return self._numeral(word)
        return self.words.get(word) or self.words.get(word.lower()) or {}

    def _numeral(self, word: str) -> Mapping[str, Payload]:
        numeral, letters = split_numeral(word)
        shape = numeral_classes(numeral)
        if letters:
            shape = tuple(c for c in self.suffixes.get(letters.lower(), ()) if c.split("<")[-1] in shape)
            shape = tuple(c.split("<")[0] for c in shape)
        return {name: int(numeral) if numeral.isdecimal() and len(numeral) < 5 else numeral for name in shape}


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
def lexicon(language: str) -> Lexicon:
    """The compiled data of a language ("de", "de-AT"); ValueError for one that has none."""
    base = _base(language)
    if not is_described(language):
        raise ValueError(f"no temporal expressions for language {language!r}")
    source = resources.files("generator").joinpath("languages", base, "dates.yml").read_text("utf-8")
    return _compile(base, yaml.load(source, Loader=_Loader))  # noqa: S506 - both loaders are safe ones


def _compile(language: str, data: dict[str, Any]) -> Lexicon:
    words: dict[str, dict[str, Payload]] = {}
    for word, name, payload in _entries(language, data):
        words.setdefault(word, {})[name] = payload
    definitions = list(_definitions(data))
    for _, _, _, pattern in definitions:
        for literal in literals_of(pattern):
            words.setdefault(literal, {})["'" + literal] = True
    suffixes = {k: tuple(v.split()) for k, v in data.get("suffixes", {}).items()}
    characters = _characters(words, suffixes)
    phrases = {pair: name for name, pairs in data.get("phrases", {}).items() for pair in _pairs(pairs)}
    return Lexicon(
        words=words,
        characters=characters,
        rules=_rules(definitions, characters),
        endings=tuple((end, name) for name, ends in data.get("endings", {}).items() for end in ends.split()),
        suffixes=suffixes,
        nonfinite=frozenset(data.get("nonfinite", "").split()),
        phrases=phrases,
        month_first=bool(data.get("month_first")),
    )


def _pairs(phrases: list[str]) -> Iterator[tuple[str, str]]:
    for phrase in phrases:
        first, second = phrase.split()
        yield first, second


def _entries(language: str, data: dict[str, Any]) -> Iterator[tuple[str, str, Payload]]:
    """(word, class, payload) of every word of the data, of CLDR and of generated compounds."""
    exact = set(data.get("exact", "").split())
    listed = list(_listed(language, data))
    for spec in data.get("compounds", []):
        listed += _compounds(spec, listed)
    for word, name, payload in listed:
        if word in exact:
            yield word, name, payload
            yield word.upper(), name, payload
        else:
            yield word.lower(), name, payload


def _listed(language: str, data: dict[str, Any]) -> Iterator[tuple[str, str, Payload]]:
    locale = Locale.parse(language)
    for number in range(1, 13):
        yield locale.months["format"]["wide"][number], "MONTH", number
        abbreviation = locale.months["format"]["abbreviated"][number].rstrip(".")
        if abbreviation != locale.months["format"]["wide"][number]:  # the point after "May" ends its sentence
            yield abbreviation, "MABBR", number
    for number in range(7):
        yield locale.days["format"]["wide"][number], "WEEKDAY", number + 1
    for name, content in data["words"].items():
        for payload, text in ({True: content} if isinstance(content, str) else content).items():
            for word in text.split():
                yield word, name, payload


def _compounds(spec: dict[str, str], listed: list[tuple[str, str, Payload]]) -> Iterator[tuple[str, str, Payload]]:
    """Words made of two words, as German "Montagabend"; the payload joins theirs ("sum": adds them)."""
    left = [(w, p) for w, name, p in listed if name == spec["left"]]
    right = [(w, p) for w, name, p in listed if name == spec["right"]]
    for (first, a), (second, b) in product(left, right):
        payload = a + b if spec.get("sum") and isinstance(a, int) and isinstance(b, int) else f"{a} {b}"
        yield first + spec.get("link", "") + second, spec["class"], payload


def _definitions(data: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Payload], str]]:
    macros = {f"${name}": text for name, text in data.get("macros", {}).items()}
    for entry in data["rules"]:
        family, op, *rest = entry
        args = rest.pop(0) if isinstance(rest[0], dict) else {}
        for pattern in rest:
            yield family, op, args, _MACRO.sub(lambda match: macros[match.group()], pattern)


def _characters(
    words: Mapping[str, Mapping[str, Payload]], suffixes: Mapping[str, tuple[str, ...]]
) -> dict[frozenset[str], str]:
    sets = {frozenset(classes) for classes in words.values()} | set(NUMERIC_COMBINATIONS)
    for letters in suffixes.values():
        for shape in NUMERIC_COMBINATIONS:
            sets.add(frozenset(c.split("<")[0] for c in letters if c.split("<")[-1] in shape))
    ordered = sorted((s for s in sets if s), key=sorted)
    return {classes: chr(_FIRST_CHARACTER + i) for i, classes in enumerate(ordered)}


def _rules(
    definitions: list[tuple[str, str, dict[str, Payload], str]], characters: Mapping[frozenset[str], str]
) -> dict[str, tuple[Rule, ...]]:
    by_class: dict[str, str] = {}
    for classes, character in characters.items():
        for name in sorted(classes):
            by_class[name] = by_class.get(name, "") + character
    rules: dict[str, list[Rule]] = {}
    for order, (family, op, args, pattern) in enumerate(definitions):
        expression, first = translate(pattern, by_class)
        rule = Rule(family, op, expression, args, names_of(pattern), order)
        for character in first:
            rules.setdefault(character, []).append(rule)
    return {character: tuple(found) for character, found in rules.items()}
