"""Whether the answers to two questions agree, so that the questions may be shown as one."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from generator.analysis.questions.reading import POLAR
from generator.analysis.questions.words import question_words
from generator.analysis.words import containment, content, likeness, stem, words
from generator.languages import language_data

_COMMON = 0.2
"""The share of the shorter answer's words that the other has too, at least; and for the same answer …"""
_NEARLY_ALL = 0.8
_LONG = 5
"""… of this many words."""
_MEASURED = frozenset({"time", "deadline", "since", "from", "amount", "count", "duration", "frequency", "distance"})
"""Kinds of questions that figures answer."""
_SIGNS = re.compile(r"([€$£¥%₿])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def agree(first: str, second: str, *, kind: str, language: str) -> bool:
    """Whether two answers in one language can answer the same question: both yes or both no, no figure of one unit
    against another, and something in common."""
    if kind in POLAR and _says_yes(first, language) is not _says_yes(second, language):
        return False
    if contradict(first, second, kind=kind, language=language):
        return False
    common = containment(content(first, language), content(second, language))
    return common >= _COMMON or (kind in POLAR and _verdict(first, language) is not None)


def same_words(first: str, second: str, *, language: str) -> bool:
    """Whether two answers say the same in nearly the same words, and enough of them."""
    one, other = content(first, language), content(second, language)
    return min(len(one), len(other)) >= _LONG and likeness(one, other) >= _NEARLY_ALL


def contradict(first: str, second: str, *, kind: str, language: str) -> bool:
    """Whether two answers give different figures of one unit; or, where figures answer, none in common."""
    one, other = _figures(first, language), _figures(second, language)
    if any(one[unit].isdisjoint(other[unit]) for unit in one.keys() & other.keys() if unit or kind in _MEASURED):
        return True
    return kind in _MEASURED and bool(one and other) and figures(first).isdisjoint(figures(second))


def figures(text: str) -> frozenset[str]:
    """The figures of a text, without marks between thousands or decimals."""
    return frozenset(re.sub(r"\D", "", word) for word in words(text) if word[0].isdigit())


def verdicts_agree(first: str, language: str, second: str, other_language: str) -> bool:
    """Whether two answers in two languages begin with the same yes or no."""
    verdict = _verdict(first, language)
    return verdict is not None and verdict is _verdict(second, other_language)


def _figures(text: str, language: str) -> dict[str, set[str]]:
    """Figures by the word or sign of their unit; years and figures without a unit under ""."""
    stop = language_data(language).stopwords
    found: dict[str, set[str]] = defaultdict(set)
    spaced = words(_SIGNS.sub(lambda match: f" sign{ord(match[1])} ", text))
    for place, word in enumerate(spaced):
        if word[0].isdigit():
            after = spaced[place + 1] if place + 1 < len(spaced) else ""
            before = spaced[place - 1] if place else ""
            unit = before if before.startswith("sign") else after
            bare = _YEAR.fullmatch(word) or unit in stop or unit[:1].isdigit()
            found["" if bare else stem(unit) if unit else ""].add(re.sub(r"\D", "", word))
    return found


@lru_cache(maxsize=4096)
def _verdict(answer: str, language: str) -> bool | None:
    """True for an answer that begins with yes, False for no, None for neither."""
    data, start = question_words(language), tuple(words(answer)[:4])
    for verdict, phrases in ((False, data.no), (True, data.yes)):
        if any(start[: len(phrase)] == phrase for phrase in phrases):
            return verdict
    return None


def _says_yes(answer: str, language: str) -> bool:
    """Whether an answer affirms: by its first word, or in a first sentence without a negation."""
    verdict = _verdict(answer, language)
    if verdict is not None:
        return verdict
    first = re.split(r"(?<=[.!?])\s", answer.strip(), maxsplit=1)[0]
    return not set(words(first)) & language_data(language).reporting.negations
