"""Glossary: terms, abbreviations and actors that articles define, in their own words; precision before number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.model import Dossier
from generator.model.briefings import GlossaryEntry
from generator.model.issues import Overrides
from generator.sections import glossary
from tests.sections.conftest import annotated, article, dossier


def found(text: str, language: str) -> list[str]:
    """The terms that a sentence defines, as written."""
    return [text[one.start : one.end] for one in annotated(text, language).definitions]


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "A ferry bond is a debt security whose interest depends on the fares.", "ferry bond"),
        ("en", "Ferry bonds are debt securities that pay interest from the fares.", "Ferry bonds"),
        ("en", "A ferry pool, or FP, is a fund with a formula that sets the fare.", "ferry pool"),
        ("en", "Demurrage refers to the charge for a ship that stays too long.", "Demurrage"),
        ("en", "The council heard Elena Rossi, secretary of the Harbour Union, in May.", "Elena Rossi"),
        ("en", "The rules cover automated ferry planners (AFPs) as well.", "automated ferry planners (AFPs)"),
        ("en", "The rules cover AFPs (automated ferry planners) as well.", "AFPs (automated ferry planners)"),
        ("en", "The Harbour Owners Association (HOA) objects.", "Harbour Owners Association (HOA)"),
        ("it", "Un’obbligazione portuale è un titolo di debito il cui rendimento dipende dai pedaggi.", None),
        ("it", "Le controstallie sono somme che l’armatore riceve per la sosta della nave.", "controstallie"),
        ("it", "Per controstallia si intende il compenso per la sosta della nave oltre i termini.", "controstallia"),
        ("it", "Ne parla Elena Rossi, segretaria del sindacato dei portuali, in una lettera.", "Elena Rossi"),
        ("de", "Eine Hafenanleihe ist ein Wertpapier, dessen Zins von den Gebühren abhängt.", "Hafenanleihe"),
        ("de", "Unter Liegegeld versteht man die Gebühr für ein Schiff, das zu lange bleibt.", "Liegegeld"),
        ("de", "Als Liegegeld bezeichnet man die Gebühr für ein Schiff, das zu lange bleibt.", "Liegegeld"),
        ("de", "Gefragt wurde Elena Rossi, Sprecherin der Gewerkschaft Hafen.", "Elena Rossi"),
        ("de", "Die Europäische Hafenbehörde (EHB) widerspricht.", "Europäische Hafenbehörde (EHB)"),
    ],
)
def test_what_a_sentence_defines(language: str, text: str, term: str | None) -> None:
    """What a thing is, what letters stand for, and who somebody is, in the words of each language."""
    assert (term or "obbligazione portuale") in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plan is a step in the wrong direction for the ports of the coast."),
        ("en", "A strike is a serious threat for the ports of the whole coast."),
        ("en", "Ferry bonds are not debt securities that pay interest from the fares."),
        ("en", "Ferries are in talks with the ports of the northern coast."),
        ("en", "It is a debt security whose interest depends on the fares."),
        ("en", "“A ferry bond is a debt security whose interest depends on luck.”"),
        ("en", "A ferry bond is a debt security whose interest depends on luck, he said."),
        ("en", "After the talks with Iraq, the government gave a revised version of it."),
        ("en", "To reward Virginia, the capital of the league was moved."),
        ("en", "Initially, the Italian company, Porti, will appoint two members."),
        ("en", "The fee rose in May (see below)."),
        ("it", "Il piano è un passo nella direzione sbagliata per i porti della costa."),
        ("it", "Senza ricavi, avverte il Forum, nessuna banca investirà nei terminali."),
        ("de", "Vorgesehen sind heuer vier Reisen von je zwei Wochen."),
        ("de", "Der Plan ist ein Schritt in die falsche Richtung für die Häfen der Küste."),
        ("de", "Rossi, das zur Hafen Holding gehört, baut zwei Kräne."),
    ],
)
def test_what_is_no_definition(language: str, text: str) -> None:
    """Judgements, quotations, clauses after a comma and sentences about something named before define nothing."""
    issue = dossier(article("a", text, text, language=language), language=language)
    assert glossary.derive(issue) == ()


BOND = "A ferry bond is a debt security whose interest depends on the fares."
USE = "Ports have sold each ferry bond of the year."


def derived(*lines: str, language: str = "en", terms: dict[str, dict[str, str]] | None = None) -> list[GlossaryEntry]:
    """The glossary of an issue with one English article."""
    return list(glossary.derive(edited(dossier(article("a", *lines), language=language), terms or {})))


def edited(own: Dossier, terms: dict[str, dict[str, str]]) -> Dossier:
    """The dossier with a glossary of the editor's."""
    return replace(own, issue=replace(own.issue, file=replace(own.issue.file, glossary=terms)))


