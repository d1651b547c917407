"""Positions: who says what in three languages, names resolved, sides only where the words take them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.model.articles import BlockKind, Citation, Part, Rights
from generator.model.briefings import Side
from generator.model.issues import Overrides
from generator.sections import positions
from tests.sections.conftest import article, dossier

DAY = dt.date(2026, 4, 8)
Found = list[tuple[str, str]]


def found(*lines: str, language: str = "en") -> Found:
    """Actor and verb of each position of one article."""
    derived = positions.derive(dossier(article("a", *lines, language=language, published=DAY), language=language))
    return [(position.actor, position.verb) for position in derived]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Ship Owners League argues that the fees are too high.", [("Ship Owners League", "argues")]),
        ("en", "According to the Ship Owners League, the fees are too high.", [("Ship Owners League", "")]),
        ("en", "“The fees are far too high for us,” said Maria Bell of the Port Club.", [("Maria Bell", "said")]),
        ("en", "Last week the Port Club rejected the fees of the city.", [("Port Club", "rejected")]),
        ("en", "The fees, the Port Club stressed, are too high.", [("Port Club", "stressed")]),
        ("en", "The Port Club is small and warns that ships will leave.", []),
        ("en", "The Port Club agrees with them and demands that fees fall.", [("Port Club", "demands")]),
        (
            "en",
            "A spokesperson for the Port Club said that the fees stay.",
            [("spokesperson for the Port Club", "said")],
        ),
        ("en", "Critics of the new port fees say that nobody will pay.", [("Critics of the new port fees", "say")]),
        ("en", "Maria Bell, who runs the Port Club, believes that the fees will fall.", [("Maria Bell", "believes")]),
        ("it", "Secondo la Lega Armatori, le tariffe sono troppo alte.", [("Lega Armatori", "")]),
        ("it", "La Lega Armatori ha dichiarato che le tariffe sono alte.", [("Lega Armatori", "ha dichiarato")]),
        (
            "it",
            "«Le tariffe sono troppo alte», ha detto Maria Bello, presidente del Club.",
            [("Maria Bello", "ha detto")],
        ),
        ("it", "Le tariffe, sostiene la Lega Armatori, sono troppo alte.", [("Lega Armatori", "sostiene")]),
        ("de", "Laut BaHafen sind die Gebühren zu hoch.", [("BaHafen", "")]),
        ("de", "„Die Gebühren sind viel zu hoch“, sagte Maria Glock vom Hafenverein.", [("Maria Glock", "sagte")]),
        ("de", "Der Verein Freie Häfen verlangt, dass die Gebühren sinken.", [("Verein Freie Häfen", "verlangt")]),
        ("de", "Vorige Woche warnte der Verein Freie Häfen vor Gebühren.", [("Verein Freie Häfen", "warnte")]),
        (
            "de",
            "Die Gebühren seien zu hoch, kritisierte das Institut für Hafenkunde.",
            [("Institut für Hafenkunde", "kritisierte")],
        ),
        ("de", "Der Verein Freie Häfen lehnt die Gebühren der Stadt ab.", [("Verein Freie Häfen", "lehnt ab")]),
        ("en", "For the Port Club, the issue is who pays.", [("Port Club", "")]),
        ("en", "The Port Club left the talks, arguing that the fees are too high.", [("Port Club", "arguing")]),
        ("en", "The shipping industry has opposed the new fees.", [("shipping industry", "opposed")]),
        ("en", "A spokesperson at Harbour Watch said that the fees stay.", [("spokesperson at Harbour Watch", "said")]),
        ("it", "Per la Lega Armatori, il problema è chi paga.", [("Lega Armatori", "")]),
        ("it", "La Lega Armatori ha lasciato il tavolo, sostenendo che è tardi.", [("Lega Armatori", "sostenendo")]),
        ("it", "Un portavoce di Porto Vivo ha detto che nulla cambia.", [("portavoce di Porto Vivo", "ha detto")]),
        ("de", "Für den Verein Freie Häfen ist die Frage, wer zahlt.", [("Verein Freie Häfen", "")]),
        ("de", "Die Hafenwirtschaft warnt vor den neuen Gebühren.", [("Hafenwirtschaft", "warnt")]),
    ],
)
def test_reports_are_found(language: str, text: str, expected: Found) -> None:
    """Subject and verb, attribution, inversion after a quotation, asides, German verbs in two parts."""
    assert found(text, language=language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Port Club published its reply on Wednesday."),
        ("en", "The Port Club has not said when the fees will fall."),
        ("en", "The fees were rejected by the Port Club."),
        ("en", "The demand of the Port Club is known."),
        ("en", "Member states were free to shorten that time."),
        ("en", "According to the letter, the fees are too high."),
        ("it", "Il Club del Porto ha pubblicato la replica mercoledì."),
        ("it", "Le tariffe sono state approvate dalla Camera."),
        ("de", "Der Verein Freie Häfen hat die Antwort am Mittwoch veröffentlicht."),
        ("de", "Die Zahlen steigen seit dem Frühjahr."),
        ("en", "For ships, costs rise by a tenth from June on."),
        ("en", "The league was founded by Maria Bell and Tom Reed, with the aim of explaining, defending, and naming."),
        ("en", "The fees come with long Harbour Desk support for every ship."),
        ("it", "L'arrivo di Porto Vivo e MareNostro ha confermato il valore della darsena."),
        ("it", "I controlli nel registro Porto assicurano che nulla manca."),
        ("de", "Weitere Informationen finden Sie auf den Seiten des Hafens."),
        ("de", "Insgesamt werden neun Häfen unterstützt, drei mehr als im Vorjahr."),
        ("de", "Der Hafenverein ist ein Zusammenschluss von Reedern, die ihre Zeit dafür geben."),
    ],
)
def test_what_is_no_position_is_left_out(language: str, text: str) -> None:
    """Deeds, negated and passive verbs, nouns that look like verbs, and letters that speak for nobody named."""
    assert found(text, language=language) == []


def test_abbreviations_and_short_names_mean_the_full_one() -> None:
    """An abbreviation defined in the text, a short form and a surname are shown under the full name."""
    assert found(
        "The Ship Owners League (SOL) argues that the fees are too high.",
        "The SOL claims that nobody was asked. The league warns that ships will leave.",
        "“It is a sad day for all of us,” said Maria Bell, secretary of the league. Bell added that talks go on.",
    ) == [
        ("Ship Owners League", "argues"),
        ("Ship Owners League", "claims"),
        ("Ship Owners League", "warns"),
        ("Maria Bell", "said"),
        ("Maria Bell", "added"),
    ]


def test_a_pronoun_needs_its_actor_in_the_sentence_before() -> None:
    """ "It" right after the actor is resolved; after another sentence it is dropped."""
    near = found("The Port Club opposes the fees. It argues that ships will leave.")
    far = found("The Port Club opposes the fees. Rain fell on many days. It argues that ships will leave.")
    assert near == [("Port Club", "opposes"), ("Port Club", "argues")]
    assert far == [("Port Club", "opposes")]


def test_an_announced_quotation_belongs_to_who_announced_it() -> None:
    """Each sentence of a quotation set as a paragraph is its speaker's, in their own words."""
    one = article("a", "In a letter, the Port Club replied:", "> Fees harm ships. Ships feed the town.", published=DAY)
    derived = positions.derive(dossier(one))
    assert [(position.actor, position.verb, position.quoted) for position in derived] == [
        ("Port Club", "replied", True),
        ("Port Club", "replied", True),
    ]


