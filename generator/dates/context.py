"""What surrounds an expression: the document's date, the date last spoken of, the tense of the clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.dates.moments import Moment
from generator.dates.scan import Scanned
from generator.dates.tokens import PARAGRAPH

Tense = Literal["past", "present", "future"]
_TENSES: dict[str, Tense] = {"PAST": "past", "PRESENT": "present", "FUTURE": "future"}
_OPENING = 3  # tokens before an expression that still leave it at its sentence's beginning
_ASIDE = 5  # years off the line of a narrative at which a date named in passing does not move it
_RECENT = 380  # days from the document within which a report's quarter lies
_SENTENCE = 100  # tokens that a sentence has at most
_NEAR = 25  # tokens within which a clock time belongs to the day last named
_REACH = 14  # tokens looked at on each side for a verb


@dataclass(slots=True)
class Context:
    """What resolution knows at one point of a text; `remember` moves it on."""

    scanned: Scanned
    reference: date | None
    narrative: bool = False
    last: Moment | None = None
    line: Moment | None = None  # where a narrative stands; asides do not move it
    focus: Moment | None = None  # the quarter that a business report is about
    reports: bool = False  # a quarter is spoken of somewhere: a business report
    era_year: int = 0  # the year "BC" last spoken of, until a year of our era follows
    last_day: date | None = None
    periods: dict[str, Moment] = field(default_factory=dict)
    last_stated: bool = False
    last_at: int = -1  # the token at which a date was last spoken of
    at: int = 0  # the token being read
    spoken_at: int = -1  # the token at which a day was last spoken of

    def remember(self, moment: Moment, *, stated: bool = False) -> None:
        """A date has been spoken of; `stated` when its year was."""
        self.last = moment
        if self._carries(moment, stated=stated):
            self.line = moment
        if stated:
            self.era_year = 0
        self.last_at, self.last_stated = self.at, stated
        self.periods[moment.kind] = moment
        if moment.kind == "day":
            self.last_day = moment.first
            self.spoken_at = self.at

    def _carries(self, moment: Moment, *, stated: bool) -> bool:
        """Does a date move the narrative on? Not a year far off, or the same again, said in passing."""
        if self.line is None:
            return True
        years = moment.first.year - self.line.first.year
        if moment.kind in ("decade", "century"):
            return False
        if moment.kind == "year":
            if stated and self.is_initial:
                return years != 0
            return years == 1 and self.tense(self.at, self.at + 1) != "future"
        return not stated or self.is_initial or abs(years) <= _ASIDE

    @property
    def is_initial(self) -> bool:
        """Does the expression begin its sentence or line, but for a word or two?"""
        tokens = self.scanned.tokens
        for place in range(self.at, max(-1, self.at - _OPENING), -1):
            if place == 0 or tokens[place - 1].text in (".", "!", "?", PARAGRAPH):
                return True
            if "\n" in self.scanned.text[tokens[place - 1].end : tokens[place].start]:
                return True
        return False

    @property
    def is_near(self) -> bool:
        """Was a day spoken of a moment ago?"""
        return self.spoken_at >= 0 and self.at - self.spoken_at < _NEAR

    @property
    def anchor(self) -> date | None:
        """The day against which "the next day" or "that year" is counted."""
        if self.reference is None:
            return None
        return self.last.first if self.last else self.reference

    @property
    def now(self) -> date | None:
        """The day against which "last year" is counted: the document's, in a narrative the last spoken of."""
        return self.anchor if self.narrative else self.reference

    def is_recent(self, moment: Moment) -> bool:
        """Does a moment lie within about a year of the document's date?"""
        return self.reference is not None and abs((moment.first - self.reference).days) <= _RECENT

    @property
    def is_same_sentence(self) -> bool:
        """Was a date spoken of in this sentence already?"""
        if not 0 <= self.last_at >= self.at - _SENTENCE:
            return False
        between = self.scanned.tokens[self.last_at : self.at]
        return not any(token.text in (".", "!", "?", PARAGRAPH) for token in between)

    def tense(self, first: int, end: int) -> Tense | None:
        """The tense of the clause around tokens `first` to `end`: the nearest cue before, else after."""
        return self._cue(range(first - 1, max(-1, first - _REACH), -1)) or self._cue(
            range(end, min(len(self.scanned.tokens), end + _REACH))
        )

    def _cue(self, places: range) -> Tense | None:
        tokens, lexicon = self.scanned.tokens, self.scanned.lexicon
        for place in places:
            word = tokens[place].text
            if word in (".", "!", "?", ";", PARAGRAPH):
                if word == "." and place and len(tokens[place - 1].text) < 4 and places.step < 0:
                    continue
                return None
            before = tokens[place - 1].text.lower() if place else ""
            if phrase := lexicon.phrases.get((before, word)):
                return _TENSES[phrase]
            if before in lexicon.nonfinite:
                continue
            classes = self.scanned.classes[place]
            for name, tense in _TENSES.items():
                if name in classes:
                    return tense
            lowered = word.lower()
            if len(lowered) > 4 and word == lowered and not classes:
                for ending, name in lexicon.endings:
                    if lowered.endswith(ending):
                        return _TENSES[name]
        return None
