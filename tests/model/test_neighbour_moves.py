"""How far neighbours may move, where their dates lie then, and what facts leave of it."""

from datetime import datetime

import pytest

from scheduler.model.notation.moments import instant
from scheduler.model.progress.living import living
from scheduler.model.progress.neighbour_moves import (
    name_with_move,
    permitted_moves,
    with_move,
)
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import with_progress
from scheduler.model.task import Window
from tests.builders import PLAN, make_campaign, make_task

WEDNESDAY = {"from": "2025-11-12T08:00", "to": "2025-11-12T16:00"}
FRIDAY = {"from": "2025-11-14T08:00", "to": "2025-11-14T16:00"}


def make_site(zone="UTC", start="2025-11-10T08:00", scenario=None, **moves):
    """Return a site with a neighbour: x on Wednesday, y promised for Friday 09:00."""
    return make_campaign(
        make_task("x", windows=["wed"], flow="sat"),
        make_task("y", at="2025-11-14T09:00", after=["x"], flow="sat"),
        make_task("go", flow="own"),
        windows={"wed": WEDNESDAY, "rest": {"daily": "08:00-16:00"}},
        flows={"own": {}, "sat": {"neighbour": True, "moves": {"later": "2d", **moves}}},
        start=start,
        time_zone=zone,
        scenario=scenario,
    )


def moves_of(campaign, **options):
    """Return what the neighbour may do: price, days and windows with other times."""
    moves = permitted_moves(campaign, campaign.resolve_scenario(PLAN), **options)
    return [(x.price, dict(x.days).get("sat", 0), x.squeezed) for x in moves]


def dates_of(campaign, name):
    """Return the begin of the window of x and the promised start of y."""
    scenario, tasks = campaign.resolve_scenario(name), campaign.tasks
    windows = campaign.task_windows(tasks["x"], scenario)
    promised = campaign.promised_start(tasks["y"], scenario)
    return [f"{window.start:%a %H:%M}" for window in windows], f"{promised.date:%a %H:%M}"


def recorded(campaign, data_date, **steps):
    """Return a campaign with facts."""
    progress = Progress.model_validate({"data_date": data_date, "steps": steps})
    return with_progress(living(campaign, progress), progress, campaign)


def test_moves_are_whole_days_at_their_price_the_cheapest_first():
    """Up to two days later and one earlier, each for 60; a part of a day counts for nothing."""
    campaign = make_site(earlier="36h", per_day=60)

    assert moves_of(campaign) == [(0, 0, ()), (60, 1, ()), (60, -1, ()), (120, 2, ())]


def test_other_times_are_had_with_or_without_days():
    """The window has its other times for 20; the days then move the promised start alone."""
    campaign = make_site(per_day=60, squeeze={"wed": {**FRIDAY, "price": 20}})

    assert moves_of(campaign)[:4] == [(0, 0, ()), (20, 0, ("wed",)), (60, 1, ()), (80, 1, ("wed",))]


@pytest.mark.parametrize(
    ("notice", "days"),
    [("48h", [0, 1, 2]), ("49h", [0]), ("24h", [0, -1, 1, 2]), ("25h", [0, 1, 2])],
)
def test_a_date_within_the_notice_keeps_the_neighbour_where_it_is(notice, days):
    """Wednesday 08:00 is 48 h from the start, the day before it 24 h: both count."""
    campaign = make_site(earlier="1d", notice=notice)

    assert sorted(day for _, day, _ in moves_of(campaign)) == sorted(days)


def test_notice_counts_from_the_data_date_or_the_moment_given():
    """As of Tuesday 08:00 the window is 24 h away; asked as of the start it is 48 h."""
    tuesday = recorded(make_site(notice="48h"), "2025-11-11T08:00")
    monday = datetime.fromisoformat("2025-11-10T08:00")

    assert len(moves_of(tuesday)) == 1
    assert len(moves_of(tuesday, moment=monday)) == 3


@pytest.mark.parametrize(("notice", "days"), [("47h", [0, 1, 2]), ("48h", [0])])
def test_a_window_whose_steps_have_begun_is_no_hindrance(notice, days):
    """With x under way, what is left may move in time: Friday 09:00 is 47 h away."""
    begun = {"started": "2025-11-12T08:00"}
    campaign = recorded(make_site(notice=notice), "2025-11-12T10:00", x=begun)

    assert [day for _, day, _ in moves_of(campaign)] == days


def test_a_scenario_moves_windows_and_promises_together():
    """A day later: Thursday 08:00 and Saturday 09:00."""
    campaign = make_site()
    move = permitted_moves(campaign, campaign.resolve_scenario(PLAN))[1]
    changed = with_move(campaign, PLAN, move)

    assert name_with_move(campaign, PLAN, move) == "plan-moved"
    assert changed.scenarios["plan-moved"].extends == PLAN
    assert dates_of(changed, PLAN) == (["Wed 08:00"], "Fri 09:00")
    assert dates_of(changed, "plan-moved") == (["Thu 08:00"], "Sat 09:00")


def test_moves_count_from_where_the_scenario_has_the_neighbour():
    """A day later already, it may go on by one day or come back by one, each for a day's price."""
    campaign = make_site(per_day=60, scenario={"moved": {"sat": "1d"}})

    assert moves_of(campaign) == [(0, 0, ()), (60, 1, ()), (60, -1, ())]


def test_a_window_with_other_times_has_them_however_far_the_rest_moves():
    """The window is Friday's, the promise a day later."""
    squeeze = {"squeeze": {"wed": {**FRIDAY, "price": 20}}}
    campaign = make_site(**squeeze, scenario={"moved": {"sat": 1}, "squeezed": ["wed"]})

    assert dates_of(campaign, PLAN) == (["Fri 08:00"], "Sat 09:00")


def test_a_step_that_has_begun_keeps_its_window_and_has_the_new_one_from_the_data_date():
    """Begun on Wednesday, moved a day: Wednesday 08-16, and Thursday as it is."""
    campaign = recorded(
        make_site(scenario={"moved": {"sat": 1}}),
        "2025-11-12T10:00",
        x={"started": "2025-11-12T08:00"},
    )

    assert dates_of(campaign, PLAN)[0] == ["Wed 08:00", "Thu 08:00"]


def test_times_of_day_stay_where_the_clocks_change():
    """From Friday 28 March to Monday 31 March 08:00 in Berlin it is an hour less."""
    window = Window.model_validate({"from": "2025-03-28T08:00", "to": "2025-03-28T16:00"})
    moved = window.days_later(3)
    zone = make_site(zone="Europe/Berlin").zone
    assert window.start is not None
    assert moved.start is not None

    assert moved.start is not None
    assert window.start is not None
    assert f"{moved.start:%a %H:%M} {moved.end:%a %H:%M}" == "Mon 08:00 Mon 16:00"
    assert (instant(moved.start, zone) - instant(window.start, zone)).total_seconds() == 71 * 3600


def test_dates_of_daily_windows_move_and_days_of_the_week_stay():
    """A season moves with the neighbour; an evening of every day does not."""
    season = Window.model_validate({"daily": "08:00-16:00", "dates": ["2025-11-12 to 2025-11-14"]})
    evening = Window.model_validate({"daily": "18:00-20:00", "days": "mon-fri"})

    assert str(season.days_later(2).dates[0]) == "2025-11-14 to 2025-11-16"
    assert evening.days_later(2) == evening
