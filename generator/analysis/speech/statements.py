"""Who says what, sentence by sentence: reports with their actors resolved, quotations with their speakers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.analysis.model import Report, Sentence, Statement
from generator.analysis.sentences import announced, failed, is_point, opened
from generator.analysis.speech.quoted import OWN_WORDS, gives_itself_away, is_quotation, quotation_around
from generator.analysis.speech.stage import Stage
from generator.analysis.speech.stances import Thing, side_of
from generator.analysis.words import words
from generator.model.articles import Block, BlockKind
from generator.model.briefings import Unread

NEAR = 8
"""Words that may stand between a verb and the colon before a list of what is said."""

Heard = tuple[Sentence, list[Statement]]
"""A sentence, and what is said in it."""


def statements(
    sentences: Sequence[Sentence], stage: Stage, about: Sequence[Thing] = ()
) -> tuple[tuple[Statement, ...], tuple[Unread, ...]]:
    """The statements of an article's sentences that report, in their order: what a sentence says itself, then whose
    words stand around it between marks. `stage` is one on which nobody has spoken, `about` what the issue is about.

    Nothing raises: a sentence that cannot be told apart says nothing, and is named.
    """
    unread: list[Unread] = []
    listener = _Listener(stage, about, announced=announced(sentences), opened=opened(sentences))
    spoken = [sentence for sentence in sentences if sentence.block.kind is not BlockKind.TABLE]
    heard = [(sentence, _isolated(listener.hear, sentence, unread)) for sentence in spoken]
    spread = [own or _isolated(lambda each: _around(each, heard), sentence, unread) for sentence, own in heard]
    return tuple(said for every in spread for said in every), tuple(unread)


def _isolated(find: Callable[[Sentence], list[Statement]], sentence: Sentence, unread: list[Unread]) -> list[Statement]:
    try:
        return find(sentence)
    except Exception as error:  # a defect of ours costs this sentence, not its article's statements
        unread.append(failed(error, sentence, "finding who says what"))
        return []


@dataclass(slots=True)
class _Listener:
    """Goes through the sentences of an article and remembers who spoke. `about` is what the issue is about.

    `announced` are the passages that a quotation follows, `opened` those that a list of points does. `spoken` is what
    passages say, `before` the block that spoke last, `listing` the last point of a list, with what is said there.
    """

    stage: Stage
    about: Sequence[Thing]
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
        own = self._own(sentence)
        self.stage.leave(sentence, [(said.reports[0].actor, said.actor) for said in own])
        self._remember(sentence, own)
        if not own and self.listing and _is_whole(sentence):
            return [self.listing[1].over(sentence, quoted=is_quotation(sentence))]
        return [] if self._only_announces(sentence) else own

    def _own(self, sentence: Sentence) -> list[Statement]:
        """What a sentence itself reports, with its actors resolved."""
        said: dict[str, tuple[Report, ...]] = {}
        for report in sentence.reports:
            actor = self.stage.resolve(report.actor, sentence, list(said))
            if actor is not None:
                said[actor] = (*said.get(actor, ()), report)
        quoted = is_quotation(sentence)
        return [
            Statement(sentence, actor, reports, quoted=quoted, side=side_of(reports, sentence, self.about))
            for actor, reports in said.items()
        ]

    def _remember(self, sentence: Sentence, own: Sequence[Statement]) -> None:
        """Keeps who spoke, as long as the text goes on about it."""
        self.listing = self._listing(sentence, own)
        if own:
            self.spoken[sentence.passage.id] = own[0]
            self.before = (sentence.block, own[0])
        elif self.before is not None and not any(self.before[0] is near for near in (sentence.earlier, sentence.block)):
            self.before = None

    def _only_announces(self, sentence: Sentence) -> bool:
        """Whether a sentence says nothing but that a quotation or a list follows."""
        if sentence.passage.id in self.opened and len(words(sentence.text)) <= NEAR:
            return True
        return sentence.passage.id in self.announced and sentence.text.endswith((":", ","))

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


def _is_whole(sentence: Sentence) -> bool:
    """Whether a sentence is long enough to say something, and no question."""
    return len(words(sentence.text)) >= OWN_WORDS and not sentence.text.endswith("?")


def _around(sentence: Sentence, heard: Sequence[Heard]) -> list[Statement]:
    """Whose words a sentence is that lies inside a quotation of several: the one who is named where it begins or ends
    ("“It hurts. We object,” said X")."""
    span = quotation_around(sentence.block, sentence.passage)
    if span is None:
        return []
    near = ((other, own) for other, own in heard if own and other.block is sentence.block)
    return next(([own[0].over(sentence, quoted=True)] for other, own in near if _goes_beyond(other, span)), [])


def _goes_beyond(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a sentence has words of its own outside a quotation that it overlaps or stands beside."""
    first, last, text = sentence.passage.start, sentence.passage.end, sentence.block.text
    before = text[first : span[0]] if last > span[0] else ""
    after = text[span[1] : last] if first < span[1] else ""
    return any(character.isalpha() for character in before + after)
