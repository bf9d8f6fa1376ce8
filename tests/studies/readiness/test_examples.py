"""
Readiness of a small vehicle, to the minute.

M-B has one crew W of one, at work from 08:00 to 16:00 every day. The next vehicle is built by n1
on Monday and n2 on Tuesday, 8 h each, and then stands by. Called, it has k1 and k2 to do, 8 h each,
and then launches at 18:00 of some day. The mission launches on Monday and needs nobody.
"""

import pytest

from scheduler.analyse.vehicles.gaps import cover_gaps
from scheduler.analyse.vehicles.states import vehicle_states
from scheduler.model.notation.durations import HOUR
from scheduler.studies.readiness.coverage import coverage
from scheduler.studies.readiness.last_calls import last_calls
from scheduler.studies.readiness.others import Others
from tests.studies.readiness.calls import (
    FLOWS,
    HEAD,
    KEEP,
    LAUNCH,
    LOST,
    MISSION,
    NEXT,
    VEHICLES,
    YIELD,
    curve,
    graph,
    launch,
    planned,
    question,
    reading,
    said,
)

ONLY_FOR_STANDBY = {
    "V2": "{flows: next, standby: n2, called: {like: V1}, only_for_standby: [n2]}",
}
THURSDAY = "2026-03-05T08:00"
BUSY = MISSION | {
    "q": f"{{hours: 8, crew: {{W: 1}}, tags: standby, not_before: {THURSDAY}, after: [m], "
    "flow: mission}"
}
"""The mission needs W on Thursday, from 08:00 to 16:00."""
BUSY_DONE = "{done: [b, k1, k2]}"
HALL = "facilities: {HALL: {room: 2}}\nhazards: {lift: {clears: true}}\n"
UNDER_WAY = MISSION | {
    "b": "{hours: 8, crew: {W: 1}, tags: standby, facility: HALL, flow: mission}",
    "k1": "{hours: 8, crew: {W: 1}, after: [b], facility: HALL, flow: mission}",
    "cure": "{hours: 60, elapsed: yes, tags: standby, facility: HALL, hazards: lift, "
    "not_before: 2026-03-03T20:00, flow: mission, loose_end: yes}",
}


def ready(plan, at, others=KEEP):
    """Return the minutes from a call to the proved launch."""
    found = reading(plan, at, others)
    assert found.is_proved
    return found.launch - found.at


def test_called_on_monday_morning_the_vehicle_is_built_first():
    """n1 Mon, n2 Tue, k1 Wed, k2 Thu: launch Thu 18:00, 82 h after the call."""
    found = reading(planned(graph()), "Mon 08:00")
    work = {step: said(planned(graph()), task.start) for step, task in found.schedule.tasks.items()}

    assert work == {
        "m": "Mon 17:00",
        "n1": "Mon 08:00",
        "n2": "Tue 08:00",
        "V2/k1": "Wed 08:00",
        "V2/k2": "Thu 08:00",
        "V2/m": "Thu 17:00",
    }
    assert launch(planned(graph()), "Mon 08:00") == "Thu 18:00"
    assert ready(planned(graph()), "Mon 08:00") == 82 * HOUR


def test_a_minute_late_costs_a_day():
    """Called Wed 08:00, k1 fits into Wednesday: 34 h; at 08:01 it does not: 57 h 59."""
    plan = planned(graph())

    assert launch(plan, "Wed 08:00") == "Thu 18:00"
    assert ready(plan, "Wed 08:00") == 34 * HOUR
    assert launch(plan, "Wed 08:01") == "Fri 18:00"
    assert ready(plan, "Wed 08:01") == 57 * HOUR + 59


def test_last_call_for_a_launch_is_when_its_first_step_has_to_begin():
    """From Tue 20:00 to Wed 20:00, minute by minute: Wed 08:00 is the last call for Thu 18:00."""
    plan = planned(graph())
    asked = question(plan, "Tue 20:00", "Wed 20:00", every=1)
    (found,) = last_calls(asked, curve(asked))

    assert (said(plan, found.at), said(plan, found.launch)) == ("Wed 08:00", "Thu 18:00")
    assert (found.driver, said(plan, found.begins)) == ("V2/k1", "Wed 08:00")


def test_promise_is_kept_in_two_stretches():
    """Within 48 h: Tue 18:00 to Wed 08:00, Wed 18:00 to Thu 08:00, 28 h of 72; longest gap 34 h."""
    plan = planned(graph())
    found = curve(question(plan, "Mon 08:00", "Thu 08:00"))
    cover = coverage([found], 48 * HOUR)

    assert [tuple(said(plan, each) for each in stretch) for stretch in cover.within] == [
        ("Tue 18:00", "Wed 08:00"),
        ("Wed 18:00", "Thu 08:00"),
    ]
    assert cover.share == 28 / 72
    assert (cover.total, len(cover.gaps), cover.longest) == (44 * HOUR, 2, 34 * HOUR)
    assert cover.unsure == ()
    assert len(found.readings) <= 9


