"""The planner and its check against an exhaustive search that shares no code with them."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible
from scheduler.model.notation.durations import HOUR
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from tests.brute_force import BruteForce, TooLarge
from tests.builders import ONE_WORKER, PLAN
from tests.planning.campaigns import REPEATABLE, campaigns


def make_brute_force(campaign):
    """Return the exhaustive search of a random campaign in which no task is hopeless by itself."""
    brute_force = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    assume(campaign.launch in brute_force.tasks and all(brute_force.choices.values()))
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
    assert result.launch_minute == result.bound_minute == best.launch * HOUR
    schedule = result.require_schedule()
    assert check(campaign, brute_force.scenario, schedule) == []
    assert result.settled
    assert sum(schedule.starts.values()) == best.starts_sum * HOUR


def test_random_campaigns_are_worth_planning():
    """A good part of them can be planned, with work in them: no test here passes on nothing."""
    worked = []

    @settings(REPEATABLE, max_examples=20)
    @given(campaigns())
    def plan_one(campaign):
        best = search(make_brute_force(campaign))
        worked.append(best is not None and best.launch > 0 and best.starts_sum > 0)

    plan_one()

    assert sum(worked) >= 10


@settings(REPEATABLE, max_examples=24)
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


def agree_on_start_vectors(campaign, data):
    """Compare the check with the exhaustive search's own rules on arbitrary starts."""
    brute_force = make_brute_force(campaign)
    runs = [draw_run(brute_force, name, data) for name in brute_force.tasks]

    is_sound = brute_force.judge(runs)

    event("sound" if is_sound else "broken")
    assert (check(campaign, brute_force.scenario, to_schedule(runs)) == []) == is_sound


def draw_run(brute_force, name, data):
    """Draw a start that mostly suits the task by itself."""
    choices = brute_force.choices[name]
    if data.draw(st.integers(0, 9)):
        return data.draw(st.sampled_from(choices))
    return brute_force.run(name, data.draw(st.integers(0, brute_force.horizon)))


@settings(REPEATABLE, max_examples=16)
@given(campaigns(), st.data())
def test_check_agrees_with_the_exhaustive_rules_on_any_starts(campaign, data):
    """The check passes a vector of starts exactly when the exhaustive search's rules do."""
    agree_on_start_vectors(campaign, data)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=3000)
@given(campaigns(), st.data())
def test_check_agrees_with_the_exhaustive_rules_on_any_starts_at_length(campaign, data):
    """The same on many more vectors."""
    agree_on_start_vectors(campaign, data)


def agree_next_to_the_optimum(campaign, data):
    """Move one task of the best plan and compare the check with the exhaustive rules."""
    brute_force = make_brute_force(campaign)
    best = search(brute_force)
    assume(best is not None)
    assert check_starts(brute_force, best.starts)
    moved = data.draw(st.sampled_from(sorted(best.starts)))
    start = best.starts[moved] + data.draw(st.sampled_from((-3, -2, -1, 1, 2, 3, 8, 24)))
    assume(0 <= start <= brute_force.horizon)
    check_starts(brute_force, best.starts | {moved: start})


def check_starts(brute_force, starts):
    """Return whether starts are sound, after making sure that the check thinks the same."""
    runs = [brute_force.run(name, starts[name]) for name in brute_force.tasks]
    is_sound = brute_force.judge(runs)
    broken = check(brute_force.campaign, brute_force.scenario, to_schedule(runs))
    assert (broken == []) == is_sound
    return is_sound


@settings(REPEATABLE, max_examples=10)
@given(campaigns(), st.data())
def test_check_agrees_with_the_exhaustive_rules_next_to_the_optimum(campaign, data):
    """The best plan passes; with one task moved the two judges still agree."""
    agree_next_to_the_optimum(campaign, data)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=500)
@given(campaigns(), st.data())
def test_check_agrees_with_the_exhaustive_rules_next_to_the_optimum_at_length(campaign, data):
    """The same on many more plans."""
    agree_next_to_the_optimum(campaign, data)


def plan_actively(campaign):
    """Check list schedules and that no step of the final plan could start earlier by itself."""
    brute_force = make_brute_force(campaign)
    situation = prepare(campaign, brute_force.scenario)
    try:
        for schedule in list_schedules(situation):
            assert check(campaign, brute_force.scenario, schedule) == []
    except Infeasible:
        pass
    result = solve(situation, ONE_WORKER)
    assume(result.schedule is not None)
    final = result.require_schedule()
    for name, run in ((n, r) for n, runs in brute_force.choices.items() for r in runs):
        if run.start * HOUR < final[name].start:
            placed = to_schedule([run])[name]
            moved = Schedule(scenario=PLAN, tasks={**final.tasks, name: placed})
            assert check(campaign, brute_force.scenario, moved) != []


@settings(REPEATABLE, max_examples=14)
@given(campaigns())
def test_plans_are_sound_and_no_step_could_start_earlier_by_itself(campaign):
    """List schedules pass the check, and the final plan is active."""
    plan_actively(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=500)
@given(campaigns())
def test_plans_are_sound_and_no_step_could_start_earlier_by_itself_at_length(campaign):
    """The same on many more campaigns."""
    plan_actively(campaign)
