"""Tests for causes on the shipped graph: late deliveries that cost a launch day by one minute."""

from datetime import datetime
from pathlib import Path

import pytest

import scheduler
from scheduler.analyse.causes.pushing import push
from scheduler.model.progress.progress import Progress
from scheduler.readers.task_graph import read_task_graph
from tests.analyse.causes.announcing import announced_as, causes_of, situation_with

GRAPH = Path(__file__).parents[3] / "task_graphs" / "shenzhou-22.yaml"
SCENARIO = "emergency"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told():
    """Return the plan of the emergency, launch on 21 November, as told to the crews."""
    plan = scheduler.plan(GRAPH, SCENARIO, time_limit=30, workers=1)
    return announced_as(read_task_graph(GRAPH).require(), plan.schedule, scenario=SCENARIO)


def late(**steps):
    """Return facts by which steps are delivered late, known one hour after the other."""
    events = {
        f"{step}-late": {
            "known": f"2025-11-09T{hour:02}:00",
            "why": f"{step} is late",
            "not_before": {step: when},
        }
        for hour, (step, when) in enumerate(steps.items(), 8)
    }
    return Progress.model_validate({"data_date": "2025-11-10T08:00", "events": events})


@pytest.mark.parametrize(
    ("step", "when", "day", "moved", "hours"),
    [
        ("G02", "2025-11-15T11:00", 21, 2, 0),
        ("G02", "2025-11-15T11:01", 22, 38, 24),
        ("H02", "2025-11-18T09:00", 21, 15, 0),
        ("H02", "2025-11-18T09:01", 22, 29, 24),
        ("F08", "2025-11-14T11:01", 22, 41, 24),
    ],
)
def test_one_minute_more_of_a_late_delivery_costs_a_day(told, step, when, day, moved, hours):
    """A5 19 and 20: re-timed launch, steps moved, and all of the slip put down to the delivery."""
    facts, campaign = late(**{step: when}), told.situation.campaign
    situation = situation_with(campaign, facts, SCENARIO)
    pushed = push(told, situation)
    assert (situation.axis.moment(pushed.launch).day, len(pushed.moved)) == (day, moved)
    (cause,) = causes_of(facts, told, campaign=campaign).causes
    measures = (cause.by_step, cause.alone, cause.but_for, cause.share)
    assert measures == (hours * 60,) * 4
    assert bool(cause.ate) == (not hours)


def test_two_late_deliveries_share_the_day(told):
    """A5 20: F08, known first, adds the day; either alone would cost it, and each has half."""
    facts = late(F08="2025-11-14T11:01", H02="2025-11-18T09:01")
    causes = causes_of(facts, told, campaign=told.situation.campaign)
    assert causes.new == causes.announced + 24 * 60
    assert [
        (x.name, x.by_step / 60, x.alone / 60, x.but_for, x.share / 60) for x in causes.causes
    ] == [("F08-late", 24, 24, 0, 12), ("H02-late", 0, 24, 0, 12)]
    assert causes.causes[0].known < 0
    assert datetime.fromisoformat("2025-11-22T12:11") == situation_moment(told, causes.new)


def situation_moment(told, minute):
    """Return a minute of the campaign as a local moment."""
    return told.situation.axis.moment(minute).replace(tzinfo=None)
