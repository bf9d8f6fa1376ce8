"""The command that explains impossible dates."""

import json
import re
import shlex
from datetime import datetime
from pathlib import Path

import pytest

from scheduler.cli.terminal import exit_codes
from tests.cli.graphs import IMPOSSIBLE
from tests.running import run

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
    assert "The other rules alone allow launch on Mon 10 Nov 14:00 at the earliest." in lines
    assert "- launch 1 h later, on Mon 10 Nov 14:00" in lines
    assert f"launch-scheduler whatif {small} -s slow --set crew.MEC.day=2" in lines
    assert f"launch-scheduler whatif {small} -s slow --drop-habit 'B>L'" in lines


CORNERED = """\
name: Between shift end and window
start: 2026-05-04T08:00
launch: L
horizon: 20d
shifts: {day: 08:00-12:00, late: 16:00-20:00}
crews:
  MEC: {name: Mechanics, people: {day: 4}}
  CTL: {name: Control, people: {day: 2, late: 2}}
windows: {dusk: {for: end, daily: 18:30-18:45, reason: light}}
tasks:
  A: {name: Chill, hours: 1, crew: {MEC: 2}}
  L: {name: Lift-off, hours: 1, crew: {CTL: 2}, after: A, windows: [dusk]}
limits: [{from: A end, to: L end, max: 250min, reason: boil-off}]
scenarios: {only: {name: Only, week: mon-fri}}
"""


def commands_in(text):
    """Return the commands of a report, each as the words that a shell would make of it."""
    lines = [line.strip() for line in text.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("launch-scheduler ")]


AIMED = CORNERED.replace("start:", "target: 2026-05-04T12:00\nstart:", 1)


@pytest.mark.parametrize(
    ("graph", "scenario"), [(SMALL, "slow"), (CORNERED, "only"), (AIMED, "only")]
)
def test_every_command_that_is_printed_runs_and_does_what_it_says(graph, scenario, tmp_path):
    """Typed in as it stands, each leads to the launch that is promised on the line above it."""
    path = tmp_path / "a graph.yaml"
    path.write_text(graph)
    done = run("conflicts", path, "-s", scenario, "--workers", 1)
    promised = re.findall(r"then launch is on (.*\S)", done.stdout)
    commands = commands_in(done.stdout)

    assert done.exit_code == exit_codes.INFEASIBLE
    assert len(commands) == len(promised) >= 2
    for command, launch in zip(commands, promised, strict=True):
        data = json.loads(run(*command, "--workers", 1, "--json").stdout)
        assert f"{datetime.fromisoformat(data['after']['launch']):%a %d %b %H:%M}" == launch


def test_without_a_plan_at_all_that_is_explained_whatever_the_date(tmp_path):
    """With a target or without one, the limit is the reason, and 6 h 30 are least to the grid."""
    path = tmp_path / "cornered.yaml"
    path.write_text(AIMED)
    told = run("conflicts", path, "--workers", 1).stdout

    assert "no plan exists before the planning horizon ends on Sun 24 May 2026 08:00" in told
    assert "launch by" not in told
    assert "boil-off: 6 h 30 instead of 4 h 10" in told
    assert "A ends daily 18:30-18:45" not in told


def test_plan_names_the_command_that_tells_why_there_is_none(tmp_path):
    """The command is ready to be copied, and runs."""
    path = tmp_path / "cornered.yaml"
    path.write_text(CORNERED)
    done = run("plan", path, "--workers", 1)
    [line] = [line for line in done.stderr.splitlines() if "launch-scheduler" in line]
    [command] = commands_in(line[line.index("launch-scheduler") :])

    assert done.exit_code == exit_codes.INFEASIBLE
    assert command == ["conflicts", str(path), "-s", "only"]
    assert run(*command, "--workers", 1).exit_code == exit_codes.INFEASIBLE


RAIL = """\
name: Rail
start: 2026-05-04T08:00
launch: L
horizon: 10d
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 4}}}
facilities: {RAIL: {name: Launch rail, room: 1}}
tasks:
  R: {hours: 1, crew: {MEC: 2}}
  A: {hours: 2, crew: {MEC: 2}, facility: RAIL, after: R}
  B: {hours: 2, crew: {MEC: 2}, facility: RAIL, after: A}
  L: {hours: 1, after: B}
holds: [{facility: RAIL, from: R, to: L}]
scenarios: {only: {}}
"""


def test_hold_that_has_its_room_taken_twice_is_recognised(tmp_path):
    """The rail is reserved from R to L; A and B inside want it, and a second rail is no way out."""
    path = tmp_path / "rail.yaml"
    path.write_text(RAIL)
    told = " ".join(run("conflicts", path, "--workers", 1).stdout.split())

    assert "is reserved from R to L, and within that time A and B ask for Launch rail" in told
    assert "or list them under the hold, steps: [A, B], to use the reserved room." in told
    assert "room for 2" not in told
    path.write_text(RAIL.replace("to: L}", "to: L, steps: [A, B]}"))
    assert run("plan", path, "--workers", 1, "--no-charts", "-o", tmp_path / "o").exit_code == 0


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
    assert "--by: bad-date: 'tomorrow' is not a date and time" in done.stderr


@pytest.mark.slow
def test_founding_campaign_is_too_long_for_five_days():
    """By 15 November the chain of steps alone is too long, and the date is all that can give."""
    graph = Path(__file__).parents[2] / "task_graphs" / "shenzhou-22.yaml"

    data = json.loads(run("conflicts", graph, "--by", "2025-11-15T12:11", "--json").stdout)

    (conflict,) = data["conflicts"]
    assert conflict["minimal"] is True
    assert {each["family"] for each in conflict["members"]} == {"date", "link"}
    assert [each["launch"] for each in data["relaxations"]] == ["2025-11-21T12:11+08:00"]
    assert data["together"] is None
