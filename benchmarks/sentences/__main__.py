"""Prints the tables of this folder's README for a folder of gold sentences: `python -m benchmarks.sentences GOLD`.

GOLD holds `en.jsonl`, `it.jsonl`, `de.jsonl`, one `{"id": …, "text": …}` a line. Ten sentences at a time are joined by
a space and split again; a boundary is right when a span ends where a sentence ended. Times are for 1,000 sentences, the
best of three runs. For languages, each sentence is asked alone, whole and cut to eight and to six words; then each is
asked inside a text of each other language (is it found?) and of its own (is it left alone?).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from generator.languages.detection import detect, foreign, foreign_spans
from generator.languages.loading import known
from generator.languages.sentences import split

GROUP = 10
CUTS = (0, 8, 6)
NAMES = Path(__file__).parent / "names.jsonl"
HOSTILE = (".", ". ", "a. ", "(A.) ", "(a?) B ", " ", "\n", '." ', "x", "Z.", "-a", "1. ", ". - - ", "sich nicht aber ")
"""Texts whose repetition would be slow in a splitter that looks twice at the same stretch."""

Splitter = Callable[[str, str], list[int]]
Detector = Callable[[str], str]


def main() -> None:
    """Read the folder named on the command line and print both tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.sentences", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder with en.jsonl, it.jsonl, de.jsonl")
    gold = {code: _sentences(parser.parse_args().gold / f"{code}.jsonl") for code in known()}
    print("| sentences | language | precision | recall | F1 | s per 1,000 | times ours |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for code, sentences in gold.items():
        own = 0.0
        for name, splitter in splitters().items():
            precision, recall, f1 = boundaries(sentences, code, splitter)
            seconds = _seconds(sentences, code, splitter)
            own = own or seconds
            row = (
                f"| {name} | {code} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {seconds:.3f} | {seconds / own:.1f} |"
            )
            print(row)
    print("\n| languages | words | right % | wrong % | unknown % | ms a sentence |\n|---|---|---:|---:|---:|---:|")
    for name, detector in detectors().items():
        for cut in CUTS:
            print(f"| {name} | {cut or 'all'} | " + " | ".join(_languages(gold, detector, cut)) + " |")
    print("\n" + "\n".join([*_inside(gold), *_names(), *_growth()]))


def splitters() -> dict[str, Splitter]:
    """Give the splitters that are installed, ours first; each gives the ends of sentences."""
    found: dict[str, Splitter] = {"ours": lambda text, code: [end for _, end in split(text, code)]}
    try:
        pysbd = import_module("pysbd")
    except ImportError:
        return found
    segmenters = {code: pysbd.Segmenter(language=code, clean=False) for code in known()}
    return found | {"pysbd": lambda text, code: list(_ends(text, segmenters[code].segment(text)))}


def detectors() -> dict[str, Detector]:
    """Give the detectors that are installed, ours first; each gives a code or `und`."""
    found: dict[str, Detector] = {"ours": lambda text: detect(text).language}
    try:
        lingua = import_module("lingua")
        names = ("ENGLISH", "ITALIAN", "GERMAN", "FRENCH", "SPANISH", "PORTUGUESE", "DUTCH", "LATIN")
        languages = [getattr(lingua.Language, name) for name in names]
        built = lingua.LanguageDetectorBuilder.from_languages(*languages).build()
        found["lingua"] = lambda text: _iso(built.detect_language_of(text))
    except ImportError:
        pass
    try:
        langid = import_module("py3langid")
        langid.set_languages(["en", "it", "de", "fr", "es", "pt", "nl", "la"])
        found["py3langid"] = lambda text: str(langid.classify(text)[0])
    except ImportError:
        pass
    return found


def boundaries(sentences: list[str], code: str, splitter: Splitter) -> tuple[float, float, float]:
    """Give precision, recall and F1 of sentence ends, in per cent."""
    right = given = wanted = 0
    for text, ends in _groups(sentences):
        got = set(splitter(text, code))
        right, given, wanted = right + len(got & ends), given + len(got), wanted + len(ends)
    return 100 * right / given, 100 * right / wanted, 200 * right / (given + wanted)


def _groups(sentences: list[str]) -> Iterator[tuple[str, set[int]]]:
    for start in range(0, len(sentences), GROUP):
        group = sentences[start : start + GROUP]
        yield " ".join(group), {len(" ".join(group[: count + 1])) for count in range(len(group))}


def _seconds(sentences: list[str], code: str, splitter: Splitter) -> float:
    texts = [text for text, _ in _groups(sentences)]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            splitter(text, code)
        times.append(time.perf_counter() - start)
    return min(times) * 1000 / len(sentences)


def _languages(gold: dict[str, list[str]], detector: Detector, cut: int) -> list[str]:
    asked = [(code, _cut(text, cut)) for code, sentences in gold.items() for text in sentences]
    detector("a first call loads the models")
    start = time.perf_counter()
    got = [detector(text) for _, text in asked]
    spent = time.perf_counter() - start
    right = sum(code == found for (code, _), found in zip(asked, got, strict=True))
    unknown = got.count("und")
    shares = [100 * count / len(asked) for count in (right, len(asked) - right - unknown, unknown)]
    return [*(f"{share:.2f}" for share in shares), f"{1000 * spent / len(asked):.3f}"]


def _inside(gold: dict[str, list[str]]) -> Iterator[str]:
    pairs = [(host, code, text) for host in gold for code, sentences in gold.items() for text in sentences]
    for cut in CUTS[:2]:
        got = [(host, code, foreign(_cut(text, cut), host)) for host, code, text in pairs]
        abroad = [found == code for host, code, found in got if host != code]
        wrong = sum(found not in (None, code) or (found is not None and host == code) for host, code, found in got)
        share = 100 * sum(abroad) / len(abroad)
        yield f"foreign, {cut or 'all'} words: found {share:.1f} %, wrong {wrong} of {len(got)}"
    runs = sum(len(foreign_spans(text, host)) for host, sentences in gold.items() for text in sentences)
    yield f"foreign_spans in sentences of the host's own language: {runs} runs (each would be wrong)"


def _names() -> Iterator[str]:
    """How many lines of names, titles and Latin each detector takes for another language than their text's."""
    lines = [json.loads(line) for line in NAMES.read_text("utf-8").splitlines()]
    for name, detector in detectors().items():
        taken = 0
        for line in lines:
            found = foreign(line["text"], line["host"]) if name == "ours" else detector(line["text"])
            taken += found not in (None, line["host"])
        yield f"names, titles, Latin taken for foreign, {name}: {taken} of {len(lines)}"


def _growth() -> Iterator[str]:
    """How much longer four times the text takes, at worst, where it takes a measurable time."""
    worst = 0.0
    for unit in HOSTILE:
        times = []
        for length in (50_000, 200_000):
            text = (unit * length)[:length]
            start = time.perf_counter()
            split(text, "de")
            foreign_spans(text, "en")
            times.append(time.perf_counter() - start)
        worst = max(worst, times[1] / times[0]) if times[0] > 0.005 else worst
    yield f"four times the text takes at most {worst:.1f} times as long (hostile patterns)"


def _iso(language: object) -> str:
    return str(getattr(language, "iso_code_639_1").name).lower() if language else "und"  # noqa: B009


def _cut(text: str, words: int) -> str:
    return " ".join(text.split()[:words]) if words else text


def _ends(text: str, parts: Iterable[str]) -> Iterator[int]:
    place = 0
    for part in parts:
        plain = part.strip()
        place = text.index(plain, place) + len(plain)
        yield place


def _sentences(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
