"""A language is its folder: renamed, with the calendar of before, it loses and changes nothing."""

import re
import shutil
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.config import load
from generator.exports.published import document
from generator.languages.loading import PROGRAM, Source, known, search
from tests.making import ROOT

NAMES = {"it": "sc", "de": "nds"}
"""Codes that CLDR knows, of languages that the program does not."""
SECTIONS = ("title", "key_points", "positions", "timeline", "undated", "faq", "contested", "glossary", "notices")

Documents = dict[tuple[str, str], dict[str, Any]]


def renamed(text: str) -> str:
    """A text of the project or of the data with the codes of languages as keys, values and parts of names renamed."""
    for old, new in NAMES.items():
        text = re.sub(rf"(?m)^(\s*|.*[{{,]\s*){old}:(?=\s)", rf"\g<1>{new}:", text)
        text = re.sub(rf"(?m)^(\W*lang\W+){old}(\W*)$", rf"\g<1>{new}\g<2>", text)
    return text


def copied(source: Path, target: Path) -> None:
    """A folder's copy, its files' names and texts with the new codes."""
    for path in sorted(source.rglob("*")):
        place = re.sub(r"\.(it|de)\.md$", lambda match: f".{NAMES[match[1]]}.md", path.relative_to(source).as_posix())
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".md", ".txt"):
            (target / place).write_text(renamed(path.read_text("utf-8")), "utf-8")
        elif path.is_file():
            shutil.copy(path, target / place)


def briefed(file: Path, codes: tuple[str, ...], *sources: Source) -> Documents:
    """Each briefing of the sample in each language, as `briefing.json` has it."""
    config = load(file)
    found = pipeline.search_project
    pipeline.search_project = lambda *_: search(*sources)
    try:
        desk = pipeline.read(config)
        briefings = pipeline.brief_all(desk, codes, config)
        return {
            (code, slug): document(briefing).model_dump(mode="json", by_alias=True)
            for code, own in briefings.items()
            for slug, briefing in own.items()
        }
    finally:
        pipeline.search_project = found
        search(PROGRAM)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Documents, Documents]]:
    """The sample's briefings with the program's languages, and with two of them under other names."""
    folder = tmp_path_factory.mktemp("renamed")
    data = folder / "languages"
    for path in PROGRAM.folder.iterdir():
        if path.suffix == ".yml":
            data.mkdir(exist_ok=True)
            (data / path.name).write_text(renamed(path.read_text("utf-8")), "utf-8")
    for code in known():
        shutil.copytree(PROGRAM.folder / code, data / NAMES.get(code, code))
    for name in ("seeds", "briefings"):
        copied(ROOT / name, folder / name)
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text().replace('!ENV [SITE_URL, ""]', "''"))
    for entry in settings["extra"]["alternate"]:
        entry["lang"] = NAMES.get(entry["lang"], entry["lang"])
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    codes = ("en", "it", "de")
    before = briefed(ROOT / "mkdocs.yml", codes, PROGRAM)
    after = briefed(folder / "mkdocs.yml", ("en", *NAMES.values()), Source(data, "languages"))
    yield before, after


def told(documents: Documents, code: str, section: str) -> list[str]:
    """The entries of a section in a language, all issues', with the program's codes."""
    back = {new: old for old, new in NAMES.items()}
    entries = []
    for (language, slug), content in sorted(documents.items(), key=lambda item: item[0][1]):
        if back.get(language, language) == code:
            given = content[section]
            entries += [f"{slug}: {entry}" for entry in (given if isinstance(given, list) else [given])]
    return [re.sub(r"'(sc|nds)'", lambda match: f"'{back[match[1]]}'", entry) for entry in entries]


@pytest.mark.parametrize("code", ["en", "it", "de"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_renamed_language_changes_nothing(both: tuple[Documents, Documents], section: str, code: str) -> None:
    """Each section of each briefing is the same, whatever the folders of languages are called."""
    before, after = (told(documents, code, section) for documents in both)
    changed = [(one, other) for one, other in zip_longest(before, after) if one != other]
    assert changed == []


def test_the_sample_has_all_of_these(both: tuple[Documents, Documents]) -> None:
    """The comparison is of something."""
    assert all(told(both[0], "it", section) for section in SECTIONS if section != "undated")
