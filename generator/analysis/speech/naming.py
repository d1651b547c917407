"""Tells which names of an issue mean one actor: pairs in any order, and names in two languages word for word."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from generator.analysis.model import key
from generator.analysis.speech.grammar import grammar
from generator.analysis.speech.nouns import compound
from generator.analysis.words import words
from generator.languages import language_data

Name = tuple[str, str]
"""A name as written, and the language of the sentence that has it."""

START, BRIEF, ENDING, COMPOUND = 5, 6, 6, 10
"""Letters that words of one origin share at their beginning, one less where a word has `BRIEF`; those in which they may
differ at the end; those of a word that can hold two."""
_SPELLING = (("ch", "k"), ("ph", "f"), (r"c(?=[eiy])", "z"), ("c", "k"), ("y", "i"))


def labels(names: Iterable[Name], language: str) -> dict[str, str]:
    """From a name's key to the name under which its actor stands on a page: one in the page's language if there is."""
    groups: list[list[Name]] = []
    known: dict[object, int] = {}
    whole: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for name in dict.fromkeys(names):
        group = known.get(_pair(name))
        if group is None:
            own, *less = _starts(name)
            near = dict.fromkeys([*whole[own], *parts[own], *(at for part in less for at in whole[part])])
            group = next((at for at in near if any(same_name(name, other) for other in groups[at])), len(groups))
            if group == len(groups):
                groups.append([])
            known[_pair(name)] = group
            whole[own].append(group)
            for part in less:
                parts[part].append(group)
        groups[group].append(name)
    shown: dict[str, str] = {}
    for members in groups:
        label = next((name for name, code in members if code == language), members[0][0])
        shown |= {key(name): label for name, _ in members}
    return shown


def _starts(name: Name) -> list[tuple[str, ...]]:
    """What a name is looked up by: how its words begin, then that without one or two that compounds may hold."""
    own = tuple(sorted(word[: START - 1] for word in _content(*name)))
    less = (part for fewer in (1, 2) for part in combinations(own, max(0, len(own) - fewer)) if part)
    return list(dict.fromkeys([own, *less]))


def _pair(name: Name) -> object:
    """What a name is compared by: of two joined by "and" both, in no order."""
    ands = grammar(name[1]).and_
    parts: list[list[str]] = [[]]
    for word in key(name[0]).split():
        if word in ands:
            parts.append([])
        else:
            parts[-1].append(word)
    return tuple(sorted(" ".join(part) for part in parts))


def same_name(one: Name, other: Name) -> bool:
    """Whether two names of organisations in two languages have the same words: "Forum der Regionalbanken"."""
    if one[1] == other[1] or not (_organised(one) and _organised(other)):
        return False
    first, second = _content(*one), _content(*other)
    if max(len(first), len(second)) < 2:
        return False
    return _covers(first, second) or _covers(second, first)


def _organised(name: Name) -> bool:
    nouns = language_data(name[1]).reporting.organisations
    return any(word in nouns or compound(word, name[1]) for word in words(name[0]))


def _content(name: str, language: str) -> tuple[str, ...]:
    """The words of a name but those that join them, in a spelling in which languages meet."""
    rules, stop = grammar(language), language_data(language).stopwords
    plain = [word for word in words(name) if len(word) > 1 and word not in stop | rules.of | rules.determiners]
    return tuple(_spelled(word) for word in plain)


def _spelled(word: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    for pattern, letter in _SPELLING:
        bare = re.sub(pattern, letter, bare)
    return bare


def _covers(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each word of `first` is one of `second`, or two of them in one, and none is left."""
    rest = list(second)
    for word in first:
        held = _held(word, rest) if len(first) < len(second) else []
        held = held or [other for other in rest if _alike(word, other)][:1]
        if not held:
            return False
        for other in held:
            rest.remove(other)
    return not rest


def _held(word: str, others: Sequence[str]) -> list[str]:
    """The two words that a compound is made of, where both are among the others."""
    if len(word) < COMPOUND:
        return []
    for at in range(START - 1, len(word) - START + 2):
        head = next((other for other in others if _alike(word[:at], other)), "")
        tail = next((other for other in others if other != head and _alike(word[at:], other)), "")
        if head and tail:
            return [head, tail]
    return []


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike, as words of one origin do."""
    longest = max(len(one), len(other))
    shared = next((at for at in range(min(len(one), len(other))) if one[at] != other[at]), min(len(one), len(other)))
    return shared >= START - (min(len(one), len(other)) <= BRIEF) and longest - shared <= ENDING
