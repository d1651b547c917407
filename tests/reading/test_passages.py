"""Passages, question pairs and quotations: what the rest of the program cites."""

from __future__ import annotations

import json

import pytest

from generator.model.articles import BlockKind, Part
from generator.reading.describe import as_data
from tests.reading.one import findings, read, texts, wrong

MATTER = "---\ntitle: x\nlang: en\n---\n\n"


def test_ids_in_the_texts_own_order() -> None:
    """Passages are numbered through the text; headings have none, and each is verbatim in its block."""
    article = read(MATTER + "One here. Two here.\n\n## Head\n\n- Three\n\n| a |\n|---|\n| b |\n")
    assert [(passage.id, passage.text) for passage in article.passages] == [
        ("s1", "One here."), ("s2", "Two here."), ("s3", "Three"), ("s4", "a"), ("s5", "b"),
    ]  # fmt: skip
    for block in article.blocks:
        assert all(block.text[p.start : p.end] == p.text for p in block.passages)


def test_foreign_text() -> None:
    """A paragraph or a stretch in another language than the article's is marked with it."""
    article = read(
        MATTER
        + "The exchange has published its answer to the union, which was expected this week by all of its members.\n\n"
        + "Die Börse hat am Mittwoch ihre Antwort auf den Brief des Verbandes veröffentlicht, "
        + "der seit Wochen darauf wartet.\n"
    )
    assert [passage.language for passage in article.passages] == ["en", "de"]


@pytest.mark.parametrize(
    "section",
    [
        "QWhat is due?\n\nAA fee is due.\n\nQWho pays it?\n\nAEvery firm pays.",
        "Q: What is due?\n\nA: A fee is due.\n\nQ: Who pays it?\n\nA: Every firm pays.",
        "**Q:** What is due?\n\n**A:** A fee is due.\n\n**Q:** Who pays it?\n\n**A:** Every firm pays.",
        "Question: What is due?\n\nAnswer: A fee is due.\n\nQuestion: Who pays it?\n\nAnswer: Every firm pays.",
        "### What is due?\n\nA fee is due.\n\n### Who pays it?\n\nEvery firm pays.",
        "**What is due?**\n\nA fee is due.\n\n**Who pays it?**\n\nEvery firm pays.",
        "What is due?\n\nA fee is due.\n\nWho pays it?\n\nEvery firm pays.",
        "**What is due?** A fee is due.\n\n**Who pays it?** Every firm pays.",
        "- What is due? A fee is due.\n- Who pays it? Every firm pays.",
    ],
)
def test_forms_of_questions(section: str) -> None:
    """Questions and answers are paired however they are set."""
    article = read(MATTER + "Some text.\n\n## Frequently asked questions\n\n" + section + "\n")
    assert [(pair.question.text, [p.text for p in pair.answer]) for pair in article.pairs] == [
        ("What is due?", ["A fee is due."]),
        ("Who pays it?", ["Every firm pays."]),
    ]
    assert {block.part for block in article.blocks[1:]} == {Part.QUESTIONS}


def test_letters_only_where_they_are_glued() -> None:
    """An answer that begins with the letter in its own right keeps it, where the questions have none."""
    article = read(MATTER + "Some text.\n\n## FAQ\n\nWhat is new?\n\nAMMs are new.\n\nWho knows?\n\nAIDA knows.\n")
    assert [pair.answer[0].text for pair in article.pairs] == ["AMMs are new.", "AIDA knows."]


def test_letters_are_reported_and_marks_stay_right() -> None:
    """Cutting a label off moves the marks with the text, and is reported."""
    article = read(MATTER + "Text.\n\n## FAQ\n\nQ: What is *due*?\n\nA: A [fee](https://a.example/).\n")
    blocks = [block for block in article.blocks if block.marks]
    assert [block.text[m.start : m.end] for block in blocks for m in block.marks] == ["due", "fee"]
    assert ("removed", "question letter", 10) in findings(article)


