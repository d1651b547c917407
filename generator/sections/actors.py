"""Finds the actors of a sentence: names and nouns of those who can say something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.languages import language_data
from generator.sections.grammar import grammar
from generator.sections.tokens import Token, written


class Kind(StrEnum):
    """How a text names an actor."""

    NAME = "name"
    NOUN = "noun"
    GROUP = "group"
    PRONOUN = "pronoun"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that can say something: tokens `start:end` of its sentence, its `name` without determiners.

    `head` is the word to look for in longer names ("association"); `many` whether it stands for several; `person`
    whether an office before the name or an organisation after it tells that it is a person's.
    """

    start: int
    end: int
    name: str
    kind: Kind
    head: str = ""
    many: bool = False
    person: bool = False


LONGEST_APPOSITION = 14
LONGEST_COMPLEMENT = 7


def actor_at(words: Sequence[Token], start: int, language: str, *, oblique: bool = False) -> Actor | None:
    """The noun phrase that begins at token `start`, if it is one of an actor.

    `oblique` says that an article which is no nominative stands before it ("nach Angaben des").
    """
    first = _single(words, start, language, oblique=oblique)
    if first is None:
        return None
    joint = grammar(language).and_
    if first.end + 1 < len(words) and words[first.end].lower in joint and first.kind is not Kind.PRONOUN:
        second = _single(words, first.end + 1, language)
        if second is not None and second.kind in (Kind.NAME, Kind.GROUP) and first.kind in (Kind.NAME, Kind.GROUP):
            other = second.name if second.kind is Kind.NAME else written(words, second.start, second.end)
            name = f"{first.name} {words[first.end].text} {other}"
            if _one_name(words, first, second, language):
                return Actor(start, second.end, name, Kind.NAME, head=second.head)
            kind = Kind.NAME if first.kind is second.kind is Kind.NAME else Kind.GROUP
            return Actor(start, second.end, name, kind, many=True)
    return first


def _one_name(words: Sequence[Token], first: Actor, second: Actor, language: str) -> bool:
    """Whether "and" stands inside a name ("Securities and Exchange Commission"), not between two."""
    known = language_data(language).reporting
    common = " " not in first.name and first.name.casefold() in known.organisations
    return common and words[second.start].is_capital and second.head in known.organisations


def _single(words: Sequence[Token], start: int, language: str, *, oblique: bool = False) -> Actor | None:
    rules = grammar(language)
    if start >= len(words):
        return None
    opening = words[start].lower
    first = start == 0 or words[start - 1].text == ","
    if opening in rules.one | rules.person | rules.many and first:
        return Actor(start, start + 1, words[start].text, Kind.PRONOUN, many=opening in rules.many - rules.one)
    at = start
    while at < len(words) and words[at].lower in rules.determiners:
        at += 1
    determined = at > start or oblique
    if start == 0 and at == 0 and language != "de":
        # The first word of a sentence has a capital in any case.
        common = _common(words, start, at, language, determined=determined)
        if common is not None:
            return common
    return _named(words, start, at, language, determined=determined) or _common(
        words, start, at, language, determined=determined
    )


def _named(words: Sequence[Token], start: int, at: int, language: str, *, determined: bool) -> Actor | None:
    """A name, with up to three words in lower case before it that say what it is ("the trade body Pay Now")."""
    known = language_data(language).reporting
    roles = known.actor_nouns | known.organisations | known.titles | known.offices
    lead = at
    while lead < len(words) and lead - at < 3 and words[lead].is_word and not words[lead].is_capital:
        lead += 1
    if lead > at and not (words[lead - 1].lower in roles and lead < len(words) and words[lead].is_capital):
        return None
    end = _run(words, lead, language)
    if language != "de" and end < len(words) and not words[end].is_capital and speaks(words[end].lower, language):
        return None
    if end == lead or (language == "de" and not _german_name(words, lead, end, determined=determined)):
        return None
    first = _past_office(words, lead, end, language)
    last = _before_affiliation(words, first, end, language)
    office = words[first - 1].lower if first else ""
    close = _after_abbreviation(words, end)
    person = last < end or first > lead or office in known.titles | known.offices
    return Actor(start, close, written(words, first, last), Kind.NAME, words[end - 1].lower, person=person)


