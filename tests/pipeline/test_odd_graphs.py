"""Odd but sound task graphs are planned, and nothing of them is lost on the way to the screen."""

import logging

import pytest
import yaml
from typer.testing import CliRunner

from scheduler.cli import app
from scheduler.exports.page.chart import Page, Words
from scheduler.exports.page.paint import write
from scheduler.model.notation.durations import HOUR
from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions

COMMON = {"format": 1, "name": "odd", "start": "2026-03-02T08:00"}


def plan_graph(tmp_path, graph, **common):
    """Plan a graph from its file, and return the plan."""
    path = tmp_path / "graph.yaml"
    path.write_text(yaml.safe_dump({**COMMON, **common, **graph}))
    return plan(path, options=SolveOptions(workers=1))


def test_baseline_that_cannot_be_done_serially_in_time_costs_no_plan(tmp_path):
    """Two 8 h steps do not fit one after the other into 14 h, side by side they do."""
    graph = {
        "horizon": "14h",
        "launch": "z",
        "crews": {"M": {"people": {"day": 3}}},
        "shifts": {"day": "00:00-24:00"},
        "tasks": {
            "a": {"hours": 8, "crew": {"M": 1}},
            "b": {"hours": 8, "crew": {"M": 1}},
            "z": {"hours": 1, "crew": {"M": 1}, "after": ["a", "b"]},
        },
        "scenarios": {"base": {}, "fast": {"surge": {"M": {"day": 1}}}},
    }
    made = plan_graph(tmp_path, graph)
    assert made.launch_minute == 9 * HOUR
    assert made.baseline is not None
    assert made.baseline.strict_serial is None


def test_two_holds_opened_by_one_step_need_room_together(tmp_path):
    """With room for two, x goes before a, whose two holds fill the pad: 2 h + 3 h + 1 h."""
    graph = {
        "launch": "b",
        "facilities": {"PAD": {"room": 2}},
        "tasks": {
            "x": {"hours": 2, "facility": "PAD"},
            "a": {"hours": 3},
            "b": {"hours": 1, "after": ["a", "x"]},
        },
        "holds": [
            {"facility": "PAD", "from": "a", "to": "b"},
            {"facility": "PAD", "from": "a", "to": "a"},
        ],
        "scenarios": {"s": {}},
    }
    made = plan_graph(tmp_path, graph)
    assert made.launch_minute == 6 * HOUR
    assert made.result.status == "optimal"


def test_hold_may_be_handed_over_at_a_milestone(tmp_path):
    """One hold ends and the next begins at the same milestone; the room of one is enough."""
    graph = {
        "launch": "c",
        "facilities": {"PAD": {"room": 1}},
        "tasks": {
            "a": {"hours": 3},
            "b": {"after": "a"},
            "c": {"hours": 2, "after": "b"},
        },
        "holds": [
            {"facility": "PAD", "from": "a", "to": "b"},
            {"facility": "PAD", "from": "b", "to": "c"},
            {"facility": "PAD", "from": "b", "to": "b"},
        ],
        "scenarios": {"s": {}},
    }
    made = plan_graph(tmp_path, graph)
    assert made.launch_minute == 5 * HOUR
    assert made.order.arcs == ()


def test_campaign_may_start_at_an_odd_minute_before_the_clocks_change(tmp_path):
    """From 08:07 on Saturday to 03:00 on Sunday, when 02:00 is skipped, are 17 h 53 min."""
    graph = {
        "launch": "b",
        "shifts": {"n": "03:00-09:00"},
        "crews": {"M": {"people": {"n": 2}}},
        "tasks": {
            "a": {"hours": 1, "crew": {"M": 1}},
            "b": {"hours": 1, "crew": {"M": 1}, "after": "a"},
        },
        "scenarios": {"s": {}},
    }
    made = plan_graph(tmp_path, graph, start="2026-03-28T08:07", time_zone="Europe/Stockholm")
    assert made.schedule["a"].start == 17 * HOUR + 53
    assert made.launch_minute == 19 * HOUR + 53


def test_window_may_end_where_an_hour_is_skipped(tmp_path):
    """02:00 is the same instant as 03:00 on the day the clocks go forward: 16 h after 10:00."""
    graph = {
        "launch": "b",
        "tasks": {
            "a": {"hours": 16, "elapsed": "yes"},
            "b": {"after": "a", "windows": [{"for": "start", "daily": "22:00-02:00"}]},
        },
        "scenarios": {"s": {}},
    }
    made = plan_graph(tmp_path, graph, start="2026-03-28T10:00", time_zone="Europe/Stockholm")
    assert made.launch_minute == 16 * HOUR


def test_names_in_square_brackets_are_printed_as_they_stand(tmp_path):
    """Pad [39A] is a name, not a style."""
    path = tmp_path / "graph.yaml"
    graph = {
        **COMMON,
        "name": "Pad [39A] [/] [bold]",
        "launch": "a",
        "tasks": {"a": {"name": "Fit [/red] plate", "hours": 1}},
        "scenarios": {"s": {}},
    }
    path.write_text(yaml.safe_dump(graph))
    done = CliRunner().invoke(
        app, ["plan", str(path), "--no-charts", "--steps", "--out", str(tmp_path / "out")]
    )
    assert done.exit_code == 0
    assert "Pad [39A] [/] [bold], s" in done.stdout
    assert "Fit [/red] plate" in done.stdout


@pytest.mark.parametrize("option", [["--seed", "9999999999"], ["--workers", "100000"]])
def test_numbers_that_no_search_takes_are_bad_input(option):
    """A seed or a number of workers beyond what the solver knows is refused at once."""
    done = CliRunner().invoke(app, ["plan", "none.yaml", *option])
    assert done.exit_code == 2
    assert "less than or equal to" in done.stderr


def test_what_leaves_no_plan_is_said(tmp_path):
    """A lag beyond the horizon is named with the step that it leaves no time."""
    path = tmp_path / "graph.yaml"
    tasks = {"a": {"hours": 1}, "b": {"hours": 1, "after": "a+100d"}}
    graph = {**COMMON, "horizon": "5d", "launch": "b", "tasks": tasks, "scenarios": {"s": {}}}
    path.write_text(yaml.safe_dump(graph))
    done = CliRunner().invoke(app, ["plan", str(path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 3
    assert "b (b) finds no working time after its predecessors" in done.stderr


def test_letters_without_a_font_are_mentioned_once(tmp_path, caplog):
    """A picture with letters that no font has is drawn, with one plain sentence."""
    words = Words(x=10, y=10, text="\U00014400", size=8)
    with caplog.at_level(logging.WARNING):
        write(Page(width=50, height=20, shapes=(words,)), tmp_path, "boxes")
        write(Page(width=50, height=20, shapes=(words,)), tmp_path, "again")
    told = [record for record in caplog.records if "no installed font" in record.getMessage()]
    assert len(told) == 1
    assert (tmp_path / "boxes.png").exists()
