"""The command that explains impossible dates."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scheduler.cli import app, exit_codes
from tests.cli.graphs import IMPOSSIBLE

SMALL = """\
name: Small
start: 2025-11-10T08:00
target: 2025-11-10T13:00
launch: L
horizon: 5d
shifts: {day: 08:00-16:00}
crews: {MEC: {name: Mechanics, people: {day: 1}}}
tasks:
  A: {name: Stack, hours: 3, crew: {MEC: 1}}
  B: {name: Fuel, hours: 2, crew: {MEC: 1}}
  L: {name: Launch, hours: 1, after: A, usually_after: B}
scenarios: {slow: {}, fast: {habits: relaxed}}
"""


def run(*words):
    """Run a command and return its exit code, output and messages."""
    return CliRunner().invoke(app, [str(word) for word in words], prog_name="launch-scheduler")


@pytest.fixture
def small(tmp_path):
    """Return the path of a small task graph, whose target is too early for one mechanic."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path


def test_people_read_rules_with_their_lines(small):
    """Each rule of the conflict stands behind its line, and what would do behind that."""
    done = run("conflicts", small, "-s", "slow")

    assert done.exit_code == exit_codes.INFEASIBLE
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "Launch by Mon 10 Nov 2025 13:00 in scenario 'slow': impossible" in lines
    assert "small.yaml:3: launch by Mon 10 Nov 13:00" in lines
    assert "small.yaml:7: Mechanics: 1 person on the day shift" in lines
    assert "small.yaml:11: L (Launch) starts after A ends" in lines
    assert "small.yaml:11: by habit L (Launch) starts after B ends" in lines
    assert "The others alone let launch come no earlier than Mon 10 Nov 14:00." in lines
    assert "- launch 1 h later, on Mon 10 Nov 14:00" in lines
    assert "whatif --set crew.MEC.day=2" in lines
    assert "whatif --drop-habit 'B>L'" in lines


def test_programs_read_data(small):
    """With --json, standard output is one document; changes can be given to whatif as they are."""
    done = run("conflicts", small, "-s", "slow", "--json")
    data = json.loads(done.stdout)

    assert done.exit_code == exit_codes.INFEASIBLE
    assert (data["answer"], data["by_minutes"], data["complete"]) == ("impossible", 300, True)
    members = [(each["family"], each["line"]) for each in data["conflicts"][0]["members"]]
    assert sorted(members) == [("crew", 7), ("date", 3), ("habit", 11), ("link", 11)]
    assert data["conflicts"][0]["minimal"] is True
    assert data["conflicts"][0]["earliest_launch"] == "2025-11-10T14:00+00:00"
    assert [each["changes"] for each in data["relaxations"]] == [
        [],
        ["crew.MEC.day=2"],
        ["drop habit B > L"],
    ]
    assert [each["launch_minutes"] for each in data["relaxations"]] == [360, 240, 240]
    assert data["together"] is None


def test_what_the_list_names_whatif_confirms(small):
    """The settings of a way out, given to whatif, lead to the launch that was promised."""
    data = json.loads(run("conflicts", small, "-s", "slow", "--json").stdout)
    setting = data["relaxations"][1]["changes"][0]

    done = run("whatif", small, "-s", "slow", "--set", setting, "--json")

    assert json.loads(done.stdout)["after"]["launch_minutes"] == 240


@pytest.mark.parametrize("words", [("-s", "fast"), ("-s", "slow", "--by", "2025-11-10T14:00")])
def test_possible_date_is_said_to_be_possible(small, words):
    """A target that relaxed habits meet, or a later date, has a plan and no conflicts."""
    done = run("conflicts", small, *words)

    assert done.exit_code == exit_codes.FINE
    assert ": possible, a checked plan launches on Mon 10 Nov 2025 1" in done.stdout


def test_rules_that_leave_no_plan_are_explained_without_a_date(tmp_path):
    """The limit of two hours collides with both windows; five hours would do."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(IMPOSSIBLE)

    data = json.loads(run("conflicts", graph, "--json").stdout)

    families = sorted(each["family"] for each in data["conflicts"][0]["members"])
    assert families == ["limit", "link", "window", "window"]
    assert [each["changes"] for each in data["relaxations"]] == [["limit.A.max=5h"]]
    assert (data["by"], data["by_minutes"]) == (None, None)


def test_bad_date_is_bad_input(small):
    """A date that is none is named with the option it stands at."""
    done = run("conflicts", small, "--by", "tomorrow")

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "--by: bad-date: 'tomorrow' is no date and time" in done.stderr


def test_planning_without_a_plan_points_to_the_conflicts(tmp_path):
    """Where no plan exists, the message names the command that says why."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(IMPOSSIBLE)

    done = run("plan", graph, "-o", tmp_path)

    assert done.exit_code == exit_codes.INFEASIBLE
    assert "`launch-scheduler conflicts` names the rules that collide." in done.stderr


def test_founding_campaign_is_too_long_for_five_days():
    """By 15 November the chain of steps alone is too long, and the date is all that can give."""
    graph = Path(__file__).parents[2] / "task_graphs" / "shenzhou-22.yaml"

    data = json.loads(run("conflicts", graph, "--by", "2025-11-15T12:11", "--json").stdout)

    (conflict,) = data["conflicts"]
    assert conflict["minimal"] is True
    assert {each["family"] for each in conflict["members"]} == {"date", "link"}
    assert [each["launch"] for each in data["relaxations"]] == ["2025-11-21T12:11+08:00"]
    assert data["together"] is None
