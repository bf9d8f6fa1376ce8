import csv
import json
import shlex
from pathlib import Path

import pytest

from tests.cli.graphs import BROKEN, IMPOSSIBLE
from tests.running import run

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"
SMALL = """\
name: Small
start: 2025-11-10T08:00
launch: L
horizon: 5d
shifts: {day: 08:00-16:00, late: 16:00-24:00}
crews: {MEC: {name: Mechanics, people: {day: 1, late: 0}}}
tasks:
  A: {name: Stack, hours: 3, crew: {MEC: 1}, test: true}
  B: {name: Fuel, hours: 2, crew: {MEC: 1}}
  L: {name: Launch, hours: 1, after: [A, B]}
limits: [{from: A start, to: launch end, max: 2d}, {from: B start, to: launch end, max: 2d}]
scenarios: {slow: {shifts: [day], week: mon-fri}, fast: {shifts: [day, late]}}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Return the path of a small task graph."""
    path = tmp_path_factory.mktemp("graph") / "small.yaml"
    path.write_text(SMALL)
    return path


@pytest.fixture(scope="module")
def results(small, tmp_path_factory):
    """Return the folder of results of the small graph under its first scenario."""
    folder = tmp_path_factory.mktemp("results")
    plan = run("plan", small, "-s", "slow", "-o", folder, "--no-charts", "--workers", 1)
    assert plan.exit_code == 0
    return folder


def test_explain_tells_people_on_standard_output(results):
    """When, why, what it holds up, how far it can slip, and what would help."""
    done = run("explain", results, "A")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == (
        "A (Stack) runs from Mon 10 Nov 10:00 to Mon 10 Nov 13:00: 3 h of work."
    )
    for title in ("Why not earlier", "What it holds up", "How far it can slip", "What would help"):
        assert f"\n{title}\n" in done.stdout
    assert "With 1 more person in Mechanics on the day shift, it starts on" in done.stdout


def test_explain_gives_programs_data(results):
    """With --json, standard output is one document and standard error is empty."""
    done = run("explain", results / "plan.json", "L", "--json")
    told = json.loads(done.stdout)

    assert (done.exit_code, done.stderr) == (0, "")
    assert told["step"] == "L"
    assert told["why"] == ["It must wait for A (Stack), which ends on Mon 10 Nov 13:00."]
    fields = ("step", "when", "facts", "ways", "why", "holds_up", "slip", "counterfactuals")
    assert set(told) == set(fields)


def test_explain_plans_nothing_again_when_told_so(results):
    """Without counterfactuals there is no word of what would help."""
    done = run("explain", results, "A", "--no-counterfactuals")
    assert done.exit_code == 0
    assert "What would help" not in done.stdout


def test_explain_says_when_nothing_hangs_on_a_step(results):
    """Launch holds up nothing."""
    assert "No step starts later because of it." in run("explain", results, "L").stdout


