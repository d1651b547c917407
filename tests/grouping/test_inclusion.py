import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.grouping.inclusion import new_file, scalar, with_works
from generator.reading.lines import numbered
from generator.reading.matter import split_matter


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", "title: A\ninclude:\n  - new\n"),
        ("include: # ours\n- a # why\n\n# end\ntitle: A\n", "include: # ours\n- a # why\n- new\n\n# end\ntitle: A\n"),
        ("include:\n    - a\ntitle: A\n", "include:\n    - a\n    - new\ntitle: A\n"),
        ("include: [a, b]  # two\ntitle: A\n", "include: [a, b, new]  # two\ntitle: A\n"),
        ("include: []\ntitle: A\n", "include: [new]\ntitle: A\n"),
    ],
)
def test_works_are_added_and_nothing_else_changes(before: str, after: str) -> None:
    """A work goes to the end of `include`; comments, order, indentation and the note stay as they were."""
    assert with_works(f"---\n{before}---\nThe note.\n", ["new"]) == f"---\n{after}---\nThe note.\n"


def test_line_ends_stay() -> None:
    """A file with the line ends of Windows keeps them."""
    text = "---\r\ninclude:\r\n- a\r\n---\r\nNote.\r\n"
    assert with_works(text, ["b"]) == text.replace("- a\r\n", "- a\r\n- b\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "No frontmatter.",
        "+++\ntitle = 'A'\n+++\nNote.\n",
        "---\ntitle: A\ninclude: one\n---\nNote.\n",
        "---\ntitle: A\ninclude:\n  [a,\n  b]\n---\nNote.\n",
        "---\ntitle: A\nNo end.\n",
        "---\ntitle: |\n  a\n  ---\n  b\n---\n",
    ],
)
def test_what_is_not_clear_is_left_alone(text: str) -> None:
    """Where it is not plain YAML with a plain list, nothing is changed."""
    assert with_works(text, ["new"]) in (None, text.replace("b\n---", "b\ninclude:\n  - new\n---"))


@given(
    st.text(min_size=1, max_size=30),
    st.sampled_from(["en", None]),
    st.lists(st.text("abc-/01:yn", min_size=1), max_size=4),
)
def test_new_file_says_what_was_asked(title: str, language: str | None, works: list[str]) -> None:
    """Any title, but for its spaces, and works named like numbers or dates, are read back as they were."""
    plain = " ".join(title.split())
    matter = split_matter(numbered(new_file(title, language, works)), "")
    assert matter.data["title"] == ({language: plain} if language else plain)
    assert (matter.data["include"] or []) == works


@pytest.mark.parametrize("work", ["2026-01-01", "12", "yes", "null", "a", "a/b"])
def test_addresses_stay_texts(work: str) -> None:
    """An address that looks like another YAML value is put in quotation marks."""
    assert yaml.safe_load(scalar(work)) == work
