"""What sentences claim that others can contradict: figures, dates, yes or no, each with its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis.claims.clauses import ENOUGH, Span, between, clause, clauses
from generator.analysis.claims.gists import Gist
from generator.analysis.claims.pieces import Item, Sort
from generator.analysis.claims.words import claim_words
from generator.analysis.events.occurrences import is_event, is_quoted
from generator.analysis.model import Dating, Figure, Token
from generator.analysis.speech.grammar import grammar
from generator.languages import language_data

_BEFORE, _AFTER = 6, 5
"""Words around an act that tell whether it is to come or done."""
DATED = frozenset(
    {"vote", "decide", "publish", "start", "end", "effect", "sign", "meet", "resign", "submit", "take_over", "withdraw",
     "approve", "extend", "grant", "join"}
)  # fmt: skip
"""Acts that have a date."""


class Mood(StrEnum):
    """Whether a clause tells of what is to come, of what has happened, or of neither for sure."""

    AHEAD = "ahead"
    DONE = "done"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause of a sentence and what it claims. `items` are its pieces but for the value, `scope` those of the
    sentence that may belong to it; `words` where the value stands in the sentence."""

    gist: Gist
    items: tuple[Item, ...]
    scope: tuple[Item, ...]
    words: tuple[Span, ...]
    mood: Mood
    dates: tuple[Dating, ...]


@dataclass(frozen=True, slots=True)
class FigureClaim(Claim):
    """A figure, and all figures of its sentence; `whole` where it includes or leaves out parts, `rate` where it is one
    for each year, hour or the like."""

    figure: Figure
    beside: tuple[Figure, ...]
    whole: bool
    rate: bool


@dataclass(frozen=True, slots=True)
class DateClaim(Claim):
    """The date of an event; `moved` where the sentence says that the event was put off or brought forward to it."""

    dating: Dating
    act: str
    moved: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class AnswerClaim(Claim):
    """That something is so (`sign` 1) or not (-1). `act` is None where none is known; `yet` where it is not so so
    far."""

    act: Item | None
    sign: int
    negated: bool
    yet: bool


def figure_claims(gist: Gist, dates: Sequence[Dating]) -> Iterator[FigureClaim]:
    """The figures of a sentence that could be right or wrong."""
    known = claim_words(gist.language)
    found = gist.sentence.figures
    whole, rate = known.whole.holds(gist.tokens), known.rates.holds(gist.tokens)
    for figure in found:
        if any(token.lower in known.prices for token in gist.tokens):
            return
        near = [other for other in found if other.unit == figure.unit]
        reach = between(gist, figure, near)
        start, end = clause(gist, figure.start, figure.end, *reach)
        items, scope = gist.within(start, end), gist.within(*reach)
        if items:
            own = tuple(dating for dating in dates if start <= dating.start < end)
            mood = _mood(gist, start, end)
            yield FigureClaim(gist, items, scope, ((figure.start, figure.end),), mood, own, figure, found, whole, rate)


def date_claims(gist: Gist, dates: Sequence[Dating], moved: bool) -> Iterator[DateClaim]:
    """The events of a sentence that nobody quotes, each with its date."""
    own = [dating for dating in dates if is_event(dating, gist.sentence) and not is_quoted(dating, gist.sentence)]
    if moved:
        own = own[-1:]
    known = claim_words(gist.language)
    for dating in own:
        start, end = clause(gist, dating.start, dating.end)
        items = tuple(item for item in gist.within(start, end) if item.sort is not Sort.ACT or item.key in DATED)
        acts = sorted((item for item in items if item.sort is Sort.ACT), key=lambda item: _distance(item, dating))
        loose = _is_loose(gist, known.recurring, known.one_of)
        words = ((dating.start, dating.end),)
        mood = _mood(gist, start, end)
        if items and not _negations(gist, _tokens(gist, start, end)):
            act = acts[0].key if acts else ""
            yield DateClaim(gist, items, gist.items, words, mood, tuple(dates), dating, act, moved, loose)


