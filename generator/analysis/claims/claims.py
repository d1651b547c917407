"""What sentences claim that others can contradict: figures, dates, yes or no, each with its clause."""

from collections.abc import Iterator, Sequence

from generator.analysis.claim_words import claim_words
from generator.analysis.claims.clauses import ENOUGH, Clause, clause_around, clauses, reach_of
from generator.analysis.event_words import event_words, has
from generator.analysis.model import (
    AnswerClaim,
    DateClaim,
    Dating,
    Figure,
    FigureClaim,
    Gist,
    Mood,
    NameWords,
    Piece,
    PieceSort,
    Token,
)
from generator.analysis.speech.grammar import grammar
from generator.languages.loading import language_data

_BEFORE, _AFTER = 6, 5  # words around an act that tell whether it is to come or done
_POINTING = 3  # words before one of several ("a hearing") that tell whether it is the only one
_COUNTED, _NEAR = 2, 40  # pieces after a figure that can be what it counts, and characters between them
_NEARBY = 4  # pieces before a figure of which one can be what it counts
_DATED = frozenset(
    {"vote", "decide", "publish", "start", "end", "effect", "sign", "meet", "resign", "submit", "take_over", "withdraw",
     "approve", "extend", "grant", "join"}
)  # fmt: skip
"""Acts that have a date."""


def _mood(clause: Clause) -> Mood:
    """Whether a clause tells of what is to come or of what has happened, by its verbs."""
    known, rules = claim_words(clause.gist.language), grammar(clause.gist.language)
    places = clause.places
    words = [clause.gist.tokens[place].lower for place in places]
    ahead = known.ahead.holds(clause.gist.tokens, places.start, places.stop)
    if ahead or any(word.endswith(known.ahead_endings) for word in words):
        return Mood.AHEAD
    past = known.past | rules.perfect | rules.passive
    done = any(word in past or word.endswith(known.past_endings) for word in words)
    return Mood.DONE if done else Mood.PLAIN


# Figures and dates ------------------------------------------------------------------------------------------------


def figure_claims(gist: Gist) -> Iterator[FigureClaim]:
    """The figures of a sentence that could be right or wrong; none beside prices, which change by the day."""
    known, every = claim_words(gist.language), gist.sentence.figures
    if not every or any(token.lower in known.prices for token in gist.tokens):
        return
    whole, rate = known.whole.holds(gist.tokens), known.rates.holds(gist.sentence.tokens)
    for figure in every:
        place, reach = (figure.start, figure.end), reach_of(figure, gist)
        clause = clause_around(gist, place, reach)
        if clause.pieces:
            yield FigureClaim(
                gist,
                clause.pieces,
                gist.within(*reach),
                (place,),
                _mood(clause),
                clause.dates,
                figure,
                every,
                tuple(_counted(figure, clause.pieces, gist)),
                whole=whole,
                rate=rate,
                fixed=any(piece.key in known.fixed for piece in clause.pieces),
            )


def _counted(figure: Figure, pieces: Sequence[Piece], gist: Gist) -> list[Piece]:
    """What a figure may count: what follows it at once, or else the next after it, or what stands before it."""
    after = [piece for piece in pieces if piece.start >= figure.end][:_COUNTED]
    direct = [piece for piece in after if piece.sort is not PieceSort.ACT and piece.start - figure.end <= _NEAR]
    if direct and figure.last < len(gist.tokens) and direct[0].start == gist.tokens[figure.last].start:
        return direct
    return direct[:1] + [piece for piece in pieces if piece.end <= figure.start][-_NEARBY:]


def date_claims(gist: Gist) -> Iterator[DateClaim]:
    """The events of a sentence that nobody quotes, each with its date; of one that was moved only the new date."""
    moved = has(gist.sentence.text, event_words(gist.language).moved)
    dates = gist.sentence.datings
    events = [told.dating for told in gist.sentence.occurrences if not told.quoted]
    loose = _is_one_of_several(gist)
    for dating in events[-1:] if moved else events:
        place = dating.start, dating.end
        clause = clause_around(gist, place)
        pieces = tuple(piece for piece in clause.pieces if piece.sort is not PieceSort.ACT or piece.key in _DATED)
        if pieces and not _negations(clause):
            act = _nearest_act(pieces, dating)
            mood = _mood(clause)
            yield DateClaim(gist, pieces, gist.pieces, (place,), mood, dates, dating, act, moved=moved, loose=loose)


def _nearest_act(pieces: Sequence[Piece], dating: Dating) -> str:
    def distance(piece: Piece) -> tuple[int, int]:
        return max(piece.start - dating.end, dating.start - piece.end, 0), piece.start

    nearest = min((piece for piece in pieces if piece.sort is PieceSort.ACT), key=distance, default=None)
    return nearest.key if nearest else ""


def _is_one_of_several(gist: Gist) -> bool:
    """Whether a sentence tells of one of several events of a kind: "a hearing", "met"."""
    if any(piece.key == "meet" for piece in gist.pieces):
        return True
    known, determiners = claim_words(gist.language), grammar(gist.language).determiners
    words = [token.lower for token in gist.tokens]
    before = [words[max(0, place - _POINTING) : place] for place, word in enumerate(words) if word in known.recurring]
    return any(known.one_of.intersection(some) or not determiners.intersection(some) for some in before)


