from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.detection import detect, foreign, foreign_spans
from generator.languages.loading import known

SENTENCES = {
    "en": "The regulator has not yet said whether it will change the rules for small firms.",
    "it": "L'autorità non ha ancora detto se cambierà le regole per le piccole imprese.",
    "de": "Die Behörde hat noch nicht gesagt, ob sie die Regeln für kleine Firmen ändern wird.",
    "fr": "Le régulateur n'a pas encore dit s'il va changer les règles pour les petites entreprises.",
    "es": "El regulador todavía no ha dicho si va a cambiar las reglas para las empresas pequeñas.",
    "pt": "O regulador ainda não disse se vai mudar as regras para as pequenas empresas do país.",
    "nl": "De toezichthouder heeft nog niet gezegd of hij de regels voor kleine bedrijven zal wijzigen.",
}
STAY = {
    "en": [
        "Der Spiegel and Die Zeit reported it on Monday.",
        "The Autorità garante della concorrenza e del mercato fined the firm.",
        "The Bundesanstalt für Finanzdienstleistungsaufsicht declined to comment.",
        "Presidenza del Consiglio dei ministri della Repubblica",
        "Ceteris paribus, rebus sic stantibus, the rule is mutatis mutandis the same.",
        "In dubio pro reo, nemo iudex in causa sua, et cetera ad infinitum",
        "Così fan tutte at La Scala",
        "He said “Ich bin ein Berliner” in 1963.",
        "São Paulo, Rio de Janeiro and Buenos Aires",
        "Ursula von der Leyen met Olaf Scholz in Berlin",
        "Trading",
        "",
    ],
    "it": [
        "Il Wall Street Journal e il New York Times ne hanno scritto.",
        "Office of the Comptroller of the Currency",
        "How to Get Away with Murder",
        "Financial Innovation and Technology for the 21st Century Act",
        "Il software open source per il cloud computing e il machine learning",
    ],
    "de": [
        "The Wall Street Journal, The Economist und The Guardian",
        "Financial Innovation and Technology for the 21st Century Act",
        "Home Office, Lockdown, Shutdown und Social Distancing",
        "Der Deal ist da, sagt der Chef der Royal Bank of Scotland",
        "In dubio pro reo gilt auch hier.",
    ],
}

CORPORA = {
    code: yaml.safe_load((Path(__file__).parent / code / "detection.yml").read_text("utf-8")) for code in known()
}


def corpus(kind: str) -> list[tuple[str, str]]:
    """The sentences of one kind, each with its language."""
    return [(code, text) for code in known() for text in CORPORA[code].get(kind, ())]


@pytest.mark.parametrize(("language", "text"), corpus("sentences") + corpus("faint"))
def test_each_sentence_alone_tells_its_language(language: str, text: str) -> None:
    """A sentence of running text, on whatever matter, is detected as what it is."""
    assert detect(text).language == language


@pytest.mark.parametrize(("language", "text"), corpus("sentences"))
@pytest.mark.parametrize("host", known())
def test_each_sentence_is_told_from_texts_around_it(host: str, language: str, text: str) -> None:
    """Inside a text of another language a sentence is foreign; inside one of its own nothing in it is."""
    assert foreign(text, host) == (language if host != language else None)
    assert foreign_spans(text, language) == ()


@pytest.mark.parametrize(("language", "text"), corpus("stays"))
def test_names_and_terms_of_other_languages_stay(language: str, text: str) -> None:
    """Names of ministries and papers, titles of books, Latin and loan words are part of the sentence around them."""
    assert foreign(text, language) is None
    assert foreign_spans(text, language) == ()


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_tells_its_language(language: str) -> None:
    """One sentence of running text is enough to be certain."""
    found = detect(SENTENCES[language])
    assert found.language == language
    assert found.certain or language not in known()


@pytest.mark.parametrize("text", ["", "12 %", "BTC/USD 64,000", "—"])
def test_what_has_no_words_has_no_language(text: str) -> None:
    """Numbers, symbols and nothing at all are of an unknown language."""
    found = detect(text)
    assert not found.certain
    assert detect("…").language == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Регулятор ещё не решил", "ru"),
        ("监管机构尚未决定", "zh"),
        ("規制当局はまだ決めていない", "ja"),
        ("لم يقرر المنظم", "ar"),
    ],
)
def test_another_script_decides_alone(text: str, language: str) -> None:
    """Text in another script than the Latin one needs no function words."""
    assert detect(text).language == language
    assert foreign(text, "en") == language


@pytest.mark.parametrize("host", known())
@pytest.mark.parametrize("language", ["de", "en", "fr", "it"])
def test_a_foreign_sentence_is_found_in_every_host(host: str, language: str) -> None:
    """A whole sentence of another language is told from the text around it, its own is not."""
    assert foreign(SENTENCES[language], host) == (language if language != host else None)


@pytest.mark.parametrize(("host", "text"), [(host, text) for host in sorted(STAY) for text in STAY[host]])
def test_names_titles_latin_and_short_texts_stay(host: str, text: str) -> None:
    """Names of bodies, papers and films, quoted words and Latin are part of the sentence they stand in."""
    assert foreign(text, host) is None
    assert foreign_spans(text, host) == ()


@pytest.mark.parametrize(
    ("host", "text", "language", "run"),
    [
        (
            "en",
            "Behind it stands a plan that a Branchenverband setzt sich für mildere Regeln in der Aufsicht ein "
            "(trade body lobbies for milder rules) has pushed.",
            "de",
            "Branchenverband setzt sich für mildere Regeln in der Aufsicht ein",
        ),
        (
            "en",
            "The minister said “non è il momento di cambiare le regole del gioco” in Rome.",
            "it",
            "non è il momento di cambiare le regole del gioco",
        ),
        (
            "it",
            "Secondo il presidente, “we will not be able to do this without more money”, e così sarà.",
            "en",
            "we will not be able to do this without more money",
        ),
        (
            "de",
            "Der Chef sagte: “We have always been very clear about this” und ging.",
            "en",
            "We have always been very clear about this",
        ),
    ],
)
def test_a_foreign_clause_is_found_to_the_letter(host: str, text: str, language: str, run: str) -> None:
    """A clause of another language inside a sentence is marked from its first word to its last."""
    assert [(text[start:end], code) for start, end, code in foreign_spans(text, host)] == [(run, language)]


@given(st.lists(st.sampled_from(sorted(SENTENCES.values())), max_size=4), st.sampled_from(known()))
def test_foreign_runs_are_in_order_and_apart(texts: list[str], host: str) -> None:
    """Runs never overlap, never stand in the host's language, and are the same when asked again."""
    text = " ".join(texts)
    runs = foreign_spans(text, host)
    assert all(first[1] <= second[0] for first, second in pairwise(runs))
    assert all(code != host and text[start:end].strip() for start, end, code in runs)
    assert runs == foreign_spans(text, host)
