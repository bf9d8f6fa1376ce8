from pathlib import Path

import pytest

from scheduler.errors import Infeasible, InputError
from scheduler.model.notation.durations import DAY
from scheduler.pipeline.load import load
from scheduler.pipeline.plan import plan, plan_alone
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import SearchProgress
from scheduler.planning.interface.result import Status, Stop
from scheduler.schedule.checks import check

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"
ONE_WORKER = SolveOptions(workers=1)


def test_plan_of_the_smallest_graph(made_plan):
    """
    Launch is proved on the second day at 18:00, 34 h after the start.

    Unloading and stacking take the 8 h of the day, the test the 8 h of the evening and 2 h of the
    morning, roll-out 2 h, and the countdown ends at 18:00 at the earliest.
    """
    assert made_plan.launch_minute == 34 * 60
    assert (made_plan.result.status, made_plan.result.stop) == (Status.OPTIMAL, Stop.PROOF)
    assert made_plan.result.bound_minute == made_plan.launch_minute
    assert made_plan.integrity.is_whole
    assert made_plan.situation.scenario.id == "busy"


def test_plan_is_compared_with_its_baseline(made_plan):
    """The baseline launches a day later; it is strictly serial already."""
    baseline = made_plan.baseline

    assert baseline.situation.scenario.id == "quiet"
    assert (baseline.launch_minute, made_plan.saved_minutes) == (58 * 60, 24 * 60)
    assert baseline.strict_serial == 58 * 60


def test_baseline_is_not_compared_with_itself():
    """The plan of the baseline scenario has no baseline and saves nothing."""
    made = plan(FIRST_STEPS, "quiet", ONE_WORKER)

    assert made.baseline is None
    assert made.saved_minutes is None
    assert made.launch_minute == 58 * 60


def test_milestones_stand_on_the_driving_chain(made_plan):
    """The go for launch takes no time and is on the chain all the same."""
    assert made_plan.chain_tasks == {"unload", "stack", "test", "roll-out", "go", "countdown"}


def test_listener_hears_of_both_searches():
    """Plan and baseline report to the same listener, with launch and bound."""
    heard: list[SearchProgress] = []

    plan(FIRST_STEPS, options=ONE_WORKER, listener=heard.append)

    assert {progress.scenario for progress in heard} == {"busy", "quiet"}
    assert heard[0].launch is not None


def test_unknown_scenario_is_refused():
    """A name that the graph does not have is the user's mistake."""
    with pytest.raises(InputError, match="unknown-scenario"):
        plan(FIRST_STEPS, "buzy")


def test_impossible_rules_are_reported(tmp_path):
    """A starts at 09:00 at the latest, L at 14:00 at the earliest, and 2 h may lie between them."""
    path = tmp_path / "graph.yaml"
    path.write_text(
        "name: Test\n"
        "start: 2025-11-10T08:00\n"
        "launch: L\n"
        "horizon: 5d\n"
        "tasks:\n"
        "  A: {hours: 1, windows: [{for: start, daily: 08:00-09:00}]}\n"
        "  L: {hours: 1, after: A, windows: [{for: start, daily: 14:00-15:00}]}\n"
        "limits: [{from: A end, to: launch end, max: 2h}]\n"
        "scenarios: {only: {}}\n"
    )

    with pytest.raises(Infeasible, match="no plan keeps all rules"):
        plan(path, options=ONE_WORKER)


def test_baseline_that_cannot_be_planned_is_left_out(tmp_path):
    """One at a time, B of 4 h comes between A and L, which may lie 5 h apart; L takes 4 of them."""
    path = tmp_path / "graph.yaml"
    path.write_text(
        "name: Test\n"
        "start: 2025-11-10T08:00\n"
        "launch: L\n"
        "horizon: 3d\n"
        "tasks:\n"
        "  A: {hours: 1}\n"
        "  B: {hours: 4}\n"
        "  L: {hours: 4, after: A}\n"
        "limits: [{from: A end, to: launch end, max: 5h}]\n"
        "scenarios:\n"
        "  base: {order: serial}\n"
        "  fast: {order: parallel}\n"
    )

    made = plan(path, options=ONE_WORKER)

    assert made.baseline is None
    assert made.launch_minute == 5 * 60


@pytest.mark.slow
def test_ladder_of_the_emergency_launch():
    """
    Every rung of the ladder launches no later than the one before; all are proved and checked.

    Routine work takes 30 to 45 days, as in quiet times. The emergency meets its target, 12:11 on
    25 November, which is 15 d, 4 h and 11 min after the start.
    """
    path = FIRST_STEPS.with_name("shenzhou-22.yaml")
    campaign, _ = load(path)
    quick = SolveOptions(settle=0)

    plans = {name: plan_alone(path, name, quick) for name in campaign.scenarios}

    launches = [made.launch_minute for made in plans.values()]
    assert launches == sorted(launches, reverse=True)
    assert {made.result.status for made in plans.values()} == {Status.OPTIMAL}
    assert 30 * DAY <= plans["routine"].launch_minute <= 45 * DAY
    assert plans["emergency"].launch_minute <= 15 * DAY + 4 * 60 + 11
    for made in plans.values():
        assert check(campaign, made.situation.scenario, made.schedule) == []
        assert made.integrity.is_whole
        assert sum(piece.length for piece in made.chain) == made.launch_minute
