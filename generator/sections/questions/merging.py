"""Which questions of a briefing are one: they ask the same, and their answers agree."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.analysis.model import AnsweredQuestion
from generator.analysis.words import words
from generator.sections.questions.comparison import are_one
from generator.sections.questions.likeness import Likeness

ALIKE = 0.4
"""How alike two questions must be at least, where one says less than the other and their answers are the same."""
_NEAR = 5  # with how many of its neighbours a question is compared for that
_WINDOW = 20
"""With how many of its block or of a group a question is compared: a hundred copies need no 5,000 comparisons."""
_PREFIX = 3  # letters that forms of a word share at least


def merged(pairs: Sequence[AnsweredQuestion]) -> list[list[int]]:
    """The places of the pairs that ask the same, in groups, each in order; all of a group are the same, one by one."""
    group_of = {place: [place] for place in range(len(pairs))}
    for first, second in sorted({*_meeting(pairs), *_alike(pairs)}):
        one, other = group_of[first], group_of[second]
        if one is not other and all(are_one(pairs[a], pairs[b]) for a in one[:_WINDOW] for b in other[:_WINDOW]):
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
