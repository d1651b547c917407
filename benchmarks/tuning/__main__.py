"""Moves each tuned constant down and up, alone, and prints what the development figures make of it.

    python -m benchmarks.tuning GOLD [AREA…]

GOLD is the folder of the gold data. An area is a part of the program with the figures that judge it; each constant of
its modules is lowered and raised by a quarter (a whole number by one at least). Where no figure moves, the constant
only has to be of about this size. The page that says where constants come from is `docs/tuning.md`. Needs scikit-learn,
rapidfuzz, nltk and sumy for two of the areas.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import json
import sys
import types
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

from generator.analysis.annotation import analyse
from generator.analysis.coreference import resolve
from generator.dates.engine import timexes
from generator.languages.sentences import split
from generator.model.articles import Article, Block, BlockKind, Part, Passage, Work
from generator.model.briefings import SourceEntry
from generator.model.issues import Issue, IssueFile

ROOT = Path(__file__).parents[2] / "generator"
Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the program and its figures, 0 to 100, by name."""

    modules: tuple[str, ...]
    figures: Callable[[Path], Figures]


def main(gold: Path, names: list[str]) -> None:
    """Prints a table an area."""
    for name in names or AREAS:
        area = AREAS[name]
        base = area.figures(gold)
        head = " · ".join(f"{figure} {value:.1f}" for figure, value in base.items())
        print(
            f"\n### {name}: {head}\n\n| constant | value | a quarter less | a quarter more |\n|---|---|---|---|",
            flush=True,
        )
        for module, constant, value in constants(area.modules):
            moved = [_moves(base, _with(module, constant, other, area, gold)) for other in _around(value)]
            print(f"| `{module}.{constant}` | {value} | {moved[0]} | {moved[1]} |", flush=True)


def constants(prefixes: tuple[str, ...]) -> Iterator[tuple[str, str, float]]:
    """Module (below `generator`), name and value of each number that a module names."""
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if not name.startswith(prefixes):
            continue
        module = importlib.import_module(f"generator.{name}")
        for constant in _assigned(path):
            value = getattr(module, constant, None)
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield name, constant, value


def _assigned(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text()).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(name, ast.Name) and name.id.isupper():
                    yield name.id


