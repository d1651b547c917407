"""Differences -> changes as pages tell them: with the places where the words still stand, as far as they do."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from generator.editions.differences import CHOSEN, Difference, differences
from generator.editions.snapshot import Edition, IssueRecord, Item, SourceRecord, Version, record
from generator.model.articles import Article, Citation, EditorText, Origin, Rights, Work
from generator.model.briefings import Briefing, Change, EditionChanges, IssueChanges, SourceEntry
from generator.model.events import Event
from generator.model.issues import in_language
from generator.model.language_tags import same_language
from generator.sections import overrides

_KINDS = ("added", "changed", "removed")
_WORDLESS = ("briefing", "sources")
"""What is told by title alone."""


def previous(editions: Iterable[Edition], today: dt.date) -> Edition | None:
    """The newest edition older than today."""
    return max((one for one in editions if one.date < today), key=lambda one: one.date, default=None)


def changes(briefing: Briefing, edition: Edition | None, works: Iterable[Work] = ()) -> tuple[Change, ...]:
    """What a briefing has that `edition` has not, and the reverse: section by section, what was added first.

    Nothing where there is no edition, or where it did not have the briefing's language. `works` are those of the whole
    site: a source that left the issue is still linked.
    """
    if edition is None or briefing.language not in edition.languages:
        return ()
    before, after = edition.issues.get(briefing.issue.slug), record(briefing)
    found = differences(before, after, briefing.language)
    known = {work.id: work for work in (*works, *briefing.issue.works)}
    # A new briefing is new in all its parts: on its own page it is enough to say so.
    return _told(found if before else found[:1], _Scene(before, after, briefing.language, known, briefing, live=True))


def history(
    editions: Iterable[Edition], briefings: Mapping[str, Briefing], works: Iterable[Work], *, language: str, to: dt.date
) -> tuple[EditionChanges, ...]:
    """What each edition up to the day `to` has that the one before it had not, newest first, on pages in `language`.

    `briefings` are those of today in that language, by their issue's address: from them come the numbers of sources.
    """
    known = {work.id: work for work in works}
    before: Edition | None = None
    made: list[EditionChanges] = []
    for after in sorted((one for one in editions if one.date <= to), key=lambda one: one.date):
        held = language in after.languages
        issues = _changed(before, after, language, known, briefings) if held else ()
        since = before.date if before else None
        made.append(EditionChanges(after.date, since, len(after.issues) if held else 0, tuple(issues)))
        before = after if held else before
    return tuple(reversed(made))


def _changed(
    before: Edition | None,
    after: Edition,
    language: str,
    works: Mapping[str, Work],
    briefings: Mapping[str, Briefing],
) -> Iterable[IssueChanges]:
    old, new = before.issues if before else {}, after.issues
    for slug in sorted(old.keys() | new.keys()):
        records = old.get(slug), new.get(slug)
        scene = _Scene(*records, language, works, briefings.get(slug))
        told = _told(differences(*records, language), scene)
        if told:
            text, code = in_language((records[1] or records[0] or IssueRecord({})).title, language)
            yield IssueChanges(slug, text or slug, code or language, told)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a difference is told from: the two records, and the works and the briefing of today.

    `live` where the later record is that briefing, so that even of an excerpt its article shows what it cites.
    """

    before: IssueRecord | None
    after: IssueRecord | None
    language: str
    works: Mapping[str, Work]
    briefing: Briefing | None
    live: bool = False

    def article(self, item: Item) -> Article | None:
        """The text of today that an item is from, in the item's version; None where that is no longer published."""
        work = self.works.get(item.work)
        versions = work.versions if work else ()
        return next((one for one in versions if same_language(one.language, item.version or item.language)), None)

    def is_withheld(self, item: Item) -> bool:
        """Whether an item is of a source that is no longer published, or that may now only be linked."""
        article = self.article(item)
        return bool(item.work) and (article is None or article.rights is Rights.LINK)

    def is_hidden(self, item: Item, section: str) -> bool:
        """Whether the editor hides an item from a section today."""
        chosen = self.briefing.issue.file.overrides.get(section) if self.briefing else None
        if chosen is None:
            return False
        article = self.article(item)
        passages = [one for one in article.passages if one.text == item.text] if article else []
        cited = [Citation(0, article, one) for one in passages] if article else []
        origins: list[Origin] = [EditorText(item.text, item.language), *cited]
        return any(overrides.names(chosen.hide, origin) for origin in origins)

    def version(self, item: Item, *, gone: bool) -> Version | None:
        """What the records say of the source of an item."""
        source = next((one for one in _sources(self.before if gone else self.after) if one.work == item.work), None)
        return source.version(item.version or item.language) if source else None

    def cited(self, item: Item, article: Article | None, *, gone: bool) -> tuple[Origin, ...]:
        """Where an item's words stand today, with the number that the briefing gives to its source."""
        if not item.work:
            return (EditorText(item.text, item.language),)
        number = next((one.number for one in _entries(self.briefing) if one.article.id == item.work), None)
        if number is None or article is None or not self._is_whole(article, gone=gone):
            return ()
        same = [passage for passage in article.passages if passage.text == item.text]
        best = sorted(same, key=lambda passage: passage.id != item.passage)[:1]
        return tuple(Citation(number, article, passage) for passage in best)

    def _is_whole(self, article: Article, *, gone: bool) -> bool:
        """Whether the article's page shows the words of an item."""
        return article.rights is Rights.FULL or (self.live and not gone)

    def still_has(self, item: Item) -> bool:
        """Whether a source of today's briefing has an item's words, though its text is another one now."""
        return self.live and bool(item.work and self.cited(item, self.article(item), gone=False))

    def answer(self, item: Item) -> tuple[Origin, ...]:
        """The passages of the answer that the briefing gives to an item's question, if it is still the same."""
        for question in self.briefing.faq if self.briefing else ():
            asked = question.origin
            if isinstance(asked, EditorText) and not item.work and asked.text == item.text:
                return (EditorText(question.answer_text, asked.language),)
            if isinstance(asked, Citation) and (asked.article.id, asked.passage.text) == (item.work, item.text):
                return question.answer if question.answer_text == item.answer else ()
        return ()


