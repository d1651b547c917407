"""When two pieces of sentences mean the same: names, acts, things, words."""

from generator.analysis.model import Cast, NameWords, Piece, PieceSort
from generator.analysis.tokens import loose_dates, undated
from generator.analysis.words import SHORT, akin, folded
from generator.languages.loading import data_cache, known, language_data

_LIKE = 6  # letters at the beginning that two words of one language share, where they are not the shorter one whole
_VOWELS = frozenset("aeio")  # "norma", "norme"
_ENDINGS = 3  # letters by which forms of one word differ at most, where one begins with the other


def name_words(name: str, language: str, cast: Cast) -> NameWords:
    """The folded words of a name, or of what it is short for."""
    stop, full = language_data(language).stopwords, cast.canonical(name)
    tokens = undated(full, loose_dates(full, language))
    return frozenset(folded(token.text) for token in tokens if token.is_word and token.text.casefold() not in stop)


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
