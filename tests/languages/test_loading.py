"""The one loader: what a data file may say, what is told of mistakes, and how a project adds to the program's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import pytest

from generator.errors import Severity
from generator.languages.loading import (
    PROGRAM,
    Source,
    fallbacks,
    known,
    language_data,
    load,
    locale,
    problems,
    read,
    search,
)
from generator.languages.schema import ByPhrase, DataError, Exact, Phrase, by_term
from generator.pipeline import LANGUAGE_FILES


def _doubled(raw: object) -> str:
    if not isinstance(raw, str):
        raise DataError("no word", "write one")
    return raw * 2


ByTerm = Annotated[Mapping[str, str], by_term]


@dataclass(frozen=True)
class Inner:
    """An entry with a name."""

    name: str
    words: frozenset[str] = frozenset()
    side: Literal["for", "against"] = "for"


@dataclass(frozen=True)
class Shape:
    """A field of each kind."""

    words: frozenset[str] = frozenset()
    exact: Exact = frozenset()
    longest: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    one: re.Pattern[str] | None = None
    table: dict[str, str] | None = None
    by_term: ByTerm = field(default_factory=dict)
    by_phrase: ByPhrase = field(default_factory=dict)
    inner: tuple[Inner, ...] = ()
    flag: bool = False
    number: int = 7
    and_: frozenset[str] = frozenset()
    twice: Annotated[str, _doubled] = ""
    spaced: Annotated[frozenset[str], lambda raw: frozenset(raw.split()), " "] = frozenset()


FULL = """
words: "Über, the, the"
exact: [Sun, sun]
longest: a, abc
phrases: at the latest, by 3.5
pairs: [[Q, A], [D, R]]
patterns: ['^x+$']
by_term: {person: 'who, whom', time: when}
by_phrase: {least: at least}
inner: [{name: says, words: 'said, says'}, {name: rejects, side: against}]
and: and
twice: ab
spaced: ", and"
"""


@pytest.fixture(autouse=True)
def _only_the_program() -> Iterator[None]:
    """After each test, languages are those of the program again."""
    yield
    search(PROGRAM)


def written(folder: Path, files: dict[str, str]) -> None:
    """Writes files, and looks for languages in the program and there."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    search(PROGRAM, Source(folder, "locales"))


def complaints(folder: Path, text: str) -> list[str]:
    """What is told of a file for `Shape`, without what it lacks."""
    written(folder, {"tok/language.yml": "", "tok/shape.yml": text})
    found = load("tok", "shape", Shape).problems
    return [str(problem) for problem in found if problem.severity is Severity.ERROR]


