"""Where sources disagree: pairs of passages that contradict each other, and older ones that a newer one supersedes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.analysis.claims.claims import (
    AnswerClaim,
    DateClaim,
    FigureClaim,
    answer_claims,
    date_claims,
    figure_claims,
    sentence_dates,
)
from generator.analysis.claims.gists import Gist, gists
from generator.analysis.claims.office_holders import Departure, Holder, departures, holders, rivals
from generator.analysis.claims.pieces import Name
from generator.analysis.events.event_words import event_words, has
from generator.analysis.model import Dossier, key
from generator.analysis.words import SHORT
from generator.model import ContestKind, Contradiction
from generator.sections import overrides
from generator.sections.claims.contradictions import (
    answers_differ,
    dates_differ,
    day,
    figures_differ,
    settled,
)
from generator.sections.claims.index import NEAR, Value, are_apart, candidates, is_first
from generator.sections.claims.matters import speak_of_others
from generator.sections.notices import rewritten

NAME = "contested"
MOST = 12
"""Pairs that a page shows at most."""
COMMON = 8
"""Sentences in which a name stands that is common."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that contradict each other: where their words stand, what they are about, how much tells so."""

    kind: ContestKind
    one: Gist
    other: Gist
    words: tuple[Span, ...]
    other_words: tuple[Span, ...]
    about: Hashable
    weight: int
    newer: bool


def derive(dossier: Dossier) -> tuple[Contradiction, ...]:
    """The contradictions of the issue without those the editor hides, contested ones before superseded ones."""
    hide = overrides.of(dossier, NAME).hide
    found = [
        _without_order(pair)
        for pair in _pairs(dossier)
        if not any(overrides.names(hide, gist.sentence.citation) for gist in (pair.one, pair.other))
    ]
    chosen = _chosen(sorted(found, key=lambda pair: _quality(pair, dossier)))[:MOST]
    chosen.sort(key=lambda pair: (pair.newer, list(ContestKind).index(pair.kind), _places(pair)))
    return tuple(
        Contradiction(
            pair.kind,
            pair.one.sentence.citation,
            pair.other.sentence.citation,
            pair.words,
            pair.other_words,
            pair.newer,
        )
        for pair in chosen
    )


def _without_order(pair: Pair) -> Pair:
    """Without saying which side is newer, where one has no date."""
    dated = all(day(gist.sentence.entry.article) for gist in (pair.one, pair.other))
    return pair if dated else replace(pair, newer=False)


