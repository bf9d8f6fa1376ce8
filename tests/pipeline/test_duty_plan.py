"""Duty rules from the task graph to the written plan and back."""

import csv
import json

import pytest

from scheduler.cli.data.plan import summary_data
from scheduler.exports import export
from scheduler.pipeline.plan import plan
from scheduler.pipeline.reopen import verify
from scheduler.planning.interface.options import SolveOptions
from scheduler.wording.integrity.duty import duty_text

GRAPH = """
name: Three days of work
start: 2025-11-10T08:00
launch: C
horizon: 10d
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 2}}}
tasks:
  A: {hours: 8, crew: {MEC: 1}}
  B: {hours: 8, crew: {MEC: 1}, after: A}
  C: {hours: 8, crew: {MEC: 1}, after: B}
costs: {duty_deviation: 7.5}
scenarios:
  reported: {duty: {days_in_row: 2}}
  priced: {duty: {like: emergency, days_in_row: 1, as: cost}}
  bound: {duty: {days_in_row: 2, as: rule}}
  free: {}
"""


@pytest.fixture(scope="module")
def plan_of(tmp_path_factory):
    """Return a function that plans a scenario of the graph."""
    path = tmp_path_factory.mktemp("graph") / "graph.yaml"
    path.write_text(GRAPH)
    return lambda name: plan(path, name, SolveOptions(workers=1))


@pytest.mark.parametrize("name", ["reported", "priced", "bound", "free"])
def test_written_plan_with_duty_rules_is_sound(plan_of, tmp_path, name):
    """What stands in the file about duties follows from its dates."""
    export(plan_of(name), tmp_path, charts=False)

    assert verify(tmp_path) == []


def test_forged_deviation_is_found(plan_of, tmp_path):
    """A deviation taken out of the file is missed."""
    export(plan_of("reported"), tmp_path, charts=False)
    path = tmp_path / "plan.json"
    document = json.loads(path.read_text())
    document["duty"]["deviations"] = []
    path.write_text(json.dumps(document))

    assert ["duty.deviations" in str(each) for each in verify(path)] == [True]


def test_table_of_duties_lists_shifts_and_deviations(plan_of, tmp_path):
    """One line for the crew's day shift, one for its third day in a row."""
    written = export(plan_of("reported"), tmp_path, charts=False)

    with (tmp_path / "duty.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))

    assert tmp_path / "duty.csv" in written
    assert [(row["crew"], row["teams_needed"], row["deviations"]) for row in rows] == [
        ("MEC", "2", "1"),
        ("MEC", "", ""),
    ]
    assert (rows[1]["rule"], rows[1]["value"], rows[1]["limit"]) == ("days_in_row", "3", "2")
    assert rows[1]["start"] == "2025-11-12 08:00"


def test_plan_without_duty_rules_writes_no_table(plan_of, tmp_path):
    """Nothing is written about rules that are not stated."""
    written = export(plan_of("free"), tmp_path, charts=False)

    assert "duty.csv" not in {path.name for path in written}
    assert json.loads((tmp_path / "plan.json").read_text())["duty"] is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "reported",
            "own rules, reported only; too few teams for MEC day (2 needed, 1 available); "
            "1 deviation, all-hands work included: MEC day 3 days in a row on Wed 12 Nov 08:00",
        ),
        (
            "priced",
            "emergency rules, at a price; too few teams for MEC day (2 needed, 1 available); "
            "2 deviations, all-hands work included: MEC day 3 days in a row on Wed 12 Nov 08:00, "
            "MEC day 2 days in a row on Tue 11 Nov 08:00; 15 day shifts in all",
        ),
        ("bound", "own rules, binding; one team a shift is enough; no deviation"),
    ],
)
def test_summary_says_teams_and_deviations(plan_of, name, text):
    """Teams that are missing, and the worst deviations first."""
    made = plan_of(name)

    assert made.duty is not None
    assert duty_text(made, made.duty) == text


def test_summary_for_programs_has_every_deviation(plan_of):
    """The price is in the unit of the costs, lengths and dates are in minutes or days."""
    data = summary_data(plan_of("priced"))["duty"]

    assert (data["rules"], data["as"], data["price"]) == ("emergency", "cost", 15.0)
    assert data["teams"] == [{"crew": "MEC", "shift": "day", "teams": 1, "teams_needed": 2}]
    assert [each["value"] for each in data["deviations"]] == [2, 3]


def test_rule_moves_launch_by_the_day_off(plan_of):
    """Bound to two days in a row, the third day of work is Thursday instead of Wednesday."""
    assert (plan_of("reported").launch_minute, plan_of("bound").launch_minute) == (56 * 60, 80 * 60)
