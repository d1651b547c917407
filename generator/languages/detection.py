"""Finds the language of a text, of a sentence inside a text of another language, or of a stretch of a sentence.

Own method, no library: each word votes by what it is. A function word (the stop words of each language's folder,
and short lists in the ``detection.yml`` of five more languages) votes for the languages that have it, a content word
by its ending or letters, a capital inside a sentence hardly at all. Other scripts than the Latin one decide alone.

Why not a library: ``benchmarks/sentences`` measures them side by side. On sentences cut to six words py3langid is a
point better than this and Lingua a point worse, on whole sentences there is no difference to speak of. But both
always give an answer, and so take five in six of the benchmark's names of bodies, papers and laws for foreign text,
where this takes none. Lingua installs 96 MB and loads models for half a second, py3langid brings NumPy. What is below
installs nothing, says when it does not know, finds clauses inside a sentence, and its words can be read and mended.

A clause shows by words that names and titles lack ("sich", "non", "which"): articles and prepositions alone
("Autorità garante della concorrenza e del mercato") never make a sentence foreign. All of it is deterministic.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from generator.languages.data import DetectionWords
from generator.languages.loading import data_cache, having, language_data, read, shared_data

UNKNOWN = "und"
"""The code of an unknown language (ISO 639-2)."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
_BREAK = re.compile(r"[.!?…:;,()\[\]{}\"“”„«»|\n]|\s[-–—]\s")
_SHAPE = 0.4  # what an ending or letter group is worth, where a function word is worth 1
_CERTAIN = 2.4  # evidence that settles a text's language
_LEAD = 2.0  # how many times the evidence of the next language it must have
_RIVAL = 1.3  # the same for a foreign sentence, where two kin may share most words
_LEAST_WORDS = 5  # a foreign run has at least as many
_LEAST_FUNCTION = 3  # function words of a foreign run or sentence, no fewer
_DRIFT = -0.12  # what a word without evidence costs a foreign run
_HOST = -1.6  # what a function word of the surrounding language costs it
_DROP = 3.0  # how far the evidence may fall inside a run
_AGAINST = -0.45  # a word worth less speaks for the host
_REACH = 12  # words a run grows at most to reach punctuation


@dataclass(frozen=True, slots=True)
class Detected:
    """What language a text is in."""

    language: str  # ISO 639-1, or ``und``
    certain: bool  # whether there is evidence enough to rely on; a guess otherwise


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """``detection.yml`` of each language and the stop words, turned round for look-up."""

    languages: tuple[str, ...]
    words: Mapping[str, frozenset[str]]  # function word -> languages that have it as one
    ordinary: Mapping[str, frozenset[str]]  # the same -> also languages in which it is some other word
    nominal: Mapping[str, frozenset[str]]
    shapes: Mapping[str, re.Pattern[str]]
    scripts: tuple[tuple[str, re.Pattern[str], str], ...]  # the last: what it is where that one's letters stand, too
    formulas: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text and which languages it speaks for."""

    start: int
    end: int
    word: str
    capital: bool
    votes: Mapping[str, float]
    function: frozenset[str]  # languages that have it as a function word
    known: frozenset[str]  # the same, and languages in which it is some other word


def detect(text: str) -> Detected:
    """Find the language of ``text``, whole or a single sentence.

    ``und`` when nothing speaks for any language. A few words without function words are a guess at best, and
    then not certain.
    """
    script = _script(text)
    if script:
        return Detected(script, True)
    totals = _totals(_tokens(text[:20_000]))
    ranked = sorted(totals.items(), key=lambda item: -item[1])  # of equals the first in the order of locales
    if not ranked or ranked[0][1] <= 0:
        return Detected(UNKNOWN, False)
    (best, score), (_, second) = ranked[0], ranked[1]
    return Detected(best, score >= _CERTAIN and score >= _LEAD * second)


def foreign(sentence: str, host: str) -> str | None:
    """Give the language of a whole ``sentence`` when it is surely another one than ``host``, else None.

    Names, titles, Latin, and sentences of fewer than five words stay in the host's language.
    """
    script = _script(sentence)
    if script:
        return script if script != host else None
    tokens = _tokens(sentence)
    if len(tokens) < _LEAST_WORDS:
        return None
    totals = _totals(tokens)
    best, rival = sorted(totals, key=lambda code: -totals[code])[:2]
    if best == host or best in _knowledge().formulas or totals[best] < _RIVAL * totals[rival]:
        return None
    values = [_value(token, best, host) for token in tokens]
    return best if _outweighs(values) and _is_clause(tokens, best, host) else None


def _outweighs(values: list[float]) -> bool:
    """Whether words speak for a foreign language clearly, and hardly any for the host's."""
    gained = sum(value for value in values if value > 0)
    lost = -sum(value for value in values if value < _AGAINST)
    return gained >= _CERTAIN and gained >= 4 * lost


