"""Which names mean the same actor: abbreviations that articles define, and full names for short ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.analysis.model import Analysis, Cast, Token, key
from generator.analysis.speech.rules import SpeechRules, speech_rules
from generator.analysis.tokens import tokens, written
from generator.model.articles import Article

_SHORT = re.compile(r"\(([^\W\d_][\w&.-]{1,9})\)")
_BEFORE = re.compile(r"(?:[\w&.'’-]+\s+){1,9}$")
_FARTHEST = 120
"""Characters before an abbreviation that may hold what it stands for."""


def cast_of(analyses: Iterable[Analysis]) -> Cast:
    """The abbreviations that the articles define: "the Blockchain Association (BA)"."""
    found: dict[str, Counter[str]] = {}
    for analysis in analyses:
        for short, name in analysis.abbreviations:
            found.setdefault(key(short), Counter())[name] += 1
    full = {short: min(names, key=lambda name: (-names[name], name)) for short, names in sorted(found.items())}
    return Cast(full | {key(name): name for name in full.values()})


def abbreviations(article: Article) -> tuple[tuple[str, str], ...]:
    """The abbreviations that an article defines, each with its name."""
    found: list[tuple[str, str]] = []
    for block in article.blocks:
        for match in _SHORT.finditer(block.text):
            before = _BEFORE.search(block.text, max(0, match.start() - _FARTHEST), match.start())
            name = _defined(before[0], match[1], article.language) if before else ""
            if name:
                found.append((match[1], name))
    return tuple(found)


def _defined(before: str, short: str, language: str) -> str:
    """The name before "(short)": the capitalised words whose initials the abbreviation begins and ends with."""
    found, rules = tokens(before), speech_rules(language)
    initials = [letter for letter in short.casefold() if letter.isalpha()]
    for start, token in enumerate(found):
        begins = token.is_capital and token.lower[0] == initials[0]
        if begins and _is_name(found[start:], rules) and _spells([word.lower for word in found[start:]], initials):
            return written(found, start, len(found))
    return ""


def _is_name(found: Sequence[Token], rules: SpeechRules) -> bool:
    """Whether words can be one name: capitals, and words that stand inside names."""
    inside = rules.grammar.inside | rules.grammar.and_
    return all(token.is_capital or token.lower in inside for token in found) and found[-1].is_capital


def _spells(found: Sequence[str], initials: Sequence[str]) -> bool:
    """Whether the letters are found in the words in order, at least half of them as a word's first."""
    rest = "".join(found)
    at = -1
    for letter in initials:
        at = rest.find(letter, at + 1)
        if at < 0:
            return False
    starts = [word[0] for word in found]
    return sum(letter in starts for letter in initials) * 2 >= len(initials)
