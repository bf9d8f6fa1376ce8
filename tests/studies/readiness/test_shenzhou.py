"""The next vehicle of Shenzhou-22 if it were called, before the pad had to be restored."""

from functools import cache
from pathlib import Path

import pytest

from scheduler.analyse.vehicles.gaps import cover_gaps
from scheduler.analyse.vehicles.states import vehicle_states
from scheduler.model.notation.durations import HOUR
from scheduler.model.vehicles import Vehicle
from scheduler.readers.task_graph import read_task_graph
from tests.studies.readiness.calls import plan_of, reading

GRAPH = Path(__file__).parents[3] / "task_graphs" / "shenzhou-22.yaml"
NEXT = Vehicle.model_validate(
    {
        "id": "Y23",
        "flows": ["next-vehicle"],
        "standby": "N09",
        "called": {"like": "Y22", "without": "standby", "places": {"VAB-E": "VAB-W"}},
    }
)
"""Its standby, N09, stands for every step that is left out, and is itself done."""
LAUNCHES = {
    "2025-11-10T08:00": "2025-12-01",
    "2025-11-18T08:00": "2025-12-01",
    "2025-11-21T00:00": "2025-12-01",
    "2025-11-21T08:00": "2025-12-02",
    "2025-11-21T12:11": "2025-12-02",
    "2025-11-22T08:00": "2025-12-03",
}
QUICK = ("2025-11-21T00:00", "2025-11-22T08:00")


def without_restoration(campaign):
    """Return the campaign with the pad free after launch, and its next vehicle as above."""
    gone = {
        "tasks": {key: task for key, task in campaign.tasks.items() if key != "R01"},
        "facilities": {
            key: place for key, place in campaign.facilities.items() if key != "PAD-STACK"
        },
        "holds": tuple(hold for hold in campaign.holds if hold.facility != "PAD-STACK"),
        "vehicles": {**campaign.vehicles, "Y23": NEXT},
    }
    return campaign.altered(gone)


@cache
def emergency():
    """Return the plan of the emergency, which launches on 21 November at 12:11."""
    return plan_of(without_restoration(read_task_graph(GRAPH).require()), "emergency")


def calls(moments):
    """Return the cases of a test, for some moments."""
    return pytest.mark.parametrize(("at", "day"), [(at, LAUNCHES[at]) for at in moments])


def launches_at_noon(at, day):
    """Launch is proved to be at 12:11 of that day."""
    plan = emergency()
    found = reading(plan, at, vehicle="Y23")

    assert found.is_proved
    assert f"{plan.situation.axis.moment(found.launch):%Y-%m-%d %H:%M}" == f"{day} 12:11"


@calls(QUICK)
def test_standby_vehicle_launches_at_noon_of_the_right_day(at, day):
    """Called when N09 ends: 1 December, 10.5 days; on 22 November at 08:00: 3 December."""
    launches_at_noon(at, day)


@pytest.mark.slow
@calls(set(LAUNCHES) - set(QUICK))
def test_standby_vehicle_launches_at_noon_of_the_right_day_for_other_calls(at, day):
    """Up to 21 November 00:00 it is 1 December, from 08:00 on the 2nd, from the 22nd the 3rd."""
    launches_at_noon(at, day)


def test_state_gap_is_ten_days_since_call_and_none_since_launch():
    """N09 ends on 21 November at 00:00, 256 h after the call and before launch at 12:11."""
    plan = emergency()
    (gap,) = cover_gaps(plan.situation.campaign, vehicle_states(plan.situation, plan.schedule))

    assert gap.vehicle == "Y22"
    assert gap.since_launch is not None
    assert (gap.since_call.length, gap.since_launch.length) == (256 * HOUR, 0)