def foreign_spans(text: str, host: str) -> tuple[tuple[int, int, str], ...]:
    """Give the runs of at least five words inside ``text`` that are surely in another language than ``host``.

    Each is ``(start, end, language)``; in order, without overlap. A run is the stretch with the highest sum of
    evidence (after Kadane), grown to the nearest punctuation where nothing speaks for the host.
    """
    tokens = _tokens(text)
    if len(tokens) < _LEAST_WORDS:
        return ()
    knowledge = _knowledge()
    spoken = {code for token in tokens for code in token.function} - {host} - knowledge.formulas
    runs = [run for code in knowledge.languages if code in spoken for run in _runs(text, tokens, code, host)]
    kept: list[tuple[float, int, int, str]] = []
    for run in sorted(runs, key=itemgetter(1, 2)):
        if not kept or run[1] > kept[-1][2]:
            kept.append(run)
        elif run[0] > kept[-1][0]:
            kept[-1] = run
    return tuple((tokens[first].start, tokens[last].end, code) for _, first, last, code in kept)


def _runs(text: str, tokens: tuple[_Token, ...], code: str, host: str) -> Iterator[tuple[float, int, int, str]]:
    """The foreign runs of one language, each with its evidence, first and last token."""
    values = [_value(token, code, host) for token in tokens]
    for score, begin, end in _stretches(values):
        if score < _CERTAIN:
            continue
        first, last = _grow(text, tokens, values, begin, end)
        run = tokens[first : last + 1]
        totals = _totals(run)
        rival = max((total for other, total in totals.items() if other not in (code, host)), default=0.0)
        if len(run) >= _LEAST_WORDS and totals[code] - rival > 1 and _is_clause(run, code, host):
            yield score, first, last, code


def _stretches(values: list[float]) -> Iterator[tuple[float, int, int]]:
    """Stretches whose sum is highest, each with its sum, first and last index, in order.

    A stretch begins at a positive value and stands as soon as the sum falls by ``_DROP`` or to nothing, so that
    only a bounded number of values is looked at twice.
    """
    index = 0
    while index < len(values):
        best, running, last = 0.0, 0.0, index
        for place in range(index, len(values)):
            running += values[place]
            if running > best:
                best, last = running, place
            elif running <= 0 or running < best - _DROP:
                break
        if best > 0:
            yield best, index, last
        index = last + 1


def _grow(text: str, tokens: tuple[_Token, ...], values: list[float], first: int, last: int) -> tuple[int, int]:
    """Take in words without evidence up to the next punctuation, where no word of the host's stands between."""
    for index in range(first, max(first - _REACH, -1), -1):
        if index == 0 or _BREAK.search(text, tokens[index - 1].end, tokens[index].start):
            first = index
            break
        if values[index - 1] < _AGAINST:
            break
    for index in range(last, min(last + _REACH, len(tokens))):
        if index == len(tokens) - 1 or _BREAK.search(text, tokens[index].end, tokens[index + 1].start):
            last = index
            break
        if values[index + 1] < _AGAINST:
            break
    return first, last