def test_points_of_a_list_belong_to_who_announced_them() -> None:
    """Items, and paragraphs that a label and a dash open, are the actor's; a report of its own comes first.

    What ends in a colon says nothing by itself.
    """
    lines = (
        "The Port Club opposes the new fees, arguing that:",
        "Too high – small ships would pay twice what they earn in a week.",
        "- Nobody asked the crews what they would do.",
        "- The Reed Institute says that trade will fall.",
        "The fees start in June.",
    )
    assert found(*lines) == [("Port Club", "arguing")] * 2 + [("Reed Institute", "says")]


def test_all_sentences_between_two_marks_have_one_speaker() -> None:
    """A quotation of several sentences belongs to who is named before or after it, also where that quotes another."""
    after = found("“The fees hurt small ships. They must fall by June. We will not pay them,” said Maria Bell.")
    assert after == [("Maria Bell", "said")] * 3
    before = found("Maria Bell said: “The fees hurt. The Port Club says that they rise. We will not pay.”")
    assert [actor for actor, _ in before] == ["Maria Bell"] * 3


def test_a_description_means_whom_it_meant_before() -> None:
    """ "The lobby group" is resolved by who spoke, and means the same actor further down."""
    lines = (
        "The Port Club wants lower fees and says so.",
        "The Port Club argues that ships will leave.",
        "The lobby group warns that crews will go.",
        "Ships come from forty countries.",
        "The lobby group insists that trade will fall.",
    )
    assert found(*lines)[-1] == ("Port Club", "insists")


