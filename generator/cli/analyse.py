"""`briefings analyse`: what an article's text holds, with the places of it."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from generator.analysis.annotation import analyse as analysed
from generator.analysis.coreference import resolve
from generator.analysis.model import Analysis
from generator.cli.dates import in_words
from generator.cli.report import report
from generator.dates.batch import documents
from generator.errors import InputError, Problem
from generator.model.articles import Article, Citation, Passage, Work
from generator.model.briefings import SourceEntry
from generator.model.issues import Issue, IssueFile
from generator.reading.articles import read_article
from generator.reading.files import read_bytes
from generator.sections import positions

_TIMEX = ("text", "type", "value", "precision")


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--batch", type=click.File(encoding="utf-8"), help="JSON lines {id, language, reference, text}.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def analyse(file: Path | None, batch: TextIO | None, as_json: bool) -> None:
    """Print what an article's text holds: who says what, dates, questions, passage by passage."""
    if batch:
        with in_words(batch):
            for line in analysed_lines(batch):
                click.echo(line)
        return
    if file is None:
        raise click.UsageError("Give an article's FILE, or documents with --batch.")
    data = read_bytes(file, str(file))
    article, problems = (None, (data,)) if isinstance(data, Problem) else _read(data, file.name, str(file.parent))
    report(problems)
    if article is None or isinstance(data, Problem):
        sys.exit(InputError.exit_status)
    analysis = analysed(article, shown=str(file))
    report(analysis.problems)
    text = data.decode("utf-8", errors="replace")
    held = {"id": article.id, **_held(analysis, Places(text))}
    click.echo(json.dumps(held, ensure_ascii=False, indent=2) if as_json else "\n".join(_told(held, text)))


def _read(data: bytes, path: str, folder: str = "") -> tuple[Article | None, tuple[Problem, ...]]:
    return read_article(data, path, shown_as=folder)


def analysed_lines(lines: Iterable[str]) -> Iterator[str]:
    """What documents `{id, language, reference, text}`, one a line, hold: a line of JSON for each.

    Raises ValueError that names the line (from 1) and what is wrong with it.
    """
    return documents(lines, _of_document)


def _of_document(language: str, text: str, reference: dt.date | None) -> dict[str, Any]:
    """What a text of a day holds; nothing where it cannot be read as an article."""
    metadata = {"title": "-", "language": language, "date": reference.isoformat() if reference else None}
    head = "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in metadata.items() if value) + "---\n\n"
    article, problems = _read((head + text).encode("utf-8", errors="replace"), "document.md")
    if article is None:
        return {"failed": "; ".join(str(problem) for problem in problems)}
    return _held(analysed(article), Places(text, before=head.count("\n")))


class Places:
    """Where passages stand in the text that they were read from, which cleaning and markup may have changed.

    Passages are found by their letters and figures, one after another; `before` counts lines that the text lacks.
    """

    def __init__(self, text: str, before: int = 0) -> None:
        self._text, self._before = text, before
        self._at = [place for place, character in enumerate(text) if character.isalnum()]
        self._letters = "".join(text[place] for place in self._at)
        self._starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
        self._next = 0

    def turn_to(self, line: int) -> None:
        """Goes on from a line of the file, not to find a passage in what stands before it."""
        number = line - 1 - self._before
        if 0 <= number < len(self._starts):
            first = sum(place < self._starts[number] for place in self._at)
            self._next = max(self._next, first)

    def find(self, passage: Passage) -> int | None:
        """The number of a passage's first letter among the text's; None where the text has it otherwise."""
        letters = "".join(filter(str.isalnum, passage.text))
        place = self._letters.find(letters, self._next) if letters else -1
        if place < 0:
            return None
        self._next = place + len(letters)
        return place

    def span(self, passage: Passage, first: int, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """The place of `start:end` of a passage, whose first letter is the `first`, with the marks around it."""
        before, within = passage.text[:start], passage.text[start:end]
        left = self._at[first + sum(map(str.isalnum, before))]
        right = self._at[first + sum(map(str.isalnum, before + within)) - 1] + 1
        while end is None and left and not self._text[left - 1].isspace() and not self._text[left - 1].isalnum():
            left -= 1
        while end is None and right < len(self._text) and not self._text[right].isspace():
            right += 1
        return left, right


def _held(analysis: Analysis, places: Places) -> dict[str, Any]:
    first = _first_letters(analysis, places)
    placed = [sentence for sentence in analysis.sentences if sentence.passage.id in first]
    spans = {each.passage.id: _span(places.span(each.passage, first[each.passage.id])) for each in placed}
    timexes = ((each.passage, timex) for each in placed for timex in each.dates)
    return {
        "passages": [{"id": each.passage.id, **spans[each.passage.id], "language": each.language} for each in placed],
        "positions": [spans[passage] | said for passage, said in _positions(analysis) if passage in spans],
        "timexes": [
            _span(places.span(passage, first[passage.id], timex.start, timex.end))
            | {name: getattr(timex, name) for name in _TIMEX}
            for passage, timex in timexes
        ],
        "questions": [spans[passage] | asked for passage, asked in _questions(analysis) if passage in spans],
    }


def _first_letters(analysis: Analysis, places: Places) -> dict[str, int]:
    """The number of the first letter of each passage that the text has, by its id."""
    first: dict[str, int] = {}
    for sentence in analysis.sentences:
        places.turn_to(sentence.block.line)
        if (place := places.find(sentence.passage)) is not None:
            first[sentence.passage.id] = place
    return first


def _span(place: tuple[int, int]) -> dict[str, int]:
    return {"start": place[0], "end": place[1]}


def _positions(analysis: Analysis) -> Iterator[tuple[str, dict[str, Any]]]:
    """The ids of passages and who says what in them, as a briefing of the article alone shows it."""
    article = analysis.article
    issue = Issue(IssueFile(article.id, article.path, {"": "-"}), (Work(article.id, (article,), article, article.id),))
    dossier = resolve(issue, article.language, (SourceEntry(1, article, 1),), {article.place: analysis})
    for position in positions.derive(dossier):
        if isinstance(position.origin, Citation):
            said = {"actor": position.actor, "verb": position.verb, "quoted": position.quoted}
            yield position.origin.passage.id, said


def _questions(analysis: Analysis) -> Iterator[tuple[str, dict[str, Any]]]:
    """The ids of questions, with those of the passages that answer them."""
    for pair in analysis.article.pairs:
        yield pair.question.id, {"answers": [passage.id for passage in pair.answer]}


def _told(held: dict[str, Any], text: str) -> Iterator[str]:
    """The same for a terminal: each passage, below it what was found in it."""
    for passage in held["passages"]:
        yield f"{passage['id']:>5} [{passage['language']}] {' '.join(text[passage['start'] : passage['end']].split())}"
        for position in held["positions"]:
            if position["start"] == passage["start"]:
                yield f"        {position['actor']} [{position['verb']}]"
        for timex in held["timexes"]:
            if passage["start"] <= timex["start"] < passage["end"]:
                yield f"        {timex['text']}: {timex['type']} {timex['value']}"
        for question in held["questions"]:
            if question["start"] == passage["start"]:
                yield f"        answered in {', '.join(question['answers'])}"
