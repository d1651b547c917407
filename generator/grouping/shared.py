"""What works have in common, in the words that a reader finds in them: names, terms, figures, dates."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.grouping.likeness import Portrait
from generator.grouping.traits import Kind, sentences, traits, traits_of
from generator.languages.loading import data_cache, language_data, locale
from generator.model.articles import Article

_LOOKED_UP, _SHOWN = 12, 8
"""Traits of which the spelling is looked up, and of those, words of one name joined, how many are shown."""
_PHRASE = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)+")
"""Words with capitals in a row: names are found word by word, and shown whole."""
_LETTERS = re.compile(r"(?<![\w’'-])(?=(?:\w*[A-Z]){2})[^\W\d_]{2,}(?![\w’'-]*\w)")  # words with several capitals
_INSIDE = re.compile(r"[A-ZÀ-Þ][\w’'-]* [^\W\d_A-Z]{1,3} \Z")
"""What stands before the second half of a name: "Securities and" before "Exchange Commission"."""
_LONGEST = 40  # letters that are looked back for it


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that texts have in common, in its most frequent spelling.

    `keys` are the traits behind it, several for a name of several words. `groups` counts those that have it;
    `in_title` tells whether it stands in a title.
    """

    keys: frozenset[str]
    form: str
    kind: Kind
    groups: int
    in_title: bool


@dataclass(slots=True)
class _Uses:
    """How one trait is written in some texts."""

    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    in_title: bool = False


def weights(portraits: Sequence[Portrait]) -> Mapping[str, float]:
    """The traits of several articles, each with its mean weight in them: what is rare elsewhere and typical here."""
    found: dict[str, float] = defaultdict(float)
    for portrait in portraits:
        share = portrait.scales[portrait.language] / len(portraits)
        for key, weight in portrait.weights.items():
            found[key] += weight * share
    return found


def in_common(groups: Sequence[tuple[Sequence[Article], Mapping[str, float]]]) -> tuple[Shared, ...]:
    """What at least two of these groups of articles share, by the traits' `weights`; the weightiest first."""
    total: dict[str, float] = defaultdict(float)
    holders: Counter[str] = Counter()
    for _, own in groups:
        holders.update(own.keys())
        for key, weight in own.items():
            total[key] += weight
    keys = sorted((key for key in total if holders[key] > 1), key=lambda key: (-total[key], key))[:_LOOKED_UP]
    uses = {key: _Uses() for key in keys}
    phrases: dict[str, set[int]] = defaultdict(set)
    for number, (articles, _) in enumerate(groups):
        for article in articles:
            _note(article, uses)
            for phrase, _ in _phrases(article):
                phrases[phrase].add(number)
    shown = [_shown(key, uses[key], holders[key], phrases) for key in keys]
    return tuple(_merged(shown)[:_SHOWN])


def specific(article: Article) -> Mapping[str, bool]:
    """Names in an article that tell its subject from others: those of several words and such as "SIFMA", no places.

    True for those that stand inside a sentence: at its beginning any word has a capital.
    """
    found: dict[str, bool] = {}
    for phrase, inside in _phrases(article):
        if len([*traits_of(phrase, article.language)]) == len(phrase.split()):  # else one is a month
            found[phrase] = found.get(phrase, False) or inside
    for sentence in sentences(article):
        found |= dict.fromkeys(_LETTERS.findall(sentence), True)
    return {name: inside for name, inside in found.items() if name not in _places(article.language)}


@data_cache
def _places(language: str) -> frozenset[str]:
    """The countries of the world, by their names in a language and by their codes."""
    territories = locale(language).territories
    return frozenset({*territories, *territories.values()})


def _merged(shown: Sequence[Shared]) -> list[Shared]:
    """Those that are one, as one: the words of a name, and a word that stands in a name of several."""
    whole: dict[str, Shared] = {}
    for one in shown:
        form = max((other.form for other in shown if f" {one.form} " in f" {other.form} "), key=len)
        known = whole.get(form)
        whole[form] = replace(
            known or one,
            keys=one.keys | (known.keys if known else one.keys),
            form=form,
            in_title=one.in_title or bool(known and known.in_title),
        )
    return list(whole.values())


def _note(article: Article, uses: Mapping[str, _Uses]) -> None:
    """Adds how the article writes these traits."""
    names = traits(article).names
    for text in (article.title, *article.tags, *sentences(article)):
        for trait in traits_of(text, article.language):
            if trait.key in uses:
                known = uses[trait.key]
                is_title = text is article.title
                known.in_title |= is_title
                known.forms[trait.form] += 1
                is_name = trait.kind is Kind.NAME and trait.key in names
                known.kinds[trait.kind if trait.kind is not Kind.NAME or is_name else Kind.TERM] += 1


def _phrases(article: Article) -> Iterator[tuple[str, bool]]:
    """Names of several words as the article has them, without a function word before them, and whether a word is."""
    stop = language_data(article.language).stopwords
    for sentence in sentences(article):
        for match in _PHRASE.finditer(sentence):
            if _INSIDE.search(sentence[max(0, match.start() - _LONGEST) : match.start()]):
                continue
            first, _, rest = match[0].partition(" ")
            phrase = rest if first.casefold() in stop else match[0]
            if " " in phrase:
                yield phrase, match.start() + len(match[0]) > len(phrase)


def _shown(key: str, uses: _Uses, groups: int, phrases: Mapping[str, set[int]]) -> Shared:
    form = min(uses.forms, key=lambda one: (-uses.forms[one], one), default=key)
    kind = min(uses.kinds, key=lambda one: (-uses.kinds[one], one), default=Kind.TERM)
    if kind is Kind.NAME:
        whole = [
            phrase
            for phrase, held in phrases.items()
            if form in phrase.split() and len(held) > 1 and 2 * len(held) >= groups
        ]
        form = min(whole, key=lambda one: (-len(phrases[one]), len(one), one), default=form)
    return Shared(frozenset({key}), form, kind, groups, uses.in_title)
