"""Dates as pages say them: no more exact than the source, with the part of the period it means."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.languages.catalogue import load
from generator.languages.formats import Formats
from generator.model.articles import EditorText
from generator.model.events import Event
from generator.model.precision import Bound, Phase, Precision
from generator.presentation.wording import moment

LOCALES = Path(__file__).parents[2] / "locales"
M, H, S, Q, Y, D = (
    Precision.MONTH, Precision.HALF, Precision.SEASON, Precision.QUARTER, Precision.YEAR, Precision.DAY,
)  # fmt: skip


@pytest.mark.parametrize(
    ("precision", "first", "last", "phase", "said"),
    [
        (D, "2026-05-03", None, None, ("3 May 2026", "3 maggio 2026", "3. Mai 2026")),
        (M, "2026-05-01", "2026-05-31", None, ("May 2026", "maggio 2026", "Mai 2026")),
        (M, "2026-05-01", "2026-05-31", Phase.START, ("early May 2026", "inizio maggio 2026", "Anfang Mai 2026")),
        (M, "2026-05-01", "2026-05-31", Phase.END, ("end of May 2026", "fine maggio 2026", "Ende Mai 2026")),
        (M, "2026-06-16", "2026-06-30", None, ("16–30 June 2026", "16–30 giugno 2026", "16.–30. Juni 2026")),
        (M, "2026-06-01", "2026-06-15", None, ("1–15 June 2026", "1–15 giugno 2026", "1.–15. Juni 2026")),
        (M, "2026-03-01", "2026-05-31", None, ("March – May 2026", "marzo–maggio 2026", "März–Mai 2026")),
        (H, "2027-07-01", "2027-12-31", None, ("second half of 2027", "secondo semestre 2027", "2. Halbjahr 2027")),
        (S, "2026-12-01", "2027-02-28", None, ("winter 2027", "inverno 2027", "Winter 2027")),
        (Q, "2027-04-01", "2027-06-30", None, ("2nd quarter 2027", "2º trimestre 2027", "2. Quartal 2027")),
        (Y, "2026-01-01", "2026-12-31", Phase.REST,
         ("later in 2026", "più avanti nel 2026", "im weiteren Verlauf von 2026")),
        (Y, "2027-01-01", "2027-12-31", Phase.MIDDLE, ("mid-2027", "metà 2027", "Mitte 2027")),
        (Y, "2027-01-01", "2029-12-31", None, ("2027–2029", "2027–2029", "2027–2029")),
    ],
)  # fmt: skip
def test_a_date_is_said_as_exactly_as_it_is_known(
    precision: Precision, first: str, last: str | None, phase: Phase | None, said: tuple[str, str, str]
) -> None:
    """Halves, seasons and parts of periods have their words, in every language."""
    end = dt.date.fromisoformat(last) if last else None
    event = Event(dt.date.fromisoformat(first), end, precision, "", True, True, EditorText("x", "en"), phase=phase)
    shown = [moment(event, load(LOCALES, code, shown_as="locales"), Formats(code)) for code in ("en", "it", "de")]
    assert [text.replace("\u2009", " ").replace("\u202f", " ") for text in shown] == list(said)


def test_an_earliest_date_says_so() -> None:
    """A bound is part of the date."""
    first, last = dt.date(2029, 1, 1), dt.date(2029, 12, 31)
    event = Event(first, last, Y, "", True, True, EditorText("x", "en"), bound=Bound.EARLIEST)
    shown = [moment(event, load(LOCALES, code, shown_as="locales"), Formats(code)) for code in ("en", "it", "de")]
    assert shown == ["2029 at the earliest", "2029 al più presto", "frühestens 2029"]