def _sources(known: IssueRecord | None) -> Sequence[SourceRecord]:
    return known.sources if known else ()


def _entries(briefing: Briefing | None) -> Sequence[SourceEntry]:
    return briefing.sources if briefing else ()


def _told(found: Iterable[Difference], scene: _Scene) -> tuple[Change, ...]:
    told = [change for difference in found if (change := _change(difference, scene))]
    sections = list(dict.fromkeys(change.section for change in told))

    def rank(change: Change) -> tuple[int, int, dt.date]:
        day = change.dated.date if change.dated else dt.date.min
        return sections.index(change.section), _KINDS.index(change.kind), day

    return tuple(sorted(told, key=rank))


def _change(difference: Difference, scene: _Scene) -> Change | None:
    """A difference as a change; None where the words are withheld. Of a source that is gone, not even its title."""
    section, item = difference.section, difference.after or difference.before
    if item is None or (section not in _WORDLESS and _withheld(difference, scene)):
        return None
    if section == "sources" and scene.article(item) is None:
        return Change(_kind(difference), section, "")
    if section == CHOSEN and difference.went and scene.still_has(item):
        return None
    told = _worded(difference, item, scene)
    if section in _WORDLESS:
        return told
    return _answered(told, difference, scene) or _placed(told, item, scene)


def _kind(difference: Difference) -> Literal["added", "removed", "changed"]:
    if difference.came:
        return "added"
    return "removed" if difference.went else "changed"


def _worded(difference: Difference, item: Item, scene: _Scene) -> Change:
    """The change in its words, of which `item` are the present ones, or the last."""
    known = scene.version(item, gone=difference.went)
    was = difference.before if difference.after else None
    return Change(
        kind=_kind(difference),
        section=difference.section,
        text=item.text,
        language=item.language,
        before=was.text if was and was.text != item.text else "",
        about=item.about,
        dated=_dated(item),
        dated_before=_dated(was) if was and was.moment != item.moment else None,
        what=difference.what,
        work=item.work,
        article=scene.article(item),
        title=known.title if known else "",
        rewritten=known is not None and known.rewritten,
    )


def _answered(told: Change, difference: Difference, scene: _Scene) -> Change | None:
    """The change of an answer, where that is all that has changed."""
    old, new = difference.before, difference.after
    if old is None or new is None or old.text != new.text or old.answer == new.answer:
        return None
    return replace(told, text=new.answer, before=old.answer, about=new.text, origins=scene.answer(new))


def _withheld(difference: Difference, scene: _Scene) -> bool:
    """Whether any of the words, as they are or as they were, may not be shown today."""
    items = [*difference.items, *(item.against for item in difference.items if item.against)]
    return any(scene.is_withheld(one) or scene.is_hidden(one, difference.section) for one in items)


def _placed(told: Change, item: Item, scene: _Scene) -> Change:
    """The change with the places where its words stand, those of a contradiction only together."""
    sides = [one for one in (item, item.against) if one]
    cited = [scene.cited(one, scene.article(one), gone=told.kind == "removed") for one in sides]
    against = EditorText(item.against.text, item.against.language) if item.against else None
    return replace(told, origins=tuple(chain(*cited)) if all(cited) else (), against=against)


def _dated(item: Item) -> Event | None:
    """An event that has the item's date, for whatever says dates."""
    when = item.moment
    if when is None:
        return None
    words = EditorText(item.text, item.language)
    return Event(when.date, when.end, when.precision, "", True, False, words, phase=when.phase, deadline=when.deadline)
