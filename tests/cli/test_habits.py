"""What people type out of habit is understood, or told with the way out."""

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.core import TyperCommand

from scheduler.cli import app
from scheduler.cli.arguments.times import parse_seconds
from scheduler.cli.terminal.habits import spelt_out
from tests.running import run

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"
COMMANDS = typer.main.get_group(app).commands
FAST = ("--no-charts", "--workers", 1)


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """Return a folder above the plans of two scenarios."""
    folder = tmp_path_factory.mktemp("plans") / "first steps"
    for name in ("busy", "quiet"):
        assert run("plan", FIRST_STEPS, "-s", name, "-o", folder / name, *FAST).exit_code == 0
    return folder


@pytest.mark.parametrize("word", ["--version", "-V", "-v", "--vers"])
def test_version_is_told(word):
    """Name and number, and nothing else."""
    done = run(word)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"launch-scheduler {version('launch-scheduler')}\n"


def test_version_as_a_command_names_the_option():
    """It is no slip for another command."""
    done = run("version")

    assert done.exit_code == 2
    assert "Write launch-scheduler --version." in done.stderr
    assert "Did you mean" not in done.stderr


@pytest.mark.parametrize("words", [["help"], ["-h"], ["--help"], []])
def test_help_lists_the_commands_whole(words):
    """However it is asked for, each command stands there with its sentence."""
    done = run(*words)

    lines = [" ".join(line.split()) for line in done.output.splitlines()]
    for name, command in COMMANDS.items():
        assert any(line.startswith(f"{name} ") for line in lines)
        assert command.short_help is not None
        assert f"{name} {command.short_help}" in lines
    assert "..." not in done.output.replace("[ARGS]...", "")


@pytest.mark.parametrize("words", [["help", "plan"], ["plan", "-h"], ["pl", "--he"]])
def test_help_of_a_command(words):
    """As a command before it, as an option behind it, or abbreviated."""
    done = run(*words)

    assert done.exit_code == 0
    assert "--time-limit TIME" in done.stdout


def test_commands_and_options_may_be_abbreviated():
    """As long as only one is meant."""
    assert run("che", FIRST_STEPS, "--js").stdout == "[]\n"


def test_value_that_looks_like_an_option_stays():
    """What follows an option belongs to it, and what follows two hyphens is no option."""
    assert "'--js' does not exist" in run("plan", "--", "--js").stderr
    done = run("plan", FIRST_STEPS, "--scenario", "--no-chart")
    assert "unknown scenario '--no-chart'" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["l", FIRST_STEPS], "'l' could mean ladder or levers."),
        (["plan", FIRST_STEPS, "--s", "busy"], "'--s' could mean --scenario or --seed or --steps"),
        (["plan", FIRST_STEPS, "--outt", "x"], "--out"),
        (["chek", FIRST_STEPS], "check"),
        (["risk", FIRST_STEPS, "--policy=replan"], "'--policy' needs 2 values: --policy replan N."),
        (["risk", FIRST_STEPS, "--policy", "replan", "--early"], "--policy replan N."),
        (["risk", FIRST_STEPS, "--policy", "keep", "5"], "'keep' is no policy"),
        (["risk", FIRST_STEPS, "--policy=replan=five"], "five is no number of draws to replan"),
    ],
)
def test_what_is_not_clear_is_told(words, message):
    """Exit code 2 and what could be meant."""
    done = run(*words)

    assert done.exit_code == 2
    assert message in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--policy", "replan", "5"],
        ["--policy=replan", "5"],
        ["--policy=replan=5"],
        ["--policy", "replan=5"],
        ["--pol=replan 5"],
    ],
)
def test_option_of_two_values_takes_them_as_people_write_them(words):
    """Two words, or one with = or a space between."""
    command = COMMANDS["risk"]
    assert isinstance(command, TyperCommand)
    spelt = list(spelt_out(command, typer.Context(command), ["a.yaml", *words, "--early"]))

    assert spelt == ["a.yaml", "--policy", "replan", "5", "--early"]


@pytest.mark.parametrize("name", ["plan", "whatif", "levers", "conflicts", "ladder", "target"])
def test_scenario_is_one_word_everywhere(name):
    """-s and --scenario in every command that takes one."""
    opts = {opt for parameter in COMMANDS[name].params for opt in parameter.opts}
    assert {"-s", "--scenario"} <= opts


@pytest.mark.parametrize("name", ["plan", "whatif", "levers", "ladder", "target", "gantt", "bench"])
def test_place_to_write_is_one_word_everywhere(name):
    """-o, --out and --output in every command that writes."""
    opts = {opt for parameter in COMMANDS[name].params for opt in parameter.opts}
    assert {"-o", "--out", "--output"} <= opts


