"""Who holds which office, as sentences say it: "SEC Chair X", "X, presidente della Consob", "Behördenchefin X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.analysis.claims.gists import Gist
from generator.analysis.claims.pieces import Name, Sort, meets
from generator.analysis.claims.words import claim_words
from generator.analysis.lexicon import Match
from generator.analysis.model import Token
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import folded
from generator.languages import language_data

_LONGEST = 7
"""Words of an organisation's name between an office and who holds it, at most."""
_NAMED = 3  # words of a person's name
_PARTICLES = frozenset({"de", "von", "van", "der", "di", "del", "della", "da", "la", "le", "du", "al", "bin"})
_PORTFOLIO = "minister"
_OFFICE = 2  # words after "left" of which the last is an office or organisation
_ENDING = "minister"


@dataclass(frozen=True, slots=True)
class Holder:
    """That a person holds an office now: `offices` are all that the word can mean, `of` is the organisation or
    portfolio (empty where the sentence does not say), `person` the words of the name at `start:end`; `beside`
    is the word before the office ("Japanese"), if it is no little one."""

    gist: Gist
    offices: frozenset[str]
    of: Name
    person: Name
    start: int
    end: int
    beside: str = ""

    @property
    def ministry(self) -> bool:
        """Whether the office is one of a government, of which there are many."""
        return _PORTFOLIO in self.offices


@dataclass(frozen=True, slots=True)
class Departure:
    """That a person gave up an office: the name, and the words that say so."""

    gist: Gist
    person: Name
    words: tuple[tuple[int, int], ...]


def holders(gist: Gist) -> Iterator[Holder]:
    """The offices of a sentence with who holds them; no former, acting, deputy or shared ones."""
    tokens = gist.tokens
    known = claim_words(gist.language)
    for at in range(len(tokens)):
        found = _office(tokens, at, gist.language)
        if found is None or tokens[at].quoted or _is_not_held(tokens, at, known.not_held):
            continue
        offices, end, of = found
        place, beside = _place(gist, at, end), False
        named = _person_after(tokens, end, gist.language)
        if named is None and (named := _person_before(tokens, at, gist.language)):
            beside = True
        if named is None:
            continue
        first, last = named
        own = frozenset(folded(token.text) for token in tokens[first:last] if token.is_capital)
        of = of or (frozenset() if _PORTFOLIO in offices else place or (frozenset() if beside else _before(gist, at)))
        yield Holder(
            gist, offices, of, own, tokens[first].start, tokens[last - 1].end, _beside(tokens, at, gist.language)
        )


def _beside(tokens: Sequence[Token], at: int, language: str) -> str:
    before = tokens[at - 1] if at else None
    idle = language_data(language).stopwords | grammar(language).determiners
    return before.lower if before is not None and before.is_word and before.lower not in idle else ""


def _place(gist: Gist, at: int, end: int) -> Name:
    """The organisation after an office."""
    first, last = _organisation(gist.tokens, end, gist.language)
    return gist.full(" ".join(token.text for token in gist.tokens[first:last])) if first < last else frozenset()


def departures(gist: Gist) -> Iterator[Departure]:
    """Persons of whom a sentence says that they left an office, or that another succeeded them."""
    known, tokens = claim_words(gist.language), gist.tokens
    organised = language_data(gist.language).reporting
    roles = organised.organisations | organised.offices | {"office", "post", "incarico", "amt"}
    small = grammar(gist.language).determiners | grammar(gist.language).chain_one
    persons = [item for item in gist.items if item.sort is Sort.NAME and 2 <= len(item.words) <= _NAMED]
    for found in known.left.within(tokens):
        person = next((item for item in persons if item.end <= tokens[found.start].start), None)
        after = [token.lower for token in tokens[found.end : found.end + _OFFICE]]
        if after and (after[0] in small or after[0].endswith("'")):
            after.pop(0)
        resigned = known.acts.at(tokens, found.start)
        resigns = resigned is not None and resigned.key == "resign"
        if person is None or not (resigns or (after and after[0] in roles)):
            continue
        words = ((person.start, person.end), (tokens[found.start].start, tokens[found.end - 1].end))
        yield Departure(gist, person.words, words)


def rivals(one: Holder, other: Holder) -> bool:
    """Whether two persons are said to hold one office."""
    if not one.offices & other.offices or any(meets(frozenset({word}), other.person) for word in one.person):
        return False
    if not one.of or not other.of or not meets(one.of, other.of):
        return False
    return not (one.ministry or other.ministry) or one.beside == other.beside


