"""Tests for where a replan is written: never over the plan that was announced."""

import pytest
from typer.testing import CliRunner

from scheduler.cli import app
from tests.living.m1 import M1

RUNNER = CliRunner()
FACTS = """\
data_date: 2026-03-02T14:00
steps:
  a: {started: 2026-03-02T08:00, finished: 2026-03-02T12:00}
  b: {started: 2026-03-02T12:00}
  c: {started: 2026-03-02T12:00}
"""


def run(*words):
    """Run a command and return what it gave."""
    return RUNNER.invoke(app, [*map(str, words), "--no-charts", "--workers", "1"])


def contents(folder):
    """Return the bytes of every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Return a folder with the announced plan of M1 and facts as announced, and work in it."""
    (tmp_path / "m1.yaml").write_text(M1)
    (tmp_path / "facts.yaml").write_text(FACTS)
    monkeypatch.chdir(tmp_path)
    assert run("plan", "m1.yaml", "--out", "announced").exit_code == 0
    return tmp_path


@pytest.mark.parametrize("out", ["announced", "./announced/", "link"])
@pytest.mark.parametrize("plan", ["announced", "announced/plan.json"])
def test_folder_of_the_announced_plan_is_refused(home, plan, out):
    """However it is named, it is left as it was."""
    (home / "link").symlink_to("announced")
    before = contents(home / "announced")

    result = run("replan", plan, "--progress", "facts.yaml", "--out", out)

    assert result.exit_code == 2
    assert "announced-folder" in result.stderr
    assert contents(home / "announced") == before


def test_replans_of_one_data_date_are_numbered(home):
    """A replan of a replan as of the same Mon 14:00 does not take the folder of that."""
    names = ["announced", *(f"announced-2026-03-02-1400{end}" for end in ("", "-2", "-3"))]

    for name in names[:-1]:
        before = contents(home / name)
        assert run("replan", name, "--progress", "facts.yaml").exit_code == 0
        assert contents(home / name) == before

    assert sorted(each.name for each in home.iterdir() if each.is_dir()) == names
