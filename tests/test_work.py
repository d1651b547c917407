"""Work done here, in threads and in processes, and the store of its results."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import pipeline, work
from generator.config import load
from generator.errors import ConfigError, Severity
from generator.work import Executor, LostError, Processes, Serial, Store, Threads, executor_at, key_of, results
from tests.making import ROOT, project
from tests.pieces import dying, half, sleeping
from tests.test_isolation import FILES, TODAY

HOLDING = """
from pathlib import Path
from generator.work import Processes, held_back

if __name__ == "__main__":
    with held_back(), Processes(1) as executor:
        executor.start(int)()
        for status in Path("/proc/self/task").glob("*/status"):
            print(*(line.split()[1] for line in status.read_text().splitlines() if line.startswith("SigBlk")))
"""

PARENT = """
from generator.work import Processes
from tests.pieces import sleeping

if __name__ == "__main__":
    with Processes(1) as executor:
        print(executor.start(sleeping, 0)(), flush=True)
        executor.start(sleeping, 1)()
"""


def _lost(number: int, error: LostError) -> int:
    return -number


@pytest.mark.parametrize("executor", [Serial(), Threads(3), Processes(2)], ids=lambda executor: type(executor).__name__)
def test_results_come_in_order(executor: Executor) -> None:
    """Wherever the work is done: in the order of the pieces, with what one of them raises where it is asked for."""
    with executor:
        assert list(results(executor, half, range(0, 20, 2), lost=_lost)) == list(range(10))
        bad, good = executor.start(half, 3), executor.start(half, 4)
        with pytest.raises(ValueError, match="3 is odd"):
            bad()
        assert good() == 2


def test_a_process_that_is_ended_costs_its_piece_alone() -> None:
    """What else was under way is done again, and the executor works on."""
    with Processes(2) as executor:
        assert list(results(executor, dying, range(8), lost=_lost)) == [0, 1, 2, -3, 4, 5, 6, 7]
        assert executor.start(half, 8)() == 4


def test_no_process_is_left() -> None:
    """Not of work that nobody waits for, either."""
    with Processes(2) as executor:
        process = executor.start(sleeping, 0)()
        executor.start(sleeping, 1)
    _demand_over(process)


def test_processes_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """A parent that has no time to tidy up leaves none behind."""
    (tmp_path / "parent.py").write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, tmp_path / "parent.py"], stdout=subprocess.PIPE, env=environment)
    with parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.kill()
    _demand_over(child)


def _demand_over(process: int) -> None:
    for _ in range(200):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the process is still there")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="nothing tells here what a thread holds back")
def test_interruptions_stay_held_back(tmp_path: Path) -> None:
    """Starting processes inside lets none through, by no thread of theirs."""
    script = tmp_path / "holding.py"
    script.write_text(HOLDING)
    masks = subprocess.run(
        [sys.executable, str(script)], env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    ).stdout.split()
    assert len(masks) > 1
    assert {int(mask, 16) & 0x4002 for mask in masks} == {0x4002}


def test_processes_get_ready_first() -> None:
    """What each has to do before its first piece is asked for when they are started."""
    asked: list[int] = []

    def ready() -> Callable[[], object]:
        asked.append(1)
        return partial(os.umask, 0o27)

    with Processes(1, ready) as executor:
        assert not asked
        assert executor.start(os.umask, 0)() == 0o27


@pytest.mark.parametrize(
    ("url", "kind", "jobs"),
    [("serial:", Serial, 1), ("processes:4", Processes, 4), ("processes:1", Serial, 1)],
)
def test_an_executor_has_an_address(url: str, kind: type, jobs: int) -> None:
    """The address says where, and how many at a time."""
    executor = executor_at(url, lambda: str)
    assert (type(executor), executor.jobs) == (kind, jobs)
    assert executor_at("processes:", lambda: str).jobs == (os.cpu_count() or 1)


@pytest.mark.parametrize("url", ["", "serial", "processes", "processes:0", "processes:x", "dask://host:8786"])
def test_another_address_is_refused(url: str) -> None:
    """The message says what can be written instead."""
    with pytest.raises(ConfigError, match="processes:4"):
        executor_at(url, lambda: str)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
)


@pytest.mark.hypothesis
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.text()), value=values)
def test_what_is_put_is_what_one_gets(tmp_path: Path, parts: list[str], value: object) -> None:
    """Any value under any key, by another store of the same folder, too."""
    store = Store(tmp_path)
    store.put(key_of(*parts), value)
    assert store.get(key_of(*parts)) == Store(tmp_path).get(key_of(*parts)) == value


@pytest.mark.hypothesis
@given(one=st.lists(st.text()), other=st.lists(st.text()))
def test_keys_differ_as_their_parts_do(one: list[str], other: list[str]) -> None:
    """The same parts give the same key, and no others: "ab", "c" is not "a", "bc"."""
    assert (key_of(*one) == key_of(*other)) == (one == other)


@pytest.mark.hypothesis
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_entry_is_thrown_away(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever became of the file, the store has nothing under its key, and puts it anew."""
    store, key = Store(tmp_path), key_of("a")
    store.put(key, {"words": ["ferry"] * 5})
    whole = (tmp_path / key).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.binary(max_size=3).filter(lambda piece: piece != whole[place : place + 1]))
    changed = whole[:place] + other + whole[place + 1 :]
    (tmp_path / key).write_bytes(changed if changed != whole else b"")
    assert store.get(key) is None
    assert not (tmp_path / key).exists()


