import pytest

from generator.languages.data import normalise
from generator.languages.loading import PROGRAM, known, language_data, part_of
from generator.model.articles import Part

REMOVED = {"related", "furniture"}
HEADINGS = [
    ("Overview", "en", "abstract"),
    ("Final Summary", "en", "summary"),
    ("Related Questions", "en", "questions"),
    ("From the author:", "en", "opinion"),
    ("Impact on the market", "en", "opinion"),
    ("Related Reads", "en", "related"),
    ("What Happened", "en", "body"),
    ("Introduzione", "it", "abstract"),
    ("Domande pertinenti", "it", "questions"),
    ("Letture associate", "it", "related"),
    ("Leggi anche:", "it", "related"),
    ("L’opinione dell’autore", "it", "opinion"),
    ("Zusammenfassung", "de", "abstract"),
    ("Verwandte Fragen", "de", "questions"),
    ("Ähnliche Artikel", "de", "related"),
    ("Das könnte Sie auch interessieren …", "de", "related"),
    ("Haftungsausschluss", "de", "disclaimer"),
    ("En résumé", "fr", "abstract"),
    ("L’avis de l’auteur", "fr", "opinion"),
    ("À lire aussi :", "fr", "related"),
]
LINES = [
    ("en", "disclaimers", "This article is for informational purposes only and is not financial advice."),
    ("en", "comment_calls", "Share your thoughts in the comments below."),
    ("en", "furniture", "Futures"),
    ("en", "relative_ages", "examplewire1h ago"),
    ("it", "disclaimers", "Questo articolo ha scopo puramente informativo."),
    ("it", "comment_calls", "E voi, cosa ne pensate?"),
    ("it", "furniture", "Riproduzione riservata"),
    ("it", "relative_ages", "Agenzia Esempio15 min fa"),
    ("de", "disclaimers", "Dieser Artikel stellt keine Anlageberatung dar."),
    ("de", "comment_calls", "Schreiben Sie uns Ihre Meinung!"),
    ("de", "furniture", "Alle Rechte vorbehalten"),
    ("de", "relative_ages", "vor 2 Stunden"),
    ("fr", "disclaimers", "Cet article est publié à titre purement informatif."),
    ("fr", "comment_calls", "Et vous, qu’en pensez-vous ?"),
    ("fr", "furniture", "Tous droits réservés"),
    ("fr", "furniture", "3 min de lecture"),
    ("fr", "relative_ages", "Agence Exemple il y a 15 min"),
    ("fr", "ai_notes", "Ce texte a été traduit à l’aide de l’intelligence artificielle."),
]
PLAIN = {
    "en": [
        "The committee said the views expressed by banks were not new.",
        "Regulators share the view that targets lie below the mark.",
        "Trading in the shares was halted on Monday.",
    ],
    "it": [
        "Il ministro non rappresenta il Consiglio europeo in questa sede.",
        "La banca lascia il mercato e il governo non si assume la responsabilità.",
    ],
    "de": [
        "Der Minister übernimmt die Verantwortung für den Vorfall.",
        "Teilweise wurde in der Sitzung auch eine andere Meinung geäußert.",
    ],
    "fr": [
        "La ministre ne représente pas le Conseil européen ici.",
        "La banque quitte le marché et le gouvernement n’en assume pas la responsabilité.",
        "Le conseil a répondu aux commentaires des riverains il y a deux ans.",
    ],
}


def test_known_languages_are_those_with_a_folder() -> None:
    """The languages of the product and others are described, in alphabetical order."""
    assert {"de", "en", "it"} <= set(known())
    assert list(known()) == sorted(path.parent.name for path in PROGRAM.folder.glob("*/language.yml"))


def test_a_language_without_a_folder_is_empty_and_usable() -> None:
    """An interface language that nobody described gets its code and nothing else; a region is ignored."""
    assert language_data("es").stopwords == frozenset()
    assert part_of("Overview", "es") is None
    assert language_data("de-AT") == language_data("de")


@pytest.mark.parametrize(("heading", "language", "part"), HEADINGS)
def test_headings_name_parts(heading: str, language: str, part: str) -> None:
    """A heading is recognised in any case, with its punctuation, and with either apostrophe."""
    assert part_of(heading, language) == part


