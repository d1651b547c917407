"""Claims of sentences that nobody wrote, for the tests of what compares them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from generator.analysis.annotation import analyse
from generator.analysis.model import (
    AnswerClaim,
    DateClaim,
    Dating,
    Figure,
    FigureClaim,
    Gist,
    Mood,
    Piece,
    PieceSort,
)
from generator.dates.timex import Timex
from generator.model.briefings import SourceEntry
from generator.model.precision import Precision
from tests.sections.conftest import article

DAY = dt.date(2026, 3, 2)


def piece(written: str, start: int = 0) -> Piece:
    """A name ("Norvik Energy"), an act ("vote!"), a thing ("fine*") or a word ("ship"), by how it is written; "~"
    before a word tells that it sets one of several apart, "-" before an act that it is the opposite."""
    end = start + 1
    if written[0].isupper():
        return Piece(start, end, PieceSort.NAME, written, frozenset(written.casefold().split()))
    if written.endswith("!"):
        return Piece(start, end, PieceSort.ACT, written.strip("-!"), sign=-1 if written.startswith("-") else 1)
    if written.endswith("*"):
        return Piece(start, end, PieceSort.THING, written[:-1])
    return Piece(start, end, PieceSort.WORD, written.lstrip("~"), apart=written.startswith("~"))


def pieces(written: str) -> tuple[Piece, ...]:
    """The pieces of a clause, one after another, apart by commas."""
    return tuple(piece(one.strip(), place) for place, one in enumerate(written.split(","))) if written else ()


def gist(
    written: str = "",
    *,
    day: dt.date | None = DAY,
    language: str = "en",
    number: int = 1,
    origin: int = 0,
    name: str = "",
    updated: dt.date | None = None,
    **fields: Any,
) -> Gist:
    """A sentence with these pieces; `speakers` and `around` are names as written, apart by commas."""
    source = article(name or f"a{number}", "A text.", language=language, published=day, updated=updated)
    (sentence,) = analyse(source).sentences
    entry = SourceEntry(number, source, origin or number)
    placed = type(sentence)(entry, sentence.block, sentence.passage, None, None, sentence.order, sentence.place)
    named = {
        key: tuple(piece(one.strip()).words for one in fields.pop(key).split(","))
        for key in ("speakers", "around")
        if key in fields
    }
    return Gist(placed, sentence.tokens, pieces(written), **named, **fields)


def days(first: dt.date, last: dt.date | None = None, precision: Precision = Precision.DAY, **fields: Any) -> Dating:
    """A date from one day to another."""
    given = {"stated": True, "bound": False, "points_back": False} | fields
    timex = Timex(0, 1, "x", "DATE", first.isoformat(), precision, stated=True)
    return Dating(0, 1, first, last or first, precision, timex=timex, **given)


def figure(
    written: str = "", value: float = 2.0, *, unit: str = "EUR", of: Gist | None = None, **fields: Any
) -> FigureClaim:
    """A figure of a clause with these pieces."""
    told = of or gist(written, **{key: fields.pop(key) for key in ("day", "number", "language") if key in fields})
    own = Figure(0, 1, 0, 1, value, unit)
    given: dict[str, Any] = {
        "dates": (),
        "beside": (own,),
        "counted": (),
        "whole": False,
        "rate": False,
        "fixed": False,
    }
    given |= fields
    return FigureClaim(told, told.pieces, told.pieces, ((0, 1),), Mood.PLAIN, figure=own, **given)


def date(written: str = "", on: Dating | None = None, *, of: Gist | None = None, **fields: Any) -> DateClaim:
    """The date of what a clause with these pieces tells."""
    told = of or gist(written, **{key: fields.pop(key) for key in ("day", "number", "language") if key in fields})
    dating = on or days(DAY)
    given: dict[str, Any] = {"mood": Mood.AHEAD, "dates": (dating,), "act": "vote", "moved": False, "loose": False}
    given |= fields
    return DateClaim(told, told.pieces, told.pieces, ((0, 1),), dating=dating, **given)


def answer(written: str = "", *, of: Gist | None = None, act: int | None = None, **fields: Any) -> AnswerClaim:
    """What a clause with these pieces says is so; `act` is the place of its act among them."""
    told = of or gist(written, **{key: fields.pop(key) for key in ("day", "number", "language") if key in fields})
    own = told.pieces[act] if act is not None else None
    given: dict[str, Any] = {"mood": Mood.PLAIN, "dates": (), "sign": 1, "negated": False, "yet": False, "agents": ()}
    given |= fields
    return AnswerClaim(told, told.pieces, told.pieces, ((0, 1),), act=own, **given)
