"""The registry of sections: what it lists is everywhere, what it does not list is nowhere."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import ChoiceLoader, DictLoader, PackageLoader

from generator import pipeline
from generator.analysis.model import Dossier
from generator.config import Config, load
from generator.editions import changes, snapshot
from generator.exports import Context, digest
from generator.exports.inline import Setter
from generator.exports.published import briefing_form, document
from generator.exports.sheets import Sheet
from generator.model.articles import Origin
from generator.model.briefings import Briefing, Sections
from generator.pages import press, render
from generator.reading.issue_frontmatter import issue_schema
from generator.sections import overrides, registry
from generator.sections.idle import Idle, unmatched
from generator.sections.registry import Section
from tests.making import project
from tests.pages.sample import Echo

WARNING = "The Harbour Union warns that the ferries are too few."
OTHER = "The council warns that the fares may rise."
LINE = Section("warnings", "Warnings", aliases=("caution",))
"""The line that a section needs in SECTIONS."""
TEMPLATE = """## {{ p.section("warnings") }} { #warnings }
<ul class="warnings">{% for item in part.items %}<li>{{ p.origin(item.origin) }}</li>{% endfor %}</ul>
"""
ARTICLE = f"""
    ---
    title: Ferries
    date: 2026-03-04
    language: en
    issue: ferries
    rights: excerpt
    ---
    One pier is closed. Two piers are open. Three ferries are old. {WARNING} {OTHER}

    ## Who pays for the ferries?

    The council pays for the ferries.
"""
ISSUE = f"""---
title: Ferries
overrides:
  caution:
    hide: ["{OTHER}"]
    pin: [No such words.]
---
"""


@dataclass(frozen=True, slots=True)
class Warned:
    """Somebody's warning."""

    origin: Origin


def warnings(dossier: Dossier) -> tuple[Warned, ...]:
    """The `derive` of the section's module: a pure function of the dossier."""
    hidden = overrides.of(dossier, "warnings").hide
    cited = (sentence.citation for sentence in dossier.sentences if " warns " in sentence.text)
    return tuple(Warned(citation) for citation in cited if not overrides.names(hidden, citation))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A project of one article, shown in part, and its issue."""
    files = {"seeds/a.md": ARTICLE, "briefings/ferries.md": "---\ntitle: Ferries\n---\n"}
    file = project(tmp_path, files, languages={"en": "English"})
    return load(file, environment={"SOURCE_DATE_EPOCH": "1795305600"})


def _list(monkeypatch: pytest.MonkeyPatch, *sections: Section) -> None:
    monkeypatch.setattr(registry, "SECTIONS", sections)


def _write(monkeypatch: pytest.MonkeyPatch, name: str, derive: Callable[..., object]) -> None:
    """The module that a section needs."""
    monkeypatch.setitem(sys.modules, f"generator.sections.{name}", SimpleNamespace(derive=derive))


def _made(config: Config) -> tuple[Briefing, Context]:
    desk = pipeline.read(config)
    assert [problem for problem in desk.problems if problem.is_failure] == []
    briefing = pipeline.brief(desk, "en", config)["ferries"]
    context = pipeline.context(config, desk, "en", {"ferries": briefing})
    return briefing, replace(context, catalogue=Echo())  # type: ignore[arg-type]  # which knows any title


def _page(context: Context, path: str = "briefings/ferries/") -> str:
    return render(context.publication, context.catalogue, context.formats).documents[f"{path}index.md"]


def _sheet(briefing: Briefing, context: Context) -> str:
    return json.dumps(Sheet(briefing, context, Setter(), prefix="").blocks(), ensure_ascii=False)


def _digest(briefing: Briefing, context: Context) -> str:
    made = replace(context.publication, briefings={"ferries": briefing})
    return (digest.text(replace(context, publication=made)).content or b"").decode()


def _spaced(text: str) -> str:
    return " ".join(text.split())


def test_one_line_adds_a_section_everywhere(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page, contents, JSON and its schema, PDF, edition, digest, excerpts, overrides and their schema have it."""
    _list(monkeypatch, LINE, *registry.SECTIONS)
    _write(monkeypatch, "warnings", warnings)
    config.issues.joinpath("ferries.md").write_text(ISSUE)
    briefing, context = _made(config)
    assert [item.origin.passage.text for item in briefing.items("warnings")] == [WARNING]
    page = _page(context)
    assert "## Warnings { #warnings }" in page and '<a href="#warnings">Warnings</a>' in page and WARNING in page
    assert 'id="s4"' in _page(context, "articles/a/")
    published = document(briefing).model_dump(mode="json")
    sentence = {"text": WARNING, "language": "en", "article": 1, "passage": "s4"}
    assert published["warnings"] == [sentence]
    assert "warnings" in briefing_form().model_json_schema()["properties"]
    assert "Warnings" in _sheet(briefing, context) and WARNING in _sheet(briefing, context)
    before = snapshot({"en": {"ferries": briefing.with_items(warnings=())}}, config.today)
    after = snapshot({"en": {"ferries": briefing}}, config.today).issues["ferries"]
    assert [item.text for item in after.sections["warnings"]] == [WARNING]
    found = changes(briefing, before)
    assert [(change.section, change.text) for change in found] == [("warnings", WARNING)]
    assert f"Added · Warnings: {WARNING}" in _spaced(_digest(replace(briefing, changes=found), context))
    assert issue_schema(registry.overridable())["properties"]["overrides"]["propertyNames"]["enum"][0] == "warnings"  # type: ignore[index]
    assert unmatched([briefing]) == (Idle("briefings/ferries.md", "warnings", "No such words."),)


