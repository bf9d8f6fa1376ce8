"""The command that makes a date."""

import json
from pathlib import Path

import pytest

from scheduler.cli.terminal import exit_codes
from tests.running import run
from tests.studies.making_a_date.graphs import DOUBTFUL, GRAPH


def lines_of(done):
    """Return the lines of the messages without what aligns them."""
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


@pytest.fixture
def target(tmp_path):
    """Return a function that runs the command on the campaign of two shifts."""
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH)
    words = ("--out", tmp_path / "out", "--no-charts", "--workers", 1)
    return lambda *more: run("target", path, *words, *more)


def test_people_read_price_proof_and_changes(target, tmp_path):
    """Cost, verdict, launch, every change with its price, and what was not needed."""
    done = target()
    lines = lines_of(done)

    assert done.exit_code == exit_codes.FINE
    assert "Two shifts, launch by Tue 11 Nov 2025 09:00" in lines
    assert "Cost 1.0 day shifts" in lines
    assert "Verdict proved: no cheaper permitted changes meet the date" in lines
    assert "Launch Tue 11 Nov 2025 09:00, to the minute" in lines
    assert "Not needed no more people on the day shift" in lines
    assert "1.0 1 1 more in Mechanics on the evening shift (1 time)" in lines
    assert not any("side by side" in line for line in lines)
    assert any("3 of 3 steps, 1 of 1 test in full, 2 of 2 hard links kept" in x for x in lines)
    assert (tmp_path / "out" / "task-graph.yaml").is_file()


def test_written_folder_verifies_and_plans_again(target, tmp_path):
    """``verify`` finds nothing, and ``plan`` makes the same launch from the task graph."""
    target()
    folder = tmp_path / "out"
    verified = run("verify", folder)
    again = run("plan", folder / "task-graph.yaml", "-s", "target", "--no-charts", "--json",
                "--out", tmp_path / "again")  # fmt: skip

    assert verified.exit_code == exit_codes.FINE
    assert json.loads(again.stdout)["launch_minutes"] == 25 * 60


def test_programs_read_data(target):
    """With --json, standard output is one document with the changes and the price curve."""
    done = target("--json", "--curve", "--points", 3)
    data = json.loads(done.stdout)

    assert done.exit_code == exit_codes.FINE
    assert (data["answer"], data["cost"], data["bound"], data["proved"]) == ("possible", 1, 1, True)
    assert [each["family"] for each in data["changes"]] == ["people"]
    assert (data["person_shifts"], data["not_needed"]) == (1, ["no more people on the day shift"])
    assert [(each["by"][:16], each["cost"]) for each in data["curve"]] == [
        ("2025-11-10T17:00", 2.0),
        ("2025-11-11T09:00", 1.0),
        ("2025-11-12T09:00", 0.0),
    ]
    assert "price_curve.csv" in {Path(name).name for name in data["files"]}


def test_impossible_date_ends_with_code_three(target):
    """The earliest date there is, the rules that collide with their lines, and what would do."""
    done = target("--by", "2025-11-10T16:00")
    lines = lines_of(done)

    assert done.exit_code == exit_codes.INFEASIBLE
    assert any(
        x.startswith("No permitted change makes launch possible by Mon 10 Nov") for x in lines
    )
    assert (
        "With everything permitted at once, launch is on Mon 10 Nov 2025 17:00 at the earliest."
        in lines
    )
    assert any(line.startswith("Conflict 1:") for line in lines)
    assert any(line.startswith("graph.yaml:14: L (Launch) starts after") for line in lines)
    assert "- launch 1 h later, on Mon 10 Nov 17:00" in lines


def test_impossible_date_as_data(target):
    """Programs learn the earliest launch, the conflicts, and still get the price curve."""
    done = target("--by", "2025-11-10T16:00", "--json", "--curve", "--points", 2)
    data = json.loads(done.stdout)

    assert done.exit_code == exit_codes.INFEASIBLE
    assert (data["answer"], data["earliest_launch_minutes"]) == ("impossible", 540)
    assert data["conflicts"][0]["minimal"] is True
    assert [each["cost"] for each in data["curve"]] == [2.0, 0.0]


