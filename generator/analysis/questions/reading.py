"""What a question asks, and whether two questions in one language ask the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from generator.analysis.questions.words import Frame, question_words, spelled

CHOICE = "choice"
"""The kind of a question without a question word: it asks for yes or no."""
POLAR = frozenset({CHOICE, "existence"})
"""Kinds of questions that yes or no answers."""
NEGATION = "negation"
_GAP = 6
"""Words that may stand in the gap of a frame, and …"""
_LEAD = 2
"""… before a frame in its clause ("by when", "in which")."""
_STEM = 3
"""Letters that two forms of a word share at least."""
_PHRASE = 5
"""Words of the longest phrase that is looked up."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning; `led` tells that a preposition stands before it or before its neighbour."""

    text: str
    led: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as read: its kind, the marks that must agree with how often each occurs, its words in order."""

    kind: str
    marks: frozenset[tuple[str, int]]
    words: tuple[Word, ...]


def same_question(first: str, second: str, *, language: str) -> bool:
    """Whether two questions in one language ask the same: kind, marks and figures agree, and each word that carries
    meaning stands in both, in an order that leaves each its role. A wrong yes is worse than a wrong no."""
    one, other = read(first, language), read(second, language)
    if one.kind != other.kind or one.marks != other.marks or len(one.words) != len(other.words):
        return False
    places = _aligned(one.words, other.words, language)
    return places is not None and _in_role(one.words, other.words, places)


def covers(first: str, second: str, *, language: str) -> bool:
    """Whether one of two questions says all that the other says, and perhaps more ("Who pays?", "Who pays the fee?");
    what they ask for and the negation agree, not each of the other marks."""
    shorter, longer = sorted((read(first, language), read(second, language)), key=lambda asked: len(asked.words))
    return (
        shorter.kind == longer.kind
        and bool(shorter.words)
        and shorter.marks <= longer.marks
        and NEGATION not in dict(longer.marks - shorter.marks)
        and _aligned(shorter.words, longer.words, language) is not None
    )


@lru_cache(maxsize=16384)
def read(question: str, language: str) -> Asked:
    """What a question asks."""
    words = spelled(question, language)
    kind, words = _kind(words, language)
    marks: list[tuple[str, str]] = []
    found: list[Word] = []
    led = near = False
    for phrase, meaning in _phrases(words, language):
        if phrase in question_words(language).prepositions:
            led = True
        if meaning is None:
            led = led and phrase != (",",)
            near = False
        elif meaning.startswith("#"):
            marks.append((meaning[1:], " ".join(phrase)))
            near = False
        else:
            found.append(Word(meaning, led or (near and found[-1].led)))
            led, near = False, True
    if kind in _WHEN:
        marks = [(mark, phrase) for mark, phrase in marks if mark != _WILL]
    # "Need not" is no "must not": beside a negation only the same words agree.
    exact = any(mark == NEGATION for mark, _ in marks)
    counted = Counter(phrase if exact and mark != NEGATION else mark for mark, phrase in marks)
    return Asked(kind, frozenset(counted.items()), tuple(found))


_WHEN = frozenset({"time", "deadline", "since", "from"})
_WILL = "will"


def _kind(words: list[str], language: str) -> tuple[str, list[str]]:
    """The kind of a question and its other words: the frame that begins first decides, the longest of several."""
    frames = question_words(language).frames
    since = 0
    for start, word in enumerate(words):
        if word == ",":
            since = start + 1
        elif start - since <= _LEAD:
            fitting = [(frame, end) for frame in frames if (end := _end(frame, words, start)) is not None]
            if fitting:
                frame, end = max(fitting, key=lambda one: (one[0].length, -one[1]))
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
        if words[place - 1] == ",":
            return None
        if tuple(words[place : place + len(frame.after)]) == frame.after:
            return place + len(frame.after)
    return None


def _phrases(words: list[str], language: str) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """The phrases of a question, the longest known first: each with its meaning, `#mark`, or None if it may differ."""
    data = question_words(language)
    place = 0
    while place < len(words):
        for size in range(min(_PHRASE, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + size])
            meaning = _meaning(phrase, data.marks, data.alike, data.free)
            if meaning is not _UNKNOWN:
                break
        yield phrase, " ".join(phrase) if meaning is _UNKNOWN else meaning
        place += len(phrase)


_UNKNOWN = "?"


def _meaning(
    phrase: tuple[str, ...],
    marks: Mapping[tuple[str, ...], str],
    alike: Mapping[tuple[str, ...], str],
    free: Set[tuple[str, ...]],
) -> str | None:
    if phrase in marks:
        return f"#{marks[phrase]}"
    if phrase in alike:
        return alike[phrase]
    return None if phrase in free or phrase == (",",) else _UNKNOWN


def _aligned(one: tuple[Word, ...], other: tuple[Word, ...], language: str) -> list[int] | None:
    """For each word of one question its place in the other; None where a word has none."""
    places: list[int] = []
    for word in one:
        fitting = [place for place, own in enumerate(other) if place not in places and word.text == own.text]
        fitting = fitting or [
            place
            for place, own in enumerate(other)
            if place not in places and _inflected(word.text, own.text, language)
        ]
        if not fitting:
            return None
        places.append(fitting[0])
    return places


@lru_cache(maxsize=65536)
def _inflected(one: str, other: str, language: str) -> bool:
    """Whether two words are forms of one: alike but for endings that only inflect."""
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    if shared < _STEM or not (one.isalpha() and other.isalpha()):
        return False
    data = question_words(language)
    return any(
        {one[cut:], other[cut:]} <= endings
        for cut in range(shared, max(_STEM, shared - 2) - 1, -1)  # "tass|e" and "tass|a", but "cit|y" and "cit|ies"
        if not (one[cut - 1] in data.sealed and cut in (len(one), len(other)))
        for endings in data.endings
    )


def _in_role(one: tuple[Word, ...], other: tuple[Word, ...], places: list[int]) -> bool:
    """Whether words that changed places keep their roles: one of the two must hang on a preposition in both."""
    for later in range(len(places)):
        for earlier in range(later):
            if places[earlier] > places[later] and not any(
                one[place].led and other[places[place]].led for place in (earlier, later)
            ):
                return False
    return True