def test_a_section_has_its_own_template(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template of the section's name serves before the one that serves all."""
    own = DictLoader({"briefing/warnings.html": TEMPLATE})
    monkeypatch.setattr(press, "PackageLoader", lambda *where: ChoiceLoader([own, PackageLoader(*where)]))
    _list(monkeypatch, LINE)
    _write(monkeypatch, "warnings", warnings)
    assert '<ul class="warnings"><li>' in _page(_made(config)[1])


def test_without_sections_nothing_is_derived(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing listed a briefing is its sources alone, on its page and in every other form."""
    _list(monkeypatch)
    briefing, context = _made(config)
    assert dict(briefing.sections) == {}
    assert [line for line in _page(context).splitlines() if line.startswith("## ")] == ["## Sources { #sources }"]
    data = {
        "schema",
        "issue",
        "language",
        "title",
        "status",
        "updated",
        "origins",
        "articles",
        "since",
        "changes",
        "related",
    }
    assert document(briefing).model_dump(by_alias=True).keys() == data
    assert briefing_form().model_json_schema()["properties"].keys() == data
    assert not any(words in _sheet(briefing, context) for words in (WARNING, "Key points", "Questions"))
    assert WARNING not in _digest(briefing, context)
    assert snapshot({"en": {"ferries": briefing}}, config.today).issues["ferries"].sections == {}
    assert issue_schema(registry.overridable())["properties"]["overrides"]["propertyNames"] == {"enum": []}  # type: ignore[index]


def test_a_section_is_derived_after_those_that_it_needs(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets their items, once made, wherever they are listed; of a section that is not listed it gets none."""
    counted: list[str] = []

    def derive(name: str, *needed: Sequence[str]) -> tuple[str, ...]:
        counted.append(name)
        return (name, *(item for items in needed for item in items))

    def section(name: str, *needs: str) -> Section:
        _write(monkeypatch, name, lambda dossier, *needed: derive(name, *needed))
        return Section(name, name, needs=needs)

    desk = pipeline.read(config)
    _list(monkeypatch, section("a", "b", "missing"), section("b", "c"), section("c"))
    made = pipeline.brief(desk, "en", config)["ferries"]
    assert dict(made.sections) == {"a": ("a", "b", "c"), "b": ("b", "c"), "c": ("c",)}
    assert counted == ["c", "b", "a"]


def test_every_need_is_listed_and_every_name_once() -> None:
    """The registry is whole: no need without its section, no two sections of a name or an alias."""
    names = [section.name for section in registry.SECTIONS]
    assert len(set(names)) == len(names)
    assert {need for section in registry.SECTIONS for need in section.needs} <= {*names}
    called = [called for section in registry.SECTIONS if section.takes for called in (section.name, *section.aliases)]
    assert len(registry.overridable()) == len(called)
    assert set(registry.overridable().values()) == {section.name for section in registry.SECTIONS if section.takes}


def test_a_briefing_can_be_sent_to_another_process(config: Config) -> None:
    """It is the same once pickled, and its sections cannot be changed."""
    briefing, _ = _made(config)
    again = pickle.loads(pickle.dumps(briefing))
    assert again == briefing
    assert isinstance(again.sections, Sections) and len(again.sections) == len(registry.SECTIONS)
    with pytest.raises(TypeError):
        again.sections["faq"] = ()