@pytest.mark.parametrize("language", known())
def test_part_names_are_the_models_or_removed(language: str) -> None:
    """Each part in the data is one that the model has or that is taken out of the text."""
    data = language_data(language)
    names = set(data.page.headings.values()) | set(data.page.beginnings.values())
    assert names <= set(Part) | REMOVED


@pytest.mark.parametrize("language", known())
def test_a_heading_of_the_text_is_no_part(language: str) -> None:
    """Ordinary headings stay in the text."""
    assert part_of("Citadel and the exchanges", language) is None


@pytest.mark.parametrize(("language", "kind", "line"), LINES)
def test_lines_of_the_page_are_known(language: str, kind: str, line: str) -> None:
    """Disclaimers, calls for comments, furniture and relative ages are told by their words."""
    assert any(pattern.search(line) for pattern in getattr(language_data(language).page.lines, kind))


@pytest.mark.parametrize(("language", "line"), [(code, line) for code in sorted(PLAIN) for line in PLAIN[code]])
def test_sentences_of_the_text_are_no_lines_of_the_page(language: str, line: str) -> None:
    """Reported sentences that share words with disclaimers or calls for comments stay in the text."""
    lines = language_data(language).page.lines
    patterns = (*lines.disclaimers, *lines.comment_calls, *lines.furniture, *lines.relative_ages, *lines.ai_notes)
    assert not [pattern.pattern for pattern in patterns if pattern.search(line)]


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("it", "pubblicato ultima volta 2026-04-08", "updated"),
        ("it", "pubblicato 2026-04-08", "published"),
        ("en", "last updated on 2026-04-08", "updated"),
        ("de", "zuletzt veröffentlicht am 8. April", "updated"),
        ("de", "veröffentlicht am 8. April", "published"),
    ],
)
def test_the_first_matching_byline_label_is_right(language: str, line: str, kind: str) -> None:
    """Labels come longest first, so that one which begins another never wins."""
    labels = language_data(language).page.byline.labels
    assert next(meaning for label, meaning in labels if line.startswith(label)) == kind


@pytest.mark.parametrize(
    ("language", "form", "stance"),
    [
        ("en", "argued", "neutral"),
        ("en", "castigated", "oppose"),
        ("en", "welcomed", "support"),
        ("it", "respinge", "oppose"),
        ("it", "sostiene", "neutral"),
        ("de", "begrüßte", "support"),
        ("de", "kritisiert", "oppose"),
        ("fr", "salue", "support"),
        ("fr", "fustige", "oppose"),
        ("fr", "soutient", "support"),
    ],
)
def test_verbs_tell_the_side(language: str, form: str, stance: str) -> None:
    """A reporting verb's inflected form gives its group, and the group its side."""
    assert language_data(language).reporting.verb_of[form.casefold()].stance == stance


@pytest.mark.parametrize("language", known())
def test_the_same_meanings_have_the_same_names_and_sides(language: str) -> None:
    """Groups are comparable across languages: English may have one more, never another side."""
    english = {group.name: group.stance for group in language_data("en").reporting.verbs}
    assert {group.name: group.stance for group in language_data(language).reporting.verbs}.items() <= english.items()


@pytest.mark.parametrize("language", known())
def test_every_list_has_words(language: str) -> None:
    """No field of a described language is empty, except those that only compounding languages need."""
    reporting = language_data(language).reporting
    empty = [name for name in reporting.__slots__ if not getattr(reporting, name)]
    assert empty in ([], ["organisation_endings"])


@pytest.mark.parametrize("language", known())
def test_separable_verbs_keep_their_particle(language: str) -> None:
    """ "lehnt … ab" is found by its finite form and its particle; only German has such verbs."""
    pairs = {pair for group in language_data(language).reporting.verbs for pair in group.separable}
    assert (("lehnt", "ab") in pairs) == (language == "de")


def test_normalising_forgets_case_marks_and_typography() -> None:
    """Two spellings of one heading are one key."""
    assert normalise("  “From the Author’s desk:” ") == normalise("FROM THE AUTHOR'S DESK")