def test_rows_of_a_table_say_nothing() -> None:
    """What stands in a table is no report."""
    row = replace(article("a", "The Port Club says that fees rise."), published=DAY)
    table = replace(row, blocks=(replace(row.blocks[0], kind=BlockKind.TABLE),))
    assert positions.derive(dossier(table)) == ()


def test_a_paragraph_that_says_we_is_no_quotation() -> None:
    """The first person proves nothing: only marks, or a block that is announced, make a quotation."""
    one = found("The Port Club said that the fees must go.", "Nobody in our club can pay such fees.")
    assert one == [("Port Club", "said")]


FEES = {"en": "Port fees: who pays?", "it": "Tariffe portuali, chi paga?", "de": "Hafengebühren: Wer zahlt?"}


def sided(text: str, language: str, title: dict[str, str] = FEES) -> list[Side | None]:
    """The sides of the positions of a sentence, in an issue of this title."""
    made = dossier(article("a", text, language=language, published=DAY), title=title)
    return [position.side for position in positions.derive(made)]


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The Dock Fund opposes the planned port fees.", Side.OPPOSE),
        ("en", "The Dock Fund welcomed the idea of “port fees”.", Side.SUPPORT),
        ("en", "The Dock Fund is against the port fees.", Side.OPPOSE),
        ("en", "Critics of the port fees say that ships will leave.", Side.OPPOSE),
        ("en", "Opponents of the port fees warn of losses.", Side.OPPOSE),
        ("en", "The Dock Fund said that the port fees begin in May.", None),
        ("it", "Il Club del Mare respinge le nuove tariffe portuali.", Side.OPPOSE),
        ("it", "Il Club del Mare ha accolto con favore le tariffe portuali.", Side.SUPPORT),
        ("it", "Il Club del Mare si oppone alle tariffe portuali.", Side.OPPOSE),
        ("de", "Der Verein Freie Häfen begrüßt die Hafengebühren.", Side.SUPPORT),
        ("de", "Der Verein Freie Häfen lehnt die geplanten Hafengebühren ab.", Side.OPPOSE),
        ("de", "Gestern verteidigte der Verein Freie Häfen die Hafengebühren.", Side.SUPPORT),
    ],
)
def test_sides_are_told_by_words_that_name_the_thing_at_issue(language: str, text: str, side: Side | None) -> None:
    """Verbs and phrases that support or oppose what the title names tell the side; neutral ones tell none."""
    assert sided(text, language) == [side]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Dock Fund opposes the fees."),
        ("en", "The Dock Fund attacked the same proposal."),
        ("en", "The Dock Fund opposes limits to the port fees."),
        ("en", "The Dock Fund rejects port fees exemptions."),
        ("en", "The Dock Fund rejected the city's demand that the port fees fall."),
        ("en", "The Dock Fund doubts that the city may raise the port fees."),
        ("en", "The Dock Fund said that critics of the port fees are wrong."),
        ("it", "Il Club del Mare è d'accordo e chiede che le tariffe portuali calino."),
        ("it", "Il Club del Mare respinge un tetto alle tariffe portuali."),
        ("de", "Der Rückzug der Hafengebühren löse nichts, kritisierte der Verein Freie Häfen."),
        ("de", "Der Verein Freie Häfen begrüßt den Stichtag."),
    ],
)
def test_another_object_gives_no_side(language: str, text: str) -> None:
    """A pronoun, a part of the thing, a demand about it, or something else: no side."""
    assert sided(text, language) == [None]


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The Dock Fund has formally asked the Harbour Board (HB) for “port fees” that help.", Side.SUPPORT),
        ("en", "The Dock Fund urges the Harbour Board to introduce port fees.", Side.SUPPORT),
        ("en", "The Dock Fund calls for port fees.", Side.SUPPORT),
        ("en", "The Dock Fund urges the Harbour Board to drop the port fees.", None),
        ("en", "The Dock Fund asked the Harbour Board for the port fees to be dropped.", None),
        ("en", "The Dock Fund asked the Harbour Board to leave boats out of the port fees.", None),
        ("it", "Il Club del Mare ha chiesto alla Capitaneria di introdurre tariffe portuali.", Side.SUPPORT),
        ("it", "Il Club del Mare chiede che le tariffe portuali siano ritirate.", None),
        ("de", "Der Verein Freie Häfen fordert Hafengebühren.", Side.SUPPORT),
        ("de", "Der Verein Freie Häfen forderte die Stadt auf, Hafengebühren einzuführen.", Side.SUPPORT),
        ("de", "Der Verein Freie Häfen verlangt, die Hafengebühren zu streichen.", None),
    ],
)
def test_who_asks_for_the_thing_supports_it(language: str, text: str, side: Side | None) -> None:
    """Asking somebody for what is at issue is support; asking for its end or for a change is not."""
    assert sided(text, language) == [side]


