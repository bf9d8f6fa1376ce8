"""``launch-scheduler import``, from the command line."""

import json
import shutil

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from scheduler.cli import app
from tests.shipped import FOLDER

LIST = FOLDER / "elsewhere" / "launch-list.xlsx"
OPTIONS = ["--start", "2026-10-05T08:00", "--time-zone", "Asia/Shanghai", "--facility", "Place"]


def run(*words):
    """Run a command, and return its result."""
    return CliRunner().invoke(app, [*map(str, words)])


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    """Work in a folder with the list."""
    shutil.copy(LIST, tmp_path / "steps.xlsx")
    monkeypatch.chdir(tmp_path)


def test_list_becomes_a_graph_that_is_sound():
    """The report says what was decided, and what to do next."""
    result = run("import", "steps.xlsx", *OPTIONS)

    assert result.exit_code == 0, result.output
    assert "Next: launch-scheduler plan steps.yaml" in result.stdout
    assert run("check", "steps.yaml").exit_code == 0


def test_open_question_writes_nothing(tmp_path):
    """Without a start there is no graph."""
    result = run("import", "steps.xlsx")

    assert (result.exit_code, list(tmp_path.glob("*.yaml"))) == (2, [])
    assert "import-no-start" in result.stderr


def test_graph_that_is_there_is_kept_unless_it_may_be_replaced():
    """What was added to it by hand is not lost unawares."""
    assert run("import", "steps.xlsx", *OPTIONS).exit_code == 0
    assert run("import", "steps.xlsx", *OPTIONS).exit_code == 2
    assert run("import", "steps.xlsx", *OPTIONS, "--replace").exit_code == 0


def test_all_is_told_to_programs():
    """Every name of every notice, and how much there is of everything."""
    data = json.loads(run("import", "steps.xlsx", *OPTIONS, "--json").stdout)

    assert data["counts"]["steps"] == 9
    assert {"code", "kind", "text", "count", "names", "way_out"} == set(data["notices"][0])


def test_choices_that_are_kept_are_used_again():
    """The second import needs no options."""
    assert run("import", "steps.xlsx", *OPTIONS, "--keep-choices").exit_code == 0
    result = run("import", "steps.xlsx", "--replace")

    assert result.exit_code == 0
    assert "Choices from steps.import.yaml." in result.stdout


def test_update_keeps_what_was_added_by_hand(tmp_path):
    """A hazard and a comment stay; the hours follow the list."""
    assert run("import", "steps.xlsx", *OPTIONS, "--keep-choices").exit_code == 0
    path = tmp_path / "steps.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  R1:", "  # by hand\n  R1:").replace("crew: {LIF: 8}", "crew: {LIF: 7}")
    )
    _set_hours(tmp_path / "steps.xlsx")
    result = run("import", "--update", "steps.yaml")

    assert result.exit_code == 0, result.output
    assert "A05 (A05 Leak test): hours 8 -> 9" in result.stdout
    updated = path.read_text("utf-8")
    assert "# by hand" in updated
    assert "hours: 9" in updated
    assert "crew: {LIF: 7}" in updated


def _set_hours(path):
    """Give the leak test an hour more."""
    book = load_workbook(path)
    for row in book["Steps"].iter_rows():
        if row[0].value == "A05":
            row[2].value = 9
    book.save(path)


def test_update_of_a_graph_that_was_never_imported_is_refused(tmp_path):
    """Nothing is known of it."""
    (tmp_path / "own.yaml").write_text("name: Own\n")
    result = run("import", "steps.xlsx", "--update", "own.yaml")

    assert result.exit_code == 2
    assert "import-no-memory" in result.stderr


def test_schedule_in_place_of_a_graph_names_the_command():
    """In one line."""
    result = run("plan", "steps.xlsx")

    assert result.exit_code == 2
    assert "launch-scheduler import steps.xlsx" in result.stderr
