"""Verdicts, bounds, time limits and interrupts of the search."""

import pytest

from scheduler.engine import cpsat_solver
from scheduler.errors import Infeasible, OutOfTime
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import SearchProgress
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from tests.assertions import assert_sound
from tests.builders import (
    ONE_WORKER,
    PLAN,
    hours,
    make_campaign,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.interrupting import interrupt_while_waiting


def packing(count=9):
    """Return a campaign in which tasks of many sizes share three people and two halls."""
    tasks = [
        make_task(
            f"T{i:02d}",
            f"{1 + i * 7 % 5}h",
            crew={"MEC": 1 + i % 2},
            facility=("HALL", "BAY")[i % 2],
            pausable=i % 3 == 0,
        )
        for i in range(count)
    ]
    launch = make_task("launch", after=[task.id for task in tasks])
    return make_campaign(
        *tasks, launch, crews={"MEC": 3}, facilities={"HALL": 2, "BAY": 1}, horizon="30d"
    )


def clash():
    """Return a campaign that each rule allows and all together forbid."""
    return make_campaign(
        make_task("A", "6h", facility="HALL"),
        make_task("B", "6h", facility="HALL"),
        make_task("C", after=["A", "B"]),
        facilities={"HALL": 1},
        limits=[{"from": f"{name} start", "to": "launch end", "max": "8h"} for name in "AB"],
    )


def test_launch_is_proved_and_the_plan_sound():
    """Two jobs of 6 h in one hall and a launch of 1 h end at 13 h, and not before."""
    campaign = clash().replace(limits=())

    result = solve_campaign(campaign)

    assert (result.status, result.stop) == (Status.OPTIMAL, Stop.PROOF)
    assert result.launch_minute == result.bound_minute == hours(13)
    assert result.gap_minutes == 0
    assert result.settled
    assert_sound(campaign, PLAN, result.require_schedule())


def test_launch_comes_before_the_sum_of_starts():
    """The long job goes first, although the short one would lower the sum of starts."""
    campaign = make_campaign(
        make_task("short", "1h", facility="HALL"),
        make_task("long", "5h", facility="HALL"),
        make_task("launch", "1h", after="long"),
        facilities={"HALL": 1},
    )

    starts = solve_campaign(campaign).require_schedule().starts

    assert starts == {"short": hours(5), "long": 0, "launch": hours(5)}


def test_step_that_a_limit_ties_to_launch_sits_as_late_as_needed():
    """Fuel that keeps for 3 h is loaded no earlier than 3 h before launch ends at 9 h."""
    campaign = make_campaign(
        make_task("fuel", "2h"),
        make_task("build", "8h"),
        make_task("launch", "1h", after=["fuel", "build"]),
        limits=[{"from": "fuel end", "to": "launch end", "max": "3h"}],
    )

    starts = solve_campaign(campaign).require_schedule().starts

    assert starts["fuel"] == hours(4)


def test_rules_that_contradict_each_other_are_infeasible():
    """Two searches agree that 12 h of work do not fit into 8 h."""
    result = solve_campaign(clash())

    assert (result.status, result.stop) == (Status.INFEASIBLE, Stop.PROOF)
    assert result.schedule is None
    with pytest.raises(Infeasible, match="no plan keeps all rules"):
        result.require_schedule()


def test_task_without_working_time_is_infeasible_without_a_search():
    """A crew that is never there has no time."""
    campaign = make_campaign(make_task("A", crew={"MEC": 1}), crews={"MEC": {"day": 0}})

    assert solve_campaign(campaign).status is Status.INFEASIBLE


def test_work_that_needs_longer_than_the_horizon_is_infeasible():
    """Two halls' worth of work in one hall do not fit into a day."""
    campaign = clash().replace(limits=(), horizon="12h")

    assert solve_campaign(campaign).status is Status.INFEASIBLE


def test_time_limit_leaves_a_plan_with_a_bound_below_it():
    """What was found in a moment is checked, and says how far from the best it may be."""
    campaign = packing(60)

    result = solve(make_situation(campaign), SolveOptions(time_limit=0.05, workers=1, settle=0.01))

    assert result.status is Status.FEASIBLE
    assert result.stop is Stop.TIME_LIMIT
    assert result.gap_minutes is not None
    assert result.gap_minutes > 0
    assert_sound(campaign, PLAN, result.require_schedule())


def test_no_plan_in_no_time_is_no_proof():
    """A contradiction that only the search can see stays unknown when there is no time for it."""
    result = solve_campaign(clash(), options=SolveOptions(time_limit=0.0, workers=1))

    assert result.status in {Status.UNKNOWN, Status.INFEASIBLE}
    if result.status is Status.UNKNOWN:
        with pytest.raises(OutOfTime, match="no plan was found"):
            result.require_schedule()


def test_one_worker_and_the_same_seed_repeat_the_plan():
    """Same input, seed and one worker give the same schedule."""
    first, second = (solve_campaign(packing()) for _ in range(2))

    assert first.schedule == second.schedule
    assert (first.launch_minute, first.bound_minute, first.status) == (
        second.launch_minute,
        second.bound_minute,
        second.status,
    )


def test_other_seeds_find_the_same_launch():
    """An optimum does not depend on the seed."""
    launches = {
        solve_campaign(packing(8), options=SolveOptions(workers=1, seed=seed)).launch_minute
        for seed in (1, 2, 3)
    }

    assert len(launches) == 1


def test_better_launch_may_end_other_work_later_than_the_first_plan():
    """A step of which launch only needs the start may outlast every plan known before."""
    campaign = make_campaign(
        make_task("A", "2h", facility="HALL", windows=[{"for": "start", "daily": "07:00-09:00"}]),
        make_task("B", same_shift=True, facility="HALL", after="A SF"),
        facilities={"HALL": 1},
        start="2025-11-10T00:00",
        horizon="24h",
    )

    result = solve_campaign(campaign)

    assert result.require_schedule().starts == {"A": hours(9), "B": hours(8)}


def test_least_sum_of_starts_may_end_later_than_every_list_schedule():
    """Six short jobs go first, the long one takes its next window: 0+1+2+3+4+5 and 26."""
    campaign = make_campaign(
        make_task("long", "10h", facility="HALL", windows=[{"for": "start", "daily": "10:00"}]),
        *(make_task(f"short-{number}", facility="HALL") for number in range(6)),
        make_task("launch"),
        facilities={"HALL": 1},
        horizon="47h",
    )

    result = solve_campaign(campaign)

    assert result.settled
    assert sum(result.require_schedule().starts.values()) == hours(41)


def test_listener_hears_launch_and_bound_close_in_on_each_other():
    """The launch never rises, the bound never falls, and they end together."""
    heard: list[SearchProgress] = []

    result = solve(make_situation(packing()), ONE_WORKER, heard.append)

    launches = [progress.launch for progress in heard if progress.launch is not None]
    bounds = [progress.bound for progress in heard]
    assert launches == sorted(launches, reverse=True)
    assert bounds == sorted(bounds)
    assert launches[-1] == result.launch_minute


def test_interrupt_returns_the_best_checked_plan():
    """Ctrl-C while the search reports its first plan keeps that plan."""
    campaign = packing(60)

    def interrupt(progress):
        raise KeyboardInterrupt(progress.stage)

    result = solve(make_situation(campaign), ONE_WORKER, interrupt)

    assert result.stop is Stop.INTERRUPTED
    assert result.status is Status.FEASIBLE
    assert_sound(campaign, PLAN, result.require_schedule())


def test_interrupt_during_the_search_returns_the_best_checked_plan():
    """Ctrl-C while the solver is at work keeps the best plan, too."""
    campaign = packing(60)

    def interrupt(progress):
        if progress.stage == "solver":
            raise KeyboardInterrupt

    result = solve(make_situation(campaign), ONE_WORKER, interrupt)

    assert result.stop is Stop.INTERRUPTED
    assert check(campaign, campaign.resolve_scenario(PLAN), result.require_schedule()) == []


def test_signal_from_the_terminal_ends_a_search_with_its_plan():
    """SIGINT ends a running search within moments; the plan is kept."""
    campaign = packing(90)

    with interrupt_while_waiting(cpsat_solver):
        result = solve(make_situation(campaign), SolveOptions(workers=1, time_limit=600))

    assert result.stop is Stop.INTERRUPTED
    assert result.seconds < 600
    assert_sound(campaign, PLAN, result.require_schedule())
