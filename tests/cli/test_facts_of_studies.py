"""What-if, levers, ladder, conflicts and check of a campaign with facts: from the data date on."""

import csv
import json

import pytest

from scheduler.cli.terminal import exit_codes
from tests.living.files import BATTERY, BATTERY_DAY, LEFT_OUT, OVERRUN, write
from tests.living.m1 import M1
from tests.living.m1 import graph as graph_of
from tests.running import run


def data(*words):
    """Run a command that writes data and return them."""
    done = run(*words, "--json")
    return json.loads(done.stdout)


def test_what_if_changes_what_is_left(tmp_path):
    """Four mechanics late from 15:00 on: a ends Mon 17:00, d runs Tue 14-16, launch Tue 18:00."""
    graph, facts = write(tmp_path)
    words = ("--set", "crew.MEC.late=4", "--workers", 1)
    found = data("whatif", graph, "--progress", facts, *words)

    assert found["before"]["launch"] == "2026-03-04T18:00+00:00"
    assert found["after"]["launch"] == "2026-03-03T18:00+00:00"
    moved = {each["step"] for each in found["moved"]}
    assert moved == {"b", "c", "d", "go"}


def test_what_is_left_does_not_change_with_the_calendar(tmp_path):
    """With the day shift ending at noon, 1 h of b is left as before: the past stays as it was."""
    graph, facts = write(tmp_path, facts=LEFT_OUT)
    words = ("--set", "shift.day.hours=08:00-12:00", "--workers", 1)
    folder = tmp_path / "changed"
    found = data("whatif", graph, "--progress", facts, *words, "--out", folder, "--no-charts")

    assert found["after"]["launch"] == "2026-03-03T18:00+00:00"
    assert found["moved"] == []
    assert (
        "b: {started: 2026-03-02T12:00, remaining: 1h}"
        in (folder / "task-graph-progress.yaml").read_text()
    )
    assert run("verify", folder).exit_code == exit_codes.FINE


@pytest.mark.parametrize("words", [("--hours", "a=6h"), ("--set", "option.a=0")])
def test_hours_and_way_of_a_step_begun_are_past(tmp_path, words):
    """What is left of it stands in the facts."""
    graph, facts = write(tmp_path)
    done = run("whatif", graph, "--progress", facts, *words)

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "step-begun" in done.stderr
    assert "Say what is left of it as remaining in the progress file." in done.stderr


def test_levers_are_those_of_what_is_left(tmp_path):
    """Two mechanics more at night save the day that a cost; its own way is no lever."""
    graph, facts = write(tmp_path)
    told = run("levers", graph, "--progress", facts, "--processes", 1, "--out", tmp_path / "out")
    with (tmp_path / "out" / "levers.csv").open(newline="") as file:
        best = next(csv.DictReader(file))

    assert (best["setting"], best["gain_h"]) == ("crew.MEC.late=4", "24.0")
    line = f"launch-scheduler whatif {graph} --progress {facts} -s plan --set crew.MEC.late=4"
    assert line in told.stdout


def test_limit_that_runs_out_is_named_with_both_ways_out(tmp_path):
    """The battery must fly by Tue 22:00; 56 h would do, and so would charging it again."""
    graph, facts = write(tmp_path, BATTERY, BATTERY_DAY)
    done = run("conflicts", graph, "--progress", facts, "--workers", 1)
    told = " ".join(done.stdout.split())

    assert done.exit_code == exit_codes.INFEASIBLE
    assert (
        "m1.yaml:13: from bat end to go end at most 36 h; it counts from Mon 02 Mar 10:00 and runs "
        "out on Tue 03 Mar 22:00" in told
    )
    assert "bat end to go end: 56 h instead of 36 h, 20 h longer then launch is on Wed 04" in told
    assert "do bat again: bat/2 runs from Wed 04 Mar 10:00 to Wed 04 Mar 12:00" in told
    assert f"whatif {graph} --progress {facts} -s plan --set limit.bat.max=56h" in told
    assert f"whatif {graph} --progress {facts} -s plan --redo bat" in told
    assert (
        "A longer limit, or bat done again, stands in the facts as an event: limits: [{from: bat "
        "end, to: go end, max: ...}] and by, or redo: [bat]." in told
    )


def test_step_that_keeps_its_predecessor_away_is_told_how_to_go_on(tmp_path):
    """Step y began in the only place before x, which needs it; waived, it ends Tue 09:00."""
    steps = {
        "x": "{hours: 2, crew: {MEC: 2}, facility: PAD}",
        "y": "{hours: 4, crew: {ELE: 2}, facility: PAD, after: [x]}",
        "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: HALL, after: [y]}",
    }
    facts_text = OVERRUN.replace("a: {started: 2026-03-02T08:00", "y: {started: 2026-03-02T09:00")
    graph, facts = write(tmp_path, graph_of(steps), facts_text)
    done = run("conflicts", graph, "--progress", facts, "--workers", 1)
    told = " ".join(done.stdout.split())

    assert "m1.yaml:15: y starts after x ends" in told
    assert "m1.yaml:10: PAD: room for 1 step at a time" in told
    assert (
        "y began too early after x. If it need not wait, say so in the facts: waived: [{link: x>y, "
        "why: ..., by: ...}]." in told
    )
    facts.write_text(f"{facts_text}waived: [{{link: x>y, why: own test set, by: Lee}}]\n")
    end = ("--workers", 1, "--out", tmp_path / "out", "--no-charts")
    assert data("plan", graph, "--progress", facts, *end)["launch"] == "2026-03-03T10:00+00:00"


