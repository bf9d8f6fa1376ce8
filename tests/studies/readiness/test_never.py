"""A plan for a call that does what it never may is told from one that does not."""

from dataclasses import replace
from functools import cache

import pytest

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.studies.readiness.alarm import alarm_at
from scheduler.studies.readiness.others import Others
from tests.studies.readiness.calls import (
    FLOWS,
    HEAD,
    KEEP,
    LAUNCH,
    LOST,
    MISSION,
    NEXT,
    QUICKLY,
    YIELD,
    graph,
    minute,
    planned,
    reading,
    said,
    violations,
)
from tests.studies.readiness.never import breaches

WINDOW = "{for: run, from: 2026-03-05T08:00, to: 2026-03-06T16:00}"
GUEST = {"q": f"{{hours: 8, crew: {{G: 1}}, windows: [{WINDOW}], flow: guest}}"}
LATER = {
    "k2": "{hours: 8, crew: {G: 1}, after: [k1], not_before: 2026-03-03T08:00, flow: mission}",
}
CREWS = HEAD.replace("{W: {people: {day: 1}}}", "{W: {people: {day: 1}}, G: {people: {day: 1}}}")
CALL = "Tue 10:00"


def plan():
    """Return a plan: n1 Mon, n2 Tue, k2 Tue by G, mission on Tue 18:00, the guest on Thu by G."""
    flows = FLOWS | {"guest": "{neighbour: yes}"}
    tasks = MISSION | LATER | NEXT | GUEST
    return planned(graph(CREWS, flows, tasks, plan="{done: [standby, k1]}"))


@cache
def called(others, at=CALL):
    """Return the plan for a call."""
    return reading(plan(), at, others).schedule


def told(others, schedule, at=CALL):
    """Return what is wrong with a plan for a call, beside what the check of its rules finds."""
    return breaches(plan(), minute(plan(), at), others.value, schedule, after=False)


def checked(others, schedule, at=CALL):
    """Return the rules that a plan for a call breaks."""
    alarm = alarm_at(plan(), "V2", others, minute(plan(), at), QUICKLY)
    return {violation.rule for violation in violations(alarm, schedule)}


def changed(schedule, step, **fields):
    """Return a plan in which a step stands otherwise."""
    return replace(schedule, tasks={**schedule.tasks, step: replace(schedule[step], **fields)})


def shifted(schedule, step, by):
    """Return a plan in which a step stands so many minutes later."""
    task = schedule[step]
    pieces = tuple((start + by, end + by) for start, end in task.pieces)
    return changed(schedule, step, start=task.start + by, end=task.end + by, pieces=pieces)


@pytest.mark.parametrize("others", list(Others))
def test_plan_for_a_call_does_nothing_that_it_never_may(others):
    """Called on Tuesday at 10:00, while n2 and k2 are under way."""
    found = called(others)

    assert told(others, found) == []
    assert said(plan(), found["n2"].end) == "Tue 16:00"


@pytest.mark.parametrize("others", list(Others))
def test_neighbour_without_a_permit_never_moves(others):
    """The window of q would let it go on Friday as well; nobody asked it."""
    found = called(others)
    spoilt = shifted(found, "q", DAY)

    assert told(others, spoilt) == ["q moved"]


@pytest.mark.parametrize("others", [KEEP, LAUNCH])
def test_launch_of_the_mission_never_moves_where_it_is_kept(others):
    """A day later is against keep and launch alike, and no matter where all give way."""
    found = called(others)
    spoilt = shifted(found, "m", DAY)

    assert told(others, spoilt) == ["m moved"]
    assert told(YIELD, spoilt) == []


@pytest.mark.parametrize("others", list(Others))
@pytest.mark.parametrize("step", ["n2", "k2"])
def test_step_under_way_never_stops(others, step):
    """Stopped after an hour, n2 or k2 of the mission is not done; the check sees it too."""
    found = called(others)
    call = minute(plan(), CALL)
    spoilt = changed(found, step, end=call + HOUR, pieces=((call, call + HOUR),))

    assert told(others, spoilt) == [f"{step} stopped"]
    assert checked(others, spoilt) & {"steps", "under-way"}


def test_mission_that_is_lost_still_ends_what_is_under_way():
    """Step k2 goes on to its end, and the launch that it led to is gone."""
    found = called(LOST)

    assert said(plan(), found["k2"].end) == "Tue 16:00"
    assert "m" not in found.tasks


@pytest.mark.parametrize("others", list(Others))
def test_vehicle_never_launches_without_its_standby(others):
    """Step n2 says that it is ready: neither left out, nor after launch; the check sees both."""
    found = called(others, "Mon 10:00")
    without = replace(found, tasks={k: x for k, x in found.tasks.items() if k != "n2"})
    late = shifted(found, "n2", 7 * DAY)

    assert told(others, without, "Mon 10:00") == ["without n2"]
    assert checked(others, without, "Mon 10:00") == {"steps"}
    assert told(others, late, "Mon 10:00") == ["before n2"]
    assert "links" in checked(others, late, "Mon 10:00")
