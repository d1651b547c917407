"""What the program fails on costs its own place and one line of report; the rest is made and published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from click.testing import CliRunner

from generator import exports, pipeline
from generator.analysis import annotation, coreference
from generator.analysis.speech import statements as heard
from generator.cli import briefings
from generator.config import Config, load
from generator.errors import Severity
from generator.exports import EXPORTS, SITE_EXPORTS, linked_data
from generator.importing import making
from generator.model.briefings import Briefing
from generator.pages import articles as article_pages
from generator.pages import briefings as briefing_pages
from generator.sections import registry
from tests.making import project

ODD = yaml.safe_load((Path(__file__).parent / "odd_texts.yml").read_text(encoding="utf-8"))
TODAY = {"SOURCE_DATE_EPOCH": "1795305600"}
ARTICLE = """
    ---
    title: {title}
    date: {date}
    language: en
    issue: ferries
    ---
    The Harbour Union says that the ferries are too few. On 3 March 2026 the council voted on the fares.

    ## Who pays for the ferries?

    The council pays for {title}, and the Harbour Union objects to the fares.
"""
FILES = {
    "seeds/a.md": ARTICLE.format(title="Ferries", date="2026-03-04"),
    "seeds/b.md": ARTICLE.format(title="Fares", date="2026-03-05"),
    "briefings/ferries.md": "---\ntitle: Ferries\nlanguage: en\n---\n",
    "briefings/fares.md": "---\ntitle: Fares\nlanguage: en\ninclude: [a, b]\n---\n",
}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A project of two issues and two articles in one language, with an address."""
    file = project(tmp_path, FILES, languages={"en": "English"}, site_url="https://desk.example/")
    return load(file, environment=TODAY)


def _refuse(*_: object, **__: object) -> None:
    raise ValueError("empty separator")


def _only(briefing: Briefing) -> tuple[str, str]:
    """The section that a briefing lacks, and the report of it."""
    (lack,) = briefing.unread
    return lack.section, str(lack.problem)


def _files(config: Config) -> tuple[pipeline.Desk, dict[str, str], dict[str, bytes], tuple[str, ...]]:
    """What an engine would get: pages, files; and the report of what is not as it should be."""
    desk = pipeline.read(config)
    context = pipeline.context(config, desk, "en", pipeline.brief(desk, "en", config))
    site, problems = pipeline._language_site(config, context)
    return desk, dict(site.documents), dict(site.files), tuple(map(str, problems))


