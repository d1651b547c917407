"""Edited copies of the samples' articles: which of them are found to be one origin, and what is taken for a copy."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import combinations

from benchmarks.grouping.scale import samples
from generator.grouping.traits import sentences
from generator.grouping.works import works
from generator.model.articles import Article
from tests.making import article

Edit = Callable[[list[str], random.Random], list[str]]
FURNITURE = {
    "en": ("Share this story with your friends and follow us on the usual networks.",
           "Subscribe to our newsletter to receive the most important news every morning.",
           "All rights reserved; no part of this page may be copied without our written consent."),
    "it": ("Condividi questo articolo con i tuoi amici e seguici sulle reti sociali.",
           "Iscriviti alla nostra newsletter per ricevere ogni mattina le notizie più importanti.",
           "Tutti i diritti riservati; è vietata la riproduzione anche parziale di questa pagina."),
    "de": ("Teilen Sie diesen Artikel mit Ihren Freunden und folgen Sie uns in den Netzwerken.",
           "Abonnieren Sie unseren Newsletter mit den wichtigsten Meldungen des Morgens.",
           "Alle Rechte vorbehalten; die Wiedergabe auch nur von Teilen ist nicht gestattet."),
}  # fmt: skip
"""What pages put around any text."""


def _within(text: list[str], language: str) -> list[str]:
    return [*FURNITURE[language][:1], *text, *FURNITURE[language][1:]]


def _retouched(text: list[str], chance: random.Random, share: float) -> list[str]:
    """One word left out of so many of the sentences."""
    chosen = set(chance.sample(range(len(text)), round(share * len(text))))
    made = []
    for place, sentence in enumerate(text):
        words = sentence.split()
        if place in chosen and len(words) > 3:
            del words[chance.randrange(1, len(words) - 1)]
        made.append(" ".join(words))
    return made


EDITS: dict[str, Edit] = {
    "another headline only": lambda text, _: text,
    "page furniture around": lambda text, _: _within(text, "en"),
    "under chrome in Italian": lambda text, _: _within(text, "it"),
    "under chrome in German": lambda text, _: _within(text, "de"),
    "without the last third": lambda text, _: text[: -(len(text) // 3) or None],
    "without every fourth sentence": lambda text, _: [s for place, s in enumerate(text) if place % 4 != 3],
    "sentences in another order": lambda text, chance: chance.sample(text, len(text)),
    "a word less in a quarter of the sentences": lambda text, chance: _retouched(text, chance, 0.25),
    "a word less in half of the sentences": lambda text, chance: _retouched(text, chance, 0.5),
    "a word less in every sentence": lambda text, chance: _retouched(text, chance, 1.0),
    "three sentences of its own in front": lambda text, _: [*OWN, *text],
    "straight quotes, one dash for another": lambda text, _: [
        re.sub("[“”„«»]", '"', s).replace("–", "-") for s in text
    ],
}
OWN = (
    "Our correspondent adds that the matter has been followed closely by readers of this paper.",
    "Several of them wrote to us after the first report and asked for more background.",
    "We therefore publish the agency's text in full below, together with earlier reports.",
)


def table() -> None:
    """Prints how many copies of each kind are found, and the wrong pairs among all that is no copy."""
    originals = [one for work in works(samples()) for one in work.versions if work.id == work.origin]
    chance = random.Random(1)
    for name, edit in EDITS.items():
        found = sum(_is_found(one, edit(list(sentences(one)), chance)) for one in originals)
        print(f"{name:45}{found:4} of {len(originals)}")
    # No copies: articles as they are, and reports that quote one or two sentences of another.
    quoting = [
        _quoting(one, other, chance) for one, other in combinations(originals, 2) if one.language == other.language
    ]
    wrong = sum(_are_one(one, other) for one, other in combinations(originals, 2) if one.id != other.id)
    print(f"{'different articles taken for one':45}{wrong:4} of {len(originals) * (len(originals) - 1) // 2}")
    print(f"{'reports that quote, taken for a copy':45}{sum(_are_one(*pair) for pair in quoting):4} of {len(quoting)}")


def _is_found(one: Article, text: Sequence[str]) -> bool:
    return _are_one(one, article(f"{one.id}-copy", *text, language=one.language, title="Another headline"))


def _are_one(one: Article, other: Article) -> bool:
    return len({work.origin for work in works([one, other])}) == 1


def _quoting(one: Article, other: Article, chance: random.Random) -> tuple[Article, Article]:
    """An article, and another one that takes two sentences over from it."""
    own, taken = list(sentences(other)), list(sentences(one))
    place = chance.randrange(len(own))
    text = [*own[:place], *chance.sample(taken, min(2, len(taken))), *own[place:]]
    return one, article(f"{other.id}-quoting", *text, language=one.language, title=other.title)