def test_explain_of_an_unknown_step_is_bad_input(results):
    """Exit code 2, no data, no traceback."""
    done = run("explain", results, "zz", "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "unknown-step: unknown step 'zz'" in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_without_a_plan_is_bad_input(tmp_path):
    """A folder without results is named."""
    done = run("explain", tmp_path, "A")
    assert done.exit_code == 2
    assert str(tmp_path) in done.stderr


def test_whatif_tells_people_on_standard_output(small):
    """Both launches, the gain and what moved."""
    done = run("whatif", small, "-s", "slow", "--set", "crew.MEC.day=2", "--workers", 1)

    assert done.exit_code == 0
    assert "What if crew.MEC.day=2" in done.stdout
    assert "Launch is 2 h earlier." in done.stdout
    assert "2 of 3 steps start at a different time" in done.stdout


def test_whatif_gives_programs_data(small):
    """With --json, standard output is one document."""
    words = ("--drop-link", "A>L", "--hours", "B=1h", "--json", "--workers", 1)
    done = run("whatif", small, "-s", "slow", *words)
    data = json.loads(done.stdout)

    assert done.exit_code == 0
    assert data["changes"] == ["drop link A > L", "hours B=1h"]
    assert (data["before"]["launch_minutes"], data["after"]["launch_minutes"]) == (360, 120)
    assert data["gain_minutes"] == 240


def test_whatif_says_when_a_change_changes_nothing(small):
    """One mechanic on the day shift is what the graph has; JSON has the same word."""
    words = ("whatif", small, "-s", "slow", "--set", "crew.MEC.day=1", "--workers", 1)
    done = run(*words)
    sentence = "This changes nothing in scenario 'slow': the same steps, people and rules."
    assert sentence in done.stdout
    assert "[bold]" not in done.stdout
    assert json.loads(run(*words, "--json").stdout)["changes_nothing"] is True


def test_whatif_drops_a_habit_and_keeps_the_hard_link(tmp_path):
    """B starts an hour after A, no longer after its end."""
    path = tmp_path / "habit.yaml"
    habit = "B: {name: Fuel, after: [A SS+1h], usually_after: [A],"
    path.write_text(SMALL.replace("B: {name: Fuel,", habit).replace("day: 1", "day: 2"))
    words = ("-s", "slow", "--drop-habit", "A>B", "--json", "--workers", 1)
    data = json.loads(run("whatif", path, *words).stdout)
    assert data["changes"] == ["drop habit A > B"]
    assert (data["gain_minutes"], data["changes_nothing"]) == (120, False)


def test_whatif_leaves_the_task_graph_alone(small):
    """The file is read, never written."""
    run("whatif", small, "--set", "shift.worked=day", "--workers", 1)
    assert small.read_text() == SMALL


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("--set", "crew.MCE.day=2"), "unknown-crew", "Did you mean 'MEC'?"),
        (("--set", "crew.MEC=2"), "bad-setting", "Write one of: "),
        (("--set", "crew.MEC.day=two"), "bad-setting", "whole number"),
        (("--drop-link", "A>X"), "unknown-task", "Known: A, B, L"),
        (("--hours", "A"), "bad-setting", "STEP=4h"),
        (("--hours", "A=2h"), "test-shortened", "Allow 3 h or more."),
        (("--drop-habit", "A>L"), "unknown-habit", "None are defined."),
        (("--scenario", "fats"), "unknown-scenario", "Did you mean 'fast'?"),
    ],
)
def test_whatif_refuses_what_it_does_not_know(small, words, code, hint):
    """Exit code 2, a message with the way out, and no data."""
    done = run("whatif", small, *words, "--json", "--workers", 1)
    assert (done.exit_code, done.stdout) == (2, "")
    assert code in done.stderr
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_whatif_says_when_a_change_leaves_no_plan(small):
    """A and B one after the other need 6 h to launch; 5 h from either start cannot be."""
    words = ("--set", "limit.A.max=5h", "--set", "limit.B.max=5h")
    done = run("whatif", small, "-s", "slow", *words, "--workers", 1, "--json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "no plan keeps all rules" in done.stderr


@pytest.mark.parametrize("command", ["whatif", "levers"])
def test_graphs_that_cannot_be_planned_have_their_exit_codes(command, tmp_path):
    """Exit code 2 for a broken graph, 3 for an impossible one, 2 for one that is not there."""
    path = tmp_path / "graph.yaml"
    assert run(command, path).exit_code == 2
    for text, code in ((BROKEN, 2), (IMPOSSIBLE, 3)):
        path.write_text(text)
        done = run(command, path)
        assert (done.exit_code, done.stdout) == (code, "")
        assert "Traceback" not in done.stderr


def test_levers_writes_table_and_chart(small, tmp_path):
    """The second mechanic gains 2 h; table and chart lie in the folder."""
    done = run("levers", small, "-s", "slow", "-o", tmp_path, "--processes", 1)

    assert done.exit_code == 0
    assert "Levers on launch Mon 10 Nov 2025 14:00" in done.stdout
    assert f"launch-scheduler whatif {small} -s slow --set crew.MEC.day=2" in done.stdout
    assert "Of 6 rules tried" in done.stdout
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["levers.csv", "levers.pdf", "levers.png", "levers.svg", "manifest.json"]
    assert (tmp_path / "levers.png").read_bytes().startswith(b"\x89PNG")
    with (tmp_path / "levers.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["setting"], rows[0]["gain_h"]) == ("crew.MEC.day=2", "2.0")


def test_levers_gives_programs_data(small, tmp_path, monkeypatch):
    """One document lists levers and files, which lie below plans when no folder is named."""
    monkeypatch.chdir(tmp_path)
    data = json.loads(run("levers", small, "-s", "slow", "--processes", 1, "--json").stdout)

    best = data["levers"][0]
    assert data["launch_minutes"] == 6 * 60
    assert (best["setting"], best["gain_minutes"], best["at_most_minutes"]) == (
        "crew.MEC.day=2",
        120,
        120,
    )
    assert [Path(path).name for path in data["files"]][:2] == ["levers.csv", "levers.png"]
    assert all(Path(path).is_file() for path in data["files"])
    assert (tmp_path / "plans" / "small" / "slow" / "levers.csv").is_file()


def test_levers_on_a_cluster_that_is_not_there_is_bad_input(small, tmp_path, monkeypatch):
    """Exit code 2 and the address, and nothing is written."""
    monkeypatch.setattr("scheduler.studies.workers.cluster.CONNECT_SECONDS", 0.3)
    done = run("levers", small, "-o", tmp_path / "out", "--cluster", "tcp://127.0.0.1:9")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no dask scheduler answers at 'tcp://127.0.0.1:9'" in done.stderr
    assert not (tmp_path / "out").exists()


def test_levers_of_an_unknown_scenario_name_the_nearest():
    """Exit code 2 and a way out."""
    done = run("levers", FIRST_STEPS, "--scenario", "bussy")
    assert done.exit_code == 2
    assert "Did you mean 'busy'?" in done.stderr


def test_levers_help_says_which_rules_are_tried():
    """Named windows, not everything."""
    told = " ".join(run("levers", "--help").stdout.split())
    assert "named windows" in told
    assert "everything" not in told


def test_whatif_writes_a_folder_that_verifies(small, tmp_path):
    """The changed graph, its plan and the comparison of all steps, the new one included."""
    out = tmp_path / "out"
    words = ("-s", "slow", "--redo", "A", "--after", "1d", "--workers", 1)
    done = run("whatif", small, *words, "-o", out, "--no-charts")

    assert done.exit_code == 0
    assert "New steps: A/2 on " in done.stdout
    with (out / "comparison.csv").open(newline="") as file:
        rows = {row["step"]: row for row in csv.DictReader(file)}
    assert rows["A/2"]["start_before"] == ""
    assert float(rows["L"]["moves_h"]) > 0
    assert "A/2" in rows["L"]["why"]
    assert run("verify", out).exit_code == 0
    again = run("plan", out / "task-graph.yaml", "-s", "slow", "--json", "--no-charts",
                "--workers", 1, "-o", tmp_path / "again")  # fmt: skip
    after = json.loads(run("whatif", small, *words, "--json").stdout)["after"]
    assert json.loads(again.stdout)["launch_minutes"] == after["launch_minutes"]


def test_whatif_adds_steps_from_a_text_or_a_file(small, tmp_path):
    """Both say the same; a text that is no file and no table is refused with the forms."""
    text = "{X: {hours: 5, before: L}}"
    (tmp_path / "more.yaml").write_text("tasks:\n  X: {hours: 5, before: L}\n")
    words = ("-s", "slow", "--workers", 1, "--json")
    one = json.loads(run("whatif", small, "--add", text, *words).stdout)
    other = json.loads(run("whatif", small, "--add", tmp_path / "more.yaml", *words).stdout)

    assert one == other
    assert (one["changes"], one["added"]) == (["add X"], ["X"])
    assert run("whatif", small, "--add", "more.yaml").exit_code == 2
    assert run("whatif", small, "--add", "{X: 5h}").exit_code == 2


def test_whatif_needs_no_plan_without_the_change(tmp_path):
    """Before there is none, and that is said; nothing has moved."""
    path = tmp_path / "graph.yaml"
    path.write_text(IMPOSSIBLE)
    [limit] = [x for x in run("conflicts", path).stdout.splitlines() if "--set limit" in x]
    words = shlex.split(limit)[1:]
    done, data = run(*words), json.loads(run(*words, "--json").stdout)

    assert done.exit_code == 0
    assert "Before: no plan keeps all rules. With the change launch is on" in done.stdout
    assert (data["before"], data["moved"], data["lacking"]) == (None, [], "no plan keeps all rules")