def _break(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Makes a section fail."""
    monkeypatch.setattr(f"generator.sections.{name}.derive", _refuse)


@pytest.mark.parametrize("name", [section.name for section in registry.SECTIONS])
def test_a_section_that_fails_is_missing_alone(config: Config, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The page says so in its place, the report names the issue's file and the section, the others are as ever."""
    desk = pipeline.read(config)
    whole = pipeline.brief(desk, "en", config)["ferries"]
    _break(monkeypatch, name)
    briefing = pipeline.brief(desk, "en", config)["ferries"]
    assert _only(briefing)[0] == name
    assert _only(briefing)[1].startswith(f"briefings/ferries.md: the section '{name}' failed (ValueError: empty sep")
    assert briefing.items(name) == ()
    spared = [section for section in registry.SECTIONS if section.name != name and name not in section.needs]
    assert [briefing.items(section.name) for section in spared] == [whole.items(section.name) for section in spared]
    page = _files(config)[1]["briefings/ferries/index.md"]
    assert page.count("kept this section from being made") == 1


def test_an_issue_that_fails_keeps_its_sources(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be derived there is a briefing of its sources, which says so of each section."""
    monkeypatch.setattr(pipeline, "resolve", _refuse)
    briefing = pipeline.brief(pipeline.read(config), "en", config)["ferries"]
    assert len(briefing.sources) == 2
    assert briefing.unread_sections == {section.name for section in registry.SECTIONS}
    assert len(pipeline.failures([{"ferries": briefing}])) == len(registry.SECTIONS)
    assert len(set(pipeline.failures([{"ferries": briefing}]))) == 1


def test_a_passage_that_fails_is_named(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """An annotator that fails costs the passage, which the briefing links to and the report names with its line."""
    first = annotation.ANNOTATORS[0]

    def annotate(sentence: annotation.Sentence) -> annotation.Sentence:
        return _refuse() if "voted" in sentence.text else first.annotate(sentence)  # type: ignore[return-value]

    broken = (replace(first, annotate=annotate), *annotation.ANNOTATORS[1:])
    monkeypatch.setattr(annotation, "ANNOTATORS", broken)
    desk, pages, *_ = _files(config)
    briefing = pipeline.brief(desk, "en", config)["ferries"]
    assert [(lack.section, lack.problem.passage) for lack in briefing.unread] == [("", "s2"), ("", "s2")]
    assert str(briefing.unread[0].problem).startswith(
        "seeds/b.md:7: passage s2: reading its tokens failed (ValueError:"
    )
    assert "kept these passages from being read" in pages["briefings/ferries/index.md"]
    assert "articles/b/#s2" in pages["briefings/ferries/index.md"]


@pytest.mark.parametrize(
    ("module", "name"), [(coreference, "_claimed"), (heard, "_carried"), (heard._Listener, "hear")]
)
def test_what_fails_between_sentences_costs_no_section(
    config: Config, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    """Who says what, and what is claimed, fail for a sentence; the sections are made of what is left."""
    monkeypatch.setattr(module, name, _refuse)
    briefing = pipeline.brief(pipeline.read(config), "en", config)["ferries"]
    assert briefing.items("key_points") and briefing.items("timeline")
    assert briefing.unread_sections <= {""}
    assert {lack.source for lack in briefing.unread} == {1, 2}
    assert {str(lack.problem).partition(":")[0] for lack in briefing.unread} == {"seeds/a.md", "seeds/b.md"}
    assert all(lack.citation and lack.citation.passage.id == lack.problem.passage for lack in briefing.unread)


@pytest.mark.parametrize("number", range(len(EXPORTS)), ids=[export.file for export in EXPORTS])
def test_an_export_of_an_issue_that_fails_is_missing_alone(
    config: Config, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Neither the issue's other files nor another issue's file of the kind goes with it."""
    export = EXPORTS[number]
    made = set(_files(config)[2])

    def make(briefing: Briefing, context: exports.Context) -> exports.File:
        return _refuse() if briefing.issue.slug == "ferries" else export.make(briefing, context)  # type: ignore

    forms = (*EXPORTS[:number], replace(export, make=make), *EXPORTS[number + 1 :])
    monkeypatch.setattr(exports, "EXPORTS", forms)
    _, pages, files, told = _files(config)
    assert made - set(files) == {f"briefings/ferries/{export.file}"}
    assert f'href="{export.file}"' not in pages["briefings/ferries/index.md"]
    place = f"briefings/ferries.md: making en/briefings/ferries/{export.file} failed (ValueError: empty separator)"
    assert [line.startswith(place) for line in told] == [True]


@pytest.mark.parametrize("number", range(len(SITE_EXPORTS)), ids=[export.file for export in SITE_EXPORTS])
def test_an_export_of_the_site_that_fails_is_missing_alone(
    config: Config, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Work that is put off until later fails alone, too."""
    export = SITE_EXPORTS[number]
    made = set(_files(config)[2])
    broken = replace(export, make=lambda context: _refuse)
    monkeypatch.setattr(exports, "SITE_EXPORTS", (*SITE_EXPORTS[:number], broken, *SITE_EXPORTS[number + 1 :]))
    *_, files, told = _files(config)
    assert made - set(files) == {export.file}
    assert [line.startswith(f"mkdocs.yml: making en/{export.file} failed (ValueError") for line in told] == [True]


@pytest.mark.parametrize(
    ("module", "path", "file"),
    [(briefing_pages, "briefings/ferries/", "briefings/ferries.md"), (article_pages, "articles/a/", "seeds/a.md")],
)
def test_a_page_that_fails_says_so(
    config: Config, monkeypatch: pytest.MonkeyPatch, module: ModuleType, path: str, file: str
) -> None:
    """In its place stands a page with its title; the report names the file that it is made of."""
    monkeypatch.setattr(module, "_page", _refuse)
    _, pages, _, told = _files(config)
    assert "kept this page from being made" in pages[f"{path}index.md"]
    assert "Ferries" in pages[f"{path}index.md"]
    assert any(line.startswith(f"{file}: the page en/{path} failed (ValueError") for line in told)


def test_a_head_that_fails_is_empty(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """What chat previews would read of one page costs nothing else."""
    monkeypatch.setattr(linked_data, "_briefing_head", _refuse)
    desk = pipeline.read(config)
    problems: list[pipeline.Problem] = []
    heads = linked_data.heads(pipeline.context(config, desk, "en", pipeline.brief(desk, "en", config)), problems)
    assert heads["briefings/ferries/"] == "" and heads["articles/a/"]
    assert {problem.severity for problem in problems} == {Severity.DEFECT}


def test_an_import_file_that_fails_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are imported, and the report names the file."""
    file = project(tmp_path, {"raw/a.txt": "Title\n\nThe ferries stay.\n", "raw/b.txt": "Other\n\nThe fares rise.\n"})
    real = making.open_file

    def open_file(data: bytes, *, shown: str, path: str) -> object:
        return _refuse() if shown.endswith("a.txt") else real(data, shown=shown, path=path)

    monkeypatch.setattr(making, "open_file", open_file)
    done = CliRunner().invoke(briefings, ["import", str(tmp_path / "raw"), "--config", str(file), "--jobs", "1"])
    assert done.exit_code == 1
    assert "a.txt: reading this file failed (ValueError: empty separator)" in done.output
    assert len(list((tmp_path / "seeds").rglob("*.md"))) == 1


def test_a_build_publishes_what_did_not_fail(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --keep-going, and strict: the site is published, the report printed, the exit status 1."""
    _break(monkeypatch, "timeline")
    monkeypatch.setattr(exports.feeds, "site_atom", _refuse)
    done = CliRunner().invoke(briefings, ["build", "--config", str(config.file), "--quiet", "--strict"], env=TODAY)
    assert done.exit_code == 1, done.output
    assert "briefings/ferries.md: the section 'timeline' failed (ValueError: empty separator)" in done.output
    assert "kept this section from being made" in (config.site_dir / "en/briefings/ferries/index.html").read_text()


def test_no_edition_is_taken_of_what_failed(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gap would look like a change in the next one."""
    _break(monkeypatch, "timeline")
    done = CliRunner().invoke(briefings, ["edition", "--config", str(config.file)], env=TODAY)
    assert done.exit_code == 1
    assert not config.editions.exists()


def test_a_traceback_can_be_had(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """With BRIEFINGS_TRACEBACK the first failure ends the program."""
    _break(monkeypatch, "timeline")
    monkeypatch.setenv("BRIEFINGS_TRACEBACK", "1")
    with pytest.raises(ValueError, match="empty separator"):
        pipeline.brief(pipeline.read(config), "en", config)


@pytest.mark.parametrize("language", ODD)
def test_odd_texts_build(tmp_path: Path, language: str) -> None:
    """Each becomes an article of a briefing, with all its pages and files, be it without a passage; nothing fails."""
    head = f"---\ntitle: Odd\nlanguage: {language}\nissue: odd\npublished: 2026-03-04\n---\n\n"
    files = {f"seeds/odd-{number}.md": (head + text).encode() for number, text in enumerate(ODD[language])}
    issue = {"briefings/odd.md": f"---\ntitle: Odd\nlanguage: {language}\n---\n"}
    config = load(project(tmp_path, files | issue, languages={language: language}), environment=TODAY)
    desk = pipeline.read(config)
    made = pipeline.brief(desk, language, config)
    assert len(made["odd"].sources) == len(files) > 20
    assert not made["odd"].unread
    site, problems = pipeline._language_site(config, pipeline.context(config, desk, language, made))
    assert not [str(problem) for problem in {*desk.problems, *problems} if problem.is_failure]
    assert len(EXPORTS) == len([path for path in site.files if path.startswith("briefings/odd/")])


def test_there_are_enough_odd_texts() -> None:
    """The three sentences that once ended a build, and more than sixty of their kind."""
    assert sum(map(len, ODD.values())) >= 63
