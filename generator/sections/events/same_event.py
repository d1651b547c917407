"""Which dated sentences tell of one event: the same days, and evidence that holds across languages.

A wrong union hides an event, two entries only repeat one. So the evidence must stand in the words: names, figures and
cognates that both sentences have and that sentences of other days do not, and nothing that speaks against it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.analysis.model import Dating, Evidence, NameWords, Occurrence, Sentence
from generator.analysis.words import SHORT, Kinship, containment, likeness
from generator.model.events import part
from generator.model.precision import Phase, Precision
from generator.sections.events.prefix_index import PrefixIndex

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
    """An occurrence in its sentence; `before` is the sentence before it in its paragraph, `index` counts the
    occurrences of the same days in its article."""

    occurrence: Occurrence
    sentence: Sentence
    before: Sentence | None = None
    index: int = 0

    @property
    def dating(self) -> Dating:
        """When it happens."""
        return self.occurrence.dating

    @property
    def when(self) -> When:
        """What the sentences that tell of one event have in common."""
        return self.dating.first, self.dating.last, self.dating.precision

    @property
    def number(self) -> int:
        """Its source."""
        return self.sentence.entry.number

    @property
    def evidence(self) -> Evidence:
        """What can be met again of the sentence, or of the one before, if it names nobody itself."""
        own = self.sentence.evidence
        if own.names or self.before is None:
            return own
        lead = self.before.evidence
        return Evidence(lead.names, own.figures, own.words | lead.words, lead.subject)


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is told, as comparison sees it: with the beginnings of those words of its evidence that are not common.
    Akin words begin alike."""

    told: Told
    evidence: Evidence
    beginnings: frozenset[str]

    @property
    def occurrence(self) -> Occurrence:
        """What the sentence tells of."""
        return self.told.occurrence

    @property
    def own(self) -> Evidence:
        """The evidence of the sentence itself."""
        return self.told.sentence.evidence

    @property
    def language(self) -> str:
        """The language of the sentence."""
        return self.told.sentence.language

    @property
    def marks(self) -> Iterator[str]:
        """What two that may be one event share, if they do not share enough words."""
        yield from self.beginnings
        yield from (f"#{kind}" for kind in sorted(self.occurrence.kinds))
        yield f"={self.told.sentence.entry.article.id}"


_Group = list[_Compared]


def groups(told: Sequence[Told]) -> list[list[Told]]:
    """What is told by event, in the order of their first: each of a group tells the same as every other."""
    comparison = _Comparison(told)
    uses = Counter(stem for one in told for stem in one.occurrence.stems)
    by_date: dict[When, list[_Group]] = {}
    places: dict[When, PrefixIndex] = defaultdict(lambda: PrefixIndex(uses, ALIKE))
    for one in map(comparison.compared, told):
        known, place = by_date.setdefault(one.told.when, []), places[one.told.when]
        stems, marks = one.occurrence.stems, tuple(one.marks)
        near = (known[at] for at in place.like(stems, marks)[:MOST])
        group = next((group for group in near if comparison.is_of(one, group)), None)
        if group is None:
            known.append([one])
            place.add(stems, marks)
        else:
            group.append(one)
    for known in by_date.values():
        _join_copies(known)
    _narrow(by_date, comparison)
    return [[one.told for one in group] for group in chain.from_iterable(by_date.values())]


def _join_copies(groups: list[_Group]) -> None:
    """Joins groups of one date that share a sentence word for word: "was founded in 1993 by …" in each release."""
    first: dict[str, _Group] = {}
    for group in tuple(groups):
        texts = [one.told.sentence.text for one in group]
        home = next((first[text] for text in texts if text in first), group)
        if home is not group and _sources(home).isdisjoint(_sources(group)):
            home.extend(group)
            groups.remove(group)
        for text in texts:
            first.setdefault(text, home)


def _sources(group: _Group) -> frozenset[int]:
    return frozenset(one.told.number for one in group)


