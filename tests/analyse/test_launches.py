"""The lift-offs of a plan and their margins."""

from scheduler.analyse.launches import lift_offs
from tests.builders import (
    hours,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)

ALONE = make_schedule(A=[(2, 3)], B=[(5, 6)])


def found(schedule=ALONE, tasks=None, **fields):
    """Return the lift-offs of a plan, as step, name, minute and margin."""
    steps = tasks or (make_task("A", name="Lift-off A"), make_task("B", name="Lift-off B"))
    situation = make_situation(make_campaign(*steps, **fields))
    return [
        (each.task, each.name, each.minute, each.margin) for each in lift_offs(situation, schedule)
    ]


def test_launch_step_is_the_one_lift_off():
    """Without more ado, the launch step is the only lift-off, and the target is its own."""
    assert found(target="2025-11-10T16:00") == [("B", "Lift-off B", hours(6), hours(2))]


def test_further_lift_offs_have_targets_of_their_own():
    """A ends at 11:00 and was wanted at 10:00; the launch has no target."""
    marks = {"A": {"name": "First shot", "target": "2025-11-10T10:00"}}

    assert found(launches=marks) == [
        ("A", "First shot", hours(3), hours(-1)),
        ("B", "Lift-off B", hours(6), None),
    ]


def test_milestone_that_closes_the_campaign_is_no_lift_off():
    """The milestone after both shots is the launch, and nothing lifts off then."""
    steps = (make_task("A"), make_task("B"), make_milestone("both", after=["A", "B"]))
    schedule = make_schedule(A=[(2, 3)], B=[(5, 6)], both=[(6, 6)])

    assert [each[0] for each in found(schedule, steps, launches=["A", "B"])] == ["A", "B"]


def test_named_milestone_is_a_lift_off():
    """A launch that is a milestone counts beside others once it is named."""
    steps = (make_task("A"), make_milestone("go", after="A"))
    schedule = make_schedule(A=[(2, 3)], go=[(4, 4)])

    assert [each[0] for each in found(schedule, steps, launches=["A", "go"])] == ["A", "go"]


def test_lift_off_before_the_start_is_left_out():
    """A is done before the campaign: the plan has no date for it."""
    schedule = make_schedule(B=[(5, 6)])

    assert found(schedule, launches="A", scenario={"done": "A"}) == [
        ("B", "Lift-off B", hours(6), None)
    ]


def test_target_of_the_goal_stands_at_the_head():
    """The launch step may be named for its name; its target is the campaign's."""
    found_ = found(target="2025-11-10T13:00", launches={"B": {"name": "Go"}})

    assert found_ == [("B", "Go", hours(6), hours(-1))]