def answer_claims(gist: Gist, dates: Sequence[Dating]) -> Iterator[AnswerClaim]:
    """What each clause of a sentence says is so or not; nothing of what it leaves open or limits to a part."""
    known = claim_words(gist.language)
    told = [item.end for item in gist.items if item.sort is Sort.ACT]
    said = grammar(gist.language).that  # "ruled that it may be built" leaves nothing open
    ends = (
        at for at, token in enumerate(gist.tokens) if token.lower in said and any(end < token.start for end in told)
    )
    if known.open.holds(gist.tokens, 0, next(ends, len(gist.tokens) - 1) + 1):
        return
    for start, end in clauses(gist):
        items, inside = gist.within(start, end), _tokens(gist, start, end)
        negations = _negations(gist, inside)
        if len(negations) > 1 or known.some.holds(gist.tokens, inside.start, inside.stop):
            continue
        yet = known.yet.holds(gist.tokens, inside.start, inside.stop)
        own = tuple(dating for dating in dates if start <= dating.start < end)
        mood = _mood(gist, start, end)
        acts = [item for item in items if item.sort is Sort.ACT]
        denied = _denied(acts, negations, gist)
        if denied is None:
            continue
        if not acts and len(items) >= ENOUGH:
            sign = -1 if negations else 1
            words = _spans(negations)
            yield AnswerClaim(gist, items, gist.items, words, mood, own, None, sign, bool(negations), yet)
        for act in acts:
            if not (negations or yet) and _is_wished(gist, act):
                continue
            negated = act in denied
            words = (*(_spans(negations) if negated else ()), (act.start, act.end))
            sign = -act.sign if negated else act.sign
            mood = _mood(gist, *_about(gist, act))
            yield AnswerClaim(gist, items, gist.items, words, mood, own, act, sign, negated, yet)


def sentence_dates(gist: Gist) -> tuple[Dating, ...]:
    """The days that a sentence gives."""
    return gist.sentence.datings


def _distance(item: Item, dating: Dating) -> tuple[int, int]:
    return max(item.start - dating.end, dating.start - item.end, 0), item.start


def _is_loose(gist: Gist, recurring: frozenset[str], one_of: frozenset[str]) -> bool:
    """Whether the sentence tells of one of several: "a hearing", "met"."""
    if any(item.key == "meet" for item in gist.items):
        return True
    lowers = [token.lower for token in gist.tokens]
    for at, word in enumerate(lowers):
        if word in recurring:
            before = lowers[max(0, at - 3) : at]
            if not before or one_of.intersection(before) or not grammar(gist.language).determiners.intersection(before):
                return True
    return False


# Yes and no -------------------------------------------------------------------------------------------------------


def _tokens(gist: Gist, start: int, end: int) -> range:
    inside = [at for at, token in enumerate(gist.tokens) if start <= token.start < end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _negations(gist: Gist, inside: range) -> list[Token]:
    known = language_data(gist.language).reporting.negations
    tokens = gist.tokens
    return [
        tokens[at]
        for at in inside
        if tokens[at].lower in known or (tokens[at].lower == "t" and at and tokens[at - 1].lower.endswith("n'"))
    ]


def _denied(acts: Sequence[Item], negations: Sequence[Token], gist: Gist) -> list[Item] | None:
    """The acts that a negation turns round; None where that is not clear."""
    if not negations:
        return []
    if len(acts) <= 1:
        return list(acts)
    if gist.language.startswith("de"):
        return None
    after = [act for act in acts if act.end > negations[0].start]
    return after[:1] or None


def _is_wished(gist: Gist, act: Item) -> bool:
    """Whether an act is only wanted or needed: "60 votes needed to pass"; "is expected to pass" tells what will be."""
    at = next(at for at, token in enumerate(gist.tokens) if token.start == act.start)
    ahead = claim_words(gist.language).ahead
    return (
        at > 1
        and gist.tokens[at - 1].lower == "to"
        and not (ahead.before(gist.tokens, at) or ahead.before(gist.tokens, at - 1))
    )


def _about(gist: Gist, act: Item) -> Span:
    """The words around an act that tell when it is: some before it, but not before "that", and a few after it."""
    at = next(at for at, token in enumerate(gist.tokens) if token.start == act.start)
    said = [place for place in range(at) if gist.tokens[place].lower in grammar(gist.language).that]
    first = max(at - _BEFORE, said[-1] if said else 0, 0)
    return gist.tokens[first].start, gist.tokens[min(at + _AFTER, len(gist.tokens) - 1)].end


def _spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    return tuple((token.start, token.end) for token in tokens)


def _mood(gist: Gist, start: int, end: int) -> Mood:
    known, rules = claim_words(gist.language), grammar(gist.language)
    inside = _tokens(gist, start, end)
    words = [gist.tokens[at].lower for at in inside]
    if known.ahead.holds(gist.tokens, inside.start, inside.stop) or (
        gist.language.startswith("it") and any(word.endswith(("rà", "ranno")) for word in words)
    ):
        return Mood.AHEAD
    past = any(word in known.past or word in rules.perfect | rules.passive for word in words)
    english = gist.language.startswith("en") and any(word.endswith("ed") for word in words)
    return Mood.DONE if past or english else Mood.PLAIN
