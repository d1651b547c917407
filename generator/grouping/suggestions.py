"""Works that belong to no issue -> proposals for the editor: new issues, existing ones that fit, translations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.grouping.clusters import Unit, clusters
from generator.grouping.issues import Grouping, names
from generator.grouping.likeness import Portrait, blend, likeness, neighbours, portraits
from generator.grouping.shared import Shared, in_common, weights
from generator.grouping.works import newest_first
from generator.model.articles import Article, Work
from generator.model.issues import Issue
from generator.reading.slugs import slugify

_EVIDENCE = 2  # a proposal stands on at least so many shared traits
_READ = 40  # articles of an issue that are read for the spelling of what they share with a work
_TRANSLATED, _LEAD = 0.4, 1.25
"""Two works are taken for translations of one another from this likeness on, and when it is so many times that of
either one's next best."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work in a proposal, and which of the shared traits it has."""

    work: Work
    shares: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Works that could make an issue, or join the existing `issue`; `shared` says why, weightiest first.

    `slug` and `title` are the issue's; of a new one they are those of the most central work, in `language`.
    """

    slug: str
    title: str
    language: str
    candidates: tuple[Candidate, ...]
    shared: tuple[Shared, ...]
    issue: Issue | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All proposals, largest first; `left` are works like no others; `translations` may be one work each."""

    new: tuple[Proposal, ...]
    existing: tuple[Proposal, ...]
    left: tuple[Work, ...]
    translations: tuple[tuple[Work, Work], ...]


def suggest(grouping: Grouping) -> Suggestions:
    """Proposals for all works that belong to no issue. They do not depend on the order of the works."""
    desk = _Desk(grouping)
    groups = desk.groups
    issues = desk.issues
    existing = [p for issue, found in zip(issues, groups, strict=False) for p in desk.joining(issue, found)]
    taken = {issue.slug for issue in grouping.issues}
    new: list[Proposal] = []
    for found in sorted(groups[len(issues) :], key=lambda works: (-len(works), works[0].id)):
        new += desk.opening(found, taken)
        taken.update(proposal.slug for proposal in new[-1:])
    placed = {candidate.work.id for proposal in (*existing, *new) for candidate in proposal.candidates}
    left = sorted((work for work in grouping.unassigned if work.id not in placed), key=newest_first)
    return Suggestions(tuple(new), tuple(existing), tuple(left), tuple(desk.translations()))


class _Desk:
    """All works with what is known of their likeness."""

    def __init__(self, grouping: Grouping) -> None:
        self.issues = sorted((issue for issue in grouping.issues if issue.works), key=lambda issue: issue.slug)
        self.works = sorted(grouping.works, key=lambda work: work.id)
        self.free = {work.id for work in grouping.unassigned}
        self.articles = [article for work in self.works for article in work.versions]
        self.work_of = [work for work in self.works for _ in work.versions]
        self.portraits = portraits(self.articles)
        self.near = neighbours(self.portraits)

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        """Where a work's versions stand, by its id."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, work in enumerate(self.work_of):
            places[work.id].append(place)
        return {identifier: tuple(found) for identifier, found in places.items()}

    @cached_property
    def groups(self) -> list[list[Work]]:
        """The unassigned works that each issue could take, then those that go together without one."""
        origins: dict[str, list[Work]] = defaultdict(list)
        for work in self.works:
            origins[work.origin].append(work)
        numbers = {origin: number for number, origin in enumerate(origins)}
        units: list[Unit] = [tuple(p for work in works for p in self._places[work.id]) for works in origins.values()]
        pinned = [sorted({numbers[work.origin] for work in issue.works}) for issue in self.issues]
        members = list(origins.values())
        found = clusters(self.portraits, self.near, units, pinned, set(self._barred(numbers)))
        return [[work for unit in cluster for work in members[unit] if work.id in self.free] for cluster in found]

    def _barred(self, numbers: Mapping[str, int]) -> Iterator[tuple[int, int]]:
        """The units, by the `numbers` of their origins, that editors keep out of an issue, with the issue's number."""
        for number, issue in enumerate(self.issues):
            excluded = (work for work in self.works if not names(work).isdisjoint(issue.file.exclude))
            yield from ((numbers[work.origin], number) for work in excluded)

    def portraits_of(self, works: Iterable[Work]) -> list[Portrait]:
        """The portraits of all versions of some works."""
        return [self.portraits[place] for work in works for place in self._places[work.id]]

    def joining(self, issue: Issue, found: Sequence[Work]) -> Iterator[Proposal]:
        """The proposal that an issue takes these works, without those with which it shares little."""
        candidates: list[Candidate] = []
        shared: dict[str, Shared] = {}
        articles, own = _evidence(issue.works, self) if found else ([], {})
        for work in sorted(found, key=newest_first):
            common = in_common([(articles[:_READ], own), _evidence([work], self)])
            if len(common) >= _EVIDENCE and names(work).isdisjoint(issue.file.exclude):
                candidates.append(Candidate(work, common))
                shared |= {one.form: one for one in common}
        if candidates:
            title, language = issue.file.title, next(iter(issue.file.title), "")
            yield Proposal(
                issue.slug, title.get(language, ""), language, tuple(candidates), tuple(shared.values()), issue
            )

    def opening(self, found: Sequence[Work], taken: set[str]) -> Iterator[Proposal]:
        """The proposal of a new issue for these works, if they are several with enough in common."""
        groups = [_evidence([work], self) for work in found]
        shared = in_common(groups)
        if len(found) < 2 or len(shared) < _EVIDENCE:
            return
        central = self._central(found)
        candidates = tuple(
            Candidate(work, tuple(one for one in shared if one.keys.intersection(own)))
            for work, (_, own) in sorted(zip(found, groups, strict=True), key=lambda pair: newest_first(pair[0]))
        )
        yield Proposal(_free_slug(central.title, taken), central.title, central.language, candidates, shared)

    def _central(self, found: Sequence[Work]) -> Article:
        """The original that is most like all of these, the first by address among equals."""
        everything = blend(self.portraits_of(found))
        places = [place for work in found for place in self._places[work.id] if self.articles[place] is work.original]
        return self.articles[max(places, key=lambda place: (everything.total(self.portraits[place]), -place))]

    def translations(self) -> list[tuple[Work, Work]]:
        """Works without a common language that are far more like each other than like any other text."""
        found = {}
        for place, work in enumerate(self.work_of):
            for there in self._counterparts(place):
                other = self.work_of[there]
                if (
                    place < there
                    and place in self._counterparts(there)
                    and not set(work.languages) & set(other.languages)
                ):
                    found[work.id, other.id] = work, other
        return list(found.values())

    def _counterparts(self, place: int) -> list[int]:
        """The nearest article in each other language, where it is near enough and by far the nearest."""
        by_language: dict[str, list[tuple[float, int]]] = defaultdict(list)
        own = self.portraits[place]
        for other in self.near[place]:
            if self.portraits[other].language != own.language:
                by_language[self.portraits[other].language].append((likeness(own, self.portraits[other]), other))
        found = []
        for scores in by_language.values():
            (best, other), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
            if best >= max(_TRANSLATED, _LEAD * second):
                found.append(other)
        return found


def _evidence(works: Sequence[Work], desk: _Desk) -> tuple[list[Article], Mapping[str, float]]:
    return [article for work in works for article in work.versions], weights(desk.portraits_of(works))


def _free_slug(title: str, taken: set[str]) -> str:
    slug = slugify(title)
    number = 1
    while (slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return slug if number == 1 else f"{slug}-{number}"
