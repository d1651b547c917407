from pathlib import Path

import pytest

from generator.errors import InputError
from generator.languages.catalogue import catalogue_path, coverage, load

TEMPLATE = """
msgid "Timeline"
msgstr ""

msgctxt "verb"
msgid "Open"
msgstr ""

msgid "%(num)s article"
msgid_plural "%(num)s articles"
msgstr[0] ""
msgstr[1] ""
"""

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""

ITALIAN = """
msgid "Timeline"
msgstr "Cronologia"

msgctxt "verb"
msgid "Open"
msgstr "Apri"

#, python-format
msgid "%(num)s article"
msgid_plural "%(num)s articles"
msgstr[0] "%(num)s articolo"
msgstr[1] "%(num)s articoli"
"""


def folder(tmp_path: Path, italian: str) -> Path:
    """A folder of catalogues with this Italian one."""
    (tmp_path / "messages.pot").write_text(HEADER + TEMPLATE)
    path = catalogue_path(tmp_path, "it")
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + italian)
    return tmp_path


def test_complete_catalogue_translates(tmp_path: Path) -> None:
    """Messages, contexts and plurals come in the language."""
    catalogue = load(folder(tmp_path, ITALIAN), "it")
    assert catalogue.gettext("Timeline") == "Cronologia"
    assert catalogue.pgettext("verb", "Open") == "Apri"
    assert [catalogue.ngettext("%(num)s article", "%(num)s articles", n) for n in (1, 2)] == [
        "%(num)s articolo",
        "%(num)s articoli",
    ]


def test_unknown_message_is_never_english(tmp_path: Path) -> None:
    """A message that the catalogue lacks is an error of the program, not silently English."""
    with pytest.raises(KeyError, match="Sources"):
        load(folder(tmp_path, ITALIAN), "it").gettext("Sources")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Cronologia"', 'msgstr ""', "not translated"),
        ('msgid "Timeline"', '#, fuzzy\nmsgid "Timeline"', "fuzzy"),
        ('msgid "Timeline"\nmsgstr "Cronologia"\n', "", "no entry"),
        ('msgstr[1] "%(num)s articoli"', 'msgstr[1] ""', "not translated"),
        ('msgstr[1] "%(num)s articoli"', 'msgstr[1] "%(nun)s articoli"', "placeholders"),
        ('msgstr "Cronologia"', 'msgstr "Cronologia 100 % vera"', "placeholders"),
    ],
)
def test_incomplete_catalogues_are_problems(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A missing, empty, fuzzy or mismatched entry stops the load, with its file and a remedy."""
    assert old in ITALIAN
    with pytest.raises(InputError, match=said) as caught:
        load(folder(tmp_path, ITALIAN.replace(old, new)), "it")
    (problem,) = caught.value.problems
    assert problem.path == "locales/it/LC_MESSAGES/messages.po"
    assert coverage(tmp_path, "it").translated == 2


def test_missing_catalogue_is_a_problem(tmp_path: Path) -> None:
    """A language without a catalogue is named, with the command that makes one."""
    with pytest.raises(InputError, match="translations --update"):
        load(folder(tmp_path, ITALIAN), "de")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", 'msgid "a"\nmsgstr "caff\xe8"\n'.encode("latin-1")])
def test_unreadable_catalogue_is_a_problem(tmp_path: Path, content: bytes) -> None:
    """A catalogue that is not UTF-8 text is named with a remedy."""
    root = folder(tmp_path, ITALIAN)
    catalogue_path(root, "it").write_bytes(content)
    with pytest.raises(InputError, match=r"UTF-8|gettext"):
        load(root, "it")
