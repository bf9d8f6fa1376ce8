from datetime import datetime, timedelta

import pytest

import scheduler
from scheduler.errors import Infeasible, InputError


@pytest.fixture
def permitted(rocket):
    """Return a campaign of nine hours whose last hour needs one person on the late shift."""
    rocket.add_shift("late", "16:00-24:00")
    rocket.add_task("go", hours=1, crew={"TEAM": 1}, after="count")
    rocket.add_scenario("quiet", shifts="day", week="mon-fri")
    rocket.add_scenario("late", extends="quiet", shifts=["day", "late"])
    return rocket.build(launch="go", baseline="quiet", scenario="late", horizon="5d")


def test_date_takes_one_evening(permitted):
    """One person on one late shift, which costs as much as a day shift."""
    found = scheduler.find_changes(permitted, "2026-05-04T17:00", base="quiet", workers=1)

    assert (found.cost, found.bound, found.is_proved) == (1.0, 1.0, True)
    assert found.plan.launch == found.by
    assert found.unit == "day shifts"
    assert len(found.changes) == len(found.to_frame()) == 1
    assert "costs 1.0 day shifts" in repr(found)


def test_date_may_be_a_datetime(permitted):
    """On Tuesday at nine the base is there by itself, at no cost."""
    by = datetime(2026, 5, 5, 9, tzinfo=permitted.zone)
    found = scheduler.find_changes(permitted, by, base="quiet", workers=1)

    assert (found.cost, found.changes) == (0, ())


def test_campaign_without_a_target_needs_a_date(permitted):
    """So does one with a date that is none."""
    with pytest.raises(InputError, match="there is no date"):
        scheduler.find_changes(permitted)
    with pytest.raises(InputError, match="2026-05-04 17 Uhr"):
        scheduler.find_changes(permitted, "2026-05-04 17 Uhr")


def test_date_that_nothing_makes_is_infeasible(permitted):
    """Nine hours do not end eight hours after the start."""
    with pytest.raises(Infeasible):
        scheduler.find_changes(permitted, "2026-05-04T16:00", base="quiet", workers=1)


def test_price_curve_ends_where_nothing_is_to_be_paid(permitted):
    """The first date costs an evening, the last is the one of the base."""
    curve = scheduler.price_curve(permitted, points=2, base="quiet", workers=1)

    assert list(curve["cost"]) == [1.0, 0.0]
    assert curve["by"].iloc[1] - curve["by"].iloc[0] == timedelta(hours=16)


def test_dates_of_a_price_curve_may_be_shared(permitted):
    """One process is this one: the same table; less than none is a mistake."""
    alone = scheduler.price_curve(permitted, 3, base="quiet", workers=1)
    one = scheduler.price_curve(permitted, 3, base="quiet", processes=1, workers=1)

    assert one.equals(alone)
    with pytest.raises(ValueError, match="processes=-1: write 0 or more"):
        scheduler.price_curve(permitted, 3, processes=-1)


def test_words_of_a_search_are_still_judged_where_plans_are_shared(permitted):
    """Less than no workers are refused."""
    with pytest.raises(ValueError, match="workers=-1: write 0 or more"):
        scheduler.price_curve(permitted, processes=1, workers=-1)
