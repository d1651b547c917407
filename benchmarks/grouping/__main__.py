"""Compares `briefings suggest` with clusterings that are told the answer's size, and finds translations, in one run.

    python -m benchmarks.grouping FOLDER           FOLDER/grouping/en_it_news.jsonl; needs scikit-learn and rapidfuzz
    python -m benchmarks.grouping FOLDER --around  the same with each of our settings changed
    python -m benchmarks.grouping --scale 1000 3000 10000
    python -m benchmarks.grouping --copies         edited copies of the samples' articles, found and missed

Each line of the file is an article: `id` (shared by translations), `lang`, `topic`, `sentences`, the first the title.
B-cubed is that of Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model", 1998.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time

from benchmarks.grouping import copies, scale
from benchmarks.grouping.measures import bcubed, found_first
from generator.grouping import clusters, likeness, traits
from generator.grouping.issues import group
from generator.grouping.suggestions import suggest
from generator.model.articles import Article
from tests.making import article

AROUND: dict[str, tuple[object, tuple[float, ...]]] = {
    "clusters._SHARE": (clusters, (0.6, 0.7, 0.9, 1.0)),
    "clusters._LEAST": (clusters, (0.02, 0.025, 0.035, 0.04)),
    "likeness._NAME": (likeness, (1.0, 1.5, 3.0)),
    "likeness._KEPT": (likeness, (100, 125, 200)),
    "likeness._ASKED": (likeness, (20, 40)),
    "likeness._HOLDERS": (likeness, (15, 60, 120)),
    "likeness._NEAREST": (likeness, (4, 10)),
    "likeness._NEAR": (likeness, (0.0, 0.03, 0.08)),
    "traits._STEM": (traits, (5, 7, 8)),
    "traits._TITLE": (traits, (1, 2, 5)),
}
"""Our settings, each with values around the one that is used."""


def main(arguments: list[str]) -> None:
    """Prints what the arguments ask for."""
    if arguments[0] == "--scale":
        scale.table([int(argument) for argument in arguments[1:]])
    elif arguments[0] == "--copies":
        copies.table()
    else:
        sets = _sets(Path(arguments[0]) / "grouping" / "en_it_news.jsonl")
        (_around if "--around" in arguments else _table)(sets)


def _sets(path: Path) -> dict[str, tuple[list[Article], list[str]]]:
    """The articles of one language, of the other, and of both, with their topics."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    made = [
        (article(f"{row['id']}-{row['lang']}", *row["sentences"][1:], language=row["lang"], title=row["sentences"][0]),
         row["topic"])
        for row in rows
    ]  # fmt: skip
    languages = sorted({one.language for one, _ in made})
    kept = {code: [entry for entry in made if entry[0].language == code] for code in languages}
    kept["+".join(languages)] = made
    return {name: ([one for one, _ in entries], [topic for _, topic in entries]) for name, entries in kept.items()}


def ours(articles: list[Article]) -> list[str]:
    """The label of each article's cluster, as the command proposes them."""
    found = suggest(group(articles, []))
    labels = {candidate.work.id: p.slug for p in found.new for candidate in p.candidates}
    return [labels.get(one.id, one.id) for one in articles]


def _table(sets: dict[str, tuple[list[Article], list[str]]]) -> None:
    from benchmarks.grouping import peers  # needs packages that the other tables do not

    print(f"{'articles':10}{'system':38}{'clusters':>9}{'P':>7}{'R':>7}{'F1':>7}{'seconds':>9}")
    for name, (articles, topics) in sets.items():
        for system, label in {"ours (told nothing)": lambda a, _: ours(a), **peers.CLUSTERINGS}.items():
            started = process_time()
            labels = label(articles, topics)
            seconds = process_time() - started
            precision, recall, f1 = bcubed(topics, labels)
            print(f"{name:10}{system:38}{len(set(labels)):9}{precision:7.1f}{recall:7.1f}{f1:7.1f}{seconds:9.2f}")
    print()
    articles, _ = max(sets.values(), key=lambda entry: len(entry[0]))
    for system, score in {"ours": _ours_likeness, **peers.LIKENESSES}.items():
        started = process_time()
        found, asked = found_first(articles, score(articles))
        seconds = process_time() - started
        print(f"translation first: {system:45}{found:4} of {asked} ({100 * found / asked:.1f} %){seconds:9.2f} s")


def _ours_likeness(articles: list[Article]) -> list[list[float]]:
    made = likeness.portraits(articles)
    return [[likeness.likeness(one, other) for other in made] for one in made]


def _around(sets: dict[str, tuple[list[Article], list[str]]]) -> None:
    """B-cubed F1 with one setting changed at a time."""

    def scores() -> str:
        return "".join(f"{bcubed(topics, ours(articles))[2]:8.1f}" for articles, topics in sets.values())

    print(f"{'setting':28}" + "".join(f"{name:>8}" for name in sets))
    print(f"{'as it is':28}{scores()}")
    for setting, (module, values) in AROUND.items():
        name = setting.partition(".")[2]
        used = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            traits._stem.cache_clear()
            print(f"{setting:20}{value:8}{scores()}")
        setattr(module, name, used)
        traits._stem.cache_clear()


if __name__ == "__main__":
    main(sys.argv[1:])
