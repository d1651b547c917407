from pathlib import Path

import pytest

from generator.languages.catalogue import TEMPLATE, coverage
from generator.languages.extraction import messages, update

LOCALES = Path(__file__).parents[2] / "locales"


def _ids(catalogue: object) -> set[tuple[str | None, str]]:
    found = set()
    for message in catalogue:  # type: ignore[attr-defined]
        if message.id:
            found.add((message.context, message.id if isinstance(message.id, str) else message.id[0]))
    return found


def test_template_is_what_the_program_says() -> None:
    """messages.pot holds every message of the program and no other: run `make messages` after changing one."""
    from babel.messages.pofile import read_po

    with (LOCALES / TEMPLATE).open("rb") as file:
        assert _ids(read_po(file)) == _ids(messages())


@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_catalogues_are_complete(language: str) -> None:
    """Each language of the site has every message: none missing, empty, fuzzy, or with other placeholders."""
    found = coverage(LOCALES, language)
    assert not found.problems
    assert found.translated == found.total > 100


def test_update_keeps_translations_and_guesses_nothing(tmp_path: Path) -> None:
    """An update keeps what is translated, leaves what is new empty, and changes no byte when nothing is new."""
    update(tmp_path, ["en", "it"])
    assert not coverage(tmp_path, "en").problems
    assert coverage(tmp_path, "it").translated == 0
    path = tmp_path / "it" / "LC_MESSAGES" / "messages.po"
    text = path.read_text()
    old = 'msgid "Search this site"\nmsgstr ""'
    assert old in text
    path.write_text(text.replace(old, 'msgid "Search this site"\nmsgstr "Cerca nel sito"'))
    update(tmp_path, ["en", "it"])
    once = path.read_bytes()
    assert coverage(tmp_path, "it").translated == 1
    update(tmp_path, ["en", "it"])
    assert path.read_bytes() == once
