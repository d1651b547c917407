"""What a sentence speaks of, cut down to what another sentence can be compared with: names, acts, things, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.analysis.claims.figures import date_places
from generator.analysis.claims.pieces import Item, Name, Sort, name_words
from generator.analysis.claims.words import claim_words
from generator.analysis.events.evidence import NOUNS
from generator.analysis.lexicon import Match
from generator.analysis.model import Actor, Cast, Dossier, Kind, Report, Sentence, Token
from generator.analysis.sentences import is_quotable
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.grammar import grammar
from generator.analysis.speech.reports import CLAUSE
from generator.analysis.speech.stage import Stage
from generator.analysis.words import SHORT, folded
from generator.languages import language_data

_MODIFIERS = 2  # words that describe a noun like "industry"


@dataclass(frozen=True, slots=True)
class Gist:
    """A sentence as comparison sees it. `speakers` are those who are reported to say it, `opinion` whether as a view;
    `around` are the names of the sentence
    before. Dates, figures and little words are left out of `items`."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    items: tuple[Item, ...]
    speakers: tuple[Name, ...]
    opinion: bool
    around: tuple[Name, ...]
    cast: Cast

    def full(self, name: str) -> Name:
        """The words of a name, in full where the articles spell out what it is short for."""
        return name_words(name, self.language, self.cast)

    @property
    def language(self) -> str:
        """The language of the sentence."""
        return self.sentence.passage.language

    @property
    def names(self) -> tuple[Name, ...]:
        """The names of the sentence."""
        return tuple(item.words for item in self.items if item.sort is Sort.NAME)

    def within(self, start: int, end: int) -> tuple[Item, ...]:
        """The pieces of a clause."""
        return tuple(item for item in self.items if start <= item.start and item.end <= end)


def gists(dossier: Dossier) -> Iterator[Gist]:
    """The gist of each sentence that reports, in the order of sources and texts; none that asks, none
    in a language without data."""
    reader = _Reader(dossier)
    said = dossier.statements_of()
    for sentence in dossier.sentences:
        speakers = [statement.actor for statement in said.get((sentence.entry.number, sentence.passage.id), ())]
        gist = reader.read(sentence, speakers)
        known = claim_words(sentence.passage.language).light
        if known and not sentence.text.rstrip(" \"”»“'’)").endswith("?"):
            yield gist


