"""What of a sentence can be found again in a sentence of another language: names, figures, cognates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.analysis.speech.actors import named_in
from generator.analysis.words import SHORT, folded
from generator.dates.lexicon import languages
from generator.languages import data_cache, language_data
from generator.model import Article

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d.+")  # neither a year nor a single digit, which tell little
_SPELLED = re.compile(r"((?:[^\W\d_]+[ -]){1,8})\(([A-Z][A-Za-zÄÖÜ]{1,7})\)")
NOUNS = frozenset({"de"})
"""Languages that write every noun with a capital, so that a capital makes no name."""

Name = frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Folded words of a sentence: those of each name, figures, other words that may have cognates, and the name that
    is the subject."""

    names: tuple[Name, ...]
    figures: frozenset[str]
    words: frozenset[str]
    subject: Name = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Everything."""
        return self.words.union(self.figures, *self.names)


class Writing:
    """How the articles of an issue write names: which words have a capital inside a sentence, and what abbreviations
    stand for: in an article that does not say, what they stand for in the others."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Looks through the articles once."""
        self._capital: set[str] = set()
        self._proper: set[str] = set()
        self._spelled: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {}
        for article in articles:
            inside, self._spelled[article.place] = _style(article)
            self._capital |= inside
            if article.language not in NOUNS:
                self._proper |= inside
        stands = {pair for spelled in self._spelled.values() for pair in spelled.items()}
        counted = Counter(short for short, _ in sorted(stands))
        self._shared = {short: words for short, words in sorted(stands) if counted[short] == 1}

    def evidence(self, text: str, language: str, article: Article) -> Evidence:
        """The evidence of a sentence of an article."""
        stop = language_data(language).stopwords
        spelled = {**self._shared, **self._spelled[article.place]}
        names: dict[Name, bool] = {}
        for mention in named_in(text, language) if language in _known() else ():
            words = [word for word in _TOKEN.findall(mention.actor.name) if word.casefold() not in stop]
            if language in NOUNS and not any(word in self._proper or not word[1:].islower() for word in words):
                continue
            words = [word for word in words if word in self._capital]
            if words:
                keys = frozenset(folded(own) for word in words for own in spelled.get(word, (word,)))
                names.setdefault(keys, mention.subject)
        tokens = [token for token in _TOKEN.findall(text) if token.casefold() not in stop]
        others = (folded(token) for token in tokens if len(token) >= SHORT and not token[0].isdigit())
        return Evidence(
            names=tuple(names),
            figures=frozenset(token for token in tokens if _FIGURE.fullmatch(token)),
            words=frozenset(others).difference(*names),
            subject=next((keys for keys, is_subject in names.items() if is_subject), frozenset()),
        )


@data_cache
def _known() -> frozenset[str]:
    return frozenset(languages())


def _style(article: Article) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """The words of an article that have a capital inside a sentence, and the words of each abbreviation that it
    spells out: "European Central Bank (ECB)"."""
    inside: set[str] = set()
    spelled: dict[str, tuple[str, ...]] = {}
    for text in (passage.text for passage in article.passages):
        _, *rest = _TOKEN.findall(text) or [""]
        inside.update(word for word in rest if word[0].isupper())
        for match in _SPELLED.finditer(text):
            words = [word for word in _TOKEN.findall(match[1])[-len(match[2]) - 2 :] if len(word) >= SHORT]
            while words and words[0][0].casefold() != match[2][0].casefold():
                words.pop(0)
            if words:
                spelled.setdefault(match[2], tuple(words))
    return frozenset(inside), spelled
