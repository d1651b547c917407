"""What a briefing leaves the site as; EXPORTS and SITE_EXPORTS list the forms."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.errors import Problem, Severity, attempt
from generator.exports import agenda, cards, citations, digest, feeds, pdf
from generator.exports.context import Context, Export, File, SiteExport, Task
from generator.exports.pdf import Paper, briefing_pdf
from generator.exports.published import document
from generator.model.briefings import Briefing
from generator.work import SERIAL, Executor, LostError, results

__all__ = [
    "EXPORTS",
    "NAMES",
    "SITE_EXPORTS",
    "Context",
    "Export",
    "File",
    "Paper",
    "Produce",
    "SiteExport",
    "briefing_pdf",
    "produce",
]


@dataclass(frozen=True, slots=True)
class Produce:
    """The files of one language by their path below its root, and what was wrong with some of them."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def _json(briefing: Briefing, context: Context) -> File:
    return File((document(briefing).model_dump_json(by_alias=True, indent=2) + "\n").encode())


EXPORTS = (
    Export("json", "briefing.json", _json),
    Export("bibtex", "sources.bib", citations.bibtex),
    Export("csl", "sources.json", citations.csl),
    Export("calendar", "calendar.ics", agenda.calendar),
    Export("feeds", "feed.xml", feeds.issue_atom),
    Export("pdf", "briefing.pdf", pdf.briefing_pdf),
    Export("cards", "card.png", cards.card),
)
"""The files beside each briefing."""

SITE_EXPORTS = (
    SiteExport("feeds", "feed.xml", feeds.site_atom),
    SiteExport("feeds", "feed.json", feeds.site_json),
    SiteExport("pdf", "briefings.pdf", pdf.all_pdf),
    SiteExport("digest", "digest.html", digest.html),
    SiteExport("digest", "digest.txt", digest.text),
)
"""The files at the root of each language."""

NAMES = tuple(dict.fromkeys(export.name for export in (*EXPORTS, *SITE_EXPORTS)))
"""What `--without` takes, in order."""


SIDE_BY_SIDE = 32
"""From how many slow files on it pays to start processes."""


def produce(context: Context, executor: Executor = SERIAL) -> Produce:
    """Every export of one language but those that the configuration leaves out; many slow ones side by side."""
    begun = dict(_begun(context))
    tasks = {path: made for path, made in begun.items() if not isinstance(made, File)}
    doing = executor if len(tasks) >= SIDE_BY_SIDE else SERIAL
    done = dict(zip(tasks, results(doing, _done, tasks.items(), lost=_lost), strict=True))
    made = {path: done.get(path, file) for path, file in begun.items()}
    whole = {path: file for path, file in made.items() if isinstance(file, File)}
    files = {path: file.content for path, file in whole.items() if file.content is not None}
    return Produce(files, tuple(sorted({problem for file in whole.values() for problem in file.problems})))


def _begun(context: Context) -> Iterator[tuple[str, File | Task]]:
    without = context.config.without
    for briefing in context.briefings:
        for export in EXPORTS:
            if export.name not in without:
                path, source = f"briefings/{briefing.issue.slug}/{export.file}", briefing.issue.file.path
                yield path, _isolated(partial(export.make, briefing, context), f"{context.language}/{path}", source)
    for whole in SITE_EXPORTS:
        if whole.name not in without and context.briefings:
            path, source = f"{context.language}/{whole.file}", context.config.file.name
            yield whole.file, _isolated(partial(whole.make, context), path, source)


M = TypeVar("M", File, File | Task)


def _isolated(make: Callable[[], M], path: str, source: str) -> M:
    """What `make` gives, a file or a task that gives one; where either fails, no file but a problem of `source`."""
    problems: list[Problem] = []
    made = attempt(make, File(None), problems, source or path, f"making {path}")
    if problems:
        return File(None, tuple(problems))
    return made if isinstance(made, File) else partial(_isolated, made, path, source)


def _done(named: tuple[str, Task]) -> File:
    return named[1]()


def _lost(named: tuple[str, Task], error: LostError) -> File:
    return File(None, (Problem(named[0], 0, f"this file could not be made: {error}", error.remedy, Severity.DEFECT),))
