"""Tests for pushing an announced plan: the order stays, and only what has to moves."""

from datetime import datetime
from pathlib import Path

import pytest

import scheduler
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.replay.retiming import retime
from scheduler.schedule.checks import check

GRAPH = Path(__file__).parents[2] / "task_graphs" / "shenzhou-22.yaml"


@pytest.fixture(scope="module")
def announced():
    """Return the plan of the emergency as told to the crews."""
    return scheduler.plan(GRAPH, "emergency", time_limit=30, workers=1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "not_before", "day", "moved"),
    [
        ("G02", "2025-11-15T08:00", 21, 0),
        ("G02", "2025-11-15T11:00", 21, 2),
        ("G02", "2025-11-15T11:01", 22, 38),
        ("H02", "2025-11-18T09:00", 21, 15),
        ("H02", "2025-11-18T09:01", 22, 29),
        ("F08", "2025-11-14T11:01", 22, 41),
    ],
)
def test_late_delivery_pushes_no_more_steps_than_wait_for_it(
    announced, step, not_before, day, moved
):
    """One minute more can cost a launch day; the pushed plan passes the check."""
    campaign, scenario = announced.situation.campaign, announced.situation.scenario
    task = campaign.tasks[step].model_copy(
        update={"not_before": datetime.fromisoformat(not_before)}
    )
    late = campaign.altered({"tasks": {**campaign.tasks, step: task}})
    situation = chosen(prepare(late, scenario), announced.schedule.options)
    retimed = retime(situation, announced.schedule)
    assert retimed.schedule is not None
    assert len(retimed.moved) == moved
    assert situation.axis.moment(retimed.schedule[situation.launch].end).day == day
    assert check(late, scenario, retimed.schedule) == []
