"""The planner and its check against an exhaustive search that shares no code with them."""

import pytest
from hypothesis import HealthCheck, assume, event, given, settings

from scheduler.calendars.prepare import prepare
from scheduler.model.durations import HOUR
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.solve.engine import solve
from scheduler.solve.result import Status
from tests.brute_force import BruteForce, TooLarge
from tests.builders import ONE_WORKER, PLAN
from tests.solve.campaigns import campaigns

REPEATABLE = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)


def make_brute_force(campaign):
    """Return the exhaustive search of a random campaign that still has its launch to do."""
    brute_force = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    assume(campaign.launch in brute_force.tasks)
    return brute_force


def search(brute_force):
    """Return the best plan of a campaign that is not too large."""
    try:
        return brute_force.search()
    except TooLarge:
        assume(condition=False)


def to_schedule(runs):
    """Return a schedule of runs on the hour grid."""
    return Schedule(
        scenario=PLAN,
        tasks={
            run.task.id: ScheduledTask(
                id=run.task.id,
                start=run.start * HOUR,
                end=run.end * HOUR,
                pieces=tuple((a * HOUR, b * HOUR) for a, b in run.pieces),
            )
            for run in runs
        },
    )


def agree_on_the_optimum(campaign):
    """Compare the planner with the exhaustive search."""
    brute_force = make_brute_force(campaign)
    best = search(brute_force)
    event("feasible" if best else "infeasible")

    result = solve(prepare(campaign, brute_force.scenario), ONE_WORKER)

    if best is None:
        assert result.status is Status.INFEASIBLE
        return
    assert result.status is Status.OPTIMAL
    assert result.launch == result.bound == best.launch * HOUR
    assert check(campaign, brute_force.scenario, result.schedule) == []
    assert sum(result.schedule.starts.values()) >= best.starts_sum * HOUR
    if result.settled:
        assert sum(result.schedule.starts.values()) == best.starts_sum * HOUR


@settings(REPEATABLE, max_examples=300)
@given(campaigns())
def test_solver_proves_what_an_exhaustive_search_finds(campaign):
    """Launch, the least sum of starts and infeasibility agree on random small campaigns."""
    agree_on_the_optimum(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=3000)
@given(campaigns())
def test_solver_proves_what_an_exhaustive_search_finds_at_length(campaign):
    """The same on many more campaigns."""
    agree_on_the_optimum(campaign)
