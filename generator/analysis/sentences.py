"""The sentences that sections may draw on, each with the paragraph it stands in and the sentence before it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import (
    REPORTED,
    Article,
    Block,
    BlockKind,
    Citation,
    Dossier,
    Origin,
    Passage,
    Rights,
    SourceEntry,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage in its context. `before` is the sentence before it in its paragraph, `earlier` the paragraph before
    the own one under the same heading, `order` its place among the article's passages, `place` among those that report.
    """

    entry: SourceEntry
    block: Block
    passage: Passage
    before: Passage | None
    earlier: Block | None
    order: int
    place: int

    @property
    def citation(self) -> Citation:
        """Where the sentence stands."""
        return Citation(self.entry.number, self.entry.article, self.passage)

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.passage.text


class Whole:
    """An article as a key under which what was found in it is kept: equal to itself only, quick to look up."""

    __slots__ = ("article",)

    def __init__(self, article: Article) -> None:
        """Wraps an article."""
        self.article = article

    def __eq__(self, other: object) -> bool:
        """Whether it is the same article, not a like one."""
        return isinstance(other, Whole) and other.article is self.article

    def __hash__(self) -> int:
        """The article's identity."""
        return id(self.article)


def in_another_language(origin: Origin, dossier: Dossier) -> bool:
    """Whether words are in another language than the page: those in its own come first."""
    language = origin.passage.language if isinstance(origin, Citation) else origin.language
    return language != dossier.language


def quotable(dossier: Dossier) -> tuple[SourceEntry, ...]:
    """The sources whose text may be shown, by number: all but those with rights to a link only."""
    entries = (entry for entry in dossier.sources if entry.article.rights is not Rights.LINK)
    return tuple(sorted(entries, key=lambda entry: entry.number))


def reported(dossier: Dossier) -> tuple[Sentence, ...]:
    """All sentences of the parts that report, in the order of sources and texts; no headings, no code."""
    return tuple(sentence for entry in quotable(dossier) for sentence in reported_in(entry))


def _reports(block: Block) -> bool:
    return block.part in REPORTED and block.kind not in (BlockKind.HEADING, BlockKind.CODE)


def reported_in(entry: SourceEntry) -> list[Sentence]:
    """The sentences of one source that report."""
    found: list[Sentence] = []
    earlier: Block | None = None
    order = 0
    for block in entry.article.blocks:
        before: Passage | None = None
        for passage in block.passages:
            if _reports(block):
                found.append(Sentence(entry, block, passage, before, earlier, order, len(found)))
            before = passage
            order += 1
        earlier = None if block.kind is BlockKind.HEADING else block
    return found
