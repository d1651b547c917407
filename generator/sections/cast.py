"""Which names mean the same actor: abbreviations that articles define, and full names for short ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.model import Article
from generator.sections.grammar import grammar
from generator.sections.tokens import Token, tokens, written

_DEFINED = re.compile(r"((?:[\w&.'’-]+\s+){1,9})\(([^\W\d_][\w&.-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an issue: which full name an abbreviation or a spelling stands for."""

    full: dict[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The name under which an actor is shown."""
        return self.full.get(key(name), name)


def key(name: str) -> str:
    """The form in which names are compared."""
    return " ".join(name.casefold().replace("’", "'").split())


def cast_of(articles: Iterable[Article]) -> Cast:
    """The abbreviations that the articles define: "the Blockchain Association (BA)"."""
    found: dict[str, Counter[str]] = {}
    for article in articles:
        for block in article.blocks:
            for match in _DEFINED.finditer(block.text):
                name = _defined(match[1], match[2], article.language)
                if name:
                    found.setdefault(key(match[2]), Counter())[name] += 1
    full = {short: min(names, key=lambda name: (-names[name], name)) for short, names in sorted(found.items())}
    return Cast(full | {key(name): name for name in full.values()})


def _defined(before: str, short: str, language: str) -> str:
    """The name before "(short)": the capitalised words whose initials the abbreviation begins and ends with."""
    words = tokens(before)
    initials = [letter for letter in short.casefold() if letter.isalpha()]
    for start in range(len(words)):
        if not words[start].is_capital or words[start].lower[0] != initials[0]:
            continue
        if _whole(words, start, language) and _spells([token.lower for token in words[start:]], initials):
            return written(words, start, len(words))
    return ""


def _whole(words: Sequence[Token], start: int, language: str) -> bool:
    """Whether the words from `start` on can be one name: capitals, and words that stand inside names."""
    inside = grammar(language).inside | grammar(language).and_
    return all(token.is_capital or token.lower in inside for token in words[start:]) and words[-1].is_capital


def _spells(words: Sequence[str], initials: Sequence[str]) -> bool:
    """Whether the letters are found in the words in order, at least half of them as a word's first."""
    rest = "".join(words)
    at = -1
    for letter in initials:
        at = rest.find(letter, at + 1)
        if at < 0:
            return False
    starts = [word[0] for word in words]
    return sum(letter in starts for letter in initials) * 2 >= len(initials)