def test_headings_that_ask() -> None:
    """A heading of the text that asks is paired with the paragraph below; that one stays what it is."""
    article = read(
        MATTER + "Some text.\n\n## What comes next?\n\nThe vote comes next. It is due.\n\nMore text.\n\n## Why?\n"
    )
    assert [(pair.question.text, len(pair.answer)) for pair in article.pairs] == [("What comes next?", 2)]
    assert [(b.kind, b.part, len(b.passages)) for b in article.blocks[1:3]] == [
        (BlockKind.HEADING, Part.QUESTIONS, 1),
        (BlockKind.PARAGRAPH, Part.BODY, 2),
    ]


@pytest.mark.parametrize("heading", ["## FAQ\n\n", ""], ids=["below a heading", "in the text"])
@pytest.mark.parametrize("glue", ["\n\n", "\n", " "])
@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Note: This article is for informational purposes only."),
        ("en", "Disclaimer: We are no advisers."),
        ("de", "Hinweis: Dieser Beitrag ersetzt keine Anlageberatung."),
        ("it", "Nota: Questo articolo non costituisce consulenza finanziaria."),
    ],
)
def test_notes_end_answers(language: str, note: str, glue: str, heading: str) -> None:
    """A note that disclaims is no part of an answer, wherever it stands and with what follows it."""
    asked = f"Q: What is due?\n\nA: A fee is due.\n\nQ: Who pays it?\n\nA: Every firm pays.{glue}{note} Ask first.\n"
    article = read(f"---\ntitle: A title\nlang: {language}\n---\nSome text.\n\n{heading}{asked}")
    assert [[one.text for one in pair.answer] for pair in article.pairs] == [["A fee is due."], ["Every firm pays."]]
    assert [block.text for block in article.blocks if block.part is Part.DISCLAIMER] == [f"{note} Ask first."]


@pytest.mark.parametrize(
    ("last", "answer"),
    [
        ("This is not investment advice.", ["No."]),
        ("Share your thoughts in the comments.", ["No."]),
        ("What do you think? Tell us in the comments.", ["No."]),
        ("Note: The office gave advice in May.", ["No.", "Note: The office gave advice in May."]),
        ("Q: Is this advice?\n\nA: No, it is not legal advice.", ["No."]),
    ],
)
def test_what_ends_an_answer(last: str, answer: list[str]) -> None:
    """Disclaimers and calls to comment after an answer end it; an answer may itself say that it is no advice."""
    article = read(f"{MATTER}Some text.\n\n## FAQ\n\nQ: Is a fee due?\n\nA: No.\n\n{last}\n")
    assert [one.text for one in article.pairs[0].answer] == answer
    assert len(article.pairs) == 1 + last.startswith("Q:")


def test_list_as_answer() -> None:
    """An answer may announce a list."""
    article = read(MATTER + "Text.\n\n## Who pays?\n\nThese firms do:\n\n- Small ones\n- Large ones\n\nMore text.\n")
    assert [passage.text for passage in article.pairs[0].answer] == ["These firms do:", "Small ones", "Large ones"]


LETTER = "Our fees are for services. Nobody has asked for this one, and nobody will."


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [
        ("In its letter, the union said:", LETTER, True),
        ("In the letter, the union rebutted,", LETTER, True),
        (
            "The lobby group added that it is not after a “free pass.” It asked for time.",
            "The industry does not ask for a free pass. It asks for time to answer.",
            True,
        ),
        ("The union wrote to the exchange.", LETTER, False),
        ("The union has several demands, arguing that:", LETTER, False),
        ("The union said several things, including:", LETTER, False),
        (
            "The union urges the exchange to set up a “fee holiday.”",
            "At the heart of the request is a push for a fee holiday (so to speak).",
            False,
        ),
        ("The union said:", "Fees are for services. Nobody has asked for this one.", False),
        ("The union said:", "Fees rise – The exchange wants more.", False),
    ],
)
def test_bare_quotations(before: str, after: str, quoted: bool) -> None:
    """A bare paragraph is a quotation only where the text announces it as somebody's words."""
    article = read(f"{MATTER}{before}\n\n{after}\n\nThe vote is due in May.\n")
    assert (article.blocks[1].kind is BlockKind.QUOTE) is quoted
    assert (article.blocks[1].announced_by is not None) is quoted
    assert article.blocks[2].kind is BlockKind.PARAGRAPH


