"""A briefing, or all of them, as a PDF that is accessible by standard, set by Typst from one trusted template.

All content travels as JSON; the template shows strings and runs nothing. It stands in a folder that holds nothing
else, and that folder is all that the typesetter can read.
"""

import datetime as dt
import json
from collections.abc import Sequence
from functools import partial
from typing import Literal

import typst

from generator.errors import Problem, warning
from generator.exports.context import Context, File, Task
from generator.exports.inline import Node, Setter, tag
from generator.exports.sheets import Sheet
from generator.exports.typesetter import SUBSTITUTE, compiler
from generator.languages.data import SOURCE
from generator.model.briefings import Briefing

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a and PDF/UA-1 at once: good for an archive and for a screen reader."""

Paper = Literal["a4", "us-letter"]
_SHOWN = 8
_RUNNING = 7


def briefing_pdf(briefing: Briefing, context: Context, *, paper: Paper = "a4") -> Task:
    """`briefing.pdf`: one briefing. What could not be set is a problem of its own, and no file."""
    setter = Setter()
    blocks = Sheet(briefing, context, setter, prefix="").blocks()
    title = setter.line(context.title(briefing)).strip() or briefing.issue.slug
    about = context.register.text(briefing.issue.file.description)
    data = _document(title, setter.line(about.text) if about else "", context, setter, paper)
    place = briefing.issue.file.path or f"{context.language}/briefings/{briefing.issue.slug}/briefing.pdf"
    return _task(data | {"parts": [blocks], "running": [_short(setter.text(title))]}, place, context, setter)


def all_pdf(context: Context, *, paper: Paper = "a4") -> Task:
    """`briefings.pdf`: all briefings of a language, with contents."""
    setter = Setter()
    parts = [
        Sheet(briefing, context, setter, prefix=f"{number}-").blocks()
        for number, briefing in enumerate(context.briefings)
    ]
    title = setter.line(context.config.site_name).strip() or "briefings"
    about = context.catalogue.gettext("Policy issues in brief: every sentence is quoted and linked to its source.")
    data = _document(title, about, context, setter, paper)
    cover = {"title": title, "lede": about, "contents": context.catalogue.gettext("Contents")}
    running = [_short(setter.text(context.title(briefing))) for briefing in context.briefings]
    whole = data | {"parts": parts, "cover": cover, "running": running}
    return _task(whole, f"{context.language}/briefings.pdf", context, setter)


def typeset(data: dict[str, object], day: dt.date) -> bytes:
    """The PDF of a document's data. `day` is when it was made. Raises typst.TypstError for what it cannot set."""
    stamp = int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
    made = compiler("briefing.typ").compile(
        format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_standards=list(STANDARDS), timestamp=stamp
    )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no document")
    return made


def _document(title: str, about: str, context: Context, setter: Setter, paper: Paper) -> dict[str, object]:
    """What the template needs besides the briefings: metadata, paper, the words of header and footer."""
    gettext = context.catalogue.gettext
    code, region = tag(context.language)
    as_of = gettext("As of %(date)s") % {"date": context.formats.date(context.today)}
    numbered = gettext("Page %(page)s of %(pages)s") % {"page": "\0page\0", "pages": "\0pages\0"}
    return {
        "title": title,
        "about": about,
        "site": setter.line(context.config.site_name).strip() or title,
        "lang": code or SOURCE,
        "region": region or None,
        "paper": paper,
        "as_of": as_of,
        "numbered": [_counter(piece) for piece in numbered.split("\0") if piece],
        "cover": None,
    }


def _short(title: str) -> str:
    """A title for the running head: its first words."""
    words = title.split()
    return " ".join(words) if len(words) <= _RUNNING else " ".join(words[: _RUNNING - 1]) + " …"


def _counter(piece: str) -> Node:
    return {"k": piece} if piece in ("page", "pages") else piece


def _task(data: dict[str, object], place: str, context: Context, setter: Setter) -> Task:
    problems = (_unset(place, context.language, setter.lacking),) if setter.lacking else ()
    return partial(_made, data, place, context.language, context.today, problems)


def _made(data: dict[str, object], place: str, language: str, day: dt.date, problems: tuple[Problem, ...]) -> File:
    try:
        return File(typeset(data, day), problems)
    except typst.TypstError as error:
        return File(None, (*problems, _failed(place, language, error)))


def _unset(place: str, language: str, lacking: Sequence[str]) -> Problem:
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in lacking[:_SHOWN])
    more = f" and {len(lacking) - _SHOWN} more" if len(lacking) > _SHOWN else ""
    return warning(
        place,
        0,
        f"the PDF in '{language}' has no glyph for {named}{more}; it shows {SUBSTITUTE}",
        "install fonts for more scripts with the extra 'scripts', or write it in other characters",
    )


def _failed(place: str, language: str, error: typst.TypstError) -> Problem:
    said = " ".join(str(getattr(error, "message", error)).split())
    return warning(
        place,
        0,
        f"the PDF in '{language}' could not be set ({said})",
        "build with --without pdf, and report this with the briefing",
    )