# Yes and no -------------------------------------------------------------------------------------------------------


def answer_claims(gist: Gist) -> Iterator[AnswerClaim]:
    """What each clause of a sentence says is so or not; nothing of what it leaves open or limits to a part."""
    if _leaves_open(gist):
        return
    some = claim_words(gist.language).some
    for clause in clauses(gist):
        own = {act.start for act in clause.acts if act.sign < 0}  # "refused" is an act, and denies no other
        negations = [token for token in _negations(clause) if token.start not in own]
        if len(negations) <= 1 and not some.holds(gist.tokens, clause.places.start, clause.places.stop):
            yield from _answers(clause, negations, clause.dates)


def _leaves_open(gist: Gist) -> bool:
    """Whether it stays open what is so: "if", "may"; what an act has decided does not ("ruled that it may")."""
    that = grammar(gist.language).that
    told = min((piece.end for piece in gist.pieces if piece.sort is PieceSort.ACT), default=len(gist.sentence.text))
    decided = (place for place, token in enumerate(gist.tokens) if token.lower in that and told < token.start)
    return claim_words(gist.language).open.holds(gist.tokens, 0, next(decided, len(gist.tokens) - 1) + 1)


def _answers(clause: Clause, negations: Sequence[Token], dates: tuple[Dating, ...]) -> Iterator[AnswerClaim]:
    gist, pieces, acts = clause.gist, clause.pieces, clause.acts
    denied = _denied(acts, negations, gist)
    if denied is None:
        return
    yet = claim_words(gist.language).yet.holds(gist.tokens, clause.places.start, clause.places.stop)
    marks = tuple((token.start, token.end) for token in negations)
    if not acts and len(pieces) >= ENOUGH:
        sign, negated = (-1 if negations else 1), bool(negations)
        yield AnswerClaim(gist, pieces, gist.pieces, marks, _mood(clause), dates, None, sign, negated=negated, yet=yet)
    for act in acts:
        if negations or yet or not _is_wished(gist, act):
            negated = act in denied
            words = (*(marks if negated else ()), (act.start, act.end))
            sign, mood = (-act.sign if negated else act.sign), _mood(_around(act, gist))
            agents = _agents(act, gist)
            yield AnswerClaim(gist, pieces, gist.pieces, words, mood, dates, act, sign, negated, yet, agents)


def _agents(act: Piece, gist: Gist) -> tuple[NameWords, ...]:
    """The names before an act, or behind "by", with who says it."""
    behind = _behind_by(gist)
    names = (piece for piece in gist.pieces if piece.sort is PieceSort.NAME)
    agents = [piece.words for piece in names if piece.start < act.start or piece.start in behind]
    return (*agents, *gist.speakers) if agents else ()


def _behind_by(gist: Gist) -> frozenset[int]:
    """Where names stand right behind "by", or behind a word after it ("by the")."""
    tokens, by = gist.tokens, claim_words(gist.language).by
    places = [place for place, token in enumerate(tokens) if token.lower in by]
    after = {token.start for place in places for token in tokens[place + 2 : place + 3]}
    return frozenset(after | {tokens[place].end + 1 for place in places})


def _negations(clause: Clause) -> list[Token]:
    return [clause.gist.tokens[place] for place in clause.places if _is_negation(clause.gist, place)]


def _is_negation(gist: Gist, place: int) -> bool:
    """Whether a token denies, alone or as the end of a word with an apostrophe ("won't")."""
    word, ending = gist.tokens[place].lower, claim_words(gist.language).negative_ending
    if word in language_data(gist.language).reporting.negations:
        return True
    return bool(ending and place) and ending.endswith(word) and (gist.tokens[place - 1].lower + word).endswith(ending)


def _denied(acts: Sequence[Piece], negations: Sequence[Token], gist: Gist) -> Sequence[Piece] | None:
    """The acts that a negation turns round: the next after it; None where that is not clear."""
    if not negations or len(acts) <= 1:
        return acts if negations else ()
    if grammar(gist.language).verb_brackets:
        return None
    return [act for act in acts if act.end > negations[0].start][:1] or None


def _is_wished(gist: Gist, act: Piece) -> bool:
    """Whether an act is only wanted or needed: "60 votes needed to pass"; "is expected to pass" tells what will be."""
    known, place = claim_words(gist.language), _place(act, gist)
    if place < 2 or gist.tokens[place - 1].lower not in grammar(gist.language).infinitive:
        return False
    return not (known.ahead.before(gist.tokens, place) or known.ahead.before(gist.tokens, place - 1))


def _around(act: Piece, gist: Gist) -> Clause:
    """The words around an act that tell when it is: some before it, but not before "that", and a few after it."""
    place, that = _place(act, gist), grammar(gist.language).that
    said = max((before for before in range(place) if gist.tokens[before].lower in that), default=0)
    first, last = max(place - _BEFORE, said), min(place + _AFTER, len(gist.tokens) - 1)
    return Clause(gist, gist.tokens[first].start, gist.tokens[last].end)


def _place(act: Piece, gist: Gist) -> int:
    """The token at which an act begins."""
    return next(place for place, token in enumerate(gist.tokens) if token.start == act.start)
