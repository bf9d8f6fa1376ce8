"""Holds and steps that have begun in a place beyond its room: they go on, others wait."""

import pytest

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.partial_order import partial_order
from scheduler.engine.site.check import broken_rules
from scheduler.planning.interface.result import Status
from scheduler.planning.search.decision import Answer, decide
from scheduler.planning.site.conversion import is_whole, site_of
from scheduler.planning.site.placements import placement_of
from scheduler.schedule.checks import check
from tests.living.m1 import (
    begun,
    campaign_of,
    done,
    minute,
    progress,
    said,
    situation_of,
    solve_quickly,
)

TEXT = """\
format: 1
name: hall
start: 2026-03-02T08:00
horizon: 96h
launch: go
shifts: {day: 08:00-16:00}
facilities: {HALL: {room: ROOM}}
tasks:
  a1: {hours: 1, elapsed: yes, facility: HALL}
  a2: {hours: 4, elapsed: yes, facility: HALL, after: [a1]}
  b1: {hours: 1, elapsed: yes, facility: HALL}
  b2: {hours: 8, elapsed: yes, facility: HALL, after: [b1]}
  u: {hours: 12, elapsed: yes, facility: HALL}
  x: {hours: 2, elapsed: yes, facility: HALL}
  go: {hours: 1, elapsed: yes, after: [a2, b2, u, x]}
holds: [HOLDS]
scenarios: {plan: {}}
"""
A, B, X = (
    f"{{facility: HALL, from: {first}, to: {last}, steps: [{first}, {last}]}}"
    for first, last in (("a1", "a2"), ("b1", "b2"), ("x", "x"))
)
OVER = done("Mon 08:00", "Mon 09:00")
BEGUN = {"a1": OVER, "b1": OVER}


def hall(*holds, room=1):
    """Return the campaign with so much room and these holds."""
    return campaign_of(TEXT.replace("ROOM", str(room)).replace("HOLDS", ", ".join(holds)))


CASES = {
    "two rockets": (hall(A, B), {**BEGUN, "u": OVER}, "Mon 18:00-20:00"),
    "another to come": (hall(A, B, X), {**BEGUN, "u": OVER}, "Mon 18:00-20:00"),
    "a rocket and a step": (
        hall(A),
        {**BEGUN, "b2": OVER, "u": begun("Mon 08:00", "8h")},
        "Mon 18:00-20:00",
    ),
    "two rockets and a step": (
        hall(A, B, room=2),
        {**BEGUN, "u": begun("Mon 08:00", "10h")},
        "Mon 18:00-20:00",
    ),
    "room for two": (hall(A, B, room=2), {**BEGUN, "u": OVER}, "Mon 14:00-16:00"),
}


@pytest.mark.parametrize("name", CASES)
def test_others_come_in_when_there_is_room_again(name, caplog):
    """At 10:00 a2 has 4 h to go, b2 has 8 h; x follows whoever leaves room, and that is proved."""
    campaign, steps, wanted = CASES[name]
    facts = progress("Mon 10:00", steps)
    situation = situation_of(campaign, facts)
    result = solve_quickly(situation)

    assert (result.status, said(result.schedule, "x")) == (Status.OPTIMAL, wanted)
    assert check(campaign, situation.scenario, result.schedule, facts) == []
    assert decide(situation, result.launch_minute - 60).answer is Answer.IMPOSSIBLE
    assert caplog.messages == []


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_such_a_plan_keeps_others_out_in_every_timing(name):
    """In whatever order those who have begun leave, x comes after those the plan lets leave."""
    campaign, steps, _ = CASES[name]
    situation = situation_of(campaign, progress("Mon 10:00", steps))
    plan = solve_quickly(situation).schedule
    order = partial_order(situation, plan)

    leaving = {step for step in plan.tasks if step != "go" and plan[step].end <= plan["x"].start}
    assert {arc.source for arc in order.arcs if arc.target == "x"} == leaving


@pytest.mark.parametrize("name", CASES)
def test_compiled_search_forbids_no_such_plan(name):
    """It has no more of the holds begun than there is room for, and says that rules are missing."""
    campaign, steps, wanted = CASES[name]
    situation = situation_of(campaign, progress("Mon 10:00", steps))
    plan = solve_quickly(situation).schedule
    driver = Drivers(situation, plan).of("x")

    assert broken_rules(site_of(situation), placement_of(situation, plan)) == []
    assert is_whole(situation) == (name == "room for two")
    assert (driver.cause, driver.until) == (Cause.HOLD, minute(wanted[:9]))


def test_what_was_done_before_the_campaign_excuses_nothing():
    """Without facts nobody says that two rockets stand in room for one: there is no plan."""
    campaign = campaign_of(
        TEXT.replace("ROOM", "1")
        .replace("HOLDS", f"{A}, {B}")
        .replace("plan: {}", "plan: {done: [a1, b1, u]}")
    )

    assert decide(situation_of(campaign), minute("Thu 08:00")).answer is Answer.IMPOSSIBLE
