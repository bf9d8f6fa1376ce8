import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from scheduler.cli import app
from scheduler.planning.interface.result import Status
from scheduler.planning.solve import solve

TIGHT = """\
name: Tight
start: 2025-11-10T08:00
launch: L
horizon: 5d
shifts: {day: 08:00-16:00}
tasks:
  A: {hours: 4}
  B: {hours: 4, after: [A SS]}
  L: {hours: 1, after: [A, B]}
limits: [{from: A start, to: launch end, max: 6h}]
scenarios:
  one: {order: serial, done: [B]}
  two: {extends: one, order: parallel}
  three: {extends: two, done: []}
"""


def run(*words):
    """Run the command and return its exit code, output and messages."""
    return CliRunner().invoke(app, ["ladder", *(str(word) for word in words)])


@pytest.fixture
def threads(monkeypatch):
    """Plan combinations of levers in this process."""
    monkeypatch.setattr(
        "scheduler.studies.workers.executors.open_executor",
        lambda *_: ThreadPoolExecutor(max_workers=1),
    )


@pytest.mark.usefixtures("threads")
def test_ladder_keeps_its_rungs_when_a_combination_has_no_plan(tmp_path):
    """The rungs are written, and standard error names the levers that do not go together."""
    path = tmp_path / "tight.yaml"
    path.write_text(TIGHT)
    words = ("-o", tmp_path, "--no-charts", "--workers", 1, "--json", "--fair-shares")
    done = run(path, *words)

    assert done.exit_code == 0
    assert "No fair shares: no plan keeps all rules" in done.stderr
    assert "1 step no longer done before the start" in done.stderr
    data = json.loads(done.stdout)
    assert [rung["scenario"] for rung in data["rungs"]][1:] == ["one", "two", "three"]
    assert (data["fair_shares"], data["fair_shares_proved"]) == (None, None)
    assert (tmp_path / "ladder.csv").is_file()


@pytest.mark.usefixtures("threads")
def test_ladder_says_what_is_found_so_far_and_what_is_left_out(tmp_path, monkeypatch):
    """Shares of unproved plans are marked; a rung without a plan is spoken of."""
    path = tmp_path / "tight.yaml"
    path.write_text(TIGHT.replace("{order: serial, done: [B]}", "{}").replace("done: []", ""))
    words = ("-o", tmp_path, "--no-charts", "--workers", 1, "--fair-shares")
    assert "found so far" not in run(path, *words).stdout
    monkeypatch.setattr(
        "scheduler.studies.levers.combinations.solve",
        lambda *each: replace(solve(*each), status=Status.FEASIBLE),
    )
    done = run(path, *words)

    assert done.exit_code == 0
    assert "These shares are provisional: not every combination was proved." in done.stdout
    assert "No strictly serial plan exists; that rung is left out." in done.stdout


def test_ladder_refuses_too_many_levers_before_it_climbs(tmp_path):
    """Nine scenarios have eight levers; nothing is planned or written for --fair-shares."""
    path = tmp_path / "long.yaml"
    more = "".join(f"  more{number}: {{extends: two}}\n" for number in range(6))
    path.write_text(TIGHT + more)
    done = run(path, "-o", tmp_path / "out", "--no-charts", "--fair-shares")

    assert done.exit_code == 2
    assert "too-many-levers" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--processes", 2), ("--cluster", "tcp://127.0.0.1:1")])
def test_ladder_refuses_to_share_what_is_not_asked_for(option, tmp_path):
    """Without --fair-shares there is nothing to share: said before anything is planned."""
    path = tmp_path / "tight.yaml"
    path.write_text(TIGHT)
    done = run(path, "-o", tmp_path / "out", "--no-charts", *option)

    assert done.exit_code == 2
    assert "nothing-to-share" in done.stderr
    assert "Add --fair-shares" in done.stderr
    assert not (tmp_path / "out").exists()


def test_cluster_that_does_not_answer_is_told_before_the_climb(tmp_path, monkeypatch):
    """Nobody plans the rungs first to learn it then."""
    monkeypatch.setattr("scheduler.studies.workers.cluster.CONNECT_SECONDS", 0.5)
    path = tmp_path / "tight.yaml"
    path.write_text(TIGHT)
    words = ("-o", tmp_path / "out", "--no-charts", "--fair-shares")
    done = run(path, *words, "--cluster", "tcp://127.0.0.1:1")

    assert done.exit_code == 2
    assert "no-cluster" in done.stderr
    assert "best launch" not in done.stderr


@pytest.mark.usefixtures("threads")
def test_combinations_stand_in_a_table_of_their_own(tmp_path):
    """Eight of three levers; the one without a plan is there with its verdict."""
    path = tmp_path / "tight.yaml"
    path.write_text(TIGHT.replace("{order: serial, done: [B]}", "{}").replace("done: []", ""))
    words = (path, "-o", tmp_path, "--no-charts", "--workers", 1, "--fair-shares", "--json")
    data = json.loads(run(*words).stdout)
    rows = (tmp_path / "ladder-combinations.csv").read_text().splitlines()

    assert rows[0] == "levers,combination,launch_days,status"
    assert len(rows) == 1 + len(data["combinations"]) == 1 + 4
    assert {each["status"] for each in data["combinations"]} == {"optimal"}


def test_ladder_climbs_beyond_the_plan_and_tells_what_each_rung_keeps(tmp_path):
    """With --to, the rungs reach the named scenario; three steps are kept on each."""
    path = tmp_path / "tight.yaml"
    path.write_text(TIGHT.replace("{order: serial, done: [B]}", "{}") + "scenario: one\n")
    words = (path, "-o", tmp_path, "--no-charts", "--workers", 1)

    short, long = run(*words), run(*words, "--to", "three", "--json")

    assert "What each rung keeps" in short.stdout
    assert " one " in short.stdout
    assert " two " not in short.stdout
    rungs = json.loads(long.stdout)["rungs"]
    assert [rung["scenario"] for rung in rungs] == ["one", "two", "three"]
    assert {rung["kept"] for rung in rungs} == {"3 of 3 steps, 3 of 3 hard links kept"}
    assert all(rung["integrity"]["whole"] for rung in rungs)