def test_late_date_needs_no_change_at_all(target):
    """The base makes Wednesday 09:00 as it stands, one step after the other."""
    lines = lines_of(target("--by", "2025-11-12T09:00"))

    assert "Cost 0.0 day shifts" in lines
    assert "No change is needed." in lines


def test_base_that_makes_the_date_needs_no_change(target):
    """From the fast scenario, Monday 17:00 is made without anything."""
    lines = lines_of(target("--from", "fast", "--by", "2025-11-10T17:00"))

    assert "No change is needed." in lines


def test_curve_is_printed_below_the_answer(target):
    """Every date has its cost, how sure that is, and what it takes."""
    lines = lines_of(target("--curve", "--points", 3))

    assert "Mon 10 Nov 17:00 2.0 proved +1 day, +1 evening" in lines
    assert "Wed 12 Nov 09:00 0.0 proved no change" in lines


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--by", "soon"), "bad-date"),
        (("--from", "nobody"), "unknown-scenario"),
        (("--state", "nobody"), "unknown-scenario"),
    ],
)
def test_mistakes_are_told(target, words, code):
    """A date that is none and unknown scenarios end with code 2."""
    done = target(*words)

    assert done.exit_code == exit_codes.BAD_INPUT
    assert code in done.stderr


def test_graph_without_a_place_for_the_scenario_is_said(tmp_path):
    """Where the text cannot take the scenario, prices are written, and no plan that misses it."""
    path = tmp_path / "graph.yaml"
    head = GRAPH.partition("scenarios:\n")[0]
    slow, fast = "slow: {shifts: [day]}", "fast: {surge: {MEC: {day: 1}}}"
    path.write_text(f"{head}scenarios: {{{slow}, {fast}, # all\n}}\n")
    done = run("target", path, "--out", tmp_path / "out", "--no-charts", "--workers", 1)

    assert done.exit_code == exit_codes.FINE
    assert "No scenario can be added to the text of this task graph" in " ".join(lines_of(done))
    assert {each.name for each in (tmp_path / "out").iterdir()} == {
        *("target.csv", "target.json", "manifest.json")
    }


@pytest.mark.parametrize("command", [("target", "--curve"), ("conflicts",), ("levers",)])
def test_cluster_that_does_not_answer_is_told_before_any_search(command, tmp_path, monkeypatch):
    """The address and the way out, with code 2."""
    monkeypatch.setattr("scheduler.studies.workers.cluster.CONNECT_SECONDS", 0.5)
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH)
    out = () if command[0] == "conflicts" else ("--out", tmp_path / "out")
    done = run(command[0], path, *command[1:], *out, "--cluster", "tcp://127.0.0.1:1")

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "no-cluster" in done.stderr
    assert "best launch" not in done.stderr


def test_one_process_prices_the_same_dates(target):
    """In this process or one that was asked for, which is this one: the same curve."""
    words = ("--json", "--curve", "--points", 3)
    alone, one = (json.loads(target(*words, *more).stdout) for more in ((), ("--processes", 1)))

    assert alone["curve"] == one["curve"]
    assert (one["not_priced"], one["curve_interrupted"]) == ([], False)


def test_date_with_a_chance_names_what_was_tried_and_claims_no_proof(tmp_path):
    """Planned hours make it in no draw; a second person makes it sure, at two day shifts."""
    (tmp_path / "graph.yaml").write_text(DOUBTFUL)
    risks = tmp_path / "graph.risk.yaml"
    risks.write_text("format: 1\nhours: [{steps: all, factors: [1, 1, 1.5]}]\n")
    words = ("--out", tmp_path / "out", "--no-charts", "--workers", 1, "--chance", "80%")
    done = run("target", tmp_path / "graph.yaml", *words)
    lines = lines_of(done)

    assert done.exit_code == exit_codes.FINE
    assert "How sure Tue 11 Nov 16:00 is, asked for 80 %" in lines
    assert "planned hours 0.0 Tue 11 Nov 16:00 0 %" in lines
    assert "hours that 50 % of the draws keep 2.0 Mon 10 Nov 16:00 100 %" in lines
    assert any("Nothing proves that no cheaper one does" in line for line in lines)
    assert "Verdict not proved: the cheapest may cost 0.0, gap 2.0" in lines


def test_chance_needs_a_risk_file(target):
    """Without one there is nothing to draw."""
    done = target("--chance", "80%")

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "risk" in done.stderr