@dataclass(slots=True)
class _Claims:
    """All claims of an issue by kind, and the sentences that they lean on."""

    figures: list[FigureClaim] = field(default_factory=list)
    dates: list[DateClaim] = field(default_factory=list)
    answers: list[AnswerClaim] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    gists: dict[tuple[int, str], Gist] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)

    def lead(self, gist: Gist) -> Gist | None:
        """The sentence before, in its paragraph."""
        before = gist.sentence.before
        return self.gists.get((gist.sentence.entry.number, before.id)) if before else None

    def is_common(self, name: Name) -> bool:
        """Whether a name stands in many of the sentences."""
        return min((self.names[word] for word in name), default=0) > max(COMMON, len(self.gists) // 20)


def _claims(dossier: Dossier) -> _Claims:
    claims = _Claims()
    for gist in gists(dossier):
        entry, passage = gist.sentence.entry, gist.sentence.passage
        claims.gists[entry.number, passage.id] = gist
        claims.names.update({word for name in gist.names for word in name})
        dates = sentence_dates(gist)
        moved = has(passage.text, event_words(passage.language).moved)
        claims.figures += figure_claims(gist, dates)
        claims.dates += date_claims(gist, dates, moved)
        claims.answers += answer_claims(gist, dates)
        claims.holders += holders(gist)
        claims.departures += departures(gist)
    return claims


def _pairs(dossier: Dossier) -> Iterator[Pair]:
    claims = _claims(dossier)
    yield from _figures(claims)
    yield from _dates(claims)
    yield from _answers(claims)
    yield from _offices(claims)


def _figures(claims: _Claims) -> Iterator[Pair]:
    for one, other in candidates(claims.figures):
        if verdict := figures_differ(one, other, claims.is_common):
            about = frozenset({one.figure.value, other.figure.value})
            yield _pair(ContestKind.FIGURE, one, other, about, verdict.weight, verdict.newer)


def _dates(claims: _Claims) -> Iterator[Pair]:
    told: dict[tuple[int, str], list[DateClaim]] = defaultdict(list)
    for claim in claims.dates:
        told[claim.gist.sentence.entry.number, claim.act].append(claim)
    for one, other in candidates(claims.dates):
        verdict = dates_differ(one, other, claims.is_common)
        if verdict and not (_tells_both(one, other, told) or _tells_both(other, one, told)):
            about = frozenset({one.dating.first, other.dating.first})
            yield _pair(ContestKind.DATE, one, other, about, verdict.weight, verdict.newer)


def _tells_both(one: DateClaim, other: DateClaim, told: dict[tuple[int, str], list[DateClaim]]) -> bool:
    """Whether the first one's article tells of the other's date too: then there are two events."""
    if one.moved or other.moved:
        return False
    own = told[one.gist.sentence.entry.number, one.act]
    days = other.dating.first, other.dating.last
    return any(claim is not one and (claim.dating.first, claim.dating.last) == days for claim in own)


def _answers(claims: _Claims) -> Iterator[Pair]:
    for one, other in candidates(claims.answers, claims.lead):
        about = one.act.key if one.act else one.gist.sentence.text
        if verdict := answers_differ(one, other, claims.is_common):
            yield _pair(ContestKind.ANSWER, one, other, about, verdict.weight, verdict.newer)
            continue
        for first, second in ((one, other), (other, one)):
            if verdict := settled(first, second, claims.lead(second.gist), claims.is_common):
                yield _pair(ContestKind.ANSWER, first, second, about, verdict.weight, verdict.newer)


def _offices(claims: _Claims) -> Iterator[Pair]:
    by_office: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in claims.holders:
        known = by_office[min(holder.offices), min(holder.of, default="")]
        if all(holder.gist.sentence.text != other.gist.sentence.text for other in known):
            known.append(holder)
    every = [holder for group in by_office.values() for holder in group[:NEAR]]
    by_word: dict[str, list[Holder]] = defaultdict(list)
    for holder in every:
        for word in sorted(holder.of):
            by_word[word[:SHORT]].append(holder)
    for group in by_word.values():
        for at, one in enumerate(group[: 2 * NEAR]):
            for other in group[at + 1 : at + NEAR]:
                if not are_apart(one.gist, other.gist) or not rivals(one, other):
                    continue
                if not one.ministry or not speak_of_others(one.gist, other.gist, but=(one.person, other.person)):
                    yield _office_pair(one, other)
    by_person: dict[Name, list[Holder]] = defaultdict(list)
    for holder in claims.holders:
        by_person[holder.person].append(holder)
    for departure in claims.departures:
        for holder in by_person.get(departure.person, ())[:NEAR]:
            if are_apart(holder.gist, departure.gist) and _may_be_earlier(holder.gist, departure.gist):
                spans = ((holder.start, holder.end),)
                yield Pair(
                    ContestKind.OFFICE, holder.gist, departure.gist, spans, departure.words, departure.person, 2, True
                )


def _office_pair(one: Holder, other: Holder) -> Pair:
    first, second = (one, other) if is_first(one.gist, other.gist) else (other, one)
    days = day(first.gist.sentence.entry.article), day(second.gist.sentence.entry.article)
    newer = days[0] is not None and days[1] is not None and (days[1] - days[0]).days > 14
    about = frozenset({min(one.person), min(other.person)})
    spans = ((first.start, first.end),), ((second.start, second.end),)
    return Pair(ContestKind.OFFICE, first.gist, second.gist, *spans, about, 3, newer)


def _may_be_earlier(one: Gist, other: Gist) -> bool:
    first, second = day(one.sentence.entry.article), day(other.sentence.entry.article)
    return second is not None and (first is None or first <= second)


# Choosing ---------------------------------------------------------------------------------------------------------


def _pair(kind: ContestKind, one: Value, other: Value, about: Hashable, weight: int, newer: bool) -> Pair:
    return Pair(kind, one.gist, other.gist, one.words, other.words, about, weight, newer)


def _quality(pair: Pair, dossier: Dossier) -> tuple[int, int, int, int, int]:
    gists = (pair.one, pair.other)
    foreign = sum(gist.language != dossier.language for gist in gists)
    made = sum(rewritten(gist.sentence.entry.article) for gist in gists)
    return -(pair.weight >= 2), foreign, made, -pair.weight, sum(gist.sentence.order for gist in gists)


def _chosen(pairs: Sequence[Pair]) -> list[Pair]:
    """The best pair of each contradiction: none of the same two articles on one matter, none of a sentence on a
    matter on which it stands against another already."""
    chosen: list[Pair] = []
    taken: set[Hashable] = set()
    for pair in pairs:
        matter = pair.kind, pair.about
        ends = [(*matter, key(gist.sentence.entry.article.id), gist.sentence.order) for gist in (pair.one, pair.other)]
        if taken.isdisjoint([(*matter, _works(pair)), *ends]):
            chosen.append(pair)
            taken.update([(*matter, _works(pair)), *ends])
    return chosen


def _works(pair: Pair) -> frozenset[str]:
    """The two articles; their translations are the same."""
    return frozenset(key(gist.sentence.entry.article.id) for gist in (pair.one, pair.other))


def _places(pair: Pair) -> tuple[int, int, int, int]:
    first, second = pair.one.sentence, pair.other.sentence
    return first.entry.number, first.order, second.entry.number, second.order
