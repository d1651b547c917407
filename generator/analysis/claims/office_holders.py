"""Who holds which office, as sentences say it: "SEC Chair X", "X, presidente della Consob", "Behörden-Chefin X"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.analysis.claim_words import claim_words
from generator.analysis.claims.gists import name_words
from generator.analysis.lexicon import Match
from generator.analysis.model import Cast, Departure, Gist, Holder, NameWords, Piece, PieceSort, Span, Token
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import folded
from generator.languages.loading import language_data

_LONGEST = 7  # words of an organisation's name between an office and who holds it, at most
_NAMED = 3  # words of a person's name
_FULL = 2  # words of a name that is a person's for sure, at least
_BEFORE = 4  # words before an office that tell whether it is held
_PORTFOLIO = "minister"
_LEFT = 2  # words after "left" of which the last is an office or organisation
_MARKS = frozenset("'’-")


@dataclass(frozen=True, slots=True)
class _Office:
    """An office at tokens `start:end`: all that its word can mean, the organisation or portfolio inside it."""

    start: int
    end: int
    meanings: frozenset[str]
    of: NameWords = frozenset()

    @property
    def is_ministry(self) -> bool:
        return _PORTFOLIO in self.meanings


def holders(gist: Gist, cast: Cast) -> Iterator[Holder]:
    """The offices of a sentence with who holds them; no former, acting, deputy or shared ones."""
    for place, token in enumerate(gist.tokens):
        office = _office(gist, place)
        if office is None or token.quoted or not _is_held(gist, place):
            continue
        after = _person_after(gist, office.end)
        person = after or _person_before(gist, place)
        if person is None:
            continue
        named = gist.tokens[slice(*person)]
        name = frozenset(folded(token.text) for token in named if token.is_capital)
        of = _organisation_of(gist, office, cast, only_after=after is None)
        span, beside = (named[0].start, named[-1].end), _beside(gist, office.start)
        yield Holder(gist, office.meanings, of, name, *span, beside, office.is_ministry)


def departures(gist: Gist) -> Iterator[Departure]:
    """Persons of whom a sentence says that they left an office, or that another succeeded them."""
    known, tokens = claim_words(gist.language), gist.tokens
    persons = [name for name in _names(gist) if _FULL <= len(name.words) <= _NAMED]
    for left in known.left.within(tokens):
        start, act = tokens[left.start].start, known.acts.at(tokens, left.start)
        person = next((person for person in persons if person.end <= start), None)
        resigns = act is not None and act.key == "resign"
        if person is not None and (resigns or _is_post_left(gist, left.end)):
            yield Departure(gist, person.words, ((person.start, person.end), (start, tokens[left.end - 1].end)))


def _names(gist: Gist) -> list[Piece]:
    return [piece for piece in gist.pieces if piece.sort is PieceSort.NAME]


def _is_post_left(gist: Gist, place: int) -> bool:
    """Whether an organisation or office stands at a place, with or without a little word before it."""
    organised, rules = language_data(gist.language).reporting, grammar(gist.language)
    after = [token.lower for token in gist.tokens[place : place + _LEFT]]
    if after and (after[0] in rules.determiners | rules.chain_one or after[0].endswith("'")):
        after.pop(0)
    posts = claim_words(gist.language).posts
    return bool(after) and any(after[0] in words for words in (organised.organisations, organised.offices, posts))


# Offices ----------------------------------------------------------------------------------------------------------


def _office(gist: Gist, place: int) -> _Office | None:
    """The office whose word stands at a token, alone or after the organisation ("Behörden-Chefin")."""
    known, word = claim_words(gist.language), gist.tokens[place].lower
    match = known.offices.at(gist.tokens, place)
    if match is None:
        head, dash, last = word.rpartition("-")
        meanings = known.offices.meanings(last) if dash and head not in known.not_held else None
        return _Office(place, place + 1, meanings, frozenset({folded(head)})) if meanings else None
    if match.key == _PORTFOLIO:
        return _ministry(gist, match)
    alone = known.offices.meanings(word) if match.end == place + 1 else None
    return _Office(place, match.end, alone or frozenset({match.key}))


def _ministry(gist: Gist, match: Match) -> _Office:
    """An office of a government with its portfolio, which makes it: inside the phrase, or after "minister of"."""
    words = [token.lower for token in gist.tokens[match.start : match.end]]
    after = gist.tokens[match.end : match.end + 1]
    rules = grammar(gist.language)
    if words[-1] in rules.of | rules.determiners and after and after[0].is_capital:
        return _Office(match.start, match.end + 1, frozenset({match.key}), frozenset({folded(after[0].lower)}))
    portfolio = folded(" ".join(words[:-1]) or words[0])
    return _Office(match.start, match.end, frozenset({match.key}), frozenset({portfolio}))


def _is_held(gist: Gist, place: int) -> bool:
    """Whether no word right before an office, or part of its own, says that it is not held, or not alone."""
    not_held, tokens = claim_words(gist.language).not_held, gist.tokens
    parts = tuple(word for word in not_held if word.endswith("-"))
    run = reversed(tokens[max(0, place - _BEFORE) : place])
    before = takewhile(lambda token: token.is_word or token.text in _MARKS, run)
    words = (token.text.casefold().rstrip("'’-") for token in before)  # "future" is blank where it is a date
    return not (tokens[place].lower.startswith(parts) or any(word in not_held for word in words))


def _beside(gist: Gist, place: int) -> str:
    """The word before an office, if it is no little one."""
    idle = language_data(gist.language).stopwords | grammar(gist.language).determiners
    before = gist.tokens[place - 1 : place] if place else ()
    return next((token.lower for token in before if token.is_word and token.lower not in idle), "")


# Organisations ----------------------------------------------------------------------------------------------------


def _organisation_of(gist: Gist, office: _Office, cast: Cast, *, only_after: bool) -> NameWords:
    """Whose an office is: what its word says, what stands after it, or else before it."""
    if office.of or office.is_ministry:
        return office.of
    first, last = _organisation(gist, office.end)
    if first < last:
        return name_words(" ".join(token.text for token in gist.tokens[first:last]), gist.language, cast)
    return frozenset() if only_after else _organisation_before(gist, office.start, cast)


def _organisation_before(gist: Gist, place: int, cast: Cast) -> NameWords:
    """The organisation that stands right before an office: "SEC Chair", "the agency's chair", "its chair"."""
    known, tokens = claim_words(gist.language), gist.tokens
    run = [*takewhile(lambda token: token.is_capital or token.lower in known.genitive, reversed(tokens[:place]))]
    name = [token.text for token in reversed(run) if token.is_capital]
    opens = len(run) == place and len(name) == 1 and name[0].casefold() in language_data(gist.language).stopwords
    if name and not opens:
        return name_words(" ".join(name), gist.language, cast)
    is_possessed = place > 0 and tokens[place - 1].lower in known.possessives
    return _name_before(gist, tokens[place].start) if is_possessed else frozenset()


def _name_before(gist: Gist, start: int) -> NameWords:
    """The last name before a place."""
    return next((name.words for name in reversed(_names(gist)) if name.end <= start), frozenset())


def _organisation(gist: Gist, place: int) -> Span:
    """Where the name after "of the" stands; nowhere where there is none."""
    tokens, rules = gist.tokens, grammar(gist.language)
    start = place
    while start < len(tokens) and tokens[start].lower in rules.of | rules.determiners:
        start += 1
    if start == place:
        return place, place
    run = takewhile(
        lambda token: token.is_word and (token.is_capital or token.lower in rules.inside),
        tokens[start : start + _LONGEST],
    )
    capitals = [distance for distance, token in enumerate(run) if token.is_capital]
    return (start, start + capitals[-1] + 1) if capitals and capitals[0] == 0 else (place, place)


# Persons ----------------------------------------------------------------------------------------------------------


def _person_after(gist: Gist, place: int) -> Span | None:
    """Where the name of a person stands that follows an office, or the organisation after it: "chair of the X, Y"."""
    if end := _person_end(gist, place):
        return place, end
    tokens = gist.tokens
    _, comma = _organisation(gist, place)
    if comma >= len(tokens) or tokens[comma].text != "," or not (end := _person_end(gist, comma + 1)):
        return None
    closed = end >= len(tokens) or not tokens[end].is_word
    return (comma + 1, end) if closed or comma > place else None


def _person_before(gist: Gist, place: int) -> Span | None:
    """Where a name stands that an office follows: "X, chair of …", "X, who chairs …"."""
    tokens, skipped = gist.tokens, grammar(gist.language).determiners | claim_words(gist.language).relatives
    comma = place - 1
    while comma > 0 and tokens[comma].lower in skipped:
        comma -= 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    starts = range(max(0, comma - _NAMED), comma - 1)
    whole = (start for start in starts if _may_open(gist, start))
    start = next((start for start in whole if _person_end(gist, start) == comma), None)
    return None if start is None else (start, comma)


def _may_open(gist: Gist, place: int) -> bool:
    """Whether a name may begin at a token: not inside another, nor with a little word that opens the sentence."""
    stop, tokens = language_data(gist.language).stopwords, gist.tokens
    if place == 0:
        return tokens[0].lower not in stop
    return not tokens[place - 1].is_capital or (place == 1 and tokens[0].lower in stop)


def _person_end(gist: Gist, place: int) -> int:
    """Where the name of a person that begins at a token ends; 0 where none does."""
    tokens, particles = gist.tokens, claim_words(gist.language).particles
    end, capitals = place, 0
    while end < len(tokens) and capitals < _NAMED and tokens[end].is_word and not tokens[end].quoted:
        if _can_be_name(tokens[end]):
            capitals += 1
        elif not (capitals and _leads_on(tokens[end:], particles)):
            break
        end += 1
    return end if capitals >= _FULL and _is_person(tokens[place:end], gist.language) else 0


def _leads_on(tokens: Sequence[Token], particles: Collection[str]) -> bool:
    """Whether small words of a name are followed by more of it: "van der Brand"."""
    after = next((token for token in tokens if token.lower not in particles), tokens[0])
    return tokens[0].lower in particles and after.is_capital


def _can_be_name(token: Token) -> bool:
    return token.is_capital and not any(map(str.isdigit, token.text))


def _is_person(named: Sequence[Token], language: str) -> bool:
    """Whether a name is neither an organisation's nor only little words."""
    data, words = language_data(language), {token.lower for token in named}
    known = data.reporting
    if words & (known.organisations | known.offices) or words <= data.stopwords:
        return False
    return not any(word.endswith(known.organisation_endings) for word in words)
