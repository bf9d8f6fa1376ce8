"""Crews with other head-counts for a time, and with days of their own."""

import pytest

from scheduler.calendars.situation.audit import audit
from scheduler.schedule.checks import check
from tests.builders import (
    PLAN,
    hours,
    make_campaign,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)

TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}
MONDAY_OFF = {"from": "2025-11-10", "to": "2025-11-10"}


def crew(day=4, late=2, **dated):
    """Return a crew of four by day and two late."""
    return {"people": {"day": day, "late": late}, **dated}


def situation_of(own, *tasks, **fields):
    """Return a situation with a step of one person, shifts by day and late, and the crew."""
    tasks = tasks or (make_task("A", crew={"MEC": 1}),)
    return make_situation(make_campaign(*tasks, shifts=TWO_SHIFTS, crews={"MEC": own}, **fields))


def first_day(own, **fields):
    """Return the profile of the crew on the first day, in hours since 08:00."""
    profile = situation_of(own, **fields).profiles["MEC"]
    return [(a / 60, b / 60, n) for a, b, n in profile if b <= hours(16)]


def test_change_holds_to_the_minute_for_the_shifts_that_it_names():
    """From 10:00 to 20:00 there is one by day, while the late shift stays at two."""
    change = {"from": "2025-11-10T10:00", "to": "2025-11-10T20:00", "people": {"day": 1}}

    assert first_day(crew(changes=change)) == [(0, 2, 4), (2, 8, 1), (8, 16, 2)]


def test_change_stands_in_place_of_people_and_surge_of_the_scenario():
    """Surge makes ten of four; in training there are three."""
    change = {**MONDAY_OFF, "people": {"day": 3}}
    scenario = {"people": {"MEC": {"day": 5}}, "surge": {"MEC": {"day": 5}}}

    assert first_day(crew(changes=change), scenario=scenario) == [(0, 8, 3), (8, 16, 2)]


def test_later_entry_counts_where_changes_overlap():
    """A morning of one within a day of three."""
    changes = [
        {**MONDAY_OFF, "people": {"day": 3}},
        {"from": "2025-11-10T08:00", "to": "2025-11-10T12:00", "people": {"day": 1}},
    ]

    assert first_day(crew(changes=changes)) == [(0, 4, 1), (4, 8, 3), (8, 16, 2)]


def test_visitors_may_make_a_shift_that_the_crew_does_not_have():
    """Nobody comes late but for the visitors."""
    change = {**MONDAY_OFF, "people": {"late": 6}}

    assert first_day(crew(late=0, changes=change)) == [(0, 8, 4), (8, 16, 6)]


def test_crew_alone_is_free_on_its_days_off():
    """The mechanics are free on Monday, the electricians come."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 1}),
        make_task("L", "2h", crew={"ELE": 1}),
        crews={"MEC": {"people": {"day": 1}, "days_off": "2025-11-10"}, "ELE": 1},
    )
    plan = solve_campaign(campaign).schedule

    assert (plan["A"].start, plan["L"].start) == (hours(24), 0)


def test_crew_works_on_its_days_on_although_week_and_holiday_say_no():
    """Monday is a holiday and no day of the week: only the mechanics come."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 1}),
        make_task("L", "2h", crew={"ELE": 1}),
        crews={"MEC": {"people": {"day": 1}, "days_on": "2025-11-10"}, "ELE": 1},
        holidays=["2025-11-10"],
        scenario={"week": "tue-sat"},
    )
    plan = solve_campaign(campaign).schedule

    assert (plan["A"].start, plan["L"].start) == (0, hours(24))


def test_all_hands_are_called_from_those_who_are_there_at_the_time():
    """Six are needed: four by day and two late, but one by day is in training until noon."""
    change = {"from": "2025-11-10T00:00", "to": "2025-11-10T12:00", "people": {"day": 3}}
    task = make_task("A", "2h", all_hands=True, crew={"MEC": 6})
    campaign = make_campaign(task, shifts=TWO_SHIFTS, crews={"MEC": crew(changes=change)})

    assert solve_campaign(campaign).schedule["A"].start == hours(4)


def test_all_hands_may_be_called_in_on_a_day_off_of_the_crew():
    """Those who are free can come; those who are away cannot."""
    task = make_task("A", "2h", all_hands=True, crew={"MEC": 4})
    campaign = make_campaign(task, crews={"MEC": {"people": {"day": 4}, "days_off": "2025-11-10"}})

    assert solve_campaign(campaign).schedule["A"].start == 0


def test_two_steps_wait_for_each_other_while_people_are_away():
    """On Monday two of four are away, and two steps of two take turns; launch after four hours."""
    tasks = [make_task(name, "2h", crew={"MEC": 2}) for name in "AB"]
    campaign = make_campaign(
        *tasks,
        make_task("L", "0h", after=["A", "B"]),
        shifts=TWO_SHIFTS,
        crews={"MEC": crew(changes={**MONDAY_OFF, "people": {"day": 2}})},
    )

    assert solve_campaign(campaign).launch_minute == hours(4)


@pytest.mark.parametrize(
    ("own", "pieces"),
    [
        (crew(changes={**MONDAY_OFF, "people": {"day": 1}}), [(0, 2)]),
        (crew(days_off="2025-11-10"), [(0, 2)]),
    ],
)
def test_work_of_people_who_are_not_there_is_refused(own, pieces):
    """The check sees who is away, and who is free."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 2}), shifts=TWO_SHIFTS, crews={"MEC": own}
    )
    found = check(campaign, campaign.resolve_scenario(PLAN), make_schedule(A=pieces))

    assert {each.rule for each in found} == {"working-time", "crews"}


def test_bounds_of_a_change_are_part_of_the_time_grid():
    """A change at 10:20 makes a grid of twenty minutes."""
    change = {"from": "2025-11-10T10:20", "to": "2025-11-10T12:00", "people": {"day": 1}}

    assert situation_of(crew(changes=change)).tick == 20


@pytest.mark.parametrize(
    ("at", "code", "hint"),
    [
        ("2025-11-10T09:20", "promised-off-grid", "Mon 10 Nov 09:00 or Mon 10 Nov 10:00"),
        ("2025-11-10T15:00", "promised-never", "Mon 10 Nov 14:00 and Tue 11 Nov 08:00"),
    ],
)
def test_promised_start_that_can_never_be_is_refused_with_the_nearest_ones(at, code, hint):
    """Between two ticks, and an hour before the end of the shift for a step of two."""
    task = make_task("A", "2h", crew={"MEC": 1}, at=at)
    campaign = make_campaign(task, make_task("L", "1h"), crews={"MEC": 1})
    found = audit(campaign, [PLAN])

    assert [each.code for each in found] == [code]
    assert hint in found[0].hint


def test_promised_step_starts_on_its_minute_and_holds_up_what_follows():
    """B is promised for noon, though it could start at 08:00; launch follows at 14:00."""
    campaign = make_campaign(
        make_task("B", "2h", at="2025-11-10T12:00"), make_task("L", "0h", after="B")
    )

    assert solve_campaign(campaign).launch_minute == hours(6)
