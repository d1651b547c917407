"""What a question asks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.analysis.model import Inquiry, QuestionWord
from generator.analysis.questions.words import Frame, QuestionWords, question_words, spelled
from generator.analysis.words import folded

CHOICE = "choice"
"""The kind of a question without a question word: it asks for yes or no."""
NEGATION = "negation"
_WHEN, _WILL = frozenset({"time", "deadline", "since", "from"}), "will"
"""Kinds that ask for a date, and the mark that tells nothing there."""
_GAP = 6  # words that may stand in the gap of a frame, and …
_LEAD = 2  # … before a frame in its clause ("by when", "in which")
_PHRASE = 5  # words of the longest phrase that is looked up
_MARK = ","  # what stands for any mark among the words
_NAME = re.compile(r"[^\W_]+")


def read_question(text: str, language: str) -> Inquiry:
    """What a question asks."""
    kind, words = _kind(spelled(text, language), language)
    marks: list[tuple[str, str]] = []
    telling: list[QuestionWord] = []
    led = near = False
    data = question_words(language)
    for phrase, meaning in _phrases(words, data):
        led = led or phrase in data.prepositions
        if meaning is None:
            led = led and phrase != (_MARK,)
            near = False
        elif meaning.startswith("#"):
            marks.append((meaning[1:], " ".join(phrase)))
            near = False
        else:
            telling.append(QuestionWord(meaning, folded(meaning), led or (near and telling[-1].led)))
            led, near = False, True
    return Inquiry(text, language, kind, _counted(marks, kind), tuple(telling), untranslated(text))


def _counted(marks: Sequence[tuple[str, str]], kind: str) -> frozenset[tuple[str, int]]:
    """The marks of a question with how often each occurs. "Need not" is no "must not": beside a negation only the same
    words agree."""
    told = [(mark, phrase) for mark, phrase in marks if not (mark == _WILL and kind in _WHEN)]
    exact = any(mark == NEGATION for mark, _ in told)
    counted = Counter(phrase if exact and mark != NEGATION else mark for mark, phrase in told)
    return frozenset(counted.items())


def untranslated(text: str) -> tuple[str, ...]:
    """Names in capitals ("MiCA", "SEC") and figures, in order: what no language translates for certain."""
    plain = (word for word in _NAME.findall(text) if sum(letter.isupper() or letter.isdigit() for letter in word) > 1)
    return tuple(word.casefold() for word in plain)


def _kind(words: list[str], language: str) -> tuple[str, list[str]]:
    """The kind of a question and its other words: the frame that begins first decides, the longest of several."""
    frames = question_words(language).kinds
    since = 0
    for start, word in enumerate(words):
        if word == _MARK:
            since = start + 1
        elif start - since <= _LEAD:
            fitting = [(frame, end) for frame in frames if (end := _end(frame, words, start)) is not None]
            if fitting:
                frame, end = max(fitting, key=lambda fit: (fit[0].length, -fit[1]))
                inside = words[start + len(frame.before) : end - len(frame.after)]
                return frame.kind, [*words[:start], *inside, *words[end:]]
    return CHOICE, words


def _end(frame: Frame, words: list[str], start: int) -> int | None:
    """Where a frame that begins at `start` ends, or None."""
    here = start + len(frame.before)
    if tuple(words[start:here]) != frame.before:
        return None
    if not frame.after:
        return here
    for place in range(here + 1, min(here + _GAP, len(words)) + 1):
        if words[place - 1] == _MARK:
            return None
        if tuple(words[place : place + len(frame.after)]) == frame.after:
            return place + len(frame.after)
    return None


def _phrases(words: Sequence[str], data: QuestionWords) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """The phrases of a question, the longest known first: each with its meaning, `#mark`, or None if it may differ."""
    place = 0
    while place < len(words):
        phrases = (tuple(words[place : place + size]) for size in range(_PHRASE, 0, -1))
        phrase = next((phrase for phrase in phrases if _is_known(phrase, data)), (words[place],))
        yield phrase, _meaning(phrase, data)
        place += len(phrase)


def _is_known(phrase: tuple[str, ...], data: QuestionWords) -> bool:
    return phrase == (_MARK,) or any(phrase in known for known in (data.marks, data.alike, data.free))


def _meaning(phrase: tuple[str, ...], data: QuestionWords) -> str | None:
    if phrase in data.marks:
        return f"#{data.marks[phrase]}"
    if phrase in data.alike:
        return data.alike[phrase]
    return None if _is_known(phrase, data) else " ".join(phrase)
