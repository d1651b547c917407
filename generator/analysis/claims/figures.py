"""The figures of a sentence, with what they count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.claim_words import ClaimWords, claim_words
from generator.analysis.lexicon import PhraseTable
from generator.analysis.model import Figure, Sentence, Span, Token
from generator.analysis.speech.grammar import grammar
from generator.languages.loading import language_data

_DIGITS = r"\d+(?:[.,]\d+)*"
_NUMBER, _SPACED = (
    re.compile(rf"(?<![\w.,§#/+=°-])({digits})([^\W\d_]*)(?![\w/]|[-–—]\w)")
    for digits in (_DIGITS, rf"\d{{1,3}}(?:\s\d{{3}})+(?:[.,]\d+)?|{_DIGITS}")
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "%": "percent"}
_MARKS = frozenset(".,")  # what stands between decimals and thousands: one is a language's decimal mark, the other not
_THOUSANDS = 3
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_VERSIONS = 1000  # no version has a number as large
_SHARED = 2  # words between the two figures of a share
_DASHES = frozenset("-–—")
_COUNTRY = 2  # letters of a country before the sign of its currency


@dataclass(frozen=True, slots=True)
class _Number:
    """The value of the digits or the word at tokens `first:last`."""

    first: int
    last: int
    value: float


def date_places(sentence: Sentence) -> tuple[Span, ...]:
    """Where dates and times stand in a sentence."""
    return tuple((timex.start, timex.end) for timex in sentence.loose_dates)


def figures(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence in order: no dates, no numbers of laws or chapters, no ranges, no shares,
    nothing that only tells how much more something is."""
    known, dates, tokens = claim_words(sentence.language), date_places(sentence), sentence.tokens
    numbers = sorted((*_in_words(sentence, known), *_in_digits(sentence, known)), key=lambda number: number.first)
    starts = ((number, tokens[number.first].start) for number in numbers)
    free = (number for number, start in starts if not any(first <= start < last for first, last in dates))
    measured = [_figure(tokens, number, known) for number in free if not _is_labelled(sentence, number)]
    return tuple(
        figure
        for place, figure in enumerate(measured)
        if _counts(sentence, figure, known) and not _is_in_range(tokens, measured, place, known)
    )


# Numbers ----------------------------------------------------------------------------------------------------------


def _in_words(sentence: Sentence, known: ClaimWords) -> Iterator[_Number]:
    pointing, tokens = grammar(sentence.language).determiners, sentence.tokens  # "these two" were counted before
    for place, token in enumerate(tokens):
        meant = known.numbers.meanings(token.lower)
        if meant and not token.quoted and not (place and tokens[place - 1].lower in pointing):
            yield _Number(place, place + 1, float(min(meant)))


def _in_digits(sentence: Sentence, known: ClaimWords) -> Iterator[_Number]:
    """Numbers in digits, times a scale that is glued to them ("1.3bn")."""
    places = {token.start: place for place, token in enumerate(sentence.tokens)}
    for match in (_SPACED if known.spaced_thousands else _NUMBER).finditer(sentence.text):
        value, glued = _value("".join(match[1].split()), known.decimal), known.scales.meanings(match[2])
        if match.start() in places and value is not None and (glued or not match[2]):
            end = (place for start, place in places.items() if start >= match.end())
            scale = float(min(glued)) if glued else 1
            yield _Number(places[match.start()], next(end, len(places)), value * scale)


def _value(text: str, decimal: str) -> float | None:
    """The number that digits with points and commas write, given the mark before the decimals."""
    (thousands,) = _MARKS - {decimal}
    whole, _, rest = text.partition(decimal)
    head, *groups = whole.split(thousands)
    if any(len(group) != _THOUSANDS for group in groups) or not (rest or "0").isdigit():
        return None
    return float(f"{head}{''.join(groups)}.{rest or 0}")


def _is_labelled(sentence: Sentence, number: _Number) -> bool:
    """Whether a number only names something: "Article 5", "§ 5", "No. 12", or orders it: "am 3. Tag"."""
    tokens, place = sentence.tokens, number.first
    before = [token.lower for token in tokens[max(0, place - 2) : place] if token.is_word or token.text == "§"]
    if "§" in before or (before and before[-1] in claim_words(sentence.language).labels):
        return True
    dotted = sentence.text[tokens[place].end : tokens[place].end + 2] == ". "
    return dotted and place + 2 < len(tokens) and language_data(sentence.language).sentences.ordinals


# Figures ----------------------------------------------------------------------------------------------------------


def _figure(tokens: Sequence[Token], number: _Number, known: ClaimWords) -> Figure:
    """A number with its scale, its unit before or after it, and the words that bound or round it."""
    value, last = _scaled(tokens, number, known)
    unit, last = _unit_after(tokens, last, known)
    first = number.first
    if not unit:
        unit, first = _unit_before(tokens, first, known)
    more, less = (_beside(table, tokens, first, last, known) for table in (known.more, known.less))
    about = _beside(known.about, tokens, first, last, known) > 0
    bound = (more > less) - (less > more)  # "no more than" holds "more than"
    return Figure(first, last, tokens[first].start, tokens[last - 1].end, value, unit, bound, about)


