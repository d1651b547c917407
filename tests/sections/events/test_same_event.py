"""When two sentences of one day are one event: enough that both have and other days have not, nothing against it."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.sections import timeline
from tests.sections.conftest import article, dossier

DAY = dt.date(2026, 4, 13)
COMMISSION = "The European Commission opened a consultation on stablecoins on 8 April 2026."


def entries(*told: tuple[str, ...]) -> int:
    """How many events several articles tell of: language and lines of each."""
    made = [article(f"a{at}", *lines, language=language, published=DAY) for at, (language, *lines) in enumerate(told)]
    return len(timeline.derive(dossier(*made)))


@pytest.mark.parametrize(
    "other",
    [
        ("it", "La Commissione europea ha aperto una consultazione sulle stablecoin l'8 aprile 2026."),
        ("de", "Die Europäische Kommission eröffnete am 8. April 2026 eine Konsultation zu Stablecoins."),
        ("en", "On 8 April 2026 a consultation on stablecoins was opened by the European Commission."),
    ],
)
def test_one_event_in_two_texts_is_one_entry(other: tuple[str, ...]) -> None:
    """A name and what it did, found again in another language's words."""
    assert entries(("en", COMMISSION), other) == 1


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ((("en", "A pilot with ships is planned for the second half of 2027."),
          ("de", "Im zweiten Halbjahr 2027 soll die Pilotphase der Häfen beginnen."),
          ("it", "Il porto prevede una sperimentazione nel secondo semestre del 2027.")), 1),
        ((("en", "The first issuance of the stamp is possible in 2029."),
          ("de", "Die Erstausgabe kommt frühestens 2029 in den Handel.")), 2),
        ((("de", "Anfang Juli endet die Übergangsfrist der Häfen."),
          ("en", "The transitional period for harbours ends on 1 July 2026.")), 1),
        ((("de", "Ende Juli endet die Übergangsfrist der Häfen."),
          ("en", "The transitional period for harbours ends on 1 July 2026.")), 2),
        ((("en", "The SEC plans a pilot with Alpha Trading for 2027."),
          ("it", "La Consob prevede una sperimentazione con Beta Mercati nel 2027.")), 2),
        ((("en", "The group published a proposal on 8 April 2026."),
          ("de", "Der Entwurf wurde am 8. April 2026 in Bonn kritisiert.")), 2),
    ],
)  # fmt: skip
def test_one_kind_of_event_is_one_in_every_language(told: tuple[tuple[str, ...], ...], count: int) -> None:
    """A pilot of the same months is the same pilot, unless the bound, the part of the month or the names differ."""
    assert entries(*told) == count


def test_a_short_sentence_leans_on_the_one_before() -> None:
    """What "it" is that ends stands in the sentence before."""
    one = "The Retail Payments Observatory opened a consultation on fees. Answers are accepted until 26 May 2026."
    two = "Das Retail Payments Observatory hat eine Konsultation eröffnet. Sie endet am 26. Mai 2026."
    assert entries(("en", one), ("de", two)) == 1


def test_an_abbreviation_is_what_the_article_says_it_is() -> None:
    """ECB and EZB meet by the names that they stand for."""
    one = (
        "en",
        "The European Central Bank (ECB) is slow.",
        "The ECB moved the project to its next phase on 3 May 2026.",
    )
    moved = "Am 3. Mai 2026 hat die EZB das Projekt in die nächste Phase überführt."
    two = ("de", "Die Europäische Zentralbank (EZB) ist langsam.", moved)
    assert entries(one, two) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("en", "The Blockchain Association attacked Citadel’s plan for decentralized protocols on 8 April 2026."),
            ("it", "Citadel ha risposto alla Blockchain Association sui protocolli decentralizzati l'8 aprile 2026."),
        ),
        (
            ("en", "The SEC fined Alpha Trading over custody of tokens on 8 April 2026."),
            ("it", "La Sec ha multato Beta Mercati per la custodia di token l'8 aprile 2026."),
        ),
        (
            ("en", "The SEC published a proposal on custody on 8 April 2026."),
            ("de", "Die BaFin veröffentlichte am 8. April 2026 einen Vorschlag zur Verwahrung."),
        ),
        (
            ("en", "The Harbour Club counted 41 pending protests on 8 April 2026."),
            ("it", "L'Harbour Club ha contato 27 proteste l'8 aprile 2026."),
        ),
        (("en", COMMISSION), ("it", "La Commissione europea ha multato tre banche l'8 aprile 2026.")),
        (
            ("en", "The SEC met Citadel and Sifma on 8 April 2026 about protocols."),
            ("en", "The Blockchain Association wrote to the SEC on 8 April 2026 about Citadel and protocols."),
        ),
        (
            ("en", "MiCA and DORA apply in full to banks and protocols in 2027."),
            ("it", "MiCA e DORA saranno riviste dalle banche e dai protocolli nel 2027."),
        ),
    ],
    ids=["answer", "other firm", "other body", "other figure", "other act", "other actor", "a whole year"],
)
def test_two_events_of_one_day_stay_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A shared actor, subject or word is not enough: a wrong union would hide an event."""
    assert entries(one, other) == 2


def test_one_article_never_tells_an_event_twice_in_one_entry() -> None:
    """Two sentences of one article are two entries, however alike."""
    assert entries(("en", COMMISSION, COMMISSION)) == 2


@pytest.mark.parametrize(
    "told",
    [
        (
            "The agency will publish its report on 5 March 2027.",
            "The agency will not publish its report on 5 March 2027.",
        ),
        ("The council approved the plan on 8 April 2026.", "The council rejected the plan on 8 April 2026."),
        ("Alpha opened its office in Milan on 8 April 2026.", "Alpha closed its office in Milan on 8 April 2026."),
        ("The court fined Alpha 40 million on 8 April 2026.", "The court fined Alpha 60 million on 8 April 2026."),
    ],
)
def test_opposites_are_never_one_event(told: tuple[str, str]) -> None:
    """A source that says the contrary is no further source of an event."""
    assert entries(*(("en", text) for text in told)) == 2