def _past_office(words: Sequence[Token], start: int, end: int, language: str) -> int:
    """Where a person's name begins after the office before it ("Sprecherin Katrin Vogel")."""
    known = language_data(language).reporting
    while (
        end - start > 2 and words[start].lower in known.titles | known.offices | known.actor_nouns - known.organisations
    ):
        start += 1
    return start


def _before_affiliation(words: Sequence[Token], start: int, end: int, language: str) -> int:
    """Where a person's name ends before the organisation it belongs to ("Ines Calder of the Ledger Institute")."""
    rules, known = grammar(language), language_data(language).reporting
    for at in range(start + 2, end):
        if words[at].lower in rules.inside and not words[at].is_capital:
            plain = words[start:at]
            organised = any(token.lower in known.organisations or _compound(token.lower, language) for token in plain)
            return end if organised else at
    return end


def _run(words: Sequence[Token], start: int, language: str) -> int:
    """Where the run of capitalised words that begins at `start` ends; words inside names join them."""
    rules, known = grammar(language), language_data(language)
    end = start
    while end < len(words) and not words[end].quoted:
        token = words[end]
        opens = end == start == 0 and token.lower in known.stopwords
        opens = opens or ("-" in token.text and token.text.rpartition("-")[2].islower())
        owns = token.text in ("'", "’") and end > start and words[end - 1].lower.endswith("s")
        joins = owns and end + 1 < len(words) and words[end + 1].is_capital
        joins = joins or (
            end > start and token.lower in rules.inside - rules.and_ and _goes_on(words, end, rules.inside)
        )
        if not joins and (opens or not token.is_word or not token.is_capital):
            break
        end += 1
    return end


def _goes_on(words: Sequence[Token], at: int, inside: frozenset[str]) -> bool:
    """Whether a word inside a name is followed by more of it, at most two such words on."""
    for token in words[at + 1 : at + 3]:
        if token.is_word and token.is_capital:
            return True
        if token.lower not in inside:
            return False
    return False


def _german_name(words: Sequence[Token], start: int, end: int, *, determined: bool) -> bool:
    """Whether capitalised German words are a name: nouns have capitals too.

    They are where two stand side by side, or one alone without an article that is no common word of an actor.
    """
    known = language_data("de").reporting
    run = [token for token in words[start:end] if token.is_capital]
    if len(run) > 1:
        return True
    word = run[0]
    common = word.lower in known.actor_nouns | known.organisations | known.statement_nouns
    acronym = sum(letter.isupper() for letter in word.text) > 1
    return acronym or (not determined and not common)


def _common(words: Sequence[Token], start: int, at: int, language: str, *, determined: bool) -> Actor | None:
    """A common noun that can speak, with up to two words before it that describe it and a complement after it."""
    known, rules = language_data(language).reporting, grammar(language)
    before, pairs = frozenset(token.lower for token in words[start:at]), rules.pair
    for head in range(at, min(at + 3, len(words))):
        lower = words[head].lower
        pair = f"{lower} {words[head + 1].lower}" if head + 1 < len(words) else ""
        if not words[head].is_word or lower in rules.determiners:
            return None
        if pair in known.actor_nouns:
            return _noun(words, start, at, head + 2, language, determined=determined)
        if head == at and len(before & pairs) == 1 < len(before) and lower not in rules.not_actor:
            return Actor(start, head + 1, written(words, at, head + 1), Kind.NOUN, head=lower, many=True)
        if lower in known.statement_nouns and determined:
            return Actor(start, head + 1, written(words, at, head + 1), Kind.STATEMENT, head=lower)
        if speaks(lower, language) and not (head + 1 < len(words) and speaks(words[head + 1].lower, language)):
            return _noun(words, start, at, head + 1, language, determined=determined)
        if lower in rules.not_actor | rules.that | rules.and_ | rules.passive | rules.perfect or lower in known.verb_of:
            return None
    return None


