"""Which questions of a briefing are one: they ask the same, and their answers agree. A wrong merge is worse than a
double, so each rule here asks for certainty."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.analysis.model import Answer, AnsweredQuestion, Inquiry
from generator.analysis.questions.answers import agree, contradict, same_words
from generator.analysis.questions.reading import POLAR, covers, same_question
from generator.analysis.words import akin, words
from generator.sections.questions.likeness import Likeness

ALIKE = 0.4
"""How alike two questions must be at least, where one says less than the other and their answers are the same."""
_NEAR = 5  # with how many of its neighbours a question is compared for that
_WINDOW = 20
"""With how many of its block or of a group a question is compared: a hundred copies need no 5,000 comparisons."""
_PREFIX = 3  # letters that forms of a word share at least
_VITAL = frozenset({
    "negation", "without", "can", "must", "should", "would", "past", "before", "after", "until", "since", "during",
    "over", "under", "least", "most", "only", "except", "instead", "or", "if", "still", "already", "again",
})  # fmt: skip
"""Marks that mean the same in all languages; prepositions do not."""


def merged(pairs: Sequence[AnsweredQuestion]) -> list[list[int]]:
    """The places of the pairs that ask the same, in groups, each in order; all of a group are the same, one by one."""
    group_of = {place: [place] for place in range(len(pairs))}
    for first, second in sorted({*_meeting(pairs), *_alike(pairs)}):
        one, other = group_of[first], group_of[second]
        if one is not other and all(_same(pairs[a], pairs[b]) for a in one[:_WINDOW] for b in other[:_WINDOW]):
            one += other
            group_of.update(dict.fromkeys(other, one))
    return [sorted(group) for place, group in group_of.items() if place == min(group)]


def _meeting(pairs: Sequence[AnsweredQuestion]) -> Iterator[tuple[int, int]]:
    """Places of pairs that share a key, the first the smaller."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        for key in _keys(pair):
            blocks[key].append(place)
    for block in blocks.values():
        yield from ((one, other) for index, one in enumerate(block) for other in block[index + 1 : index + _WINDOW])


def _alike(pairs: Sequence[AnsweredQuestion]) -> Iterator[tuple[int, int]]:
    """Places of pairs in one language whose questions are alike, the first the smaller."""
    for language in sorted({pair.inquiry.language for pair in pairs}):
        places = [place for place, pair in enumerate(pairs) if pair.inquiry.language == language]
        likeness = Likeness([pairs[place].inquiry for place in places])
        for here, place in enumerate(places):
            near = (there for _, there in likeness.nearest(here, _NEAR) if here < there)
            yield from ((place, places[there]) for there in near if likeness.score(here, there) >= ALIKE)


def _keys(pair: AnsweredQuestion) -> Iterator[object]:
    """What questions that are the same have in common, in one language and across languages."""
    inquiry, text = pair.inquiry, tuple(words(pair.inquiry.text))
    yield inquiry.language, text
    yield inquiry.language, text, tuple(words(pair.answer.text))
    yield inquiry.language, inquiry.kind, inquiry.marks, tuple(sorted(word.text[:_PREFIX] for word in inquiry.words))
    if inquiry.names:
        yield inquiry.kind, len(inquiry.words), tuple(sorted(inquiry.names))


def _same(first: AnsweredQuestion, second: AnsweredQuestion) -> bool:
    one, other, kind = first.inquiry, second.inquiry, first.inquiry.kind
    if one.language != other.language:
        return _same_abroad(one, other) and _agree_abroad(first.answer, second.answer, one)
    if same_question(one, other):
        return agree(first.answer, second.answer, kind=kind)
    if not covers(one, other):
        return False
    return same_words(first.answer, second.answer) and not contradict(first.answer, second.answer, kind=kind)


def _same_abroad(first: Inquiry, second: Inquiry) -> bool:
    """Whether questions in two languages are the same by what does not translate: kind, names and figures in order,
    every other word a cognate."""
    if first.kind != second.kind or len(first.words) != len(second.words) or _vital(first) != _vital(second):
        return False
    left = [word.folded for word in second.words]
    for word in first.words:
        match = next((other for other in left if akin(word.folded, other)), None)
        if match is None:
            return False
        left.remove(match)
    return bool(first.names) and first.names == second.names


def _vital(inquiry: Inquiry) -> set[tuple[str, int]]:
    return {mark for mark in inquiry.marks if mark[0] in _VITAL}


def _agree_abroad(first: Answer, second: Answer, asked: Inquiry) -> bool:
    """Whether answers in two languages begin with the same yes or no, or share figures or names not asked for."""
    if asked.kind in POLAR:
        return first.verdict is not None and first.verdict is second.verdict
    if first.figures & second.figures:
        return True
    names = {name for name in first.names if name in second.names} - set(asked.names)
    return bool(names) and not first.figures | second.figures