def _narrow(by_date: dict[When, list[_Group]], comparison: _Comparison) -> None:
    """Joins what is told of a week ("last week") to the one event of a day in it that is the same; so it does what is
    told of a month, or of its beginning or end, where both name one kind of event of which there is one at a time."""
    days = [(when[0], known) for when, known in by_date.items() if when[2] is Precision.DAY]
    wider = ((when, known) for when, known in by_date.items() if when[2] in (Precision.WEEK, Precision.MONTH))
    for (first, last, _), wide in wider:
        within = [*chain.from_iterable(known for day, known in days if first <= day <= last)]
        for group in tuple(wide):
            same = [day for day in within if _is_narrower(day, group, comparison)]
            if len(same) == 1:
                same[0].extend(group)
                wide.remove(group)


def _is_narrower(days: _Group, group: _Group, comparison: _Comparison) -> bool:
    """Whether an event of a day is what a group tells of a longer time around it."""
    return all(_lies_in(days[0].told.when[0], wide.told.dating) for wide in group) and all(
        _is_single(day, wide) and comparison.is_same(day, wide) for day in days for wide in group
    )


def _lies_in(day: dt.date, dating: Dating) -> bool:
    first, last = part(dating.first, dating.last, dating.phase)
    return first <= day <= last


def _is_single(day: _Compared, wide: _Compared) -> bool:
    """Whether what is told of a week or month can only be the one event of its kind."""
    shared = day.occurrence.kinds & wide.occurrence.kinds & SINGLE
    return wide.told.dating.precision is Precision.WEEK or bool(shared)


