"""B-cubed, and how often the translation of an article is the nearest text in the other language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.model.articles import Article


def bcubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean in per cent, averaged over articles."""
    both = Counter(zip(gold, found, strict=True))
    clusters, topics = Counter(found), Counter(gold)
    precision = sum(count * count / clusters[label] for (_, label), count in both.items()) / len(gold)
    recall = sum(count * count / topics[topic] for (topic, _), count in both.items()) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def found_first(articles: Sequence[Article], scores: Sequence[Sequence[float]]) -> tuple[int, int]:
    """Of how many articles the translation has the highest score among all texts of its language, and of how many."""
    found = asked = 0
    for number, one in enumerate(articles):
        others = [place for place, other in enumerate(articles) if other.language != one.language]
        if others:
            nearest = max(others, key=lambda place: scores[number][place])
            found += articles[nearest].id.rpartition("-")[0] == one.id.rpartition("-")[0]
            asked += 1
    return found, asked