def _around(value: float) -> tuple[float, float]:
    if isinstance(value, int):
        step = max(1, value // 4)
        return value - step, value + step
    return value * 0.75, value * 1.25


def _with(module: str, constant: str, value: float, area: Area, gold: Path) -> Figures | None:
    """The figures with another value of a constant, wherever it was imported to; None where nothing works with it."""
    home = importlib.import_module(f"generator.{module}")
    used = getattr(home, constant)
    holders = [
        other
        for name, other in sys.modules.items()
        if name.startswith("generator") and other.__dict__.get(constant, home) is used and _takes(other, constant, home)
    ]
    try:
        for holder in holders:
            setattr(holder, constant, value)
        return area.figures(gold)
    except Exception:  # a value of no use
        return None
    finally:
        for holder in holders:
            setattr(holder, constant, used)


def _takes(module: types.ModuleType, constant: str, home: types.ModuleType) -> bool:
    """Whether a module is the home of a constant or imports it from there."""
    if module is home:
        return True
    tree = ast.parse(inspect.getsource(module))
    froms = (node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == home.__name__)
    return any(alias.name == constant for node in froms for alias in node.names)


def _moves(base: Figures, changed: Figures | None) -> str:
    if changed is None:
        return "fails"
    told = [f"{name} {changed[name] - base[name]:+.1f}" for name in base if abs(changed[name] - base[name]) >= 0.05]
    return ", ".join(told) or "–"


# The figures of each area ------------------------------------------------------------------------------------------


def _dates(gold: Path) -> Figures:
    from benchmarks.dates.measures import count

    made: dict[str, float] = {}
    for path in sorted((gold / "dates").glob("*.jsonl")):
        n: Counter[str] = Counter()
        for row in _rows(path):
            found = timexes(row["text"], language=path.name[:2], reference=_day(row.get("reference") or row.get("dct")))
            n += count(
                row["timexes"], [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]
            )
        made[path.stem] = 200 * n["calendar hit"] / (n["calendar gold"] + n["calendar system"])
    return made


def _sentences(gold: Path) -> Figures:
    from benchmarks.sentences import __main__ as benchmark

    ours, detector = benchmark.splitters()["ours"], benchmark.detectors()["ours"]
    made: dict[str, float] = {}
    for code in ("de", "en", "it"):
        sentences = benchmark._sentences(gold / "sentences" / f"{code}.jsonl")
        made[f"F1 {code}"] = benchmark.boundaries(sentences, code, ours)[2]
        cut = [" ".join(text.split()[:6]) for text in sentences]
        made[f"language {code}"] = 100 * fmean(detector(text) == code for text in cut)
    return made


def _grouping(gold: Path) -> Figures:
    from benchmarks.grouping import __main__ as benchmark

    sets = benchmark._sets(gold / "grouping" / "en_it_news.jsonl")
    return {name: benchmark.bcubed(topics, benchmark.ours(articles))[2] for name, (articles, topics) in sets.items()}


def _questions(gold: Path) -> Figures:
    import csv

    from benchmarks.questions import __main__ as benchmark

    made: dict[str, float] = {}
    for path in sorted((gold / "questions").glob("*_pairs.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        scores = benchmark.ours([(row["question_1"].strip(), row["question_2"].strip()) for row in rows], path.name[:2])
        made[f"AP {path.name[:2]}"] = 100 * benchmark.average_precision_score(
            [int(row["similar"]) for row in rows], scores
        )
    return made


def _contested(gold: Path) -> Figures:
    from benchmarks.contested import __main__ as benchmark

    score = benchmark.score(yaml.safe_load(benchmark.PAIRS.read_text("utf-8")), benchmark.ours)
    right, missed, wrong = score.right, score.missed, score.wrong
    return {"precision": 100 * right / max(1, right + wrong), "recall": 100 * right / max(1, right + missed)}


def _summaries(gold: Path) -> Figures:
    from benchmarks.summaries import __main__ as benchmark

    clusters = _rows(gold / "summaries" / "en_clusters.jsonl")
    made: dict[str, float] = {}
    for budget in (100, 250):
        scores = []
        for cluster in clusters:
            texts = [benchmark._text(document["text"]) for document in cluster["docs"]]
            chosen = " ".join(benchmark.ours(texts, budget))
            scores.append(benchmark.recall(chosen, cluster["refs"], n=2, budget=budget, stem=benchmark._stem))
        made[f"ROUGE-2 at {budget}"] = 100 * fmean(scores)
    return made


def _attribution(gold: Path) -> Figures:
    scorer = _module(gold / "attribution" / "score_attribution.py")
    made: dict[str, float] = {}
    for path in sorted((gold / "attribution").glob("*_dev.jsonl")):
        rows = [row for row in _rows(path) if not row["id"].startswith("rw-")]
        system = {row["id"]: {"id": row["id"], "positions": _positions(row)} for row in rows}
        n, _ = scorer.score({row["id"]: row for row in rows}, system)
        made[f"actors {path.name[:2]}"] = 100 * n["right"] / max(1, n["right"] + n["wrong"])
        made[f"right {path.name[:2]}"] = 100 * n["right named"] / max(1, n["gold named"])
    return made


def _positions(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who says what in a document, each statement by the place of its sentence."""
    article, offsets = _article(row)
    sources = (SourceEntry(1, article, 1),)
    issue = Issue(IssueFile("issue", "issue.md", {"": "Issue"}), (Work("a", (article,), article, "a"),))
    dossier = _resolved(issue, row["language"], sources)
    return [
        {
            "start": offsets[said.sentence.passage.id],
            "end": offsets[said.sentence.passage.id] + len(said.sentence.text),
            "actor": said.actor,
            "verb": said.reports[0].text if said.reports else "",
            "quoted": said.quoted,
        }
        for said in dossier.statements
    ]


def _resolved(issue: Issue, language: str, sources: tuple[SourceEntry, ...]) -> Any:
    analyses = {entry.article.place: analyse(entry.article) for entry in sources}
    return resolve(issue, language, sources, analyses)


def _article(row: Mapping[str, Any]) -> tuple[Article, dict[str, int]]:
    """A document as an article of a paragraph a line, and where each passage begins in it."""
    blocks, offsets, at = [], {}, 0
    for line, text in enumerate(row["text"].split("\n"), 1):
        if text.strip():
            spans = split(text, row["language"])
            passages = tuple(
                Passage(f"s{len(offsets) + number}", text[a:b], row["language"], a, b)
                for number, (a, b) in enumerate(spans, 1)
            )
            offsets |= {passage.id: at + passage.start for passage in passages}
            blocks.append(Block(BlockKind.PARAGRAPH, Part.BODY, text, line, passages))
        at += len(text) + 1
    day = _day(row.get("reference"))
    return Article("a", "a.md", row["language"], "Title", tuple(blocks), published=day), offsets


def _choice(gold: Path) -> Figures:
    results = [_chosen(folder, _module(gold / "choice" / "score_choice.py")) for folder in _issues(gold)]
    named = {"F": "F", "bad": "bad", "evF": "events F", "cuP": "coming up"}
    return {
        told: 100 * fmean(result[key] for result in results if result.get(key) is not None)
        for key, told in named.items()
    }


def _issues(gold: Path) -> list[Path]:
    return sorted(path.parent for path in (gold / "choice" / "issues").glob("*/gold.json"))


def _chosen(folder: Path, scorer: types.ModuleType) -> Mapping[str, Any]:
    """The scorer's figures for an issue's briefing, in the language of its gold."""
    import tempfile

    from generator import pipeline
    from generator.config import load
    from generator.exports.published import document
    from generator.reading.articles import read_article
    from generator.reading.describe import as_data

    raw = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = scorer.Texts.__new__(scorer.Texts)
    texts.articles = {
        entry["file"]: as_data(read_article((folder / "seeds" / entry["file"]).read_bytes(), entry["file"])[0])
        for entry in raw["articles"]
    }
    texts.at = {
        (file, passage["id"]): passage["text"]
        for file, article in texts.articles.items()
        for block in article["blocks"]
        for passage in block["passages"]
    }
    with tempfile.TemporaryDirectory() as project:
        config = Path(project, "mkdocs.yml")
        settings = yaml.safe_load((ROOT.parent / "mkdocs.yml").read_text().replace('!ENV [SITE_URL, ""]', "''"))
        settings["extra"]["briefings"] = {
            "articles": str(folder / "seeds"),
            "issues": str(folder / "briefings"),
            "locales": str(ROOT.parent / "locales"),
            "today": max(str(entry["published"])[:10] for entry in raw["articles"]),
        }
        config.write_text(yaml.safe_dump(settings))
        loaded = load(config)
        briefing = pipeline.brief(pipeline.read(loaded), raw["language"], loaded)[folder.name]
        shown = json.loads(document(briefing).model_dump_json(by_alias=True))
    files = {article["id"]: file for file, article in texts.articles.items()}
    file_of = {article["number"]: files.get(article["id"]) for article in shown["articles"]}
    return dict(scorer.score(scorer.Gold(raw, texts), shown, file_of, texts))


@cache
def _module(path: Path) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _day(value: str | None) -> Any:
    import datetime as dt

    return dt.date.fromisoformat(value) if value else None


AREAS: Mapping[str, Area] = {
    "dates": Area(("dates",), _dates),
    "sentences and languages": Area(("languages.detection", "languages.sentences"), _sentences),
    "grouping": Area(("grouping",), _grouping),
    "questions": Area(("analysis.questions", "sections.questions"), _questions),
    "contradictions": Area(("analysis.claims", "sections.claims", "sections.contested"), _contested),
    "summaries": Area(("sections.summary",), _summaries),
    "attribution": Area(("analysis.speech", "analysis.words", "analysis.lexicon", "analysis.tokens"), _attribution),
    "choice": Area(
        ("analysis.events", "sections.events", "sections.points", "sections.key_points", "sections.timeline"), _choice
    ),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
