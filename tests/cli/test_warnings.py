"""Warnings as `check` and `plan` give them."""

import json

import pytest

from scheduler.cli.reports.warnings import short_lines
from scheduler.errors import Problem, Severity, Where
from tests.running import run

FORGOTTEN = """\
name: Forgotten link
start: 2026-03-02T08:00
launch: countdown
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 4}}}
scenarios: {quiet: {}}
tasks:
  unload: {hours: 6, test: yes, crew: {MEC: 4}}
  stack: {hours: 2, crew: {MEC: 2}}
  countdown: {hours: 1, crew: {MEC: 2}, after: stack}
"""


@pytest.fixture
def graph(tmp_path):
    """Return the file of a graph in which launch does not wait for unloading."""
    path = tmp_path / "graph.yaml"
    path.write_text(FORGOTTEN)
    return path


def plan(graph, *words):
    """Plan a graph into a folder beside it."""
    out = graph.parent / "out"
    return run("plan", graph, "-o", out, "--no-charts", "--workers", 1, *words)


def test_check_tells_warnings_and_passes(graph):
    """Lift-off before unloading is no error, and is told on its line with a way out."""
    done = run("check", graph)

    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == (
        f"{graph}:8: warning: loose-end: launch does not wait for the test 'unload': no link leads "
        "from it to 'countdown'"
    )
    assert "Name 'unload' under 'after'" in lines[1]
    assert lines[-1] == f"{graph}: no problems, 1 warning."


def test_strict_check_lets_no_warning_pass(graph):
    """With --strict the exit code is that of a bad file."""
    done = run("check", graph, "--strict")

    assert done.exit_code == 2
    assert done.stdout.endswith("no problems, 1 warning; with --strict they count as problems.\n")


def test_check_gives_warnings_as_data(graph):
    """The fields are those of an error, the severity tells them apart."""
    done = run("check", graph, "--json")

    (warning,) = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (warning["code"], warning["line"], warning["severity"]) == ("loose-end", 8, "warning")
    assert set(warning) == {"file", "line", "code", "message", "hint", "severity"}


def test_check_tells_warnings_beside_problems_of_the_calendars(graph):
    """A step of nine hours fits no shift: a problem; launch does not wait for it: a warning."""
    graph.write_text(FORGOTTEN.replace("unload: {hours: 6", "unload: {hours: 9"))

    done = run("check", graph)
    data = json.loads(run("check", graph, "--json").stdout)

    assert done.exit_code == 2
    assert done.stdout.endswith("\n1 problem, 1 warning.\n")
    assert [(each["code"], each["severity"]) for each in data] == [
        ("loose-end", "warning"),
        ("task-too-long", "error"),
    ]


def test_plan_tells_warnings_beside_its_report(graph):
    """A line on standard error; the report on standard output says what ends after launch."""
    done = plan(graph)

    assert done.exit_code == 0
    assert f"{graph}:8: warning: loose-end: launch does not wait for" in done.stderr
    assert "Name 'unload'" not in done.stderr
    assert "loose-end" not in done.stdout
    assert "2 of 2 before launch at full length" in done.stdout
    assert "1 step (1 test), not counted as kept for launch" in done.stdout


def test_strict_plan_with_warnings_plans_nothing(graph):
    """Exit code 2, the warning and the reason; no folder."""
    done = plan(graph, "--strict")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "1 warning, and --strict lets none pass; nothing was planned." in done.stderr
    assert not (graph.parent / "out").exists()


def test_strict_plan_of_a_clean_graph_is_a_plan(graph):
    """With the link that was forgotten there is no warning."""
    graph.write_text(FORGOTTEN.replace("after: stack", "after: [stack, unload]"))

    done = plan(graph, "--strict")

    assert (done.exit_code, "warning" in done.stderr) == (0, False)


def test_plan_gives_warnings_as_data(graph):
    """The data of a plan hold them all, beside what it kept and what ends after launch."""
    data = json.loads(plan(graph, "--json").stdout)

    assert [each["code"] for each in data["warnings"]] == ["loose-end"]
    assert (data["steps"], data["tests"]) == (2, 0)
    assert data["integrity"]["after_launch"] == ["unload"]


def test_plan_warns_of_floats_beyond_all_campaigns(graph):
    """Work ends by Thu 26 Mar 16:00, 24 days after it could: code `high-float`."""
    fixed = "windows: [{for: end, from: 2026-03-27T09:00, to: 2026-03-27T09:00}]"
    graph.write_text(FORGOTTEN.replace("after: stack", f"after: [stack, unload], {fixed}"))

    done = plan(graph, "--json")
    strict = plan(graph, "--strict")

    (warning,) = json.loads(done.stdout)["warnings"]
    assert (warning["code"], warning["line"]) == ("high-float", 8)
    assert "'unload' (24 d) and 'stack' (24 d)" in warning["message"]
    assert strict.exit_code == 2
    assert (graph.parent / "out" / "plan.json").exists()


def test_short_lines_group_and_end():
    """Of seven kinds five are shown, the first of each, and the rest is counted."""
    warnings = [
        Problem(
            code=f"c{number}",
            message="m",
            where=Where("g.yaml", number),
            severity=Severity.WARNING,
        )
        for number in (1, 1, 1, 2, 3, 4, 5, 6, 7)
    ]

    lines = list(short_lines(warnings))

    assert lines[0] == "g.yaml:1: warning: c1: m (and 2 more of this kind)"
    assert len(lines) == 6
    assert lines[-1] == "and 2 more: launch-scheduler check g.yaml"


def test_one_warning_is_told_in_one_line():
    """Nothing is left over, so that nothing is said of a rest."""
    warning = Problem(code="c", message="m", where=Where("g", 1), severity=Severity.WARNING)

    assert list(short_lines([warning])) == ["g:1: warning: c: m"]
