from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.site.publish import MARK, NO_JEKYLL, alone, claim, replacing


def test_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """What was built is published whole, and nothing of the old site or of the work stays."""
    site = tmp_path / "site"
    for text in ("one", "two"):
        with replacing(site) as new:
            (new / f"{text}.html").write_text(text)
    assert sorted(path.name for path in site.iterdir()) == [MARK, NO_JEKYLL, "two.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """An exception while building changes nothing that is published and leaves nothing behind."""
    site = tmp_path / "site"
    with replacing(site) as new:
        (new / "index.html").write_text("old")
    with pytest.raises(RuntimeError), replacing(site) as new:
        (new / "index.html").write_text("half")
        raise RuntimeError
    assert (site / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_interrupted_swap_is_repaired(tmp_path: Path) -> None:
    """If a run was stopped between the two renames, the next one starts from the old site."""
    old = tmp_path / ".site.old"
    claim(old)
    (old / "index.html").write_text("old")
    with pytest.raises(RuntimeError), replacing(tmp_path / "site"):
        raise RuntimeError
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_foreign_folder_is_never_replaced(tmp_path: Path) -> None:
    """A folder with files that this program did not make is refused, and kept as it is."""
    site = tmp_path / "documents"
    site.mkdir()
    (site / NO_JEKYLL).touch()
    (site / MARK).write_text("mine")
    (site / "thesis.txt").write_text("years of work")
    with pytest.raises(ConfigError, match="did not make"), replacing(site):
        pass
    assert (site / "thesis.txt").read_text() == "years of work"


def test_only_one_build_at_a_time(tmp_path: Path) -> None:
    """While one run holds the folder that builds work in, another is told to wait."""
    with alone(tmp_path / "build"), pytest.raises(ConfigError, match="another build"), alone(tmp_path / "build"):
        pass
    with alone(tmp_path / "build"):
        pass
