"""A project's own languages, words and regions, from a folder of articles to briefings."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import load
from generator.exports.published import document
from generator.languages.loading import PROGRAM, search
from generator.model.briefings import Briefing
from tests.making import ROOT, project

TOY = {
    "language.yml": "cldr: it\nquotes: ‹›\n",
    "words.yml": "stopwords: lo, la, ke, di, e, nun, ma, su, pe",
    "sentences.yml": "never_end: sgr\nstarters: lo, la\nspeech: dise\n",
    "parts.yml": "headings: {summary: riassuntu, questions: domanne}\nquestion_letters: [[D, R]]\n",
    "reporting.yml": (
        "verbs: [{name: says, forms: dise}, {name: rejects, stance: oppose, forms: rifuda}]\n"
        "organisations: ministeru, portu\nactor_nouns: pescaturi\n"
    ),
    "grammar.yml": "determiners: lo, la\nthat: ke\n",
    "dates.yml": (
        'words: {UNIT: {D: dia}}\nrules:\n- [calendar, date, "d=DAY m=MONTH y=YEAR"]\nendings: {FUTURE: era}\n'
    ),
}
ARTICLE = """
---
title: Lo portu nun paga
published: 2026-03-04
lang: eo
tags: [ports]
---

Lo Ministeru Ligure dise ke la tariffa nova aumenta pe sgr. Bacci e su socios. Lo portu rifuda la tariffa.
La tariffa vencera lo 5 giugno 2027.

## Riassuntu

Lo portu nun paga la tariffa.
"""
REGIONAL = """
---
title: {title}
published: 2026-03-04
lang: {lang}
tags: [ports]
---

The harbour authority published the draft. The comment period ends on 30 June 2027.
The Harbour Council said that the fee stays.
"""


@pytest.fixture(autouse=True)
def _only_the_program() -> Iterator[None]:
    """After each test, languages are those of the program again."""
    yield
    search(PROGRAM)


def briefed(file: Path, language: str) -> Briefing:
    """The only briefing of a project in a language."""
    config = load(file)
    desk, problems = pipeline.check(config)
    assert [str(problem) for problem in problems if "lacks" not in problem.problem] == []
    return pipeline.brief(desk, language, config)["x"]


def catalogue(folder: Path, source: str, code: str) -> None:
    """The program's catalogue of a language as a project's own of another."""
    target = folder / "locales" / code / "LC_MESSAGES"
    target.mkdir(parents=True)
    shutil.copy(ROOT / "locales/messages.pot", folder / "locales")
    shutil.copy(ROOT / f"locales/{source}/LC_MESSAGES/messages.po", target)


def test_a_language_from_a_project_s_folder_works(tmp_path: Path) -> None:
    """Sentences, parts, positions and dates of a language that the program does not have, from its folder alone."""
    catalogue(tmp_path, "it", "eo")
    files = {f"locales/eo/{name}": text for name, text in TOY.items()}
    issue = "---\ntitle: {eo: Portu}\nmatch: {tags: [ports]}\n---\n"
    file = project(tmp_path, files | {"seeds/a.md": ARTICLE, "briefings/x.md": issue}, languages={"eo": "Toy"})
    config = load(file)
    desk, problems = pipeline.check(config)
    assert {problem.severity.value for problem in problems} <= {"warning"}
    article = desk.articles[0]
    assert [passage.text for passage in article.passages][:2] == [
        "Lo Ministeru Ligure dise ke la tariffa nova aumenta pe sgr. Bacci e su socios.",
        "Lo portu rifuda la tariffa.",
    ]
    assert {block.part.value for block in article.blocks} == {"body", "summary"}
    briefing = pipeline.brief(desk, "eo", config)["x"]
    assert ("Ministeru Ligure", "dise") in {(one.actor, one.verb) for one in briefing.positions}
    assert [(event.date.isoformat(), event.expression) for event in briefing.timeline] == [
        ("2027-06-05", "5 giugno 2027")
    ]


def test_a_project_s_words_join_the_program_s(tmp_path: Path) -> None:
    """A verb that only the project knows reports beside those of the program."""
    catalogue(tmp_path, "en", "en")
    files = {
        "locales/en/reporting.yml": "verbs: [{name: says, forms: quoths}]",
        "seeds/a.md": REGIONAL.format(title="Fees", lang="en") + "\nThe Port Council quoths that the fee is wrong.\n",
        "briefings/x.md": "---\ntitle: Ports\nmatch: {tags: [ports]}\n---\n",
    }
    actors = {
        (one.actor, one.verb) for one in briefed(project(tmp_path, files, languages={"en": "English"}), "en").positions
    }
    assert {("Port Council", "quoths"), ("Harbour Council", "said")} <= actors


def test_a_mistake_in_a_project_s_words_is_a_problem(tmp_path: Path) -> None:
    """`check` tells the file, the line and the nearest key."""
    catalogue(tmp_path, "en", "en")
    file = project(tmp_path, {"locales/en/events.yml": "deadlin: last day"}, languages={"en": "English"})
    _, problems = pipeline.check(load(file))
    assert [str(problem) for problem in problems] == [
        "locales/en/events.yml:1: 'deadlin' is not a key of this file. Write 'deadline'."
    ]


@pytest.mark.parametrize(
    ("site", "article"), [("en-GB", "en-GB"), ("en-GB", "en"), ("en", "en-GB"), ("en-US", "en-GB")]
)
def test_a_region_is_no_foreign_language(tmp_path: Path, site: str, article: str) -> None:
    """Page and article in regions of one language: no notice, the title and the note in it, the base's catalogue."""
    catalogue(tmp_path, "en", "en")
    files = {
        "seeds/a.md": REGIONAL.format(title="Fees", lang=article),
        "briefings/x.md": f"---\ntitle: {{{article}: Port fees}}\nmatch: {{tags: [ports]}}\n---\nThe note.\n",
        f"briefings/x.{article}.md": "The note again.\n",
    }
    file = project(tmp_path, files, languages={site: "English"})
    briefing = briefed(file, site)
    assert briefing.language == site
    assert briefing.issue.title(site) == "Port fees"
    assert "foreign" not in {notice.kind for notice in document(briefing).notices}
    assert briefing.positions
    assert briefing.timeline
