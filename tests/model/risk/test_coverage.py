import pytest

from scheduler.model.risk.coverage import range_of, steps_left
from scheduler.model.risk.hours_range import HoursRange
from tests.builders import PLAN, make_campaign, make_milestone, make_task

WINDOWS = {"dusk": {"for": "end", "daily": "17:00-18:00"}}
CAMPAIGN = make_campaign(
    make_task("A", crew={"MEC": 2}, tags="hall"),
    make_task("B", crew={"ELE": 2}),
    make_milestone("M", tags="hall"),
    make_task("P", at="2025-11-12T08:00", tags="hall"),
    make_task("N", crew={"MEC": 2}, flow="guest"),
    make_task("L", crew={"MEC": 2}, windows="dusk"),
    crews={"MEC": 4, "ELE": 2},
    windows=WINDOWS,
    flows={"guest": {"neighbour": True}},
    scenario={"done": "B"},
)
RANGE = (0.9, 1, 1.5)


def covered(**whose):
    """Return the steps that a range is of."""
    line = HoursRange(factors=RANGE, **whose)
    return {step for step, task in CAMPAIGN.tasks.items() if range_of(task, (line,), CAMPAIGN) == 0}


@pytest.mark.parametrize(
    ("whose", "steps"),
    [
        ({"steps": "all"}, {"A", "B"}),
        ({"tag": "hall"}, {"A"}),
        ({"crew": "MEC"}, {"A"}),
        ({"steps": ["B", "N"]}, {"B", "N"}),
    ],
)
def test_many_steps_at_once_leave_out_what_is_certain(whose, steps):
    """Milestones, counted steps and neighbours' vary only if they are named, or never."""
    assert covered(**whose) == steps


def test_last_range_of_a_step_counts():
    """A is in both, B in the first alone."""
    lines = (HoursRange(steps="all", factors=RANGE), HoursRange(steps="A", factors=RANGE))

    found = [range_of(CAMPAIGN.tasks[step], lines, CAMPAIGN) for step in "ABM"]

    assert found == [1, 0, None]


def test_steps_done_before_the_start_are_not_left():
    """The scenario has done B."""
    left = steps_left(CAMPAIGN, CAMPAIGN.resolve_scenario(PLAN))

    assert set(left) == {"A", "M", "P", "N", "L"}