class _Reader:
    """Reads the sentences of articles in order, with the names that their pronouns and short forms stand for."""

    def __init__(self, dossier: Dossier) -> None:
        self._cast = dossier.cast
        self._stage = Stage(dossier.cast, dossier.rosters)
        self._annotated = {
            (analysis.article.place, sentence.passage.id): sentence
            for analysis in dossier.analyses
            for sentence in analysis.sentences
        }
        self._proper: set[str] = set()
        for analysis in dossier.analyses:
            if analysis.article.language not in NOUNS and is_quotable(analysis.article):
                self._proper |= analysis.roster.inside

    def read(self, sentence: Sentence, said_by: Sequence[str]) -> Gist:
        language = sentence.language
        tokens, found = sentence.tokens, sentence.reports
        self._stage.enter(sentence)
        stands_for = self._stands_for(sentence, tokens)
        last = self._stage.last_name if self._stage.last is not None else ""
        resolved = [(report.actor, self._stage.resolve(report.actor, sentence)) for report in found]
        self._stage.leave(sentence, [(actor, name) for actor, name in resolved if name is not None])
        speech = [report for report in found if _is_speech(report, tokens, language)]
        apart = {at for one in speech for at in range(one.actor.start if one.verb else one.at, one.actor.end)}
        names = list(self._names(sentence, tokens, stands_for, apart))
        known = claim_words(language)
        ours = any(token.lower in known.own | known.us for token in tokens)
        speakers = [*said_by, *([last] if ours and last and not said_by else [])]
        unnamed = [report.actor.name for report in speech]
        items = sorted([*names, *_rest(sentence, names, apart)], key=lambda item: item.start)
        return Gist(
            sentence=sentence,
            tokens=_without_dates(sentence),
            items=tuple(items),
            speakers=tuple(dict.fromkeys(self._name(name, language) for name in speakers or unnamed)),
            opinion=any(report.verb is None or report.verb.name not in _FACTS for report in speech),
            around=self._around(sentence),
            cast=self._cast,
        )

    def _stands_for(self, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Actor, str] | None:
        """The noun or pronoun that opens the sentence, and the name that it stands for."""
        actor = actor_at(tokens, 0, sentence.passage.language) if tokens else None
        if actor is None or actor.kind not in (Kind.NOUN, Kind.PRONOUN):
            return None
        name = self._stage.resolve(actor, sentence)
        return (actor, name) if name else None

    def _names(
        self, sentence: Sentence, tokens: Sequence[Token], stands_for: tuple[Actor, str] | None, apart: set[int]
    ) -> Iterator[Item]:
        language = sentence.passage.language
        if stands_for is not None and stands_for[0].start not in apart:
            actor, name = stands_for
            end = min(actor.end, len(tokens))
            yield Item(tokens[actor.start].start, tokens[end - 1].end, Sort.NAME, name, self._name(name, language))
        for actor in (mention.actor for mention in sentence.mentions):
            words = self._name(actor.name, language)
            if actor.start in apart or not words or not self._is_name(actor, tokens, language):
                continue
            yield Item(tokens[actor.start].start, tokens[actor.end - 1].end, Sort.NAME, actor.name, words)

    def _is_name(self, actor: Actor, tokens: Sequence[Token], language: str) -> bool:
        """Whether a capital makes a name: not that of a sentence's first word, nor that of a German noun."""
        capitals = [token.text for token in tokens[actor.start : actor.end] if token.is_capital]
        known = claim_words(language)
        if len(capitals) > 1:
            return True
        if any(lexicon.at(tokens, actor.start) for lexicon in (known.acts, known.things)):
            return False
        if language in NOUNS:
            return any(word in self._proper or not word[1:].islower() for word in capitals)
        return actor.start > 0 or any(word in self._proper for word in capitals)

    def _name(self, name: str, language: str) -> Name:
        return name_words(name, language, self._cast)

    def _around(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names of the sentence before."""
        if sentence.before is None:
            return ()
        before = self._annotated[sentence.entry.article.place, sentence.before.id]
        language = before.language
        actors = (mention.actor for mention in before.mentions)
        found = (actor for actor in actors if self._is_name(actor, before.tokens, language))
        return tuple(words for actor in found if (words := self._name(actor.name, language)))


_FACTS = frozenset({"says", "adds", "announces", "confirms", "explains", "notes", "reports", "writes", "estimates"})


def _is_speech(report: Report, tokens: Sequence[Token], language: str) -> bool:
    """Whether a report is one of words: one of an act ("asks for", "rejects") is what its subject does."""
    if report.verb is None:
        return True
    return report.verb.name in CLAUSE or not _is_act(report, tokens, language)


def _is_act(report: Report, tokens: Sequence[Token], language: str) -> bool:
    acts = claim_words(language).acts
    first = report.text.casefold().split()
    return any(acts.at(tokens, at) for at, token in enumerate(tokens) if token.lower in first)


def _without_dates(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens with dates blanked out: "May" is no verb there."""
    dates = date_places(sentence)
    return tuple(
        replace(token, lower="") if any(a <= token.start and token.end <= b for a, b in dates) else token
        for token in sentence.tokens
    )


def _rest(sentence: Sentence, names: Sequence[Item], apart: set[int]) -> Iterator[Item]:
    """Acts, things and other words outside names, dates and figures."""
    tokens, language = sentence.tokens, sentence.language
    known = claim_words(language)
    covered = [(item.start, item.end) for item in names]
    covered += date_places(sentence)
    covered += [(figure.start, figure.end) for figure in sentence.figures]
    free = {at for at, token in enumerate(tokens) if not any(a < token.end and token.start < b for a, b in covered)}
    free -= apart
    for at in sorted(free):
        both = ((Sort.THING, known.things.at(tokens, at)), (Sort.ACT, known.acts.at(tokens, at)))
        fits = [(sort, found) for sort, found in both if found and found.places <= free]
        if fits:
            sort, found = max(fits, key=lambda fit: fit[1].end - fit[1].start)
            free -= found.places
            yield _item(found, sort, tokens)
    free -= _of_ours(tokens, free, known.own)
    stop, rules = language_data(language).stopwords, grammar(language)
    reporting = language_data(language).reporting
    idle = stop | known.light | rules.adverbs | rules.determiners | known.own | known.us | reporting.negations
    for at in sorted(free):
        token = tokens[at]
        spoken = token.lower in reporting.verb_of or token.lower in reporting.participle_of
        short = len(token.lower) < SHORT - 1
        if not token.is_word or short or (token.lower in idle and token.lower not in known.apart) or spoken:
            continue
        if language == "en" and token.lower.endswith("ly"):
            continue
        yield Item(token.start, token.end, Sort.WORD, folded(token.lower))


def _of_ours(tokens: Sequence[Token], free: set[int], own: frozenset[str]) -> set[int]:
    """The words that describe those for whom a speaker speaks: "the digital asset industry"."""
    found: set[int] = set()
    for at in sorted(free):
        if tokens[at].lower in own:
            before = at - 1
            while before in free and tokens[before].is_word and at - before <= _MODIFIERS:
                if tokens[before].lower in language_data("en").stopwords:
                    break
                found.add(before)
                before -= 1
    return found


def _item(found: Match, sort: Sort, tokens: Sequence[Token]) -> Item:
    return Item(tokens[found.start].start, tokens[found.end - 1].end, sort, found.key, sign=found.sign)
