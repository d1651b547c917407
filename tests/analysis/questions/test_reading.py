"""What a question asks and what an answer says, field by field."""

from dataclasses import replace

import pytest

from generator.analysis.questions.answers import answered_questions, read_answer
from generator.analysis.questions.reading import read_question, untranslated
from generator.analysis.questions.words import spelled
from generator.model.articles import Article, Passage
from tests.sections.conftest import article


@pytest.mark.parametrize(
    ("language", "text", "kind", "marks", "words"),
    [
        ("en", "Who pays the port fee?", "who", {}, "pays port fee"),
        ("en", "Who pays the fee for small ships?", "who", {"for": 1}, "pays fee <small <ships"),
        ("en", "Need firms not register?", "choice", {"need": 1, "negation": 1}, "firms register"),
        ("en", "Will the tax be raised again?", "choice", {"again": 1, "will": 1}, "tax raised"),
        ("en", "When will the new levy apply?", "time", {}, "new levy apply"),
        ("en", "What can firms do to comply with the law?", "manner", {"can": 1, "with": 1}, "firms comply <law"),
        ("en", "If the bridge closes, which route is open?", "thing", {"if": 1}, "bridge closes route open"),
        ("en", "Is the fee paid by the banks of Lowick?", "choice", {"by": 1}, "fee paid <banks <lowick"),
        ("en", "Can’t a bank refuse the transfer?", "choice", {"can": 1, "negation": 1}, "bank refuse transfer"),
        ("en", "How much does a permit cost?", "amount", {}, "permit"),
        ("en", "The council met, why did it vote?", "reason", {"past": 1}, "council met vote"),
        ("en", "In a long and very odd winter, who pays?", "who", {}, "<long very odd winter pays"),
        ("en", "The city or port or club?", "choice", {"or": 2}, "city port club"),
        ("de", "Wer zahlt die Gebühr für kleine Schiffe?", "who", {"for": 1}, "zahlt gebühr <kleine <schiffe"),
        ("de", "Wo kommt das Geld für die Brücke her?", "origin", {"for": 1}, "kommt geld <brücke"),
        ("it", "Chi paga la tassa per le navi piccole?", "who", {"for": 1}, "paga tassa <navi <piccole"),
    ],
)
def test_what_a_question_asks(language: str, text: str, kind: str, marks: dict[str, int], words: str) -> None:
    """Its kind, its marks with their number, and its telling words; `<` where one hangs on a preposition."""
    found = read_question(text, language)
    assert (found.kind, dict(found.marks)) == (kind, marks)
    assert " ".join("<" * word.led + word.text for word in found.words) == words


def test_a_frame_closes_within_six_words_of_its_clause() -> None:
    """The second half of "what … do to" is not looked for any farther, nor behind a comma."""
    assert read_question("What can small old firms do to comply?", "en").kind == "manner"
    assert read_question("What can one two three four five six seven do to comply?", "en").kind != "manner"
    assert read_question("What can firms, do to comply?", "en").kind != "manner"


def test_a_question_word_counts_near_the_beginning_of_a_clause() -> None:
    """Two words may stand before it, no more; a mark begins a clause anew."""
    assert read_question("Of those banks who pays?", "en").kind == "choice"
    assert read_question("By law who pays?", "en").kind == "who"
    assert read_question("Of all those banks, who pays?", "en").kind == "who"


def test_names_in_capitals_and_figures_are_not_translated() -> None:
    """Two capitals or figures make one; a capital at the beginning does not."""
    assert untranslated("Who sued the SEC over MiCA in 2024, and did A pay 5?") == ("sec", "mica", "2024")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "What’s the fee?", "what is the fee ,"),
        ("en", "It’s 12.5 %, isn't it – or 3,000?", "it is 12.5 , is not it , or 3,000 ,"),
        ("de", "Gibt's das?", "gibt es das ,"),
        ("it", "Cos’è?", "cosa è ,"),
        ("it", "Dov'è il porto?", "dove è il porto ,"),
    ],
)
def test_contractions_are_written_out(language: str, text: str, words: str) -> None:
    """Whole words and endings; figures keep their marks, any other mark is a comma."""
    assert spelled(text, language) == words.split()


@pytest.mark.parametrize(
    ("language", "text", "verdict", "affirms"),
    [
        ("en", "Yes, the fee is due.", True, True),
        ("en", "No. The fee is due.", False, False),
        ("en", "Boats pay.", None, True),
        ("en", "It is not paid by boats. Boats pay.", None, False),
        ("en", "Boats pay. It is not much.", None, True),
        ("en", "In the old port, yes.", None, True),
        ("de", "Ja, die Gebühr beträgt 12 Euro.", True, True),
        ("de", "Nein.", False, False),
        ("it", "Sì, costa 12 euro.", True, True),
        ("it", "La tassa non si paga.", None, False),
    ],
)
def test_yes_and_no(language: str, text: str, verdict: bool | None, affirms: bool) -> None:
    """The first words tell; where they do not, a negation in the first sentence does."""
    found = read_answer(text, language)
    assert (found.verdict, found.affirms) == (verdict, affirms)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The fee is 12 euros for 30 days.", {"euros": {"12"}, "days": {"30"}}),
        ("The port has 12 cranes and 12 large cranes.", {"cranes": {"12"}, "large": {"12"}}),
        ("It took 30 of 40 boats.", {"": {"30"}, "boats": {"40"}}),
        ("It is due in 2026 already.", {"": {"2026"}}),
        ("It costs 12,400 euros.", {"euros": {"12400"}}),
        ("In all 12", {"": {"12"}}),
        ("Rooms 12 13", {"": {"12", "13"}}),
    ],
)
def test_figures_have_a_unit(text: str, measures: dict[str, set[str]]) -> None:
    """The word behind a figure, unless it is a little one, another figure, or the figure a year."""
    assert read_answer(text, "en").measures == measures


def test_each_sign_is_a_unit_of_its_own() -> None:
    """Pounds are no yen, euros no bitcoins; a sign stands before or behind its figure."""
    units = [set(read_answer(f"It costs {text} then.", "en").measures) for text in ("€12", "$12", "£12", "¥12", "₿12")]
    assert len(set.union(*units)) == 5
    assert read_answer("It costs €12 then.", "en").measures == read_answer("It costs € 12 then.", "en").measures
    assert set(read_answer("It is 3.5% of tax.", "en").measures) == set(read_answer("It is 7 % more.", "en").measures)


def test_an_answer_keeps_its_paragraphs() -> None:
    """The words of an answer are the article's own, an empty line between two paragraphs."""
    source = article("a", "Q: Who pays the port fees?", "Boats pay. Ships too.", "Nobody else.")
    (pair,) = source.pairs
    (found,) = answered_questions(replace(source, pairs=(replace(pair, answer=_passages(source)),)))
    assert found.inquiry.text == "Who pays the port fees?"
    assert found.answer.text == "Boats pay. Ships too.\n\nNobody else."


def _passages(source: Article) -> tuple[Passage, ...]:
    return tuple(passage for block in source.blocks[1:] for passage in block.passages)
