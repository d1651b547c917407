"""Articles in languages that nobody has described: every section works with what holds for all languages."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.analysis.tokens import tokens
from generator.model.articles import Citation
from generator.sections.derivation import derive
from tests.sections.conftest import annotated, article, dossier

TEXTS = {
    "es": (
        "# La ley",
        "Según el ministro, la ley entrará en vigor el 3 de marzo de 2026.",
        "«Estamos en contra», declaró Juana Ejemplo el lunes.",
        "> Una larga cita de la ministra.",
        "Q: ¿Quién paga los gastos del puerto?",
        "Paga el dueño.",
    ),
    "ja": ("# 見出し", "政府は2026年3月3日に法律を施行すると発表した。", "Q: 誰が払いますか？", "所有者が払います。"),
    "he": ("הממשלה הודיעה ב-3 במרץ 2026 על החוק.", "Q: מי משלם?", "הבעלים."),
    "und": ("Xyx zyz 2026-03-03.", "Zzz: “Qqq www eee”, rrr Ttt Yyy.", "Q: Qqq www?", "Eee."),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("page", ["en", "de", "es"])
def test_every_section_works_in_any_language(language: str, page: str) -> None:
    """An article in a language without data stops nothing, and its questions are quoted as they stand."""
    one = article("a", *TEXTS[language], language=language, published=dt.date(2026, 4, 1))
    other = article("b", "The Harbour Association argues that the law goes too far.", published=dt.date(2026, 4, 1))
    briefing = derive(dossier(one, other, language=page))
    assert [position.actor for position in briefing.positions] == ["Harbour Association"]
    asked = [question.origin for question in briefing.faq]
    assert [origin.passage.language for origin in asked if isinstance(origin, Citation)] == [language]


def test_words_stay_as_they_are_where_no_dates_are_known() -> None:
    """Tokens of a language without data are those of its text."""
    assert annotated("Lunes 3 Marzo 2026", "es").tokens == tokens("Lunes 3 Marzo 2026")
