"""Each language's examples and counter-examples, as `tests/languages/<code>/dates.yml` lists them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.dates.cases import values

CORPORA = {path.parent.name: path for path in sorted((Path(__file__).parents[1] / "languages").glob("*/dates.yml"))}
_BRACKETED = re.compile(r"\[(.*?)\]")


def _cases(part: str) -> list[tuple[str, str, str]]:
    """(language, sentence, values) of every entry of one part of the corpora."""
    corpora = {code: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for code, path in CORPORA.items()}
    return [
        (code, sentence, entries[sentence] if isinstance(entries, dict) else "")
        for code, corpus in corpora.items()
        for entries in corpus[part].values()
        for sentence in entries
    ]


@pytest.mark.parametrize(("language", "sentence", "expected"), _cases("examples"))
def test_an_example_is_read_as_a_reader_would(language: str, sentence: str, expected: str) -> None:
    """The words in brackets, and no others, have the values that a reader of 8 April 2026 gives them."""
    words = _BRACKETED.findall(sentence)
    text = _BRACKETED.sub(r"\1", sentence)
    assert values(text, language) == list(zip(words, expected.split(), strict=True))


@pytest.mark.parametrize(("language", "sentence", "expected"), _cases("counter-examples"))
def test_a_counter_example_has_no_expression(language: str, sentence: str, expected: str) -> None:
    """Numbers, names and words that only look like a time are none."""
    assert values(sentence, language) == []