@pytest.mark.parametrize("title", [{"en": "MiCA"}, {"en": "SEC: what now?"}, {"": "Issue"}])
def test_a_title_that_names_no_thing_gives_no_sides(title: dict[str, str]) -> None:
    """An abbreviation names a body or an act, of which the issue is one question."""
    assert sided("The Dock Fund opposes the SEC of the country.", "en", title) == [None]
    assert sided("The Dock Fund rejects MiCA.", "en", title) == [None]


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("en", "“The fees are far too high for us,” said Maria Bell.", True),
        ("en", "The Port Club wrote that it wants no “free ride.”", False),
        ("de", "Der Verein Freie Häfen kritisierte den „falschen Ansatz“ der Stadt.", False),
    ],
)
def test_a_quoted_word_makes_no_quotation(language: str, text: str, quoted: bool) -> None:
    """Own words are a clause between quotation marks, not a word or two in a sentence of the journalist's."""
    derived = positions.derive(dossier(article("a", text, language=language, published=DAY)))
    assert [position.quoted for position in derived] == [quoted]


def test_one_actor_has_one_name() -> None:
    """Pairs in any order and names in two languages are one actor, named in the page's language."""
    one = article("a", "Sea Union and Dock Fund argue that fees rise. The Dock Fund and Sea Union warn of more.")
    other = article("b", "Sea Union und Dock Fund warnen vor Gebühren.", language="de")
    third = article("c", "The Forum of Regional Banks warns that fees rise.")
    fourth = article("d", "Das Forum der Regionalbanken warnt vor Gebühren.", language="de")
    fifth = article("e", "Das Forum der Regionalbahnen warnt vor Gebühren.", language="de")
    articles = (one, other, third, fourth, fifth)
    assert list(dict.fromkeys(position.actor for position in positions.derive(dossier(*articles)))) == [
        "Sea Union and Dock Fund",
        "Forum of Regional Banks",
        "Forum der Regionalbahnen",
    ]
    german = {position.actor for position in positions.derive(dossier(*articles, language="de"))}
    assert german == {"Sea Union und Dock Fund", "Forum der Regionalbanken", "Forum der Regionalbahnen"}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Der Verein Freie Häfen forderte die Stadt auf, die Gebühren zu senken.", "forderte auf"),
        ("Der Verein Freie Häfen hält höhere Gebühren für möglich.", "hält für möglich"),
        ("Der Verein Freie Häfen hält den Plan der Stadt für einen schweren Fehler.", ""),
    ],
)
def test_a_german_verb_is_shown_whole_or_not(text: str, verb: str) -> None:
    """A verb in two parts has both; one that says nothing without its complement is left out."""
    assert found(text, language="de") == [("Verein Freie Häfen", verb)]


def test_a_position_is_dated_by_its_source_and_counts_once_an_origin() -> None:
    """Copies of one text give one position; a date of the article is the position's."""
    text = "The Port Club opposes the fees."
    derived = positions.derive(dossier(article("a", text, published=DAY), article("b", text), origins=(1, 1)))
    assert [position.date for position in derived] == [DAY]


def test_questions_opinions_and_linked_articles_give_no_positions() -> None:
    """Only parts that report, of articles whose text may be shown."""
    text = "The Port Club opposes the fees."
    parts = dossier(article("a", text, part=Part.OPINION), article("b", text, rights=Rights.LINK))
    assert positions.derive(parts) == ()


def test_hidden_and_pinned_positions_are_obeyed() -> None:
    """A hidden position is gone; a pinned one is first."""
    one = article("a", "The Port Club opposes the fees. The Sea Union backs the fees. The Dock Fund rejects the fees.")
    chosen = {"positions": Overrides(hide=("a#s1",), pin=("The Dock Fund rejects the fees.",))}
    derived = positions.derive(dossier(one, overrides=chosen))
    assert [position.actor for position in derived] == ["Dock Fund", "Sea Union"]
    assert all(isinstance(position.origin, Citation) for position in derived)
