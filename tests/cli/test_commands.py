import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import typer

from scheduler.cli import app
from tests.cli.graphs import BROKEN, IMPOSSIBLE, make_endless, make_puzzle
from tests.running import run

GRAPHS = Path(__file__).parents[2] / "task_graphs"
FIRST_STEPS = GRAPHS / "first-steps.yaml"
COMMANDS = typer.main.get_group(app).commands


def data_of(result):
    """Return what a command printed for programs, and nothing else beside it."""
    return json.loads(result.stdout)


@pytest.fixture
def graph(tmp_path):
    """Return a function that writes a task graph."""

    def write(text):
        path = tmp_path / "graph.yaml"
        path.write_text(text)
        return path

    return write


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Return the folder of results of the smallest graph."""
    folder = tmp_path_factory.mktemp("results")
    done = run("plan", FIRST_STEPS, "--out", folder, "--no-charts", "--workers", 1)
    assert done.exit_code == 0
    return folder


@pytest.fixture
def changed(results, tmp_path):
    """Return a copy of the plan with the roll-out an hour early."""
    document = json.loads((results / "plan.json").read_text())
    task = next(task for task in document["tasks"] if task["id"] == "roll-out")
    task["start_minute"] -= 60
    task["end_minute"] -= 60
    task["pieces"] = [[start - 60, end - 60] for start, end in task["pieces"]]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document))
    return path


def test_plan_reports_on_standard_output(tmp_path):
    """The report can be kept or paged; progress goes to standard error and nowhere else."""
    done = run("plan", FIRST_STEPS, "--out", tmp_path / "out", "--no-charts", "--workers", 1)

    assert done.exit_code == 0
    assert re.search(r"^busy: best launch Tue 03 Mar 18:00, ", done.stderr, re.MULTILINE)
    assert "best launch" not in done.stdout
    assert "Tue 03 Mar 2026 18:00 CET, day 2" in done.stdout
    assert "optimal: proved, no plan under these rules launches earlier" in done.stdout
    assert "7 of 7 at full length" in done.stdout
    assert "Driving chain" in done.stdout
    assert {"plan.json", "schedule.csv", "critical_path.csv"} <= {
        path.name for path in (tmp_path / "out").iterdir()
    }


def test_plan_prints_what_it_kept_one_by_one(tmp_path):
    """With --integrity, the habit set aside is named, with what the plan makes of it."""
    words = ("plan", FIRST_STEPS, "-o", tmp_path, "--no-charts", "--workers", 1)

    short, whole = run(*words).stdout, run(*words, "--integrity").stdout

    assert "Integrity: 7 of 7 steps, 1 of 1 test in full" in whole
    assert "runs beside" in whole
    assert "Habits set aside" in short
    assert "runs beside" not in short
    assert (tmp_path / "integrity.csv").is_file()


def test_plan_gives_programs_data(tmp_path):
    """With --json, standard output is one JSON document."""
    done = run("plan", FIRST_STEPS, "-o", tmp_path, "--no-charts", "--json", "--workers", 1)
    data = data_of(done)

    assert done.exit_code == 0
    assert (data["launch"], data["launch_minutes"]) == ("2026-03-03T18:00+01:00", 34 * 60)
    assert (data["status"], data["stop"], data["gap_minutes"]) == ("optimal", "proof", 0)
    assert (data["saved_minutes"], data["baseline"]) == (24 * 60, "quiet")
    assert all(Path(path).exists() for path in data["files"])


def test_plan_writes_below_plans_when_no_folder_is_named(tmp_path, monkeypatch):
    """Results of graph.yaml under scenario quiet lie in plans/graph/quiet."""
    (tmp_path / "graph.yaml").write_bytes(FIRST_STEPS.read_bytes())
    monkeypatch.chdir(tmp_path)

    done = run("plan", "graph.yaml", "--scenario", "quiet", "--no-charts", "--workers", 1)

    assert done.exit_code == 0
    assert (tmp_path / "plans" / "graph" / "quiet" / "plan.json").is_file()


def test_plan_of_a_broken_graph_names_every_problem(graph):
    """Exit code 2, one line for each problem, no traceback."""
    path = graph(BROKEN)

    done = run("plan", path, "--no-charts")

    assert done.exit_code == 2
    assert done.stdout == ""
    for line, code in ((7, "unknown-task"), (7, "unknown-crew"), (8, "bad-duration")):
        assert f"{path}:{line}: {code}: " in done.stderr
    assert "Traceback" not in done.stderr


def test_plan_of_an_unknown_scenario_names_the_nearest():
    """Exit code 2 and a way out."""
    done = run("plan", FIRST_STEPS, "--scenario", "bussy", "--no-charts")

    assert done.exit_code == 2
    assert "unknown-scenario: unknown scenario 'bussy'" in done.stderr
    assert "Did you mean 'busy'?" in done.stderr


def test_plan_of_an_impossible_graph_says_so(graph):
    """Exit code 3, and nothing is written."""
    path = graph(IMPOSSIBLE)

    done = run("plan", path, "--no-charts", "--out", path.parent / "out")

    assert done.exit_code == 3
    assert "no plan keeps all rules" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (path.parent / "out").exists()


def test_plan_not_found_in_time_says_so(graph):
    """A puzzle without a minute to spare is not solved in a tenth of a second: exit code 4."""
    done = run("plan", graph(make_puzzle()), "--no-charts", "--time-limit", 0.1)

    assert done.exit_code == 4
    assert "try a longer time limit" in done.stderr


def test_place_that_cannot_be_written_is_an_error(tmp_path):
    """A folder of the name plan.json is in the way: bad input, no traceback."""
    (tmp_path / "plan.json").mkdir()

    done = run("plan", FIRST_STEPS, "--no-charts", "--out", tmp_path, "--workers", 1)

    assert done.exit_code == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_debug_shows_where_an_error_arose(graph):
    """With --debug, the traceback comes before the message."""
    done = run("plan", graph(IMPOSSIBLE), "--no-charts", "--debug")

    assert done.exit_code == 3
    assert "Traceback (most recent call last)" in done.stderr
    assert "before the planning horizon ends" in done.stderr


def test_search_cannot_take_no_time():
    """A time limit of nothing is refused before anything is read."""
    done = run("plan", FIRST_STEPS, "--time-limit", 0)

    assert done.exit_code == 2
    assert "--time-limit" in done.stderr


def test_check_of_a_sound_graph():
    """A graph without problems: exit code 0 and a word."""
    done = run("check", FIRST_STEPS)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{FIRST_STEPS}: no problems.\n"


def test_check_lists_every_problem(graph):
    """All problems in file order, and how many they are."""
    done = run("check", graph(BROKEN))

    assert done.exit_code == 2
    codes = re.findall(r"graph\.yaml:\d+: ([a-z-]+):", done.stdout)
    assert codes == ["unknown-crew", "unknown-task", "bad-duration", "unknown-shift"]
    assert done.stdout.endswith("4 problems.\n")


def test_check_gives_programs_data(graph):
    """Problems as data: file, line, code, message and hint; an empty list for none."""
    path = graph(BROKEN)
    done = run("check", path, "--json")

    assert done.exit_code == 2
    assert data_of(done)[1] == {
        "file": str(path),
        "line": 7,
        "code": "unknown-task",
        "message": "unknown task 'nobody'",
        "hint": "Known: A, L.",
        "severity": "error",
    }
    assert data_of(run("check", FIRST_STEPS, "--json")) == []


def test_check_of_a_missing_file_is_a_problem_like_others(tmp_path):
    """Programs find it in the data, too."""
    done = run("check", tmp_path / "nowhere.yaml", "--json")

    assert done.exit_code == 2
    assert [problem["code"] for problem in data_of(done)] == ["no-such-file"]


def test_verify_of_a_sound_plan(results):
    """A plan that keeps every rule: exit code 0, against its copy and against the file."""
    assert run("verify", results).exit_code == 0
    done = run("verify", results / "plan.json", "--graph", FIRST_STEPS)

    assert (done.exit_code, done.stderr) == (0, "")
    assert "sound, every rule holds" in done.stdout


def test_verify_names_the_broken_rule(changed):
    """A step moved by hand: exit code 2 and the rule."""
    done = run("verify", changed)

    assert done.exit_code == 2
    assert "links: test, roll-out: " in done.stdout


def test_verify_gives_programs_data(results, changed):
    """Violations as data; an empty list for a sound plan."""
    done = run("verify", changed, "--json")

    assert done.exit_code == 2
    assert {"links"} <= {broken["rule"] for broken in data_of(done)}
    assert data_of(run("verify", results, "--json")) == []


def test_verify_of_something_else_is_bad_input(tmp_path):
    """A folder without a plan: exit code 2, no traceback."""
    done = run("verify", tmp_path)

    assert done.exit_code == 2
    assert "no-such-file" in done.stderr
    assert "Traceback" not in done.stderr


def test_charts_of_a_broken_plan_are_not_drawn(changed):
    """A plan that fails its check ends with the rule it breaks, and without a picture."""
    done = run("gantt", changed)

    assert done.exit_code == 2
    assert "the plan breaks" in done.stderr
    assert "links: test, roll-out" in done.stderr
    assert [path.name for path in changed.parent.iterdir()] == ["plan.json"]


def test_schema_is_json_schema_that_accepts_the_task_graphs():
    """Standard output is a JSON Schema of the 2020-12 dialect."""
    done = run("schema")
    schema = data_of(done)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert done.stderr == ""
    assert schema["required"][:2] == ["name", "start"]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_mentions_every_option(name):
    """Each option stands in the help text of its command, with words of its own."""
    done = run(name, "--help")

    assert done.exit_code == 0
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in done.output
            assert getattr(parameter, "help", "")


def test_no_command_shows_the_help():
    """Without a command the list of commands is shown, completion flags included."""
    done = run()

    assert {"plan", "check", "verify", "gantt", "schema"} <= set(COMMANDS)
    assert all(name in done.output for name in COMMANDS)
    assert "--install-completion" in done.output
    assert "--show-completion" in done.output


def test_package_runs_as_a_program():
    """``python -m scheduler`` is the command line, under its own name."""
    done = subprocess.run(
        [sys.executable, "-m", "scheduler", "schema", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.startswith("Usage: launch-scheduler schema")


HEARING_SIGNALS = """
import signal
from scheduler.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""The command line as from a terminal; in the background SIGINT would be ignored."""


def test_interrupt_keeps_the_best_plan(tmp_path):
    """After Ctrl-C the best plan so far is checked, written and marked as interrupted."""
    (tmp_path / "graph.yaml").write_text(make_endless())
    (tmp_path / "hearing.py").write_text(HEARING_SIGNALS)
    search = subprocess.Popen(
        [
            sys.executable,
            "hearing.py",
            "plan",
            "graph.yaml",
            "--time-limit=60",
            "--no-charts",
            "--json",
            "--out=results",
        ],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert search.stderr is not None
    assert any("best launch" in line for line in search.stderr)

    search.send_signal(signal.SIGINT)
    output, _ = search.communicate(timeout=60)

    assert search.returncode == 0
    data = json.loads(output)
    assert (data["status"], data["stop"]) == ("feasible", "interrupted")
    assert data["gap_minutes"] > 0
    assert run("verify", tmp_path / "results").exit_code == 0


def test_explain_tells_why_a_step_starts_when_it_does(results):
    """People read it on standard output, programs get data."""
    told = run("explain", results, "roll-out")
    data = data_of(run("explain", results, "roll-out", "--json"))

    assert (told.exit_code, told.stderr) == (0, "")
    assert "test" in told.stdout
    assert isinstance(data, dict)


def test_explain_of_an_unknown_step_names_the_nearest(results):
    """A typing error in a step: exit code 2 and a way out."""
    done = run("explain", results, "rol-out")

    assert done.exit_code == 2
    assert "roll-out" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_if_gives_programs_data():
    """With --json, standard output is one JSON document."""
    done = run("whatif", FIRST_STEPS, "--hours", "unload=1h", "--json", "--workers", 1)

    assert done.exit_code == 0
    assert isinstance(data_of(done), dict)
