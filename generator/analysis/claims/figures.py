"""The figures of a sentence, with what they count, and which of them exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.analysis.claims.words import ClaimWords, claim_words
from generator.analysis.lexicon import PhraseTable
from generator.analysis.model import Figure, Sentence, Token
from generator.analysis.speech.grammar import grammar
from generator.languages import language_data

_NUMBER = re.compile(r"(?<![\w.,§#/+=°-])(\d+(?:[.,]\d+)*)([^\W\d_]*)(?![\w/]|-\w)")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "%": "percent"}
_POINT_DECIMALS = frozenset({"en"})
"""Languages that write 1,200.5; the others write 1.200,5."""
_THOUSANDS = 3
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_CLOSE, _ROUND_FROM = 0.1, 1000.0
_VERSIONS = 1000  # no version has a number as large
_SHARED = 2  # words between the two figures of a share
_ARTICLES = frozenset({"the", "i", "le", "gli", "l'", "den", "die"})
_JOINING = frozenset({"to", "and", "or", "a", "e", "o", "bis", "und", "oder", "al", "ai", "auf", "-", "–", "—"})
_SHARING = frozenset({"of", "in", "out", "di", "su", "von", "der", "dei", "delle"})


def date_places(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where dates and times stand in a sentence."""
    return tuple((timex.start, timex.end) for timex in sentence.loose_dates)


