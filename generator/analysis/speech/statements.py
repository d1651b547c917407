"""Who says what, sentence by sentence: reports with their actors resolved, quotations with their speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from generator.analysis.sentences import Sentence, Whole, reported_in
from generator.analysis.speech.attributed import Report
from generator.analysis.speech.cast import Cast
from generator.analysis.speech.quoted import OWN_WORDS, gives_itself_away, is_quotation, quotation_around
from generator.analysis.speech.reports import reports
from generator.analysis.speech.stage import Stage
from generator.analysis.words import words
from generator.model import Block, BlockKind, SourceEntry

ARTICLES = 32_768
"""Articles whose statements are kept: those of the largest issue, for its sections and languages."""
NEAR = 8
"""Words that may stand between a verb and the colon before a list of what is said."""
_LABEL = re.compile(r"(?:[^\W_][\w'’?-]*\s+){1,8}[–—-]\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that reports what somebody says, or is their words: `actor` is the name as resolved, `reports` what
    the sentence has of them, or the one that announces it. `carried` is whether another sentence names the actor."""

    sentence: Sentence
    actor: str
    reports: tuple[Report, ...]
    quoted: bool
    carried: bool = False

    def over(self, sentence: Sentence, *, quoted: bool) -> Statement:
        """What the same actor says in another sentence."""
        return Statement(sentence, self.actor, self.reports, quoted=quoted, carried=True)


def statements(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Statement]:
    """The statements of the sentences, in their order. Sentences must come article by article, in the text's order."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.entry.article.place):
        own = tuple(group)
        article = own[0].entry.article
        said = defaultdict(list)
        for one in _of_article(Whole(article), cast.within(article)):
            said[one.sentence.order].append(one)
        for sentence in own:
            yield from (replace(one, sentence=sentence) for one in said[sentence.order])


@lru_cache(maxsize=ARTICLES)
def _of_article(whole: Whole, names: tuple[tuple[str, str], ...]) -> tuple[Statement, ...]:
    """The statements of one article: what a sentence says itself, then whose words stand around it between marks.

    `names` is what the issue's cast knows of the article's names.
    """
    sentences = reported_in(SourceEntry(0, whole.article, 0))
    listener = _Listener(
        Stage(Cast(dict(names))),
        announced=frozenset(one.block.announced_by for one in sentences if one.block.announced_by),
        opened=frozenset(
            one.earlier.passages[-1].id
            for one in sentences
            if one.earlier and one.earlier.passages and one.earlier.text.endswith(":") and _is_point(one.block)
        ),
    )
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
        own = self._own(sentence, announcing=announcing or opening)
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

    def _own(self, sentence: Sentence, *, announcing: bool) -> list[Statement]:
        """What a sentence itself reports, with its actors resolved."""
        found: dict[str, tuple[Report, ...]] = {}
        for report in reports(sentence.text, sentence.passage.language, announcing=announcing):
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
            _, _, tail = sentence.text.rpartition(own[0].reports[-1].text)
            return (sentence.block, own[0]) if len(words(tail)) <= NEAR else None
        if self.listing is None or not _is_point(sentence.block):
            return None
        block, said = self.listing
        return (sentence.block, said) if sentence.block is block or sentence.earlier is block else None


def _is_point(block: Block) -> bool:
    """Whether a block is a point of a list: an item, or a paragraph that a few words and a dash open."""
    return block.kind is BlockKind.ITEM or bool(_LABEL.match(block.text))


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
