"""Runs that are ended from outside at moments nobody chose: what they leave behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from scheduler.errors import SchedulerError
from scheduler.formats.manifest import MANIFEST_FILE
from scheduler.pipeline.reopen import verify

ROOT = Path(__file__).parents[2]
GRAPHS = ROOT / "task_graphs"
GENEROUS = 300.0
MOMENT = 5.0
PICTURES = {".png", ".svg", ".pdf"}
LEFT_OUT = "pictures that were not drawn yet are left out"
MARK = "LAUNCH_SCHEDULER_TEST"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals as on POSIX")


def command(folder, *, scenario, charts):
    """Return the command that plans the first steps into a folder, the same way each time."""
    drawn = "--charts" if charts else "--no-charts"
    graph = GRAPHS / "first-steps.yaml"
    return [sys.executable, "-m", "scheduler", "plan", graph, "-s", scenario, "-o", folder, drawn]


def begin(folder, *, scenario="busy", charts=False):
    """Begin a run whose processes can all be told by the folder in their environment."""
    return subprocess.Popen(
        [*map(str, command(folder, scenario=scenario, charts=charts)), "--workers", "1"],
        cwd=folder.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), MARK: str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def run(folder, **how):
    """Run to the end, and return the seconds that it took and the bytes of each result."""
    since = time.monotonic()
    _, said = begin(folder, **how).communicate(timeout=GENEROUS)
    assert b"Traceback" not in said
    return time.monotonic() - since, contents(folder)


def contents(folder):
    """Return the bytes of each visible file of a folder, none where there is no folder."""
    if not folder.is_dir():
        return {}
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".")
    }


def end(process, number, after):
    """Send a signal to a run after so many seconds, wait for its end, and return what it said."""
    time.sleep(after)
    process.send_signal(number)
    return process.communicate(timeout=GENEROUS)[1].decode()


def running(folder):
    """Return the processes that were begun for a folder and are still there."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "environ").read_bytes().split(b"\0")
            state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if f"{MARK}={folder}".encode() in words and state != "Z":
            found.append(int(entry.name))
    return found


def is_left_alone(folder):
    """Whether all processes of a folder's runs end within a moment."""
    until = time.monotonic() + MOMENT
    while running(folder) and time.monotonic() < until:
        time.sleep(0.1)
    return not running(folder)


def is_sound(folder):
    """Whether `verify` finds nothing wrong with a folder of results, and no file gone."""
    try:
        return verify(folder) == []
    except SchedulerError:
        return False


def lacks_pictures_alone(left, whole):
    """Whether a folder holds a plan with all its tables, and only some of its pictures."""
    texts = {name for name in whole if Path(name).suffix not in PICTURES} - {MANIFEST_FILE}
    others = {name: left[name] for name in left if name != MANIFEST_FILE}
    return MANIFEST_FILE in left and texts <= others.keys() and others.items() <= whole.items()


def attack(folder, seed, count, *, charts):
    """
    End runs over an older plan, and see each time what the folder holds.

    It is one of the two plans, or within the moment in which one gives way to the other a part of
    one of them, which `verify` tells. A run that heard Ctrl-C while it drew may leave out pictures,
    which it says.
    """
    random = Random(seed)
    seconds, new = run(folder, scenario="busy", charts=charts)
    _, old = run(folder, scenario="quiet", charts=charts)
    assert old.keys() == new.keys()
    for turn in range(count):
        number = SIGNALS[turn % len(SIGNALS)]
        process = begin(folder, scenario="busy", charts=charts)
        said = end(process, number, random.uniform(0.0, seconds))
        assert "Traceback" not in said
        left = contents(folder)
        is_undrawn = LEFT_OUT in said and lacks_pictures_alone(left, new)
        assert is_sound(folder) == (left in (old, new) or is_undrawn), (number, sorted(left))
        assert is_undrawn or left.items() <= old.items() or left.items() <= new.items()
        assert is_left_alone(folder)
        assert run(folder, scenario="quiet", charts=charts)[1] == old


def test_killed_run_leaves_the_old_results_or_the_new_ones(tmp_path):
    """Two runs ended at random moments, each by another signal: no mixture, nothing running."""
    attack(tmp_path / "out", seed=22, count=2, charts=False)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_killed_runs_leave_the_old_results_or_the_new_ones(seed, tmp_path):
    """The same with pictures, sixty times."""
    attack(tmp_path / "out", seed=seed, count=15, charts=True)


def test_first_run_that_is_killed_leaves_no_results_or_all(tmp_path):
    """A folder without results stays one, or has them with a manifest."""
    folder = tmp_path / "out"
    seconds, whole = run(tmp_path / "whole")
    process = begin(folder)

    end(process, signal.SIGKILL, seconds * 0.9)

    assert contents(folder) in ({}, whole)
    assert MANIFEST_FILE in whole
    assert run(folder)[1] == whole
