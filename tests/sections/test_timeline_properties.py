"""What holds for the timeline of any articles: verbatim, in order, the same every time, nothing relative undated."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.articles import Article, Citation
from generator.model.precision import Precision
from generator.sections import timeline
from tests.sections.conftest import article, dossier

WORDS = {
    "en": "The SEC Citadel met opened will by until from to and between of that day the next last this Friday "
    "Monday week month year 3 5 31 2026 2027 May June 3–5 – as of on in expected later half first second ? . , “ ” Act "
    "1934 $12 (ECB)",
    "it": "La Consob ha aperto entro fino al dal tra il e il 3 5 31 2026 2027 maggio giugno lunedì scorso questo "
    "venerdì quel giorno settimana anno prima metà di 1º legge ? . , « » 12 euro fine dall' all' l'",
    "de": "Die BaFin hat eröffnet bis zum vom am zwischen dem und 3. 5. 31. 2026 2027 Mai Juni Montag diesen Freitag "
    "vorige Woche Folgejahr an diesem Tag Junihälfte zweite Gesetz von ? . , „ “ 12 Euro spätestens",
    "fr": "Le port a ouvert le 3 mai 2026 .",
}
JUNK = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12)
DAYS = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@st.composite
def _articles(draw: st.DrawFn) -> list[Article]:
    made: list[Article] = []
    for number in range(draw(st.integers(1, 4))):
        language = draw(st.sampled_from(sorted(WORDS)))
        words = st.sampled_from(WORDS[language].split()) | JUNK
        lines = draw(st.lists(st.lists(words, min_size=1, max_size=14), min_size=1, max_size=5))
        texts = [draw(st.sampled_from(["", "# ", "> ", "- "])) + (" ".join(line).strip() or "x") for line in lines]
        taken = any(other.place == ("a", language) for other in made)
        name = f"a{number}" if taken else draw(st.sampled_from([f"a{number}", "a"]))  # translations share their id
        made.append(article(name, *texts, language=language, published=draw(DAYS)))
    return made


@settings(max_examples=150)
@given(_articles(), st.sampled_from(["en", "it", "de"]), st.dates(dt.date(2, 1, 1), dt.date(9998, 12, 31)))
def test_any_timeline_is_verbatim_and_in_order(made: list[Article], language: str, today: dt.date) -> None:
    """Words stand in their passage, passages in their article; what is meant is in order; twice gives the same."""
    found = dossier(*made, language=language)
    events = timeline.as_of(timeline.derive(found), found.sources, today)
    assert timeline.as_of(timeline.derive(found), found.sources, today) == events
    order = [(event.date.year, event.meant[0]) for event in events]
    assert order == sorted(order)
    for event in events:
        assert isinstance(event.origin, Citation)
        assert event.expression and event.expression in event.origin.passage.text
        assert event.date <= event.meant[0] <= event.meant[1] <= (event.end or event.date)
        assert event.end is None or event.end > event.date
        assert event.precision not in (Precision.DECADE, Precision.CENTURY)
        assert event.stated or event.origin.article.published is not None
        assert event.upcoming or event.date <= today
        numbers = [citation.number for citation in (event.origin, *event.others)]
        assert len(set(numbers)) == len(numbers)
        for citation in (event.origin, *event.others):
            assert citation.passage in citation.article.passages


@settings(max_examples=50)
@given(_articles())
def test_the_page_language_changes_what_is_shown_not_what_happened(made: list[Article]) -> None:
    """Every language's page has the same entries, each with the same sources."""

    def entries(language: str) -> list[tuple[dt.date, list[tuple[int, str]]]]:
        events = timeline.derive(dossier(*made, language=language))
        every = [
            (event.date, sorted((one.number, one.passage.id) for one in (event.origin, *event.others)))  # type: ignore[union-attr]
            for event in events
        ]
        return sorted(every)

    assert entries("en") == entries("it") == entries("de")
