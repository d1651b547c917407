"""A project in French: a language that the program has and its own site does not, by four articles and an issue."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.config import load
from generator.languages.catalogue import coverage
from tests.making import LANGUAGES, ROOT, project

TEXTS = Path(__file__).parent / "french"
FILES = {path.relative_to(TEXTS).as_posix(): path.read_bytes() for path in sorted(TEXTS.rglob("*.md"))}
SPACE = "\u202f"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The French site, built."""
    folder = tmp_path_factory.mktemp("french")
    config = load(project(folder, FILES, languages={"fr": "Français"}))
    pipeline.build(config, strict=True, journal=pipeline.Journal())
    yield config.site_dir / "fr"
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def briefing(site: Path) -> dict[str, Any]:
    """What `briefing.json` says."""
    content: dict[str, Any] = json.loads((site / "briefings/peage/briefing.json").read_text("utf-8"))
    return content


def test_who_says_what_is_told_of_french_sentences(briefing: dict[str, Any]) -> None:
    """Names, titles, pronouns hung on their verb: each statement has its speaker, and its side where it takes one."""
    said = {(entry["actor"], entry["verb"], entry["side"]) for entry in briefing["positions"]}
    assert said == {
        ("Anne Rive", "a déclaré", None),
        ("Anne Rive", "a-t-elle ajouté", None),
        ("Anne Rive", "a annoncé", None),
        ("Anne Rive", "a-t-elle dit", None),
        ("Union des Bacs", "s'oppose", "oppose"),
        ("Mer Libre", "", None),
        ("Mer Libre", "rejette", None),
        ("Luc Ferrand", "dénonce", None),
        ("Luc Ferrand", "prévient", None),
        ("ministère des Transports", "estime", None),
        ("ministère des Transports", "rappelle", None),
        ("conseil municipal de Lagoste", "a adopté", "support"),
        ("chambre de commerce de Lagoste", "soutient", "support"),
        ("Cahiers du Port", "", None),
        ("Paul Étoile", "juge", None),
    }


def test_what_happens_when_is_told_of_french_sentences(briefing: dict[str, Any]) -> None:
    """Dates as a French reader understands them, counted from the day of their article where they are not stated."""
    told = [(entry["date"], entry["expression"], entry["deadline"]) for entry in briefing["timeline"]]
    assert told == [
        ("1998-01-01", "1998", False),
        ("2026-02-27", "vendredi 27 février 2026", False),
        ("2026-03-16", "lundi", False),
        ("2026-03-01", "Fin mars", False),
        ("2026-04-06", "hier", False),
        ("2026-04-13", "La semaine prochaine", False),
        ("2026-04-15", "jusqu'au 15 avril 2026", True),
        ("2026-05-12", "le 12 mai 2026", False),
        ("2026-07-01", "le 1er juillet 2026", False),
        ("2026-09-01", "l'automne 2026", False),
    ]


def test_questions_and_terms_are_found(briefing: dict[str, Any]) -> None:
    """A question with its answer, and what a sentence defines."""
    assert [entry["question"] for entry in briefing["faq"]] == ["Qui paiera le péage ?"]
    assert [entry["term"] for entry in briefing["glossary"]] == ["péage urbain"]


def test_the_page_speaks_french(site: Path) -> None:
    """Titles, labels, dates and quotation marks as a French newspaper writes them; no English word of ours."""
    page = (site / "briefings/peage/index.html").read_text("utf-8")
    assert 'lang="fr"' in page
    for words in ("L’essentiel", "Qui dit quoi", "Chronologie", "Échéance", "1er juillet 2026", "4 articles"):
        assert words in page
    assert not re.search(r">\s*(Key points|Who says what|Timeline|Sources of|Deadline)\b", page)
    assert f"«{SPACE}lundi{SPACE}»" in re.sub(r"<[^>]*>", "", page)


def test_the_files_beside_a_page_are_made(site: Path) -> None:
    """PDF, calendar and feed of a French briefing."""
    folder = site / "briefings/peage"
    assert (folder / "briefing.pdf").read_bytes().startswith(b"%PDF")
    assert "LANGUAGE=fr:Péage du pont" in (folder / "calendar.ics").read_text("utf-8")
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">' in (folder / "feed.xml").read_text("utf-8")


def test_the_catalogue_is_complete_and_set_as_french_is() -> None:
    """A narrow space that no line breaks at stands before high marks and inside quotation marks."""
    found = coverage(ROOT / "locales", "fr")
    assert (found.problems, found.translated) == ((), found.total)
    text = (ROOT / "locales/fr/LC_MESSAGES/messages.po").read_text("utf-8")
    entries = [line for line in text.splitlines() if line.startswith("msgstr") and "Plural" not in line]
    assert not [line for line in entries if re.search(r"\w[;!?»]|\w :|«\w|« ", line)]


def test_the_program_s_own_site_is_not_in_french() -> None:
    """French is for a project that asks for it among its languages."""
    assert set(load(ROOT / "mkdocs.yml").codes) == set(LANGUAGES)


def test_a_french_article_is_known_as_such_on_any_site(tmp_path: Path) -> None:
    """Without a stated language it is detected, and briefed by its own rules."""
    files = {name: text.replace(b"lang: fr\n", b"") for name, text in FILES.items()}
    config = load(project(tmp_path, files, languages={"en": "English"}))
    desk, _ = pipeline.check(config)
    assert {article.language for article in desk.articles} == {"fr"}
    actors = {entry.actor for entry in pipeline.brief(desk, "en", config)["peage"].positions}
    assert {"Anne Rive", "Union des Bacs", "ministère des Transports"} <= actors