@pytest.mark.parametrize("words", [("--redo", "bat"), ("--set", "limit.bat.max=56h")])
def test_either_way_out_makes_a_plan(tmp_path, words):
    """Both launch on Wednesday, and what is written passes the check from its files alone."""
    graph, facts = write(tmp_path, BATTERY, BATTERY_DAY)
    folder = tmp_path / "out"
    end = ("--workers", 1, "--out", folder, "--no-charts")
    found = data("whatif", graph, "--progress", facts, *words, *end)

    assert found["before"] is None
    assert found["after"]["launch"] == "2026-03-04T18:00+00:00"
    assert run("verify", folder).exit_code == exit_codes.FINE


def test_target_pays_from_the_data_date_on(tmp_path):
    """Two mechanics more on two late shifts, Mon and Tue, bring launch back to Tuesday."""
    permits = "scenarios: {plan: {}}\npermits: {people: {MEC: {late: 2}}}"
    graph, facts = write(tmp_path, M1.replace("scenarios: {plan: {}}", permits))
    folder = tmp_path / "out"
    words = ("--by", "2026-03-03T18:00", "--workers", 1, "--out", folder, "--no-charts")
    found = data("target", graph, "--progress", facts, *words)

    assert (found["cost"], found["launch"]) == (4.0, "2026-03-03T18:00+00:00")
    assert run("verify", folder).exit_code == exit_codes.FINE
    later = OVERRUN.replace("02T15:00", "03T07:00").replace("remaining: 2h", "remaining: 1h")
    facts.write_text(later)
    found = data("target", graph, "--progress", facts, *words)
    assert found["cost"] == 2.0


def test_target_says_why_nothing_permitted_does(tmp_path):
    """Nothing is permitted here; what is written can be asked further, with its facts."""
    graph, facts = write(tmp_path)
    folder = tmp_path / "out"
    words = ("--by", "2026-03-03T18:00", "--workers", 1, "--out", folder, "--no-charts")
    done = run("target", graph, "--progress", facts, *words)

    assert done.exit_code == exit_codes.INFEASIBLE
    files = f"{folder / 'task-graph.yaml'} --progress {folder / 'task-graph-progress.yaml'}"
    assert f"launch-scheduler whatif {files} -s target --set crew.MEC.late=4" in done.stdout


@pytest.mark.parametrize(
    ("field", "forged"),
    [("assumed", ["b"]), ("done", 1), ("departures", []), ("unfinished", [])],
)
def test_plan_that_keeps_silent_of_facts_is_refused(tmp_path, field, forged):
    """What it says of the day is derived anew from its facts; b began 2 h before a had ended."""
    early = OVERRUN.replace("02T15:00", "02T11:00").replace("remaining: 2h", "remaining: 1h")
    graph, facts = write(
        tmp_path, facts=f"{early}  b: {{started: 2026-03-02T10:00, remaining: 5h}}\n"
    )
    folder = tmp_path / "out"
    run("plan", graph, "--progress", facts, "--workers", 1, "--out", folder, "--no-charts")
    assert run("verify", folder / "plan.json").exit_code == exit_codes.FINE

    document = json.loads((folder / "plan.json").read_text())
    document["day"][field] = forged
    (folder / "plan.json").write_text(json.dumps(document))
    done = run("verify", folder / "plan.json")
    assert done.exit_code == exit_codes.BAD_INPUT
    assert f"claims: go: day.{field} is" in done.stdout


def test_plan_says_how_to_ask_why_there_is_none(tmp_path):
    """The command names the facts, too."""
    graph, facts = write(tmp_path, BATTERY, BATTERY_DAY)
    done = run("plan", graph, "--progress", facts, "--workers", 1, "--out", tmp_path / "out")

    assert done.exit_code == exit_codes.INFEASIBLE
    assert f"launch-scheduler conflicts {graph} --progress {facts} -s plan" in done.stderr


def test_ladder_climbs_from_the_data_date_on(tmp_path):
    """The only scenario after the serial baseline launches on Wednesday."""
    graph, facts = write(tmp_path)
    end = ("--workers", 1, "--out", tmp_path / "out", "--no-charts")
    found = data("ladder", graph, "--progress", facts, *end)

    assert found["rungs"][-1]["launch_minutes"] == 58 * 60


def test_check_judges_graph_and_facts_in_one_run(tmp_path):
    """A step that should be over by its hours is a mistake by the calendars of the scenario."""
    graph, facts = write(tmp_path)
    assert run("check", graph, "--progress", facts, "--strict").exit_code == exit_codes.FINE

    facts.write_text(OVERRUN.replace(", remaining: 2h", ""))
    done = run("check", graph, "--progress", facts)
    assert done.exit_code == exit_codes.BAD_INPUT
    assert "facts.yaml:4: remaining-missing: 'a' is not finished" in done.stdout
    for command in ("plan", "whatif", "levers", "ladder", "conflicts"):
        assert "remaining-missing" in run(command, graph, "--progress", facts).stderr


def test_a_progress_file_is_checked_beside_one_graph(tmp_path):
    """Facts given twice are refused with the two ways to check them."""
    graph, facts = write(tmp_path)
    done = run("check", facts, "--graph", graph, "--progress", facts)

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "write GRAPH --progress FILE, or FILE --graph GRAPH" in done.stderr
