"""Compares the method of key points with lead and with sumy's LexRank: ROUGE recall and time, in one run.

    python -m benchmarks.summaries FOLDER/summaries/en_clusters.jsonl

Each line of the file is a cluster: `docs` (texts), `refs` (summaries by hand), `budget` (words). All systems get the
same sentences, rank them, and are cut at the budget; ours gets the headlines too, as it does in a briefing. Needs sumy
and nltk beside the project's own packages.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from nltk.stem import PorterStemmer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer

from benchmarks.summaries.rouge import recall
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import stem, words
from generator.languages.loading import language_data
from generator.languages.sentences import split
from generator.sections.points import FIRST_PERSON
from generator.sections.summary import Unit, choose

_stem = cache(PorterStemmer().stem)
STOPWORDS, US = language_data("en").stopwords, grammar("en").us
OVER = 10
"""Words that ours may choose beyond the budget: like the others' last sentence, its own is cut."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a cluster: its headline and its whole sentences."""

    title: str
    sentences: list[str]


System = Callable[[list[Text], int], list[str]]


def main(path: str) -> None:
    """Prints one line a system."""
    clusters = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    texts = [[_text(document["text"]) for document in cluster["docs"]] for cluster in clusters]
    systems: dict[str, System] = {"lead": lead, "first text": first_text, "LexRank (sumy)": lexrank, "ours": ours}
    print(f"{'system':16}{'ROUGE-1':>9}{'ROUGE-2':>9}{'seconds':>9}")
    for name, system in systems.items():
        one, two, seconds = _measure(system, clusters, texts)
        print(f"{name:16}{100 * one:9.2f}{100 * two:9.2f}{seconds:9.3f}")


def _measure(system: System, clusters: list[dict[str, Any]], texts: list[list[Text]]) -> tuple[float, float, float]:
    """ROUGE-1 and ROUGE-2 recall on average, and the seconds of processor time that all clusters took (the best of five
    runs)."""
    runs = []
    for _ in range(5):
        started = time.process_time()
        chosen = [system(own, cluster["budget"]) for cluster, own in zip(clusters, texts, strict=True)]
        runs.append(time.process_time() - started)
    scores = [
        [
            recall(" ".join(summary), cluster["refs"], n=n, budget=cluster["budget"], stem=_stem)
            for cluster, summary in zip(clusters, chosen, strict=True)
        ]
        for n in (1, 2)
    ]
    return sum(scores[0]) / len(clusters), sum(scores[1]) / len(clusters), min(runs)


def _text(text: str) -> Text:
    """The headline and the sentences of a text: headlines and datelines have no stop."""
    found = [text[start:end] for line in text.splitlines() for start, end in _shifted(text, line)]
    return Text(found[0], [sentence for sentence in found if re.search(r"[.!?][\"”’')]*$", sentence)])


def _shifted(text: str, line: str) -> list[tuple[int, int]]:
    offset = text.index(line)
    return [(start + offset, end + offset) for start, end in split(line, "en")]


def ours(texts: list[Text], budget: int) -> list[str]:
    """The method that chooses key points, with words as cost."""
    sentences = [sentence for text in texts for sentence in text.sentences]
    units = [
        _unit(sentence, group, place)
        for group, text in enumerate(texts)
        for place, sentence in enumerate(text.sentences)
    ]
    themes = {stem(word) for text in texts for word in words(text.title) if word not in STOPWORDS}
    return [sentences[index] for index in choose(units, budget=budget + OVER, themes=themes)]


def _unit(sentence: str, group: int, place: int) -> Unit:
    found = words(sentence)
    weight = FIRST_PERSON if not US.isdisjoint(found) else 1.0
    return Unit(tuple(map(stem, found)), group, place, weight, cost=len(sentence.split()))


def lead(texts: list[Text], budget: int) -> list[str]:
    """The first sentence of each text, then the second ones, and so on."""
    return [sentence for sentence in chain.from_iterable(zip_longest(*(text.sentences for text in texts))) if sentence]


def first_text(texts: list[Text], budget: int) -> list[str]:
    """The texts one after another from the beginning of the first."""
    return [sentence for text in texts for sentence in text.sentences]


class _Words:
    """The tokenizer that sumy asks for; its own needs a download."""

    def to_words(self, sentence: str) -> list[str]:
        """The words of a sentence."""
        return re.findall(r"[^\W\d_]+", sentence)

    def to_sentences(self, text: str) -> list[str]:
        """The sentence itself."""
        return [text]


class _Ranking(LexRankSummarizer):
    """LexRank that gives all sentences by rank instead of the best in the order of the texts."""

    def _get_best_sentences(self, sentences: object, count: object, rating: dict[Any, float]) -> list[str]:
        return [str(sentence) for sentence in sorted(rating, key=lambda one: -rating[one])]


def lexrank(texts: list[Text], budget: int) -> list[str]:
    """Sumy's LexRank with its stemmer and our stop words."""
    document = ObjectDocumentModel([Paragraph([Sentence(one, _Words()) for one in text.sentences]) for text in texts])
    ranking = _Ranking(Stemmer("english"))
    ranking.stop_words = STOPWORDS
    return list(ranking(document, budget))


if __name__ == "__main__":
    main(sys.argv[1])
