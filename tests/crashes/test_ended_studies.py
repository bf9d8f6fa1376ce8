"""Studies with processes of their own that are really ended: none is left, what is done is kept."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

GRAPHS = Path(__file__).parents[2] / "task_graphs"
PATIENCE = 90.0


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


STUDIES = {
    "levers": (("levers",), "more were tried", "not tried"),
    "ladder": (
        ("ladder", "--fair-shares", "-s", "two-shifts", "--time-limit", "10"),
        "combinations planned (ladder-combinations.csv). Not planned:",
        "not planned",
    ),
    "target": (
        ("target", "--curve", "--points", "30", "--time-limit", "20"),
        "The price curve was interrupted; not priced:",
        "",
    ),
    "conflicts": (
        ("conflicts", "--by", "2025-11-18T12:11"),
        "The study was cut short",
        "",
    ),
}


def begun(folder, words):
    """Start a study of the Shenzhou-22 campaign with two processes of its own."""
    shutil.copy(GRAPHS / "shenzhou-22.yaml", folder / "graph.yaml")
    return subprocess.Popen(
        [sys.executable, "-m", "scheduler", words[0], "graph.yaml", *words[1:], "--processes", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(GRAPHS.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended_at_work(run, end):
    """End a study once its processes are at work; return these, and what was told and said."""
    try:
        until = time.monotonic() + 300
        while len(children_of(run.pid)) < 3 and run.poll() is None and time.monotonic() < until:
            time.sleep(0.5)
        time.sleep(4)
        below = children_of(run.pid)
        end(run)
        told, said = run.communicate(timeout=PATIENCE)
    finally:
        run.kill()
    return below, told, said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_studies_leave_no_process_behind(blow, tmp_path):
    """Whatever ends them."""
    run = begun(tmp_path, STUDIES["levers"][0])
    below, _, said = ended_at_work(run, lambda run: run.send_signal(blow))

    assert len(below) >= 3
    assert all(is_gone(pid) for pid in below)
    assert "Traceback" not in said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("study", STUDIES)
def test_ctrl_c_keeps_what_is_finished_and_names_the_rest(study, tmp_path):
    """A second Ctrl-C soon after changes nothing; the processes are gone."""
    words, sentence, mark = STUDIES[study]

    def twice(run):
        os.killpg(run.pid, signal.SIGINT)
        time.sleep(0.5)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGINT)

    below, told, said = ended_at_work(begun(tmp_path, words), twice)

    assert len(below) >= 3
    assert all(is_gone(pid) for pid in below)
    assert "Traceback" not in said
    assert sentence in " ".join(told.split())
    tables = [path.read_text() for path in tmp_path.glob("plans/**/*.csv")]
    assert not mark or any(mark in table for table in tables)
