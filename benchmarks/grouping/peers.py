"""What people would reach for: scikit-learn's tf-idf and clusterings, rapidfuzz on titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.fuzz import token_set_ratio
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.grouping.measures import bcubed
from generator.grouping.traits import sentences
from generator.languages.loading import language_data
from generator.model.articles import Article

Clustering = Callable[[list[Article], list[str]], list[str]]
SEEDS = 10
"""Starts of k-means."""


def _vectors(articles: Sequence[Article]):  # type: ignore[no-untyped-def]  # a sparse matrix
    stop = sorted(frozenset().union(*(language_data(one.language).stopwords for one in articles)))
    texts = ["\n".join([one.title, *sentences(one)]) for one in articles]
    return TfidfVectorizer(stop_words=stop, sublinear_tf=True, token_pattern=r"[^\W_]+").fit_transform(texts)


def _agglomerative(articles: list[Article], topics: list[str]) -> list[str]:
    """Average linkage at the threshold that scores best on the answers."""
    dense = _vectors(articles).toarray()
    made = (_linked(dense, step / 100) for step in range(80, 100))
    return max(made, key=lambda labels: bcubed(topics, labels)[2])


def _linked(dense: object, threshold: float) -> list[str]:
    model = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=threshold)
    return [str(label) for label in model.fit_predict(dense)]


def _k_means(articles: list[Article], topics: list[str]) -> list[str]:
    """As many clusters as there are topics."""
    model = KMeans(len(set(topics)), n_init=SEEDS, random_state=0)
    return [str(label) for label in model.fit_predict(_vectors(articles))]


CLUSTERINGS: dict[str, Clustering] = {
    "tf-idf, average linkage, told threshold": _agglomerative,
    "tf-idf, k-means, told number": _k_means,
}


def _by_titles(articles: Sequence[Article]) -> list[list[float]]:
    return [[token_set_ratio(one.title, other.title) for other in articles] for one in articles]


def _by_vectors(articles: Sequence[Article]) -> list[list[float]]:
    made = _vectors(articles)
    return (made @ made.T).toarray().tolist()  # type: ignore[no-any-return]


LIKENESSES: dict[str, Callable[[list[Article]], list[list[float]]]] = {
    "token_set_ratio of titles (rapidfuzz)": _by_titles,
    "tf-idf cosine (scikit-learn)": _by_vectors,
}
