"""What a text leaves out of its dates, and what it has said to conclude it from.

The document's date, the dates spoken of before, and the tense of the clause give the year of a month, the week of
a weekday, the century of two digits.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from generator.dates.scan import PARAGRAPH, TENSES, RuleMatch, ScannedText, Slots, Tense
from generator.dates.timex import DECEMBER, MONTHS, CalendarUnit, Period, add_months, last_day, month_length

_SENTENCE_ENDS = frozenset({".", "!", "?", PARAGRAPH})
_CLAUSE_ENDS = _SENTENCE_ENDS | {";"}
_OPENING = 3  # tokens before an expression that still leave it at its sentence's beginning
_ASIDE = 5  # years off the line of a narrative at which a date named in passing does not move it

_RECENT = 380  # days from the document within which a report's quarter lies
_SENTENCE = 100  # tokens that a sentence has at most
_NEAR = 25  # tokens within which a clock time belongs to the day last named
_REACH = 14  # tokens looked at on each side for a verb
_ABBREVIATION = 3  # letters before a full stop that may not end a sentence
_SHORTEST_INFLECTED = 5  # letters of a word whose ending tells a tense
# How much farther a day behind, a day ahead of the document's date counts, by the tense of its clause.
_WEIGHTS: dict[Tense | None, tuple[float, float]] = {
    "PAST": (1.0, 3.0), "PRESENT": (1.0, 1.1), "FUTURE": (8.0, 1.0), None: (1.0, 1.1),
}  # fmt: skip
_YEARED = ("day", "month", "year")  # dates whose stated year holds for the rest of a sentence
_LONG = ("decade", "century")
_PART = 3.0  # the most that tense counts for a quarter: its results are "expected" when it is over
_FORWARD = 200  # days by which a month lies behind a narrative's before it is of the next year
_AHEAD = 15  # years after the text's own dates in which a year of two digits may lie
_MIDDLE = 15  # the day that stands for a month
TWO_DIGITS = 99  # the last year that two digits name


@dataclass(slots=True)
class Discourse:
    """What is known at one point of a text; `remember` moves it on."""

    scanned: ScannedText
    reference: date | None
    narrative: bool = False
    is_report: bool = False  # a quarter is spoken of somewhere: a business report
    reported_quarter: Period | None = None  # the quarter that a business report is about
    era_year: int = 0  # the year "BC" last spoken of, until a year of our era follows
    last: Period | None = None
    last_stated: bool = False
    last_day: date | None = None
    line: Period | None = None  # where a narrative stands; asides do not move it
    by_unit: dict[CalendarUnit, Period] = field(default_factory=dict)  # the last spoken of in each unit
    token: int = 0  # the token being read
    last_token: int = -1  # that at which a date was last spoken of
    day_token: int = 0  # that at which a day was last spoken of

    def remember(self, period: Period, *, stated: bool = False) -> None:
        """A date has been spoken of; `stated` when its year was."""
        if self._carries_on(period, stated=stated):
            self.line = period
        if stated:
            self.era_year = 0
        self.last, self.last_token, self.last_stated = period, self.token, stated
        self.by_unit[period.unit] = period
        if period.unit == "day":
            self.last_day, self.day_token = period.first, self.token

    def _carries_on(self, period: Period, *, stated: bool) -> bool:
        """Does a date move the narrative on? Not a year far off, or the same again, said in passing."""
        if self.line is None:
            return True
        if period.unit in _LONG:
            return False
        years = period.first.year - self.line.first.year
        if period.unit != "year":
            return not stated or self.is_initial or abs(years) <= _ASIDE
        if stated and self.is_initial:
            return years != 0
        return years == 1 and self.tense(self.token, self.token + 1) != "FUTURE"

    @property
    def is_initial(self) -> bool:
        """Does the expression begin its sentence or line, but for a word or two?"""
        tokens, text = self.scanned.tokens, self.scanned.text
        for place in range(self.token, max(-1, self.token - _OPENING), -1):
            if place == 0 or tokens[place - 1].text in _SENTENCE_ENDS:
                return True
            if "\n" in text[tokens[place - 1].end : tokens[place].start]:
                return True
        return False

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

    @property
    def day_of_clock(self) -> date | None:
        """The day to which a clock time belongs: the one spoken of a moment ago, else today."""
        is_near = self.narrative or 0 <= self.token - self.day_token < _NEAR
        return self.last_day if self.last_day and self.reference and is_near else self.now

    def is_recent(self, period: Period) -> bool:
        """Does a period lie within about a year of the document's date?"""
        return self.reference is not None and abs((period.first - self.reference).days) <= _RECENT

    @property
    def is_same_sentence(self) -> bool:
        """Was a date spoken of in this sentence already?"""
        if not 0 <= self.last_token >= self.token - _SENTENCE:
            return False
        between = self.scanned.tokens[self.last_token : self.token]
        return not any(token.text in _SENTENCE_ENDS for token in between)

    def tense(self, first: int, end: int) -> Tense | None:
        """The tense of the clause around tokens `first` to `end`: the nearest cue before, else after."""
        return self._cue(range(first - 1, max(-1, first - _REACH), -1)) or self._cue(
            range(end, min(len(self.scanned.tokens), end + _REACH))
        )

    def _cue(self, places: range) -> Tense | None:
        tokens = self.scanned.tokens
        for place in places:
            if tokens[place].text in _CLAUSE_ENDS:
                may_abbreviate = tokens[place].text == "." and place and len(tokens[place - 1].text) <= _ABBREVIATION
                if not (places.step < 0 and may_abbreviate):
                    return None
            elif tense := self._tense_at(place):
                return tense
        return None

    def _tense_at(self, place: int) -> Tense | None:
        """The tense that a word tells by itself, with the word before it, or by its ending."""
        tokens, lexicon = self.scanned.tokens, self.scanned.lexicon
        word = tokens[place].text
        before = tokens[place - 1].text.lower() if place else ""
        if phrase := lexicon.phrases.get((before, word)):
            return phrase
        if before in lexicon.nonfinite:
            return None
        if classes := self.scanned.classes[place]:
            return next((tense for tense in TENSES if tense in classes), None)
        return self._tense_of_ending(word)

    def _tense_of_ending(self, word: str) -> Tense | None:
        if len(word) < _SHORTEST_INFLECTED or word != word.lower():
            return None
        endings = self.scanned.lexicon.endings
        return next((tense for ending, tense in endings if word.endswith(ending)), None)

    def base_of(self, slots: Slots) -> tuple[date | None, int | None]:
        """The day from which an expression's words count, and whether it lies before (-1), in (0) or after (1)."""
        base, direction = (self.anchor, slots["seq"]) if "seq" in slots else (self.now, slots.get("dir"))
        return base, direction if isinstance(direction, int) else None

    def year_of(self, slots: Slots) -> int | None:
        """The year that the slots name: in full, in two digits, or as "last year", "that year"."""
        year = slots.get("y")
        if isinstance(year, int):
            return year if year > TWO_DIGITS or "era" in slots else self.year_of_two_digits(year)
        if isinstance(year, str) and year[:4].isdigit():  # 1939/40: a winter is counted by its January
            return int(year[:4]) + (slots.get("s") == "WI")
        direction = slots.get("ydir")
        if direction == "that":
            return self.anchor.year if self.anchor else None
        if isinstance(direction, int):
            return self.now.year + direction if self.now else None
        return None

    def year_of_two_digits(self, year: int) -> int | None:
        """The full year of "'86": the one nearest to the text's own dates, at most 15 years after them."""
        if self.now is None:
            return None
        now = self.now.year
        full = now // 100 * 100 + year
        return full - 100 if full > now + _AHEAD else full

    def infer_year(self, match: RuleMatch, month: int, day: int | None) -> int | None:
        """The year of a month or day without one, for 29 February a leap year; None without a document date."""
        base, direction = self.base_of(match.slots)
        if base is None:
            return None
        if direction is not None:
            year = _year_towards(base, direction, month, day)
        elif self.narrative and self.line:
            year = _narrative_year(self.line, month, day)
        else:
            year = self._shared_year(match, base.year) or self._year_around(match, base, month, day)
        if is_day_of(year, month, day):
            return year
        leap_years = (y for y in range(max(1, year - 8), year + 9) if is_day_of(y, month, day))
        return min(leap_years, key=lambda y: (abs(y - year), y))

    def _shared_year(self, match: RuleMatch, now: int) -> int | None:
        """The year stated before in the same sentence, unless the tense speaks of another time."""
        last = self.last
        if last is None or not self.last_stated or last.unit not in _YEARED or not self.is_same_sentence:
            return None
        year, tense = last.first.year, self.tense(match.first, match.end)
        side = {-1: "PAST", 0: tense, 1: "FUTURE"}[(year > now) - (year < now)]
        if last.unit == "year":  # "the conference of 2027 will open in May", but not "the 1987 plan, in May"
            return year if side == "FUTURE" and tense != "PAST" else None
        return year if tense in (side, None, "PRESENT") else None

    def _year_around(self, match: RuleMatch, base: date, month: int, day: int | None) -> int:
        """The year nearest to a day: that in which the date falls on its weekday, else that which the tense allows."""
        weekday = match.slots.get("wd")
        if weekday and day:
            for year in (base.year, base.year - 1, base.year + 1):
                if is_day_of(year, month, day) and date(year, month, day).isoweekday() == weekday:
                    return year
        if day is None and month == base.month:
            return base.year
        return self._nearest_year(match, base, month, day or _MIDDLE)

    def _nearest_year(self, match: RuleMatch, base: date, month: int, day: int, *, most: float = 100.0) -> int:
        """The nearest such date to the document's, where the tense makes one side farther than the other."""
        behind, ahead = (min(most, weight) for weight in _WEIGHTS[self.tense(match.first, match.end)])
        years = (base.year - 1, base.year, base.year + 1)
        distances = {y: (date(y, month, min(day, month_length(y, month))) - base).days for y in years}
        return min(years, key=lambda y: distances[y] * ahead if distances[y] > 0 else -distances[y] * behind)

    def infer_day(self, match: RuleMatch) -> date | None:
        """The day of a weekday's name; None without a document date."""
        base, direction = self.base_of(match.slots)
        if base is None:
            return None
        ahead = (int(match.slots["wd"]) - base.isoweekday()) % 7
        if direction == 1:
            return base + timedelta(ahead or 7)
        if direction == -1:
            return base + timedelta(ahead - 7)
        tense = self.tense(match.first, match.end)
        if direction == 0:  # "this Friday": of the document's week, unless the tense speaks of another
            day = base + timedelta(int(match.slots["wd"]) - base.isoweekday())
            return day + timedelta({"PAST": -7 * (day > base), "FUTURE": 7 * (day < base)}.get(tense or "", 0))
        return base + timedelta(ahead if tense == "FUTURE" or ahead == 0 else ahead - 7)

    def infer_part(self, match: RuleMatch, part: Period) -> int | None:
        """The year of a quarter, half or season that lies in any year (a winter is counted by its January)."""
        base, direction = self.base_of(match.slots)
        if base is None:
            return None
        if direction is not None:
            return _part_towards(base, direction, part)
        if self.narrative and self.line:
            return _narrative_year(self.line, part.first.month % DECEMBER or 1, None)
        for year in (base.year, base.year + 1):  # a winter that has begun is the next year's
            period = part_of_year(year, part)
            if period.first <= base <= last_day(period):
                return year
        middle = add_months(part_of_year(base.year, part).first, MONTHS[part.unit] // 2).month
        return self._nearest_year(match, base, middle, _MIDDLE, most=_PART)


def is_stated(slots: Slots) -> bool:
    """Do the slots name the year in full?"""
    year = slots.get("y")
    return isinstance(year, str) or (isinstance(year, int) and year > TWO_DIGITS)


def is_day_of(year: int, month: int, day: int | None) -> bool:
    """Is there such a month, and such a day in it?"""
    return 1 <= month <= DECEMBER and (day is None or 1 <= day <= month_length(year, month))


def _year_towards(base: date, direction: int, month: int, day: int | None) -> int:
    """The year of the last such date before a day, of the first after it, or of that day."""
    named, now = (month, day or base.day), (base.month, base.day)
    if direction == 0:
        return base.year
    return base.year - (named >= now) if direction < 0 else base.year + (named <= now)


def _narrative_year(line: Period, month: int, day: int | None) -> int:
    """The year that carries a narrative on: the spoken one, or the next when the month lies far behind."""
    spoken = line.first
    if line.unit in ("year", *_LONG):
        return spoken.year
    day = min(day or _MIDDLE, month_length(spoken.year, month))
    return spoken.year + ((spoken - date(spoken.year, month, day)).days > _FORWARD)


def _part_towards(base: date, direction: int, part: Period) -> int:
    """The year of the last such part that is over, of the first that has not begun, or that of the day."""
    if direction < 0:
        return next(year for year in count(base.year, -1) if last_day(part_of_year(year, part)) < base)
    if direction > 0:
        return next(year for year in count(base.year) if part_of_year(year, part).first > base)
    return base.year


def part_of_year(year: int, part: Period) -> Period:
    """The quarter, half or season of a year (a winter is counted by its January)."""
    return Period(part.unit, date(year - (part.first.month == DECEMBER), part.first.month, 1))
