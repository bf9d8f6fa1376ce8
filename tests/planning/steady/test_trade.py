"""What a later launch would save."""

from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.steady import steady
from scheduler.planning.steady.trade import trade
from scheduler.schedule.announced import Announced
from tests.living.m1 import (
    announced,
    campaign_of,
    graph,
    m1,
    minute,
    progress,
    schedule_of,
    situation_of,
)
from tests.planning.steady.test_steady_of_m1 import QUICK

OPTIONS = SteadyOptions(search=QUICK)
STEPS = {
    "p": "{hours: 8, crew: {MEC: 4}}",
    "q": "{hours: 8, crew: {MEC: 4}}",
    "new": "{hours: 8, crew: {MEC: 4}}",
    "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, after: [new], windows: [evening]}",
}


def crowded():
    """Return two announced days of all MEC, and a new day's work before launch on the third."""
    campaign = campaign_of(graph(STEPS))
    plan = schedule_of(
        p=[("Mon 08:00", "Mon 16:00")],
        q=[("Tue 08:00", "Tue 16:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    return situation_of(campaign, progress("Mon 08:00")), Announced(schedule=plan)


def test_later_launch_that_moves_less_is_a_point():
    """
    Each day on which something else moves is a point.

    Step p weighs 8 and go, announced for Tuesday at 17:00, 4. Launch on Monday moves both, p to
    Thursday: 12. On Tuesday p or q makes way: 8. On Wednesday only go moves, but MEC has a new
    shift within 48 h: 6. On Thursday the shift of MEC begins later than that: 4.
    """
    situation, plan = crowded()
    result = steady(situation, plan, OPTIONS)

    points = trade(situation, plan, result, OPTIONS)

    assert [(each.launch, each.disturbance) for each in points] == [
        (minute("Mon 18:00"), 12),
        (minute("Tue 18:00"), 8),
        (minute("Wed 18:00"), 6),
        (minute("Thu 18:00"), 4),
    ]
    assert all(each.proved and each.is_next for each in points)


def test_nothing_is_to_be_gained_where_nothing_moves():
    """One point: the plan as announced."""
    situation = situation_of(m1(), progress("Mon 08:00"))
    plan = Announced(schedule=announced())

    points = trade(situation, plan, steady(situation, plan, OPTIONS), OPTIONS)

    assert [(each.launch, each.disturbance) for each in points] == [(minute("Tue 18:00"), 0)]
