"""German expressions, each read on Wednesday, 8 April 2026."""

from __future__ import annotations

import pytest

from tests.dates.cases import value

CASES = [
    ("Der Ausschuss tagte am 12. März 2025.", ["2025-03-12"]),
    ("Der Ausschuss tagte am Mittwoch, dem 12. März 2025.", ["2025-03-12"]),
    ("Das Gesetz gilt ab dem 1. Juli 2027.", ["2027-07-01"]),
    ("Das Gesetz ist von 1998.", ["1998"]),
    ("Der Entwurf kam Ende Mai 2025.", ["2025-05"]),
    ("Frist ist der 04.03.2025.", ["2025-03-04"]),
    ("Die Anhörung lief vom 3. bis 5. März 2025.", ["2025-03-03", "2025-03-05"]),
    ("Termine sind am 3., 4. und 5. März 2025.", ["2025-03-03", "2025-03-04", "2025-03-05"]),
    ("Im Jänner wurde gewählt.", ["2026-01"]),
    ("Abgestimmt wurde am 12. März.", ["2026-03-12"]),
    ("Abgestimmt wird am 12. Mai.", ["2026-05-12"]),
    ("Am Montag sagte die Ministerin ab.", ["2026-04-06"]),
    ("Am Montag wird das Parlament abstimmen.", ["2026-04-13"]),
    ("Am vergangenen Samstag begann das Fest.", ["2026-04-04"]),
    ("Gestern wurde gewählt, morgen wird gezählt.", ["2026-04-07", "2026-04-09"]),
    ("Der Bericht erschien vorige Woche.", ["2026-W14"]),
    ("Heuer gibt es keine Erhöhung.", ["2026"]),
    ("Im Vorjahr war es mehr.", ["2025"]),
    ("Vor zwei Jahren scheiterte der Plan.", ["2024"]),
    ("Der Text kam am 30. Dezember 2025. Am folgenden Tag war er weg.", ["2025-12-30", "2025-12-31"]),
    ("Die Frist endet diesen Freitag.", ["2026-04-10"]),
    ("Der Schalter öffnet in der zweiten Junihälfte.", ["2026-06"]),
    ("Der Plan war von 2023. Im Folgejahr lag er brach.", ["2023", "2024"]),
    ("Sie tagt zwischen dem 3. und dem 5. Mai 2027.", ["2027-05-03", "2027-05-05"]),
    ("Sie tagt vom 3. bis 5.5.2027.", ["2027-05-03", "2027-05-05"]),
    ("Der Umsatz sank im dritten Quartal 2025.", ["2025-Q3"]),
    ("Der Umsatz sank in der zweiten Jahreshälfte 2025.", ["2025-H2"]),
    ("Der Versuch lief im Sommer 2024.", ["2024-SU"]),
    ("Ein Gesetz aus den 90er Jahren gilt noch.", ["199"]),
    ("Eine Idee des 19. Jahrhunderts.", ["18"]),
    ("Der Versuch dauerte drei Monate.", ["P3M"]),
    ("Jeden Montag erscheint ein Bericht.", ["XXXX-WXX-1"]),
    ("Am Montagabend wurde gewählt.", ["2026-04-06TEV"]),
    ("Die Sitzung beginnt um 20.30 Uhr.", ["2026-04-08T20:30"]),
    ("Die Frau, die das sagte, hat morgens 1600 Briefe.", ["2026-04-08TMO"]),
    ("Am Morgen kam die Nachricht.", ["2026-04-08TMO"]),
    ("Das ist derzeit und künftig so.", ["PRESENT_REF", "FUTURE_REF"]),
    ("An Weihnachten 2025 war geschlossen.", ["2025-12-25"]),
    ("Ostern 2026 war es kalt.", ["2026-04-05"]),
    # words that belong together, and what only looks like a date
    ("Er wurde am 3. 5. 1948 in Graz geboren.", ["1948-05-03"]),
    ("Das Urteil fiel am Dienstag vergangener Woche.", ["2026-03-31"]),
    ("Am gestrigen Dienstag trafen sie sich.", ["2026-04-07"]),
    ("Ende der Woche soll das Ergebnis vorliegen.", ["2026-W15"]),
    ("Am Abend des 9. November 1989 fiel die Mauer.", ["1989-11-09TEV"]),
    ("Anfang der Achtziger war das undenkbar.", ["198"]),
    ("Die Zahl sank im August auf zwei Millionen.", ["2025-08"]),
    ("Die Frist läuft Ende Oktober ab.", ["2026-10"]),
    ("Es geschah an einem Dienstag.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_expressions_have_the_values_a_reader_gives_them(text: str, expected: list[str]) -> None:
    """Each expression of the table is found and resolved as a reader of 8 April 2026 would."""
    assert value(text, "de") == expected


def test_an_undated_text_resolves_nothing() -> None:
    """Without a document date relative expressions keep their unresolved values."""
    assert value("Am Montag, gestern und am 3. Juni.", "de", None) == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-06-03"]
