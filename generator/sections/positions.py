"""Who says what: each position verbatim, with its actor, the verb that reports it, and the side it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.languages import language_data
from generator.model import REPORTED, Article, Block, BlockKind, Dossier, Position, Side
from generator.sections import overrides
from generator.sections.cast import Cast, cast_of, key
from generator.sections.grammar import grammar
from generator.sections.reports import Report, reports
from generator.sections.sentences import Sentence, in_another_language, quotable, reported
from generator.sections.stage import Stage
from generator.sections.tokens import quotations, tokens
from generator.sections.words import holds, words

NAME = "positions"
OWN_WORDS = 4


def derive(dossier: Dossier) -> tuple[Position, ...]:
    """The positions of the issue: pinned ones, those in the page's language, the others, the editor's own.

    Within each they stand by source and place in the text.

    A sentence that several articles of one origin carry counts once, for the first of them.
    """
    chosen = overrides.of(dossier, NAME)
    cast = cast_of(entry.article for entry in quotable(dossier))
    found: dict[tuple[int, str, str], Position] = {}
    every = tuple(statements(reported(dossier), cast))
    names = {key(said.actor): said.actor for said in every}
    for said in every:
        position = _position(said, names)
        if not overrides.names(chosen.hide, position.origin):
            found.setdefault((said.sentence.entry.origin, key(position.actor), said.sentence.text), position)
    pinned = [position for position in found.values() if overrides.names(chosen.pin, position.origin)]
    others = [position for position in found.values() if position not in pinned]
    others.sort(key=lambda position: in_another_language(position.origin, dossier))
    return (*pinned, *others, *_added(dossier))


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that reports what somebody says, or is their words: `actor` is the name as resolved, `reports` what
    the sentence has of them, or the one that announces it."""

    sentence: Sentence
    actor: str
    reports: tuple[Report, ...]
    quoted: bool


def statements(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Statement]:
    """The statements of the sentences, in their order. Sentences must come article by article, in the text's order."""
    spoken: dict[tuple[tuple[str, str], str], Statement] = {}
    stage = Stage(cast)
    before: tuple[Block, Statement] | None = None
    announced = {(one.entry.article.place, one.block.announced_by) for one in sentences if one.block.announced_by}
    for sentence in sentences:
        stage.enter(sentence)
        place = sentence.entry.article.place
        speaker = _speaker(sentence, spoken, before)
        if speaker is not None:
            yield Statement(sentence, speaker.actor, speaker.reports, quoted=True)
            continue
        announcing = (place, sentence.passage.id) in announced
        own = _own(sentence, stage, announcing=announcing)
        stage.leave(sentence, [(said.reports[0].actor, said.actor) for said in own])
        if own:
            spoken[place, sentence.passage.id] = own[0]
            before = (sentence.block, own[0])
        elif before is not None and before[0] is not sentence.earlier and before[0] is not sentence.block:
            before = None
        if not (announcing and sentence.text.endswith((":", ","))):
            yield from own


def _own(sentence: Sentence, stage: Stage, *, announcing: bool) -> list[Statement]:
    """What a sentence itself reports, with its actors resolved."""
    found: dict[str, tuple[Report, ...]] = {}
    for report in reports(sentence.text, sentence.passage.language, announcing=announcing):
        actor = stage.resolve(report.actor, sentence, list(found))
        if actor is not None:
            found[actor] = (*found.get(actor, ()), report)
    quoted = is_quotation(sentence.text)
    return [Statement(sentence, actor, said, quoted=quoted) for actor, said in found.items()]


def _speaker(
    sentence: Sentence,
    spoken: Mapping[tuple[tuple[str, str], str], Statement],
    before: tuple[Block, Statement] | None,
) -> Statement | None:
    """Whose words a sentence is that stands in a paragraph of quotation: announced, or given away by its words."""
    if sentence.block.kind is BlockKind.QUOTE or sentence.block.announced_by:
        return spoken.get((sentence.entry.article.place, sentence.block.announced_by or ""))
    if before is None or before[0] is not sentence.earlier:
        return None
    return before[1] if gives_itself_away(sentence.entry.article, sentence.block, before[0]) else None


def gives_itself_away(article: Article, block: Block, earlier: Block) -> bool:
    """Whether a paragraph after a report is a quotation without marks: it says "we", or repeats words that the report
    has between quotation marks and the article nowhere else."""
    if quotations(block.text):
        return False
    us = grammar(article.language).us
    if any(token.lower in us for token in tokens(block.text)):
        return True
    own = f" {' '.join(words(block.text))} "
    marked = [" ".join(words(earlier.text[start:end])) for start, end in quotations(earlier.text)]
    marked = [phrase for phrase in marked if " " in phrase and f" {phrase} " in own]
    if not marked:
        return False
    told = " ".join(f" {' '.join(words(other.text))} " for other in article.blocks if other.part in REPORTED)
    return any(told.count(f" {phrase} ") == 2 for phrase in marked)


def is_quotation(text: str) -> bool:
    """Whether a sentence is somebody's own words: it has at least four of them between quotation marks, or is hardly
    more than a quotation."""
    return any(
        len(words(text[start:end])) >= OWN_WORDS or (end - start) * 2 >= len(text) for start, end in quotations(text)
    )


def _position(said: Statement, names: Mapping[str, str]) -> Position:
    """A statement as a position; its actor without a class word before a name that stands alone elsewhere."""
    first, _, rest = said.actor.partition(" ")
    organisations = language_data(said.sentence.passage.language).reporting.organisations
    return Position(
        actor=names.get(key(rest), said.actor) if first.casefold() in organisations else said.actor,
        verb=said.reports[-1].text,
        origin=said.sentence.citation,
        quoted=said.quoted or bool(quotations(said.sentence.text)),
        date=said.sentence.entry.article.published,
        side=next((found for report in said.reports if (found := side(report, said.sentence))), None),
    )


def side(report: Report, sentence: Sentence) -> Side | None:
    """Where the verb, or a phrase beside it, says that the actor stands; None where the words do not."""
    if report.verb is None:
        return None
    if report.verb.stance != "neutral":
        return Side.SUPPORT if report.verb.stance == "support" else Side.OPPOSE
    known = language_data(sentence.passage.language)
    for phrases, found in ((known.reporting.oppose, Side.OPPOSE), (known.reporting.support, Side.SUPPORT)):
        if holds(sentence.text, tuple(phrase for phrase in phrases if _telling(phrase, known.stopwords))):
            negated = any(word in known.reporting.negations for word in words(sentence.text))
            return None if negated else found
    return None


def _telling(phrase: str, stopwords: frozenset[str]) -> bool:
    """Whether a phrase by itself takes a side: "in favour of" does, "against" says only what of."""
    parts = words(phrase)
    return len(parts) > 1 and any(word not in stopwords and len(word) > 3 for word in parts)


def _added(dossier: Dossier) -> list[Position]:
    return [
        Position(actor=added.actor, verb="", origin=text, date=added.date)
        for added, text in overrides.additions(dossier, NAME)
        if added.actor
    ]
