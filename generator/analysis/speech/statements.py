"""Who says what, sentence by sentence: reports with their actors resolved, quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.analysis.model import Report, Sentence, Statement
from generator.analysis.sentences import announced, is_point, opened
from generator.analysis.speech.quoted import OWN_WORDS, gives_itself_away, is_quotation, quotation_around
from generator.analysis.speech.stage import Stage
from generator.analysis.words import words
from generator.model import Block, BlockKind

NEAR = 8
"""Words that may stand between a verb and the colon before a list of what is said."""


def statements(sentences: Sequence[Sentence], stage: Stage) -> tuple[Statement, ...]:
    """The statements of an article's sentences that report, in their order: what a sentence says itself, then whose
    words stand around it between marks. `stage` is one on which nobody has spoken."""
    listener = _Listener(stage, announced=announced(sentences), opened=opened(sentences))
    heard = [
        (sentence, listener.hear(sentence)) for sentence in sentences if sentence.block.kind is not BlockKind.TABLE
    ]
    spread = [found or _around(sentence, heard) for sentence, found in heard]
    return tuple(said for found in spread for said in found)


@dataclass(slots=True)
class _Listener:
    """Goes through the sentences of an article and remembers who spoke.

    `announced` are the passages that a quotation follows, `opened` those that a list of points does. `spoken` is what
    passages say, `before` the block that spoke last, `listing` the last point of a list, with what is said there.
    """

    stage: Stage
    announced: frozenset[str]
    opened: frozenset[str]
    spoken: dict[str, Statement] = field(default_factory=dict)
    before: tuple[Block, Statement] | None = None
    listing: tuple[Block, Statement] | None = None

    def hear(self, sentence: Sentence) -> list[Statement]:
        """What a sentence says, and whose words it is."""
        self.stage.enter(sentence)
        if (speaker := self._speaker(sentence)) is not None:
            return [speaker.over(sentence, quoted=True)]
        announcing, opening = (sentence.passage.id in those for those in (self.announced, self.opened))
        own = self._own(sentence)
        self.stage.leave(sentence, [(said.reports[0].actor, said.actor) for said in own])
        self.listing = self._listing(sentence, own)
        if own:
            self.spoken[sentence.passage.id] = own[0]
            self.before = (sentence.block, own[0])
        elif (
            self.before is not None and self.before[0] is not sentence.earlier and self.before[0] is not sentence.block
        ):
            self.before = None
        if not own and self.listing and len(words(sentence.text)) >= OWN_WORDS and not sentence.text.endswith("?"):
            return [self.listing[1].over(sentence, quoted=is_quotation(sentence.text))]
        bare = opening and len(words(sentence.text)) <= NEAR
        return [] if bare or (announcing and sentence.text.endswith((":", ","))) else own

    def _own(self, sentence: Sentence) -> list[Statement]:
        """What a sentence itself reports, with its actors resolved."""
        found: dict[str, tuple[Report, ...]] = {}
        for report in sentence.reports:
            actor = self.stage.resolve(report.actor, sentence, list(found))
            if actor is not None:
                found[actor] = (*found.get(actor, ()), report)
        quoted = is_quotation(sentence.text)
        return [Statement(sentence, actor, said, quoted=quoted) for actor, said in found.items()]

    def _speaker(self, sentence: Sentence) -> Statement | None:
        """Whose words a sentence is that stands in a paragraph of quotation: announced, or given away by its words."""
        if sentence.block.kind is BlockKind.QUOTE or sentence.block.announced_by:
            return self.spoken.get(sentence.block.announced_by or "")
        if self.before is None or self.before[0] is not sentence.earlier:
            return None
        block, said = self.before
        return said if gives_itself_away(sentence.entry.article, sentence.block, block) else None

    def _listing(self, sentence: Sentence, own: Sequence[Statement]) -> tuple[Block, Statement] | None:
        """Whose points a list gives: the block of the last of them, and what announced it ("…, arguing that:")."""
        if own and sentence.text.endswith(":"):
            verb = own[0].reports[-1].text
            tail = sentence.text.rpartition(verb)[2] if verb else sentence.text
            return (sentence.block, own[0]) if len(words(tail)) <= NEAR else None
        if self.listing is None or not is_point(sentence.block):
            return None
        block, said = self.listing
        return (sentence.block, said) if sentence.block is block or sentence.earlier is block else None


def _around(sentence: Sentence, heard: Sequence[tuple[Sentence, list[Statement]]]) -> list[Statement]:
    """Whose words a sentence is that lies inside a quotation of several: the one who is named where it begins or ends
    ("“It hurts. We object,” said X")."""
    span = quotation_around(sentence.block, sentence.passage)
    if span is None:
        return []
    for other, found in heard:
        if not found or other.block is not sentence.block:
            continue
        first, last, text = other.passage.start, other.passage.end, sentence.block.text
        outside = (text[first : span[0]] if last > span[0] else "") + (text[span[1] : last] if first < span[1] else "")
        if any(character.isalpha() for character in outside):
            return [found[0].over(sentence, quoted=True)]
    return []
