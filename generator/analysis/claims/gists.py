"""What a sentence speaks of, cut down to what another sentence can be compared with: names, acts, things, words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.analysis.claim_words import claim_words
from generator.analysis.claims.figures import date_places
from generator.analysis.lexicon import Match
from generator.analysis.model import (
    Actor,
    Analysis,
    Cast,
    Gist,
    Kind,
    NameWords,
    Piece,
    PieceSort,
    Report,
    Sentence,
    Statement,
    Token,
)
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.grammar import grammar
from generator.analysis.speech.rules import speech_rules
from generator.analysis.speech.stage import Stage
from generator.analysis.tokens import loose_dates, undated
from generator.analysis.words import SHORT, folded
from generator.languages.loading import language_data

_MODIFIERS = 2  # words that describe a noun like "industry"
_FACTS = frozenset({"says", "adds", "announces", "confirms", "explains", "notes", "reports", "writes", "estimates"})
"""What reports something as a fact, not as a view."""


def gist_reader(
    analysis: Analysis, statements: Iterable[Statement], cast: Cast, proper: set[str]
) -> Callable[[Sentence], Gist | None]:
    """What gives the gist of each sentence of an article that reports, asked in order; none of one that asks, none in a
    language without data.

    `proper` are the issue's words that have a capital inside a sentence where nouns have none.
    """
    speakers: dict[str, list[str]] = {}
    for statement in statements:
        speakers.setdefault(statement.sentence.passage.id, []).append(statement.actor)
    stage = Stage(cast, {analysis.article.place: analysis.roster})
    annotated = {sentence.passage.id: sentence for sentence in analysis.sentences}
    reader = _Reader(cast, stage, annotated, proper)

    def read(sentence: Sentence) -> Gist | None:
        gist = reader.read(sentence, speakers.get(sentence.passage.id, ()))
        return gist if claim_words(sentence.language).light and not _asks(sentence.text) else None

    return read


def proper_words(analyses: Iterable[Analysis]) -> set[str]:
    """The words that have a capital inside a sentence, from articles in languages whose nouns have none."""
    rosters = (analysis.roster for analysis in analyses if not grammar(analysis.article.language).noun_capitals)
    return {word for roster in rosters for word in roster.inside}


def name_words(name: str, language: str, cast: Cast) -> NameWords:
    """The folded words of a name, or of what it is short for."""
    stop, full = language_data(language).stopwords, cast.canonical(name)
    tokens = undated(full, loose_dates(full, language))
    return frozenset(folded(token.text) for token in tokens if token.is_word and token.text.casefold() not in stop)


def _asks(text: str) -> bool:
    return text.rstrip(" \"”»“'’)").endswith("?")


@dataclass(slots=True)
class _Reader:
    """Reads an article's sentences in order, with the names that their pronouns and short forms stand for."""

    cast: Cast
    stage: Stage
    annotated: Mapping[str, Sentence]
    proper: set[str] = field(default_factory=set)

    def read(self, sentence: Sentence, said_by: Sequence[str]) -> Gist:
        self.stage.enter(sentence)
        stands_for = self._stands_for(sentence)
        last = self.stage.last_name if self.stage.last is not None else ""
        self._leave(sentence)
        speech = [report for report in sentence.reports if _is_speech(report, sentence)]
        apart = {place for report in speech for place in _said_by(report)}
        names = [*self._stood_for(sentence, stands_for, apart), *self._names(sentence, apart)]
        pieces = [*names, *_rest(sentence, names, apart)]
        actors = said_by or _us(sentence, last) or [report.actor.name for report in speech]
        return Gist(
            sentence=sentence,
            tokens=_without_dates(sentence),
            pieces=tuple(sorted(pieces, key=lambda piece: piece.start)),
            speakers=tuple(dict.fromkeys(self._words(name, sentence) for name in actors)),
            opinion=any(report.verb is None or report.verb.name not in _FACTS for report in speech),
            around=self._around(sentence),
        )

    def _leave(self, sentence: Sentence) -> None:
        resolved = [(report.actor, self.stage.resolve(report.actor, sentence)) for report in sentence.reports]
        self.stage.leave(sentence, [(actor, name) for actor, name in resolved if name is not None])

    def _stands_for(self, sentence: Sentence) -> tuple[Actor, str] | None:
        """The noun or pronoun that opens the sentence, and the name that it stands for."""
        actor = actor_at(sentence.tokens, 0, speech_rules(sentence.language)) if sentence.tokens else None
        if actor is None or actor.kind not in (Kind.NOUN, Kind.PRONOUN):
            return None
        name = self.stage.resolve(actor, sentence)
        return (actor, name) if name and name != actor.name else None

    def _stood_for(self, sentence: Sentence, stands_for: tuple[Actor, str] | None, apart: set[int]) -> Iterator[Piece]:
        if stands_for is not None and stands_for[0].start not in apart:
            actor, name = stands_for
            yield self._piece(actor, name, sentence)

    def _names(self, sentence: Sentence, apart: set[int]) -> Iterator[Piece]:
        for actor in (mention.actor for mention in sentence.mentions if mention.actor.start not in apart):
            piece = self._piece(actor, actor.name, sentence)
            if piece.words and self._is_name(actor, sentence):
                yield piece

    def _piece(self, actor: Actor, name: str, sentence: Sentence) -> Piece:
        tokens = sentence.tokens[actor.start : actor.end]
        return Piece(tokens[0].start, tokens[-1].end, PieceSort.NAME, name, self._words(name, sentence))

    def _is_name(self, actor: Actor, sentence: Sentence) -> bool:
        """Whether a capital makes a name: not that of a sentence's first word, nor of a noun where all have one."""
        tokens, known = sentence.tokens, claim_words(sentence.language)
        capitals = [token.text for token in tokens[actor.start : actor.end] if token.is_capital]
        if len(capitals) > 1:
            return True
        if known.acts.at(tokens, actor.start) or known.things.at(tokens, actor.start):
            return False
        if grammar(sentence.language).noun_capitals:
            return any(word in self.proper or not word[1:].islower() for word in capitals)
        return actor.start > 0 or any(word in self.proper for word in capitals)

    def _words(self, name: str, sentence: Sentence) -> NameWords:
        return name_words(name, sentence.language, self.cast)

    def _around(self, sentence: Sentence) -> tuple[NameWords, ...]:
        """The names of the sentence before."""
        if sentence.before is None:
            return ()
        before = self.annotated[sentence.before.id]
        actors = (mention.actor for mention in before.mentions if self._is_name(mention.actor, before))
        return tuple(words for actor in actors if (words := self._words(actor.name, before)))


