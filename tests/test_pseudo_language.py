"""No page holds chrome that did not come from a catalogue."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from generator import pipeline
from generator.config import load
from generator.languages.catalogue import TEMPLATE, catalogue_path
from tests.making import LANGUAGES, project

ROOT = Path(__file__).parents[1]
PSEUDO = "es"
"""A language that CLDR knows and the program does not: its catalogue below marks every entry."""

CONTENT = {"title", "bdi", "time", "script", "style", "code", "data"}
CONTENT_CLASSES = {"verbatim", "editor"}
VOID = {
    "meta",
    "link",
    "br",
    "img",
    "input",
    "hr",
    "path",
    "use",
    "source",
    "wbr",
    "rect",
    "circle",
    "line",
    "polyline",
}


class _Chrome(HTMLParser):
    """Collects the text that is neither content nor marked, and texts of attributes that a reader meets."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.unmarked: list[str] = []
        self.depth = 0  # of marks: an entry may hold elements, and so be in several pieces

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        classes = set(values.get("class", "").split())
        content = (
            tag in CONTENT
            or (tag == "img" and "lang" in values)
            or bool(classes & CONTENT_CLASSES)
            or (self.stack and self.stack[-1][1])
        )
        if not content and tag != "link":
            names = ("aria-label", "title", "placeholder", "alt", "aria-description")
            self.unmarked += [f"{tag}@{name}: {values[name]}" for name in names if _plain(values.get(name, ""))]
        if tag not in VOID:
            self.stack.append((tag, bool(content)))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        within, self.depth = self.depth, self.depth + data.count("⟦") - data.count("⟧")
        if not (self.stack and self.stack[-1][1]) and _plain(data, within):
            self.unmarked.append(data.strip())


def _plain(text: str, depth: int = 0) -> bool:
    """Whether a text has words outside the catalogue's marks; `depth` is how many were open before it."""
    outside = []
    for character in text:
        depth += (character == "⟦") - (character == "⟧")
        outside.append(character if not depth else "")
    return any(character.isalpha() for character in "".join(outside))


def _mark_catalogue(folder: Path) -> None:
    folder.mkdir()
    (folder / TEMPLATE).write_bytes((ROOT / "locales" / TEMPLATE).read_bytes())
    with (folder / TEMPLATE).open("rb") as file:
        messages = read_po(file, locale=PSEUDO)
    for message in messages:
        if message.id:
            forms = message.id if message.pluralizable else (message.id,)
            marked = tuple(f"⟦{form}⟧" for form in forms)
            message.string = marked if message.pluralizable else marked[0]
    target = catalogue_path(folder, PSEUDO)
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_po(file, messages)


def test_every_word_of_chrome_is_from_the_catalogue(tmp_path: Path) -> None:
    """With a catalogue whose entries are marked, no word stands unmarked outside content, on any page."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in ("seeds", "briefings")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    _mark_catalogue(tmp_path / "locales")
    config = load(project(tmp_path, files, languages=LANGUAGES | {PSEUDO: "⟦Pseudo⟧"}))
    config = replace(config, languages=config.languages[-1:])
    pipeline.build(config, journal=pipeline.Journal())
    found: dict[str, str] = {}
    for path in sorted((config.site_dir / PSEUDO).rglob("index.html")):
        page = _Chrome()
        page.feed(path.read_text())
        found |= {text: str(path.relative_to(config.site_dir)) for text in page.unmarked if text != config.site_name}
    assert not found
