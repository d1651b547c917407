"""Two records of an issue -> how they differ in one language: what came, what went, what was corrected."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.analysis.words import likeness, words
from generator.editions.snapshot import IssueRecord, Item, Version, fingerprint, order
from generator.model import in_language
from generator.sections import registry

CORRECTED = 0.6
"""How alike the words of two passages must at least be for one to be the other one corrected."""
CHOSEN = "key_points"
"""The section of sentences chosen among others: which of them are chosen is no fact of the issue."""
COMMON = 32
"""A word that more passages than this have says nothing of which one became which: else all are compared with all."""
SAME, TOLD = 4.0, 3.0
"""Closer than any likeness: the same words, and another telling of the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that is only before (it went), only after (it came), or both (it was corrected); `what` of a source."""

    section: str
    before: Item | None
    after: Item | None
    what: tuple[str, ...] = ()


def differences(before: IssueRecord | None, after: IssueRecord | None, language: str) -> tuple[Difference, ...]:
    """How `after` differs from `before` on pages in `language`, section by section, in the order of `after`.

    Each of the two is None where there was no such briefing. With both exchanged, each difference is turned round.
    """
    if before == after:
        return ()
    whole = [] if before and after else [_whole(before, after, language)]
    old, new = before or IssueRecord({}), after or IssueRecord({})
    found = [*whole, *_of_sources(old, new, language)]
    rewritten = _rewritten(old, new)
    told: dict[str, list[Difference]] = {}
    for name in registry.remembered() if before and after else [CHOSEN]:
        # A section that only one of them has is one that the program did not know yet: nothing has changed in it.
        if whole or (name in old.sections and name in new.sections):
            told[name] = [*_of_items(name, _shown(old, name, language), _shown(new, name, language), rewritten)]
    if CHOSEN in told:
        told[CHOSEN] = [*_news(told[CHOSEN], old, new, [one for name in told if name != CHOSEN for one in told[name]])]
    return tuple(chain(found, *told.values()))


def _whole(before: IssueRecord | None, after: IssueRecord | None, language: str) -> Difference:
    old, new = (_titled(record, language) if record else None for record in (before, after))
    return Difference("briefing", old, new)


def _titled(record: IssueRecord, language: str) -> Item:
    text, code = in_language(record.title, language)
    return Item(text, code or language, ())


def _shown(record: IssueRecord, name: str, language: str) -> list[Item]:
    return [item for item in record.sections.get(name, ()) if language in item.shown]


def _texts(record: IssueRecord) -> dict[tuple[str, str], str]:
    """The digests of an issue's texts by work and language."""
    return {(source.work, version.language): version.text for source in record.sources for version in source.versions}


def _rewritten(old: IssueRecord, new: IssueRecord) -> frozenset[tuple[str, str]]:
    """The works and languages whose text is another one than it was."""
    was, now = _texts(old), _texts(new)
    return frozenset(place for place in was.keys() & now.keys() if was[place] != now[place])


# Key points -----------------------------------------------------------------------------------------------------


def _news(
    found: Iterable[Difference], old: IssueRecord, new: IssueRecord, elsewhere: Sequence[Difference]
) -> Iterator[Difference]:
    """The differences without those of a sentence, or of another on the same event, that is in the issue as before, in
    a section or in a source whose text is the same; nor of one that came or went `elsewhere`, where it is told."""
    was, now = _texts(old), _texts(new)
    events = [{*_told(item)} for record in (old, new) for item in record.sections.get("timeline", ())]
    came = {place for one in elsewhere if one.after and not one.before for place in _told(one.after)}
    went = {place for one in elsewhere if one.before and not one.after for place in _told(one.before)}
    stood, stands = _places(old) | came, _places(new) | went
    for one in found:
        item = one.before or one.after
        if item and not (one.before and one.after):
            own = {*_told(item)}
            alike = own.union(*(event for event in events if not event.isdisjoint(own)))
            text = item.work, item.version or item.language
            untouched = text in was and was[text] == now.get(text)
            if untouched or not alike.isdisjoint(stands if one.before else stood):
                continue
        yield one


def _places(record: IssueRecord) -> set[str]:
    return {place for items in record.sections.values() for item in items for place in _told(item)}


# Sources --------------------------------------------------------------------------------------------------------


def _of_sources(old: IssueRecord, new: IssueRecord, language: str) -> Iterator[Difference]:
    was, now = ({source.work: source.version(language) for source in record.sources} for record in (old, new))
    for work in dict.fromkeys([*now, *was]):
        before, after = was.get(work), now.get(work)
        if before and after and before.language != after.language:  # a translation came or went
            before, after = (version if version.language == language else None for version in (before, after))
        what = _corrected(before, after) if before and after else ()
        if what or (before is None) is not (after is None):
            yield Difference("sources", _as_item(work, before), _as_item(work, after), what)