def test_an_entry_is_the_sentence_that_defines() -> None:
    """The sentence stands as its article has it, the term as it is written there."""
    (entry,) = derived(BOND, USE)
    assert (entry.term, entry.origin.passage.text, entry.full) == ("ferry bond", BOND, "")


def test_a_term_that_is_used_once_needs_no_entry() -> None:
    """A definition of what the issue does not speak of again is left out."""
    assert derived(BOND) == []


def test_a_sentence_that_leans_on_another_defines_nothing() -> None:
    """The reader of the glossary does not have the sentence before."""
    assert derived("However, a ferry bond is a debt security whose interest varies.", USE, USE) == []


def test_an_abbreviation_is_spelled_out_and_described() -> None:
    """What letters stand for comes from one sentence, who that is from another."""
    spelled = "The Harbour Owners Association (HOA) objects."
    (entry,) = derived(spelled, "The HOA is a trade body of firms that own quays.")
    assert (entry.term, entry.full) == ("HOA", "Harbour Owners Association")
    assert entry.origin.passage.text.startswith("The HOA is")
    assert entry.spelled is not None and entry.spelled.passage.text == spelled
    (only,) = derived(spelled, "The HOA will sue.")
    assert (only.term, only.full, only.spelled) == ("HOA", "Harbour Owners Association", only.origin)


def test_the_editors_entry_wins() -> None:
    """What the editor defines, under its name or its abbreviation, is not looked for."""
    lines = (BOND, USE, "The Harbour Owners Association (HOA) objects.", "The HOA will sue.")
    assert [entry.term for entry in derived(*lines)] == ["ferry bond", "HOA"]
    assert derived(*lines, terms={"Ferry bonds": {"en": "Debt."}, "HOA": {"en": "A body."}}) == []


def test_hidden_terms_and_definitions() -> None:
    """The editor leaves out a term by its name or abbreviation, or one definition by its passage."""
    again = "The Harbour Owners Association (HOA) will sue."
    one = article("a", BOND, USE, "The Harbour Owners Association (HOA) objects.", again, "The HOA may pay.")

    def shown(*hide: str) -> list[tuple[str, str]]:
        own = dossier(one, overrides={"glossary": Overrides(hide=hide)})
        return [(entry.term, entry.origin.passage.id) for entry in glossary.derive(own)]

    assert shown() == [("ferry bond", "s1"), ("HOA", "s3")]
    assert shown("Ferry bonds") == [("HOA", "s3")]
    assert shown("harbour owners association", "a#s1") == []
    assert shown(BOND, "a#s3") == [("HOA", "s4")]


def test_few_entries_in_alphabetical_order() -> None:
    """The most used terms are shown, eight at most."""
    names = ["Alder", "Birch", "Cedar", "Daisy", "Elder", "Fern", "Gorse", "Hazel", "Iris", "Jasmin"]
    lines = [f"A {name.lower()} bond is a debt security whose interest depends on wood." for name in names]
    used = [f"Ports sold the {name.lower()} bond." for name in names[1:9] for _ in range(2)]
    terms = [entry.term for entry in derived(*lines, *used, "Ports sold the alder bond.")]
    assert terms == [f"{name.lower()} bond" for name in names[1:9]]


def test_the_pages_language_comes_first() -> None:
    """A definition in the page's language is preferred; one in another is shown where the page's texts use the term."""
    english = article("a", "MiCA is a regulation that covers crypto-assets in Europe.", "MiCA applies.", BOND, USE)
    german = article("b", "MiCA gilt seit 2024.", language="de", published=dt.date(2026, 1, 1))
    assert [entry.term for entry in glossary.derive(dossier(english, german, language="de"))] == ["MiCA"]
    defining = article("b", "MiCA ist eine Verordnung, die Kryptowerte in Europa regelt.", "MiCA gilt.", language="de")
    (entry,) = glossary.derive(dossier(english, defining, language="de"))
    assert entry.origin.passage.language == "de"


@given(st.text(max_size=80), st.sampled_from(["en", "de", "it", "xx"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    """Whatever a sentence is, a term found in it stands where it is said to stand."""
    for one in annotated(text, language).definitions:
        assert 0 <= one.start < one.end <= len(text)
