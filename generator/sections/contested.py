"""Where sources disagree: pairs of passages that contradict each other, and older ones that a newer one supersedes."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.model import Claim, DateClaim, Dossier, Gist, Holder, NameWords, Span, key
from generator.analysis.words import SHORT
from generator.model.briefings import ContestKind, Contradiction
from generator.sections import overrides
from generator.sections.claims.contradictions import (
    SOON,
    Verdict,
    answers_differ,
    dates_differ,
    figures_differ,
    lead_time,
    settled,
)
from generator.sections.claims.index import NEAR, are_apart, candidates, is_first
from generator.sections.claims.matters import meets, speak_of_others

NAME = "contested"
MOST = 12
"""Pairs that a page shows at most."""
COMMON, SHARE = 8, 20
"""Sentences in which a name stands that is common, at least; and one in so many of all."""
SURE, FIRM = 2, 3
"""How much tells so where a person left an office, and where two hold one."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that contradict each other: where their words stand, what they are about, how much tells so."""

    kind: ContestKind
    sides: tuple[Gist, Gist]
    words: tuple[tuple[Span, ...], tuple[Span, ...]]
    about: Hashable
    verdict: Verdict

    @property
    def newer(self) -> bool:
        """Whether the second supersedes the first; not where one has no date."""
        return self.verdict.newer and all(gist.article.day for gist in self.sides)


def derive(dossier: Dossier) -> tuple[Contradiction, ...]:
    """The contradictions of the issue without those the editor hides, contested ones before superseded ones."""
    hide = overrides.of(dossier, NAME).hide
    found = [
        pair
        for pair in _pairs(dossier)
        if not any(overrides.names(hide, gist.sentence.citation) for gist in pair.sides)
    ]
    chosen = _chosen(sorted(found, key=lambda pair: _quality(pair, dossier)))[:MOST]
    chosen.sort(key=lambda pair: (pair.newer, list(ContestKind).index(pair.kind), _places(pair)))
    return tuple(map(_contradiction, chosen))


def _contradiction(pair: Conflict) -> Contradiction:
    one, other = (gist.sentence.citation for gist in pair.sides)
    return Contradiction(pair.kind, one, other, *pair.words, newer=pair.newer)