def _corrected(before: Version, after: Version) -> tuple[str, ...]:
    pairs = {
        "title": (before.title, after.title),
        "text": (before.text, after.text),
        "date": ((before.published, before.updated), (after.published, after.updated)),
    }
    return tuple(what for what, (old, new) in pairs.items() if old != new)


def _as_item(work: str, version: Version | None) -> Item | None:
    return Item(version.title, version.language, (), work) if version else None


# Items ----------------------------------------------------------------------------------------------------------


def _of_items(
    section: str, before: Sequence[Item], after: Sequence[Item], rewritten: Collection[tuple[str, str]]
) -> Iterator[Difference]:
    """What is in both is no difference; of the rest, the closest make pairs, and what is left came or went."""
    was, now = ({_key(item): item for item in items} for items in (before, after))
    gone = [item for key, item in was.items() if key not in now]
    came = [item for key, item in now.items() if key not in was]
    partner = dict(_pairs(gone, came, rewritten))
    for new, old in ((new, partner.get(new)) for new in came):
        if old is None or _tells(old, new, rewritten):
            yield Difference(section, old, new)
    paired = set(partner.values())
    yield from (Difference(section, old, None) for old in gone if old not in paired)


def _key(item: Item) -> tuple[object, ...]:
    against = _key(item.against) if item.against else None
    return item.work, item.text, item.about, item.answer, item.moment, against


def _pairs(
    gone: Sequence[Item], came: Sequence[Item], rewritten: Collection[tuple[str, str]]
) -> Iterator[tuple[Item, Item]]:
    """What came with what it was before, the closest first, each once."""
    pairs = _candidates(gone, came, rewritten)
    near = {(old, new): score for old, new in pairs if (score := _closeness(old, new, rewritten))}
    free = {*gone}, {*came}
    for old, new in sorted(near, key=lambda pair: (-near[pair], *sorted(map(order, pair)))):
        if old in free[0] and new in free[1]:
            free[0].remove(old)
            free[1].remove(new)
            yield new, old


def _candidates(
    gone: Iterable[Item], came: Iterable[Item], rewritten: Collection[tuple[str, str]]
) -> list[tuple[Item, Item]]:
    """The pairs that share a passage that says the same, or a telling word of a text that is another one now."""
    places: dict[str, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((gone, came)):
        for item in items:
            for mark in _marks(item, rewritten):
                places[mark][side].append(item)
    few = (place for place in places.values() if len(place[0]) + len(place[1]) <= COMMON)
    return list(dict.fromkeys((old, new) for olds, news in few for old in olds for new in news))


def _marks(item: Item, rewritten: Collection[tuple[str, str]]) -> list[str]:
    """What two items must share to be compared. Texts of the same words are, however many there are of them."""
    version = item.version or item.language
    if item.work and (item.work, version) not in rewritten:
        return [*_told(item)]
    own = words(item.text)
    return [*_told(item), *dict.fromkeys(f"{item.work} {version} {word}" for word in own)]


def _told(item: Item) -> tuple[str, ...]:
    return (fingerprint(item.work, item.text), *item.also)


def _closeness(old: Item, new: Item, rewritten: Collection[tuple[str, str]]) -> float:
    """How sure it is that one became the other; 0 where it did not. A contradiction of other words is another one."""
    if old.against or new.against:
        return 0
    if old.work == new.work and old.text == new.text:
        return SAME + _nearness(old, new)
    if old.moment == new.moment and not {*_told(old)}.isdisjoint(_told(new)):
        return TOLD
    return likeness(words(old.text), words(new.text)) if _is_correction(old, new, rewritten) else 0


def _is_correction(old: Item, new: Item, rewritten: Collection[tuple[str, str]]) -> bool:
    """Whether one is the other in new words: much alike, from one version of a work whose text is another one now."""
    versions = [(item.work, item.version or item.language, item.language) for item in (old, new)]
    if versions[0] != versions[1] or (old.work and versions[0][:2] not in rewritten):
        return False
    return likeness(words(old.text), words(new.text)) >= CORRECTED


def _nearness(old: Item, new: Item) -> float:
    days = abs(_day(old) - _day(new)).days
    return 1 / (1 + days)


def _day(item: Item) -> dt.date:
    return item.moment.date if item.moment else dt.date.min


def _tells(old: Item, new: Item, rewritten: Collection[tuple[str, str]]) -> bool:
    """Whether a pair is worth telling: a correction, another date, another answer of the same article.

    Neither another form of an actor's name nor another source of the same event is a change.
    """
    if old.work == new.work and old.text == new.text:
        return (old.moment, old.answer) != (new.moment, new.answer)
    return _is_correction(old, new, rewritten)
