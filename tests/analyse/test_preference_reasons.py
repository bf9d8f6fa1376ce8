"""Reasons, chain and floats of plans that prefer something to early starts."""

from dataclasses import replace

import pytest
from hypothesis import assume, event, given, settings

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.choices import chosen
from scheduler.planning.interface.options import Prefer
from scheduler.planning.preferences import find_preference
from scheduler.schedule.checks import check
from scheduler.wording.reasons.chain import launch_shares
from tests.analyse.reasons import move
from tests.builders import (
    ONE_WORKER,
    hours,
    make_campaign,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.planning.campaigns import REPEATABLE
from tests.planning.test_preference_optimum import roomy_campaigns
from tests.studies.plans import make_plan

MEC = {"crew": {"MEC": 1}}
CALM = replace(ONE_WORKER, prefer=Prefer.CALM)
TO_NOON = {"windows": [{"for": "start", "daily": "12:00"}]}


def make_night(*tasks):
    """Return a campaign that starts at 18:00 and is worked until midnight, then from 06:00."""
    return make_campaign(
        *tasks,
        start="2025-11-10T18:00",
        shifts={"late": "18:00-24:00", "early": "06:00-12:00"},
        scenario={"shifts": ["late", "early"]},
        crews={"MEC": 1},
    )


def test_step_that_is_put_off_names_its_driver_and_the_preference():
    """B could follow A at 20:00, two of its hours at night; it waits until 06:00."""
    campaign = make_night(
        make_task("A", "2h", **MEC),
        make_task("B", "4h", after=["A"], **MEC),
        make_task("L", after=["B"], **TO_NOON),
    )
    schedule = make_schedule(A=[(0, 2)], B=[(12, 16)], L=[(18, 19)])

    driver = Drivers(make_situation(campaign), schedule, has_preference=True).of("B")

    assert (driver.cause, driver.task, driver.until) == (Cause.LINK, "A", hours(2))
    assert driver.wait is Cause.PREFERENCE


def test_step_that_nothing_else_holds_waits_for_the_preference_from_the_start():
    """A could begin at 20:00 as well as at 18:00; at night it stays off work until 06:00."""
    campaign = make_night(make_task("A", "5h", **MEC), make_task("L", after=["A"], **TO_NOON))
    schedule = make_schedule(A=[(12, 17)], L=[(18, 19)])

    driver = Drivers(make_situation(campaign), schedule, has_preference=True).of("A")

    assert (driver.cause, driver.task, driver.until) == (Cause.START, None, 0)
    assert driver.wait is Cause.PREFERENCE


def test_step_put_off_has_its_place_on_the_chain_and_its_float():
    """Launch waits 16 h for a cure: B, from 06:00 on, is just in time; A can end at midnight."""
    plan = make_plan(
        make_night(
            make_task("A", "2h", **MEC),
            make_task("B", "4h", after=["A"], **MEC),
            make_task("0", "16h", elapsed=True),
            make_task("L", after=["B", "0"]),
        ),
        options=CALM,
    )

    chain = [(str(piece.kind), piece.task, piece.start, piece.end) for piece in plan.chain]

    assert chain == [
        ("work", "A", 0, hours(2)),
        ("wait", "B", hours(2), hours(12)),
        ("work", "B", hours(12), hours(16)),
        ("work", "L", hours(16), hours(17)),
    ]
    assert plan.chain[1].cause is Cause.PREFERENCE
    assert (plan.floats["A"].total, plan.floats["B"].total) == (hours(4), 0)
    assert [each.minutes for each in launch_shares(plan) if "preferred" in each.title] == [
        hours(10)
    ]


def reasons_hold(situation, schedule, preference):
    """Count the steps put off, after making sure that each stated reason is true."""
    drivers = Drivers(situation, schedule, has_preference=True)
    put_off = 0
    for task_id, job in situation.jobs.items():
        earlier = job.previous_start(schedule[task_id].start - situation.tick)
        if earlier is None:
            continue
        moved = move(situation, schedule, task_id, earlier)
        is_free = not check(situation.campaign, situation.scenario, moved)
        if is_free:
            assert drivers.of(task_id).wait is Cause.PREFERENCE
            assert preference.value(moved) > preference.value(schedule)
        put_off += is_free
    return put_off


def chain_has_no_gap(situation, schedule):
    """Tell whether the pieces cover the time from the start to launch, one after the other."""
    drivers = Drivers(situation, schedule, has_preference=True)
    here = 0
    for piece in driving_chain(drivers):
        assert piece.start == here <= piece.end
        here = piece.end
    return here == schedule[situation.launch].end


def puts_off_for_a_reason(prefer, campaign):
    """Hold the reasons of the steps of a random campaign to what is true."""
    result = solve_campaign(campaign, options=replace(ONE_WORKER, prefer=prefer))
    assume(result.schedule is not None)
    schedule = result.require_schedule()
    situation = chosen(make_situation(campaign), schedule.options)
    preference = find_preference(situation, prefer)

    put_off = reasons_hold(situation, schedule, preference)

    event("put off" if put_off else "early")
    assert chain_has_no_gap(situation, schedule)


EITHER = pytest.mark.parametrize("prefer", [Prefer.CALM, Prefer.CHEAP])


@EITHER
@settings(REPEATABLE, max_examples=20)
@given(campaign=roomy_campaigns())
def test_every_step_that_could_start_earlier_is_put_off_for_a_reason(prefer, campaign):
    """Moved to its last legal start before, it breaks a rule or makes the value greater."""
    puts_off_for_a_reason(prefer, campaign)


@pytest.mark.slow
@EITHER
@settings(REPEATABLE, max_examples=200)
@given(campaign=roomy_campaigns())
def test_every_step_is_put_off_for_a_reason_at_length(prefer, campaign):
    """The same on many more campaigns."""
    puts_off_for_a_reason(prefer, campaign)
