"""What a briefing leaves the site as; EXPORTS and SITE_EXPORTS list the forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Problem
from generator.exports import agenda, citations, feeds
from generator.exports.context import Context, Export, File, SiteExport
from generator.exports.document import document
from generator.model import Briefing

__all__ = ["EXPORTS", "NAMES", "SITE_EXPORTS", "Context", "Export", "File", "Produce", "SiteExport", "produce"]


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
)
"""The files beside each briefing."""

SITE_EXPORTS = (
    SiteExport("feeds", "feed.xml", feeds.site_atom),
    SiteExport("feeds", "feed.json", feeds.site_json),
)
"""The files at the root of each language."""

NAMES = tuple(dict.fromkeys(export.name for export in (*EXPORTS, *SITE_EXPORTS)))
"""What `--without` takes, in order."""


def produce(context: Context) -> Produce:
    """Every export of one language but those that the configuration leaves out."""
    made = dict(_files(context))
    files = {path: file.content for path, file in made.items() if file.content is not None}
    return Produce(files, tuple(sorted({problem for file in made.values() for problem in file.problems})))


def _files(context: Context) -> Iterator[tuple[str, File]]:
    without = context.config.without
    for briefing in context.briefings:
        for export in EXPORTS:
            if export.name not in without:
                yield f"briefings/{briefing.issue.slug}/{export.file}", export.make(briefing, context)
    for whole in SITE_EXPORTS:
        if whole.name not in without:
            yield whole.file, whole.make(context)
