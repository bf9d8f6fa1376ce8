"""Steady plans of the small campaign M1, to the minute."""

from scheduler.planning.interface.options import Prefer, SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.steady import steady
from scheduler.schedule.announced import Announced
from tests.living.m1 import (
    HEAD,
    announced,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    minute,
    progress,
    said,
    schedule_of,
    situation_of,
)

QUICK = SolveOptions(workers=1, time_limit=30.0)
A_DONE = done("Mon 08:00", "Mon 12:00")
C_DONE = done("Mon 12:00", "Mon 15:00")
GO = "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, after: [x], windows: [evening]}"
TWO_HOURS = "{hours: 2, crew: {MEC: 4}}"
M4 = {
    "u": TWO_HOURS,
    "v": TWO_HOURS,
    "n": TWO_HOURS,
    "x": "{hours: 2, crew: {ELE: 2}, after: [n]}",
    "go": GO,
}


def replan(campaign, facts, plan=None, **fields):
    """Return the steady plan under facts, beside the announced plan of M1 unless another is."""
    told = Announced(schedule=announced() if plan is None else plan)
    return steady(situation_of(campaign, facts), told, SteadyOptions(search=QUICK, **fields))


def b_done():
    """Return the facts of Tuesday at 09:00 when b is done an hour early."""
    b = done("Mon 12:00", "Tue 09:00")
    return progress("Tue 09:00", {"a": A_DONE, "b": b, "c": C_DONE})


def m4(horizon):
    """Return M4 with a horizon, and what was announced of it."""
    text = graph(M4, head=HEAD.replace("10d", horizon))
    plan = schedule_of(
        u=[("Mon 12:00", "Mon 14:00")],
        v=[("Mon 14:00", "Mon 16:00")],
        go=[("Mon 17:00", "Mon 18:00")],
    )
    return campaign_of(text), plan


def test_facts_as_announced_leave_the_plan_as_it_is():
    """Example 1: nothing moves."""
    steps = {"a": A_DONE, "b": begun("Mon 12:00", "4h"), "c": begun("Mon 12:00", "1h")}

    result = replan(m1(), progress("Mon 14:00", steps))

    plan = result.require_schedule()
    assert said(plan, "b") == "Mon 14:00-16:00, Tue 08:00-10:00"
    assert said(plan, "d") == "Tue 10:00-12:00"
    assert said(plan, "go") == "Tue 17:00-18:00"
    assert (result.disturbance.total, result.disturbance.minutes) == (0, 0)
    assert result.is_proved


def test_overrun_moves_what_waits_for_it_and_no_more():
    """Example 2: b has an hour more left, so d is two hours later, and launch stays."""
    steps = {"a": A_DONE, "b": begun("Mon 12:00", "3h"), "c": C_DONE}

    result = replan(m1(), progress("Tue 09:00", steps))

    plan = result.require_schedule()
    assert said(plan, "b") == "Tue 09:00-12:00"
    assert said(plan, "d") == "Tue 12:00-14:00"
    assert plan["go"].end == minute("Tue 18:00")
    assert dict(result.disturbance.moved) == {"d": 8}
    assert result.disturbance.minutes == 120


def test_step_overtaken_waits_and_its_followers_stay():
    """Example 7: b waits for a; d stays where it was announced."""
    steps = {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h")}

    plan = replan(m1(), progress("Mon 11:00", steps)).require_schedule()

    assert said(plan, "b") == "Mon 12:00-16:00, Tue 08:00-09:00"
    assert said(plan, "d") == "Tue 10:00-12:00"


def test_one_step_moves_rather_than_two():
    """Example 13: n takes the place of u, so that x can follow; v stays, and launch."""
    campaign, plan = m4("3d")

    result = replan(campaign, progress("Mon 12:00"), plan)

    found = result.require_schedule()
    assert said(found, "n") == "Mon 12:00-14:00"
    assert said(found, "x") == "Mon 14:00-16:00"
    assert said(found, "v") == "Mon 14:00-16:00"
    assert said(found, "u") == "Tue 08:00-10:00"
    assert found["go"].end == minute("Mon 18:00")
    assert set(result.disturbance.moved) == {"u"}
    assert result.disturbance.minutes == 20 * 60


def test_people_are_not_called_to_a_shift_of_the_next_days_without_need():
    """With time enough u goes to Thursday, whose shift begins more than 48 h ahead: 8, not 10."""
    campaign, plan = m4("10d")

    result = replan(campaign, progress("Mon 12:00"), plan)

    assert said(result.require_schedule(), "u") == "Thu 08:00-10:00"
    assert result.disturbance.total == 8


def test_freeze_outranks_launch_and_its_cost_is_told():
    """Example 13 with a freeze: u and v stay, launch is a day later than it would be without."""
    campaign, plan = m4("3d")

    result = replan(campaign, progress("Mon 12:00"), plan, freeze=240)

    found = result.require_schedule()
    assert said(found, "u") == "Mon 12:00-14:00"
    assert said(found, "v") == "Mon 14:00-16:00"
    assert said(found, "n") == "Tue 08:00-10:00"
    assert said(found, "x") == "Tue 10:00-12:00"
    assert found["go"].end == minute("Tue 18:00")
    assert result.unfrozen.launch == result.unfrozen.bound == minute("Mon 18:00")


def test_step_stays_although_it_could_be_earlier():
    """Example 14: b is done an hour early, and d stays."""
    plan = replan(m1(), b_done()).require_schedule()

    assert said(plan, "d") == "Tue 10:00-12:00"


def test_early_plan_takes_what_facts_give():
    """Example 14 with `--prefer early`: d an hour earlier, launch the same."""
    result = replan(m1(), b_done(), prefer=Prefer.EARLY)

    assert said(result.require_schedule(), "d") == "Tue 09:00-11:00"
    assert result.level(LevelAim.DISTURBANCE) is None
    assert result.is_proved


def test_pin_is_kept():
    """A step pinned to another hour starts there."""
    result = replan(m1(), b_done(), pins={"d": minute("Tue 13:00")})

    assert said(result.require_schedule(), "d") == "Tue 13:00-15:00"


def test_pin_that_cannot_hold_is_named():
    """No step starts before the data date, whoever pinned it there."""
    pins = {"d": minute("Tue 08:00"), "go": minute("Tue 17:00")}

    result = replan(m1(), b_done(), pins=pins)

    assert result.status is Status.INFEASIBLE
    assert result.colliding == ("d",)


def test_pins_that_collide_are_named_together():
    """Step d at 14:00 on Tuesday and c until 16:00 before it: either alone could be kept."""
    pins = {"d": minute("Tue 16:00") - 120, "c": minute("Tue 13:00"), "b": minute("Tue 08:00")}
    facts = progress("Mon 14:00", {"a": A_DONE})

    result = replan(m1(), facts, pins=pins)

    assert result.status is Status.INFEASIBLE
    assert result.colliding == ("d", "c")
    assert result.schedule is None
