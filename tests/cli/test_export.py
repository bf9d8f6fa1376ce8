"""The command that writes plans for other programs."""

import json

import pytest

from scheduler.exports.document.plan import write_plan_json
from scheduler.pipeline.plan import plan
from tests.builders import ONE_WORKER
from tests.running import run
from tests.shipped import FOLDER


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the written plan of the smallest task graph."""
    made = plan(FOLDER / "first-steps.yaml", options=ONE_WORKER)
    return write_plan_json(made, tmp_path_factory.mktemp("plan"))


@pytest.mark.parametrize(
    ("form", "head", "counts"),
    [
        ("mspdi", b"<?xml", "7 steps, 8 links, 8 resources, 4 calendars"),
        ("xlsx", b"PK", "7 steps, 8 links"),
        ("csv", b"ID,Key,Task Name", "7 steps, 8 links"),
        ("ics", b"BEGIN:VCALENDAR", "7 events"),
    ],
)
def test_plan_is_written_in_every_form(written, tmp_path, form, head, counts):
    """The report says how much is in the file and what it cannot hold."""
    out = tmp_path / f"plan.{form}"
    done = run("export", written, "--to", form, "--out", out)
    assert done.exit_code == 0
    assert out.read_bytes().startswith(head)
    assert counts in done.stdout
    assert "[export-limits]" in done.stdout


def test_file_is_named_after_graph_and_scenario_by_default(written, tmp_path, monkeypatch):
    """It goes into the folder at hand."""
    monkeypatch.chdir(tmp_path)
    assert run("export", written, "--to", "mspdi").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["first-steps-busy.xml"]


def test_file_that_is_there_is_only_written_over_when_asked(written, tmp_path):
    """Somebody may have edited it since."""
    out = tmp_path / "plan.csv"
    out.write_text("mine")
    refused = run("export", written, "--to", "csv", "--out", out)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert out.read_text() == "mine"
    assert run("export", written, "--to", "csv", "--out", out, "--replace").exit_code == 0
    assert out.read_text() != "mine"


def test_json_has_every_name(written, tmp_path):
    """Programs get all names of each kind, and whether anything is lost."""
    out = tmp_path / "plan.xml"
    done = run("export", written, "--to", "mspdi", "--out", out, "--links-only", "--json")
    data = json.loads(done.stdout)
    assert data["counts"]["steps"] == 7
    assert data["lossless"] is False
    free = next(each for each in data["notices"] if each["code"] == "export-dates-free")
    assert free["count"] == len(free["names"]) == 7


def test_exported_plan_comes_back_by_import(written, tmp_path):
    """Import makes the same steps of it, and says that nothing was lost."""
    out, graph = tmp_path / "plan.xml", tmp_path / "again.yaml"
    run("export", written, "--to", "mspdi", "--out", out)
    done = run("import", out, "--to", graph)
    assert done.exit_code == 0, done.stderr
    assert "Nothing was lost." in done.stdout
    assert run("check", graph).exit_code == 0


def test_what_is_no_plan_is_refused(tmp_path):
    """A folder without a plan is the user's mistake."""
    done = run("export", tmp_path, "--to", "mspdi")
    assert done.exit_code == 2
