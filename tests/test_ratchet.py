"""The figures that the ratchet holds."""

import pytest

from tests import ratchet


def test_the_longest_chain_counts_modules() -> None:
    """Of several ways down the longest counts, and every module on it."""
    graph = {"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set()}
    assert ratchet.longest_chain(graph) == ["a", "b", "c", "d"]


def test_modules_in_a_circle_have_no_longest_chain() -> None:
    """What imports itself by way of others is named instead."""
    assert ratchet.longest_chain({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c"]


@pytest.mark.parametrize(
    ("graph", "circles"),
    [
        ({"g.a.x": {"g.b.y"}, "g.b.y": set(), "g.b.z": {"g.a.w"}, "g.a.w": set()}, ["g: a", "g: b"]),
        ({"g.a.x": {"g.a.y"}, "g.a.y": {"g.words"}, "g.words": set()}, []),
        ({"g.a.__init__": {"g.a.x"}, "g.a.x": set(), "g.m": {"g.a.__init__"}}, []),
        ({"g.a.b.x": {"g.a.c.y"}, "g.a.c.y": {"g.a.d"}, "g.a.d": {"g.a.b.z"}, "g.a.b.z": set()}, ["b", "c", "d"]),
    ],
)
def test_circles_are_found_at_any_depth(graph: ratchet.Graph, circles: list[str]) -> None:
    """Packages side by side import one way, even where their modules do."""
    assert [circle[-len(circles[0]) :] for circle in ratchet.circles(graph)] == circles


def test_imports_are_of_modules() -> None:
    """`from package import module` is the module, anything else the package or the module that it is taken from."""
    graph = ratchet.imports()
    assert "generator.languages.formats" in graph["generator.pipeline"]
    assert "generator.errors" in graph["generator.pipeline"]
    assert not graph["generator.errors"]


def test_a_worse_figure_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """More than the limit fails and says why; less passes and says so."""
    monkeypatch.setattr(ratchet, "figures", lambda: {"import-depth": (99, ["a", "b"])})
    assert ratchet.main([]) == 1
    assert "import-depth is 99" in capsys.readouterr().out
    monkeypatch.setattr(ratchet, "figures", lambda: {"import-depth": (1, [])})
    assert ratchet.main([]) == 0
    assert "--tighten" in capsys.readouterr().out
