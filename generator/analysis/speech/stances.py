"""Tells where somebody stands on the question of an issue, only where the sentence names the thing at issue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from generator.analysis.lexicon import PhraseTable
from generator.analysis.model import Report, Sentence, Token
from generator.analysis.speech.rules import SpeechRules, speech_rules
from generator.analysis.tokens import MARKS, POSSESSIVE, lower_at
from generator.analysis.words import same_word, words
from generator.model.briefings import Side
from generator.model.issues import IssueFile

Thing = tuple[str, ...]
"""The words that name the thing at issue, in no order."""

_PARTS = re.compile(r"[:;,.?!()|–—]")
COMPOUND = 12
"""Letters of a word that names a thing by itself ("Innovationsausnahme"); shorter ones need another beside them."""
NEAR = 8
"""Words that may stand between a verb and the thing, all of them without weight."""
_AFTER_THING = frozenset({POSSESSIVE, "'", "-"})
"""Marks after a word that make it part of another thing."""


def things(file: IssueFile, language: str) -> tuple[Thing, ...]:
    """What an issue is about, by its titles: the first noun phrase of each, without abbreviations where it can be.

    An abbreviation names a body or an act, of which the issue is one question. `language` is that of a title without.
    """
    titles = [(speech_rules(code or language), title) for code, title in file.title.items()]
    short = frozenset(word.casefold() for _, title in titles for word in re.findall(r"\w+", title) if _is_short(word))
    about = (_thing_of(title, rules, short) for rules, title in titles)
    return tuple(dict.fromkeys(thing for thing in about if thing))


def _is_short(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _thing_of(title: str, rules: SpeechRules, short: frozenset[str]) -> Thing:
    """The thing that a title names, in words that are no abbreviations, or not all of them."""
    parts = _PARTS.split(title)
    plain = (_named(part, rules, short) for part in parts)
    whole = (thing for part in parts if not short.issuperset(thing := _named(part, rules, frozenset())))
    return next((thing for thing in (*plain, *whole) if thing), ())


def _named(part: str, rules: SpeechRules, short: frozenset[str]) -> Thing:
    """The thing that a part of a title names: words up to the preposition by which they are enough to know it."""
    grammar, thing = rules.grammar, list[str]()
    idle = rules.stopwords | grammar.of | grammar.determiners | short
    for word in words(part):
        if word in grammar.of | grammar.not_actor and _suffices(thing):
            break
        if len(word) > 1 and word not in idle:
            thing.append(word)
    # "The new tram line" is the tram line.
    core = [word for word in thing if word not in grammar.plain]
    chosen = core if _suffices(core) else thing
    return tuple(chosen) if _suffices(chosen) else ()


def _suffices(thing: Sequence[str]) -> bool:
    return len(thing) > 1 or any(len(word) >= COMPOUND for word in thing)


def side_of(reports: Iterable[Report], sentence: Sentence, about: Sequence[Thing]) -> Side | None:
    """The side that a sentence gives its actor; None where it does not say so."""
    return next((side for report in reports if (side := stance(report, sentence, about)) is not None), None)


def stance(report: Report, sentence: Sentence, about: Sequence[Thing]) -> Side | None:
    """Whether a report of a sentence supports or opposes what the issue is `about`; None where it does not say so."""
    tokens, rules = sentence.tokens, speech_rules(sentence.language)
    if (side := _described(tokens, report, rules, about)) is not None or report.verb is None:
        return side
    after = max(report.span[1], report.actor.end)
    if report.verb.asks:
        return Side.SUPPORT if _asks(tokens, after, rules, about) else None
    if report.verb.stance == "neutral":
        return None
    side = Side(report.verb.stance)
    between = rules.grammar.support if side is Side.SUPPORT else rules.grammar.oppose
    return None if _thing(tokens, after, rules, about, between=between) is None else side


def _described(tokens: Sequence[Token], report: Report, rules: SpeechRules, about: Sequence[Thing]) -> Side | None:
    """The side that an actor's name tells ("critics of the exemption"), or a phrase right after the verb."""
    places = [*range(report.actor.start, report.actor.end), *([report.span[1]] if report.verb else ())]
    sides: tuple[tuple[PhraseTable, Side], ...] = ((rules.opposing, Side.OPPOSE), (rules.supporting, Side.SUPPORT))
    for table, side in sides:
        for phrase in (phrase for place in places if (phrase := table.at(tokens, place))):
            if _thing(tokens, phrase.end, rules, about, until=report.actor.end) is not None:
                return side
    return None


