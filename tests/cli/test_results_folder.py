"""Where results go: tried before the search, told when it fails, at no plan's cost."""

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.graphs import make_endless
from tests.cli.test_commands import HEARING_SIGNALS
from tests.running import run

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"
FAST = ("--no-charts", "--workers", 1)


@pytest.mark.parametrize(
    "words",
    [
        ["plan", FIRST_STEPS, *FAST],
        ["levers", FIRST_STEPS],
        ["ladder", FIRST_STEPS, *FAST],
        ["target", FIRST_STEPS, *FAST, "--by", "2026-03-05T18:00"],
    ],
)
@pytest.mark.parametrize("is_default", [True, False])
def test_folder_is_tried_before_the_search(words, is_default, tmp_path, monkeypatch):
    """A file in the way is told at once, with the way out; nothing was searched."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").write_text("a note")

    done = run(*words, *([] if is_default else ["-o", "plans"]))

    assert (done.exit_code, done.stdout) == (2, "")
    assert "plans is a file\n    Name another place with --out." in done.stderr
    assert "best launch" not in done.stderr


def test_report_is_told_although_it_cannot_be_written(tmp_path, monkeypatch):
    """The verdict stands there, then why there are no files, and the code says so."""

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    done = run("plan", FIRST_STEPS, *FAST, "-o", tmp_path / "out")
    data = run("plan", FIRST_STEPS, *FAST, "-o", tmp_path / "out", "--json")

    assert (done.exit_code, data.exit_code) == (2, 2)
    assert "optimal: proved" in done.stdout
    assert "Written to" not in done.stdout
    assert "plan.json cannot be written: No space left on device" in done.stderr
    assert "--out" in done.stderr
    assert json.loads(data.stdout)["files"] == []
    assert "Traceback" not in done.stderr


def test_name_of_a_folder_that_is_too_long_is_no_fault(tmp_path):
    """Three hundred letters are told, not stumbled over."""
    done = run("plan", FIRST_STEPS, *FAST, "-o", tmp_path / ("x" * 300))

    assert done.exit_code == 2
    assert "File name too long" in done.stderr
    assert "fault" not in done.stderr


def test_scenario_with_a_path_for_a_name_is_refused(tmp_path, monkeypatch):
    """A name that leads out of the folder is told by its line, and nothing is written anywhere."""
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    text = re.sub(r"\bquiet\b", '"../../../out"', FIRST_STEPS.read_text())
    (folder / "graph.yaml").write_text(text)

    done = run("plan", "graph.yaml", *FAST, "-s", "../../../out")

    assert done.exit_code == 2
    assert "bad-id" in done.stderr
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["graph.yaml"]


@pytest.fixture(scope="module")
def pictured(tmp_path_factory):
    """Give the folder of a plan whose charts were drawn again."""
    folder = tmp_path_factory.mktemp("pictured")
    assert run("plan", FIRST_STEPS, "-s", "busy", *FAST, "-o", folder).exit_code == 0
    assert run("gantt", folder).exit_code == 0
    return folder


def test_another_scenario_leaves_nothing_of_the_earlier_one(pictured, tmp_path):
    """Pictures of one plan do not lie beside another; verify holds the files to the manifest."""
    shutil.copytree(pictured, tmp_path, dirs_exist_ok=True)
    assert (tmp_path / "gantt.png").is_file()
    (tmp_path / "notes.txt").write_text("mine")

    assert run("plan", FIRST_STEPS, "-s", "quiet", *FAST, "-o", tmp_path).exit_code == 0

    assert not list(tmp_path.glob("*.png"))
    assert (tmp_path / "notes.txt").is_file()
    assert run("verify", tmp_path).exit_code == 0


def test_verify_knows_a_picture_that_is_not_of_the_plan(pictured, tmp_path):
    """A chart drawn again is the plan's; one that was laid there is not."""
    shutil.copytree(pictured, tmp_path, dirs_exist_ok=True)
    assert run("verify", tmp_path).exit_code == 0
    (tmp_path / "gantt.svg").write_text("<svg/>")

    done = run("verify", tmp_path)

    assert done.exit_code == 2
    assert "files: gantt.svg is not the file that was written" in done.stdout


def test_bytes_do_not_depend_on_where_a_run_was_started(tmp_path, monkeypatch):
    """By a relative path from one folder, by an absolute one from another."""
    (tmp_path / "graph.yaml").write_bytes(FIRST_STEPS.read_bytes())
    for place, graph in (("one", "../graph.yaml"), ("two", tmp_path / "graph.yaml")):
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        assert run("plan", graph, *FAST, "-o", "out").exit_code == 0

    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / place / "out").iterdir()}
        for place in ("one", "two")
    )
    assert one == two
    assert str(tmp_path).encode() not in b"".join(one.values())


@pytest.mark.parametrize("pause", [0.0, pytest.param(0.3, marks=pytest.mark.slow)])
def test_second_interrupt_does_not_cost_the_plan(pause, tmp_path):
    """Whoever presses Ctrl-C again while the plan is completed gets it all the same."""
    (tmp_path / "graph.yaml").write_text(make_endless())
    (tmp_path / "hearing.py").write_text(HEARING_SIGNALS)
    search = subprocess.Popen(
        [
            sys.executable,
            "hearing.py",
            "plan",
            "graph.yaml",
            "--time-limit=2m",
            "--no-charts",
            "--out=results",
        ],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert search.stderr is not None
    while "best launch" not in (line := search.stderr.readline()):
        assert line

    for _ in range(3):
        search.send_signal(signal.SIGINT)
        time.sleep(pause)
    report, rest = search.communicate(timeout=100)

    assert search.returncode == 0, rest
    assert "(search interrupted)" in " ".join(report.split())
    assert run("verify", tmp_path / "results").exit_code == 0