def speaks(word: str, language: str) -> bool:
    """Whether a common noun can say something: a person, people, or a single organisation."""
    known = language_data(language).reporting
    forms = [word]
    if language == "en" and word.endswith("s"):
        forms.append(word[:-1])
    elif language == "de" and word.endswith("s"):
        forms += [word[:-1], word.removesuffix("es")]
    several = language == "en" and word.endswith("s") and word not in known.actor_nouns
    organised = not several and any(form in known.organisations or _compound(form, language) for form in forms)
    return organised or any(form in known.actor_nouns for form in forms)


def _compound(word: str, language: str) -> bool:
    """Whether a word ends like an organisation's name in a language that compounds."""
    endings = language_data(language).reporting.organisation_endings
    return bool(endings) and any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in endings)


def _noun(words: Sequence[Token], start: int, at: int, end: int, language: str, *, determined: bool) -> Actor | None:
    """A common noun as an actor; one of several points at those named before only with "the two", "both"."""
    head = words[end - 1].lower
    if language == "de" and head.endswith("s") and head not in language_data("de").reporting.actor_nouns:
        head = head.removesuffix("es") if head.endswith(("tes", "des")) else head[:-1]
    opening = frozenset(token.lower for token in words[start:at])
    many = plural(head, words[start].lower if at > start else "", language, determined=determined)
    close = _complement(words, end, language) if many else end
    pointing = not many or bool(opening & grammar(language).pair)
    kind = Kind.NOUN if pointing else Kind.GROUP
    if opening & grammar(language).indefinite or not (many or determined):
        return None
    return Actor(start, close, written(words, at, close), kind, head=head, many=many)


def plural(noun: str, determiner: str, language: str, *, determined: bool) -> bool:
    """Whether a noun stands for several, by its form and its determiner."""
    match language:
        case "en":
            return noun.endswith("s") and not noun.endswith(("ss", "us"))
        case "it":
            several = ("i", "gli", "le", "alcuni", "alcune", "molti", "molte", "due", "entrambi", "entrambe")
            return determiner in several or (not determined and noun.endswith(("i", "e")))
        case _:
            singular = ("der", "das", "ein", "dieser", "dieses", "dessen")
            endings = ("en", "er", "ände", "leute") if determined else ("en", "er", "ände", "leute", "e", "n", "s")
            return determiner not in singular and noun.endswith(endings)


def _complement(words: Sequence[Token], start: int, language: str) -> int:
    """Where the prepositional complement that may follow a noun ends ("critics of the planned exemption")."""
    rules, known = grammar(language), language_data(language).reporting
    genitive = language == "de" and start < len(words) and words[start].lower.endswith(("er", "r"))
    if start >= len(words) or not (words[start].lower in rules.of or (genitive and not words[start].is_capital)):
        return start
    for end in range(start + 1, min(start + LONGEST_COMPLEMENT, len(words))):
        lower, last = words[end].lower, words[end - 1].lower
        if not words[end].is_word:
            return end if words[end].text == "," and last not in rules.determiners | rules.not_actor else start
        linked = last in rules.determiners | rules.of | rules.not_actor
        verbal = lower in known.verb_of or lower in rules.perfect | rules.passive | rules.adverbs
        if not linked and (verbal or lower in rules.not_actor):
            return end
    return start


def _after_abbreviation(words: Sequence[Token], end: int) -> int:
    """The token after "(BA)", where that follows a name."""
    closed = [token.text for token in words[end : end + 3]]
    return end + 3 if len(closed) == 3 and closed[0] == "(" and closed[2] == ")" else end