def _asks(tokens: Sequence[Token], start: int, rules: SpeechRules, about: Sequence[Thing]) -> bool:
    """Whether the thing itself is asked for, after whom it is asked of: "asked the SEC for an exemption"."""
    for at in range(start, len(tokens)):
        phrase, comma = rules.asking.at(tokens, at), tokens[at - 1].text == ","
        if phrase or comma or at == start:
            end = _thing(tokens, phrase.end if phrase else at, rules, about)
            if end is not None and _is_asked(tokens, end, rules, infinitive=comma):
                return True
        if tokens[at].lower in rules.reporting.negations or not _is_addressed(tokens[at], rules):
            return False
    return False


def _is_addressed(token: Token, rules: SpeechRules) -> bool:
    """Whether a word can belong to whom something is asked of."""
    return not token.is_word or token.is_capital or token.lower in rules.addressed


def _is_asked(tokens: Sequence[Token], end: int, rules: SpeechRules, *, infinitive: bool) -> bool:
    """Whether nothing goes on after the thing that makes of it something else ("… the exemption to be dropped")."""
    if rules.asked.at(tokens, end) is not None:
        return True
    following = lower_at(tokens, end)
    if infinitive or following in rules.grammar.passive | rules.grammar.infinitive:
        return False
    ends = end >= len(tokens) or not tokens[end].is_word
    return ends or following in rules.stopwords or following in rules.reporting.participle_of


def _thing(
    tokens: Sequence[Token],
    start: int,
    rules: SpeechRules,
    about: Sequence[Thing],
    *,
    between: Collection[str] = (),
    until: int = 0,
) -> int | None:
    """The token after the thing at issue that begins at `start`; None where something else stands there.

    `between` may stand first; `until` is where the noun phrase ends for certain.
    """
    for at in range(start, min(len(tokens), start + NEAR)):
        ends = [end for thing in about if (end := _through(tokens, at, thing, rules)) is not None]
        if ends:
            end = max(ends)
            return end if end == until or _ends_phrase(tokens, end, rules) else None
        if not (_is_light(tokens, at, start, rules) or (at == start and tokens[at].lower in between)):
            return None
    return None


def _is_light(tokens: Sequence[Token], at: int, start: int, rules: SpeechRules) -> bool:
    """Whether a word before the thing leaves it what it is: an article, "the plan for", whose it is."""
    lower = tokens[at].lower
    if lower in rules.light or lower == POSSESSIVE:
        return True
    if tokens[at].is_capital and lower_at(tokens, at + 1) == POSSESSIVE:
        return True
    return at > start and lower in rules.grammar.of and tokens[at - 1].lower in rules.grammar.plain


def _through(tokens: Sequence[Token], start: int, thing: Thing, rules: SpeechRules) -> int | None:
    """The token after all words of a thing, from its first one on; only words without weight stand between them."""
    rest = list(thing)
    for at in range(start, len(tokens)):
        parts = words(tokens[at].text)
        left = [word for word in rest if not any(same_word(word, part) for part in parts)]
        light = at > start and tokens[at].lower in rules.light | rules.grammar.of
        if len(left) == len(rest) and not light:
            return None
        if not left:
            return at + 1
        rest = left
    return None


def _ends_phrase(tokens: Sequence[Token], end: int, rules: SpeechRules) -> bool:
    """Whether a noun phrase ends here: "the exemption's critics" and "digital euro wallets" are something else."""
    while end < len(tokens) and tokens[end].text in MARKS:
        end += 1
    if end == len(tokens) or not (tokens[end].is_word or tokens[end].lower in _AFTER_THING):
        return True
    following = tokens[end]
    small = rules.grammar.noun_capitals and following.is_word and not following.is_capital
    return small or following.lower in rules.after_phrase
