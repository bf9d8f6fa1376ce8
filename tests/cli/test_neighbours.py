"""Plans with neighbours that move at a price."""

import json

import pytest
from typer.testing import CliRunner

from scheduler.cli import app
from scheduler.cli.terminal import exit_codes
from tests.studies.neighbours.example import GRAPH

FACTS = """\
format: 1
data_date: 2026-03-04T12:00
steps: {k1: {started: 2026-03-04T08:00}}
"""


def run(*words):
    """Run a command and return its exit code, output and messages."""
    return CliRunner().invoke(app, [str(word) for word in words], prog_name="launch-scheduler")


@pytest.fixture
def graph(tmp_path):
    """Return the path of the example."""
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH)
    return path


def plan(graph, *more):
    """Plan with neighbours that move, into a folder beside the graph."""
    words = ("--neighbours", "move", "--workers", 1, "--no-charts", "--out", graph.parent / "out")
    return run("plan", graph, *words, *more)


def test_people_read_what_each_price_buys_before_the_plan(graph):
    """Price, launch, proof, what moves and when the neighbour launches itself."""
    done = plan(graph)
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]

    assert done.exit_code == exit_codes.FINE
    assert "0.0 Fri 06 Mar 18:00 proved All neighbours stay Satellite (m) Thu 05 Mar 16:00" in lines
    assert (
        "60.0 Thu 05 Mar 18:00 proved Satellite 1 day later Satellite (m) Fri 06 Mar 16:00" in lines
    )
    assert "Launch Thu 05 Mar 2026 18:00 UTC, day 2 (34 h from the start)" in lines


def test_written_plan_verifies_and_its_graph_plans_the_same(graph):
    """The folder is sound by itself; its scenario says what has moved."""
    plan(graph)
    out = graph.parent / "out"
    again = run(
        "plan",
        out / "task-graph.yaml",
        "-s",
        "called-moved",
        "--json",
        "--no-charts",
        *("--workers", 1, "--out", graph.parent / "again"),
    )

    assert run("verify", out).exit_code == exit_codes.FINE
    assert "moved: {next: 1d}" in (out / "task-graph.yaml").read_text()
    assert json.loads(again.stdout)["launch"].startswith("2026-03-05T18:00")


def test_programs_read_the_curve_as_data(graph):
    """Each point with price, launch, proof and the neighbour's own launch."""
    found = json.loads(plan(graph, "--json").stdout)["neighbours"]

    assert [(x["price"], x["launch_minutes"], x["proved"]) for x in found["points"]] == [
        (0.0, 58 * 60, True),
        (60.0, 34 * 60, True),
    ]
    assert found["points"][1]["moved"] == {"next": 1}
    assert found["points"][1]["neighbours"][0]["launch_minutes"] == 56 * 60
    table = (graph.parent / "out" / "neighbours.csv").read_text().splitlines()
    assert table[2].startswith("60.0,2026-03-05 18:00,2026-03-05 18:00,True,Satellite 1 day later")


def test_with_facts_of_the_day_what_is_left_is_planned_and_verifies(graph):
    """As of Wednesday noon, with k1 under way, the day later buys the same."""
    facts = graph.parent / "facts.yaml"
    facts.write_text(FACTS)
    done = plan(graph, "--progress", facts)

    assert "Satellite 1 day later for 60 day shifts" in done.stdout
    assert run("verify", graph.parent / "out").exit_code == exit_codes.FINE


def test_without_moves_the_way_out_is_told(graph):
    """A graph whose neighbours permit nothing is refused with how to permit something."""
    graph.write_text(GRAPH.replace(", moves: {later: 1d, per_day: 60}", ""))
    done = plan(graph)

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "no-moves" in done.stderr
    assert "moves: {later: 3d, per_day: 60, notice: 48h}" in done.stderr


def test_a_scenario_that_moves_within_the_notice_is_refused(graph):
    """The window begins 24 h after the start; told 25 h ahead it stays."""
    graph.write_text(
        GRAPH.replace("60}", "60, notice: 25h}").replace(
            "called: {", "called: {moved: {next: 1d}, "
        )
    )
    done = run("check", graph)

    assert done.exit_code == exit_codes.BAD_INPUT
    assert "move-without-notice" in done.stdout + done.stderr


def test_target_weighs_the_move_and_names_it(graph):
    """Thursday 18:00 costs the day that the neighbour asks for."""
    words = ("--workers", 1, "--no-charts", "--out", graph.parent / "target")
    done = run("target", graph, "--by", "2026-03-05T18:00", *words)

    assert "60.0" in done.stdout
    assert "Satellite 1 day later" in done.stdout
    assert run("verify", graph.parent / "target").exit_code == exit_codes.FINE


def test_target_names_the_window_that_gets_other_times_as_it_is_written(graph):
    """The names of days and windows keep their capitals: Window day-of-m from Fri 06 Mar."""
    squeeze = "squeeze: {day-of-m: {from: 2026-03-06T08:00, to: 2026-03-06T16:00, price: 5}}"
    graph.write_text(graph.read_text().replace("per_day: 60}", f"per_day: 60, {squeeze}}}"))
    words = ("--workers", 1, "--no-charts", "--out", graph.parent / "target")
    done = run("target", graph, "--by", "2026-03-05T18:00", *words)

    assert "Window day-of-m from Fri 06 Mar" in " ".join(done.stdout.split())