@pytest.mark.parametrize(
    ("at", "expected"),
    [("Mon 08:00", "Wed 18:00"), ("Tue 08:00", "Wed 18:00"), ("Tue 09:00", "Thu 18:00")],
)
def test_work_for_standby_alone_is_left_out_unless_it_has_begun(at, expected):
    """n2 only serves standby: k1 follows n1 on Tuesday; begun at 08:00, n2 runs to its end."""
    assert launch(planned(graph(vehicles=VEHICLES | ONLY_FOR_STANDBY)), at) == expected


def test_others_stay_where_they_were_announced_or_give_way():
    """Step q of the mission has W on Thursday: keep, launch Fri 18:00; else Thu 18:00, q on Fri."""
    plan = planned(graph(tasks=BUSY | NEXT, plan=BUSY_DONE))
    assert said(plan, plan.schedule["q"].start) == "Thu 08:00"

    assert launch(plan, "Wed 08:00", KEEP) == "Fri 18:00"
    assert launch(plan, "Wed 08:00", YIELD) == "Thu 18:00"
    found = reading(plan, "Wed 08:00", YIELD)
    assert said(plan, found.schedule["q"].start) == "Fri 08:00"


def guest(moves=""):
    """Return the plan of a site whose neighbour has W on Thursday, and may move as stated."""
    flows = FLOWS | {"guest": f"{{neighbour: yes{moves}}}"}
    thursday = "{for: run, from: 2026-03-05T08:00, to: 2026-03-05T16:00}"
    tasks = MISSION | {"q": f"{{hours: 8, crew: {{W: 1}}, windows: [{thursday}], flow: guest}}"}
    return planned(graph(flows=flows, tasks=tasks | NEXT))


def test_neighbour_without_moves_stays():
    """Step q is a neighbour's, and nothing permits it to move: Fri 18:00 whoever yields."""
    plan = guest()

    assert {launch(plan, "Wed 08:00", others) for others in Others} == {"Fri 18:00"}


@pytest.mark.parametrize("others", [YIELD, LOST])
def test_move_of_a_neighbour_buys_a_day(others):
    """A day later costs 60: launch Fri 18:00 for nothing, Thu 18:00 for 60, q then on Friday."""
    plan = guest(", moves: {later: 1d, per_day: 60}")
    found = reading(plan, "Wed 08:00", others)

    assert [(x.price, said(plan, x.launch), x.is_proved) for x in found.prices] == [
        (0, "Fri 18:00", True),
        (60, "Thu 18:00", True),
    ]
    assert (found.is_proved, said(plan, found.launch)) == (True, "Thu 18:00")
    assert said(plan, found.schedule["q"].start) == "Fri 08:00"
    assert found.prices[1].neighbours == (("guest", found.schedule["q"].end),)


@pytest.mark.parametrize("others", [KEEP, LAUNCH])
def test_neighbour_that_may_move_stays_where_nobody_yields(others):
    """Its move is a matter of yield: the others keep their places, or the launch alone is kept."""
    plan = guest(", moves: {later: 1d, per_day: 60}")

    assert launch(plan, "Wed 08:00", others) == "Fri 18:00"
    assert reading(plan, "Wed 08:00", others).prices == ()


@pytest.mark.parametrize(("notice", "expected"), [("72h", "Thu 18:00"), ("73h", "Fri 18:00")])
def test_neighbour_does_not_move_within_its_notice(notice, expected):
    """Notice counts from the beginning of the plan, whenever the call: Mon 08:00 to Thu 08:00."""
    plan = guest(f", moves: {{later: 1d, per_day: 60, notice: {notice}}}")

    assert launch(plan, "Wed 08:00", YIELD) == expected


def test_state_gap_is_told_since_call_and_since_launch():
    """Called Mon 08:00, launched Tue 12:00, the next one stands by Tue 16:00: 32 h and 4 h."""
    tasks = MISSION | {
        "k1": "{hours: 24, elapsed: yes, after: [b], flow: mission}",
        "m": "{hours: 1, elapsed: yes, windows: noon, after: [k1], flow: mission}",
    }
    head = HEAD.replace("{instant: {for: end, daily: 18:00}}", "{noon: {for: end, daily: 12:00}}")
    plan = planned(graph(head=head, tasks=tasks | NEXT, plan="{done: [standby, k2]}"))
    states = vehicle_states(plan.situation, plan.schedule)
    (gap,) = cover_gaps(plan.situation.campaign, states)

    assert gap.since_launch is not None
    assert said(plan, gap.since_launch.since) == "Tue 12:00"
    assert (gap.since_call.length, gap.since_launch.length) == (32 * HOUR, 4 * HOUR)


@pytest.mark.parametrize("others", [KEEP, YIELD, LOST])
def test_hazard_under_way_in_the_hall_is_waited_for(others):
    """The mission clears the hall from Tue 20:00 on for 60 h; k1 waits until Fri 08:00 for it."""
    plan = planned(graph(HEAD + HALL, tasks=UNDER_WAY | NEXT, plan="{done: [b, k1, k2]}"))
    assert said(plan, plan.schedule["cure"].end) == "Fri 08:00"
    found = reading(plan, "Wed 07:00", others)

    assert said(plan, found.schedule["V2/k1"].start) == "Fri 08:00"
    assert launch(plan, "Wed 07:00", others) == "Sat 18:00"