class _Ground:
    """What the claims of an issue stand on: its sentences, and how often names stand in them."""

    def __init__(self, dossier: Dossier) -> None:
        gists = [claims.gist for claims in dossier.claims]
        self._gists = {(gist.sentence.entry.number, gist.sentence.passage.id): gist for gist in gists}
        self._counts = Counter(word for gist in gists for word in {word for name in gist.names for word in name})

    def lead(self, gist: Gist) -> Gist | None:
        """The sentence before, in its paragraph."""
        before = gist.sentence.before
        return self._gists.get((gist.sentence.entry.number, before.id)) if before else None

    def is_common(self, name: NameWords) -> bool:
        """Whether a name stands in many of the sentences."""
        least = min((self._counts[word] for word in name), default=0)
        return least > max(COMMON, len(self._gists) // SHARE)


def _pairs(dossier: Dossier) -> Iterator[Conflict]:
    ground = _Ground(dossier)
    yield from _figures(dossier, ground)
    yield from _dates(dossier, ground)
    yield from _answers(dossier, ground)
    holders = [holder for claims in dossier.claims for holder in claims.holders]
    yield from _rivals(holders)
    yield from _departed(dossier, holders)


def _figures(dossier: Dossier, ground: _Ground) -> Iterator[Conflict]:
    for first, second in candidates(claim for claims in dossier.claims for claim in claims.figures):
        if verdict := figures_differ(first, second, ground.is_common):
            about = frozenset({first.figure.value, second.figure.value})
            yield _conflict(ContestKind.FIGURE, first, second, about, verdict)


def _dates(dossier: Dossier, ground: _Ground) -> Iterator[Conflict]:
    every = [claim for claims in dossier.claims for claim in claims.dates]
    told: dict[tuple[int, str], list[DateClaim]] = defaultdict(list)
    for claim in every:
        told[claim.gist.sentence.entry.number, claim.act].append(claim)
    for first, second in candidates(every):
        verdict = dates_differ(first, second, ground.is_common)
        if verdict and not (_tells_both(first, second, told) or _tells_both(second, first, told)):
            about = frozenset({first.dating.first, second.dating.first})
            yield _conflict(ContestKind.DATE, first, second, about, verdict)


def _tells_both(claim: DateClaim, other: DateClaim, told: dict[tuple[int, str], list[DateClaim]]) -> bool:
    """Whether the first one's article tells of the other's date too: then there are two events."""
    if claim.moved or other.moved:
        return False
    beside = (own for own in told[claim.gist.sentence.entry.number, claim.act] if own is not claim)
    days = other.dating.first, other.dating.last
    return any((own.dating.first, own.dating.last) == days for own in beside)


def _answers(dossier: Dossier, ground: _Ground) -> Iterator[Conflict]:
    for first, second in candidates((claim for claims in dossier.claims for claim in claims.answers), ground.lead):
        about = first.act.key if first.act else first.gist.sentence.text
        if verdict := answers_differ(first, second, ground.is_common):
            yield _conflict(ContestKind.ANSWER, first, second, about, verdict)
            continue
        for awaited, done in ((first, second), (second, first)):
            if verdict := settled(awaited, done, ground.lead(done.gist)):
                yield _conflict(ContestKind.ANSWER, awaited, done, about, verdict)


def _conflict(kind: ContestKind, first: Claim, second: Claim, about: Hashable, verdict: Verdict) -> Conflict:
    return Conflict(kind, (first.gist, second.gist), (first.words, second.words), about, verdict)


# Offices ----------------------------------------------------------------------------------------------------------


def _rivals(holders: Iterable[Holder]) -> Iterator[Conflict]:
    """Two persons who are said to hold one office."""
    by_word: dict[str, list[Holder]] = defaultdict(list)
    for holder in _without_copies(holders):
        for word in sorted(holder.of):
            by_word[word[:SHORT]].append(holder)
    for group in by_word.values():
        for place, holder in enumerate(group[: 2 * NEAR]):
            yield from (_rivalry(holder, other) for other in group[place + 1 : place + NEAR] if _contest(holder, other))


def _without_copies(holders: Iterable[Holder]) -> list[Holder]:
    """The holders, each sentence once, of one office of an organisation only so many."""
    by_office: dict[tuple[str, str], dict[str, Holder]] = defaultdict(dict)
    for holder in holders:
        by_office[min(holder.offices), min(holder.of, default="")].setdefault(holder.gist.sentence.text, holder)
    return [holder for group in by_office.values() for holder in list(group.values())[:NEAR]]


def _contest(first: Holder, second: Holder) -> bool:
    if not are_apart(first.gist, second.gist) or not rivals(first, second):
        return False
    return not first.ministry or not speak_of_others(first.gist, second.gist, but=(first.person, second.person))


def rivals(first: Holder, second: Holder) -> bool:
    """Whether two persons are said to hold one office."""
    if not first.offices & second.offices or any(meets(frozenset({word}), second.person) for word in first.person):
        return False
    if not (first.of and second.of and meets(first.of, second.of)):
        return False
    return not (first.ministry or second.ministry) or first.beside == second.beside


def _rivalry(holder: Holder, other: Holder) -> Conflict:
    first, second = (holder, other) if is_first(holder.gist, other.gist) else (other, holder)
    verdict = Verdict(FIRM, lead_time(first.gist, second.gist) > SOON)
    about = frozenset({min(holder.person), min(other.person)})
    words = ((first.start, first.end),), ((second.start, second.end),)
    return Conflict(ContestKind.OFFICE, (first.gist, second.gist), words, about, verdict)


def _departed(dossier: Dossier, holders: Iterable[Holder]) -> Iterator[Conflict]:
    """Persons who are said to hold an office, and by an article that may be newer to have left it."""
    by_person: dict[NameWords, list[Holder]] = defaultdict(list)
    for holder in holders:
        by_person[holder.person].append(holder)
    for departure in (departure for claims in dossier.claims for departure in claims.departures):
        for holder in by_person.get(departure.person, ())[:NEAR]:
            gists = holder.gist, departure.gist
            if are_apart(*gists) and _may_be_earlier(*gists):
                words = ((holder.start, holder.end),), departure.words
                yield Conflict(ContestKind.OFFICE, gists, words, departure.person, Verdict(SURE, newer=True))


def _may_be_earlier(first: Gist, second: Gist) -> bool:
    days = first.article.day, second.article.day
    return days[1] is not None and (days[0] is None or days[0] <= days[1])


# Choosing ---------------------------------------------------------------------------------------------------------


def _quality(pair: Conflict, dossier: Dossier) -> tuple[int, int, int, int, int]:
    foreign = sum(gist.language != dossier.language for gist in pair.sides)
    made = sum(gist.article.is_rewritten for gist in pair.sides)
    weight, order = pair.verdict.weight, sum(gist.sentence.order for gist in pair.sides)
    return -(weight >= SURE), foreign, made, -weight, order


def _chosen(pairs: Sequence[Conflict]) -> list[Conflict]:
    """The best pair of each contradiction: none of the same two articles on one matter, none of a sentence on a
    matter on which it stands against another already."""
    chosen: list[Conflict] = []
    taken: set[Hashable] = set()
    for pair in pairs:
        works = frozenset(key(gist.article.id) for gist in pair.sides)  # an article's translations are the same
        ends = ((key(gist.article.id), gist.sentence.order) for gist in pair.sides)
        marks = {(pair.kind, pair.about, mark) for mark in (works, *ends)}
        if taken.isdisjoint(marks):
            chosen.append(pair)
            taken |= marks
    return chosen


def _places(pair: Conflict) -> list[tuple[int, int]]:
    return [(gist.sentence.entry.number, gist.sentence.order) for gist in pair.sides]
