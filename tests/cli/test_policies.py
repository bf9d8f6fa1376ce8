"""The command `risk` with draws that are replanned, or planned with all of them known."""

import json

import pytest
from typer.testing import CliRunner

from scheduler.cli import app
from scheduler.formats.risk.document import RiskDocument
from scheduler.studies.workers import executors

RUNNER = CliRunner()
GRAPH = """\
name: Yard
start: 2025-11-10T08:00
horizon: 5d
launch: L
shifts: {day: 08:00-16:00, evening: 16:00-24:00, night: 00:00-08:00}
crews: {ELE: {people: {day: 2, evening: 2, night: 2}}}
tasks:
  A: {hours: 4, elapsed: true}
  B: {hours: 4, crew: {ELE: 2}, after: A}
  C: {hours: 4, crew: {ELE: 2}, not_before: 2025-11-10T12:00}
  L: {hours: 0, after: [B, C]}
scenarios: {only: {}}
"""
FAILS = "draws: 50\nevents: {fails: {chance: 99%, at: A end, redo: A}}\n"


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch):
    """Plan all draws in this process, where they take the least time."""
    monkeypatch.setattr(executors, "LocalWorkers", _refuse)


def _refuse(processes):
    message = f"no {processes} further processes here"
    raise OSError(message)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a graph, its risk file, and its plan."""
    place = tmp_path_factory.mktemp("yard")
    (place / "yard.yaml").write_text(GRAPH)
    (place / "yard.risk.yaml").write_text(FAILS)
    words = ["plan", f"{place / 'yard.yaml'}", "-o", f"{place / 'plan'}", "--no-charts"]
    assert RUNNER.invoke(app, [*words, "--workers", "1"]).exit_code == 0
    return place


def run(folder, *words):
    """Run the command on the plan; return what it says, and its exit code."""
    options = ("--no-charts", "--no-drivers", "--workers", 1)
    result = RUNNER.invoke(app, ["risk", f"{folder / 'plan'}", *map(str, (*options, *words))])
    return result.stdout, result.stderr, result.exit_code


def test_both_policies_are_told_beside_the_order_kept(folder):
    """A failure of A costs four hours in the order kept, and nothing if C goes first."""
    out, _, code = run(folder, "--policy", "replan", 2, "--hindsight", 2)

    assert code == 0
    assert "Replanning would launch 0.17 days earlier on average, in the first 2 draws." in out
    assert "Knowing everything beforehand would launch 0.17 days earlier on average" in out
    assert out.count("order of the plan kept        ") == 2
    assert "the low end" in out


def test_figures_stand_in_the_data_and_in_the_document(folder):
    """The first three draws launch at 04:00 and are replanned to 00:00 the next day."""
    out, _, _ = run(folder, "--policy", "replan", 3, "--json")

    [told] = json.loads(out)["policies"]
    assert (told["policy"], told["asked"], told["draws"]) == ("replan", 3, 3)
    assert told["saved_minutes"] == 240
    assert told["order_kept"]["launch_minutes"] == [960, 960, 960]
    assert told["by_policy"]["p80"] == "2025-11-10T20:00+00:00"
    text = (folder / "plan" / "risk.json").read_text()
    [kept] = RiskDocument.model_validate_json(text).policies
    assert kept.by_policy.launch_minutes == (720, 720, 720)


def test_without_policies_nothing_is_said_of_them(folder):
    """The report is that of the order of the plan alone."""
    out, _, code = run(folder)

    assert code == 0
    assert "Replanning would" not in out


@pytest.mark.parametrize("words", [("replan", 0), ("guess", 5), ("replan",)])
def test_policies_that_cannot_be_meant_are_refused(folder, words):
    """No draws, an unknown policy, and no number."""
    _, _, code = run(folder, "--policy", *words)

    assert code == 2