@pytest.mark.parametrize(("command", "word"), [("ladder", "--to"), ("target", "--state")])
def test_old_spellings_go_on(command, word):
    """They mean the scenario; an unknown one is told as ever."""
    done = run(command, FIRST_STEPS, word, "bussy")

    assert done.exit_code == 2
    assert "unknown scenario 'bussy'" in done.stderr


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("30", 30.0), ("0.5", 0.5), ("30s", 30.0), ("30 s", 30.0), ("90sec", 90.0)),
        *(("2m", 120.0), ("2min", 120.0), ("2m30", 150.0), ("2m30s", 150.0), ("1.5m", 90.0)),
        *(("1h", 3600.0), ("1h30", 5400.0), ("1h30m", 5400.0), ("1H 30min", 5400.0)),
    ],
)
def test_times_as_people_write_them(text, seconds):
    """Bare numbers are seconds; behind hours stand minutes, behind minutes seconds."""
    assert parse_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "2,5", "1d", "-1", "nan", "inf", "1h30x", "m", "s"])
def test_other_times_are_told_with_the_way_out(text):
    """Exit code 2, and how to write it."""
    done = run("plan", FIRST_STEPS, f"--time-limit={text}")

    assert done.exit_code == 2
    assert (
        f"{text!r} is not a length of time. Write seconds, such as 30 or 30s, or 2m, or 1h30."
        in " ".join(done.stderr.split())
    )


@pytest.mark.parametrize(("text", "how"), [("0", "short"), ("0.05s", "short"), ("999h", "long")])
def test_times_beyond_sense_are_refused(text, how):
    """No search takes less than a tenth of a second, or more than a month."""
    with pytest.raises(typer.BadParameter, match=f"too {how}"):
        parse_seconds(text)


@given(st.integers(0, 23), st.integers(0, 59))
def test_hours_and_minutes_add_up(hours, minutes):
    """An hour has sixty minutes."""
    if hours or minutes:
        assert parse_seconds(f"{hours}h{minutes:02d}") == 3600 * hours + 60 * minutes


def test_folder_above_one_plan_is_enough(plans, tmp_path):
    """The only plan below is meant."""
    shutil.copytree(plans / "busy", tmp_path / "graph" / "busy")

    for place in (tmp_path, tmp_path / "graph", tmp_path / "graph" / "busy" / "plan.json"):
        assert run("verify", place).exit_code == 0


def test_folder_above_several_plans_names_the_commands(plans):
    """Each stands there ready to be copied, quoted where it must be."""
    done = run("explain", plans, "roll-out")

    assert done.exit_code == 2
    for name in ("busy", "quiet"):
        assert f"launch-scheduler explain '{plans / name}' roll-out" in done.stderr


@pytest.mark.parametrize("command", [["explain", "roll-out"], ["verify"], ["gantt"]])
def test_task_graph_in_the_place_of_a_plan_is_told(command):
    """The command that makes a plan of it is named."""
    done = run(command[0], FIRST_STEPS, *command[1:])

    assert done.exit_code == 2
    assert "is a task graph, not a plan" in done.stderr
    assert f"`launch-scheduler plan {FIRST_STEPS}`" in done.stderr


def test_plan_in_the_place_of_a_task_graph_is_told(plans):
    """The commands that take a plan are named."""
    for place in (plans / "busy", plans / "busy" / "plan.json"):
        done = run("plan", place, "-o", plans / "none")
        assert done.exit_code == 2
        assert "It holds a plan, which `verify`, `explain` and `gantt` take" in done.stderr


@pytest.mark.parametrize("name", ["roll-out", "ROLL-OUT", "Roll out to the pad", "roll out"])
def test_step_may_be_named(name, plans):
    """By its id in any letters, by its name, or by the beginning of it."""
    done = run("explain", plans / "busy", name, "--no-counterfactuals")

    assert done.exit_code == 0
    assert done.stdout.startswith("roll-out (Roll out to the pad) runs from")


def test_name_that_several_steps_bear_is_told(tmp_path):
    """They are listed with their ids."""
    (tmp_path / "graph.yaml").write_text(
        FIRST_STEPS.read_text().replace("name: Countdown", "name: Roll the cameras")
    )
    assert run("plan", tmp_path / "graph.yaml", "-o", tmp_path / "out", *FAST).exit_code == 0

    done = run("explain", tmp_path / "out", "roll")

    assert done.exit_code == 2
    assert "'roll' matches 2 steps" in done.stderr
    assert "roll-out (Roll out to the pad), countdown (Roll the cameras)" in done.stderr


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, command in COMMANDS.items()
        if any(each.name == "processes" for each in command.params)
    ],
)
def test_more_processes_than_any_machine_has_are_refused(name):
    """As with search threads: each would take its memory before anybody noticed."""
    done = run(name, FIRST_STEPS, "--processes", 65)

    assert done.exit_code == 2
    assert "'--processes'" in done.stderr
    assert "64" in done.stderr
