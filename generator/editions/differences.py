"""Two records of an issue -> how they differ in one language: what came, what went, what was corrected."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.analysis.words import likeness, words
from generator.editions.snapshot import IssueRecord, Item, Version, fingerprint, order
from generator.model.issues import in_language
from generator.model.language_tags import same_language
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

    @property
    def came(self) -> bool:
        """Whether it was not there before."""
        return self.before is None

    @property
    def went(self) -> bool:
        """Whether it is there no more."""
        return self.after is None

    @property
    def items(self) -> tuple[Item, ...]:
        """The item as it was and as it is, as far as there is one."""
        return tuple(item for item in (self.before, self.after) if item)


def differences(before: IssueRecord | None, after: IssueRecord | None, language: str) -> tuple[Difference, ...]:
    """How `after` differs from `before` on pages in `language`, section by section, in the order of `after`.

    Each of the two is None where there was no such briefing. With both exchanged, each difference is turned round.
    """
    if before == after:
        return ()
    old, new = before or IssueRecord({}), after or IssueRecord({})
    if before and after:
        both = old.sections.keys() & new.sections.keys()
        # A section that only one of them has is one that the program did not know yet: nothing has changed in it.
        names = [name for name in registry.remembered() if name in both]
        whole: tuple[Difference, ...] = ()
    else:
        names, whole = [CHOSEN], (_whole(before, after, language),)
    told = {name: _of_section(name, old, new, language) for name in names}
    if CHOSEN in told:
        told[CHOSEN] = _news(told, old, new)
    return (*whole, *_of_sources(old, new, language), *chain.from_iterable(told.values()))


def _of_section(name: str, old: IssueRecord, new: IssueRecord, language: str) -> list[Difference]:
    return [*_of_items(name, _shown(old, name, language), _shown(new, name, language), _rewritten(old, new))]


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


def _news(told: Mapping[str, Sequence[Difference]], old: IssueRecord, new: IssueRecord) -> list[Difference]:
    """The differences of the sentences chosen, without those of a sentence, or of another on the same event, that is in
    the issue as before, in a section or in a source whose text is the same; nor of one that came or went in another
    section, where it is told."""
    elsewhere = [difference for name in told if name != CHOSEN for difference in told[name]]
    stood = _places(old) | _tellings(one.after for one in elsewhere if one.came)
    stands = _places(new) | _tellings(one.before for one in elsewhere if one.went)
    was, now = _texts(old), _texts(new)
    untouched = {text for text, digest in was.items() if now.get(text) == digest}
    events = [{*_told(item)} for record in (old, new) for item in record.sections.get("timeline", ())]

    def is_news(difference: Difference) -> bool:
        if not (difference.came or difference.went):
            return True
        (item,) = difference.items
        same = {*_told(item)}
        alike = same.union(*(event for event in events if not event.isdisjoint(same)))
        known = stood if difference.came else stands
        return (item.work, item.version or item.language) not in untouched and alike.isdisjoint(known)

    return [difference for difference in told[CHOSEN] if is_news(difference)]


def _tellings(items: Iterable[Item | None]) -> set[str]:
    return {place for item in items if item for place in _told(item)}


def _places(record: IssueRecord) -> set[str]:
    return _tellings(item for items in record.sections.values() for item in items)


# Sources --------------------------------------------------------------------------------------------------------


def _of_sources(old: IssueRecord, new: IssueRecord, language: str) -> Iterator[Difference]:
    was, now = ({source.work: source.version(language) for source in record.sources} for record in (old, new))
    for work in dict.fromkeys([*now, *was]):
        before, after = _comparable(was.get(work), now.get(work), language)
        what = _corrected(before, after) if before and after else ()
        if what or (before is None) is not (after is None):
            yield Difference("sources", _as_item(work, before), _as_item(work, after), what)


def _comparable(before: Version | None, after: Version | None, language: str) -> tuple[Version | None, Version | None]:
    """The versions; only the one in `language` where a translation came or went."""
    if not before or not after or before.language == after.language:
        return before, after
    first, second = (version if same_language(version.language, language) else None for version in (before, after))
    return first, second


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
    gone = [was[key] for key in was if key not in now]
    came = [now[key] for key in now if key not in was]
    partner = dict(_pairs(gone, came, rewritten))
    for new in came:
        old = partner.get(new)
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
