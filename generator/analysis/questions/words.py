"""How a language puts questions, from its `questions.yml`: kinds, words that must agree, words that may differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from generator.analysis.words import words
from generator.languages.loading import read
from generator.languages.schema import ByPhrase, DataError, Phrase, folded_terms

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


def _rewritings(raw: Any) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What finds each contraction: a whole word, or the end of one if it begins with a dash or a mark."""
    if not isinstance(raw, dict):
        raise DataError("no mapping", "write contractions with what they mean, `can't: can not`")
    return tuple((_ending(str(written)), str(meant)) for written, meant in raw.items())


def _ending(written: str) -> re.Pattern[str]:
    edge = r"(?<!\w)" if written[0].isalpha() else ""
    return re.compile(edge + re.escape(written.removeprefix("-")) + r"(?!\w)")


def _frames(raw: Any) -> tuple[Frame, ...]:
    if not isinstance(raw, dict):
        raise DataError("no mapping", "write kinds with their phrases, `kind: phrases`")
    halves = ((kind, phrase.partition(_GAP)) for kind, phrases in raw.items() for phrase in folded_terms(phrases))
    return tuple(Frame(str(kind), tuple(words(before)), tuple(words(after))) for kind, (before, _, after) in halves)


def _alike(raw: Any) -> Mapping[Phrase, str]:
    """From each phrase to the first one of its group."""
    groups = [folded_terms(group) for group in raw] if isinstance(raw, list) else []
    return {tuple(words(phrase)): group[0] for group in groups for phrase in group}


def _endings(raw: Any) -> tuple[frozenset[str], ...]:
    if not isinstance(raw, list) or not all(isinstance(group, list) for group in raw):
        raise DataError("no list of groups", "write a list of lists, `[y, ies]`")
    return tuple(frozenset(map(str, group)) for group in raw)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A language's `questions.yml`; English's says what each list is for. Phrases are tuples of casefolded words."""

    rewrite: Annotated[tuple[tuple[re.Pattern[str], str], ...], _rewritings] = ()
    kinds: Annotated[tuple[Frame, ...], _frames] = ()
    marks: ByPhrase = field(default_factory=dict)
    free: frozenset[Phrase] = frozenset()
    prepositions: frozenset[Phrase] = frozenset()
    alike: Annotated[Mapping[Phrase, str], _alike] = field(default_factory=dict)
    endings: Annotated[tuple[frozenset[str], ...], _endings] = ()
    sealed: str = ""
    yes: tuple[Phrase, ...] = ()
    no: tuple[Phrase, ...] = ()


def question_words(language: str) -> QuestionWords:
    """What is known of a language; nothing for one that nobody has described."""
    return read(language, "questions", QuestionWords)


def spelled(text: str, language: str) -> list[str]:
    """The words and figures of `text`, casefolded and with contractions written out; `,` stands for any mark."""
    plain = text.casefold().replace("’", "'")
    for written, meant in question_words(language).rewrite:
        plain = written.sub(meant, plain)
    return [piece if piece[0].isalnum() else "," for piece in _PIECE.findall(plain)]