class _Comparison:
    """Compares what is told by the words of all of it: which are akin, and which are common."""

    def __init__(self, told: Sequence[Told]) -> None:
        """Counts the words of all sentences, without those they lean on."""
        vocabulary = {key for one in told for key in one.evidence.all}
        self._kin = Kinship(vocabulary)
        self._name_kin = Kinship(vocabulary, names=True)
        self._dates: dict[str, set[When]] = defaultdict(set)
        for one in told:
            for key in one.sentence.evidence.all:
                self._dates[key].add(one.when)
        self._limit = max(COMMON, COMMON_SHARE * len({one.when for one in told if one.sentence.evidence.all}))
        self._common: dict[tuple[str, When], bool] = {}

    def compared(self, told: Told) -> _Compared:
        """What is told, ready to be compared."""
        evidence = told.evidence
        rare = (key for key in evidence.all if not self.is_common(key, told.when))
        return _Compared(told, evidence, frozenset(key[:SHORT] for key in rare))

    def is_common(self, key: str, when: When) -> bool:
        """Whether sentences of several other dates have the word too."""
        place = (key, when)
        if place not in self._common:
            self._common[place] = self._reaches_limit(key, when)
        return self._common[place]

    def _reaches_limit(self, key: str, when: When) -> bool:
        others: set[When] = set()
        for word in sorted(self._kin.of(key)):
            for other in self._dates[word]:
                if not _overlap(other, when):
                    others.add(other)
                    if len(others) >= self._limit:  # counting on would make the whole quadratic
                        return True
        return False

    def is_of(self, one: _Compared, group: _Group) -> bool:
        """Whether it tells the same as each of a group."""
        return all(self.is_same(one, other) for other in group)

    def is_same(self, one: _Compared, other: _Compared) -> bool:
        """Whether two sentences of the same days tell of one event."""
        if one.told.number == other.told.number or _phases_differ(one, other):
            return False
        if _are_translations(one, other):
            return one.told.index == other.told.index  # a translation tells the same in the same order
        if _are_opposed(one, other):
            return False
        if one.language == other.language and _say_the_same(one.occurrence.stems, other.occurrence.stems):
            return True
        return self._is_same_kind(one, other) or self._has_evidence(one, other)

    def _is_same_kind(self, one: _Compared, other: _Compared) -> bool:
        """Whether two sentences name one kind of event of which an issue has one at a time, or in two languages share
        two kinds; nothing speaks against it, and not each names somebody whom the other leaves out."""
        shared = one.occurrence.kinds & other.occurrence.kinds
        if shared.isdisjoint(SINGLE) and (one.language == other.language or len(shared) < _SEVERAL):
            return False
        if one.told.dating.earliest != other.told.dating.earliest or self._contradict(one.evidence, other.evidence):
            return False
        return not (self._leaves_out(one, other) and self._leaves_out(other, one))

    def _leaves_out(self, one: _Compared, other: _Compared) -> bool:
        """Whether one names somebody whom the other does not."""
        return any(
            not self._met(name, other.evidence) and self._is_telling(name, one.told.when) for name in one.own.names
        )

    def _met(self, name: NameWords, there: Evidence) -> NameWords:
        """The words of a name that are met in another sentence."""
        words = there.all
        return frozenset(key for key in name if self._name_kin.meets(key, words))

    def _is_telling(self, name: NameWords, when: When) -> bool:
        return any(not self.is_common(key, when) for key in name)

    def _contradict(self, one: Evidence, other: Evidence) -> bool:
        """Whether figures differ, or each sentence is about somebody whom the other only names in passing."""
        if one.figures and other.figures and not one.figures & other.figures:
            return True
        if not one.subject or not other.subject or self._meets(one.subject, other.subject):
            return False
        swapped = any(self._meets(one.subject, name) for name in other.names)
        return swapped or any(self._meets(other.subject, name) for name in one.names)

    def _meets(self, name: NameWords, other: Collection[str]) -> bool:
        return any(self._name_kin.meets(key, other) for key in name)

    def _has_evidence(self, one: _Compared, other: _Compared) -> bool:
        """Whether two sentences share enough evidence, and do not each name somebody whom the other leaves out."""
        bound = one.told.dating.bound and other.told.dating.bound
        if len(one.beginnings & other.beginnings) < 1 + (not bound):  # cheap, and true of most pairs
            return False
        if self._contradict(one.evidence, other.evidence):
            return False
        used: set[str] = set()
        names, left_out = zip(self._shared_names(one, other, used), self._shared_names(other, one, used), strict=True)
        strong = len(one.evidence.figures & other.evidence.figures) + sum(names)
        if not strong or all(left_out):
            return False
        enough = ENOUGH + (one.language == other.language) + _WIDER.get(one.told.dating.precision, 3)
        return strong + 2 * bound + self._shared_words(one, other, used) >= enough

    def _shared_names(self, one: _Compared, other: _Compared, used: set[str]) -> tuple[int, bool]:
        """How many names of one sentence are met in the other, those of several words twice across languages, and
        whether it leaves one out. The words `used` count once."""
        count, left_out, across = 0, False, one.language != other.language
        for name in one.evidence.names:
            met = self._met(name, other.evidence)
            telling = met or name
            if len(met) < min(2, len(name)):
                left_out = left_out or (not met and self._is_telling(telling, one.told.when))
            elif self._is_telling(telling, one.told.when) and not self._meets(met, used):
                count += 1 + (across and len(name) > 1 and name in other.evidence.names)
            used |= met
        return count, left_out

    def _shared_words(self, one: _Compared, other: _Compared, used: set[str]) -> int:
        """How many further words both have that are not common."""
        count = 0
        for word in sorted(one.evidence.words):
            if self._kin.meets(word, used) or self.is_common(word, one.told.when):
                continue
            if self._kin.meets(word, other.evidence.words):
                used.add(word)
                count += 1
        return count


def _overlap(one: When, other: When) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _phases_differ(one: _Compared, other: _Compared) -> bool:
    """Whether they mean different parts of a period; "late" and "end" are one, as languages draw that line
    differently."""
    phases = {one.told.dating.phase, other.told.dating.phase} - {None}
    return len({Phase.END if phase is Phase.LATE else phase for phase in phases}) > 1


def _are_translations(one: _Compared, other: _Compared) -> bool:
    if one.told.when != other.told.when or one.language == other.language:
        return False
    return one.told.sentence.entry.article.id == other.told.sentence.entry.article.id


def _are_opposed(one: _Compared, other: _Compared) -> bool:
    """Whether one says the opposite of the other, or in words of one language denies or counts otherwise."""
    acts, others = one.occurrence.acts, other.occurrence.acts
    if any((key, -sign) in others and (key, sign) not in others for key, sign in acts):
        return True
    if one.language != other.language:
        return False
    figures = one.own.figures, other.own.figures
    return one.occurrence.denied != other.occurrence.denied or (all(figures) and figures[0].isdisjoint(figures[1]))


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    if likeness(one, other) >= ALIKE:
        return True
    return len(one) > _FEW < len(other) and containment(one, other) >= WITHIN