def _value(token: _Token, code: str, host: str) -> float:
    """How much a word speaks for ``code`` against ``host``."""
    if code in token.function and host not in token.known:
        return 1.0
    if host in token.function and code not in token.known:
        return _HOST
    difference = token.votes.get(code, 0.0) - token.votes.get(host, 0.0)
    return difference if difference else _DRIFT


def _is_clause(tokens: tuple[_Token, ...], code: str, host: str) -> bool:
    """Whether the words are a clause of ``code``, not a name: enough function words, one of them not nominal."""
    nominal = _knowledge().nominal.get(code, frozenset())
    own = [token for token in tokens if code in token.function and host not in token.known]
    if len(own) < _LEAST_FUNCTION or len({token.word for token in own}) == 1:
        return False
    return any(token.word not in nominal and not token.capital for token in own)


def _totals(tokens: tuple[_Token, ...]) -> dict[str, float]:
    totals = dict.fromkeys(_knowledge().languages, 0.0)
    for token in tokens:
        for code, vote in token.votes.items():
            totals[code] += vote
    return totals


def _script(text: str) -> str | None:
    """The language of another script than the Latin one, where most letters are of that script."""
    letters = sum(map(str.isalpha, text[:2_000]))
    if text.isascii() or not letters:
        return None
    scripts = _knowledge().scripts
    counts = {code: len(pattern.findall(text[:2_000])) for code, pattern, _ in scripts}
    most, code, beside = max((counts[code], code, beside) for code, _, beside in scripts)
    if 2 * most <= letters:
        return None
    return beside if counts[beside] else code


def _tokens(text: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    for match in _WORD.finditer(text):
        raw = match.group().replace("’", "'")
        word = raw.casefold()
        inside = bool(tokens) and not re.search(r"[.!?…:\n\"“„«(]", text[tokens[-1].end : match.start()])
        name = raw[0].isupper() and inside
        tokens.append(_Token(match.start(), match.end(), word, raw[0].isupper(), *_votes(raw.lower(), name=name)))
    return tuple(tokens)


@data_cache
def _votes(word: str, *, name: bool) -> tuple[Mapping[str, float], frozenset[str], frozenset[str]]:
    """The last three fields of a token. A capitalised word inside a sentence (``name``) speaks for little."""
    known = _knowledge()
    plain = word.casefold()
    function = known.words.get(plain) or known.words.get(plain.rstrip("'"), frozenset())
    if function and not name:
        spoken = function | known.ordinary.get(plain, frozenset())
        share = {1: 1.0, 2: 0.5, 3: 0.25}.get(len(spoken), 0.1)
        return dict.fromkeys(sorted(function), share), function, spoken
    if len(word) < len("four") or function:
        return {}, frozenset(), frozenset()
    shaped = [code for code in known.languages if code in known.shapes and known.shapes[code].search(word)]
    weight = (_SHAPE / 4 if name else _SHAPE) / max(1, len(shaped))
    return dict.fromkeys(shaped, weight), frozenset(), frozenset()


@data_cache
def _knowledge() -> _Knowledge:
    data = {code: read(code, "detection", DetectionWords) for code in having("detection.yml")}
    words: dict[str, set[str]] = defaultdict(set)
    for code, told in data.items():
        for term in language_data(code).stopwords | told.words:
            words[term].add(code)
    return _Knowledge(
        languages=tuple(data),
        words={word: frozenset(codes) for word, codes in words.items()},
        ordinary={word: frozenset(code for code, told in data.items() if word in told.shared) for word in words},
        nominal={code: told.nominal for code, told in data.items()},
        shapes={code: told.shapes for code, told in data.items() if told.shapes},
        scripts=tuple(
            (code, re.compile(letters), beside[0] if beside else code)
            for code, letters, *beside in shared_data("codes.yml")["scripts"]
        ),
        formulas=frozenset(code for code, told in data.items() if told.formulas),
    )