def test_a_key_depends_on_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program finds nothing of what this one has kept."""
    before = key_of("a")
    monkeypatch.setattr(work, "program", lambda: "another")
    assert key_of("a") != before


def test_pruning_keeps_what_was_used(tmp_path: Path) -> None:
    """What was neither asked for nor put since goes, drafts of a run that was killed with it."""
    old = Store(tmp_path)
    for name in ("a", "b"):
        old.put(key_of(name), name)
    (tmp_path / f"{key_of('a')}.1.draft").write_bytes(b"half")
    store = Store(tmp_path)
    assert store.get(key_of("a")) == "a"
    store.put(key_of("c"), "c")
    store.prune()
    assert {path.name for path in tmp_path.iterdir()} == {key_of("a"), key_of("c")}


def test_a_fresh_store_finds_nothing_and_keeps_what_is_new(tmp_path: Path) -> None:
    """`--fresh` mends whatever is wrong with what was kept."""
    Store(tmp_path).put(key_of("a"), "old")
    fresh = Store(tmp_path, fresh=True)
    assert fresh.get(key_of("a")) is None
    fresh.put(key_of("a"), "new")
    assert Store(tmp_path).get(key_of("a")) == "new"


def test_briefings_are_the_same_however_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By processes, from the store, or here: the same; and the store spares the work."""
    monkeypatch.setattr(pipeline, "MANY", 1)
    config = load(project(tmp_path, FILES), environment=TODAY)
    desk, store = pipeline.read(config), Store(tmp_path / "kept")
    here = pipeline.brief_all(desk, config.codes, config)
    with Processes(2) as executor:
        assert pipeline.brief_all(desk, config.codes, config, executor=executor, store=store) == here
    monkeypatch.setattr(pipeline, "analyse", None)
    assert pipeline.brief_all(desk, config.codes, config, store=store) == here


def test_an_article_that_is_lost_is_shown_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The briefing has it as a source, takes nothing from it, and says so."""

    def refuse(named: tuple[object, str]) -> None:
        raise LostError

    monkeypatch.setattr(pipeline, "_analysed", refuse)
    config = load(project(tmp_path, FILES), environment=TODAY)
    briefing = pipeline.brief(pipeline.read(config), "en", config)["ferries"]
    assert len(briefing.sources) == 2
    assert not briefing.key_points
    assert {(lack.source, lack.problem.severity) for lack in briefing.unread} == {(n, Severity.DEFECT) for n in (1, 2)}