def test_a_quotation_that_is_marked_is_announced_all_the_same() -> None:
    """Words that a sentence reports and the next paragraph says in full, where that one is set as a quotation."""
    before = "The lobby group added that it is not after a “free pass.” It asked for time."
    article = read(f"{MATTER}{before}\n\n> The industry does not ask for a free pass. It asks for time to answer.\n")
    assert article.blocks[1].announced_by == "s1"


GERMAN = "Wir werden das nicht vor dem Herbst entscheiden"


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ('<span lang="de">{}.</span>', "de", ()),
        ("“<span lang='de-CH'>{}</span>”.", "de", ()),
        ('He said: <span lang="de">{}</span>, and left.', "en", ((9, 9 + len(GERMAN), "de"),)),
        ('He *said: <span lang="de">{}*</span>, and left.', "en", ((9, 9 + len(GERMAN), "de"),)),
        ('He said: <span lang="de">{} <span lang="en">so</span></span>!', "en", ((9, 12 + len(GERMAN), "de"),)),
        ('- He said: <span lang="de">{}</span>.', "en", ((9, 9 + len(GERMAN), "de"),)),
        ('| a | <span lang="de">{}</span> |\n|---|---|\n| b | c |', "en", ((2, 2 + len(GERMAN), "de"),)),
    ],
)
def test_a_language_that_the_text_states(text: str, language: str, foreign: tuple[tuple[int, int, str], ...]) -> None:
    """A `span` that states a language and nothing else is read as that, in a block of any kind."""
    article = read(MATTER + text.format(GERMAN) + "\n")
    assert (article.passages[0].language, article.passages[0].foreign) == (language, foreign)
    assert "<" not in article.passages[0].text
    assert not any(what == "raw HTML" for _, what, _ in findings(article))
    assert not any((mark.href or "").startswith("lang:") for block in article.blocks for mark in block.marks)


def test_short_words_in_a_stated_language() -> None:
    """What the text says goes before what we find, also in a few words, and against it."""
    article = read(f'{MATTER}The word <span lang="de">Hafen</span> is old. <span lang="en">{GERMAN}.</span>\n')
    assert article.passages[0].foreign == ((9, 14, "de"),)
    assert (article.passages[1].language, article.passages[1].foreign) == ("en", ())


@pytest.mark.parametrize(
    "text",
    [
        '<span lang="nonsense">So</span> it is.',
        '<span lang="de" onclick="x()">So</span> it is.',
        '<span lang="de">So it is.',
        "So</span> it is.",
        '<span class="a">So</span> it is.',
    ],
)
def test_any_other_span_is_raw_html(text: str) -> None:
    """It goes, with a finding, and its words stay."""
    article = read(MATTER + text + "\n")
    assert article.passages[0].text == "So it is."
    assert article.passages[0].language == "en"
    assert [what for _, what, line in findings(article) if line] == ["raw HTML"]


def test_stated_language_that_the_text_contradicts() -> None:
    """A language that the text does not seem to be in is kept, with a doubt."""
    text = (
        "---\ntitle: x\nlang: it\n---\n\n" + "The exchange has published its answer to the union of traders today. " * 9
    )
    assert read(text).language == "it"
    assert "reads like 'en'" in wrong(text)[0].problem


def test_description_is_json() -> None:
    """All that is known about an article can be printed as JSON."""
    article = read(
        "---\ntitle: x\ndate: 2026-04-08\nai: true\ndesk: {a: [1]}\n---\n\nText said “so”.\n\n## Why?\n\nSo.\n"
    )
    data = json.loads(json.dumps(as_data(article)))
    assert (data["published"], data["ai"]["rewritten"], data["extra"]) == ("2026-04-08", True, {"desk": {"a": [1]}})
    assert data["blocks"][0]["passages"][0] == {"id": "s1", "language": "en", "text": "Text said “so”."}
    assert data["questions"][0]["answer"] == "So."
    assert texts(article)[0] == data["blocks"][0]["text"]
