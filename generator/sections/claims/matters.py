"""Whether two claims are of one matter: what their clauses share, what each has alone, and what speaks against it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.analysis.model import Claim, FigureClaim, Gist, NameWords, Piece, PieceSort
from generator.analysis.words import SHORT, akin, folded
from generator.languages.loading import data_cache, known, language_data

SHARED = 2
"""Pieces that two clauses of one language have in common at least, without an act three; one less where neither has
anything else."""
ACROSS = 3
"""What two sentences of different languages need: a rare name counts twice, a common one, an act, a thing once."""

_LIKE = 6  # letters at the beginning that two words of one language share, where they are not the shorter one whole
_VOWELS = frozenset("aeio")  # "norma", "norme"
_ENDINGS = 3  # letters by which forms of one word differ at most, where one begins with the other

IsCommon = Callable[[NameWords], bool]
"""Whether a name stands in so many sentences that it tells little."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two claims have in common, and what each has alone."""

    shared: tuple[Piece, ...]
    first_alone: tuple[Piece, ...]
    second_alone: tuple[Piece, ...]

    @property
    def is_one_matter(self) -> bool:
        """Whether one of the clauses has nothing that the other sentence lacks."""
        return not (self.first_alone and self.second_alone)

    def keys(self, *sorts: PieceSort) -> frozenset[str]:
        """What is shared of some sorts, or of all, each once."""
        return frozenset(piece.key for piece in self.shared if piece.sort in (sorts or PieceSort))

    @property
    def is_of_words(self) -> bool:
        """Whether no more than words are shared."""
        return all(piece.sort is PieceSort.WORD for piece in self.shared)

    def is_enough(self, least: int) -> bool:
        """Whether so much is shared; one less where neither has anything else, and it is more than a word."""
        if len(self.keys()) >= least:
            return True
        telling = len(self.shared) > 1 or not self.is_of_words
        return len(self.keys()) == least - 1 and telling and not (self.first_alone or self.second_alone)


def overlap(first: Claim, second: Claim) -> Overlap:
    """What two clauses share, each looked for in the whole other sentence."""
    there, first_alone = _looked_up(first, second)
    here, second_alone = _looked_up(second, first)
    shorter = there if len(there) <= len(here) else here
    alike = first.gist.language == second.gist.language
    return Overlap(shorter if alike else (*there, *here), first_alone, second_alone)


