"""Studies that are really interrupted: what is finished is kept and said, and they end soon."""

import signal
from pathlib import Path

import pytest

from scheduler.cli.reports.ladder import missing_text
from scheduler.cli.terminal.interrupts import one_interrupt
from scheduler.exports.ladder.table import combination_table
from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Stop
from scheduler.readers.task_graph import parse_task_graph
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.ladder import default_rungs, ladder
from scheduler.studies.levers.combinations import combine_levers
from scheduler.studies.levers.fair_shares import fair_shares
from scheduler.studies.making_a_date.curve import price_curve
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.workers.executors import OneByOne
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_milestone, make_task
from tests.studies.making_a_date.graphs import GRAPH, MONDAY_17, WEDNESDAY_9

GRAPHS = Path(__file__).parents[2] / "task_graphs"


def interrupt(*_):
    """Do what Ctrl-C does."""
    signal.raise_signal(signal.SIGINT)


def heard(*_):
    """Listen to nothing."""


def test_checked_plan_outlives_every_further_interrupt():
    """Ctrl-C at every sign of life, from the first plan on: the plan comes, and hurry is noted."""
    options = SolveOptions(workers=1, time_limit=30.0)
    with one_interrupt() as hurry:
        made = plan(GRAPHS / "first-steps.yaml", None, options, interrupt)

    assert made.result.stop is Stop.INTERRUPTED
    assert hurry.is_asked
    assert made.chain


def test_interrupted_conflicts_keep_what_was_found():
    """Ctrl-C while ways out are sought: the conflict is there, and that more may be missing."""

    def stop_at_relaxations(step):
        if step.stage == "relaxations":
            raise KeyboardInterrupt

    campaign = make_campaign(
        make_task("A", 2, crew={"MEC": 1}),
        make_task("B", 2, crew={"MEC": 1}),
        make_milestone("L", after=["A", "B"]),
        crews={"MEC": 1},
    )
    found = find_conflicts(campaign, PLAN, hours(3), ONE_WORKER, stop_at_relaxations)

    [conflict] = found.conflicts
    assert {rule.key for rule in conflict.members} == {
        "date", "link L 0 A FS", "link L 1 B FS", "crew MEC day"
    }  # fmt: skip
    assert not found.is_complete


def test_interrupted_ladder_keeps_its_rungs():
    """Ctrl-C once the second scenario is being planned: strictly serial work stays."""
    campaign = make_campaign(
        make_task("A", 4), make_task("B", 4), make_task("L", 1, after=["A", "B"]),
        scenario={"order": "serial"},
    )  # fmt: skip

    def stop_at_plan(progress):
        if progress.scenario == PLAN:
            raise KeyboardInterrupt

    rungs = ladder(campaign, default_rungs(campaign), ONE_WORKER, stop_at_plan)

    assert [rung.scenario for rung in rungs] == ["strictly-serial"]


def test_interrupted_fair_shares_keep_their_combinations():
    """Ctrl-C after two of four combinations: their launches are written, the others named."""
    campaign = make_campaign(
        make_task("A", 4), make_task("B", 4), make_task("L", 1, after=["A", "B"]),
        scenario={}, baseline="one",
        scenarios={
            "one": {"order": "serial"},
            "two": {"order": "parallel"},
            "three": {"order": "parallel", "week": "mon-fri"},
        },
    )  # fmt: skip

    def stop_at_two(done, every):
        if (done, every) == (2, 4):
            raise KeyboardInterrupt

    names = ["one", "two", "three"]
    combined = combine_levers(campaign, names, ONE_WORKER, OneByOne(), stop_at_two)
    table = combination_table(combined)

    assert combined.missing == ((1,), (0, 1))
    assert list(table["launch_days"])[:2] == [round(9 / 24, 4), round(5 / 24, 4)]
    assert list(table["status"]) == ["optimal", "optimal", "not planned", "not planned"]
    week = "worked on Mon, Tue, Wed, Thu, Fri"
    assert missing_text(combined) == (
        "Interrupted with 2 of 4 combinations planned (ladder-combinations.csv). "
        f"Not planned: {week}; steps in parallel + {week}."
    )
    with pytest.raises(ValueError, match="not planned"):
        fair_shares(combined)


def test_interrupted_price_curve_keeps_its_dates():
    """Ctrl-C once both ends are priced: they stay, and the dates between them are named."""

    def stop_at_two(done, every):
        if (done, every) == (2, 4):
            raise KeyboardInterrupt

    campaign = parse_task_graph(GRAPH.encode(), "graph").require()
    study = TargetStudy(campaign, "slow", "fast", ONE_WORKER)
    curve = price_curve(study, heard, 4, (), OneByOne(), stop_at_two)

    assert [(plan.by, plan.cost) for plan in curve.plans] == [(MONDAY_17, 200), (WEDNESDAY_9, 0)]
    assert curve.missing == (hours(15), hours(35))
    assert curve.is_cut_short
