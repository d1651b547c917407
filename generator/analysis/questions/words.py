"""How a language puts questions, from its `questions.yml`: kinds, words that must agree, words that may differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from generator.analysis.words import words

_PIECE = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+|[,.:;!?–—()]")
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to put a question. `before` opens it; with `after` it closes later, what stands between stays."""

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.before) + len(self.after)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A language's `questions.yml`; English's says what each list is for. Phrases are tuples of casefolded words."""

    rewrite: tuple[tuple[re.Pattern[str], str], ...] = ()
    frames: tuple[Frame, ...] = ()
    marks: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    free: frozenset[tuple[str, ...]] = frozenset()
    prepositions: frozenset[tuple[str, ...]] = frozenset()
    alike: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    endings: tuple[frozenset[str], ...] = ()
    sealed: str = ""
    yes: tuple[tuple[str, ...], ...] = ()
    no: tuple[tuple[str, ...], ...] = ()


@cache
def question_words(language: str) -> QuestionWords:
    """What is known of a language; nothing for one that nobody has described."""
    source = files("generator.languages") / language.split("-")[0] / "questions.yml"
    if not source.is_file():
        return QuestionWords()
    raw: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    return QuestionWords(
        rewrite=tuple((_rewriting(written), meant) for written, meant in raw["rewrite"].items()),
        frames=tuple(_frames(raw["kinds"])),
        marks=MappingProxyType({phrase: mark for mark, text in raw["marks"].items() for phrase in _phrases(text)}),
        free=frozenset(_phrases(raw["free"])),
        prepositions=frozenset(_phrases(raw["prepositions"])),
        alike=MappingProxyType({phrase: group.split(",")[0] for group in raw["alike"] for phrase in _phrases(group)}),
        endings=tuple(frozenset(group) for group in raw["endings"]),
        sealed=raw["sealed"],
        yes=_phrases(raw["yes"]),
        no=_phrases(raw["no"]),
    )


def spelled(text: str, language: str) -> list[str]:
    """The words and figures of `text`, casefolded and with contractions written out; `,` stands for any mark."""
    plain = text.casefold().replace("’", "'")
    for written, meant in question_words(language).rewrite:
        plain = written.sub(meant, plain)
    return [piece if piece[0].isalnum() else "," for piece in _PIECE.findall(plain)]


def _rewriting(written: str) -> re.Pattern[str]:
    """What finds a contraction: a whole word, or the end of one if it begins with a dash or a mark."""
    edge = r"(?<!\w)" if written[0].isalpha() else ""
    return re.compile(edge + re.escape(written.removeprefix("-")) + r"(?!\w)")


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(phrase)) for phrase in text.split(",") if phrase.strip())


def _frames(raw: Mapping[str, str]) -> list[Frame]:
    found = []
    for kind, text in raw.items():
        for phrase in text.split(","):
            before, _, after = phrase.casefold().partition(_GAP)
            found.append(Frame(kind, tuple(words(before)), tuple(words(after))))
    return found
