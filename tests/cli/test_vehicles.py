"""Vehicles on the command line: cover preferred in plan and replan, and launches that are named."""

import json

import pytest
from typer.testing import CliRunner

from scheduler.api.results.planning import plan
from scheduler.api.studies.conflicts import find_conflicts
from scheduler.api.studies.ladder import ladder
from scheduler.api.studies.levers import levers
from scheduler.cli import app
from tests.analyse.two_vehicles import two_vehicles, two_vehicles_text

STEPS = {
    "n0": "{hours: 4, crew: {W: 1}, flow: next, loose_end: yes}",
    "n3": "{hours: 4, crew: {W: 1}, flow: next, loose_end: yes}",
    "n1": "{hours: 8, crew: {W: 1}, flow: next}",
}
NONE = {"V1": "", "V2": ""}
PROGRESS = """\
format: 1
data_date: 2026-03-02T12:00
steps:
  k: {started: 2026-03-02T08:00, remaining: 23h}
  n0: {started: 2026-03-02T08:00, finished: 2026-03-02T12:00}
"""
LAUNCH = "launch of Mission rocket (V1)"
ENTRY = {"id": "V1", "name": "Mission rocket", "launch": "go"}


def run(*words):
    """Return what a command ends with."""
    return CliRunner().invoke(app, [str(word) for word in words])


def flat(result, code=0):
    """Return what a command says that ends with a code, its lines and columns run together."""
    assert result.exit_code == code, result.output
    return " ".join(result.stdout.split())


@pytest.fixture
def graph(tmp_path):
    """Return the file of a site with two vehicles, of which one has two more steps to do."""
    path = tmp_path / "graph.yaml"
    path.write_text(two_vehicles_text(STEPS), encoding="utf-8")
    return path


def test_plan_and_replan_prefer_the_next_standby(graph, tmp_path):
    """W does n0 and n3 of 4 h first in early plans, n1 and n2 of 8 h in those that prefer cover."""
    plain = ("--workers", 1, "--no-charts")
    early = flat(run("plan", graph, *plain, "--out", tmp_path / "early"))
    cover = flat(run("plan", graph, *plain, "--prefer", "cover", "--out", tmp_path / "cover"))

    assert "on standby from Wed 04 Mar 16:00" in early
    assert (
        "Preference cover: Next rocket (V2) on standby Tue 03 Mar 16:00, proved earliest" in cover
    )
    assert run("verify", tmp_path / "cover").exit_code == 0


def test_replan_prefers_the_next_standby_over_what_was_announced(graph, tmp_path):
    """With n0 done on Monday morning, n1 needs Tuesday and n2 Wednesday: standby at 16:00."""
    plain = ("--workers", 1, "--no-charts")
    flat(run("plan", graph, *plain, "--out", tmp_path / "early"))
    facts = tmp_path / "progress.yaml"
    facts.write_text(PROGRESS, encoding="utf-8")
    words = ("replan", tmp_path / "early", "--progress", facts, *plain, "--out", tmp_path / "new")
    told = run(*words, "--prefer", "cover", "--json")
    data = json.loads(told.stdout)

    assert (data["prefer"], data["preference"]["proved"]) == ("cover", True)
    levels = [each["aim"] for each in data["replan"]["levels"]]
    assert levels[2:6] == ["launch", "preference", "other modes", "disturbance"]
    text = flat(run(*words, "--prefer", "cover"))
    assert "earliest standby of other vehicles Wed 04 Mar 16:00 proved" in text
    assert "since its call: no other vehicle on standby for 56 h (2.3 d)" in text
    assert run("verify", tmp_path / "new").exit_code == 0


def test_cover_without_vehicles_ends_with_a_way_out(tmp_path):
    """Nothing is written, and the planner is told what the graph lacks."""
    path = tmp_path / "graph.yaml"
    path.write_text(two_vehicles_text(vehicles=NONE), encoding="utf-8")
    told = run("plan", path, "--prefer", "cover", "--out", tmp_path / "out")

    assert told.exit_code == 2
    assert "the task graph names no vehicles" in told.stderr
    assert "Name them under `vehicles`" in told.stderr
    assert not (tmp_path / "out").exists()


def test_studies_name_the_vehicle_whose_launch_they_speak_of(graph, tmp_path):
    """Ladder, levers and conflicts say it in words and in data."""
    date = ("--by", "2026-03-03T11:00")
    plain = ("--no-charts", "--out", tmp_path / "out")

    assert f"two vehicles, {LAUNCH}, from" in flat(run("ladder", graph, "--workers", 1, *plain))
    assert f"Levers on {LAUNCH} Tue 03 Mar" in flat(run("levers", graph, "--out", tmp_path / "l"))
    assert f"L{LAUNCH[1:]} by Tue 03 Mar 2026 11:00" in flat(run("conflicts", graph, *date), 3)
    for words in (("ladder", graph, *plain), ("conflicts", graph, *date)):
        assert json.loads(run(*words, "--json").stdout)["vehicle"] == ENTRY


def test_studies_name_no_vehicle_where_there_is_none(tmp_path):
    """Without vehicles a launch is a launch."""
    path = tmp_path / "graph.yaml"
    path.write_text(two_vehicles_text(vehicles=NONE), encoding="utf-8")
    words = ("conflicts", path, "--by", "2026-03-03T11:00")

    assert "Launch by Tue 03 Mar 2026 11:00" in flat(run(*words), 3)
    assert "vehicle" not in json.loads(run(*words, "--json").stdout)


def test_studies_in_python_name_the_vehicle():
    """Their texts begin with whose launch they are about."""
    campaign = two_vehicles()

    assert repr(ladder(campaign)).splitlines()[0] == f"Ladder of two vehicles, {LAUNCH}"
    assert repr(levers(plan(campaign, workers=1))).startswith(
        f"Levers on {LAUNCH} Tue 03 Mar 12:00"
    )
    colliding = find_conflicts(campaign, "2026-03-03T11:00")
    assert repr(colliding).startswith(f"L{LAUNCH[1:]} by Tue 03 Mar 11:00: impossible")
    bare = find_conflicts(two_vehicles(vehicles=NONE), "2026-03-03T11:00")
    assert repr(bare).startswith("By Tue 03 Mar 11:00: impossible")
