from pathlib import Path

from scheduler.pipeline.load import load
from scheduler.planning.lists.strict_serial import strict_serial
from tests.builders import hours, make_campaign, make_situation, make_task

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"


def test_strictly_serial_launch_is_that_of_one_step_at_a_time():
    """
    In two shifts the test ends at 10:00 on Tuesday, batteries and roll-out follow one by one.

    They end at 12:00 and 14:00, in time for the countdown to end at 18:00: 34 h after the start.
    """
    campaign, _ = load(FIRST_STEPS)

    assert strict_serial(make_situation(campaign, "quiet")) == hours(58)
    assert strict_serial(make_situation(campaign, "busy")) == hours(34)


def test_strictly_serial_may_be_impossible():
    """L must not end more than 2 h after A starts, but a step of 4 h comes between them."""
    tasks = make_task("A", "1h"), make_task("B", "4h"), make_task("L", "1h", after=["A"])
    limit = {"from": "A end", "to": "launch end", "max": "2h"}
    campaign = make_campaign(*tasks, limits=[limit], horizon="3d")

    assert strict_serial(make_situation(campaign)) is None


def test_serial_order_shares_the_calendars_of_its_scenario():
    """Another order changes nobody's hours, so no calendar is made for it."""
    situation = make_situation(make_campaign(make_task("A", "4h"), make_task("L", "2h")))
    before = situation.working_times

    assert strict_serial(situation) == hours(6)
    assert situation.working_times is before
