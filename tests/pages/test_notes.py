from __future__ import annotations

import pytest

from generator.pages.notes import note
from tests.pages.hostile import PAYLOADS
from tests.pages.reading import elements


def test_note_is_markdown_below_the_pages_own_headings() -> None:
    """Emphasis, lists and links are set; a first-rank heading becomes h3."""
    shown = note("# Why\n\nWatch the **ratio**, see [draft](https://a.example/).\n\n- one\n- two")
    assert shown.startswith("<h3>Why</h3>")
    assert "<strong>ratio</strong>" in shown
    assert '<a href="https://a.example/" rel="external noopener">draft</a>' in shown
    assert "\n" not in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_note_runs_and_loads_nothing(payload: str) -> None:
    """Whatever an editor pastes, no script, image, handler or unlisted scheme comes out."""
    for element in elements(str(note(payload))):
        assert element.tag not in {"script", "img", "iframe", "div", "plaintext"}
        assert not [name for name in element.attributes if name.startswith("on")]
        assert not element.attributes.get("href", "").startswith("javascript")
    assert not set(note(payload)) & set("{}`\n")
