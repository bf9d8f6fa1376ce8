import json

import pytest
from typer.testing import CliRunner

from scheduler.analyse.replanning.history import history_row
from scheduler.cli import app
from scheduler.exports.folder.history import write_history
from tests.analyse.comparing_plans import later_plan, told_plan
from tests.living.m1 import altered

RUNNER = CliRunner()
D = "{hours: 2, crew: {MEC: 4}, facility: PAD, after: [b, c], hold_point: R2}"


def said(*words):
    """Return what a command says and its exit code."""
    result = RUNNER.invoke(app, ["history", *map(str, words)])
    return result.stdout, result.stderr, result.exit_code


@pytest.fixture
def folder(tmp_path):
    """Return a folder with the history of M1: as announced, and as of Tue 09:00."""
    campaign = altered(d=D)
    rows = [history_row(told_plan(campaign), "1" * 64), history_row(later_plan(campaign), "2" * 64)]
    write_history(tmp_path / "replan", rows)
    return tmp_path / "replan"


def test_history_is_told_plan_by_plan(folder):
    """Launch stays on Tue 18:00; R2 at d slips from 12:00 to 14:00."""
    out, _, code = said(folder)

    assert code == 0
    assert "Mon 02 Mar 08:00  Tue 03 Mar 18:00" in out
    assert "Tue 03 Mar 09:00  Tue 03 Mar 18:00" in out
    [hold] = [line.split() for line in out.splitlines() if line.startswith("R2 (d)")]
    assert hold[-3:] == ["2", "h", "later"]


def test_history_as_data(folder):
    """Each plan has its dates with their offsets, and how far launch slipped by then."""
    out, _, _ = said(folder, "--json")
    found = json.loads(out)

    assert [each["slip_min"] for each in found["plans"]] == [0, 0]
    assert found["plans"][1]["hold_points"] == {
        "R2 (d)": {"date": "2026-03-03T14:00+00:00", "passed": False}
    }
    assert found["files"] == []


def test_table_and_slip_chart_are_written_on_request(folder, tmp_path):
    """The table that is written tells the same when it is read again."""
    out, _, code = said(folder, "--out", tmp_path / "out")

    names = {file.name for file in (tmp_path / "out").iterdir()}
    pictures = {f"slip-chart.{kind}" for kind in ("png", "svg", "pdf")}
    assert (code, names) == (0, {"history.csv", "manifest.json", *pictures})
    assert said(tmp_path / "out")[0] in out


def test_places_that_are_wrong_are_told_together(folder, tmp_path):
    """Two mistakes are two problems, and nothing is written."""
    out, told, code = said(folder, tmp_path / "none", tmp_path / "no", "--out", tmp_path / "out")

    assert (out, code) == ("", 2)
    assert "none: no-such-file" in told
    assert "no: no-such-file" in told
    assert "2 problems; no history was told" in told
    assert not (tmp_path / "out").exists()
