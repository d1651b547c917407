"""Which dated sentences tell of one event: the same days, and evidence that holds across languages.

A wrong union hides an event, two entries only repeat one. So the evidence must stand in the words: names, figures and
cognates that both sentences have and that sentences of other days do not, and nothing that speaks against it.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
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
_SEVERAL = 2  # kinds of events that sentences in two languages share, where it is no stage
_FEW = 2  # content words that a sentence must have more than, to be compared as contained

When = tuple[dt.date, dt.date, Precision]


@dataclass(frozen=True, slots=True)
class Told:
    """An occurrence in its sentence; `before` is the sentence before it in its paragraph, `index` counts the
    occurrences of the same days in its article.

    For comparing, `evidence` is what can be met again of the sentence, or of the one before if it names nobody itself;
    `beginnings` are those of the words of it that are not common: akin words begin alike.
    """

    occurrence: Occurrence
    sentence: Sentence
    before: Sentence | None = None
    index: int = 0
    evidence: Evidence = field(default_factory=Evidence)
    beginnings: frozenset[str] = frozenset()

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
    def language(self) -> str:
        """The language of the sentence."""
        return self.sentence.language

    @property
    def marks(self) -> Iterator[str]:
        """What two that may be one event share, if they do not share enough words."""
        yield from self.beginnings
        yield from (f"#{kind}" for kind in sorted(self.occurrence.stages | self.occurrence.kinds))
        yield f"={self.sentence.entry.article.id}"


Group = list[Told]
"""What is told of one event."""


class _Comparison:
    """Compares what is told by the words of all of it: which are akin, and which are common."""

    def __init__(self, told: Sequence[Told]) -> None:
        """Counts the words of all sentences, without those they lean on."""
        sentences = chain.from_iterable((one.sentence, one.before) for one in told)
        vocabulary = {key for sentence in sentences if sentence is not None for key in sentence.evidence.all}
        self._kin = Kinship(vocabulary)
        self._name_kin = Kinship(vocabulary, names=True)
        self._dates: dict[str, set[When]] = defaultdict(set)
        for one in told:
            for key in one.sentence.evidence.all:
                self._dates[key].add(one.when)
        self._limit = max(COMMON, COMMON_SHARE * len(set().union(*self._dates.values())))
        self._common: dict[tuple[str, When], bool] = {}

    def prepared(self, told: Told) -> Told:
        """What is told, with what it is compared by."""
        evidence = told.sentence.evidence
        if told.before is not None and not evidence.names:
            lead = told.before.evidence
            evidence = Evidence(lead.names, evidence.figures, evidence.words | lead.words, lead.subject)
        rare = (key for key in evidence.all if not self.is_common(key, told.when))
        return replace(told, evidence=evidence, beginnings=frozenset(key[:SHORT] for key in rare))

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

    def is_same(self, one: Told, other: Told) -> bool:
        """Whether two sentences of the same days tell of one event."""
        if one.number == other.number or _phases_differ(one.dating, other.dating):
            return False
        if _are_translations(one, other):
            return one.index == other.index  # a translation tells the same in the same order
        if _are_opposed(one, other):
            return False
        if one.language == other.language and _say_the_same(one.occurrence.stems, other.occurrence.stems):
            return True
        enough = self._is_same_kind(one, other) or self._has_evidence(one, other)
        return enough and not self._contradict(one.evidence, other.evidence)

    def is_narrower(self, days: Group, group: Group) -> bool:
        """Whether an event of a day is what a group tells of a longer time around it."""
        return all(_lies_in(days[0].dating.first, wide.dating) for wide in group) and all(
            _is_single(day, wide) and self.is_same(day, wide) for day in days for wide in group
        )

    def _is_same_kind(self, one: Told, other: Told) -> bool:
        """Whether two sentences name one kind of event of which an issue has one at a time, or in two languages share
        two kinds, and not each names somebody whom the other leaves out."""
        first, second = one.occurrence, other.occurrence
        several = one.language != other.language and len(first.kinds & second.kinds) >= _SEVERAL
        if not (first.stages & second.stages or several) or one.dating.earliest != other.dating.earliest:
            return False
        return not (self._leaves_out(one, other) and self._leaves_out(other, one))

    def _leaves_out(self, one: Told, other: Told) -> bool:
        """Whether one names somebody whom the other does not."""
        return any(
            not self._met(name, other.evidence) and self._is_telling(name, one.when)
            for name in one.sentence.evidence.names
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
        return self._names_one(other, one.subject) or self._names_one(one, other.subject)

    def _names_one(self, evidence: Evidence, subject: NameWords) -> bool:
        return any(self._meets(subject, name) for name in evidence.names)

    def _meets(self, name: NameWords, other: Collection[str]) -> bool:
        return any(self._name_kin.meets(key, other) for key in name)

    def _has_evidence(self, one: Told, other: Told) -> bool:
        """Whether two sentences share enough evidence, and do not each name somebody whom the other leaves out."""
        bound = one.dating.bound and other.dating.bound
        if len(one.beginnings & other.beginnings) < 1 + (not bound):  # cheap, and true of most pairs
            return False
        used: set[str] = set()
        names, left_out = zip(self._shared_names(one, other, used), self._shared_names(other, one, used), strict=True)
        strong = len(one.evidence.figures & other.evidence.figures) + sum(names)
        if not strong or all(left_out):
            return False
        enough = ENOUGH + (one.language == other.language) + _WIDER.get(one.dating.precision, 3)
        return strong + 2 * bound + self._shared_words(one, other, used) >= enough

    def _shared_names(self, one: Told, other: Told, used: set[str]) -> tuple[int, bool]:
        """How many names of one sentence are met in the other, those of several words twice across languages, and
        whether it leaves one out. The words `used` count once."""
        count, left_out, across = 0, False, one.language != other.language
        for name in one.evidence.names:
            met = self._met(name, other.evidence)
            telling = self._is_telling(met or name, one.when)
            if len(met) < min(2, len(name)):
                left_out = left_out or (telling and not met)
            elif telling and not self._meets(met, used):
                count += 1 + (across and len(name) > 1 and name in other.evidence.names)
            used |= met
        return count, left_out

    def _shared_words(self, one: Told, other: Told, used: set[str]) -> int:
        """How many further words both have that are not common."""
        count = 0
        for word in sorted(one.evidence.words):
            if self._kin.meets(word, used) or self.is_common(word, one.when):
                continue
            if self._kin.meets(word, other.evidence.words):
                used.add(word)
                count += 1
        return count


def groups(told: Sequence[Told]) -> list[Group]:
    """What is told by event, in the order of their first: each of a group tells the same as every other."""
    comparison = _Comparison(told)
    uses = Counter(stem for one in told for stem in one.occurrence.stems)
    by_date: dict[When, list[Told]] = defaultdict(list)
    for one in told:
        by_date[one.when].append(comparison.prepared(one))
    grouped = {when: _join_copies(_grouped(same, uses, comparison)) for when, same in by_date.items()}
    for when in grouped:
        if when[2] in (Precision.WEEK, Precision.MONTH):
            _narrow(when, grouped, comparison)
    return [*chain.from_iterable(grouped.values())]


def _grouped(told: Iterable[Told], uses: Counter[str], comparison: _Comparison) -> list[Group]:
    """What is told of one date, by event."""
    known: list[Group] = []
    index = PrefixIndex(uses, ALIKE)
    for one in told:
        stems, marks = one.occurrence.stems, tuple(one.marks)
        near = (known[place] for place in index.like(stems, marks)[:MOST])
        home = next((group for group in near if all(comparison.is_same(one, other) for other in group)), None)
        if home is None:
            known.append([one])
            index.add(stems, marks)
        else:
            home.append(one)
    return known


def _join_copies(groups: Iterable[Group]) -> list[Group]:
    """The groups of one date, those joined that share a sentence word for word: "was founded in 1993 by …" in each
    release."""
    first: dict[str, Group] = {}
    joined: list[Group] = []
    for group in groups:
        texts = [one.sentence.text for one in group]
        home = next((first[text] for text in texts if text in first), None)
        if home is not None and _sources(home).isdisjoint(_sources(group)):
            home.extend(group)
        else:
            joined.append(group)
            home = group
        for text in texts:
            first.setdefault(text, home)
    return joined


def _sources(group: Group) -> frozenset[int]:
    return frozenset(one.number for one in group)


def _narrow(wide: When, grouped: dict[When, list[Group]], comparison: _Comparison) -> None:
    """Joins what is told of a week ("last week") to the one event of a day in it that is the same; so it does what is
    told of a month, or of its beginning or end, where both name one kind of event of which there is one at a time."""
    days = (groups for when, groups in grouped.items() if when[2] is Precision.DAY and wide[0] <= when[0] <= wide[1])
    within = [*chain.from_iterable(days)]
    for group in tuple(grouped[wide]):
        same = [day for day in within if comparison.is_narrower(day, group)]
        if len(same) == 1:
            same[0].extend(group)
            grouped[wide].remove(group)


def _overlap(one: When, other: When) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _lies_in(day: dt.date, dating: Dating) -> bool:
    first, last = part(dating.first, dating.last, dating.phase)
    return first <= day <= last


def _is_single(day: Told, wide: Told) -> bool:
    """Whether what is told of a week or month can only be the one event of its kind."""
    return wide.dating.precision is Precision.WEEK or bool(day.occurrence.stages & wide.occurrence.stages)


def _phases_differ(one: Dating, other: Dating) -> bool:
    """Whether they mean different parts of a period; "late" and "end" are one, as languages draw that line
    differently."""
    phases = {one.phase, other.phase} - {None}
    return len({Phase.END if phase is Phase.LATE else phase for phase in phases}) > 1


def _are_translations(one: Told, other: Told) -> bool:
    if one.when != other.when or one.language == other.language:
        return False
    return one.sentence.entry.article.id == other.sentence.entry.article.id


def _are_opposed(one: Told, other: Told) -> bool:
    """Whether one says the opposite of the other, or in words of one language denies or counts otherwise."""
    acts, others = one.occurrence.acts, other.occurrence.acts
    if any((key, -sign) in others - acts and (key, sign) not in others for key, sign in acts):
        return True
    if one.language != other.language:
        return False
    figures = one.evidence.figures, other.evidence.figures
    return one.occurrence.denied != other.occurrence.denied or (all(figures) and figures[0].isdisjoint(figures[1]))


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    if likeness(one, other) >= ALIKE:
        return True
    return len(one) > _FEW < len(other) and containment(one, other) >= WITHIN
