"""Articles -> works: translations gathered under one address, each with the origin whose text it carries."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from zlib import crc32

from generator.languages.data import SOURCE
from generator.model.articles import REPORTED, Article, Work

_SHARED = 0.5  # two texts are one origin when this share of the shorter one's phrases stands in the other, …
_COMPARABLE = 0.5
"""… and the shorter one has at least this share of the longer one's: a short extract is a text of its own."""
_DISTINCTIVE = 6  # sentences of fewer words ("He declined to comment.") recur by chance and prove nothing
_PHRASE = 5  # words in a row that make a phrase. A copy editor's hand leaves most of them; whole sentences it does not
_SAMPLE, _FEWEST = 4, 8  # one phrase in so many finds the texts to be compared, but at least so many of each text
_HOLDERS = 50
"""A phrase leads to so many of the texts that have it: keeps the comparison linear, however often a text is copied."""
_HINT = 0.3  # texts are compared when they have this share of the shorter one's sample in common


def works(articles: Sequence[Article]) -> tuple[Work, ...]:
    """The works that these articles make, newest first."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[article.id].append(article)
    origins = _origins(articles)
    made = (_work(versions, origins[identifier]) for identifier, versions in groups.items())
    return tuple(sorted(made, key=newest_first))


def newest_first(work: Work) -> tuple[int, int, str]:
    """How works are ordered everywhere: by sticky weight, then date, undated ones last."""
    article = work.original
    return -article.weight, -(article.published.toordinal() if article.published else 0), work.id


def _work(versions: Sequence[Article], origin: str) -> Work:
    ordered = tuple(sorted(versions, key=lambda article: article.language))
    dated = [article for article in ordered if article.published]
    first = min(
        dated or ordered, key=lambda article: (article.published or 0, article.language != SOURCE, article.path)
    )
    return Work(first.id, ordered, first, origin)


def _origins(articles: Sequence[Article]) -> Mapping[str, str]:
    """For each work's id, the id that names its origin: the first in alphabetical order of those that share a text."""
    leader = {article.id: article.id for article in articles}

    def find(identifier: str) -> str:
        while leader[identifier] != identifier:
            identifier = leader[identifier]
        return identifier

    for one, other in _candidates(articles):
        first, second = sorted((find(one.id), find(other.id)))
        if first != second and _is_copy(_phrases(one), _phrases(other)):
            leader[second] = first
    return {identifier: find(identifier) for identifier in leader}


def _candidates(articles: Iterable[Article]) -> Iterator[tuple[Article, Article]]:
    """Pairs of articles that may carry the same text, whatever stands around it."""
    ordered = sorted(articles, key=lambda article: article.place)
    samples = [_sample(_phrases(article)) for article in ordered]
    holders: dict[int, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for number, sample in enumerate(samples):
        for phrase in sample:
            shared.update((other, number) for other in holders[phrase])
            if len(holders[phrase]) < _HOLDERS:
                holders[phrase].append(number)
    for (first, second), count in shared.items():
        if count >= _HINT * min(len(samples[first]), len(samples[second])):
            yield ordered[first], ordered[second]


def _is_copy(one: Set[int], other: Set[int]) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= _COMPARABLE * longer and len(one & other) >= _SHARED * shorter


def _sample(phrases: Set[int]) -> frozenset[int]:
    """The same choice in each text, so that texts with common phrases have common ones in their samples."""
    return frozenset(phrase for phrase in phrases if phrase % _SAMPLE == 0).union(sorted(phrases)[:_FEWEST])


def _phrases(article: Article) -> frozenset[int]:
    """Checksums of the phrases in the distinctive sentences of what an article reports, folded to their words."""
    found: set[int] = set()
    for block in article.blocks:
        if block.part in REPORTED:
            for passage in block.passages:
                words = re.findall(r"\w+", passage.text.casefold())
                if len(words) >= _DISTINCTIVE:
                    starts = range(len(words) - _PHRASE + 1)
                    found.update(crc32(" ".join(words[start : start + _PHRASE]).encode()) for start in starts)
    return frozenset(found)
