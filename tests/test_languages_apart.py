"""No code and no word of a language stands in the program, but in the folders of languages and catalogues."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.languages.loading import known, language_data
from tests.making import ROOT

WORD = re.compile(r"[^\W\d_]+")
FOREIGN = frozenset((*known(), "fr", "es", "nl", "pt"))
ALLOWED = {
    "era": "a slot of the date rules: AD or BC",
    "dir": "a slot of the date rules: last, this, next",
    "circa": "a key of CSL",
    "con": "a name that Windows reserves",
    "aux": "the same",
    "nul": "the same",
    "comment": "an English word, as well",
    "del": "an element of HTML",
    "Quelle": "a key of frontmatter that a dialect writes",
}
"""Texts that look like words of a language, and what they are."""
OUTSIDE = [
    path for path in sorted((ROOT / "generator").rglob("*.py")) if ROOT / "generator/languages" not in path.parents
]


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The texts in a module's code that are no docstrings and no messages to the user: line and text."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def of_a_language(text: str) -> bool:
    """Whether a text is the code of a language, or has a word with letters that English lacks."""
    if text in FOREIGN:
        return True
    plain = re.sub(r"\\[a-zA-Z]|\[[^\]]*\]", " ", text)
    return any(len(word) > 2 and word.isalpha() and not word.isascii() for word in WORD.findall(plain))


def function_words(text: str) -> list[str]:
    """The words of a text, where all of them are function words of one language other than English."""
    words = [word.casefold() for word in re.split(r"[\s|,]+", text) if word.isalpha() and len(word) > 2]
    english = language_data("en").stopwords
    others = (language_data(code).stopwords - english for code in known() if code != "en")
    return words if words and any(own.issuperset(words) for own in others) else []


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_language_in_code(path: Path) -> None:
    """Codes, words with an accent and function words of a language belong to its data."""
    texts = [(line, text) for line, text in literals(path) if text not in ALLOWED]
    found = [(line, text) for line, text in texts if of_a_language(text) or function_words(text)]
    assert found == []