def _looked_up(claim: Claim, other: Claim) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of a clause that the other sentence has, and those that it lacks."""
    alike = claim.gist.language == other.gist.language
    there = tuple(piece for piece in claim.pieces if is_there(piece, other.scope, other.gist, alike=alike))
    return there, tuple(piece for piece in claim.pieces if piece not in there)


def is_there(piece: Piece, pieces: Iterable[Piece], gist: Gist, *, alike: bool) -> bool:
    """Whether one of the pieces means the same, or a name is among those that the sentence leans on."""
    if any(matches(piece, other, alike=alike) for other in pieces):
        return True
    return piece.sort is PieceSort.NAME and _is_named(piece.words, (*gist.around, *gist.speakers))


def _is_named(name: NameWords, names: Iterable[NameWords]) -> bool:
    return any(meets(name, other) for other in names)


def share_a_name(first: Iterable[NameWords], second: Sequence[NameWords]) -> bool:
    """Whether a name of the first is likely one of the second."""
    return any(_is_named(name, second) for name in first)


def weigh(
    first: Claim,
    second: Claim,
    is_common: IsCommon,
    *,
    least: int = SHARED,
    denied: tuple[bool, bool] = (False, False),
) -> int | None:
    """How much tells that two claims are of one matter; None where it is not enough or something speaks against it.

    What a `denied` clause has alone may be all that is denied.
    """
    if speak_of_others(first.gist, second.gist):
        return None
    found = overlap(first, second)
    if first.gist.language != second.gist.language:
        return _across(first, second, found, is_common)
    apart, others_apart = (_keys(piece for piece in claim.scope if piece.apart) for claim in (first, second))
    if apart != others_apart or _is_too_little(first, second, found, least) or _denies_more(found, denied):
        return None  # what is apart is one of several: "second", "annual"
    keys, others = _keys(first.pieces), _keys(second.pieces)
    met = (keys | others) - (_keys(found.first_alone) - others) - (_keys(found.second_alone) - keys)
    return 2 * len(met) - min(len(found.first_alone), len(found.second_alone))


def _keys(pieces: Iterable[Piece]) -> set[str]:
    return {piece.key for piece in pieces}


def _is_too_little(first: Claim, second: Claim, found: Overlap, least: int) -> bool:
    """Whether two clauses of one language share too little to be of one matter."""
    if not (found.is_one_matter and found.is_enough(least)):
        return True
    return found.is_of_words and not _words_suffice(first, second, found)


def _denies_more(found: Overlap, denied: tuple[bool, bool]) -> bool:
    """Whether a clause that denies has something alone: it may be all that it denies."""
    return bool((denied[0] and found.first_alone) or (denied[1] and found.second_alone))


def _words_suffice(first: Claim, second: Claim, found: Overlap) -> bool:
    """Whether words alone tell that two claims are of one matter: more than two for figures, and no other names."""
    if isinstance(first, FigureClaim) and len(found.keys()) == SHARED:
        return False
    names, others = first.gist.all_names, second.gist.all_names
    return not (names and others) or share_a_name(names, others)


def _across(first: Claim, second: Claim, found: Overlap, is_common: IsCommon) -> int | None:
    """The same for two languages, where words that differ prove nothing."""
    names = [*_names_shared(first.gist, second.gist), *_names_shared(second.gist, first.gist)]
    concepts, cognates = found.keys(PieceSort.ACT, PieceSort.THING), found.keys(PieceSort.WORD)
    if not (names and concepts) or (_opens_alone(first, second.gist) and _opens_alone(second, first.gist)):
        return None
    others = any(not meets(name, names[0]) for name in names) + len(concepts) + len(cognates)
    weight = max(1 if is_common(name) else 2 for name in names) + others
    enough = others >= SHARED or isinstance(first, FigureClaim)
    return weight if enough and weight >= ACROSS else None


def _names_shared(gist: Gist, other: Gist) -> list[NameWords]:
    """The names of a sentence, and of who says it, that another has too."""
    return [name for name in (*gist.names, *gist.speakers) if _is_named(name, other.all_names)]


def _opens_alone(claim: Claim, gist: Gist) -> bool:
    """Whether a clause opens with what is neither an act nor a thing, and a sentence leaves it out."""
    opening = claim.pieces[0]
    names = opening.sort in (PieceSort.NAME, PieceSort.WORD)
    return names and not is_there(opening, gist.pieces, gist, alike=False)


def alone(names: Iterable[NameWords], gist: Gist) -> list[NameWords]:
    """The names that a sentence has neither as such nor among its words."""
    words = [piece for piece in gist.pieces if piece.sort is PieceSort.WORD]
    return [name for name in names if not _is_named(name, gist.all_names) and not _is_spelled(name, words)]


def _is_spelled(name: NameWords, words: Sequence[Piece]) -> bool:
    """Whether all words of a name are among the words of a sentence."""
    pieces = (Piece(0, 0, PieceSort.WORD, key) for key in name)
    return all(any(matches(piece, word, alike=False) for word in words) for piece in pieces)


def speak_of_others(first: Gist, second: Gist, *, but: Sequence[NameWords] = ()) -> bool:
    """Whether each of two sentences names somebody, or some place, that the other leaves out, `but` for some."""
    both = alone(first.names, second), alone(second.names, first)
    return all(any(not _is_named(name, but) for name in names) for names in both)


# Pieces -----------------------------------------------------------------------------------------------------------


def meets(first: NameWords, second: NameWords) -> bool:
    """Whether two names are likely one: all words of the shorter are in the longer, half of that at least, unless the
    shorter says what the longer is ("the Commission")."""
    shorter, longer = sorted((first, second), key=len)
    if not shorter or (2 * len(shorter) < len(longer) and not shorter <= _organisations()):
        return False
    return all(any(akin(word, other, names=True) for other in longer) for word in shorter)


@data_cache
def _organisations() -> NameWords:
    """The folded nouns of organisations in all languages."""
    return frozenset(folded(word) for code in known() for word in language_data(code).reporting.organisations)


def matches(first: Piece, second: Piece, *, alike: bool) -> bool:
    """Whether two pieces mean the same; `alike` tells that both are in one language, where words are compared
    strictly."""
    match first.sort, second.sort:
        case PieceSort.NAME, PieceSort.NAME:
            return meets(first.words, second.words)
        case PieceSort.NAME, PieceSort.WORD:
            return _names(first, second)
        case PieceSort.WORD, PieceSort.NAME:
            return _names(second, first)
        case PieceSort.WORD, PieceSort.WORD:
            return _is_form(first.key, second.key) if alike else akin(first.key, second.key)
        case _:
            return first.sort is second.sort and first.key == second.key


def _names(name: Piece, word: Piece) -> bool:
    """Whether a word is a name's only one."""
    return len(name.words) == 1 and akin(word.key, next(iter(name.words)), names=True)


def _is_form(first: str, second: str) -> bool:
    """Whether two words of one language are forms of one: one goes on with an ending, or both end differently."""
    shorter, longer = sorted((first, second), key=len)
    if longer.startswith(shorter):
        return shorter == longer or (len(shorter) >= SHORT - 1 and len(longer) - len(shorter) <= _ENDINGS)
    stem = len(longer) - 1 if longer[-1] in _VOWELS and shorter[-1] in _VOWELS else max(_LIKE, len(longer) - 2)
    return len(shorter) >= SHORT and first[:stem] == second[:stem]
