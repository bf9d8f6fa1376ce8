"""Preferences: what schedules are worth, what the model says of it, and small plans by hand."""

from dataclasses import replace

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from scheduler.engine.verdict import Verdict
from scheduler.errors import Infeasible
from scheduler.model.notation.durations import HOUR
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import activate, list_schedules
from scheduler.planning.lists.list_schedule import make_schedule as planned
from scheduler.planning.people.labour import calm_of, cost_of
from scheduler.planning.preferences import PREFERENCES, find_preference
from scheduler.planning.search.goals import build
from scheduler.planning.search.run import SearchEffort, run
from scheduler.schedule.checks import check
from tests.builders import (
    ONE_WORKER,
    ROUND_THE_CLOCK,
    hours,
    make_campaign,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.planning.test_options import campaigns_with_options
from tests.planning.test_preference_optimum import roomy_campaigns

CALM = replace(ONE_WORKER, prefer=Prefer.CALM)
CHEAP = replace(ONE_WORKER, prefer=Prefer.CHEAP)
EITHER = pytest.mark.parametrize("options", [CALM, CHEAP], ids=["calm", "cheap"])
FIRST, SECOND = {"MEC": 1}, {"MEC": 2}
LATE = "2025-11-10T20:00"
FRIDAY = "2025-11-14T08:00"
TWO_SHIFTS = {"day": "08:00-16:00", "evening": "16:00-24:00"}


def starts_in_hours(result):
    """Return the start of every step in hours since the campaign start."""
    starts = result.require_schedule().starts
    return {task_id: minute / HOUR for task_id, minute in starts.items()}


# What schedules are worth


def test_work_at_night_on_a_weekend_counts_twice():
    """From Friday 20:00, 8 h by 2 people: 2 h at night on Friday, 4 h on Saturday, all night."""
    campaign = make_campaign(
        make_task("L", "8h", crew=SECOND),
        crews={"MEC": 2},
        start="2025-11-14T20:00",
        shifts=ROUND_THE_CLOCK,
        scenario={"shifts": list(ROUND_THE_CLOCK)},
    )
    situation = make_situation(campaign)

    assert calm_of(situation, make_schedule(L=[(0, 8)])) == hours(2 * (6 + 4))


def test_people_are_paid_for_each_shift_and_most_at_once():
    """A and B side by side take 2 people on day and evening: 4 shifts at 1.00; one by one, 2."""
    campaign = make_campaign(
        make_task("A", "4h", crew=FIRST),
        make_task("B", "4h", crew=FIRST),
        make_task("L", "0h"),
        crews={"MEC": 2},
        shifts=TWO_SHIFTS,
        scenario={"shifts": list(TWO_SHIFTS)},
    )
    situation = make_situation(campaign)

    assert cost_of(situation, make_schedule(A=[(6, 10)], B=[(6, 10)], L=[(0, 0)])) == 400
    assert cost_of(situation, make_schedule(A=[(6, 10)], B=[(10, 14)], L=[(0, 0)])) == 200


@pytest.mark.parametrize(
    ("start", "price"), [(LATE, 150), ("2025-11-15T08:00", 200), ("2025-11-15T20:00", 300)]
)
def test_nights_and_weekends_cost_more(start, price):
    """One person on a night shift costs 1.5, on Saturday 2, on Saturday night both."""
    campaign = make_campaign(
        make_task("L", "2h", crew=FIRST),
        crews={"MEC": 1},
        start=start,
        shifts={"day": "08:00-16:00", "night": "20:00-06:00"},
        scenario={"shifts": ["day", "night"]},
    )

    assert cost_of(make_situation(campaign), make_schedule(L=[(0, 2)])) == price


def test_weekend_may_fall_on_other_days():
    """With Friday and Saturday off, a day shift on Friday costs 2 and one on Sunday 1."""
    for start, price, weekend in (("14", 200, 480), ("16", 100, 0)):
        campaign = make_campaign(
            make_task("L", "8h", crew=FIRST),
            crews={"MEC": 1},
            start=f"2025-11-{start}T08:00",
            weekend="fri, sat",
        )
        situation, schedule = make_situation(campaign), make_schedule(L=[(0, 8)])

        assert (cost_of(situation, schedule), calm_of(situation, schedule)) == (price, weekend)


def test_other_modes_and_duties_beyond_the_rules_have_their_prices():
    """A in its option costs 5 more; a second day with at most one in a row costs 10 more."""
    campaign = make_campaign(
        make_task("A", "4h", crew=FIRST, options=[{"hours": 2}]),
        make_task("B", "4h", crew=FIRST),
        crews={"MEC": 1},
        scenario={"options": "any", "duty": {"days_in_row": 1, "as": "cost"}},
    )
    situation = make_situation(campaign)
    one_day, two_days = ({"A": 0, "B": hours(4)}, {"A": 0, "B": hours(24)})

    assert cost_of(situation, planned(situation, one_day)) == 100
    assert cost_of(situation, planned(situation, one_day, {"A": 1})) == 600
    assert cost_of(situation, planned(situation, two_days)) == 1200


# Hand-made plans


def test_step_with_slack_moves_off_the_night():
    """A may run from 20:00 to 24:00, but L starts at 12:00 anyway: from 06:00 on it is day."""
    campaign = make_campaign(
        make_task("A", "4h", crew=FIRST),
        make_task("L", "1h", windows=[{"for": "start", "daily": "12:00"}], after=["A"]),
        crews={"MEC": 1},
        start=LATE,
        shifts=ROUND_THE_CLOCK,
        scenario={"shifts": list(ROUND_THE_CLOCK)},
    )

    early, calm = solve_campaign(campaign), solve_campaign(campaign, options=CALM)

    assert starts_in_hours(early) == {"A": 0, "L": 16}
    assert starts_in_hours(calm) == {"A": 10, "L": 16}
    assert calm.preference is not None
    assert (calm.preference.value, calm.preference.bound) == (0, 0)
    assert calm.settled


def test_weekend_is_left_free_where_launch_can_wait_for_monday():
    """A of 3 h is ready on Friday at 15:00; L starts on Monday at 12:00: A runs from 08:00."""
    campaign = make_campaign(
        make_task("P", "7h", crew=FIRST),
        make_task("A", "3h", crew=FIRST, after=["P"]),
        make_task(
            "L",
            "1h",
            windows=[{"for": "start", "from": "2025-11-17T12:00", "to": "2025-11-17T12:00"}],
            after=["A"],
        ),
        crews={"MEC": 1},
        start=FRIDAY,
    )

    early, calm = solve_campaign(campaign), solve_campaign(campaign, options=CALM)

    assert starts_in_hours(early)["A"] == 24
    assert starts_in_hours(calm) == {"P": 0, "A": 72, "L": 76}


def test_fewer_people_come_in_where_steps_can_follow_each_other():
    """A and B of 4 h each fit one after the other into a day before launch at 16:00."""
    campaign = make_campaign(
        make_task("A", "4h", crew=FIRST),
        make_task("B", "4h", crew=FIRST),
        make_task("L", "0h", windows=[{"for": "start", "daily": "16:00"}], after=["A", "B"]),
        crews={"MEC": 2},
    )

    early, cheap = solve_campaign(campaign), solve_campaign(campaign, options=CHEAP)

    assert starts_in_hours(early) == {"A": 0, "B": 0, "L": 8}
    assert sorted(starts_in_hours(cheap).values()) == [0, 4, 8]
    assert cheap.preference is not None
    assert (cheap.preference.value, cheap.preference.proved) == (100, True)


@EITHER
def test_launch_is_never_put_off(options):
    """A at night is the only way to launch as early as possible, whatever that costs."""
    campaign = make_campaign(
        make_task("A", "4h", crew=FIRST),
        make_task("L", "1h", after=["A"]),
        crews={"MEC": 1},
        start=LATE,
        shifts=ROUND_THE_CLOCK,
        scenario={"shifts": list(ROUND_THE_CLOCK)},
    )

    result = solve_campaign(campaign, options=options)

    assert (result.launch_minute, result.status) == (hours(5), Status.OPTIMAL)


@EITHER
@pytest.mark.parametrize("settle", [0.0, 4.0])
def test_step_wanted_late_moves_past_nights_without_work(options, settle):
    """Launch waits for Wednesday noon: A, begun on Monday, moves to Wednesday 08:00 at no cost."""
    window = {"for": "start", "from": "2025-11-12T12:00", "to": "2025-11-12T13:00"}
    campaign = make_campaign(
        make_task("A", "4h", crew=FIRST, as_late_as_possible=True),
        make_task("L", "1h", after=["A"], windows=[window]),
        crews={"MEC": 1},
    )

    result = solve_campaign(campaign, options=replace(options, settle=settle))

    assert starts_in_hours(result) == {"A": 48, "L": 52}


def test_an_early_plan_has_no_preference():
    """Nothing is said, and nothing searched, between launch and early starts."""
    result = solve_campaign(make_campaign(make_task("L")))

    assert result.preference is None
    assert find_preference(make_situation(make_campaign(make_task("L"))), Prefer.EARLY) is None


def test_every_preference_but_early_is_registered():
    """Early starts are what every plan aims at last."""
    assert set(PREFERENCES) == set(Prefer) - {Prefer.EARLY}


# Encoding and value


def encoded(situation, schedule, options):
    """Return the least value that the model permits with every start and way fixed."""
    preference = find_preference(situation, options.prefer)
    assert preference is not None
    model, variables = build(situation, None, situation.horizon, situation.horizon)
    for task_id, placed in schedule.tasks.items():
        model.add(variables.start(task_id) == placed.start // situation.tick)
        for mode in variables.modes(task_id):
            if mode.present is not None:
                model.add(mode.present == (mode.job.option == placed.option))
    model.minimize(preference.add_aim(model, variables, None))
    found = run(model, variables, SearchEffort(seconds=60, workers=1, seed=1), lambda *_: None)
    assert found.verdict is Verdict.OPTIMAL
    return found.objective, preference.value(schedule)


def some_schedule(campaign, data):
    """Return a situation with one of its list schedules, if the campaign has any."""
    situation = make_situation(campaign)
    assume(campaign.launch in situation.modes)
    try:
        schedules = list(list_schedules(situation))
    except Infeasible:
        schedules = []
    assume(schedules)
    return situation, data.draw(st.sampled_from(schedules))


def compare_values(options, campaign, data):
    """Compare what the model says of a list schedule with the value worked out."""
    situation, schedule = some_schedule(campaign, data)

    aim, value = encoded(situation, schedule, options)

    event("some" if value else "none")
    assert aim == value


@EITHER
@settings(REPEATABLE, max_examples=24)
@given(st.one_of(campaigns(), campaigns_with_options(), roomy_campaigns()), st.data())
def test_encoding_says_what_the_value_says(options, campaign, data):
    """With all starts fixed, the least aim of the model is the value of the schedule."""
    compare_values(options, campaign, data)


@pytest.mark.slow
@EITHER
@settings(REPEATABLE, max_examples=150)
@given(st.one_of(campaigns(), campaigns_with_options(), roomy_campaigns()), st.data())
def test_encoding_says_what_the_value_says_at_length(options, campaign, data):
    """The same on many more campaigns."""
    compare_values(options, campaign, data)


# Moves


def move_left(options, campaign, data):
    """Move steps of a list schedule left, and compare the values before and after."""
    situation, schedule = some_schedule(campaign, data)
    preference = find_preference(situation, options.prefer)
    assert preference is not None
    kept = solve_campaign(campaign, options=options).require_schedule()

    moved = activate(situation, schedule, preference.first_kept)

    assert check(campaign, situation.scenario, moved) == []
    assert preference.value(moved) <= preference.value(schedule)
    assert activate(situation, kept, preference.first_kept).starts == kept.starts


@EITHER
@settings(REPEATABLE, max_examples=16)
@given(campaigns(), st.data())
def test_moving_left_never_raises_the_value(options, campaign, data):
    """An activated schedule is sound and worth no less than before; once more changes nothing."""
    move_left(options, campaign, data)


@pytest.mark.slow
@EITHER
@settings(REPEATABLE, max_examples=150)
@given(campaigns(), st.data())
def test_moving_left_never_raises_the_value_at_length(options, campaign, data):
    """The same on many more campaigns."""
    move_left(options, campaign, data)