def _office(tokens: Sequence[Token], at: int, language: str) -> tuple[frozenset[str], int, Name] | None:
    """What an office's word at a token can mean, where it ends, and the organisation or portfolio inside it."""
    known = claim_words(language)
    offices = known.offices.meanings(tokens[at].lower)
    found = known.offices.at(tokens, at)
    if found is not None:
        own = offices or frozenset({found.key}) if found.end == at + 1 else frozenset({found.key})
        if found.key != _PORTFOLIO:
            return own, found.end, frozenset()
        inside = (
            language.startswith("it") and found.end > at + 1 and tokens[at + 1 : found.end][-1].lower != "consiglio"
        )
        return own, found.end + inside, _portfolio(tokens, found, language)
    head, dash, last = tokens[at].text.rpartition("-")
    if not dash or head.casefold() in known.not_held:
        return None
    keys = known.offices.meanings(last.casefold())
    return (keys, at + 1, frozenset({folded(head)})) if keys else None


def _portfolio(tokens: Sequence[Token], found: Match, language: str) -> Name:
    """What a minister is in charge of: it makes the office."""
    words = [token.lower for token in tokens[found.start : found.end]]
    if language.startswith("it") and found.end < len(tokens) and len(words) > 1 and tokens[found.end].is_capital:
        return frozenset({folded(tokens[found.end].lower)})
    if language.startswith("de"):
        stem, ending, _ = words[0].partition(_ENDING)
        return frozenset({folded(stem)}) if stem and ending else frozenset({folded(words[0].removesuffix("in"))})
    return frozenset({folded(" ".join(words[:-1]) or words[0])})


def _is_not_held(tokens: Sequence[Token], at: int, not_held: frozenset[str]) -> bool:
    """Whether one of the words right before an office says that it is not held, or not alone."""
    own = tokens[at].lower
    if any(own.startswith(word) for word in ("ex-", "vice-", "vize-", "co-", "alt-")):
        return True
    before = list(takewhile(lambda token: token.is_word or token.text in "'’-", reversed(tokens[max(0, at - 4) : at])))
    return any(token.lower.rstrip("'’-") in not_held for token in before)


def _before(gist: Gist, at: int) -> Name:
    """The organisation that stands right before an office: "SEC Chair", "the agency's chair"."""
    start = gist.tokens[at].start
    tokens = gist.tokens
    run: list[str] = []
    place = at - 1
    while place >= 0 and (tokens[place].is_capital or tokens[place].lower in ("'s", "'")):
        if tokens[place].is_capital:
            run.insert(0, tokens[place].text)
        place -= 1
    if run and not (place < 0 and len(run) == 1 and run[0].casefold() in language_data(gist.language).stopwords):
        return gist.full(" ".join(run))
    words = grammar(gist.language)
    if at and tokens[at - 1].lower in {"its", "their", "seiner", "ihrem", "ihrer", "seinem"} | (
        words.chain_one - {"he"}
    ):
        names = [item for item in gist.items if item.sort is Sort.NAME and item.end <= start]
        return names[-1].words if names else frozenset()
    return frozenset()


def _person_after(tokens: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """Where the name of a person stands that follows an office, or the organisation after it: "chair of the X, Y"."""
    if end := _person(tokens, at, language):
        return at, end
    _, place = _organisation(tokens, at, language)
    if place < len(tokens) and tokens[place].text == "," and (end := _person(tokens, place + 1, language)):
        closed = end >= len(tokens) or not tokens[end].is_word
        return (place + 1, end) if closed or place > at else None
    return None


def _person_before(tokens: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """Where a name stands that an office follows: "X, chair of …", "X, who chairs …"."""
    skip = {*grammar(language).determiners, "who", "che", "der", "die", "the"}
    comma = at - 1
    while comma > 0 and tokens[comma].lower in skip:
        comma -= 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    for start in range(max(0, comma - _NAMED), comma - 1):
        if _person(tokens, start, language) == comma and (start == 0 or not tokens[start - 1].is_capital):
            return start, comma
    return None


def _person(tokens: Sequence[Token], at: int, language: str) -> int:
    """Where the name of a person that begins at a token ends; 0 where none does."""
    known = language_data(language).reporting
    end = at
    capitals = 0
    while end < len(tokens) and capitals < _NAMED and tokens[end].is_word and not tokens[end].quoted:
        if tokens[end].is_capital and not any(letter.isdigit() for letter in tokens[end].text):
            capitals += 1
        elif not (
            capitals and tokens[end].lower in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].is_capital
        ):
            break
        end += 1
    words = {token.lower for token in tokens[at:end]}
    if capitals < 2 or words & (known.organisations | known.offices) or words <= language_data(language).stopwords:
        return 0
    if any(word.endswith(known.organisation_endings) for word in words if known.organisation_endings):
        return 0
    return end


def _organisation(tokens: Sequence[Token], at: int, language: str) -> tuple[int, int]:
    """Where the name after "of the" stands; no place where there is none."""
    rules = grammar(language)
    place = at
    while place < len(tokens) and tokens[place].lower in rules.of | rules.determiners:
        place += 1
    end = place
    while place > at and end < len(tokens) and end - place < _LONGEST and tokens[end].is_word:
        if not tokens[end].is_capital and not (end > place and tokens[end].lower in rules.inside):
            break
        end += 1
    while end > place and not tokens[end - 1].is_capital:
        end -= 1
    return (place, end) if end > place else (at, at)
