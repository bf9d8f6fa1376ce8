"""The levels of a steady plan against an exhaustive search that shares no code with it."""

import pytest
from hypothesis import assume, event, given, settings

from scheduler.calendars.situation.prepare import prepare
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import Status
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.steady import steady
from scheduler.schedule.announced import Announced
from scheduler.schedule.checks import check
from scheduler.schedule.disturbance import measure_disturbance
from tests.brute_force import TooLarge
from tests.builders import ONE_WORKER
from tests.planning.campaigns import REPEATABLE
from tests.planning.steady.by_hours import HOUR, Steadiest, told
from tests.planning.test_against_brute_force import to_schedule

UNITS = {
    LevelAim.FROZEN: 1,
    LevelAim.LAUNCH: HOUR,
    LevelAim.DISTURBANCE: 1,
    LevelAim.MINUTES: HOUR,
    LevelAim.NEW: HOUR,
}


def replan(case, **fields):
    """Return the steady plan of a case."""
    campaign, scenario = case.brute_force.campaign, case.brute_force.scenario
    announced = Announced(schedule=to_schedule(case.runs.values()))
    options = SteadyOptions(
        search=ONE_WORKER,
        begin=case.begin * HOUR,
        freeze=case.freeze * HOUR,
        pins={name: hour * HOUR for name, hour in case.pins.items()},
        **fields,
    )
    return steady(prepare(campaign, scenario), announced, options)


def agree_on_every_level(case):
    """Compare a steady plan with the best of all plans."""
    try:
        best = Steadiest(case).search()
    except TooLarge:
        assume(condition=False)
    event("feasible" if best else "infeasible")

    result = replan(case, prefer=Prefer.COVER if case.covers else None)

    if best is None:
        assert result.status is Status.INFEASIBLE
        assert set(result.colliding) == set(case.pins) or not result.colliding
        return False
    schedule = result.require_schedule()
    campaign, scenario = case.brute_force.campaign, case.brute_force.scenario
    assert check(campaign, scenario, schedule) == []
    standby = {LevelAim.PREFERENCE: HOUR} if case.covers else {}
    units = {**dict(list(UNITS.items())[:2]), **standby, **UNITS}
    levels = [result.level(aim) for aim in units]
    expected = [number * unit for number, unit in zip(best, units.values(), strict=True)]
    assert [level.value for level in levels] == expected
    assert result.is_proved
    told = to_schedule(case.runs.values())
    measured = measure_disturbance(campaign, scenario, told, schedule, case.as_of)
    found = {level.aim: level.value for level in levels}
    assert (len(measured.frozen), measured.total, measured.minutes) == (
        found[LevelAim.FROZEN],
        found[LevelAim.DISTURBANCE],
        found[LevelAim.MINUTES],
    )
    return measured.total > 0


def test_steady_plan_is_the_best_of_all_plans_on_every_level():
    """Frozen steps, launch, disturbance, minutes and new starts; often something has to move."""
    moves = []

    @settings(REPEATABLE, max_examples=30)
    @given(told(most=3))
    def plan_one(case):
        moves.append(agree_on_every_level(case))

    plan_one()

    assert sum(moves) >= 5


def test_earliest_standby_ranks_before_the_least_disturbance():
    """With cover preferred, the next vehicle stands by first, whatever has to move for it."""
    moves = []

    @settings(REPEATABLE, max_examples=20)
    @given(told(most=3, covers=True))
    def plan_one(case):
        moves.append(agree_on_every_level(case))

    plan_one()

    assert sum(moves) >= 5


@pytest.mark.slow
@settings(REPEATABLE, max_examples=300)
@given(told())
def test_steady_plan_is_the_best_of_all_plans_on_every_level_at_length(case):
    """The same on many more campaigns, and larger ones."""
    agree_on_every_level(case)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=200)
@given(told(covers=True))
def test_earliest_standby_ranks_before_the_least_disturbance_at_length(case):
    """The same on many more campaigns, and larger ones."""
    agree_on_every_level(case)
