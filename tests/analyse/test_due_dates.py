"""Due dates, which a plan may miss."""

from scheduler.analyse.floats.due_dates import due_dates
from scheduler.planning.interface.result import Status
from tests.builders import (
    hours,
    make_campaign,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)


def test_due_dates_stand_in_their_order_with_margins():
    """A ends at noon and was due at 10:00, B ends at 14:00 and is due at 15:00."""
    campaign = make_campaign(
        make_task("B", due="2025-11-10T15:00"), make_task("A", due="2025-11-10T10:00")
    )
    found = due_dates(make_situation(campaign), make_schedule(A=[(3, 4)], B=[(5, 6)]))

    assert [(each.task, each.margin, each.is_missed) for each in found] == [
        ("A", hours(-2), True),
        ("B", hours(1), False),
    ]


def test_end_on_the_due_minute_is_in_time():
    """A step that ends when it is due is not late."""
    campaign = make_campaign(make_task("A", due="2025-11-10T12:00"))
    (found,) = due_dates(make_situation(campaign), make_schedule(A=[(3, 4)]))

    assert (found.margin, found.is_missed) == (0, False)


def test_due_date_that_nothing_can_meet_leaves_the_plan_alone():
    """Due at 08:00, a step of an hour is late, and planned all the same; the grid stays an hour."""
    campaign = make_campaign(make_task("A", due="2025-11-10T08:01"))
    result = solve_campaign(campaign)

    assert (result.status, result.launch_minute) == (Status.OPTIMAL, hours(1))
    assert make_situation(campaign).tick == hours(1)


def test_step_done_before_has_no_due_date():
    """What is finished before the start is not late."""
    campaign = make_campaign(
        make_task("A", due="2025-11-10T12:00"), make_task("B"), scenario={"done": "A"}
    )

    assert due_dates(make_situation(campaign), make_schedule(B=[(0, 1)])) == ()


def test_slip_is_what_the_calendar_of_the_step_allows():
    """A works 08:00 to 10:00 on Monday and is due at 20:00: by then it can end at 16:00, 6 h on."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 1}, due="2025-11-10T20:00"), crews={"MEC": 1}
    )
    (found,) = due_dates(make_situation(campaign), make_schedule(A=[(0, 2)]))

    assert (found.margin, found.slip, found.latest) == (hours(10), hours(6), hours(8))


def test_late_step_has_no_slip():
    """What is late already cannot end later in time."""
    campaign = make_campaign(make_task("A", due="2025-11-10T10:00"))
    (found,) = due_dates(make_situation(campaign), make_schedule(A=[(3, 4)]))

    assert (found.margin, found.slip) == (hours(-2), 0)
