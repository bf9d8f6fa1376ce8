"""The compiled search beside the solver."""

import shutil
import sys
from contextlib import closing

import pytest

from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import ignore
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.planning.search.companion import Companion
from scheduler.planning.search.incumbent import Incumbent
from scheduler.planning.search.launch_search import LaunchSearch
from tests.builders import hours, make_campaign, make_situation, make_task

GENEROUS = 120.0


def hall_of(*lengths):
    """Return the situation of jobs that share one hall, the longest of them needed for launch."""
    tasks = [make_task(f"T{n}", length, facility="HALL") for n, length in enumerate(lengths)]
    launch = make_task("launch", "1h", after=[task.id for task in tasks])
    return make_situation(make_campaign(*tasks, launch, facilities={"HALL": 1}))


def test_companion_brings_a_checked_plan_and_a_bound():
    """Jobs of 5, 3 and 2 h one after the other, and launch of 1 h, end at 11 h and not before."""
    standing = Incumbent(hall_of("5h", "3h", "2h"), None, ignore)

    with closing(Companion(standing, seed=1, lanes=1)) as companion:
        companion.start(seconds=GENEROUS)
        companion.wait(GENEROUS)

    assert standing.launch == hours(11)
    assert standing.is_proved()


def test_companion_that_never_begins_leaves_nothing_to_close():
    """Whoever proves launch at once needs no company."""
    standing = Incumbent(hall_of("5h"), None, ignore)

    with closing(Companion(standing, seed=1, lanes=1)) as companion:
        companion.attend()
        companion.wait(0.0)

    assert not companion.has_begun
    assert not companion.is_running
    assert standing.best is None


def test_search_that_fails_twice_is_given_up_and_says_so(monkeypatch, caplog):
    """With a Python that cannot run, the plan comes from elsewhere, and the user knows why."""
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    standing = Incumbent(hall_of("5h", "3h", "2h"), None, ignore)

    with closing(Companion(standing, seed=1, lanes=1)) as companion:
        companion.start(seconds=GENEROUS)
        while companion.is_running:
            companion.wait(GENEROUS)

    assert caplog.text.count("given up") == 1


@pytest.mark.slow
def test_search_mends_what_is_broken_of_its_compiled_code(monkeypatch, tmp_path, caplog):
    """Every index cut short: the search compiles anew, ends its lists, and the next finds them."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    for _ in range(3):
        standing = Incumbent(hall_of("5h", "3h", "2h"), None, ignore)
        with closing(Companion(standing, seed=1, lanes=1)) as companion:
            companion.start(iterations=20)
            while companion.is_running:
                companion.wait(GENEROUS)
        assert standing.launch == hours(11)
        kept = list(tmp_path.glob("**/*.nbi"))
        assert kept
        assert all(index.stat().st_size > 20 for index in kept)
        for index in kept:
            index.write_bytes(index.read_bytes()[:20])

    assert caplog.text == ""


def test_search_by_one_worker_repeats():
    """Solver and lists take turns, so that two runs end with the same plan."""
    starts = []
    for _ in range(2):
        standing = Incumbent(hall_of("5h", "3h", "2h"), None, ignore)
        LaunchSearch(standing, SolveOptions(workers=1)).run()
        assert standing.best is not None
        starts.append(standing.best.starts)

    assert starts[0] == starts[1]


def test_model_too_large_for_the_solver_is_left_to_lists_and_bounds(monkeypatch):
    """Even without the solver, launch at 11 h is found and proved."""
    monkeypatch.setattr("scheduler.planning.search.model_size.MOST_CLASSES", 0)
    stages = []
    standing = Incumbent(hall_of("5h", "3h", "2h"), None, lambda each: stages.append(each.stage))
    for schedule in list_schedules(standing.situation):
        standing.accept(schedule, "list")

    LaunchSearch(standing, SolveOptions(time_limit=GENEROUS)).run()

    assert standing.launch == standing.bound == hours(11)
    assert "solver" not in stages