def _scaled(tokens: Sequence[Token], number: _Number, known: ClaimWords) -> tuple[float, int]:
    """The value with the scale after it, and where both end; a point may close the scale ("3 Mrd. Euro")."""
    scale = known.scales.at(tokens, number.last)
    if scale is None:
        return number.value, number.last
    pointed = scale.end < len(tokens) and tokens[scale.end].text == "."
    closed = pointed and known.currencies.at(tokens, scale.end + 1) is not None
    return number.value * float(scale.key), scale.end + closed


def _unit_after(tokens: Sequence[Token], last: int, known: ClaimWords) -> tuple[str, int]:
    if measure := known.currencies.at(tokens, last) or known.units.at(tokens, last):
        return measure.key, measure.end
    if last < len(tokens) and tokens[last].text in _SIGNS:
        return _SIGNS[tokens[last].text], last + 1
    return "", last


def _unit_before(tokens: Sequence[Token], first: int, known: ClaimWords) -> tuple[str, int]:
    if first and tokens[first - 1].text in _SIGNS:
        return _SIGNS[tokens[first - 1].text], first - 1 - _is_of_country(tokens, first - 1)
    before = known.currencies.before(tokens, first)
    return (before.key, before.start) if before else ("", first)


def _is_of_country(tokens: Sequence[Token], sign: int) -> bool:
    """Whether a country is glued to the sign of a currency: "US$"."""
    before = tokens[max(0, sign - 1) : sign]
    return any(t.end == tokens[sign].start and t.text.isupper() and len(t.text) <= _COUNTRY for t in before)


def _beside(table: PhraseTable, tokens: Sequence[Token], first: int, last: int, known: ClaimWords) -> int:
    """The words of the phrase that stands right before a figure, or of one of several words right after it; 0 where
    there is none."""
    start = first - 1 if first and tokens[first - 1].lower in known.articles else first
    before = table.before(tokens, first) or table.before(tokens, start)
    if before is not None:
        return before.end - before.start
    after = table.at(tokens, last)
    return after.end - after.start if after is not None and after.end - after.start > 1 else 0


# What counts nothing ----------------------------------------------------------------------------------------------


def _counts(sentence: Sentence, figure: Figure, known: ClaimWords) -> bool:
    """Whether a figure tells how much there is: no year, no difference, no share, no version."""
    compares = known.difference.at(sentence.tokens, figure.last) is not None
    is_year = not figure.unit and _YEAR.fullmatch(sentence.text[figure.start : figure.end])
    return not (compares or is_year or _only_names(sentence, figure) or _is_of_share(sentence.tokens, figure, known))


def _only_names(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number names a version or one of a series: "Debian 8", "desktop 3.4", "stage 13 of the race"."""
    if figure.unit or figure.value >= _VERSIONS or not figure.first:
        return False
    if not _MARKS.isdisjoint(sentence.text[figure.start : figure.end]):
        return True
    before, after = sentence.tokens[figure.first - 1], sentence.tokens[figure.last : figure.last + 1]
    named = before.is_word and before.is_capital and figure.first > 1
    return named or (_tells(before, sentence) and not any(_tells(token, sentence) for token in after))


def _tells(token: Token, sentence: Sentence) -> bool:
    idle = language_data(sentence.language).stopwords | claim_words(sentence.language).light
    return token.is_word and token.lower not in idle


def _is_of_share(tokens: Sequence[Token], figure: Figure, known: ClaimWords) -> bool:
    """Whether a figure is a share of another, or what one is a share of: "two of the five", "nine in ten"."""
    first, last = figure.first, figure.last
    joined = any(token.lower in known.sharing for token in tokens[last : last + 1])
    if joined and any(_is_number(token, known) for token in tokens[last + 1 : last + 1 + _SHARED]):
        return True
    joints = (joint for joint in range(max(1, first - _SHARED), first) if tokens[joint].lower in known.sharing)
    return any(_is_number(tokens[joint - 1], known) for joint in joints)


def _is_number(token: Token, known: ClaimWords) -> bool:
    return token.text.isdigit() or bool(known.numbers.meanings(token.lower))


def _is_in_range(tokens: Sequence[Token], counted: Sequence[Figure], place: int, known: ClaimWords) -> bool:
    """Whether a figure is an end of a range: "15 to 25 cents", "between 4 and 6"."""
    ends = zip(counted[max(0, place - 1) : place + 1], counted[max(1, place) : place + 2], strict=False)
    return any(_are_joined(tokens, first, second, known) for first, second in ends)


def _are_joined(tokens: Sequence[Token], first: Figure, second: Figure, known: ClaimWords) -> bool:
    """Whether nothing but "to", "and" or a dash parts two figures of one unit."""
    between = tokens[first.last : second.first]
    joined = len(between) == 1 and between[0].lower in known.joining | _DASHES
    return joined and first.unit in ("", second.unit)
