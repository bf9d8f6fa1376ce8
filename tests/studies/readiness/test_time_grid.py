"""All calls of a plan are compared on one time grid, whatever steps are left out or lost."""

from tests.studies.readiness.calls import (
    HEAD,
    LOST,
    YIELD,
    graph,
    launch,
    planned,
)

TASKS = {
    "s": "{hours: 1, tags: standby, flow: mission}",
    "k": "{hours: 3, elapsed: yes, after: [s], flow: mission}",
    "m": "{hours: 1, elapsed: yes, after: [k], flow: mission}",
    "n1": "{hours: 1, elapsed: yes, flow: next}",
}
MORE = "called: {like: V1, stands_for: {s: n1}}, only_for_standby: [n2], muster: 45min"
VEHICLES = {
    "V1": "{flows: mission, launch: m, standby: {tag: standby}}",
    "V2": f"{{flows: next, standby: n2, {MORE}}}",
}


def test_step_left_out_does_not_make_the_grid_coarser():
    """
    Step n2 of 90 min makes the grid 30 min, begun at 13:30 or left out.

    Called at 13:30 with a muster of 45 min, k starts at 14:30 and launch is at 18:30, as it is for
    a call a minute later; full hours alone would give 19:00.
    """
    begun = {"n2": '{hours: 1h30, elapsed: yes, not_before: "2026-03-02T13:30", flow: next}'}
    plan = planned(graph(tasks=TASKS | begun, vehicles=VEHICLES, plan="{done: [s, k]}"))

    assert launch(plan, "Mon 13:30") == "Mon 18:30"
    assert launch(plan, "Mon 13:31") == "Mon 18:30"


def test_lost_steps_do_not_make_the_grid_coarser():
    """Step q of the mission makes the grid 30 min; without it launch is no later."""
    more = {
        "n2": "{hours: 1, elapsed: yes, after: [n1], flow: next}",
        "q": "{hours: 1h30, elapsed: yes, tags: standby, flow: mission, "
        'not_before: "2026-03-03T08:00"}',
    }
    tasks = TASKS | more | {"m": "{hours: 1, elapsed: yes, after: [k, q], flow: mission}"}
    plan = planned(graph(HEAD, tasks=tasks, vehicles=VEHICLES, plan="{done: [s, k]}"))

    assert launch(plan, "Mon 13:30", YIELD) == launch(plan, "Mon 13:30", LOST) == "Mon 18:30"
