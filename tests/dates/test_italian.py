"""Italian expressions, each read on Wednesday, 8 April 2026."""

from __future__ import annotations

import pytest

from tests.dates.cases import value

CASES = [
    ("La commissione si è riunita il 12 marzo 2025.", ["2025-03-12"]),
    ("La commissione si è riunita mercoledì 12 marzo 2025.", ["2025-03-12"]),
    ("La legge entrerà in vigore il 1° luglio 2026.", ["2026-07-01"]),
    ("La legge entrerà in vigore il 1º luglio 2026, non l'1.º agosto.", ["2026-07-01", "2026-08-01"]),
    ("I ricavi sono calati nel 1º trimestre del 2025.", ["2025-Q1"]),
    ("L'audizione si terrà tra il 3 e il 5 maggio.", ["2026-05-03", "2026-05-05"]),
    ("L'audizione si terrà dall'8 all'11 marzo 2027.", ["2027-03-08", "2027-03-11"]),
    ("Lo sportello aprirà nella seconda metà di giugno.", ["2026-06"]),
    ("Il termine scade questo venerdì.", ["2026-04-10"]),
    ("La legge è del 1998.", ["1998"]),
    ("Un testo è uscito a fine maggio 2025.", ["2025-05"]),
    ("Il testo è del 4/3/2025.", ["2025-03-04"]),
    ("L'audizione si è tenuta dal 3 al 5 marzo 2025.", ["2025-03-03", "2025-03-05"]),
    ("Nel '93 il mercato era chiuso.", ["1993"]),
    ("Il voto si è tenuto il 12 marzo.", ["2026-03-12"]),
    ("Il voto si terrà il 12 maggio.", ["2026-05-12"]),
    ("Lo scorso giugno il fondo ha chiuso.", ["2025-06"]),
    ("Lunedì scorso il ministro ha risposto.", ["2026-04-06"]),
    ("Lunedi' il ministro ha risposto.", ["2026-04-06"]),
    ("Il parlamento voterà lunedì.", ["2026-04-13"]),
    ("Ieri il voto, domani il conteggio, dopodomani la festa.", ["2026-04-07", "2026-04-09", "2026-04-10"]),
    ("La settimana scorsa è uscito il rapporto.", ["2026-W14"]),
    ("Quest'anno non ci saranno aumenti.", ["2026"]),
    ("Due anni fa il progetto è fallito.", ["2024"]),
    ("Il testo è del 30 dicembre 2025. Il giorno dopo è stato ritirato.", ["2025-12-30", "2025-12-31"]),
    ("I ricavi sono calati nel terzo trimestre del 2025.", ["2025-Q3"]),
    ("Nel primo semestre 2025 nulla è cambiato.", ["2025-H1"]),
    ("La sperimentazione è dell'estate del 2024.", ["2024-SU"]),
    ("Una norma degli anni Novanta vale ancora.", ["199"]),
    ("Un'idea del XIX secolo.", ["18"]),
    ("La prova è durata tre mesi.", ["P3M"]),
    ("Ogni settimana esce un rapporto.", ["P1W"]),
    ("Si riunisce ogni venerdì alle 18:00.", ["XXXX-WXX-5"]),
    ("Il Sole 24 Ore ne ha parlato.", []),
    ("Ha vinto 2 set a 1; il d.lgs. 231/2001 vale ancora.", []),
    ("Servono 1500 firme e 2000 euro.", []),
    ("Oggi il mercato è attualmente calmo.", ["2026-04-08", "PRESENT_REF"]),
    # words that belong together, and what only looks like a date
    ("Il primo maggio è festa.", ["2026-05-01"]),
    ("Era nato a Torino il 3-5-1948.", ["1948-05-03"]),
    ("Era l'8 settembre del '43.", ["1943-09-08"]),
    ("La mattina del 16 marzo 1978 fu rapito.", ["1978-03-16TMO"]),
    ("Lo sciopero di venerdì 17 è confermato.", ["2026-04-17"]),
    ("Il 15 scorso i deputati avevano votato.", ["2026-03-15"]),
    ("I conti saranno discussi martedì della prossima settimana.", ["2026-04-14"]),
    ("Nella seconda metà del 2009 l'economia crebbe.", ["2009-H2"]),
    ("Nell'ultimo trimestre del 1999 calò.", ["1999-Q4"]),
    ("Chiude cinque anni dopo il suo avvio.", ["P5Y"]),
    ("Il campionato ricomincia domenica.", ["2026-04-12"]),
    ("Successe un lunedì.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_expressions_have_the_values_a_reader_gives_them(text: str, expected: list[str]) -> None:
    """Each expression of the table is found and resolved as a reader of 8 April 2026 would."""
    assert value(text, "it") == expected


def test_an_undated_text_resolves_nothing() -> None:
    """Without a document date relative expressions keep their unresolved values."""
    assert value("Lunedì, ieri e il 3 giugno.", "it", None) == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-06-03"]
