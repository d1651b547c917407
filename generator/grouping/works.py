"""Articles -> works: translations gathered under one address, each with the origin whose text it carries."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import REPORTED, Article, Work

_SHARED = 0.7
"""Two texts are one origin when this share of the shorter one's words stands in sentences of the other, …"""
_COMPARABLE = 0.5
"""… and the shorter one has at least this share of the longer one's length: a short extract is a text of its own."""
_DISTINCTIVE = 6
"""Sentences of fewer words ("He declined to comment.") recur by chance and prove nothing."""
_BOILERPLATE = 50
"""A sentence in more texts than this is furniture; leaving it out keeps the comparison near linear in all texts."""


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
    first = min(dated or ordered, key=lambda article: (article.published or 0, article.language != "en", article.path))
    return Work(first.id, ordered, first, origin)


def _origins(articles: Sequence[Article]) -> Mapping[str, str]:
    """For each work's id, the id that names its origin: the first in alphabetical order of those that share a text."""
    leader = {article.id: article.id for article in articles}

    def find(identifier: str) -> str:
        while leader[identifier] != identifier:
            identifier = leader[identifier]
        return identifier

    for one, other in _copies(articles):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return {identifier: find(identifier) for identifier in leader}


def _copies(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Pairs of works' ids that carry the same text, whatever stands around it."""
    texts = {article.place: _sentences(article) for article in articles}
    lengths = {place: sum(sentences.values()) for place, sentences in texts.items()}
    holders: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, sentences in texts.items():
        for sentence in sentences:
            holders[sentence].append(place)
    shared: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    for sentence, places in holders.items():
        if len(places) <= _BOILERPLATE:
            for index, one in enumerate(places):
                for other in places[index + 1 :]:
                    shared[one, other] += texts[one][sentence]
    for (one, other), words in shared.items():
        shorter, longer = sorted((lengths[one], lengths[other]))
        if one[0] != other[0] and words >= _SHARED * shorter and shorter >= _COMPARABLE * longer:
            yield one[0], other[0]


def _sentences(article: Article) -> dict[str, int]:
    """The distinctive sentences of what an article reports, folded to their words, with the number of those."""
    folded = (
        re.findall(r"\w+", passage.text.casefold())
        for block in article.blocks
        if block.part in REPORTED
        for passage in block.passages
    )
    return {" ".join(words): len(words) for words in folded if len(words) >= _DISTINCTIVE}