def test_each_type_of_field_is_read_its_way(tmp_path: Path) -> None:
    """Words are folded sets, exact ones keep their capitals, tuples are longest first, phrases are words, …"""
    assert complaints(tmp_path, FULL) == []
    shape = read("tok", "shape", Shape)
    assert shape.words == {"über", "the"}
    assert shape.exact == {"Sun", "sun"}
    assert shape.longest == ("abc", "a")
    assert shape.phrases == (("at", "the", "latest"), ("by", "3.5"))
    assert shape.pairs == (("Q", "A"), ("D", "R"))
    assert shape.patterns[0].match("XX")
    assert shape.by_term == {"who": "person", "whom": "person", "when": "time"}
    assert shape.by_phrase == {("at", "least"): "least"}
    assert shape.inner == (Inner("says", frozenset({"said", "says"})), Inner("rejects", frozenset(), "against"))
    assert (shape.and_, shape.twice, shape.number, shape.flag, shape.one) == ({"and"}, "abab", 7, False, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("words: a\nlongst: b", "locales/tok/shape.yml:2: 'longst' is not a key of this file. Write 'longest'."),
        ("qqq: b", "locales/tok/shape.yml:1: 'qqq' is not a key of this file. Take it out; there are 'words', 'exact', "
         "'longest', 'phrases', 'pairs', 'patterns', 'one', 'table' …."),
        ("words: 4", "locales/tok/shape.yml:1: 'words': a number where words are asked for. "
         "Write words between commas, or a list of them."),
        ("\nwords:\n- yes\n- no", "locales/tok/shape.yml:2: 'words': true or false (True) among words. "
         "Put the word in quotation marks."),
        ("flag: sometimes", "locales/tok/shape.yml:1: 'flag': a text where true or false is asked for. "
         "Write true or false."),
        ("number: true", "locales/tok/shape.yml:1: 'number': true or false (True) where a number is asked for. "
         "Write a whole number."),
        ("patterns:\n- ok\n- '('", "locales/tok/shape.yml:3: entry 2: no regular expression: missing ), unterminated "
         "subpattern at position 0. Correct it."),
        ("one: [a]", "locales/tok/shape.yml:1: 'one': a list where a regular expression is asked for. "
         "Write it in quotation marks."),
        ("pairs: [[a]]", "locales/tok/shape.yml:1: 'pairs': ['a'] is no pair of words. "
         "Write two words, [first, second]."),
        ("inner:\n- name: a\n- name: b\n  side: up", "locales/tok/shape.yml:4: 'side': 'up' is none of its values. "
         "Write for or against."),
        ("inner:\n- words: a", "locales/tok/shape.yml:2: entry 1: 'name' is missing. Write it."),
        ("inner: a", "locales/tok/shape.yml:1: 'inner': a text where a list is asked for. "
         "Write a list, each entry after a dash."),
        ("twice: [a]", "locales/tok/shape.yml:1: 'twice': no word. Write one."),
        ("words: a\nwords: b", "locales/tok/shape.yml:2: not valid YAML: 'words' stands twice. Correct the line."),
        ("words: [a\nflag: :", "locales/tok/shape.yml:2: not valid YAML: did not find expected ',' or ']'. "
         "Correct the line."),
        ("- a", "locales/tok/shape.yml:1: a list where a mapping is asked for. Write keys with their values, "
         "`key: value`."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """A misspelt key, a wrong type, broken YAML: file, line, what is wrong, what to write."""
    assert complaints(tmp_path, text) == [said]


def test_what_is_wrong_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    """A mistake costs its own key, or its own entry of a list."""
    complaints(tmp_path, "words: a\nlongest: 3\ninner: [{name: a}, {words: b}, {name: c}]")
    shape = read("tok", "shape", Shape)
    assert shape.words == {"a"}
    assert shape.longest == ()
    assert [entry.name for entry in shape.inner] == ["a", "c"]


def test_a_key_that_a_language_lacks_is_a_warning(tmp_path: Path) -> None:
    """Each list must be written, if only as nothing; what has a default of its own need not."""
    written(tmp_path, {"tok/language.yml": "", "tok/shape.yml": FULL.replace('words: "Über, the, the"', "")})
    assert [str(problem) for problem in load("tok", "shape", Shape).problems] == [
        "locales/tok/shape.yml: warning: 'words' is missing. Write it, or `words: \"\"` where there are none."
    ]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 make a problem, not a crash."""
    written(tmp_path, {"tok/language.yml": ""})
    (tmp_path / "tok/shape.yml").write_bytes(b"\xff\xfe\x00")
    assert [str(problem) for problem in load("tok", "shape", Shape).problems] == [
        "locales/tok/shape.yml: not a text in YAML. Save it as UTF-8, without control characters."
    ]


def test_layers_add_key_by_key(tmp_path: Path) -> None:
    """A second folder's words join the first's, `!replace` stands instead, entries of one name are one."""
    first, second = tmp_path / "first", tmp_path / "second"
    written(first, {"tok/language.yml": "", "tok/shape.yml": FULL + "flag: true\none: a\n"})
    over = (
        'words: [of]\nlongest: !replace "zz"\nexact: !replace [Mon]\nflag: false\none: b\ntwice: cd\nspaced: ";"\n'
        "by_term: {person: whose}\ninner: [{name: says, words: told}, {name: asks}]\nphrases: until\n"
    )
    written(second, {"tok/shape.yml": over})
    search(Source(first, "first"), Source(second, "second"))
    shape = read("tok", "shape", Shape)
    assert shape.words == {"über", "the", "of"}
    assert (shape.longest, shape.exact, shape.flag) == (("zz",), {"Mon"}, False)
    assert shape.one is not None
    assert shape.one.pattern == "b"
    assert shape.by_term == {"who": "person", "whom": "person", "whose": "person", "when": "time"}
    assert shape.inner[0] == Inner("says", frozenset({"said", "says", "told"}))
    assert [entry.name for entry in shape.inner] == ["says", "rejects", "asks"]
    assert shape.phrases == (("at", "the", "latest"), ("by", "3.5"), ("until",))
    assert shape.spaced == {",", "and", ";"}


def test_a_mistake_in_a_layer_leaves_what_is_below(tmp_path: Path) -> None:
    """A project's mistake costs its own words, never the program's, and is told under the project's path."""
    written(tmp_path, {"it/events.yml": "articles: 4\nfrm: da\n"})
    shape = LANGUAGE_FILES["events"]
    loaded = load("it", "events", shape)
    assert [str(problem)[:23] for problem in loaded.problems] == ["locales/it/events.yml:2", "locales/it/events.yml:1"]
    search(PROGRAM)
    assert read("it", "events", shape) == loaded.value


def test_a_misnamed_file_is_told(tmp_path: Path) -> None:
    """A file of a language that no part of the program reads is a problem with the nearest name."""
    written(tmp_path, {"it/event.yml": "articles: il"})
    assert [str(problem) for problem in problems("it", LANGUAGE_FILES)] == [
        "locales/it/event.yml: there is no such file of a language. Name it 'events.yml'."
    ]


@pytest.mark.parametrize("code", known())
def test_the_program_s_own_files_are_right(code: str) -> None:
    """Nothing is missing, misspelt or of a wrong type in the languages of the program."""
    assert problems(code, LANGUAGE_FILES) == ()


@pytest.mark.parametrize("code", known())
def test_all_languages_have_the_same_files(code: str) -> None:
    """Each folder has the files that the program reads, and no others."""
    assert {path.name for path in (PROGRAM.folder / code).iterdir()} == {f"{name}.yml" for name in LANGUAGE_FILES}


def test_regions_fall_back_on_their_language(tmp_path: Path) -> None:
    """A region has its language's words and what its own folder adds; it is no language of its own."""
    written(tmp_path, {"de-AT/words.yml": "stopwords: eh", "de-AT/language.yml": "quotes: '»«'"})
    assert language_data("de-AT").stopwords == language_data("de").stopwords | {"eh"}
    assert language_data("de-AT").behaviour.quotes == "»«"
    assert "de-AT" not in known()
    assert fallbacks("zh_Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")


def test_a_region_has_its_own_calendar() -> None:
    """CLDR's data are the region's where there are such, the language's elsewhere, the root's for unknown ones."""
    assert locale("de-AT").months["format"]["wide"][1] == "Jänner"
    assert locale("de-XX").months["format"]["wide"][1] == "Januar"
    assert locale("qqq").language == "root"


def test_a_language_may_take_another_s_calendar(tmp_path: Path) -> None:
    """`cldr` names the locale that months come from, whatever the folder is called."""
    written(tmp_path, {"tok/language.yml": "cldr: it"})
    assert known()[-1] == "tok"
    assert locale("tok").months["format"]["wide"][1] == "gennaio"
    assert locale("tok-CH").territory == "CH"