def figures(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence in order: no dates, no numbers of laws or chapters, no ranges, no shares,
    nothing that only tells how much more something is."""
    text, language, tokens = sentence.text, sentence.language, sentence.tokens
    known, dated = claim_words(language), date_places(sentence)
    found: list[Figure] = []
    for place, end, value, scale in _numbers(text, tokens, known, language):
        if any(first <= tokens[place].start < last for first, last in dated) or _labelled(
            text, tokens, place, known, language
        ):
            continue
        figure = _figure(tokens, place, end, value * scale, known)
        if _is_share(tokens, figure.last, known):
            continue
        if not known.difference.at(tokens, figure.last) and not _only_names(figure, tokens, language):
            found.append(figure)
    return tuple(one for at, one in enumerate(found) if one.unit or not _is_year(text[one.start : one.end])
                 if not _linked(tokens, found, at))  # fmt: skip


def _numbers(
    text: str, tokens: Sequence[Token], known: ClaimWords, language: str
) -> Iterator[tuple[int, int, float, float]]:
    """The tokens and value of each number, in digits or words, and the scale that is glued to it ("1.3bn")."""
    pointing = grammar(language).determiners  # "these two" were counted before
    digits = iter(_NUMBER.finditer(text))
    match = next(digits, None)
    for place, token in enumerate(tokens):
        if token.lower in known.numbers and not token.quoted and not (place and tokens[place - 1].lower in pointing):
            yield place, place + 1, known.numbers[token.lower], 1
        while match is not None and match.start() < token.start:
            match = next(digits, None)
        if match is None or match.start() != token.start:
            continue
        value = _value(match[1], language)
        glued = known.scales.meanings(match[2])
        if value is not None and (glued or not match[2]):
            end = next((at for at in range(place, len(tokens)) if tokens[at].start >= match.end()), len(tokens))
            yield place, end, value, float(min(glued)) if glued else 1


def exclude(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing cannot both be right: not where one only bounds or rounds the other."""
    if one.unit != other.unit or one.value == other.value:
        return False
    if one.bound != other.bound:
        bound, free = (one, other) if one.bound else (other, one)
        beyond = (free.value - bound.value) * bound.bound < 0
        return beyond and not free.bound
    low, high = sorted((one.value, other.value))
    if (one.about or other.about) and high - low <= _CLOSE * high:
        return False
    return not (_rounds(one.value, other.value) or _rounds(other.value, one.value))


def _rounds(rough: float, fine: float) -> bool:
    """Whether a large number is another one with fewer digits."""
    if rough < _ROUND_FROM and rough == int(rough):
        return False
    digits = len(f"{rough:.10g}".replace(".", "").strip("0")) or 1
    return float(f"{fine:.{digits}g}") == rough


def _figure(tokens: Sequence[Token], place: int, last: int, value: float, known: ClaimWords) -> Figure:
    first, unit = place, ""
    if scale := known.scales.at(tokens, last):
        value, last = value * float(scale.key), scale.end
        if [token.text for token in tokens[last : last + 1]] == ["."] and known.currencies.at(tokens, last + 1):
            last += 1  # "3 Mrd. Euro"
    if measure := known.currencies.at(tokens, last) or known.units.at(tokens, last):
        unit, last = measure.key, measure.end
    elif last < len(tokens) and tokens[last].text in _SIGNS:
        unit, last = _SIGNS[tokens[last].text], last + 1
    if not unit and place and tokens[place - 1].text in _SIGNS:
        unit, first = _SIGNS[tokens[place - 1].text], place - 1
        if first and tokens[first - 1].text == "US" and tokens[first - 1].end == tokens[first].start:
            first -= 1
    elif not unit and (before := known.currencies.before(tokens, place)):
        unit, first = before.key, before.start
    bound = _near(known.more, tokens, first, last) - _near(known.less, tokens, first, last)
    about = _near(known.about, tokens, first, last)
    return Figure(first, last, tokens[first].start, tokens[last - 1].end, value, unit, bound, about)


def _near(table: PhraseTable, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether one of the phrases stands right before a figure, or one of several words right after it."""
    if table.before(tokens, first) or (
        first and tokens[first - 1].lower in _ARTICLES and table.before(tokens, first - 1)
    ):
        return True
    after = table.at(tokens, last)
    return after is not None and after.end - after.start > 1


def _value(text: str, language: str) -> float | None:
    """The number that digits with points and commas write in a language."""
    decimal, thousands = (".", ",") if language.split("-")[0] in _POINT_DECIMALS else (",", ".")
    whole, _, rest = text.partition(decimal)
    head, *groups = whole.split(thousands)
    if any(len(group) != _THOUSANDS for group in groups) or not rest.isdigit() * bool(rest) + (not rest):
        return None
    return float(f"{head}{''.join(groups)}.{rest or 0}")


def _labelled(text: str, tokens: Sequence[Token], place: int, known: ClaimWords, language: str) -> bool:
    """Whether a number only names something: "Article 5", "§ 5", "No. 12", or orders it: "am 3. Tag"."""
    before = [one.lower for one in tokens[max(0, place - 2) : place] if one.is_word or one.text == "§"]
    named = "§" in before or (bool(before) and before[-1] in known.labels)
    closing = text[tokens[place].end : tokens[place].end + 2]
    return named or (language_data(language).sentences.ordinals and closing == ". " and place + 2 < len(tokens))


def _only_names(figure: Figure, tokens: Sequence[Token], language: str) -> bool:
    """Whether a bare number names a version or one of a series: "Debian 8", "desktop 3.4", "stage 13 of the race"."""
    if figure.unit or figure.value >= _VERSIONS or not figure.first:
        return False
    before, after = tokens[figure.first - 1], tokens[figure.last] if figure.last < len(tokens) else None
    stop = language_data(language).stopwords | claim_words(language).light
    if "." in (text := "".join(token.text for token in tokens[figure.first : figure.last])) or "," in text:
        return True
    counts = after is not None and after.is_word and after.lower not in stop
    return before.is_word and ((before.is_capital and figure.first > 1) or not (counts or before.lower in stop))


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def _is_share(tokens: Sequence[Token], at: int, known: ClaimWords) -> bool:
    """Whether a figure is a share of another: "two of the five", "nine in ten"."""
    if at >= len(tokens) or tokens[at].lower not in _SHARING:
        return False
    return any(token.lower in known.numbers or token.text.isdigit() for token in tokens[at + 1 : at + 1 + _SHARED])


def _linked(tokens: Sequence[Token], found: Sequence[Figure], at: int) -> bool:
    """Whether a figure is an end of a range: "15 to 25 cents", "between 4 and 6"."""
    for one, other in ((at - 1, at), (at, at + 1)):
        if one < 0 or other >= len(found):
            continue
        first, second = found[one], found[other]
        gap = [token.lower for token in tokens[first.last : second.first]]
        if len(gap) == 1 and gap[0] in _JOINING and (first.unit in ("", second.unit)):
            return True
    return False
