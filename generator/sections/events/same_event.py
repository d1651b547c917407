"""Which dated sentences tell of one event: the same days, and evidence that holds across languages.

A wrong union hides an event, two entries only repeat one. So the evidence must stand in the words: names, figures and
cognates that both sentences have and that sentences of other days do not, and nothing that speaks against it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.analysis.events.event_words import kinds
from generator.analysis.events.evidence import Evidence, Name, Writing
from generator.analysis.events.sense import Sense, sense
from generator.analysis.model import Dating, Sentence
from generator.analysis.words import SHORT, akin, containment, content, likeness
from generator.model import Phase, Precision
from generator.model.events import part
from generator.sections.events.candidates import Candidates

ALIKE, WITHIN = 0.6, 0.8
"""How alike the words of two sentences must be, or how much of the shorter the longer must have."""
ENOUGH = 3
"""Pieces of evidence that two sentences of one day need, one of them a name or figure. Sentences in one language
share words more easily and need one more, those of a week too, those of longer periods three."""
COMMON, COMMON_SHARE = 3, 0.1
"""On so many other dates, and such a share of all, a word tells nothing of this one."""
_WIDER = {Precision.DAY: 0, Precision.WEEK: 1}  # the more that a precision needs; 3 for the others
MOST = 200
"""Events of one date that a sentence is compared with, oldest first: beyond, a double is what it costs."""
SINGLE = frozenset({"pilot", "issuance", "transition"})
"""Kinds of events of which an issue has one at a time."""
_SEVERAL = 2  # kinds of events that sentences in two languages share, where none is single
_FEW = 2  # content words that a sentence must have more than, to be compared as contained

When = tuple[dt.date, dt.date, Precision]


@dataclass(frozen=True, slots=True)
class Told:
    """A dating in its sentence; `index` counts those of the same days in its article."""

    dating: Dating
    sentence: Sentence
    index: int = 0

    @property
    def when(self) -> When:
        """What the sentences that tell of one event have in common."""
        return self.dating.first, self.dating.last, self.dating.precision


@dataclass(frozen=True, slots=True)
class _Compared:
    """A dated sentence as comparison sees it: `evidence` is its own or leans on the sentence before; `stems` are its
    content words, `heads` the kinds of event it names, `sense` what it says is done, with -1 for the opposite of it,
    `negated` whether it denies anything, `beginnings` those of the evidence's words that are not common: akin words
    begin alike."""

    told: Told
    own: Evidence
    evidence: Evidence
    stems: frozenset[str]
    heads: frozenset[str]
    sense: Sense
    negated: bool
    beginnings: frozenset[str] = frozenset()


def groups(told: Sequence[Told]) -> list[list[Told]]:
    """The dated sentences by event, in the order of their first: each of a group tells the same as every other."""
    articles = {one.sentence.entry.number: one.sentence.entry.article for one in told}
    writing = Writing(articles.values())
    compared = [_compared(one, writing) for one in told]
    rarity = _Rarity(compared)
    uses = Counter(stem for one in compared for stem in one.stems)
    by_date: dict[When, list[list[_Compared]]] = {}
    places: dict[When, Candidates] = defaultdict(lambda: Candidates(uses, ALIKE))
    for one in map(rarity.rare, compared):
        known, place = by_date.setdefault(one.told.when, []), places[one.told.when]
        named = (f"#{kind}" for kind in sorted(one.heads))
        marks = (*one.beginnings, *named, f"={one.told.sentence.entry.article.id}")
        for group in (known[at] for at in place.like(one.stems, marks)[:MOST]):
            if all(_same(one, other, rarity) for other in group):
                group.append(one)
                break
        else:
            known.append([one])
            place.add(one.stems, marks)
    for known in by_date.values():
        _join_copies(known)
    _narrow(by_date, rarity)
    return [[one.told for one in group] for known in by_date.values() for group in known]


def _join_copies(groups: list[list[_Compared]]) -> None:
    """Joins groups of one date that share a sentence word for word: "was founded in 1993 by …" in each release."""
    first: dict[str, list[_Compared]] = {}
    for group in tuple(groups):
        home = next((first[one.told.sentence.text] for one in group if one.told.sentence.text in first), group)
        sources = {one.told.sentence.entry.number for one in home}
        if home is not group and not any(one.told.sentence.entry.number in sources for one in group):
            home.extend(group)
            groups.remove(group)
        for one in group:
            first.setdefault(one.told.sentence.text, home)


def _narrow(by_date: dict[When, list[list[_Compared]]], rarity: _Rarity) -> None:
    """Joins what is told of a week ("last week") to the one event of a day in it that is the same; so it does what is
    told of a month, or of its beginning or end, where both name one kind of event of which there is one at a time."""
    for (*_, precision), wide in by_date.items():
        if precision not in (Precision.WEEK, Precision.MONTH):
            continue
        for group in tuple(wide):
            days = [
                day
                for when, known in by_date.items()
                if when[2] is Precision.DAY and all(_lies_in(when[0], one.told.dating) for one in group)
                for day in known
            ]
            same = [day for day in days if all(_is_narrower(one, other, rarity) for one in day for other in group)]
            if len(same) == 1:
                same[0].extend(group)
                wide.remove(group)


def _lies_in(day: dt.date, dating: Dating) -> bool:
    first, last = part(dating.first, dating.last, dating.phase)
    return first <= day <= last


def _is_narrower(day: _Compared, wide: _Compared, rarity: _Rarity) -> bool:
    of_kind = wide.told.dating.precision is Precision.WEEK or day.heads & wide.heads & SINGLE
    return bool(of_kind) and _same(day, wide, rarity)


def _compared(told: Told, writing: Writing) -> _Compared:
    sentence, dating, article = told.sentence, told.dating, told.sentence.entry.article
    text, language = sentence.text, sentence.passage.language
    bare = text[: dating.start] + " " * (dating.end - dating.start) + text[dating.end :]
    own = evidence = writing.evidence(bare, language, article)
    if not own.names and sentence.before is not None:
        lead = writing.evidence(sentence.before.text, sentence.before.language, article)
        evidence = Evidence(lead.names, own.figures, own.words | lead.words, lead.subject)
    stems, heads = frozenset(content(bare, language)), kinds(bare, language)
    return _Compared(told, own, evidence, stems, heads, *sense(text, language, dating.start))


class _Rarity:
    """On how many dates a word is used, by words that begin alike."""

    def __init__(self, compared: Iterable[_Compared]) -> None:
        """Counts the words of all dated sentences, without those they lean on."""
        self._uses: dict[str, list[tuple[str, When]]] = defaultdict(list)
        seen = {(key, one.told.when) for one in compared for key in one.own.all}
        for key, when in sorted(seen):
            self._uses[key[:SHORT]].append((key, when))
        self._limit = max(COMMON, COMMON_SHARE * len({when for _, when in seen}))
        self._common: dict[tuple[str, When], bool] = {}

    def rare(self, one: _Compared) -> _Compared:
        """The sentence with the beginnings of its words that are not common."""
        keys = (key for key in one.evidence.all if not self.is_common(key, one.told.when))
        return replace(one, beginnings=frozenset(key[:SHORT] for key in keys))

    def is_common(self, key: str, when: When) -> bool:
        """Whether sentences of several other dates have the word too."""
        place = (key, when)
        if place not in self._common:
            self._common[place] = self._reaches_limit(key, when)
        return self._common[place]

    def _reaches_limit(self, key: str, when: When) -> bool:
        others: set[When] = set()
        for used, other in self._uses[key[:SHORT]]:
            if other not in others and not _overlap(other, when) and akin(key, used):
                others.add(other)
                if len(others) >= self._limit:  # counting on would make the whole quadratic
                    return True
        return False


def _overlap(one: When, other: When) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _same(one: _Compared, other: _Compared, rarity: _Rarity) -> bool:
    """Whether two sentences of the same days tell of one event."""
    first, second = one.told.sentence, other.told.sentence
    if first.entry.number == second.entry.number:
        return False
    alike = first.passage.language == second.passage.language
    late = {Phase.LATE: Phase.END}  # languages draw this line differently
    phases = {late.get(phase, phase) for own in (one, other) if (phase := own.told.dating.phase)}
    if len(phases) > 1:
        return False
    if one.told.when == other.told.when and first.entry.article.id == second.entry.article.id and not alike:
        return one.told.index == other.told.index  # a translation tells the same in the same order
    if _are_opposed(one, other, alike=alike):
        return False
    if alike and _say_the_same(one.stems, other.stems):
        return True
    if _is_same_kind(one, other, rarity):
        return True
    agree = one.told.dating.bound and other.told.dating.bound
    if len(one.beginnings & other.beginnings) < 1 + (not agree):  # cheap, and true of most pairs
        return False
    if _contradict(one.evidence, other.evidence):
        return False
    return _is_enough(one, other, rarity)


def _is_same_kind(one: _Compared, other: _Compared, rarity: _Rarity) -> bool:
    """Whether two sentences name one kind of event of which an issue has one at a time, or in two languages share two
    kinds; nothing speaks against it, and not each names somebody whom the other leaves out."""
    shared, alike = one.heads & other.heads, one.told.sentence.passage.language == other.told.sentence.passage.language
    if not shared & SINGLE and (alike or len(shared) < _SEVERAL):
        return False
    if one.told.dating.earliest != other.told.dating.earliest or _contradict(one.evidence, other.evidence):
        return False
    return not (_leaves_out(one, other, rarity) and _leaves_out(other, one, rarity))


def _leaves_out(one: _Compared, other: _Compared, rarity: _Rarity) -> bool:
    """Whether one names somebody whom the other does not."""
    return any(
        not any(_occurs(key, other.evidence) for key in name)
        and any(not rarity.is_common(key, one.told.when) for key in name)
        for name in one.own.names
    )


def _are_opposed(one: _Compared, other: _Compared, *, alike: bool) -> bool:
    """Whether one says the opposite of the other, or in words of one language denies or counts otherwise."""
    if any((key, -sign) in other.sense and (key, sign) not in other.sense for key, sign in one.sense):
        return True
    figures = one.own.figures, other.own.figures
    return alike and (one.negated != other.negated or (all(figures) and not figures[0] & figures[1]))


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    if likeness(one, other) >= ALIKE:
        return True
    return len(one) > _FEW < len(other) and containment(one, other) >= WITHIN


def _contradict(one: Evidence, other: Evidence) -> bool:
    """Whether figures differ, or each sentence is about somebody whom the other only names in passing."""
    if one.figures and other.figures and not one.figures & other.figures:
        return True
    if not one.subject or not other.subject or _meets(one.subject, other.subject):
        return False
    swapped = any(_meets(one.subject, name) for name in other.names)
    return swapped or any(_meets(other.subject, name) for name in one.names)


def _is_enough(one: _Compared, other: _Compared, rarity: _Rarity) -> bool:
    """Whether two sentences share enough evidence, and do not each name somebody whom the other leaves out."""
    first, second, when = one.evidence, other.evidence, one.told.when
    alike = one.told.sentence.passage.language == other.told.sentence.passage.language
    used: set[str] = set()
    strong, alone = len(first.figures & second.figures), 0
    for mine, theirs in ((first, second), (second, first)):
        left_out = False
        for name in mine.names:
            met = {key for key in name if _occurs(key, theirs)}
            if len(met) < min(2, len(name)):
                left_out = left_out or (not met and any(not rarity.is_common(key, when) for key in name))
            elif any(not rarity.is_common(key, when) for key in met) and not any(
                akin(key, own, names=True) for key in met for own in used
            ):
                strong += 1 + (not alike and len(name) > 1 and name in theirs.names)
            used |= met
        alone += left_out
    if not strong or alone > 1:
        return False
    weak = 2 * (one.told.dating.bound and other.told.dating.bound)
    for word in sorted(first.words):
        if any(akin(word, own) for own in used) or rarity.is_common(word, when):
            continue
        if any(akin(word, own) for own in second.words):
            used.add(word)
            weak += 1
    return strong + weak >= ENOUGH + alike + _WIDER.get(one.told.dating.precision, 3)


def _occurs(key: str, there: Evidence) -> bool:
    return any(akin(key, own, names=True) for own in there.all)


def _meets(name: Name, other: Name) -> bool:
    return any(akin(key, own, names=True) for key in name for own in other)
