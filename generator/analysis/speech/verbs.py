"""Finds the reporting verbs of a sentence: finite ones, those in two parts, and participles with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.analysis.lexicon import Match
from generator.analysis.model import OPEN, Token
from generator.analysis.speech.rules import SpeechRules
from generator.analysis.tokens import MARKS, ends_clause, lower_at, matches_at, written
from generator.languages.data import VerbGroup

COMPLEMENT = 3
"""Words that complete a verb, its preposition included ("für möglich")."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb of a sentence: its first token, the one after its finite part, the words as written."""

    start: int
    end: int
    text: str
    group: VerbGroup
    perfect: bool = False


def reporting_verbs(tokens: Sequence[Token], rules: SpeechRules) -> Iterator[Verb]:
    """The reporting verbs of a sentence with their auxiliaries, outside quotations, from left to right."""
    end = 0
    for at, token in enumerate(tokens):
        before = lower_at(tokens, at - 1)
        named = before in rules.nominal and not (at == 1 and before in rules.grammar.it)
        if at < end or token.quoted or named:
            continue
        # "fordert … auf" before "fordert".
        verb = _parted(tokens, at, rules) or _finite(tokens, at, rules)
        if verb is None and token.lower in rules.grammar.perfect:
            verb = _perfect(tokens, at, rules)
        if verb is not None:
            end = verb.end
            yield verb


def _finite(tokens: Sequence[Token], at: int, rules: SpeechRules) -> Verb | None:
    candidates = rules.finite.get(tokens[at].lower, ())
    phrase = next((phrase for phrase in candidates if _stands(tokens, at, phrase.words, rules)), None)
    if phrase is None or _is_passive(tokens, at, rules):
        return None
    end = at + (len(phrase.words) if matches_at(tokens, at, phrase.words) else 1)
    return Verb(at, end, _text(tokens, at, phrase.words, rules), rules.reporting.verb_of[phrase.key])


def _stands(tokens: Sequence[Token], at: int, phrase: Sequence[str], rules: SpeechRules) -> bool:
    """Whether a verb of several words stands here; others come between them where its parts stand around a clause."""
    if matches_at(tokens, at, phrase):
        return True
    later = iter([token.lower for token in takewhile(lambda token: token.is_word, tokens[at + 1 :])])
    return rules.grammar.verb_brackets and len(phrase) > 1 and all(word in later for word in phrase[1:])


def _is_passive(tokens: Sequence[Token], at: int, rules: SpeechRules) -> bool:
    """Whether a form that ends its clause is a participle that an auxiliary before it makes a passive or perfect."""
    participle = rules.grammar.verb_brackets and tokens[at].lower in rules.reporting.participle_of
    if not participle or not ends_clause(tokens, at + 1):
        return False
    clause = takewhile(lambda token: token.is_word, reversed(tokens[:at]))
    return any(token.lower in rules.grammar.passive | rules.grammar.perfect for token in clause)


def _parted(tokens: Sequence[Token], at: int, rules: SpeechRules) -> Verb | None:
    """A verb whose particle closes its clause ("lehnt … ab")."""
    for particle, group in rules.separable.get(tokens[at].lower, ()):
        whole = tokens[at].lower in rules.finite  # "sagte, die Brücke sei zu" is no "sagte … zu"
        for place in range(at + 1, len(tokens)):
            if tokens[place].text in ";:" or (whole and tokens[place].text == ","):
                break
            closes = tokens[place].lower == particle and ends_clause(tokens, place + 1)
            if closes and not tokens[place].quoted:
                return Verb(at, at + 1, f"{tokens[at].text} {tokens[place].text}", group)
    return None


def _perfect(tokens: Sequence[Token], at: int, rules: SpeechRules) -> Verb | None:
    """The participle that an auxiliary makes a report: right after it, or at the end of its clause."""
    brackets = rules.grammar.verb_brackets
    for place in range(at + 1, len(tokens)):
        if (participle := rules.participles.at(tokens, place)) is not None:
            return _with_participle(tokens, at, participle, rules)
        ends = tokens[place].text in (";", ":") if brackets else tokens[place].lower not in rules.grammar.adverbs
        if ends:
            return None
    return None


def _with_participle(tokens: Sequence[Token], at: int, participle: Match, rules: SpeechRules) -> Verb | None:
    group, end = rules.reporting.participle_of[participle.key], participle.end
    if not rules.grammar.verb_brackets:
        return Verb(at, end, written(tokens, at, end), group, perfect=True)
    if not ends_clause(tokens, end) and tokens[end].lower not in rules.grammar.and_:
        return None
    text = f"{tokens[at].text} {written(tokens, participle.start, end)}"
    return Verb(at, at + 1, text, group, perfect=True)


def _text(tokens: Sequence[Token], at: int, phrase: Sequence[str], rules: SpeechRules) -> str:
    """A verb as the text has it; of one in two places both, with a word or two that complete it."""
    if matches_at(tokens, at, phrase):
        return written(tokens, at, at + len(phrase))
    verb, last = tokens[at].text, phrase[-1]
    if last not in rules.grammar.not_actor:
        return " ".join((verb, *phrase[1:]))
    start = next(place for place in range(at + 1, len(tokens)) if tokens[place].lower == last)
    end = next(place for place in range(start, len(tokens) + 1) if ends_clause(tokens, place))
    return f"{verb} {written(tokens, start, end)}" if _completes(tokens, start, end) else verb + OPEN


def _completes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the rest of a clause is no more than what completes its verb: a few words, none of them a noun."""
    short = end - start <= COMPLEMENT and not any(token.is_capital for token in tokens[start:end])
    return short and (end == len(tokens) or tokens[end].text not in MARKS)
