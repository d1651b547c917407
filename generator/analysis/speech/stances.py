"""Tells where somebody stands on the question of an issue, only where the sentence names the thing at issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.analysis.model import Report, Sentence, Token
from generator.analysis.speech.grammar import Grammar, grammar
from generator.analysis.tokens import MARKS, matches_at, tokens
from generator.analysis.words import words
from generator.languages import language_data
from generator.model import IssueFile, Side

Thing = tuple[str, ...]
"""The words that name the thing at issue, in no order."""

_PARTS = re.compile(r"[:;,.?!()|–—]")
ASKS = frozenset({"asks", "demands"})
COMPOUND = 12
"""Letters of a word that names a thing by itself ("Innovationsausnahme"); shorter ones need another beside them."""
ENDING, SHORT = 2, 4
"""Letters in which two forms of a word may differ at its end, and those that must be the same."""
NEAR = 8
"""Words that may stand between a verb and the thing, all of them without weight."""


def things(file: IssueFile, language: str) -> tuple[Thing, ...]:
    """What an issue is about, by its titles: the first noun phrase of each, without abbreviations where it can be.

    An abbreviation names a body or an act, of which the issue is one question. `language` is that of a title without.
    """
    titles = [(code or language, title) for code, title in file.title.items()]
    short = {word.casefold() for _, title in titles for word in re.findall(r"\w+", title) if _is_short(word)}
    found: list[Thing] = []
    for code, title in titles:
        whole = (thing for thing in _named(title, code, ()) if not short.issuperset(thing))
        found.append(next(_named(title, code, short), ()) or next(whole, ()))
    return tuple(dict.fromkeys(thing for thing in found if thing))


def _is_short(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _named(title: str, language: str, short: Iterable[str]) -> Iterator[Thing]:
    """The things that the parts of a title name: words up to the preposition by which they are enough to know it."""
    rules, stop = grammar(language), language_data(language).stopwords
    for part in _PARTS.split(title):
        thing: list[str] = []
        for word in words(part):
            if word in rules.of | rules.not_actor and _suffices(thing):
                break
            if len(word) > 1 and word not in stop and word not in short and word not in rules.of | rules.determiners:
                thing.append(word)
        # "The new tram line" is the tram line.
        core = [word for word in thing if word not in rules.plain]
        if _suffices(thing):
            yield tuple(core if _suffices(core) else thing)


def _suffices(thing: Sequence[str]) -> bool:
    return len(thing) > 1 or any(len(word) >= COMPOUND for word in thing)


def stance(report: Report, sentence: Sentence, about: Sequence[Thing]) -> Side | None:
    """Whether a report of a sentence supports or opposes what the issue is `about`; None where it does not say so."""
    found, language = sentence.tokens, sentence.language
    if (side := _described(found, report, language, about)) is not None or report.verb is None:
        return side
    after = max(report.span[1], report.actor.end)
    if report.verb.name in ASKS:
        return Side.SUPPORT if _asks(found, after, language, about) else None
    if report.verb.stance == "neutral":
        return None
    side, rules = Side(report.verb.stance), grammar(language)
    between = rules.support if side is Side.SUPPORT else rules.oppose
    return None if _thing(found, after, language, about, between) is None else side


def _described(found: Sequence[Token], report: Report, language: str, about: Sequence[Thing]) -> Side | None:
    """The side that an actor's name tells ("critics of the exemption"), or a phrase right after the verb."""
    known = language_data(language).reporting
    for phrases, side in ((known.oppose, Side.OPPOSE), (known.support, Side.SUPPORT)):
        for phrase in phrases:
            parts = tuple(token.lower for token in tokens(phrase))
            if len(parts) < 2 or all(word in language_data(language).stopwords for word in parts):
                continue
            after = [] if report.verb is None else [report.span[1]]
            for at in (*range(report.actor.start, report.actor.end), *after):
                if not matches_at(found, at, parts):
                    continue
                if _thing(found, at + len(parts), language, about, until=report.actor.end) is not None:
                    return side
    return None


