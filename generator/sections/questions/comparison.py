"""Whether two questions ask the same, and their answers agree. A wrong merge is worse than a double, so each rule here
asks for certainty."""

from collections.abc import Sequence

from generator.analysis.model import Answer, AnsweredQuestion, Inquiry, QuestionWord
from generator.analysis.questions.words import question_words
from generator.analysis.words import akin, containment, inflected, likeness

POLAR = frozenset({"choice", "existence"})
"""Kinds of questions that yes or no answers."""
NEGATION = "negation"
_STEM = 3  # letters that two forms of a word share at least
_COMMON = 0.2  # the share of the shorter answer's words that the other has too, at least; and for the same answer …
_NEARLY_ALL = 0.8
_LONG = 5  # … of this many words
_MEASURED = frozenset({"time", "deadline", "since", "from", "amount", "count", "duration", "frequency", "distance"})
"""Kinds of questions that figures answer."""
_VITAL = frozenset({
    "negation", "without", "can", "must", "should", "would", "past", "before", "after", "until", "since", "during",
    "over", "under", "least", "most", "only", "except", "instead", "or", "if", "still", "already", "again",
})  # fmt: skip
"""Marks that mean the same in all languages; prepositions do not."""


def are_one(first: AnsweredQuestion, second: AnsweredQuestion) -> bool:
    """Whether two questions may be shown as one: they ask the same, and their answers agree."""
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


# Questions -----------------------------------------------------------------------------------------------------------


def same_question(first: Inquiry, second: Inquiry) -> bool:
    """Whether two questions in one language ask the same: kind, marks and figures agree, and each word that carries
    meaning stands in both, in an order that leaves each its role. A wrong yes is worse than a wrong no."""
    if first.kind != second.kind or first.marks != second.marks or len(first.words) != len(second.words):
        return False
    places = _aligned(first, second)
    return places is not None and _in_role(first.words, second.words, places)


def covers(first: Inquiry, second: Inquiry) -> bool:
    """Whether one of two questions says all that the other says, and perhaps more ("Who pays?", "Who pays the fee?");
    what they ask for and the negation agree, not each of the other marks."""
    shorter, longer = sorted((first, second), key=lambda inquiry: len(inquiry.words))
    if shorter.kind != longer.kind or not shorter.words or not shorter.marks <= longer.marks:
        return False
    return NEGATION not in dict(longer.marks - shorter.marks) and _aligned(shorter, longer) is not None


def _aligned(first: Inquiry, second: Inquiry) -> list[int] | None:
    """For each word of one question its place in the other; None where a word has none."""
    places: list[int] = []
    for word in first.words:
        left = [place for place in range(len(second.words)) if place not in places]
        same = (place for place in left if word.text == second.words[place].text)
        forms = (place for place in left if _is_form(word, second.words[place], first.language))
        fitting = next(same, next(forms, None))
        if fitting is None:
            return None
        places.append(fitting)
    return places


def _is_form(first: QuestionWord, second: QuestionWord, language: str) -> bool:
    data = question_words(language)
    return inflected(first.text, second.text, endings=data.endings, sealed=data.sealed, shared=_STEM)


def _in_role(words: Sequence[QuestionWord], others: Sequence[QuestionWord], places: Sequence[int]) -> bool:
    """Whether words that changed places keep their roles: one of the two must hang on a preposition in both."""
    led = [word.led and others[place].led for word, place in zip(words, places, strict=True)]
    return all(
        led[later] or led[earlier] or places[earlier] < places[later]
        for later in range(len(places))
        for earlier in range(later)
    )


# Answers -------------------------------------------------------------------------------------------------------------


def agree(first: Answer, second: Answer, *, kind: str) -> bool:
    """Whether two answers in one language can answer the same question: both yes or both no, no figure of one unit
    against another, and something in common."""
    if (kind in POLAR and first.affirms is not second.affirms) or contradict(first, second, kind=kind):
        return False
    decided = kind in POLAR and first.verdict is not None
    return decided or containment(first.stems, second.stems) >= _COMMON


def same_words(first: Answer, second: Answer) -> bool:
    """Whether two answers say the same in nearly the same words, and enough of them."""
    enough = min(len(first.stems), len(second.stems)) >= _LONG
    return enough and likeness(first.stems, second.stems) >= _NEARLY_ALL


def contradict(first: Answer, second: Answer, *, kind: str) -> bool:
    """Whether two answers give different figures of one unit; or, where figures answer, none in common."""
    measured = kind in _MEASURED
    units = (unit for unit in first.measures.keys() & second.measures.keys() if unit or measured)
    if any(first.measures[unit].isdisjoint(second.measures[unit]) for unit in units):
        return True
    return measured and bool(first.figures and second.figures) and first.figures.isdisjoint(second.figures)
