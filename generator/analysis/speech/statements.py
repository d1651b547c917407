"""Who says what, sentence by sentence: reports with their actors resolved, quotations with their speakers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.analysis.model import Report, Sentence, Statement
from generator.analysis.sentences import announced, failed, is_point, opened
from generator.analysis.speech.quoted import OWN_WORDS, is_own_words, is_quotation
from generator.analysis.speech.rules import speech_rules
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
    speakers = _speakers(heard)
    said: list[Statement] = []
    course = _Course()
    for sentence, own in heard:
        found = own or _isolated(partial(_carried, speakers=speakers, course=course), sentence, unread)
        said += found
        course.follow(sentence, found)
    return tuple(said), tuple(unread)


@dataclass(slots=True)
class _Course:
    """What was said in the sentence before, and who has spoken in its paragraph so far, whose words may go on."""

    sentence: Sentence | None = None
    said: Sequence[Statement] = ()
    heard: tuple[Statement, ...] = ()

    def follow(self, sentence: Sentence, said: Sequence[Statement]) -> None:
        """Goes on to the next sentence."""
        same = self.sentence is not None and self.sentence.block is sentence.block
        self.sentence, self.said = sentence, said
        self.heard = (*(self.heard if same else ()), *said)

    def goes_on(self, sentence: Sentence) -> Statement | None:
        """What the only speaker of the paragraph said last; at the head of a paragraph, of the one that ends before."""
        beside = self.sentence is not None and self.sentence.block is sentence.block
        after = self.sentence is not None and self.sentence.block is sentence.earlier and bool(self.said)
        alone = len({statement.actor for statement in self.heard}) == 1
        return self.heard[-1] if alone and (beside or after) else None


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
    passages say, `listing` the last point of a list, with what is said there.
    """

    stage: Stage
    about: Sequence[Thing]
    announced: frozenset[str]
    opened: frozenset[str]
    spoken: dict[str, Statement] = field(default_factory=dict)
    listing: tuple[Block, Statement] | None = None

    def hear(self, sentence: Sentence) -> list[Statement]:
        """What a sentence says, and whose words it is."""
        self.stage.enter(sentence)
        if sentence.block.kind is BlockKind.QUOTE or sentence.block.announced_by:
            speaker = self.spoken.get(sentence.block.announced_by or "")
            return [speaker.over(sentence, quoted=True)] if speaker else []
        own = self._own(sentence)
        self.stage.leave(sentence, [(said.reports[0].actor, said.actor) for said in own])
        self.listing = self._listing(sentence, own)
        if own:
            self.spoken[sentence.passage.id] = own[0]
        elif self.listing and _is_whole(sentence):
            return [self.listing[1].over(sentence, quoted=is_quotation(sentence))]
        return [] if self._only_announces(sentence) else own

    def _own(self, sentence: Sentence) -> list[Statement]:
        """What a sentence itself reports, with its actors resolved."""
        said: dict[str, tuple[Report, ...]] = {}
        for report in sentence.reports:
            actor = self.stage.resolve(report.actor, sentence, report.verb)
            if actor is not None:
                said[actor] = (*said.get(actor, ()), report)
        quoted = is_quotation(sentence)
        return [
            Statement(sentence, actor, reports, quoted=quoted, side=side_of(reports, sentence, self.about))
            for actor, reports in said.items()
        ]

    def _only_announces(self, sentence: Sentence) -> bool:
        """Whether a sentence says nothing but that a quotation or a list follows."""
        if sentence.passage.id in self.opened and len(words(sentence.text)) <= NEAR:
            return True
        return sentence.passage.id in self.announced and sentence.text.endswith((":", ","))

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


def _speakers(heard: Sequence[Heard]) -> dict[int, Statement]:
    """From the number of each quotation of several sentences to who is named where it begins or ends, if one is."""
    found: dict[int, Statement | None] = {}
    for sentence, own in heard:
        for number in (each.number for each in sentence.quotations if own and not each.whole):
            same = number not in found or (found[number] or own[0]).actor == own[0].actor
            found[number] = own[0] if same and len(own) == 1 else None
    return {number: said for number, said in found.items() if said is not None}


def _carried(sentence: Sentence, speakers: dict[int, Statement], course: _Course) -> list[Statement]:
    """Whose words a sentence is that names nobody: of who is named where its quotation begins or ends, or of who spoke
    before it, where the one goes on as the other did: between marks, or in the mood of reported speech."""
    if not _is_whole(sentence) or sentence.reports:
        return []
    quoted = is_own_words(sentence)
    speaker = _quoted(sentence, speakers, course) if quoted else _reported(sentence, course)
    return [speaker.over(sentence, quoted=quoted)] if speaker else []


def _reported(sentence: Sentence, course: _Course) -> Statement | None:
    speaker = course.goes_on(sentence) if _is_reported(sentence) else None
    if speaker is None:
        return None
    return speaker if speaker.carried or _is_speech(speaker) or _opens_with_pronoun(sentence) else None


def _quoted(sentence: Sentence, speakers: dict[int, Statement], course: _Course) -> Statement | None:
    number = sentence.quotations[0].number if sentence.quotations else 0
    before = course.sentence
    if number in speakers or before is None or before.block is not sentence.block or len(course.said) != 1:
        return speakers.get(number)
    closes = any(each.end + 1 >= len(before.text) for each in before.quotations)
    return course.said[0] if closes else None


def _is_speech(said: Statement) -> bool:
    """Whether a statement is what somebody said, not only a side that they took ("rejected the plan")."""
    return all(report.verb is None or report.verb.stance == "neutral" for report in said.reports)


def _is_reported(sentence: Sentence) -> bool:
    """Whether the verb of a sentence says by its mood that these are somebody's words ("Er halte das für falsch")."""
    rules, tokens = speech_rules(sentence.language), sentence.tokens
    side = rules.grammar.that | rules.grammar.hypothetical | rules.grammar.contrast | rules.reporting.question_words
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), len(tokens))
    first = tokens if tokens[0].lower in side else tokens[:comma]
    return any(token.lower in rules.grammar.reported and not token.quoted for token in first)


def _opens_with_pronoun(sentence: Sentence) -> bool:
    grammar = speech_rules(sentence.language).grammar
    return sentence.tokens[0].lower in grammar.one | grammar.person
