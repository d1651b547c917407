"""Tells which names of an issue mean one actor: pairs in any order, and names in two languages word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from generator.analysis.model import Statement, key
from generator.analysis.speech.rules import speech_rules
from generator.analysis.words import folded, same_word, words

Name = tuple[str, str]
"""A name as written, and the language of the sentence that has it."""

START, BRIEF, ENDING, COMPOUND = 5, 6, 6, 10
"""Letters that words of one origin share at their beginning, one less where a word has `BRIEF`; those in which they may
differ at the end; those of a word that can hold two."""


def shown_names(statements: Sequence[Statement], language: str) -> dict[str, str]:
    """From the key of each actor to the name under which it stands on a page in a language."""
    alone = {key(said.actor): said.actor for said in statements}
    names = [(_without_class(said, alone), said.sentence.language) for said in statements]
    shown = labels(names, language)
    return {key(said.actor): shown[key(name)] for said, (name, _) in zip(statements, names, strict=True)}


def _without_class(said: Statement, names: Mapping[str, str]) -> str:
    """The name of an actor without a class word before one that stands alone elsewhere."""
    first, _, rest = said.actor.partition(" ")
    organisations = speech_rules(said.sentence.language).reporting.organisations
    return names.get(key(rest), said.actor) if first.casefold() in organisations else said.actor


def labels(names: Iterable[Name], language: str) -> dict[str, str]:
    """From a name's key to the name under which its actor stands on a page: one in the page's language if there is."""
    groups = _Groups()
    for name in dict.fromkeys(names):
        groups.add(name)
    shown: dict[str, str] = {}
    for members in groups.members:
        label = next((name for name, code in members if code == language), members[0][0])
        shown |= {key(name): label for name, _ in members}
    return shown


@dataclass(slots=True)
class _Groups:
    """Names of one actor each, found by both parts of a pair, by how all their words begin, or most of them."""

    members: list[list[Name]] = field(default_factory=list)
    pairs: dict[object, int] = field(default_factory=dict)
    whole: defaultdict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    parts: defaultdict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: Name) -> None:
        """Puts a name to those of the same actor, or into a group of its own."""
        group = self.pairs.get(_pair(name))
        if group is None:
            group = self.pairs[_pair(name)] = self._like(name)
        self.members[group].append(name)

    def _like(self, name: Name) -> int:
        """The first group with a name of the same words, else a new one; from now on found by this name too."""
        beginnings, *fewer = _beginnings(name)
        near = [*self.whole[beginnings], *self.parts[beginnings]]
        near += [group for part in fewer for group in self.whole[part]]
        same = (group for group in near if any(same_name(name, other) for other in self.members[group]))
        group = next(same, len(self.members))
        if group == len(self.members):
            self.members.append([])
        self.whole[beginnings].append(group)
        for part in fewer:
            self.parts[part].append(group)
        return group


def _beginnings(name: Name) -> list[tuple[str, ...]]:
    """What a name is looked up by: how its words begin, then that without one or two that compounds may hold."""
    whole = tuple(sorted(word[: START - 1] for word in _content(*name)))
    fewer = (part for less in (1, 2) for part in combinations(whole, max(0, len(whole) - less)) if part)
    return list(dict.fromkeys([whole, *fewer]))


def _pair(name: Name) -> object:
    """What a name is compared by: of two joined by "and" both, in no order."""
    joining, parts = speech_rules(name[1]).grammar.and_, list[list[str]]([[]])
    for word in key(name[0]).split():
        if word in joining:
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
    rules = speech_rules(name[1])
    return any(rules.is_organisation(word) for word in words(name[0]))


def _content(name: str, language: str) -> tuple[str, ...]:
    """The words of a name but those that join them, in a spelling in which languages meet."""
    rules = speech_rules(language)
    idle = rules.stopwords | rules.grammar.of | rules.grammar.determiners
    return tuple(folded(word) for word in words(name) if len(word) > 1 and word not in idle)


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
    return same_word(one, other, shared=START - (min(len(one), len(other)) <= BRIEF), ending=ENDING)