def _us(sentence: Sentence, last: str) -> list[str]:
    """The last actor, where a sentence speaks for those for whom it speaks: "we", "the industry"."""
    known = claim_words(sentence.language)
    ours = known.own | known.us
    return [last] if last and any(token.lower in ours for token in sentence.tokens) else []


def _said_by(report: Report) -> range:
    """The tokens of who says it, with what attributes it to them."""
    return range(report.actor.start if report.verb else report.at, report.actor.end)


def _is_speech(report: Report, sentence: Sentence) -> bool:
    """Whether a report is one of words: one of an act ("asks for", "rejects") is what its subject does."""
    if report.verb is None or report.verb.needs != "object":
        return True
    acts, verb, tokens = claim_words(sentence.language).acts, report.text.casefold().split(), sentence.tokens
    return not any(acts.at(tokens, place) for place, token in enumerate(tokens) if token.lower in verb)


def _without_dates(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens with dates blanked out: "May" is no verb there."""
    dates = date_places(sentence)
    return tuple(
        replace(token, lower="") if any(first <= token.start and token.end <= last for first, last in dates) else token
        for token in sentence.tokens
    )


# Pieces beside names ----------------------------------------------------------------------------------------------


def _rest(sentence: Sentence, names: Sequence[Piece], apart: set[int]) -> Iterator[Piece]:
    """Acts, things and other words outside names, dates and figures."""
    free = _free(sentence, names) - apart
    for match, sort in _concepts(sentence, free):
        free -= match.places
        first, last = sentence.tokens[match.start], sentence.tokens[match.end - 1]
        yield Piece(first.start, last.end, sort, match.key, sign=match.sign)
    free -= _of_ours(sentence, free)
    for place in sorted(free):
        token = sentence.tokens[place]
        if token.is_word and _tells(token.lower, sentence.language):
            sets_apart = token.lower in claim_words(sentence.language).apart
            yield Piece(token.start, token.end, PieceSort.WORD, folded(token.lower), apart=sets_apart)


def _free(sentence: Sentence, names: Sequence[Piece]) -> set[int]:
    """The tokens outside names, dates and figures."""
    covered = [(piece.start, piece.end) for piece in names]
    covered += date_places(sentence)
    covered += [(figure.start, figure.end) for figure in sentence.figures]
    return {
        place
        for place, token in enumerate(sentence.tokens)
        if not any(first < token.end and token.start < last for first, last in covered)
    }


def _concepts(sentence: Sentence, free: set[int]) -> Iterator[tuple[Match, PieceSort]]:
    """The acts and things among free tokens, the longer one of two, none inside another."""
    known, left = claim_words(sentence.language), set(free)
    for place in sorted(free):
        both = (
            (known.things.at(sentence.tokens, place), PieceSort.THING),
            (known.acts.at(sentence.tokens, place), PieceSort.ACT),
        )
        fits = [(match, sort) for match, sort in both if match and match.places <= left]
        if fits:
            match, sort = max(fits, key=lambda fit: fit[0].end - fit[0].start)
            left -= match.places
            yield match, sort


def _tells(word: str, language: str) -> bool:
    """Whether a word may tell what a sentence is about: it is neither little nor one that any sentence may have."""
    known, reporting = claim_words(language), language_data(language).reporting
    if len(word) < SHORT - 1 or word in reporting.verb_of or word in reporting.participle_of:
        return False
    return not word.endswith(known.idle_endings) and (word in known.apart or not _is_idle(word, language))


def _is_idle(word: str, language: str) -> bool:
    known, rules, data = claim_words(language), grammar(language), language_data(language)
    lists = (data.stopwords, known.light, rules.adverbs, rules.determiners, known.own, known.us)
    return any(word in idle for idle in (*lists, data.reporting.negations))


def _of_ours(sentence: Sentence, free: set[int]) -> set[int]:
    """The words that describe those for whom a speaker speaks: "the digital asset industry"."""
    ours, stop = claim_words(sentence.language).own, language_data(sentence.language).stopwords
    tokens = sentence.tokens
    describing: set[int] = set()
    for place in (place for place in free if tokens[place].lower in ours):
        for before in range(place - 1, place - 1 - _MODIFIERS, -1):
            if before not in free or not tokens[before].is_word or tokens[before].lower in stop:
                break
            describing.add(before)
    return describing
