"""Studies that are really interrupted: what is finished is kept and said, and they end soon."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scheduler.cli.terminal.interrupts import one_interrupt
from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Stop
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.ladder import default_rungs, ladder
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_milestone, make_task

GRAPHS = Path(__file__).parents[2] / "task_graphs"
PATIENCE = 90.0


def interrupt(*_):
    """Do what Ctrl-C does."""
    signal.raise_signal(signal.SIGINT)


def test_checked_plan_outlives_every_further_interrupt():
    """Ctrl-C at every sign of life, from the first plan on: the plan comes, and hurry is noted."""
    options = SolveOptions(workers=1, time_limit=30.0)
    with one_interrupt() as hurry:
        made = plan(GRAPHS / "first-steps.yaml", None, options, interrupt)

    assert made.result.stop is Stop.INTERRUPTED
    assert hurry.is_asked
    assert made.chain


def test_interrupted_conflicts_keep_what_was_found():
    """Ctrl-C while ways out are sought: the conflict is there, and that more may be missing."""

    def stop_at_relaxations(step):
        if step.stage == "relaxations":
            raise KeyboardInterrupt

    campaign = make_campaign(
        make_task("A", 2, crew={"MEC": 1}),
        make_task("B", 2, crew={"MEC": 1}),
        make_milestone("L", after=["A", "B"]),
        crews={"MEC": 1},
    )
    found = find_conflicts(campaign, PLAN, hours(3), ONE_WORKER, stop_at_relaxations)

    [conflict] = found.conflicts
    assert {rule.key for rule in conflict.members} == {
        "date", "link L 0 A FS", "link L 1 B FS", "crew MEC day"
    }  # fmt: skip
    assert not found.is_complete


def test_interrupted_ladder_keeps_its_rungs():
    """Ctrl-C once the second scenario is being planned: strictly serial work stays."""
    campaign = make_campaign(
        make_task("A", 4), make_task("B", 4), make_task("L", 1, after=["A", "B"]),
        scenario={"order": "serial"},
    )  # fmt: skip

    def stop_at_plan(progress):
        if progress.scenario == PLAN:
            raise KeyboardInterrupt

    rungs = ladder(campaign, default_rungs(campaign), ONE_WORKER, stop_at_plan)

    assert [rung.scenario for rung in rungs] == ["strictly-serial"]


def children_of(pid):
    """Return the processes below one, as far as they are still there."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    own = [int(each) for each in listed.read_text().split()] if listed.exists() else []
    return [*own, *(below for each in own for below in children_of(each))]


def is_gone(pid):
    """Wait until a process is gone, and tell whether it is."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_levers_leave_no_process_behind(blow, tmp_path):
    """Whatever ends them; Ctrl-C keeps the levers that are finished and names the others."""
    shutil.copy(GRAPHS / "shenzhou-22.yaml", tmp_path / "graph.yaml")
    run = subprocess.Popen(
        [sys.executable, "-m", "scheduler", "levers", "graph.yaml", "--processes", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(GRAPHS.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 300
        while len(children_of(run.pid)) < 3 and time.monotonic() < until:
            time.sleep(0.5)
        time.sleep(4)
        below = children_of(run.pid)
        if blow is signal.SIGINT:
            os.killpg(run.pid, blow)
        else:
            run.send_signal(blow)
        told, said = run.communicate(timeout=PATIENCE)
    finally:
        run.kill()
    assert len(below) >= 3
    assert all(is_gone(pid) for pid in below)
    assert "Traceback" not in said
    if blow is signal.SIGINT:
        assert "more were tried" in told
        [table] = tmp_path.glob("plans/graph/*/levers.csv")
        assert "not tried" in table.read_text()