def _asks(found: Sequence[Token], start: int, language: str, about: Sequence[Thing]) -> bool:
    """Whether the thing itself is asked for, after whom it is asked of: "asked the SEC for an exemption"."""
    known, rules = language_data(language).reporting, grammar(language)
    phrases = [tuple(token.lower for token in tokens(phrase)) for phrase in sorted(rules.ask)]
    addressed = known.organisations | known.actor_nouns | rules.determiners | rules.of | rules.and_
    for at in range(start, len(found)):
        phrase = next((one for one in phrases if matches_at(found, at, one)), ())
        if phrase or at == start or found[at - 1].text == ",":
            end = _thing(found, at + len(phrase), language, about)
            if end is not None and _asked(found, end, language, infinitive=found[at - 1].text == ","):
                return True
        token = found[at]
        if token.lower in known.negations or (
            token.is_word and not token.is_capital and token.lower not in addressed | {"auf"}
        ):
            return False
    return False


def _asked(found: Sequence[Token], end: int, language: str, *, infinitive: bool) -> bool:
    """Whether a thing that is asked for is not asked to be something else ("for the exemption to be dropped")."""
    known, rules = language_data(language), grammar(language)
    phrases = (tuple(token.lower for token in tokens(phrase)) for phrase in sorted(rules.asked))
    if any(matches_at(found, end, phrase) for phrase in phrases):
        return True
    if infinitive or (end < len(found) and found[end].lower in rules.passive | {"to", "zu"}):
        return False
    following = found[end].lower if end < len(found) and found[end].is_word else ""
    return not following or following in known.stopwords or following in known.reporting.participle_of


def _thing(
    found: Sequence[Token],
    start: int,
    language: str,
    about: Sequence[Thing],
    between: Iterable[str] = (),
    *,
    until: int = 0,
) -> int | None:
    """The token after the thing at issue that begins at `start`; None where something else stands there.

    `between` may stand first; `until` is where the noun phrase ends for certain.
    """
    rules = grammar(language)
    plain = ((rules.determiners | rules.plain | rules.adverbs) - language_data(language).reporting.negations) | MARKS
    for at in range(start, min(len(found), start + NEAR)):
        ends = [end for thing in about if (end := _through(found, at, thing, plain | rules.of)) is not None]
        if ends:
            return max(ends) if max(ends) == until or _closed(found, max(ends), language, rules) else None
        lower, before = found[at].lower, found[at - 1].lower if at > start else ""
        owner = lower == "'s" or (found[at].is_capital and at + 1 < len(found) and found[at + 1].lower == "'s")
        hangs = lower in rules.of and before in rules.plain
        if not (lower in plain or owner or hangs or (at == start and lower in between)):
            return None
    return None


def _through(found: Sequence[Token], start: int, thing: Thing, light: Iterable[str]) -> int | None:
    """The token after all words of a thing, from its first one on; only words without weight stand between them."""
    rest, at = list(thing), start
    while rest and at < len(found):
        parts = words(found[at].text)
        hits = [one for one in rest if any(_same(one, part) for part in parts)]
        if not hits and (at == start or found[at].lower not in light):
            return None
        rest = [one for one in rest if one not in hits]
        at += 1
    return None if rest else at


def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    longest = max(len(one), len(other))
    shared = min(longest, max(SHORT, longest - ENDING))
    return one[:shared] == other[:shared] and min(len(one), len(other)) >= shared


def _closed(found: Sequence[Token], end: int, language: str, rules: Grammar) -> bool:
    """Whether a noun phrase ends here: "the exemption's critics" and "digital euro wallets" are something else."""
    while end < len(found) and found[end].text in MARKS:
        end += 1
    if end == len(found) or (not found[end].is_word and found[end].lower not in ("'s", "'", "-")):
        return True
    following = found[end]
    lower = following.lower in language_data(language).stopwords | rules.plain | rules.adverbs
    return lower or (language == "de" and following.is_word and not following.is_capital)
