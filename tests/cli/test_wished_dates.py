"""Further lift-offs and due dates in the summary, the tables, plan.json and explain."""

import csv
import json

import pytest
from typer.testing import CliRunner

from scheduler.cli import app

GRAPH = """\
name: Two rockets
start: 2026-03-16T08:00
launch: both
target: 2026-03-20T08:00
launches:
  A2: {name: Lift-off A, target: 2026-03-16T16:00}
  B2: {name: Lift-off B, target: 2026-03-18T09:00}
shifts: {day: 08:00-16:00}
crews: {C: {people: {day: 2}}}
tasks:
  A1: {hours: 7, crew: {C: 2}, due: 2026-03-16T14:00}
  A2: {hours: 1, crew: {C: 2}, after: A1}
  B1: {hours: 7, crew: {C: 2}, after: A2, due: 2026-03-17T16:00}
  B2: {hours: 1, crew: {C: 2}, after: B1}
  both: {after: [A2, B2]}
scenarios: {plan: {}}
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """Return what planning the graph told and the folder it wrote."""
    folder = tmp_path_factory.mktemp("wished")
    graph = folder / "graph.yaml"
    graph.write_text(GRAPH)
    words = ["plan", graph, "--out", folder / "out", "--no-charts", "--workers", 1, "--json"]
    told = CliRunner().invoke(app, [str(word) for word in words])
    return json.loads(told.stdout), folder / "out"


def test_lift_offs_have_margins_to_their_own_targets(planned):
    """A lifts off on its target at 16:00 on Monday, B on Tuesday 16:00, 17 h before its own."""
    told, folder = planned
    document = json.loads((folder / "plan.json").read_text())

    for launches in (told["launches"], document["launches"]):
        assert [(each["step"], each["margin_minutes"]) for each in launches] == [
            ("A2", 0),
            ("B2", 17 * 60),
        ]


def test_due_dates_have_margins(planned):
    """A1 ends at 15:00 and was due at 14:00; B1 ends at 15:00 and is due at 16:00."""
    told, folder = planned
    document = json.loads((folder / "plan.json").read_text())

    for dates in (told["due_dates"], document["due_dates"]):
        assert [(each["step"], each["margin_minutes"]) for each in dates] == [
            ("A1", -60),
            ("B1", 60),
        ]


def test_tables_have_lift_offs_and_floats_to_due_dates(planned):
    """The schedule names the lift-off beside its step; both tables have the due float in hours."""
    _, folder = planned
    rows = {}
    for name in ("schedule.csv", "floats.csv"):
        with (folder / name).open(newline="") as file:
            rows[name] = {row["id"]: row for row in csv.DictReader(file)}

    assert rows["schedule.csv"]["A2"]["lift_off"] == "Lift-off A"
    assert rows["schedule.csv"]["both"]["lift_off"] == ""
    for table in rows.values():
        assert (table["A1"]["due_float_h"], table["B1"]["due_float_h"]) == ("-1.0", "1.0")
        assert table["A2"]["due_float_h"] == ""


def test_explain_says_how_a_step_stands_to_its_due_date(planned):
    """The step that is late says so, by how much."""
    _, folder = planned
    words = ["explain", str(folder), "A1", "--no-counterfactuals", "--json"]
    told = json.loads(CliRunner().invoke(app, words).stdout)

    assert told["slip"][0] == "It was due on Mon 16 Mar 14:00 and ends 1 h late."


def test_verify_derives_lift_offs_and_due_dates_anew(planned, tmp_path):
    """A margin that was improved by hand is found."""
    _, folder = planned
    document = json.loads((folder / "plan.json").read_text())
    document["due_dates"][0]["margin_minutes"] = 60
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(document))

    told = CliRunner().invoke(app, ["verify", str(path)])

    assert told.exit_code != 0
    assert "due_dates.0.margin_minutes" in told.output
