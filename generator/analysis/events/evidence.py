"""What of a sentence can be met again in a sentence of another language: names, figures, cognates."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from generator.analysis.model import Analysis, Evidence, Mention, NameWords, Sentence, Token
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import SHORT, folded, words
from generator.dates.lexicon import is_described
from generator.languages.loading import language_data

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d.+")  # neither a year nor a single digit, which tell little


def cognates(sentence: Sentence) -> frozenset[str]:
    """The folded words of a sentence beside its dates, without function words, short ones and figures."""
    stop = language_data(sentence.language).stopwords
    own = (word for word in _beside_dates(sentence) if len(word) >= SHORT and not word[0].isdigit())
    return frozenset(folded(word) for word in own if word not in stop)


def _beside_dates(sentence: Sentence) -> list[str]:
    """The words of a sentence but for those that give dates."""
    text = sentence.text
    for dating in sentence.datings:
        text = text[: dating.start] + " " * (dating.end - dating.start) + text[dating.end :]
    return words(text)


class Writing:
    """How the articles of an issue write names: which words have a capital inside a sentence, and what abbreviations
    stand for: in an article that does not say, what they stand for in the others."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        """Looks once through the articles that tell of events."""
        analyses = [analysis for analysis in analyses if any(sentence.occurrences for sentence in analysis.sentences)]
        sentences = [sentence for analysis in analyses for sentence in analysis.sentences]
        self._proper = _capitals(sentence for sentence in sentences if not _capital_nouns(sentence.language))
        self._capital = _capitals(sentences)
        self._spelled = {analysis.article.place: _spelled(analysis) for analysis in analyses}
        meanings = {pair for spelled in self._spelled.values() for pair in spelled.items()}
        counted = Counter(short for short, _ in meanings)
        self._shared = {short: name for short, name in meanings if counted[short] == 1}

    def evidence(self, sentence: Sentence) -> Evidence:
        """What of a sentence can be met again; nothing of one of an article that tells of no event."""
        if sentence.entry.article.place not in self._spelled:
            return sentence.evidence
        names: dict[NameWords, bool] = {}
        for mention in sentence.mentions if is_described(sentence.language) else ():
            name = self._name(mention, sentence)
            if name:
                names.setdefault(name, mention.subject)
        return Evidence(
            names=tuple(names),
            figures=frozenset(filter(_FIGURE.fullmatch, _beside_dates(sentence))),
            words=sentence.cognates.difference(*names),
            subject=next((name for name, is_subject in names.items() if is_subject), frozenset()),
        )

    def _name(self, mention: Mention, sentence: Sentence) -> NameWords:
        """The words of a name that are some name's for sure, an abbreviation's written out."""
        stop = language_data(sentence.language).stopwords
        own = [word for word in _WORD.findall(mention.actor.name) if word.casefold() not in stop]
        if _capital_nouns(sentence.language) and not any(self._is_proper(word) for word in own):
            return frozenset()
        spelled = self._spelled[sentence.entry.article.place]
        return frozenset(part for word in own if word in self._capital for part in self._written_out(word, spelled))

    def _is_proper(self, word: str) -> bool:
        """Whether a word is no mere noun: it has a capital where nouns have none, or more than one."""
        return word in self._proper or not word[1:].islower()

    def _written_out(self, word: str, spelled: Mapping[str, NameWords]) -> NameWords:
        return spelled.get(word) or self._shared.get(word) or frozenset({folded(word)})


def _capital_nouns(language: str) -> bool:
    """Whether a language writes every noun with a capital, so that a capital makes no name."""
    return grammar(language).noun_capitals


def _capitals(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words that have a capital after the first word of a sentence."""
    inside = (islice(_own_words(sentence), 1, None) for sentence in sentences)
    capitals = {token.text for token in chain.from_iterable(inside) if token.is_capital}
    return frozenset(chain.from_iterable(map(_WORD.findall, capitals)))


def _own_words(sentence: Sentence) -> Iterator[Token]:
    """The words of a sentence that are in its own language."""
    foreign = [(start, end) for start, end, _ in sentence.passage.foreign]
    for token in sentence.tokens:
        if token.is_word and not any(start <= token.start < end for start, end in foreign):
            yield token


def _spelled(analysis: Analysis) -> Mapping[str, NameWords]:
    return {short: _long(name) for short, name in analysis.abbreviations}


def _long(name: str) -> NameWords:
    """The folded words of a written-out name that are long enough to tell something."""
    return frozenset(folded(word) for word in _WORD.findall(name) if len(word) >= SHORT)
