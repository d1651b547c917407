"""Which questions of a briefing are one: they ask the same, and their answers agree. A wrong merge is worse than a
double, so each rule here asks for certainty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.questions.answers import agree, contradict, figures, same_words, verdicts_agree
from generator.analysis.questions.reading import POLAR, covers, read, same_question
from generator.analysis.words import akin, folded, words
from generator.sections.questions.likeness import Likeness

ALIKE = 0.4
"""How alike two questions must be at least, where one says less than the other and their answers are the same."""
_NEAR = 5
"""With how many of its neighbours a question is compared for that."""
_WINDOW = 20
"""With how many of its block or of a group a question is compared: a hundred copies need no 5,000 comparisons."""
_PREFIX = 3
"""Letters that forms of a word share at least."""
_VITAL = frozenset({
    "negation", "without", "can", "must", "should", "would", "past", "before", "after", "until", "since", "during",
    "over", "under", "least", "most", "only", "except", "instead", "or", "if", "still", "already", "again",
})  # fmt: skip
"""Marks that mean the same in all languages; prepositions do not."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer."""

    question: str
    answer: str
    language: str


def merged(pairs: Sequence[Answered]) -> list[list[int]]:
    """The places of the pairs that ask the same, in groups, each in order; all of a group are the same, one by one."""
    group_of = {place: [place] for place in range(len(pairs))}
    for first, second in sorted(set(_candidates(pairs))):
        one, other = group_of[first], group_of[second]
        if one is not other and all(_same(pairs[a], pairs[b]) for a in one[:_WINDOW] for b in other[:_WINDOW]):
            one += other
            group_of.update(dict.fromkeys(other, one))
    return [sorted(group) for place, group in group_of.items() if place == min(group)]


def _candidates(pairs: Sequence[Answered]) -> Iterator[tuple[int, int]]:
    """Pairs of places, the first the smaller, that may be the same."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        for key in _keys(pair):
            blocks[key].append(place)
    for block in blocks.values():
        yield from ((one, other) for index, one in enumerate(block) for other in block[index + 1 : index + _WINDOW])
    for language in sorted({pair.language for pair in pairs}):
        own = [place for place, pair in enumerate(pairs) if pair.language == language]
        alike = Likeness([pairs[place].question for place in own], language)
        for here, place in enumerate(own):
            for _, there in alike.nearest(here, _NEAR):
                if here < there and alike.score(here, there) >= ALIKE:
                    yield place, own[there]


def _keys(pair: Answered) -> Iterator[object]:
    """What questions that are the same have in common, in one language and across languages."""
    asked = read(pair.question, pair.language)
    yield pair.language, tuple(words(pair.question))
    yield pair.language, tuple(words(pair.question)), tuple(words(pair.answer))
    yield pair.language, asked.kind, asked.marks, tuple(sorted(word.text[:_PREFIX] for word in asked.words))
    if names := _names(pair.question):
        yield asked.kind, len(asked.words), tuple(sorted(names))


def _same(one: Answered, other: Answered) -> bool:
    language, kind = one.language, read(one.question, one.language).kind
    if language != other.language:
        return _same_abroad(one, other)
    if same_question(one.question, other.question, language=language):
        return agree(one.answer, other.answer, kind=kind, language=language)
    return (
        covers(one.question, other.question, language=language)
        and same_words(one.answer, other.answer, language=language)
        and not contradict(one.answer, other.answer, kind=kind, language=language)
    )


def _same_abroad(one: Answered, other: Answered) -> bool:
    """Whether questions in two languages are the same by what does not translate: kind, names and figures in order,
    every other word a cognate; and the answers share figures or names."""
    first, second = read(one.question, one.language), read(other.question, other.language)
    if first.kind != second.kind or len(first.words) != len(second.words):
        return False
    if {mark for mark in first.marks if mark[0] in _VITAL} != {mark for mark in second.marks if mark[0] in _VITAL}:
        return False
    if not _names(one.question) or _names(one.question) != _names(other.question):
        return False
    left = [folded(word.text) for word in second.words]
    for word in first.words:
        match = next((own for own in left if akin(folded(word.text), own)), None)
        if match is None:
            return False
        left.remove(match)
    return _answers_agree_abroad(one, other, first.kind)


def _answers_agree_abroad(one: Answered, other: Answered, kind: str) -> bool:
    if kind in POLAR:
        return verdicts_agree(one.answer, one.language, other.answer, other.language)
    shared = figures(one.answer) & figures(other.answer)
    asked = set(_names(one.question))
    names = {name for name in _names(one.answer) if name in _names(other.answer) and name not in asked}
    return bool(shared or names) and not (figures(one.answer) ^ figures(other.answer) and not shared)


def _names(text: str) -> tuple[str, ...]:
    """Names in capitals ("MiCA", "SEC") and figures, in order: what no language translates for certain."""
    found = _WORD.findall(text)
    return tuple(word.casefold() for word in found if sum(own.isupper() or own.isdigit() for own in word) > 1)
