"""
A mission that is called while the next vehicle is built, on the week of M1.

One crew of one works by day. The next vehicle has n1 on Monday and n2 on Tuesday, each of 8 h, and
stands by with the end of n2, on Tuesday at 16:00. The mission stood by before the week; its count
of 27 h goes on from Monday 08:00, and it lifts off on Tuesday at 12:00.
"""

from scheduler.schedule.scheduled import Schedule
from tests.living.m1 import campaign_of, graph

HEAD = """\
format: 1
name: two vehicles
start: 2026-03-02T08:00
horizon: 10d
launch: go
shifts: {day: 08:00-16:00}
crews: {W: {people: {day: 1}}}
windows: {noon: {for: end, daily: 12:00}}
flows: {mission: {name: Mission}, next: {name: Next}}
scenarios: {plan: {done: ready}}
"""
VEHICLES = {
    "V1": "{name: Mission rocket, flows: [mission], launch: go, standby: {tag: ready}}",
    "V2": "{name: Next rocket, flows: [next], standby: n2}",
}
STEPS = {
    "s": "{hours: 8, flow: mission, tags: ready}",
    "k": "{hours: 27, elapsed: true, after: [s], flow: mission}",
    "go": "{hours: 1, all_hands: true, after: [k], windows: noon, flow: mission}",
    "n1": "{hours: 8, crew: {W: 1}, flow: next}",
    "n2": "{hours: 8, crew: {W: 1}, after: [n1], flow: next, loose_end: yes}",
}


def two_vehicles_text(steps=None, vehicles=None, more="", head=HEAD):
    """Return the task graph, with other steps or vehicles, or more of them; none is left out."""
    own = {**STEPS, **(steps or {})}
    named = {name: text for name, text in {**VEHICLES, **(vehicles or {})}.items() if text}
    lines = "\n".join(f"  {name}: {text}" for name, text in named.items())
    return graph(own, f"vehicles:\n{lines}\n{more}" if named else more, head)


def two_vehicles(steps=None, vehicles=None, more="", head=HEAD):
    """Return the campaign that the task graph states."""
    return campaign_of(two_vehicles_text(steps, vehicles, more, head))


def schedule_with(*steps):
    """Return the schedule of some steps in time."""
    return Schedule(scenario="plan", tasks={each.id: each for each in steps})
