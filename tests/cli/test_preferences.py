"""``--prefer`` on the command line."""

import json
import re

import pytest
from typer.testing import CliRunner

from scheduler.cli import app

NIGHT = """
name: A night between two shifts
start: 2026-03-02T18:00
launch: launch
shifts: {late: 18:00-24:00, early: 06:00-12:00}
crews: {MEC: {people: {late: 2, early: 2}}}
tasks:
  test: {hours: 5, crew: {MEC: 2}}
  launch: {hours: 1, after: test, windows: [{for: start, daily: "12:00"}]}
scenarios: {quiet: {order: serial}, busy: {shifts: [late, early]}}
baseline: quiet
scenario: busy
"""


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a command on the graph and writes below a folder."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(NIGHT)

    def call(command, *words):
        done = CliRunner().invoke(app, [command, str(graph), "--workers", "1", *words])
        assert done.exit_code == 0, done.stderr
        return done

    return call


@pytest.mark.parametrize(
    ("prefer", "said"),
    [
        ("calm", r"calm: 0\.0 person-hours at night or weekend, proved lowest for this launch"),
        ("cheap", r"cheap: 2\.0 day shifts, proved lowest for this launch"),
    ],
)
def test_summary_says_what_is_preferred_and_how_good_it_is(run, tmp_path, prefer, said):
    """Two people come in once; at night nobody has to work."""
    done = run("plan", "--no-charts", "--out", str(tmp_path), "--prefer", prefer)

    text = " ".join(done.stdout.split())
    assert re.search(f"Preference {said}", text)
    assert "2 person-shifts; " in text


def test_early_plans_say_nothing_of_a_preference(run, tmp_path):
    """The summary still says what the plan asks of people: two hours of each at night."""
    done = run("plan", "--no-charts", "--out", str(tmp_path))

    assert "Preference" not in done.stdout
    assert "2.0 person-hours at night" in " ".join(done.stdout.split())


def test_programs_get_value_bound_and_proof(run, tmp_path):
    """With --json the preference stands beside the verdict on launch, which it does not touch."""
    done = run("plan", "--no-charts", "--out", str(tmp_path), "--prefer", "calm", "--json")

    data = json.loads(done.stdout)
    assert data["status"] == "optimal"
    assert data["prefer"] == "calm"
    assert data["preference"] == {"name": "calm", "value": 0, "bound": 0, "proved": True}
    assert data["effort"]["cost"] == 2.0


def test_what_if_and_ladder_take_a_preference(run, tmp_path):
    """The top rung leaves the night free; the ladder states what each rung costs."""
    found = json.loads(
        run("whatif", "--prefer", "calm", "--set", "crew.MEC.late=3", "--json").stdout
    )
    rungs = json.loads(
        run("ladder", "--prefer", "calm", "--no-charts", "--out", str(tmp_path), "--json").stdout
    )["rungs"]

    assert found["gain_minutes"] == 0
    assert (rungs[-1]["night_h"], rungs[-1]["cost"]) == (0, 2.0)
