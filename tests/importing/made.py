"""Pages that never were, in three languages: the blocks from which tests put documents together."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.importing.articles import Imported, as_article
from generator.importing.documents import Document, Form
from generator.importing.forms import open_file
from generator.model.articles import Article
from generator.reading.articles import read_article


@dataclass(frozen=True)
class Words:
    """The chrome and the sentences of made-up pages in one language."""

    title: str
    byline: str
    abstract: str
    summary: str
    questions: str
    related: str
    letters: tuple[str, str]
    announcement: str
    disclaimer: str
    comments: str
    opinion: str
    sentences: tuple[str, ...]
    asked: tuple[tuple[str, str], ...] = field(default=())
    age: str = "2h ago"


WORDS = {
    "en": Words(
        title="Harbour fees will rise in spring",
        byline="Example CourierPublished on 2026-03-04Last updated on 2026-03-05",
        abstract="Abstract",
        summary="Final Summary",
        questions="Related Questions",
        related="Related Reads",
        letters=("Q", "A"),
        announcement="In a letter to the council, the shipping association said:",
        disclaimer="Disclaimer: This article is for informational purposes only and is not financial advice.",
        comments="Share your thoughts in the comments below.",
        opinion="From the author",
        sentences=(
            "The council of the port met on Monday and put off its decision about the new fees.",
            "Two shipping companies have asked for more time, because their ships were ordered last year.",
            "A fee for each tonne would be paid by those who use the harbour more than twice a month.",
            "The mayor told reporters that nothing had been settled and that she would listen to everybody.",
            "Fishing boats under ten metres are not meant to pay anything at all under the plan.",
            "It is not yet clear what the ministry thinks of a rule that only one harbour would have.",
        ),
        asked=(
            ("What would the fee be paid for?", "The fee would be paid for each tonne that a ship carries."),
            ("Who has asked for more time?", "Two shipping companies have asked the council for more time."),
        ),
    ),
    "it": Words(
        title="Le tasse portuali aumenteranno in primavera",
        byline="Corriere EsempioPubblicato 2026-03-04Pubblicato ultima volta 2026-03-05",
        abstract="Introduzione",
        summary="Riepilogo finale",
        questions="Domande pertinenti",
        related="Letture associate",
        letters=("D", "R"),
        announcement="In una lettera al consiglio, l'associazione degli armatori ha detto:",
        disclaimer="Avvertenza: questo articolo ha solo scopo informativo e non costituisce consulenza finanziaria.",
        comments="Lascia un commento qui sotto.",
        opinion="Dall'autore",
        sentences=(
            "Il consiglio del porto si è riunito lunedì e ha rinviato la decisione sulle nuove tasse.",
            "Due compagnie di navigazione hanno chiesto più tempo, perché le loro navi sono già state ordinate.",
            "Chi usa il porto più di due volte al mese pagherebbe una tassa per ogni tonnellata.",
            "La sindaca ha detto ai giornalisti che nulla è stato deciso e che ascolterà tutti.",
            "Le barche da pesca sotto i dieci metri non dovrebbero pagare nulla secondo il piano.",
            "Non è ancora chiaro che cosa pensi il ministero di una regola che varrebbe per un solo porto.",
        ),
        asked=(
            ("Per che cosa si pagherebbe la tassa?", "La tassa si pagherebbe per ogni tonnellata trasportata."),
            ("Chi ha chiesto più tempo?", "Due compagnie di navigazione hanno chiesto più tempo al consiglio."),
        ),
        age="15 min fa",
    ),
    "de": Words(
        title="Hafengebühren steigen im Frühjahr",
        byline="BeispielboteVeröffentlicht am 2026-03-04Zuletzt aktualisiert am 2026-03-05",
        abstract="Kurzfassung",
        summary="Fazit",
        questions="Verwandte Fragen",
        related="Ähnliche Artikel",
        letters=("F", "A"),
        announcement="In einem Brief an den Rat erklärte der Verband der Reeder:",
        disclaimer="Haftungsausschluss: Dieser Artikel dient nur der Information und ist keine Anlageberatung.",
        comments="Schreiben Sie uns Ihre Meinung in den Kommentaren.",
        opinion="Vom Autor",
        sentences=(
            "Der Rat des Hafens kam am Montag zusammen und verschob die Entscheidung über die neuen Gebühren.",
            "Zwei Reedereien haben um mehr Zeit gebeten, weil ihre Schiffe schon im letzten Jahr bestellt wurden.",
            "Wer den Hafen öfter als zweimal im Monat nutzt, soll für jede Tonne eine Gebühr bezahlen.",
            "Die Bürgermeisterin sagte den Reportern, dass noch nichts entschieden sei und sie alle anhören werde.",
            "Fischerboote unter zehn Metern sollen nach diesem Plan überhaupt nichts bezahlen müssen.",
            "Es ist noch nicht klar, was das Ministerium von einer Regel hält, die nur ein Hafen hätte.",
        ),
        asked=(
            ("Wofür würde die Gebühr bezahlt?", "Die Gebühr würde für jede Tonne bezahlt, die ein Schiff trägt."),
            ("Wer hat um mehr Zeit gebeten?", "Zwei Reedereien haben den Rat um mehr Zeit gebeten."),
        ),
        age="vor 2 Stunden",
    ),
}


def page(body: str, chrome: str) -> str:
    """A page as copied from a browser: text in language `body` under the chrome of language `chrome`."""
    text, frame = WORDS[body], WORDS[chrome]
    asked = "\n\n".join(f"{frame.letters[0]}{q}\n\n{frame.letters[1]}{a}" for q, a in text.asked)
    return (
        f"{text.title}\n\n{frame.byline}\n\n{frame.abstract}\n\n{text.sentences[0]}\n\n"
        + "\n\n".join(text.sentences[1:4])
        + f"\n\n{text.announcement}\n\n{text.sentences[4]}\n\n{text.sentences[5]}\n\n"
        + f"{text.summary}\n\n  • {text.sentences[1]}\n  • {text.sentences[2]}\n\n"
        + f"{frame.questions}\n\n{asked}\n\n{frame.related}\n\nA ship that nobody ordered\n\nmarsbit{frame.age}\n\n"
        + f"A ship that nobody ordered\n\nmarsbit{frame.age}\n\nTrading\n\nSpot\nFutures\n"
    )


def imported(text: str | bytes, path: str = "page.txt") -> Imported:
    """The first document of a file, imported."""
    data = text.encode() if isinstance(text, str) else text
    opened = open_file(data, shown=path, path=path)
    made = as_article(opened.documents[0])
    assert isinstance(made, Imported), made
    return made


def again(made: Imported) -> Imported:
    """The result of an import, imported."""
    second = as_article(Document("again.md", "again.md", Form.MARKDOWN, made.text.encode()))
    assert isinstance(second, Imported), second
    return second


def direct(text: str, path: str = "page.txt") -> Article:
    """How reading reads the same text without any import."""
    article, problems = read_article(text.encode(), path)
    assert article is not None, problems
    return article
