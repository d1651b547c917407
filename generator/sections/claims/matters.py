"""Whether two claims are of one matter: what their clauses share, what each has alone, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.analysis.claims.claims import Claim, FigureClaim
from generator.analysis.claims.gists import Gist
from generator.analysis.claims.pieces import Item, Name, Sort, matches, meets
from generator.analysis.claims.words import claim_words
from generator.analysis.words import folded

SHARED = 2
"""Pieces that two clauses of one language have in common at least, without an act three; one less where neither has
anything else."""
ACROSS = 3
"""What two sentences of different languages need: a rare name counts twice, a common one, an act, a thing once."""


@dataclass(frozen=True, slots=True)
class Common:
    """What two claims have in common, and what each has alone."""

    shared: tuple[Item, ...]
    one_alone: tuple[Item, ...]
    other_alone: tuple[Item, ...]

    @property
    def is_one_matter(self) -> bool:
        """Whether one of the clauses has nothing that the other sentence lacks."""
        return not (self.one_alone and self.other_alone)


def in_common(one: Claim, other: Claim) -> Common:
    """What two clauses share, each looked for in the whole other sentence."""
    alike = one.gist.language == other.gist.language
    first = [item for item in one.items if is_there(item, other.scope, other.gist, alike=alike)]
    second = [item for item in other.items if is_there(item, one.scope, one.gist, alike=alike)]
    shorter = first if len(first) <= len(second) else second
    return Common(
        tuple(shorter if alike else (*first, *second)),
        tuple(item for item in one.items if item not in first),
        tuple(item for item in other.items if item not in second),
    )


def is_there(item: Item, items: Iterable[Item], gist: Gist, *, alike: bool) -> bool:
    """Whether one of the pieces means the same, or a name is among those that the sentence leans on."""
    if any(matches(item, own, alike=alike) for own in items):
        return True
    return item.sort is Sort.NAME and any(meets(item.words, name) for name in (*gist.around, *gist.speakers))


def weigh(
    one: Claim,
    other: Claim,
    common: Callable[[Name], bool],
    *,
    least: int = SHARED,
    denied: tuple[bool, bool] = (False, False),
) -> int | None:
    """How much tells that two claims are of one matter; None where it is not enough or something speaks against it."""
    if speak_of_others(one.gist, other.gist):
        return None
    found = in_common(one, other)
    if one.gist.language != other.gist.language:
        return _across(one, other, found, common)
    if not found.is_one_matter or _is_set_apart(one, other):
        return None
    if (denied[0] and found.one_alone) or (denied[1] and found.other_alone):
        return None
    distinct = {item.key for item in found.shared}
    if all(item.sort is Sort.WORD for item in found.shared):
        if isinstance(one, FigureClaim) and len(distinct) == SHARED:
            return None
        first, second = all_names(one.gist), all_names(other.gist)
        if first and second and not any(meets(name, own) for name in first for own in second):
            return None
    rest = (*found.one_alone, *found.other_alone)
    if len(distinct) < least and (rest or len(distinct) < least - 1 or not _tells(found.shared)):
        return None
    either = {item.key for claim, own in ((one, found.one_alone), (other, found.other_alone))
              for item in claim.items if item not in own}  # fmt: skip
    return 2 * len(either) - min(len(found.one_alone), len(found.other_alone))


def _across(one: Claim, other: Claim, found: Common, common: Callable[[Name], bool]) -> int | None:
    """The same for two languages, where words that differ prove nothing."""
    names = [
        name
        for first, second in ((one.gist, other.gist), (other.gist, one.gist))
        for name in (*first.names, *first.speakers)
        if any(meets(name, own) for own in all_names(second))
    ]
    known = {item.key for item in found.shared if item.sort in (Sort.ACT, Sort.THING)}
    akin = {item.key for item in found.shared if item.sort is Sort.WORD}
    if not names or not known or _leads_apart(one, other):
        return None
    others = any(not meets(name, names[0]) for name in names) + len(known) + len(akin)
    if not isinstance(one, FigureClaim) and others < SHARED:
        return None
    weight = max(1 if common(name) else 2 for name in names) + others
    return weight if weight >= ACROSS else None


def _leads_apart(one: Claim, other: Claim) -> bool:
    """Whether each clause opens with somebody whom the other sentence leaves out."""
    first, second = _lead(one), _lead(other)
    return bool(
        first and second
        and not is_there(first, other.gist.items, other.gist, alike=False)
        and not is_there(second, one.gist.items, one.gist, alike=False)
    )  # fmt: skip


def _lead(claim: Claim) -> Item | None:
    """What a clause opens with, if it is neither an act nor a thing."""
    first = claim.items[0]
    return first if first.sort in (Sort.NAME, Sort.WORD) else None


def alone(names: Iterable[Name], gist: Gist) -> list[Name]:
    """The names that a sentence has neither as such nor among its words."""
    there = all_names(gist)
    words = [item for item in gist.items if item.sort is Sort.WORD]
    return [
        name
        for name in names
        if not any(meets(name, own) for own in there)
        and not all(any(matches(Item(0, 0, Sort.WORD, key), own, alike=False) for own in words) for key in name)
    ]


def speak_of_others(one: Gist, other: Gist, *, but: Sequence[Name] = ()) -> bool:
    """Whether each of two sentences names somebody, or some place, that the other leaves out, `but` for some."""
    first, second = alone(one.names, other), alone(other.names, one)
    return all(any(not any(meets(name, own) for own in but) for name in names) for names in (first, second))


def all_names(gist: Gist) -> tuple[Name, ...]:
    """The names of a sentence, of the one before, and of who says it."""
    return (*gist.names, *gist.around, *gist.speakers)


def _tells(shared: Sequence[Item]) -> bool:
    """Whether one of the pieces is more than a word that any sentence may have."""
    return any(item.sort is not Sort.WORD for item in shared) or len(shared) > 1


@cache
def _apart_words(language: str) -> frozenset[str]:
    return frozenset(folded(word) for word in claim_words(language).apart)


def _is_set_apart(one: Claim, other: Claim) -> bool:
    """Whether only one of the sentences has a word that sets one of several apart: "second", "annual"."""
    first, second = ({item.key for item in claim.scope if item.sort is Sort.WORD} for claim in (one, other))
    return not _apart_words(one.gist.language).isdisjoint(first ^ second)
