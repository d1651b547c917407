"""ROUGE-n recall as the summarisation tasks of TAC count it: stemmed, function words kept, references averaged.

After Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

_WORD = re.compile(r"[a-z0-9]+")


def recall(summary: str, references: Sequence[str], *, n: int, budget: int, stem: Callable[[str], str]) -> float:
    """The share (0 to 1) of the references' n-grams that the first `budget` words of `summary` have, on average."""
    own = _grams(" ".join(summary.split()[:budget]), n, stem)
    return sum(_overlap(own, _grams(reference, n, stem)) for reference in references) / len(references)


def _overlap(own: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    return sum((own & wanted).values()) / max(1, sum(wanted.values()))


def _grams(text: str, n: int, stem: Callable[[str], str]) -> Counter[tuple[str, ...]]:
    words = [stem(word) if len(word) > 3 else word for word in _WORD.findall(text.lower())]
    return Counter(zip(*(words[start:] for start in range(n)), strict=False))
